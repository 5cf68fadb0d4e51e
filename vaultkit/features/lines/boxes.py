"""What a box states: an appointment, a callback, a promise or a loose task.

Whose it is and about whom is decided here; what kind it is in `boxkinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines import box as boxed
from vaultkit.features.lines import boxkinds, calls, deadlines, faults, owners, told
from vaultkit.features.lines.box import Box, Made, is_dated
from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.facts import LOOSE, Loose
from vaultkit.features.lines.leads import DATED
from vaultkit.features.lines.scenes import Scene, somebody
from vaultkit.plugin import Day, Diagnostic, Fact, Row, Span, Task, dates, tasks
from vaultkit.plugin import links as linking

_MARKS = tasks.OPEN | tasks.DONE | {tasks.DROPPED}


class _About(NamedTuple):
    """Link targets, the one concerned first; in a card they are only mentioned.

    None: it is no business of anybody's here.
    """

    targets: tuple[str, ...] | None
    mentions: tuple[str, ...] = ()
    everyone: bool = False


_NOBODY = _About(None)
_OWNER = _About(())


def read(
    row: Row, scene: Scene, day: Day | None, *, promised: str
) -> Sequence[Fact | Diagnostic]:
    """The fact that a box states, and what is wrong with its dates.

    Args:
        row: The line.
        scene: The note it stands in.
        day: The day that relative dates count from.
        promised: Whose promises the heading above announces, "" for none.
    """
    text, mark = row.text, row.mark
    linked = "[[" in text or "](" in text
    named = linked or scene.own or ":" in text or scene.is_attended
    if mark not in _MARKS or not (named or promised or calls.may_be(text)):
        return ()
    task = tasks.parse(text, mark, day)
    if scene.only_tagged and scene.task_filter and scene.task_filter not in task.tags:
        return ()
    said = told.read(task.words)
    own = task._replace(words=said.words) if said else task
    box = _box(own, scene, day, promised=promised)
    path = scene.note.path
    if box.about is None:
        return _of_nobody(row, scene, box)
    made = boxkinds.decide(box, scene)
    waits = said is not None and said.waits and mark in tasks.OPEN
    if said and made.kind is LOOSE:
        # Nothing comes up that words could answer: they are words.
        whole, waits = _box(task, scene, day, promised=promised), False
        made = made._replace(row=Loose(boxed.text(whole, scene.task_filter), mark))
    fact = Fact(made.kind, made.row, (row.at, row.end), box.about, (), waits)
    if not (task.bad or made.used or (made.open_ended and box.whens)):
        return (fact,)
    return (fact, *_faults(path, row, box, made))


def _faults(path: str, row: Row, box: Box, made: Made) -> list[Diagnostic]:
    """What is wrong with a box's dates, and the one that is read as none."""
    found = []
    for start, end, text in box.task.bad:
        span = Span(row.at + start, row.at + end)
        found.append(faults.of_field(path, text, dates.whole(text, box.base), span))
    for when in made.used:
        if when.fault:
            raw = box.words[when.start : when.end]
            found.append(faults.in_row(path, row, raw, when))
    if made.open_ended and row.mark in tasks.OPEN:
        left = deadlines.unread(box, made.used)
        if left is not None:
            raw = box.words[left.start : left.end]
            found.append(faults.of_unread(path, row, raw))
    return found


def _of_nobody(row: Row, scene: Scene, box: Box) -> tuple[Diagnostic, ...]:
    """The hint that a box names nobody, if it was meant for a list."""
    path, span = scene.note.path, Span(row.at, row.end)
    if row.mark not in tasks.OPEN:
        return ()
    if scene.is_attended and scene.is_meeting:
        return (faults.of_nobody(path, span),) if _is_meant(box) else ()
    if box.promised or calls.is_said(box.words):
        return (faults.of_nobody(path, span, "lines.unlinked"),)
    return ()


def _is_meant(box: Box) -> bool:
    """Whether a box is more than a note to oneself: somebody's, or with a day."""
    return bool(box.owner.side or box.field or any(map(is_dated, box.whens)))


def _box(task: Task, scene: Scene, day: Day | None, *, promised: str) -> Box:
    """Take a task's words apart: owner mark, date at the front, dates, links."""
    words = task.words
    every = linking.find(words) if "[" in words else ()
    links = somebody(words, every) if every else ()
    masked = mask(words, links) if links else words
    owner = owners.read(words, links, scene)
    whens = dates.find(masked, day, daytime=calls.is_by_day(words))
    whens += deadlines.last(masked, day, whens)
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
    owner = owners.below(owner, promised)
    about = _about(words, links, owner, scene)
    return Box(
        task,
        words,
        masked,
        every,
        links,
        owner,
        front,
        whens,
        day,
        task.due or task.scheduled,
        at,
        about.targets,
        _own(links, about, scene) if links else (),
        about.mentions,
        about.everyone,
        promised,
    )


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


def _about(
    words: str, links: Sequence[Link], owner: owners.Owner, scene: Scene
) -> _About:
    """Whom a box concerns."""
    targets = (*owner.targets, *(link.target for link in links))
    if targets:
        targets = tuple(dict.fromkeys(targets))
    elif scene.own:
        return _OWNER
    if scene.own:
        own = scene.own_keys
        return _About((), tuple(t for t in targets if linking.fold(t) not in own))
    if targets:
        return _About(targets)
    if scene.is_meeting and (owner.everyone or owners.to_everyone(words)):
        return _About((), scene.attendees, everyone=True)
    if len(scene.attendees) == 1 and not scene.has_strangers:
        return _About(scene.attendees)
    return _NOBODY


def _own(links: Sequence[Link], about: _About, scene: Scene) -> tuple[int, ...]:
    """The numbers of the links to the one whom the box concerns."""
    keys = scene.own_keys
    if about.targets:
        keys = frozenset({linking.fold(about.targets[0])})
    return tuple(n for n, link in enumerate(links) if linking.fold(link.target) in keys)
