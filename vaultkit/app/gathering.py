"""All facts of one entity: its own, those about it, those that ask for it.

Answers the same from the index and from memory; where everything is derived, what is
small enough is read into memory once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vaultkit.app import extract, resolve
from vaultkit.app.extract import ASKED, OWN
from vaultkit.app.ports import Index
from vaultkit.app.resolve import Answers
from vaultkit.plugin.followups import Entity, Seen
from vaultkit.plugin.kinds import FactKind

Blobs = Callable[[int, str], tuple[bytes, bytes] | None]
About = Callable[[str], Sequence[tuple[int, str, bytes, bytes]]]
Asking = Callable[[str], Iterable[int]]
NOBODY: tuple[int, ...] = ()


class Sources(NamedTuple):
    """Where facts are found: the index, or a memory of it."""

    answers: Answers
    blob: Blobs
    about: About
    asking: Asking
    keys: Callable[[int], Iterable[str]]
    """The keys that the entity of a note answers to."""
    path: Callable[[int], str]
    ids: Callable[[int], str]


class EntityFacts:
    """All facts of one entity; satisfies `plugin.view.Facts`."""

    __slots__ = ("_by_kind", "entity")

    def __init__(self, entity: Entity) -> None:
        """Begin with none."""
        self.entity = entity
        self._by_kind: dict[str, list[Seen[Any]]] = {}

    @property
    def kinds(self) -> Iterable[str]:
        """Names of the kinds of which there are facts."""
        return self._by_kind.keys()

    def add(self, name: str, seen: Seen[Any]) -> None:
        """One more fact, later than those before."""
        self._by_kind.setdefault(name, []).append(seen)

    def of(self, kind: FactKind[Any]) -> Sequence[Seen[Any]]:
        """Every fact of a kind, by path, and in the order of a note's text."""
        return self._by_kind.get(kind.name, ())

    def one(self, kind: FactKind[Any]) -> Seen[Any] | None:
        """The first fact of a kind."""
        found = self._by_kind.get(kind.name)
        return found[0] if found else None


Found = tuple[str, str, int, str, Seen[Any]]
"""Path, key, ordinal, kind and fact: the order in which facts are given."""


def gather(
    note: int, entity: Entity, sources: Sources, kinds: Mapping[str, FactKind[Any]]
) -> EntityFacts:
    """The facts of an entity: its own, those about it, those that ask for it."""
    found: list[Found] = []
    if own := sources.blob(note, OWN):
        found = _read(note, entity.path, OWN, own[0], kinds, home=True)
    count = len(found)
    asking: set[int] = set()
    for key in sources.keys(note):
        asking.update(sources.asking(key))
        about = sources.about(key)
        if not about or resolve.link_owners(sources.answers, key) != [note]:
            continue
        for other, path, data, _ in about:
            rows = _read(other, path, key, data, kinds, home=other == note)
            found += (row for row in rows if _is_meant(row, note, kinds, sources))
    found += _asked(note, asking, sources, kinds)
    if len(found) > count:
        found.sort(key=lambda row: row[:3])
    facts = EntityFacts(entity)
    for _, _, _, kind, seen in found:
        facts.add(kind, seen)
    return facts


def _read(  # noqa: PLR0913, PLR0917 - the inner loop of every derive
    note: int,
    path: str,
    key: str,
    data: bytes,
    kinds: Mapping[str, FactKind[Any]],
    home: bool,
) -> list[Found]:
    return [
        (
            path,
            key,
            nth,
            kind,
            Seen(kinds[kind].row(*row), (note, key, nth), home, about),
        )
        for nth, (kind, row, about, _) in enumerate(extract.unpack(data))
        if kind in kinds
    ]


def _is_meant(
    row: Found, note: int, kinds: Mapping[str, FactKind[Any]], sources: Sources
) -> bool:
    """Whether a line with several links is about this one."""
    about = row[4].about
    if len(about) == 1 or kinds[row[3]].joint:
        return True
    return resolve.first(sources.answers, about) == note


def _asked(
    note: int,
    asking: set[int],
    sources: Sources,
    kinds: Mapping[str, FactKind[Any]],
) -> Iterator[Found]:
    """Facts that ask who somebody is, and are answered by this entity alone.

    A note keeps those of its own that nobody or several answer.
    """
    for other in asking | {note}:
        blob = sources.blob(other, ASKED)
        if not blob:
            continue
        path = sources.path(other)
        for nth, (kind, row, about, keys) in enumerate(extract.unpack(blob[0])):
            if kind not in kinds:
                continue
            owners = resolve.who(sources.answers, keys)
            if owners != [note] and (other != note or len(owners) == 1):
                continue
            candidates: tuple[str, ...] = ()
            if owners != [note]:
                by_path = sorted(owners, key=sources.path)
                candidates = tuple(sources.ids(owner) for owner in by_path)
            ref = (other, ASKED, nth)
            fact = kinds[kind].row(*row)
            yield (
                path,
                ASKED,
                nth,
                kind,
                Seen(fact, ref, other == note, about, candidates),
            )


def from_index(index: Index) -> Sources:
    """Facts as the index has them now."""
    return Sources(
        resolve.asked(index),
        index.fact,
        index.facts_about,
        index.asking,
        lambda note: {key for key, _ in index.names(note)},
        index.note_path,
        _ids(index),
    )


def from_memory(index: Index) -> Sources:
    """The same for every entity in turn: names, and which keys are used, by heart."""
    used = {key for key, _ in index.keys_used()}
    asks: dict[str, list[int]] = {}
    for key, note in index.all_asks():
        asks.setdefault(key, []).append(note)
    askers = {note for found in asks.values() for note in found}

    def blob(note: int, key: str) -> tuple[bytes, bytes] | None:
        return None if key == ASKED and note not in askers else index.fact(note, key)

    return Sources(
        resolve.table(index.all_names()),
        blob,
        lambda key: index.facts_about(key) if key in used else (),
        lambda key: asks.get(key, NOBODY),
        lambda note: {key for key, _ in index.names(note)},
        index.note_path,
        _ids(index),
    )


def _ids(index: Index) -> Callable[[int], str]:
    def ids(note: int) -> str:
        known = index.entity(note)
        return known[2] if known else ""

    return ids
