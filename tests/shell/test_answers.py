"""Ticking is logging: answers in a block reach their sources, through `sync`."""

from __future__ import annotations

import re

import pytest

ANNA = """\
---
type: kontakt
anrede: Sie, Frau Mag. Weber
telefon: "+49 171 3920012"   # direkt
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
kontaktrhythmus: alle 6 Wochen
---

## Zusagen
- [ ] Angebot schicken 📅 2026-11-26
- [ ] Anna: Referenzliste bis 27.11.2026
- [ ] Fr 27.11.2026 13:00–13:30 Telefontermin

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
- 2026-11-17 Tel.: nicht erreicht
"""
PRIYA = """\
---
type: contact
callback: 2026-11-24T14:00
cadence: 8w
---

- [ ] call back about the sprint (by 2026-11-25)

## Log
- 2026-11-12 call: no answer
"""
CARD = "Kontakte/Anna Weber.md"
LIST = "Liste.md"
TODAY = "2026-11-25T09:30"


@pytest.fixture
def answered(vault):
    """A vault whose list is filled; answer a line and sync."""
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(CARD, ANNA).note("People/Priya Raman.md", PRIYA)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    assert vault.run("sync", today=TODAY).code == 0

    def answer(part, words="", mark=" "):
        lines = vault.read(LIST).split("\n")
        (place,) = [n for n, line in enumerate(lines) if part in line]
        lines[place] = lines[place].replace("[ ]", f"[{mark}]") + words
        vault.note(LIST, "\n".join(lines).encode())
        said = vault.run("sync", today=TODAY)
        assert said.code == 0, said.err
        once = vault.files()
        assert vault.run("sync", today=TODAY).code == 0
        assert vault.files() == once, "a second round must write nothing"
        return vault

    return answer


def changed(vault, path, before):
    """Lines that are new, and lines that are gone."""
    old, new = before.split("\n"), vault.read(path).split("\n")
    return [n for n in new if n not in old], [o for o in old if o not in new]


def test_not_reached_is_logged_and_comes_back_on_the_day_that_was_said(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    assert changed(vault, CARD, ANNA) == (
        ["rückruf: 26.11.2026 14:00", "- 2026-11-25 Tel.: nicht erreicht"],
        ["rückruf: 25.11.2026"],
    )
    text = vault.read(LIST)
    assert "### Erledigt <!-- vk -->" in text
    assert re.search(r"- \[x\] .*nicht erreicht, Do 14:00 ✓ Mi 25.11.:.*\^vd-", text)
    (due,) = [
        f
        for f in vault.report(today=TODAY)["followups"]
        if f["kind"] == "callback" and f["contacts"][0]["name"] == "Anna Weber"
    ]
    assert due["start"] == "2026-11-26T14:00"


def test_not_reached_without_a_date_comes_back_on_the_next_working_day(answered):
    vault = answered("E-Lkw-Angebot", " → Mailbox")
    assert "rückruf: 26.11.2026\n" in vault.read(CARD)


def test_a_tick_alone_is_a_talk_and_closes_the_callback(answered):
    vault = answered("E-Lkw-Angebot", mark="x")
    new, gone = changed(vault, CARD, ANNA)
    assert gone == ["rückruf: 25.11.2026"]
    assert new == ["rückruf:", "- 2026-11-25 Telefonat: E-Lkw-Angebot"]


def test_words_of_a_talk_are_logged_and_promises_in_it_become_boxes(answered):
    words = " -> erreicht, will drei Fahrzeuge, ich: Termin vorschlagen bis Fr"
    vault = answered("E-Lkw-Angebot", words, mark="x")
    text = vault.read(CARD)
    assert "- 2026-11-25 Telefonat: will drei Fahrzeuge\n" in text
    assert "- [ ] Termin vorschlagen 📅 2026-11-27\n" in text


def test_a_date_alone_moves_a_callback_in_the_form_it_has(answered):
    vault = answered("Priya Raman]]", " -> Mo 10:00")
    assert "callback: 2026-11-30T10:00\n" in vault.read("People/Priya Raman.md")


def test_an_english_card_is_written_in_english(answered):
    vault = answered("Priya Raman]]", " -> reached, wants a sprint", mark="x")
    assert "- 2026-11-25 call: wants a sprint\n" in vault.read("People/Priya Raman.md")


def test_a_promise_is_ticked_in_its_own_dialect(answered):
    vault = answered("Angebot schicken", mark="x")
    new, gone = changed(vault, CARD, ANNA)
    assert new == ["- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-25"]
    assert gone == ["- [ ] Angebot schicken 📅 2026-11-26"]


def test_a_promise_is_moved_in_the_form_of_its_date(answered):
    vault = answered("Referenzliste", " -> 4.12.")
    assert "- [ ] Anna: Referenzliste bis 4.12.2026\n" in vault.read(CARD)


def test_an_appointment_is_moved_in_place_and_the_move_is_logged(answered):
    vault = answered("Telefontermin", " -> verschoben auf Di 1.12. 10:00, von mir")
    text = vault.read(CARD)
    assert "- [ ] Di 1.12.2026 10:00–10:30 Telefontermin\n" in text
    assert "verschoben von Fr 27.11. 13:00 (von mir)" in text


def test_what_is_not_understood_stays_with_its_reason_and_nothing_is_written(answered):
    vault = answered("E-Lkw-Angebot", " -> blafasel")
    assert vault.read(CARD) == ANNA
    assert "-> blafasel" in vault.read(LIST)
    assert "⚠" in vault.read(LIST)


def test_an_ambiguous_day_is_asked_for_never_guessed(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, nächsten Freitag")
    assert vault.read(CARD) == ANNA
    assert "⚠" in vault.read(LIST)


def test_words_typed_behind_the_id_on_a_phone_count(answered):
    vault = answered("E-Lkw-Angebot", " nicht erreicht")
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in vault.read(CARD)


def test_the_done_line_leaves_after_three_days(answered):
    vault = answered("E-Lkw-Angebot", mark="x")
    vault.run("sync", today="2026-11-27")
    assert "^vd-" in vault.read(LIST)
    vault.run("sync", today="2026-11-28")
    assert "^vd-" not in vault.read(LIST)
    assert "Erledigt" not in vault.read(LIST)


def test_undo_gives_every_byte_of_the_card_back(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    said = vault.run("undo", today=TODAY)
    assert vault.read(CARD) == ANNA, said.err
