"""An entry is, byte for byte, what the icalendar library makes of the same values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event
from support.feed_view import OUTPUT, brief, due, entries, setting

from vaultkit.features.calendar import contentlines

TODAY = "2026-11-25"
nasty = st.text(
    st.one_of(
        st.sampled_from('\\;,^:"\nnx äß€🎉'),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=200,
    # The library turns a backslash before a capital N into a line break.
).filter(lambda value: "\\N" not in value)
moments = st.sampled_from(
    [TODAY, "2026-11-20T15:30", "2026-11-30", "2027-03-28T02:30", "2026-12-24T23:45"]
)


@given(nasty)
def test_words_are_escaped_and_folded_as_the_library_does(value: str) -> None:
    entry = Event()
    entry.add("summary", value)
    made = contentlines.fold(f"SUMMARY:{contentlines.text(value)}")
    assert b"BEGIN:VEVENT\r\n" + made + b"END:VEVENT\r\n" == entry.to_ical()


@given(
    nasty,
    nasty,
    moments,
    st.sampled_from(["callback", "appointment", "cadence", "birthday"]),
    st.sampled_from(["Europe/Vienna", "Africa/Cairo", "UTC"]),
    st.booleans(),
)
def test_entry_that_the_library_reads_and_writes_again_is_the_same(  # noqa: PLR0913, PLR0917 - what an entry is made of
    title: str, reach: str, when: str, kind: str, zone: str, obsidian: bool
) -> None:
    here = setting(zone, obsidian=obsidian)
    shown = due("Zoë O'Hara; Ltd", title, when, TODAY, kind, reach=reach)
    (event,) = entries([shown], TODAY, **here.options._asdict())
    made = OUTPUT.item(event, brief("Stahlbau Gruber, Linz"), here)
    assert Event.from_ical(made).to_ical(sorted=False) == made


@pytest.mark.parametrize("path", ["C:\\Notizen", "Ordner\\\\Neu", "\\N"])
def test_backslash_before_a_capital_n_is_no_line_break(path: str) -> None:
    assert contentlines.text(path) == path.replace("\\", "\\\\")
