"""Answers in blocks to edits of their sources; source first, then the block's line.

What could not be acted on stays where it is, with the reason below it. What was acted
on goes to the end of its block, with what was understood, and leaves after some days:
the log entry and the source line are its record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from vaultkit.app import apply, copies, generate, history, uniting
from vaultkit.app.pacing import MayWrite
from vaultkit.app.ports import Recorder
from vaultkit.app.registry import Owned
from vaultkit.app.snapshot import Snapshot
from vaultkit.app.uniting import Copied, Line
from vaultkit.app.vault import Vault
from vaultkit.app.view import VaultView
from vaultkit.core import answers, donelines, generated, identity, notes, text
from vaultkit.core.answers import Answer, Tick, Vocabulary
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.notes import Note
from vaultkit.core.spans import Span
from vaultkit.core.words import Day, Moment, Msg, Words, msg
from vaultkit.plugin.followups import Due
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answered,
    Edits,
    Refused,
    Replies,
    Settled,
    Settler,
)

Reread = Callable[[frozenset[str]], object]
REASON = "⚠ "


class Outcome(NamedTuple):
    """What became of the answers of a vault."""

    written: frozenset[str] = frozenset()
    left: tuple[str, ...] = ()
    """Notes that were not written because they are still being edited."""
    complaints: tuple[Placed, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    """What was acted on: the note, and the line as it stands there since."""


class Turn(NamedTuple):
    """What one pass over the answers of a vault works with."""

    vault: Vault
    """Its index is up to date, the write lock is held."""
    now: Moment
    """The vault's local time."""
    may_write: MayWrite
    """Asked of the note that holds answers and of those that they change; an answer
    waits until all of them are at rest."""
    record: Recorder
    """The run that the writes belong to."""
    reread: Reread
    """Brings the index up to some notes that were just written."""


def run(turn: Turn) -> Outcome:
    """Act on every answered line of every block."""
    replies = next(iter(turn.vault.registry.of(Replies)), None)
    if replies is None or turn.vault.settings.writes != "all":
        return Outcome()
    return _Round(turn, replies.value.vocabulary()).run()


