"""What every contribution's view of one moment shares: things read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from vaultkit.app import extract, gathering, resolve, stored
from vaultkit.app.dues import Listed
from vaultkit.app.gathering import EntityFacts
from vaultkit.app.ports import Index
from vaultkit.app.registry import Registry
from vaultkit.core import dates
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg, holds
from vaultkit.plugin.followups import Because, Due, Entity, Ref
from vaultkit.plugin.view import Place

ReadNote = Callable[[str], Note | None]
Fill = Callable[[str, str | None, Mapping[str, str]], str | Msg]
"""A template's name, its text (None: one of ours) and values, to what it makes."""
State = Literal["overdue", "today", "upcoming"]
NONE = extract.pack(())
LONG = 1000
"""Bytes from which on a note's places are read once and kept as a list."""
NOT_DERIVED = extract.pack((b"", NONE, NONE, False))


class Snapshot:
    """What every contribution's view of one moment shares."""

    def __init__(
        self,
        index: Index,
        registry: Registry,
        vault_id: str,
        read_note: ReadNote,
        fill: Fill,
    ) -> None:
        """Ask this index; notes are read by `read_note`, templates filled by `fill`."""
        self.fill = fill
        self.index = index
        self.registry = registry
        self.vault_id = vault_id
        self.read_note = read_note
        self._entities: dict[int, Entity] = {}
        self._facts: dict[int, EntityFacts] = {}
        self._lists: dict[tuple[int, str], Sequence[Any]] = {}
        """The places of facts of the notes that have very many."""
        self._blobs: dict[tuple[int, str], bytes] = {}
        self._paths: dict[int, str] = {}
        """Places not looked at yet, fetched at once for a list read to its end."""
        self._notes: dict[str | None, int] = {}
        self._linked: dict[tuple[str, ...], tuple[Entity, ...]] = {}
        self.sources = gathering.from_index(index)

    def entity(self, note: int) -> Entity:
        """The entity of a note."""
        if note not in self._entities:
            kind, _, id_, name = self.index.entity(note) or ("", "", "", "")
            path = self.index.note_path(note)
            self._entities[note] = Entity(kind, id_, name, (), path)
        return self._entities[note]

    def read(self, one: Listed, today: Day) -> Due:
        """All of a listed follow-up."""
        row = one.row
        *_, kind, path, data, ref, key, nth = row
        item = stored.followup(data, one.due, one.end)
        note = row[5]
        owner = self._entities.get(note)
        if owner is None:
            owner = self._entities[note] = Entity(kind, row[9], row[8], (), path)
            self._notes[owner.id] = note
            self._paths[note] = path
        place = self.place((ref, key, nth))
        others: tuple[Entity, ...] = ()
        if item.others:
            others = tuple(e for e in self.linked(item.others) if e.id != owner.id)
        candidates = self.by_ids(item.candidates) if item.candidates else ()
        return Due(
            one.uid,
            owner,
            others,
            item,
            one.day or None,
            *_state(one.day, today),
            place.path,
            place.line,
            candidates,
        )

    def fetch_places(self, found: Iterable[Listed]) -> None:
        """Have the places of a long list at hand."""
        wanted = {one.row[-3:-1] for one in found}
        self._blobs = {
            (note, key): blob
            for note, key, blob in self.index.places()
            if (note, key) in wanted
        }

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        note, key, nth = ref
        if note not in self._paths:
            self._paths[note] = self.index.note_path(note)
        places = self._lists.get((note, key))
        if places is None:
            blob = self._blobs.get((note, key))
            if blob is None:
                fact = self.index.fact(note, key)
                blob = fact[1] if fact else NONE
                self._blobs[note, key] = blob
            places = extract.unpack(blob)
            if len(blob) > LONG:
                self._lists[note, key] = places
        line, column, width = places[nth] if nth < len(places) else (1, 1, 0)
        return Place(self._paths[note], line, column, width)

    def facts(self, note: int) -> EntityFacts:
        """The facts of an entity."""
        if note not in self._facts:
            self._facts[note] = gathering.gather(
                note, self.entity(note), self.sources, self.registry.facts
            )
        return self._facts[note]

    def _derived(self, note: int) -> tuple[bytes, bytes, bytes, bool]:
        """Digest, brief, reasons, and whether the brief changes with the day."""
        blob = self.index.derived(note)
        kept: tuple[bytes, bytes, bytes, bool] = extract.unpack(blob or NOT_DERIVED)
        return kept

    def brief(self, note: int, now: Moment) -> tuple[Msg, ...]:
        """The brief's lines that hold at a moment.

        A note has none: its lines are about people who have nothing in common.
        """
        if self.entity(note).kind == extract.NOTE:
            return ()
        lines = (Msg(*line) for _, line in extract.unpack(self._derived(note)[1]))
        return tuple(line for line in lines if holds(line, now))

    def brief_key(self, note: int, now: Moment) -> bytes:
        """Bytes that are equal as long as the brief's lines are."""
        _, lines, _, changing = self._derived(note)
        if not changing:
            return lines
        return extract.pack(tuple(tuple(line) for line in self.brief(note, now)))

    def reasons(self, note: int, now: Moment) -> tuple[Because, ...]:
        """Why there is nothing to do, as far as it holds at a moment."""
        kept = (
            Because(Msg(*r), ref) for r, ref in extract.unpack(self._derived(note)[2])
        )
        return tuple(reason for reason in kept if holds(reason.rule, now))

    def note_of(self, entity: Entity) -> int | None:
        """The note of an entity."""
        if entity.id not in self._notes:
            found = self.index.entity_by_id(entity.id or "")
            if found is None:
                return None
            self._notes[entity.id] = found
        return self._notes[entity.id]

    def linked(self, targets: tuple[str, ...]) -> tuple[Entity, ...]:
        """The entities that some link targets mean."""
        if targets not in self._linked:
            self._linked[targets] = self._meant(targets)
        return self._linked[targets]

    def _meant(self, targets: Iterable[str]) -> tuple[Entity, ...]:
        found = (resolve.link(self.sources.answers, target) for target in targets)
        notes = dict.fromkeys(note for note in found if note is not None)
        return tuple(self.entity(note) for note in notes)

    def by_ids(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        """Entities by their ids."""
        notes = (self.index.entity_by_id(id_) for id_ in ids)
        return tuple(self.entity(note) for note in notes if note is not None)


def _state(day: Day, today: Day) -> tuple[State | None, int]:
    """How a day stands to today, and by how many days it is over."""
    if not day:
        return None, 0
    if day < today:
        return "overdue", dates.between(day, today)
    return ("upcoming" if day > today else "today"), 0
