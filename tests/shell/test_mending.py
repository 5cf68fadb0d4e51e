"""`check --fix`: what can be mended surely is, and every other byte stays."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

import pytest

WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC).timestamp()
TODAY = "2026-11-21"
HEAD = "---\ntype: kontakt\n{}\n---\n"
ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"


@pytest.fixture
def saved(vault):
    """Write a note that was last saved on Wednesday, 18 November."""
    vault.settings(language="de")

    def save(path, data):
        vault.note(path, data if isinstance(data, bytes) else data.encode())
        os.utime(vault.root / path, (WEDNESDAY, WEDNESDAY))
        return vault

    return save


MENDED = {
    # what stands there: what stands there afterwards
    HEAD.format("rückruf: nächste Woche   # eilt"): "rückruf: 2026-11-23   # eilt",
    HEAD.format("rückruf: 'morgen'"): "rückruf: '2026-11-19'",
    HEAD.format('callback: "next Tuesday 2pm"'): 'callback: "2026-11-24 14:00"',
    HEAD.format("rückruf: Di 24.11. 10 Uhr"): "rückruf: Di 24.11.2026 10 Uhr",
    HEAD.format("rückruf: {datum: 24.11., zeit: 10:00}"): None,
    HEAD.format("letzter kontakt: 1. Oktober"): "letzter kontakt: 1. Oktober 2026",
    HEAD.format("last contact: Nov 25"): "last contact: Nov 25 2025",
    HEAD.format("firma: Lee: Stahl & Söhne"): 'firma: "Lee: Stahl & Söhne"',
    HEAD.format("ort: C:\\neu: oben"): "ort: 'C:\\neu: oben'",
    HEAD.format("firma: Lee: Stahl # seit 2020"): None,
    HEAD.format("rückruf: nächsten Freitag"): None,
    HEAD.format("rückruf: 11/28/2026"): None,
    HEAD.format("rückruf: Mo 25.11.2026"): None,
    HEAD.format("phase: Intressent"): None,
    HEAD.format("rückruf: 1.12.2026\nrückruf: 2.12.2026"): None,
    HEAD.format("kontaktrhythmus: 6w\nkontaktrhythmus: 6w"): None,
    HEAD.format("") + "- [ ] Angebot bis Freitag": "- [ ] Angebot bis 20.11.2026",
    HEAD.format("") + "- [ ] send it by Friday\n": "- [ ] send it by 2026-11-20",
    HEAD.format("") + "- [ ] (bis 28.11.) Plan\n": "- [ ] (bis 28.11.2026) Plan",
    HEAD.format("") + "- [ ] Plan 📅 28.11.\n": "- [ ] Plan 📅 2026-11-28",
    HEAD.format("") + "- [ ] Plan [due:: 28.11.]\n": "- [ ] Plan [due:: 2026-11-28]",
    HEAD.format("") + "- [ ] anrufen morgen 14:00\n": "- [ ] anrufen 19.11.2026 14:00",
    HEAD.format("") + "- [ ] Plan bis nächsten Freitag\n": None,
    HEAD.format("") + "- [ ] Plan bis Ende November\n": (
        "- [ ] Plan bis Ende November 2026"
    ),
    HEAD.format("") + "## Verlauf\n- 02.09.: Besuch im Laden\n": (
        "- 02.09.2026: Besuch im Laden"
    ),
    HEAD.format("") + "## Verlauf\n- 24.12. Tel.: Glückwünsche\n": (
        "- 24.12.2025 Tel.: Glückwünsche"
    ),
    "# Rückrufe\n- Mr Whitfield, please call back Monday before 5pm\n": (
        "- Mr Whitfield, please call back 2026-11-23 before 17:00"
    ),
}


@pytest.mark.parametrize(("text", "line"), MENDED.items(), ids=map(str, MENDED))
@pytest.mark.parametrize("shape", ["plain", "crlf", "bom"])
def test_one_line_is_mended_and_no_other_byte_moves(saved, text, line, shape):
    data = text.encode()
    if shape == "crlf":
        data = data.replace(b"\n", b"\r\n")
    if shape == "bom":
        data = b"\xef\xbb\xbf" + data
    vault = saved(ANNA, data)
    said = vault.run("check", "--fix", today=TODAY)
    after = vault.files()[ANNA]
    if line is None:
        assert after == data
        assert "behoben" not in said.err.replace("sicher beheben", "")
        return
    old, new = data.split(b"\n"), after.split(b"\n")
    (pair,) = [(o, n) for o, n in zip(old, new, strict=True) if o != n]
    assert pair[1].decode().rstrip("\r") == line
    assert pair[1].endswith(b"\r") == pair[0].endswith(b"\r")


def test_what_is_mended_is_said_with_the_day_it_was_counted_from(saved):
    vault = saved(ANNA, HEAD.format("rückruf: nächste Woche"))
    said = vault.run("check", "--fix", "--lang", "de", today=TODAY)
    assert said.code == 0
    assert (
        "Kontakte/Anna Weber.md:3:10: nächste Woche → 2026-11-23 (Mo 23.11.2026,"
        " gezählt ab Mi 18.11.2026" in said.err
    )
    assert "1 Befund behoben" in said.err


def test_what_is_left_for_the_hand_is_shown_and_makes_the_exit_code(saved):
    vault = saved(ANNA, HEAD.format("rückruf: morgen\nphase: Intressent"))
    said = vault.run("check", "--fix", today=TODAY)
    assert said.code == 1
    assert re.findall(r"^\w+\[(.*?)\]", said.out, re.MULTILINE) == [
        "contacts/unknown-stage"
    ]


def test_what_cannot_be_mended_now_is_not_counted_from_our_own_write(saved):
    text = HEAD.format("rückruf: morgen") + "- [ ] Plan bis nächsten Freitag\n"
    vault = saved(ANNA, text)
    vault.run("check", "--fix", today=TODAY)
    once = vault.read(ANNA)
    assert "2026-11-19" in once
    vault.run("check", "--fix", today=TODAY)
    assert vault.read(ANNA) == once, "on Saturday the words would mean one day only"
    assert vault.run("undo", today=TODAY).code == 0
    vault.run("check", "--fix", today="2026-11-30")
    assert vault.read(ANNA) == once, "and undo is no hand either"


def test_a_list_that_the_mended_line_stands_in_follows(saved):
    saved("Liste.md", "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    vault = saved(ANNA, HEAD.format("rückruf: nächste Woche"))
    assert vault.run("sync", today=TODAY).code == 0
    assert "Anna" not in vault.read("Liste.md")
    vault.run("check", "--fix", today=TODAY)
    assert "Anna" in vault.read("Liste.md")
    assert vault.run("undo", today=TODAY).code == 0
    assert "Anna" not in vault.read("Liste.md")


def test_undo_gives_every_byte_back(saved):
    saved(ANNA, HEAD.format("rückruf: morgen").replace("\n", "\r\n").encode())
    vault = saved(MAX, b"\xef\xbb\xbf" + HEAD.format("firma: a: b").encode()[:-1])
    before = vault.files()
    vault.run("check", "--fix", today=TODAY)
    after = vault.files()
    assert after[ANNA] != before[ANNA]
    assert after[MAX] != before[MAX]
    assert "check --fix" in vault.run("undo", "--list", today=TODAY).out
    assert vault.run("undo", today=TODAY).code == 0
    assert {p: vault.files()[p] for p in before} == before


def test_a_dry_run_prints_the_diff_and_writes_nothing(saved):
    vault = saved(ANNA, HEAD.format("rückruf: morgen\nphase: Intressent"))
    before = vault.files()
    said = vault.run("check", "--fix", "--dry-run", today=TODAY)
    assert said.code == 0
    assert "-rückruf: morgen\n+rückruf: 2026-11-19\n" in said.out
    assert vault.files() == before


def test_json_tells_what_was_mended(saved):
    vault = saved(ANNA, HEAD.format("rückruf: morgen\nphase: Intressent"))
    found = vault.run("check", "--fix", "--format", "json", today=TODAY).json
    assert [one["code"] for one in found["diagnostics"]] == ["contacts/unknown-stage"]
    assert found["fixed"] == [
        {
            "code": "dates/relative-undated",
            "path": ANNA,
            "line": 3,
            "column": 10,
            "before": "morgen",
            "after": "2026-11-19",
        }
    ]
    assert "fixed" not in vault.run("check", "--format", "json", today=TODAY).json


@pytest.mark.parametrize("writes", ["blocks", "none"])
def test_where_notes_may_not_be_written_nothing_is_and_it_is_said(saved, writes):
    vault = saved(ANNA, HEAD.format("rückruf: morgen"))
    vault.settings(f'writes = "{writes}"\n', language="de")
    before = vault.files()
    said = vault.run("check", "--fix", today=TODAY)
    assert said.code == 1
    assert f'writes = "{writes}"' in said.err
    assert vault.files() == before


def test_without_settings_nothing_is_mended(vault):
    vault.note(ANNA, HEAD.format("rückruf: morgen"))
    said = vault.run("check", "--fix", today=TODAY)
    assert said.code == 2
    assert "vaultkit init" in said.err


def test_a_dry_run_of_nothing_is_no_call(saved):
    assert saved(ANNA, "x").run("check", "--dry-run", today=TODAY).code == 2


def test_a_note_that_cannot_be_written_is_said_and_the_others_are_mended(saved):
    saved(ANNA, HEAD.format("rückruf: morgen"))
    vault = saved("Kontakte/Alt.md", HEAD.format("rückruf: morgen").encode() + b"\xfc")
    before = vault.files()["Kontakte/Alt.md"]
    vault.run("check", "--fix", today=TODAY)
    assert "2026-11-19" in vault.read(ANNA)
    assert vault.files()["Kontakte/Alt.md"] == before


def start_on(vault, day):
    settings = re.sub("start = .*", f"start = {day}", vault.read("vaultkit.toml"))
    vault.note("vaultkit.toml", settings)


@pytest.mark.parametrize("line", ["Hr. Huber, bis Freitag", "Mr Huber, by Friday"])
def test_a_line_of_the_office_does_not_fall_off_the_lists_by_being_dated(saved, line):
    vault = saved("Rückrufe.md", f"# Rückrufe\n- {line}\n")
    start_on(vault, "2026-11-21")
    before = vault.report(today=TODAY)["followups"]
    assert vault.run("check", "--fix", today=TODAY).code == 0
    assert vault.read("Rückrufe.md") == f"# Rückrufe\n- {line}\n"
    assert vault.report(today=TODAY)["followups"] == before
    start_on(vault, "2026-11-18")
    assert vault.run("check", "--fix", today=TODAY).code == 0
    assert "20.11.2026" in vault.read("Rückrufe.md").replace("2026-11-20", "20.11.2026")


def test_a_talk_of_before_the_start_is_dated(saved):
    vault = saved(ANNA, HEAD.format("") + "## Verlauf\n- 02.09.: Besuch im Laden\n")
    start_on(vault, "2026-11-21")
    assert vault.run("check", "--fix", today=TODAY).code == 0
    assert "- 02.09.2026: Besuch im Laden" in vault.read(ANNA)
