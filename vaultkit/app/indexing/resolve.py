"""Who a link or a name means: exactly one entity, or nobody.

Links are resolved by looking names up, never stored resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vaultkit.app.index import Stated
from vaultkit.app.indexing.extract import LINKS
from vaultkit.core import links

Answers = Callable[[str], Sequence[tuple[int, int]]]
"""A key to the (rank, note) of every entity that answers to it, best rank first."""

SHARED = "shared"
"""Where the index keeps `shared`; it forgets it when any name changes."""
_BITS = 48
_MASK = (1 << _BITS) - 1


def table(rows: Iterable[tuple[str, int, int]]) -> Answers:
    """Answers from memory, for deriving everything; most keys have one owner.

    Rank and note are kept as one number: a large vault has some ten thousand keys.
    """
    one: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for key, rank, note in rows:
        number = rank << _BITS | note
        if one.setdefault(key, number) != number:
            more.setdefault(key, [one[key]]).append(number)
    for found in more.values():
        found.sort()

    def answers(key: str) -> Sequence[tuple[int, int]]:
        if key in more:
            return [(number >> _BITS, number & _MASK) for number in more[key]]
        number = one.get(key, -1)
        return () if number < 0 else ((number >> _BITS, number & _MASK),)

    return answers


def asked(index: Stated) -> Answers:
    """Answers by asking the index each time."""
    return index.answering


def shared(index: Stated) -> tuple[str, ...]:
    """The links that mean nobody because several answer equally well."""
    return tuple(index.shared_names(LINKS))


def link_owners(answers: Answers, key: str) -> list[int]:
    """Everybody a folded link may mean: those of the best rank that answers."""
    return _linked(answers(key))


def alone(answers: Answers, key: str) -> set[int]:
    """Whom facts of a key can fall to: what several answer equally is nobody's."""
    rows = answers(key)
    owners = _linked(rows), {note for _, note in rows}
    return {note for some in owners if len(some) == 1 for note in some}


def _linked(rows: Sequence[tuple[int, int]]) -> list[int]:
    rows = [row for row in rows if row[0] <= LINKS]
    return [note for rank, note in rows if rank == rows[0][0]] if rows else []


def link(answers: Answers, target: str) -> int | None:
    """The one entity that a link target means."""
    owners = link_owners(answers, links.fold(target))
    return owners[0] if len(owners) == 1 else None


def first(answers: Answers, about: Sequence[str]) -> int | None:
    """The first of several link targets that means one entity."""
    for target in about:
        owner = link(answers, target)
        if owner is not None:
            return owner
    return None


def who(answers: Answers, keys: Sequence[str]) -> list[int]:
    """Those who answer the first key that anybody answers."""
    for key in keys:
        owners = sorted({note for _, note in answers(key)})
        if owners:
            return owners
    return []
