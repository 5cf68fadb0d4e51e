"""All facts of one entity: its own, those about it, those that ask for it.

Answers the same from the index and from memory; where everything is derived, what is
small enough is read into memory once.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from operator import itemgetter
from typing import Any, NamedTuple

from vaultkit.app.index import Stated
from vaultkit.app.indexing import extract, resolve
from vaultkit.app.indexing.extract import ASKED, OWN
from vaultkit.app.indexing.resolve import Answers
from vaultkit.plugin.followups import Entity, Seen
from vaultkit.plugin.kinds import FactKind

Blobs = Callable[[int, str], tuple[bytes, bytes] | None]
About = Callable[[str], Sequence[tuple[int, str, bytes, bytes]]]


class Asked(NamedTuple):
    """A fact that asks who somebody is, and all who answer."""

    note: int
    nth: int
    kind: str
    row: tuple[Any, ...]
    about: tuple[str, ...]
    owners: list[int]

    @property
    def whose(self) -> int:
        """The one entity that answers; if nobody or several do, the fact's own note."""
        return self.owners[0] if len(self.owners) == 1 else self.note


class Sources(NamedTuple):
    """Where facts are found: the index, or a memory of it."""

    answers: Answers
    blob: Blobs
    about: About
    keys: Callable[[int], Collection[str]]
    """The keys that the entity of a note answers to, as far as facts hang on them."""
    asked: Callable[[int, Collection[str]], Iterable[Asked]]
    """The facts that ask, and belong to a note that answers to some keys."""
    path: Callable[[int], str]
    ids: Callable[[int], str]


Found = tuple[str, str, int, str, Seen[Any]]
"""Path, key, ordinal, kind and fact: the order in which facts are given."""


class EntityFacts:
    """All facts of one entity; satisfies `plugin.view.Facts`."""

    __slots__ = ("_by_kind", "entity")

    def __init__(self, entity: Entity, found: Iterable[Found]) -> None:
        """Take facts in the order in which they are given."""
        self.entity = entity
        by_kind: dict[str, list[Seen[Any]]] = {}
        for _, _, _, kind, seen in found:
            if kind in by_kind:
                by_kind[kind].append(seen)
            else:
                by_kind[kind] = [seen]
        self._by_kind = by_kind

    @property
    def kinds(self) -> Iterable[str]:
        """Names of the kinds of which there are facts."""
        return self._by_kind.keys()

    def of(self, kind: FactKind[Any]) -> Sequence[Seen[Any]]:
        """Every fact of a kind, by path, and in the order of a note's text."""
        return self._by_kind.get(kind.name, ())

    def one(self, kind: FactKind[Any]) -> Seen[Any] | None:
        """The first fact of a kind."""
        found = self._by_kind.get(kind.name)
        return found[0] if found else None


def gather(
    note: int, entity: Entity, sources: Sources, kinds: Mapping[str, FactKind[Any]]
) -> EntityFacts:
    """The facts of an entity: its own, those about it, those that ask for it."""
    found: list[Found] = []
    if own := sources.blob(note, OWN):
        found = _read(note, entity.path, OWN, own[0], kinds, home=True)
    count = len(found)
    keys = sources.keys(note)
    for key in keys:
        about = sources.about(key)
        if not about or resolve.link_owners(sources.answers, key) != [note]:
            continue
        for other, path, data, _ in about:
            rows = _read(other, path, key, data, kinds, home=other == note)
            found += (row for row in rows if _is_meant(row, note, kinds, sources))
    found += _asked(note, sources.asked(note, keys), sources, kinds)
    if len(found) > count:
        found.sort(key=itemgetter(0, 1, 2))
    return EntityFacts(entity, found)


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
    asked: Iterable[Asked],
    sources: Sources,
    kinds: Mapping[str, FactKind[Any]],
) -> Iterator[Found]:
    """Facts that ask who somebody is, with those who answer if they are several."""
    for other, nth, kind, row, about, owners in asked:
        if kind not in kinds:
            continue
        candidates: tuple[str, ...] = ()
        if owners != [note]:
            by_path = sorted(owners, key=sources.path)
            candidates = tuple(sources.ids(owner) for owner in by_path)
        fact = kinds[kind].row(*row)
        ref = (other, ASKED, nth)
        seen = Seen(fact, ref, other == note, about, candidates)
        yield sources.path(other), ASKED, nth, kind, seen


def _asking(
    note: int, index: Stated, answers: Answers, among: Container[str] | None = None
) -> Iterator[Asked]:
    """The facts of a note that ask, for one of some keys if such are given."""
    if blob := index.fact(note, ASKED):
        for nth, (kind, row, about, keys) in enumerate(extract.unpack(blob[0])):
            if among is None or any(key in among for key in keys):
                yield Asked(note, nth, kind, row, about, resolve.who(answers, keys))


def from_index(index: Stated) -> Sources:
    """Facts as the index has them now."""
    answers = resolve.asked(index)

    def asked(note: int, keys: Collection[str]) -> Iterator[Asked]:
        notes = set[int]().union(*map(index.asking, keys)) - {note}
        yield from (
            one
            for other, among in ((note, None), *((other, keys) for other in notes))
            for one in _asking(other, index, answers, among)
            if one.whose == note
        )

    return Sources(
        answers,
        index.fact,
        index.facts_about,
        lambda note: {key for key, _ in index.names(note)},
        asked,
        index.note_path,
        _ids(index),
    )


def from_memory(index: Stated) -> Sources:
    """The same for every entity in turn: whom facts are about is known beforehand.

    Most names are in no link and on no list, and are not read.
    """
    names = index.names_used()
    answers = resolve.table(names)
    named: dict[int, set[str]] = {}
    for key, _, note in names:
        named.setdefault(note, set()).add(key)
    asked: dict[int, list[Asked]] = {}
    for note in {note for _, note in index.all_asks()}:
        for one in _asking(note, index, answers):
            asked.setdefault(one.whose, []).append(one)
    return Sources(
        answers,
        index.fact,
        index.facts_about,
        lambda note: named.get(note, ()),
        lambda note, _: asked.get(note, ()),
        index.note_path,
        _ids(index),
    )


def _ids(index: Stated) -> Callable[[int], str]:
    def ids(note: int) -> str:
        known = index.entity(note)
        return known[2] if known else ""

    return ids
