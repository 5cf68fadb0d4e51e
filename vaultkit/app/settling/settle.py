"""Answers in blocks to edits of their sources; source first, then the block's line.

What could not be acted on stays where it is, with the reason below it. What was acted
on goes to the end of its block, with what was understood, and leaves after some days:
the log entry and the source line are its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vaultkit.app import apply, generate
from vaultkit.app.asking.view import VaultView
from vaultkit.app.settling import (
    answerlines,
    echoes,
    heard,
    sourcelines,
    takeback,
)
from vaultkit.app.settling.heard import Hearing
from vaultkit.app.settling.turn import Outcome, Turn
from vaultkit.app.settling.uniting import Line
from vaultkit.app.settling.verdicts import Verdicts, is_known
from vaultkit.app.settling.waiting import Waiting
from vaultkit.core import donelines
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.settling import (
    Edits,
    Refused,
    Replies,
)

_GONE = Msg("app.source-gone")
_PASSES = 4
"""So often at most the answers of a vault are gone through in one round."""
_TIMES = 3
"""So often a line may wait for another one."""


class _Done(NamedTuple):
    """What became of an answered line: its done line, or why there is none."""

    line: Line
    kept: str = ""
    reason: Msg | None = None
    echoed: str = ""
    """What was understood."""
    words: str = ""
    """All that was said, in any of the lines."""


def run(turn: Turn) -> Outcome:
    """Take back what was unticked, then act on every answered line of every block."""
    replies = next(iter(turn.vault.registry.of(Replies)), None)
    if replies is None or turn.vault.settings.writes != "all":
        return Outcome()
    vocabulary = replies.value.vocabulary()
    done = Outcome()
    hearing = Hearing(turn.vault, turn.now, vocabulary, {}, set())
    for _ in range(_TIMES):
        back = takeback.run(turn, vocabulary)
        once = back.then(_Round(turn, hearing).run())
        done = done._replace(refused=()).then(once)
        hindered = any(reason.id == takeback.AGAIN for _, reason in back.refused)
        if not (hindered and once.written):
            break
    return done


class _Round:
    """The answers of a vault, gone through until none of them helps another."""

    def __init__(self, turn: Turn, hearing: Hearing) -> None:
        self.turn = turn
        self.vault = turn.vault
        self.now = turn.now
        self.hearing = hearing
        self.waiting = Waiting(hearing)
        self.written: set[str] = set()
        self.unread: set[str] = set()
        """Notes that are others than the index knows: written, or found changed."""
        self.complaints: list[Placed] = []
        self.refused: list[tuple[Line, Msg]] = []
        self.left: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.twins: dict[str, list[Line]] = {}
        """Answered lines by what they stand for, which several blocks may hold."""
        self.own: dict[str, Line] = {}
        """Those that are the very lines that ask."""
        self.settled: dict[str, _Done] = {}

    def run(self) -> Outcome:
        for _ in range(_PASSES):
            acted = len(self.told)
            self.refused, self.left = [], []
            self._pass()
            # What was acted on in one list may be why another's line is left.
            if len(self.told) == acted or not (self.refused or self.left):
                break
        return Outcome(
            frozenset(self.written),
            tuple(dict.fromkeys(self.left)),
            tuple(dict.fromkeys(self.complaints)),
            tuple(self.refused),
            tuple(self.told),
        )

    def _wrote(self, path: str) -> None:
        self.written.add(path)
        self.unread.add(path)

    def _reread(self) -> None:
        """Let the index catch up: the next answer must see what the last one made."""
        if self.unread:
            self.turn.reread(frozenset(self.unread))
            self.unread.clear()

    def _pass(self) -> None:
        self.twins, self.settled, self.own = {}, {}, {}
        found = self.waiting.in_blocks()
        for line in self.waiting.where_they_ask():
            found.setdefault(line.path, []).append(line)
            self.own[line.tick.uid8] = line
        for lines in found.values():
            for line in lines:
                self.twins.setdefault(line.tick.uid8, []).append(line)
                self.hearing.saved(line.said_in)
        for path, lines in found.items():
            if not lines:
                continue
            twins = (twin for line in lines for twin in self.twins[line.tick.uid8])
            places = {path, *(one for t in twins for one in (t.path, t.said_in))}
            if not all(self.turn.may_write(one, acts=True) for one in sorted(places)):
                self.left.append(path)
                continue
            done = [one for line in lines if (one := self._act(line))]
            self._put(path, [one for one in done if not sourcelines.is_one(one.line)])
            self._tell([one for one in done if sourcelines.is_one(one.line)])
        self._reread()

    def _act(self, line: Line) -> _Done | None:
        """Settle one answer; None if it has to wait.

        What stands for the same in several blocks is one answer: the first line leads,
        what the others say besides is said with it, unless it was acted on elsewhere.
        """
        uid8 = line.tick.uid8
        twins = self.twins[uid8]
        if line is twins[0] and (done := self._acted(twins)) is not None:
            self.settled[uid8] = done
        done = self.settled.get(uid8)
        if done is None or done.line is line:
            return done
        if line.copied and done.reason is _GONE:
            return None
        kept = done.echoed and donelines.line(line.tick, done.words, done.echoed)
        return done._replace(line=line, kept=kept)

    def _acted(self, lines: list[Line]) -> _Done | None:
        line = lines[0]
        self._reread()
        snapshot = generate.snapshot(self.vault)
        view = VaultView(snapshot, None, self.now[:10] + "T00:00")
        due = view.answered(line.tick.uid8)
        if due is None:
            # What became of it since is in the note; a copy only tells of before.
            gone = _Done(line, reason=_GONE)
            return None if all(one.copied for one in lines) else gone
        told = [piece for one in lines for piece in heard.pieces(one)]
        verdicts = Verdicts(self.hearing, self.own)
        told = [verdicts.unknown(piece, due) for piece in told]
        fresh = [one for one in told if told[1:] and not verdicts.is_past(one, due)]
        said = self.hearing.said(fresh or told[:1], due)
        settled = verdicts.on(snapshot, said)
        if isinstance(settled, Refused):
            return _Done(line, reason=settled.reason)
        if is_known(settled) and all(one.copied for one in lines):
            return None
        parts = (*said.beside, *settled.echo)
        echo = echoes.echo(self.vault, line, parts, said, self.now[:10])
        words = self.hearing.said(told, due).words
        kept = donelines.line(line.tick, words, echo)
        own = self.own.get(line.tick.uid8)
        texts: dict[str, str] = {}
        if own is not None:
            mark = echoes.mark(self.vault, parts, said)
            settled, texts[own.path] = sourcelines.marked(
                self.vault, settled, own, mark
            )
        if isinstance(settled, Edits):
            busy = [e.path for e in settled.edits if not self.turn.may_write(e.path)]
            if busy:
                self.left += busy
                return None
            failed = self._write(settled, donelines.key(kept), texts)
            if failed is not None:
                return _Done(line, reason=failed)
        return _Done(line, kept, echoed=echo, words=words)

    def _write(self, settled: Edits, key: str, texts: Mapping[str, str]) -> Msg | None:
        """Make the edits of one answer; at the first that fails no more, and why.

        `texts` are lines that hold its words themselves, by their notes.
        """
        for edit in settled.edits:
            own = (texts[edit.path],) if edit.path in texts else ()
            done = apply.note(
                self.vault.files, self.turn.record, edit, answers=(key,), own=own
            )
            if done not in ("written", "same"):
                self.unread.add(edit.path)
                return msg(f"app.unsettled-{done}", path=edit.path)
            self._wrote(edit.path)
        return None

    def _tell(self, found: list[_Done]) -> None:
        """Say what became of answers in the lines that ask; nothing stands below."""
        for line, kept, reason, *_ in found:
            if reason is not None:
                self.refused.append((line, reason))
            else:
                self.told.append((line.path, donelines.plain(kept)))

    def _put(self, path: str, found: list[_Done]) -> None:
        """Put one note's lines where they belong, or the reasons below them."""
        changes: list[Replacement] = []
        acted: list[tuple[str, str]] = []
        told: list[tuple[str, str]] = []
        shown: set[str] = set()
        digest = b""
        lines = answerlines.again(self.vault, [done.line for done in found])
        for line, (_, kept, reason, *_) in zip(lines, found, strict=True):
            if line is None:
                continue
            digest = line.digest
            if reason is not None:
                said = answerlines.words(self.vault, line).say(reason)
                on = self.hearing.day(line)
                changes += answerlines.reasoned(line, said, on)
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
            self._wrote(path)
            self.told += told
        if fault := apply.complaint(done, path):
            self.complaints.append(fault)
