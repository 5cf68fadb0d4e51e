"""Reading dates never fails, and what is read stands where it says it does."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.core import dates, decode

PIECES = """
bis ab am um vor by at on in Fr Mo do so Freitag friday nächsten next morgen heute
25.11. 25.11.2026 2026-11-25 2026-13-40 11/28/2026 14:00 13-14 14h 2pm Uhr KW 49
Ende des Monats Woche weeks 2 6w November Nov 25th Jänner ( ) [[ ]] [ ] ** * _ `
- – , . ; : → | von und zwischen einer halben Jahr T P6W alle every x
"""

phrases = st.lists(
    st.tuples(
        st.sampled_from(PIECES.split()), st.sampled_from(["", " ", " ", "\u00a0", "\n"])
    ),
    max_size=12,
).map(lambda pairs: "".join(word + gap for word, gap in pairs))
texts = st.one_of(st.text(max_size=60), phrases)
days = st.dates().map(dt.date.isoformat)
bases = st.one_of(st.none(), days, st.text(max_size=12))


def check(when: dates.When, text: str) -> None:
    assert 0 <= when.start < when.end <= len(text)
    assert when.day or when.time or when.fault
    if when.day is not None:
        dt.date.fromisoformat(when.day)
    for time in (when.time, when.until):
        assert time is None or re.fullmatch("(?:[01][0-9]|2[0-3]):[0-5][0-9]", time)
    assert (when.fault in ("", "weekday")) == (when.day is not None or not when.fault)


@given(texts, bases, st.booleans())
@example("[[" * 500, None, False)
@example("(" * 2000, "2026-11-25", False)
@example("2" * 3000, "9999-12-31", True)
@example("KW 53", "9999-12-31", False)
@example("in 9999 Jahren", "2026-11-25", False)
@example("Ende des Jahres", "9999-12-31", False)
@example("nächsten Freitag", "9999-12-31", False)
@example("gestern", "0001-01-01", False)
@example("Ende KW 1", "0001-01-01", False)
def test_reading_never_fails_and_points_into_the_text(
    text: str, base: str | None, us: bool
) -> None:
    whole = dates.whole(text, base, us=us)
    leading = dates.leading(text, base)
    found = dates.find(text, base)
    for when in (whole, leading, *found):
        if when is not None:
            check(when, text)
    for first, second in pairwise(found):
        assert first.end <= second.start


@given(texts, st.integers(min_value=0, max_value=80))
def test_leading_never_looks_before_its_offset(text: str, at: int) -> None:
    when = dates.leading(text, "2026-11-25", at=at)
    assert when is None or when.start >= at


@given(texts)
def test_the_other_readers_never_fail(text: str) -> None:
    rhythm = dates.days(text)
    assert rhythm is None or 1 <= rhythm <= 36500
    named = dates.named(text)
    assert named is None or dt.date.fromisoformat(named)
    assert decode.flag(text) in (True, False, None)
    for value in (decode.email(text), decode.number(text)):
        assert value is None or value == value  # noqa: PLR0124 - never a NaN
    birthday = decode.birthday(text)
    assert birthday is None or dt.date.fromisoformat(f"2000-{birthday[-5:]}")
    key = decode.phone_key(text, "DE")
    assert key is None or re.fullmatch(r"\+[1-9][0-9]{7,14}", key)
    assert decode.phone_text(text, "DE") or not text.strip()


@given(days, st.sampled_from(["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]))
def test_a_weekday_is_the_first_on_or_after_the_base(base: str, name: str) -> None:
    when = dates.whole(name, base)
    assert when is not None
    assert when.day is not None
    wait = dates.between(base, when.day)
    assert 0 <= wait <= 6 or when.day == "9999-12-31"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_way_to_write_a_day_means_that_day(day: dt.date) -> None:
    iso = day.isoformat()
    german = f"{day.day}.{day.month}.{day.year}"
    month = day.strftime("%B")
    week = day.isocalendar()
    forms = [iso, german, f"{day:%d.%m.%Y}", f"{week[0]}-W{week[1]:02}-{week[2]}"]
    if day.year < 2100:
        forms += [f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"]
    for form in forms:
        when = dates.whole(form)
        assert when is not None, form
        assert (when.day, when.fault) == (iso, ""), form
    assert dates.named(iso) == dates.named(german) == iso


@given(days, st.integers(-800000, 800000))
def test_later_and_between_undo_each_other(day: str, n: int) -> None:
    there = dates.later(day, n)
    if there not in ("0001-01-01", "9999-12-31"):
        assert dates.between(day, there) == n
