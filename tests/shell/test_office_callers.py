"""The office's list, answered where it may mean several people."""

from __future__ import annotations

import pytest

OFFICE, LIST = "Rückrufe.md", "Liste.md"
TODAY = "2026-11-25T09:30"
CARDS = {
    "Thomas Becker": "Sparkasse Neuss",
    "Jan Becker": "Becker Metallbau GmbH",
    "Thomas Weber (Linz Muster)": "Muster",
    "Thomas Weber (Wiener Beispiel)": "Beispiel",
}


@pytest.fixture
def office(vault):
    vault.settings("[checklist]\nhelp = false\n", language="de")
    for name, firm in CARDS.items():
        vault.note(f"Kontakte/{name}.md", f"---\ntyp: kontakt\nfirma: {firm}\n---\n")
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.today = TODAY
    return vault


def answer(vault, line, words, code=0):
    """Answer the one line of the office; the list afterwards."""
    vault.note(OFFICE, f"# Rückrufe\n\n## Mi 25.11.2026\n- {line}\n")
    assert vault.run("sync").code == 0
    text = vault.read(LIST)
    (asked,) = (one for one in text.split("\n") if "^vk-" in one)
    vault.note(LIST, text.replace(asked, f"{asked} {words}").encode())
    assert vault.run("sync").code == code
    once = vault.files()
    assert vault.run("sync").code == code
    assert vault.files() == once
    return vault.read(LIST)


def logged(vault):
    """The names of those whose cards have an entry of that day."""
    return [n for n in CARDS if "- 2026-11-25" in vault.read(f"Kontakte/{n}.md")]


@pytest.mark.parametrize("line", ["Hr. Becker, wg. Kredit", "Becker oder Becker"])
@pytest.mark.parametrize("words", ["-> erreicht", "-> reached, takes three"])
def test_a_talk_with_one_of_several_asks_with_whom(office, line, words):
    shown = answer(office, line, words, code=1)
    assert "⚠ wer war es: Jan Becker, Thomas Becker?" in shown
    assert f"- {line}\n" in office.read(OFFICE)
    assert logged(office) == []


@pytest.mark.parametrize(
    ("line", "words", "name", "entry"),
    [
        ("Hr. Becker, wg. Kredit", "erreicht, Thomas", "Thomas Becker", "Kredit"),
        ("Becker or Becker", "reached, Jan Becker", "Jan Becker", "erreicht"),
        (
            "Thomas Weber, wg. Miete",
            "erreicht, der aus Linz, nimmt drei",
            "Thomas Weber (Linz Muster)",
            "der aus Linz, nimmt drei",
        ),
    ],
)
def test_a_name_beside_the_outcome_says_who_it_was(office, line, words, name, entry):
    answer(office, line, f"-> {words}")
    assert logged(office) == [name]
    card = office.read(f"Kontakte/{name}.md")
    assert f"- 2026-11-25 Telefonat: {entry}\n" in card
    assert f"- [x] {line} →" in office.read(OFFICE)


def test_a_try_with_one_of_several_stays_in_the_line(office):
    answer(office, "Hr. Becker, wg. Kredit", "-> nicht erreicht, Do")
    assert "→ nicht erreicht ✓ Mi 25.11.2026: wieder Do" in office.read(OFFICE)
    assert logged(office) == []
