"""The kinds of facts that lines of notes state; the words all features share."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.plugin import Day, FactKind, Moment


class Talk(NamedTuple):
    """A talk that took place.

    `channel` is canonical (call, mail, message, video, meeting, letter, event), as
    written, or "" if the line names none.
    """

    on: Day
    time: str
    channel: str
    text: str


class Attempt(NamedTuple):
    """A talk that did not come about; restarts nothing.

    outcome: not-reached, mailbox, moved, cancelled, no-show, my-fault, did-not-happen.
    """

    on: Day
    outcome: str
    text: str


class Promise(NamedTuple):
    """A task that somebody owes. `theirs`: the other side owes it."""

    text: str
    due: Day | None
    mark: str
    done_on: Day | None
    theirs: bool
    block_id: str | None
    show_from: Day | None
    written_on: Day | None
    """Day of the dated note that it stands in."""
    everyone: bool = False
    """Concerns all attendees of its meeting note."""
    mentions: tuple[str, ...] = ()
    """Link targets named besides a card's owner; for `everyone` the attendees."""


class Slot(NamedTuple):
    """An appointment: a task with a day and a time of day."""

    start: Moment
    end: Moment
    text: str
    mark: str
    block_id: str | None
    mentions: tuple[str, ...] = ()
    """Link targets named besides a card's owner."""


class Call(NamedTuple):
    """A task that is a callback.

    `clock` says how its time is led: "from", "before" or "".
    """

    due: Moment | None
    end: Moment | None
    clock: str
    text: str
    mark: str
    done_on: Day | None
    block_id: str | None
    show_from: Day | None
    written_on: Day | None
    mentions: tuple[str, ...] = ()
    """Link targets named besides a card's owner."""


class OfficeLine(NamedTuple):
    """A line of the office's callback list.

    `due` is ALWAYS if no day is given anywhere, perhaps with a time after it.
    """

    caller: str
    """Who, as written, form of address included."""
    company: str
    phone: str
    reason: str
    due: Moment
    end: Moment | None
    clock: str
    urgent: bool
    rang_at: str
    mark: str
    """Box character; " " for an item without box."""
    listed_on: Day | None
    block_id: str | None
    text: str
    """The whole line's words, for its identity."""
    tries: int = 0
    """How often nobody was reached, by what stands behind its arrow."""


class Loose(NamedTuple):
    """A box that is no promise: shown in the brief only."""

    text: str
    mark: str


class Noted(NamedTuple):
    """An entry of a log that is counted: birthday, nudged, postponed, again."""

    on: Day
    what: str
    about: str
    """The words of the promise it is about."""
    again: Day | None = None
    """When to look again."""


TALK = FactKind("talk", Talk, joint=True)
ATTEMPT = FactKind("attempt", Attempt, joint=True)
PROMISE = FactKind("promise", Promise)
SLOT = FactKind("slot", Slot)
CALL = FactKind("call", Call)
OFFICE = FactKind("office", OfficeLine)
LOOSE = FactKind("loose", Loose)
NOTED = FactKind("noted", Noted)
KINDS = (TALK, ATTEMPT, PROMISE, SLOT, CALL, OFFICE, LOOSE, NOTED)
