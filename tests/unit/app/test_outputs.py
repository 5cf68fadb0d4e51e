"""Feeds that were kept up: what a note changes in entries about somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import engines

from vaultkit import wiring
from vaultkit.app import round as rounds
from vaultkit.app.vault import Vault

DAY = "2026-11-21"
ANNA = "---\ntyp: kontakt\nname: {}\n---\n"
INVITED = "- [ ] [[Max Huber]] und [[Anna Weber]] einladen 📅 2026-11-27\n"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultkit.toml").write_text('id = "testtest"\nlanguage = "de"\n')
    people = {
        "Kontakte/Anna Weber.md": ANNA.format("Anna Weber"),
        "Kontakte/Max Huber.md": "---\ntyp: kontakt\n---\n",
        "Tagebuch/2026-11-20.md": INVITED,
    }
    engines.write(root, people.items())
    with engines.own_places(str(tmp_path / "own")):
        made = wiring.open_vault(str(root), in_memory=True)
        rounds.run(made, DAY)
        return made


def feed(vault: Vault) -> str:
    rounds.run(vault, DAY)
    return Path(vault.files.root, "rueckrufe.ics").read_text("utf-8")


def test_another_spelling_of_a_name_shows_where_others_are_named(vault: Vault) -> None:
    assert "DESCRIPTION:Auch: Anna Weber\\n" in feed(vault)
    card = Path(vault.files.root, "Kontakte/Anna Weber.md")
    card.write_text(ANNA.format("ANNA WEBER"), "utf-8")
    assert "DESCRIPTION:Auch: ANNA WEBER\\n" in feed(vault)
