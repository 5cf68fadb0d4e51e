"""Days without a year, read beside days that have one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vaultkit.plugin import Day, Row, dates

_YEAR = 4


class Neighbours:
    """The full dates that a note's lines begin with, found when first asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Take the rows of a note."""
        self._rows = rows
        self._lines: list[int] = []
        self._days: list[Day] = []
        self._looked = False

    def day(self, text: str, line: int, year: str = "") -> Day | None:
        """The day at the front of `text`, in the year of the entry beside it.

        Between two entries it is the year that keeps their order, if one does.
        """
        if year:
            return _in_year(text, year)
        self._look()
        here = bisect_left(self._lines, line)
        beside = self._days[max(here - 1, 0) : here + 1] if self._days else []
        if here == 0:
            beside = beside[:1]
        found = [_in_year(text, day[:_YEAR]) for day in beside]
        if len(beside) > 1 and found[1] is not None:
            low, high = sorted(beside)
            if not low <= (found[0] or "") <= high and low <= found[1] <= high:
                return found[1]
        return found[0] if found else None

    def _look(self) -> None:
        if self._looked:
            return
        self._looked = True
        for row in self._rows:
            when = dates.leading(row.text)
            if when is not None and when.day:
                self._lines.append(row.line)
                self._days.append(when.day)


def _in_year(text: str, year: str) -> Day | None:
    when = dates.leading(text, f"{year}-01-01")
    return when.day if when is not None and not when.fault else None
