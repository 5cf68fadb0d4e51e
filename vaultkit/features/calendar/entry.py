"""One entry of the feed, as the bytes between BEGIN:VEVENT and END:VEVENT.

Everything but the three stamps, which depend on the former file and are put in when
the file is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from vaultkit.features.calendar import wording, zone
from vaultkit.plugin import Due, Event, Msg, Setting

WITHOUT_ID = "vaultkit"
"""Stands for the vault's id where the vault has none yet."""

HALF_HOUR = timedelta(minutes=30)
LONGEST = timedelta(days=31)
ALARM_ALL_DAY = timedelta(hours=9)
ALARM_TIMED = timedelta(minutes=-10)
_CAPITAL, _STAND_IN = "\\N", "\uffff"
"""The library takes a backslash before a capital N for a line break, in a path too;
what stands for it meanwhile has the bytes of its escaped form, so lines fold alike."""


def item(event: Event, brief: Sequence[Msg], setting: Setting) -> bytes:
    """The entry without DTSTAMP, LAST-MODIFIED and SEQUENCE; UID is its first line.

    A bundle takes no brief: it may be about anybody.
    """
    from icalendar import Alarm  # noqa: PLC0415 - 60 ms
    from icalendar import Event as Entry  # noqa: PLC0415

    single = len(event.dues) == 1
    due = event.dues[0]
    words = setting.words
    title = _kept(wording.title(event, words))
    times = span(due, event.day, setting) if single else None

    entry = Entry()
    entry.add("uid", f"{event.uid}@{setting.vault_id or WITHOUT_ID}")
    entry.add("summary", title)
    for name, value in _bounds(event.day, times, setting):
        entry.add(name, value, {"TZID": setting.timezone} if _is_local(value) else {})
    entry.add("description", _kept(wording.description(event, brief, setting)))
    if single and due.item.reach:
        entry.add("location", _kept(wording.flat(due.item.reach)))
    if single and setting.options.obsidian:
        entry.add("url", wording.link(due, setting))
    entry.add("categories", [wording.category(event, words)])
    entry.add("status", "CONFIRMED")
    busy = single and due.item.kind == "appointment"
    entry.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", ALARM_TIMED if times else ALARM_ALL_DAY)
    entry.add_component(alarm)
    made = bytes(entry.to_ical(sorted=False))
    return made.replace(_STAND_IN.encode(), b"\\\\N")


def _kept(text: str) -> str:
    return text.replace(_CAPITAL, _STAND_IN)


def _bounds(
    day: str, times: tuple[datetime, datetime] | None, setting: Setting
) -> Iterator[tuple[str, date]]:
    """Start and end: days, times in the vault's zone, or times in UTC.

    Times that a change of clocks skips or repeats are in UTC: readers disagree on them.
    """
    if times is None:
        first = date.fromisoformat(day)
        bounds: tuple[date, date] = first, first + timedelta(days=1)
    elif zone.is_named(setting) and all(zone.is_plain(t, setting) for t in times):
        bounds = times
    else:
        start, end = (zone.utc(time, setting).replace(tzinfo=UTC) for time in times)
        bounds = start, end
    yield from zip(("dtstart", "dtend"), bounds, strict=True)


def _is_local(value: date) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None


def span(due: Due, day: str, setting: Setting) -> tuple[datetime, datetime] | None:
    """Local start and end on a day; None for what has no time of day.

    What is overdue keeps its time and its length on the day where it stands. An end
    that the change to summer time would put before its start comes later.
    """
    item = due.item
    start = _moment(item.due)
    if start is None:
        return None
    end = _moment(item.end)
    length = HALF_HOUR
    if end is not None and timedelta() < end - start <= LONGEST:
        length = end - start
    start = datetime.combine(date.fromisoformat(day), start.time())
    end = start + length
    while zone.utc(end, setting) <= zone.utc(start, setting):
        end += HALF_HOUR
    return start, end


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text and "T" in text else None
