"""Contacts: which notes are people, what their cards say, and what lines say of them.

Everything that comes up of a contact is derived by the features above this one, from
the facts that are given here.
"""

from __future__ import annotations

from vaultkit.features.contacts import about, extract, listing, naming, survey
from vaultkit.features.contacts.facts import CARD, KINDS
from vaultkit.features.contacts.options import Options
from vaultkit.features.contacts.words import WORDS
from vaultkit.features.lines.facts import ATTEMPT, LOOSE, TALK
from vaultkit.features.lines.facts import KINDS as LINES
from vaultkit.plugin import Derive, Extract, NoteKind, Plugin

plugin = Plugin(
    "contacts",
    "1",
    Options,
    WORDS,
    (
        NoteKind(extract.KIND, extract.entity, naming.called, about.apart),
        Extract((*KINDS, *LINES), extract.facts),
        Derive(extract.KIND, (CARD, TALK, ATTEMPT, LOOSE), about.run),
        about.PEOPLE,
        about.MISSES,
        listing.COMMAND,
        survey.SURVEY,
    ),
)
