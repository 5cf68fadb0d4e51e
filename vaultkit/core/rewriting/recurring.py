"""Rules by which a task comes again: `every 2 weeks`, `every month when done`.

Only rules that say one thing to everybody; the day they give is that of the Tasks
plugin. Every other rule is somebody else's to follow.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core.dates.arithmetic import iso, later, ordinal, plus_months, weekday
from vaultkit.core.words import Day

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_MOST = 1000
_FRIDAY = 4


class Rule(NamedTuple):
    """So many units from one time to the next; unit "weekday" counts Monday to Friday.

    `when_done`: counted from the day it is done, not from the day it was due.
    """

    number: int
    unit: str
    when_done: bool = False

    def next(self, due: Day, done: Day) -> Day:
        """The day of the next time."""
        base = done if self.when_done else due
        if self.unit in _DAYS:
            return later(base, self.number * _DAYS[self.unit])
        start = ordinal(base)
        if self.unit in _MONTHS:
            return iso(plus_months(start, self.number * _MONTHS[self.unit]))
        day = start + 1
        while weekday(day) > _FRIDAY:
            day += 1
        return iso(day)


def rule(text: str) -> Rule | None:
    """The rule that a text states, if it is a simple one.

    >>> rule("every 3 months when done")
    Rule(number=3, unit='month', when_done=True)
    """
    words = text.lower().split()
    done = words[-2:] == ["when", "done"]
    words = words[: -2 if done else None]
    if words[:1] != ["every"]:
        return None
    if words[1:] == ["weekday"]:
        return Rule(1, "weekday", done)
    number = 1
    if len(words) > 2 and words[1].isascii() and words[1].isdigit():  # noqa: PLR2004
        number = int(words.pop(1)[:4])
    unit = words[1].removesuffix("s") if len(words) == 2 else ""  # noqa: PLR2004
    known = unit in _DAYS or unit in _MONTHS
    return Rule(number, unit, done) if known and 0 < number <= _MOST else None
