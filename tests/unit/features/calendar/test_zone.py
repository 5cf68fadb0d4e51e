from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]  # has no stubs
from support.feed_view import packaged, setting

from vaultkit.features.calendar import zone

UTC = ZoneInfo("UTC")
ZONES = [
    *("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "UTC"),
    *("Asia/Kolkata", "Europe/Dublin", "Africa/Casablanca", "America/Santiago"),
]
RULED = [name for name in ZONES if zone.law(setting(name).zone_rule)]
CHANGES = {
    "Europe/Vienna": ("2027-03-28T02:00", "2027-10-31T02:00"),
    "America/New_York": ("2027-03-14T02:00", "2027-11-07T01:00"),
    "Australia/Lord_Howe": ("2027-10-03T02:00", "2027-04-04T01:30"),
    "America/Santiago": ("2027-09-05T00:00", "2027-04-03T23:00"),
}


def moments(timezone: str) -> list[datetime]:
    """Ordinary ones, and every ten minutes around both changes of clocks."""
    days = ("2026-11-25T13:00", "2027-07-01T00:00", "2040-07-01T12:00")
    found = [datetime.fromisoformat(day) for day in days]
    for text in CHANGES.get(timezone, ()):
        near = datetime.fromisoformat(text) - timedelta(hours=4)
        found += [near + timedelta(minutes=10 * n) for n in range(48)]
    return found


@pytest.mark.parametrize("timezone", ZONES)
def test_local_time_becomes_utc_as_the_zone_database_has_it(timezone: str) -> None:
    here = setting(timezone)
    for local in moments(timezone):
        known = local.replace(tzinfo=packaged(timezone)).astimezone(UTC)
        assert zone.utc(local, here) == known.replace(tzinfo=None), local


def test_doubled_hour_is_the_first_and_a_skipped_one_counts_from_before() -> None:
    here = setting("Europe/Vienna")
    twice = datetime.fromisoformat("2027-10-31T02:30")
    skipped = datetime.fromisoformat("2027-03-28T02:30")
    assert zone.utc(twice, here) == datetime.fromisoformat("2027-10-31T00:30")
    assert zone.utc(skipped, here) == datetime.fromisoformat("2027-03-28T01:30")


@pytest.mark.parametrize("timezone", RULED)
def test_definition_read_by_another_library_gives_the_zone(timezone: str) -> None:
    lines = zone.component(timezone, setting(timezone).zone_rule)
    text = "BEGIN:VCALENDAR\n" + "\n".join(lines) + "\nEND:VCALENDAR\n"
    read = tzical(StringIO(text)).get(timezone)
    assert read is not None
    for local in moments(timezone):
        known = local.replace(tzinfo=packaged(timezone))
        if known.astimezone(UTC).astimezone(packaged(timezone)) == known and (
            known.utcoffset() == known.replace(fold=1).utcoffset()
        ):
            assert local.replace(tzinfo=read).utcoffset() == known.utcoffset(), local


def test_definition_is_two_phases_each_starting_in_the_offset_before_it() -> None:
    assert zone.component("Europe/Vienna", "CET-1CEST,M3.5.0,M10.5.0/3") == [
        *("BEGIN:VTIMEZONE", "TZID:Europe/Vienna"),
        *("BEGIN:DAYLIGHT", "DTSTART:20070325T020000"),
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT"),
        *("BEGIN:STANDARD", "DTSTART:20071028T030000"),
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD"),
        "END:VTIMEZONE",
    ]


def test_zone_without_clock_changes_has_one_phase() -> None:
    lines = zone.component("Asia/Kolkata", "IST-5:30")
    assert [line for line in lines if line.startswith("BEGIN:")] == [
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
    ]
    assert "TZOFFSETTO:+0530" in lines


@pytest.mark.parametrize("rule", [None, "", "CET", "CET-1CEST", "CET-1CEST,J60,J300"])
def test_rule_of_another_form_is_no_law(rule: str | None) -> None:
    assert zone.law(rule) is None
