"""Days and times in answers, with or without words such as `wieder` and `again`.

Also which day a date without a year or week of its own means: the next one, or the one
gone by. Doubts are not raised here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from vaultkit.core import dates
from vaultkit.core.dates import Day, When
from vaultkit.core.dates.arithmetic import is_day, later
from vaultkit.core.dates.vocabulary import LEADS, OFFSETS, WEEKDAY_PARTS, WEEKDAYS, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


AROUND = _set(
    "wieder nochmal nochmals noch mal dann erneut again next then bitte please erst"
    " neu wiedervorlage fruehestens nur also aber jedoch und halt doch but and instead"
    " stattdessen"
)
"""Words that may stand around a date that is all of a piece."""

_AGAIN = _set("wieder nochmal nochmals erneut again mal neu next")
_LEADS = _set("auf to at am on ab")
_MOST = 6
"""Words on either side of a date."""
_WORD = re.compile(r"[^\W_]+")
_FIRST = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LAST = re.compile(r"[^\W\d_]+(?=[\s.,:!]*$)")
_DAY_ALONE = re.compile(
    r"(?:am|on|on the|the)?\s*\d{1,2}(?:\.|st|nd|rd|th)", re.IGNORECASE
)
_DATED = re.compile(r"\d\.|\d{4}|\d\s?(?:st|nd|rd|th)\b")
_LAST_ONE = re.compile(
    r"(?:am\s+|on\s+)?(?:letzten|letzter|vergangenen|vorigen|last)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_SIGNS = " \t\u00a0\r\n-–—:·|/>*_~=.,;!…"
SIGN = "[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
"""What a keyboard offers beside letters: it dates nothing."""
_EMOJI = re.compile(rf"^(?:{SIGN}\s*)+|(?:\s*{SIGN})+$")
_TOKEN = re.compile(r"[^\s,;()]+")
_LONGEST = 6
"""Words of a date among others."""
_SHORT = 2
_FRAU = "fr"
_LATELY, _MOST_OF_A_YEAR = 31, 300
_WEEK = 7
_BACK = (_WEEK - 1, 27, 30, 364)
"""Days to go back by for a weekday, the 7th of a month, a day of a year."""


class Tries(NamedTuple):
    """Words around a date that say that one tries again, and when somebody is there.

    `strong`: `anrufen`, `back`, `erreichbar`; `weak`: what may stand beside those.
    """

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()

    def are(self, words: Collection[str]) -> bool:
        """Whether words around a date leave it all that is said."""
        again = not _AGAIN.isdisjoint(words) or not self.strong.isdisjoint(words)
        return again or AROUND.issuperset(words)


NO_TRIES = Tries()


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
    if not bare.isascii():
        bare = _EMOJI.sub("", bare).strip(_SIGNS)
    if bare[-1:].isdigit():
        end = text.rindex(bare) + len(bare)
        return bare + text[end : end + 1] if text[end : end + 1] == "." else bare
    return bare


def usable(base: Day) -> Day | None:
    """The day to count from, if it is one."""
    return base[:10] if is_day(base[:10]) else None


def within(text: str, base: Day | None, tries: Tries = NO_TRIES) -> Said | None:
    """The date that a text is, words around it taken away."""
    when = whole(text, base)
    if when is not None:
        return Said(when, text)
    fronts, backs = list(_front(text, tries)), list(_back(text, tries))
    for start, before in fronts:
        for stop, after in backs:
            words = before | after
            when = whole(text[start:stop], base) if tries.are(words) else None
            if when is not None:
                again = not (words <= AROUND - _AGAIN)
                return Said(when, plain(text[start:stop]), again)
    return _led(text, base, fronts[-1], backs[-1], tries)


def _led(
    text: str,
    base: Day | None,
    front: tuple[int, set[str]],
    back: tuple[int, set[str]],
    tries: Tries,
) -> Said | None:
    """`wieder auf Mo`: a date behind a word that it cannot be read with."""
    words = front[1] | back[1]
    led = _FIRST.match(text, _past_signs(text, front[0]))
    if led is None or fold(led[0]) not in _LEADS or not tries.are(words):
        return None
    when = whole(text[led.end() : back[0]], base)
    bare = plain(text[led.end() : back[0]])
    return Said(when, bare, not (words <= AROUND - _AGAIN)) if when else None


def _front(text: str, tries: Tries) -> Iterator[tuple[int, set[str]]]:
    """The offsets after words that may stand before a date, and those words."""
    at, words = 0, set[str]()
    yield at, set(words)
    while found := _FIRST.match(text, _past_signs(text, at)):
        word = fold(found[0]).replace("’", "'")
        if not _may_stand(word, tries) or len(words) > _MOST:
            return
        words.add(word)
        at = found.end()
        yield at, set(words)


def _back(text: str, tries: Tries) -> Iterator[tuple[int, set[str]]]:
    """The offsets before words that may stand behind a date, and those words."""
    at, words = len(text), set[str]()
    yield at, set(words)
    while found := _LAST.search(text, 0, at):
        word = fold(found[0])
        if not _may_stand(word, tries) or len(words) > _MOST:
            return
        words.add(word)
        at = found.start()
        yield at, set(words)


def _may_stand(word: str, tries: Tries) -> bool:
    return word in AROUND or word in tries.strong or word in tries.weak


def inside(text: str, base: Day | None) -> list[When]:
    """The dates among other words, weekdays without a lead word as well.

    Each is as long as it can be: `Thu 10-11` is more than `Thu`.
    """
    starts = {when.start for when in find(text, base)}
    words = list(_TOKEN.finditer(text))
    for n, word in enumerate(words):
        after = text[word.end() :].lstrip(".,")[:2].strip()
        if _names_day(word[0], after):
            led = n and fold(words[n - 1][0]) in LEADS
            starts.add(words[n - 1 if led else n].start())
    found: list[When] = []
    for start in sorted(starts):
        if found and start < found[-1].end:
            continue
        near = [w for w in words if w.start() >= start][:_LONGEST]
        for last in reversed(near):
            when = whole(text[start : last.end()], base)
            small = text[start].islower() and last is near[0]
            if when is None or (small and len(last[0]) == _SHORT):
                continue
            found.append(when._replace(start=start, end=start + when.end))
            break
    return found


def _names_day(word: str, after: str) -> bool:
    """Whether a word is a weekday and not one that is only spelled so."""
    folded = fold(word)
    if folded not in WEEKDAYS and folded not in OFFSETS:
        return False
    if len(folded) == _SHORT or folded in {"sat", "sun"}:
        named = word[0].isupper() or after[:1].isdigit()
        return named and not (folded == _FRAU and after[:1].isupper())
    return True


def _past_signs(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SIGNS:
        at += 1
    return at


def of_this_year(text: str, when: When, base: Day | None) -> When:
    """A day without a year that has just gone by is that day, not next year's."""
    if base is None or when.day is None or when.day <= base:
        return when
    early = whole(text, later(base, -_LATELY))
    if early is None or early.day is None:
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


def lately(text: str, base: Day) -> Day | None:
    """The day that `am 24.` was: of a month's days the one of the last week."""
    bare, from_day = plain(text), usable(base)
    when = whole(bare, from_day) if from_day and _DAY_ALONE.fullmatch(bare) else None
    day = backward(bare, when, base[:10]) if when and not when.time else None
    return day if day and dates.between(day, base[:10]) <= _WEEK else None


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
