"""The language of a card: by its headings, its log's labels, its keys.

What both languages write, `## Log`, `Mail:`, `tags`, tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vaultkit.features.contacts import keys
from vaultkit.features.lines import writing
from vaultkit.plugin import Note, dates

_HEADS = {
    "de": {"verlauf", "kontaktverlauf", "gespräche", "notizen", "zusagen", "offen"},
    "en": {"history", "notes", "promises", "open"},
}
_LABELS = {
    "de": {*writing.CHANNELS["de"].values(), "Tel.", "Anruf", "Termin", "Notiz"},
    "en": {*writing.CHANNELS["de"].keys(), "note"},
}
_OURS = frozenset(
    ("callback", "callback_reason", "cadence", "last_contact", "met", "snooze")
)
"""Keys that no other program puts there: spelled in English, they tell of a writer."""


def of(card: Note | None, vault: str) -> str:
    """The language of a card; the vault's if nothing in it tells."""
    if card is None:
        return vault
    return next(chain(_headed(card), _logged(card), _keyed(card)), vault)


def _headed(card: Note) -> Iterator[str]:
    for row in card.rows:
        if row.kind == "heading":
            yield from _only(row.text.strip(" :"), _HEADS)


def _logged(card: Note) -> Iterator[str]:
    """By what stands before the colon of a dated line: `Telefonat`, `call`."""
    for row in card.rows:
        when = dates.leading(row.text) if row.kind in {"item", "text"} else None
        if when is not None:
            label, colon, _ = row.text[when.end :].partition(":")
            yield from _only(label.strip(" -–:"), _LABELS) if colon else ()


def _keyed(card: Note) -> Iterator[str]:
    known = [(field.key, keys.lookup(field.key)) for field in card.frontmatter.fields]
    if any(own and keys.is_german(own, written) for written, own in known):
        yield "de"
    if any(own and own.name in _OURS for _, own in known):
        yield "en"


def _only(word: str, table: dict[str, set[str]]) -> Iterator[str]:
    """The one language that has a word."""
    small = word.casefold()
    known = [tongue for tongue in table if small in map(str.casefold, table[tongue])]
    if len(known) == 1:
        yield known[0]
