import pytest
from icalendar import Calendar
from support.feed_view import OUTPUT, due, feed, setting, view

from vaultkit.features.calendar.feed import foreign

TODAY = "2026-11-25"
WHOLE = due("Anna Weber", "Angebot", "2026-11-30", TODAY)
SLOT = due("Max Huber", "Termin", "2026-11-27T13:00", TODAY, "appointment")


def head(data: bytes) -> list[str]:
    return data.partition(b"BEGIN:VEVENT")[0].decode().split("\r\n")[:-1]


def test_head_is_in_its_fixed_order_and_has_neither_method_nor_uid() -> None:
    assert head(feed([WHOLE], TODAY)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//vaultkit//feed//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Rückrufe",
        "X-WR-CALNAME:Rückrufe",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:teal",
        "X-APPLE-CALENDAR-COLOR:#008080",
    ]


def test_zone_is_defined_once_and_only_where_a_time_needs_it() -> None:
    assert b"VTIMEZONE" not in feed([WHOLE], TODAY)
    twice = feed([WHOLE, SLOT, SLOT._replace(uid="x")], TODAY)
    assert twice.count(b"BEGIN:VTIMEZONE") == 1
    assert b"VTIMEZONE" not in feed([SLOT], TODAY, setting("UTC"))
    mentions = due("A", "erklärt TZID=Europe/Vienna", "2026-11-30", TODAY)
    assert b"VTIMEZONE" not in feed([mentions], TODAY)


@pytest.mark.parametrize("timezone", ["Europe/Vienna", "UTC", "Africa/Cairo"])
def test_empty_feed_still_holds_one_component_as_calendars_must(timezone: str) -> None:
    read = Calendar.from_ical(feed([], TODAY, setting(timezone)))
    assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]


def test_name_may_be_anything() -> None:
    name = "Rückrufe; „Wien, Linz“ \\ 🎉 " * 9 + "\r\nX-EVIL:1"
    data = feed([WHOLE], TODAY, setting(name=name))
    escaped = "Rückrufe\\; „Wien\\, Linz“ \\\\ 🎉 " * 9 + "X-EVIL:1"
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert f"\r\nNAME:{escaped}\r\nX-WR-CALNAME:{escaped}\r\n" in unfolded
    assert b"\r\nX-EVIL" not in data
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_entries_stand_by_start_then_uid_whatever_order_they_come_in() -> None:
    here = setting()
    early = due("Zoë", "", "2026-11-26", TODAY)._replace(uid="z")
    late = due("Anna", "", "2026-11-27", TODAY)._replace(uid="b")
    other = due("Anna", "Zwei", "2026-11-27", TODAY)._replace(uid="a")
    events = list(OUTPUT.wanted(view([early, late, other, SLOT]), TODAY))
    items = [OUTPUT.item(event, (), here) for event in events]
    data = OUTPUT.join(items, b"", TODAY, here)
    assert data == OUTPUT.join(items[::-1], b"", TODAY, here)
    uids = [str(part["UID"]) for part in Calendar.from_ical(data).walk("VEVENT")]
    assert [uid.partition("@")[0] for uid in uids] == ["z", "a", "b", SLOT.uid]


def test_file_is_called_after_its_language_unless_the_settings_name_it() -> None:
    assert OUTPUT.path(setting(language="de")) == "rueckrufe.ics"
    assert OUTPUT.path(setting(language="en")) == "callbacks.ics"
    assert OUTPUT.path(setting(path="Feeds/vk.ics")) == "Feeds/vk.ics"


@pytest.mark.parametrize(
    "text",
    [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla.org//EN\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//vaultkit//feed//EN by me\r\n",
        b"# Notiz\n\nPRODID:-//vaultkit//feed//EN\n",
        b"\0\1\2",
    ],
)
def test_file_that_does_not_begin_as_ours_is_somebody_elses(text: bytes) -> None:
    assert foreign(text)


def test_nothing_is_taken_over_from_somebody_elses_file() -> None:
    copy = feed([WHOLE], TODAY).replace(b"-//vaultkit//feed//EN", b"-//Other//EN")
    assert feed([WHOLE], "2026-11-26", former=copy) == feed([WHOLE], "2026-11-26")


def test_own_file_is_known_through_newlines_bom_and_a_merge_that_failed() -> None:
    data = feed([WHOLE, SLOT], TODAY)
    lf = data.replace(b"\r\n", b"\n")
    for form in (b"", b"\n", data, lf, b"\xef\xbb\xbf" + data):
        assert not foreign(form)
    assert not foreign(b"<<<<<<< HEAD\n" + lf + b"=======\n" + lf + b">>>>>>> x\n")
