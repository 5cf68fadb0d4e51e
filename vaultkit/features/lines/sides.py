"""Whose the promises below a heading are: `Ich habe zugesagt`, `Mir zugesagt`.

Says nothing of headings that hold any other word: `Zusagen für die Messe` is no side.
"""

from __future__ import annotations

from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.folding import bag

MINE, THEIRS, EITHER = "mine", "theirs", "either"

_PROMISED = bag(
    "zugesagt zusage zusagen versprochen versprechen schulde schulden schuldet"
    " promise promises promised owe owes owed commitments"
)
_FROM_ME = bag("ich wir meine unsere i we my our mine")
_TO_ME = bag("mir mich uns me us andere anderen anderer others they them theirs")
_BY = bag("von by from")
_FILL = bag("habe haben hat wurde wurden was an wer leute people what to have has who")
_KNOWN = _PROMISED | _FROM_ME | _TO_ME | _BY | _FILL
_WAITED = frozenset(("warte auf", "warten auf", "waiting for", "waiting on"))


def of(name: str) -> str:
    """The side that a heading names, "either" if it only says promises, else "".

    Args:
        name: The heading's words, folded, without signs.
    """
    if name in say.PROMISE_HEADS:
        return EITHER
    if name in _WAITED:
        return THEIRS
    return "" if _PROMISED.isdisjoint(name.split()) else named(name)


def named(name: str) -> str:
    """The side in words that say nothing of promises: `Von mir`, `Andere`."""
    words = name.split()
    if not _KNOWN.issuperset(words):
        return ""
    for at, word in enumerate(words):
        if word in _FROM_ME:
            return MINE
        if word in _TO_ME:
            by_me = at and words[at - 1] in _BY and word in {"mir", "uns", "me", "us"}
            return MINE if by_me else THEIRS
    return ""
