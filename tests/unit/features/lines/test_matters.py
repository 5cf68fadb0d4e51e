"""What a callback is about, told apart from the words that only say to call."""

from __future__ import annotations

import pytest

from vaultkit.features.lines import matters


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("anrufen", ""),
        ("Rückruf", ""),
        ("call", ""),
        ("call back", ""),
        ("follow up", ""),
        ("Anna anrufen", ""),
        ("melden bei Anna Weber", ""),
        ("call Anna again", ""),
        ("", ""),
        ("anrufen wg. Muster", "Muster"),
        ("Anna zurückrufen wegen Muster und Preis", "Muster und Preis"),
        ("call back about the price", "the price"),
        ("Rückruf: Lieferzeit", "Lieferzeit"),
        ("Angebot nachfassen", "Angebot"),
        ("nachfassen wegen Mengen", "Mengen"),
        ("E-Lkw-Angebot", "E-Lkw-Angebot"),
        ("wegen Muster fragen", "wegen Muster fragen"),
    ],
)
def test_the_matter_is_what_does_not_only_say_to_call(title, matter):
    assert matters.of(title, "Anna Weber") == matter
