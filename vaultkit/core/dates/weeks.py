"""Weeks named by a day in them: `w/c 7 Dec`, `wk of the 7th`, `week beginning 7/12`.

What is meant is the Monday of that week, or the base if that has gone by: a week that
has begun is one of which today is left.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import iso, monday, ordinal
from vaultkit.core.dates.fixed import (
    DayPart,
    Source,
    fixed_at,
    of_coming_month,
)
from vaultkit.core.dates.vocabulary import WEEKDAYS, word_at
from vaultkit.core.dates.weekdays import weekday_at

_OF = re.compile(
    r"(?:w\.?/[cb]\.?|wc|(?:week|wk)\.?[^\S\r\n]+"
    r"(?:of|comm(?:encing|\.)?|beg(?:inning|\.)?|starting))"
    r"(?:[^\S\r\n]+the)?[^\S\r\n]+(?=[0-9a-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?![\w:/-]|\.[0-9]|[^\S\r\n]?[ap]\.?m\b)"
)


def week_of(source: Source, at: int) -> DayPart | None:
    """The week that begins at `at`, by its first day that is still to come."""
    lead = _OF.match(source.text, at)
    if lead is None:
        return None
    part = _day_in_it(source, lead.end())
    if part is None or part.day is None:
        return part
    first = monday(ordinal(part.day))
    if source.base is not None and first < source.base <= ordinal(part.day):
        first = source.base
    return part._replace(day=iso(first))


def _day_in_it(source: Source, at: int) -> DayPart | None:
    """The day that the week is named by: `7 Dec`, `Mon 7 Dec`, `7th`, `7`."""
    word, end = word_at(source.text, at)
    if word in WEEKDAYS:
        return weekday_at(source, at, word, end)
    part = fixed_at(source._replace(slashes=True), at)
    found = None if part else _NUMBER.match(source.text, at)
    return of_coming_month(source, int(found[1]), found.end()) if found else part
