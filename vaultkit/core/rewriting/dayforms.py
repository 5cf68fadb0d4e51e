"""A day, or a weekday, written anew in the form of another.

`25.11.26` becomes `3.12.26`, `Nov 25th` becomes `Dec 3rd`, `Freitag` becomes
`Donnerstag`. Weeks and words such as `morgen` have no such form.
"""

from __future__ import annotations

import re
from functools import cache

from vaultkit.core import words
from vaultkit.core.dates.arithmetic import ordinal, weekday
from vaultkit.core.dates.vocabulary import MONTHS, WEEKDAYS, fold
from vaultkit.core.words import Day

_MONTHS_DE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August"),
    *("September", "Oktober", "November", "Dezember"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_GERMAN_MONTHS = frozenset((*map(fold, _MONTHS_DE), "jaenner", "feber", "mrz", "maer"))
_GERMAN_MONTHS |= {"okt", "dez", "jaen"}
_ENGLISH_MONTHS = frozenset((*map(fold, _MONTHS_EN), "mar", "oct", "dec"))
_DAYS_DE = (
    *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
)
_DAYS_EN = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_GERMAN_DAYS = frozenset((*map(fold, _DAYS_DE), *map(fold, words.WEEKDAYS["de"])))
_GERMAN_DAYS |= {"sonnabend"}
_SHORT = 3
_SHORT_NAMES = ("mai", "may", "juni", "june", "juli", "july")
"""Months whose full names are short."""
_TEENS = (11, 12, 13)
_MARKS = {1: "st", 2: "nd", 3: "rd"}


def is_german(word: str) -> bool | None:
    """Whether a weekday or month is German; None if it is neither or both."""
    small = fold(word)
    if small in WEEKDAYS:
        return small in _GERMAN_DAYS
    if small in MONTHS and (small in _GERMAN_MONTHS) != (small in _ENGLISH_MONTHS):
        return small in _GERMAN_MONTHS
    return None


def is_padded(text: str) -> bool:
    """Whether a text writes German dates with zeros: 03.12.2026."""
    return _padded().search(text) is not None


@cache
def _padded() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])(?:0[1-9]\.[01]\d\.|[0-3]\d\.0[1-9]\.)")


def german(day: Day, near: str = "") -> str:
    """The full date as Germans write it; with zeros if the text near it has them."""
    year, month, number = day.split("-")
    if is_padded(near):
        return f"{number}.{month}.{year}"
    return f"{int(number)}.{int(month)}.{year}"


def weekday_like(written: str, day: Day) -> str:
    """The day's name in the language, length and case of another."""
    number, small = weekday(ordinal(day)), fold(written)
    if small in _GERMAN_DAYS:
        name = (_DAYS_DE if len(small) > _SHORT else words.WEEKDAYS["de"])[number]
    else:
        name = (_DAYS_EN if small.endswith("day") else words.WEEKDAYS["en"])[number]
    return name.lower() if written.islower() else name


def like(written: str, day: Day, *, us: bool = False, near: str = "") -> str | None:
    """The day in the form of the one written; None if it has no such form.

    Args:
        written: A date by number or month, nothing around it.
        day: The day to write.
        us: 11/28/2026 is November.
        near: Text whose habits decide where `written` shows none.
    """
    year, month, number = day.split("-")
    iso, dotted, slashed, _, _ = _shapes()
    if found := iso.fullmatch(written):
        return found[1].join((year, month, number))
    if found := dotted.fullmatch(written):
        return _dotted(found, day, near)
    if found := slashed.fullmatch(written):
        parts = [month, number] if us else [number, month]
        if found[1][0] != "0" and found[2][0] != "0":
            parts = [str(int(part)) for part in parts]
        return "/".join(parts + ([year[-len(found[3]) :]] if found[3] else []))
    return _worded(written, day, near)


def _dotted(found: re.Match[str], day: Day, near: str) -> str:
    year, month, number = day.split("-")
    zeros = found[1][0] == "0" or found[3][0] == "0"
    if not zeros and len(found[1]) > 1 and len(found[3]) > 1:
        zeros = is_padded(near)
    if not zeros:
        number, month = str(int(number)), str(int(month))
    tail = f"{found[4] or ''}{found[5] or ''}"
    return (
        f"{number}.{found[2]}{month}{tail}{year[-len(found[6]) :] if found[6] else ''}"
    )


def _worded(written: str, day: Day, near: str) -> str | None:
    """A date with the name of its month, before it or behind."""
    number, month = int(day[8:]), int(day[5:7])
    _, _, _, first, second = _shapes()
    found = first.fullmatch(written)
    if found and fold(found["name"]) in MONTHS:
        dotted = found["mark"] == "."
        name = _month(found["name"], month, near, dotted=dotted)
        dot = found["dot"] if name.lower() not in _SHORT_NAMES else ""
        mark = _mark(found["mark"], number)
        tail = f"{found['joint']}{day[:4]}" if found["year"] else ""
        return f"{number}{mark}{found['blank']}{name}{dot}{tail}"
    found = second.fullmatch(written)
    if found and fold(found["name"]) in MONTHS:
        name = _month(found["name"], month, near, dotted=False)
        mark = _mark(found["mark"], number)
        tail = f"{found['joint']}{day[:4]}" if found["year"] else ""
        return f"{name}{found['blank']}{number}{mark}{tail}"
    return None


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Dates as numbers, the German way, with slashes, day first, month first."""
    name = "(?P<name>[A-Za-zÀ-ɏ\u0300-\u036f]+)"
    blank = "[ \u00a0]"
    return (
        re.compile(r"\d{4}([-/._]?)\d{1,2}\1\d{1,2}"),
        re.compile(rf"(\d\d?)\.({blank}?)(\d\d?)(?:(\.)({blank}?)(\d{{4}}|\d\d)?)?"),
        re.compile(r"(\d\d?)/(\d\d?)(?:/(\d{4}|\d\d))?"),
        re.compile(
            rf"\d\d?(?P<mark>\.|st|nd|rd|th|)(?P<blank>(?:{blank}|-|)(?:of{blank})?)"
            rf"{name}(?P<dot>\.?)(?:(?P<joint>,?(?:{blank}{{1,2}}|-))(?P<year>\d{{4}}))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{name}(?P<blank>\.?(?:{blank}|-|))\d\d?(?P<mark>st|nd|rd|th|)"
            rf"(?:(?P<joint>\.?,?(?:{blank}{{1,2}}|-))(?P<year>\d{{4}}))?",
            re.IGNORECASE,
        ),
    )


def _mark(written: str, day: int) -> str:
    """What follows the number of a day: a dot, `th` and the like, or nothing."""
    if written in ("", "."):
        return written
    return "th" if day in _TEENS else _MARKS.get(day % 10, "th")


def _month(written: str, number: int, near: str, *, dotted: bool) -> str:
    """A month's name in the language and length of another."""
    small = fold(written)
    told = is_german(written)
    german = told if told is not None else dotted
    name = (_MONTHS_DE if german else _MONTHS_EN)[number - 1]
    if german and number == 1 and ("jaen" in small or "Jänner" in near):
        name = "Jänner"
    if len(small) <= len("sept") and small not in _SHORT_NAMES:
        name = name[:_SHORT]
    return name.lower() if written.islower() else name
