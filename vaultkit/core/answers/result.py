"""What an answer came to, and how its parts make it up."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core.answers import days, matching, points
from vaultkit.core.answers.days import Said
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.matching import Found
from vaultkit.core.answers.pieces import ARROW
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import Day, Moment, When
from vaultkit.core.dates.arithmetic import later

SNOOZE = 7
"""Days that something is put off by if no date is given."""


class Owed(NamedTuple):
    """Something that one side will do, and by when. `theirs`: the other side."""

    text: str
    due: Moment | None
    theirs: bool
    words: str = ""
    """The piece that says so, if nobody is named before a colon."""
    who: str = ""
    """Who of the other side is named before a colon, as written."""


class Meeting(NamedTuple):
    """Where people meet, as it was read."""

    text: str
    """What it is called, without its date."""
    when: When | None
    named: bool
    """The text says what it is, and not only where."""
    words: str
    """The piece that says so."""


class Agreed(NamedTuple):
    """Where people meet: what it is called, when, and until when."""

    text: str
    at: Moment
    until: str | None
    named: bool


class Answer(NamedTuple):
    """What the words of an answer say."""

    outcome: str = ""
    """One of the vocabulary's; "" if the words name none."""
    said: str = ""
    """The words that name it, as written."""
    also: tuple[str, ...] = ()
    """Outcomes that further pieces are."""
    by_me: bool = False
    on: Day | None = None
    """The day that the answer gives for the talk; never after the base."""
    at: str | None = None
    """The time of day that it gives for the talk."""
    next: Moment | None = None
    until: str | None = None
    """End of the next date's range of times."""
    lead: str = ""
    """The word that leads the next date: ab, vor, bis, um, by, …"""
    clock_only: bool = False
    """The next date was given as a time only: its day is the base or the one after."""
    reason: str = ""
    """The words in which the next date stood, if they say more than a date."""
    owed: tuple[Owed, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    text: str = ""
    """All other words, as written."""
    passed: str = ""
    """A day to come among those words, if the answer names none to act upon."""
    unread: tuple[Unread, ...] = ()
    snoozed: bool = False
    """Put off without a date: `next` is a week after the base."""
    dropped: bool = False
    denies: bool = False
    """It names no outcome that is known, but its words deny something."""
    runs_on: bool = False
    """`text` goes on where `said` ends, without a sign between: `spoke` `to his PA`."""

    @property
    def wording(self) -> str:
        """All its words but dates and what is owed, as they were written."""
        joint = " " if self.runs_on else ", "
        return joint.join(filter(None, (self.said, self.text)))

    @property
    def is_move(self) -> bool:
        """Whether a date is all that it says."""
        words = self.outcome or self.text or self.owed or self.unread or self.agreed
        return self.next is not None and not words

    def is_past(self, today: Day) -> bool:
        """Whether the next date lies before a day."""
        return self.next is not None and self.next[:10] < today[:10]


class Told(NamedTuple):
    """What an answer is read with."""

    base: Day | None
    """The day it was given, from which its words count."""
    clock: str | None
    """The time of day then, if it is known."""
    words: Vocabulary


class Parts:
    """The parts of an answer while it is read."""

    def __init__(self) -> None:
        """Begin with none."""
        self.said = ""
        self.also: list[str] = []
        self.by_me = False
        self.on: Day | None = None
        self.at: str | None = None
        self.points: list[Said] = []
        self.owed: list[Owed] = []
        self.meetings: list[Meeting] = []
        self.dated: list[tuple[Said, str]] = []
        """Dates to come back on, and the words that each stands in."""
        self.kept: list[tuple[str, str]] = []
        self.unread: list[Unread] = []
        self.runs_on = False
        self.joint = ""
        """What stands between the piece being read and the one before it."""

    def keep(self, text: str) -> None:
        """Keep words as text."""
        self.kept.append((self.joint, text))

    def lead_back(self) -> None:
        """Put the words of the outcome before those that run on from them."""
        joint, text = self.kept[0]
        self.kept[0] = joint, f"{self.said} {text}"

    def answer(self, outcome: Found | None, told: Told) -> Answer:
        """The answer that the parts are."""
        words, base = told.words, told.base
        name = outcome.phrase.outcome if outcome else ""
        if name in words.held:
            self._look_back(base, told.clock)
        agreed = self._agreed(told, meets=not name or name in words.held)
        when, reason = self._next(base)
        if self.by_me:
            name = words.flips.get(name, name)
        day = _moment(when, told) if when else None
        shelved = name in words.shelved and not (day or self.unread)
        return Answer(
            outcome=name,
            said=self.said,
            also=tuple(dict.fromkeys(one for one in self.also if one != name)),
            by_me=self.by_me,
            on=self.on,
            at=self.at,
            next=later(base, SNOOZE) if shelved and base else day,
            until=when.until if when else None,
            lead=when.lead if when and not reason else "",
            clock_only=day is not None and when is not None and when.day is None,
            reason=reason,
            owed=tuple(self.owed),
            agreed=agreed,
            text=self._text(),
            passed="" if day or agreed or self.unread else self._passed(base),
            unread=tuple(self.unread),
            snoozed=shelved and base is not None,
            denies=not name and self._denies(words),
            runs_on=self.runs_on,
        )

    def _agreed(self, told: Told, *, meets: bool) -> tuple[Agreed, ...]:
        """Where people meet: with a day and a time; a day alone is to come back on.

        Args:
            told: What the answer is read with.
            meets: People did talk. If not, the time that is named is when to try again,
                too: nothing may be closed by it.
        """
        found = []
        for meeting in self.meetings:
            when = meeting.when or self._only_point()
            at = _moment(when, told) if when and when.time else None
            if when is not None and at is not None:
                found.append(Agreed(meeting.text, at, when.until, meeting.named))
            if at and meets and meeting.when is None:
                self.points.clear()
            elif not (at and meets) and meeting.when is not None:
                words = meeting.words
                self.dated.append((Said(meeting.when, words), words))
        return tuple(found)

    def _only_point(self) -> When | None:
        """The next date, if it is the only one and is not to call again on."""
        if len(self.points) != 1 or self.points[0].again:
            return None
        return self.points[0].when

    def _denies(self, words: Vocabulary) -> bool:
        return bool(self.kept) and matching.denies(self.kept[0][1], words)

    def _look_back(self, base: Day | None, clock: str | None) -> None:
        """`gesprochen, 14:00` said later, `gesprochen, heute`: when it was."""
        for point in self.points:
            when = point.when
            early = when.day is None and (when.time or "~") <= (clock or "")
            today = base is not None and (when.day, when.time) == (base, None)
            if (early or today) and not point.again:
                self.on, self.at = self.on or when.day, self.at or when.time
                self.points.remove(point)
                return

    def _next(self, base: Day | None) -> tuple[When | None, str]:
        """The next date, and the words it stands in if they say more."""
        dated = [point for point in self.points if point.when.day]
        clocks = [point for point in self.points if not point.when.day]
        if len(dated) == len(clocks) == 1 and dated[0].when.time is None:
            return clocks[0].when._replace(day=dated[0].when.day), ""
        found = {(point.when.day, point.when.time): point.when for point in self.points}
        if len(found) > 1:
            texts = ", ".join(point.text for point in self.points)
            choices = sorted({w.moment or w.time or "" for w in found.values()})
            self.unread.append(Unread(texts, "several", tuple(choices)))
            return None, ""
        if found:
            return self.points[0].when, ""
        if self.dated and not self.unread:
            return self._dated()
        return (None, "") if self.unread else self._deadline(base)

    def _dated(self) -> tuple[When | None, str]:
        """The day to come back on, with the words it stands in."""
        moments = {said.when.moment or said.when.time or "" for said, _ in self.dated}
        if len(moments) > 1:
            texts = ", ".join(said.text for said, _ in self.dated)
            self.unread.append(Unread(texts, "several", tuple(sorted(moments))))
            return None, ""
        said, words = self.dated[0]
        return said.when, words

    def _deadline(self, base: Day | None) -> tuple[When | None, str]:
        """The date in `wants offer by Friday`, if no other words hold one."""
        found = []
        for _, words in self.kept:
            date = points.deadline(words, base)
            past = isinstance(date, Said) and (date.when.day or "") < (base or "")
            if date is not None and not past:
                found.append((date, words))
        if len(found) != 1:
            return None, ""
        date, words = found[0]
        if isinstance(date, Unread):
            self.unread.append(date)
            return None, ""
        return date.when, words

    def _passed(self, base: Day | None) -> str:
        """`Do 14 Uhr` in `will Angebot Do 14 Uhr`: nothing comes up on that day."""
        for _, words in self.kept:
            for when in days.inside(words, base):
                said = words[when.start : when.end]
                day = days.of_this_year(said, when, base).day
                if base and day and not when.fault and day > base:
                    return said
        return ""

    def _text(self) -> str:
        """The words that were kept, joined as they were."""
        text = ""
        for joint, words in self.kept:
            sign = joint.strip()
            if ARROW.fullmatch(sign):
                sign = f" {sign}"
            elif sign not in {";", ".", "!"}:
                sign = ","
            text += f"{sign} {words}" if text else words
        return " ".join(text.split())


def _moment(when: When, told: Told) -> Moment | None:
    """The next date; a time alone is today's, or tomorrow's if it has gone by."""
    if when.day is not None or told.base is None or when.time is None:
        return when.moment
    gone = told.clock is not None and when.time <= told.clock
    return f"{later(told.base, int(gone))}T{when.time}"
