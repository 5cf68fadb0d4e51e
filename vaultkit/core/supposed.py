"""The full date that a day without its year most likely is, for a hint to propose.

Counts from the day on which the text was last touched. It proposes and decides nothing:
what is undated stays undated until its writer says more.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core.dates import whole
from vaultkit.core.dates.arithmetic import between, later
from vaultkit.core.dates.expressions import When
from vaultkit.core.dates.vocabulary import LEADS, word_at
from vaultkit.core.words import Day

_YEAR, _LEAP, _WEEK = 366, 4 * 366, 7
_LED = frozenset(("ab", "vor", "nach", "bis", "after", "before", "by", "until", "from"))


class Supposed(NamedTuple):
    """A day, and what is written after it for its time of day: " 10:00"."""

    day: Day
    clock: str = ""


def read(text: str, saved: Day, *, back: bool = False) -> Supposed | None:
    """The day that `text` says, as of the day it was saved.

    Args:
        text: A date or a time with it, as written.
        saved: The day to count from.
        back: It lies behind: `1. Oktober` is the last one, not the next.
    """
    when = whole(text, saved)
    if when is not None and when.fault == "weekday":
        when = _of_its_weekday(text, saved)
    if when is None or when.day is None or when.fault:
        return None
    if back and when.day > saved:
        when = _before(text, saved) or when
    return Supposed(when.day or saved, _clock(text, when))


def _of_its_weekday(text: str, saved: Day) -> When | None:
    """The date in the year nearest by in which it falls on the weekday beside it."""
    found = []
    for shift in (-_YEAR, _YEAR):
        when = whole(text, later(saved, shift))
        if when is not None and when.day and not when.fault:
            found.append((abs(between(saved, when.day)), when))
    return min(found)[1] if found else None


def _before(text: str, saved: Day) -> When | None:
    """The last such day; None for words such as `morgen`, which only lie ahead."""
    there, next_day = whole(text, saved), whole(text, later(saved, 1))
    if there is None or next_day is None or there.day != next_day.day:
        return None
    for shift in (_WEEK, _YEAR, _LEAP):
        when = whole(text, later(saved, -shift))
        if when is not None and not when.fault and when.day and when.day <= saved:
            return when
    return None


def _clock(text: str, when: When) -> str:
    """The time as it is written after the day; `ab` goes with it, if it led it."""
    if when.time is None:
        return ""
    if when.until is not None:
        return f" {when.time}-{when.until}"
    first, _ = word_at(text, when.start)
    led = when.lead in _LED and LEADS.get(first) != when.lead
    return f" {when.lead} {when.time}" if led else f" {when.time}"
