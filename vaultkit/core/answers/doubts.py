"""What looks like a date and is none, or could be two: why, and what it may have meant.

A program that guesses here loses somebody for a week; one that asks costs a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.core.answers.days import AROUND, plain, whole, within
from vaultkit.core.answers.slips import is_slip
from vaultkit.core.dates import Day, When
from vaultkit.core.dates.vocabulary import (
    EDGES,
    ENDS,
    FILLERS,
    LEADS,
    MONTHS,
    NEXT,
    OFFSETS,
    PARTS,
    STRETCHES,
    WEEK_NUMBERS,
    WEEKDAY_PARTS,
    WEEKDAYS,
    WEEKDAYS_LONG,
    WEEKDAYS_SHORT,
    fold,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VAGUE = _set(
    "bald demnaechst irgendwann soon sometime eventually"
    " weihnachten ostern pfingsten silvester neujahr fasching advent feiertage"
    " feiertagen christmas xmas easter holidays jahreswechsel sommerferien"
    " weihnachtsferien fruehjahr fruehling sommer herbst winter"
    " spring summer autumn fall q1 q2 q3 q4 noon midday lunchtime"
)
"""Times that no program knows the day or the hour of."""

_JOINTS = _set("oder or und and im in zur zum nach after early late")
_FRACTIONS = _set("halb viertel dreiviertel half quarter")
_STRONG = (
    frozenset((*MONTHS, *WEEKDAYS, *WEEKDAY_PARTS, *OFFSETS, *EDGES, *ENDS))
    | frozenset((*STRETCHES, *PARTS, *WEEK_NUMBERS, *NEXT))
    | _VAGUE
    | _FRACTIONS
)
_KNOWN = (
    (_STRONG | AROUND | _JOINTS | FILLERS | LEADS.keys())
    | _set("uhr h pm am ein eine einem einer eines einen a an new zw past drauf darauf")
    | _set("eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf later")
    | _set("one two three four five six seven eight nine ten eleven twelve spaeter")
)  # fmt: skip
_LONG_ENOUGH = 5
"""Letters of a word that another can be a slip of the pen for."""
_SPELLED = sorted(
    word
    for word in (*WEEKDAYS_LONG, *MONTHS, *OFFSETS, *WEEKDAY_PARTS)
    if len(word) >= _LONG_ENOUGH
)
_UMLAUTS = {"maerz": "März", "jaenner": "Jänner"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"[0-9]+(?:st|nd|rd|th|h|d|w|m|y|am|pm|uhr)?")
_IN = frozenset(("in", "im"))
_NUMBERS = re.compile(r"[+(]?0?[0-9][0-9 ()/–-]{6,}")
_TIMES = re.compile(
    r"\d\.?\s*(?:mal|x|×)(?![^\W_])|\d(?:st|nd|rd|th)\s+time", re.IGNORECASE
)
"""How often: `zum 2. Mal`, `3x`."""
_MOST_WORDS = 7
_TWO_LETTERS = 2
_LOOK = 3
"""Words behind `bis` that are looked at."""


class Unread(NamedTuple):
    """What looked like a date or an outcome, and why it was not taken for one.

    reason: ambiguous, weekday, impossible, us-form, undated (as `dates` has them),
    small-weekday (`do` without a capital or a time), spelling (nearly a date), vague
    (no day can be known), unclear (date words, no date), several (more than one next
    date), outcome-spelling (nearly an outcome), outcome-inside (one that other words
    stand before), contradiction (two outcomes that exclude each other), question.
    """

    text: str
    reason: str
    choices: tuple[str, ...] = ()
    """Days it may mean, or words as they should be spelled."""


def refused(text: str, when: When, base: Day | None) -> Unread | None:
    """Why a date is not acted upon."""
    if when.fault == "weekday" and when.day is not None:
        named = when.choices[0].capitalize() if when.choices else ""
        other = whole(named, base)
        days = (other.day,) if other and other.day else ()
        return Unread(text, "weekday", tuple(sorted({when.day, *days})))
    if when.fault:
        return Unread(text, when.fault, when.choices)
    if when.time is None and _is_small(text):
        return Unread(text, "small-weekday", (when.day,) if when.day else ())
    return None


def doubt(
    text: str, base: Day | None, around: frozenset[str] = frozenset()
) -> Unread | None:
    """Why a text that looks like a date is none; None if it does not look like one.

    Args:
        text: A piece of an answer.
        base: The day to count from.
        around: Words that may stand around a date.
    """
    found = list(_WORD.finditer(text))
    if _NUMBERS.fullmatch(text.strip()) and len(found) > 1:
        # A phone number.
        return None
    if not found or len(found) > _MOST_WORDS or "[[" in text or _TIMES.search(text):
        return None
    words = [fold(match[0]) for match in found]
    unknown = [at for at, word in enumerate(words) if not _is_known(word)]
    if unknown and around.issuperset(words[at] for at in unknown):
        # `follow up in March`, `try after Easter`: a day that nobody knows.
        return _tried(text, words)
    if not unknown:
        return _all_known(text, words, base)
    if len(unknown) > 1:
        return None
    match = found[unknown[0]]
    meant = _meant(match[0])
    right = text[: match.start()] + meant + text[match.end() :]
    return Unread(text, "spelling", (meant,)) if meant and within(right, base) else None


def _tried(text: str, words: Sequence[str]) -> Unread | None:
    """Why words for trying again, with a time beside them, name no day."""
    month = not _IN.isdisjoint(words) and not MONTHS.keys().isdisjoint(words)
    return Unread(text, "vague") if month or not _VAGUE.isdisjoint(words) else None


def _is_known(word: str) -> bool:
    return word in _KNOWN or _NUMBER.fullmatch(word) is not None


def _all_known(text: str, words: Sequence[str], base: Day | None) -> Unread | None:
    if _is_small(text):
        return Unread(text, "small-weekday", _with_capital(text, base))
    strong = {word for word in words if word in _STRONG}
    if not _VAGUE.isdisjoint(strong) or (strong and strong <= MONTHS.keys()):
        return Unread(text, "vague")
    numbered = any(word[0].isdigit() for word in words)
    return Unread(text, "unclear") if strong or numbered else None


def _is_small(text: str) -> bool:
    """Whether a weekday of two small letters is all that a text has of a date.

    *so*, *do*, *mi*, *sat* and *sun* are words.
    """
    if any(char.isdigit() for char in text):
        return False
    return any(_is_small_weekday(match[0]) for match in _WORD.finditer(text))


def _is_small_weekday(word: str) -> bool:
    short = len(word) == _TWO_LETTERS or word in {"sat", "sun"}
    return short and word[0].islower() and word in WEEKDAYS_SHORT


def _with_capital(text: str, base: Day | None) -> tuple[str, ...]:
    """The day that a small weekday would be."""
    words = (match for match in _WORD.finditer(text) if match[0] in WEEKDAYS_SHORT)
    first = next(words)
    read = within(text[: first.start()] + first[0].capitalize(), base)
    return (read.when.day,) if read and read.when.day else ()


def _meant(word: str) -> str:
    """The date word that a word is but for one slip of the pen; "" if none."""
    small = fold(word)
    if len(small) < _LONG_ENOUGH - 1:
        return ""
    right = next((right for right in _SPELLED if is_slip(small, right)), "")
    return right if right in OFFSETS else _UMLAUTS.get(right, right).capitalize()


def doubtful_end(tail: str, rest: str, base: Day | None) -> Unread | None:
    """What follows `bis` and would have been a date, if one knew which.

    Args:
        tail: The words from `bis` on.
        rest: Those after it.
        base: The day to count from.
    """
    found = list(_WORD.finditer(rest))[:_LOOK]
    while found and fold(found[0][0]) in FILLERS | _JOINTS | EDGES.keys():
        found = found[1:]
    if not found:
        return None
    word = fold(found[0][0])
    is_last = not plain(rest[found[0].end() :])
    if is_last and _is_small_weekday(found[0][0]):
        return Unread(tail, "small-weekday", _with_capital(tail, base))
    if word in _VAGUE or (word in MONTHS and is_last):
        return Unread(tail, "vague")
    meant = _meant(found[0][0])
    return Unread(tail, "spelling", (meant,)) if meant else None
