"""Boxes that an answer asks for: what was promised, agreed on, is to be called about.

They are written as a hand writes them in that card, each once. What else an answer
changes is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultkit.features.lines import headings, replies, titles
from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import (
    Day,
    Moment,
    Msg,
    Note,
    Replacement,
    Row,
    Span,
    dates,
    msg,
    words,
)
from vaultkit.plugin.settling import Answer, Answered, answers, rewriting

PROMISES = {"de": "Zusagen", "en": "Promises"}
MEETINGS = {"de": "Termine", "en": "Appointments"}
MEETING = {"de": "Termin", "en": "meeting"}
ALSO = {"de": "auch", "en": "also"}
DAY = len("2026-11-27")
"""Characters of a moment's day."""
_CLAUSES = bag(
    "i we he she they it i'll we'll he'll she'll they'll it'll he's she's they're it's"
    " wants wanted needs needed will would says said asks asked has is decides waits"
    " ich wir er sie es will wollen moechte moechten braucht brauchen hat ist wird"
    " fragt sagt schickt wartet entscheidet soll kann"
)
"""With these begins what somebody does, and not what a call is about."""


class Boxes:
    """Collects the boxes of one answer."""

    def __init__(self, answered: Answered, card: Note | None, language: str) -> None:
        """Write for this card, in its language."""
        self.lines: list[str] = []
        self.beside: Sequence[str] = ()
        """What links to those name who take part and whose cards are elsewhere."""
        self._answered = answered
        self._card = card
        self._language = language
        self._heading = MEETINGS

    def call(self, at: Moment, reason: str) -> None:
        """Ask for a call in a box of its own."""
        german = self._language == "de"
        verb, why, led = (
            ("anrufen", " wg.", "ab") if german else ("call", " about", "from")
        )
        reason = self._undated(reason, at[:DAY])
        begun = reason.replace("’", "'")
        if _CLAUSES.issuperset(fold(begun).split()[:1]):
            # `call about they'll decide` is no English.
            why = ":"
        about = f"{why} {reason}" if reason else ""
        clock = f" {led} {at[11:16]}" if len(at) > DAY else ""
        text = f"- [ ] {verb}{about}{clock}{self._by(at)}"
        if self._card is None or text not in self._card.text:
            self._heading = PROMISES
            self.lines.append(text)

    def _undated(self, reason: str, day: Day) -> str:
        """A reason without the day that the box has anyway: `wants it by Friday`."""
        said = dates.find(reason, self._answered.on)
        if not said or said[-1].day != day or said[-1].time:
            return reason
        return titles.plain(titles.blank(reason, [(said[-1].start, said[-1].end)]))

    def meet(self, answer: Answer) -> Iterator[Msg]:
        """What was agreed on, each an appointment; gives what is to be said of it."""
        if self._card is None or answer.outcome not in {"", *replies.HELD}:
            return
        for agreed in answer.agreed:
            named = agreed.text if agreed.named else ""
            title = named or " ".join((MEETING[self._language], agreed.text)).strip()
            if self._language == "de":
                title = title[0].upper() + title[1:]
            clock = agreed.at[11:16] + (f"–{agreed.until}" if agreed.until else "")
            if rewriting.uses_emoji(self._card):
                text = f"- [ ] {clock} {title} 📅 {agreed.at[:DAY]}"
            else:
                day = words.show_day(agreed.at[:DAY], self._language)
                text = f"- [ ] {day} {clock} {title}"
            if text not in self._card.text:
                self.lines.append(text)
            far = self.is_far(agreed.at)
            shown = "answers.agreed-far" if far else "answers.agreed"
            yield msg(shown, at=agreed.at)

    def owe(self, promised: Sequence[answers.Owed]) -> Iterator[Msg]:
        """What was promised on either side; gives what is to be said of it."""
        for owed in promised:
            side = ""
            if owed.theirs:
                side = self._answered.due.entity.name.split(" ")[0] + ": "
            text = f"- [ ] {side}{owed.text}{self._and_to()}{self._by(owed.due)}"
            self._heading = PROMISES
            if self._card is None or text not in self._card.text.splitlines():
                self.lines.append(text)
            kind = "theirs" if owed.theirs else "mine"
            yield self._owed(f"answers.owed-{kind}", owed)

    def _and_to(self) -> str:
        """Whom a promise concerns besides, as links: it is one, and made to all."""
        if not self.beside:
            return ""
        linked = ", ".join(f"[[{target}]]" for target in self.beside)
        return f" ({ALSO[self._language]} {linked})"

    def _owed(self, words: str, owed: answers.Owed) -> Msg:
        if owed.due is None:
            return msg(words, text=owed.text)
        end = "by" if self.is_far(owed.due) else "until"
        return msg(f"{words}-{end}", text=owed.text, at=owed.due[:10])

    def is_far(self, at: Moment) -> bool:
        """Whether the year of a day is to be said: it is another, or it stands long."""
        answered = self._answered
        return answered.in_place or at[:4] != answered.today[:4]

    def _by(self, due: Moment | None) -> str:
        if due is None:
            return ""
        if self._card is not None and rewriting.uses_emoji(self._card):
            return f" 📅 {due[:10]}"
        day = words.show_day(due[:10], "de", "date")
        return f" bis {day}" if self._language == "de" else f" by {due[:10]}"

    def put(self, card: Note) -> tuple[bool, Replacement]:
        """The boxes below the last one of the card, else below a heading for them.

        Beside it whether they hang on what is above, and not on the note's end.
        """
        newline = card.source.newline
        text = newline.join(self.lines)
        above = [row for row in card.rows if row.kind == "task" and row.indent == 0]
        above = above or _empty_headings(card)
        if above:
            after = card.text.find("\n", above[-1].end) + 1
            at = after or above[-1].end
            made = text + newline if after else newline + text
            return True, Replacement(Span(at, at), made)
        end = len(card.text)
        gap = "" if card.text.endswith("\n") else newline
        title = self._heading[self._language]
        made = f"{gap}{newline}## {title}{newline}{text}{newline}"
        return False, Replacement(Span(end, end), made)


def _empty_headings(note: Note) -> list[Row]:
    """The first heading for promises below which nothing stands, if there is one."""
    for number, row in enumerate(note.rows, 1):
        if row.kind == "heading" and headings.named(row.text).promises:
            bare = number == len(note.rows) or note.rows[number].kind == "heading"
            return [row] if bare else []
    return []
