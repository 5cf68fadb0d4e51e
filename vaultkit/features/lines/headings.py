"""What headings say of the lines below them: a day, a log, promises, the office's list.

A heading holds until the next one of its level or above.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.scenes import is_office_head
from vaultkit.plugin import Day

_SIGNS = re.compile(r"\([^)]*\)|[^\w\s-]+")
_YEAR = 4


class Above(NamedTuple):
    """What the headings above a line say, the nearest that says anything."""

    level: int = 0
    day: Day | None = None
    year: str = ""
    log: bool = False
    promises: bool = False
    office: bool = False
    title_only: bool = True
    """No heading above but the note's title."""


TOP = Above()


def below(stack: list[Above], level: int, text: str, day: Day | None) -> Above:
    """Put a heading on the stack; what holds below it."""
    while len(stack) > 1 and stack[-1].level >= level:
        stack.pop()
    above = stack[-1]
    name = " ".join(_SIGNS.sub(" ", fold(text)).split())
    year = name if len(name) == _YEAR and name.isdigit() else above.year
    log, promises = name in say.LOG_HEADS, name in say.PROMISE_HEADS
    office = is_office_head(text)
    if not (log or promises or office):
        log, promises, office = above.log, above.promises, above.office
    stack.append(
        Above(
            *(level, day or above.day, year, log, promises, office),
            above.title_only and (level == 1 or bool(day)),
        )
    )
    return stack[-1]
