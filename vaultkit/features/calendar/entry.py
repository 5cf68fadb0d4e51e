"""One entry of the feed, as the bytes between BEGIN:VEVENT and END:VEVENT.

Everything but the three stamps, which depend on the former file and are put in when
the file is joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from vaultkit.features.calendar import wording, zone
from vaultkit.plugin import Due, Event, Msg, Setting, msg

WITHOUT_ID = "vaultkit"
"""Stands for the vault's id where the vault has none yet."""

HALF_HOUR = timedelta(minutes=30)
LONGEST = timedelta(days=31)
ALARM_ALL_DAY = timedelta(hours=9)
ALARM_TIMED = timedelta(minutes=-10)


def item(event: Event, brief: Sequence[Msg], setting: Setting) -> bytes:
    """The entry without DTSTAMP, LAST-MODIFIED and SEQUENCE; UID is its first line.

    A bundle takes no brief: it may be about anybody.
    """
    from icalendar import Alarm, Component, vDatetime  # noqa: PLC0415 - 60 ms
    from icalendar import Event as Entry  # noqa: PLC0415

    due = event.dues[0]
    bundle = len(event.dues) > 1
    words = setting.words
    if bundle:
        title = wording.bundle_summary(event, words)
        text = wording.bundle_description(event, setting)
        group, kind, reach = words.say(msg("calendar.kind.many")), "", ""
    else:
        title = wording.summary(due, words)
        text = wording.description(event, brief, setting)
        kind, reach = due.item.kind, wording.flat(due.item.reach)
        group = wording.category(kind, due.item.label, words)
    times = None if bundle else span(due, event.day, setting)

    entry = Entry()

    def add_moment(name: str, local: datetime) -> None:
        if zone.is_named(setting):
            value = vDatetime(local)
            value.params["TZID"] = setting.timezone
            entry[name] = value
        else:
            entry.add(name, zone.utc(local, setting).replace(tzinfo=UTC))

    entry.add("uid", f"{event.uid}@{setting.vault_id or WITHOUT_ID}")
    entry.add("summary", title)
    if times:
        add_moment("dtstart", times[0])
        add_moment("dtend", times[1])
    else:
        day = date.fromisoformat(event.day)
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
    entry.add("description", text)
    if reach:
        entry.add("location", reach)
    if setting.options.obsidian and not bundle:
        entry.add("url", wording.link(due, setting))
    entry.add("categories", [group])
    entry.add("status", "CONFIRMED")
    entry.add("transp", "OPAQUE" if kind == "appointment" else "TRANSPARENT")
    alarm: Component = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", ALARM_TIMED if times else ALARM_ALL_DAY)
    entry.add_component(alarm)
    return bytes(entry.to_ical(sorted=False))


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
    if not text or "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
