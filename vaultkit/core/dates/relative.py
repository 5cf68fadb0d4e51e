"""A day in any form: by number, by weekday, by words such as `morgen`, by distance."""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import iso
from vaultkit.core.dates.counted import in_at, length_alone
from vaultkit.core.dates.edges import edge_at, end_word_at
from vaultkit.core.dates.fixed import (
    DayPart,
    Source,
    fixed_at,
    of_month_at,
    undated,
)
from vaultkit.core.dates.vocabulary import (
    ENDS,
    FILLERS,
    NEXT,
    OFFSETS,
    STRETCHES,
    WEEKDAY_PARTS,
    WEEKDAYS,
    ends_clean,
    skip_blanks,
    word_at,
)
from vaultkit.core.dates.weekdays import in_after, next_at, part_of_day, weekday_at
from vaultkit.core.dates.weeks import week_of

_AFTER_TOMORROW = re.compile("(?:the )?day after tomorrow", re.IGNORECASE)


def day_at(source: Source, at: int) -> DayPart | None:
    """The day that begins at `at`."""
    if source.text[at : at + 1].isdigit():
        return fixed_at(source, at) or length_alone(source, at)
    word, end = word_at(source.text, at)
    if not word:
        return None
    if word in WEEKDAYS or word in WEEKDAY_PARTS:
        part = weekday_at(source, at, word, end)
    elif word in OFFSETS:
        part = _offset(source, word, end)
    elif word in NEXT:
        part = next_at(source, NEXT[word], end)
    elif word in ("day", "the"):
        part = _after_tomorrow(source, at) or _the_number(source, word, end)
    elif word == "in":
        part = in_at(source, end) or _in_next(source, end)
    elif word in ENDS:
        part = end_word_at(source, ENDS[word], end)
    elif word in ("w", "wc", "wk", "week"):
        part = week_of(source, at)
    else:
        part = edge_at(source, word, end) or fixed_at(source, at)
        part = part or length_alone(source, at)
    return part


def _after_tomorrow(source: Source, at: int) -> DayPart | None:
    found = _AFTER_TOMORROW.match(source.text, at)
    return _offset(source, "uebermorgen", found.end()) if found else None


def _the_number(source: Source, word: str, end: int) -> DayPart | None:
    """`the 7th`, where it is all that is said; `the 2nd offer` is none."""
    if word != "the" or not source.alone:
        return None
    return of_month_at(source, skip_blanks(source.text, end))


def _offset(source: Source, word: str, end: int) -> DayPart | None:
    """`heute`, `morgen früh`, `tomorrow`, `heute in 2 Wochen`."""
    stop, half = part_of_day(source.text, end)
    half = half or ("pm" if word == "tonight" else "")
    if not ends_clean(source.text, end):
        return None
    after = in_after(source, stop, OFFSETS[word])
    if after:
        return after
    if source.base is None:
        return undated(stop)._replace(half=half)
    return DayPart(stop, iso(source.base + OFFSETS[word]), half=half)


def _in_next(source: Source, end: int) -> DayPart | None:
    """`in der nächsten Woche`, as what follows `in`."""
    word, stop = word_at(source.text, skip_blanks(source.text, end))
    if word in FILLERS:
        word, stop = word_at(source.text, skip_blanks(source.text, stop))
    unit, _ = word_at(source.text, skip_blanks(source.text, stop))
    if word not in NEXT or unit not in STRETCHES:
        return None
    return next_at(source, NEXT[word], stop)
