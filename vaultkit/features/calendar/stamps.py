"""When each entry was last revised: kept from the former file, or later than before.

The former file is read by its lines only; what can't be read in it counts as absent.
No clock is asked: the earliest stamp of a day is that day's local midnight.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from vaultkit.features.calendar import zone
from vaultkit.plugin import Day, Setting

BEGIN, END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
SEQUENCE_FROM = datetime(2020, 1, 1)  # noqa: DTZ001 - UTC throughout
SEQUENCE_MOST = 2**31 - 1
"""Calendars keep the number in 32 bits."""

_BLANK = 0x20
_FORM = "%Y%m%dT%H%M%SZ"
_STAMP = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED):(\d{8}T\d{6}Z)\r$", re.MULTILINE)
_CONFLICT = (b"<<<<<<<", b">>>>>>>")


def former_entries(former: bytes) -> dict[bytes, bytes]:
    """The entries of a former file by their UID line, each from there to its end.

    None of a file that a merge left with both sides in it.
    """
    if b"\r\n" not in former:
        former = former.replace(b"\n", b"\r\n")
    # A mark alone is found at once; with its line's start every line is looked at.
    if any(mark in former and b"\n" + mark in former for mark in _CONFLICT):
        return {}
    texts = former.split(BEGIN)[1:]
    if texts:
        texts[-1] = texts[-1][: texts[-1].find(END) + len(END)]
    return {text[: head_end(text, 0)]: text for text in texts if text.endswith(END)}


def head_end(entry: bytes, start: int) -> int:
    """Where the line at `start` ends, the pieces it is folded into included."""
    end = entry.find(b"\r\n", start) + 2
    while entry[end] == _BLANK:
        end = entry.find(b"\r\n", end) + 2
    return end


def read(former: bytes) -> list[datetime]:
    """The stamps in a former entry, or in the part of it between head and rest."""
    found = []
    for stamp in _STAMP.findall(former):
        try:
            found.append(datetime.fromisoformat(stamp.decode()).replace(tzinfo=None))
        except ValueError:
            continue
    return found


def are_ours(lines: bytes) -> bool:
    """Whether these are three lines of a stamp, just as `write` makes them."""
    return any(write(stamp) == lines for stamp in read(lines)[:1])


def revised(former: bytes, midnight: datetime) -> bytes:
    """The stamps of an entry that is new or differs from its former self."""
    second = timedelta(seconds=1)
    return write(max([midnight, *(stamp + second for stamp in read(former))]))


def midnight(day: Day, setting: Setting) -> datetime:
    """The moment of UTC at which a day begins in the vault's zone."""
    return zone.utc(datetime.fromisoformat(day), setting)


def write(stamp: datetime) -> bytes:
    """The three lines of a stamp."""
    text = stamp.strftime(_FORM)
    number = int((stamp - SEQUENCE_FROM).total_seconds())
    number = min(max(number, 0), SEQUENCE_MOST)
    lines = f"DTSTAMP:{text}\r\nLAST-MODIFIED:{text}\r\nSEQUENCE:{number}\r\n"
    return lines.encode()
