"""What only a sync tool's copy of a list holds: its answers are acted on, once."""

from __future__ import annotations

import re

import pytest
from support.machines import BLOCK, LIST, Machine

from vaultkit.app import undo

ANNA = "Kontakte/Anna Weber.md"
CARD = """\
---
type: kontakt
rückruf: 2026-11-25
anlass: E-Lkw-Angebot
---

## Zusagen
- [ ] Prospekt schicken 📅 2026-11-26

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
"""
COPY = "Heute.sync-conflict-20261125-101112-ABCDEFG.md"
CALL, LETTER = "E-Lkw-Angebot", "Prospekt schicken"
NOW = "2026-11-25T14:00"


@pytest.fixture
def mine(tmp_path):
    """A machine with a fresh list."""
    machine = Machine(tmp_path, "laptop")
    machine.note(ANNA, CARD)
    machine.note(LIST, BLOCK)
    machine.sync("2026-11-25T08:00")
    return machine


def copy(
    machine: Machine, part: str, words: str = "", mark: str = " ", **named: str
) -> str:
    """A copy of the list, with one of its lines answered; its text."""
    text = machine.read(LIST)
    (line,) = [one for one in text.split("\n") if part in one]
    text = text.replace(line, line.replace("[ ]", f"[{mark}]") + words)
    at = named.get("at", "2026-11-25T10:00")
    machine.note(named.get("name", COPY), text, at)
    return text


def at_rest(machine: Machine, now: str = NOW) -> None:
    before = machine.files()
    machine.sync(now)
    assert machine.files() == before, "a second round writes nothing"


NAMES = [
    COPY,
    "Heute (conflicted copy 2026-11-25 101112).md",
    "Heute (Max's conflicted copy 2026-11-25).md",
    "Heute (In Konflikt stehende Kopie von LAPTOP 2026-11-25).md",
    "Heute (Konflikt von LAPTOP 2026-11-25).md",
    "Heute 2.md",
    "Heute-LAPTOP.md",
    "Heute-DESKTOP-1A2B3C4.md",
    "Heute (1).md",
    "Heute (Conflicted copy iPhone 202611251011).md",
    "Heute (LAPTOP's conflicted copy 2026-11-25 (1)).md",
    "Heute (Max Hubers in Konflikt stehende Kopie 2026-11-25).md",
    "Heute (Case Conflict).md",
    "Heute_conflict-max-20261125-101112.md",
    "Heute_DESKTOP-AB12CD3_Nov-25-101112-2026_Conflict.md",
    "Heute-MacBook Pro von Max.md",
    "Heute-Max’s MacBook Pro.md",
    "Heute-max-pc-safeBackup-0001.md",
    "Heute - Kopie (2).md",
    "Kopie von Heute.md",
    "Heute (SFConflict max@firma.example 2026-11-25-10-11-12).md",
]


@pytest.mark.parametrize("name", NAMES)
def test_words_in_any_tools_copy_are_logged(mine, name):
    text = copy(mine, CALL, " -> nicht erreicht, Do 14:00", name=name)
    mine.sync(NOW)
    card = mine.read(ANNA)
    assert card.count("- 2026-11-25 Tel.: nicht erreicht") == 1
    assert "rückruf: 2026-11-26 14:00" in card
    assert "→ nicht erreicht, Do 14:00 ✓ Mi 25.11." in mine.line("^vd-")
    assert mine.read(name) == text, "the copy is never written"
    at_rest(mine)


def test_a_tick_in_a_copy_ticks_the_promise_where_it_stands(mine):
    copy(mine, LETTER, mark="x")
    mine.sync(NOW)
    assert "- [x] Prospekt schicken 📅 2026-11-26" in mine.read(ANNA)
    at_rest(mine)


def test_a_copy_acts_once_however_long_it_lies_there(mine):
    copy(mine, CALL, " -> nicht erreicht, Do 14:00")
    for day in range(25, 31):
        mine.sync(f"2026-11-{day}T14:00")
    for day in range(1, 30):
        mine.sync(f"2026-12-{day:02}T14:00")
    assert mine.read(ANNA).count("nicht erreicht") == 1
    assert mine.line(CALL).lstrip().startswith("- [ ] ")


