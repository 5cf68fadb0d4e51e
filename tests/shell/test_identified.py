"""A caller of the office's list of whom the answer says who it is."""

from __future__ import annotations

import re

import pytest
from support.vaults import VaultBuilder

TODAY = "2026-11-25T12:00"
"""A Wednesday."""
OFFICE = """\
# Rückrufe

## Mi 25.11.2026
- Hr. Weber, wg. Angebot, ab 14 Uhr
- Tom B called back, re quote
"""
LIST = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"
WEBER, TOM = "Hr. Weber", "Tom B"
NAMES = ("Thomas Weber", "Anna Weber", "Tom Baker")


@pytest.fixture
def office(vault: VaultBuilder) -> VaultBuilder:
    vault.settings("[checklist]\nhelp = false\n", language="de")
    for name in NAMES:
        vault.note(f"Kontakte/{name}.md", "---\ntyp: kontakt\n---\n\n## Verlauf\n")
    vault.note("Rückrufe.md", OFFICE).note("Liste.md", LIST)
    vault.today = TODAY
    assert vault.run("sync").code == 0
    return vault


def answer(vault: VaultBuilder, who: str, words: str) -> str:
    """Put words behind somebody's line; the done line, or the one with the reason."""
    lines = vault.read("Liste.md").split("\n")
    (at,) = (n for n, line in enumerate(lines) if who in line and "^vk-" in line)
    lines[at] += f" {words}"
    vault.note("Liste.md", "\n".join(lines).encode())
    vault.run("sync")
    once = vault.read("Liste.md")
    assert vault.run("sync").code == int("⚠" in once)
    assert vault.read("Liste.md") == once
    found = [line for line in once.split("\n") if who in line and "✓" in line]
    return found[0] if found else once


def listed(vault: VaultBuilder, who: str) -> str:
    """The office's line."""
    (found,) = re.findall(rf"(?m)^- .*{who}.*$", vault.read("Rückrufe.md"))
    return str(found)


def log(vault: VaultBuilder, name: str) -> list[str]:
    card = vault.read(f"Kontakte/{name}.md")
    return re.findall(r"(?m)^- (20.*)$", card)


@pytest.mark.parametrize(
    "words",
    [
        "-> Thomas Weber",
        "-> [[Thomas Weber]]",
        "-> [[Kontakte/Thomas Weber|Tom]]",
        "-> Thomas",
        "Thomas Weber",
    ],
)
def test_who_it_is_stands_in_the_offices_line_which_stays_open(office, words):
    done = answer(office, WEBER, words)
    assert "✓ Mi 25.11.: es ist Thomas Weber ^vd-" in done
    expected = "- Hr. Weber, wg. Angebot, ab 14 Uhr → [[Thomas Weber]]"
    assert listed(office, WEBER) == expected
    due = [d for d in office.report()["followups"] if d["title"] == "Angebot"]
    assert [d["contacts"][0]["name"] for d in due] == ["Thomas Weber"]
    assert log(office, "Thomas Weber") == []


@pytest.mark.parametrize(
    "words",
    [
        "-> [[Thomas Weber]], erreicht, will Plan",
        "-> Thomas Weber erreicht, will Plan",
        "-> [[Thomas Weber]] erreicht, will Plan",
        "-> Thomas erreicht, will Plan",
        "-> erreicht, Thomas, will Plan",
        "-> erreicht, will Plan, Thomas Weber",
    ],
)
def test_what_came_of_it_is_logged_for_the_one_it_was(office, words):
    done = answer(office, WEBER, words)
    assert "✓ Mi 25.11.: es ist Thomas Weber · Gespräch eingetragen" in done
    assert log(office, "Thomas Weber") == ["2026-11-25 Telefonat: will Plan"]
    line = listed(office, WEBER)
    assert line.startswith("- [x] Hr. Weber, wg. Angebot, ab 14 Uhr → erreicht")
    assert line.endswith("will Plan, [[Thomas Weber]]")
    assert log(office, "Anna Weber") == []


def test_an_arrow_before_who_it_is_is_no_part_of_the_reason(office):
    answer(office, TOM, "-> Tom Baker")
    assert listed(office, TOM) == "- Tom B called back, re quote → [[Tom Baker]]"
    titles = {due["title"] for due in office.report()["followups"]}
    assert titles == {"quote", "Hr. Weber, Angebot"}


def test_a_try_puts_the_next_day_and_the_reason_onto_the_card(office):
    answer(office, WEBER, "-> Anna, nicht erreicht, Do 14:00")
    card = office.read("Kontakte/Anna Weber.md")
    assert "rückruf: 2026-11-26 14:00\nanlass: Angebot\n" in card
    assert log(office, "Anna Weber") == ["2026-11-25 Tel.: nicht erreicht"]


def test_somebody_whom_the_line_does_not_ask_about_is_named_first(office):
    answer(office, TOM, "-> [[Tom Baker]], erreicht, will Angebot")
    assert log(office, "Tom Baker") == ["2026-11-25 Telefonat: will Angebot"]
    assert "⚠ wer war es" in answer(office, WEBER, "-> erreicht, Tom Baker")
    assert len(log(office, "Tom Baker")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "-> Weber",
        "-> [[Nina Patel]]",
        "-> [[Archiv/Thomas Weber]]",
        "-> wer ist [[Thomas Weber]]",
    ],
)
def test_who_it_may_be_is_not_guessed(office, words):
    assert "⚠ das war nicht zu verstehen" in answer(office, WEBER, words)
    assert listed(office, WEBER) == "- Hr. Weber, wg. Angebot, ab 14 Uhr"


def test_another_of_a_name_leaves_the_line_to_be_asked_about(office):
    said = answer(office, WEBER, "-> erreicht, Anna Huber lässt grüßen")
    assert "⚠ wer war es: Anna Weber, Thomas Weber?" in said
    assert log(office, "Anna Weber") == []


def test_what_came_of_a_strangers_call_names_nobody(office):
    done = answer(office, TOM, "-> erreicht, will Angebot")
    assert "✓ Mi 25.11.: Gespräch in der Zeile vermerkt ^vd-" in done


def test_link_to_one_of_two_notes_of_a_name_names_the_folder(office):
    office.note("Archiv/Thomas Weber.md", "---\ntyp: kontakt\n---\n")
    office.run("sync")
    answer(office, WEBER, "-> [[Kontakte/Thomas Weber]], erreicht, will Plan")
    assert log(office, "Thomas Weber") == ["2026-11-25 Telefonat: will Plan"]
    assert listed(office, WEBER).endswith("will Plan, [[Kontakte/Thomas Weber]]")


def test_who_has_a_card_gets_no_second_one(office):
    said = answer(office, WEBER, "-> Thomas Weber, neue Karte")
    assert "⚠ von Thomas Weber gibt es schon eine Karte" in said
    assert listed(office, WEBER) == "- Hr. Weber, wg. Angebot, ab 14 Uhr"
