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


def test_what_a_hand_does_beside_a_list_during_a_round_is_in_the_feed_after_the_next(
    vault: Vault,
) -> None:
    root = Path(vault.files.root)
    invited, listed = root / "Tagebuch/2026-11-20.md", root / "Tagebuch/Heute.md"
    listed.write_text("<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n", "utf-8")

    def gone_meanwhile(_path: str, /, *, acts: bool = False) -> bool:  # noqa: ARG001
        invited.unlink()
        return True

    rounds.run(vault, DAY, may_write=gone_meanwhile)
    assert "einladen" in listed.read_text("utf-8")
    hint = frozenset({"Tagebuch/2026-11-20.md"})
    rounds.run(vault, DAY, hint=hint)
    assert "einladen" not in listed.read_text("utf-8")
    assert "einladen" not in Path(root, "rueckrufe.ics").read_text("utf-8")


def test_what_a_hand_adds_to_a_list_just_written_is_in_it_after_the_next_round(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path(vault.files.root, "Heute.md")
    listed.write_text("<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n", "utf-8")
    replace = vault.files.replace

    def replaced(path: str, before: bytes | None, after: bytes) -> bool:
        done = replace(path, before, after)
        if path == "Heute.md":
            with listed.open("a", encoding="utf-8") as note:
                note.write("- [ ] [[Max Huber]] Muster 📅 2026-11-21\n")
        return done

    monkeypatch.setattr(vault.files, "replace", replaced)
    rounds.run(vault, DAY)
    monkeypatch.undo()
    assert listed.read_text("utf-8").count("Muster") == 1
    rounds.run(vault, DAY, hint=frozenset({"Heute.md"}))
    assert listed.read_text("utf-8").count("Muster") == 2
