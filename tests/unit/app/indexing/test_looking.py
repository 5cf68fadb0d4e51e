"""What a hint shortens: what it must not leave out is looked at all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import engines

from vaultkit import wiring
from vaultkit.app import round as rounds
from vaultkit.app.vault import Vault

CARD = "---\ntyp: kontakt\n---\n"
ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"
COPY = "Kontakte/Anna Weber.sync-conflict-20261121-101112-ABCDEFG.md"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultkit.toml").write_text('id = "testtest"\nlanguage = "de"\n')
    engines.write(root, [(ANNA, CARD), (MAX, CARD), (COPY, CARD + "- 21.11. Tel.\n")])
    with engines.own_places(str(tmp_path / "own")):
        made = wiring.open_vault(str(root), in_memory=True)
        rounds.refresh(made)
        return made


def change(vault: Vault, path: str, text: str) -> None:
    Path(vault.files.root, path).write_text(text, "utf-8")


def test_note_alone_is_read_that_stirred(vault: Vault) -> None:
    rounds.refresh(vault._replace(disk_now=lambda: 10**19))
    change(vault, ANNA, CARD + "- 20.11. Tel.: Angebot\n")
    change(vault, MAX, CARD + "- 20.11. Tel.: Preisliste\n")
    assert rounds.refresh(vault, frozenset({MAX})) == {MAX}
    assert rounds.refresh(vault) == {ANNA}


def test_note_that_was_looked_at_too_soon_is_read_with_its_neighbour(
    vault: Vault,
) -> None:
    change(vault, ANNA, CARD + "- 20.11. Tel.: Angebot\n")
    stamp = vault.files.stamp(ANNA)
    assert stamp is not None
    rounds.refresh(vault._replace(disk_now=lambda: stamp[1]))
    change(vault, ANNA, CARD + "- 20.11. Tel.: Auftrag\n")
    change(vault, MAX, CARD + "- 20.11. Tel.: Preisliste\n")
    assert rounds.refresh(vault, frozenset({MAX})) == {ANNA, MAX}


def test_copy_is_compared_again_when_its_original_stirred(vault: Vault) -> None:
    before = vault.index.note(COPY)
    change(vault, ANNA, CARD + "- 21.11. Tel.\n")
    rounds.refresh(vault, frozenset({ANNA}))
    after = vault.index.note(COPY)
    assert before is not None
    assert after is not None
    assert (before[1][-1:], after[1][-1:]) == (b"1", b"0")
