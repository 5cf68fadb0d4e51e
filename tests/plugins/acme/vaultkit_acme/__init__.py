"""Visits: `besuch: 2026-11-30 [[Anna Weber]]` is somebody to be seen that day.

A plugin of another house: it imports `vaultkit.plugin` and nothing else of vaultkit.
"""

from __future__ import annotations

from vaultkit.plugin import (
    Check,
    Command,
    Derive,
    Extract,
    Msg,
    Option,
    Plugin,
    Section,
)

from . import reading, showing
from .words import WORDS

plugin = Plugin(
    name="acme",
    version="1.0",
    options=reading.Options,
    words=WORDS,
    contributes=(
        Extract((reading.VISIT,), reading.facts),
        Derive("contact", (reading.VISIT,), reading.derive),
        showing.VISITS,
        Section("acme", Msg("acme.title"), showing.table, showing.data),
        Check("acme/crowded", Msg("acme.crowded.summary"), showing.crowded),
        Command(
            "visits",
            Msg("acme.command"),
            (
                Option("name", "name", Msg("acme.command.name")),
                Option("within", "within", Msg("acme.command.within")),
            ),
            showing.visits,
        ),
    ),
)
