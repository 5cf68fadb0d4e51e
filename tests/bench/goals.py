"""The goals of speed: what is measured, its floor, and the ratio to keep.

Numbers and letters are those of `docs/speed.md`. Every goal gives one or more figures.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import corpus, watching
from bench.measure import (
    HOME,
    PYTHON,
    Job,
    Pairs,
    cpu,
    find,
    pairs,
    said,
    vaultkit,
)


class Sizes(NamedTuple):
    """Contacts of the small, the middle and the large vault."""

    small: int
    middle: int
    large: int


class Figure(NamedTuple):
    """One line of the table."""

    goal: str
    what: str
    ratio: float
    span: tuple[float, float]
    limit: float | None
    absolute: str


Goal = Callable[[Sizes], Iterator[Figure]]


def figure(goal: str, what: str, found: Pairs, limit: float | None) -> Figure:
    """The line of a job and its floor."""
    times = f"{seconds(median(found.ours))} : {seconds(median(found.floor))}"
    span = (min(found.ratios), max(found.ratios))
    return Figure(goal, what, found.ratio, span, limit, times)


def seconds(value: float) -> str:
    """Seconds for eyes."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def job(*command: str) -> Job:
    """Run a command."""
    return lambda: cpu(command)


def report(root: Path) -> Job:
    """A report."""
    return job(*vaultkit(root, "report"))


def start() -> Job:
    """The floor of all: an interpreter that does nothing."""
    return job(PYTHON, "-c", "pass")


def copy(size: int) -> Path:
    """A vault of its own, for goals that change notes."""
    root = HOME / "vaults" / str(size)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(corpus.cached(size), root)
    return root


def forget_index() -> None:
    """No vault has an index after this."""
    shutil.rmtree(HOME / "cache", ignore_errors=True)


def small_report(sizes: Sizes) -> Iterator[Figure]:
    """P1: what a report costs where there is little to look at."""
    root = corpus.cached(sizes.small)
    report(root)()
    found = pairs(report(root), start(), 15)
    yield figure("P1", f"report, {sizes.small}, nothing changed : python", found, 4)


def warm_report(sizes: Sizes) -> Iterator[Figure]:
    """P2: a report on a large vault where nothing changed."""
    yield _warm("P2", sizes.large, 3)


def warm_report_full(_sizes: Sizes) -> Iterator[Figure]:
    """P3: the same, ten times as large."""
    yield _warm("P3", 100_000, 2.5)


def _warm(goal: str, size: int, limit: float) -> Figure:
    root = corpus.cached(size)
    report(root)()
    found = pairs(report(root), job(*find(root)), 11)
    return figure(goal, f"report, {size}, nothing changed : find", found, limit)


def cold_index(sizes: Sizes) -> Iterator[Figure]:
    """P4: an first report."""
    root = corpus.cached(sizes.large)
    times = 3 if sizes.large > sizes.middle else 5
    found = pairs(lambda: indexed(root), lambda: float(said("yaml", str(root))), times)
    yield figure("P4", f"first report, {sizes.large} : yaml alone", found, 3)


def indexed(root: Path) -> float:
    """CPU seconds of a report that has to read every note first."""
    forget_index()
    return report(root)()


def growth(sizes: Sizes) -> Iterator[Figure]:
    """P5: ten times the notes cost ten times as much."""
    yield _growth(sizes.middle, sizes.middle * 10 if sizes.large > sizes.middle else 0)


def growth_full(sizes: Sizes) -> Iterator[Figure]:
    """P5 of a hundred thousand."""
    yield _growth(sizes.large, sizes.large * 10)


