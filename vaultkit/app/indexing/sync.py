"""From the disk to facts: look, compare, read what differs, keep what it states.

The watcher's paths only shorten the look; what is done with a difference is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from vaultkit.app.index import Index
from vaultkit.app.indexing import copies, extract, looking
from vaultkit.app.indexing.bulk import Bulk
from vaultkit.app.indexing.extract import Kept
from vaultkit.app.indexing.keeping import Keeping
from vaultkit.app.ports import Listing, NoteFiles
from vaultkit.app.registry import Registry
from vaultkit.core import blocks, identity, notes, paths, text

COMMIT_EVERY = 2000
TOO_LARGE = 4 * 1024 * 1024
"""Bytes; a larger note is not read."""

FEW = 20
"""Names that changed in a folder, up to which each is looked for in all others."""

_DIGEST = 16
"""Bytes; a note that was not read keeps another number of them."""
_OWN = 1 + _DIGEST
"""Bytes that a copy is known by; then comes what it has beside the original."""

Progress = Callable[[int, int], None]


class Synced(NamedTuple):
    """What a look at the disk came to; `dirty` None = everything."""

    dirty: set[int] | None
    changed: bool
    paths: frozenset[str]


def run(  # noqa: PLR0913 - a use case names what it needs
    files: NoteFiles,
    index: Index,
    registry: Registry,
    at_ns: int,
    *,
    hint: frozenset[str] | None = None,
    progress: Progress | None = None,
) -> Synced:
    """Bring the facts of the index up to what is on disk.

    Args:
        files: the vault.
        index: with an open transaction.
        registry: whose extracts are asked.
        at_ns: the disk's time now; younger stamps are not trusted later.
        hint: the only paths that may have changed; None looks at everything.
        progress: told (done, of how many) while many notes are read.
    """
    known = index.folders()
    fresh = not known or index.meta("pending") == 1
    work = _Work(files, index, registry, None if fresh else set())
    updates: dict[str, bytes | None] = {}
    todo: list[tuple[str, str, int]] = []
    for folder, listing, names in looking.folders(files, known, hint):
        before = known.get(folder, b"")
        if listing is None:
            updates[folder] = None
            work.forget(
                looking.join(folder, note[0]) for note in files.load(before)[0][0]
            )
            continue
        after = files.dump(listing, at_ns)
        if after == before:
            continue
        updates[folder] = after
        todo += work.differing(folder, before, listing, names)
    if fresh:
        index.put_meta("pending", 1)
    for done, (path, kind, size) in enumerate(todo, 1):
        work.read(path, kind, size)
        if work.bulk is not None and done % COMMIT_EVERY == 0:
            work.bulk.flush()
            index.commit()
            index.begin()
        if progress and done % 100 == 0:
            progress(done, len(todo))
    if work.bulk is not None:
        work.bulk.settle()
    if updates:
        index.put_folders(updates)
    return Synced(work.dirty, work.changed, frozenset(work.touched))


def is_read(seen: bytes) -> bool:
    """Whether a note known by these bytes was read: not too large, nobody's copy."""
    return len(seen) == _DIGEST


