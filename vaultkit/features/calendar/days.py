"""What stands in the feed, and on which day: overdue on today, few a day, one for many.

The order is fixed to the last tie, so the same follow-ups give the same entries:
cadence items by overdue days in proportion to the wanted interval, then the shorter
interval, then name and uid; all else by due day, name and uid, cadence items last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vaultkit.plugin import Day, Due, Event, View, dates

HORIZON = 400
"""Days ahead."""

REST, DAY = "cadence-", "day-"
"""How the uids of a day's entries about several people begin; the date follows."""

NEVER_SPOKEN = ("never",)
"""How a cadence marks a person with whom there was no talk yet."""


def wanted(view: View, day: Day) -> Iterator[Event]:
    """The entries of the feed, day by day; each follow-up is in one of them."""
    options = view.options
    days: dict[Day, list[Due]] = {}
    seen: set[str] = set()
    for due in view.followups(until=dates.later(day, HORIZON)):
        item = due.item
        if due.day is None or item.act == NEVER_SPOKEN or due.uid in seen:
            continue
        if item.direction == "theirs" and not options.theirs:
            continue
        seen.add(due.uid)
        days.setdefault(_stand(due, day, options), []).append(due)
    for stands in sorted(days):
        yield from _of_day(stands, days[stands], options)


def _stand(due: Due, today: Day, options: Any) -> Day:
    """Where an entry stands; an appointment never moves."""
    day = due.day or today
    if options.overdue == "due" or due.item.kind == "appointment":
        return day
    return max(day, today)


def _of_day(day: Day, dues: list[Due], options: Any) -> Iterator[Event]:
    timed = [due for due in dues if _is_timed(due)]
    whole = [due for due in dues if not _is_timed(due)]
    rhythm = sorted((d for d in whole if d.item.kind == "cadence"), key=_urgency)
    kept = max(0, options.cadence_per_day)
    if len(rhythm) == kept + 1:
        kept += 1
    single = [due for due in whole if due.item.kind != "cadence"] + rhythm[:kept]
    single.sort(key=_place)
    events = [Event(due.uid, day, (due,)) for due in single]
    if rest := rhythm[kept:]:
        events.append(Event(REST + day, day, tuple(rest)))
    if len(events) > max(1, options.bundle):
        events = [Event(DAY + day, day, (*single, *rest))]
    yield from sorted(events)
    for due in sorted(timed, key=_time):
        yield Event(due.uid, day, (due,))


def _is_timed(due: Due) -> bool:
    return "T" in (due.item.due or "")


def _time(due: Due) -> tuple[str, str]:
    return ((due.item.due or "").partition("T")[2], due.uid)


def _urgency(due: Due) -> tuple[float, int, str, str]:
    every = due.item.every or HORIZON
    return (-due.overdue / every, every, due.entity.name.casefold(), due.uid)


def _place(due: Due) -> tuple[bool, str, str, str]:
    is_rhythm = due.item.kind == "cadence"
    return (is_rhythm, due.day or "", due.entity.name.casefold(), due.uid)
