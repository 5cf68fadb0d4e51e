"""The runs that wrote something into notes, as they really were.

The journal knows what was about to be written; what became of a write that was cut off
is told by the next one, or by the note. Nothing here writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from vaultkit.app.apply import BLOCKS
from vaultkit.app.records import Change, Run, Step
from vaultkit.app.vault import Vault
from vaultkit.core import identity
from vaultkit.core.generated import LINE
from vaultkit.core.words import Moment

UNTICK = "untick"
"""What a run is called that takes single answers back, as hands asked for in notes."""
BACK = "back"
"""Why it writes."""
MANY = 2_000
"""Lines from which a comparison only counts what is new and what is gone."""


class Past(NamedTuple):
    """A run as it really was: only the steps that reached their notes."""

    run: Run
    missed: tuple[str, ...] = ()
    """Notes that a crash kept from being written."""
    undone_by: int = 0
    """The run that took it back and is not taken back itself, 0 = none."""

    @property
    def only_blocks(self) -> bool:
        """Whether it did no more than to bring lists up to date."""
        return all(step.why == BLOCKS for step in self.run.steps)


def runs(vault: Vault) -> Iterator[Past]:
    """Every run that wrote something, the last one first."""
    followed: dict[str, bytes | None] = {}
    undone: dict[int, int] = {}
    for run in vault.journal.runs():
        steps: list[Step] = []
        missed: list[str] = []
        for step in reversed(run.steps):
            written = step.written
            if written is None:
                written = _is_written(vault, step, followed)
                missed += [] if written else [step.path]
            if written:
                followed[step.path] = step.before
                steps.append(step)
        if not steps and not missed:
            continue
        by = undone.get(run.number, 0)
        if run.undoes and not by:
            undone[run.undoes] = run.number
        made = run._replace(steps=tuple(reversed(steps)))
        yield Past(made, tuple(reversed(missed)), by)


def _is_written(vault: Vault, step: Step, followed: dict[str, bytes | None]) -> bool:
    """Whether a write that was cut off had reached its note.

    The next write to the note tells, else the note itself; where a hand has been at
    it since, it is taken to be written, so that nothing is believed to be untouched.
    """
    now = followed[step.path] if step.path in followed else _named(vault, step.path)
    return now != step.before


def _named(vault: Vault, path: str) -> bytes | None:
    return digest(vault.files.read(path))


def digest(data: bytes | None) -> bytes | None:
    """What a note's bytes are told by; None where there is no note."""
    return None if data is None else identity.digest(data)


def changes(vault: Vault, past: Past) -> list[Change]:
    """What a run made of each of its notes, several writes taken together."""
    found: dict[str, Change] = {}
    for change in _made(vault, past):
        first = found.get(change.path, change)
        found[change.path] = first._replace(after=change.after)
    return list(found.values())


class Given(NamedTuple):
    """An answer that was acted on, as the journal knows it."""

    line: str
    """The answered line as it stood, with the words below it."""
    done: str
    """The line that tells of it since."""
    at: Moment
    changes: tuple[Change, ...]
    """What it made of its sources, the last write first; without those that were
    taken back."""
    said_in: str
    """The note in which the answered line stood."""
    also: tuple[str, ...] = ()
    """Further lines of it that gave the same answer, with the words below them."""


def answer(vault: Vault, key: str, path: str) -> Given | None:
    """The answer of a done line by its id, in a note; None if nothing is known of it.

    The same answer may stand in several notes, and may have been given again.
    """
    back: set[str] = set()
    for past in runs(vault):
        steps = [step for step in past.run.steps if key in step.answers]
        if steps and past.run.what == UNTICK:
            back |= {step.path for step in steps if not step.acted}
            continue
        steps.sort(key=lambda step: step.path != path)
        shown = next((step for step in steps if step.acted), None)
        if shown is None:
            continue
        made = _made(vault, past)
        after = next((c.after for c in made if key in c.answers and c.acted), b"")
        done = (line for line in (after or b"").decode().split("\n") if key in line)
        uid = key.partition("-")[0]
        own = [change for change in made if change.answers == (key,)]
        # Told in another language, the same answer has another id.
        own = [c for c in own if not c.acted] or [
            c for c in made if not c.acted and c.answers[:1] and c.answers[0][:8] == uid
        ]
        line, *also = (
            acted
            for acted, one in zip(shown.acted, shown.answers, strict=False)
            if one == key
        )
        return Given(
            line,
            next(done, ""),
            past.run.at,
            tuple(change for change in reversed(own) if change.path not in back),
            shown.path,
            tuple(also),
        )
    return None


