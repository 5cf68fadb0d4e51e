"""The places of a region's new text: one for each wanted line, in reading order.

A spot is rendered, or holds a line that is kept instead; kept lines that nothing asks
for follow a spot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vaultkit.core import generated
from vaultkit.core.generated import Wanted
from vaultkit.core.standing import Entry, depth

_NOTHING = Wanted("", "", "")


class Hanging(NamedTuple):
    """A generated line below which a hand's lines hang."""

    lead: str
    """What stands before its bullet."""
    depth: int
    """How deep the least deep of those lines is."""


class Spot:
    """A place in the new text: what stands there and what follows it.

    kind: "task", "heading", "note"; "kept" for what nothing asks for.
    """

    __slots__ = (
        *("after", "found", "gone", "kept", "kind", "lead", "line", "place"),
        *("hanging", "under", "wanted"),
    )

    def __init__(
        self, kind: str, wanted: Wanted = _NOTHING, kept: Entry | None = None
    ) -> None:
        """Make a place for a wanted line, or for one that is kept."""
        self.kind = kind
        self.wanted = wanted
        self.kept = kept
        self.found: Entry | None = None
        """The old line that this one follows on from."""
        self.after: list[Spot] = []
        self.hanging = 0
        """How many of those, the first ones, hang below it."""
        self.gone = False
        self.under: Spot | None = None
        self.place = 0
        self.lead = ""
        self.line = ""

    @property
    def is_as_it_was(self) -> bool:
        """Whether the same line stood in the old text."""
        return self.found is not None and self.found.line == self.line


def wanted_spots(wanted: Sequence[Wanted]) -> list[Spot]:
    """Notes first, then each group under its heading, then notes for the end."""
    groups: dict[str, list[Wanted]] = {"": []}
    tail: list[Spot] = []
    seen: set[str] = set()
    for line in wanted:
        if line.uid:
            if generated.short(line.uid) in seen:
                continue
            seen.add(generated.short(line.uid))
        elif not line.text.strip() and not line.verbatim:
            continue
        if line.tail and not line.uid:
            tail.append(Spot("note", line))
        else:
            groups.setdefault(line.group, []).append(line)
    found: list[Spot] = []
    for group, lines in groups.items():
        if group:
            found.append(Spot("heading", Wanted("", group, group)))
        found += _families(lines)
    return found + tail


def _families(lines: Sequence[Wanted]) -> Iterator[Spot]:
    """Each line followed by those that stand under it."""
    known: set[str] = set()
    below: dict[str, list[Wanted]] = {}
    tops: list[Wanted] = []
    for line in lines:
        if line.under and line.under in known:
            below.setdefault(line.under, []).append(line)
        else:
            tops.append(line)
        known.add(line.uid)
    waiting: list[tuple[Wanted, Spot | None]] = [(line, None) for line in tops[::-1]]
    while waiting:
        line, parent = waiting.pop()
        spot = Spot("task" if line.uid or line.verbatim else "note", line)
        spot.under = parent
        yield spot
        if line.uid:
            waiting += ((child, spot) for child in below.pop(line.uid, [])[::-1])


def render(
    spots: Sequence[Spot], prefix: str, end: str, hanging: Mapping[str, Hanging]
) -> None:
    """Write every spot's line; a kept line decides where those under it begin.

    A line that was less deep stays so where a hand's words below it would otherwise
    stand beside it, and be read as those of the line above.
    """
    for spot in spots:
        spot.lead = spot.under.lead + generated.INDENT if spot.under else prefix
        below = hanging.get(generated.short(spot.wanted.uid))
        if below is not None and depth(spot.lead) >= below.depth:
            spot.lead = below.lead
        if spot.kept is not None:
            match = generated.LINE.match(spot.kept.line)
            spot.lead = match["lead"] if match and match["bullet"] else prefix
            spot.line = spot.kept.line
        else:
            spot.line = spot.lead + _rendered(spot.kind, spot.wanted) + end


def _rendered(kind: str, wanted: Wanted) -> str:
    if wanted.verbatim:
        return wanted.verbatim
    if kind == "heading":
        return generated.heading(wanted.group)
    if kind == "note":
        return generated.note(wanted.text)
    return generated.task(wanted.uid, wanted.text)
