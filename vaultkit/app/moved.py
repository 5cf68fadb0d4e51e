"""A note that lies elsewhere since: told by what it holds and when that was written.

Who renames a note or puts it into another folder has not edited it, and it keeps its
time. Two cards may hold the same words, so in doubt no note is taken for another.
"""

from __future__ import annotations

from collections.abc import Collection

from vaultkit.app.indexing import fresh
from vaultkit.app.vault import Vault

WITHIN = 60_000_000_000
"""Nanoseconds in which a run wrote the last of its notes, at most."""


def now_at(
    vault: Vault, data: bytes, ended: int, others: Collection[str]
) -> str | None:
    """Where the one note lies that holds these bytes and was not saved since.

    Args:
        vault: the vault.
        data: what a run left in the note.
        ended: when that run was over, in ns since 1970; 0 = not known.
        others: notes that runs left with these bytes, and that are where they were.
    """
    if not ended:
        return None
    fresh.run(vault)
    found = [
        path
        for path in vault.index.note_paths()
        if path not in others and (stamp := vault.files.stamp(path)) is not None
        if stamp[0] == len(data) and ended - WITHIN <= stamp[1] <= ended
        if vault.files.read(path) == data
    ]
    return found[0] if len(found) == 1 else None
