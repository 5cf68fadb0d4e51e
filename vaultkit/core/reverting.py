"""One change of a text taken back out of a later state of it, line by line.

What was put in must still stand as it was put in; all that came later stays. Where a
later hand has been in one of the lines, nothing is taken back at all.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span


class Hindered(NamedTuple):
    """A line that keeps a change from being taken back."""

    put: str
    """As the change put it in; "" where it took lines out, or all of them stand."""


def back(before: str, after: str, now: str) -> tuple[Replacement, ...] | Hindered:
    """What takes the change from `before` to `after` out of `now`.

    Args:
        before: the text before the change.
        after: the text right after it.
        now: the text as it is, with whatever else was done to it since.

    Returns:
        Replacements in `now`, none if it is taken back already; else the first of the
        changed lines that is not what the change made of it.
    """
    old, new, present = _lines(before), _lines(after), _lines(now)
    starts = _starts(present)
    places = _places(new, present)
    found: list[Replacement] = []
    for kind, old_from, old_to, new_from, new_to in _differences(old, new):
        if kind == "equal":
            continue
        former = old[old_from:old_to]
        at = _standing(places, new_from, new_to)
        if at is not None:
            span = Span(starts[at], starts[at + new_to - new_from])
            found.append(Replacement(span, "".join(former)))
        elif not _is_former(places, present, (new_from, new_to), former):
            gone = (n for n in range(new_from, new_to) if n not in places)
            return Hindered(next((new[n].strip() for n in gone), ""))
    return tuple(found)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _starts(lines: list[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _places(new: list[str], present: list[str]) -> dict[int, int]:
    """Where each line of the text after the change stands now, if it does.

    Its ends count as lines, so that what was put in there has neighbours too.
    """
    found = {-1: -1, len(new): len(present)}
    for kind, start, end, now, _ in _differences(new, present):
        if kind == "equal":
            found.update((line, now + line - start) for line in range(start, end))
    return found


def _standing(places: dict[int, int], start: int, end: int) -> int | None:
    """Where lines of the change stand in a row; between its neighbours if none."""
    if start == end:
        before, after = places.get(start - 1), places.get(end)
        joined = before is not None and after == before + 1
        return after if joined else None
    first = places.get(start)
    if first is None:
        return None
    in_a_row = all(
        places.get(line) == first + line - start for line in range(start, end)
    )
    return first if in_a_row else None


def _is_former(
    places: dict[int, int],
    present: list[str],
    lines: tuple[int, int],
    former: list[str],
) -> bool:
    """Whether between the neighbours of changed lines stands what did before."""
    before, after = places.get(lines[0] - 1), places.get(lines[1])
    if before is None or after is None:
        return False
    return present[before + 1 : after] == former


def _differences(
    one: list[str], other: list[str]
) -> list[tuple[str, int, int, int, int]]:
    """The steps from one list of lines to another; what both begin with is quick."""
    size = min(len(one), len(other))
    front = next((n for n in range(size) if one[n] != other[n]), size)
    rest = size - front
    tail = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    first, second = one[front : len(one) - tail], other[front : len(other) - tail]
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    found: list[tuple[str, int, int, int, int]] = [
        (kind, a + front, b + front, c + front, d + front) for kind, a, b, c, d in steps
    ]
    if front:
        found.insert(0, ("equal", 0, front, 0, front))
    if tail:
        found.append(
            ("equal", len(one) - tail, len(one), len(other) - tail, len(other))
        )
    return found
