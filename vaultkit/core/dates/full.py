"""Dates that are written out in full, read with one look each.

They are most of the dates in a vault: at the front of an entry, at the end of a line,
in the name of a note. Nothing that needs a day to count from is read here.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import exact, is_day, ordinal, weekday
from vaultkit.core.dates.fixed import PLAUSIBLE
from vaultkit.core.dates.vocabulary import WEEKDAYS, fold
from vaultkit.core.words import Day

_LAST = re.compile(
    r"(?:([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?=\)|\Z)"
)
"""What most dates in running text are: full, and the last that is said."""
_FULL = re.compile(
    r"(\[\[|\*\*)?(?:([^\W\d_]{2,10})\.?,? )?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}))"
    r"(?(1)(\]\]|\*\*)|(?![^\s:]))"
)
_PAIRS = frozenset(((None, None), ("[[", "]]"), ("**", "**")))
_NAMED = re.compile(
    r"(?:([0-9]{4})([-_]?)([0-9]{2})\2([0-9]{2})|([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}))"
    r"(?![^\W_])"
)


def last_at(text: str, at: int) -> tuple[Day, int] | None:
    """A full date that is the last thing said, and the offset after it."""
    found = _LAST.match(text, at)
    day = _day(found) if found is not None else None
    return None if found is None or day is None else (day, found.end())


def _day(found: re.Match[str]) -> Day | None:
    """The day of a full date, if there is such a day."""
    day = found[0]
    if found[1]:
        day = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    return day if int(day[:4]) in PLAUSIBLE and is_day(day) else None


def full_at(text: str, at: int) -> tuple[Day, int] | None:
    """A date with its year and the offset after it, bare, linked or bold.

    What most entries begin with, perhaps with its weekday. Whether a time follows is
    not looked at.
    """
    found = _FULL.match(text, at)
    if found is None:
        return None
    mark, name, date, month, year, closer = found.groups()
    if (mark, closer) not in _PAIRS:
        return None
    end = found.end()
    stop = end - len(closer or "")
    day = f"{year}-{month:0>2}-{date:0>2}" if year else text[stop - 10 : stop]
    if int(day[:4]) not in PLAUSIBLE or not is_day(day):
        return None
    if name and not (name[0].isupper() and _fits(name, day)):
        return None
    return day, end


def _fits(name: str, day: Day) -> bool:
    return WEEKDAYS.get(fold(name)) == weekday(ordinal(day))


def named(stem: str) -> Day | None:
    """The day that a note's name is or begins with: 2026-11-24, 20261124, 24.11.2026.

    >>> named("2026-11-23 Jour fixe Flotte"), named("2026-13-40")
    ('2026-11-23', None)
    """
    if not stem[:1].isdigit():
        return None
    found = _NAMED.match(stem)
    if found is None:
        return None
    year, month, day = found.group(1, 3, 4) if found[1] else found.group(7, 6, 5)
    return exact(int(year), int(month), int(day)) if int(year) in PLAUSIBLE else None
