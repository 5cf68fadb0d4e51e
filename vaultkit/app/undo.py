"""Take back what a run wrote into notes.

A note is given back its former bytes only if nobody has touched it since; where the
lists in it were brought up to date in the meantime, that is no touch, for they are
made anew from the notes at any time. Feeds are derived and are not taken back.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from vaultkit.app import apply, history, moved
from vaultkit.app import round as rounds
from vaultkit.app.apply import BLOCKS
from vaultkit.app.errors import UsageError
from vaultkit.app.history import UNTICK, Past
from vaultkit.app.records import Change, Run, Step
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Moment, Msg, msg

WATCH, UNDO = "watch", "undo"

Reason = Literal["same", "edited", "later", "gone", "damaged"]


class Left(NamedTuple):
    """A note that is left as it is, and why; `run` wrote it later."""

    path: str
    reason: Reason
    run: int = 0


class Undone(NamedTuple):
    """What taking a run back came to."""

    past: Past | None
    """None: there is nothing to take back."""
    changes: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()
    complaints: tuple[Placed, ...] = ()
    before: int = 0
    """The run of the same round that took answers back, if there is one."""


def number(text: str) -> int:
    """The run that a word of the command line names.

    Raises:
        UsageError: it names none.
    """
    if not (text.isascii() and text.isdigit()):
        raise _unknown(text)
    return int(text)


def _unknown(run: object) -> UsageError:
    return UsageError(msg("undo.no-run", run=run), Msg("undo.no-run.hint"))


def run(
    vault: Vault, at: Moment, wanted: int | None = None, *, dry_run: bool = False
) -> Undone:
    """Take a run back; what cannot be is told, the rest is done all the same.

    Args:
        vault: the vault.
        at: the moment of this.
        wanted: the run, by default the last one that somebody asked for.
        dry_run: write nothing, tell what would be written.

    Raises:
        UsageError: there is no such run.
    """
    with vault.locks.hold("write", rounds.WAIT):
        later, past = _chosen(vault, wanted)
        if past is None:
            return Undone(None)
        changes, left = _planned(vault, past.run, later)
        before = _before(vault, past)
        if dry_run:
            return Undone(past, tuple(changes), tuple(left), before=before)
        complaints: list[Placed] = []
        made: list[Change] = []
        with vault.journal.run(UNDO, at, past.run.number) as record:
            for change in changes:
                done = apply.change(vault.files, record, change)
                if done == "written":
                    made.append(change)
                elif done == "changed":
                    left.append(Left(change.path, "edited"))
                if fault := apply.complaint(done, change.path):
                    complaints.append(fault)
        if made:
            rounds.refresh(vault, frozenset(change.path for change in made))
    return Undone(past, tuple(made), tuple(left), tuple(complaints), before)


def _before(vault: Vault, past: Past) -> int:
    """The run right before that took answers back in the same round, 0 = none.

    It is a run of its own: the one ticks lines again that the other unticks.
    """
    found = (one for one in history.runs(vault) if one.run.number < past.run.number)
    last = next(found, None)
    if last is None or last.undone_by or past.run.undoes or past.run.what == UNTICK:
        return 0
    same = last.run.what == UNTICK and last.run.at == past.run.at
    return last.run.number if same else 0


def hindered(vault: Vault, wanted: int | None = None) -> str:
    """The setting that forbids to take a run back, "" if none does.

    Raises:
        UsageError: there is no such run.
    """
    writes = vault.settings.writes
    if writes == "blocks":
        past = _chosen(vault, wanted)[1]
        return "" if past is None or past.only_blocks else writes
    return "" if writes == "all" else writes


def _chosen(vault: Vault, named: int | None) -> tuple[list[Run], Past | None]:
    """The run to take back, and those after it, the last one first.

    Without a number that is the last one, whereby rounds of the watcher that did no
    more than to bring lists up to date do not count, unless there is nothing else; nor
    does what a round wrote into lists after it took answers back.
    """
    later: list[Run] = []
    lists: tuple[list[Run], Past] | None = None
    for past in history.runs(vault):
        run = past.run
        if run.number == named:
            return later, past
        if named is None and run.steps:
            if lists is not None and lists[1].run.what != WATCH:
                same = run.what == UNTICK and run.at == lists[1].run.at
                return (later, past) if same else lists
            if not past.only_blocks:
                return later, past
            if lists is None or run.what != WATCH:
                lists = list(later), past
        later.append(run)
    if named is not None:
        raise _unknown(named)
    return lists or ([], None)


def _planned(
    vault: Vault, run: Run, later: list[Run]
) -> tuple[list[Change], list[Left]]:
    """How every note of a run gets its bytes back, and which cannot."""
    changes: list[Change] = []
    left: list[Left] = []
    kept = [one for one in vault.journal.changes(run.number) if one is not None]
    stored = {(one.path, history.digest(one.before)): one for one in kept}
    since, cancelled = _by_path(later), _cancelled(later)
    for path, own in _by_path([run]).items():
        mine = [step for _, step in reversed(own)]
        now, at = _now(vault, run, path, kept)
        reason, by = _hindered(run, mine, since.get(path, []), history.digest(now))
        if reason == "same":
            continue
        former = stored.get((path, mine[0].before))
        if former is None:
            reason = reason or "damaged"
        elif reason is None and vault.files.is_plain(at):
            back = former.before
            for other, step in (*since.get(path, ()), *own):
                if other is run or other.number in cancelled:
                    back = _turned(back, other, step)
            made = Change(at, now, back, UNDO, folders=former.folders)
            changes.append(made)
            continue
        left.append(Left(path, reason or "gone", by))
    return changes, left


def _now(
    vault: Vault, run: Run, path: str, kept: list[Change]
) -> tuple[bytes | None, str]:
    """What a note of a run holds now, and where it lies, if it was only moved."""
    now = vault.files.read(path)
    last = next((one for one in reversed(kept) if one.path == path), None)
    if now is not None or last is None or last.after is None:
        return now, path
    # What any run left so is itself, and no note of this one under another name.
    left = history.digest(last.after)
    steps = (step for past in history.runs(vault) for step in past.run.steps)
    others = {step.path for step in steps if step.after == left}
    at = moved.now_at(vault, last.after, run.ended, others)
    return (last.after, at) if at is not None else (None, path)


def _cancelled(later: list[Run]) -> frozenset[int]:
    """The runs among some, the last one first, that stand taken back."""
    found: set[int] = set()
    for run in later:
        if run.undoes and run.number not in found:
            found.add(run.undoes)
    return frozenset(found)


def _by_path(runs: list[Run]) -> dict[str, list[tuple[Run, Step]]]:
    """The steps of runs by note, the last one first."""
    found: dict[str, list[tuple[Run, Step]]] = {}
    for run in runs:
        for step in reversed(run.steps):
            found.setdefault(step.path, []).append((run, step))
    return found


def _hindered(
    run: Run, mine: list[Step], since: list[tuple[Run, Step]], now: bytes | None
) -> tuple[Reason | None, int]:
    """Why a note cannot be given back its bytes, and the later run that is why.

    Args:
        run: what is to be taken back.
        mine: its writes to the note.
        since: later writes to the note, the last one first.
        now: what the note holds.
    """
    if now == mine[0].before:
        return "same", 0
    by, waiting = 0, since
    while waiting:
        (other, step), *waiting = waiting
        if now == mine[-1].after or now != step.after:
            break
        if other.undoes == run.number:
            return "same", 0
        undone = [n for n, (one, _) in enumerate(waiting) if one.number == other.undoes]
        if undone:
            # But for boxes it is as if neither of the two had been.
            now = waiting[undone[-1]][1].before
            waiting = waiting[undone[-1] + 1 :]
            continue
        if step.why != BLOCKS:
            by = by or other.number
        now = step.before
    joined = all(one.after == two.before for one, two in pairwise(mine))
    if now != mine[-1].after or not joined:
        return "gone" if now is None else "edited", 0
    return ("later", by) if by else (None, 0)


def _turned(data: bytes | None, run: Run, step: Step) -> bytes | None:
    """A note whose boxes that a write acted on are turned again, words kept."""
    if data is None or not step.acted:
        return data
    turn = history.tick if run.what == UNTICK else history.untick
    first = {line.partition("\n")[0] for line in step.acted}
    parts = data.decode().split("\n")
    for place, part in enumerate(parts):
        if part.rstrip("\r") in first:
            parts[place] = turn(part)
    return "\n".join(parts).encode()
