"""The words of a line that are its title: what is left when all machinery is cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.folding import bag, fold

_FILL = "\x02"
_BEFORE = " \t,;:–—-·|→>)\u00a0"
_AFTER = " \t,;:–—-·|→(\u00a0"
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\*\*\s*\*\*")
_DOUBLED = re.compile(r"([,;|]|(?<=\s)[–—-](?=\s))(?:\s*(?:[,;|]|(?<=\s)[–—-](?=\s)))+")
_LINK = re.compile(f"{LINK}{_FILL}*")
_LEFT_OVER = bag("an von mit fuer bei zu to for with from by at")


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
    masked = mask(text, links)
    for start, end in cuts:
        masked = masked[:start] + " " * (end - start) + masked[end:]
    masked = _EMPTY.sub(lambda found: " " * len(found[0]), masked)
    if own:
        masked = _without_ends(masked, own)
    shown = {link.start: link.shown for link in links}
    named = _LINK.sub(lambda found: shown.get(found.start(), ""), masked)
    named = _DOUBLED.sub(r"\1", named)
    return " ".join(named.lstrip(_BEFORE).rstrip(_AFTER).split())


def plain(text: str) -> str:
    """The words of a text that holds no links, without signs at its ends."""
    return " ".join(text.lstrip(_BEFORE).rstrip(_AFTER).split())


def _without_ends(masked: str, own: Collection[int]) -> str:
    """Blank out links to the own person at the beginning and at the end."""
    first = len(masked) - len(masked.lstrip(_BEFORE))
    while first in own:
        stop = _stop(masked, first)
        masked = " " * stop + masked[stop:]
        first = len(masked) - len(masked.lstrip(_BEFORE))
    kept = masked.rstrip(_AFTER + ".!")
    last = kept.rfind(LINK)
    if last in own and _stop(kept, last) == len(kept):
        before = kept[:last].rstrip()
        small = before.rpartition(" ")[2]
        if fold(small) in _LEFT_OVER:
            before = before[: len(before) - len(small)]
        if before.strip(_BEFORE):
            masked = before.ljust(len(masked))
    return masked


def _stop(masked: str, start: int) -> int:
    stop = start + 1
    while masked[stop : stop + 1] == _FILL:
        stop += 1
    return stop
