"""Finding a vocabulary's phrases in a piece of an answer.

In doubt there is none: a word inside other words, or one that may be a thing. Nothing
is matched that is not spelled as the vocabulary has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from vaultkit.core.answers.vocabulary import ANY, Phrase, Vocabulary
from vaultkit.core.dates.vocabulary import fold

_WORD = re.compile(r"#?[^\W_]+(?:[-'’‑&.][^\W_]+)*")
_GAP = 6
"""Words that may stand where a phrase has a `*`."""
_BEHIND = 10
"""Words of a date, and before it, that an outcome may stand behind."""
_AHEAD = 5
"""Words that may stand before a hard outcome."""
_LONGEST = 40
_SAYS_MORE = frozenset(":–—-")
_JOINTS = frozenset(("und", "u", "and", "aber", "but", "doch", "jedoch", "though"))
_NONE = frozenset[str](), frozenset[str]()
_SIGNS = {"’": "'", "‑": "-"}


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


def words(text: str, exact: Mapping[str, str]) -> list[Word]:
    """The folded words of a text, signs apart; where all is shouted nothing is `AB`."""
    shouted = text.isupper()
    return [
        Word(
            _folded(match[0].lower() if shouted else match[0], exact),
            match.start(),
            match.end(),
        )
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
    mine = False
    for here, word in enumerate(said):
        for phrase in vocabulary.phrases.get(word.text, ()):
            found = _at(said, here, phrase, vocabulary)
            if found is None:
                continue
            if _may_stand(phrase, text[found.end :], vocabulary, is_aside):
                mine = mine or by_me(text[: word.start], vocabulary) is not None
                return found._replace(start=said[0].start, by_me=mine)
        if word.text not in vocabulary.small:
            return None
        mine = mine or word.text in vocabulary.selves
    return None


def _may_stand(
    phrase: Phrase,
    rest: str,
    vocabulary: Vocabulary,
    is_aside: Callable[[str], bool],
) -> bool:
    """Whether a phrase counts with these words after it."""
    if not phrase.alone or not worded(rest, vocabulary):
        return True
    if phrase.outcome in vocabulary.apart and rest.lstrip()[:1] in _SAYS_MORE:
        return True
    return phrase.outcome not in vocabulary.closing and is_aside(rest)


def behind(
    text: str,
    vocabulary: Vocabulary,
    is_date: Callable[[str], bool],
    is_aside: Callable[[str], bool],
) -> tuple[Found, str] | None:
    """The outcome right behind a date, and that date: `am 20.11. erreicht`."""
    said = words(text, vocabulary.exact)
    small = next((n for n, w in enumerate(said) if w.text not in vocabulary.small), 0)
    for here in range(1, min(len(said), _BEHIND)):
        at = said[here].start
        found = begins(text[at:], vocabulary, is_aside)
        if found is None:
            continue
        dates = (text[word.start : at] for word in said[: min(here, small + 1)])
        date = next(filter(is_date, dates), None)
        if date is not None:
            moved = found._replace(
                start=said[0].start,
                end=found.end + at,
                gap=(found.gap[0] + at, found.gap[1] + at),
                by_me=found.by_me or by_me(text[:at], vocabulary) is not None,
            )
            return moved, date
    return None


def holds(
    text: str, vocabulary: Vocabulary, is_aside: Callable[[str], bool]
) -> Found | None:
    """The outcome, but a talk's, that a piece ends with after a few other words."""
    said = words(text, vocabulary.exact)
    for here, word in enumerate(said[: _AHEAD + 1]):
        for phrase in vocabulary.phrases.get(word.text, ()):
            if phrase.outcome in vocabulary.held or phrase.alone:
                continue
            found = _at(said, here, phrase, vocabulary)
            if found is None:
                continue
            rest = text[found.end :]
            if not worded(rest, vocabulary) or is_aside(rest):
                return found._replace(start=said[0].start)
        if word.text in vocabulary.denials:
            # `hat es nicht vergessen`: what follows is denied.
            return None
    return None


def led_to(
    text: str, vocabulary: Vocabulary, is_aside: Callable[[str], bool], *, on: bool
) -> Found | None:
    """What closes nothing and is all that a text says: `but no answer`, `AB, Fr`.

    Where the text goes `on` with what is before it, a few words may come first.
    """
    said = words(text, vocabulary.exact)
    at = next((word.start for word in said if word.text not in _JOINTS), 0)
    rest = " " * at + text[at:]
    found = begins(rest, vocabulary, is_aside)
    if on and found is None:
        found = holds(rest, vocabulary, is_aside)
    if found is None or found.phrase.outcome not in vocabulary.led:
        return None
    return found if is_aside(text[found.end :]) else None


def worded(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says more than small words do."""
    return any(
        word.text not in vocabulary.small for word in words(text, vocabulary.exact)
    )


def by_me(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where `by me` stands in a text, at its front or its end."""
    said = words(text, vocabulary.exact)
    for here, word in enumerate(said):
        for phrase in vocabulary.mine.get(word.text, ()):
            found = _at(said, here, phrase, None)
            if found and (here == 0 or found.end == said[-1].end):
                return found.start, found.end
    return None


def _at(
    said: Sequence[Word], here: int, phrase: Phrase, vocabulary: Vocabulary | None
) -> Found | None:
    """The phrase, if its words stand at `here`.

    What stands where it has a `*` may not deny it: `mit ihr nicht gesprochen`.
    """
    fillers, denials = (vocabulary.fillers, vocabulary.denials) if vocabulary else _NONE
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
            at += 1
        if at == len(said):
            return None
        if hole and at > first:
            gap = said[first].start, said[at - 1].end
            if not denials.isdisjoint(word.text for word in said[first:at]):
                return None
        hole = 0
        at += 1
    return Found(phrase, said[here].start, said[at - 1].end, gap, by_me=False)


def denies(text: str, vocabulary: Vocabulary) -> bool:
    """Whether one of a text's first words denies something."""
    said = words(text, vocabulary.exact)[:_AHEAD]
    return any(word.text in vocabulary.denials for word in said)
