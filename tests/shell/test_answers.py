"""Ticking is logging: answers in a block reach their sources, through `sync`."""

from __future__ import annotations

import os
import re
from pathlib import Path

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

    def answer(part, words="", mark=" ", code=0):
        retype(vault, part, lambda line: line.replace("[ ]", f"[{mark}]") + words)
        return settled(vault, code)

    return answer


def retype(vault, part, change, path=LIST):
    """Change the one line of a note that holds some words."""
    lines = vault.read(path).split("\n")
    (place,) = [n for n, line in enumerate(lines) if part in line]
    lines[place] = change(lines[place])
    vault.note(path, "\n".join(lines).encode())


def settled(vault, code=0, today=TODAY):
    """Sync; a second round must write nothing."""
    vault.said = vault.run("sync", today=today)
    assert vault.said.code == code, vault.said.err
    once = vault.files()
    assert vault.run("sync", today=today).code == code
    assert vault.files() == once, "a second round must write nothing"
    return vault


def untick(line):
    """Empty a line's box, as a thumb does."""
    return re.sub(r"\[[xX-]\]", "[ ]", line, count=1)


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
    assert "\n### Erledigt <!-- vk " in text
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


@pytest.mark.parametrize("words", [" 24.11.", " -> am 24.11."])
def test_a_tick_beside_a_day_gone_by_was_done_on_that_day(answered, words):
    vault = answered("Angebot schicken", words, mark="x")
    assert "- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-24\n" in vault.read(CARD)


def test_a_day_gone_by_beside_a_ticked_callback_is_that_of_the_talk(answered):
    vault = answered("E-Lkw-Angebot", " 24.11.", mark="x")
    assert "rückruf:\n" in vault.read(CARD)
    assert "- 2026-11-24 Telefonat: E-Lkw-Angebot\n" in vault.read(CARD)


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (
            "spoke to her boss, wants a sprint",
            "call: spoke to her boss, wants a sprint",
        ),
        ("spoke to her boss, call back Mon", "call: spoke to her boss"),
        ("rang me, wants the refs", "call: rang me, wants the refs"),
        ("met for lunch, all good", "meeting: met for lunch, all good"),
        ("sent email", "mail: sent email"),
        ("had a good chat - wants the refs", "call: wants the refs"),
        ("cancelled by her", "call: cancelled by her"),
        ("Mailbox voll", "call: Mailbox voll"),
        ("reached - wants a sprint", "call: wants a sprint"),
        ("reached wants a sprint", "call: wants a sprint"),
    ],
)
def test_words_that_run_on_from_an_outcome_stay_with_it(answered, words, entry):
    vault = answered("Priya Raman]]", f" -> {words}")
    assert f"- 2026-11-25 {entry}\n" in vault.read("People/Priya Raman.md")


def test_who_spoke_to_the_assistant_has_reached_nobody(answered):
    vault = answered("Priya Raman]]", " -> spoke to his PA, she'll pass it on")
    card = vault.read("People/Priya Raman.md")
    assert "callback: 2026-11-26\n" in card
    assert "call: not reached, spoke to his PA, she'll pass it on\n" in card


@pytest.mark.parametrize(
    "words",
    ["reached, but call again Mon 10:00", "erreicht, aber Mo 10:00 nochmal"],
)
def test_a_small_word_before_the_next_day_does_not_hide_it(answered, words):
    vault = answered("Priya Raman]]", f" -> {words}")
    card = vault.read("People/Priya Raman.md")
    assert "callback: 2026-11-30T10:00\n" in card
    assert "wieder Mo 30.11. 10:00" in vault.read(LIST)


def test_promises_of_one_answer_stand_below_one_heading(answered):
    words = " -> reached, me: deck by Fri, she: order by 8.1."
    vault = answered("Priya Raman]]", words)
    card = vault.read("People/Priya Raman.md")
    boxes = "- [ ] deck by 2026-11-27\n- [ ] Priya: order by 2027-01-08\n"
    assert boxes in card
    echo = "zugesagt: deck, bis Fr 27.11. · mir zugesagt: order, bis Fr 8.1.2027"
    assert echo in vault.read(LIST)


