"""The facts that a card states; everything else about a contact stands in lines."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.plugin import Day, FactKind, Moment


class Card(NamedTuple):
    """What the keys of a contact say, decoded; "" and None where nothing is said."""

    cadence_days: int | None = None
    last: Day | None = None
    snooze: Day | None = None
    paused: bool = False
    paused_until: Day | None = None
    closed: bool = False
    do_not_call: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    location: str = ""
    birthday: str = ""
    """`MM-DD`, or `YYYY-MM-DD` if the year is known."""
    met_on: Day | None = None
    met: str = ""
    introduced_by: str = ""
    works_on: str = ""
    seeks: str = ""
    offers: str = ""
    networks: str = ""
    stage: str = ""
    """contact, prospect, customer, recommender."""
    tier: str = ""
    terms: str = ""
    """du, sie or first-name."""
    address: str = ""
    """How to address them: "Frau Mag. Weber", or the first name."""
    reachable: str = ""
    language: str = ""


class Keyed(NamedTuple):
    """A callback in a key. `due` None: what stands there names no day by itself."""

    due: Moment | None
    end: Moment | None
    clock: str
    """"from", "before" or ""."""
    reason: str
    again: bool = False
    """Asked for after a talk of that day, which therefore does not settle it."""


class Stated(NamedTuple):
    """A key that decides whether and when something is due; its fact says where."""

    name: str


CARD = FactKind("card", Card)
KEYED = FactKind("keyed", Keyed)
STATED = FactKind("stated", Stated)
KINDS = (CARD, KEYED, STATED)
STATED_KEYS = frozenset(
    {"cadence", "last_contact", "snooze", "paused", "status", "birthday", "met"}
)
