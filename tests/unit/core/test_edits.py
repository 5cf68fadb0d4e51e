"""Replacements: what lies outside of them stays, and that is proven."""

from __future__ import annotations

import pytest

from vaultkit.core import edits
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span

BEFORE = "- [ ] Angebot 📅 2026-11-27\n- [ ] Größe fragen\n"
TICK = Replacement(Span(3, 4), "x")
MOVE = Replacement(Span(16, 26), "2026-12-03")
MADE = "- [x] Angebot 📅 2026-12-03\n- [ ] Größe fragen\n"


def test_replacements_are_applied_in_any_order() -> None:
    assert edits.apply(BEFORE, (MOVE, TICK)) == MADE
    assert edits.is_local(BEFORE, MADE, (MOVE, TICK))


@pytest.mark.parametrize(
    "other",
    [
        MADE.replace("Größe", "Groesse"),
        MADE.replace("- [x] ", "* [x] "),
        MADE.replace("Angebot", "angebot"),
        MADE.replace("[x]", "[X]"),
        MADE.replace("12-03", "12-04"),
        MADE + "\n",
        MADE.rstrip("\n"),
        BEFORE,
    ],
)
def test_a_text_that_differs_elsewhere_or_says_else_is_not_proven(other: str) -> None:
    assert not edits.is_local(BEFORE, other, (TICK, MOVE))


def test_spans_that_overlap_prove_nothing_and_are_not_applied() -> None:
    both = (MOVE, Replacement(Span(20, 30), ""))
    assert not edits.is_local(BEFORE, BEFORE, both)
    with pytest.raises(edits.OverlapError):
        edits.apply(BEFORE, both)


def test_what_is_put_at_one_place_stands_in_the_order_it_was_given() -> None:
    end = Span(5, 5)
    both = (Replacement(end, "rückruf: 1.12.\n"), Replacement(end, "anlass: Preis\n"))
    text = edits.apply("ort:\n", both)
    assert text == "ort:\nrückruf: 1.12.\nanlass: Preis\n"
    assert edits.is_local("ort:\n", text, both)
