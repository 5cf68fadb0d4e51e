"""Slips of the pen: what is nearly a phrase of a vocabulary, or nearly a word.

Nothing is taken for what it nearly is; it is named, so that a hand can mend it.
"""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.core.answers.matching import words
from vaultkit.core.answers.vocabulary import ANY, Vocabulary

_PHRASE, _WORD, _PART = 7, 6, 4
"""Letters that a phrase, a phrase of one word, and a word of one must have."""


def nearest(text: str, vocabulary: Vocabulary) -> str:
    """The phrase that a text begins with but for one slip, "" if there is none.

    Only phrases that would change what a plain text means, and only where nothing else
    can well be meant.
    """
    said = [
        word.text
        for word in words(text, vocabulary.exact)
        if word.text not in vocabulary.small
    ]
    if not said:
        return ""
    near = [
        phrase
        for found in vocabulary.phrases.values()
        for phrase in found
        if phrase.outcome not in vocabulary.held and ANY not in phrase.words
        if _is_near(said, [w for w in phrase.words if w not in vocabulary.small])
    ]
    return min(near, key=lambda phrase: len(phrase.words)).shown if near else ""


def _is_near(said: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    if size < 2:  # noqa: PLR2004 - one word
        short = not phrase or len(phrase[0]) < _WORD
        return not short and len(said) == 1 and is_slip(said[0], phrase[0])
    joined = "".join(phrase)
    if len(joined) < _PHRASE:
        return False
    if said[0] == joined:
        return True
    if len(said) < size:
        return False
    wrong = [
        (one, other)
        for one, other in zip(said[:size], phrase, strict=True)
        if one != other
    ]
    if len(wrong) != 1:
        return False
    one, other = wrong[0]
    return min(len(one), len(other)) >= _PART and is_slip(one, other)


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter: more, fewer, another, or two swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return longer[at + 1 :] == shorter[at:]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (
        swapped and one[at + 2 :] == other[at + 2 :]
    )