@pytest.mark.usefixtures("answered")
def test_a_new_box_stands_below_the_empty_heading_of_a_template(vault):
    card = "---\ntype: kontakt\nrückruf: 2026-11-25\n---\n## Zusagen\n\n## Verlauf\n"
    vault.note("Kontakte/Jonas Berg.md", card)
    settled(vault)
    retype(vault, "Jonas Berg", lambda line: line + " -> erreicht, ich: Plan bis Fr")
    settled(vault)
    written = vault.read("Kontakte/Jonas Berg.md")
    assert "\n## Zusagen\n- [ ] Plan bis 27.11.2026\n\n## Verlauf\n- 2026" in written


def test_what_is_moved_is_said_to_be_moved_and_another_year_is_named(answered):
    vault = answered("Angebot schicken", " -> 8.1.")
    assert "verschoben auf Fr 8.1.2027 ^vd-" in vault.read(LIST)


def test_a_date_alone_that_moves_an_appointment_is_logged_as_a_move(answered):
    vault = answered("Telefontermin", " -> Mo 10:00–11:00")
    assert "Termin: verschoben von Fr 27.11. 13:00\n" in vault.read(CARD)
    assert "verschoben auf Mo 30.11. 10:00" in vault.read(LIST)


def test_one_day_in_doubt_is_shown_as_a_day(answered):
    vault = answered("E-Lkw-Angebot", " -> mo früh", code=1)
    assert "⚠ „mo früh“: Mo 30.11.2026? Schreib das Datum" in vault.read(LIST)


def test_the_office_s_short_word_for_done_closes(answered):
    vault = answered("E-Lkw-Angebot", " -> erl.")
    assert "rückruf:\n" in vault.read(CARD)


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
    vault = answered("E-Lkw-Angebot", " -> blafasel", code=1)
    assert vault.read(CARD) == ANNA
    assert re.search(r"Liste\.md:\d+:\d+", vault.said.err), vault.said.err
    assert "-> blafasel" in vault.read(LIST)
    assert "⚠" in vault.read(LIST)


