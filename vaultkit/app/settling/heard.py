"""What answered lines say, several of them to one thing read as one answer.

Each is read as of the day on which its file was saved. What one says beyond the others
is kept with it; days that differ are none; outcomes that exclude each other, in two
lines as in one, are for the user to decide. Nothing is looked up or written here but
when a file was saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vaultkit.app import saves
from vaultkit.app.indexing.copies import FRESH
from vaultkit.app.settling import doubting, uniting
from vaultkit.app.settling.uniting import Copied, Line
from vaultkit.app.vault import Vault
from vaultkit.core import answers, dates, donelines
from vaultkit.core.answers import Answer, Tick, Vocabulary
from vaultkit.core.words import Day, Moment, Msg, msg
from vaultkit.plugin.followups import Due, Entity

_JOINS = " ,;.-–>→"

Piece = Line | Copied
"""An answered line of a note, or of a copy."""


class Said(NamedTuple):
    """An answer as it was read."""

    due: Due
    answer: Answer
    on: Day
    ticked: bool
    piece: Piece
    """The line that leads."""
    words: str = ""
    """All that was said, as written, piece by piece."""
    beside: tuple[Msg, ...] = ()
    """What is to be said of it besides what the settler says."""
    refused: Msg | None = None
    """Why it is not acted on."""


class _Heard(NamedTuple):
    """One line's answer."""

    piece: Piece
    answer: Answer
    words: str


class Hearing(NamedTuple):
    """What answers are read with."""

    vault: Vault
    now: Moment
    vocabulary: Vocabulary
    saves: dict[str, Moment]
    """When a hand last saved notes, before any answer was written into them."""
    renewed: set[str]
    """Those of them that vaultkit has written into since."""

    def said(self, pieces: Sequence[Piece], due: Due) -> Said:
        """What some lines say to one thing; the first leads, there is at least one."""
        heard = [self._heard(piece, piece.tick, due) for piece in pieces]
        lead = next((one for one in heard if _names(one.answer)), heard[0])
        others = [one for one in heard if one is not lead]
        answer, beside = self._dated(lead, others)
        answer = self._worded(answer, lead, others, due, apart=bool(beside))
        answer, late = self._in_time(answer)
        on = self.day(lead.piece)
        return Said(
            due,
            answer,
            min(answer.on or on, self.now[:10]),
            any(one.piece.tick.is_ticked for one in heard),
            lead.piece,
            "; ".join(_longest(one.words for one in heard)),
            beside + late,
            self._doubt(heard),
        )

    def _heard(self, piece: Piece, tick: Tick, due: Due) -> _Heard:
        """An answer as of the day on which it was given, if it does not say that."""
        saved = self.saved(piece.said_in)
        on = self.day(piece)
        called = _called((due.entity, *due.candidates))
        vocabulary = answers.among(self.vocabulary, _called(due.others))
        clock = saved[11:] if on == saved[:10] else None
        words = answers.said(tick, self.vocabulary)
        given = answers.given(tick, on, clock, vocabulary, called)
        return _Heard(piece, given, words)

    def grown(self, said: Said) -> Said | None:
        """An answer as a copy tells of it, if that says more to the same words."""
        piece = said.piece
        if not isinstance(piece, Line) or piece.told is None:
            return None
        tick = piece.tick._replace(words=piece.told.words, below=())
        more = self.said([piece._replace(tick=tick)], said.due)
        return more._replace(on=piece.told.on)

    def day(self, piece: Piece) -> Day:
        """The day of an answer that names none itself."""
        if isinstance(piece, Line) and piece.given_on:
            return piece.tick.done_on or piece.given_on
        saved = self.saved(piece.said_in)
        renewed = piece.said_in in self.renewed
        return uniting.given_on(
            piece.tick, saved[:10], piece.inner, self.now[:10], renewed=renewed
        )

    def saved(self, path: str) -> Moment:
        """When a hand last saved a note, as it was when this was first asked."""
        if path not in self.saves:
            self.saves[path] = saved = uniting.saved(self.vault, path, self.now)
            at = saves.last(self.vault, (path,)).get(path)
            if at is not None and self.vault.local(at) != saved:
                self.saves[path] = self.vault.local(at)
                self.renewed.add(path)
        return self.saves[path]

    def _doubt(self, heard: Sequence[_Heard]) -> Msg | None:
        """Why answers are not acted on."""
        if any(one.piece.tick.others for one in heard):
            return Msg("app.joined-lines")
        for one in heard:
            if one.piece.tick.aside and not one.words:
                return msg("app.no-arrow", text=one.piece.tick.aside)
            if one.answer.unread:
                return doubting.doubt(one.answer)
        for place, one in enumerate(heard):
            for two in heard[place + 1 :]:
                if _excludes(one, two, self.vocabulary):
                    return _contradiction(one, two)
        return None

    def _dated(
        self, lead: _Heard, others: Sequence[_Heard]
    ) -> tuple[Answer, tuple[Msg, ...]]:
        """The leading answer with the next date that all name who name one."""
        named = [one.answer for one in (lead, *others) if one.answer.next is not None]
        exact = max(named, key=lambda one: len(one.next or ""), default=lead.answer)
        differ = any(not (exact.next or "").startswith(one.next or "") for one in named)
        beside: tuple[Msg, ...] = ()
        if differ:
            exact, beside = Answer(), (Msg("app.echo-days"),)
        made = lead.answer._replace(
            next=exact.next,
            until=exact.until,
            lead=exact.lead,
            clock_only=exact.clock_only,
            reason=exact.reason,
            snoozed=lead.answer.snoozed and not differ,
        )
        return made, beside

    def _worded(
        self,
        answer: Answer,
        lead: _Heard,
        others: Sequence[_Heard],
        due: Due,
        *,
        apart: bool,
    ) -> Answer:
        """An answer with the words, and what is owed, that others have besides.

        Args:
            answer: The leading one.
            lead: Where it stands.
            others: What else was said.
            due: What it is said to.
            apart: Dates differ and are kept as words.
        """
        known = lead.words.split("\n")
        texts, owed = [answer.text], list(answer.owed)
        for one in others:
            owed += (new for new in one.answer.owed if new not in owed)
            for part in one.words.split("\n"):
                new = _new(part, known)
                if not new:
                    continue
                known.append(new)
                tick = one.piece.tick._replace(words=new, below=(), mark=" ")
                alone = self._heard(one.piece, tick, due).answer
                texts.append(new if apart else alone.wording)
        answer = answer._replace(owed=tuple(owed))
        said = "; ".join(filter(None, texts))
        if answer.text or not answer.said or answer.outcome in self.vocabulary.held:
            return answer._replace(text=said)
        return answer._replace(said="; ".join(filter(None, (answer.said, said))))

    def _in_time(self, answer: Answer) -> tuple[Answer, tuple[Msg, ...]]:
        """An answer read so late that its next day has gone by asks for today.

        Where something is moved to a day, that is when it was.
        """
        words, today = self.vocabulary, self.now[:10]
        again = answer.outcome in words.held | words.hard | words.led or answer.reason
        if not answer.is_past(today) or not again:
            return answer, ()
        return answer._replace(next=today), (msg("app.echo-meant", at=answer.next),)


