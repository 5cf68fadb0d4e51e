"""The words that answers begin with: a vocabulary, and how to find one in a text.

Which words mean what is not known here; the vocabulary is handed in. In doubt there is
no outcome: a word inside other words, a question, a phrase with a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vaultkit.core.daywords import fold

_WORD = re.compile(r"#?[^\W_]+(?:[-'’‑&.][^\W_]+)*")
_GAP = 4
"""Words that may stand where a phrase has a `*`."""
_AHEAD = 5
"""Words that may stand before a hard outcome."""
_LONGEST = 40
_NEAR_PHRASE, _NEAR_WORD, _NEAR_PART = 7, 6, 4
_SIGNS = {"’": "'", "‑": "-"}
ANY = "*"


class Phrase(NamedTuple):
    """Folded words that mean an outcome, and how people spell them.

    `alone`: only if nothing but small words and dates stand beside it. `weak`: a failed
    attempt named later in the answer takes it back.
    """

    words: tuple[str, ...]
    outcome: str
    shown: str
    alone: bool = False
    weak: bool = False


Phrases = Mapping[str, tuple[Phrase, ...]]
"""By their first word, the longest first."""


class Vocabulary(NamedTuple):
    """What a reader of answers must know of the language and of its subject."""

    phrases: Phrases
    held: frozenset[str]
    """Outcomes that say that people did talk."""
    hard: frozenset[str]
    """Outcomes that a few other words may lead: they close nothing."""
    shelved: frozenset[str]
    """Outcomes that only put off."""
    small: frozenset[str]
    """Words before an outcome that say nothing more."""
    fillers: frozenset[str]
    """Words that may stand inside a phrase."""
    mine: Phrases
    """`by me`, and how else one says it."""
    selves: frozenset[str]
    """Small words before an outcome that say that it was me."""
    flips: Mapping[str, str]
    """What an outcome is if it was me."""
    ours: frozenset[str]
    """Before a colon: what follows is owed by me."""
    theirs: frozenset[str]
    """Before a colon: what follows is owed by the other side."""
    denials: frozenset[str]
    """Words that deny what stands beside them."""
    exact: Mapping[str, str]
    """Words that are others than the same in small letters."""


class Word(NamedTuple):
    """A folded word and where it stands."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """An outcome in a piece of text, and where its words begin and end.

    `gap` is where other words stand inside of it.
    """

    phrase: Phrase
    start: int
    end: int
    gap: tuple[int, int]
    by_me: bool


def phrases(rows: Mapping[str, str]) -> Phrases:
    """A table of phrases, from outcomes and what they are called.

    Phrases are parted by `|`. A `*` in one stands for a few words; `$` after it: it
    counts alone only; `~` after it: it is weak.
    """
    table: dict[str, list[Phrase]] = {}
    for outcome, row in rows.items():
        for written in row.split("|"):
            shown = written.rstrip("$~").strip()
            words = tuple(fold(word) for word in shown.split())
            sign = written.rstrip()[-1]
            phrase = Phrase(words, outcome, shown, sign == "$", sign == "~")
            table.setdefault(words[0], []).append(phrase)
    return {
        first: tuple(sorted(found, key=lambda phrase: -len(phrase.words)))
        for first, found in table.items()
    }


def words(text: str, exact: Mapping[str, str]) -> list[Word]:
    """The folded words of a text, signs apart."""
    return [
        Word(_folded(match[0], exact), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _folded(word: str, exact: Mapping[str, str]) -> str:
    if word in exact:
        return exact[word]
    word = fold(word) if len(word) < _LONGEST else word
    if not word.isascii():
        for sign, plain in _SIGNS.items():
            word = word.replace(sign, plain)
    return word


def begins(
    text: str, vocabulary: Vocabulary, is_aside: Callable[[str], bool]
) -> Found | None:
    """The outcome that a piece of text begins with, small words before it apart.

    Args:
        text: One piece of an answer.
        vocabulary: What counts as an outcome.
        is_aside: Whether a text beside an outcome adds nothing but a date.
    """
    said = words(text, vocabulary.exact)
    by_me = False
    for here, word in enumerate(said):
        for phrase in vocabulary.phrases.get(word.text, ()):
            found = _at(said, here, phrase, vocabulary.fillers)
            if found is None:
                continue
            rest = text[found.end :]
            if not phrase.alone or not _worded(rest, vocabulary) or is_aside(rest):
                return found._replace(start=said[0].start, by_me=by_me)
        if word.text not in vocabulary.small:
            return None
        by_me = by_me or word.text in vocabulary.selves
    return None


def holds(
    text: str, vocabulary: Vocabulary, is_aside: Callable[[str], bool]
) -> Found | None:
    """The hard outcome that a piece ends with, a few other words before it."""
    said = words(text, vocabulary.exact)
    for here, word in enumerate(said[: _AHEAD + 1]):
        for phrase in vocabulary.phrases.get(word.text, ()):
            if phrase.outcome not in vocabulary.hard or phrase.alone:
                continue
            found = _at(said, here, phrase, vocabulary.fillers)
            if found is None:
                continue
            rest = text[found.end :]
            if not _worded(rest, vocabulary) or is_aside(rest):
                return found._replace(start=said[0].start)
    return None


def _worded(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says more than small words do."""
    return any(
        word.text not in vocabulary.small for word in words(text, vocabulary.exact)
    )


def by_me(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where `by me` stands in a text, at its front or its end."""
    said = words(text, vocabulary.exact)
    for here, word in enumerate(said):
        for phrase in vocabulary.mine.get(word.text, ()):
            found = _at(said, here, phrase, frozenset())
            if found and (here == 0 or found.end == said[-1].end):
                return found.start, found.end
    return None


def _at(
    said: Sequence[Word], here: int, phrase: Phrase, fillers: frozenset[str]
) -> Found | None:
    """The phrase, if its words stand at `here`."""
    at = here
    gap = (0, 0)
    hole = 0
    for word in phrase.words:
        if word == ANY:
            hole = _GAP
            continue
        first = at
        while at < len(said) and said[at].text != word:
            if at - first >= hole and said[at].text not in fillers:
                return None
            if at - first > _AHEAD:
                return None
            at += 1
        if at == len(said):
            return None
        if hole and at > first:
            gap = said[first].start, said[at - 1].end
        hole = 0
        at += 1
    return Found(phrase, said[here].start, said[at - 1].end, gap, by_me=False)


def denies(text: str, vocabulary: Vocabulary) -> bool:
    """Whether one of a text's first words denies something."""
    said = words(text, vocabulary.exact)[:_AHEAD]
    return any(word.text in vocabulary.denials for word in said)


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
    for phrase in _listed(vocabulary.phrases):
        if phrase.outcome in vocabulary.held or ANY in phrase.words:
            continue
        if _is_near(said, [w for w in phrase.words if w not in vocabulary.small]):
            return phrase.shown
    return ""


def _listed(table: Phrases) -> Iterator[Phrase]:
    for found in table.values():
        yield from found


def _is_near(said: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    if size < 2:  # noqa: PLR2004 - one word
        short = not phrase or len(phrase[0]) < _NEAR_WORD
        return not short and len(said) == 1 and is_slip(said[0], phrase[0])
    joined = "".join(phrase)
    if len(joined) < _NEAR_PHRASE:
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
    return min(len(one), len(other)) >= _NEAR_PART and is_slip(one, other)


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
