from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources

import pytest
from support.feed_view import packaged

from vaultkit.adapters import zones
from vaultkit.features.calendar import zone

zone_of = cache(packaged)

NAMES = (resources.files("tzdata") / "zones").read_text().split()
WITHOUT_RULE = [name for name in NAMES if zones.rule(name) is None]


def minutes(name: str, at: datetime) -> int:
    ahead = at.replace(tzinfo=UTC).astimezone(zone_of(name)).utcoffset()
    assert ahead is not None
    return round(ahead.total_seconds() / 60)


@pytest.mark.parametrize(
    ("timezone", "rule"),
    [
        ("UTC", "UTC0"),
        ("Europe/Vienna", "CET-1CEST,M3.5.0,M10.5.0/3"),
        ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
        ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
        ("Asia/Kolkata", "IST-5:30"),
    ],
)
def test_rule_is_the_one_that_the_zone_files_end_with(timezone: str, rule: str) -> None:
    assert zones.rule(timezone) == rule


@pytest.mark.parametrize(
    "timezone",
    [
        "Africa/Cairo",  # changes at 24:00
        "America/Nuuk",  # changes before midnight
        "Asia/Jerusalem",  # changes at 26:00
        "Africa/Casablanca",  # its law of today is younger than the years that count
    ],
)
def test_zone_that_no_plain_rule_describes_has_none(timezone: str) -> None:
    assert zones.rule(timezone) is None
    assert len(zones.shifts(timezone)) > 20


@pytest.mark.parametrize(
    "timezone",
    ["", "Mars/Base", "Europe", "../../etc/passwd", "/etc/localtime", "a\0b"],
)
def test_no_zone_has_neither_rule_nor_shifts(timezone: str) -> None:
    assert zones.rule(timezone) is None
    assert zones.shifts(timezone) == ()


def test_every_rule_gives_the_offsets_of_its_zone() -> None:
    one_each = {zones.rule(name): name for name in NAMES}
    one_each.pop(None)
    assert len(one_each) > 50
    for rule, name in one_each.items():
        law = zone.law(rule)
        assert law is not None, name
        at = datetime(2027, 1, 1)  # noqa: DTZ001 - UTC, as laws count
        while at.year < 2029:
            assert law.at(at) == minutes(name, at), (name, at)
            at += timedelta(hours=13)


@pytest.mark.parametrize("timezone", WITHOUT_RULE)
def test_shifts_give_the_offsets_of_a_zone_without_rule(timezone: str) -> None:
    shifts = zones.shifts(timezone)
    for when, ahead in shifts[1:]:
        at = datetime.fromisoformat(when)
        assert minutes(timezone, at) == ahead
        before = minutes(timezone, at - timedelta(minutes=1))
        assert before == dict(shifts)[max(w for w, _ in shifts if w < when)]
        assert before != ahead