class _Round:
    """One pass over all blocks."""

    def __init__(self, turn: Turn, vocabulary: Vocabulary) -> None:
        self.vault = turn.vault
        self.turn = turn
        self.now = turn.now
        self.vocabulary = vocabulary
        self.written: set[str] = set()
        self.complaints: list[Placed] = []
        self.left: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.aside: Mapping[str, frozenset[str]] | None = None
        self.copies = copies.of(self.vault.index)

    def run(self) -> Outcome:
        for path in generate.with_blocks(self.vault):
            lines = list(self._answered(path))
            if not lines:
                continue
            places = {path, *(line.said_in for line in lines)}
            if not all(self.turn.may_write(one, acts=True) for one in sorted(places)):
                self.left.append(path)
                continue
            self._note(path, lines)
        return Outcome(
            frozenset(self.written),
            tuple(self.left),
            tuple(self.complaints),
            tuple(self.told),
        )

    def _answered(self, path: str) -> Iterator[Line]:
        data = self.vault.files.read(path)
        if data is None:
            return
        note = notes.parse(path, text.decode(data)[0])
        digest = identity.digest(data)
        copied = self._copied(path, note)
        for region in note.regions:
            inner = note.text[region.inner.start : region.inner.end]
            for tick in answers.ticks(inner):
                line = Line(path, region, tick, note, digest)
                waits = not tick.settled and (not tick.pristine or tick.below)
                waits = waits and (tick.is_ticked or self._asks(path, tick, inner))
                others = None if tick.settled else copied.pop(tick.uid8, None)
                if others:
                    said = answers.said(tick, self.vocabulary) if waits else None
                    yield uniting.united(line, said, others)
                elif waits:
                    yield line
        for others in copied.values():
            if stray := uniting.nowhere(path, note, digest, others[0]):
                yield stray

    def _copied(self, path: str, note: Note) -> dict[str, list[Copied]]:
        """Answers in copies of a note that nobody has acted on, by their lines."""
        found: dict[str, list[Copied]] = {}
        if path not in self.copies:
            return found
        inners = (note.text[one.inner.start : one.inner.end] for one in note.regions)
        ticks = [tick for inner in inners for tick in answers.ticks(inner)]
        for one in uniting.answered(self.vault, self.copies[path], self.vocabulary):
            if not uniting.is_told(one, ticks, self.vocabulary) and uniting.is_open(
                self.vault, path, one, self.now
            ):
                found.setdefault(one.tick.uid8, []).append(one)
        return found

    def _asks(self, path: str, tick: Tick, inner: str) -> bool:
        """Whether the words at a line without a tick are an answer, and a new one."""
        if not answers.said(tick, self.vocabulary):
            return False
        if self.aside is None:
            self.aside = history.set_aside(self.vault)
        return uniting.text(tick, inner) not in self.aside.get(path, ())

    def _note(self, path: str, lines: list[Line]) -> None:
        """Settle one note's answers, then put its lines where they belong."""
        changes: list[Replacement] = []
        acted: list[str] = []
        told: list[tuple[str, str]] = []
        for line in lines:
            snapshot = generate.snapshot(self.vault)
            due = self._due(snapshot, line.tick.uid8)
            if due is None:
                continue
            answer, on = self._read(line, due)
            asked = self._settle(snapshot, due, line, answer, on)
            if isinstance(asked, Edits) and not answer.on:
                asked = self._known(snapshot, due, line, answer, on) or asked
            settled = self._made(line, asked)
            if settled is None:
                continue
            changes += self._shown(line, settled, on)
            if not isinstance(settled, Refused):
                acted += line.texts
                told.append((path, donelines.plain(changes[-1].text.strip(" \t>\r\n"))))
        if not changes:
            return
        edit = Edit(path, lines[0].digest, tuple(changes), "answers")
        done = apply.note(self.vault.files, self.turn.record, edit, tuple(acted))
        if done == "written":
            self.written.add(path)
            self.told += told
        if fault := apply.complaint(done, path):
            self.complaints.append(fault)

    def _due(self, snapshot: Snapshot, uid8: str) -> Due | None:
        """The follow-up of a line, whether it is to be seen today or not."""
        view = VaultView(snapshot, None, self.now[:10] + "T00:00")
        return view.answered(uid8)

    def _read(self, line: Line, due: Due) -> tuple[Answer, Day]:
        def read(told: Line | Copied) -> Answer:
            return self._given(told.tick, told.said_in, told.inner, due)[0]

        answer, on = self._given(line.tick, line.said_in, line.inner, due)
        answer = uniting.both(line, answer, read, self.vocabulary)
        return answer, min(answer.on or on, self.now[:10])

    def _given(self, tick: Tick, path: str, inner: str, due: Due) -> tuple[Answer, Day]:
        """An answer, and the day on which it was given if it does not say that."""
        saved = uniting.saved(self.vault, path, self.now)
        on = uniting.given_on(tick, saved[:10], inner, self.now[:10])
        called = due.entity.name.split()
        clock = saved[11:] if on == saved[:10] else None
        return answers.given(tick, on, clock, self.vocabulary, called), on

    def _known(
        self, snapshot: Snapshot, due: Due, line: Line, answer: Answer, on: Day
    ) -> AlreadyDone | None:
        """Whether another machine has acted on it, on the day that it was given.

        The note may have been saved since for something else, and comes by another
        way than the one that the answer changed.
        """
        for day in uniting.days_before(line, on):
            settled = self._settle(snapshot, due, line, answer, day)
            if isinstance(settled, AlreadyDone) or (
                isinstance(settled, Edits) and settled.stands
            ):
                return AlreadyDone(settled.echo)
        return None

    def _settle(
        self, snapshot: Snapshot, due: Due, line: Line, answer: Answer, on: Day
    ) -> Settled:
        """What is to become of an answer."""
        if line.tick.others:
            return Refused(Msg("app.joined-lines"))
        if answer.unread:
            return Refused(_doubt(answer))
        owned = self._settler(due.item.kind)
        source = self.vault.note(due.path)
        if owned is None or source is None:
            return Refused(msg("app.no-settler", kind=due.item.kind))
        home = None
        if due.entity.path != due.path:
            home = self.vault.note(due.entity.path)
        answered = Answered(
            due,
            answer,
            line.tick.is_ticked,
            on,
            self.now[:10],
            source,
            home,
            "✅" in source.text,
            self.vault.settings.language,
        )
        view = VaultView(snapshot, owned.plugin, self.now)
        settled: Settled | None = self.vault.registry.call(
            owned, owned.value.settle, view, answered
        )
        if settled is None:
            return Refused(Msg("app.settler-crashed"))
        return settled

    def _made(self, line: Line, settled: Settled) -> Settled | None:
        """Write what is to be written, None if it has to wait.

        Nothing is done again for what a copy still holds.
        """
        if not isinstance(settled, Edits):
            known = line.copied and isinstance(settled, AlreadyDone)
            return None if known else settled
        if line.copied and settled.stands:
            return None
        return self._write(settled)

    def _settler(self, kind: str) -> Owned | None:
        for owned in self.vault.registry.of(Settler):
            if owned.value.kind == kind:
                return owned
        return None

    def _write(self, settled: Edits) -> Settled | None:
        """Make the edits of one answer; all or, at the first that fails, no more."""
        busy = [e.path for e in settled.edits if not self.turn.may_write(e.path)]
        self.left += busy
        if busy:
            return None
        for edit in settled.edits:
            done = apply.note(self.vault.files, self.turn.record, edit)
            if done not in ("written", "same"):
                return Refused(msg(f"app.unsettled-{done}", path=edit.path))
            if done == "written":
                self.written.add(edit.path)
        # The next answer must see what this one made of its notes.
        self.turn.reread(frozenset(edit.path for edit in settled.edits))
        return settled

    def _shown(self, line: Line, settled: Settled, on: Day) -> Iterator[Replacement]:
        words = self._words(line)
        start = line.region.inner.start
        inner = line.note.text[start : line.region.inner.end]
        if isinstance(settled, Refused):
            reason = words.say(settled.reason)
            if line.copied:
                yield _shown_with(line, start, inner, REASON + reason)
            else:
                yield from _reason(line, start, inner, REASON + reason)
            return
        echo = " ".join(
            words.say(part) for part in (msg("app.echo-day", day=on), *settled.echo)
        )
        for span in line.standing:
            yield Replacement(Span(start + span.start, start + span.end), "")
        newline = line.note.source.newline
        end = line.region.inner.end
        said = answers.said(line.tick, self.vocabulary).replace("\n", "; ")
        kept = donelines.line(line.tick, said, echo)
        yield Replacement(Span(end, end), line.region.prefix + kept + newline)

    def _words(self, line: Line) -> Words:
        language = dict(line.region.attributes).get("lang", "")
        return self.vault.words(language if language in ("de", "en") else "")


