"""Birthdays: one day a year, of contacts that are not closed."""

from __future__ import annotations

from vaultkit.features.contacts import history
from vaultkit.features.contacts.facts import CARD, STATED
from vaultkit.plugin import Because, Derive, Derived, Facts, FollowUp, Msg, Plugin, msg

KIND = "birthday"
MONTH_DAY = len("MM-DD")


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
    return Derived((item,))


WORDS = {
    "en": {
        "birthdays.birthday": "birthday",
        "birthdays.born": "born {year}",
        "birthdays.stated": "the card states the birthday",
        "birthdays.change": "the key on the card; a closed contact has none",
        "birthdays.closed": "no birthday: the contact is closed",
    },
    "de": {
        "birthdays.birthday": "Geburtstag",
        "birthdays.born": "Jahrgang {year}",
        "birthdays.stated": "der Geburtstag steht auf der Karte",
        "birthdays.change": (
            "das Feld auf der Karte; ein geschlossener Kontakt hat keinen"
        ),
        "birthdays.closed": "kein Geburtstag: der Kontakt ist geschlossen",
    },
}

plugin = Plugin(
    "birthdays", "1", None, WORDS, (Derive("contact", (CARD, STATED), run),)
)
