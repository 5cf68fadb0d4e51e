"""Follow-ups at a moment: which are to be seen, in which order, and what they are.

Listing is cheap and reading is not, so that a long list of which few lines are shown
costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vaultkit.app import derive
from vaultkit.app.ports import Index
from vaultkit.app.rows import DueRow
from vaultkit.core import dates, links
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.followups import ALWAYS

LEAP_DAY = "02-29"
YEAR = 365
LIGHT = 8
"""Fields of a row that is enough for a list."""


class Listed(NamedTuple):
    """A follow-up in a list; its first four fields are its place there."""

    day: Day
    """"" = undated."""
    time: str
    name: str
    """The entity's, folded."""
    uid: str
    due: Moment | None
    end: Moment | None
    row: DueRow

    @property
    def theirs(self) -> bool:
        """Whether others owe it."""
        return bool(self.row[6] == "theirs")

    @property
    def apart(self) -> bool:
        """Whether it has no occasion yet."""
        return bool(self.row[7])


class Asked(NamedTuple):
    """Which follow-ups are asked for, at a moment."""

    now: Moment
    since: Day | None = None
    until: Day | None = None
    kinds: Sequence[str] = ()
    note: int | None = None
    undated: bool = False
    old: bool = False


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def occurrence(month_day: str, today: Day) -> Day:
    """The first such day on or after today; 29 February is the 28th elsewhere."""
    for year in (int(today[:4]), int(today[:4]) + 1):
        held = month_day
        if month_day == LEAP_DAY and not is_leap(year):
            held = "02-28"
        if f"{year:04}-{held}" >= today:
            return f"{year:04}-{held}"
    return today


def listed(index: Index, asked: Asked, vault_id: str, *, whole: bool) -> list[Listed]:
    """What is to be seen, ordered by day, time, name and uid; each uid once.

    In a list that is not `whole` the names are left out, `first` puts them in.

    Args:
        index: where to look.
        asked: what for.
        vault_id: part of the uid of what comes every year.
        whole: fetch all that reading needs, for lists that are read to their end.
    """
    folded: dict[str, str] = {}
    today = asked.now[:10]
    rows = index.due(
        asked.now,
        since=asked.since,
        until=asked.until,
        kinds=asked.kinds,
        entity=asked.note,
        undated=asked.undated,
        old=asked.old,
        whole=whole,
    )
    found = []
    for row in rows:
        due, end = row[3], row[4]
        if due is not None and due.startswith(ALWAYS):
            due = today + due[10:]
            end = end and today + end[10:]
            if asked.until is not None and asked.until < today:
                continue
        found.append(_listed(row, row[1], due, end, folded))
    if not asked.undated and not asked.old:
        for row, day in _yearly(index, asked):
            key = row[1] + day[:4]
            uid = derive.uid(vault_id, row[2], row[9] or "", key)
            found.append(_listed(row, uid, day, None, folded))
    found.sort(key=_place)
    unique: dict[str, Listed] = {}
    for one in found:
        unique.setdefault(one.uid, one)
    return list(unique.values())


def answered(index: Index, uid8: str, now: Moment, vault_id: str) -> Listed | None:
    """The follow-up whose uid begins so, to be seen or not; the window of today first.

    What comes every year is that of the last half year or the next.
    """
    rows = [index.followup(number) for number in index.numbered(uid8)]
    for row in rows[:1]:
        due, end = row[3], row[4]
        if due is not None and due.startswith(ALWAYS):
            due, end = now[:10] + due[10:], end and now[:10] + end[10:]
        return _listed(row, row[1], due, end, {})
    for row in index.due("9999", yearly=True, whole=True):
        for start in (dates.later(now[:10], -YEAR // 2), now[:10]):
            day = occurrence(row[3] or "", start)
            uid = derive.uid(vault_id, row[2], row[9] or "", row[1] + day[:4])
            if uid.startswith(uid8):
                return _listed(row, uid, day, None, {})
    return None


def _place(one: Listed) -> tuple[str, ...]:
    return one[:4]


def _listed(
    row: DueRow,
    uid: str,
    due: Moment | None,
    end: Moment | None,
    folded: dict[str, str],
) -> Listed:
    name = row[8] if len(row) > LIGHT else ""
    if name not in folded:
        folded[name] = links.fold(name)
    if due is None:
        return Listed("", "", folded[name], uid, None, end, row)
    return Listed(due[:10], due[11:], folded[name], uid, due, end, row)


def first(index: Index, found: list[Listed], limit: int | None) -> list[Listed]:
    """The first of a list without names, in their order."""
    stop = len(found)
    if limit is not None and stop > limit:
        last = found[limit - 1][:2]
        stop = next((n for n in range(limit, stop) if found[n][:2] != last), stop)
    names = index.names_at([one.row[0] for one in found[:stop]])
    named = [
        one._replace(name=links.fold(names.get(one.row[0], ""))) for one in found[:stop]
    ]
    named.sort(key=_place)
    return named[:limit]


def _yearly(index: Index, asked: Asked) -> Iterable[tuple[DueRow, Day]]:
    """Rows of what comes every year, with the day on which it comes next."""
    today = asked.now[:10]
    first = max(asked.since or today, today)
    for since, last in _spans(first, asked.until):
        rows = index.due(
            asked.now,
            since=since,
            until=last,
            kinds=asked.kinds,
            entity=asked.note,
            yearly=True,
            whole=True,
        )
        for row in rows:
            day = occurrence(row[3] or "", today)
            if first <= day and (asked.until is None or day <= asked.until):
                yield row, day


def _spans(first: Day, until: Day | None) -> list[tuple[str | None, str | None]]:
    """The parts of a year between two days, each from and to a month and day."""
    if until is None or dates.between(first, until) >= YEAR:
        return [(None, None)]
    if until < first:
        return []
    since, last = first[5:], until[5:]
    if last == "02-28" and not is_leap(int(until[:4])):
        last = LEAP_DAY
    return [(since, last)] if since <= last else [(since, None), (None, last)]
