"""Days written by number or month: `25.11.2026`, `Nov 25`, `2026-W48`, `KW 49`.

What has no year of its own is counted from a base; what a month does not have is said
to be impossible, never moved to a day nearby.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.core.dates.arithmetic import (
    exact,
    iso,
    may_exist,
    monday,
    next_date,
    next_week,
    ordinal,
    week_start,
)
from vaultkit.core.dates.vocabulary import (
    MONTHS,
    WEEK_NUMBERS,
    WEEKDAYS,
    ends_clean,
    skip_blanks,
    word_at,
)
from vaultkit.core.words import Day

_B = r"[^\S\r\n]"
_YEAR = rf"(?:19|20)[0-9]{{2}}(?!:?[0-9]|\.[0-9]|{_B}?(?:€|eur|uhr|st(?:k|ü)))"
_NUMERIC = re.compile(
    r"(?P<y>[0-9]{4})(?P<sep>[-/._])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9])"
    rf"|(?P<gd>[0-9]{{1,2}})\.{_B}?(?P<gm>[0-9]{{1,2}})"
    rf"(?:\.(?:{_B}?(?P<gy>{_YEAR})|(?P<gyy>[0-9]{{2}})(?!:?[0-9]|{_B}?uhr)"
    rf"|(?P<gy4>[0-9]{{4}})(?!:?[0-9]))?|(?!{_B}?(?:uhr|h)(?![^\W_])))(?!\.?[0-9])"
    r"|(?P<us1>[0-9]{1,2})/(?P<us2>[0-9]{1,2})(?:/(?P<usy>[0-9]{4}|[0-9]{2}))?(?![0-9/])"
    r"|(?P<wy>[0-9]{4})-?W(?P<w>[0-9]{2})(?:-(?P<wd>[1-7]))?(?![0-9])"
    r"|(?P<cy>(?:19|20)[0-9]{2})(?P<cm>[0-9]{2})(?P<cd>[0-9]{2})(?![0-9])"
    rf"|(?P<n>[0-9]{{1,2}})(?P<th>\.|st|nd|rd|th)?(?:{_B}|-)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    rf"\.?(?:{_B}|-)?([0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9/]|\.[0-9])"
    rf"(?!{_B}?(?:uhr|h|[ap]m|[ap]\.m\.|%|€|eur)(?![^\W_]))(?!:[0-9])",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(rf"\.?,?(?:{_B}{{1,2}}|-)({_YEAR})", re.IGNORECASE)
_WEEK = re.compile(rf"\.?{_B}?([0-9]{{1,2}})(?![0-9])(?:{_B}?[/ ]{_B}?({_YEAR}))?")
_ORDINAL = re.compile(r"([0-9]{1,2})(\.|st|nd|rd|th)(?=[\s,;.!)]|$)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:am|dem|den|bis zum)\s+$", re.IGNORECASE)
_TIMED = re.compile("T[0-9]{2}:")
_TWO_DIGITS, _CENTURY_TURNS = 2, 70
_ALWAYS = (24, 7)
"""`24/7` is no day in July."""
_MONTH_NUMBERS, _DAY_NUMBERS, _WEEK_NUMBERS = range(1, 13), range(1, 32), range(1, 54)
PLAUSIBLE = range(1900, 2200)
"""Years that a date in a note may have; others are slips or numbers."""


class Source(NamedTuple):
    """A text to read, and how.

    `alone`: the text is meant as a date and nothing else, so that forms count which
    would be too daring in running text. `us`: 11/28/2026 is November. `daytime`: it
    says when to call, so that hours before seven are those of the afternoon. `slashes`:
    `by` or the like stands before it, so that `27/11` is a day.
    """

    text: str
    base: int | None
    us: bool = False
    alone: bool = False
    daytime: bool = False
    slashes: bool = False


class DayPart(NamedTuple):
    """A day as read, and the offset after it.

    `weak`: too short to stand alone in running text. `full`: has a year of its own.
    `half`: part of the day named with it, "am", "noon" or "pm".
    """

    end: int
    day: Day | None
    fault: str = ""
    choices: tuple[str, ...] = ()
    weak: bool = False
    full: bool = False
    half: str = ""


def undated(end: int) -> DayPart:
    """A day that needs one to count from."""
    return DayPart(end, None, "undated")


def fixed_at(source: Source, at: int) -> DayPart | None:
    """The day by number or month that begins at `at`."""
    if source.text[at : at + 1].isdigit():
        return _number(source, at)
    word, end = word_at(source.text, at)
    if word in MONTHS:
        return _month_first(source, at, word, end)
    if word in WEEK_NUMBERS:
        return _week_after(source, end)
    return None


def of_month_at(source: Source, at: int) -> DayPart | None:
    """`am 7.`, `ab dem 7.`, `on the 7th`: the next day of that number.

    Only where nothing else is meant. In German an article leads it, because `ab 7.` may
    end a sentence about an hour.
    """
    safe = source.alone or source.daytime
    found = _ORDINAL.match(source.text, at) if safe else None
    if found is None or int(found[1]) not in _DAY_NUMBERS or fixed_at(source, at):
        return None
    if found[2] == "." and _ARTICLE.search(source.text, 0, at) is None:
        return None
    return of_coming_month(source, int(found[1]), found.end())


def of_coming_month(source: Source, number: int, end: int) -> DayPart | None:
    """The next day that is the so-and-so-many-th of its month."""
    if source.base is None:
        return undated(end)
    year, month, _ = map(int, iso(source.base).split("-"))
    for later in range(month, month + 4):
        day = exact(year + (later - 1) // 12, (later - 1) % 12 + 1, number)
        if day is not None and ordinal(day) >= source.base:
            return DayPart(end, day)
    return None


def _number(source: Source, at: int) -> DayPart | None:
    found = _NUMERIC.match(source.text, at)
    if found is None:
        return None
    end = found.end()
    part: DayPart | None
    if found["y"]:
        part = _full(source, end, found["y"], found["m"], found["d"])
    elif found["gd"]:
        part = _german(source, found)
    elif found["us1"]:
        part = _slashes(source, found)
    elif found["wy"]:
        part = _iso_week(found)
    elif found["cy"]:
        part = _full(source, end, found["cy"], found["cm"], found["cd"])
        part = part if source.alone and part and not part.fault else None
    else:
        part = _number_first(source, int(found["n"]), end, found["th"] or "")
    if part is None:
        return None
    timed = part.full and _TIMED.match(source.text, part.end)
    return part if timed or ends_clean(source.text, part.end) else None


def _full(source: Source, end: int, year: str, month: str, day: str) -> DayPart | None:
    plausible = int(year) in PLAUSIBLE
    found = exact(int(year), int(month), int(day)) if plausible else None
    if found:
        return DayPart(end, found, full=True)
    if not plausible and not source.alone:
        return None
    return DayPart(end, None, "impossible", full=True)


def _year(text: str) -> str:
    if len(text) == _TWO_DIGITS:
        return ("20" if int(text) < _CENTURY_TURNS else "19") + text
    return text


def _german(source: Source, found: re.Match[str]) -> DayPart | None:
    """`25.11.2026`, `25.11.26`, `25.11.` and, where it is safe, `25.11`."""
    day, month, end = found["gd"], found["gm"], found.end()
    year = found["gy"] or found["gy4"]
    if found["gyy"] and may_exist(int(month), int(day)):
        year = _year(found["gyy"])
    if year:
        return _full(source, end, year, month, day)
    dotted = found[0].endswith(".")
    is_date = int(month) in _MONTH_NUMBERS and int(day) in _DAY_NUMBERS
    if found["gyy"] or not is_date or not (dotted or _dares(source, found)):
        return None
    return _of_year(source, end, int(month), int(day))._replace(weak=not dotted)


def _dares(source: Source, found: re.Match[str]) -> bool:
    """Whether `25.11` without its last dot may be a date: `3.1` in a text is not."""
    day, month = found["gd"], found["gm"]
    plain = may_exist(int(month), int(day)) and len(found[0]) == len(day + month) + 1
    return plain and (source.alone or len(month) == _TWO_DIGITS)


def _slashes(source: Source, found: re.Match[str]) -> DayPart | None:
    """`28/11/2026`; without its year, `28/11`, only where it can be nothing else.

    Which of `11/12` is the month nobody can know: both days are the choices.
    """
    first, second, end = int(found["us1"]), int(found["us2"]), found.end()
    year = _year(found["usy"]) if found["usy"] else ""
    dares = source.slashes or (source.alone and source.daytime)
    dares = dares and (first, second) != _ALWAYS
    if not (year or source.us or dares):
        return None
    if source.us and year:
        return _full(source, end, year, str(first), str(second))
    if source.us:
        return _slashed(source, end, "", first, second)
    day_first = _slashed(source, end, year, second, first)
    if first not in _MONTH_NUMBERS or first == second:
        return day_first
    both = _slashed(source, end, year, first, second), day_first
    if not any(both):
        return None
    days = sorted(part.day for part in both if part and part.day)
    return DayPart(end, None, "us-form", tuple(days), full=bool(year))


def _slashed(
    source: Source, end: int, year: str, month: int, day: int
) -> DayPart | None:
    """The day of such a month, in its year if it has one."""
    if not may_exist(month, day):
        return None
    if year:
        return _full(source, end, year, str(month), str(day))
    return _of_year(source, end, month, day)


def _iso_week(found: re.Match[str]) -> DayPart:
    start = week_start(int(found["wy"]), int(found["w"]))
    day = iso(start + int(found["wd"] or 1) - 1) if start is not None else None
    if day is None or int(day[:4]) not in PLAUSIBLE:
        return DayPart(found.end(), None, "impossible", full=True)
    return DayPart(found.end(), day, full=True)


def _of_year(source: Source, end: int, month: int, day: int) -> DayPart:
    """The first such day on or after the base."""
    if not may_exist(month, day):
        return DayPart(end, None, "impossible")
    if source.base is None:
        return undated(end)
    return DayPart(end, next_date(source.base, month, day))


def _with_year(source: Source, end: int, month: int, day: int) -> DayPart | None:
    """The same, with the year that may follow: `25. November 2026`."""
    year = _YEAR_AFTER.match(source.text, end)
    if year is not None and ends_clean(source.text, year.end()):
        return _full(source, year.end(), year[1], str(month), str(day))
    if not ends_clean(source.text, end):
        return None
    return _of_year(source, end, month, day)


def _number_first(source: Source, number: int, end: int, mark: str) -> DayPart | None:
    """`25. November`, `25 Nov 2026`, `25th of November`, `49. KW`."""
    text = source.text
    word, word_end = word_at(text, end)
    if word == "of" and mark not in ("", "."):
        end = skip_blanks(text, word_end)
        word, word_end = word_at(text, end)
    if word in WEEK_NUMBERS and mark == ".":
        year = _YEAR_AFTER.match(text, word_end)
        stop = year.end() if year else word_end
        return _week(source, stop, number, year[1] if year else None)
    if word not in MONTHS or not ends_clean(text, word_end) or number == 0:
        return None
    if not source.alone and mark != "." and not text[end].isupper():
        return None
    if text[word_end : word_end + 1] == "." and word not in ("mai", "may"):
        after = text[word_end + 1 : word_end + 2]
        word_end += not after.isalnum() and len(word) <= len("sept")
    return _with_year(source, word_end, MONTHS[word], number)


def _month_first(source: Source, at: int, word: str, end: int) -> DayPart | None:
    """`Nov 25`, `November 25th, 2026`."""
    if not source.alone and not source.text[at].isupper():
        return None
    found = _DAY_OF_MONTH.match(source.text, end)
    if found is None or not int(found[1]):
        return None
    end = found.end()
    after = skip_blanks(source.text, end + (source.text[end : end + 1] == "."))
    if word_at(source.text, after)[0] in MONTHS:
        return None
    return _with_year(source, end, MONTHS[word], int(found[1]))


def _week_after(source: Source, end: int) -> DayPart | None:
    """`KW 49`, `KW49/2026`."""
    found = _WEEK.match(source.text, end)
    if found is None:
        return None
    return _week(source, found.end(), int(found[1]), found[2])


def _week(source: Source, end: int, number: int, year: str | None) -> DayPart | None:
    if not ends_clean(source.text, end):
        return None
    shift, end = _weekday_after(source.text, end)
    if year:
        start = week_start(int(year), number)
    elif source.base is not None:
        start = next_week(source.base, number)
    elif number in _WEEK_NUMBERS:
        return undated(end)
    else:
        start = None
    if start is None:
        return DayPart(end, None, "impossible", full=bool(year))
    if shift is not None:
        start = monday(start) + shift
    return DayPart(end, iso(start), full=bool(year))


def _weekday_after(text: str, end: int) -> tuple[int | None, int]:
    """The weekday behind the number of a week, `KW 49 Do`, and the offset after it."""
    at = skip_blanks(text, end + (text[end : end + 1] == ","))
    word, stop = word_at(text, at)
    if word in WEEKDAYS and text[at].isupper() and ends_clean(text, stop):
        return WEEKDAYS[word], stop
    return None, end