def test_a_copy_acts_once_where_the_other_machine_was_faster(mine, tmp_path):
    text = copy(mine, CALL, " -> nicht erreicht, Do 14:00")
    mine.sync(NOW)
    mine.sync("2026-11-30T14:00")
    other = Machine(tmp_path, "desktop")
    for path, data in mine.files().items():
        other.note(path, data, "2026-11-30T14:00")
    other.note(COPY, text, "2026-11-25T10:00")
    done = other.line("^vd-")
    other.sync("2026-11-30T15:00")
    assert other.files() == mine.files()
    other.edit(LIST, done + "\n", "", "2026-11-30T15:10")
    other.sync("2026-11-30T15:20")
    assert other.files()[ANNA] == mine.files()[ANNA], "the entry stands there already"


def test_a_list_forgets_what_was_done_when_the_copy_is_gone(mine):
    copy(mine, CALL, " -> nicht erreicht, Do 14:00")
    mine.sync(NOW)
    mine.sync("2026-12-02T14:00")
    assert "^vd-" in mine.read(LIST)
    (mine.root / COPY).unlink()
    mine.sync("2026-12-02T14:10")
    assert "^vd-" not in mine.read(LIST)


def test_what_was_acted_on_long_ago_is_not_acted_on_anew(mine):
    copy(mine, CALL, mark="x", at="2026-11-01T10:00")
    mine.note(COPY, mine.read(COPY).replace("25.11.2026", "01.11.2026"), "2026-11-01")
    mine.sync(NOW)
    assert mine.read(ANNA) == CARD


def test_the_day_of_an_answer_is_that_of_the_copy(mine):
    copy(mine, CALL, " -> erreicht, nimmt drei", at="2026-11-25T17:00")
    mine.sync("2026-11-28T09:00")
    assert "- 2026-11-25 Telefonat: nimmt drei" in mine.read(ANNA)


def test_a_tick_here_and_words_there_are_one_answer(mine):
    copy(mine, CALL, " -> erreicht, nimmt drei")
    line = mine.line(CALL)
    mine.edit(LIST, line, line.replace("[ ]", "[x]"), "2026-11-25T11:00")
    mine.sync(NOW)
    card = mine.read(ANNA)
    assert card.count("\n- 2026-11-25 ") == 1
    assert "- 2026-11-25 Telefonat: nimmt drei" in card
    assert mine.read(LIST).count("^vd-") == 1
    at_rest(mine)


def test_words_here_and_a_tick_there_are_one_answer(mine):
    copy(mine, CALL, mark="x")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> erreicht, nimmt drei", "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.read(ANNA).count("\n- 2026-11-25 ") == 1
    assert "- [x] " in mine.line("^vd-")
    at_rest(mine)


def test_the_same_answer_in_both_is_one(mine):
    copy(mine, CALL, " -> nicht erreicht")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> nicht erreicht", "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.read(ANNA).count("nicht erreicht") == 1
    at_rest(mine)


def test_different_words_are_both_logged_and_dates_that_differ_are_none(mine):
    copy(mine, CALL, " -> nicht erreicht, 3.12.")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> mailbox, 10.12.", "2026-11-25T11:00")
    mine.sync(NOW)
    card = mine.read(ANNA)
    assert card.count("\n- 2026-11-25 ") == 1
    assert "mailbox" in card
    assert "nicht erreicht, 3.12." in card
    assert "rückruf: 2026-11-26\n" in card, "the next working day, as without a date"
    at_rest(mine)


def test_words_that_grew_in_the_copy_are_logged_once(mine):
    copy(mine, CALL, " -> erreicht, nimmt drei, Stapler auch")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> erreicht, nimmt drei", "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.read(ANNA).count("nimmt drei") == 1
    assert mine.read(ANNA).count("Stapler auch") == 1
    at_rest(mine)


