import re
from datetime import datetime

import pytest
from support.feed_view import due, feed, setting

from vaultkit.features.calendar import stamps

TODAY, NEXT = "2026-11-25", "2026-11-26"
MIDNIGHT, NEXT_MIDNIGHT = "20261124T230000Z", "20261125T230000Z"


def stamps_of(data: bytes) -> dict[str, tuple[str, str, int]]:
    """DTSTAMP, LAST-MODIFIED and SEQUENCE by summary."""
    found = {}
    for text in data.decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        lines = dict(line.split(":", 1) for line in reversed(text.split("\r\n")[:-2]))
        found[lines["SUMMARY"]] = (
            *(lines["DTSTAMP"], lines["LAST-MODIFIED"]),
            int(lines["SEQUENCE"]),
        )
    return found


def test_new_entry_is_stamped_with_the_midnight_its_day_began_with() -> None:
    sequence = 217724400  # seconds from 2020-01-01T00:00Z to that midnight
    data = feed([due("Anna", "Angebot", "2026-12-01", TODAY)], TODAY)
    assert stamps_of(data) == {"Anna: Angebot": (MIDNIGHT, MIDNIGHT, sequence)}


@pytest.mark.parametrize(
    ("timezone", "day", "stamp"),
    [
        ("UTC", "2026-11-25", "20261125T000000Z"),
        ("Europe/Vienna", "2027-03-28", "20270327T230000Z"),
        ("Europe/Vienna", "2027-03-29", "20270328T220000Z"),
        ("America/New_York", "2027-07-01", "20270701T040000Z"),
        ("Australia/Lord_Howe", "2027-01-15", "20270114T130000Z"),
        ("Asia/Kolkata", "2027-01-15", "20270114T183000Z"),
        ("Africa/Cairo", "2027-07-01", "20270630T210000Z"),
    ],
)
def test_midnight_is_the_vaults_own(timezone: str, day: str, stamp: str) -> None:
    data = feed([due("A", "b", day, day)], day, setting(timezone))
    assert {found[0] for found in stamps_of(data).values()} == {stamp}


def test_entry_that_did_not_change_keeps_its_stamps_and_the_file_its_bytes() -> None:
    dues = [due("Anna", "Angebot", "2026-12-01", TODAY), due("Max", "", TODAY, TODAY)]
    first = feed(dues, TODAY)
    assert feed(dues, TODAY, former=first) == first
    tomorrow = feed(dues[:1], NEXT, former=first)
    assert stamps_of(tomorrow)["Anna: Angebot"][0] == MIDNIGHT


def test_entry_that_changed_is_newer_than_before_on_the_same_day() -> None:
    first = feed([due("Anna", "Alt", "2026-12-01", TODAY, key="one")], TODAY)
    changed = [due("Anna", "Neu", "2026-12-01", TODAY, key="one")]
    second = feed(changed, TODAY, former=first)
    assert stamps_of(second) == {
        "Anna: Neu": ("20261124T230001Z", "20261124T230001Z", 217724401)
    }
    back = feed(
        [due("Anna", "Alt", "2026-12-01", TODAY, key="one")], TODAY, former=second
    )
    assert stamps_of(back)["Anna: Alt"][0] == "20261124T230002Z"


def test_entry_that_changed_on_a_later_day_has_that_days_midnight() -> None:
    first = feed([due("Anna", "Alt", "2026-12-01", TODAY, key="one")], TODAY)
    second = feed(
        [due("Anna", "Neu", "2026-12-01", NEXT, key="one")], NEXT, None, first
    )
    assert stamps_of(second)["Anna: Neu"][0] == NEXT_MIDNIGHT


def test_feed_of_an_earlier_day_never_makes_an_entry_older() -> None:
    later = feed([due("Anna", "Alt", "2026-12-01", NEXT, key="one")], NEXT)
    earlier = [due("Anna", "Neu", "2026-12-01", TODAY, key="one")]
    again = feed(earlier, TODAY, former=later)
    assert stamps_of(again)["Anna: Neu"][0] == "20261125T230001Z"


@pytest.mark.parametrize("mark", [b"<<<<<<< HEAD", b">>>>>>> theirs"])
def test_file_with_merge_marks_counts_as_absent(mark: bytes) -> None:
    dues = [due("Anna", "Angebot", "2026-12-01", TODAY)]
    first = feed(dues, TODAY)
    broken = first.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\n" + mark + b"\r\n")
    assert stamps_of(feed(dues, NEXT, former=broken))["Anna: Angebot"][0] == (
        NEXT_MIDNIGHT
    )


def test_marks_inside_a_users_text_are_text() -> None:
    dues = [due("Anna", "a\n<<<<<<< HEAD\n>>>>>>> b", "2026-12-01", TODAY)]
    first = feed(dues, TODAY)
    assert feed(dues, NEXT, former=first) == first


def test_file_whose_newlines_a_sync_tool_changed_keeps_its_stamps() -> None:
    dues = [due("Anna", "Angebot", "2026-12-01", TODAY)]
    first = feed(dues, TODAY)
    assert feed(dues, NEXT, former=first.replace(b"\r\n", b"\n")) == first


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (rb"SEQUENCE:\d+", b"SEQUENCE:7"),
        (rb"LAST-MODIFIED:\d+T\d+Z", b"LAST-MODIFIED:20261124T230005Z"),
        (rb"DTSTAMP:\d+T\d+Z", b"DTSTAMP:20269999T999999Z"),
        (rb"(DTSTAMP:\S+\r\n)(LAST-MODIFIED:\S+\r\n)", rb"\2\1"),
    ],
)
def test_stamps_that_are_not_ours_are_written_anew_and_later(
    was: bytes, now: bytes
) -> None:
    dues = [due("Anna", "Angebot", "2026-12-01", TODAY)]
    first = feed(dues, TODAY)
    touched = re.sub(was, now, first)
    assert touched != first
    again = stamps_of(feed(dues, TODAY, former=touched))["Anna: Angebot"]
    assert again[0] == again[1] > MIDNIGHT
    assert again[2] == 217724400 + int(again[0][13:15])


def test_torn_file_is_read_as_far_as_it_goes() -> None:
    dues = [
        due(name, "Angebot", f"2026-12-0{n}", TODAY)
        for n, name in enumerate(("Anna", "Max"), 1)
    ]
    first = feed(dues, TODAY)
    for cut in range(0, len(first), 7):
        again = stamps_of(feed(dues, NEXT, former=first[:cut]))
        assert again["Max: Angebot"][0] == NEXT_MIDNIGHT or cut > len(first) - 30
    half = first[: first.rindex(b"DESCRIPTION")]
    assert stamps_of(feed(dues, NEXT, former=half))["Anna: Angebot"][0] == MIDNIGHT


def test_sequence_stays_within_what_calendars_can_hold() -> None:
    far = stamps.write(datetime.fromisoformat("2200-01-01"))
    assert b"SEQUENCE:2147483647\r\n" in far
    assert b"SEQUENCE:0\r\n" in stamps.write(datetime.fromisoformat("2019-01-01"))


def test_an_entry_whose_long_id_is_folded_is_known_again() -> None:
    here = setting()._replace(vault_id="k3f9q2ab" * 9)
    dues = [due("Anna", "Angebot", "2026-12-01", TODAY)]
    first = feed(dues, TODAY, here)
    assert b"\r\n " in first.partition(b"UID:")[2][:90]
    assert feed(dues, NEXT, here, first) == first
