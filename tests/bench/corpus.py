"""Vaults of any size for the benchmark: the same bytes for the same size, every time.

Half of the contacts and notes are tidy, half are as people write by hand, in German
and English, in every spelling of tasks and dates that the format knows. Everything is
counted from one day, `TODAY`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.phrases import (
    CHANNELS,
    COMPANIES,
    FIRST,
    HEADS,
    LAST,
    PLACES,
    PROSE,
    ROLES,
    STAGES,
    TALKED,
    TOPICS,
)

TODAY = date(2026, 11, 21)
A_FOLDER = 500
VERSION = 2
"""Part of the cached vault's name: raise it when the bytes change."""
SETTINGS = """\
id = "benchmrk"
language = "de"
timezone = "Europe/Vienna"
region = "AT"
start = 2026-09-01
"""
CHECKLIST = "<!-- vaultkit:checklist tage=7 -->\n<!-- /vaultkit -->\n"
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def cached(size: int) -> Path:
    """A vault of `size` contacts and as many notes, made once a machine."""
    root = Path(tempfile.gettempdir()) / f"vaultkit-bench-{VERSION}" / str(size)
    if not root.is_dir():
        half = root.with_suffix(".making")
        shutil.rmtree(half, ignore_errors=True)
        write(half, size)
        half.rename(root)
    return root


def write(root: Path, size: int) -> None:
    """Write the vault into a folder."""
    root.mkdir(parents=True)
    (root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
    (root / "Wiedervorlage.md").write_text(CHECKLIST, "utf-8")
    for path, text in notes(size):
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, "utf-8")


