"""Which headings begin the office's list, and which only sound like it."""

from __future__ import annotations

import pytest

from vaultkit.features.lines import headings


@pytest.mark.parametrize(
    "said",
    [
        "Rückrufe",
        "Rückrufe, Di",
        "RÜCKRUFLISTE:",
        "Bitte um Rückruf",
        "Zurückrufen!",
        "Zurückzurufen",
        "Verpasste Anrufe",
        "Callbacks (Tue)",
        "Calls to return",
        "Missed calls 25 Nov",
        "People to call back",
        "Phone messages",
    ],
)
def test_heading_begins_the_list_of_callbacks(said: str) -> None:
    assert headings.named(said).office


@pytest.mark.parametrize(
    "said",
    ["Anrufe", "Calls", "Rückrufstrategie 2027", "Call backlog", "Missed callsigns"],
)
def test_heading_begins_no_list_of_callbacks(said: str) -> None:
    assert not headings.named(said).office