class _Work:
    """One look's worth of reading, with the entities it makes dirty."""

    def __init__(
        self,
        files: NoteFiles,
        index: Index,
        registry: Registry,
        dirty: set[int] | None,
    ) -> None:
        self.files = files
        self.index = index
        self.registry = registry
        self.dirty = dirty
        self.keeping = Keeping(index, dirty)
        self.bulk = Bulk(index) if dirty is None else None
        self.notes = index.notes() if dirty is None else None
        """All that is known already of a vault that is looked at for the first time."""
        self.changed = False
        self.touched: set[str] = set()

    def differing(
        self, folder: str, before: bytes, listing: Listing, among: frozenset[str] | None
    ) -> list[tuple[str, str, int]]:
        """(path, original if a copy, size) of notes to read; forgets what is gone.

        Of a folder in which notes alone stirred, all `among` are read.
        """
        new = {stamp[0]: stamp for stamp in listing[0]}
        names, gone = set(among or ()), set[str]()
        if among is None:
            (old_notes, _, _), edge = self.files.load(before)
            old = {stamp[0]: stamp for stamp in old_notes}
            names = {n for n, stamp in new.items() if old.get(n) != stamp}
            if edge:
                names |= {
                    n for n, stamp in old.items() if n in new and max(stamp[2:]) >= edge
                }
            gone = old.keys() - new.keys()
        stirred = names | gone
        suspects = _suspects(new, names, gone)
        copies = {n: c for n in suspects if (c := paths.conflict_of(n, new))}
        names |= {n for n, (original, _) in copies.items() if original in stirred}
        self.forget(looking.join(folder, name) for name in gone)
        todo = []
        for name in sorted(names):
            original, strong = copies.get(name, ("", False))
            copy_of = original if strong or original in new else ""
            kind = (
                ("!" if strong else "?") + looking.join(folder, copy_of)
                if copy_of
                else ""
            )
            todo.append((looking.join(folder, name), kind, new[name][1]))
        return todo

    def forget(self, gone: Iterable[str]) -> None:
        """Take notes out that are no longer there."""
        for path in gone:
            known = self.index.note(path)
            if known is None:
                continue
            self._differ(path)
            self.keeping.forget(known[0], path)

    def _differ(self, path: str) -> None:
        self.changed = True
        self.touched.add(path)

    def read(self, path: str, kind: str, size: int) -> None:
        """Read one note; keep what it states if its bytes are not those known."""
        known = self._known(path)
        taken = self._take(path, kind, size)
        if taken is None:
            self.forget([path])
            return
        seen, data = taken
        if known is not None and known[1] == seen:
            return
        if known is None or known[1][:_OWN] != seen[:_OWN]:
            self._differ(path)
        self.changed = True
        if isinstance(data, bytes):
            data = extract.read(path, data, self.registry)
        kept = data
        if self.bulk is not None and known is None:
            self.bulk.add(path, seen, kept)
            return
        note = self.index.put_note(path, seen)
        before = self.index.facts(note) if known is not None else {}
        if known is not None or kept is not extract.NOTHING:
            self.keeping.keep(note, path, kept, before)
            found = extract.pack(extract.plain(kept.diagnostics))
            self.index.put_diagnostics(
                note, "read", found if kept.diagnostics else None
            )
            if extract.ANSWERED in before:
                self.index.put_diagnostics(note, extract.UNDONE, None)

    def _known(self, path: str) -> tuple[int, bytes] | None:
        return self.index.note(path) if self.notes is None else self.notes.get(path)

    def _take(
        self, path: str, kind: str, size: int
    ) -> tuple[bytes, bytes | Kept] | None:
        """What a note is known by, and its bytes or why they are not read."""
        if size > TOO_LARGE:
            fault = extract.whole_file("note/too-large", path, size=_mebi(size))
            return b"L%d" % size, extract.NOTHING._replace(diagnostics=(fault,))
        data = self.files.read(path)
        if data is None:
            if self.files.stamp(path) is None:
                return None
            fault = extract.whole_file("vault/unreadable", path)
            return b"U", extract.NOTHING._replace(diagnostics=(fault,))
        digest = identity.digest(data)
        if kind and self._is_copy(kind, data):
            other = self.files.read(kind[1:]) or b""
            n, kept = copies.kept(path, kind[1:], data, other)
            return b"C" + digest + b"%d" % n, kept
        return digest, data

    def _is_copy(self, kind: str, data: bytes) -> bool:
        if kind[0] == "!":
            return True
        other = self.files.read(kind[1:])
        if other is None or len(other) > TOO_LARGE:
            return False
        mine, theirs = text.decode(data)[0], text.decode(other)[0]
        if paths.alike(blocks.outside(mine), blocks.outside(theirs)):
            return True
        return bool(_id(mine) and _id(mine) == _id(theirs))


def _suspects(
    new: Iterable[str], names: AbstractSet[str], gone: AbstractSet[str]
) -> Iterable[str]:
    """Those names of a folder that may be a copy's, where that is of interest.

    That is, what is read, and copies of what is read or gone: a copy's name holds that
    of the original. Where much is read at once, all are.
    """
    stems = [name[:-3] for name in names | gone]
    if len(stems) > FEW:
        return new
    return names | {name for stem in stems for name in new if stem in name}


def _mebi(size: int) -> str:
    return f"{size / (1 << 20):.1f}"


def _id(source: str) -> str:
    note = notes.parse("", source)
    keys = ("id", "uid")
    return next(
        (f.text for f in note.frontmatter.fields if f.key.lower() in keys and f.text),
        "",
    )
