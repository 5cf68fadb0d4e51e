"""Bring the index up to the disk: what reading commands do, and a round's first step.

A module of its own, because it needs nothing of what writes into a vault.
"""

from __future__ import annotations

from vaultkit.app.indexing import derive, extract, resolve, sync
from vaultkit.app.indexing.sync import Progress
from vaultkit.app.vault import Vault


def run(
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
            index.put_meta("vault", f"{vault.settings.vault_id} {vault.files.root}")
        changed = found.changed
        if dirty is None or dirty:
            derive.run(index, vault.registry, vault.settings.vault_id, dirty)
            index.put_meta("pending", 0)
            changed = True
        if index.meta(resolve.SHARED) is None:
            index.put_meta(resolve.SHARED, extract.pack(resolve.shared(index)))
        if changed:
            index.touch()
            index.forget_memory()
        index.commit()
    finally:
        index.rollback()
    return found.paths