def test_an_answer_that_cannot_be_read_comes_into_the_list_with_its_reason(mine):
    text = copy(mine, CALL, " -> nicht erreicht, nächsten Freitag")
    mine.sync(NOW)
    assert mine.read(ANNA) == CARD
    line = mine.line("-> nicht erreicht, nächsten")
    assert line == next(one for one in text.split("\n") if CALL in one)
    assert "\n    - ⚠ " in mine.read(LIST).partition(line)[2]
    at_rest(mine)


@pytest.mark.parametrize("both", [True, False])
def test_words_below_a_line_in_the_list_stand_there_once_below_its_answer(mine, both):
    line, asked = mine.line(CALL), "    - Frau Maier fragen"
    text = mine.read(LIST)
    mine.note(LIST, text.replace(line, f"{line}\n{asked}"), "2026-11-25T09:00")
    answered = f"{line} -> nicht erreicht, nächsten Freitag"
    answered += f"\n{asked}" if both else ""
    mine.note(COPY, text.replace(line, answered), "2026-11-25T10:00")
    mine.sync(NOW)
    assert "\n    - ⚠ " in mine.read(LIST).partition("nächsten Freitag")[2]
    assert mine.read(LIST).count(asked) == 1
    mine.sync("2026-11-26T09:00")
    at_rest(mine, "2026-11-26T09:00")
    assert "2026-11-25" in mine.line("⚠"), "the day of the answer"


def test_a_tick_and_words_that_cannot_be_read_are_one_line_with_one_reason(mine):
    copy(mine, CALL, " -> nicht erreicht, nächsten Freitag")
    line = mine.line(CALL)
    ticked = line.replace("[ ]", "[x]") + "\n    - ⚠ ein Grund von gestern <!-- vk -->"
    mine.edit(LIST, line, ticked, "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.line(CALL).startswith("- [x] ")
    assert mine.line(CALL).endswith(" -> nicht erreicht, nächsten Freitag")
    assert mine.read(LIST).count("⚠") == 1
    at_rest(mine)


def test_what_was_taken_back_is_not_done_again_for_the_copy(mine):
    copy(mine, CALL, " -> nicht erreicht, Do 14:00")
    mine.sync(NOW)
    assert undo.run(mine.vault, NOW).changes
    mine.sync("2026-11-25T15:00")
    assert mine.read(ANNA) == CARD
    assert mine.read(LIST).count("^vd-") == 0


def test_what_was_acted_on_in_one_copy_is_not_done_again_for_another(mine):
    """The list that acted lost to one saved later; its card did not."""
    text = copy(mine, CALL, " -> nicht erreicht, Do 14:00")
    before = mine.read(LIST)
    mine.note(LIST, text, "2026-11-25T10:00")
    mine.sync(NOW)
    card = mine.read(ANNA)
    mine.note(COPY.replace("101112", "140001"), mine.read(LIST), NOW)
    line = next(one for one in before.split("\n") if CALL in one)
    mine.note(LIST, before.replace(line, line + " -> mailbox"), "2026-11-25T14:10")
    mine.sync("2026-11-25T14:20")
    assert mine.read(ANNA).count("nicht erreicht") == card.count("nicht erreicht") == 1
    assert mine.read(ANNA).count("mailbox") == 1


def test_a_closed_matter_is_not_opened_by_a_copy(mine):
    copy(mine, CALL, " -> nicht erreicht")
    mine.edit(ANNA, "rückruf: 2026-11-25\n", "rückruf:\n", "2026-11-25T11:00")
    mine.sync(NOW)
    assert "nicht erreicht" not in mine.read(ANNA)


def test_words_by_hand_below_a_line_stay_where_they_are(mine):
    text = copy(mine, CALL, mark="x")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + "\n    - nach dem Sohn fragen", "2026-11-25T11:00")
    mine.sync(NOW)
    assert "- nach dem Sohn fragen" in mine.read(LIST)
    assert mine.read(COPY) == text


