"""What the benchmark runs in processes of its own; each says one line, its last.

    python inside.py SCRIPT ARGUMENTS

Costs that a script says itself leave out the start of its process. Nothing heavy is
imported by more than the script that needs it.
"""

# ruff: noqa: PLC0415, PTH123, T201 - imports are measured, pathlib is one; it prints

from __future__ import annotations

import sys
import time
from typing import Any

sys.path[0] = __file__.rpartition("/bench/")[0]


def yaml(root: str) -> float:
    """CPU seconds to load the front matter of every contact with PyYAML's C loader."""
    from pathlib import Path

    from yaml import CSafeLoader, load

    heads = [
        path.read_text("utf-8").split("---\n", 2)[1]
        for folder in ("Kontakte", "people")
        for path in sorted(Path(root, folder).rglob("*.md"))
    ]
    began = time.process_time()
    for head in heads:
        load(head, CSafeLoader)
    return time.process_time() - began


def peak(*arguments: str) -> int:
    """Peak memory in KiB of a vaultkit call, or of the bare interpreter."""
    if arguments:
        from vaultkit.cli import main

        main.run(list(arguments))
    with open("/proc/self/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if "VmHWM" in line)


def feed(root: str, day: str) -> str:
    """CPU seconds of a feed from nothing, after one edit, and of that whole round."""
    from pathlib import Path

    from vaultkit import wiring
    from vaultkit.app import generate
    from vaultkit.app import round as rounds
    from vaultkit.cli import main

    main.run(["report", "--vault", root, "--today", day, "--format", "json"])
    vault = wiring.open_vault(root)
    began = time.process_time()
    rounds.run(vault, day)
    once = time.process_time() - began
    note = next(Path(root).glob("people/000/*.md"))
    note.write_text(note.read_text("utf-8").replace("Telefon", "Video"), "utf-8")
    rounds.refresh(vault)
    began = time.process_time()
    for made, _ in generate.outputs(vault, generate.snapshot(vault), day):
        assert made
        assert made.before != made.after
        rounds.keep_pages(vault, made)
        assert vault.files.replace(made.path, made.before, made.after)
    again = time.process_time() - began
    note.write_text(note.read_text("utf-8").replace("Video", "Telefon"), "utf-8")
    began = time.process_time()
    rounds.run(vault, day)
    return f"{once} {again} {time.process_time() - began}"


def icalendar(size: str) -> float:
    """CPU seconds to build as many entries as a feed has, each to its own bytes."""
    from datetime import datetime, timedelta

    from icalendar import Alarm, Event

    said = "+49 171 3920012\nDu · Anna\nCTO, Foxglove Software, Leeds\nCustomer\n"
    said += "Works on the move of billing, and how to get the board behind it\n\n"
    said += "Afterwards: reached, … | not reached, Thu 14:00 | Mon (move) | cancelled"
    began = time.process_time()
    for number in range(int(size)):
        start = datetime(2026, 12, 1, 9) + timedelta(hours=number)  # noqa: DTZ001
        title = f"Anna Weber: Telefontermin {number}"
        entry = Event()
        entry.add("uid", f"{number:026}@example")
        entry.add("summary", title)
        entry.add("dtstart", start, {"TZID": "Europe/Vienna"})
        entry.add("dtend", start + timedelta(minutes=30), {"TZID": "Europe/Vienna"})
        entry.add("description", said)
        entry.add("location", "+49 171 3920012")
        entry.add("categories", ["Termin"])
        entry.add("status", "CONFIRMED")
        entry.add("transp", "OPAQUE")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(minutes=-10))
        entry.add_component(alarm)
        entry.to_ical(sorted=False)
    return time.process_time() - began


def checklist(lines: str) -> str:
    """CPU seconds of a block of so many lines, then of the same lines joined; thrice.

    Each line carries a hash of what it says, so the join has to make it, too.
    """
    from vaultkit.core import blocks
    from vaultkit.core.identity import code

    rows = [
        (code(str(n)), f"{n % 28 + 1}.12.", f"Anna Weber {n}", f"Angebot {n}", "30 23")
        for n in range(int(lines))
    ]
    found = []
    for _ in range(3):
        began = time.process_time()
        texts = [
            (uid, f"{day} [[{who}]] · {what} · [0{tel}](tel:+49{tel})")
            for uid, day, who, what, tel in rows
        ]
        blocks.merge("", [blocks.Wanted(uid, "Heute", text) for uid, text in texts])
        found.append(time.process_time() - began)
        began = time.process_time()
        texts = [
            (uid, f"{day} [[{who}]] · {what} · [0{tel}](tel:+49{tel})")
            for uid, day, who, what, tel in rows
        ]
        "\n".join(f"- [ ] {t} ^vk-{uid[:8]}-{code(t, 4)}" for uid, t in texts)
        found.append(time.process_time() - began)
    return " ".join(map(str, found))


def listen(root: str) -> None:
    """Hear of every folder of a vault, and do nothing."""
    from pathlib import Path

    from bench.inotify import Inotify

    folders = [root, *(str(path) for path in Path(root).rglob("*") if path.is_dir())]
    ears = Inotify(*folders)
    while True:
        ears.wait()


def watch(waits: str, *arguments: str) -> None:
    """The watcher with other waiting times than the usual: `debounce=0.0,quiet=1`."""
    from vaultkit import wiring
    from vaultkit.app.pacing import Pace
    from vaultkit.cli import main

    given = (pair.split("=") for pair in waits.split(","))
    machine = wiring.Machine(None, Pace(**{name: float(n) for name, n in given}))
    wiring.machine = lambda: machine
    main.run(list(arguments))


def floor_watch(root: str, feed: str) -> None:
    """The least that can follow a save: hear, read, join kept entries, replace."""
    from pathlib import Path

    from bench.inotify import Inotify
    from yaml import CSafeLoader, load

    folders = [path for path in Path(root, "people").iterdir() if path.is_dir()]
    by_name = {path.name: path for path in Path(root, "people").rglob("*.md")}
    ears = Inotify(*map(str, folders))
    kept = dict.fromkeys(by_name, b"x" * 500)
    new, old = Path(root, "floor.tmp"), Path(root, feed)
    while True:
        for name in ears.wait():
            if name in by_name:
                text = by_name[name].read_text("utf-8")
                load(text.split("---\n", 2)[1], CSafeLoader)
                kept[name] = text.encode().ljust(500)
                new.write_bytes(b"".join(kept.values()))
                new.replace(old)


SCRIPTS: dict[str, Any] = {
    script.__name__: script
    for script in (
        *(yaml, peak, feed, icalendar, checklist),
        *(listen, watch, floor_watch),
    )
}


if __name__ == "__main__":
    print(SCRIPTS[sys.argv[1]](*sys.argv[2:]))
