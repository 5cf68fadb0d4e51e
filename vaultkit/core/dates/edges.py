"""Edges of weeks, months, quarters and years: `Ende November`, `end of next week`.

The end of a week is its Friday and the middle its Wednesday, as offices count; that of
a month is its last day and the 15th.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import (
    iso,
    monday,
    next_date,
    next_weekday,
    ordinal,
    stretch,
)
from vaultkit.core.dates.fixed import DayPart, Source, fixed_at, undated
from vaultkit.core.dates.vocabulary import (
    EDGES,
    FILLERS,
    MONTHS,
    NEXT,
    SOFT_EDGES,
    STRETCHES,
    WEEK_NUMBERS,
    ends_clean,
    skip_blanks,
    word_at,
)

_WEDNESDAY, _FRIDAY, _SATURDAY, _MID_MONTH = 2, 4, 5, 15
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_QUARTER = re.compile(r"q([1-4])(?![0-9])", re.IGNORECASE)


def end_word_at(source: Source, unit: str, end: int) -> DayPart | None:
    """`Monatsende`, `EOW`, `Wochenende` (its Saturday)."""
    if not ends_clean(source.text, end):
        return None
    if source.base is None:
        return undated(end)
    if unit == "weekend":
        return DayPart(end, iso(next_weekday(source.base, _SATURDAY)))
    return DayPart(end, iso(_edge_of(source.base, "end", unit, 0)))


def edge_at(source: Source, word: str, end: int) -> DayPart | None:
    """`Ende November`, `Anfang nächster Woche`, `end of the month`, `early Jan`."""
    soft = SOFT_EDGES.get(word)
    edge = soft or EDGES.get(word)
    if edge is None:
        return None
    text = source.text
    at = skip_blanks(text, end + (text[end : end + 1] == "-"))
    skip = -1
    for _ in range(3):
        name, stop = word_at(text, at)
        if name in NEXT:
            skip = {"this": 0, "second": 2}.get(NEXT[name], 1)
        elif name not in FILLERS:
            break
        at = skip_blanks(text, stop)
    part = None
    if at > end and not (soft and skip < 0 and name in STRETCHES):
        part = _edge_at(source, edge, skip, at)
    return part if part and ends_clean(text, part.end) else None


def _edge_at(  # noqa: PLR0911 - one for each kind of stretch
    source: Source, edge: str, skip: int, at: int
) -> DayPart | None:
    text = source.text
    name, stop = word_at(text, at)
    if name in MONTHS and (source.alone or text[at].isupper()):
        return _edge_of_month(source, edge, MONTHS[name], stop)
    if name in WEEK_NUMBERS:
        part = fixed_at(source, at)
        if part is None or part.day is None:
            return part
        shift = {"start": 0, "middle": _WEDNESDAY, "end": _FRIDAY}[edge]
        return part._replace(day=iso(monday(ordinal(part.day)) + shift))
    year = _YEAR.match(text, at)
    if year:
        first = ordinal(year[0] + "-01-01")
        day = iso(_edge_of(first, edge, "year", 0))
        return DayPart(year.end(), day, full=True)
    quarter = _QUARTER.match(text, at)
    if quarter:
        return _edge_of_quarter(source, edge, int(quarter[1]), quarter.end())
    unit = STRETCHES.get(name)
    if unit is None:
        return None
    if source.base is None:
        return undated(stop)
    number = _edge_of(source.base, edge, unit, max(skip, 0))
    if number < source.base and skip < 0:
        number = _edge_of(source.base, edge, unit, 1)
    return DayPart(stop, iso(number))


def _edge_of(number: int, edge: str, unit: str, skip: int) -> int:
    first, last = stretch(number, unit, skip)
    if unit == "week":
        return first + {"start": 0, "middle": _WEDNESDAY, "end": _FRIDAY}[edge]
    if edge == "middle":
        middle = {"month": _MID_MONTH - 1}.get(unit, (last - first + 1) // 2)
        return first + middle
    return first if edge == "start" else last


def _edge_of_month(source: Source, edge: str, month: int, end: int) -> DayPart:
    year = _YEAR.match(source.text, skip_blanks(source.text, end))
    if year:
        first = ordinal(f"{year[0]}-{month:02}-01")
        return DayPart(year.end(), iso(_edge_of(first, edge, "month", 0)), full=True)
    if source.base is None:
        return undated(end)
    return _edge_from(source.base, edge, month, "month", end)


def _edge_of_quarter(source: Source, edge: str, quarter: int, end: int) -> DayPart:
    if source.base is None:
        return undated(end)
    return _edge_from(source.base, edge, 3 * quarter - 2, "quarter", end)


def _edge_from(base: int, edge: str, month: int, unit: str, end: int) -> DayPart:
    """The edge of this year's stretch, or of next year's if that lies behind."""
    first = ordinal(f"{iso(base)[:4]}-{month:02}-01")
    number = _edge_of(first, edge, unit, 0)
    if number < base:
        again = next_date(first + 1, month, 1)
        number = _edge_of(ordinal(again), edge, unit, 0) if again else number
    return DayPart(end, iso(number))
