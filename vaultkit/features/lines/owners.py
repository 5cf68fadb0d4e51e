"""Who owes what a box says: the name and colon it begins with, or who is waited for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines import sides
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.scenes import Scene

_LABEL = re.compile(r"[*_@]{0,3}([^:\n]{1,60}?)[*_]{0,2}:[*_]{0,2}(?:\s+|$)")
_JOINT = re.compile(r"\s*(?:[,+/&]|\bund\b|\band\b)\s*")
_WAITING = re.compile(
    r"(?:^|[,;:(–—-]\s*)"
    r"(warte[nt]?\s+auf|wartet(?=\s*:)|wait(?:ing)?\s+(?:for|on)|offen\s+bei)\b\s*:?\s*",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"[*_@]{0,3}([^:,;.\n]{2,60}?)[*_]{0,2}\s+"
    r"(?:to(?!\s+(?:the|a|an|my|our|his|her)\b)|soll|sollte"
    r"|schuldet\s+(?:mir|uns)(?:\s+noch)?|(?:still\s+)?owes\s+(?:me|us))"
    r"\s+(?=[^\W\d])"
)
"""Who ought to: `Anna soll Pläne schicken`, `James to share`, `[[Tom]] owes me …`."""
_I_OWE = ("ich schulde ", "schulde ", "i owe ", "i still owe ")
_OUGHTS = (" to ", " soll", " schuldet ", " owes ")


class Owner(NamedTuple):
    """Whose a task is: "mine", "theirs", or "" if nothing says so.

    `stop` is the offset after the mark, `targets` are the link targets it names,
    `cuts` the offsets of words that only say that somebody is waited for.
    """

    side: str = ""
    stop: int = 0
    targets: tuple[str, ...] = ()
    everyone: bool = False
    cuts: tuple[tuple[int, int], ...] = ()


NOBODY = Owner()


def read(words: str, links: Sequence[Link], scene: Scene, at: int = 0) -> Owner:
    """The owner mark of a task's words, looked for at offset `at`."""
    if ":" in words:
        found = _marked(words, links, scene, at)
        if found is not None:
            return found
    small = words.lower()
    for word in say.WAITING_WORDS:
        if word in small:
            waits = _WAITING.search(words, at)
            if waits:
                return _waited(words, links, scene, waits)
    if small[at:].lstrip(" *_").startswith(_I_OWE):
        # `ich schulde Sven noch die Unterlagen`: mine, and the words stay.
        return Owner("mine")
    for word in _OUGHTS:
        if word in small:
            return _named(_OUGHT, words, links, scene, at) or NOBODY
    return NOBODY


def below(owner: Owner, side: str) -> Owner:
    """The owner of a box under a heading that says whose the promises are.

    Under `Ich habe zugesagt` the name before a colon is whom it was promised to.
    """
    if side == sides.THEIRS and not owner.side:
        return owner._replace(side=sides.THEIRS)
    if side == sides.MINE and owner.side == sides.THEIRS and owner.stop:
        return owner._replace(side=sides.MINE)
    return owner


def _waited(
    words: str, links: Sequence[Link], scene: Scene, waits: re.Match[str]
) -> Owner:
    """`warten auf …`, `offen bei Anna: …`: at the front no part of the title."""
    start, end = waits.span(1)
    if words[:start].strip(" *_"):
        return Owner("theirs")
    named = _marked(words, links, scene, waits.end()) if ":" in words[end:] else None
    if named is not None and named.side == "theirs":
        return named._replace(cuts=((start, named.stop),), stop=0)
    return Owner("theirs", cuts=((start, waits.end()),))


def _marked(words: str, links: Sequence[Link], scene: Scene, at: int) -> Owner | None:
    """The owner named before a colon; None if what stands there names nobody."""
    return _named(_LABEL, words, links, scene, at)


def _named(
    form: re.Pattern[str], words: str, links: Sequence[Link], scene: Scene, at: int
) -> Owner | None:
    """The owner whom the first group of a form at `at` names."""
    found = form.match(mask(words, links), at)
    if found is None:
        return None
    label = words[found.start(1) : found.end(1)].strip()
    small = fold(label)
    if small in say.MINE:
        return Owner("mine", found.end())
    if small in say.EVERYONE:
        return Owner("theirs", found.end(), everyone=True)
    here = [link for link in links if at <= link.start < found.end()]
    known = _linked(found[1], here) if here else _called(label, scene)
    return None if known is None else Owner("theirs", found.end(), known)


def _linked(label: str, links: Sequence[Link]) -> tuple[str, ...] | None:
    """The targets, if a label is nothing but links."""
    rest = _JOINT.sub("", label).replace("\x02", "").strip(f"{LINK} ")
    return None if rest else tuple(link.target for link in links)


def _called(label: str, scene: Scene) -> tuple[str, ...] | None:
    """The targets that names in a label mean; the card's owner needs none."""
    targets = [scene.target_named(name) for name in _JOINT.split(label) if name]
    if not targets or None in targets:
        return None
    return tuple(target for target in targets if target)


def to_everyone(words: str) -> bool:
    """Whether a task of a meeting is for all: `Protokoll an alle`, `mail everyone`."""
    small = fold(words).rstrip(" .!").split()
    for at, word in enumerate(small):
        bare = word.strip(",;:()")
        if bare in {"everyone", "everybody"}:
            return True
        if bare in say.EVERYONE and (
            at == len(small) - 1 or (at and small[at - 1] in say.TO_EVERYONE)
        ):
            return True
    return False
