"""Any sequence of file operations gives what a new index and plain evaluation give."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from property.strategies import MOMENTS, OPERATIONS
from support import engines

from vaultkit import wiring
from vaultkit.app import round as rounds
from vaultkit.app.vault import Vault
from vaultkit.plugin.testing import MemoryVault

SETTINGS = """\
id = "testtest"
language = "de"
timezone = "Europe/Vienna"
region = "AT"
start = 2026-10-01
"""


def operate(root: Path, kind: str, path: str, more: str) -> None:
    """One thing that a person or a sync tool does to a note."""
    full = root / path
    if kind == "write":
        engines.write(root, [(path, more)])
    elif kind == "append" and full.exists():
        with full.open("a", encoding="utf-8", newline="") as file:
            file.write(more + "\n")
    elif kind == "delete":
        full.unlink(missing_ok=True)
    elif kind == "move" and full.exists() and path != more:
        (root / more).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(full, root / more)


def lived_in(root: Path, batches: list[Any], *, hinted: bool = False) -> Vault:
    """A vault that was looked at after each batch, or just where something stirred."""
    (root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
    vault = wiring.open_vault(str(root), in_memory=True)
    rounds.refresh(vault)
    for batch in batches:
        for operation in batch:
            operate(root, *operation)
        stirred = {path for _, *ends in batch for path in ends if "/" in path}
        rounds.refresh(vault, frozenset(stirred) if hinted else None)
    return vault


@given(st.lists(st.lists(OPERATIONS, max_size=4), max_size=6), MOMENTS)
def test_incremental_equals_rebuilt_equals_naive(batches, now):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        vault = lived_in(root, batches)
        mine = engines.answers(engines.engine_view(vault, now))
        rebuilt = engines.fresh(vault)
        assert mine == engines.answers(engines.engine_view(rebuilt, now))
        notes = {
            str(path.relative_to(root)): path.read_bytes()
            for path in root.rglob("*.md")
        }
        plain = MemoryVault(
            vault.registry.plugins, notes, vault.registry.options, "testtest"
        )
        assert mine == engines.answers(plain.view(now))


@given(st.lists(OPERATIONS, max_size=8), st.lists(MOMENTS, min_size=2, max_size=4))
def test_asking_for_other_days_changes_no_stored_row(operations, moments):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
        for operation in operations:
            operate(root, *operation)
        vault = wiring.open_vault(folder, in_memory=True)
        rounds.refresh(vault)
        revision = vault.index.revision()
        first = engines.answers(engines.engine_view(vault, moments[0]))
        for now in moments:
            rounds.refresh(vault)
            engines.answers(engines.engine_view(vault, now))
        assert vault.index.revision() == revision
        assert first == engines.answers(engines.engine_view(vault, moments[0]))


@given(st.lists(st.lists(OPERATIONS, max_size=4), max_size=6), MOMENTS)
def test_looking_only_where_something_stirred_equals_looking_everywhere(batches, now):
    with TemporaryDirectory() as folder:
        vault = lived_in(Path(folder), batches, hinted=True)
        mine = engines.answers(engines.engine_view(vault, now))
        assert mine == engines.answers(engines.engine_view(engines.fresh(vault), now))
        everywhere = rounds.refresh(vault)
        assert not everywhere