def _called(people: Iterable[Entity]) -> list[str]:
    """What people are called: in full, or by a part of the name."""
    return [word for one in people for word in (one.name, *one.name.split())]


def pieces(line: Line) -> Iterator[Piece]:
    """All that was said to what a line stands for, there and in copies."""
    yield line._replace(also=())
    yield from line.also


def other_days(piece: Piece, on: Day, today: Day) -> Iterator[Day]:
    """Days that another machine may take for that of an answer, the last one first.

    It goes by when its own copy of the note was saved, for whatever reason; that was
    not before the block was written, unless a conflict copy tells of another day, or
    the line was asked about before.
    """
    told = piece.told if isinstance(piece, Line) else None
    if told and told.on != on:
        yield told.on
    tick = piece.tick
    first = None if tick.done_on else donelines.waits_since(piece.inner, tick)
    age = dates.between(first, today) if first else 0
    for n in range(min(age, FRESH) + 1):
        day = dates.later(today, -n)
        if day != on:
            yield day


def _names(answer: Answer) -> bool:
    """Whether an answer says what came of it."""
    return bool(answer.outcome or answer.dropped or answer.snoozed)


def _way(one: _Heard, words: Vocabulary) -> str:
    """What an answer leads to; "" of a mere tick and of words without an outcome."""
    answer = one.answer
    if answer.dropped or answer.outcome in words.closing:
        return "closing"
    is_tick = one.piece.tick.is_ticked and answer.text and not answer.outcome
    if answer.outcome in words.held or is_tick:
        return "held"
    if answer.outcome in words.led:
        return "led"
    return "" if answer.outcome in words.apart else answer.outcome


def _excludes(one: _Heard, two: _Heard, words: Vocabulary) -> bool:
    """Whether two answers lead to different things."""
    if not (one.words or two.words):
        return one.piece.tick.mark.lower() != two.piece.tick.mark.lower()
    ways = {_way(one, words), _way(two, words)} - {""}
    outcomes = {one.answer.outcome, two.answer.outcome}
    flipped = any({name, other} == outcomes for name, other in words.flips.items())
    return len(ways) > 1 or flipped


def _contradiction(one: _Heard, two: _Heard) -> Msg:
    """Which answers exclude each other, and where they stand or will stand.

    What an untouched line has in a copy comes into the list together with this.
    """
    pieces = one.piece, two.piece
    is_there = any(isinstance(piece, Copied) for piece in pieces)
    path, other = (p.path if isinstance(p, Line) else p.said_in for p in pieces)
    return msg(
        f"app.contradiction{'-copy' if is_there else ''}",
        one=_shown(one),
        two=_shown(two),
        path=path,
        other=other,
    )


def _shown(one: _Heard) -> str:
    if one.answer.dropped and not one.answer.outcome:
        return "[-]"
    return one.answer.said or one.words.partition("\n")[0]


def _new(said: str, known: Iterable[str]) -> str:
    """What words say beyond those that are known: a hand may have gone on typing."""
    for one in known:
        if one.startswith(said):
            return ""
        if one and said.startswith(one):
            said = said[len(one) :].lstrip(_JOINS)
    return said


def _longest(said: Iterable[str]) -> list[str]:
    """Words once each; those that grew only as they are now."""
    kept: list[str] = []
    for part in (part for words in said for part in words.split("\n")):
        shorter = [n for n, one in enumerate(kept) if part.startswith(one)]
        if shorter:
            kept[shorter[0]] = part
        elif part and not any(one.startswith(part) for one in kept):
            kept.append(part)
    return kept
