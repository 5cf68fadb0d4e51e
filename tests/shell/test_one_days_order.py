"""A try in vain and a talk on one day: the talk is what the try was for."""

from __future__ import annotations

import pytest
from support.machines import BLOCK, LIST, Machine

ANNA = "Kontakte/Anna Weber.md"
CARD = """\
---
type: kontakt
rückruf: 2026-11-25{time}
anlass: E-Lkw-Angebot
---

## Zusagen
- [ ] Mi 25.11.2026 {lunch} Mittagessen im Adler

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
"""
CALL, LUNCH = "E-Lkw-Angebot", "Mittagessen im Adler"


@pytest.fixture
def mine(tmp_path):
    """A machine with a fresh list, on which the lunch stands below the call."""
    machine = Machine(tmp_path, "laptop")
    machine.note(ANNA, CARD.format(time="", lunch="12:00"))
    machine.note(LIST, BLOCK)
    machine.sync("2026-11-25T08:00")
    return machine


def answer(machine: Machine, part: str, words: str, at: str) -> None:
    line = machine.line(part)
    box = "[x]" if words.startswith("[x]") else "[ ]"
    said = words.removeprefix("[x]")
    made = line.replace("[ ]", box) + (f" -> {said}" if said else "")
    machine.edit(LIST, line, made, at)


def open_on(machine: Machine, now: str) -> list[str]:
    """The lines that ask for something on a day."""
    machine.sync(now)
    return [line for line in machine.read(LIST).split("\n") if "^vk-" in line]


def test_a_talk_after_a_try_is_what_the_try_was_for(mine):
    answer(mine, CALL, "mailbox", "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    assert "rückruf: 2026-11-26\n" in mine.read(ANNA)
    answer(mine, LUNCH, "[x]", "2026-11-25T14:00")
    mine.sync("2026-11-25T14:10")
    assert "rückruf:\n" in mine.read(ANNA)
    assert "der Rückruf am Do 26.11. ist damit erledigt" in mine.line("^vd-fh")
    assert open_on(mine, "2026-11-26T08:00") == []


@pytest.mark.parametrize("lunch_first", [False, True])
def test_both_in_one_round_count_in_any_order(tmp_path, lunch_first):
    mine = Machine(tmp_path, "laptop")
    time = " 14:00" if lunch_first else ""
    mine.note(ANNA, CARD.format(time=time, lunch="12:00"))
    mine.note(LIST, BLOCK)
    mine.sync("2026-11-25T08:00")
    text = mine.read(LIST)
    assert (text.index(LUNCH) < text.index(CALL)) is lunch_first
    answer(mine, CALL, "mailbox", "2026-11-25T15:00")
    answer(mine, LUNCH, "[x]", "2026-11-25T15:00")
    mine.sync("2026-11-25T15:10")
    card = mine.read(ANNA)
    assert "- 2026-11-25 Tel.: mailbox\n" in card
    assert "- 2026-11-25 Termin: Mittagessen im Adler\n" in card
    assert open_on(mine, "2026-11-26T08:00") == []


def test_a_talk_answered_the_next_day_counts_on_its_own(mine):
    answer(mine, CALL, "mailbox", "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    mine.sync("2026-11-26T08:00")
    answer(mine, LUNCH, "[x]", "2026-11-26T08:10")
    assert open_on(mine, "2026-11-26T08:20") == []


@pytest.mark.parametrize("words", ["mailbox, Do 14:00", "mailbox, Fr"])
def test_who_named_a_day_wants_to_call_then(mine, words):
    answer(mine, CALL, words, "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    answer(mine, LUNCH, "[x]", "2026-11-25T14:00")
    mine.sync("2026-11-25T14:10")
    assert "rückruf: 2026-11-2" in mine.read(ANNA)


def test_who_names_a_day_at_the_talk_wants_to_call_then(mine):
    answer(mine, CALL, "mailbox", "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    answer(mine, LUNCH, "[x]stattgefunden, Mo", "2026-11-25T14:00")
    mine.sync("2026-11-25T14:10")
    assert len(open_on(mine, "2026-11-30T08:00")) == 1


def test_the_talk_taken_back_brings_the_callback_back(mine):
    answer(mine, CALL, "mailbox", "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    tried = mine.read(ANNA)
    answer(mine, LUNCH, "[x]", "2026-11-25T14:00")
    mine.sync("2026-11-25T14:10")
    line = mine.line("^vd-fh")
    mine.edit(LIST, line, line.replace("[x]", "[ ]"), "2026-11-25T15:00")
    mine.sync("2026-11-25T15:10")
    assert mine.read(ANNA) == tried


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("erreicht, heute 18 Uhr nochmal", "2026-11-25 18:00 nochmal"),
        ("erreicht, heute ab 18 Uhr wieder", "2026-11-25 ab 18:00 nochmal"),
        ("erreicht, heute Nachmittag nochmal", "2026-11-25 nochmal"),
    ],
)
def test_a_call_for_later_the_same_day_is_not_settled_by_the_talk(mine, words, key):
    answer(mine, CALL, words, "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    assert f"rückruf: {key}\n" in mine.read(ANNA)
    (asks,) = [one for one in open_on(mine, "2026-11-25T10:00") if CALL in one]
    mine.edit(LIST, asks, asks.replace("[ ]", "[x]"), "2026-11-25T19:00")
    mine.sync("2026-11-25T19:10")
    assert "rückruf:\n" in mine.read(ANNA)


def test_what_a_talk_led_to_is_told_with_it(mine):
    answer(mine, CALL, "erreicht, kein Interesse", "2026-11-25T09:00")
    mine.sync("2026-11-25T09:10")
    assert "- 2026-11-25 Telefonat: kein Interesse\n" in mine.read(ANNA)
