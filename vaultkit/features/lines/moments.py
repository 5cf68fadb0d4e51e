"""Times of day on a day: ends, half hours, and what a lead word makes of them."""

from __future__ import annotations

from vaultkit.plugin import Day, Moment, dates

HALF_HOUR = 30
_DAY = 24 * 60
_FROM = frozenset({"ab", "nach", "after", "from"})
_BEFORE = frozenset({"vor", "bis", "before", "until", "by"})


def clock(lead: str) -> str:
    """What a lead word says of a time: "from", "before" or "" for the time itself."""
    if lead in _FROM:
        return "from"
    return "before" if lead in _BEFORE else ""


def after(day: Day, time: str, minutes: int = HALF_HOUR) -> Moment:
    """The moment some minutes after a time of day, on the next day if need be."""
    total = int(time[:2]) * 60 + int(time[3:]) + minutes
    if total >= _DAY:
        total, day = total - _DAY, dates.later(day, 1)
    return f"{day}T{total // 60:02}:{total % 60:02}"


def until(day: Day, time: str, end: str) -> Moment:
    """The end of a range that begins at `time`; an earlier end is past midnight."""
    return f"{day}T{end}" if end > time else f"{dates.later(day, 1)}T{end}"


def window(
    day: Day, time: str | None, end: str | None, lead: str
) -> tuple[Moment, Moment | None, str]:
    """When something begins, when it ends, and how its clock is said."""
    if time is None:
        return day, None, ""
    if end is not None:
        return f"{day}T{time}", until(day, time, end), ""
    said = clock(lead)
    if said == "before":
        minutes = max(int(time[:2]) * 60 + int(time[3:]) - HALF_HOUR, 0)
        return f"{day}T{minutes // 60:02}:{minutes % 60:02}", f"{day}T{time}", said
    return f"{day}T{time}", after(day, time), said
