"""Which kind a box is: the first that fits of appointment, callback, promise, loose."""

from __future__ import annotations

from vaultkit.features.lines import calls, deadlines, moments
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.box import DAY, Box, Made, ends, text
from vaultkit.features.lines.clauses import LINK
from vaultkit.features.lines.facts import LOOSE, PROMISE, SLOT, Loose, Promise, Slot
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.scenes import Scene
from vaultkit.plugin import Day, dates

_PLAIN = frozenset({"", "um", "at", "am", "on"})


def decide(box: Box, scene: Scene) -> Made:
    """The first kind that fits."""
    calling = box.owner.side != "theirs" and calls.is_call(box, scene)
    return (
        _slot(box, scene, calling=calling)
        or (calls.make(box, scene) if calling else None)
        or _promise(box, scene)
        or Made(
            LOOSE, Loose(text(box, scene.task_filter), box.task.mark), open_ended=True
        )
    )


def _slot(box: Box, scene: Scene, *, calling: bool) -> Made | None:
    """An appointment: a plain time at the front or beside the date."""
    day = box.field[:DAY] if box.field else None
    front = box.front
    if calling and (front is None or LINK in box.masked[: front.start]):
        # `Rückruf Do 9 Uhr` says when to call, and that is not an hour agreed on.
        return None
    if front is not None and _is_plain(front) and (front.day or day or box.base):
        start = front.day or day or box.base or ""
        return _slot_at(box, scene, (start, front.time or "", front.until), front)
    if calling:
        return None
    if box.field and len(box.field) > DAY:
        until = box.task.due_until
        time = box.field[DAY + 1 :][:5]
        hours = (box.field[:DAY], time, until and until[-5:])
        return _slot_at(box, scene, hours, None)
    for when in box.whens:
        if not _is_plain(when):
            continue
        beside = when.day or (day if ends(box, when) else None)
        if beside:
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
        text(box, scene.task_filter, used),
        box.task.mark,
        box.task.block_id,
        box.mentions,
    )
    return Made(SLOT, row, used)


def _promise(box: Box, scene: Scene) -> Made | None:
    """A promise: with a due date, an owner mark, or under such a heading."""
    due, used = deadlines.read(box)
    owed = bool(box.owner.side) or _waits(box)
    if not (due or used or owed or box.promised or box.task.bad):
        return None
    late = tuple(w for w in box.whens if box.field and w.lead in deadlines.LEADS)
    row = Promise(
        text(box, scene.task_filter, (*used, *late)),
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
    return Made(PROMISE, row, used, open_ended=not (due or used or box.task.bad))


def _waits(box: Box) -> bool:
    return any(fold(tag) in say.WAITING_TAGS for tag in box.task.tags)


def _is_theirs(box: Box) -> bool:
    if box.owner.side:
        return box.owner.side == "theirs"
    return _waits(box)
