"""Follow-ups at a moment: which are to be seen, in which order, and what they are.

Listing is cheap and reading is not, so that a long list of which few lines are shown
costs little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vaultkit.app.index import Derived
from vaultkit.app.indexing import derive
from vaultkit.app.rows import Sketch, YearlyRow
from vaultkit.core import dates, links
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.followups import ALWAYS

LEAP_DAY = "02-29"
YEAR = 365


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


def listed(index: Derived, asked: Asked, vault_id: str) -> list[Sketch]:
    """What is to be seen, each uid once, by due and uid; `first` orders lists.

    Args:
        index: where to look.
        asked: what for.
        vault_id: part of the uid of what comes every year.
    """
    today = asked.now[:10]
    found = index.sketched(
        asked.now,
        since=asked.since,
        until=asked.until,
        kinds=asked.kinds,
        entity=asked.note,
        undated=asked.undated,
        old=asked.old,
    )
    if not asked.undated:
        always = bisect_left(found, (ALWAYS + "~",))
        if asked.until is None or asked.until >= today:
            found += (_today(one, today) for one in found[:always])
        del found[:always]
    if not asked.undated and not asked.old:
        for row, day in _yearly(index, asked):
            found.append(_on(row, day, vault_id))
    found.sort()
    unique: dict[str, Sketch] = {}
    for one in found:
        unique.setdefault(one[1], one)
    return list(unique.values())


def answered(index: Derived, uid8: str, now: Moment, vault_id: str) -> Sketch | None:
    """The follow-up whose uid begins so, to be seen or not; the window of today first.

    What comes every year is that of the last half year or the next.
    """
    for one in index.numbered(uid8):
        return _today(one, now[:10]) if one[0].startswith(ALWAYS) else one
    for row in index.yearly("9999"):
        for start in (dates.later(now[:10], -YEAR // 2), now[:10]):
            one = _on(row, occurrence(row[3], start), vault_id)
            if one[1].startswith(uid8):
                return one
    return None


def first(index: Derived, found: list[Sketch], limit: int) -> list[Sketch]:
    """The first of a list in the order of due, name and uid."""
    stop = len(found)
    if stop > limit:
        last = found[limit - 1][0]
        stop = next((n for n in range(limit, stop) if found[n][0] != last), stop)
    names = index.names_at([one[2] for one in found[:stop]])
    named = [(one[0], links.fold(names[one[2]]), one[1], one) for one in found[:stop]]
    return [one for *_, one in sorted(named)[:limit]]


def _today(one: Sketch, today: Day) -> Sketch:
    """What is due every day, due today."""
    return (today + one[0][10:], *one[1:])


def _on(row: YearlyRow, day: Day, vault_id: str) -> Sketch:
    """What comes every year, due on a day."""
    number, key, kind, _, entity, side, apart, every = row
    uid = derive.uid(vault_id, kind, entity or "", key + day[:4])
    return (day, uid, number, side, apart, kind, every)


def _yearly(index: Derived, asked: Asked) -> Iterable[tuple[YearlyRow, Day]]:
    """Rows of what comes every year, with the day on which it comes next."""
    today = asked.now[:10]
    first = max(asked.since or today, today)
    for since, last in _spans(first, asked.until):
        rows = index.yearly(
            asked.now,
            since=since,
            until=last,
            kinds=asked.kinds,
            entity=asked.note,
        )
        for row in rows:
            day = occurrence(row[3], today)
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