def test_the_report_tells_how_much_only_the_copy_holds(mine):
    copy(mine, "_Stand", "\nBlumen für Frau Novak")
    mine.sync(NOW)
    ((path, said),) = mine.found("vault/conflict-copy")
    assert path == COPY
    assert said.endswith("not read, and 1 line is only in the copy")
    mine.edit(LIST, "# Heute\n", "# Heute\nBlumen für Frau Novak\n")
    mine.sync(NOW)
    ((path, said),) = mine.found("vault/conflict-copy")
    assert said.endswith("every line written in it by hand stands there too")


def test_a_card_s_copy_is_nobody_and_is_told_of(mine):
    name = "Kontakte/Anna Weber.sync-conflict-20261125-101112-ABCDEFG.md"
    mine.note(name, CARD + "- 2026-11-25 Messe: Stand 12\n- 2026-11-25 Mail\n")
    mine.sync(NOW)
    ((path, said),) = mine.found("vault/conflict-copy")
    assert (path, said.rpartition(", and ")[2]) == (
        name,
        "2 lines are only in the copy",
    )
    assert mine.read(LIST).count(CALL) == 1


def test_words_below_an_untouched_line_are_an_answer_too(mine):
    line = mine.line(CALL)
    mine.edit(LIST, line, line + "\n    - nicht erreicht, Do 14:00", "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.read(ANNA).count("- 2026-11-25 Tel.: nicht erreicht") == 1
    assert mine.read(LIST).count("nicht erreicht") == 1
    at_rest(mine)


# --- the same answer by another way --------------------------------------------------
def test_a_list_saved_again_is_not_acted_on_again_where_the_card_came_first(mine):
    """The other machine acted; its card is here, its list is not."""
    line = mine.line(CALL)
    ticked = line + " -> erreicht, wieder in 2 Wochen, nimmt drei"
    mine.edit(LIST, line, ticked, "2026-11-25T11:00")
    stale = mine.read(LIST)
    mine.sync(NOW)
    card = mine.read(ANNA)
    mine.note(LIST, stale + "\nBlumen besorgen\n", "2026-11-27T09:00")
    mine.sync("2026-11-27T09:10")
    assert mine.read(ANNA) == card
    assert mine.read(LIST).count("^vd-") == 1


def test_a_list_saved_earlier_is_not_acted_on_again_where_the_card_came_first(mine):
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> erreicht, nimmt drei", "2026-11-25T11:00")
    stale = mine.read(LIST)
    mine.note(LIST, stale + "\nBlumen besorgen\n", "2026-11-27T09:00")
    mine.sync("2026-11-27T09:10")
    card = mine.read(ANNA)
    assert "- 2026-11-27 Telefonat: nimmt drei" in card
    mine.note(ANNA, card.replace("rückruf:\n", "rückruf: 2026-12-02\n"))
    mine.note(LIST, stale, "2026-11-25T11:00")
    mine.sync("2026-11-27T09:30")
    assert mine.read(ANNA).count("nimmt drei") == 1


def test_other_words_in_another_list_are_told_why_they_are_left_at_once(mine):
    mine.note("Woche.md", BLOCK)
    mine.sync("2026-11-25T08:10")
    for path, words in ((LIST, "-> vielleicht"), ("Woche.md", "-> erreicht")):
        line = mine.line(CALL, path)
        mine.edit(path, line, f"{line} {words}", "2026-11-25T11:00")
    mine.sync(NOW)
    at_rest(mine)


def test_of_two_lists_only_the_words_that_nobody_acted_on_are_logged(mine):
    mine.note("Woche.md", BLOCK)
    mine.sync("2026-11-25T08:10")
    line = mine.line(CALL, "Woche.md")
    mine.edit("Woche.md", line, line + " -> nicht erreicht, Do 14:00", NOW)
    stale = mine.read("Woche.md")
    list_before = mine.read(LIST)
    mine.sync(NOW)
    mine.note("Woche.md", stale, NOW)
    mine.note(LIST, list_before.replace(line, line + " -> mailbox"), NOW)
    mine.sync("2026-11-25T14:20")
    assert mine.read(ANNA).count("nicht erreicht") == 1
    assert mine.read(ANNA).count("mailbox") == 1


def test_an_entry_that_a_hand_went_on_below_is_known_again(mine):
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> nicht erreicht, Do 14:00", "2026-11-25T11:00")
    stale = mine.read(LIST)
    mine.sync(NOW)
    entry = mine.line("nicht erreicht", ANNA)
    mine.edit(ANNA, entry, entry + "\n  - besetzt, dann Mailbox", NOW)
    card = mine.read(ANNA)
    mine.note(LIST, stale, "2026-11-25T15:00")
    mine.sync("2026-11-25T15:10")
    assert mine.read(ANNA) == card


def test_a_sentence_below_done_and_a_done_line_stay_apart_as_they_are(mine):
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> nicht erreicht, Do 14:00", "2026-11-25T11:00")
    mine.sync(NOW)
    mine.edit(
        LIST,
        "### Erledigt <!-- vk et3z -->\n",
        "### Erledigt <!-- vk et3z -->\n\nSatz.\n",
    )
    mine.sync(NOW)
    at_rest(mine)
    mine.sync("2026-11-26T14:00")
    at_rest(mine, "2026-11-26T14:00")
    assert mine.read(LIST).count("\n\n\n") == 0


def answered(machine, *told):
    """Answer the same line in several lists, or in copies of one."""
    for path, words in told:
        line = machine.line(CALL, path)
        box = "[x]" if words.startswith("[x]") else "[ ]"
        box = "[-]" if words.startswith("[-]") else box
        rest = words.removeprefix(box).strip()
        said = line.replace("[ ]", box) + (f" -> {rest}" if rest else "")
        machine.edit(path, line, said, "2026-11-25T11:00")


@pytest.fixture
def both(mine):
    """A machine with two lists of the same."""
    mine.note("Woche.md", BLOCK)
    mine.sync("2026-11-25T08:10")
    return mine


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("nicht erreicht, Do 14:00", "erreicht, nimmt drei"),
        ("erreicht", "mailbox"),
        ("[-]", "nicht erreicht"),
        ("[x]", "[-]"),
        ("kein Interesse", "erreicht, nimmt drei"),
        ("[x] nimmt drei", "nicht erreicht"),
        ("verschoben auf Mo", "nicht erreicht"),
    ],
)
def test_outcomes_that_exclude_each_other_are_left_with_the_reason(both, one, two):
    answered(both, (LIST, one), ("Woche.md", two))
    before = both.read(LIST), both.read("Woche.md")
    both.sync(NOW)
    assert both.read(ANNA) == CARD
    for path, was in zip((LIST, "Woche.md"), before, strict=True):
        reason = both.line("⚠", path)
        assert f"({LIST})" in reason
        assert "(Woche.md) schließen einander aus" in reason
        assert both.read(path).replace(f"{reason}\n", "") == was
    at_rest(both)


