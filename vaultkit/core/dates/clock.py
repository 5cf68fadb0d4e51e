"""Times of day in German and English: `14:00`, `13-14 Uhr`, `14h30`, `2–3 pm`.

A number alone is a time only where the caller says so, and never before seven: whether
`um 3` means night or afternoon is not for a program to guess. `3.12.` is no time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.core.dates.arithmetic import may_exist
from vaultkit.core.dates.vocabulary import (
    PARTS,
    PARTS_BEHIND,
    WEEKDAYS,
    ends_clean,
    skip_blanks,
    word_at,
)

_POINT = (
    r"([0-9]{1,2})(?:([:.h])([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?)?"
    r"(?:[^\S\r\n]?(uhr|h|[ap]\.m\.|[ap]m|o['’]clock)"
    r"(?=ish|[\W_]|$))?"
)
_ISH = re.compile(r"[^\S\r\n]?-?ish(?![^\W_])", re.IGNORECASE)
"""`3ish`: about that time, which is when one calls."""
_CLOCK = re.compile(_POINT, re.IGNORECASE)
_TO = re.compile(
    r"[^\S\r\n]?[-–—][^\S\r\n]?|[^\S\r\n]+(?:bis|to|until|till|und|and)[^\S\r\n]+",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"[^\S\r\n]?([0-5][0-9])(?![^\S\r\n]?[\w:.,%€$/-])")
_MIDNIGHT = re.compile(
    r"24(?:[:.]00)?([^\S\r\n]?uhr|h(?![^\W_]))|24:00(?![0-9])", re.IGNORECASE
)
_NIGHT, _NOON, _HOURS = 7, 12, 24
_DAWN, _EVENING = 6, 18
_AFTERNOONS = {"pm": range(12), "noon": range(4), "night": range(8, 13)}
"""The hours that count on from noon when a part of the day is named."""


class Clock(NamedTuple):
    """A time of day, or a range of them, and the offset after it.

    `plain` is False for what may be a length of time (`14h`).
    """

    end: int
    time: str
    until: str | None = None
    plain: bool = True


class _Point(NamedTuple):
    end: int
    hour: int
    minute: int
    sep: str
    mark: str


class Hint(NamedTuple):
    """What stands before a time, and makes more of it a time.

    `bare`: a number alone may be an hour, or a range of hours. `dotted`: `9.12` is a
    time; `odd`: it is one if it can be no date, as `9.30`. `both`: `und` and `and` join
    a range, as after `zwischen`. `half`: the part of the day named before. `beside`: a
    day stands before it, so that `9-10:30` is a range of times. `daytime`: hours before
    seven are those of the afternoon, if no zero stands before them.
    """

    bare: bool = False
    dotted: bool = False
    odd: bool = False
    both: bool = False
    half: str = ""
    beside: bool = False
    daytime: bool = False


_NO_HINT = Hint()


def clock_at(text: str, at: int, hint: Hint = _NO_HINT) -> Clock | None:
    """The time of day or the range of times that begins at `at`."""
    first = _point(text, at)
    if first is None:
        return None
    last = _last(text, first.end, both=hint.both)
    if last is not None:
        start, last = _shared(first, last, hint)
        start, last = (_by_day(text, at, point, hint) for point in (start, last))
        if _is_time(last, hint) and _is_time(start, hint):
            return _range(text, start, last, hint.half)
    first = _by_day(text, at, first, hint)
    end, half = _part(text, first.end, hint.half)
    if not _is_time(first, hint._replace(half=half)) or not ends_clean(text, end):
        return None
    hours_only = first.mark == "h" and not first.sep
    return Clock(end, _said(first, half), None, not hours_only)


def _by_day(text: str, at: int, point: _Point, hint: Hint) -> _Point:
    """The hour as callers mean it: 3 is 15, and 03:00 is not."""
    early = 0 < point.hour < _NIGHT and text[at] != "0"
    wanted = hint.daytime or point.mark == "ish"
    if not (wanted and early) or hint.half or point.mark in ("am", "pm", "h"):
        return point
    if _part(text, point.end, "")[1]:
        return point
    return point._replace(hour=point.hour + _NOON)


def _range(text: str, first: _Point, last: _Point, half: str) -> Clock | None:
    """Two times; an end before the start is believed only over midnight."""
    end, half = _part(text, last.end, half)
    if not ends_clean(text, end):
        return None
    start, stop = _said(first, half), _said(last, half)
    overnight = first.hour >= _EVENING and last.hour <= _DAWN
    return Clock(end, start, stop if stop > start or overnight else None)


def _point(text: str, at: int) -> _Point | None:
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    end, mark, sep = found.end(), (found[4] or "").lower().replace(".", ""), found[2]
    hour, minute = int(found[1]), int(found[3] or 0)
    if mark in ("am", "pm"):
        if hour == 0 or hour > _NOON or (mark == "am" and _german(text, end)):
            end, mark = found.end(3) if sep else found.end(1), ""
        else:
            hour = hour % _NOON + (_NOON if mark == "pm" else 0)
    elif mark == "uhr" and not sep:
        more = _MINUTES.match(text, end)
        if more:
            end, minute, sep = more.end(), int(more[1]), ":"
    about = _ISH.match(text, end)
    if about is not None:
        end, mark = about.end(), mark or "ish"
    if hour >= _HOURS or text[end : end + 1].isdigit():
        return None
    goes_on = text[end : end + 1] in (":", ".") and text[end + 1 : end + 2].isdigit()
    if not mark and goes_on:
        return None
    return _Point(end, hour, minute, (sep or "").lower(), mark)


def _german(text: str, at: int) -> bool:
    """Whether `am` leads a German day: `9:00 am Montag`, `um 9 am 3.12.`."""
    at = skip_blanks(text, at)
    word, _ = word_at(text, at)
    digits = text[at : at + 2].rstrip(".")
    return (word in WEEKDAYS and not word.endswith("day")) or (
        digits.isdigit() and "." in text[at + 1 : at + 3]
    )


def _last(text: str, at: int, *, both: bool) -> _Point | None:
    joint = _TO.match(text, at)
    if joint is None:
        return None
    if joint[0].strip().lower() in ("und", "and") and not both:
        return None
    midnight = _MIDNIGHT.match(text, joint.end())
    if midnight is not None:
        mark = (midnight[1] or "").strip().lower()
        return _Point(midnight.end(), 0, 0, ":" if not mark else "", mark)
    return _point(text, joint.end())


def _shared(first: _Point, last: _Point, hint: Hint) -> tuple[_Point, _Point]:
    """Both points with what one borrows from the other: `13-14 Uhr`, `1-2 pm`."""
    if first.mark or not last.mark:
        clock = ":" in (first.sep, last.sep) and not (first.mark or last.mark)
        if hint.beside and clock and _NIGHT <= first.hour < last.hour:
            return first._replace(sep=":"), last._replace(sep=":")
        return first, last
    hour = first.hour
    if last.mark == "pm" and hour < _NOON and hour + _NOON <= last.hour:
        hour += _NOON
    return first._replace(hour=hour, mark=last.mark), last


def _is_time(point: _Point, hint: Hint) -> bool:
    if point.mark == "ish":
        known = point.hour >= _NIGHT or hint.half != ""
        return known and (hint.bare or hint.beside or hint.daytime)
    if point.sep == ".":
        odd = hint.odd and not may_exist(point.minute, point.hour)
        return hint.dotted or odd or point.mark not in ("", "h")
    if point.sep or point.mark in ("uhr", "am", "pm", "o'clock", "o’clock"):
        return True
    plain = point.hour >= _NIGHT or hint.half != ""
    return plain and (hint.bare or point.mark == "h")


def _part(text: str, at: int, half: str) -> tuple[int, str]:
    """A part of the day named after the time: `8 Uhr abends`, `8 in the evening`."""
    word, end = word_at(text, skip_blanks(text, at))
    if word in PARTS_BEHIND:
        return end, PARTS[word]
    if word == "in":
        the, end = word_at(text, skip_blanks(text, end))
        word, end = word_at(text, skip_blanks(text, end))
        if the == "the" and word in PARTS:
            return end, PARTS[word]
    return at, half


def _said(point: _Point, half: str) -> str:
    """The time as text; an hour of the afternoon counts on from noon."""
    hour = point.hour
    if point.mark not in ("am", "pm") and hour in _AFTERNOONS.get(half, ()):
        hour = (hour + _NOON) % _HOURS
    return f"{hour:02}:{point.minute:02}"
