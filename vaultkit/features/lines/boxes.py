"""What a box states: an appointment, a callback, a promise or a loose task.

Whose it is and about whom is decided here; what kind it is in `boxkinds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vaultkit.features.lines import boxkinds, deadlines, faults, owners
from vaultkit.features.lines.box import Box, Made, is_dated
from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.leads import DATED
from vaultkit.features.lines.scenes import Scene, somebody
from vaultkit.plugin import Day, Diagnostic, Fact, Row, Span, Task, dates, tasks
from vaultkit.plugin import links as linking

_MARKS = tasks.OPEN | tasks.DONE | {tasks.DROPPED}


class _About(NamedTuple):
    """Link targets, the one concerned first; in a card they are only mentioned."""

    targets: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    everyone: bool = False


def read(
    row: Row, scene: Scene, day: Day | None, *, promised: bool
) -> Iterator[Fact | Diagnostic]:
    """The fact that a box states, and what is wrong with its dates.

    Args:
        row: The line.
        scene: The note it stands in.
        day: The day that relative dates count from.
        promised: It stands under a heading for promises.
    """
    if row.mark not in _MARKS:
        return
    linked = "[[" in row.text or "](" in row.text
    if not (linked or scene.own or scene.is_attended or ":" in row.text):
        return
    task = tasks.parse(row.text, row.mark, day)
    if scene.only_tagged and scene.task_filter and scene.task_filter not in task.tags:
        return
    box = _box(task, scene, day)
    about = _about(box, scene)
    path = scene.note.path
    if about is None:
        attended = scene.is_attended and scene.is_meeting
        if attended and row.mark in tasks.OPEN and _is_meant(box):
            yield faults.of_nobody(path, Span(row.at, row.end))
        return
    box = box._replace(
        own=_own(box.links, about, scene),
        mentions=about.mentions,
        everyone=about.everyone,
        promised=promised,
    )
    made = boxkinds.decide(box, scene)
    yield Fact(made.kind, made.row, (row.at, row.end), about.targets)
    yield from _faults(path, row, box, made)


def _faults(path: str, row: Row, box: Box, made: Made) -> Iterator[Diagnostic]:
    """What is wrong with a box's dates, and the one that is read as none."""
    task, day = box.task, box.base
    for start, end, text in task.bad:
        span = Span(row.at + start, row.at + end)
        yield faults.of_field(path, text, dates.whole(text, day), span)
    for when in made.used:
        if when.fault:
            raw = box.words[when.start : when.end]
            yield faults.in_row(path, row, raw, when)
    if made.open_ended and row.mark in tasks.OPEN:
        left = deadlines.unread(box, made.used)
        if left is not None:
            yield faults.of_unread(path, row, box.words[left.start : left.end])


def _is_meant(box: Box) -> bool:
    """Whether a box is more than a note to oneself: somebody's, or with a day."""
    return bool(box.owner.side or box.field or any(map(is_dated, box.whens)))


def _box(task: Task, scene: Scene, day: Day | None) -> Box:
    """Take a task's words apart: owner mark, date at the front, dates, links."""
    words = task.words
    every = linking.find(words) if "[" in words else ()
    links = somebody(words, every) if every else ()
    masked = mask(words, links) if links else words
    owner = owners.read(words, links, scene)
    whens = dates.find(masked, day)
    if whens and "@" in masked:
        whens = deadlines.marked(masked, whens)
    at = _past_links(masked, links, owner.stop)
    front = _front(masked, whens, day, at)
    if front is not None:
        if not owner.side:
            owner = owners.read(words, links, scene, front.end)
        at = _past_links(masked, links, max(front.end, owner.stop))
        if front not in whens:
            whens = (front, *(when for when in whens if when.start >= front.end))
    field = task.due or task.scheduled
    return Box(task, words, masked, every, links, owner, front, whens, day, field, at)


def _front(
    masked: str, whens: tuple[dates.When, ...], day: Day | None, at: int
) -> dates.When | None:
    """The date or time that the words begin with."""
    for when in whens:
        if when.start <= at < when.end:
            return when
    if masked[at : at + 1] in DATED:
        return dates.leading(masked, day, at=at)
    return None


def _past_links(masked: str, links: Sequence[Link], at: int) -> int:
    """Where the words begin behind links and signs at the front."""
    ends = {link.start: link.end for link in links}
    while at < len(masked):
        if masked[at] == LINK and at in ends:
            at = ends[at]
        elif masked[at] in " \t,–—-":
            at += 1
        else:
            break
    return at


def _about(box: Box, scene: Scene) -> _About | None:
    """Whom a box concerns; None if it is no business of anybody's here."""
    linked = (link.target for link in box.links)
    targets = tuple(dict.fromkeys((*box.owner.targets, *linked)))
    if scene.own:
        own = scene.own_keys
        return _About((), tuple(t for t in targets if linking.fold(t) not in own))
    if targets:
        return _About(targets)
    if scene.is_meeting and (box.owner.everyone or owners.to_everyone(box.words)):
        return _About((), scene.attendees, everyone=True)
    if len(scene.attendees) == 1 and not scene.has_strangers:
        return _About(scene.attendees)
    return None


def _own(links: Sequence[Link], about: _About, scene: Scene) -> tuple[int, ...]:
    """The numbers of the links to the one whom the box concerns."""
    if not links:
        return ()
    keys = scene.own_keys
    if about.targets:
        keys = frozenset({linking.fold(about.targets[0])})
    return tuple(n for n, link in enumerate(links) if linking.fold(link.target) in keys)
