"""Arithmetic on days written as ISO text. Knows the calendar and no language.

Days that would leave the years 1 to 9999 stop at the first or last of them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from vaultkit.core.words import Day

_FIRST, _LAST = 1, date.max.toordinal()
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DECEMBER = 12
_ISO_LENGTH = 10


@lru_cache(maxsize=8192)
def ordinal(day: Day) -> int:
    """The day's running number; raises ValueError for what is no ISO day."""
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=8192)
def is_day(text: str) -> bool:
    """Whether `text` is a day that exists, in the form 2026-11-25."""
    if len(text) != _ISO_LENGTH or text[4] != "-" or text[7] != "-":
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=8192)
def iso(number: int) -> Day:
    """The day with this running number."""
    return date.fromordinal(min(max(number, _FIRST), _LAST)).isoformat()


def later(day: Day, n: int) -> Day:
    """The day `n` days after `day` (before it if `n` is negative)."""
    return iso(ordinal(day[:10]) + n)


def between(first: Day, last: Day) -> int:
    """Days from `first` to `last`; negative if `last` is earlier."""
    return ordinal(last[:10]) - ordinal(first[:10])


def exact(year: int, month: int, day: int) -> Day | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def may_exist(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return 1 <= month <= _DECEMBER and 1 <= day <= _LENGTHS[month - 1]


def next_date(base: int, month: int, day: int) -> Day | None:
    """The first such day on or after `base`; 29 February waits for a leap year."""
    start = date.fromordinal(base)
    for year in range(start.year, start.year + 9):
        found = exact(year, month, day)
        if found is not None and ordinal(found) >= base:
            return found
    return None


def previous_date(day: Day) -> Day:
    """The same date of the year before; of the last leap year for 29 February."""
    for year in range(int(day[:4]) - 1, int(day[:4]) - 9, -1):
        found = exact(year, int(day[5:7]), int(day[8:]))
        if found is not None:
            return found
    return day


def next_weekday(base: int, number: int) -> int:
    """The first such weekday (0 is Monday) on or after `base`."""
    return base + (number - weekday(base)) % 7


def weekday(number: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (number + 6) % 7


def monday(number: int) -> int:
    """The Monday of a day's week."""
    return number - weekday(number)


def plus_months(number: int, months: int) -> int:
    """The same day of a later month, or that month's last."""
    start = date.fromordinal(number)
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year > date.max.year:
        return _LAST
    same = date(year, month, 1).toordinal() + start.day - 1
    return min(same, _month_end(year, month))


def _month_end(year: int, month: int) -> int:
    if month == _DECEMBER:
        return date(year, _DECEMBER, 31).toordinal()
    return date(year, month + 1, 1).toordinal() - 1


def week_start(year: int, week: int) -> int | None:
    """The Monday of a week by its ISO number, if that year has it."""
    try:
        return date.fromisocalendar(year, week, 1).toordinal()
    except ValueError:
        return None


def next_week(base: int, week: int) -> int | None:
    """The first day, on or after `base`, of the week with this ISO number.

    That is its Monday, or `base` itself if it lies in that week. A week 53 that is more
    than a year away is nobody's meaning.
    """
    year = date.fromordinal(base).isocalendar()[0]
    for candidate in (year, year + 1):
        start = week_start(candidate, week)
        if start is not None and start + 6 >= base:
            return max(start, base)
    return None


def stretch(number: int, kind: str, skip: int = 0) -> tuple[int, int]:
    """First and last day of the week, month, quarter or year that holds a day.

    Args:
        number: The day.
        kind: "week", "month", "quarter" or "year".
        skip: How many of them to go on.
    """
    if kind == "week":
        start = monday(number) + 7 * skip
        return start, start + 6
    months = {"month": 1, "quarter": 3, "year": 12}[kind]
    day = date.fromordinal(number)
    count = day.year * 12 + (day.month - 1) // months * months + months * skip
    year, month = count // 12, count % 12 + 1
    last = count + months - 1
    if last // 12 > date.max.year:
        return _LAST, _LAST
    return date(year, month, 1).toordinal(), _month_end(last // 12, last % 12 + 1)
