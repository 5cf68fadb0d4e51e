"""The order of a round: look, derive, then blocks, then outputs; under the write lock.

Reading commands do `refresh` alone. The watcher does the same round as `sync`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vaultkit.app import apply, derive, generate, sync
from vaultkit.app.apply import Done
from vaultkit.app.sync import Progress
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.words import Day

WAIT = 10.0
"""Seconds to wait for another vaultkit to finish its round."""

MayWrite = Callable[[str], bool]


def anywhere(_path: str) -> bool:
    """One-shot commands write at once."""
    return True


class Written(NamedTuple):
    """A file that a round wrote or would write: `before` None = there was none."""

    path: str
    before: bytes | None
    after: bytes


class Summary(NamedTuple):
    """What a round came to."""

    changed: frozenset[str] = frozenset()
    """Notes whose bytes were not those that the index held."""
    written: tuple[Written, ...] = ()
    left: tuple[str, ...] = ()
    """Notes that were not written because they are still being edited."""
    complaints: tuple[Placed, ...] = ()
    """What was asked for and could not be written."""
    hints: tuple[Placed, ...] = ()


def refresh(
    vault: Vault,
    hint: frozenset[str] | None = None,
    progress: Progress | None = None,
) -> frozenset[str]:
    """Bring the index up to the disk; the notes that differed from it."""
    index = vault.index
    index.begin()
    try:
        if not index.is_current(vault.program):
            index.reset(vault.program)
            hint = None
        index.add_tables(derive.tables(vault.registry))
        found = sync.run(
            vault.files,
            index,
            vault.registry,
            vault.disk_now(),
            hint=hint,
            progress=progress,
        )
        dirty = found.dirty
        if index.meta("deriving") != vault.deriving:
            dirty = None
            index.put_meta("deriving", vault.deriving)
        changed = found.changed
        if dirty is None or dirty:
            derive.run(index, vault.registry, vault.settings.vault_id, dirty)
            index.put_meta("pending", 0)
            changed = True
        if changed:
            index.touch()
            index.forget_memory()
        index.commit()
    finally:
        index.rollback()
    return found.paths


def run(  # noqa: PLR0913 - a use case names what it needs
    vault: Vault,
    day: Day,
    *,
    hint: frozenset[str] | None = None,
    may_write: MayWrite = anywhere,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """A whole round: afterwards blocks and outputs are those of `day`.

    Args:
        vault: the vault.
        day: the day that blocks and outputs are for.
        hint: the only paths that may have changed.
        may_write: asked before a note is written; a note not at rest is left.
        dry_run: write nothing, tell what would be written.
        progress: told how far a long look has come.
    """
    with vault.locks.hold("write", WAIT):
        changed = refresh(vault, hint, progress)
        summary = _blocks(vault, day, may_write, dry_run)
        touched = frozenset(w.path for w in summary.written)
        if touched and not dry_run:
            refresh(vault, touched)
        files = _outputs(vault, day, dry_run)
    return Summary(
        changed,
        summary.written + files.written,
        summary.left,
        summary.complaints + files.complaints,
        summary.hints,
    )


def _blocks(vault: Vault, day: Day, may_write: MayWrite, dry_run: bool) -> Summary:
    written: list[Written] = []
    left: list[str] = []
    complaints: list[Placed] = []
    hints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    shared = generate.snapshot(vault)
    for path in generate.with_blocks(vault):
        wanted = generate.note_blocks(vault, shared, path, day)
        hints += wanted.diagnostics
        if wanted.edit is None:
            continue
        if not may_write(path):
            left.append(path)
            continue
        done, result = _apply(vault, wanted.edit, dry_run)
        if done == "written" and result is not None:
            written.append(result)
        elif done == "changed":
            left.append(path)
        if fault := apply.complaint(done, path):
            complaints.append(fault)
    return Summary(
        frozenset(), tuple(written), tuple(left), tuple(complaints), tuple(hints)
    )


def _apply(vault: Vault, edit: Edit, dry_run: bool) -> tuple[Done, Written | None]:
    before = vault.files.read(edit.path)
    files = _Dry(vault) if dry_run else vault.files
    done = apply.note(files, edit)
    after = files.result if isinstance(files, _Dry) else vault.files.read(edit.path)
    return done, Written(edit.path, before, after or b"")


class _Dry:
    """Files that hand on what they would write instead of writing it."""

    def __init__(self, vault: Vault) -> None:
        self._files = vault.files
        self.root = vault.files.root
        self.result: bytes | None = None
        self.scan = vault.files.scan
        self.list_folder = vault.files.list_folder
        self.dump = vault.files.dump
        self.load = vault.files.load
        self.read = vault.files.read
        self.is_plain = vault.files.is_plain

    def replace(self, path: str, before: bytes | None, after: bytes) -> bool:
        """Remember the bytes; true if the file is the one that was read."""
        self.result = after
        return self._files.read(path) == before


def _outputs(vault: Vault, day: Day, dry_run: bool) -> Summary:
    written: list[Written] = []
    complaints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    shared = generate.snapshot(vault)
    for made, refused in generate.outputs(vault, shared, day):
        if refused is not None:
            complaints.append(refused)
        if made is None:
            continue
        if not dry_run:
            keep_parts(vault, made)
        if made.after == made.before:
            continue
        done: Done = "written"
        if not dry_run:
            done = apply.file(vault.files, made.path, made.before, made.after)
        if done == "written":
            written.append(Written(made.path, made.before, made.after))
        if fault := apply.complaint(done, made.path):
            complaints.append(fault)
    return Summary(frozenset(), tuple(written), (), tuple(complaints))


def keep_parts(vault: Vault, made: generate.File) -> None:
    """Keep the items of an output that were made anew."""
    if not made.parts and not made.dropped:
        return
    vault.index.begin()
    try:
        vault.index.put_parts(made.output, made.parts, made.dropped)
        vault.index.commit()
    finally:
        vault.index.rollback()
