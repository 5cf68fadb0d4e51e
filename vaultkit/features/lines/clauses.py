"""A line cut into clauses of folded words, links kept whole.

Clauses end at a comma, semicolon, question mark, colon or dash with a blank, and at
a full stop that ends a sentence. A comma between two links is a list, no end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import links as linking

Link = linking.Link
LINK = "\x01"
_TOKEN = re.compile(
    "\x01\x02*"
    r"|\#?[^\W_]+(?:[-'’‑/.&][^\W_]+)*\.?"
    r"|[,;?]|:(?=\s|$)|(?<=\s)[–—-](?=\s)|\.(?=\s|$)"
)
_STOPS = frozenset(",;?:.–—-")
_NO_STOP = bag("prof dipl betr bzgl evtl inkl telef mobil bspw")
_SHORT = 4


class Clause(NamedTuple):
    """Folded words, `LINK` for each link; the numbers of those links; what ends it."""

    words: tuple[str, ...]
    links: tuple[int, ...]
    end: str
    start: int
    stop: int


def mask(text: str, links: Sequence[Link]) -> str:
    """The text with every link replaced by `LINK` and filling of the same length."""
    at = 0
    parts: list[str] = []
    for link in links:
        width = link.end - link.start - 1
        parts += (text[at : link.start], LINK, "\x02" * width)
        at = link.end
    return "".join((*parts, text[at:]))


def cut(text: str, links: Sequence[Link], at: int = 0) -> list[Clause]:
    """The clauses of `text` from offset `at` on."""
    masked = mask(text, links)
    pieces = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(masked, at)]
    number = {link.start: n for n, link in enumerate(links)}
    clauses: list[Clause] = []
    words: list[str] = []
    found: list[int] = []
    start = at
    for here, (piece, begin, stop) in enumerate(pieces):
        if piece in _STOPS:
            following = pieces[here + 1][0] if here + 1 < len(pieces) else ""
            if piece == "," and words[-1:] == [LINK] and following[:1] == LINK:
                continue
            clauses.append(Clause(tuple(words), tuple(found), piece, start, stop))
            words, found, start = [], [], stop
            continue
        if piece[0] == LINK:
            if begin in number:
                words.append(LINK)
                found.append(number[begin])
            continue
        words.append("anrufbeantworter" if piece == "AB" else fold(piece))
        if piece[-1] == "." and _ends(words, masked, stop):
            clauses.append(Clause(tuple(words), tuple(found), ".", start, stop))
            words, found, start = [], [], stop
        elif piece[-1] == ".":
            words[-1] = words[-1].rstrip(".")
    if words:
        clauses.append(Clause(tuple(words), tuple(found), "", start, len(text)))
    return clauses


def _ends(words: list[str], masked: str, stop: int) -> bool:
    """Whether the last word's full stop ends the sentence; takes the stop away."""
    bare = words[-1].rstrip(".")
    words[-1] = bare
    if not bare.isalpha() or len(bare) < _SHORT or bare in _NO_STOP:
        return False
    rest = masked[stop:].lstrip()
    return not rest or rest[0].isupper() or rest[0] == LINK
