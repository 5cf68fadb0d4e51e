"""Answers on their way to the source: what a plugin is told, and what it may say.

A settler looks at a freshly read note and says what is to be changed in it; it writes
nothing. What it says is deterministic: the same answer on two machines is one answer.

A module of its own, because only commands that act need what it brings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vaultkit.core import answers, edits, identity, notes, rewriting
from vaultkit.core.answers import Answer, Vocabulary
from vaultkit.core.edits import Edit
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg
from vaultkit.plugin.followups import Due
from vaultkit.plugin.view import View

__all__ = [
    "AlreadyDone",
    "Answer",
    "Answered",
    "Edits",
    "Refused",
    "Replies",
    "Settled",
    "Settler",
    "Vocabulary",
    "answers",
    "edits",
    "identity",
    "notes",
    "rewriting",
]


class Answered(NamedTuple):
    """A line of a block that somebody ticked, or put words to."""

    due: Due
    """The follow-up it stands for, read back at the round's day."""
    answer: Answer
    ticked: bool
    """The box says done; without words that means reached, kept, held."""
    on: Day
    """The day of the answer: its own, that of its `✅`, else the note's."""
    today: Day
    source: Note
    """The note that states the follow-up, as it is on disk now."""
    home: Note | None
    """The note of whom it concerns, if that is another one."""
    emoji: bool
    """Whether `✅ date` is written beside a tick."""
    language: str
    words: str = ""
    """All that was said, as written."""
    in_place: bool = False
    """Words of it stand in the source line itself, which is marked afterwards."""


class Edits(NamedTuple):
    """What is to be changed, and what was understood, shown after `✓`."""

    edits: tuple[Edit, ...]
    echo: tuple[Msg | str, ...]
    next: Moment | None = None
    """When it comes up again."""
    stands: bool = False
    """The entry that it would log stands there already."""


class AlreadyDone(NamedTuple):
    """The source holds the open item no more, and what is to be logged stands there."""

    echo: tuple[Msg | str, ...] = ()


class Refused(NamedTuple):
    """Why nothing was done; shown below the line, which stays."""

    reason: Msg


Settled = Edits | AlreadyDone | Refused


class Settler(NamedTuple):
    """Answers to follow-ups of one kind: an answered line to edits of its source."""

    kind: str
    settle: Callable[[View, Answered], Settled]


class Replies(NamedTuple):
    """The words of answers, which the host reads them with."""

    vocabulary: Callable[[], Vocabulary]
