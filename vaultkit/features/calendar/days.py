"""What stands in the feed, and on which day: overdue on today, few a day, one for many.

The order is fixed to the last tie, so the same follow-ups give the same entries:
cadence items by overdue days in proportion to the wanted interval, then the shorter
interval, then name and uid; all else by due day, name and uid, cadence items last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from vaultkit.plugin import Day, Due, Event, Outline, View, dates

HORIZON = 400
"""Days ahead."""

REST, DAY = "cadence-", "day-"
"""How the uids of a day's entries about several people begin; the date follows."""

NAMED = 50
"""How many tasks a day's one entry names; calendars cut longer texts."""
NAMED_REST = 10
"""How many of a day's further cadence items are named."""


def wanted(view: View, day: Day) -> Iterator[Event]:
    """The entries of the feed, day by day; each follow-up is in one of them."""
    options = view.options
    days: dict[Day, list[Outline]] = {}
    for one in view.outlines(until=dates.later(day, HORIZON)):
        if not one.due or one.apart:
            continue
        if one.direction == "theirs" and not options.theirs:
            continue
        days.setdefault(_stand(one, one.due[:10], day, options), []).append(one)
    for stands in sorted(days):
        yield from _of_day(view, stands, day, days[stands])


def _stand(one: Outline, day: Day, today: Day, options: Any) -> Day:
    """Where an entry stands; an appointment never moves."""
    if options.overdue == "due" or one.kind == "appointment":
        return day
    return max(day, today)


def _of_day(
    view: View, day: Day, today: Day, found: Sequence[Outline]
) -> Iterator[Event]:
    """The entries of a day; what none of them names is not read."""
    options = view.options
    timed = [one for one in found if _is_timed(one)]
    rhythm = [o for o in found if o.kind == "cadence" and not _is_timed(o)]
    tasks = [o for o in found if o.kind != "cadence" and not _is_timed(o)]
    kept = most = max(0, options.cadence_per_day)
    if len(rhythm) == kept + 1:
        kept += 1
    has_rest = len(rhythm) > kept
    number = len(tasks) + min(len(rhythm), kept) + has_rest
    is_one = number > max(1, options.bundle)
    single, unnamed = _first(
        view, tasks, NAMED if is_one else len(tasks), lambda one: one.due, _place
    )
    people, others = _first(
        view, rhythm, most + NAMED_REST, lambda one: _rough(one, today), _urgency
    )
    single += sorted(people[:kept], key=_place)
    if is_one:
        named = (*single, *people[kept:])
        yield Event(DAY + day, day, named, (*unnamed, *others))
    else:
        events = [Event(due.uid, day, (due,)) for due in single]
        if has_rest:
            events.append(Event(REST + day, day, (*people[kept:],), (*others,)))
        yield from sorted(events)
    for due in sorted(view.read(timed), key=_time):
        yield Event(due.uid, day, (due,))


def _first(
    view: View,
    found: Sequence[Outline],
    most: int,
    rough: Callable[[Outline], Any],
    exact: Callable[[Due], Any],
) -> tuple[list[Due], list[Outline]]:
    """The first so many in an order, and the others, unread.

    The order is `exact`; what an outline knows of it, all but names, is `rough`.
    """
    keys = list(map(rough, found))
    last = sorted(keys)[:most][-1:]
    near = [one for one, key in zip(found, keys, strict=True) if [key] <= last]
    dues = sorted(view.read(near), key=exact)[:most]
    uids = {due.uid for due in dues}
    return dues, [one for one in found if one.uid not in uids]


def _is_timed(one: Outline) -> bool:
    return "T" in one.due


def _time(due: Due) -> tuple[str, str]:
    return ((due.item.due or "").partition("T")[2], due.uid)


def _rough(one: Outline, today: Day) -> tuple[float, int]:
    every = one.every or HORIZON
    overdue = dates.between(one.due, today) if one.due < today else 0
    return (-overdue / every, every)


def _urgency(due: Due) -> tuple[float, int, str, str]:
    every = due.item.every or HORIZON
    return (-due.overdue / every, every, due.entity.name.casefold(), due.uid)


def _place(due: Due) -> tuple[bool, str, str, str]:
    is_rhythm = due.item.kind == "cadence"
    return (is_rhythm, due.day or "", due.entity.name.casefold(), due.uid)
