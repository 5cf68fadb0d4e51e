"""What every contribution's view of one moment shares: things read once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from vaultkit.app.asking import dues
from vaultkit.app.asking.dues import Asked
from vaultkit.app.index import Index
from vaultkit.app.indexing import extract, gathering, resolve, stored
from vaultkit.app.indexing.gathering import EntityFacts
from vaultkit.app.registry import Registry
from vaultkit.app.rows import DueRow, Sketch
from vaultkit.core import dates
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg, holds
from vaultkit.plugin.followups import ALWAYS, TO_PICK, Because, Due, Entity, Ref
from vaultkit.plugin.view import Place

ReadNote = Callable[[str], Note | None]
Fill = Callable[[str, str | None, Mapping[str, str]], str | Msg]
"""A template's name, its text (None: one of ours) and values, to what it makes."""
State = Literal["overdue", "today", "upcoming"]
NONE = extract.pack(())
AT_ONCE = 500
"""Follow-ups that are read together: a bound on memory, no more."""
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
        self.revision = index.revision()
        """No later than anything that is read here."""
        self.registry = registry
        self.vault_id = vault_id
        self.read_note = read_note
        self._entities: dict[int, Entity] = {}
        self._facts: dict[int, EntityFacts] = {}
        self._lists: dict[tuple[int, str], Sequence[Any]] = {}
        """The places of facts of the notes that have very many."""
        self._blobs: dict[tuple[int, str], bytes] = {}
        """Places of facts, of those that are read together."""
        self._paths: dict[int, str] = {}
        self._notes: dict[str | None, int] = {}
        self._linked: dict[tuple[str, ...], tuple[Entity, ...]] = {}
        self._by_ids: dict[tuple[str, ...], tuple[Entity, ...]] = {}
        self._listed: dict[Asked, tuple[Day | None, list[Sketch]]] = {}
        self._dues: dict[tuple[Sketch, Day], Due] = {}
        self.sources = gathering.from_index(index)

    def entity(self, note: int) -> Entity:
        """The entity of a note."""
        if note not in self._entities:
            kind, _, id_, name = self.index.entity(note) or ("", "", "", "")
            path = self.index.note_path(note)
            self._entities[note] = Entity(kind, id_, name, (), path)
        return self._entities[note]

    def listed(self, asked: Asked) -> list[Sketch]:
        """What is to be seen; a question with an earlier end is answered by a part.

        Of one with a later end the rest is asked for. It is a copy: whoever asked may
        sort it.
        """
        if asked.undated:
            asked = asked._replace(until=None)
        question = asked._replace(until=None, kinds=tuple(asked.kinds))
        until, found = self._listed.get(question, ("", []))
        if (until or "U") < (asked.until or "U") or question not in self._listed:
            if until and until >= asked.now[:10]:
                rest = asked._replace(since=dates.later(until, 1))
                known = {one[1] for one in found}
                found += (one for one in self._asked(rest) if one[1] not in known)
            else:
                found = self._asked(asked)
            self._listed[question] = asked.until, found
        elif asked.until is not None:
            return found[: bisect_left(found, (asked.until + "U",))]
        return found.copy()

    def _asked(self, asked: Asked) -> list[Sketch]:
        return dues.listed(self.index, asked, self.vault_id)

    def read(self, found: Sequence[Sketch], today: Day) -> list[Due]:
        """All of some follow-ups; blocks and outputs share what was read once."""
        new = [one for one in found if (one[:3], today) not in self._dues]
        for at in range(0, len(new), AT_ONCE):
            some = new[at : at + AT_ONCE]
            numbers = [number for _, _, number, *_ in some]
            rows = {row[0]: row for row in self.index.followups(numbers)}
            places = self.index.places(numbers)
            self._blobs = {(note, key): blob for note, key, blob in places}
            for one in some:
                self._dues[one[:3], today] = self._read(one, rows[one[2]], today)
        return [self._dues[one[:3], today] for one in found]

    def _read(self, one: Sketch, row: DueRow, today: Day) -> Due:
        due, uid, *_ = one
        _, stored_due, end, note, kind, id_, name, path, data, *ref = row
        if end is not None and stored_due.startswith(ALWAYS):
            end = today + end[10:]
        item = stored.followup(data, due or None, end)
        owner = self._entities.get(note)
        if owner is None:
            owner = self._entities[note] = Entity(kind, id_, name, (), path)
            self._notes[owner.id] = note
            self._paths[note] = path
        place = self.place((ref[0], ref[1], ref[2]))
        others: tuple[Entity, ...] = ()
        if item.others:
            others = tuple(e for e in self.linked(item.others) if e.id != owner.id)
        candidates = self.by_ids(item.candidates[:TO_PICK]) if item.candidates else ()
        day = due[:10]
        return Due(
            *(uid, owner, others, item, day or None, *_state(day, today)),
            *(place.path, place.line, candidates),
        )

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

    def by_ids(self, ids: tuple[str, ...]) -> tuple[Entity, ...]:
        """Entities by their ids."""
        if ids not in self._by_ids:
            new = [id_ for id_ in ids if id_ not in self._notes]
            for note, kind, id_, name, path in self.index.entities_by_ids(new):
                self._notes[id_] = note
                self._entities[note] = Entity(kind, id_, name, (), path)
            notes = (self._notes.get(id_) for id_ in ids)
            found = tuple(self.entity(note) for note in notes if note is not None)
            self._by_ids[ids] = found
        return self._by_ids[ids]


def _state(day: Day, today: Day) -> tuple[State | None, int]:
    """How a day stands to today, and by how many days it is over."""
    if not day:
        return None, 0
    if day < today:
        return "overdue", dates.between(day, today)
    return ("upcoming" if day > today else "today"), 0
