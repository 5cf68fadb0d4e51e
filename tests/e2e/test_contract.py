"""What a script may rely on, through the installed command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "example-vault"
ANNA = """\
---
type: kontakt
rückruf: 2026-11-25 14:00
anlass: E-Lkw-Angebot
telefon: "+49 171 3920012"
---

- [ ] Angebot schicken 📅 2026-11-19
- [ ] Anna: Referenzliste bis 1.12.2026
- [ ] Fr 27.11.2026 13:00–13:30 Telefontermin Flottenplan

## Verlauf
- 2026-11-17 Tel.: nicht erreicht
"""
FIELDS = {
    *("id", "kind", "direction", "contacts", "title", "due", "start", "end"),
    *("state", "days_overdue", "source"),
}


@pytest.fixture
def anna(vault):
    """A German vault with one card."""
    return vault.settings(language="de").note("Kontakte/Anna Weber.md", ANNA)


@pytest.fixture
def example(vault):
    """A copy of the example vault."""
    shutil.copytree(EXAMPLE, vault.root, dirs_exist_ok=True)
    return vault


def test_report_json_has_every_promised_key(anna):
    said = anna.report()
    assert said["schema"] == "vaultkit.report/1"
    assert (said["today"], said["now"]) == ("2026-11-21", "2026-11-21T00:00")
    assert said["timezone"] == "Europe/Vienna"
    assert {*("followups", "undated", "old", "promises", "diagnostics")} <= said.keys()
    assert all(item.keys() >= FIELDS for item in said["followups"])
    kinds = {item["kind"]: item for item in said["followups"]}
    call = kinds["callback"]
    assert call["title"] == "E-Lkw-Angebot"
    assert (call["due"], call["start"]) == ("2026-11-25", "2026-11-25T14:00")
    assert call["end"] == "2026-11-25T14:30"
    assert call["contacts"] == [
        {"id": "anna weber", "name": "Anna Weber", "path": "Kontakte/Anna Weber.md"}
    ]
    assert call["source"] == {"path": "Kontakte/Anna Weber.md", "line": 3}
    assert (kinds["promise"]["state"], kinds["promise"]["days_overdue"]) == (
        "overdue",
        2,
    )
    assert kinds["waiting"]["direction"] == "theirs"
    assert kinds["appointment"]["end"] == "2026-11-27T13:30"
    assert said["promises"] == {
        "mine": {"open": 1, "kept": 0, "late": 0, "broken": 0},
        "theirs": {"open": 1, "kept": 0, "late": 0, "broken": 0},
    }


def test_check_json_has_every_promised_key(vault):
    vault.settings().note("People/Ann.md", "---\ntype: contact\ncallback: 2026-13-40\n")
    said = vault.run("check", "--format", "json")
    assert said.code == 1
    assert said.json["schema"] == "vaultkit.check/1"
    assert {"today", "now", "timezone"} <= said.json.keys()
    keys = {"code", "severity", "message", "path", "line", "column", "hint"}
    assert all(found.keys() == keys for found in said.json["diagnostics"])
    assert said.json["diagnostics"]


def test_within_counts_its_last_day(anna):
    def dues(within):
        said = anna.run("report", "--format", "json", "--within", within).json
        return {item["due"] for item in said["followups"]}

    assert "2026-11-25" in dues("4d")
    assert "2026-11-25" not in dues("3d")


@pytest.mark.parametrize("place", ["before", "after"])
def test_today_is_taken_before_and_after_the_command(anna, place):
    day = ["--today", "2026-11-25T09:00"]
    call = ["report", "--format", "json"]
    words = day + call if place == "before" else call + day
    done = subprocess.run(
        [sys.executable, "-m", "vaultkit", *words, "--vault", str(anna.root)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert json.loads(done.stdout)["now"] == "2026-11-25T09:00"


@pytest.mark.parametrize(
    "day", ["2026-11-21T09:00Z", "2026-11-21T09:00+01:00", "2026-02-30", "morgen", "x"]
)
def test_a_day_that_is_none_or_has_a_zone_is_a_usage_fault(anna, day):
    said = anna.run("report", today=day)
    assert said.code == 2
    assert not said.out
    assert "Traceback" not in said.err


def test_an_appointment_stands_until_it_is_over_and_then_asks(anna):
    def kinds(now):
        found = anna.report(today=now)["followups"]
        return {i["kind"] for i in found if i["title"] == "Telefontermin Flottenplan"}

    assert kinds("2026-11-27T13:29") == {"appointment"}
    assert kinds("2026-11-27T13:30") == {"outcome-missing"}
    assert kinds("2026-11-27") == {"appointment"}


def test_sync_writes_blocks_and_feed_and_a_second_one_nothing(example):
    first = example.run("sync")
    assert first.code == 0, first.err
    once = example.files()
    assert "^vk-" in example.read("Wiedervorlage.md")
    stamps = {p: p.stat().st_mtime_ns for p in example.root.rglob("*") if p.is_file()}
    assert example.run("sync").code == 0
    assert example.files() == once
    assert {p: p.stat().st_mtime_ns for p in stamps} == stamps


def test_sync_changes_nothing_outside_blocks(example):
    before = example.files()
    example.run("sync")
    marks = re.compile(
        rb"(?s)(<!-- vaultkit:[^>]*-->\r?\n).*?([ \t>]*<!-- /vaultkit -->)"
    )
    for path, data in example.files().items():
        if path.endswith(".md"):
            assert marks.sub(rb"\1\2", data) == marks.sub(rb"\1\2", before[path])


def test_feed_prints_the_bytes_that_sync_leaves(example):
    example.run("sync")
    call = [sys.executable, "-m", "vaultkit", "feed", "--vault", str(example.root)]
    done = subprocess.run(
        [*call, "--today", example.today], capture_output=True, check=False, timeout=60
    )
    assert done.stdout == (example.root / "rueckrufe.ics").read_bytes()


def test_a_feed_deleted_comes_back_the_same(example):
    example.run("sync")
    feed = example.root / "rueckrufe.ics"
    before = feed.read_bytes()
    feed.unlink()
    example.run("sync")
    assert feed.read_bytes() == before


def test_dry_run_shows_a_patch_that_git_takes_and_writes_nothing(example):
    before = example.files()
    said = example.run("sync", "--dry-run", "--quiet")
    assert example.files() == before
    example.run("sync")
    after = example.files()
    other = example.root.parent / "other"
    shutil.copytree(EXAMPLE, other)
    subprocess.run(["git", "init", "-q"], cwd=other, check=True)
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=other,
        input=said.out.encode(),
        check=True,
    )
    notes = [path for path in after if path.endswith(".md")]
    assert {p: (other / p).read_bytes() for p in notes} == {p: after[p] for p in notes}


def test_reading_works_without_settings_and_writing_says_run_init(vault):
    vault.note("Kontakte/Anna Weber.md", ANNA)
    for command in ("report", "contacts", "check", "feed", "plugins"):
        assert vault.run(command).code in (0, 1), command
    assert vault.run("check").code == 0
    said = vault.run("sync")
    assert said.code == 2
    assert "vaultkit init" in said.err
    assert vault.files().keys() == {"Kontakte/Anna Weber.md"}


def test_settings_that_are_no_toml_end_everything_but_check(anna):
    anna.note("vaultkit.toml", 'id = "abc\nlanguage = "de"\n')
    for command in ("report", "sync", "feed", "contacts"):
        said = anna.run(command)
        assert said.code == 2, command
        assert re.search(r"vaultkit\.toml:1:\d+", said.err), command
    said = anna.run("check", "--format", "short")
    assert said.code == 1
    assert re.search(r"vaultkit\.toml:1:\d+: error\[settings/bad-toml\]", said.out)


def test_settings_of_a_wrong_kind_are_said_at_their_place_and_stop_nothing(anna):
    anna.settings("languag = 'de'\n[checklist]\nmax = 'viele'\nwithn = '7d'\n")
    found = {
        (d["code"], d["line"], d["column"])
        for d in anna.check()
        if d["code"].startswith("settings/bad")
    }
    assert found == {
        ("settings/bad-value", 6, 1),
        ("settings/bad-value", 8, 1),
        ("settings/bad-value", 9, 1),
    }
    assert anna.run("sync").code == 0


def test_an_unknown_folder_command_or_option_is_a_usage_fault(anna):
    for words in (["reprot"], ["report", "--nope"], ["report", "--within", "soon"]):
        said = anna.run(*words)
        assert said.code == 2, words
        assert "Traceback" not in said.err
    done = subprocess.run(
        [sys.executable, "-m", "vaultkit", "report", "--vault", "/nowhere/at/all"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2


def test_a_name_that_several_people_answer_lists_them_and_does_nothing(example):
    said = example.run("brief", "weber")
    assert said.code == 2
    for name in ("Anna Weber", "Thomas Weber (Linz Muster)", "Wiener Beispiel"):
        assert name in said.err


@pytest.mark.parametrize("typed", ["jürgen", "mueller", "Muller", "müller jürgen"])
def test_names_are_found_however_umlauts_are_typed(example, typed):
    said = example.run("brief", typed)
    assert "Jürgen Müller" in said.out, said.err


def test_the_language_of_text_follows_lang_locale_vault(anna, monkeypatch):
    assert anna.run("report").out.startswith("Stand ")
    assert anna.run("report", "--lang", "en").out.startswith("As of ")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert anna.run("report").out.startswith("As of ")
    assert "Telefontermin" in json.dumps(anna.report())


def test_a_foreign_file_where_the_feed_should_go_stays(anna):
    anna.note("rueckrufe.ics", "BEGIN:VCALENDAR\nPRODID:-//else//EN\nEND:VCALENDAR\n")
    before = anna.read("rueckrufe.ics")
    said = anna.run("sync")
    assert said.code == 1
    assert anna.read("rueckrufe.ics") == before
    assert "output/foreign-file" in {d["code"] for d in anna.check()}


def test_broken_markers_keep_the_note_and_end_sync_with_1(anna):
    text = "# Liste\n<!-- vaultkit:checklist -->\nmeins\n"
    anna.note("Wiedervorlage.md", text)
    said = anna.run("sync")
    assert said.code == 1
    assert anna.read("Wiedervorlage.md") == text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_cannot_be_written_still_answers(anna, monkeypatch, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(locked))
    assert anna.run("report").code == 0
    assert anna.run("sync").code == 2


def test_a_cache_below_a_file_still_answers(anna, monkeypatch, tmp_path):
    (tmp_path / "plain").write_text("no folder")
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "plain"))
    said = anna.run("report")
    assert said.code == 0
    assert "Anna Weber" in said.out
    assert said.err.count("Cache") == 1
    assert anna.run("sync").code == 2


def test_deleting_the_cache_changes_no_answer(example, tmp_path):
    before = example.run("report", "--format", "json", "--within", "all").out
    example.run("sync")
    files = example.files()
    shutil.rmtree(tmp_path / "cache")
    assert example.run("report", "--format", "json", "--within", "all").out
    example.run("sync")
    assert example.files() == files
    assert before


@pytest.mark.parametrize("words", ["report", "sync", "log Anna erreicht, will Angebot"])
def test_a_call_that_is_over_holds_its_index_open_no_longer(anna, tmp_path, words):
    done = anna.raw(*words.split(" ", 2))
    assert done.returncode == 0
    (index,) = (tmp_path / "cache").glob("*/index.db")
    assert list(index.parent.iterdir()) == [index]


def test_the_answer_from_memory_is_the_fresh_one(example, tmp_path):
    fresh = example.run("report").out
    assert example.run("report").out == fresh
    note = example.root / "Kontakte" / "Max Huber.md"
    note.write_text(note.read_text("utf-8") + "- [ ] Neu 📅 2026-11-22\n", "utf-8")
    changed = example.run("report").out
    assert "Neu" in changed
    shutil.rmtree(tmp_path / "cache")
    assert example.run("report").out == changed


def test_lines_of_a_block_that_lost_its_marker_are_no_promises(anna):
    anna.note("Liste.md", "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    anna.run("sync")
    before = anna.report()["followups"]
    text = anna.read("Liste.md")
    anna.note("Liste.md", text.replace("<!-- /vaultkit -->", ""))
    assert anna.report()["followups"] == before
    anna.note("Liste.md", text.replace("<!-- vaultkit:checklist -->", "# Liste"))
    assert anna.report()["followups"] == before
