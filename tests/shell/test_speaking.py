"""What the commands say beside their answers, as a person reads it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from vaultkit import wiring

EXAMPLE = Path(__file__).parents[2] / "example-vault"


def test_check_counts_the_hints_that_it_does_not_show(vault):
    vault.settings().note(
        "People/Anna.md",
        "---\ntype: contact\ncallback: 2026-13-01\n---\n## Log\n"
        "- 2026-11-20 call: knows [[Nobody Yet]]\n"
        "- [ ] send the offer by Friday\n- [ ] call [[Max Who]] by Tuesday\n",
    )
    hints = sum(d["severity"] == "hint" for d in vault.check())
    assert hints > 1
    said = vault.run("check")
    assert "hint[" not in said.out
    assert said.err == f"1 error, {hints} hints: vaultkit check --hints\n"
    assert vault.run("check", "--hints").err == f"1 error, {hints} hints\n"
    said = vault.run("check", "--lang", "de")
    assert said.err == f"1 Fehler, {hints} Hinweise: vaultkit check --hints\n"


def test_check_says_of_clean_notes_how_many_hints_there_are(vault):
    vault.settings(language="de").note(
        "Kontakte/Anna.md", "---\nrückruf: Freitag\n---\n"
    )
    said = vault.run("check")
    assert said.code == 0
    assert said.err == (
        "nichts zu beanstanden in 1 Notiz\n1 Hinweis: vaultkit check --hints\n"
    )


OLD = """\
---
typ: kontakt
---
## Verlauf
- 2025-12-20 Tel.: Preisliste besprochen

