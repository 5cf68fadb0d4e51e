"""Which line stands where: no more than asked, groups by day, one paragraph a person.

What others owe stands under a person's first line, else in a group of its own. Who is
overdue has all of today below her, a time of day included; appointments always stand
on a line of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.checklist.phrases import is_stranger, time_of
from vaultkit.plugin import Day, Due, Outline, dates, words

OVERDUE, TODAY, WEEK, LATER, THEIRS = range(5)
SUNDAY = 6


class Place(NamedTuple):
    """A follow-up in its group; `above` is the first line it stands under."""

    due: Due
    group: int
    above: Due | None = None


def foremost(
    found: Sequence[Outline], most: int, today: Day
) -> tuple[list[Outline], int]:
    """All that `capped` may keep, and how many are surely left out.

    Takes whole days: within a day more than its time decides, and names do at last,
    which an outline has not.
    """

    def turn(one: Outline) -> tuple[bool, Day]:
        return one.due[:10] != today, one.due[:10]

    timed = today + "T"
    counted = [
        one
        for one in found
        if one.kind != "appointment" and not one.due.startswith(timed)
    ]
    counted.sort(key=turn)
    near = 0
    if most > 0 and counted:
        last = turn(counted[min(most, len(counted)) - 1])
        near = bisect_right(counted, last, key=turn)
    left = {one.uid for one in counted[near:]}
    return [one for one in found if one.uid not in left], len(left)


def capped(dues: Sequence[Due], most: int) -> tuple[list[Due], int]:
    """At most so many follow-ups, and how many are left out.

    What is of today comes before all that is overdue; else what is due latest is left
    out, wherever it would stand. Appointments and the times of today are always shown,
    and are not counted.
    """
    counted = [due for due in dues if not _is_bound_to_time(due)]
    left = {due.uid for due in sorted(counted, key=_urgency)[max(0, most) :]}
    return [due for due in dues if due.uid not in left], len(left)


def _urgency(due: Due) -> tuple[bool, str, bool, str]:
    """Today, then by day; mine before what others owe, then by time of day."""
    theirs = due.item.direction == "theirs"
    return due.state != "today", due.day or "", theirs, time_of(due)


def arrange(dues: Sequence[Due], today: Day) -> list[Place]:
    """All lines in the order they are read."""
    sunday = dates.later(today, SUNDAY - words.weekday(today))
    firsts = _firsts(dues)
    groups: tuple[list[Due], ...] = ([], [], [], [], [])
    below: dict[str, list[Due]] = {}
    for due in dues:
        first = firsts.get(_person(due))
        if first is None or first is due or _stands_alone(due, first):
            groups[_group(due, sunday)].append(due)
        else:
            below.setdefault(first.uid, []).append(due)
    return [
        place
        for number, group in enumerate(groups)
        for due in group
        for place in (
            Place(due, number),
            *(Place(child, number, due) for child in below.get(due.uid, ())),
        )
    ]


def _firsts(dues: Sequence[Due]) -> dict[str, Due]:
    """The first line of each person: what is mine to do, else what I wait for."""
    firsts: dict[str, Due] = {}
    for direction in ("mine", "theirs"):
        for due in dues:
            if due.item.direction == direction and due.item.kind != "appointment":
                firsts.setdefault(_person(due), due)
    return firsts


def _stands_alone(due: Due, first: Due) -> bool:
    """Whether it is no line below that person's first one."""
    if is_stranger(due) or due.item.kind == "appointment":
        return True
    return first.state != "overdue" and _is_bound_to_time(due)


def _is_bound_to_time(due: Due) -> bool:
    """An appointment, or something with a time today."""
    return due.item.kind == "appointment" or (
        due.state == "today" and bool(time_of(due))
    )


def _person(due: Due) -> str:
    return due.uid if is_stranger(due) else due.entity.path or due.entity.id or due.uid


def _group(due: Due, sunday: Day) -> int:
    if due.item.direction == "theirs":
        return THEIRS
    if due.state == "overdue":
        return OVERDUE
    if due.state == "today":
        return TODAY
    return WEEK if (due.day or "") <= sunday else LATER
