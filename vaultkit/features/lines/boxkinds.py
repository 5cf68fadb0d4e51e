"""Which kind a box is: the first that fits of appointment, callback, promise, loose."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vaultkit.features.lines import moments, titles
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import LINK, Link
from vaultkit.features.lines.facts import (
    CALL,
    LOOSE,
    PROMISE,
    SLOT,
    Call,
    Loose,
    Promise,
    Slot,
)
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.owners import Owner
from vaultkit.features.lines.scenes import Scene
from vaultkit.plugin import Day, FactKind, Moment, Task, dates

_PLAIN = frozenset({"", "um", "at", "am", "on"})
_DEADLINE = frozenset({"bis", "until", "by", "before", "vor", "due", "faellig", "zum"})
_ON = frozenset({"am", "on"})
_LED = re.compile(r"\b(?:um|at)\b", re.IGNORECASE)
_TAG = re.compile(r"(?<![^\s(])#[^\s#,;.!?)]+")
_END = " \t.!)"
_DAY = 10
_FRONT = 80
_TAGS = 200
"""Characters of tags that may follow a date at the end."""


class Box(NamedTuple):
    """A task taken apart, and all that its kind is decided by."""

    task: Task
    words: str
    masked: str
    """The words with the links to people masked."""
    every: tuple[Link, ...]
    """All links, those to days and files included."""
    links: tuple[Link, ...]
    """Those that may mean somebody."""
    owner: Owner
    front: dates.When | None
    """The date or time it begins with."""
    whens: tuple[dates.When, ...]
    base: Day | None
    field: Moment | None
    """The moment of a date field."""
    at: int
    """Where the words begin behind owner, date and links."""
    own: tuple[int, ...] = ()
    """Numbers of the links to the one concerned."""
    mentions: tuple[str, ...] = ()
    everyone: bool = False
    promised: bool = False


class Made(NamedTuple):
    """A fact's kind and row, and the dates in the words that it was made of."""

    kind: FactKind[Any]
    row: tuple[Any, ...]
    used: tuple[dates.When, ...] = ()


def decide(box: Box, scene: Scene) -> Made:
    """The first kind that fits."""
    calls = box.owner.side != "theirs" and _is_call(box, scene)
    return (
        _slot(box, scene, calls=calls)
        or (_call(box, scene) if calls else None)
        or _promise(box, scene)
        or Made(LOOSE, Loose(_text(box, scene), box.task.mark))
    )


def _slot(box: Box, scene: Scene, *, calls: bool) -> Made | None:
    """An appointment: a plain time at the front or beside the date."""
    day = box.field[:_DAY] if box.field else None
    front = box.front
    if front is not None and _is_plain(front) and (front.day or day or box.base):
        start = front.day or day or box.base or ""
        return _slot_at(box, scene, (start, front.time or "", front.until), front)
    if box.field and len(box.field) > _DAY:
        until = box.task.due_until
        time = box.field[_DAY + 1 :][:5]
        hours = (box.field[:_DAY], time, until and until[-5:])
        return _slot_at(box, scene, hours, None)
    for when in box.whens:
        if not _is_plain(when):
            continue
        led = calls and _LED.search(box.masked[when.start : when.end])
        beside = when.day or (day if not calls and _ends(box, when) else None)
        if beside and not led:
            return _slot_at(box, scene, (beside, when.time or "", when.until), when)
    return None


def _is_plain(when: dates.When) -> bool:
    sound = when.fault in {"", "weekday"}
    return when.time is not None and sound and when.lead in _PLAIN


def _slot_at(
    box: Box,
    scene: Scene,
    hours: tuple[Day, str, str | None],
    when: dates.When | None,
) -> Made:
    day, time, until = hours
    end = moments.until(day, time, until) if until else moments.after(day, time)
    used = (when,) if when is not None else ()
    row = Slot(
        f"{day}T{time}",
        end,
        _text(box, scene, used),
        box.task.mark,
        box.task.block_id,
        box.mentions,
    )
    return Made(SLOT, row, used)


