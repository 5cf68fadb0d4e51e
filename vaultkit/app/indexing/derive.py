"""Stage 2: dirty entities to follow-ups, rows, tallies and brief lines; no clock.

What comes out equal to what is kept is not written, and nothing downstream runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from vaultkit.app.index import Index
from vaultkit.app.indexing import extract, gathering, stored
from vaultkit.app.indexing.gathering import EntityFacts
from vaultkit.app.registry import Owned, Registry
from vaultkit.app.rows import FollowUpRow
from vaultkit.core import identity
from vaultkit.core.diagnostics import Placed
from vaultkit.plugin.contributions import Derive
from vaultkit.plugin.followups import UID_KINDS, Entity, FollowUp
from vaultkit.plugin.kinds import Table

DATED = frozenset(("since", "before"))
"""Arguments of a sentence that holds on some days only."""

AT_ONCE = 500
"""Entities that are kept together: a bound on memory, no more."""


class Made(NamedTuple):
    """What was derived for one entity, as plain values; `blob` is what is compared.

    It holds a digest of all that is kept elsewhere, the brief's lines and the reasons,
    packed each by itself, and whether the brief changes from day to day.
    """

    blob: bytes
    followups: list[FollowUpRow]
    tallies: list[tuple[int, str, str, int]]
    rows: dict[str, tuple[tuple[Any, ...], ...]]
    diagnostics: bytes


class Plan(NamedTuple):
    """A derive with the names of the facts that it wants, and its options."""

    owned: Owned
    reads: frozenset[str]
    options: Any


def plans(registry: Registry) -> dict[str, list[Plan]]:
    """Every derive, by the kind of entity it is for."""
    found: dict[str, list[Plan]] = {}
    for owned in registry.of(Derive):
        reads = frozenset(kind.name for kind in owned.value.reads)
        plan = Plan(owned, reads, registry.option(owned.plugin))
        found.setdefault(owned.value.of, []).append(plan)
    return found


@lru_cache(maxsize=16)
def uid(vault_id: str, kind: str, entity: str, key: str) -> str:
    """The 26 characters that a follow-up keeps while its source stands.

    One that is due in several windows comes up several times in a row.
    """
    kind = UID_KINDS.get(kind, kind)
    return identity.code(f"{kind}.{entity}.{key}@{vault_id}")


def make(
    note: int,
    facts: EntityFacts,
    registry: Registry,
    wanted: Sequence[Plan],
    vault_id: str,
) -> Made:
    """Ask every derive of the entity's kind."""
    present = frozenset(facts.kinds)
    entity = facts.entity
    named: list[tuple[str, FollowUp]] = []
    tallies: list[tuple[int, str, str, int]] = []
    rows: dict[str, tuple[tuple[Any, ...], ...]] = {}
    brief: list[tuple[Any, ...]] = []
    because: list[tuple[Any, ...]] = []
    found: list[Placed] = []
    for owned, reads, options in wanted:
        if present.isdisjoint(reads):
            continue
        derived = registry.call(owned, owned.value.run, facts, options)
        if derived is None:
            found.append(extract.crash(registry, entity.path))
            continue
        for item in derived.followups:
            known = item.key
            if not item.yearly:
                known = uid(vault_id, item.kind, entity.id or "", item.key)
            named.append((known, item))
        if derived.tallies:
            counts = sorted(derived.tallies.items())
            tallies += ((note, owned.plugin.name, name, n) for name, n in counts if n)
        for name, values in derived.rows.items():
            rows[table_name(owned, name)] = tuple((note, *row) for row in values)
        brief += [(order, tuple(line)) for order, line in derived.brief]
        because += [stored.reason(reason) for reason in derived.because]
        found += (extract.placed(d, None) for d in derived.diagnostics)
    # Whoever has nothing of a kind need not be asked for it, whatever the day.
    may_hide = {item.kind for _, item in named if item.due is not None and not item.old}
    followups = [stored.row(note, known, item, may_hide) for known, item in named]
    followups.sort(key=_order)
    faults = extract.pack(extract.plain(found)) if found else b""
    listed = list(map(tuple, followups))
    everything = extract.pack((listed, tallies, sorted(rows.items()), faults))
    told = _told(everything, brief, because)
    return Made(told, followups, tallies, rows, faults)


def _told(
    everything: bytes, brief: list[tuple[Any, ...]], because: list[tuple[Any, ...]]
) -> bytes:
    """What is kept of an entity as a whole, and whether it changes with the day."""
    brief.sort(key=_place)
    named = [name for _, (_, args) in brief for name, _ in args]
    kept = (
        identity.digest(everything),
        extract.pack(tuple(brief)),
        extract.pack(tuple(because)),
        not DATED.isdisjoint(named),
    )
    return extract.pack(kept)


_place = itemgetter(0)


def _order(row: FollowUpRow) -> tuple[str, str, str, bytes]:
    return row.uid, row.show_from, row.due or "", row.data


def table_name(owned: Owned, name: str) -> str:
    """The index's name for a plugin's table."""
    return f"x_{owned.plugin.name}_{name}"


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
    if dirty is None:
        sources, listed = gathering.from_memory(index), index.entities()
    else:
        sources, listed = gathering.from_index(index), _listed(index, dirty)
    wanted = plans(registry)
    batch: list[tuple[int, Made]] = []
    changed = False
    fresh = dirty is None and not index.has_derived()
    for note, kind, id_, name, path in listed:
        entity = Entity(kind, id_, name, (), path)
        facts = gathering.gather(note, entity, sources, registry.facts)
        made = make(note, facts, registry, wanted.get(kind, ()), vault_id)
        before = None if fresh else index.derived(note)
        if before == made.blob:
            continue
        changed = True
        if before is not None:
            index.drop_derived(note)
        batch.append((note, made))
        if len(batch) >= AT_ONCE:
            _keep(index, batch)
    _keep(index, batch)
    if dirty is None:
        index.forget_made()
    else:
        # Where nothing came out different, others may be called otherwise in it.
        for note, *_ in listed:
            index.touch_days(note)
    return changed


def _listed(index: Index, dirty: Iterable[int]) -> list[tuple[int, str, str, str, str]]:
    found = []
    for note in sorted(dirty):
        if known := index.entity(note):
            kind, _, id_, name = known
            found.append((note, kind, id_, name, index.note_path(note)))
    return found


def _keep(index: Index, batch: list[tuple[int, Made]]) -> None:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for note, made in batch:
        for name, values in made.rows.items():
            rows.setdefault(name, []).extend(values)
        if made.diagnostics:
            index.put_diagnostics(note, "derive", made.diagnostics)
    index.put_derived(
        [(note, made.blob) for note, made in batch],
        [row for _, made in batch for row in made.followups],
        [row for _, made in batch for row in made.tallies],
        rows,
    )
    batch.clear()
