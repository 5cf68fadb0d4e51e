"""The day that a line begins with, if it begins with one as an entry does."""

from __future__ import annotations

import re

from vaultkit.features.lines.years import Neighbours
from vaultkit.plugin import Day, Row, dates

DATED = frozenset("0123456789[*_(")
"""What a line with a day at its front begins with, weekdays apart."""
AFTER = " \t:–—-,|"
_PLAIN = frozenset({"", "am", "on"})
_LENGTH = len("2026-11-25")
_DIGIT = re.compile("[0-9]")


def has_digit(text: str, within: int) -> bool:
    """Whether a digit stands among the first characters."""
    return _DIGIT.search(text, 0, within) is not None


def lead(
    row: Row, base: Day | None, years: Neighbours, year: str = ""
) -> dates.When | None:
    """The day, perhaps with a time, that a row begins with.

    Weeks and mere weekdays head plans and lists, they begin no entry. A day without a
    year, and nothing to count it from, takes the year of the entry beside it.
    """
    when = dates.leading(row.text, base)
    if when is None or when.lead not in _PLAIN:
        return None
    plain = when.end - when.start == _LENGTH and row.text[when.start].isdigit()
    if plain and when.day and not when.fault:
        return when
    raw = row.text[when.start : when.end].lower()
    if "w" in raw or _DIGIT.search(raw) is None:
        return None
    if when.fault == "undated" and when.day is None:
        day = years.day(row.text, row.line, year)
        if day is not None:
            return when._replace(day=day, fault="")
    return when


def past_signs(text: str, at: int) -> int:
    """The offset behind blanks, a colon or a dash after a date."""
    return len(text) - len(text[at:].lstrip(AFTER))