def _is_call(box: Box, scene: Scene) -> bool:
    """Whether a box begins with calling somebody back."""
    if box.task.words.startswith("("):
        return False
    words = [
        w.strip(".,:;!") for w in fold(box.masked[box.at : box.at + _FRONT]).split()[:5]
    ]
    while words and words[0] in say.POLITE:
        words.pop(0)
    first, second = (*words, "", "")[:2]
    if first in say.CALL_BACK or first.startswith("rueckruf"):
        return second not in say.NO_CALL_AFTER
    if (first, second) in say.CALL_BACK_PAIRS:
        return True
    if first == "bei" and second[:1] == LINK:
        return "melden" in words
    for at, word in enumerate(words[1:4], 1):
        if word in say.RING:
            name = " ".join(words[:at])
            return scene.target_named(name) is not None
    return False


def _call(box: Box, scene: Scene) -> Made | None:
    """A callback: with its date, or due on the day of its note; else it is loose."""
    timed = next((w for w in box.whens if w.time and w.lead != "von"), None)
    dated = next((w for w in box.whens if _is_dated(w) and _dates_call(box, w)), None)
    day = box.field[:_DAY] if box.field else None
    used = tuple(w for w in box.whens if w in (timed, dated))
    if dated is not None and not day:
        day = dated.day
    elif not day:
        day = box.base
        if day is None and not box.task.bad:
            return None
    due: Moment | None = day
    end, clock = None, ""
    if day is not None and timed is not None:
        due, end, clock = moments.window(day, timed.time, timed.until, timed.lead)
    row = Call(
        due,
        end,
        clock,
        _text(box, scene, used),
        box.task.mark,
        box.task.done_on,
        box.task.block_id,
        box.task.start,
        box.base,
        box.mentions,
    )
    return Made(CALL, row, used)


def _is_dated(when: dates.When) -> bool:
    return when.day is not None or when.fault != ""


def _dates_call(box: Box, when: dates.When) -> bool:
    return bool(when.lead) or when == box.front or _ends(box, when)


def _ends(box: Box, when: dates.When) -> bool:
    """Whether nothing but tags follows a date."""
    rest = box.masked[when.end : when.end + _TAGS]
    if len(rest) == _TAGS:
        return False
    return not _TAG.sub("", rest).strip(_END)


def _promise(box: Box, scene: Scene) -> Made | None:
    """A promise: with a due date, an owner mark, or under such a heading."""
    due, used = _due(box)
    owed = bool(box.owner.side) or _waits(box)
    if not (due or used or owed or box.promised or box.task.bad):
        return None
    late = tuple(w for w in box.whens if box.field and w.lead in _DEADLINE)
    row = Promise(
        _text(box, scene, (*used, *late)),
        due,
        box.task.mark,
        box.task.done_on,
        _is_theirs(box),
        box.task.block_id,
        box.task.start,
        box.base,
        box.everyone,
        box.mentions,
    )
    return Made(PROMISE, row, used)


def _due(box: Box) -> tuple[Day | None, tuple[dates.When, ...]]:
    """The day by which something is owed, and the date in the words that says so."""
    if box.field:
        return box.field[:_DAY], ()
    for when in box.whens:
        led = when.lead in _DEADLINE
        if _is_dated(when):
            placed = when == box.front or (when.lead in _ON and _ends(box, when))
            if led or (placed and when.lead in {"", *_ON}):
                return when.day, (when,)
        elif led and box.base:
            return box.base, (when,)
    return None, ()


def _waits(box: Box) -> bool:
    return any(fold(tag) in say.WAITING_TAGS for tag in box.task.tags)


def _is_theirs(box: Box) -> bool:
    if box.owner.side:
        return box.owner.side == "theirs"
    return _waits(box)


def _text(box: Box, scene: Scene, used: tuple[dates.When, ...] = ()) -> str:
    """The words without owner mark, dates used, and tags that only steer."""
    words = box.words
    cuts = [(0, box.owner.stop), *((when.start, when.end) for when in used)]
    if "#" in words:
        cuts += (
            tag.span()
            for tag in _TAG.finditer(box.masked)
            if tag[0] == scene.task_filter or fold(tag[0]) in say.WAITING_TAGS
        )
    own = {box.links[number].start for number in box.own}
    text = titles.words(words, box.every, (*cuts, *box.owner.cuts), own)
    return text or titles.words(words, box.every, cuts, own)
