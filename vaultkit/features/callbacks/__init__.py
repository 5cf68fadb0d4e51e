"""Callbacks: talks to return, from keys, from tasks and from the office's list.

A talk on or after the day settles one without a write; an attempt never does. Closed
and paused contacts give none. Whether a day has come is for who asks.
"""

from __future__ import annotations

from vaultkit.features.callbacks.derive import LABEL, Options, run
from vaultkit.features.callbacks.words import WORDS
from vaultkit.features.contacts.facts import CARD, KEYED, STATED
from vaultkit.features.lines.facts import ATTEMPT, CALL, OFFICE, TALK
from vaultkit.plugin import Derive, Plugin

__all__ = ["LABEL", "Options", "plugin"]

plugin = Plugin(
    "callbacks",
    "1",
    Options,
    WORDS,
    (
        Derive("contact", (CARD, STATED, KEYED, CALL, OFFICE, TALK, ATTEMPT), run),
        Derive("note", (OFFICE, CALL), run),
    ),
)
