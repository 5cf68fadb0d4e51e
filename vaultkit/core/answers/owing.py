"""What an answer says that somebody will do: `ich: Angebot bis Fr`, `they: minutes`."""

from __future__ import annotations

import re
from collections.abc import Collection

from vaultkit.core.answers import days, points
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.result import Owed
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import Day
from vaultkit.core.dates.vocabulary import fold

_LABEL = re.compile(
    r"[*_]{0,3}(\[\[[^\[\]\n]{1,80}\]\]|[^\W\d_][^:\n]{0,40}?)"
    r"[*_]{0,3}[ ]?:[*_]{0,3}\s*"
)
_ALIAS = re.compile(r"\[\[(?:[^|\]]*\|)?([^|\]]*)\]\]")


def side(text: str, vocabulary: Vocabulary, called: Collection[str]) -> bool | None:
    """True for theirs, False for mine, None for words before any other colon.

    Args:
        text: What stands before a colon.
        vocabulary: Has the words for me and for others.
        called: What the other side is called besides, folded.
    """
    name = fold(_ALIAS.sub(r"\1", text).strip("*_ "))
    if name in vocabulary.ours:
        return False
    return True if name in vocabulary.theirs or name in called else None


def read(
    text: str, base: Day | None, vocabulary: Vocabulary, called: Collection[str]
) -> tuple[Owed | None, Unread | None]:
    """What a piece says is owed, and what in it was not understood as a date."""
    label = _LABEL.match(text)
    theirs = side(label[1], vocabulary, called) if label else None
    body = text[label.end() :].strip() if label else ""
    if theirs is None or not days.plain(body):
        return None, None
    if points.alone(body, base) is not None:
        return None, Unread(text, "unclear")
    who = label[1] if label and theirs else ""
    due = points.deadline(body, base) or points.at_edge(body, base)
    if due is None or isinstance(due, Unread):
        return Owed(body, None, theirs, who=who), due
    left = days.without(body, due.when)
    return Owed(left, due.when.moment, theirs, who=who), None