def write_booked(root: Path, size: int) -> None:
    """A vault of contacts with one appointment each, for feeds of `size` entries."""
    root.mkdir(parents=True)
    (root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
    random = Random(size)
    for number in range(size):
        when = TODAY + timedelta(days=1 + number % 390)
        hour = f"{8 + number % 9:02}"
        what = f"Telefontermin {random.choice(TOPICS)}"
        full = root / f"people/{number // A_FOLDER:03}/{name(number)}.md"
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(
            f"---\ntype: contact\nphone: {dialled(random)}\n---\n\n"
            f"- [ ] {when} {hour}:00–{hour}:30 {what}\n",
            "utf-8",
        )


def notes(size: int) -> Iterator[tuple[str, str]]:
    """Path and text of every contact, then of every other note."""
    random = Random(size)
    names = [name(number) for number in range(size)]
    for number in range(size):
        write_one = by_hand if number % 2 else tidy
        folder = "Kontakte" if number % 4 > 1 else "people"
        place = f"{folder}/{number // 2 // A_FOLDER:03}"
        yield f"{place}/{names[number]}.md", write_one(random, names, number)
    for number in range(size):
        kind, text = other(random, names, number)
        yield f"{kind[0]}/{number // A_FOLDER:03}/{kind[1]}.md", text


def name(number: int) -> str:
    """The name of a contact; namesakes are told apart by a bracket."""
    people = len(FIRST) * len(LAST)
    spread = number * 1117 % people
    full = f"{FIRST[spread % len(FIRST)]} {LAST[spread // len(FIRST)]}"
    again = number // people
    return f"{full} ({PLACES[again % len(PLACES)]} {again})" if again else full


def day(random: Random, back: int, ahead: int) -> date:
    """A day around today."""
    return TODAY + timedelta(days=random.randint(-back, ahead))


def spelled(random: Random, when: date) -> str:
    """A day as people spell it."""
    return random.choice(
        (
            when.isoformat(),
            f"{when.day}.{when.month}.{when.year}",
            f"{when:%d.%m.%Y}",
            f"{WEEKDAYS[when.weekday()]} {when.day}.{when.month}.{when.year}",
        )
    )


def slot(random: Random) -> str:
    """Half an hour of a working day."""
    hour = f"{random.randint(8, 18):02}"
    return random.choice((f"{hour}:00–{hour}:30", f"{hour}:30–{hour}:50"))


def dialled(random: Random) -> str:
    """A phone number that is kept free for fiction."""
    return random.choice(
        (
            f"+49 171 39200{random.randint(0, 99):02}",
            f"0171 39200{random.randint(0, 99):02}",
            f"030 23125 {random.randint(0, 999):03}",
            f"+44 7700 900{random.randint(0, 999):03}",
        )
    )


def tidy(random: Random, names: list[str], number: int) -> str:
    """A contact as a program or a careful person writes it."""
    own = names[number]
    handle = own.lower().replace(" ", ".")
    met = day(random, 1500, -30)
    lines = [
        "---",
        "type: contact",
        f'name: "{own}"',
        f'company: "[[{random.choice(COMPANIES)}]]"',
        f'role: "{random.choice(ROLES)}"',
        f'phone: "{dialled(random)}"',
        f"email: {handle.split('(')[0].strip('. ')}@mail.example",
        f"location: {random.choice(PLACES)}, second floor, ring twice",
        f"stage: {random.choice(STAGES[:3])}",
        f"met: {met}",
        f'met_at: "Frühstück {random.choice(PLACES)} {met.year}"',
        f"works_on: {random.choice(TOPICS)}, and how to get the board behind it",
        f"seeks: {random.choice(TOPICS)}, somebody who has done it before",
        born(random, "birthday: {0:%Y-%m-%d}", "website: https://{1}.example"),
        f"tags: [customer, {random.choice(PLACES).lower()}]",
        f'reachable: "Mo-Do 9-11, {random.randint(13, 17)}:00"',
        *keys(random, "cadence", "callback", "reason"),
        "---",
        "",
        f"Met through [[{random.choice(names)}]]. {random.choice(PROSE)}",
        random.choice(PROSE),
        "",
        "## Promises",
        *(task(random, own) for _ in range(random.randint(1, 4))),
        "",
        "## Log",
        *log(random, names, random.randint(4, 16), hand=False),
    ]
    return "\n".join(lines) + "\n"


def born(random: Random, known: str, unknown: str) -> str:
    """A birthday for some, a website for the others."""
    form = known if random.random() < 0.3 else unknown
    return form.format(day(random, 22000, -9000), random.choice(PLACES).lower())


def keys(random: Random, rhythm: str, callback: str, reason: str) -> Iterator[str]:
    """What brings some people back: a rhythm, a callback."""
    if random.random() < 0.4:
        weeks = random.choice(("6w", "monthly", "alle 6 Wochen", "12w", "quarterly"))
        yield f"{rhythm}: {weeks}"
    if random.random() < 0.2:
        yield f"{callback}: {day(random, 40, 60)}"
        yield f"{reason}: {random.choice(TOPICS)}"


def by_hand(random: Random, names: list[str], number: int) -> str:
    """A contact as people write it: German keys, card lines, every kind of task."""
    own = names[number]
    lines = [
        "---",
        "typ: kontakt",
        f"anrede: {random.choice(('Sie, Frau Mag. Weber', 'du', 'per du', 'Sie'))}",
        f"firma: {random.choice(COMPANIES)}",
        f"funktion: {random.choice(ROLES)}",
        f'handy: "{dialled(random)}"',
        f'telefon_geschäftlich: "{dialled(random)}"',
        f"ort: {random.choice(PLACES)}, bei der alten Werft, Eingang im Hof",
        f"phase: {random.choice(STAGES[3:])}",
        f"kennengelernt: {day(random, 1500, -30)} [[Frühstück {number % 90}]]",
        f'vorgestellt_von: "[[{random.choice(names)}]]"',
        f"umtreibt: {random.choice(TOPICS)} bis {random.randint(2027, 2030)} im Haus",
        f"sucht: {random.choice(TOPICS)}",
        f"bietet: {random.choice(TOPICS)}, {random.choice(TOPICS)}, Zugang zum Verband",
        born(random, "geburtstag: {0.day}.{0.month}.", "webseite: www.{1}.example"),
        f"tags: [kunde/{random.choice(PLACES).lower()}]",
        *keys(random, "kontaktrhythmus", "rückruf", "anlass"),
        "---",
        f"E-Mail: {own.split()[0].lower()}.{number}@post.example",
        "",
        random.choice(PROSE),
        random.choice(PROSE),
        "",
        *(task(random, own) for _ in range(random.randint(1, 4))),
        "",
        random.choice(("## Verlauf", "## Gespräche", "## Log")),
        *log(random, names, random.randint(4, 16), hand=True),
    ]
    return "\n".join(lines) + "\n"


def task(random: Random, own: str) -> str:
    """A task in one of the ways to write one; most are done."""
    due = day(random, 300, 120)
    done = random.random() < 0.6
    box = "[x]" if done else random.choice(("[ ]", "[ ]", "[ ]", "[/]", "[!]"))
    theirs = own.partition(" ")[0] + ": "
    who = random.choice(("", "", "ich: ", "me: ", theirs, "warten auf "))
    what = f"{who}{random.choice(TOPICS)}"
    said = spelled(random, due)
    close = f" ✅ {due + timedelta(days=random.randint(-5, 6))}" if done else ""
    return random.choice(
        (
            f"- {box} {what} 📅 {due}{close}",
            f"- {box} {what} bis {said}{close}",
            f"* {box} {what} (by {due}){close}",
            f"- {box} {what} [due:: {due}]{close}",
            f"- {box} {what} due:{due}{close}",
            f"- {box} {said} {slot(random)} Telefontermin{close}",
            f"+ {box} anrufen wegen {random.choice(TOPICS)} ⏳ {due}{close}",
            f"- {box} {random.choice(TOPICS)} nachsehen",
        )
    )


def log(random: Random, names: list[str], count: int, *, hand: bool) -> Iterator[str]:
    """The history of a contact, oldest first."""
    days = sorted(day(random, 900, 0) for _ in range(count))
    forms = ("- {0}", "- **{0}**", "- [[{0}]]", "* {0}") if hand else ("- {0}",)
    form = random.choice(forms)
    for when in days:
        told = spelled(random, when) if hand and "[[" not in form else str(when)
        said = f"{random.choice(CHANNELS)}: {random.choice(TALKED)}"
        if random.random() < 0.1:
            said += f", mit [[{random.choice(names)}]]"
        yield f"{form.format(told)} {said}"
        if hand and random.random() < 0.15:
            yield f"    {random.choice(PROSE)}"


def other(random: Random, names: list[str], number: int) -> tuple[tuple[str, str], str]:
    """A note that is no contact: ((folder, stem), text)."""
    kind = number % 20
    if number % 1000 == 13:
        return ("Büro", f"Rückrufe {number}"), office(random, names)
    when = TODAY - timedelta(days=number // 10)
    if kind in {0, 1}:
        stem = when.isoformat() + (" Notizen" if kind else "")
        return ("Tagebuch", stem), daily(random, names, when)
    if kind == 2:
        return ("Besprechungen", f"{when} Jour fixe {number}"), meeting(
            random, names, when
        )
    return ("Notizen", f"{random.choice(HEADS)} {number}"), prose(random, names, number)


def office(random: Random, names: list[str]) -> str:
    """A list of callbacks as an office hands it over."""
    lines = ["# Rückrufe"]
    for back in range(3):
        when = TODAY - timedelta(days=back)
        lines += [
            "",
            f"## {WEEKDAYS[when.weekday()]} {when.day}.{when.month}.{when.year}",
        ]
        for _ in range(random.randint(3, 7)):
            who = random.choice(names)
            why = random.choice(TOPICS)
            lines.append(
                random.choice(
                    (
                        f"- 8:50 Fr. {who.split()[1]}, wg. {why}, ab 14 Uhr",
                        f"- [ ] {who}, {random.choice(COMPANIES)}, {dialled(random)}",
                        f"- {who} re {why}, before 16:00",
                        f"- [x] [[{who}]], {why} → erreicht",
                        f"- Hr. {who.split()[1]}, bittet um Rückruf, dringend",
                    )
                )
            )
    return "\n".join(lines) + "\n"


def daily(random: Random, names: list[str], when: date) -> str:
    """A day's note: talks, plans, tasks that name people; the old is done."""
    box = "[ ]" if (TODAY - when).days < 20 else "[x]"
    lines = [f"# {WEEKDAYS[when.weekday()]} {when.day}.{when.month}.", ""]
    for _ in range(random.randint(6, 14)):
        who = f"[[{random.choice(names)}]]"
        what = random.choice(TOPICS)
        lines.append(
            random.choice(
                (
                    f"- 9:40 mit {who} telefoniert: {random.choice(TALKED)}",
                    f"- {who} hat nicht abgehoben",
                    f"- Kaffee mit {who}: {random.choice(TALKED)}",
                    f"- called {who}, {random.choice(TALKED)}",
                    f"- {who} anrufen",
                    f"- {box} {slot(random)} Telefontermin {who}",
                    f"- {box} {who}: {what} bis Mo",
                    f"- [x] ich: {who} {what} schicken bis 28.11. ✅ {when}",
                    f"- {random.choice(PROSE)}",
                    f"- {box} {what} einpacken",
                )
            )
        )
    return "\n".join(lines) + "\n"


def meeting(random: Random, names: list[str], when: date) -> str:
    """Minutes with people and what they said they would do; the old is done."""
    box = "[ ]" if (TODAY - when).days < 40 else "[x]"
    people = [random.choice(names) for _ in range(3)]
    listed = ", ".join(f'"[[{who}]]"' for who in people)
    lines = [
        "---",
        "type: besprechung",
        f"teilnehmer: [{listed}]",
        f"ort: {random.choice(PLACES)}, Werk 2",
        "---",
        "",
        *(random.choice(PROSE) for _ in range(5)),
        "",
        "## Offen",
        *(f"- {box} [[{who}]]: {random.choice(TOPICS)} bis Fr" for who in people),
        f"- {box} ich: {random.choice(TOPICS)} an [[{people[0]}]] bis {when.day}.12.",
        f"- {box} ich: Protokoll an alle 📅 {when + timedelta(days=4)}",
        f"- {box} Raum buchen",
    ]
    return "\n".join(lines) + "\n"


def prose(random: Random, names: list[str], number: int) -> str:
    """A note about something else; half have front matter."""
    lines = []
    if number % 2:
        lines = [
            "---",
            f"title: {random.choice(HEADS)} {number}",
            f"created: {day(random, 900, 0)}",
            f"tags: [{random.choice(PLACES).lower()}, lesen]",
            "status: offen",
            "---",
            "",
        ]
    lines.append(f"# {random.choice(HEADS)} {number}")
    for _ in range(random.randint(3, 5)):
        lines += ["", f"## {random.choice(HEADS)}", ""]
        lines += (random.choice(PROSE) for _ in range(random.randint(2, 7)))
        if random.random() < 0.3:
            lines.append(f"- see [[{random.choice(names)}]] on {random.choice(TOPICS)}")
        if random.random() < 0.2:
            lines.append(f"- [ ] {random.choice(TOPICS)} lesen")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Write a vault: FOLDER SIZE."""
    write(Path(arguments[0]), int(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
