"""The entries of a log that are read at one glance are read as all others are."""

from __future__ import annotations

from itertools import product

import pytest

from vaultkit.features.lines import logs
from vaultkit.features.lines.leads import past_signs
from vaultkit.plugin import dates

FRONTS = (
    *("2026-11-20", "20.11.2026", "3.1.2026", "**2026-11-20**", "[[2026-11-20]]"),
    *("Fr 20.11.2026", "Fri, 2026-11-20", "Mo 20.11.2026", "2026-13-40", "20.11.26"),
    *("**2026-11-20]]", "Am 20.11.2026", "2026-11-20:", "2026-11-20,", "Ab 2026-11-20"),
)
LABELS = (
    *("Tel.", "call", "coffee", "Mittagessen", "WhatsApp", "Video mit Anna"),
    *("Notiz", "Um 14", "Mailbox", "Fr", "ab 14 Uhr", "9", "abends", "bis", "Élodie"),
)
WORDS = (
    *("will ein Angebot", "nicht erreicht", "AB", "no answer, later", "Tel.: Mailbox"),
    *("[[Max Huber]] kam mit", "#privat", "zum Geburtstag gratuliert", "14:00 besser"),
)


def test_an_entry_read_at_a_glance_says_what_its_parts_say() -> None:
    glanced = 0
    for front, label, words in product(FRONTS, LABELS, WORDS):
        text = f"{front} {label}: {words}"
        found = logs.plain(text)
        if found is None:
            continue
        glanced += 1
        day, at, entry = found
        when = dates.leading(text)
        assert when is not None, text
        assert (when.day, when.fault, when.time) == (day, "", None), text
        assert at == past_signs(text, when.end), text
        assert entry == logs.read(text, at), text
    assert glanced > len(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 Tel.: nicht erreicht",
        "2026-11-20 Tel.: AB",
        "2026-11-20 Notiz: Angebot geprüft",
        "2026-11-20 um 14: Angebot",
        "Mo 20.11.2026 Tel.: will ein Angebot",
        "2026-02-30 Tel.: will ein Angebot",
        "**2026-11-20]] Tel.: will ein Angebot",
    ],
)
def test_what_may_mean_more_is_not_read_at_a_glance(text: str) -> None:
    assert logs.plain(text) is None


def test_the_same_short_words_behind_other_dates_keep_their_own_tail() -> None:
    texts = "2026-11-20 Tel.: nicht erreicht", "Fr 20.11.2026 Tel.: nicht erreicht"
    first, second = (logs.read(text, text.index("Tel.")) for text in texts)
    assert first is not None
    assert second is not None
    assert (first.outcome, second.outcome) == ("not-reached", "not-reached")
    assert texts[0][first.tail :] == texts[1][second.tail :]
