"""Notes that the index has never seen, kept many at a time.

For the first look at a vault, where asking for each note what is known of it, and
keeping each by itself, would cost as much as reading it.
"""

from __future__ import annotations

from itertools import groupby

from vaultkit.app.index import Stated
from vaultkit.app.indexing import extract
from vaultkit.app.indexing.extract import Kept
from vaultkit.app.rows import NoteBatch
from vaultkit.core import identity

AT_ONCE = 500
"""Notes that are kept together: a bound on memory, no more."""


class Bulk:
    """Notes on their way into the index; `settle` ends it."""

    def __init__(self, index: Stated) -> None:
        """Number notes from the last one that the index has."""
        self._index = index
        self._last = index.last_note()
        self._batch = NoteBatch()

    def add(self, path: str, seen: bytes, kept: Kept) -> None:
        """Keep a new note, by what its bytes are known by."""
        self._last += 1
        note, batch = self._last, self._batch
        batch.notes.append((note, path, seen))
        if kept is not extract.NOTHING:
            batch.facts += [(note, key, *blobs) for key, blobs in kept.facts.items()]
            batch.names += [(key, rank, note) for key, rank in kept.names]
            batch.asks += [(key, note) for key in kept.asks]
            if kept.entity is not None:
                base = kept.entity.id or extract.stem_id(path)
                entity = (note, kept.entity.kind, base, base, kept.entity.name)
                batch.entities.append(entity)
            if kept.diagnostics:
                found = extract.pack(extract.plain(kept.diagnostics))
                batch.diagnostics.append((note, "read", found))
        if len(batch.notes) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if self._batch.notes:
            self._index.put_notes(self._batch)
            self._batch = NoteBatch()

    def settle(self) -> None:
        """Give every entity its id; the first path keeps one that several share."""
        self.flush()
        for base, sharing in groupby(self._index.bases(), lambda row: row[0]):
            for place, (_, path, note, id_) in enumerate(sharing):
                wanted = base if place == 0 else shared_id(base, path)
                if id_ != wanted:
                    self._index.put_id(note, wanted)


def shared_id(base: str, path: str) -> str:
    """The id of an entity that shares its base with one of an earlier path."""
    return f"{base}~{identity.code(path, 4)}"
