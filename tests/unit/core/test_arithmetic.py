"""Where the calendar ends, and where leap years are."""

from __future__ import annotations

import pytest

from vaultkit.core.dates import arithmetic
from vaultkit.core.dates.arithmetic import iso, ordinal

LAST = ordinal("9999-12-31")


def test_29_february_goes_back_to_the_last_leap_year() -> None:
    assert arithmetic.previous_date("2028-02-29") == "2024-02-29"
    assert arithmetic.previous_date("2104-02-29") == "2096-02-29"
    assert arithmetic.previous_date("2027-03-01") == "2026-03-01"
    assert arithmetic.previous_date("0001-03-01") == "0001-03-01"


def test_there_is_no_day_after_the_last() -> None:
    assert arithmetic.next_date(LAST, 1, 1) is None
    assert arithmetic.plus_months(LAST, 1) == LAST
    assert arithmetic.stretch(LAST, "year", 1) == (LAST, LAST)
    assert iso(LAST + 1) == "9999-12-31"
    assert iso(-5) == "0001-01-01"


@pytest.mark.parametrize(
    ("day", "kind", "skip", "first", "last"),
    [
        ("2026-11-25", "week", 0, "2026-11-23", "2026-11-29"),
        ("2026-12-30", "week", 1, "2027-01-04", "2027-01-10"),
        ("2028-02-10", "month", 0, "2028-02-01", "2028-02-29"),
        ("2026-12-31", "month", 1, "2027-01-01", "2027-01-31"),
        ("2026-11-25", "quarter", 0, "2026-10-01", "2026-12-31"),
        ("2026-11-25", "quarter", 1, "2027-01-01", "2027-03-31"),
        ("2026-11-25", "year", 1, "2027-01-01", "2027-12-31"),
    ],
)
def test_the_stretch_that_holds_a_day(
    day: str, kind: str, skip: int, first: str, last: str
) -> None:
    found = arithmetic.stretch(ordinal(day), kind, skip)
    assert tuple(map(iso, found)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2026-1-5", "20261105", "2026-W48-2", "2026-02-29", "2026/11/05", "x" * 10]
)
def test_only_one_form_is_a_day(text: str) -> None:
    assert not arithmetic.is_day(text)
