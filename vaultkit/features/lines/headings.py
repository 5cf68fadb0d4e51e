"""What headings say of the lines below them: a day, a log, promises, the office's list.

A heading holds until the next one of its level or above.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vaultkit.features.lines import sides
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.folding import fold
from vaultkit.plugin import Day

_SIGNS = re.compile(r"\([^()]*\)|[^\w\s-]+")
_YEAR = 4
_JOINS = frozenset({"und", "and"})
_FEW = 3
"""Words that may follow the name of the office's list: `Rückrufe Büro 25.11.`"""


class Named(NamedTuple):
    """What a heading's own words say."""

    year: str
    log: bool
    promises: str
    office: bool
    side: str
    """Whose promises stand here if the heading above says that they are some."""


class Above(NamedTuple):
    """What the headings above a line say, the nearest that says anything."""

    level: int = 0
    day: Day | None = None
    year: str = ""
    log: bool = False
    promises: str = ""
    """Whose promises stand here: "mine", "theirs", or "either"; else ""."""
    office: bool = False
    title_only: bool = True
    """No heading above but the note's title and days."""


@lru_cache(maxsize=2048)
def named(text: str) -> Named:
    """What the words of a heading, or of a file's name, say of what is below."""
    small = fold(text)
    name = " ".join(_SIGNS.sub(" ", small).split())
    year = name if len(name) == _YEAR and name.isdigit() else ""
    logs, promises = _is(name, say.LOG_HEADS), sides.of(name)
    if not promises and _is(name, say.PROMISE_HEADS):
        promises = sides.EITHER
    return Named(year, logs, promises, _is_office(small), sides.named(name))


def is_office(stem: str) -> bool:
    """Whether a file is the office's list by its name, a date in front apart."""
    return _is_office(fold(stem.lstrip("0123456789-_. ")))


def _is(name: str, heads: frozenset[str]) -> bool:
    """Whether a heading is one of `heads`, or several of them: `Notizen & Verlauf`."""
    if name in heads:
        return True
    words = [w for w in name.split() if w not in _JOINS and not w.isdigit()]
    return bool(words) and heads.issuperset(words)


def _is_office(small: str) -> bool:
    small = small.strip(" :#*_")
    head = next(filter(small.startswith, say.OFFICE_HEADS), None)
    if head is None:
        return False
    rest = small[len(head) :]
    return not rest[:1].isalnum() and len(rest.split()) <= _FEW


def below(stack: list[Above], level: int, text: str, day: Day | None) -> Above:
    """Put a heading on the stack; what holds below it."""
    while len(stack) > 1 and stack[-1].level >= level:
        stack.pop()
    above, says = stack[-1], named(text)
    if above.promises and says.side:
        says = says._replace(promises=says.side)
    kept = says if says.log or says.promises or says.office else above
    plain = above.title_only and (level == 1 or bool(day))
    year = says.year or above.year
    day = day or above.day
    here = Above(level, day, year, kept.log, kept.promises, kept.office, plain)
    stack.append(here)
    return here
