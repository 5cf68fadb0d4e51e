"""The dates that an answer acts upon: the next one, and a day to be done by."""

from __future__ import annotations

import re

from vaultkit.core.answers.days import (
    NO_TRIES,
    Said,
    Tries,
    find,
    of_this_year,
    plain,
    whole,
    within,
)
from vaultkit.core.answers.doubts import Unread, doubt, doubtful_end, refused
from vaultkit.core.dates import Day, When

_BY = re.compile(
    r"(?<![^\W_])(?:bis|by|until|till|til|spätestens)(?![^\W_])", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"(?:von|vom|from)\s+(.{2,60}?)\s+((?:auf|to|zum)\s.*)", re.IGNORECASE | re.DOTALL
)
_NOT_BEFORE = re.compile(
    r"(?:aber\s+|but\s+)?(?:nicht|not)\s+(?=(?:vor|before)\s)", re.IGNORECASE
)
_BY_LEADS = frozenset(("bis", "by", "until"))
_PLAIN_LEADS = frozenset(("", "am", "on"))
_QUOTES = str.maketrans(dict.fromkeys('"„“”«»'))
_LONG = 80
_LONGEST = 160


def alone(text: str, base: Day | None, tries: Tries = NO_TRIES) -> Said | Unread | None:
    """The date that a text is and nothing else; None if it does not look like one.

    Args:
        text: A piece of an answer.
        base: The day to count from.
        tries: Words that may stand around a date and only say that one tries again.
    """
    text = plain(text.translate(_QUOTES))
    if not text or len(text) > _LONGEST:
        return None
    early = _NOT_BEFORE.match(text)
    if early:
        text = text[early.end() :]
    moved = _FROM_TO.fullmatch(text)
    if moved and whole(moved[1], base) and whole(moved[2], base):
        text = moved[2]
    read = within(text, base, tries)
    if read is None:
        return doubt(text, base, tries.strong | {"up"})
    when = read.when._replace(lead="ab") if early else read.when
    fault = refused(read.text, when, base)
    return fault or Said(of_this_year(read.text, when, base), text, read.again)


def deadline(text: str, base: Day | None) -> Said | Unread | None:
    """The day that a text says something is to be done by: `bis Fr`, `by Friday`."""
    leads = list(_BY.finditer(text))
    if not leads:
        return None
    for when in find(text, base):
        if when.lead in _BY_LEADS and (when.day or when.fault):
            return dated(text, when, base)
    last = leads[-1]
    if len(text) - last.start() > _LONG:
        return None
    tail = plain(text[last.start() :])
    ending = whole(tail, base)
    if ending is None or not (ending.day or ending.fault):
        return doubtful_end(tail, text[last.end() :], base)
    moved = ending._replace(start=last.start(), end=last.start() + len(tail))
    fault = refused(tail, ending, base)
    return fault or Said(of_this_year(tail, moved, base), tail)


def dated(text: str, when: When, base: Day | None) -> Said | Unread:
    """A date in a text as the day that is meant."""
    bare = text[when.start : when.end]
    return refused(bare, when, base) or Said(of_this_year(bare, when, base), bare)


def at_edge(text: str, base: Day | None) -> Said | None:
    """`morgen Angebot`, `call Max tomorrow`: the one date, at the front or the end."""
    found = find(text, base)
    if len(found) != 1 or found[0].day is None or found[0].fault:
        return None
    when = found[0]
    inside = plain(text[: when.start]) and plain(text[when.end :])
    if inside or when.lead not in _PLAIN_LEADS:
        return None
    bare = text[when.start : when.end]
    return Said(of_this_year(bare, when, base), bare)