def _doubt(answer: Answer) -> Msg:
    unread = answer.unread[0]
    choices = " / ".join(unread.choices)
    return msg("app.unread-answer", text=unread.text, choices=choices)


def _reason(line: Line, start: int, inner: str, reason: str) -> Iterator[Replacement]:
    """Put the reason below an answered line, once; another one replaces it."""
    end = line.tick.span.end
    indent = donelines.indent(inner, line.tick.span)
    old = donelines.reason_below(inner, end)
    if old is not None and inner[old.start : old.end].strip(" -\r") == reason:
        return
    newline = line.note.source.newline
    if old is not None:
        span = Span(start + old.start, start + old.end)
        yield Replacement(span, f"{indent}- {reason}")
    else:
        after = start + end
        yield Replacement(Span(after, after), f"{newline}{indent}- {reason}")


def _shown_with(line: Line, start: int, inner: str, reason: str) -> Replacement:
    """A line with the answer of a copy in its place, and the reason below it."""
    newline = line.note.source.newline
    lead = line.region.prefix
    if line.own is not None:
        lead = donelines.indent(inner, line.own.span).removesuffix(generated.INDENT)
    said = uniting.text(line.tick, line.inner).split("\n")
    rows = [lead + said[0].lstrip(" \t>"), f"{lead}{generated.INDENT}- {reason}"]
    rows += [lead + generated.INDENT + row.lstrip(" \t>") for row in said[1:]]
    span = Span(len(inner), len(inner))
    for stands in line.standing:
        is_ours = line.own is not None and line.own.pristine
        span = stands if is_ours else Span(stands.end, stands.end)
    span = Span(start + span.start, start + span.end)
    return Replacement(span, "".join(row + newline for row in rows))
