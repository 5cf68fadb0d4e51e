"""What `doctor` says of a machine that is seldom at hand."""

from __future__ import annotations

import pytest

from vaultkit import wiring
from vaultkit.adapters.locks import FileLocks
from vaultkit.app import doctor
from vaultkit.app.doctor import Folder, Machine
from vaultkit.app.indexing import fresh

NOW = "2026-11-21T09:00"
SOUND = Machine(
    (Folder("cache", "/c", "", 2048), Folder("config", "/k", "read-only", 0)),
    "sound",
    (),
    8192,
    None,
    10**30,
    (),
)


@pytest.fixture
def found(vault):
    """Ask about a vault of one note in three folders, on some machine."""
    vault.settings().note("A/B/C.md", "# C\n")
    opened = wiring.open_vault(str(vault.root), in_memory=True)
    fresh.run(opened)

    def ask(**machine):
        points = doctor.run(opened, SOUND._replace(**machine), NOW)
        return {(one.name, one.state): one for one in points}

    yield ask
    opened.index.close()


def test_too_few_folders_may_be_watched(found):
    assert ("watcher", "warning") in found(watches=3)
    assert ("watcher", "warning") not in found(watches=4)
    assert ("watcher", "warning") not in found(watches=None)


def test_a_config_folder_that_cannot_be_written_is_no_fault(found):
    assert ("config", "ok") in found()


@pytest.mark.parametrize("kept", ["new", "other", "busy"])
def test_an_index_that_is_made_anew_is_no_fault(found, kept):
    assert ("index", "note") in found(kept=kept)
    assert ("index", "ok") not in found(kept=kept)


def test_who_is_writing_is_named(found, vault):
    found()
    (state,) = (vault.root.parent / "state").iterdir()
    with FileLocks(str(state)).hold("write", 0):
        assert found()["watcher", "note"].said.id == "doctor.writer"


def test_many_paths_are_named_by_the_first_and_their_number(found):
    left = tuple(f".vk-{n}.tmp" for n in range(9))
    said = dict(found(left_over=left)["left-over", "warning"].said.args)
    assert said["n"] == "9"
    assert said["paths"].endswith("… (+4)")
