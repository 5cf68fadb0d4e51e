"""What became of a talk that did not come about: the phrases, and how to find them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines.folding import bag

HARD = frozenset({"not-reached", "mailbox", "no-show", "did-not-happen"})
"""Outcomes that no word about a talk in the same line outweighs."""

_PHRASES = {
    "not-reached": (
        "nicht erreicht|nicht abgehoben|hebt nicht ab|hob nicht ab|nicht abhebt"
        "|geht nicht ran|ging nicht ran|geht nicht dran|ging nicht dran"
        "|nicht rangegangen|nicht drangegangen|geht nicht ans telefon"
        "|nicht erreichbar|niemanden erreicht|niemand erreicht|niemand da|keiner da"
        "|niemand abgehoben|keiner abgehoben|n e|n.e"
        "|keine antwort|keine rueckmeldung|keine reaktion|meldet nicht"
        "|nicht gemeldet|no answer|not reached|not reachable|unreachable|no reply"
        "|no response|didn't answer|did not answer|didn't pick up|did not pick up"
        "|didn't reach|couldn't reach|could not reach|no pick-up|nobody answered"
        "|nobody picked up|didn't reply|did not reply|no luck|line busy|line engaged"
        "|no joy|nobody in|nobody home"
    ),
    "mailbox": (
        "mailbox|sprachbox|anrufbeantworter|auf band|voicemail|voice mail"
        "|left message|left a message|nachricht hinterlassen|answering machine"
        "|answerphone|left vm|left a vm|left msg|left a msg"
    ),
    "no-show": (
        "nicht erschienen|nicht gekommen|kam nicht|nicht aufgetaucht|no-show|no show"
        "|noshow|#noshow|#no-show|didn't show|did not show|didn't turn up"
        "|did not turn up|stood me up|mich versetzt|versetzt|hat's vergessen"
        "|hats vergessen|hat es vergessen|hat's verpasst|hats verpasst"
        "|hat es verpasst|hat's verschwitzt|hats verschwitzt|von ihr vergessen"
        "|von ihm vergessen|von ihr verpasst|von ihm verpasst|she forgot it"
        "|he forgot it|she missed it|he missed it"
    ),
    "did-not-happen": (
        "fand nicht statt|nicht stattgefunden|niemand hat angerufen|did not happen"
        "|didn't happen|nobody called|kam nicht zustande|nicht zustande gekommen"
        "|fiel aus|ausgefallen|faellt aus"
    ),
    "my-fault": (
        "ich vergessen|habe ich vergessen|von mir vergessen|von mir verpasst"
        "|ich verpasst|verschwitzt|mein fehler|my fault|i forgot|forgot|#myfault"
        "|#verpasst|verpasst|missed"
    ),
    "moved": "verschoben|verlegt|rescheduled|postponed|moved",
    "cancelled": "abgesagt|storniert|cancelled|canceled|called off",
    "busy": "besetzt|busy|engaged",
}
_WHOLE = {"vm": "mailbox", "lm": "mailbox", "lvm": "mailbox", "rang out": "not-reached"}
"""What means an outcome only where it is all that a clause says."""
_BEFORE_WHAT = frozenset({"moved", "verlegt", "missed", "verpasst", "forgot"})
"""Words of many meanings: they count only beside a noun for a talk."""

FILLERS = bag(
    "leider wieder noch auch heute again just wohl immer mehr mal zweimal dreimal erst"
    " jetzt dann sie er ihn still yet today twice schon mehrmals gerade sich"
)
AUXILIARY = bag(
    "hat haben ist war wurde wird has have is was were been der die das the his her"
    " ihr sein mir von mich auf den nur only got left went to on"
) | {"\x01"}


_SMALL = AUXILIARY | FILLERS

TRIGGERS = frozenset(
    max(phrase.split(), key=len)
    for phrases in _PHRASES.values()
    for phrase in phrases.split("|")
) | bag(" ".join(_WHOLE))
"""A word of each phrase; a text with none of them holds no outcome."""


class Outcome(NamedTuple):
    """An outcome among words: its name, where it begins, and whether it is sure."""

    name: str
    at: int
    hard: bool
    vague: bool


def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, name))
    return table


_TABLE = _table()
_FIRST = _TABLE.keys() | bag(" ".join(_WHOLE))


def find(words: Sequence[str]) -> Outcome | None:
    """The first outcome among folded words; fillers between its words don't matter."""
    if _FIRST.isdisjoint(words):
        return None
    kept = [(at, word) for at, word in enumerate(words) if word not in FILLERS]
    if name := _WHOLE.get(" ".join(word for _, word in kept)):
        return _outcome(name, kept[0][1], kept[0][0])
    for here, (at, word) in enumerate(kept):
        for phrase, name in _TABLE.get(word, ()):
            if tuple(w for _, w in kept[here : here + len(phrase)]) == phrase:
                return _outcome(name, word, at)
    return None


def begins(words: Sequence[str]) -> Outcome | None:
    """The outcome that words begin with, small words in front apart."""
    found = find(words)
    return found if found and in_front(found, words) else None


def in_front(found: Outcome, words: Sequence[str]) -> bool:
    """Whether only small words stand before an outcome."""
    return found.at == 0 or _SMALL.issuperset(words[: found.at])


def _outcome(name: str, word: str, at: int) -> Outcome:
    if name == "busy":
        return Outcome("not-reached", at, hard=False, vague=False)
    return Outcome(name, at, hard=name in HARD, vague=word in _BEFORE_WHAT)
