"""A stranger of the office's list: answered in the checklist, with or without card."""

from __future__ import annotations

import re

import pytest
from support.vaults import VaultBuilder

TODAY = "2026-11-25T12:00"
"""A Wednesday."""
OFFICE = """\
# Rückrufe

## Mi 25.11.2026
- 9:15 Frau Sommer, 030 23125 404, über XING, wg. Vortrag
- Hr. Peter Gruber, Stahlbau Gruber, 0171 3920011, wg. Angebot, ab 14 Uhr
- Hr. Huber, bittet um Rückruf
"""
LIST = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"
SOMMER, GRUBER, HUBER = "Frau Sommer", "Peter Gruber", "Max Huber"


@pytest.fixture
def office(vault: VaultBuilder) -> VaultBuilder:
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note("Kontakte/Max Huber.md", "---\ntyp: kontakt\n---\n\n## Verlauf\n")
    vault.note("Rückrufe.md", OFFICE).note("Liste.md", LIST)
    vault.today = TODAY
    assert vault.run("sync").code == 0
    return vault


def answer(vault: VaultBuilder, who: str, words: str, *, tick: bool = False) -> str:
    """Put words behind somebody's line; what the list says after the next sync."""
    lines = vault.read("Liste.md").split("\n")
    (at,) = (n for n, line in enumerate(lines) if who in line and "^vk-" in line)
    box = lines[at].replace("- [ ]", "- [x]") if tick else lines[at]
    lines[at] = f"{box} {words}".rstrip()
    vault.note("Liste.md", "\n".join(lines).encode())
    code, shown = vault.run("sync").code, vault.read("Liste.md")
    assert code == int("⚠" in shown)
    return shown


def listed(vault: VaultBuilder, who: str) -> str:
    """The office's line."""
    found = re.findall(rf"^- .*{who}.*$", vault.read("Rückrufe.md"), re.MULTILINE)
    assert len(found) == 1
    line: str = found[0]
    return line


def open_calls(vault: VaultBuilder, who: str) -> list[dict[str, object]]:
    return [
        due
        for due in vault.report()["followups"]
        if who in due["title"] or who in [c["name"] for c in due["contacts"]]
    ]


def test_a_card_made_for_a_stranger_settles_nobody_elses_call(office):
    office.note(
        "Kontakte/Anna Weber.md", "---\ntyp: kontakt\nrückruf: 2026-11-25\n---\n"
    )
    office.run("sync")
    answer(office, "Anna Weber", "-> nicht erreicht")
    shown = answer(office, SOMMER, "-> erreicht, will Termin im Dezember, neue Karte")
    made = next(line for line in shown.split("\n") if "Karte angelegt" in line)
    assert "damit erledigt" not in made
    assert "rückruf: 2026-11-26\n" in office.read("Kontakte/Anna Weber.md")


def test_a_talk_and_new_card_make_the_card_from_the_line_and_tick_it(office):
    shown = answer(office, SOMMER, "-> erreicht, will Termin im Dezember, neue Karte")
    card = office.read("Kontakte/Frau Sommer.md")
    for line in (
        "anrede: Frau",
        "telefon: 030 23125 404",
        "kennengelernt: 2026-11-25, [[Rückrufe]]",
        "- 2026-11-25 Telefonat: über XING, Vortrag – will Termin im Dezember",
    ):
        assert f"{line}\n" in card
    assert listed(office, SOMMER) == (
        "- [x] 9:15 Frau Sommer, 030 23125 404, über XING, wg. Vortrag"
        " → erreicht, will Termin im Dezember, Karte: [[Frau Sommer]]"
    )
    assert "Karte angelegt: Kontakte/Frau Sommer.md · Gespräch eingetragen" in shown
    assert open_calls(office, SOMMER) == []
    assert office.run("check").code == 0


def test_new_card_alone_moves_the_call_to_the_card_and_loses_nothing(office):
    answer(office, GRUBER, "-> neue Karte")
    card = office.read("Kontakte/Peter Gruber.md")
    for line in ("firma: Stahlbau Gruber", "telefon: 0171 3920011", "anlass: Angebot"):
        assert f"{line}\n" in card
    assert listed(office, GRUBER).endswith(" → Karte: [[Peter Gruber]]")
    (due,) = open_calls(office, GRUBER)
    assert (due["start"], due["title"]) == ("2026-11-25T14:00", "Angebot")
    assert "Telefonat" not in card


def test_an_attempt_with_a_new_card_is_logged_and_tried_again(office):
    answer(office, GRUBER, "-> nicht erreicht, neue Karte, Do 14:00, ich: Plan bis Fr")
    card = office.read("Kontakte/Peter Gruber.md")
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in card
    assert "- [ ] Plan bis 27.11.2026\n" in card
    calls = [d for d in open_calls(office, GRUBER) if d["kind"] == "callback"]
    assert [d["start"] for d in calls] == ["2026-11-26T14:00"]


def test_the_words_may_come_in_any_order(office):
    answer(office, SOMMER, "-> neue Karte, gesprochen, will zwei Abende")
    card = office.read("Kontakte/Frau Sommer.md")
    assert "- 2026-11-25 Telefonat: über XING, Vortrag – will zwei Abende\n" in card


