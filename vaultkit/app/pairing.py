"""Markers of blocks that do not pair, put right in the notes where that is certain."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.app import apply, doctor
from vaultkit.app import round as rounds
from vaultkit.app.records import Change
from vaultkit.app.vault import Vault
from vaultkit.core import identity, markers, text
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.text import BOM
from vaultkit.core.words import Moment
from vaultkit.plugin.contributions import Block

WHY = "doctor --fix"


class Paired(NamedTuple):
    """What putting markers right came to."""

    changes: tuple[Change, ...] = ()
    """The notes that were written, or would be."""
    left: tuple[str, ...] = ()
    """Notes whose markers only a hand can put right."""
    complaints: tuple[Placed, ...] = ()


def run(vault: Vault, now: Moment, *, dry_run: bool = False) -> Paired:
    """Put markers right, in one run that `undo` takes back; the lists follow.

    Args:
        vault: the vault, its index up to date.
        now: its local time.
        dry_run: write nothing, tell what would be written.
    """
    changes: list[Change] = []
    left: list[str] = []
    complaints: list[Placed] = []
    with vault.journal.run(WHY, now) as record:
        with vault.locks.hold("write", rounds.WAIT):
            for path in doctor.marked(vault):
                made = _prepared(vault, path)
                if made is None:
                    left.append(path)
                    continue
                done = "written" if dry_run else apply.change(vault.files, record, made)
                if done == "written":
                    changes.append(made)
                elif fault := apply.complaint(done, path):
                    complaints.append(fault)
        if changes and not dry_run:
            paths = frozenset(change.path for change in changes)
            after = rounds.run(vault, now[:10], hint=paths, record=record)
            complaints += after.complaints
    return Paired(tuple(changes), tuple(left), tuple(complaints))


def _prepared(vault: Vault, path: str) -> Change | None:
    """A note with its markers put right; None where that is not certain."""
    data = vault.files.read(path)
    if data is None:
        return None
    decoded = text.decode(data)[0].removeprefix(BOM)
    names = [owned.value.name for owned in vault.registry.of(Block)]
    wanted = markers.mended(decoded, names[0] if len(names) == 1 else "")
    edit = Edit(path, identity.digest(data), wanted, WHY)
    made = apply.prepared(vault.files, edit)
    return made if isinstance(made, Change) else None
