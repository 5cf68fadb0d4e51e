"""An answer cut into pieces: at commas, semicolons, new lines, the ends of sentences.

What belongs together stays together: dates with their signs, links, quotes, brackets,
code. A full stop ends a piece only after a word: `3.12.`, `z. B.`, `Fr. Weber` go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from vaultkit.core.answers.days import SIGN, find, whole
from vaultkit.core.dates import Day
from vaultkit.core.dates.vocabulary import (
    OFFSETS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    fold,
    word_at,
)

ARROW = re.compile(r"→|(?:--?|=|—|–)>")
"""What leads an answer, in every form that keyboards and phones make of it."""

_CUT = re.compile(
    r"→|(?:--?|=|—|–)>|[📅📆🗓⏳⌛]\ufe0f?|[;\n\r]|,(?!\d)|(?<!\d),|[.!](?=\s|$)|\.(?=[A-ZÄÖÜ])"
)
_JOINT = re.compile(
    r"(?<=\S)(?:\s*[–—/+&|]\s*|\s+(?:-|[Uu]nd|[Aa]nd|UND|AND|[Uu]\.?)\s+"
    rf"|-(?=[A-ZÄÖÜ0-9])|\s*(?:…|\.{{2,}}|{SIGN})+\s*)|(?<=[^\W\d_])\.(?=\w)"
)
"""What may part off a day: `will Angebot - Do`, `erreicht + Fr`, `erreicht.26.11.`."""
_WHOLE = re.compile(
    r"\[\[[^\[\]\n]{1,200}\]\]|`[^`\n]{1,200}`|\([^()\n]{1,200}\)"
    r"|„[^„“”\n]{1,200}[“”]|\"[^\"\n]{1,200}\"|(?:[A-Za-z]{2,12}://|www\.)\S{1,500}"
    r"|(?<!\S)[\w.+-]{1,100}@[\w.-]{1,200}\w"
)
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)$")
_NEXT_LABEL = re.compile(
    r"\s*[*_]*(\[\[[^\[\]\n]{1,80}\]\]|[^\W\d_][^:,;.\n]{0,30})[*_]*:"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORT = _set(
    "mag dr ing prof dipl hr hrn mr mrs ms mx st str nr tel ca bzw evtl ggf inkl exkl"
    " zb zw vs"
    " bspw betr bzgl wg abt jan feb apr aug sept okt nov dez oct dec approx dept ext"
    " jun jul mar fa bez co univ"
)
"""Words that end in a full stop and end no sentence."""
_LEADS = _set("bis ab am by until till on vor before fuer for zum auf to")
_FRAU = "fr"
_CLOSERS = frozenset(")]“”\"'’…")
_LOOK = 40
_EDGES = " \t\u00a0\r\n"


class Piece(NamedTuple):
    """A piece of an answer and where it stands; signs around it are not of it."""

    text: str
    start: int
    end: int


def cut(
    text: str,
    base: Day | None,
    is_label: Callable[[str], bool],
    is_day: Callable[[str], bool],
) -> list[Piece]:
    """The pieces of an answer that are not blank, in order.

    Args:
        text: What was answered.
        base: The day that dates count from.
        is_label: Whether a word before a colon says who owes what follows.
        is_day: Whether words are a day and nothing else: a dash or the like parts
            them off.
    """
    if not (_CUT.search(text) or _JOINT.search(text)):
        return _piece(text, 0, len(text))
    kept = _kept(text, base)
    found: list[Piece] = []
    start = 0
    for match in _CUT.finditer(text):
        at = match.start()
        if any(first <= at < last for first, last in kept):
            continue
        if match[0] in ".!" and not _ends(text, at, is_label):
            continue
        found += _piece(text, start, at)
        start = match.end()
    found += _piece(text, start, len(text))
    parted = [part for one in found for part in _parted(text, one, kept, is_day)]
    return _joined(text, parted, base)


def _parted(
    text: str, piece: Piece, kept: list[tuple[int, int]], is_day: Callable[[str], bool]
) -> list[Piece]:
    """`will Angebot - Do 14 Uhr`: what a joint parts, if a day stands behind it."""
    joints = [
        match
        for match in _JOINT.finditer(text, piece.start, piece.end)
        if not any(first <= match.start() < last for first, last in kept)
        and not _is_within(text, match)
    ]
    found: list[Piece] = []
    start = piece.start
    for n, joint in enumerate(joints):
        last = n + 1 == len(joints)
        end, after = (piece.end, piece.end) if last else joints[n + 1].span()
        before = text[max(start, joint.start() - _LOOK) : joint.start()]
        if not _ends_in_day(before) and is_day(text[joint.end() : end]):
            found += _piece(text, start, joint.start())
            found += _piece(text, joint.end(), end)
            start = after
    return [*found, *_piece(text, start, piece.end)] if found else [piece]


def _ends_in_day(text: str) -> bool:
    """Whether a dash behind a text may be that of a range: `Messe Mo - Mi`."""
    last = _LAST_WORD.search(text.rstrip(" ."))
    return text.rstrip(" .")[-1:].isdigit() or bool(last and fold(last[1]) in WEEKDAYS)


def _is_within(text: str, joint: re.Match[str]) -> bool:
    """Whether a joint is one within words: `Meier-Freitag`, `heute und morgen`, `ca.`.

    A capital that begins the text is the keyboard's: `Erreicht-Freitag`.
    """
    at = joint.start()
    if joint[0] == ".":
        return _is_short(text, at)
    last = _LAST_WORD.search(text, max(at - _LOOK, 0), at)
    if last is None:
        return False
    if joint[0] == "-":
        return last.start() > 0 and last[1][0].isupper()
    if joint[0].strip() in "-–—" or fold(last[1]) not in OFFSETS:
        return False
    return fold(word_at(text, joint.end())[0]) in OFFSETS


def _kept(text: str, base: Day | None) -> list[tuple[int, int]]:
    """What is never cut; the sign after a date may still end a piece."""
    kept = [match.span() for match in _WHOLE.finditer(text)]
    for when in find(text, base):
        last = when.end - (text[when.end - 1] in ".!")
        kept.append((when.start, last))
    return kept


def _piece(text: str, start: int, end: int) -> list[Piece]:
    words = text[start:end]
    bare = words.strip(_EDGES)
    if not any(char.isalnum() for char in bare):
        return []
    start += len(words) - len(words.lstrip(_EDGES))
    return [Piece(bare, start, start + len(bare))]


def _ends(text: str, at: int, is_label: Callable[[str], bool]) -> bool:
    """Whether the full stop at `at` ends a sentence."""
    before = text[max(at - _LOOK, 0) : at]
    label = _NEXT_LABEL.match(text, at + 1)
    if text[at] == "!" or (label is not None and is_label(label[1])):
        return bool(before) and not before[-1].isspace()
    last = _LAST_WORD.search(before)
    if last is None:
        return before[-1:] in _CLOSERS
    word = fold(last[1])
    after = text[at + 1 : at + _LOOK].lstrip()
    if _is_short(text, at):
        return False
    if word == _FRAU and after[:1].isupper():
        led = _LAST_WORD.search(before[: last.start()].rstrip())
        return led is not None and fold(led[1]) in _LEADS
    return not (word in WEEKDAYS_SHORT and after and not after[0].isupper())


def _is_short(text: str, at: int) -> bool:
    """Whether the full stop at `at` stands behind a word cut short, as in `ca.`."""
    last = _LAST_WORD.search(text, max(at - _LOOK, 0), at)
    return last is not None and (len(last[1]) == 1 or fold(last[1]) in _SHORT)


def _joined(text: str, pieces: Sequence[Piece], base: Day | None) -> list[Piece]:
    """The pieces, a day and the time after it made one: `do, 14:00`."""
    found: list[Piece] = []
    for piece in pieces:
        clock = whole(piece.text, base) if found else None
        if clock is not None and clock.time and clock.day is None and not clock.fault:
            before = found[-1]
            both = text[before.start : piece.end]
            when = whole(both, base)
            if when is not None and when.time and (when.day or when.fault):
                found[-1] = Piece(both, before.start, piece.end)
                continue
        found.append(piece)
    return found
