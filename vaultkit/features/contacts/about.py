"""What is to be known of somebody before dialling: the contact's part of the brief.

Absolute dates only, so that nothing of it depends on the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vaultkit.features.contacts.facts import CARD, Card
from vaultkit.features.contacts.lineids import OPEN
from vaultkit.features.contacts.options import Options
from vaultkit.features.lines.facts import ATTEMPT, LOOSE, TALK, Attempt, Talk
from vaultkit.plugin import Day, Derived, Facts, Msg, Table, links, msg

PEOPLE = Table(
    "people",
    (
        ("sort", "text"),
        ("name", "text"),
        ("company", "text"),
        ("stage", "text"),
        ("cadence", "int"),
        ("talks", "text"),
        ("state", "text"),
        ("path", "text"),
    ),
    ("sort",),
)
"""`talks` are the last days with one, newest first; those to come are among them."""
TALKS = 3
ATTEMPTS = 3
CANCELLED, CANCELLED_BY_ME = "cancelled", "cancelled-by-me"
MISSED = ("no-show", "my-fault", CANCELLED, CANCELLED_BY_ME, "did-not-happen")
"""Outcomes that are counted for good: theirs, mine, nobody's."""
BY_ME = ("von mir", "von uns", "meinerseits", "ich ", "by me", "by us", "i ")
MISSES = Table(
    "missed",
    (("name", "text"), *((outcome.replace("-", "_"), "int") for outcome in MISSED)),
)
"""Who had appointments that came to nothing, and how many by whose fault."""
BOXES = 5
LONGEST = 200
"""Characters of a quoted talk; the note holds the rest."""


def run(facts: Facts, _options: Options) -> Derived:
    """A contact's row in the list of people, and what the brief says of it."""
    card = facts.one(CARD)
    if card is None:
        return Derived()
    row = card.row
    talks = {row.last, *(seen.row.on for seen in facts.of(TALK))}
    state = "closed" if row.closed else "paused" if row.paused else ""
    entity = facts.entity
    person = (
        links.fold(entity.name),
        entity.name,
        row.company,
        row.stage,
        row.cadence_days or 0,
        " ".join(sorted(filter(None, talks), reverse=True)[:TALKS]),
        state,
        entity.path,
    )
    brief = (*_card(row), *_happened(facts))
    tallies = {outcome: len(days) for outcome, days in _missed(facts).items()}
    rows: dict[str, list[tuple[Any, ...]]] = {"people": [person]}
    if tallies:
        counts = (tallies.get(outcome, 0) for outcome in MISSED)
        rows["missed"] = [(entity.name, *counts)]
    return Derived(rows=rows, tallies=tallies, brief=brief)


def apart(facts: Facts, today: Day) -> tuple[str, Day | None]:
    """Somebody's company, else their place, and the day of the last talk."""
    card = facts.one(CARD)
    days = {seen.row.on for seen in facts.of(TALK)} | {card.row.last if card else None}
    last = max((day for day in days if day and day <= today), default=None)
    return ((card.row.company or card.row.location) if card else ""), last


def _card(card: Card) -> Iterator[tuple[int, Msg]]:
    yield from _standing(card)
    yield from _address(card)
    who = ", ".join(filter(None, (card.role, card.company, card.location)))
    if who:
        yield 20, _text("plain", who)
    if card.stage:
        yield 21, msg("contacts.brief.stage", stage=f"contacts.stage.{card.stage}")
    yield from _met(card)
    for name in ("works_on", "seeks", "offers", "networks", "language"):
        if text := getattr(card, name):
            yield 40, _text(name.replace("_", "-"), text)
    yield from _reach(card)


def _standing(card: Card) -> Iterator[tuple[int, Msg]]:
    if card.closed:
        yield 5, Msg("contacts.brief.closed")
    elif card.paused:
        yield 5, Msg("contacts.brief.paused")
    elif card.paused_until:
        yield 5, msg("contacts.brief.paused-until", on=card.paused_until)


def _address(card: Card) -> Iterator[tuple[int, Msg]]:
    """Du or Sie, and how they are addressed."""
    if card.terms and card.address:
        terms = f"contacts.terms.{card.terms}"
        yield 10, msg("contacts.brief.address", terms=terms, address=card.address)
    elif card.terms:
        yield 10, Msg(f"contacts.terms.{card.terms}")
    elif card.address:
        yield 10, _text("plain", card.address)


