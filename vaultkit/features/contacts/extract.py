"""From a note to a contact's entity and facts: the first of the three stages.

What lines of any note mean is read by `lines`; this adds what a card's keys say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from vaultkit.features import lines
from vaultkit.features.contacts import card, kinds, lineids, naming
from vaultkit.features.contacts.facts import CARD, KEYED, STATED, Stated
from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Diagnostic, Entity, Fact, Note

KIND = "contact"


class _Latest:
    """The card of the note read last: entity and facts are asked one after the other.

    Holds the very objects that were read, so that it can never answer for others.
    """

    note: Note | None = None
    options: Options | None = None
    read: card.Read | None = None


def _card(note: Note, options: Options) -> card.Read | None:
    if _Latest.note is not note or _Latest.options is not options:
        taken = kinds.decide(note, options).taken
        _Latest.read = card.read(note, options) if taken else None
        _Latest.note, _Latest.options = note, options
    return _Latest.read


def entity(note: Note, options: Options) -> Entity | None:
    """The contact that a note is, if it is one."""
    read = _card(note, options)
    if read is None:
        return None
    return Entity(
        KIND,
        read.explicit_id,
        read.named.shown,
        naming.entity_names(
            read.named,
            read.companies,
            read.card.phones,
            read.card.emails,
            options.region,
        ),
    )


def facts(note: Note, options: Options) -> Iterable[Fact | Diagnostic]:
    """What a note's keys and lines state."""
    read = _card(note, options)
    if read is not None:
        yield from _keys(note, read)
    stated = lines.read(note, own=read is not None, options=options)
    if "^" in note.text:
        stated = [_known_by_note(found, note) for found in stated]
    yield from stated


def _known_by_note(fact: Fact | Diagnostic, note: Note) -> Fact | Diagnostic:
    """A line with a block id of its own keeps it together with its note's name."""
    if isinstance(fact, Diagnostic):
        return fact
    block_id = getattr(fact.row, "block_id", None)
    if not block_id or block_id.startswith(lineids.OWN):
        return fact
    named: Any = fact.row
    named = named._replace(block_id=lineids.in_note(block_id, note.stem))
    return fact._replace(row=named)


def _keys(note: Note, read: card.Read) -> Iterator[Fact | Diagnostic]:
    yield from (found._replace(path=note.path) for found in read.diagnostics)
    head = note.frontmatter.span
    start = head.start if head else 0
    yield Fact(CARD, read.card, (start, start))
    for name, span in read.stated:
        yield Fact(STATED, Stated(name), span)
    if read.keyed is not None:
        yield Fact(KEYED, read.keyed, read.keyed_span)
