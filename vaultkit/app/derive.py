"""Stage 2: dirty entities to follow-ups, rows, tallies and brief lines; no clock.

What comes out equal to what is kept is not written, and nothing downstream runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vaultkit.app import extract, resolve
from vaultkit.app.extract import ASKED, OWN
from vaultkit.app.ports import FollowUpRow, Index
from vaultkit.app.registry import Owned, Registry
from vaultkit.app.resolve import Answers
from vaultkit.core import identity
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Moment, Msg
from vaultkit.plugin.followups import (
    UID_KINDS,
    Because,
    Entity,
    FollowUp,
    Seen,
)
from vaultkit.plugin.kinds import FactKind, Table

NEVER = ("never",)
"""`act` of a follow-up that has no occasion yet: listed apart, not in the feed."""

Blobs = Callable[[int, str], tuple[bytes, bytes] | None]
About = Callable[[str], Sequence[tuple[int, str, bytes, bytes]]]
Asking = Callable[[str], Sequence[int]]


class Sources(NamedTuple):
    """Where facts are found; the index, or a memory of it, or a naive evaluator."""

    answers: Answers
    blob: Blobs
    about: About
    asking: Asking
    names: Callable[[int], Iterable[tuple[str, int]]]
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
    own = sources.blob(note, OWN)
    if own:
        found += _read(note, entity.path, OWN, own[0], kinds, home=True)
    asking: set[int] = set()
    for key in {key for key, _ in sources.names(note)}:
        asking.update(sources.asking(key))
        if resolve.link_owners(sources.answers, key) != [note]:
            continue
        for other, path, data, _ in sources.about(key):
            rows = _read(other, path, key, data, kinds, home=other == note)
            found += (row for row in rows if _is_meant(row, note, kinds, sources))
    found += _asked(note, asking, sources, kinds)
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


class Made(NamedTuple):
    """What was derived for one entity, as plain values."""

    blob: bytes
    followups: tuple[FollowUpRow, ...]
    tallies: tuple[tuple[int, str, str, int], ...]
    rows: dict[str, tuple[tuple[Any, ...], ...]]


def uid(vault_id: str, kind: str, entity: str, key: str) -> str:
    """The 26 characters that a follow-up keeps while its source stands."""
    kind = UID_KINDS.get(kind, kind)
    return identity.code(f"{kind}.{entity}.{key}@{vault_id}")


def make(
    note: int, facts: EntityFacts, registry: Registry, vault_id: str
) -> tuple[Made, list[Placed]]:
    """Ask every derive of the entity's kind."""
    present = set(facts.kinds)
    followups: list[FollowUpRow] = []
    tallies: list[tuple[int, str, str, int]] = []
    rows: dict[str, tuple[tuple[Any, ...], ...]] = {}
    brief: list[tuple[Any, ...]] = []
    because: list[tuple[Any, ...]] = []
    found: list[Placed] = []
    for owned in registry.derives(facts.entity.kind):
        if present.isdisjoint(kind.name for kind in owned.value.reads):
            continue
        derived = registry.call(
            owned, owned.value.run, facts, registry.option(owned.plugin)
        )
        if derived is None:
            found.append(extract.crash(registry, facts.entity.path))
            continue
        followups += (
            _row(note, facts.entity, item, vault_id) for item in derived.followups
        )
        tallies += (
            (note, owned.plugin.name, name, n)
            for name, n in sorted(derived.tallies.items())
            if n
        )
        for name, values in derived.rows.items():
            rows[table_name(owned, name)] = tuple((note, *row) for row in values)
        brief += ((order, _plain(line)) for order, line in derived.brief)
        because += (_reason(reason) for reason in derived.because)
        found += (extract.placed(d, None) for d in derived.diagnostics)
    followups.sort(key=_order)
    brief.sort(key=lambda line: line[0])
    blob = extract.pack(
        (
            tuple(tuple(row) for row in followups),
            tuple(tallies),
            tuple(sorted(rows.items())),
            tuple(brief),
            tuple(because),
            extract.plain(found),
        )
    )
    return Made(blob, tuple(followups), tuple(tallies), rows), found


def _order(row: FollowUpRow) -> tuple[str, str, str, bytes]:
    return row.uid, row.show_from, row.due or "", row.data


def table_name(owned: Owned, name: str) -> str:
    """The index's name for a plugin's table."""
    return f"x_{owned.plugin.name}_{name}"


