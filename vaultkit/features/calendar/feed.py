"""The feed's file: its head, the zone, the entries in order, and whose a file is."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.features.calendar import stamps, wording, zone
from vaultkit.plugin import Day, Setting, msg

PRODUCT = "-//vaultkit//feed//EN"
COLOR, APPLE_COLOR = "teal", "#008080"
REFRESH = "PT1H"
LINE_OCTETS = 75
_HEAD_OCTETS = 1000
_BEGINS = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:{PRODUCT}\n".encode()
_START, _DTSTART = len(stamps.BEGIN), b"\r\nDTSTART"
_MARK = b"<<<<<<<"


def path(setting: Setting) -> str:
    """Where the feed stands in the vault."""
    return setting.options.path or setting.words.say(msg("calendar.file"))


def foreign(former: bytes) -> bool:
    """Whether a file begins otherwise than our feeds do; an empty one does not.

    A merge conflict that spans the head leaves its mark before ours.
    """
    text = former[:_HEAD_OCTETS].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    while text.startswith(_MARK):
        text = text.partition(b"\n")[2]
    return bool(text.strip()) and not text.startswith(_BEGINS)


def join(items: Sequence[bytes], former: bytes, day: Day, setting: Setting) -> bytes:
    """The whole file. An entry that did not change keeps its stamps.

    Args:
        items: What `entry.item` made, in any order.
        former: The file as it stands now; empty if there is none.
        day: The day of the feed; its local midnight is the earliest stamp.
        setting: The vault's settings.
    """
    old = {} if foreign(former) else stamps.former_entries(former)
    midnight = stamps.midnight(day, setting)
    placed, has_zone = [], not items
    ours: set[bytes] = set()
    for item in items:
        end = stamps.head_end(item, _START)
        head, rest = item[_START:end], item[end:]
        before = old.get(head, b"")
        between = before[len(head) : -len(rest)] if before.endswith(rest) else b""
        if between in ours or stamps.are_ours(between):
            ours.add(between)
        else:
            before = head + stamps.revised(before, midnight) + rest
        at = item.index(_DTSTART, end - 2) + len(_DTSTART)
        has_zone = has_zone or item.startswith(b";TZID=", at)
        at = item.index(b":", at)
        placed.append((item[at : item.index(b"\r\n", at)], head, before))
    placed.sort()
    head = b"".join(_head(setting, has_zone))
    texts = [head, *(entry for _, _, entry in placed)]
    texts[-1] += b"END:VCALENDAR\r\n"
    return stamps.BEGIN.join(texts)


def _head(setting: Setting, with_zone: bool) -> list[bytes]:
    """All before the entries. A calendar must hold something: if nothing, the zone."""
    name = wording.flat(setting.options.name or setting.words.say(msg("calendar.name")))
    escaped = "".join(f"\\{c}" if c in "\\;," else c for c in name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped}",
        f"X-WR-CALNAME:{escaped}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        f"COLOR:{COLOR}",
        f"X-APPLE-CALENDAR-COLOR:{APPLE_COLOR}",
    ]
    if with_zone:
        named = zone.is_named(setting)
        lines += zone.component(
            setting.timezone if named else "UTC",
            setting.zone_rule if named else zone.PLAIN_UTC,
        )
    return [_fold(line) for line in lines]


def _fold(line: str) -> bytes:
    """The line in pieces of at most 75 octets, no character split."""
    data, pieces, room = line.encode(), [], LINE_OCTETS
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - inside a character
            cut -= 1
        pieces.append(data[:cut])
        data, room = data[cut:], LINE_OCTETS - 1
    return b"\r\n ".join([*pieces, data]) + b"\r\n"
