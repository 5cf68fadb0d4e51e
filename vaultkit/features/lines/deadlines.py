"""By which day something is owed, as the words of a box say it.

A date counts with a lead word, at the front, or in full at the very end. Others are
days that something is about; those that could be meant otherwise are handed back, so
that it can be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vaultkit.features.lines.box import DAY, Box, ends, is_dated
from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import Day, dates

LEADS = frozenset({"bis", "until", "by", "before", "vor", "due", "faellig", "zum"})
_ON = frozenset({"", "am", "on"})
_MARK = re.compile(r"@(?:due|deadline|by|bis|frist|fällig|faellig|date|datum)?[({]?$")
_CLOSED = {"(": ")", "{": "}"}
_YEAR = re.compile(r"[0-9]{4}|\.[0-9]{1,2}\.[0-9]{2}|[0-9]\.\s[0-9]+\.\s[0-9]{2}")
_WEEKDAY = re.compile(
    r"(?<![^\s(])(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)[.)!]*\s*$"
)
_REFERS = bag(
    "seit since vom von of from dated stand version siehe see vgl cf aus laut gemaess"
    " per geb geboren born geburtstag birthday geburtsdatum gegruendet founded nr"
    " nummer no art abschnitt kapitel seite about ueber wegen re on for fuer"
)
"""After these a date at the end tells of which day, not until when."""


def marked(text: str, whens: Sequence[dates.When]) -> tuple[dates.When, ...]:
    """The dates of a text, those in `@due(…)` and `@{…}` led as such."""
    return tuple(_marked(text, when) for when in whens)


def _marked(text: str, when: dates.When) -> dates.When:
    found = _MARK.search(text, max(when.start - 12, 0), when.start)
    if found is None:
        return when
    closer = _CLOSED.get(found[0][-1], "")
    end = when.end + (text[when.end : when.end + 1] == closer != "")
    return when._replace(start=found.start(), end=end, lead="due")


def last(
    masked: str, day: Day | None, whens: Sequence[dates.When]
) -> tuple[dates.When, ...]:
    """`send brochure Fri`: the short weekday that a dated note's box ends in."""
    found = _WEEKDAY.search(masked) if day else None
    if found is None or (whens and whens[-1].end >= found.start(1)):
        return ()
    when = dates.whole(found[1], day)
    return (when._replace(start=found.start(1), end=found.end(1)),) if when else ()


def read(box: Box) -> tuple[Day | None, tuple[dates.When, ...]]:
    """The day by which something is owed, and the date in the words that says so."""
    if box.field:
        return box.field[:DAY], ()
    found = surest(when for when in box.whens if _is_due(box, when))
    if found is None:
        return None, ()
    return found.day if is_dated(found) else box.base, (found,)


def surest(whens: Iterable[dates.When]) -> dates.When | None:
    """The first of some dates that can be placed, else the first.

    `bis Fr, spätestens bis 30.11.2026` is due where nobody knows which Friday.
    """
    every = tuple(whens)
    sure = (when for when in every if when.fault in {"", "weekday"})
    return next(sure, every[0] if every else None)


def _is_due(box: Box, when: dates.When) -> bool:
    """Whether something is owed by a date, or by a time on the note's own day."""
    led = when.lead in LEADS
    if is_dated(when):
        return led or (when.lead in _ON and _is_placed(box, when))
    return led and bool(box.base)


def _is_placed(box: Box, when: dates.When) -> bool:
    """Whether a date stands where a deadline does: in front or, in full, at the end."""
    if when == box.front:
        return True
    if not ends(box, when):
        return False
    sure = _is_full(box, when) or _is_near(box, when)
    return bool(when.lead) or (sure and not _refers(box, when))


def _is_full(box: Box, when: dates.When) -> bool:
    """Whether a date has its year, is no link, and lies not behind the note's day."""
    raw = box.masked[when.start : when.end]
    if "[[" in raw or _YEAR.search(raw) is None:
        return False
    return box.base is None or when.day is None or when.day >= box.base


def _is_near(box: Box, when: dates.When) -> bool:
    """Whether a dated note's box ends in `tomorrow`, `Friday`, `nächste Woche`."""
    raw = box.masked[when.start : when.end]
    known = box.base is not None and when.day is not None and when.day >= box.base
    return known and not any(map(str.isdigit, raw))


def _refers(box: Box, when: dates.When) -> bool:
    before = fold(box.masked[: when.start]).split()[-1:]
    return bool(before) and before[0].strip(".,:(") in _REFERS


def unread(box: Box, used: Sequence[dates.When]) -> dates.When | None:
    """A date that is no deadline as it stands, and may have been meant as one."""
    for when in box.whens:
        if when.day is None or when in used or when.lead not in {*_ON, "ab"}:
            continue
        raw = box.masked[when.start : when.end]
        behind = box.base is not None and when.day < box.base
        if any(map(str.isdigit, raw)) and not behind and not _refers(box, when):
            return when
    return None
