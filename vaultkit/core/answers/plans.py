"""What an answer says is to come, with no colon: who does what, and where people meet.

`ich schick Rechnung bis Fr` is owed by me, `she'll send the docs by Mon` by the other
side, `Termin am Do 10:00` is agreed on, `melde mich Mo wegen Angebot` says when to talk
again. A piece that denies or asks says nothing of the kind, and in doubt it is text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from vaultkit.core.answers import days, matching, points
from vaultkit.core.answers.days import Said, plain
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.matching import Word
from vaultkit.core.answers.result import Meeting, Owed
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import Day, When

_NEAR = 4
"""Words among which a verb of calling is looked for."""
_LONG = 16
"""Words of a piece that is looked at."""
_ENDS = frozenset(("bis", "until", "by", "vor", "before"))
"""After these a time is when people are busy, and not when they meet."""
_PLAIN = frozenset(("", "am", "on"))
_ON_ME = frozenset((("me", "to"), ("us", "to")))
"""`me to send the plan`, whereas `me` elsewhere is whom something is sent to."""
_SMALL_PLACES = frozenset(("im", "in", "at"))
_PLACES = _SMALL_PLACES | {"bei", "beim", "mit", "with"}
_EMPTY = ("( )", '" "', "„ “", "“ ”")
"""What a date leaves that stood in brackets or quotes."""
_JOINTS = frozenset(
    ("und", "and", "aber", "but", "dann", "then", "also", "so", "ok", "bitte", "pls")
)


class Piece(NamedTuple):
    """A piece of an answer and the one date in it."""

    text: str
    words: tuple[Word, ...]
    """Those that are not of the date."""
    said: tuple[str, ...]
    """The same, as the vocabulary spells them."""
    when: When | None


def piece(text: str, base: Day | None, vocabulary: Vocabulary) -> Piece | None:
    """A piece to look at; None if it denies, asks, or holds several dates."""
    words = matching.words(text, vocabulary.exact)
    found = days.inside(text, base)
    if not words or len(words) > _LONG or len(found) > 1 or "?" in text:
        return None
    if not vocabulary.denials.isdisjoint(word.text for word in words):
        return None
    when = found[0] if found else None
    due = None if when else points.deadline(text, base)
    if isinstance(due, Said):
        when = due.when
    left = [w for w in words if not (when and when.start <= w.start < when.end)]
    while left and left[0].text in _JOINTS:
        left.pop(0)
    return Piece(text, tuple(left), tuple(word.text for word in left), when)


def _left(one: Piece, gone: Iterable[int]) -> str:
    """The words that stay, as written, when some of them and the date are taken."""
    spans = [(one.words[n].start, one.words[n].end) for n in gone]
    spans.append((0, one.words[0].start))
    if one.when is not None:
        spans.append((one.when.start, one.when.end))
    at, parts = 0, []
    for start, end in sorted(spans):
        parts.append(one.text[at:start])
        at = max(at, end)
    text = " ".join(" ".join((*parts, one.text[at:])).split())
    for empty in _EMPTY:
        text = text.replace(empty, "")
    return plain(" ".join(text.replace(" ,", ",").split()))


def asks(one: Piece, vocabulary: Vocabulary) -> Said | None:
    """`melde mich Mo wegen Angebot`: when to talk again, with words about it."""
    when, calling = one.when, vocabulary.plans.calling
    if when is None or not (when.day or when.time) or when.fault:
        return None
    if calling.isdisjoint(one.said[:_NEAR]) and calling.isdisjoint(one.said[-1:]):
        return None
    return Said(when, one.text[when.start : when.end], again=True)


def meets(
    one: Piece, base: Day | None, vocabulary: Vocabulary
) -> Meeting | Unread | None:
    """`Termin am Do 10:00 vereinbart`: where people meet; without a date if none is in.

    What stands before the date and before the noun must say no more than that.
    """
    said, when, plans = one.said, one.when, vocabulary.plans
    noun = next((n for n, word in enumerate(said) if word in plans.events), None)
    settled = not plans.settled.isdisjoint(said)
    us = not plans.meets.isdisjoint(said) and not plans.us.isdisjoint(said)
    if (noun is None and not (when and (settled or us))) or not plans.past.isdisjoint(
        said
    ):
        return None
    around = vocabulary.small | plans.settled | plans.around
    if us:
        around |= plans.meets
    whose = around | plans.theirs_has
    placed = _placed(one, noun, whose) if noun is not None else set[int]()
    front = [n for n in range(len(said)) if _is_front(one, n, noun) and n not in placed]
    theirs = not settled and any(
        said[n] in plans.theirs_has for n in front if noun is None or n < noun
    )
    if theirs or not around.issuperset(said[n] for n in front):
        return None
    if when is None:
        return Meeting(_title(one, noun, around), None, True, one.text)
    if doubt := _doubt(one, when, base):
        return doubt
    if when.lead in _ENDS:
        return None
    return Meeting(_title(one, noun, around), when, noun is not None, one.text)


def _placed(one: Piece, noun: int, around: Collection[str]) -> set[int]:
    """The words behind the noun that say where and with whom: `im Büro`, `mit Max`.

    A word in small letters is a place only behind what leads to one.
    """
    said, n = one.said, noun + 1
    found: set[int] = set()
    while n < len(said) and said[n] in _PLACES:
        small = said[n] in _SMALL_PLACES
        found.add(n)
        n += 1
        while n < len(said) and said[n] in around:
            found.add(n)
            n += 1
        while n < len(said) and said[n] not in _PLACES:
            if not (small or one.text[one.words[n].start].isupper()):
                break
            small = False
            found.add(n)
            n += 1
    return found


def _doubt(one: Piece, when: When, base: Day | None) -> Unread | None:
    """Why the time at which people are to meet is none: `Termin am 31.11. 10:00`."""
    if when.fault:
        dated = points.dated(one.text, when, base)
        return dated if isinstance(dated, Unread) else None
    if when.time is None and any(word.isdigit() for word in one.said):
        return Unread(one.text, "unclear")
    return None


def _is_front(one: Piece, n: int, noun: int | None) -> bool:
    """Whether a word stands before the date or the noun; without a date all do."""
    if one.when is None or (noun is not None and n < noun):
        return n != noun
    return n != noun and one.words[n].start < one.when.start


def _title(one: Piece, noun: int | None, around: Collection[str]) -> str:
    """What it is called: the noun, and what stands behind it but for the date."""
    said, first, last = one.said, noun or 0, len(one.said)
    while last > first and last - 1 != noun and said[last - 1] in around:
        last -= 1
    while noun is None and first < last and said[first] in around:
        first += 1
    inside = (n for n in range(first, last) if n != noun and said[n] in around)
    gone = {*range(first), *range(last, len(said))}
    for n in inside:
        # `Termin vereinbart mit der Technik`: what is between noun and matter.
        if n - 1 not in gone | {noun}:
            break
        if said[n] not in _KEPT_IN:
            gone.add(n)
    return _left(one, gone)


_KEPT_IN = frozenset(("bei", "im", "in", "mit", "with", "at", "wegen", "about", "re"))


def owed(
    one: Piece, base: Day | None, vocabulary: Vocabulary, called: Collection[str]
) -> tuple[Owed | None, Unread | None]:
    """What somebody says he will do: mine by its verb, theirs with a day besides."""
    due = points.deadline(one.text, base)
    by = due is not None
    when = one.when
    if not by and when is not None and when.lead in _PLAIN and when.day:
        due = points.dated(one.text, when, base)
    pledge = _mine(one, vocabulary, by=by)
    if pledge is None and due is not None:
        pledge = _theirs(one, vocabulary, called, by=by)
    if pledge is None:
        return None, None
    text = _left(one, pledge.gone)
    text = " ".join(filter(None, (text, pledge.verb)))
    if not isinstance(due, Said):
        return Owed(text, None, pledge.theirs, one.text), due
    return Owed(text, due.when.moment, pledge.theirs, one.text), None


class _Pledge(NamedTuple):
    """Who does something: the words that say so, and the verb to end a title with."""

    gone: frozenset[int]
    verb: str
    theirs: bool


def _mine(one: Piece, vocabulary: Vocabulary, *, by: bool) -> _Pledge | None:
    """`ich schick …`, `schicke …`, `I'll send …`, `Angebot schicken`, `send …`."""
    said, plans = one.said, vocabulary.plans
    if said[:1] and (said[0] in plans.ours or said[:2] in _ON_ME):
        at = 1
        while at < len(said) and said[at] in plans.modals:
            at += 1
        if said[at : at + 1] and said[at] not in plans.idle:
            again = said[at] in plans.calling
            if again and one.when is not None:
                return None
            sure = by or again or not plans.binds.isdisjoint(said[1:at])
            return _done(one, at, vocabulary, sure=sure, theirs=False)
        return None
    if len(said) > 1:
        return _bare(one, vocabulary)
    return None


def _bare(one: Piece, vocabulary: Vocabulary) -> _Pledge | None:
    """`schick ich es`, `schicke Angebot`, `Angebot schicken`, with nobody named."""
    said, plans = one.said, vocabulary.plans
    if said[0] in plans.others_do:
        return None
    if said[0] in plans.does and said[1] in vocabulary.ours:
        verb = plans.does[said[0]]
        return _Pledge(frozenset((0, 1) if verb else (1,)), verb, theirs=False)
    at = next((n for n, word in enumerate(said) if word not in plans.needs), 0)
    if at and said[at] in plans.does:
        return _done(one, at, vocabulary, sure=True, theirs=False)
    if said[0] in plans.bare:
        verb = plans.bare[said[0]]
        return _Pledge(frozenset((0,) if verb else ()), verb, theirs=False)
    others = plans.others | plans.others_will
    if _ends_in_verb(one, vocabulary) and others.isdisjoint(said):
        return _Pledge(frozenset(), "", theirs=False)
    return None


def _ends_in_verb(one: Piece, vocabulary: Vocabulary) -> bool:
    """`Angebot schicken`; in `will Zahlen` it is a noun, and has a capital."""
    last = one.words[-1]
    shouted = one.text.isupper() or last is one.words[0]
    is_noun = one.text[last.start].isupper() and not shouted
    return last.text in vocabulary.plans.infinitives and not is_noun


def _theirs(
    one: Piece, vocabulary: Vocabulary, called: Collection[str], *, by: bool
) -> _Pledge | None:
    """`sie schickt …`, `Anna will … schicken`, `schickt …`, `bis Mo schickt sie …`."""
    said, plans = one.said, vocabulary.plans
    if len(said) > 1 and said[0] in plans.delivers and said[1] in plans.others:
        return _Pledge(frozenset((0, 1)), plans.delivers[said[0]], theirs=True)
    names = {word for name in called for word in name.split()}
    at = 0
    while at < len(said) and (said[at] in plans.polite or said[at] in names):
        at += 1
    if said and said[0] in plans.others:
        at = 1
    if at == 0:
        return _unnamed(said, vocabulary, by=by)
    while at < len(said) and said[at] in plans.others_will:
        at += 1
    return _done(one, at, vocabulary, sure=False, theirs=True)


def _unnamed(
    said: Sequence[str], vocabulary: Vocabulary, *, by: bool
) -> _Pledge | None:
    """`schickt Zahlen`, `sends numbers`: what nobody says of himself."""
    plans = vocabulary.plans
    verb = plans.others_do.get(said[0]) if said else None
    if verb is None or (said[0] in plans.also_done and not by):
        return None
    return _Pledge(frozenset((0,) if verb else ()), verb, theirs=True)


def _done(
    one: Piece, at: int, vocabulary: Vocabulary, *, sure: bool, theirs: bool
) -> _Pledge | None:
    """What is left of words from a verb on: `schick Rechnung` is `Rechnung schicken`.

    Args:
        one: Who does it, and what.
        at: Where the verb stands.
        vocabulary: Has the verbs.
        sure: Any verb will do.
        theirs: It is the other side's.
    """
    said, plans = one.said, vocabulary.plans
    front = frozenset(range(at))
    verb = (
        (plans.delivers if theirs else plans.does).get(said[at])
        if at < len(said)
        else None
    )
    if verb:
        return _Pledge(front | {at}, verb, theirs)
    if verb is None and not sure and not _ends_in_verb(one, vocabulary):
        return None
    return _Pledge(front, "", theirs)
