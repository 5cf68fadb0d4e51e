"""The day that `nach dem 6.1.` is, where people are to be called: a later one.

It is the next day of an office's week; holidays are not known here.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import iso, ordinal, weekday
from vaultkit.core.dates.expressions import When
from vaultkit.core.dates.vocabulary import (
    EDGES,
    STRETCHES,
    WEEK_NUMBERS,
    WEEKDAYS,
    fold,
)

_LEADS = frozenset(("nach", "after"))
_WORD = re.compile(r"[^\W\d_]+")
_WEEK, _SATURDAY = 7, 5
_WEEKS = WEEK_NUMBERS | {word for word, kind in STRETCHES.items() if kind == "week"}


def moved_on(when: When, text: str) -> When:
    """A date led by `nach` or `after` as the day that follows it.

    Args:
        when: The date. With a time, `Mo nach 3`, it is that day.
        text: What it was read from.
    """
    if when.lead not in _LEADS or when.day is None or when.time is not None:
        return when
    words = [fold(word) for word in _WORD.findall(text, when.start, when.end)]
    is_week = not _WEEKS.isdisjoint(words)
    named = not WEEKDAYS.keys().isdisjoint(words) or not EDGES.keys().isdisjoint(words)
    day = ordinal(when.day) + (_WEEK if is_week and not named else 1)
    while weekday(day) >= _SATURDAY:
        day += 1
    return when._replace(day=iso(day))
