"""Local time to UTC, and the zone's law in a calendar's own form.

Works from the one-line rule of a zone, or from its list of shifts; asks no zone
database, so that a feed's bytes follow from the setting alone. Leaves out any law
that was in force before the present one: no entry is that old.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from vaultkit.plugin import Setting

Ahead = Callable[[datetime], int]
"""Minutes that local clocks are ahead at a moment of UTC."""

FIRST_YEAR = 2007
PLAIN_UTC = "UTC0"
_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_LAST_WEEK = 5
_CHANGE = r",M(\d+)\.(\d)\.(\d)(?:/(\d+)(?::(\d+))?)?"
_NAME = r"([A-Za-z]{3,}|<[-+A-Za-z\d]{3,}>)"
_HOURS = r"([-+]?\d+)(?::(\d+))?"
_RULE = re.compile(f"{_NAME}{_HOURS}(?:{_NAME}(?:{_HOURS})?{_CHANGE}{_CHANGE})?")


class Change(NamedTuple):
    """The day of a year on which clocks change, `minutes` after its first midnight."""

    month: int
    week: int
    weekday: int
    minutes: int

    @lru_cache(maxsize=64)  # noqa: B019 - a law has two of them
    def on(self, year: int) -> datetime:
        """The change in a year, as the clocks still show it."""
        first = datetime(year, self.month, 1)  # noqa: DTZ001 - local time
        skip = (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        day = first + timedelta(days=skip)
        if day.month != self.month:
            day -= timedelta(days=7)
        return day + timedelta(minutes=self.minutes)

    def yearly(self) -> str:
        """The change as a recurrence."""
        nth = -1 if self.week == _LAST_WEEK else self.week
        return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={nth}{_DAYS[self.weekday]}"


class Law(NamedTuple):
    """Standard time and, where clocks change, summer time with both changes."""

    name: str
    ahead: int
    summer_name: str = ""
    summer_ahead: int = 0
    begins: Change | None = None
    ends: Change | None = None

    def at(self, moment: datetime) -> int:
        """Minutes ahead of UTC at a moment of UTC."""
        if self.begins is None or self.ends is None:
            return self.ahead
        begins = self.begins.on(moment.year) - timedelta(minutes=self.ahead)
        ends = self.ends.on(moment.year) - timedelta(minutes=self.summer_ahead)
        if begins < ends:
            summer = begins <= moment < ends
        else:
            summer = not ends <= moment < begins
        return self.summer_ahead if summer else self.ahead


@lru_cache(maxsize=8)
def law(rule: str | None) -> Law | None:
    """The law that a rule such as `CET-1CEST,M3.5.0,M10.5.0/3` states."""
    form = _RULE.fullmatch(rule or "")
    if form is None:
        return None
    name, ahead = form[1].strip("<>"), _ahead(form[2], form[3])
    if not form[4]:
        return Law(name, ahead)
    summer = _ahead(form[5], form[6]) if form[5] else ahead + 60
    changes = [_change(form.groups()[at : at + 5]) for at in (6, 11)]
    return Law(name, ahead, form[4].strip("<>"), summer, *changes)


def is_named(setting: Setting) -> bool:
    """Whether times are written in the vault's zone; else they are written in UTC."""
    return setting.zone_rule != PLAIN_UTC and law(setting.zone_rule) is not None


def utc(local: datetime, setting: Setting) -> datetime:
    """The moment of UTC at which the vault's clocks show `local`.

    A time that comes twice is the first of both; one that is skipped counts from the
    offset before the gap.
    """
    candidates, found = _moments(local, setting)
    return min(found, default=max(candidates))


def is_plain(local: datetime, setting: Setting) -> bool:
    """Whether the vault's clocks show `local` once: neither skipped nor repeated."""
    return len(_moments(local, setting)[1]) == 1


def _moments(local: datetime, setting: Setting) -> tuple[set[datetime], set[datetime]]:
    """What `local` may be in UTC by the offsets near it, and which of these it is."""
    ahead = _clock(setting)
    day = timedelta(days=1)
    offsets = (ahead(local - day), ahead(local + day))
    candidates = {local - timedelta(minutes=offset) for offset in offsets}
    found = {at for at in candidates if at + timedelta(minutes=ahead(at)) == local}
    return candidates, found


def component(timezone: str, rule: str | None) -> list[str]:
    """The zone's definition for a calendar, line by line."""
    here = law(rule) or Law("UTC", 0)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{timezone}"]
    if here.begins is None or here.ends is None:
        lines += _phase("STANDARD", None, here.ahead, here.ahead, here.name)
    else:
        winter, summer = here.ahead, here.summer_ahead
        lines += _phase("DAYLIGHT", here.begins, winter, summer, here.summer_name)
        lines += _phase("STANDARD", here.ends, summer, winter, here.name)
    return [*lines, "END:VTIMEZONE"]


def _phase(
    kind: str, change: Change | None, before: int, after: int, name: str
) -> list[str]:
    start = f"{FIRST_YEAR}0101T000000"
    lines = []
    if change:
        start = change.on(FIRST_YEAR).strftime("%Y%m%dT%H%M%S")
        lines = [f"RRULE:{change.yearly()}"]
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{start}",
        *lines,
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after)}",
        f"TZNAME:{name}",
        f"END:{kind}",
    ]


def _clock(setting: Setting) -> Ahead:
    here = law(setting.zone_rule)
    if here is not None:
        return here.at
    shifts = setting.zone_shifts or (("", 0),)
    moments = [moment for moment, _ in shifts]

    def at(moment: datetime) -> int:
        key = moment.isoformat(timespec="minutes")
        return shifts[max(0, bisect_right(moments, key) - 1)][1]

    return at


def _ahead(hours: str, minutes: str | None) -> int:
    """Minutes ahead; the rule counts how far clocks are behind."""
    behind = abs(int(hours)) * 60 + int(minutes or 0)
    return behind if hours.startswith("-") else -behind


def _change(parts: tuple[str | None, ...]) -> Change:
    month, week, weekday, hour, minute = (None if p is None else int(p) for p in parts)
    at = (2 if hour is None else hour) * 60 + (minute or 0)
    return Change(month or 1, week or 1, weekday or 0, at)


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