def test_an_ambiguous_day_is_asked_for_never_guessed(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, nächsten Freitag", code=1)
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


def test_a_reason_goes_when_the_answer_is_mended(answered):
    vault = answered("E-Lkw-Angebot", " -> blafasel", code=1)
    retype(vault, "blafasel", lambda line: line.replace("blafasel", "Mailbox"))
    settled(vault)
    assert "⚠" not in vault.read(LIST)
    assert "rückruf: 26.11.2026\n" in vault.read(CARD)


# --- unticking takes back ------------------------------------------------------------
def test_unticking_a_done_line_takes_back_what_its_answer_wrote(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    retype(vault, "^vd-", untick)
    settled(vault)
    assert vault.read(CARD) == ANNA
    text = vault.read(LIST)
    assert "^vd-" not in text
    heute = text.partition("### Heute")[2].partition("###")[0]
    assert re.search(r"- \[ \] .*E-Lkw.*\^vk-\S+ -> nicht erreicht, Do 14:00\n", heute)


def test_a_line_that_was_taken_back_asks_again_once_a_hand_changes_it(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    retype(vault, "^vd-", untick)
    settled(vault)
    retype(vault, "-> nicht", lambda line: line.replace("Do 14:00", "Do 15:00"))
    settled(vault)
    assert "rückruf: 26.11.2026 15:00\n" in vault.read(CARD)


def test_only_what_the_unticked_answer_wrote_is_taken_back(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    answered("Angebot schicken", mark="x")
    answered("Telefontermin", " -> verschoben auf Di 1.12. 10:00")
    with_hand = vault.read(CARD).replace("## Verlauf", "Ein Satz.\n\n## Verlauf")
    vault.note(CARD, with_hand)
    retype(vault, "→ nicht erreicht", untick)
    settled(vault)
    expected = with_hand.replace("26.11.2026 14:00", "25.11.2026").replace(
        "- 2026-11-25 Tel.: nicht erreicht\n", ""
    )
    assert vault.read(CARD) == expected
    assert vault.read(LIST).count("^vd-") == 2


def test_what_somebody_edited_since_is_not_taken_back_and_the_reason_is_shown(
    answered,
):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    edited = vault.read(CARD).replace(
        "- 2026-11-25 Tel.: nicht erreicht", "- 2026-11-25 Tel.: nicht erreicht, Stau"
    )
    vault.note(CARD, edited)
    retype(vault, "^vd-", untick)
    settled(vault, code=1)
    assert vault.read(CARD) == edited
    text = vault.read(LIST)
    assert re.search(r"- \[ \] .*\^vd-.*\n +- ⚠ in Kontakte/Anna Weber\.md", text)
    assert re.search(r"Liste\.md:\d+:\d+", vault.said.err)


def test_ticking_it_again_lets_the_answer_stand(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    edited = vault.read(CARD).replace("Tel.: nicht erreicht\n", "Tel.: n. e.\n")
    vault.note(CARD, edited)
    done = vault.read(LIST)
    retype(vault, "^vd-", untick)
    settled(vault, code=1)
    retype(vault, "^vd-", lambda line: line.replace("[ ]", "[x]"))
    settled(vault)
    assert vault.read(LIST) == done
    assert vault.read(CARD) == edited


def test_unticking_in_one_of_two_blocks_takes_the_answer_out_of_both(answered, vault):
    other = "Zweite.md"
    vault.note(other, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.run("sync", today=TODAY)
    before = vault.read(other)
    retype(vault, "E-Lkw-Angebot", lambda line: line + " -> Mailbox", other)
    answered("E-Lkw-Angebot", " -> Mailbox")
    assert vault.read(CARD).count("2026-11-25") == 1, "one tick, one entry"
    retype(vault, "^vd-", untick)
    settled(vault)
    assert vault.read(CARD) == ANNA
    assert vault.read(other) == before


def test_a_journal_that_knows_nothing_of_an_answer_leaves_all_as_it_is(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    for run in Path(os.environ["VAULTKIT_STATE_DIR"]).rglob("*.jsonl"):
        run.unlink()
    card = vault.read(CARD)
    retype(vault, "^vd-", untick)
    (line,) = [one for one in vault.read(LIST).split("\n") if "^vd-" in one]
    settled(vault, code=1)
    assert vault.read(CARD) == card
    assert line in vault.read(LIST).split("\n")
    assert "⚠" not in vault.read(LIST), "another machine may know it"
    assert re.search(r"Liste\.md:\d+:\d+", vault.said.err)


def test_undo_of_an_unticking_ticks_the_line_again(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    card, text = vault.read(CARD), vault.read(LIST)
    retype(vault, "^vd-", untick)
    settled(vault)
    said = vault.run("undo", today=TODAY)
    assert said.code == 0, said.err
    assert vault.read(CARD) == card
    settled(vault)
    assert (vault.read(CARD), vault.read(LIST)) == (card, text)


# --- words that grow later -----------------------------------------------------------
def test_words_added_to_a_done_line_are_done_again_as_a_whole(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht")
    assert "rückruf: 26.11.2026\n" in vault.read(CARD)
    retype(vault, "^vd-", lambda line: line + " fragt nach dem Preis, Mo 10:00")
    settled(vault)
    assert changed(vault, CARD, ANNA) == (
        [
            "rückruf: 30.11.2026 10:00",
            "- 2026-11-25 Tel.: nicht erreicht, fragt nach dem Preis",
        ],
        ["rückruf: 25.11.2026"],
    )
    text = vault.read(LIST)
    assert text.count("^vd-") == 1
    assert "→ nicht erreicht, fragt nach dem Preis, Mo 10:00 ✓" in text


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(" ✓", ", Mo 10:00 ✓"),
        lambda line: line.replace(" ^vd-", " → Mo 10:00 ^vd-"),
        lambda line: line + " — Mo 10:00",
        lambda line: line + "\n    - Mo 10:00",
    ],
)
def test_words_count_wherever_they_are_added(answered, change):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht")
    retype(vault, "^vd-", change)
    settled(vault)
    assert "rückruf: 30.11.2026 10:00\n" in vault.read(CARD)
    assert vault.read(CARD).count("- 2026-11-25 Tel.: nicht erreicht\n") == 1


def test_words_that_are_changed_are_done_again(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, Do 14:00")
    retype(vault, "^vd-", lambda line: line.replace("→ nicht erreicht, Do", "→ Mo"))
    settled(vault)
    assert changed(vault, CARD, ANNA)[0] == ["rückruf: 30.11.2026 14:00"]


def test_words_added_two_days_later_count_from_the_day_of_the_answer(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht, morgen")
    assert "rückruf: 26.11.2026\n" in vault.read(CARD)
    retype(vault, "^vd-", lambda line: line + " um 15:00")
    settled(vault, today="2026-11-26T09:00")
    assert "rückruf: 26.11.2026 15:00\n" in vault.read(CARD)
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in vault.read(CARD)
    assert "✅" not in vault.read(LIST)


def test_words_added_where_the_card_was_edited_since_change_nothing(answered):
    vault = answered("E-Lkw-Angebot", " -> nicht erreicht")
    edited = vault.read(CARD).replace("rückruf: 26.11.2026", "rückruf: 27.11.2026")
    vault.note(CARD, edited)
    retype(vault, "^vd-", lambda line: line + " Mo 10:00")
    settled(vault, code=1)
    assert vault.read(CARD) == edited
    assert "Mo 10:00" in vault.read(LIST)
    assert "⚠" in vault.read(LIST)


# --- what goes wrong -----------------------------------------------------------------
OTHER = "Zweite.md"
BLOCK = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"


def test_the_same_answer_in_two_blocks_is_one(answered, vault):
    vault.note(OTHER, BLOCK)
    vault.run("sync", today=TODAY)
    retype(vault, "Angebot schicken", lambda line: line.replace("[ ]", "[x]"), OTHER)
    answered("Angebot schicken", mark="x")
    assert changed(vault, CARD, ANNA)[0] == [
        "- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-25"
    ]
    for note in (LIST, OTHER):
        assert "^vd-" in vault.read(note)
        assert "⚠" not in vault.read(note)


def test_different_answers_in_two_blocks_are_both_logged_and_no_date_counts(
    answered, vault
):
    vault.note(OTHER, BLOCK)
    vault.run("sync", today=TODAY)
    part = "E-Lkw-Angebot"
    retype(vault, part, lambda line: line + " -> Mailbox, Mo 10:00", OTHER)
    answered(part, " -> nicht erreicht, Do 14:00")
    card = vault.read(CARD)
    assert "nicht erreicht" in card.partition("2026-11-25")[2].partition("\n")[0]
    assert "Mailbox" in card.partition("2026-11-25")[2].partition("\n")[0]
    assert "rückruf: 26.11.2026\n" in card, "the next working day, no guess"
    for note in (LIST, OTHER):
        assert "verschiedene Tage, keiner gilt" in vault.read(note)


def test_what_one_line_says_twice_is_one(answered):
    vault = answered("Priya Raman]]", code=0)
    line = next(one for one in vault.read(LIST).split("\n") if "E-Lkw" in one)
    retype(vault, "E-Lkw", lambda _: f"{line} -> Mailbox\n{line} -> Mailbox")
    settled(vault)
    assert vault.read(CARD).count("- 2026-11-25 ") == 1
    assert vault.read(LIST).count("^vd-") == 1


def test_a_line_whose_source_is_gone_stays_and_says_so(answered):
    vault = answered("Priya Raman]]", code=0)
    card = vault.read(CARD).replace("- [ ] Angebot schicken 📅 2026-11-26\n", "")
    vault.note(CARD, card)
    answered("Angebot schicken", " -> erledigt, per Mail", code=1)
    assert vault.read(CARD) == card
    assert "-> erledigt, per Mail" in vault.read(LIST)
    assert "⚠ worum es in dieser Zeile geht, ist nirgends" in vault.read(LIST)
    assert re.search(r"Liste\.md:\d+:\d+", vault.said.err), vault.said.err
    vault.note(CARD, ANNA)
    settled(vault)
    assert "- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-25\n" in vault.read(CARD)
    assert "⚠" not in vault.read(LIST)


def test_a_source_that_was_reworded_is_asked_for_not_guessed(answered):
    vault = answered("Priya Raman]]", code=0)
    card = ANNA.replace("Angebot schicken", "Angebot und Muster schicken")
    vault.note(CARD, card)
    answered("Angebot schicken", mark="x", code=1)
    assert vault.read(CARD) == card
    assert re.search(r"\[ \] .*Angebot und Muster schicken", vault.read(LIST))


def test_lines_moved_to_another_note_are_left_and_lose_nothing(answered, vault):
    answered("Priya Raman]]", code=0)
    line = next(one for one in vault.read(LIST).split("\n") if "E-Lkw" in one)
    retype(vault, "E-Lkw", lambda _: "")
    vault.note("Anderswo.md", f"{line} -> Mailbox\n")
    settled(vault)
    assert vault.read(CARD) == ANNA
    assert vault.read("Anderswo.md") == f"{line} -> Mailbox\n"
    assert line in vault.read(LIST), "the list has it again"


def test_without_its_end_marker_a_block_waits_and_is_healed(answered, vault):
    answered("Priya Raman]]", code=0)
    retype(vault, "E-Lkw", lambda line: line + " -> Mailbox")
    broken = vault.read(LIST).replace("<!-- /vaultkit -->\n", "")
    vault.note(LIST, broken)
    settled(vault, code=1)
    assert (vault.read(LIST), vault.read(CARD)) == (broken, ANNA)
    vault.note(LIST, broken + "<!-- /vaultkit -->\n")
    settled(vault)
    assert "- 2026-11-25 Tel.: Mailbox\n" in vault.read(CARD)


@pytest.mark.parametrize("word", ["31.11.", "Do 25.11.", "11/30/2026"])
def test_a_date_that_is_none_is_named_and_nothing_is_written(answered, word):
    vault = answered("E-Lkw-Angebot", f" -> nicht erreicht, {word}", code=1)
    assert vault.read(CARD) == ANNA
    assert f"-> nicht erreicht, {word}\n" in vault.read(LIST)
    assert "⚠" in vault.read(LIST)


def test_a_day_that_has_gone_by_when_it_is_read_is_due_today(answered, vault):
    answered("Priya Raman]]", code=0)
    retype(vault, "E-Lkw", lambda line: line + " ✅ 2026-11-25 -> nicht erreicht, Do")
    settled(vault, today="2026-11-30T08:00")
    assert "rückruf: 30.11.2026\n" in vault.read(CARD)
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in vault.read(CARD)
    said = "✓ Mi 25.11., gelesen Mo 30.11.: gemeint war Do 26.11. · "
    assert said in vault.read(LIST)
    settled(vault, today="2026-12-02T08:00")
    assert said in vault.read(LIST), "three days from when it was read"
    settled(vault, today="2026-12-03T08:00")
    assert "^vd-" not in vault.read(LIST)


def test_a_card_that_cannot_be_written_is_named_and_the_next_round_heals(
    answered, vault
):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    answered("Priya Raman]]", code=0)
    (vault.root / CARD).parent.chmod(0o555)
    try:
        answered("E-Lkw-Angebot", " -> Mailbox", code=1)
    finally:
        (vault.root / CARD).parent.chmod(0o755)
    assert vault.read(CARD) == ANNA
    assert f"⚠ {CARD}" in vault.read(LIST)
    settled(vault)
    assert "- 2026-11-25 Tel.: Mailbox\n" in vault.read(CARD)
    assert "⚠" not in vault.read(LIST)


def test_two_people_in_one_list_do_not_meet(answered, vault):
    answered("Priya Raman]]", code=0)
    retype(vault, "Priya Raman]]", lambda line: line + " -> no answer, Mon")
    answered("E-Lkw-Angebot", " -> Mailbox, Mo")
    assert "callback: 2026-11-30" in vault.read("People/Priya Raman.md")
    assert "rückruf: 30.11.2026\n" in vault.read(CARD)


def test_a_list_in_the_very_card_is_settled_in_one_round(vault):
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(CARD, ANNA + "\n" + BLOCK)
    vault.run("sync", today=TODAY)
    retype(vault, "3920012](", lambda line: line + " -> Mailbox", CARD)
    retype(vault, "Referenzliste, ", lambda line: line.replace("[ ]", "[x]"), CARD)
    settled(vault)
    text = vault.read(CARD)
    assert text.count("^vd-") == 2
    assert "- 2026-11-25 Tel.: Mailbox\n" in text
    retype(vault, "→ Mailbox ✓", untick, CARD)
    settled(vault)
    head, _, _ = vault.read(CARD).partition("<!-- vaultkit")
    assert (
        head
        == ANNA.replace(
            "- [ ] Anna: Referenzliste bis 27.11.2026",
            "- [x] Anna: Referenzliste bis 27.11.2026 ✅ 2026-11-25",
        )
        + "\n"
    )