def _plain(message: Msg) -> tuple[Any, ...]:
    return (message.id, tuple((k, str(v)) for k, v in message.args))


def _reason(reason: Because) -> tuple[Any, ...]:
    return (_plain(reason.rule), reason.ref)


def _row(note: int, entity: Entity, item: FollowUp, vault_id: str) -> FollowUpRow:
    data = extract.pack(
        (
            *item[:3],
            _plain(item.label),
            *item[4:15],
            tuple(_reason(reason) for reason in item.because),
            item.reach,
            item.old,
            tuple(_plain(hint) for hint in item.hints),
            item.clock and _plain(item.clock),
            item.candidates,
        )
    )
    key = item.key
    return FollowUpRow(
        note,
        key if item.yearly else uid(vault_id, item.kind, entity.id or "", key),
        item.kind,
        item.due,
        item.end,
        int(item.yearly),
        item.show_from or "",
        item.show_until,
        f"|{'|'.join(item.yields_to)}|" if item.yields_to else "",
        item.direction,
        int(item.old),
        int(item.act == NEVER),
        *item.ref,
        data,
    )


def followup(data: bytes, due: Moment | None, end: Moment | None) -> FollowUp:
    """The follow-up of a stored row, due at a moment that may not be the stored one."""
    fields = extract.unpack(data)
    kind, key, _, label, title, ref, side, _, *rest = fields
    because, reach, old, hints, clock, candidates = rest[7:]
    return FollowUp._make(
        (
            *(kind, key, due, Msg(*label), title, ref, side, end),
            *rest[:7],
            tuple(Because(Msg(*rule), ref) for rule, ref in because),
            *(reach, old, tuple(Msg(*hint) for hint in hints), clock and Msg(*clock)),
            candidates,
        )
    )


def sources(index: Index, everything: bool) -> Sources:
    """Facts as the index has them; from memory where everything is derived."""
    blob: Blobs = index.fact
    about: About = index.facts_about
    answers = resolve.asked(index)
    if everything:
        answers = resolve.table(index.all_names())
        used = {key for key, _ in index.keys_used()}
        about = lambda key: index.facts_about(key) if key in used else ()  # noqa: E731

    def ids(note: int) -> str:
        known = index.entity(note)
        return known[2] if known else ""

    return Sources(
        answers, blob, about, index.asking, index.names, index.note_path, ids
    )


def tables(registry: Registry) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """Every plugin's tables as the index makes them."""
    return {
        table_name(owned, owned.value.name): (
            [name for name, _ in owned.value.columns],
            owned.value.indexed,
        )
        for owned in registry.of(Table)
    }


def run(
    index: Index, registry: Registry, vault_id: str, dirty: Iterable[int] | None
) -> bool:
    """Derive dirty entities again (None = all); whether anything came out different."""
    everything = dirty is None
    if everything:
        listed = [(n, k, i, name, p) for n, k, i, name, p in index.entities()]
    else:
        listed = []
        for note in sorted(dirty or ()):
            if known := index.entity(note):
                kind, _, id_, name = known
                listed.append((note, kind, id_, name, index.note_path(note)))
    found = sources(index, everything)
    batch: list[tuple[int, Made]] = []
    changed = False
    for note, kind, id_, name, path in listed:
        entity = Entity(kind, id_, name, (), path)
        facts = gather(note, entity, found, registry.facts)
        made, faults = make(note, facts, registry, vault_id)
        before = index.derived(note)
        if before == made.blob:
            continue
        changed = True
        if before is not None:
            index.drop_derived(note)
        batch.append((note, made))
        data = extract.pack(extract.plain(faults)) if faults else None
        if data or index.diagnostics_of(note, "derive"):
            index.put_diagnostics(note, "derive", data)
        if len(batch) >= 500:  # noqa: PLR2004 - a bound on memory, no more
            _keep(index, batch)
    _keep(index, batch)
    return changed


def _keep(index: Index, batch: list[tuple[int, Made]]) -> None:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for _, made in batch:
        for name, values in made.rows.items():
            rows.setdefault(name, []).extend(values)
    index.put_derived(
        [(note, made.blob) for note, made in batch],
        [row for _, made in batch for row in made.followups],
        [row for _, made in batch for row in made.tallies],
        rows,
    )
    batch.clear()