def is_undone(vault: Vault, key: str) -> bool:
    """Whether the run that acted on an answer was taken back, by its done line's id."""
    if not any(undoes for _, undoes in vault.journal.heads().values()):
        return False
    for past in runs(vault):
        steps = () if past.run.what == UNTICK else past.run.steps
        if any(step.acted and key in step.answers for step in steps):
            return bool(past.undone_by)
    return False


def _made(vault: Vault, past: Past) -> list[Change]:
    """The writes of a run with their bytes, those that reached their notes."""
    made = {(s.path, s.before, s.after) for s in past.run.steps}
    return [
        change
        for change in vault.journal.changes(past.run.number)
        if change is not None
        and (change.path, digest(change.before), digest(change.after)) in made
    ]


def changed_lines(change: Change) -> tuple[int, int]:
    """How many lines a write put in, and how many it took out."""
    old = (change.before or b"").splitlines(keepends=True)
    new = (change.after or b"").splitlines(keepends=True)
    same = _same(old, new)
    old, new = old[same:], new[same:]
    same = _same(old[::-1], new[::-1])
    old, new = old[: len(old) - same], new[: len(new) - same]
    if len(old) + len(new) > MANY:
        kept = (Counter(old) & Counter(new)).total()
    else:
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        kept = sum(block.size for block in blocks)
    return len(new) - kept, len(old) - kept


def _same(one: list[bytes], two: list[bytes]) -> int:
    """How many lines at the front are the same."""
    pairs = enumerate(zip(one, two, strict=False))
    differing = (place for place, (a, b) in pairs if a != b)
    return next(differing, min(len(one), len(two)))


def set_aside(vault: Vault) -> Mapping[str, frozenset[str]]:
    """Answers by note that were taken back, as they stand there since.

    Their words would ask for the same again; until a hand changes one of them it asks
    for nothing.
    """
    heads = vault.journal.heads()
    undos = {number: undoes for number, (_, undoes) in heads.items() if undoes}
    standing: dict[int, int] = {}
    for number in sorted(undos, reverse=True):
        if number not in standing.values():
            standing[number] = undos[number]
    unticks = {number for number, (what, _) in heads.items() if what == UNTICK}
    unticks -= set(standing.values())
    among = {*standing, *standing.values(), *unticks}
    kept = {run.number: run for run in vault.journal.runs(among)}
    found: dict[str, frozenset[str]] = {}
    for number in unticks & kept.keys():
        for step in kept[number].steps:
            if step.aside and step.written is not False:
                found[step.path] = found.get(step.path, frozenset()) | set(step.aside)
    for by, number in standing.items():
        if by not in kept or number not in kept:
            continue
        back = {step.path for step in kept[by].steps if step.written is not False}
        for step in kept[number].steps:
            if (step.acted or step.own) and step.path in back:
                lines = frozenset((*map(untick, step.acted), *step.own))
                found[step.path] = found.get(step.path, frozenset()) | lines
    return found


def untick(line: str) -> str:
    """A line whose box, if it has one, is empty."""
    return _boxed(line, " ")


def tick(line: str) -> str:
    """A line whose box, if it has one that is empty, is ticked."""
    return line if _boxed(line, " ") != line else _boxed(line, "x")


def _boxed(line: str, mark: str) -> str:
    found = LINE.match(line)
    if not found or not found["box"]:
        return line
    start, end = found.span("box")
    return f"{line[:start]}{mark}{line[end:]}"
