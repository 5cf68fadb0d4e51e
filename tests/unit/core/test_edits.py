"""Replacements in a text: where they go, and that nothing else moves."""

from __future__ import annotations

from vaultkit.core import edits
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span


def test_what_is_put_at_one_place_stands_in_the_order_it_was_given() -> None:
    end = Span(5, 5)
    both = (Replacement(end, "rückruf: 1.12.\n"), Replacement(end, "anlass: Preis\n"))
    text = edits.apply("ort:\n", both)
    assert text == "ort:\nrückruf: 1.12.\nanlass: Preis\n"
    assert edits.is_local("ort:\n", text, both)
