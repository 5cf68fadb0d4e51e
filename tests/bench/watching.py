"""A watcher in a process of its own, from outside: its costs, its memory, its haste."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.inotify import Inotify
from bench.measure import environment, inside, vaultkit

STILL = 1.0
"""Seconds without work after which a watcher counts as settled."""
LIST = "Wiedervorlage.md"
ANSWER_WAIT = 0.4
FEED, FLOOR_FEED = "rueckrufe.ics", "floor.ics"


@contextmanager
def running(*command: str) -> Iterator[int]:
    """A process that ends with the block; its id."""
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    try:
        yield child.pid
    finally:
        child.terminate()
        child.wait()


def used(pid: int) -> float:
    """CPU seconds of all threads of a process so far."""
    found = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text().split()[0]) for path in found) / 1e9


def settle(pid: int) -> float:
    """Wait until a process has nothing to do; the CPU seconds it took."""
    before, since = used(pid), time.monotonic()
    while time.monotonic() - since < STILL:
        time.sleep(0.1)
        now = used(pid)
        if now - before > 0.001:
            since = time.monotonic()
        before = now
    return before


def peak(root: Path) -> int:
    """Peak memory in KiB of a watcher that has followed a save."""
    note = next(root.glob("people/000/*.md"))
    with running(*vaultkit(root, "watch")) as pid:
        settle(pid)
        with note.open("a", encoding="utf-8") as file:
            file.write("- [ ] send the minutes 📅 2026-11-25\n")
        time.sleep(0.2)
        settle(pid)
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def started(root: Path) -> float:
    """CPU seconds of a watcher until it has nothing to do."""
    with running(*vaultkit(root, "watch")) as pid:
        return settle(pid)


def idle(root: Path, seconds: float) -> tuple[float, float]:
    """Percent of a core that a watcher, and bare inotify, use while nothing stirs."""
    found = []
    for command in (vaultkit(root, "watch"), inside("listen", str(root))):
        with running(*command) as pid:
            settle(pid)
            time.sleep(12.0)  # the settling time that a watcher keeps after its start
            before = used(pid)
            time.sleep(seconds)
            found.append((used(pid) - before) / seconds * 100)
    return found[0], found[1]


def latencies(root: Path, saves: int, debounce: float) -> list[float]:
    """Seconds from each save to the new feed, of vaultkit."""
    call = inside("watch", f"debounce={debounce}", *vaultkit(root, "watch")[1:])
    with running(*call) as pid:
        settle(pid)
        return _saved(root, saves, FEED)


def answer_latencies(root: Path, answers: int) -> tuple[list[float], float]:
    """Seconds beyond the waiting time from an answer in a list to the new feed.

    And the CPU seconds that the watcher took for one, however busy the machine is.
    """
    waits = f"debounce=0.01,quiet=0.1,settle=0.1,answer_wait={ANSWER_WAIT}"
    with running(*inside("watch", waits, *vaultkit(root, "watch")[1:])) as pid:
        before = settle(pid)
        found = [_answered(root) - ANSWER_WAIT for _ in range(answers)]
        return found, (settle(pid) - before) / answers


def _answered(root: Path) -> float:
    """Tick the first open line of the list; seconds until the feed is replaced."""
    note = root / LIST
    new = note.with_suffix(".tmp")
    new.write_text(note.read_text("utf-8").replace("- [ ] ", "- [x] ", 1), "utf-8")
    ears = Inotify(str(root))
    began = time.monotonic()
    new.replace(note)
    while not any(name == FEED for name in ears.wait(5.0)):
        if time.monotonic() - began > 20:
            raise TimeoutError(note.name)
    found = time.monotonic() - began
    ears.close()
    time.sleep(ANSWER_WAIT)
    return found


def floor_latencies(root: Path, saves: int) -> list[float]:
    """The same of the smallest program that could do it."""
    with running(*inside("floor_watch", str(root), FLOOR_FEED)) as pid:
        settle(pid)
        return _saved(root, saves, FLOOR_FEED)


def _saved(root: Path, saves: int, feed: str) -> list[float]:
    """Save notes by renaming over them; seconds until the feed is replaced."""
    notes = sorted((root / "people").rglob("*.md"))
    ears = Inotify(str(root))
    found = []
    for count in range(saves):
        note = notes[count * 7 % len(notes)]
        new = note.with_suffix(".tmp")
        text = note.read_text("utf-8")
        new.write_text(text.replace("Telefontermin", f"Telefontermin {count}"), "utf-8")
        began = time.monotonic()
        new.replace(note)
        while not any(name == feed for name in ears.wait(5.0)):
            if time.monotonic() - began > 20:
                raise TimeoutError(note.name)
        found.append(time.monotonic() - began)
        time.sleep(0.05)
    ears.close()
    return found
