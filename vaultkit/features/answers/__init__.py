"""Answers acted upon: what a tick and three words behind it change in the notes.

Loaded only by commands that act. A settler decides from the answered line and the note
as it is; it writes nothing itself.
"""

from __future__ import annotations

from vaultkit.features.answers import capture, dealing, making, settlers
from vaultkit.features.answers.words import WORDS
from vaultkit.features.lines import replies
from vaultkit.plugin import Plugin
from vaultkit.plugin.settling import Replies, Settler

plugin = Plugin(
    "answers",
    "1",
    dealing.Options,
    WORDS,
    (
        Replies(replies.vocabulary),
        *(Settler(kind, settle) for kind, settle in settlers.BY_KIND.items()),
        making.COMMAND,
        *capture.COMMANDS,
    ),
)
