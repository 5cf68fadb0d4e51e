"""One vault on two machines, and everything that can happen to it in any order.

Hands edit, tick and answer on both sides, days go by, either vaultkit syncs, single
files travel in either direction and clash. In the end nothing that a hand wrote is
lost, no answer was acted on twice, and both sides hold the same bytes.
"""

from __future__ import annotations

import os
import random
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.exchange import Synchroniser
from support.machines import Machine, instant

NAMES = ["Anna Weber", "Max Huber", "Priya Raman", "Jürgen Öztürk", "Eva Novak"]
CARD = """\
---
type: kontakt
rückruf: {due}
anlass: {reason}
kontaktrhythmus: {every}
---

## Zusagen
- [ ] Prospekt {nth} schicken 📅 {due}

## Verlauf
- 2026-11-0{nth} Mittagessen: Nachfolge, Werk {nth}
"""
LISTS = {
    "Heute.md": "# Heute\n\n<!-- vaultkit:checklist within=30d -->\n"
    "<!-- /vaultkit -->\n",
    "Woche.md": "Woche\n\n- <!-- vaultkit:checklist within=7d max=8 -->\n"
    "  <!-- /vaultkit -->\n\nEnde der Liste\n",
}
TALKED = ["erreicht", "erreicht, nimmt drei", "erreicht, wieder in 2 Wochen"]
MISSED = ["nicht erreicht", "mailbox", "nicht erreicht, Mo 14:00"]
EXCLUDED = 0.05
"""How often a line is answered with what its twin in the other list excludes."""
TOKEN = re.compile(r"\bq\d+q\b")
COPY = ".sync-conflict-"


