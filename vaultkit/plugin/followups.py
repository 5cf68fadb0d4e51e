"""Entities and follow-ups: the coin that all plugins, blocks and feeds share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.words import Day, Moment, Msg

T = TypeVar("T")
Ref = tuple[int, str, int]
"""Note, key and ordinal of a stored fact; path and line are looked up when printed."""

ALWAYS: Moment = "0001-01-01"
"""A due day that is read as today until answered, and is never overdue."""


NEVER = ("never",)
"""`act` of a follow-up that has no occasion yet: listed apart, not in the feed."""
UID_KINDS = {"waiting": "promise"}
"""Kinds whose uid is made as if they were another: the same line, seen otherwise."""


class Entity(NamedTuple):
    """Who or what follow-ups belong to, such as one contact.

    `id` None = the host uses the file stem. `names` are keys with a scheme:
    `path: stem: name: alias:` answer links, `tel: mail: at: last: firm:` answer
    `Fact.who`.
    The host itself adds `path:` and `stem:` of the note.
    """

    kind: str
    id: str | None
    name: str
    names: tuple[str, ...]
    path: str = ""
    """Filled by the host when an entity is read back."""


class Seen(NamedTuple, Generic[T]):
    """A fact as a derive sees it."""

    row: T
    ref: Ref
    home: bool
    """Written in the entity's own note."""
    about: tuple[str, ...] = ()
    """All link targets of the line, as written."""
    candidates: tuple[str, ...] = ()
    """Ids of the entities that answer to `who`, if several."""


class Because(NamedTuple):
    """A reason, and the line it rests on."""

    rule: Msg
    ref: Ref | None = None


class FollowUp(NamedTuple):
    """Anything dated to come back to."""

    kind: str
    key: str
    """With kind and entity it makes the uid; never a date or a position."""
    due: Moment | None
    """None: undated. `ALWAYS`: due every day until answered."""
    label: Msg
    title: str
    """The user's own words."""
    ref: Ref
    direction: Literal["mine", "theirs"] = "mine"
    end: Moment | None = None
    yearly: bool = False
    """`due` is `MM-DD`."""
    show_from: Moment | None = None
    show_until: Moment | None = None
    every: int | None = None
    """Wanted interval in days, for the priority."""
    yields_to: tuple[str, ...] = ()
    """Hidden while the entity has a visible one of these kinds."""
    others: tuple[str, ...] = ()
    """The fact's link targets if several; rows of one uid are one item."""
    act: tuple[Any, ...] = ()
    """What is needed to answer it at its source; hints for showing it."""
    because: Sequence[Because] = ()
    reach: str = ""
    """The number or address to use, as written; empty if none or not wanted."""
    old: bool = False
    """Open box from before the vault's start: counted, not listed."""
    hints: tuple[Msg, ...] = ()
    """Short things to say beside it: "2nd try", "no card yet", "spoke 24 Nov"."""
    clock: Msg | None = None
    """How its time of day is said if not plainly: "from 14:00", "before 16:00"."""
    candidates: tuple[str, ...] = ()
    """Ids of those it may concern, if several."""


class Derived(NamedTuple):
    """All that one derive makes of one entity."""

    followups: tuple[FollowUp, ...] = ()
    rows: Mapping[str, Sequence[tuple[Any, ...]]] = {}
    tallies: Mapping[str, int] = {}
    brief: tuple[tuple[int, Msg], ...] = ()
    because: tuple[Because, ...] = ()
    """Why there is nothing."""
    diagnostics: tuple[Diagnostic, ...] = ()


class Outline(NamedTuple):
    """A follow-up at a moment, as far as it decides whether to read all of it."""

    due: Moment
    """With its day resolved, as in the `item` of a `Due`; "" for what is undated."""
    uid: str
    number: int
    """By which the host finds it; means nothing to anybody else."""
    direction: str
    apart: bool
    """It has had no occasion yet, such as a first talk, and is listed apart."""
    kind: str
    every: int | None


class Due(NamedTuple):
    """A follow-up at a moment."""

    uid: str
    entity: Entity
    others: tuple[Entity, ...]
    item: FollowUp
    day: Day | None
    """Where it stands in time; None for what is undated."""
    state: Literal["overdue", "today", "upcoming"] | None
    overdue: int
    path: str
    line: int
    candidates: tuple[Entity, ...] = ()
    """Those it may concern, the first `TO_PICK` of them; `item` has the ids of all."""

    @property
    def unnamed(self) -> int:
        """How many more it may concern than `candidates` names."""
        return max(0, len(self.item.candidates) - TO_PICK)


TO_PICK = 9
"""So many of those whom a follow-up may concern are named to pick from."""


def outline(due: Due, number: int = 0) -> Outline:
    """The outline of a follow-up that was read."""
    item = due.item
    return Outline(
        due=item.due or "",
        uid=due.uid,
        number=number,
        direction=item.direction,
        apart=item.act == NEVER,
        kind=item.kind,
        every=item.every,
    )
