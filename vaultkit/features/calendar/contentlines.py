"""Lines of a calendar file as bytes: values escaped, long lines folded.

Knows the few forms of value that the feed has. What it makes is byte for byte what the
icalendar library makes of the same, which tests compare; loading that library costs
more than a feed whose one entry changed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

OCTETS = 74
"""Of a line and of each piece it is folded into, the blank before it not counted."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_BEGIN_ESCAPES = b"\\^"
_TAIL = 0x80
_TAIL_BITS = 0xC0


def text(value: str) -> str:
    """A value of words, of which a line break is one."""
    return value.translate(_ESCAPES)


def when(name: str, moment: date, timezone: str) -> str:
    """The line of a day, of a moment of UTC, or of a time in a zone."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{_digits(moment.isoformat())}"
    said = _digits(moment.replace(tzinfo=None).isoformat(timespec="seconds"))
    if moment.tzinfo is UTC:
        return f"{name}:{said}Z"
    return f"{name};TZID={timezone}:{said}"


def _digits(iso: str) -> str:
    return iso.replace("-", "").replace(":", "")


def fold(line: str) -> bytes:
    """A line in pieces that are short enough; no character or escape is split."""
    data = line.encode()
    if len(data) <= OCTETS:
        return data + b"\r\n"
    pieces, start = [], 0
    while len(data) - start > OCTETS:
        cut = start + OCTETS
        while data[cut] & _TAIL_BITS == _TAIL:
            cut -= 1
        if data[cut - 1] in _BEGIN_ESCAPES:
            cut -= 1
        pieces.append(data[start:cut])
        start = cut
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"
