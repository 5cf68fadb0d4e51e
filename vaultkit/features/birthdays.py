"""Birthdays: one day a year, of contacts that are not closed.

Whom one has congratulated does not come up again until the next year; the entry in the
log says so, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.features.contacts import history
from vaultkit.features.contacts.facts import CARD, STATED
from vaultkit.features.lines import noted
from vaultkit.features.lines.facts import NOTED
from vaultkit.plugin import (
    Because,
    Day,
    Derive,
    Derived,
    Facts,
    FollowUp,
    Msg,
    Plugin,
    dates,
    msg,
)

KIND = "birthday"
MONTH_DAY = len("MM-DD")
BRIEF = 55
"""Where its line stands in a brief: before what is due."""
EARLY = 30
"""So many days before the day one may congratulate; earlier is meant for another."""


def run(facts: Facts, _options: None) -> Derived:
    """The birthday of one contact, if the card states it."""
    card = facts.one(CARD)
    if card is None or not card.row.birthday:
        return Derived()
    ref = history.stated(facts, "birthday") or card.ref
    if card.row.closed:
        closed = history.stated(facts, "status") or card.ref
        return Derived(because=(Because(Msg("birthdays.closed"), closed),))
    day = card.row.birthday[-MONTH_DAY:]
    year = card.row.birthday[:-MONTH_DAY].rstrip("-")
    born = (msg("birthdays.born", year=year),) if year else ()
    done = sorted({s.row.on for s in facts.of(NOTED) if s.row.what == noted.BIRTHDAY})
    item = FollowUp(
        kind=KIND,
        key="",
        due=day,
        label=Msg("birthdays.birthday"),
        title="",
        ref=ref,
        yearly=True,
        because=(
            Because(Msg("birthdays.stated"), ref),
            Because(Msg("birthdays.change")),
        ),
        reach=history.reach(card.row),
        hints=(*history.hints(card.row), *born),
    )
    said = "birthdays.brief-born" if year else "birthdays.brief"
    line = msg(said, day=f"2000-{day}", year=year)
    return Derived(tuple(_windows(item, done)), brief=((BRIEF, line),))


def _windows(item: FollowUp, done: list[Day]) -> Iterator[FollowUp]:
    """The birthday, hidden from when one congratulated until the day is over."""
    since: Day | None = None
    for on in done:
        again = dates.later(_next(item.due or "", on), 1)
        if dates.between(on, again) > EARLY or (since and on < since):
            continue
        yield item._replace(show_from=since, show_until=on)
        since = again
    yield item._replace(show_from=since)


def _next(month_day: str, on: Day) -> Day:
    """The first such day on or after another; in most years 29 February is the 28th."""
    this = _in_year(month_day, int(on[:4]))
    return this if this >= on else _in_year(month_day, int(on[:4]) + 1)


def _in_year(month_day: str, year: int) -> Day:
    wanted = f"{year:04}-{month_day}"
    there = dates.whole(wanted)
    return wanted if there and not there.fault else f"{year:04}-02-28"


WORDS = {
    "en": {
        "birthdays.birthday": "birthday",
        "birthdays.born": "born {year}",
        "birthdays.brief": "Birthday: {day:day}",
        "birthdays.brief-born": "Birthday: {day:day}, born {year}",
        "birthdays.stated": "the card states the birthday",
        "birthdays.change": "the key on the card; a closed contact has none",
        "birthdays.closed": "no birthday: the contact is closed",
    },
    "de": {
        "birthdays.birthday": "Geburtstag",
        "birthdays.born": "Jahrgang {year}",
        "birthdays.brief": "Geburtstag: {day:day}",
        "birthdays.brief-born": "Geburtstag: {day:day}, Jahrgang {year}",
        "birthdays.stated": "der Geburtstag steht auf der Karte",
        "birthdays.change": (
            "das Feld auf der Karte; ein geschlossener Kontakt hat keinen"
        ),
        "birthdays.closed": "kein Geburtstag: der Kontakt ist geschlossen",
    },
}

plugin = Plugin(
    "birthdays", "1", None, WORDS, (Derive("contact", (CARD, STATED, NOTED), run),)
)
