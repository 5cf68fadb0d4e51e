"""A time zone's law as one line of text, so that pure code can reckon with it.

Reads the `tzdata` package first and the system's files second: the package goes with
the vaultkit version, so the same vault gives the same bytes on every machine. Knows
nothing of calendars and asks no clock.
"""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import NamedTuple
from zoneinfo import TZPATH, ZoneInfo

import tzdata  # type: ignore[import-untyped] # a folder of files

FIRST, LAST = 2026, 2040
"""Years in which a rule must give what the zone's own table gives."""

SHIFTS_UNTIL = 2070
"""Shifts are listed to the end of this year."""

DAY_HOURS = 24
_MONTHLY = r",M\d+\.\d\.\d(?:/(?P<{}>-?\d+)(?::\d+)*)?"
_NAME = r"(?:[A-Za-z]{3,}|<[-+A-Za-z\d]{3,}>)"
_RULE = re.compile(
    rf"{_NAME}-?\d+(?::\d+)?"
    rf"(?:{_NAME}(?:-?\d+(?::\d+)?)?{_MONTHLY.format('on')}{_MONTHLY.format('off')})?"
)
_PLAIN_NAME = re.compile(r"[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*)*")


class _Table(NamedTuple):
    """What a zone's file holds: the zone, its footer, its last listed transition."""

    zone: ZoneInfo
    footer: str
    last: int


def rule(timezone: str) -> str | None:
    """The zone's law in the POSIX form, such as `CET-1CEST,M3.5.0,M10.5.0/3`.

    None where that line would be wrong or cannot be told to a calendar: an unknown
    zone, a change at 24:00 or before midnight, a law that ends after `FIRST`.
    """
    table = _read(timezone)
    if table is None:
        return None
    form = _RULE.fullmatch(table.footer)
    if form is None:
        return None
    if not all(0 <= int(form[hour] or 2) < DAY_HOURS for hour in ("on", "off")):
        return None
    if table.last >= _seconds(FIRST) and not _agrees(table):
        return None
    return table.footer


def shifts(timezone: str) -> tuple[tuple[str, int], ...]:
    """UTC moments at which the zone's clocks change, and minutes ahead of UTC since.

    The first entry holds from the beginning. For zones that have no `rule`.
    """
    table = _read(timezone)
    if table is None:
        return ()
    at = datetime(FIRST - 20, 1, 1, tzinfo=UTC)
    end = datetime(SHIFTS_UNTIL + 1, 1, 1, tzinfo=UTC)
    ahead = _minutes(table.zone, at)
    found = [("0001-01-01T00:00", ahead)]
    while at < end:
        later = at + timedelta(days=7)
        if _minutes(table.zone, later) != ahead:
            at = _change(table.zone, at, later)
            ahead = _minutes(table.zone, at)
            found.append((at.strftime("%Y-%m-%dT%H:%M"), ahead))
        else:
            at = later
    return tuple(found)


def _read(timezone: str) -> _Table | None:
    if not _PLAIN_NAME.fullmatch(timezone):
        return None
    data = _bytes(timezone)
    if data is None or data[:4] != b"TZif" or data[4:5] < b"2":
        return None
    block = 44 + _block_size(data)
    times = _counts(data, block)[3]
    last = block + 44 + 8 * (times - 1)
    footer = data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")
    return _Table(
        ZoneInfo.from_file(BytesIO(data), key=timezone),
        footer,
        struct.unpack_from(">q", data, last)[0] if times else 0,
    )


def _bytes(timezone: str) -> bytes | None:
    """The zone's compiled file."""
    for place in (tzdata.__path__[0] + "/zoneinfo", *TZPATH):
        try:
            with open(f"{place}/{timezone}", "rb") as file:  # noqa: PTH123 - 4 ms
                return file.read()
        except OSError:
            continue
    return None


def _counts(data: bytes, at: int) -> tuple[int, ...]:
    """Marks of UTC, of standard time, leap seconds, times, types, name characters."""
    return struct.unpack_from(">6l", data, at + 20)


def _block_size(data: bytes) -> int:
    """Bytes of the first block, which holds 32-bit times and is not looked at."""
    utc, standard, leaps, times, types, chars = _counts(data, 0)
    return 5 * times + 6 * types + chars + 8 * leaps + standard + utc


def _agrees(table: _Table) -> bool:
    """Whether the footer alone gives the table's offsets in all years that matter."""
    head = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    block = head + struct.pack(">lbb", 0, 0, 0) + b"UTC\0"
    alone = BytesIO(block * 2 + b"\n" + table.footer.encode() + b"\n")
    other = ZoneInfo.from_file(alone)
    at, end = datetime(FIRST, 1, 1, tzinfo=UTC), datetime(LAST + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if _minutes(table.zone, at) != _minutes(other, at):
            return False
        at += timedelta(hours=8)
    return True


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first minute at which the offset is no longer that of `before`."""
    first = _minutes(zone, before)
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _minutes(zone, middle) == first:
            before = middle
        else:
            after = middle
    return after


def _minutes(zone: ZoneInfo, at: datetime) -> int:
    ahead = at.astimezone(zone).utcoffset()
    return int(ahead.total_seconds()) // 60 if ahead else 0


def _seconds(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
