"""Follow-ups at a moment: which are to be seen, in which order, and what they are.

Listing is cheap and reading is not, so that a long list of which few lines are shown
costs little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vaultkit.app import derive
from vaultkit.app.ports import Index
from vaultkit.app.rows import DueRow, Sketch
from vaultkit.core import dates, links
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.followups import ALWAYS

LEAP_DAY = "02-29"
YEAR = 365


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


def listed(index: Index, asked: Asked, vault_id: str) -> list[Listed]:
    """What is to be seen, ordered by day, time, name and uid; each uid once.

    Args:
        index: where to look.
        asked: what for.
        vault_id: part of the uid of what comes every year.
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
    )
    found = []
    for row in rows:
        due, end = _at(row, today)
        if asked.until is None or due is None or due[:10] <= asked.until:
            found.append(_listed(row, row[1], due, end, folded))
    if not asked.undated and not asked.old:
        for row, day in _yearly(index, asked):
            uid = _yearly_uid(row, day, vault_id)
            found.append(_listed(row, uid, day, None, folded))
    found.sort(key=_place)
    unique: dict[str, Listed] = {}
    for one in found:
        unique.setdefault(one.uid, one)
    return list(unique.values())


def sketched(index: Index, asked: Asked, vault_id: str) -> list[Sketch]:
    """The same by due alone, for lists of which few lines are shown: see `first`.

    Asks for every kind and everybody.
    """
    today = asked.now[:10]
    found = index.sketched(
        asked.now, until=asked.until, undated=asked.undated, old=asked.old
    )
    if not asked.undated:
        always = bisect_left(found, (ALWAYS + "~",))
        if asked.until is None or asked.until >= today:
            found += ((today + due[10:], *rest) for due, *rest in found[:always])
        del found[:always]
    if not asked.undated and not asked.old:
        for row, day in _yearly(index, asked):
            found.append((day, row[0], _yearly_uid(row, day, vault_id), *row[6:8]))
    found.sort()
    unique: dict[str, Sketch] = {}
    for one in found:
        unique.setdefault(one[2], one)
    return list(unique.values())


def answered(index: Index, uid8: str, now: Moment, vault_id: str) -> Listed | None:
    """The follow-up whose uid begins so, to be seen or not; the window of today first.

    What comes every year is that of the last half year or the next.
    """
    rows = [index.followup(number) for number in index.numbered(uid8)]
    for row in rows[:1]:
        return _listed(row, row[1], *_at(row, now[:10]), {})
    for row in index.due("9999", yearly=True):
        for start in (dates.later(now[:10], -YEAR // 2), now[:10]):
            day = occurrence(row[3] or "", start)
            uid = _yearly_uid(row, day, vault_id)
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
    name = row[8]
    if name not in folded:
        folded[name] = links.fold(name)
    if due is None:
        return Listed("", "", folded[name], uid, None, end, row)
    return Listed(due[:10], due[11:], folded[name], uid, due, end, row)


def first(
    index: Index, found: list[Sketch], limit: int | None, today: Day
) -> list[Listed]:
    """The first of a list by due, in full and in their order."""
    stop = len(found)
    if limit is not None and stop > limit:
        last = found[limit - 1][0]
        stop = next((n for n in range(limit, stop) if found[n][0] != last), stop)
    names = index.names_at([number for _, number, *_ in found[:stop]])
    named = sorted(
        (due, links.fold(names.get(number, "")), uid, number)
        for due, number, uid, *_ in found[:stop]
    )
    kept = []
    for due, name, uid, number in named[:limit]:
        row = index.followup(number)
        _, end = _at(row, today)
        kept.append(Listed(due[:10], due[11:], name, uid, due or None, end, row))
    return kept


def _at(row: DueRow, today: Day) -> tuple[Moment | None, Moment | None]:
    """When a stored follow-up is due, and its end."""
    due, end = row[3], row[4]
    if due is not None and due.startswith(ALWAYS):
        return today + due[10:], end and today + end[10:]
    return due, end


def _yearly_uid(row: DueRow, day: Day, vault_id: str) -> str:
    return derive.uid(vault_id, row[2], row[9] or "", row[1] + day[:4])


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
