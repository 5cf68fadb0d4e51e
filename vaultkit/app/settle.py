"""Answers in blocks to edits of their sources; source first, then the block's line.

What could not be acted on stays where it is, with the reason below it. What was acted
on goes to the end of its block, with what was understood, and leaves after some days:
the log entry and the source line are its record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultkit.app import (
    answerlines,
    apply,
    copies,
    doubting,
    generate,
    history,
    takeback,
    uniting,
)
from vaultkit.app.registry import Owned
from vaultkit.app.snapshot import Snapshot
from vaultkit.app.turn import Outcome, Turn
from vaultkit.app.uniting import Copied, Line
from vaultkit.app.view import VaultView
from vaultkit.core import answers, donelines
from vaultkit.core.answers import Answer, Tick, Vocabulary
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.words import Day, Moment, Msg, msg
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


class _Said(NamedTuple):
    """An answer as it was read."""

    due: Due
    answer: Answer
    on: Day
    ticked: bool
    beside: tuple[Msg, ...] = ()
    """What is to be said of it besides what the settler says."""


_PASSES = 4
"""So often at most the answers of a vault are gone through in one round."""


class _Done(NamedTuple):
    """What became of an answered line: its done line, or why there is none."""

    line: Line
    kept: str = ""
    reason: Msg | None = None
    echoed: str = ""
    """What was understood."""


def run(turn: Turn) -> Outcome:
    """Take back what was unticked, then act on every answered line of every block."""
    replies = next(iter(turn.vault.registry.of(Replies)), None)
    if replies is None or turn.vault.settings.writes != "all":
        return Outcome()
    vocabulary = replies.value.vocabulary()
    done = Outcome()
    for _ in range(_TIMES):
        back = takeback.run(turn, vocabulary)
        once = back.then(_Round(turn, vocabulary).run())
        done = done._replace(refused=()).then(once)
        hindered = any(reason.id == takeback.AGAIN for _, reason in back.refused)
        if not (hindered and once.written):
            break
    return done


_TIMES = 3
"""So often a line may wait for another one."""


class _Round:
    """One pass over the answers of all blocks."""

    def __init__(self, turn: Turn, vocabulary: Vocabulary) -> None:
        self.turn = turn
        self.vault = turn.vault
        self.now = turn.now
        self.vocabulary = vocabulary
        self.written: set[str] = set()
        self.complaints: list[Placed] = []
        self.refused: list[tuple[Line, Msg]] = []
        self.left: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.aside: Mapping[str, frozenset[str]] | None = None
        self.twins: dict[str, list[Line]] = {}
        """Answered lines by what they stand for, which several blocks may hold."""
        self.settled: dict[str, _Done] = {}
        self.copies = copies.of(self.vault.index)

    def run(self) -> Outcome:
        for again in range(_PASSES):
            acted = len(self.told)
            if again:
                # What was acted on in one list may be why another's line is left.
                self.turn.reread(frozenset(self.written))
                self.refused, self.left = [], []
            self._pass()
            if len(self.told) == acted:
                break
        return Outcome(
            frozenset(self.written),
            tuple(dict.fromkeys(self.left)),
            tuple(dict.fromkeys(self.complaints)),
            tuple(self.refused),
            tuple(self.told),
        )

    def _pass(self) -> None:
        paths = generate.with_blocks(self.vault)
        self.twins, self.settled = {}, {}
        found = {path: list(self._answered(path)) for path in paths}
        for lines in found.values():
            for line in lines:
                self.twins.setdefault(line.tick.uid8, []).append(line)
        for path, lines in found.items():
            if not lines:
                continue
            twins = (twin for line in lines for twin in self.twins[line.tick.uid8])
            places = {path, *(one for t in twins for one in (t.path, t.said_in))}
            if not all(self.turn.may_write(one, acts=True) for one in sorted(places)):
                self.left.append(path)
                continue
            self._put(path, [done for line in lines if (done := self._act(line))])

    def _answered(self, path: str) -> Iterator[Line]:
        """The answered lines of a note, with those that only a copy of it has."""
        lines = answerlines.lines(self.vault, path)
        copied = self._copied(path, lines)
        for line in lines:
            tick = line.tick
            waits = not tick.settled and (not tick.pristine or bool(tick.below))
            waits = waits and (tick.is_ticked or self._asks(line))
            others = None if tick.settled else copied.pop(tick.uid8, None)
            if others:
                said = answers.said(tick, self.vocabulary) if waits else None
                yield uniting.united(line, said, others)
            elif waits:
                yield line
        for others in copied.values():
            if stray := uniting.nowhere(self.vault, path, others[0]):
                yield stray

    def _copied(self, path: str, lines: list[Line]) -> dict[str, list[Copied]]:
        """Answers in copies of a note that nobody has acted on, by their lines."""
        found: dict[str, list[Copied]] = {}
        if path not in self.copies:
            return found
        held = list(uniting.answered(self.vault, self.copies[path], self.vocabulary))
        ticks = [line.tick for line in lines]
        ticks += (one.tick for one in held if one.tick.settled)
        for one in held:
            told = one.tick.settled or uniting.is_told(one, ticks, self.vocabulary)
            if not told and uniting.is_open(self.vault, path, one, self.now):
                found.setdefault(one.tick.uid8, []).append(one)
        return found

    def _asks(self, line: Line) -> bool:
        """Whether the words at a line without a tick are an answer, and a new one."""
        if not answers.said(line.tick, self.vocabulary):
            return False
        if self.aside is None:
            self.aside = history.set_aside(self.vault)
        return not answerlines.is_aside(line, self.aside.get(line.path, ()))

    def _act(self, line: Line) -> _Done | None:
        """Settle one answer; None if it has to wait.

        What stands for the same in several blocks is one answer: the first line leads,
        what the others say besides is said with it, unless it was acted on elsewhere.
        """
        uid8 = line.tick.uid8
        twins = self.twins[uid8]
        if line is twins[0]:
            fresh = [twin for twin in twins if twins[1:] and not self._is_past(twin)]
            lead, *others = fresh or twins
            said = (uniting.besides(other, self.vocabulary) for other in others)
            joint = lead._replace(also=(*lead.also, *said))
            if (done := self._acted(joint)) is not None:
                self.settled[uid8] = done
        done = self.settled.get(uid8)
        if done is None or done.line.tick is line.tick:
            return done
        kept = done.echoed and self._done_line(line, done.echoed)
        return done._replace(line=line, kept=kept)

    def _is_past(self, line: Line) -> bool:
        """Whether what a line says, it alone, was acted on by another machine."""
        snapshot = generate.snapshot(self.vault)
        view = VaultView(snapshot, None, self.now[:10] + "T00:00")
        due = view.answered(line.tick.uid8)
        if due is None:
            return False
        said = self._read(line, due)
        settled = self._settle(snapshot, line, said)
        return _is_known(settled) or self._known(snapshot, line, said) is not None

    def _acted(self, line: Line) -> _Done | None:
        snapshot = generate.snapshot(self.vault)
        view = VaultView(snapshot, None, self.now[:10] + "T00:00")
        due = view.answered(line.tick.uid8)
        if due is None:
            # What became of it since is in the note; a copy only tells of before.
            gone = Msg("app.source-gone")
            return None if line.copied else _Done(line, reason=gone)
        said = self._read(line, due)
        settled = self._settle(snapshot, line, said)
        if isinstance(settled, Edits) and not said.answer.on:
            settled = self._known(snapshot, line, said) or settled
        if isinstance(settled, Refused):
            return _Done(line, reason=settled.reason)
        if line.copied and _is_known(settled):
            return None
        echo = self._echo(line, (*said.beside, *settled.echo), said)
        kept = self._done_line(line, echo)
        if isinstance(settled, Edits):
            busy = [e.path for e in settled.edits if not self.turn.may_write(e.path)]
            if busy:
                self.left += busy
                return None
            failed = self._write(settled, donelines.key(kept))
            if failed is not None:
                return _Done(line, reason=failed)
        return _Done(line, kept, echoed=echo)

    def _read(self, line: Line, due: Due) -> _Said:
        def read(told: Line | Copied) -> Answer:
            return self._given(told.tick, told.said_in, told.inner, due)[0]

        first, on = self._given(line.tick, line.said_in, line.inner, due)
        answer = uniting.both(line, first, read, self.vocabulary)
        beside: tuple[Msg, ...] = ()
        if first.next is not None and answer.next is None:
            beside = (Msg("app.echo-days"),)
        answer, late = self._in_time(answer)
        on = min(answer.on or on, self.now[:10])
        return _Said(due, answer, on, line.tick.is_ticked, beside + late)

    def _in_time(self, answer: Answer) -> tuple[Answer, tuple[Msg, ...]]:
        """An answer read so late that its next day has gone by asks for today.

        Where something is moved to a day, that is when it was.
        """
        words, today = self.vocabulary, self.now[:10]
        again = answer.outcome in words.held | words.hard | words.led or answer.reason
        if not answer.is_past(today) or not again:
            return answer, ()
        return answer._replace(next=today), (msg("app.echo-meant", at=answer.next),)

    def _given(self, tick: Tick, path: str, inner: str, due: Due) -> tuple[Answer, Day]:
        """An answer, and the day on which it was given if it does not say that."""
        saved: Moment = uniting.saved(self.vault, path, self.now)
        on = uniting.given_on(tick, saved[:10], inner, self.now[:10])
        called = due.entity.name.split()
        clock = saved[11:] if on == saved[:10] else None
        return answers.given(tick, on, clock, self.vocabulary, called), on

    def _known(self, snapshot: Snapshot, line: Line, said: _Said) -> AlreadyDone | None:
        """Whether another machine has acted on it, under another day.

        The note may have been saved since for something else, and comes by another
        way than the one that the answer changed.
        """
        for day in uniting.other_days(line, said.on, self.now[:10]):
            settled = self._settle(snapshot, line, said._replace(on=day))
            if isinstance(settled, AlreadyDone) or (
                isinstance(settled, Edits) and settled.stands
            ):
                return AlreadyDone(settled.echo)
        return None

    def _settle(self, snapshot: Snapshot, line: Line, said: _Said) -> Settled:
        """Ask the settler of its kind what an answer comes to."""
        if line.tick.others:
            return Refused(Msg("app.joined-lines"))
        if said.answer.unread:
            return Refused(doubting.doubt(said.answer))
        due = said.due
        owned = self._settler(due.item.kind)
        source = self.vault.note(due.path)
        if owned is None or source is None:
            return Refused(msg("app.no-settler", kind=due.item.kind))
        home = None
        if due.entity.path != due.path:
            home = self.vault.note(due.entity.path)
        answered = Answered(
            due,
            said.answer,
            said.ticked,
            said.on,
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
        return Refused(Msg("app.settler-crashed")) if settled is None else settled

    def _settler(self, kind: str) -> Owned | None:
        for owned in self.vault.registry.of(Settler):
            if owned.value.kind == kind:
                return owned
        return None

    def _write(self, settled: Edits, key: str) -> Msg | None:
        """Make the edits of one answer; at the first that fails no more, and why."""
        written = frozenset(edit.path for edit in settled.edits)
        failed = None
        for edit in settled.edits:
            done = apply.note(self.vault.files, self.turn.record, edit, answers=(key,))
            if done not in ("written", "same"):
                failed = msg(f"app.unsettled-{done}", path=edit.path)
                break
            self.written.add(edit.path)
        # The next answer must see what this one made of its notes.
        self.turn.reread(written)
        return failed

    def _echo(self, line: Line, parts: tuple[Msg | str, ...], told: _Said) -> str:
        """What was understood of an answer.

        The done line stands alone, so it names whom it concerns where its own did not.
        """
        words, name = answerlines.words(self.vault, line), told.due.entity.name
        late = "-late" if told.on != self.now[:10] else ""
        of = "" if name in line.tick.stem else "-of"
        begins = msg(
            f"app.echo-day{late}{of}", day=told.on, today=self.now[:10], name=name
        )
        return " ".join(words.say(part) for part in (begins, *parts))

    def _done_line(self, line: Line, echo: str) -> str:
        said = answers.said(line.tick, self.vocabulary).replace("\n", "; ")
        return donelines.line(line.tick, said, echo)

    def _put(self, path: str, found: list[_Done]) -> None:
        """Put one note's lines where they belong, or the reasons below them."""
        changes: list[Replacement] = []
        acted: list[tuple[str, str]] = []
        told: list[tuple[str, str]] = []
        shown: set[str] = set()
        digest = b""
        lines = answerlines.again(self.vault, [done.line for done in found])
        for line, (_, kept, reason, _) in zip(lines, found, strict=True):
            if line is None:
                continue
            digest = line.digest
            if reason is not None:
                said = answerlines.words(self.vault, line).say(reason)
                changes += answerlines.reasoned(line, said)
                self.refused.append((line, reason))
                continue
            changes += answerlines.settled(line, kept if kept not in shown else "")
            shown.add(kept)
            acted += ((said, donelines.key(kept)) for said in line.texts)
            told.append((path, donelines.plain(kept)))
        if not changes:
            return
        lines_acted, keys = zip(*acted, strict=True) if acted else ((), ())
        edit = Edit(path, digest, tuple(changes), "answers")
        done = apply.note(
            self.vault.files, self.turn.record, edit, acted=lines_acted, answers=keys
        )
        if done == "written":
            self.written.add(path)
            self.told += told
        if fault := apply.complaint(done, path):
            self.complaints.append(fault)


def _is_known(settled: Settled) -> bool:
    """Whether there is nothing to write for what a copy still holds."""
    if isinstance(settled, Edits):
        return settled.stands
    return isinstance(settled, AlreadyDone)
