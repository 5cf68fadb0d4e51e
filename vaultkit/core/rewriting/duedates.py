"""The date of a task line moved, in the place and the form that it has there.

Finds the date as readers of the line do: a date field, else the first date that is led
by `bis`, `by` and the like or stands at the front, else the one at the end. A line
without date gets one in its own dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultkit.core import dates, tasks
from vaultkit.core.dates import When
from vaultkit.core.edits import Replacement
from vaultkit.core.rewriting import dateforms
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.rewriting.proofs import Changes, refused
from vaultkit.core.rewriting.tasklines import TaskLine, proved
from vaultkit.core.spans import Span
from vaultkit.core.tasks import Placed
from vaultkit.core.words import Moment

_DEADLINE = frozenset(("bis", "until", "by", "before", "vor", "due", "faellig", "zum"))
_PLAIN = frozenset(("", "am", "on"))
_CLOSING = ("done_on", "cancelled_on", "block_id")
_HOLE = "\x01"
_FOLLOWING = re.compile(r"\b(?:nach|after)\b(?=\W+\w)", re.IGNORECASE)
"""`nach 3.12.` means a later day, and so it would with the new one."""


def set_due(
    line: TaskLine,
    moment: Moment,
    *,
    until: str | None = None,
    place: Span | None = None,
    lead: str = "",
) -> Changes:
    """Move the date of a task line.

    A moment with a time replaces a time that stands anywhere in the line; one without
    takes away a time that stands beside the date, and leaves any other.

    Args:
        line: Which line.
        moment: The new day, perhaps with a time.
        until: End of a range of times; without it a range keeps its length.
        place: Where the date stands in the note, if the caller knows.
        lead: The word that leads the time, or the day if there is none: `ab`.
    """
    near = line.note.text
    language = line.language
    wish = Wish(moment, until, line.base, language=language, near=near, lead=lead)
    whens = dates.find(_masked(line.own, line.fields), line.base)
    field = _field(line.fields)
    spot = _spot(line, whens)
    changes: list[Replacement] | None
    if place is not None:
        start = line.row.at
        changes = _in_words(line, Span(place.start - start, place.end - start), wish)
    elif field is not None:
        changes = _in_field(line, field, whens, wish)
    elif spot is not None:
        changes = _in_words(line, spot, wish)
    elif any(when.day or when.fault for when in whens):
        return refused("several-dates", line.span)
    else:
        changes = _added(line, wish)
    if changes is None:
        return refused("date", line.span)
    return proved(line, changes, line.row.mark)


def _masked(text: str, fields: Sequence[Placed]) -> str:
    """The words of a line, its fields blotted out; the offsets stay."""
    for field in fields:
        hole = _HOLE * (field.end - field.start)
        text = text[: field.start] + hole + text[field.end :]
    return text


def _field(fields: Sequence[Placed]) -> Placed | None:
    """The field that says when: the due date, else the day it is scheduled for."""
    for name in ("due", "scheduled"):
        for field in fields:
            if field.name == name:
                return field
    return None


def _spot(line: TaskLine, whens: Sequence[When]) -> Span | None:
    """Where the date stands among the words; None if there is none, or too many."""
    dated = [when for when in whens if when.day or when.fault]
    for when in dated:
        if when.lead in _DEADLINE or (when.start == 0 and when.lead in _PLAIN):
            return Span(when.start, when.end)
    if len(dated) == 1:
        return Span(dated[0].start, dated[0].end)
    for when in dated:
        if not line.own[when.end :].strip(" \t.!)"):
            return Span(when.start, when.end)
    return _time(line, whens) if not dated else None


def _time(line: TaskLine, whens: Sequence[When]) -> Span | None:
    """Where the time of a task stands whose day is that of its note.

    A list item without box has none: there a time at the front is when somebody rang.
    """
    if line.base is None or line.row.kind != "task":
        return None
    front = dates.leading(line.own)
    if front is not None and front.time:
        return Span(front.start, front.end)
    timed = [when for when in whens if when.time and when.lead != "von"]
    return Span(timed[0].start, timed[0].end) if len(timed) == 1 else None


def _in_words(line: TaskLine, spot: Span, wish: Wish) -> list[Replacement] | None:
    """The date among the words in its form; None if no form says it."""
    written = line.text[spot.start : spot.end]
    if dates.whole(written, wish.base) is None:
        return None
    for form in _led(written, wish):
        text = line.own[: spot.start] + form + line.own[spot.end :]
        if _reads(text, spot.start, wish):
            return [Replacement(line.at(*spot), form)]
    return None


def _led(written: str, wish: Wish) -> Iterator[str]:
    """Forms for a date among the words, with the word first that is to lead it."""
    if written[:1].isalpha() and _is_time(written):
        # `um 10:00` leads to a time only, and no day stands behind that.
        yield _spelled(wish)
    if not wish.time:
        written = _FOLLOWING.sub(_from, written)
    for form in dateforms.forms(written, wish):
        if wish.lead:
            words = form.split(" ")
            timed = (n for n in range(len(words)) if _is_time(" ".join(words[n:])))
            at = next(timed, 0)
            bare = words[at:]
            if bare[0].isalpha() and len(bare) > 1:
                bare.pop(0)
            yield " ".join((*words[:at], wish.lead, *bare))
        yield form


def _from(lead: re.Match[str]) -> str:
    """The word for a day in the place of one for those behind it."""
    word = {"nach": "ab", "after": "from"}[lead[0].lower()]
    return word.capitalize() if lead[0][0].isupper() else word


def _spelled(wish: Wish) -> str:
    """A day and a time in words: `am 26.11.2026 um 14:00`."""
    on, clock = ("am", "um") if wish.language == "de" else ("on", "at")
    if not wish.time:
        return f"{wish.lead or on} {_plain(wish)}"
    return f"{on} {_plain(wish)} {wish.lead or clock} {wish.hours}"


def _plain(wish: Wish) -> str:
    return dateforms.plain(wish._replace(moment=wish.day, until=None))


def _is_time(text: str) -> bool:
    when = dates.whole(text)
    return when is not None and when.day is None and when.time is not None


def _reads(text: str, start: int, wish: Wish) -> bool:
    """Whether the date at `start` of a line says what is wished."""
    masked = _masked(text, tasks.fields(text, wish.base))
    found = [*dates.find(masked, wish.base)]
    if start == 0 and (front := dates.leading(masked, wish.base)):
        found.append(front)
    for when in found:
        day = when.day or (wish.base if when.time else None)
        if when.start == start and day and not when.fault:
            return day[:10] == wish.day and (when.time or "") == wish.time
    return False


def _in_field(
    line: TaskLine, field: Placed, whens: Sequence[When], wish: Wish
) -> list[Replacement]:
    """The date in a field; its time there, or where the words have one."""
    written = line.text[field.at : field.until]
    inside = dates.leading(written, wish.base)
    changes: list[Replacement] = []
    alone = wish
    if wish.time and not (inside and inside.time):
        alone = wish._replace(moment=wish.day, until=None)
        timed = [w for w in whens if w.time and not w.day and not w.fault]
        changes += _clock(line, timed, wish)
    ways = (*dateforms.forms(written, alone), dateforms.iso(alone))
    form = next(way for way in ways if _says(line, field, way, alone))
    return [*changes, Replacement(line.at(field.at, field.until), form)]


def _says(line: TaskLine, field: Placed, form: str, wish: Wish) -> bool:
    """Whether a field, so written, says what is wished."""
    text = line.text[: field.at] + form + line.text[field.until :]
    task = tasks.parse(text, line.row.mark, wish.base)
    now = task.due if field.name == "due" else task.scheduled
    return now == wish.moment


def _clock(line: TaskLine, timed: Sequence[When], wish: Wish) -> Iterator[Replacement]:
    """The time among the words; behind them where there is none."""
    if timed:
        start, end = timed[0].start, timed[0].end
        form = dateforms.alike(line.text[start:end], wish) or wish.hours
        form = f"{wish.lead} {wish.hours}" if wish.lead else form
        yield Replacement(line.at(start, end), form)
    else:
        lead = wish.lead or ("um" if wish.language == "de" else "at")
        yield Replacement(line.at(line.own_end()), f" {lead} {wish.hours}")


def _added(line: TaskLine, wish: Wish) -> list[Replacement]:
    """A date for a line that has none, in its own dialect."""
    changes: list[Replacement] = []
    shape, german = line.brackets, wish.language == "de"
    if shape or line.speaks_emoji:
        if wish.time:
            changes += _clock(line, (), wish)
        text = f" 📅 {wish.day}"
        if shape:
            text = f"{shape[:-1]}due:: {wish.day}{shape[-1]}"
        at = line.own_end(_CLOSING)
    else:
        text = f" ({'bis' if german else 'by'} {_plain(wish)})"
        if wish.lead:
            text = f" {wish.lead} {_plain(wish)}"
        if wish.time:
            text = f" {_spelled(wish)}"
        at = line.own_end()
    return [*changes, Replacement(line.at(at), text)]
