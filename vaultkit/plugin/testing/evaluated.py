"""Notes and plugins evaluated whole: what is stated, of whom, and what follows.

There is no clock in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from vaultkit.core import blocks, identity, links, notes, paths, text
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.notes import Note
from vaultkit.plugin.contributions import Derive, Extract, Fact, NoteKind, Plugin
from vaultkit.plugin.followups import (
    Derived,
    Entity,
    Ref,
    Seen,
)
from vaultkit.plugin.kinds import FactKind
from vaultkit.plugin.view import Place

RANKS = {"path": 0, "stem": 1, "name": 2, "alias": 3}


def _is_copy(path: str, contents: Mapping[str, str]) -> bool:
    """Whether a note is a sync tool's conflict copy of another."""
    folder, slash, name = path.rpartition("/")
    found = paths.conflict_of(name)
    if found is None or found[1]:
        return found is not None
    other = contents.get(folder + slash + found[0])
    if other is None:
        return False
    mine = _id(contents[path])
    outside = blocks.outside(contents[path]), blocks.outside(other)
    return paths.alike(*outside) or bool(mine and mine == _id(other))


def _id(source: str) -> str:
    fields = notes.parse("", source).frontmatter.fields
    return next((f.text for f in fields if f.key.lower() in ("id", "uid")), "")


class _Stated(NamedTuple):
    path: str
    key: str
    nth: int
    fact: Fact
    place: Place


class GatheredFacts:
    """All facts of one entity."""

    def __init__(self, entity: Entity, seen: list[tuple[str, Seen[Any]]]) -> None:
        """Take them in the order in which they are given."""
        self.entity = entity
        self.seen = seen

    def of(self, kind: FactKind[Any]) -> Sequence[Seen[Any]]:
        """Every fact of a kind."""
        return [seen for name, seen in self.seen if name == kind.name]

    def one(self, kind: FactKind[Any]) -> Seen[Any] | None:
        """The first fact of a kind."""
        return next(iter(self.of(kind)), None)