def _reach(card: Card) -> Iterator[tuple[int, Msg]]:
    if card.do_not_call:
        yield 50, Msg("contacts.brief.do-not-call")
    elif card.phones:
        yield 50, _text("phone", " · ".join(card.phones))
    for name, values in (("email", card.emails), ("website", card.websites)):
        if values:
            yield 51, _text(name, " · ".join(values))
    if card.reachable:
        yield 52, _text("reachable", card.reachable)


def _met(card: Card) -> Iterator[tuple[int, Msg]]:
    if card.met_on and card.met:
        yield 30, msg("contacts.brief.met-on", on=card.met_on, text=card.met)
    elif card.met_on:
        yield 30, msg("contacts.brief.met-day", on=card.met_on)
    elif card.met:
        yield 30, _text("met", card.met)
    if card.introduced_by:
        yield 31, _text("introduced-by", card.introduced_by)


def _text(name: str, text: str) -> Msg:
    return msg(f"contacts.brief.{name}", text=text)


def _happened(facts: Facts) -> Iterator[tuple[int, Msg]]:
    """The last talks and what was tried since, newest first, and open boxes."""
    talks = _talks(facts)
    # Those to come are told when their day is there, and push the oldest out.
    for nth, row in enumerate(talks[: 2 * TALKS]):
        text = _quoted(row.text)
        yield (
            90,
            msg(
                "contacts.brief.talk" if text else "contacts.brief.talk-bare",
                on=row.on,
                channel=_channel(row.channel),
                text=text,
                since=row.on,
                before=talks[nth - TALKS].on if nth >= TALKS else "",
            ),
        )
    for outcome, days in _missed(facts).items():
        yield 94, msg(f"contacts.brief.{outcome}", n=len(days), on=max(days))
    tried = {row.on: row for row in _newest(facts.of(ATTEMPT))}
    for row in [row for row in tried.values() if row.outcome not in MISSED][:ATTEMPTS]:
        outcome = f"contacts.outcome.{row.outcome}"
        later = min((talk.on for talk in talks if talk.on >= row.on), default="")
        times = {"since": row.on, "before": later}
        yield 95, msg("contacts.brief.attempt", on=row.on, outcome=outcome, **times)
    boxes = [seen.row.text for seen in facts.of(LOOSE) if seen.row.mark in OPEN]
    for text in boxes[:BOXES]:
        yield 100, _text("box", text)
    if len(boxes) > BOXES:
        yield 100, msg("contacts.brief.boxes", n=len(boxes) - BOXES)


def _talks(facts: Facts) -> list[Talk]:
    """Talks, newest first; a talk noted twice is told once, where most is said."""
    best: dict[tuple[Day, str], Talk] = {}
    for row in _newest(facts.of(TALK)):
        key = (row.on, row.channel)
        if key not in best or len(row.text) > len(best[key].text):
            best[key] = row
    return list(best.values())


def _missed(facts: Facts) -> dict[str, set[Day]]:
    """The days on which somebody did not turn up, by whose fault it was."""
    found: dict[str, set[Day]] = {}
    for seen in facts.of(ATTEMPT):
        outcome = _by_whom(seen.row)
        if outcome in MISSED:
            found.setdefault(outcome, set()).add(seen.row.on)
    return {outcome: found[outcome] for outcome in MISSED if outcome in found}


def _by_whom(row: Attempt) -> str:
    """An outcome with its side: what I cancelled is counted apart."""
    if row.outcome != CANCELLED:
        return row.outcome
    text = f"{row.text.lower()} "
    return CANCELLED_BY_ME if any(word in text for word in BY_ME) else CANCELLED


def _quoted(text: str) -> str:
    """What was said, without the tags that sort it."""
    if "#" in text:
        text = " ".join(w for w in text.split() if w[0] != "#" or not w[1:2].isalpha())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def _newest(seen: Any) -> list[Any]:
    """Rows with a day, newest first; of one day the later line first."""
    rows = [found.row for found in seen]
    rows.reverse()
    rows.sort(key=lambda row: row.on, reverse=True)
    return rows


KNOWN = frozenset({"call", "mail", "message", "video", "meeting", "letter", "event"})


def _channel(channel: str) -> str:
    """A known channel's word; any other stands as it was written."""
    if not channel:
        return "contacts.channel.talk"
    return f"contacts.channel.{channel}" if channel in KNOWN else channel
