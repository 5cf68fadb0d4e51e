"""What was written behind the arrow of a line of the office's list.

When it is to be tried again, and how often nobody was reached. The last date stands;
one that needs a day to count from, where there is none, is left out.
"""

from __future__ import annotations

import re
from functools import cache

from vaultkit.features.lines import outcomes
from vaultkit.features.lines.folding import fold
from vaultkit.plugin import Day, dates

_AGAIN = (
    r"^(?:(?:wieder|nochmals?|erneut|dann|again|next|retry)\s+)?"
    r"(?:(?:am|um|auf|on|at)\s+)?"
)
_CUT = r"→|-{1,2}>|=>|[—–]>|[,;✓·]|:(?=\s)"
TRIES = frozenset({"not-reached", "mailbox"})


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _pieces(told: str) -> list[str]:
    return [piece.strip() for piece in _pattern(_CUT).split(told)]


def again(told: str, day: Day | None) -> dates.When | None:
    """The last piece that is nothing but a day, with a time if it has one."""
    for piece in reversed(_pieces(told)):
        bare = _pattern(_AGAIN).sub("", piece)
        when = dates.whole(bare, day) if bare else None
        if when is not None and when.day is not None and not when.fault:
            return when
    return None


def tries(told: str) -> int:
    """How many pieces say that nobody was reached."""
    said = (outcomes.begins(tuple(fold(piece).split())) for piece in _pieces(told))
    return sum(1 for found in said if found is not None and found.name in TRIES)
