"""What a hint proposes to type for a day that cannot be placed."""

from __future__ import annotations

import pytest

from vaultkit.core import dates, supposed

SAVED = "2026-11-20"
"""A Friday."""

AHEAD = [
    ("Mittwoch", "2026-11-25"),
    ("bis Freitag", "2026-11-20"),
    ("morgen", "2026-11-21"),
    ("nächste Woche", "2026-11-23"),
    ("Di 24.11. 10 Uhr", "2026-11-24 10:00"),
    ("Tue 24 Nov 10am", "2026-11-24 10:00"),
    ("Di 24.11. 14:00-15:00", "2026-11-24 14:00-15:00"),
    ("Mo ab 13h", "2026-11-23 ab 13:00"),
    ("ab Mo 13 Uhr", "2026-11-23 13:00"),
    ("Fr 27.11. vor 14 Uhr", "2026-11-27 vor 14:00"),
    ("1. Oktober", "2027-10-01"),
    ("Fr 1.10.", "2027-10-01"),
]


@pytest.mark.parametrize(("text", "proposed"), AHEAD)
def test_a_day_to_come_is_proposed_in_full_with_its_time(
    text: str, proposed: str
) -> None:
    found = supposed.read(text, SAVED)
    assert found is not None
    assert f"{found.day}{found.clock}" == proposed


@pytest.mark.parametrize(("text", "proposed"), AHEAD)
def test_what_is_proposed_is_read_as_what_was_meant(text: str, proposed: str) -> None:
    when, meant = dates.whole(proposed), dates.whole(text, SAVED)
    assert when is not None
    assert meant is not None
    assert (when.moment, when.until, when.fault) == (meant.moment, meant.until, "")


def test_a_weekday_settles_the_year() -> None:
    assert supposed.read("Di 24.11.", "2027-06-01") == ("2026-11-24", "")
    assert supposed.read("Mi 24.11.", "2026-06-01") == ("2027-11-24", "")
    assert supposed.read("Mo 24.11.", "2028-06-01") is None


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("1. Oktober", "2026-10-01"),
        ("20.11.", "2026-11-20"),
        ("21.11.", "2025-11-21"),
        ("Mittwoch", "2026-11-18"),
        ("Freitag", "2026-11-20"),
        ("gestern", "2026-11-19"),
        ("29.2.", "2024-02-29"),
        ("KW 40", "2026-09-28"),
        ("morgen", "2026-11-21"),
        ("Sa 13.11.", "2027-11-13"),
    ],
)
def test_a_day_gone_by_is_the_last_such_day(text: str, proposed: str) -> None:
    assert supposed.read(text, SAVED, back=True) == (proposed, "")


@pytest.mark.parametrize("text", ["nie", "31.11.", "nächsten Samstag", "14 Uhr", ""])
def test_nothing_is_proposed_where_nothing_is_known(text: str) -> None:
    assert supposed.read(text, SAVED) is None