class Evaluated:
    """Notes by path and plugins, with all that the first two stages give."""

    def __init__(
        self,
        plugins: Iterable[Plugin],
        contents: Mapping[str, str | bytes],
        options: Mapping[str, Any] | None = None,
        vault_id: str = "testtest",
    ) -> None:
        """Evaluate everything, once."""
        self.plugins = tuple(plugins)
        self.vault_id = vault_id
        self._options = dict(options or {})
        self.notes: dict[str, Note] = {}
        read = {
            path: data if isinstance(data, str) else text.decode(data)[0]
            for path, data in sorted(contents.items())
        }
        for path, decoded in read.items():
            if not _is_copy(path, read):
                self.notes[path] = notes.parse(path, decoded)
        self._numbers = {path: n for n, path in enumerate(self.notes, 1)}
        self.entities: dict[str, Entity] = {}
        self._names: dict[str, set[tuple[int, str]]] = {}
        self._stated: list[_Stated] = []
        self.diagnostics: list[Diagnostic] = []
        for note in self.notes.values():
            self._read(note)
        self._settle_ids()
        self.known = {path: self._gather(path) for path in self.entities}
        """All facts of each entity, by its path."""
        self.derived: dict[str, list[tuple[Plugin, Derived]]] = {
            path: [
                (plugin, derive.run(facts, self.option(plugin)))
                for plugin, derive in self.asked(facts)
            ]
            for path, facts in self.known.items()
        }

    def option(self, plugin: Plugin) -> Any:
        """A plugin's options: those given, else its defaults."""
        if plugin.name in self._options:
            return self._options[plugin.name]
        return plugin.options() if plugin.options else None

    def _each(self, kind: type) -> Iterable[tuple[Plugin, Any]]:
        for plugin in self.plugins:
            for value in plugin.contributes:
                if isinstance(value, kind):
                    yield plugin, value

    def _read(self, note: Note) -> None:
        entity = None
        for plugin, kind in self._each(NoteKind):
            entity = entity or kind.entity(note, self.option(plugin))
        facts: list[Fact] = []
        for plugin, extract in self._each(Extract):
            for found in extract.facts(note, self.option(plugin)):
                if isinstance(found, Fact):
                    facts.append(found)
                else:
                    self.diagnostics.append(found)
        facts.sort(key=lambda fact: fact.span)
        count: dict[str, int] = {}
        for fact in facts:
            folded = dict.fromkeys(links.fold(target) for target in fact.about)
            for key in ("?",) if fact.who else tuple(folded) or ("",):
                nth = count[key] = count.get(key, -1) + 1
                line, column = note.source.position(fact.span[0])
                place = Place(note.path, line, column, fact.span[1] - fact.span[0])
                self._stated.append(_Stated(note.path, key, nth, fact, place))
        if entity is None and ("" in count or "?" in count):
            self.entities[note.path] = Entity(
                "note", "@" + links.fold(note.path), note.stem, (), note.path
            )
        elif entity is not None:
            self.entities[note.path] = entity._replace(path=note.path)
            self._name(note.path, entity)

    def _name(self, path: str, entity: Entity) -> None:
        parts = links.fold(path).split("/")
        keys = {("/".join(parts[n:]), 0) for n in range(len(parts) - 1)}
        keys.add((parts[-1], 1))
        for name in entity.names:
            scheme, _, rest = name.partition(":")
            keys.add((rest, RANKS[scheme]) if scheme in RANKS else (name, 4))
        for key, rank in keys:
            self._names.setdefault(key, set()).add((rank, path))

    def _settle_ids(self) -> None:
        taken: set[str] = set()
        for path, entity in sorted(self.entities.items()):
            base = entity.id or paths.key(path.rpartition("/")[2])[:-3]
            id_ = base if base not in taken else f"{base}~{identity.code(path, 4)}"
            taken.add(base)
            self.entities[path] = entity._replace(id=id_)

    def linked(self, target: str) -> str | None:
        """The path of the one entity that a link means."""
        rows = sorted(r for r in self._names.get(links.fold(target), ()) if r[0] < 4)  # noqa: PLR2004 - ranks that answer links
        best = {path for rank, path in rows if rank == rows[0][0]}
        return best.pop() if len(best) == 1 else None

    def _asked(self, keys: Sequence[str]) -> list[str]:
        for key in keys:
            if found := sorted({path for _, path in self._names.get(key, ())}):
                return found
        return []

    def _owners(self, stated: _Stated) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Whose fact it is, and who else it may concern."""
        fact = stated.fact
        if fact.who:
            found = self._asked(fact.who)
            if len(found) == 1:
                return tuple(found), ()
            ids = tuple(self.entities[path].id or "" for path in found)
            return (stated.path,), ids
        if not fact.about:
            return (stated.path,), ()
        owners = [self.linked(target) for target in fact.about]
        known = list(dict.fromkeys(owner for owner in owners if owner))
        if not fact.kind.joint:
            known = known[:1]
        key_owner = self.linked(stated.key)
        return tuple(owner for owner in known if owner == key_owner), ()

    def _gather(self, path: str) -> GatheredFacts:
        seen: list[tuple[str, Seen[Any]]] = []
        for stated in sorted(self._stated, key=lambda s: s[:3]):
            owners, candidates = self._owners(stated)
            if path in owners:
                fact = stated.fact
                ref = (self._numbers[stated.path], stated.key, stated.nth)
                row = fact.kind.row(*fact.row)
                home = stated.path == path
                seen.append(
                    (fact.kind.name, Seen(row, ref, home, fact.about, candidates))
                )
        return GatheredFacts(self.entities[path], seen)

    def asked(self, facts: GatheredFacts) -> Iterable[tuple[Plugin, Derive]]:
        """The derives that are asked about somebody: those that read what there is."""
        present = {name for name, _ in facts.seen}
        for plugin, derive in self._each(Derive):
            reads = {kind.name for kind in derive.reads}
            if derive.of == facts.entity.kind and not present.isdisjoint(reads):
                yield plugin, derive

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        path = list(self._numbers)[ref[0] - 1]
        return next(
            s.place for s in self._stated if (s.path, s.key, s.nth) == (path, *ref[1:])
        )

    def entity(self, id_: str) -> Entity | None:
        """An entity by its id."""
        return next((e for e in self.entities.values() if e.id == id_), None)
