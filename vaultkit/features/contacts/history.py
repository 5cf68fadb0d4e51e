"""What happened with a contact, by day: talks that took place and calls that did not.

A day counts once, however many lines tell of it. Whether a day is still to come is
not asked here: there is no clock.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.features.contacts.facts import CARD, STATED, Card
from vaultkit.features.lines.facts import ATTEMPT, TALK
from vaultkit.plugin import Because, Day, Facts, Msg, Ref, dates, msg, words

TRIES = frozenset({"not-reached", "mailbox"})
"""Outcomes after which one tries again; the others are no calls."""
SATURDAY = 5


class Talked(NamedTuple):
    """A day with a talk, and the line that says so."""

    on: Day
    ref: Ref


def talks(facts: Facts) -> tuple[Talked, ...]:
    """The days with a talk, oldest first, that of the `last_contact` key included."""
    days: dict[Day, Ref] = {}
    card = facts.one(CARD)
    if card is not None and card.row.last:
        days[card.row.last] = stated(facts, "last_contact") or card.ref
    for seen in facts.of(TALK):
        days[seen.row.on] = seen.ref
    return tuple(Talked(day, days[day]) for day in sorted(days))


def tries(facts: Facts) -> tuple[Day, ...]:
    """The days on which a call reached nobody, oldest first."""
    return tuple(
        sorted({seen.row.on for seen in facts.of(ATTEMPT) if seen.row.outcome in TRIES})
    )


def working_day(after: Day) -> Day:
    """The next day that is no Saturday and no Sunday."""
    day = dates.later(after, 1)
    while words.weekday(day) >= SATURDAY:
        day = dates.later(day, 1)
    return day


def stated(facts: Facts, key: str) -> Ref | None:
    """Where a key of the card is written."""
    return next((s.ref for s in facts.of(STATED) if s.row.name == key), None)


def quiet(facts: Facts) -> Because | None:
    """Why nothing comes up of a contact that is closed or paused without end."""
    card = facts.one(CARD)
    if card is None:
        return None
    if card.row.closed:
        return Because(Msg("contacts.closed"), stated(facts, "status") or card.ref)
    if card.row.paused:
        return Because(Msg("contacts.paused"), stated(facts, "paused") or card.ref)
    return None


def paused_until(facts: Facts, card: Card) -> Because | None:
    """A pause that ends by itself."""
    if card.paused_until is None:
        return None
    rule = msg("contacts.paused-until", on=card.paused_until)
    return Because(rule, stated(facts, "paused"))


def latest(*days: Day | None) -> Day | None:
    """The latest of some days, of which any may be missing."""
    return max(filter(None, days), default=None)


def reach(card: Card | None, number: str = "") -> str:
    """The number to call: that of the line, else the card's first."""
    if card is None:
        return number
    if card.do_not_call:
        return ""
    return number or (card.phones[0] if card.phones else "")


def hints(card: Card | None) -> tuple[Msg, ...]:
    """What a card asks to be said beside every call."""
    return (Msg("contacts.do-not-call"),) if card and card.do_not_call else ()
