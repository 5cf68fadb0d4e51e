"""Who a link or a name means: exactly one entity, or nobody.

Links are resolved by looking names up, never stored resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vaultkit.app.extract import LINKS
from vaultkit.app.ports import Index
from vaultkit.core import links

Answers = Callable[[str], Sequence[tuple[int, int]]]
"""A key to the (rank, note) of every entity that answers to it, best rank first."""


def table(rows: Iterable[tuple[str, int, int]]) -> Answers:
    """Answers from memory: for deriving everything, and for the naive evaluator."""
    by_key: dict[str, list[tuple[int, int]]] = {}
    for key, rank, note in rows:
        by_key.setdefault(key, []).append((rank, note))
    for found in by_key.values():
        found.sort()
    empty: list[tuple[int, int]] = []
    return lambda key: by_key.get(key, empty)


def asked(index: Index) -> Answers:
    """Answers by asking the index each time."""
    return index.answering


def link_owners(answers: Answers, key: str) -> list[int]:
    """Everybody a folded link may mean: those of the best rank that answers."""
    rows = [row for row in answers(key) if row[0] <= LINKS]
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
