"""The words of a line that are its title: what is left when all machinery is cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.folding import bag, fold

_FILL = "\x02"
_BEFORE = " \t,;:–—-·|→>)\u00a0"
_AFTER = " \t,;:–—-·|→(\u00a0"
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\*\*\s*\*\*")
_SIGN = r"[,;|–—-](?:(?<=[,;|])|(?<=\s[–—-])(?=\s))"
_DOUBLED = re.compile(rf"({_SIGN})(?:\s*{_SIGN})+")
"""A sign comes first, and what stands around it then: other text is passed quickly."""
_LINK = re.compile(f"{LINK}{_FILL}*")
_first = itemgetter(1)
_LEFT_OVER = bag("an von mit fuer bei zu to for with w/ from by at")


def words(
    text: str,
    links: Sequence[Link],
    cuts: Iterable[tuple[int, int]] = (),
    own: Collection[int] = (),
) -> str:
    """The words of `text` without the `cuts`, links as the names they show.

    Args:
        text: The line's words.
        links: Every link in it.
        cuts: Offsets of what does not belong into a title.
        own: Where the links to the line's own person begin; such a link is left out
            at either end, and with it the "an" or "to" that it leaves dangling.
    """
    masked = blank(mask(text, links) if links else text, cuts)
    if "(" in masked or "[" in masked or "**" in masked:
        masked = _EMPTY.sub(lambda found: " " * len(found[0]), masked)
    if own:
        masked = _without_ends(masked, own)
    if links:
        shown = {link.start: link.shown for link in links}
        masked = _LINK.sub(lambda found: shown.get(found.start(), ""), masked)
    # A date that is cut out before a comma leaves a blank there.
    return plain(_DOUBLED.sub(_first, masked)).replace(" ,", ",")


def plain(text: str) -> str:
    """The words of a text that holds no links, without signs at its ends."""
    return " ".join(text.lstrip(_BEFORE).rstrip(_AFTER).split())


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spans replaced by as many blanks; they may overlap."""
    at = 0
    parts: list[str] = []
    for start, end in sorted(spans):
        if end > at:
            begin = max(start, at)
            parts += (text[at:begin], " " * (end - begin))
            at = end
    return "".join((*parts, text[at:]))


def _without_ends(masked: str, own: Collection[int]) -> str:
    """Blank out links to the own person at the beginning and at the end."""
    cuts = []
    first = _skip(masked, 0)
    while first in own:
        stop = _stop(masked, first)
        cuts.append((first, stop))
        first = _skip(masked, stop)
    kept = masked.rstrip(_AFTER + ".!")
    last = kept.rfind(LINK)
    if last >= first and last in own and _stop(kept, last) == len(kept):
        before = kept[:last].rstrip()
        small = before.rpartition(" ")[2]
        if fold(small) in _LEFT_OVER:
            before = before[: len(before) - len(small)]
        if before[first:].strip(_BEFORE):
            cuts.append((len(before), len(masked)))
    return blank(masked, cuts)


def _skip(masked: str, at: int) -> int:
    while at < len(masked) and masked[at] in _BEFORE:
        at += 1
    return at


def _stop(masked: str, start: int) -> int:
    stop = start + 1
    while stop < len(masked) and masked[stop] == _FILL:
        stop += 1
    return stop
