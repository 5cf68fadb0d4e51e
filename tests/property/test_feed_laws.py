"""What holds of every feed: content, stamps, follow-ups read back, folded lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from support.feed_view import due, entries, feed, packaged, setting

from vaultkit.plugin import Due, Setting

FIRST = date(2026, 10, 20)
"""A year from here holds every change of clocks of the zones below."""

STAMPS = re.compile(rb"(?m)^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n")
NAMES = (
    *("Anna Weber", "Zoë Müller-Lüdenscheidt 🎉", "Thomas Weber (Linz Muster)"),
    *("Прийя", "李小龍", "O'Hara; Sons, Ltd \\"),
)
texts = st.one_of(
    st.sampled_from(["E-Lkw-Angebot", "Angebot für Stahlbau Gruber", "👩🏽‍💻" * 30]),
    st.text(max_size=120),
)
kinds = st.sampled_from(
    [
        *("callback", "promise", "cadence", "appointment", "outcome-missing"),
        *("birthday", "waiting", "acme/visit"),
    ]
)
clocks = st.one_of(
    st.just(""),
    st.sampled_from(["T00:00", "T01:30", "T01:45", "T02:15", "T02:59", "T03:00"]),
    st.integers(0, 1439).map(lambda m: f"T{m // 60:02}:{m % 60:02}"),
)
near = st.one_of(
    *(st.integers(0, 14), st.integers(140, 170), st.integers(190, 195)),
    *(st.integers(346, 350), st.integers(0, 355)),
)
zones = st.sampled_from(
    [
        *("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "UTC"),
        *("Asia/Kolkata", "Africa/Cairo"),
    ]
).map(setting)


class Wish(NamedTuple):
    """A follow-up without a today."""

    name: str
    title: str
    day: int
    clock: str
    kind: str
    every: int
    reach: str

    def on(self, today: str, number: int) -> Due:
        when = (FIRST + timedelta(days=self.day)).isoformat() + self.clock
        return due(
            *(self.name, self.title, when, today, self.kind),
            key=f"{number}",
            every=self.every,
            reach=self.reach,
        )


wishes = st.lists(
    st.builds(
        Wish,
        *(st.sampled_from(NAMES), texts, near, clocks, kinds),
        *(st.integers(1, 400), texts),
    ),
    max_size=14,
)
days = near.map(lambda n: (FIRST + timedelta(days=n)).isoformat())


def on(plan: list[Wish], today: str) -> list[Due]:
    return [wish.on(today, number) for number, wish in enumerate(plan)]


class Read(NamedTuple):
    """One entry as a scanner of lines sees it, that shares nothing with ours."""

    content: bytes
    stamp: str
    modified: str
    sequence: int


def read(data: bytes) -> dict[str, Read]:
    found: dict[str, Read] = {}
    lines: list[bytes] = []
    for line in data.split(b"\r\n")[:-1]:
        if line == b"BEGIN:VEVENT":
            lines = []
        lines.append(line)
        if line == b"END:VEVENT":
            values = dict(
                item.split(b":", 1) for item in reversed(lines) if b":" in item
            )
            rest = [
                item
                for item in lines
                if not item.startswith((b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:"))
            ]
            found[values[b"UID"].decode()] = Read(
                b"\n".join(rest),
                values[b"DTSTAMP"].decode(),
                values[b"LAST-MODIFIED"].decode(),
                int(values[b"SEQUENCE"]),
            )
    return found


@given(wishes, days, zones, st.randoms(use_true_random=False), wishes)
def test_content_follows_from_follow_ups_day_and_setting_alone(
    plan: list[Wish], today: str, here: Setting, chance: Any, other: list[Wish]
) -> None:
    dues = on(plan, today)
    first = feed(dues, today, here)
    chance.shuffle(dues)
    former = feed(on(other, "2026-10-20"), "2026-10-20", here)
    again = feed(dues, today, here, former)
    assert STAMPS.sub(b"", again) == STAMPS.sub(b"", first)
    assert feed(dues, today, here, again) == again


@given(wishes, wishes, days, days, zones)
def test_stamp_moves_exactly_when_the_content_does(
    before: list[Wish], after: list[Wish], day: str, next_day: str, here: Setting
) -> None:
    former = feed(on(before, day), day, here)
    latter = feed(on(after, next_day), next_day, here, former)
    zone = packaged(here.timezone)
    midnight = datetime.fromisoformat(next_day).replace(tzinfo=zone).timestamp()
    old = read(former)
    for uid, entry in read(latter).items():
        was = old.get(uid)
        if was is not None and was.content == entry.content:
            assert entry == was
            continue
        earliest = midnight if was is None else max(midnight, seconds(was.stamp) + 1)
        assert seconds(entry.stamp) == earliest
        assert entry.modified == entry.stamp
        assert entry.sequence == earliest - seconds("20200101T000000Z")


def seconds(stamp: str) -> float:
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S%z").timestamp()


@given(wishes, days, zones)
def test_feed_reads_back_as_the_follow_ups_it_was_made_of(
    plan: list[Wish], today: str, here: Setting
) -> None:
    here = here._replace(options=here.options._replace(theirs=True))
    dues = on(plan, today)
    wanted = {
        f"{event.uid}@{here.vault_id}": event
        for event in entries(dues, today, theirs=True)
    }
    shown = [d for event in wanted.values() for d in event.dues]
    assert len(shown) == len({d.uid for d in shown})
    kinds = Counter(d.item.kind for d in shown)
    for event in wanted.values():
        kinds.update(dict(event.more))
    assert kinds == Counter(d.item.kind for d in dues)
    found: Any = Calendar.from_ical(feed(dues, today, here)).walk("VEVENT")
    assert {str(entry["UID"]) for entry in found} == set(wanted)
    assert len(found) == len(wanted)
    for entry in found:
        event = wanted[str(entry["UID"])]
        start = entry["DTSTART"].dt
        clock = event.dues[0].item.due.partition("T")[2]  # type: ignore[union-attr]  # all are dated
        if len(event.dues) > 1 or not clock:
            assert start.isoformat() == event.day
            continue
        zone = packaged(here.timezone)
        meant = datetime.fromisoformat(f"{event.day}T{clock}").replace(tzinfo=zone)
        assert start.timestamp() == meant.timestamp()
        assert str(entry["SUMMARY"]).startswith(event.dues[0].entity.name)


def folded(data: bytes) -> Iterator[bytes]:
    """Physical lines, by CRLF alone."""
    start = 0
    while start < len(data):
        end = data.index(b"\r\n", start)
        yield data[start:end]
        start = end + 2


@given(wishes, days)
def test_lines_are_short_and_no_character_is_torn(plan: list[Wish], today: str) -> None:
    for line in folded(feed(on(plan, today), today)):
        assert len(line) <= 75
        assert line.decode()
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)


@pytest.mark.parametrize("width", range(60, 80))
def test_fold_falls_beside_characters_of_every_width(width: int) -> None:
    for sign in "xäü€🎉":
        title = "x" * (width - 40) + sign * 60
        data = feed([due("Anna", title, "2026-11-25", "2026-11-25")], "2026-11-25")
        for line in folded(data):
            assert len(line) <= 75
            line.decode()
        unfolded = data.replace(b"\r\n ", b"").decode()
        assert f"SUMMARY:Anna: {title}\r\n" in unfolded