def test_what_excludes_each_other_is_acted_on_once_one_of_them_is_left(both):
    answered(both, (LIST, "nicht erreicht, Do 14:00"), ("Woche.md", "erreicht, nein"))
    both.sync(NOW)
    both.edit(LIST, " -> nicht erreicht, Do 14:00", "", "2026-11-25T15:00")
    both.sync("2026-11-25T15:10")
    assert "- 2026-11-25 Telefonat: nein\n" in both.read(ANNA)
    assert "⚠" not in both.read(LIST) + both.read("Woche.md")
    at_rest(both, "2026-11-25T15:20")


def test_an_outcome_in_a_copy_that_excludes_the_list_s_names_the_copy(mine):
    copy(mine, CALL, " -> erreicht, nimmt drei")
    line = mine.line(CALL)
    mine.edit(LIST, line, line + " -> mailbox", "2026-11-25T11:00")
    mine.sync(NOW)
    assert mine.read(ANNA) == CARD
    assert (
        f"({COPY}) schließen einander aus: ändere die Zeile hier oder lösche die Kopie"
        in mine.line("⚠")
    )
    at_rest(mine)
    (mine.root / COPY).unlink()
    mine.sync(NOW)
    assert "- 2026-11-25 Tel.: mailbox\n" in mine.read(ANNA)


