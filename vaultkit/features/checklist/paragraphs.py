"""Which line stands where: groups by day, one paragraph a person, no more than asked.

What others owe stands under a person's first line, else in a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vaultkit.features.checklist.phrases import is_stranger, time_of
from vaultkit.plugin import Day, Due, dates, words

OVERDUE, TODAY, WEEK, LATER, THEIRS = range(5)
SUNDAY = 6


class Place(NamedTuple):
    """A follow-up in its group; `above` is the first line it stands under."""

    due: Due
    group: int
    above: Due | None = None


def arrange(dues: Sequence[Due], today: Day) -> list[Place]:
    """All lines in the order they are read."""
    sunday = dates.later(today, SUNDAY - words.weekday(today))
    firsts = _firsts(dues)
    groups: tuple[list[Due], ...] = ([], [], [], [], [])
    below: dict[str, list[Due]] = {}
    for due in dues:
        first = None if _stands_alone(due) else firsts.get(_person(due))
        if first is not None and first is not due:
            below.setdefault(first.uid, []).append(due)
        else:
            groups[_group(due, sunday)].append(due)
    return [
        place
        for number, group in enumerate(groups)
        for due in group
        for place in (
            Place(due, number),
            *(Place(child, number, due) for child in below.get(due.uid, ())),
        )
    ]


def capped(places: Iterable[Place], most: int) -> tuple[list[Place], int]:
    """At most so many lines, and how many are left out.

    Appointments and the times of today are always shown, and count.
    """
    listed = list(places)
    room = most - sum(1 for place in listed if _is_bound_to_time(place.due))
    kept: list[Place] = []
    for place in listed:
        if _is_bound_to_time(place.due):
            kept.append(place)
        elif room > 0:
            room -= 1
            kept.append(place)
    return kept, len(listed) - len(kept)


def _firsts(dues: Sequence[Due]) -> dict[str, Due]:
    """The first line of each person: what is mine to do, else what I wait for."""
    firsts: dict[str, Due] = {}
    for direction in ("mine", "theirs"):
        for due in dues:
            if due.item.direction == direction and due.item.kind != "appointment":
                firsts.setdefault(_person(due), due)
    return firsts


def _stands_alone(due: Due) -> bool:
    return is_stranger(due) or _is_bound_to_time(due)


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
