"""Answers taken back one by one, because a hand changed the line that tells of them.

A done line whose box was emptied takes back what that answer wrote; one to which words
were added takes it back too, and comes up again as an answer with all its words. What
somebody has edited since is left, and the reason stands below the line.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.app import apply, generate, history
from vaultkit.app.history import BACK, Given
from vaultkit.app.records import Change, Recorder
from vaultkit.app.settling import answerlines, returning
from vaultkit.app.settling.turn import Outcome, Turn
from vaultkit.app.settling.uniting import Line
from vaultkit.core import (
    answers,
    donelines,
    generated,
    identity,
    reverting,
    rewriting,
    text,
)
from vaultkit.core.answers import Vocabulary
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.words import Day, Msg, msg

AGAIN = "app.answer-again"
"""Another line stands in the way, and may be gone when it was acted on."""
QUOTED = 100
"""Characters of a line that are shown where it is in the way."""


class _Return(NamedTuple):
    """A done line on its way back to what it was made of."""

    line: Line
    key: str
    text: str
    """The answered line that it becomes, with the words below it."""
    is_aside: bool
    """It asks for nothing until a hand changes it."""


def run(turn: Turn, vocabulary: Vocabulary) -> Outcome:
    """Take back what was unticked, or added to, in any block."""
    vault = turn.vault
    with turn.apart() as record:
        work = _Work(turn._replace(record=record), vocabulary)
        for path in generate.with_blocks(vault):
            work.note(path)
        for path in generate.with_blocks(vault):
            work.twins(path)
    if work.written:
        turn.reread(frozenset(work.written))
    return Outcome(
        frozenset(work.written),
        tuple(work.left),
        tuple(work.complaints),
        tuple(work.refused),
        back=tuple(work.told),
    )


class _Work:
    """One pass over all done lines that a hand has changed."""

    def __init__(self, turn: Turn, vocabulary: Vocabulary) -> None:
        self.turn = turn
        self.vault = turn.vault
        self.record: Recorder = turn.record
        self.vocabulary = vocabulary
        self.written: set[str] = set()
        self.left: list[str] = []
        self.complaints: list[Placed] = []
        self.refused: list[tuple[Line, Msg]] = []
        self.told: list[tuple[str, str]] = []
        self.taken: dict[str, _Return] = {}

    def note(self, path: str) -> None:
        """Take back what the done lines of one note ask for."""
        if donelines.MARK not in (self.vault.files.read(path) or b""):
            return
        lines = answerlines.heard(self.vault, path, self.vocabulary)
        changed = [line for line in lines if returning.asks(line)]
        if not changed:
            return
        if not self.turn.may_write(path, acts=True):
            self.left.append(path)
            return
        back: list[_Return] = []
        reasons: list[tuple[Line, Msg]] = []
        answered = {line.tick.uid8 for line in lines if returning.is_answered(line)}
        # The last one first: what it wrote may stand in the way of those before.
        for line in reversed(changed):
            again = line.tick.uid8 in answered
            made = Msg(AGAIN) if again else self._taken(line)
            answered.add(line.tick.uid8)
            if isinstance(made, _Return):
                back.append(made)
            elif made is not None:
                self.refused.append((line, made))
                if made.id != "app.answer-unknown":
                    reasons.append((line, made))
        self._put(path, back, reasons)

    def _taken(self, line: Line) -> _Return | Msg | None:
        """Take one answer back in its sources, or say why not; None = it waits."""
        key = donelines.key(answerlines.alone(line))
        given = history.answer(self.vault, key, line.path)
        if given is None:
            return Msg("app.answer-unknown")
        grown = returning.grown(line.tick, given)
        if grown is None:
            return Msg("app.answer-rewritten")
        if not grown and line.tick.is_ticked and not line.tick.below:
            return None
        aside = not grown and not line.tick.is_ticked
        wanted = returning.again(line, given, grown, self._day(given))
        back: list[Change] = []
        for change in given.changes:
            made = self._reverted(change)
            if isinstance(made, Msg):
                return made
            if made.before != made.after:
                back.append(made._replace(answers=(key,), aside=change.own))
        busy = [one.path for one in back if not self.turn.may_write(one.path)]
        self.left += busy
        if busy:
            return None
        return self._write(back) or _Return(line, key, wanted, aside)

    def _reverted(self, change: Change) -> Change | Msg:
        """The taking back of one write of an answer, or what is in its way."""
        data = self.vault.files.read(change.path)
        if data in (change.after, change.before):
            before, folders = change.before, change.folders
            return Change(change.path, data, before, BACK, folders=folders)
        if data is None:
            return msg("app.answer-away", path=change.path)
        if change.before is None or change.after is None:
            return msg("app.answer-edited", path=change.path)
        old, new, now = (
            text.decode(one)[0].removeprefix(text.BOM)
            for one in (change.before, change.after, data)
        )
        changes = reverting.back(old, new, now)
        if isinstance(changes, reverting.Hindered):
            return _hindered(change.path, changes)
        keys = rewriting.changed_keys(old, new)
        edit = Edit(change.path, identity.digest(data), changes, BACK, keys)
        made = apply.prepared(self.vault.files, edit)
        if made == "same":
            return Change(change.path, data, data, BACK)
        edited = msg("app.answer-edited", path=change.path)
        return made if isinstance(made, Change) else edited

    def _write(self, back: list[Change]) -> Msg | None:
        """Write the sources; why that failed, if it did."""
        for change in back:
            done = apply.change(self.vault.files, self.record, change)
            if done not in ("written", "same"):
                return msg(f"app.unsettled-{done}", path=change.path)
            self.written.add(change.path)
        return None

    def _day(self, given: Given) -> Day | None:
        """The day that an answer's words count from, if it is not today."""
        echo = answers.ticks(given.done)[0].echo
        day = donelines.acted_on(echo, given.at[:10])
        tick = answers.ticks(given.line)[0]
        if day is None or tick.done_on:
            return None
        own = answers.given(tick, day, None, self.vocabulary).on
        day = given.at[:10] if own else day
        return None if day == self.turn.now[:10] else day

    def _put(
        self, path: str, back: list[_Return], reasons: list[tuple[Line, Msg]]
    ) -> None:
        """Put the lines of one note where they were, or the reason below them."""
        lines = answerlines.again(
            self.vault, [*(one.line for one in back), *(line for line, _ in reasons)]
        )
        changes: list[Replacement] = []
        kept: list[_Return] = []
        for line, one in zip(lines, back, strict=False):
            if line is not None:
                changes += returning.put_back(line, one.text)
                kept.append(one._replace(line=line))
        for line, (_, reason) in zip(lines[len(back) :], reasons, strict=True):
            if line is not None:
                said = answerlines.words(self.vault, line).say(reason)
                changes += answerlines.reasoned(line, said)
        digest = next((line.digest for line in lines if line is not None), b"")
        edit = Edit(path, digest, tuple(changes), BACK)
        if not changes or not self._edit(edit, kept):
            return
        for one in kept:
            self.taken[one.key] = one
            self.told.append((path, one.line.tick.stem))

    def _edit(self, edit: Edit, back: list[_Return]) -> bool:
        done = apply.note(
            self.vault.files,
            self.record,
            edit,
            acted=tuple(answerlines.whole(one.line) for one in back),
            answers=tuple(one.key for one in back),
            aside=tuple(one.text for one in back if one.is_aside),
        )
        if fault := apply.complaint(done, edit.path):
            self.complaints.append(fault)
        if done == "written":
            self.written.add(edit.path)
        return done == "written"

    def twins(self, path: str) -> None:
        """Take away the done lines of the same answers in other blocks."""
        if not self.taken:
            return
        lines = [
            line
            for line in answerlines.heard(self.vault, path, self.vocabulary)
            if line.tick.settled
            and donelines.is_whole(answerlines.alone(line))
            and donelines.key(answerlines.alone(line)) in self.taken
        ]
        if not lines or not self.turn.may_write(path, acts=True):
            return
        changes: list[Replacement] = []
        back: list[_Return] = []
        for line in lines:
            key = donelines.key(answerlines.alone(line))
            said = self._said(key, path)
            if said:
                back.append(_Return(line, key, said, is_aside=True))
                changes += returning.put_back(line, said)
            else:
                changes += (Replacement(s, "") for s in answerlines.spans(line))
        self._edit(Edit(path, lines[0].digest, tuple(changes), BACK), back)

    def _said(self, key: str, path: str) -> str:
        """The line of another note that gave the answer too, if with other words.

        Words that were added to the one that is taken back hold those of both.
        """
        given, first = history.answer(self.vault, key, path), self.taken[key]
        if given is None or given.said_in != path or not first.is_aside:
            return ""
        said = returning.words(given.line)
        return (
            ""
            if said in ([], returning.words(first.text))
            else history.untick(given.line)
        )


def _hindered(path: str, line: reverting.Hindered) -> Msg:
    """Which line of a note was changed since, and what to do about it."""
    if not line.put:
        return msg("app.answer-edited", path=path)
    # What stands there instead may be changed by the same round: it is not quoted.
    return msg("app.answer-altered", path=path, put=_quoted(line.put))


def _quoted(line: str) -> str:
    """A line of a note as it may stand in a list."""
    words = generated.inert(line)
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()} …"
