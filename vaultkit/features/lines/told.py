"""What was answered in a line itself: told apart before anything else of it is read.

`Termin -> nicht erschienen` is an appointment and what came of it; `Wien -> Graz` is
text. The words of answers are loaded for the first line with such an arrow, which most
vaults never have.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from vaultkit.plugin.answering import answers

_REPLIES = "vaultkit.features.lines.replies"


class Told(NamedTuple):
    """A line's words parted: its own, what was answered, and whether that waits."""

    words: str
    answer: str
    waits: bool
    """Nobody has acted on the last of it."""


def read(words: str) -> Told | None:
    """What was answered in a line, None if nothing was."""
    if ">" not in words and "→" not in words:
        return None
    said = answered(words)
    if said is None:
        return None
    return Told(words[: said.start].rstrip(), words[said.start :], bool(said.text))


def answered(words: str) -> answers.Words | None:
    """The same with its places, for who changes the line."""
    replies: Any = import_module(_REPLIES)
    found: answers.Words | None = replies.answered(words)
    return found
