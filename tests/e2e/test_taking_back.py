"""One answer taken back by unticking it: what is in the way is named, word for word."""

from __future__ import annotations

import pytest
from support.machines import BLOCK, LIST, Machine

ANNA = "Kontakte/Anna Weber.md"
CARD = """\
---
type: kontakt
rückruf: 2026-11-25
anlass: E-Lkw-Angebot
---

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
"""
TALK = "- 2026-10-02 Mittagessen: Nachfolge, Werk 2"
LOGGED = "- 2026-11-25 Tel.: nicht erreicht"
LATER = "2026-11-25T15:00"


@pytest.fixture
def mine(tmp_path):
    """A machine that acted on one answer, which was unticked since."""
    machine = Machine(tmp_path, "laptop")
    machine.note(ANNA, CARD)
    machine.note(LIST, BLOCK)
    machine.sync("2026-11-25T08:00")
    line = machine.line("E-Lkw")
    machine.edit(LIST, line, f"{line} -> nicht erreicht, Do 14:00", "2026-11-25T11:00")
    machine.sync("2026-11-25T11:10")
    done = machine.line("^vd-")
    machine.edit(LIST, done, done.replace("[x]", "[ ]"), "2026-11-25T14:50")
    return machine


def test_a_word_added_to_an_entry_is_shown_and_the_answer_stays_whole(mine):
    mine.edit(ANNA, LOGGED, f"{LOGGED}, im Stau", "2026-11-25T14:00")
    card = mine.read(ANNA)
    mine.sync(LATER)
    assert mine.read(ANNA) == card
    reason = mine.line("⚠")
    assert f"in {ANNA} steht nicht mehr „{LOGGED}“" in reason
    assert "stell die Zeile wieder her, dann wird alles zurückgenommen" in reason


@pytest.mark.parametrize(
    ("was", "now"),
    [(LOGGED, f"{LOGGED}, im Stau"), (f"{TALK}\n{LOGGED}\n", "Nichts.\n")],
)
def test_made_as_it_was_it_is_taken_back_at_the_next_round(mine, was, now):
    mine.edit(ANNA, was, now, "2026-11-25T14:00")
    mine.sync(LATER)
    assert "⚠" in mine.read(LIST)
    mine.edit(ANNA, now, was, LATER)
    mine.sync("2026-11-25T15:10")
    assert mine.read(ANNA) == CARD
    assert "⚠" not in mine.read(LIST)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (f"{TALK}\n{LOGGED}\n", "", f"nicht mehr „{LOGGED}“"),
        ("26 14:00", "27", "nicht mehr „rückruf: 2026-11-26 14:00“"),
        (LOGGED, f"{LOGGED} <!-- /vaultkit -->", f"nicht mehr „{LOGGED}“"),
    ],
)
def test_what_is_in_the_way_is_named(mine, was, now, said):
    mine.edit(ANNA, was, now, "2026-11-25T14:00")
    mine.sync(LATER)
    assert said in mine.line("⚠")
    before = mine.files()
    mine.sync(LATER)
    assert mine.files() == before


def test_a_card_that_went_elsewhere_is_named(mine):
    (mine.root / ANNA).rename(mine.root / "Kontakte/Anna Weber-Lang.md")
    mine.sync(LATER)
    assert f"⚠ {ANNA} gibt es nicht mehr" in mine.line("⚠")
