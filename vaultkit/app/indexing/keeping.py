"""What a note states and who it is about, kept; and who is behind what became another.

Only what differs from what the index holds is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vaultkit.app.index import Index
from vaultkit.app.indexing import bulk, extract, resolve
from vaultkit.app.indexing.extract import ANSWERED, ASKED, COPY, OWN, REGIONS, Kept
from vaultkit.core import links


class Keeping:
    """Keeps notes that changed one by one, and gathers the entities made dirty."""

    def __init__(self, index: Index, dirty: set[int] | None) -> None:
        """Keep in this index; `dirty` None = everything is derived anew anyway."""
        self.index = index
        self.dirty = dirty

    def keep(
        self,
        note: int,
        path: str,
        kept: Kept,
        before: Mapping[str, tuple[bytes, bytes]],
    ) -> None:
        """Keep what a note states now; `before` are the facts it stated."""
        self._facts(note, kept, before)
        self._entity(note, path, kept)

    def forget(self, note: int, path: str) -> None:
        """Take a note out with all that came of it."""
        self.keep(note, path, extract.NOTHING, self.index.facts(note))
        self.index.drop_derived(note)
        self.index.drop_note(note)
        if self.dirty is not None:
            self.dirty.discard(note)

    def _facts(
        self, note: int, kept: Kept, before: Mapping[str, tuple[bytes, bytes]]
    ) -> None:
        after = kept.facts
        moved = {k: v for k, v in after.items() if before.get(k) != v}
        gone = before.keys() - after.keys()
        asked = self.index.asks(note) if ASKED in before else set()
        if self.dirty is not None:
            for key in gone | moved.keys():
                if key in after and before.get(key, (b"",))[0] == after[key][0]:
                    continue
                self._dirty_behind(note, key, asked | kept.asks)
        if gone:
            self.index.drop_facts(note, gone)
        if moved:
            self.index.put_facts(note, moved)
        if asked != kept.asks:
            self.index.put_asks(note, kept.asks)

    def _dirty_behind(self, note: int, key: str, asked: Iterable[str]) -> None:
        assert self.dirty is not None  # noqa: S101 - callers look first
        if key in (REGIONS, COPY, ANSWERED):
            return
        if key == OWN:
            self.dirty.add(note)
        elif key == ASKED:
            self.dirty.add(note)
            for name in asked:
                self._dirty_owners(name)
        else:
            self._dirty_owners(key)

    def _dirty_owners(self, key: str) -> None:
        if self.dirty is not None:
            self.dirty |= resolve.alone(self.index.answering, key)

    def _entity(self, note: int, path: str, kept: Kept) -> None:
        before = self.index.names(note)
        names = kept.names
        lost, gained = before - names, names - before
        renamed = {key for key, _ in lost | gained} if self.dirty is not None else set()
        for key in renamed:
            self._dirty_owners(key)
        if lost or gained:
            self.index.put_names(note, gained, lost)
        for key in renamed:
            self._dirty_owners(key)
            self._dirty_around(key)
        if renamed:
            self._forget_made(note, kept)
        self._identity(note, path, kept)

    def _forget_made(self, note: int, kept: Kept) -> None:
        """Who is named beside others is known by name alone, wherever that is."""
        before = self.index.entity(note)
        kinds = {before[0] if before else "", kept.entity.kind if kept.entity else ""}
        if kinds - {"", extract.NOTE}:
            self.index.forget_made()

    def _dirty_around(self, key: str) -> None:
        """Facts that name several people may now belong to another of them."""
        assert self.dirty is not None  # noqa: S101 - callers look first
        for _, _, data, _ in self.index.facts_about(key):
            for _, _, about, _ in extract.unpack(data):
                if len(about) > 1:
                    for target in about:
                        self._dirty_owners(links.fold(target))
        for note in self.index.asking(key):
            self.dirty.add(note)
            for name in self.index.asks(note):
                self._dirty_owners(name)

    def _identity(self, note: int, path: str, kept: Kept) -> None:
        before = self.index.entity(note)
        if kept.entity is None:
            if before is not None:
                self.index.drop_entity(note)
                self.index.drop_derived(note)
                self._settle_ids(before[1])
            return
        base = kept.entity.id or extract.stem_id(path)
        same = before is not None and before[:2] == (kept.entity.kind, base)
        if same and before is not None:
            if before[3] == kept.entity.name:
                return
            # It may be named in what is made of others.
            self.index.forget_made()
        if self.dirty is not None:
            self.dirty.add(note)
        id_ = before[2] if same and before is not None else f"{base}~{note}?"
        self.index.put_entity(note, kept.entity.kind, base, id_, kept.entity.name)
        if not same:
            if before is not None:
                self._settle_ids(before[1])
            self._settle_ids(base)

    def _settle_ids(self, base: str) -> None:
        """The first path keeps a shared id, the others get a part of their path's."""
        for place, (note, path, id_) in enumerate(self.index.sharing(base)):
            wanted = base if place == 0 else bulk.shared_id(base, path)
            if id_ == wanted:
                continue
            if place == 0:
                self.index.free_id(wanted)
            self.index.put_id(note, wanted)
            if self.dirty is not None:
                self.dirty.add(note)
                # What names several people keeps them by their ids.
                for key, _ in self.index.names(note):
                    self._dirty_around(key)
