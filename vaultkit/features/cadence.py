"""The rhythm of contact: when somebody is due again after the last talk.

It is computed from what happened and never stored. Any talk starts it anew, an
attempt or an intention never does. It yields to a callback or an appointment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from vaultkit.features.contacts import history
from vaultkit.features.contacts.facts import CARD, STATED, Card
from vaultkit.features.contacts.history import Talked
from vaultkit.features.lines.facts import TALK
from vaultkit.plugin import (
    Because,
    Day,
    Derive,
    Derived,
    Facts,
    FollowUp,
    Msg,
    Plugin,
    Ref,
    dates,
    msg,
)

KIND = "cadence"
LAST = 3
"""Talks of which each gets its own window: those to come count when their day does."""
LABEL = Msg("cadence.keep-in-touch")
YIELDS_TO = ("callback", "appointment")
NEVER = "never"
"""Said in `act` of people never spoken to, who are listed apart."""


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    start: Day | None = None


def run(facts: Facts, options: Options) -> Derived:
    """When a contact with a rhythm is due again."""
    card = facts.one(CARD)
    if card is None:
        return Derived()
    quiet = history.quiet(facts)
    if quiet is not None:
        return Derived(because=(quiet,))
    if card.row.cadence_days is None:
        written = history.stated(facts, "cadence")
        rule = Msg("cadence.unreadable" if written else "cadence.none")
        return Derived(because=(Because(rule, written or card.ref),))
    talks = history.talks(facts)
    found = tuple(_windows(facts, card.row, card.row.cadence_days, talks, options))
    paused = history.paused_until(facts, card.row)
    reasons = (paused,) if paused else ()
    return Derived(found, because=(*reasons, *map(_waits, found)))


def _waits(item: FollowUp) -> Because:
    """Why it may not be shown, while this is when it is due."""
    days = {"since": item.show_from or "", "before": item.show_until or ""}
    rule = msg("cadence.waits", due=item.due, **days)
    return Because(rule if item.due else msg("cadence.waits-undated", **days), item.ref)


def _windows(
    facts: Facts,
    card: Card,
    days: int,
    talks: tuple[Talked, ...],
    options: Options,
) -> Iterator[FollowUp]:
    ref = history.stated(facts, "cadence") or (0, "", 0)
    kept = talks[-LAST:]
    if len(kept) == len(talks) and (
        not kept or options.start is None or kept[0].on > options.start
    ):
        # Whoever's first talk is still to come has not been spoken to until then.
        due, because = _first_due(facts, card, days, ref, options.start)
        yield from _item(
            facts, card, due, ref, (None, kept[0].on if kept else None), because
        )
    for nth, talk in enumerate(kept):
        until = kept[nth + 1].on if nth + 1 < len(kept) else None
        because = Because(msg("cadence.last-talk", on=talk.on, n=days), talk.ref)
        due = dates.later(talk.on, days)
        yield from _item(facts, card, due, talk.ref, (talk.on, until), because)


def _first_due(
    facts: Facts, card: Card, days: int, ref: Ref, start: Day | None
) -> tuple[Day | None, Because]:
    """When somebody never spoken to comes up first."""
    if card.met_on:
        due = dates.later(card.met_on, days)
        if start is None or due > start:
            met = history.stated(facts, "met") or ref
            return due, Because(msg("cadence.met", on=card.met_on, n=days), met)
    if start is None:
        return None, Because(Msg("cadence.no-start"), ref)
    spread = 1 + crc32((facts.entity.id or "").encode()) % days
    due = dates.later(start, spread)
    return due, Because(msg("cadence.spread", start=start, n=days), ref)


def _item(  # noqa: PLR0913, PLR0917 - one window of one rhythm
    facts: Facts,
    card: Card,
    due: Day | None,
    ref: Ref,
    window: tuple[Day | None, Day | None],
    because: Because,
) -> Iterator[FollowUp]:
    reasons = [because]
    if card.snooze and due is not None and card.snooze > due:
        due = card.snooze
        rule = msg("cadence.snoozed", on=due)
        reasons.append(Because(rule, history.stated(facts, "snooze")))
    paused = history.paused_until(facts, card)
    if paused is not None:
        reasons.append(paused)
    since = history.latest(window[0], card.paused_until)
    if since is not None and window[1] is not None and window[1] <= since:
        return
    never = because.rule.id != "cadence.last-talk"
    yield FollowUp(
        kind=KIND,
        key="",
        due=due,
        label=LABEL,
        title="",
        ref=ref,
        show_from=since,
        show_until=window[1],
        every=card.cadence_days,
        yields_to=YIELDS_TO,
        act=(NEVER,) if never else (),
        because=(*reasons, Because(Msg("cadence.change"))),
        reach=history.reach(card),
        hints=(
            *history.hints(card),
            *((Msg("cadence.never-spoken"),) if never else ()),
        ),
    )


WORDS = {
    "en": {
        "cadence.keep-in-touch": "keep in touch",
        "cadence.never-spoken": "never spoken",
        "cadence.none": "no rhythm: the card has no `cadence`",
        "cadence.unreadable": "no rhythm: what the card says cannot be read as one",
        "cadence.last-talk": "last talk on {on:long}, then every {n} days",
        "cadence.last-talk.one": "last talk on {on:long}, then every day",
        "cadence.met": (
            "met on {on:long}, no talk on record: first due after {n} days"
        ),
        "cadence.spread": (
            "no talk on record: first due on a day of the {n} after {start:long}"
        ),
        "cadence.no-start": (
            "no talk on record and no `start` in the settings: no day to count from"
        ),
        "cadence.snoozed": "snoozed until {on:long}",
        "cadence.change": (
            "any talk starts the rhythm anew; `snooze` moves it; `paused` stops it"
        ),
        "cadence.waits": (
            "the rhythm is due on {due:long}; it is shown only while no callback and no"
            " appointment is open"
        ),
        "cadence.waits-undated": (
            "there is a rhythm, and no talk on record to count it from"
        ),
    },
    "de": {
        "cadence.keep-in-touch": "Kontaktrhythmus",
        "cadence.never-spoken": "noch nie gesprochen",
        "cadence.none": "kein Rhythmus: auf der Karte fehlt `kontaktrhythmus`",
        "cadence.unreadable": (
            "kein Rhythmus: was auf der Karte steht, ist nicht als solcher zu lesen"
        ),
        "cadence.last-talk": "zuletzt gesprochen am {on:long}, dann alle {n} Tage",
        "cadence.last-talk.one": "zuletzt gesprochen am {on:long}, dann jeden Tag",
        "cadence.met": (
            "kennengelernt am {on:long}, kein Gespräch vermerkt: zuerst fällig nach {n}"
            " Tagen"
        ),
        "cadence.spread": (
            "kein Gespräch vermerkt: zuerst fällig an einem der {n} Tage nach"
            " {start:long}"
        ),
        "cadence.no-start": (
            "kein Gespräch vermerkt und kein `start` in den Einstellungen: es fehlt der"
            " Tag, ab dem gezählt wird"
        ),
        "cadence.snoozed": "zurückgestellt bis {on:long}",
        "cadence.change": (
            "jedes Gespräch beginnt den Rhythmus neu; `zurückgestellt` verschiebt ihn;"
            " `pausiert` hält ihn an"
        ),
        "cadence.waits": (
            "der Rhythmus ist am {due:long} fällig; er erscheint nur, solange weder"
            " Rückruf noch Termin offen ist"
        ),
        "cadence.waits-undated": (
            "es gibt einen Rhythmus, aber kein vermerktes Gespräch, ab dem er zählt"
        ),
    },
}

plugin = Plugin(
    "cadence", "1", Options, WORDS, (Derive("contact", (CARD, STATED, TALK), run),)
)
