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


def test_what_another_vaultkit_reads_during_a_round_is_in_the_feed_after_the_next(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Path(vault.files.root, "Tagebuch/2026-11-21.md")
    replace = vault.files.replace

    def replaced(path: str, before: bytes | None, after: bytes) -> bool:
        later.write_text("- [ ] [[Anna Weber]] Muster 📅 2026-11-30\n", "utf-8")
        rounds.refresh(vault)
        return replace(path, before, after)

    note = Path(vault.files.root, "Tagebuch/2026-11-20.md")
    note.write_text(INVITED.replace("einladen", "anrufen"), "utf-8")
    monkeypatch.setattr(vault.files, "replace", replaced)
    assert "Muster" not in feed(vault)
    monkeypatch.undo()
    assert "Muster" in feed(vault)
