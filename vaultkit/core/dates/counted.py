"""Days that lie a length of time ahead: `in 2 Wochen`, `in einem halben Jahr`, `6w`.

Months and years follow the calendar: a month after 31 January is the last of February.
"""

from __future__ import annotations

from vaultkit.core.dates.arithmetic import iso, next_weekday, plus_months
from vaultkit.core.dates.durations import Length, length_at
from vaultkit.core.dates.fixed import DayPart, Source, fixed_at, undated
from vaultkit.core.dates.vocabulary import (
    FILLERS,
    OFFSETS,
    WEEK_NUMBERS,
    WEEKDAYS,
    ends_clean,
    skip_blanks,
    word_at,
)


def in_at(source: Source, end: int, offset: int = 0) -> DayPart | None:
    """What follows the word `in`: a length of time, or the number of a week.

    Args:
        source: The text.
        end: The offset after `in`.
        offset: Days to add, as in `morgen in einer Woche`.
    """
    text = source.text
    at = skip_blanks(text, end)
    if at == end:
        return None
    word, stop = word_at(text, at)
    if word in FILLERS:
        at = skip_blanks(text, stop)
        word, stop = word_at(text, at)
    if word in WEEK_NUMBERS:
        return fixed_at(source, at)
    length = length_at(text, at)
    if length is not None and ends_clean(text, length.end):
        return _counted(source, length, offset)
    part = fixed_at(source, at)
    numbered = part and word_at(text, skip_blanks(text, at + 3))[0] in WEEK_NUMBERS
    return part if numbered else None


def length_alone(source: Source, at: int) -> DayPart | None:
    """`2w`, `6 Wochen`: only where a date is expected and nothing else."""
    if not source.alone or at != skip_blanks(source.text, 0):
        return None
    length = length_at(source.text, at)
    if length is None or not ends_clean(source.text, length.end):
        return None
    return _from_day(source, length) or _counted(source, length, 0)


def _from_day(source: Source, length: Length) -> DayPart | None:
    """`a week on Tuesday`, `two weeks from Friday`, `a week tomorrow`."""
    text, at = source.text, skip_blanks(source.text, length.end)
    word, end = word_at(text, at)
    if word in ("on", "from"):
        word, end = word_at(text, skip_blanks(text, end))
    if not (word in WEEKDAYS or OFFSETS.get(word, -1) >= 0) or not ends_clean(
        text, end
    ):
        return None
    if source.base is None:
        return undated(end)
    if word in OFFSETS:
        return _counted(source, length._replace(end=end), OFFSETS[word])
    ahead = next_weekday(source.base, WEEKDAYS[word]) - source.base
    return _counted(source, length._replace(end=end), ahead)


def _counted(source: Source, length: Length, offset: int) -> DayPart:
    if source.base is None:
        return undated(length.end)
    start = source.base + offset
    if length.unit.months:
        day = plus_months(start, length.number * length.unit.months)
    else:
        day = start + length.rhythm
    return DayPart(length.end, iso(day))
