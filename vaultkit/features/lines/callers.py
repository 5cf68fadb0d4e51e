"""Who rang, from where and why: what a line of the office's list says in pieces.

Pieces come in any order, between commas, semicolons, bars, dashes with blanks around
them, and after a colon. Looks nobody up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from vaultkit.features.lines import names
from vaultkit.features.lines.clauses import Link
from vaultkit.features.lines.folding import bag, fold

_CUT = re.compile(r"[,;|]|(?<=\s)[–—/-](?=\s)|:(?=\s)")
_LINK = re.compile("\x01\x02*")
_TURNED_OUT = "\\s(?:->|→)\\s*(?=\x01\x02*\\s*$)"
"""Before a link at the end: who somebody turned out to be."""
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_TIMES = re.compile(r"(?:^|\s+)[0-9]{1,2}\s?(?:x|×|mal)$", re.IGNORECASE)
_WHY = (
    r"(?:^|\s)(?:wg\.?|wegen|betr\.?|betreffs?|bzgl\.?|re|regarding|about|grund|anlass"
    r"|thema):?\s+(?=\S)"
)
_FIRM = r"\s+(?:from|at|fa\.|firma|von der firma|von fa\.)\s+"
_NO_FIRM = bag(
    "ueber via for fuer bei seit zu zum zur im in am an ab nur erst noch sehr hat ist"
    " will moechte fragt braucht bittet wieder nicht kein keine wuenscht benoetigt"
    " kommt war soll kann sucht wartet ob has is wants needs asks would about not no"
    " still on again nochmal nochmals"
)
_EMPTY = bag("bitte danke pls please thanks tel telefon mobil handy mail e-mail email")
_EMPTY |= {"asked", "asked for", "asks for", "bittet um", "bittet"}
"""Pieces that say nothing by themselves."""
_TOLD = bag(
    "hat ist ruft rufen meldet will wird moechte moechten wuenscht braucht bittet fragt"
    " sucht kommt wartet war soll kann wollte haette schickt sagt hoert has is wants"
    " needs asks would called rang says calls rings waits sends was"
)
"""With these begins what is told of a caller without a comma before it."""
_LAST = bag(
    "bitte pls please erst nur wieder da erreichbar available free frei ist is anrufen"
    " call ring back"
)
"""Words before a date that end no name: `Hr. Huber bitte morgen`."""
_FEW = 4
"""Words of a name after a company and a colon."""


class Caller(NamedTuple):
    """Who, company and reason, as written."""

    name: str = ""
    company: str = ""
    reason: str = ""


class Piece(NamedTuple):
    """Where a piece of a line lies; `after` is the sign before it."""

    start: int
    end: int
    after: str


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when the first list is read, which most starts never do."""
    return re.compile(text, re.IGNORECASE)


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a line; a colon behind `wg` or `betr` cuts nothing."""
    at, after = 0, ""
    for found in _CUT.finditer(text):
        start, end = found.span()
        if found[0] == ":" and says_why(text[at:end] + " x"):
            continue
        yield Piece(at, start, after)
        at, after = end, found[0]
    yield Piece(at, len(text), after)


def says_why(text: str) -> bool:
    """Whether a piece gives a reason by a word such as `wegen`."""
    return _pattern(_WHY).search(text) is not None


def before_why(piece: str) -> str:
    """What stands in a piece before a word such as `wegen`; all of it without one."""
    found = _pattern(_WHY).search(piece)
    return piece[: found.start()] if found else piece


def read(left: str, links: Sequence[Link]) -> Caller:
    """Who, company and reason from what the other pieces of a line left over."""
    name = company = ""
    reasons: list[str] = []
    shown = {link.start: link.shown for link in links}
    if found := _pattern(_TURNED_OUT).search(left):
        left = left[: found.start()]
    for start, end, after in pieces(left):
        piece = left[start:end]
        why = _pattern(_WHY).search(piece)
        if why:
            reasons.append(_shown(piece[why.end() :], start + why.end(), shown))
            piece = piece[: why.start()]
        text = _TIMES.sub("", _shown(piece, start, shown)).rstrip(" .:–—-")
        if not text or text.lower() in _EMPTY:
            continue
        if not name:
            name, company, more = _name(text)
            reasons.append(more)
        elif name == company:
            name = text
        elif after == ":" and not company and _is_person(text, name):
            name, company = text, name
        elif after == ":" or company or not _may_be_firm(text):
            reasons.append(text)
        else:
            company = text
    if name == company:
        company = ""
    return Caller(name, company, ", ".join(filter(None, reasons)))


def _is_person(text: str, before: str) -> bool:
    """Whether `Hr. Gruber` follows what bears no form of address: `IHK: Hr. Gruber`."""
    words = text.split()
    named = 1 < len(words) <= _FEW and all(word[0].isupper() for word in words)
    return named and bool(names.address(text)) and not names.address(before)


def _may_be_firm(text: str) -> bool:
    """Whether a second piece may be a company: it has a capital and no small word."""
    first = text.split(maxsplit=1)[0]
    if fold(first).strip(".") in _NO_FIRM:
        return False
    return not first.isalpha() or not first.islower()


def _shown(piece: str, start: int, shown: Mapping[int, str]) -> str:
    """A piece as text, with links as the names they show."""
    text = _LINK.sub(lambda found: shown.get(start + found.start(), ""), piece)
    return " ".join(text.split()).lstrip("->=→ ").strip(" .:–—-")


def _name(text: str) -> tuple[str, str, str]:
    """A name, the company in brackets or after "from", and what else is said."""
    if names.is_company(text):
        return text, text, ""
    aside = _ASIDE.search(text)
    company = aside[1].strip() if aside else ""
    text = " ".join(_ASIDE.sub(" ", text).split())
    if not company:
        text, *rest = _pattern(_FIRM).split(text, maxsplit=1)
        company = rest[0] if rest else ""
    name, more = _told(text)
    return name, company, more


def _told(text: str) -> tuple[str, str]:
    """A name and what is told of it without a comma: `Hr. Huber ruft wieder an`."""
    words = text.split()
    at = next((n for n, w in enumerate(words) if w.islower() and fold(w) in _TOLD), 0)
    name = " ".join(words[:at])
    if not names.surname(name):
        return _asked_apart(words), ""
    return _asked_apart(words[:at]), " ".join(words[at:])


def _asked_apart(words: Sequence[str]) -> str:
    """A name without what asks for a call behind it: `Hr. Huber bitte`."""
    end = len(words)
    while end > 1 and words[end - 1].islower() and fold(words[end - 1]) in _LAST:
        end -= 1
    return " ".join(words[:end])
