"""The engine on a folder, without the command line: for laws over many states."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vaultkit import wiring
from vaultkit.app import generate
from vaultkit.app import round as rounds
from vaultkit.app.asking.view import VaultView
from vaultkit.app.vault import Vault
from vaultkit.plugin.followups import Due


@contextmanager
def own_places(folder: str) -> Iterator[None]:
    """Cache, state and config folders of one test, for as long as it runs."""
    names = [f"VAULTKIT_{kind}_DIR" for kind in ("CACHE", "STATE", "CONFIG")]
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(Path(folder) / name.lower()) for name in names})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def fresh(vault: Vault) -> Vault:
    """The same vault with an index that has seen nothing."""
    made = wiring.open_vault(vault.files.root, in_memory=True)
    rounds.refresh(made)
    return made


def row(due: Due) -> tuple[Any, ...]:
    """A follow-up without what only one index knows (numbers of notes)."""
    return (
        due.uid,
        due.entity[:3],
        tuple(e.id for e in due.others),
        tuple(e.id for e in due.candidates),
        due.item._replace(ref=(0, "", 0), because=()),
        tuple(reason.rule for reason in due.item.because),
        due.day,
        due.state,
        due.overdue,
        due.path,
        due.line,
    )


def answers(view: Any) -> dict[str, Any]:
    """Everything a view answers about follow-ups at its moment."""
    overdue = view.followups(until="2026-11-21")
    outlined = view.outlines()
    return {
        "overdue": [row(due) for due in overdue],
        "outlines": [one._replace(number=0) for one in outlined],
        "read": [row(due) for due in view.read(outlined[::2])],
        "read undated": sorted(
            row(due) for due in view.read(view.outlines(undated=True))
        ),
        "dated": [row(due) for due in view.followups()],
        "soon": [row(due) for due in view.followups(until="2026-12-05")],
        "undated": sorted(row(due) for due in view.followups(undated=True)),
        "old": sorted(row(due) for due in view.followups(old=True)),
        "tallies": dict(view.tally(*TALLIES)),
    }


TALLIES = tuple(
    f"promises:{side}.{state}"
    for side in ("mine", "theirs")
    for state in ("open", "kept", "late", "broken")
)


def engine_view(vault: Vault, now: str) -> VaultView:
    """The index's view of a moment."""
    return VaultView(generate.snapshot(vault), None, now)


def write(root: Path, notes: Iterable[tuple[str, str]]) -> None:
    """Notes on disk."""
    for path, text in notes:
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, "utf-8", newline="")
