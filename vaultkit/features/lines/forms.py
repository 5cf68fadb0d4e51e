"""The words that make a clause a talk: past forms, and nouns for ways of talking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import LINK, Clause
from vaultkit.features.lines.folding import bag, fold

COMPOUND = (
    "telefonat",
    "gespraech",
    "treffen",
    "besprechung",
    "meeting",
    "termin",
    "kaffee",
    "besuch",
    "call",
    "essen",
)
_JOINED = frozenset({"und", "and", "&", "sowie", "plus", LINK})
_AND = (("und",), ("and",), ("&",))
_BETWEEN = 2
_AROUND = ".,;:()*_\"'„“”‚‘’«»›‹!"
"""Signs that may stand around a noun and are not of it."""
_DECIDED = bag(
    "entscheidung entscheidungen vorkehrungen massnahmen annahme auswahl wahl"
)


class Form(NamedTuple):
    """A channel, the people, and whether a later "moved" could take it back."""

    channel: str
    links: tuple[int, ...]
    sure: bool = True
    noun: bool = False


NOTHING = Form("", ())


def find(text: str, clause: Clause) -> Form | None:
    """What makes this clause, people named in it, a talk."""
    clause = _ours(clause)
    if not clause.links:
        return None
    return _past_with(text, clause) or _sent(clause) or _noun_with(text, clause)


def _ours(clause: Clause) -> Clause:
    """The clause without what others did: `[[A]] says he met [[B]]`."""
    words = clause.words
    for at, word in enumerate(words):
        if word in say.OTHERS and words[at + 1 : at + 2] not in _AND:
            after = words[at:]
            if LINK in after and say.US.isdisjoint(after):
                kept = words[:at]
                links = clause.links[: kept.count(LINK)]
                return clause._replace(words=kept, links=links)
    return clause


def heading(text: str, clause: Clause) -> Form | None:
    """What a clause before a colon, nobody named in it, makes of what follows."""
    words = clause.words
    if not words:
        return None
    last = words[-1]
    if last in say.CHANNELS or last.endswith(COMPOUND):
        return Form(_channel(text, clause, last), (), sure=False, noun=True)
    return past(clause)


def noun_before(text: str, clause: Clause) -> Form | None:
    """`Tel. [[X]]`: a noun right before the people at a clause's end.

    Not if an English writer could mean it as an order: `call [[X]]`.
    """
    words = clause.words
    at = len(words)
    while at and words[at - 1] in _JOINED:
        at -= 1
    if not 0 < at < len(words):
        return None
    word = words[at - 1]
    if word in say.COMMANDS or not (word in say.CHANNELS or word.endswith(COMPOUND)):
        return None
    return Form(_channel(text, clause, word), clause.links, sure=False, noun=True)


def past(clause: Clause) -> Form | None:
    """The past form in a clause, wherever its people stand."""
    for word in clause.words:
        if word in say.PAST:
            channel = say.PAST[word][0] or noun(clause.words)
            return Form(channel, (), word not in say.ONE_SIDED)
    return None


def noun(words: Sequence[str]) -> str:
    """The canonical channel that a noun among the words names, if it has one."""
    for word in words:
        if word in say.CHANNELS:
            return say.CHANNELS[word] or word
    for word in words:
        if word.endswith(COMPOUND):
            return word
    return ""


def said(text: str, clause: Clause, *, label: bool) -> str:
    """The channel of a log entry, from its first clause.

    `label`: the clause stands before a colon, and what it says is the channel as it
    stands.
    """
    words = clause.words
    if not words:
        return ""
    known = words[-1] if label else next(iter(words), "")
    if known in say.PAST:
        return say.PAST[known][0]
    if label:
        whole = text[clause.start : clause.stop].strip().rstrip(":").strip("*_ ")
        return say.CHANNELS.get(known) or whole
    form = past(clause)
    if form is not None and form.channel:
        return form.channel
    for word in words:
        if word in say.CHANNELS:
            return _channel(text, clause, word)
    return ""


def partners(clause: Clause) -> tuple[int, ...]:
    """The links of a clause that are not its topic: `about [[X]]` is."""
    kept, number = [], 0
    for at, word in enumerate(clause.words):
        if word == LINK:
            if not (at and clause.words[at - 1] in say.ABOUT):
                kept.append(clause.links[number])
            number += 1
    return tuple(kept)


def _past_with(text: str, clause: Clause) -> Form | None:
    words = clause.words
    for at, word in enumerate(words):
        if word not in say.PAST:
            continue
        channel, where = say.PAST[word]
        people = partners(clause)
        if not people or not _stands(where, words, at):
            continue
        if word == "getroffen" and not _DECIDED.isdisjoint(words[:at]):
            continue
        if not channel and noun(words):
            channel = _channel(text, clause, noun(words))
        return Form(channel, people, word not in say.ONE_SIDED)
    return None


def _stands(where: str, words: Sequence[str], at: int) -> bool:
    """Whether a link stands where the past form at `at` wants it."""
    if where == "to":
        told = words[at - 1] == LINK and words[at - 2] in say.BEFORE_WHOM
        return words[0] == LINK or (at > 1 and told) or _follows(words, say.TO)
    if where == "with":
        return _follows(words, frozenset({"mit", "with"}))
    if where == "first":
        return words[0] == LINK
    if where == "into":
        return words[at + 1 : at + 3] == ("into", LINK)
    next_one = words[at + 1 : at + 2] == (LINK,) or (
        words[at + 2 : at + 3] == (LINK,) and words[at + 1] in say.WITH
    )
    if where == "next":
        return next_one
    return where != "near" or next_one or LINK in words[:at]


def _follows(words: Sequence[str], small: frozenset[str]) -> bool:
    return any(
        word == LINK and at and words[at - 1] in small for at, word in enumerate(words)
    )


def _sent(clause: Clause) -> Form | None:
    """`Mail an [[X]] geschickt`."""
    words = clause.words
    if say.SENT.isdisjoint(words) or not _follows(words, say.TO):
        return None
    for word in words:
        if word in say.WRITTEN:
            return Form(say.CHANNELS[word], partners(clause), sure=False)
    return None


def _noun_with(text: str, clause: Clause) -> Form | None:
    """`Kaffee mit [[X]]`, `mail from [[X]] and [[Y]]`, `mit [[X]] Kaffee`."""
    words = clause.words
    noun_at = next(
        (n for n, w in enumerate(words) if w in say.CHANNELS or w.endswith(COMPOUND)),
        None,
    )
    if noun_at is None:
        return None
    people: list[int] = []
    for at, word in enumerate(words):
        if word in say.WITH:
            start, stop = _group(words, at)
            if start < stop and (noun_at < at or noun_at == stop):
                skipped = words[:start].count(LINK)
                count = words[start:stop].count(LINK)
                people += clause.links[skipped : skipped + count]
    if not people:
        return None
    channel = _channel(text, clause, words[noun_at])
    return Form(channel, tuple(dict.fromkeys(people)), sure=False, noun=True)


def _group(words: Sequence[str], at: int) -> tuple[int, int]:
    """Where the people led by the word at `at` stand: up to two words may lie between.

    `mit Frau [[X]] und [[Y]]`.
    """
    start = at + 1
    while start <= at + _BETWEEN and words[start : start + 1] not in ((), (LINK,)):
        if words[start] in say.ABOUT:
            return at, at
        start += 1
    if words[start : start + 1] != (LINK,):
        return at, at
    stop = start
    while stop < len(words) and words[stop] in _JOINED:
        stop += 1
    return start, stop


def _channel(text: str, clause: Clause, word: str) -> str:
    """The canonical channel of a noun, else the noun as it is written."""
    known = say.CHANNELS.get(word)
    pieces = (
        piece.strip(_AROUND) for piece in text[clause.start : clause.stop].split()
    )
    return known or next((piece for piece in pieces if fold(piece) == word), word)
