"""A line cut into clauses of folded words, links kept whole.

Clauses end at a comma, semicolon, question mark, colon or dash with a blank, and at
a full stop that ends a sentence. A comma between two links is a list, no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    return list(each(text, links, at))


def each(text: str, links: Sequence[Link], at: int = 0) -> Iterator[Clause]:
    """The same one by one, for whom the first are enough."""
    masked = mask(text, links) if links else text
    number = {link.start: n for n, link in enumerate(links)}
    words: list[str] = []
    found: list[int] = []
    start = at
    for token in _TOKEN.finditer(masked, at):
        piece = token[0]
        if piece in _STOPS:
            stop = token.end()
            if piece == "," and words[-1:] == [LINK] and _goes_on(masked, stop):
                continue
            yield Clause(tuple(words), tuple(found), piece, start, stop)
            words, found, start = [], [], stop
            continue
        if piece[0] == LINK:
            if token.start() in number:
                words.append(LINK)
                found.append(number[token.start()])
            continue
        if piece == "AB":
            words.append("anrufbeantworter")
        else:
            words.append(piece.lower() if piece.isascii() else fold(piece))
        if piece[-1] == ".":
            stop = token.end()
            if _ends(words, masked, stop):
                yield Clause(tuple(words), tuple(found), ".", start, stop)
                words, found, start = [], [], stop
    if words:
        yield Clause(tuple(words), tuple(found), "", start, len(text))


def _goes_on(masked: str, at: int) -> bool:
    """Whether a link is what follows next."""
    token = _TOKEN.search(masked, at)
    return token is not None and token[0][0] == LINK


def _ends(words: list[str], masked: str, stop: int) -> bool:
    """Whether the last word's full stop ends the sentence; takes the stop away."""
    bare = words[-1].rstrip(".")
    words[-1] = bare
    if not bare.isalpha() or len(bare) < _SHORT or bare in _NO_STOP:
        return False
    rest = masked[stop:].lstrip()
    return not rest or rest[0].isupper() or rest[0] == LINK
