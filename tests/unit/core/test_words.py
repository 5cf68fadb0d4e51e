"""Sentences by id, days as their readers write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from vaultkit.core.words import Msg, Words, holds, msg, show_day, weekday

DE = Words(
    "de",
    {
        "a.due": "fällig {day:long}, {what:word}",
        "a.what": "Rückruf",
        "a.days": "{n} Tage",
        "a.days.one": "ein Tag",
    },
)


def test_weekdays_of_two_centuries_are_those_of_the_calendar():
    day = date(1900, 1, 1)
    while day < date(2100, 1, 1):
        assert weekday(day.isoformat()) == day.weekday()
        day += timedelta(days=13)


@pytest.mark.parametrize(
    ("day", "language", "form", "written"),
    [
        ("2026-11-25", "de", "long", "Mi 25.11.2026"),
        ("2026-11-25", "de", "short", "Mi 25.11."),
        ("2026-11-05", "de", "date", "5.11.2026"),
        ("2026-11-25", "en", "long", "Wed 25 Nov 2026"),
        ("2026-11-25T14:00", "en", "short", "Wed 25 Nov 14:00"),
        ("2026-03-01T09:05", "de", "long", "So 1.3.2026 09:05"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(day, language, form, written):
    assert show_day(day, language, form) == written


def test_holes_take_days_and_other_sentences():
    said = DE.say(msg("a.due", day="2026-11-25", what="a.what"))
    assert said == "fällig Mi 25.11.2026, Rückruf"


def test_one_has_a_sentence_of_its_own():
    assert DE.say(msg("a.days", n=1)) == "ein Tag"
    assert DE.say(msg("a.days", n=2)) == "2 Tage"


def test_a_word_that_is_missing_shows_and_stops_nothing():
    assert DE.say(msg("b.nothing", name="Anna")) == "b.nothing Anna"


def test_braces_of_the_users_own_are_left_alone():
    words = Words("en", {"a": "{text}"})
    assert words.say(msg("a", text="{n} {day:long}")) == "{n} {day:long}"


def test_a_sentence_holds_from_one_day_until_another():
    talk = msg("x", since="2026-11-24", before="2026-11-27")
    assert not holds(talk, "2026-11-23T23:59")
    assert holds(talk, "2026-11-24T00:00")
    assert holds(talk, "2026-11-26T23:59")
    assert not holds(talk, "2026-11-27T00:00")
    assert holds(Msg("x"), "2026-11-24")
    assert holds(msg("x", since="", before=""), "2026-11-24")
