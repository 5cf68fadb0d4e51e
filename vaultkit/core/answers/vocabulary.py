"""The words that answers begin with, as a reader of answers wants them.

Which words mean what is not known here; who knows the subject hands a vocabulary in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vaultkit.core.answers.days import Tries
from vaultkit.core.dates.vocabulary import fold

ANY = "*"


class Phrase(NamedTuple):
    """Folded words that mean an outcome, and how people spell them.

    `alone`: only if nothing but small words and dates stand beside it; `thing`: so in a
    line of one's own, where it may be what the line is about. `weak`: a failed attempt
    named later in the answer takes it back.
    """

    words: tuple[str, ...]
    outcome: str
    shown: str
    alone: bool
    weak: bool
    thing: bool


Phrases = Mapping[str, tuple[Phrase, ...]]
"""By their first word, the longest first."""


class Plans(NamedTuple):
    """Words for what is to come: who does something, who meets, who calls again."""

    events: frozenset[str]
    """What people meet at."""
    settled: frozenset[str]
    """Words that say that it is agreed on."""
    around: frozenset[str]
    """Words that may stand before it."""
    meets: frozenset[str]
    """Verbs for seeing each other."""
    us: frozenset[str]
    """Whom one meets."""
    theirs_has: frozenset[str]
    """Before it, words that make it somebody else's."""
    past: frozenset[str]
    """Words that say that it has been."""
    calling: frozenset[str]
    """Verbs for trying to talk again."""
    ours: frozenset[str]
    """With these begins what I do."""
    modals: frozenset[str]
    """What may stand between me and the verb."""
    binds: frozenset[str]
    """Those of them behind which anything is owed: `I owe her a coffee`."""
    needs: frozenset[str]
    """The same with nobody named: `need to send the offer`."""
    idle: frozenset[str]
    """Verbs that bind nobody: `ich warte bis Fr`."""
    does: Mapping[str, str]
    """Verbs of what I do, and what is put at a title's end for them."""
    bare: Mapping[str, str]
    """Those of them that need nobody named: `schicke Angebot`, `send the offer`."""
    delivers: Mapping[str, str]
    """The same for others."""
    others_do: Mapping[str, str]
    """Those forms that nobody says of himself: `schickt die Pläne`, `sends plans`."""
    also_done: frozenset[str]
    """Those of them that may say as well that it was done: `bezahlt`."""
    infinitives: frozenset[str]
    """Verbs at the end of what is to be done."""
    others: frozenset[str]
    """With these begins what others do."""
    others_will: frozenset[str]
    """What may stand between them and the verb."""
    polite: frozenset[str]
    """Forms of address before a name."""


class Vocabulary(NamedTuple):
    """What a reader of answers must know of the language and of its subject."""

    phrases: Phrases
    held: frozenset[str]
    """Outcomes that say that people did talk."""
    hard: frozenset[str]
    """Outcomes of which a talk is the opposite."""
    asks: frozenset[str]
    """Outcomes for which nobody need have been reached."""
    led: frozenset[str]
    """Outcomes that a few other words may stand before; they close nothing."""
    closing: frozenset[str]
    """Outcomes after which nothing comes: a date beside them is something else."""
    shelved: frozenset[str]
    """Outcomes that only put off."""
    apart: frozenset[str]
    """Outcomes that say nothing of what came of it: another may follow as if first."""
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
    plans: Plans
    tries: Tries
    """Words around a date which say that one tries again then."""
    exact: Mapping[str, str]
    """Words that are others than the same in small letters."""


def among(words: Vocabulary, others: Iterable[str]) -> Vocabulary:
    """A vocabulary for a talk that others take part in, by what they are called.

    What one of them will do is owed by the other side; else they are named like anybody
    whom one talks about.
    """
    named = frozenset(fold(name) for name in others)
    if not named:
        return words
    plans = words.plans._replace(others=words.plans.others | named)
    return words._replace(theirs=words.theirs | named, plans=plans)


def phrases(rows: Mapping[str, str]) -> Phrases:
    """A table of phrases, from outcomes and what they are called.

    Phrases are parted by `|`. A `*` in one stands for a few words; `$` after it: it
    counts alone only; `!`: it is a thing; `~`: it is weak.
    """
    table: dict[str, list[Phrase]] = {}
    for outcome, row in rows.items():
        for written in row.split("|"):
            shown = written.rstrip("$~!")
            words = tuple(fold(word) for word in shown.split())
            alone, weak, thing = (written[-1] == sign for sign in "$~!")
            phrase = Phrase(words, outcome, shown, alone, weak, thing)
            table.setdefault(words[0], []).append(phrase)
    return {
        first: tuple(sorted(found, key=lambda phrase: -len(phrase.words)))
        for first, found in table.items()
    }
