"""Finished answers, kept until the moment they no longer hold."""

from __future__ import annotations

import pytest

from vaultkit.core import remembered


def test_an_answer_comes_back_as_it_was_said() -> None:
    said = ("Überfällig (2)\n  Anna Weber · 📞\n", "eine Warnung, siehe check\n")
    assert remembered.load(remembered.dump(*said)) == said


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(0, 60), (59.9, 60.0), (999_999_960, 1_000_000_020), (1.8e9, 6e11)],
)
def test_a_later_minute_is_the_greater_text(earlier: float, later: float) -> None:
    assert remembered.minute(earlier) < remembered.minute(later)


def test_a_minute_is_the_same_from_its_first_to_its_last_second() -> None:
    assert remembered.minute(1_800_000_000) == remembered.minute(1_800_000_059.9)


def test_a_day_sorts_as_its_midnight() -> None:
    moments = ["2026-11-20T23:59", "2026-11-21", "2026-11-21T00:01"]
    assert sorted(moments, key=remembered.moment) == moments
    assert remembered.moment("2026-11-21") == remembered.moment("2026-11-21T00:00")
