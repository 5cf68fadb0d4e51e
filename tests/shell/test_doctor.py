"""`doctor`: each thing that can be wrong around the notes, said, and mended."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support.calling import Called

START, END = "<!-- vaultkit:checklist within=30d -->", "<!-- /vaultkit -->"
ANNA = "---\ntype: kontakt\nrückruf: 2026-11-25\n---\n"
CARD, LIST = "Kontakte/Anna Weber.md", "Liste.md"


@pytest.fixture
def well(vault):
    """A vault in which all is well."""
    vault.settings(language="de").note(CARD, ANNA)
    vault.note(LIST, f"# Heute\n{START}\n{END}\nMein Text\n")
    assert vault.run("sync").code == 0
    return vault


def points(vault, *more):
    """What was found: states and sentences by name."""
    said = vault.run("doctor", "--format", "json", *more)
    found = said.json
    assert found["schema"] == "vaultkit.doctor/1"
    states = {(one["name"], one["state"]): one["message"] for one in found["points"]}
    bad = any(state in ("error", "warning") for _, state in states)
    assert said.code == int(bad)
    return states


def damage(tmp_path):
    """An index that is none, as a bad disk leaves it."""
    for path in (tmp_path / "cache").rglob("index.db*"):
        path.unlink()
        if path.name == "index.db":
            path.write_bytes(b"no database" * 1000)


def test_where_all_is_well_every_line_says_ok_or_notes_something(well):
    said = well.run("doctor", "--lang", "de")
    assert said.code == 0, said.out
    assert "alles in Ordnung" in said.out
    for name in ("Einstellungen", "Listen", "Kalender", "Index", "Cache", "Plugins"):
        assert f"\nok       {name}" in f"\n{said.out}"
    assert "doctor." not in said.out
    english = well.run("doctor", "--lang", "en")
    assert "all is well" in english.out
    assert "doctor." not in english.out


def test_it_changes_nothing_in_the_vault(well):
    well.note(LIST, f"{START}\n")
    before = well.files()
    well.run("doctor")
    assert well.files() == before


def test_a_vault_without_settings_is_told_of(vault):
    vault.note(CARD, ANNA)
    assert ("settings", "warning") in points(vault)
    assert vault.run("doctor", "--fix").code == 2


def test_settings_that_are_no_toml(well):
    well.note("vaultkit.toml", 'id = "x\n')
    assert ("settings", "error") in points(well)
    assert well.run("doctor", "--fix").code == 2


def test_settings_with_a_fault(well):
    well.settings("colour = 1\n", language="de")
    assert ("settings", "error") in points(well)


def test_machine_settings_with_a_fault(well, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "machine.toml").write_text("quiet = 'a while'\n")
    assert ("machine", "error") in points(well)


def test_a_plugin_that_is_missing(well):
    well.settings('[plugins]\nuse = ["acme"]\n', language="de")
    assert "acme" in points(well)["plugins", "error"]


def test_a_note_from_the_future(well):
    at = 4_000_000_000
    os.utime(well.root / CARD, (at, at))
    assert CARD in points(well)["clock", "warning"]
    asked = well.run("doctor", "--lang", "de", today="2031-05-06").out
    assert "2031" not in asked[asked.index(CARD) :].split("\n")[0]


def test_lists_and_feed_that_are_not_of_today(well):
    well.note(CARD, ANNA.replace("25", "26"))
    found = points(well)
    assert LIST in found["lists", "note"]
    assert ("feed", "note") in found


def test_a_foreign_file_where_the_feed_goes(well):
    (well.root / "rueckrufe.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert ("feed", "error") in points(well)


def test_a_conflict_copy(well):
    well.note("Kontakte/Anna Weber.sync-conflict-20261120-101010-ABCDEFG.md", ANNA)
    assert ("notes", "warning") in points(well)


def test_another_vault_with_the_same_id(well, tmp_path):
    shutil.copytree(well.root, tmp_path / "copy")
    Called(tmp_path / "copy", well.today).run("report")
    assert str(tmp_path / "copy") in points(well)["id", "warning"]
    shutil.rmtree(tmp_path / "copy")
    assert ("id", "warning") not in points(well), "a vault that is gone clashes not"


def test_a_damaged_index_is_said_and_made_anew(well, tmp_path):
    damage(tmp_path)
    assert ("index", "error") in points(well)
    assert ("index", "error") in points(well), "it was only looked at"
    before = well.report()
    damage(tmp_path)
    said = well.run("doctor", "--fix")
    assert said.code == 0, said.err
    assert ("index", "ok") in points(well)
    assert well.report() == before


def test_a_missing_end_is_mended_and_no_line_is_lost(well):
    text = well.read(LIST)
    well.note(LIST, text.replace(END + "\n", ""))
    assert LIST in points(well)["lists", "error"]
    assert well.run("sync").code == 1
    dry = well.run("doctor", "--fix", "--dry-run")
    assert f"+{END}" in dry.out
    assert END not in well.read(LIST)
    said = well.run("doctor", "--fix")
    assert said.code == 0, said.err
    assert well.read(LIST) == text
    assert well.run("undo").code == 0
    assert well.read(LIST) == text.replace(END + "\n", "")


def test_what_is_not_certain_is_left_for_the_hand(well):
    text = well.read(LIST).replace(END, "- [ ] meins\n" + END)
    broken = text.replace(START + "\n", "")
    well.note(LIST, broken)
    said = well.run("doctor", "--fix")
    assert said.code == 1
    assert LIST in said.err
    assert well.read(LIST) == broken


@pytest.mark.parametrize("writes", ["blocks", "none"])
def test_markers_rest_where_notes_may_not_be_written(well, writes):
    well.settings(f'writes = "{writes}"\n', language="de")
    well.note(LIST, f"{START}\n")
    said = well.run("doctor", "--fix")
    assert said.code == 1
    assert f'writes = "{writes}"' in said.err
    assert well.read(LIST) == f"{START}\n"


def test_a_file_that_a_killed_vaultkit_left_behind(well):
    left = well.root / "Kontakte" / ".vk-999999-1a2b-Anna Weber.md.tmp"
    left.write_text("half")
    assert ("left-over", "warning") not in points(well), "somebody may be writing it"
    os.utime(left, (1_700_000_000, 1_700_000_000))
    assert left.name in points(well)["left-over", "warning"]
    assert well.run("doctor", "--fix").code == 0
    assert not left.exists()


def test_a_folder_that_cannot_be_written(well, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "file"))
    assert ("cache", "error") in points(well)


def test_who_watches_is_named(well):
    from vaultkit.adapters import places  # noqa: PLC0415 - of this test alone
    from vaultkit.adapters.locks import FileLocks  # noqa: PLC0415 - as above

    assert ("watcher", "note") in points(well)
    locks = FileLocks(places.of_vault("state", str(Path(well.root).resolve())))
    with locks.hold("watch", 0):
        assert "pid" in points(well)["watcher", "ok"]


def test_a_dry_run_of_nothing_is_no_call(well):
    assert well.run("doctor", "--dry-run").code == 2