@pytest.mark.parametrize(
    ("one", "two", "logged", "due"),
    [
        ("mailbox", "nicht erreicht", "mailbox; nicht erreicht", "2026-11-26"),
        ("erreicht, nimmt drei", "erreicht, Stapler auch", None, ""),
        ("vielleicht", "erreicht, nimmt drei", "nimmt drei; vielleicht", ""),
        ("[x]", "nimmt drei", "nimmt drei", ""),
        ("mailbox, Do 14:00", "nicht erreicht", None, "2026-11-26 14:00"),
        ("mailbox, Do", "mailbox, Do 14:00", "mailbox", "2026-11-26 14:00"),
        ("mailbox, 3.12.", "nicht erreicht, 10.12.", None, "2026-11-26"),
    ],
)
def test_what_goes_together_is_one_entry_and_the_one_day_counts(
    both, one, two, logged, due
):
    answered(both, (LIST, one), ("Woche.md", two))
    both.sync(NOW)
    card = both.read(ANNA)
    assert card.count("\n- 2026-11-25 ") == 1
    assert f"rückruf: {due}".strip() in card.split("\n")
    if logged is not None:
        assert f": {logged}\n" in card
    at_rest(both)


def test_what_is_owed_in_the_second_list_is_owed(both):
    answered(both, (LIST, "erreicht"), ("Woche.md", "erreicht, ich: Plan bis Fr"))
    both.sync(NOW)
    assert both.read(ANNA).count("- [ ] Plan 📅 2026-11-27\n") == 1


def test_a_day_in_the_second_list_that_cannot_be_read_is_asked_for(both):
    answered(both, (LIST, "mailbox"), ("Woche.md", "mailbox, nächsten Freitag"))
    both.sync(NOW)
    assert both.read(ANNA) == CARD
    assert "nächsten Freitag" in both.line("⚠")


@pytest.mark.parametrize("nth", [0, 1])
def test_one_of_two_answers_that_became_one_entry_is_not_logged_again(
    both, tmp_path, nth
):
    """The other machine has both; here one of its lists comes without its done line."""
    told = (LIST, "mailbox, bei Maier"), ("Woche.md", "nicht erreicht, Do 14:00, krank")
    stale = both.files()
    answered(both, *told)
    both.sync(NOW)
    card = both.read(ANNA)
    phone = Machine(tmp_path, "phone")
    for path, data in stale.items():
        phone.note(path, data, "2026-11-25T08:10")
    phone.sync("2026-11-25T08:20")
    answered(phone, told[nth])
    phone.note(ANNA, card.replace("rückruf: 2026-11-26 14:00", "rückruf: 2026-11-25"))
    phone.sync("2026-11-27T09:00")
    found = phone.read(ANNA)
    assert [found.count(word) for word in ("Maier", "krank")] == [1, 1]


def test_a_copy_of_one_of_several_answers_is_known_by_the_done_line(both):
    answered(both, (LIST, "mailbox, bei Maier"))
    stale = both.read(LIST)
    answered(both, ("Woche.md", "nicht erreicht, krank"))
    both.sync(NOW)
    card = both.read(ANNA)
    for path in (LIST, "Woche.md"):
        assert "→ mailbox, bei Maier; nicht erreicht, krank ✓" in both.line(
            "^vd-", path
        )
    both.note("Woche.sync-conflict-20261125-101112-ABCDEFG.md", stale, NOW)
    both.edit(ANNA, card.split("\n")[-2] + "\n", "", NOW)
    both.sync("2026-11-25T15:00")
    assert "mailbox" not in both.read(ANNA), "the done line alone tells"


def test_what_a_copy_of_another_list_excludes_is_said_once_and_the_same(both):
    line = both.line(CALL, "Woche.md")
    text = both.read("Woche.md").replace(line, line + " -> erreicht, nimmt drei")
    name = "Woche.sync-conflict-20261125-101112-ABCDEFG.md"
    both.note(name, text, "2026-11-25T10:00")
    answered(both, (LIST, "mailbox"))
    both.sync(NOW)
    assert both.read(ANNA) == CARD
    assert "(Woche.md)" in both.line("⚠")
    said, other = both.line("⚠", "Woche.md"), both.line("⚠")
    assert said.partition("<!--")[0] == other.partition("<!--")[0]
    at_rest(both)


