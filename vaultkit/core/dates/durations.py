"""Lengths of time in German and English: `6w`, `alle 6 Wochen`, `P3M`, `monthly`.

A month is 30 days, a quarter 91, half a year 182 and a year 365, because a rhythm is
counted in days and not by the calendar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.core.dates.vocabulary import fold, skip_blanks, word_at

_LONGEST = 36500
_PERIOD = re.compile(r"p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?", re.ASCII)
_DIGITS = re.compile("[0-9]{1,5}")


class Unit(NamedTuple):
    """A unit of time: days in a rhythm, and months if it follows the calendar."""

    days: int
    months: int = 0


class Length(NamedTuple):
    """So many units, and where the words for it end."""

    end: int
    number: int
    unit: Unit

    @property
    def rhythm(self) -> int:
        """The length as a rhythm."""
        return self.number * self.unit.days


_DAY, _WEEK, _MONTH = Unit(1), Unit(7), Unit(30, 1)
_QUARTER, _HALF, _YEAR = Unit(91, 3), Unit(182, 6), Unit(365, 12)

_UNITS = {
    word: unit
    for unit, words in (
        (_DAY, "d day days tag tage tagen tages"),
        (_WEEK, "w wk wks wo week weeks woche wochen"),
        (Unit(14), "fortnight fortnights"),
        (_MONTH, "m mo mon mth mths month months monat monate monaten monats"),
        (_QUARTER, "q quarter quarters quartal quartale quartalen quartals"),
        (_QUARTER, "vierteljahr vierteljahre vierteljahren"),
        (_HALF, "halbjahr halbjahre halbjahren"),
        (_YEAR, "y yr yrs year years j jahr jahre jahren jahres"),
    )
    for word in words.split()
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "ein eine einem einer eines einen one a an",
            "zwei two",
            "drei three",
            "vier four",
            "fuenf five",
            "sechs six",
            "sieben seven",
            "acht eight",
            "neun nine",
            "zehn ten",
            "elf eleven",
            "zwoelf twelve",
        ),
        start=1,
    )
    for word in words.split()
} | {"vierzehn": 14, "fourteen": 14}
_COUPLE = re.compile(
    r"(?:a[^\S\r\n]+)?couple[^\S\r\n]+(?:of[^\S\r\n]+)?", re.IGNORECASE
)
_HALVES = frozenset(("halb", "halbe", "halben", "halbes", "half"))
_RHYTHMS = {
    word: days
    for days, words in (
        (1, "daily taeglich"),
        (7, "weekly woechentlich"),
        (14, "fortnightly biweekly"),
        (30, "monthly monatlich"),
        (60, "bimonthly"),
        (91, "quarterly quartalsweise vierteljaehrlich"),
        (182, "halbjaehrlich biannual biannually semiannual semiannually halfyearly"),
        (365, "yearly annual annually jaehrlich"),
    )
    for word in words.split()
}
_ENDINGS = {
    ending: days
    for days, endings in (
        (1, "taegig taeglich"),
        (7, "woechig woechentlich"),
        (30, "monatig monatlich"),
        (365, "jaehrig jaehrlich"),
    )
    for ending in endings.split()
}
_TIMES = {"einmal": 1, "once": 1, "zweimal": 2, "twice": 2, "dreimal": 3, "viermal": 4}
_EVERY = frozenset(("alle", "jede", "jeden", "jeder", "jedes", "every", "each"))
_PER = frozenset(("im", "in", "pro", "per", "the", "a", "an", "jede", "jedes", "every"))


def days(text: str) -> int | None:
    """A rhythm in days, or None for what is none.

    >>> days("alle 6 Wochen"), days("P3M"), days("vierteljährlich"), days("42")
    (42, 90, 91, 42)
    """
    plain = fold(text.strip().rstrip(".!")).strip()
    found = _plain(plain)
    return found if found is not None and 1 <= found <= _LONGEST else None


def _plain(text: str) -> int | None:
    if not text or len(text) > len("every one of these is longer than a rhythm"):
        return None
    digits = _DIGITS.fullmatch(text)
    if digits:
        return int(text)
    period = _PERIOD.fullmatch(text)
    if period:
        sizes = zip(period.groups(), (365, 30, 7, 1), strict=True)
        return sum(int(count or 0) * size for count, size in sizes)
    squeezed = text.replace("-", "").replace(" ", "")
    if squeezed in _RHYTHMS:
        return _RHYTHMS[squeezed]
    return _compound(squeezed) or _often(text) or _stretch(text)


def _compound(word: str) -> int | None:
    """`6wöchentlich`, `vierzehntägig`, `zweimonatlich`."""
    for ending, size in _ENDINGS.items():
        if word.endswith(ending):
            count = word[: -len(ending)]
            if _DIGITS.fullmatch(count):
                return int(count) * size
            return size * _NUMBERS.get(count, 0) or None
    return None


def _often(text: str) -> int | None:
    """`2x im Jahr`, `einmal pro Monat`, `twice a year`."""
    digits = _DIGITS.match(text)
    if digits:
        count, at = int(digits[0]), skip_blanks(text, digits.end())
        word, at = word_at(text, at)
        if word not in ("x", "mal", "times"):
            return None
    else:
        word, at = word_at(text, 0)
        count = _TIMES.get(word, 0)
    per, end = word_at(text, skip_blanks(text, at))
    unit, end = word_at(text, skip_blanks(text, end))
    if not count or per not in _PER or unit not in _UNITS or end != len(text):
        return None
    return _UNITS[unit].days // count


def _stretch(text: str) -> int | None:
    """`6w`, `alle 6 Wochen`, `every other week`, `jeden Monat`, `every half year`."""
    at = 0
    word, end = word_at(text, 0)
    if word in _EVERY:
        at = skip_blanks(text, end)
        other, end = word_at(text, at)
        doubled = other in ("other", "second", "zweite", "zweiten", "zweites")
        if doubled:
            at = skip_blanks(text, end)
        unit, end = word_at(text, at)
        if unit in _UNITS and end == len(text):
            return _UNITS[unit].days * (2 if doubled else 1)
    found = length_at(text, at)
    return found.rhythm if found and found.end == len(text) else None


def length_at(text: str, at: int) -> Length | None:
    """`2 Wochen`, `2w`, `einem halben Jahr`, `half a year`, `six months`."""
    digits = _DIGITS.match(text, at)
    couple = _COUPLE.match(text, at)
    if digits:
        count, end = int(digits[0]), digits.end()
    elif couple:
        count, end = 2, couple.end()
    else:
        word, end = word_at(text, at)
        if word in _HALVES:
            return _half(text, end)
        count = _NUMBERS.get(word, 0)
    if not count:
        return None
    at = skip_blanks(text, end)
    if at < len(text) and text[at] == "-" and not digits:
        return None
    word, end = word_at(text, at)
    if word in _HALVES and count == 1:
        return _half(text, end)
    unit = _UNITS.get(word)
    return Length(end, count, unit) if unit else None


def _half(text: str, at: int) -> Length | None:
    """What follows `halb` or `half a`: only a year has a half."""
    word, end = word_at(text, skip_blanks(text, at))
    if word in ("a", "an"):
        word, end = word_at(text, skip_blanks(text, end))
    return Length(end, 1, _HALF) if _UNITS.get(word) == _YEAR else None
