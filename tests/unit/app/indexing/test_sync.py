"""Whose follow-ups are made anew after a change: as few as it can concern."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from support import engines

from vaultkit import wiring
from vaultkit.app import round as rounds
from vaultkit.app.indexing import sync
from vaultkit.app.vault import Vault

CARD = "---\ntyp: kontakt\n---\n"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultkit.toml").write_text('id = "testtest"\nlanguage = "de"\n')
    people = {f"Kontakte/{name} Weber.md": CARD for name in ("Anna", "Ida", "Max")}
    people |= {"Kontakte/Uwe Huber.md": CARD, "Rückrufe.md": "- Fr. Adler\n"}
    engines.write(root, people.items())
    with engines.own_places(str(tmp_path / "own")):
        made = wiring.open_vault(str(root), in_memory=True)
        rounds.refresh(made)
        return made


def made_anew(vault: Vault, files: Iterable[tuple[str, str]]) -> set[str]:
    """The notes whose follow-ups a change makes anew."""
    engines.write(Path(vault.files.root), files)
    vault.index.begin()
    found = sync.run(vault.files, vault.index, vault.registry, vault.disk_now())
    paths = {vault.index.note_path(note) for note in found.dirty or ()}
    vault.index.rollback()
    return paths


def test_line_for_a_name_of_many_makes_none_of_them_anew(vault: Vault) -> None:
    assert made_anew(vault, [("Rückrufe.md", "- Hr. Weber\n")]) == {"Rückrufe.md"}


def test_line_for_a_name_of_one_makes_that_one_anew(vault: Vault) -> None:
    anew = made_anew(vault, [("Rückrufe.md", "- Hr. Huber\n")])
    assert anew == {"Rückrufe.md", "Kontakte/Uwe Huber.md"}


def test_namesake_takes_from_the_one_who_had_a_name_alone(vault: Vault) -> None:
    anew = made_anew(vault, [("Kontakte/Eva Huber.md", CARD)])
    assert anew == {"Kontakte/Eva Huber.md", "Kontakte/Uwe Huber.md"}


def test_one_more_namesake_of_many_makes_no_other_anew(vault: Vault) -> None:
    anew = made_anew(vault, [("Kontakte/Eva Weber.md", CARD)])
    assert anew == {"Kontakte/Eva Weber.md"}