def _growth(size: int, more: int) -> Figure:
    size, more = (size, more) if more else (size // 10, size)
    roots = corpus.cached(size), corpus.cached(more)
    found = pairs(lambda: indexed(roots[1]), lambda: indexed(roots[0]), 2)
    return figure("P5", f"first report, {more} : {size}", found, 13)


def one_changed(sizes: Sizes) -> Iterator[Figure]:
    """P6: a report after one note was edited, against one where none was."""
    root = copy(sizes.large)
    note = next(root.glob("people/000/*.md"))
    report(root)()
    count = 0

    def edited() -> float:
        nonlocal count
        count += 1
        with note.open("a", encoding="utf-8") as file:
            file.write(f"- 2026-11-{count:02} call: talked about round {count}\n")
        return report(root)()

    found = pairs(edited, report(root), 11)
    yield figure("P6", f"report, {sizes.large}, one note edited : none", found, 1.4)


def feed(sizes: Sizes) -> Iterator[Figure]:
    """P8: the feed again after one note was edited, and from nothing."""
    root = HOME / "vaults" / f"booked-{sizes.large}"
    shutil.rmtree(root, ignore_errors=True)
    corpus.write_booked(root, sizes.large)
    once, again, whole = (
        float(n) for n in said("feed", str(root), str(corpus.TODAY)).split()
    )
    floor = float(said("icalendar", str(sizes.large)))
    what = f"feed of {sizes.large}, "
    for goal, name, cost, limit in (
        ("P8", "one changed", again, 0.02),
        ("P8w", "one changed, whole round", whole, None),
        ("P8b", "from nothing", once, 1.1),
    ):
        found = Pairs((cost,), (floor,))
        yield figure(goal, f"{what}{name} : icalendar", found, limit)


def checklist(_sizes: Sizes) -> Iterator[Figure]:
    """P9: ten thousand lines into a block, against joining them."""
    found = [float(n) for n in said("checklist", "10000").split()]
    both = Pairs(tuple(found[::2]), tuple(found[1::2]))
    yield figure("P9", "block of 10,000 lines : their join", both, 6)


def memory(sizes: Sizes) -> Iterator[Figure]:
    """P10: peak memory."""
    root = corpus.cached(sizes.large)
    call = vaultkit(root, "report")[1:]
    bare = int(said("peak"))
    forget_index()
    index = int(said("peak", *call))
    warm = int(said("peak", *call))
    own = copy(sizes.large)
    cpu(vaultkit(own, "sync"))
    watcher = watching.peak(own)
    for name, size, limit in (
        ("report", warm, 2.5),
        ("index", index, 6),
        ("watcher", watcher, 5),
    ):
        ratio = size / bare
        yield Figure(
            "P10",
            f"memory of {name}, {sizes.large} : python",
            ratio,
            (ratio, ratio),
            limit,
            f"{size / 1024:.1f} : {bare / 1024:.1f} MiB",
        )


def idle(sizes: Sizes) -> Iterator[Figure]:
    """P11: what a watcher costs while nothing stirs, in percent of a core."""
    percent, floor = watching.idle(copy(sizes.large), 60.0)
    yield Figure(
        "P11",
        f"watcher idle, {sizes.large}, percent of a core",
        percent,
        (percent, percent),
        0.02,
        f"{percent:.4f} : {floor:.4f} % (inotify)",
    )


def ready(sizes: Sizes) -> Iterator[Figure]:
    """P12: what a watcher costs until it watches, where nothing changed."""
    root = copy(sizes.large)
    cpu(vaultkit(root, "sync"))
    found = pairs(lambda: watching.started(root), job(*find(root)), 3)
    yield figure("P12", f"watcher ready, {sizes.large} : find", found, None)


def latency(sizes: Sizes) -> Iterator[Figure]:
    """P7: from a save to the new feed on disk."""
    root = HOME / "vaults" / f"booked-{sizes.middle}"
    shutil.rmtree(root, ignore_errors=True)
    corpus.write_booked(root, sizes.middle)
    floor = watching.floor_latencies(root, 200)
    for goal, name, debounce in (("P7", "no debounce", 0.0), ("P7b", "as it is", 0.05)):
        ours = watching.latencies(root, 200, debounce)
        for part, place, limit in (("p50", 0.5, 2.0), ("p95", 0.95, 3.0)):
            a, b = (sorted(times)[int(len(times) * place)] for times in (ours, floor))
            yield Figure(
                goal,
                f"save to feed, {name}, {part} : inotify",
                a / b,
                (a / b, a / b),
                limit if goal == "P7" else None,
                f"{seconds(a)} : {seconds(b)}",
            )


def answered(sizes: Sizes) -> Iterator[Figure]:
    """L3: from a tick in a list to the feed, beyond the time that it waits."""
    for size in sorted({sizes.middle, sizes.large}):
        root = copy(size)
        cpu(vaultkit(root, "sync"))
        times, work = watching.answer_latencies(root, 40)
        found = sorted(times)
        late = found[int(len(found) * 0.95)] * 1000
        yield Figure(
            "L3",
            f"tick to feed, {size}, ms beyond the wait, p95",
            late,
            (found[0] * 1000, found[-1] * 1000),
            30,
            f"p50 {seconds(found[len(found) // 2])}, CPU of each {seconds(work)}",
        )


def talk_noted(sizes: Sizes) -> Iterator[Figure]:
    """L1: a talk that is noted from a shell, against the report that follows."""
    yield _captured("L1", sizes.large, "log", "Tel.: will das Angebot bis Freitag")


def callback_done(sizes: Sizes) -> Iterator[Figure]:
    """L2: a callback that is closed from a shell, against the same."""
    yield _captured("L2", sizes.large, "done")


def _captured(goal: str, size: int, command: str, *words: str) -> Figure:
    root = copy(size)
    cpu(vaultkit(root, "sync"))
    names = _called(root, size)
    ours = lambda: cpu(vaultkit(root, command, next(names), *words))  # noqa: E731 - a job
    found = pairs(ours, report(root), 7)
    return figure(goal, f"{command}, {size} : the report that follows", found, 1.5)


def _called(root: Path, size: int) -> Iterator[str]:
    """Contacts with an open callback; the last ones, whose names are like no other."""
    notes = {path.stem: path for path in root.rglob("*.md")}
    for number in reversed(range(size)):
        name = corpus.name(number)
        text = notes[name].read_text("utf-8")
        if "\ncallback: " in text or "\nrückruf: " in text:
            yield name


def unchanged(sizes: Sizes) -> Iterator[Figure]:
    """P13: where nothing changed, nothing is written."""
    root = copy(sizes.large)
    cpu(vaultkit(root, "sync"))
    before = stamps(root)
    cpu(vaultkit(root, "sync"))
    differing = len(stamps(root) ^ before)
    yield Figure(
        "P13",
        f"files that a second sync touched, {sizes.large}",
        differing,
        (differing, differing),
        0,
        f"{len(before)} files",
    )


def stamps(root: Path) -> set[tuple[str, int, int]]:
    """What every file looks like."""
    found = (path.stat() for path in sorted(root.rglob("*")))
    names = (str(path) for path in sorted(root.rglob("*")))
    return {(n, s.st_mtime_ns, s.st_ino) for n, s in zip(names, found, strict=True)}


GOALS: dict[str, Goal] = {
    "P1": small_report,
    "P2": warm_report,
    "P4": cold_index,
    "P5": growth,
    "P6": one_changed,
    "P7": latency,
    "P8": feed,
    "P9": checklist,
    "P10": memory,
    "P11": idle,
    "P12": ready,
    "P13": unchanged,
    "L1": talk_noted,
    "L2": callback_done,
    "L3": answered,
}
FULL: dict[str, Goal] = {"P2": warm_report_full, "P5": growth_full}
"""What `--full` adds to a goal."""
