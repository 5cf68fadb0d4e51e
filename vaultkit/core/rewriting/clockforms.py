"""A time of day, or a range of them, written anew in the form of another.

`14 Uhr` becomes `9:30 Uhr`, `2pm` becomes `9:30am`, and `13:00–13:30` keeps its half
hour. Whether what it makes reads as meant is for whoever asked to try.
"""

from __future__ import annotations

import re
from functools import cache

_DAY = 24 * 60
_NOON = 12
_HALVES = frozenset("ap")
"""How the halves of the English day begin."""


def like(written: str, time: str, until: str | None = None, *, padded: bool) -> str:
    """The time in the form of the one written, a range if one of them is a range.

    Args:
        written: A time, or two with a dash or a word between them.
        time: `09:30`.
        until: The end of the range; without it a range keeps its length.
        padded: Two digits show that an hour before ten has a zero.
    """
    found = _range().match(written)
    if found is None:
        return time
    first, joint, last = found[1], found[2], found[3]
    start = _point(first, time, padded=padded)
    if joint is None:
        return f"{start}–{_point(first, until, padded=padded)}" if until else start
    length = _length(_plain(first, last), _plain(last, first))
    until = until or shifted(time, length)
    end = _point(last, until, padded=padded)
    mark = _pieces(last)[5]
    if mark[:1].lower() in _HALVES and not _pieces(first)[5]:
        same = (time < "12") is (until < "12")
        start = _half(time, _pieces(first)[1], "" if same else mark)
    if ":" in end and ":" not in start and start.isdigit():
        start += ":00"
    return f"{start}{joint}{end}"


def shifted(time: str, minutes: int) -> str:
    """The time some minutes later, past midnight if need be."""
    total = (int(time[:2]) * 60 + int(time[3:]) + minutes) % _DAY
    return f"{total // 60:02}:{total % 60:02}"


def _length(start: int, end: int) -> int:
    return (end - start) % _DAY


def _plain(written: str, other: str) -> int:
    """Minutes since midnight, the half of the day taken from the other end."""
    digits, _, minutes, _, _, mark = _pieces(written)
    hour, mark = int(digits), mark.lower()
    if not mark:
        last, *_, mark = _pieces(other.lower())
        if mark[:1] == "p" and hour > int(last) % _NOON:
            mark = "am"
    if mark[:1] in _HALVES:
        hour = hour % _NOON + (_NOON if mark[0] == "p" else 0)
    return hour * 60 + int(minutes or 0)


def _point(written: str, time: str, *, padded: bool) -> str:
    """One time of day in the form of another."""
    digits, sign, _, seconds, blank, mark = _pieces(written)
    minute = time[3:]
    if mark[:1].lower() in _HALVES:
        return _half(time, sign, blank + mark)
    zero = digits[0] == "0" or (padded and len(digits) > 1)
    hour = time[:2] if zero else str(int(time[:2]))
    if sign:
        return f"{hour}{sign}{minute}{':00' if seconds else ''}{blank}{mark}"
    if minute == "00":
        return f"{hour}{blank}{mark}"
    if mark.lower() == "h":
        return f"{hour}{mark}{minute}"
    return f"{hour}:{minute}{blank}{mark}"


def _half(time: str, sign: str, mark: str) -> str:
    """A time of the English clock; `mark` is ` pm`, `AM`, `p.m.` as written, or ""."""
    hour, minute = int(time[:2]), time[3:]
    half = "p" if hour >= _NOON else "a"
    old = mark.lstrip()[:1]
    mark = mark.replace(old, half.upper() if old.isupper() else half, 1) if old else ""
    number = str(hour % _NOON or _NOON)
    return (
        f"{number}{sign or ':'}{minute}{mark}"
        if sign or minute != "00"
        else number + mark
    )


@cache
def _range() -> re.Pattern[str]:
    point = (
        r"\d\d?(?:[:.h][0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:[^\S\r\n]?"
        r"(?:uhr(?:[^\S\r\n]?[0-5]\d)?|h|[ap]\.m\.|[ap]m|o['’]clock)(?![^\W_]))?"
    )
    joint = (
        r"[^\S\r\n]?[-–—][^\S\r\n]?|[^\S\r\n]+(?:bis|to|until|till|und|and)[^\S\r\n]+"
    )
    return re.compile(rf"({point})(?:({joint})({point}))?", re.IGNORECASE)


def _pieces(point: str) -> tuple[str, ...]:
    """Hour, sign, minute, seconds, blank and mark of a time, those missing empty."""
    found: list[tuple[str, ...]] = _points().findall(point)
    return found[0]


@cache
def _points() -> re.Pattern[str]:
    return re.compile(
        r"(\d\d?)(?:([:.h])([0-5]\d)(:[0-5]\d(?:\.\d+)?)?)?"
        r"([^\S\r\n]?)(uhr|h|[ap]\.m\.|[ap]m|o['’]clock)?",
        re.IGNORECASE,
    )
