"""What stands in the feed, and on which day: overdue on today, few a day, one for many.

The order is fixed to the last tie, so the same follow-ups give the same entries:
cadence items by overdue days in proportion to the wanted interval, then the shorter
interval, then name and uid; all else by due day, name and uid, cadence items last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from vaultkit.plugin import Day, Due, Event, Outline, View, dates

HORIZON = 400
"""Days ahead."""

REST, DAY = "cadence-", "day-"
"""How the uids of a day's entries about several people begin; the date follows."""

NAMED = 50
"""How many tasks a day's one entry names; calendars cut longer texts."""
NAMED_REST = 10
"""How many of a day's further cadence items are named."""


class _Day(NamedTuple):
    """What stands on a day, in order of due."""

    timed: list[Outline]
    rhythm: list[Outline]
    tasks: list[Outline]


def wanted(view: View, day: Day) -> Iterator[Event]:
    """The entries of the feed, day by day; each follow-up is in one of them."""
    options = view.options
    days: dict[Day, _Day] = {}
    for one in view.outlines(until=dates.later(day, HORIZON)):
        due, _, _, direction, apart, kind, _ = one
        if not due or apart or (direction == "theirs" and not options.theirs):
            continue
        stands = due[:10]
        # An appointment never moves.
        if stands < day and kind != "appointment" and options.overdue != "due":
            stands = day
        on = days.get(stands)
        if on is None:
            on = days[stands] = _Day([], [], [])
        if "T" in due:
            on.timed.append(one)
        elif kind == "cadence":
            on.rhythm.append(one)
        else:
            on.tasks.append(one)
    for stands in sorted(days):
        yield from _of_day(view, stands, day, days[stands])


def _of_day(view: View, day: Day, today: Day, on: _Day) -> Iterator[Event]:
    """The entries of a day; what none of them names is not read."""
    options = view.options
    kept = most = max(0, options.cadence_per_day)
    if len(on.rhythm) == kept + 1:
        kept += 1
    has_rest = len(on.rhythm) > kept
    number = len(on.tasks) + min(len(on.rhythm), kept) + has_rest
    is_one = number > max(1, options.bundle)
    dues = [one.due for one in on.tasks]
    single = _first(view, on.tasks, dues, NAMED if is_one else len(dues), _place)
    turns = _turns(on.rhythm, today)
    people = _first(view, on.rhythm, turns, most + NAMED_REST, _urgency)
    single += sorted(people[:kept], key=_place)
    if is_one:
        named = (*single, *people[kept:])
        yield Event(DAY + day, day, named, _more((*on.tasks, *on.rhythm), named))
    else:
        events = [Event(due.uid, day, (due,)) for due in single]
        if has_rest:
            rest = people[kept:]
            more = _more(on.rhythm, people)
            events.append(Event(REST + day, day, (*rest,), more))
        yield from sorted(events)
    for due in sorted(view.read(on.timed), key=_time):
        yield Event(due.uid, day, (due,))


def _first(
    view: View,
    found: Sequence[Outline],
    turns: Sequence[Any],
    most: int,
    exact: Callable[[Due], Any],
) -> list[Due]:
    """The first so many in an order; no others are read but those that tie.

    The order is `exact`; what outlines know of it, all but names, is in `turns`.
    """
    last = sorted(turns)[:most][-1:]
    near = [one for one, turn in zip(found, turns, strict=True) if [turn] <= last]
    return sorted(view.read(near), key=exact)[:most]


def _more(
    found: Iterable[Outline], named: Iterable[Due]
) -> tuple[tuple[str, int], ...]:
    """How many of each kind are not named."""
    count = Counter(map(attrgetter("kind"), found))
    count.subtract(due.item.kind for due in named)
    return tuple(sorted((+count).items()))


def _time(due: Due) -> tuple[str, str]:
    return ((due.item.due or "").partition("T")[2], due.uid)


def _turns(found: Iterable[Outline], today: Day) -> list[tuple[float, int]]:
    """How urgent people are to be seen again, as far as outlines know."""
    over = {day: -max(0, dates.between(day, today)) for day in {o.due for o in found}}
    pairs = ((over[one.due], one.every or HORIZON) for one in found)
    return [(days / every, every) for days, every in pairs]


def _urgency(due: Due) -> tuple[float, int, str, str]:
    every = due.item.every or HORIZON
    return (-due.overdue / every, every, due.entity.name.casefold(), due.uid)


def _place(due: Due) -> tuple[bool, str, str, str]:
    is_rhythm = due.item.kind == "cadence"
    return (is_rhythm, due.day or "", due.entity.name.casefold(), due.uid)
