"""One entry of the feed, as the bytes between BEGIN:VEVENT and END:VEVENT.

Everything but the three stamps, which depend on the former file and are put in when
the file is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from vaultkit.features.calendar import wording, zone
from vaultkit.features.calendar.contentlines import fold, text, when
from vaultkit.plugin import Due, Event, Msg, Setting

WITHOUT_ID = "vaultkit"
"""Stands for the vault's id where the vault has none yet."""

HALF_HOUR = timedelta(minutes=30)
LONGEST = timedelta(days=31)
ALARM_ALL_DAY, ALARM_TIMED = "PT9H", "-PT10M"


def item(event: Event, brief: Sequence[Msg], setting: Setting) -> bytes:
    """The entry without DTSTAMP, LAST-MODIFIED and SEQUENCE; UID is its first line.

    A bundle takes no brief: it may be about anybody.
    """
    single = len(event.dues) == 1
    due = event.dues[0]
    words = setting.words
    title = text(wording.title(event, words))
    times = span(due, event.day, setting) if single else None
    lines = [
        "BEGIN:VEVENT",
        f"UID:{text(f'{event.uid}@{setting.vault_id or WITHOUT_ID}')}",
        f"SUMMARY:{title}",
        *_bounds(event.day, times, setting),
        f"DESCRIPTION:{text(wording.description(event, brief, setting))}",
    ]
    if single and due.item.reach:
        lines.append(f"LOCATION:{text(wording.flat(due.item.reach))}")
    if single and setting.options.obsidian:
        lines.append(f"URL:{wording.link(due, setting)}")
    busy = single and due.item.kind == "appointment"
    lines += (
        f"CATEGORIES:{text(wording.category(event, words))}",
        "STATUS:CONFIRMED",
        f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}",
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}"),
        f"TRIGGER:{ALARM_TIMED if times else ALARM_ALL_DAY}",
        *("END:VALARM", "END:VEVENT"),
    )
    return b"".join(map(fold, lines))


def _bounds(
    day: str, times: tuple[datetime, datetime] | None, setting: Setting
) -> Iterator[str]:
    """Lines of start and end: days, times in the vault's zone, or times in UTC.

    Times that a change of clocks skips or repeats are in UTC: readers disagree on them.
    """
    bounds: Sequence[date]
    if times is None:
        first = date.fromisoformat(day)
        bounds = (first, first + timedelta(days=1))
    elif zone.is_named(setting) and all(zone.is_plain(t, setting) for t in times):
        bounds = times
    else:
        bounds = [zone.utc(time, setting).replace(tzinfo=UTC) for time in times]
    for name, moment in zip(("DTSTART", "DTEND"), bounds, strict=True):
        yield when(name, moment, setting.timezone)


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


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said and "T" in said else None
