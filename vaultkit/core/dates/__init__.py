"""Dates and times as people write them in German and English notes.

The grammar of days, of times, of both together, and of finding them in running text.
Nothing here knows what day it is: what has no year, and words such as `morgen`, count
from a base, and without one they are undated.
"""

from __future__ import annotations

from vaultkit.core.dates.arithmetic import between, later
from vaultkit.core.dates.durations import days
from vaultkit.core.dates.expressions import When
from vaultkit.core.dates.full import named
from vaultkit.core.dates.reading import find, leading, may_hold, whole
from vaultkit.core.words import Day, Moment

__all__ = [
    "Day",
    "Moment",
    "When",
    "between",
    "days",
    "find",
    "later",
    "leading",
    "may_hold",
    "named",
    "whole",
]
