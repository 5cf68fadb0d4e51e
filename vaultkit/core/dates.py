"""STUB (interface; implemented by the dates work)."""
from __future__ import annotations
from typing import NamedTuple
Day = str      # "2026-11-27"
Moment = str   # "2026-11-27" or "2026-11-27T13:00"


class When(NamedTuple):
    """A date, a time or both, as read from text; offsets are into the text given."""

    start: int
    end: int
    day: Day | None = None
    time: str | None = None      # "14:00"
    until: str | None = None     # end of a time range
    lead: str = ""               # the folded word before it that belongs to it: ab um nach vor bis am auf / at after by before until on from between ...
    fault: str = ""              # "" | "impossible" | "us-form" | "undated" (needs a day or year to count from) | "ambiguous" | "weekday" (weekday named does not fit; day is the written date)
    choices: tuple[str, ...] = ()  # ambiguous: both days; weekday: the weekday as written

    @property
    def moment(self) -> Moment | None: ...


def whole(text: str, base: Day | None = None, *, us: bool = False) -> When | None: ...
def leading(text: str, base: Day | None = None, *, at: int = 0) -> When | None: ...
def find(text: str, base: Day | None = None) -> tuple[When, ...]: ...
def days(text: str) -> int | None: ...
def named(stem: str) -> Day | None: ...
def later(day: Day, n: int) -> Day: ...
def between(first: Day, last: Day) -> int: ...