- [ ] anrufen wegen Preisliste 📅 2025-12-15
- [ ] Angebot schicken 📅 2025-12-10
- [ ] 13:00–13:30 Telefontermin 📅 2025-12-11
"""


def test_every_old_box_that_is_counted_is_listed(vault):
    vault.settings(language="de").note("Kontakte/Anna.md", OLD)
    vault.note("Tagebuch/2025-12-05.md", "## Zusagen\n- [ ] [[Anna]] Muster schicken\n")
    said = vault.run("report")
    assert "3 offene Kästchen von vor dem Start" in said.out
    assert vault.report()["old"] == 3
    listed = vault.run("report", "--old", "--within", "7d").out
    for words in ("Angebot schicken", "Telefontermin", "Muster schicken"):
        assert words in listed
    assert "Preisliste" not in listed, "the talk of the 20th settled it"
    found = vault.report("--old")
    assert len(found["followups"]) == 2
    assert [one["title"] for one in found["undated"]] == ["Muster schicken"]
    assert "3 offene Aufgaben" in vault.run("why", "anna").out


def test_an_old_callback_counts_again_when_its_talk_is_gone(vault):
    vault.settings().note("Kontakte/Anna.md", OLD.replace("2025-12-20 Tel.", "Tel."))
    assert vault.report()["old"] == 3


def test_a_language_that_is_a_fault_makes_no_second_feed(vault):
    vault.settings(language="de").note(
        "Kontakte/Anna.md", "---\nrückruf: 2026-11-25\n---\n"
    )
    vault.note("Liste.md", "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    assert vault.run("sync").code == 0
    before = vault.files()
    text = vault.read("vaultkit.toml").replace('"de"', '"deutsch"')
    vault.note("vaultkit.toml", text.encode())
    assert vault.run("sync").code == 0
    after = vault.files()
    assert after.pop("vaultkit.toml") != before.pop("vaultkit.toml")
    assert after == before
    said = vault.run("check", "--lang", "de")
    assert "„deutsch“ ist kein gültiger Wert für „language“" in said.out
    assert said.code == 1


def test_settings_that_are_no_toml_are_shown_with_their_line(vault):
    vault.note("vaultkit.toml", b'id = "testtest"\nstart = 21.11.2026\n')
    for command in ("report", "sync", "brief anna", "feed", "init"):
        said = vault.run(*command.split(), "--lang", "de")
        assert said.code == 2
        assert said.err == (
            "Fehler[settings/bad-toml]: „21.11.2026“ ist hier kein Datum\n"
            "  --> vaultkit.toml:2:9\n"
            "  |\n"
            "2 | start = 21.11.2026\n"
            "  |         ^^^^^^^^^^\n"
            "  = Abhilfe: schreib start = 2026-11-21\n"
        )


def test_who_has_no_card_yet_is_named_with_the_line_of_the_list(vault):
    vault.settings(language="de")
    vault.note("Rückrufe.md", "- Frau Krause, Muster AG, wg. Angebot\n")
    said = vault.run("why", "krause")
    assert said.code == 2
    assert said.err == (
        "vaultkit: „krause“ hat noch keine Karte\n"
        "  = Abhilfe: leg eine an; fällig Sa 21.11.2026: Frau Krause, Muster AG,"
        " Angebot (Rückrufe.md:1)\n"
    )


def test_no_name_at_all_is_asked_for(vault):
    vault.settings(language="de").note("Kontakte/Anna.md", "# Anna\n")
    for nothing in ("", "  "):
        said = vault.run("brief", nothing)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("vaultkit: nenn einen Namen\n")


def test_a_dry_run_counts_what_would_become_of_the_feed(vault):
    vault.settings(language="de")
    for name, day in (("Anna", "2026-11-24"), ("Max", "2026-11-25")):
        vault.note(f"Kontakte/{name}.md", f"---\nrückruf: {day}\n---\n")
    vault.note("Liste.md", "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    first = vault.run("sync", "--dry-run")
    assert "würde rueckrufe.ics schreiben (Einträge: 2 neu)\n" in first.err
    assert "VEVENT" not in first.out
    assert "+++ b/Liste.md" in first.out
    vault.run("sync")
    vault.note("Kontakte/Max.md", "---\nrückruf:\n---\n")
    vault.note("Kontakte/Anna.md", "---\nrückruf: 2026-11-24\nanlass: Angebot\n---\n")
    vault.note("Kontakte/Lena.md", "---\nrückruf: 2026-11-26\n---\n")
    said = vault.run("sync", "--dry-run").err
    assert "(Einträge: 1 neu, 1 weg, 1 geändert)\n" in said
    assert vault.run("sync", "--quiet", "--dry-run").err == ""


@pytest.mark.parametrize("language", ["de", "en"])
def test_plugins_says_in_plain_words_what_each_is_for(vault, language):
    vault.settings(language=language)
    out = vault.run("plugins").out
    titles = [line for line in out.splitlines() if not line.startswith(" ")]
    names = [plugin.name for plugin in wiring.builtins(acting=True)]
    assert [line.split()[0] for line in titles] == names
    assert all(": " in line for line in titles)
    assert "cli." not in out
    for english in ("derive", "extract", "notekind", "settler"):
        assert english not in out.replace("appointments", "")
    off = vault.settings('[plugins]\noff = ["answers", "birthdays"]\n').run("plugins")
    assert "birthdays" not in off.out
    assert "answers" not in off.out


def test_contacts_stand_under_the_names_of_their_columns(vault):
    vault.settings(language="de").note(
        "Kontakte/Anna Weber.md", "---\nfirma: Muster AG\n---\n"
    )
    head, row, *_ = vault.run("contacts").out.splitlines()
    for name, value in (("Name", "Anna Weber"), ("Firma", "Muster AG")):
        assert head.index(name) == row.index(value)
    assert head.index("Notiz") == row.index("Kontakte/Anna Weber.md")


def test_on_a_weekend_the_next_week_is_told_from_what_follows(vault):
    vault.settings(language="de")
    for day in (22, 23, 29, 30):
        note = f"---\nrückruf: 2026-11-{day}\n---\n"
        vault.note(f"Kontakte/P{day}.md", note)
    out = vault.run("report", today="2026-11-21").out
    _, week, coming, after = re.split(r"Diese Woche|Nächste Woche|Danach", out)
    assert re.findall(r"P\d\d", week) == ["P22"]
    assert re.findall(r"P\d\d", coming) == ["P23", "P29"]
    assert re.findall(r"P\d\d", after) == ["P30"]
    out = vault.run("report", today="2026-11-22").out
    assert "Diese Woche" not in out
    assert re.findall(r"P\d\d", out.split("Nächste Woche")[1].split("Danach")[0]) == [
        "P23",
        "P29",
    ]


def test_who_was_never_spoken_to_is_told_so_by_the_title_alone(vault):
    vault.settings(language="de")
    for name in ("Kurt", "Tom"):
        text = "---\nkontaktrhythmus: monatlich\nnicht_anrufen: ja\n---\n"
        vault.note(f"Kontakte/{name}.md", text)
    out = vault.run("report").out
    assert out.lower().count("noch nie gesprochen") == 1
    assert out.count("nicht anrufen") == 2
    assert "noch nie gesprochen" in vault.run("why", "kurt").out


@pytest.mark.parametrize("page", ["Start here.md", "Start hier.md"])
def test_the_example_says_truly_what_check_finds_in_it(vault, page):
    shutil.copytree(EXAMPLE, vault.root, dirs_exist_ok=True)
    found = [one["code"] for one in vault.check()]
    assert sorted(found) == [
        *("appointments/clash", "dates/weekday-mismatch"),
        *("lines/plan", "links/dangling"),
    ]
    told = vault.read(page).rpartition("## ")[2]
    assert re.match("Four|Vier", told)
    assert re.search("finds two things|findet zwei Dinge", told)
    assert re.search("--hints` (it shows two more|zeigt es zwei weitere)", told)
    shown = vault.run("check", "--lang", "en").err
    assert shown == "2 warnings, 2 hints: vaultkit check --hints\n"


def test_a_built_in_that_is_named_under_use_is_on_and_no_fault(vault):
    vault.settings('[plugins]\nuse = ["birthdays"]\n').note(
        "People/Ann.md", "---\nbirthday: 11-24\n---\n"
    )
    assert vault.check() == []
    assert [one["kind"] for one in vault.report()["followups"]] == ["birthday"]


def test_a_word_for_the_channel_before_a_dash_is_a_label_too(vault):
    vault.settings(language="de").note(
        "Kontakte/Anna Weber.md",
        "---\ntype: kontakt\n---\n## Verlauf\n- 2026-11-13 - call - will Muster\n"
        "- 2026-11-02 Tel. – drei Varianten\n- 2026-11-01 Mail, lang – und gut\n",
    )
    out = vault.run("brief", "anna", "--lang", "de").out
    assert "Telefonat: will Muster\n" in out
    assert "Telefonat: drei Varianten\n" in out
    assert "Mail: Mail, lang – und gut\n" in out


def test_what_the_office_asks_for_is_no_reason(vault):
    lines = "- Anna Weber - call back re invoice\n- Anna Weber, Rückruf erbeten, Saal\n"
    vault.settings(language="de").note("Rückrufe.md", f"# Rückrufe\n{lines}")
    vault.note("Kontakte/Anna Weber.md", "---\ntype: kontakt\n---\n")
    titles = {due["title"] for due in vault.report()["followups"]}
    assert titles == {"invoice", "Saal"}


def test_of_many_of_one_name_the_first_are_named_and_the_others_counted(vault):
    vault.settings(language="de")
    for letter in "ABCDEFGHIJK":
        vault.note(f"Kontakte/{letter} Weber.md", "---\ntyp: kontakt\n---\n")
    vault.note("Kontakte/Max.md", "---\ntyp: kontakt\n---\n## Rückrufe\n- Hr. Weber\n")
    first = [f"{letter} Weber" for letter in "ABCDEFGHI"]
    said = vault.run("report")
    assert f"wer? {' / '.join(first)} … und 2 weitere" in said.out
    said = vault.run("why", "Max")
    assert f"wer? {', '.join(first)} … und 2 weitere" in said.out
    [item] = vault.report()["followups"]
    assert [one["name"] for one in item["candidates"]] == first