def test_an_attempt_after_new_card_is_one_and_comes_back(office):
    shown = answer(office, GRUBER, "-> neue Karte, nicht erreicht, Mo 30.11.")
    card = office.read("Kontakte/Peter Gruber.md")
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in card
    assert "Versuch eingetragen · wieder Mo 30.11." in shown


def test_a_talk_after_new_card_leaves_nothing_to_call_back(office):
    answer(office, SOMMER, "-> neue Karte, erreicht: will Termin im Jänner")
    card = office.read("Kontakte/Frau Sommer.md")
    assert "- 2026-11-25 Telefonat: über XING, Vortrag – will Termin im Jänner" in card
    assert "rückruf" not in card


def test_who_has_a_card_gets_no_second_one(office):
    shown = answer(office, HUBER, "-> neue Karte")
    assert "⚠ von Max Huber gibt es schon eine Karte" in shown
    assert listed(office, "Huber") == "- Hr. Huber, bittet um Rückruf"


def test_the_vault_s_template_is_that_of_new_cards_from_answers_too(office):
    office.note("Vorlagen/Kontakt.md", "---\ntyp: kontakt\n---\n# {{title}}\n")
    answer(office, SOMMER, "-> erreicht, neue Karte")
    assert "# Frau Sommer\n" in office.read("Kontakte/Frau Sommer.md")


def test_a_hostile_template_leaves_the_line_with_the_reason(office):
    office.note("Vorlagen/Kontakt.md", "{{ ''.__class__ }}\n")
    shown = answer(office, SOMMER, "-> erreicht, neue Karte")
    assert "⚠ die Vorlage Vorlagen/Kontakt.md" in shown
    assert listed(office, SOMMER).startswith("- 9:15")


def test_undo_takes_the_card_and_the_tick_back(office):
    answer(office, SOMMER, "-> erreicht, neue Karte")
    assert office.run("undo").code == 0
    assert "Kontakte/Frau Sommer.md" not in office.files()
    assert office.read("Rückrufe.md") == OFFICE


# --- without a card -----------------------------------------------------------------
def test_an_attempt_stands_at_the_office_s_line_and_comes_back_on_its_day(office):
    answer(office, GRUBER, "-> nicht erreicht, Do 15:00")
    assert listed(office, GRUBER).startswith("- [ ] Hr. Peter Gruber")
    assert listed(office, GRUBER).endswith(
        " → nicht erreicht ✓ Mi 25.11.2026: wieder Do 26.11.2026 15:00"
    )
    (due,) = open_calls(office, GRUBER)
    assert due["start"] == "2026-11-26T15:00"
    answer(office, GRUBER, "-> mailbox")
    assert listed(office, GRUBER).endswith(
        " → mailbox ✓ Mi 25.11.2026: wieder Do 26.11.2026"
    )
    assert "3. Versuch" in office.read("Liste.md")


def test_a_talk_that_goes_on_leaves_the_line_open_for_its_day(office):
    answer(office, GRUBER, "-> erreicht, prüft es, wieder Mo")
    assert listed(office, GRUBER).endswith(
        " → erreicht, prüft es ✓ Mi 25.11.2026: wieder Mo 30.11.2026"
    )
    (due,) = open_calls(office, GRUBER)
    assert due["due"] == "2026-11-30"


def test_words_that_begin_as_a_mere_tick_reads_are_not_put_down_twice(office):
    answer(office, GRUBER, "-> erreicht und nett", tick=True)
    assert listed(office, GRUBER).endswith("ab 14 Uhr → erreicht und nett")


def test_a_name_that_is_asked_about_is_one_without_the_question_mark(office):
    office.note("Rückrufe.md", "- Frau Chen?, 030 23125 405, wg. Messe\n")
    office.run("sync")
    answer(office, "Chen", "-> erreicht, neue Karte")
    assert "anrede: Frau\n" in office.read("Kontakte/Frau Chen.md")


def test_a_day_alone_moves_the_line_and_claims_no_talk(office):
    answer(office, GRUBER, "-> Mo")
    assert listed(office, GRUBER).endswith(
        "ab 14 Uhr → Mo 30.11.2026 ✓ Mi 25.11.2026: wieder Mo 30.11.2026"
    )


def test_a_talk_ticks_the_line_and_a_no_drops_it(office):
    answer(office, GRUBER, "-> erreicht, schickt Pläne")
    assert listed(office, GRUBER).startswith("- [x] ")
    assert listed(office, GRUBER).endswith("→ erreicht, schickt Pläne")
    answer(office, SOMMER, "-> kein Interesse")
    assert listed(office, SOMMER).startswith("- [-] ")


def test_a_promise_needs_a_card_to_stand_on(office):
    shown = answer(office, GRUBER, "-> erreicht, ich: Plan schicken bis Fr")
    assert "⚠ es gibt noch keine Karte, auf der das stehen könnte; mit „neue" in shown
    assert listed(office, GRUBER).startswith("- Hr. Peter")
