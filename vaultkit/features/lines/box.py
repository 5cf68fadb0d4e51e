"""A box taken apart, and what is left of its words as a title."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vaultkit.features.lines import titles
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import Link
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.owners import Owner
from vaultkit.plugin import Day, FactKind, Moment, Task, dates

TAG = re.compile(r"(?<![^\s(])#[^\s#,;.!?)]+")
DAY = 10
"""Characters of an ISO day."""
_END = " \t.!)"
_TAGS = 200
"""Characters of tags that may follow a date at the end."""
_STEERING = say.WAITING_TAGS | {"#task"}
"""Tags that say what a line is and nothing of what is to be done."""


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
    about: tuple[str, ...] | None
    """Link targets, the one concerned first; None: nobody's business here."""
    own: tuple[int, ...]
    """Numbers of the links to the one concerned."""
    mentions: tuple[str, ...]
    everyone: bool
    promised: str
    """Whose promises the heading above it announces, "" for none."""


class Made(NamedTuple):
    """A fact's kind and row, and the dates in the words that it was made of."""

    kind: FactKind[Any]
    row: tuple[Any, ...]
    used: tuple[dates.When, ...] = ()
    open_ended: bool = False
    """Without a day, as far as it was understood."""


def is_dated(when: dates.When) -> bool:
    """Whether a day is meant, placed or not."""
    return when.day is not None or when.fault != ""


def ends(box: Box, when: dates.When) -> bool:
    """Whether nothing but tags follows a date."""
    rest = box.masked[when.end : when.end + _TAGS]
    if len(rest) == _TAGS:
        return False
    return not TAG.sub("", rest).strip(_END)


def text(
    box: Box,
    task_filter: str,
    used: tuple[dates.When, ...] = (),
    cuts: tuple[tuple[int, int], ...] = (),
) -> str:
    """The words without owner mark, dates used, and tags that only steer."""
    words = box.words
    gone = [(0, box.owner.stop), *((when.start, when.end) for when in used)]
    if "#" in words:
        gone += (
            tag.span()
            for tag in TAG.finditer(box.masked)
            if tag[0] == task_filter or fold(tag[0]) in _STEERING
        )
    own = {box.links[number].start for number in box.own}
    left = titles.words(words, box.every, (*gone, *box.owner.cuts, *cuts), own)
    return left or titles.words(words, box.every, gone, own)
