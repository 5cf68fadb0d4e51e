"""Days and times in answers, with or without words such as `wieder` and `again`.

Also which day a date without a year or week of its own means: the next one, or the one
gone by. Doubts are not raised here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.core import dates
from vaultkit.core.dates import Day, When
from vaultkit.core.dates.arithmetic import is_day, later
from vaultkit.core.dates.vocabulary import WEEKDAY_PARTS, WEEKDAYS, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AROUND = _set(
    "wieder nochmal nochmals noch mal dann erneut again next then bitte please erst"
    " neu wiedervorlage fruehestens nur also aber jedoch und halt doch but and"
)
"""Words that may stand around a date that is all of a piece."""

_TRIES = _set(
    "anrufen zurueckrufen anlaeuten versuchen probieren melden call ring phone try back"
)
"""So may these, beside one of those that say again."""

_AGAIN = _set("wieder nochmal nochmals erneut again mal neu next")
_LEADS = _set("auf to at am on ab")
_WORD = re.compile(r"[^\W_]+")
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+(?=[\s.,:!]*$)")
_DATED = re.compile(r"\d\.|\d{4}|\d\s?(?:st|nd|rd|th)\b")
_LAST_ONE = re.compile(
    r"(?:am\s+|on\s+)?(?:letzten|letzter|vergangenen|vorigen|last)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_SIGNS = " \t\u00a0\r\n-–—:·|/>*_~=.,;!…"
_LATELY, _MOST_OF_A_YEAR = 31, 300
_WEEK = 7
_BACK = (_WEEK - 1, 27, 30, 364)
"""Days to go back by for a weekday, the 7th of a month, a day of a year."""


class Said(NamedTuple):
    """A date that was read; `again`: a word says that it is the next one."""

    when: When
    text: str
    again: bool = False


def whole(text: str, base: Day | None) -> When | None:
    """A date as `dates` reads it; an answer says when to call: `after 3` is 15:00."""
    return dates.whole(text, base, daytime=True)


def find(text: str, base: Day | None) -> tuple[When, ...]:
    """The dates in a text, read in the same way."""
    return dates.find(text, base, daytime=True)


def plain(text: str) -> str:
    """A text without signs at its ends; `27.11.` keeps its last one."""
    bare = text.strip(_SIGNS)
    if bare[-1:].isdigit():
        end = text.rindex(bare) + len(bare)
        return bare + text[end : end + 1] if text[end : end + 1] == "." else bare
    return bare


def usable(base: Day) -> Day | None:
    """The day to count from, if it is one."""
    return base[:10] if is_day(base[:10]) else None


def within(text: str, base: Day | None) -> Said | None:
    """The date that a text is, words around it taken away."""
    when = whole(text, base)
    if when is not None:
        return Said(when, text)
    front, words = _front(text)
    back, more = _back(text, front)
    words |= more
    if not words <= AROUND and _AGAIN.isdisjoint(words):
        return None
    for start, stop in ((front, len(text)), (0, back), (front, back)):
        when = whole(text[start:stop], base)
        if when is not None:
            return Said(when, plain(text[start:stop]), not _AGAIN.isdisjoint(words))
    led = _FIRST.match(text, _past_signs(text, front))
    if led is None or fold(led[0]) not in _LEADS:
        return None
    when = whole(text[led.end() : back], base)
    bare = plain(text[led.end() : back])
    return Said(when, bare, not _AGAIN.isdisjoint(words)) if when else None


def _front(text: str) -> tuple[int, set[str]]:
    """The offset after words that may stand before a date, and those words."""
    at, words = 0, set()
    while found := _FIRST.match(text, _past_signs(text, at)):
        word = fold(found[0])
        if word not in AROUND and word not in _TRIES:
            break
        words.add(word)
        at = found.end()
    return at, words


def _back(text: str, front: int) -> tuple[int, set[str]]:
    """The offset before words that may stand behind a date, and those words."""
    at, words = len(text), set()
    while found := _LAST.search(text, front, at):
        word = fold(found[0])
        if word not in AROUND and word not in _TRIES:
            break
        words.add(word)
        at = found.start()
    return at, words


def _past_signs(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SIGNS:
        at += 1
    return at


def of_this_year(text: str, when: When, base: Day | None) -> When:
    """A day without a year that has just gone by is that day, not next year's."""
    if base is None or when.day is None or when.day <= base:
        return when
    early = whole(text, later(base, -_LATELY))
    if early is None or early.day is None or early.day >= base:
        return when
    if dates.between(early.day, when.day) < _MOST_OF_A_YEAR:
        return when
    return when._replace(day=early.day)


def backward(text: str, when: When, base: Day) -> Day | None:
    """The latest day, up to the base, that a date may mean; None for a coming one."""
    if when.day is None or when.day <= base:
        return when.day
    for days in _BACK:
        first = later(base, -days)
        early = whole(text, first)
        day = early.day if early else None
        if day is None or dates.between(first, day) == dates.between(base, when.day):
            return None
        if day <= base:
            return day
    return None


def is_by_weekday(text: str) -> bool:
    """Whether a date names its day by the weekday alone."""
    words = (fold(match[0]) for match in _WORD.finditer(text))
    named = any(word in WEEKDAYS or word in WEEKDAY_PARTS for word in words)
    return named and not _DATED.search(text)


def last_one(text: str, base: Day | None) -> tuple[Day, int] | None:
    """`letzten Freitag`, `last Monday` at the front of a text: the day, and its end."""
    found = _LAST_ONE.match(text)
    word = _FIRST.match(text, found.end()) if found else None
    if word is None or base is None or fold(word[0]) not in WEEKDAYS:
        return None
    when = whole(word[0].capitalize(), later(base, -_WEEK))
    return (when.day, word.end()) if when and when.day else None


def without(text: str, when: When) -> str:
    """A text without a date in it."""
    front, back = text[: when.start].strip(), text[when.end :].strip()
    return plain(" ".join(filter(None, (front, back))))
