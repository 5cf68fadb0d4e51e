"""The vault's local time, whatever zone the machine is in."""

from __future__ import annotations

import datetime as dt

import pytest

from vaultkit.adapters.clock import SystemClock, local


def seconds(text: str) -> float:
    return dt.datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("utc", "zone", "expected"),
    [
        ("2026-11-21T22:59:59Z", "Europe/Vienna", "2026-11-21T23:59"),
        ("2026-11-21T23:00:00Z", "Europe/Vienna", "2026-11-22T00:00"),
        ("2026-07-01T22:00:00Z", "Europe/Vienna", "2026-07-02T00:00"),
        ("2026-03-29T00:59:00Z", "Europe/Berlin", "2026-03-29T01:59"),
        ("2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29T03:00"),
        ("2026-11-21T05:00:00Z", "America/New_York", "2026-11-21T00:00"),
        ("2026-11-21T10:00:00Z", "Asia/Kathmandu", "2026-11-21T15:45"),
        ("2026-11-21T10:00:00Z", "UTC", "2026-11-21T10:00"),
        ("2026-11-21T10:00:00Z", "Europe/Entenhausen", "2026-11-21T10:00"),
        ("2026-11-21T10:00:00Z", "../../etc/passwd", "2026-11-21T10:00"),
        ("2026-11-21T10:00:00Z", "", "2026-11-21T10:00"),
    ],
)
def test_local_time_is_that_of_the_vault(utc: str, zone: str, expected: str) -> None:
    assert local(seconds(utc), zone) == expected


def test_a_frozen_day_begins_at_midnight_and_never_ends() -> None:
    clock = SystemClock("Europe/Vienna", frozen="2026-11-21")
    assert clock.now() == "2026-11-21T00:00"
    assert SystemClock("UTC", frozen="2026-11-21T09:00").now() == "2026-11-21T09:00"


def test_waiting_times_stay_real_on_a_frozen_day() -> None:
    clock = SystemClock("UTC", frozen="2020-01-01")
    before = clock.monotonic()
    assert clock.wall() > seconds("2020-01-02T00:00:00Z")
    assert clock.monotonic() >= before
