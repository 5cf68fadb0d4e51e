"""A date with its time written anew in the form in which another stands there already.

`T14:00` keeps its T, `Fr 27.11. 13:00–13:30` its weekday, its missing year and its half
hour, `(bis 28.11.)` its brackets. Proposes forms, the likest first; whoever asks reads
each back where it is to stand, and takes the first that says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from vaultkit.core.dates.arithmetic import ordinal
from vaultkit.core.dates.clock import Hint, clock_at
from vaultkit.core.dates.fixed import Source, fixed_at
from vaultkit.core.dates.vocabulary import (
    LEADS,
    MORE_LEAD,
    WEEK_NUMBERS,
    WEEKDAYS,
    fold,
    skip_blanks,
    word_at,
)
from vaultkit.core.rewriting import clockforms, dayforms
from vaultkit.core.words import Day, Moment

_GERMAN = frozenset(
    (
        *("bis", "ab", "um", "am", "auf", "vor", "nach", "zum", "faellig", "vom"),
        *("von", "gegen", "zwischen", "fuer", "spaetestens", "uhr", "morgen", "heute"),
        *("uebermorgen", "woche", "naechste", "ende", "anfang", "mitte", "kw"),
    )
)
_ENGLISH = frozenset(
    (
        *("by", "until", "till", "on", "at", "before", "after", "due", "from"),
        *("around", "between", "tomorrow", "today", "week", "next", "cw"),
    )
)
_BEFORE = frozenset(("vor", "bis", "before", "by", "until"))
"""Before a time of day these make it an end; a new time is one to begin at."""
_PAIRS = {"(": ")", "[": "]", "*": "*", "_": "_", "=": "=", "~": "~", "<": ">"}
_CLOSERS = ".)]*_=~>"
_JOINTS = " \t\u00a0,@|T-–—"
_ANY_TIME = Hint(bare=True, dotted=True, both=True)


class Wish(NamedTuple):
    """What shall be said, and where.

    `until` is the end of a range of times; without it a range there keeps its length.
    `base` is the day that the text counts from, `near` the text around it: a habit of
    writing 03.12. or T14:00 is seen in it.
    """

    moment: Moment
    until: str | None = None
    base: Day | None = None
    us: bool = False
    language: str = "en"
    near: str = ""
    lead: str = ""
    """The word that leads the time, else the day: `ab 14:00`, `from 3 Dec`."""

    @property
    def day(self) -> Day:
        """The day alone."""
        return self.moment[:10]

    @property
    def time(self) -> str:
        """The time of day alone, or ""."""
        return self.moment[11:16]

    @property
    def hours(self) -> str:
        """The time, or the range of times, as it is plainly written."""
        return f"{self.time}–{self.until}" if self.until else self.time


class _Part(NamedTuple):
    """A day, a weekday or a time inside what is written."""

    kind: str
    start: int
    end: int


def plain(wish: Wish) -> str:
    """The full date as its readers write it, with its time."""
    german = wish.language == "de"
    day = dayforms.german(wish.day, wish.near) if german else wish.day
    return f"{day} {wish.hours}".rstrip()


def iso(wish: Wish) -> str:
    """The date for a key: ISO, with a T only where other keys have one."""
    if not wish.time:
        return wish.day
    return wish.day + _added(wish.day, len(wish.day), wish.day, wish)[0]


def alike(written: str, wish: Wish) -> str | None:
    """The date in exactly the form of another; None if it has no such form."""
    return _alike(written, tuple(_parts(written, wish)), wish)


def forms(written: str, wish: Wish) -> Iterator[str]:
    """What to put in the place of a date as written, the likest form first.

    Args:
        written: The whole expression: lead word, brackets, bold marks, link and all.
        wish: What shall be said instead.
    """
    parts = tuple(_parts(written, wish))
    same = _alike(written, parts, wish)
    if same is not None:
        yield same
    start, end = _core(written)
    head, tail = written[:start], written[end:]
    wish = wish._replace(language=_language(written) or wish.language)
    if wish.language == "de" and wish.base and not re.search(r"\d{4}", written):
        clock = next((part for part in parts if part.kind == "time"), None)
        hours = wish.hours
        if clock is not None and hours:
            hours = _clock(written, clock, wish, padded=False)
        day = dayforms.german(wish.day, wish.near)[:-4]
        yield f"{head}{day} {hours}".rstrip() + tail
    yield f"{head}{plain(wish)}{tail}"


def _parts(written: str, wish: Wish) -> Iterator[_Part]:
    """The days, weekdays and times in an expression, in order."""
    base = ordinal(wish.base[:10] if wish.base else wish.day)
    source = Source(written, base, wish.us, alone=True)
    at = 0
    while at < len(written):
        part = _part(source, at)
        if part is not None:
            yield part
            at = part.end
            continue
        digits = len(written) - at - len(written[at:].lstrip("0123456789"))
        at = max(at + digits, word_at(written, at)[1], at + 1)


def _part(source: Source, at: int) -> _Part | None:
    text = source.text
    word, end = word_at(text, at)
    if word in WEEKDAYS:
        return _Part("weekday", at, end)
    day = fixed_at(source, at)
    if day is not None:
        return _Part("day", at, at + len(text[at : day.end].rstrip()))
    clock = clock_at(text, at, _ANY_TIME) if text[at].isdigit() else None
    return _Part("time", at, clock.end) if clock is not None else None


def _alike(written: str, parts: tuple[_Part, ...], wish: Wish) -> str | None:
    """The expression with its parts replaced; None where one has no such form."""
    iso = _iso_day().search(written) is not None
    made: list[str] = []
    at, timed = 0, False
    for part in parts:
        piece, between = written[part.start : part.end], written[at : part.start]
        at = part.end
        if part.kind == "time" and not wish.time:
            if any(made):
                made.append(_before_joint(between))
            else:
                made.append(_without_lead(between))
                at += len(written[at:]) - len(written[at:].lstrip(_JOINTS))
            continue
        if part.kind == "time":
            between = _without_lead(between, _BEFORE)
        made.append(between)
        if part.kind == "weekday":
            made.append(dayforms.weekday_like(piece, wish.day))
        elif part.kind == "time":
            made.append(_clock(written, part, wish, padded=iso))
            timed = True
        else:
            day = dayforms.like(piece, wish.day, us=wish.us, near=wish.near)
            if day is None:
                return None
            made.append(day)
    if not parts:
        return None
    if wish.time and not timed:
        joined, at = _added(written, at, "".join(made), wish)
        made.append(joined)
    return "".join((*made, written[at:]))


@cache
def _iso_day() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d")


def _clock(written: str, part: _Part, wish: Wish, *, padded: bool) -> str:
    piece = written[part.start : part.end]
    return clockforms.like(piece, wish.time, wish.until, padded=padded)


def _added(written: str, at: int, before: str, wish: Wish) -> tuple[str, int]:
    """The time that follows the last day, and the offset behind the signs after it."""
    end = at
    while end < len(written) and written[end] in _CLOSERS:
        end += 1
    closing, hours, joint = written[at:end], wish.hours, " "
    stamps = re.findall(r"\d-\d\dT\d\d:\d\d(:\d\d)?", wish.near)
    if stamps and not closing and re.fullmatch(r"\d{4}-\d\d-\d\d", before):
        joint, hours = "T", hours + (":00" if any(stamps) else "")
    if closing[-1:] == ")" and before[:1] == "(":
        return f"{closing[:-1]}{joint}{hours})", end
    return f"{closing}{joint}{hours}", end


def _before_joint(between: str) -> str:
    """What stands before a time without that which only leads to it."""
    return _without_lead(between.rstrip(_JOINTS)).rstrip(_JOINTS)


def _without_lead(text: str, leads: Collection[str] = LEADS) -> str:
    """A text without the lead word that it ends in."""
    bare = text.rstrip()
    start = len(bare) - len(bare.rsplit(None, 1)[-1]) if bare else 0
    start += len(bare[start:]) - len(bare[start:].lstrip("([*_"))
    return bare[:start] if fold(bare[start:]) in leads else text


def _core(written: str) -> tuple[int, int]:
    """Where an expression begins and ends without lead words and signs around it."""
    start, end = 0, len(written)
    while True:
        word, stop = word_at(written, start)
        after = skip_blanks(written, stop + (written[stop : stop + 1] == ":"))
        if (word in LEADS or word in MORE_LEAD) and stop < after < end:
            start = after
        elif end - start > 1 and _PAIRS.get(written[start]) == written[end - 1]:
            start, end = start + 1, end - 1
        else:
            return start, end


def _language(written: str) -> str:
    """The language an expression is written in, "" if nothing shows it."""
    for word in re.findall("[A-Za-zÀ-ɏ\u0300-\u036f]+", written):
        small = fold(word)
        if small in WEEK_NUMBERS or small in _GERMAN:
            return "de"
        if small in _ENGLISH:
            return "en"
        german = dayforms.is_german(word)
        if german is not None:
            return "de" if german else "en"
    if re.search(r"\d\.\s?\d{1,2}\.|\d\.\s?[A-Z]", written):
        return "de"
    return "en" if re.search(r"\d{4}-\d|\d(?:st|nd|rd|th)\b", written) else ""
