"""Feeds that are hard to read, and what any reader must make of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from support.feed_view import due, entries, feed, packaged, setting

from vaultkit.features.calendar import wording
from vaultkit.plugin import Due, Event, Setting, msg

TODAY = "2026-10-20"
ZONES = (
    *("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "UTC"),
    *("Asia/Kolkata", "Africa/Cairo"),
)
NASTY = (
    'Preis; Menge, "Frist" \\n C:\\neu\r\nEND:VEVENT \x07👩🏽‍💻 ' + "Überlänge " * 30
)


class Feed(NamedTuple):
    """A feed and its entries, told by the zone database: (uid, start, end, summary)."""

    data: bytes
    entries: frozenset[tuple[str, str, str, str]]


def around(moment: str) -> list[str]:
    """Every half hour around a change of clocks; the hour that is skipped left out."""
    middle = datetime.fromisoformat(moment)
    return [
        (middle + timedelta(minutes=30 * step)).isoformat(timespec="minutes")
        for step in range(-8, 9)
    ]


def hard(timezone: str) -> Feed:
    """All kinds of entries, hostile text, and times around every change of clocks."""
    zone = packaged(timezone)
    moments = {
        moment
        for change in (
            *("2026-10-25T02:00", "2026-11-01T01:00", "2027-03-14T02:00"),
            *("2027-03-28T02:00", "2027-04-04T01:30", "2027-10-03T02:00"),
            *("2027-04-30T00:00", "2026-10-29T23:00", "2027-07-01T12:00"),
        )
        for moment in around(change)
        if _exists_once(moment, zone)
    }
    dues = [
        due("Zoë 🎉 Müller", f"Termin {moment}", moment, TODAY, "appointment")
        for moment in sorted(moments)
    ]
    dues += [
        due("Anna Weber", NASTY, "2026-10-21", TODAY, reach="+44 7700 900123"),
        due("Max Huber", "Angebot", "2026-10-10", TODAY, hints=(msg("test.urgent"),)),
        due("Priya Raman", "signed order", "2026-10-22", TODAY, "waiting"),
        due("李小龍", "", "2027-10-01", TODAY, "birthday"),
        *(_rhythm(number) for number in range(30)),
    ]
    here = setting(timezone, theirs=True, obsidian=True, name="Rückrufe „Wien“ 🎉")
    data = feed(dues, TODAY, here)
    events = entries(dues, TODAY, theirs=True)
    return Feed(data, frozenset(_told(event, zone, here) for event in events))


def _rhythm(number: int) -> Due:
    day = 21 + number // 6
    return due(f"Kunde {number}", "", f"2026-10-{day}", TODAY, "cadence", every=30)


def _exists_once(moment: str, zone: ZoneInfo) -> bool:
    local = datetime.fromisoformat(moment).replace(tzinfo=zone)
    return local.utcoffset() == local.replace(fold=1).utcoffset()


def _told(event: Event, zone: ZoneInfo, here: Setting) -> tuple[str, str, str, str]:
    single, first = len(event.dues) == 1, event.dues[0]
    if single and first.item.due and "T" in first.item.due:
        local = datetime.fromisoformat(first.item.due).replace(tzinfo=zone)
        begins = int(local.timestamp())
        start, end = str(begins), str(begins + 1800)
    else:
        day = date.fromisoformat(event.day)
        start, end = (f"d{d:%Y%m%d}" for d in (day, day + timedelta(days=1)))
    title = wording.title(event, here.words)
    return f"{event.uid}@{here.vault_id}", start, end, title