class Story:
    """What happens, remembered apart from the vaults."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = datetime.fromisoformat("2026-11-25T08:00")
        self.machines = [Machine(folder, "laptop"), Machine(folder, "phone")]
        self.number = 0
        self.alive: set[str] = set()
        """Words by hand that must stand somewhere."""
        self.answered: set[str] = set()
        """Words of answers; what stood below a line may go with more than one."""
        self.doubled: set[str] = set()
        """Words that were logged under two days."""
        self.log: list[str] = []
        laptop, phone = self.machines
        for nth, name in enumerate(NAMES, 1):
            due, every = f"2026-11-{24 + nth}", ("", "6 Wochen")[nth % 2]
            text = CARD.format(due=due, reason=f"Angebot {nth}", every=every, nth=nth)
            laptop.note(f"Kontakte/{name}.md", text)
        for path, text in LISTS.items():
            laptop.note(path, text)
        laptop.sync(self.moment)
        self.dated(laptop)
        for path, data in laptop.files().items():
            phone.note(path, data, self.moment)
        self.travel = Synchroniser(laptop, phone)

    # --- time and places ---
    @property
    def moment(self) -> str:
        return self.now.isoformat(timespec="minutes")

    def later(self) -> None:
        """Some time goes by, at night a lot of it."""
        self.now += timedelta(minutes=self.chance.choice([1, 3, 20, 90]))
        if self.now.hour >= 20:
            days = self.chance.choice([1, 1, 1, 3])
            self.now = self.now.replace(hour=7) + timedelta(days=days)

    def dated(self, machine: Machine) -> None:
        """What vaultkit wrote was saved at this moment."""
        at = instant(self.moment)
        for path in machine.root.rglob("*"):
            if path.is_file() and path.stat().st_mtime_ns % 1_000_000_000:
                os.utime(path, ns=(at, at))

    def token(self) -> str:
        self.number += 1
        word = f"q{self.number}q"
        self.alive.add(word)
        return word

    def notes(self, machine: Machine, *, copies: bool = False) -> list[str]:
        found = (p for p in machine.files() if p.endswith(".md"))
        return [p for p in found if (COPY in p) == copies]

    def save(self, machine: Machine, path: str, lines: list[str]) -> None:
        machine.note(path, "\n".join(lines), self.moment)

    # --- what may happen ---
    def step(self) -> None:
        """Something, anywhere."""
        kinds = {
            self.sends: 12,
            self.syncs: 6,
            self.ticks: 6,
            self.writes: 4,
            self.writes_into_a_list: 3,
            self.meets: 1,
            self.renames: 1,
            self.deletes: 0.3,
            self.tidies: 2,
        }
        (does,) = self.chance.choices(list(kinds), list(kinds.values()))
        machine = self.chance.choice(self.machines)
        self.later()
        self.log.append(f"{self.moment} {machine.name} {does.__name__}")
        does(machine)

    def sends(self, machine: Machine) -> None:
        waiting = self.travel.differing() or self.travel.paths()
        path = self.chance.choice(waiting)
        self.log[-1] += f" {path}"
        self.travel.send(path, machine, self.moment)

    def syncs(self, machine: Machine) -> None:
        self.now += timedelta(minutes=1)
        summary = machine.sync(self.moment)
        self.dated(machine)
        self.log[-1] += f" {[*summary.told]} {summary.complaints}"
        before = machine.files()
        machine.sync(self.moment)
        after = machine.files()
        for path in before:
            was, now = before[path].decode(), after[path].decode()
            assert was.split("\n") == now.split("\n"), "a second round writes nothing"

    def ticks(self, machine: Machine) -> None:
        path = self.chance.choice([p for p in LISTS if (machine.root / p).exists()])
        lines = machine.read(path).split("\n")
        open_ = [
            number
            for number, line in enumerate(lines[:-1])
            if "- [ ] " in line and "^vk" in line and "->" not in line
            if "reicht" not in lines[number + 1]  # nobody answers twice
        ]
        if not open_:
            return
        at = self.chance.choice(open_)
        word = self.token()
        self.answered.add(word)
        talked = lines[at].partition("^vk-")[2][:1] < "c"  # mostly one or the other
        if self.chance.random() < EXCLUDED:
            talked = not talked
        said = self.chance.choice(TALKED if talked else MISSED)
        mark = "x" if said in TALKED and self.chance.random() < 0.5 else " "
        answer = f" -> {said}, {word}"
        if self.chance.random() < 0.2:
            lines.insert(at + 1, f"        - {said}, {word}")
            answer = ""
        lines[at] = lines[at].replace("[ ]", f"[{mark}]", 1) + answer
        self.log[-1] += f" {path}: {lines[at]}"
        self.save(machine, path, lines)

    def writes(self, machine: Machine) -> None:
        path = self.chance.choice(self.notes(machine))
        lines = machine.read(path).split("\n")
        word = self.token()
        if self.chance.random() < 0.5:
            lines.insert(len(lines) - 1, f"Notiz von Hand {word}")
        else:
            head = next((n for n, x in enumerate(lines) if x.startswith("## Ver")), 0)
            after = head + 1 if head else 0
            lines.insert(after, f"Zum Merken: {word}" if head else f"Oben: {word}")
        if not lines[0].startswith(("---", "#", "Oben", "Woche")):
            return self.alive.discard(word)
        if lines[0].startswith("Oben") and lines[1].startswith("---"):
            return self.alive.discard(word)
        self.log[-1] += f" {path} {word}"
        return self.save(machine, path, lines)

    def writes_into_a_list(self, machine: Machine) -> None:
        path = self.chance.choice([p for p in LISTS if (machine.root / p).exists()])
        lines = machine.read(path).split("\n")
        begin = next(n for n, x in enumerate(lines) if "<!-- vaultkit" in x)
        end = next(n for n, x in enumerate(lines) if "<!-- /vaultkit" in x)
        at = self.chance.randint(begin + 1, end)
        word = self.token()
        form = self.chance.choice(["- [ ] Blumen {}", "    - fragen {}", "Satz {}"])
        if form[0] == " " and ("->" in lines[at - 1] or "[x]" in lines[at - 1]):
            form = "Satz {}"  # more words would make it another answer
        lines.insert(at, form.format(word))
        self.log[-1] += f" {path}:{at} {word}"
        self.save(machine, path, lines)

    def meets(self, machine: Machine) -> None:
        name = f"Neu {self.token()}"
        if len(self.notes(machine)) > 25:
            return self.alive.discard(name[4:])
        due = (self.now + timedelta(days=self.chance.randint(0, 9))).date().isoformat()
        text = CARD.format(due=due, reason=name, every="", nth=self.number % 9 + 1)
        return machine.note(f"Kontakte/{name}.md", text, self.moment)

    def cards(self, machine: Machine) -> list[str]:
        return [p for p in self.notes(machine) if p.startswith("Kontakte/")]

    def renames(self, machine: Machine) -> None:
        path = self.chance.choice(self.cards(machine))
        stem = Path(path).stem.partition(" (")[0]
        new = f"Kontakte/{stem} ({self.chance.choice('ABC')}).md"
        if not (machine.root / new).exists():
            self.log[-1] += f" {path} {new}"
            (machine.root / path).rename(machine.root / new)

    def deletes(self, machine: Machine) -> None:
        path = self.chance.choice(self.cards(machine))
        self.log[-1] += f" {path}"
        self.alive -= set(TOKEN.findall(machine.read(path)))
        (machine.root / path).unlink()

    def tidies(self, machine: Machine) -> None:
        """Take over what only a conflict copy holds, and delete it."""
        copies = self.notes(machine, copies=True)
        if not copies:
            return
        path = self.chance.choice(copies)
        home = path.partition(COPY)[0] + ".md"
        self.log[-1] += f" {path}"
        mine = machine.read(path)
        if (machine.root / home).exists():
            text = machine.read(home)
            here = set(TOKEN.findall(text))
            lines = [x for x in mine.split("\n") if set(TOKEN.findall(x)) - here]
            if any("^vk" in line for line in lines):
                return
            more = [re.sub(r"\^v\S+", "", line).strip() for line in lines]
            more = [TOKEN.sub(lambda m: "" if m[0] in here else m[0], x) for x in more]
            self.save(
                machine,
                home,
                [*more, *text.split("\n")]
                if home in LISTS
                else [*text.split("\n"), *more],
            )
        else:
            self.alive -= set(TOKEN.findall(mine))
        (machine.root / path).unlink()

    # --- what must hold ---
    def check(self) -> None:
        """Nothing by hand is gone from both sides, and no answer was acted on twice."""
        found: set[str] = set()
        for machine in self.machines:
            for path, data in machine.files().items():
                words = TOKEN.findall(data.decode())
                found |= set(words)
                if COPY not in path and path.startswith("Kontakte/"):
                    entries = re.findall(r"(?m)^- 20\d\d-.*$", data.decode())
                    entries = [one for one in entries if TOKEN.search(one)]
                    assert len(set(entries)) == len(entries), f"{path}: {entries}"
                    logged = TOKEN.findall("\n".join(entries))
                    twice = {word for word in logged if logged.count(word) > 1}
                    self.doubled |= twice & self.answered
        assert not self.alive - found, f"lost: {self.alive - found}"

    def ends(self) -> int:
        """Everything travels, both sync, until nothing moves; how often that took."""
        for rounds in range(1, 9):
            self.now += timedelta(minutes=1)
            self.travel.send_all(self.moment)
            assert not self.travel.differing()
            for machine in self.machines:
                machine.sync(self.moment)
                self.dated(machine)
            if not self.travel.differing():
                return rounds
            self.log.append(f"{self.moment} differ: {self.travel.differing()}")
        raise AssertionError(f"never at rest: {self.travel.differing()}")


def lived(folder: Path, seed: int, steps: int) -> Story:
    """A story from beginning to end."""
    story = Story(folder, seed)
    try:
        for number in range(steps):
            story.step()
            story.check()
            if number % 100 == 99:
                assert story.ends() <= 4
                story.check()
        story.ends()
        story.now += timedelta(days=5)
        story.ends()
        story.check()
    except AssertionError as error:
        error.add_note(f"seed {seed}, step {len(story.log)}")
        error.add_note("\n".join(story.log[-40:]))
        raise
    return story


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_steps_on_two_machines_lose_nothing(tmp_path, seed):
    assert lived(tmp_path, seed, 100).doubled == set()


@pytest.mark.slow
def test_two_thousand_steps_on_two_machines_lose_nothing(tmp_path):
    story = lived(tmp_path, 20261121, 2000)
    assert story.travel.conflicts > 100
    assert story.doubled == set()