def test_what_was_acted_on_below_a_line_is_not_logged_again_with_more_words(mine):
    """The other machine acted on the words below; here the line was answered too."""
    line = mine.line(CALL)
    below = f"{line}\n    - mailbox, bei Maier"
    mine.edit(LIST, line, below, "2026-11-25T11:00")
    stale = mine.read(LIST)
    mine.sync(NOW)
    more = stale.replace(line, f"{line} -> nicht erreicht, krank")
    mine.note(ANNA, mine.read(ANNA).replace("2026-11-26\n", "2026-11-25\n", 1))
    mine.note(LIST, more, "2026-11-26T09:00")
    mine.sync("2026-11-26T09:10")
    card = mine.read(ANNA)
    assert [card.count(word) for word in ("bei Maier", "krank")] == [1, 1]


def test_what_was_asked_about_before_the_list_was_renewed_is_not_logged_again(mine):
    """Another machine acted on it; here the list is of a later day than the answer."""
    line = mine.line(CALL)
    mine.edit(LIST, line, f"{line}\n    - mailbox, bei Maier", "2026-11-25T11:00")
    stale = mine.read(LIST)
    mine.sync(NOW)
    asked = "    - ⚠ das ging heute nicht <!-- 2026-11-25 0zmw --> <!-- vk -->"
    stale = re.sub("_Stand .*", "_Stand 27.11.2026_ <!-- vk -->", stale)
    stale = stale.replace(line, f"{line} -> nicht erreicht, krank\n{asked}")
    mine.note(LIST, stale, "2026-11-27T09:00")
    mine.sync("2026-11-27T09:10")
    card = mine.read(ANNA)
    assert [card.count(word) for word in ("bei Maier", "krank")] == [1, 1]


def test_words_that_a_copy_tells_more_of_are_not_logged_again(mine):
    """The list without the words below is the other machine's, and has won."""
    line = mine.line(CALL)
    less = mine.read(LIST).replace(line, f"{line} -> nicht erreicht, Do 14:00, krank")
    more = less.replace("krank\n", "krank\n    - Frau Maier fragen\n")
    mine.note(LIST, more, "2026-11-25T10:00")
    mine.sync("2026-11-25T11:00")
    assert "nicht erreicht, krank, Frau Maier fragen\n" in mine.read(ANNA)
    mine.note(COPY, mine.read(LIST), "2026-11-25T11:00")
    mine.note(LIST, less, "2026-11-25T12:00")
    mine.sync(NOW)
    assert mine.read(ANNA).count("krank") == 1
    at_rest(mine)


@pytest.mark.parametrize(("words", "entries"), [(CALL, 1), ("krank", 2)])
def test_answer_that_a_copy_tells_of_is_known_under_the_copys_day(mine, words, entries):
    (line,) = [one for one in mine.read(LIST).split("\n") if CALL in one]
    answered = mine.read(LIST).replace(line, f"{line} -> nicht erreicht, {CALL}")
    mine.note(LIST, answered, "2026-11-25T10:00")
    mine.sync("2026-11-25T11:00")
    assert "- 2026-11-25 Tel.: nicht erreicht" in mine.read(ANNA)
    # The other machine's list was renewed meanwhile, and wins over the one that acted.
    mine.note(COPY, mine.read(LIST), "2026-11-25T11:00")
    theirs = answered.replace("25.11.2026", "27.11.2026").replace(
        f"-> nicht erreicht, {CALL}", f"-> nicht erreicht, {words}"
    )
    mine.note(LIST, theirs, "2026-11-27T09:00")
    mine.sync("2026-11-28T09:00")
    assert mine.read(ANNA).count("Tel.: nicht erreicht") == entries
    at_rest(mine, "2026-11-28T09:00")
