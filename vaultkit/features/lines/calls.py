"""Boxes that are callbacks: `anrufen wegen …`, `Angebot nachfassen`, `call back …`."""

from __future__ import annotations

import re

from vaultkit.features.lines import box as boxed
from vaultkit.features.lines import deadlines, moments
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.box import DAY, TAG, Box, Made, is_dated
from vaultkit.features.lines.clauses import LINK
from vaultkit.features.lines.facts import CALL, Call
from vaultkit.features.lines.folding import bag, fold
from vaultkit.features.lines.scenes import Scene
from vaultkit.features.lines.titles import blank
from vaultkit.plugin import Moment, dates

_FRONT = 80
_SIGNS = ".,:;!?()"
_STEMS = re.compile("(?:ruf|fass|hak|telefonier|meld)en")
"""A verb at the end has one of these; looked for before anything else is done."""
_LAST = bag("anrufen zurueckrufen nachfassen nachhaken telefonieren")
_GERMAN_CALLS = bag("anrufen zurueckrufen rueckruf nachfassen")
_OTHERS_DO = say.MODAL | say.NOT | bag("warte warten wartet abwarten ob dass lassen")
"""`Anna will mich anrufen`, `nicht anrufen`: nothing for me to do, or in doubt."""
_AT_HOUR = re.compile(r"(?<!\w)(?:at|um) [1-6](?![0-9])", re.IGNORECASE)
_SMALL = bag("bei mit an with to")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOES_ON = bag("und and & + sowie plus")
_LEADING = say.CALL_BACK | say.POLITE | _SMALL | bag("melden sich follow up back")


def may_be(text: str) -> bool:
    """Whether a box could be about a call at all; asked of every box without a link."""
    small = text.lower()
    return "ruf" in small or "fassen" in small or "call" in small or "haken" in small


def is_said(words: str) -> bool:
    """Whether words tell of calling, whoever is to be called."""
    first = [w.strip(_SIGNS) for w in fold(words[:_FRONT]).split(None, 6)[:6]]
    if first[:1] and first[0] in say.CALL_BACK:
        return first[1:2] == [] or first[1] not in say.NO_CALL_AFTER
    return not _GERMAN_CALLS.isdisjoint(first) and _OTHERS_DO.isdisjoint(first)


def is_by_day(words: str) -> bool:
    """Whether hours before seven are those of the afternoon: nobody meets at night."""
    if is_said(words):
        return True
    if _AT_HOUR.search(words) is None:
        return False
    first = fold(words[:_FRONT]).split()
    return any(word.strip(_SIGNS) in say.MEET for word in first)


def is_call(box: Box, scene: Scene) -> bool:
    """Whether a box begins with calling somebody back, or ends in it as Germans do."""
    if box.task.words.startswith("("):
        return False
    folded = fold(box.masked[box.at : box.at + _FRONT])
    words = [w.strip(".,:;!") for w in folded.split(None, 5)[:5]]
    while words and words[0] in say.POLITE:
        words.pop(0)
    first, second = (*words, "", "")[:2]
    if first in say.CALL_BACK or first.startswith("rueckruf"):
        return second not in say.NO_CALL_AFTER
    if (first, second) in say.CALL_BACK_PAIRS:
        return True
    if first == "bei" and second[:1] == LINK:
        return "melden" in words
    for at, word in enumerate(words[1:4], 1):
        if word in say.RING:
            name = " ".join(words[:at])
            if scene.target_named(name) is not None:
                return True
    return _STEMS.search(box.masked) is not None and _ends_in_call(box)


def _ends_in_call(box: Box) -> bool:
    """Whether the words end in such a verb, dates and tags behind it apart."""
    spans = [(when.start, when.end) for when in box.whens]
    spans += (tag.span() for tag in TAG.finditer(box.masked))
    words = [w.strip(_SIGNS) for w in fold(blank(box.masked, spans)[box.at :]).split()]
    words = [word for word in words if word]
    if not words or not _OTHERS_DO.isdisjoint(words):
        return False
    return words[-1] in _LAST or (words[-1] == "melden" and "bei" in words)


def make(box: Box, scene: Scene) -> Made | None:
    """A callback: with its date, or due on the day of its note; else it is loose."""
    timed = next((w for w in box.whens if w.time and w.lead != "von"), None)
    dated = deadlines.surest(w for w in box.whens if is_dated(w) and _dates(box, w))
    day = box.field[:DAY] if box.field else None
    used = tuple(w for w in box.whens if w in (timed, dated))
    if dated is not None and not day:
        day = dated.day
    elif not day:
        day = box.base
        if day is None and not box.task.bad:
            return None
    due: Moment | None = day
    end, clock = None, ""
    if day is not None and timed is not None:
        due, end, clock = moments.window(day, timed.time, timed.until, timed.lead)
    elif box.field and len(box.field) > DAY:
        until = box.task.due_until
        due, end, clock = moments.window(
            box.field[:DAY], box.field[DAY + 1 :][:5], until and until[-5:], ""
        )
    row = Call(
        due,
        end,
        clock,
        boxed.text(box, scene.task_filter, used, _named(box)),
        box.task.mark,
        box.task.done_on,
        box.task.block_id,
        box.task.start,
        box.base,
        box.mentions,
    )
    return Made(CALL, row, used)


def _dates(box: Box, when: dates.When) -> bool:
    """Whether a date is when to call: led, at either end, or before the last verb.

    `die Mail vom 20.11.` tells of which day it is.
    """
    if when.lead == "von" and not when.time:
        return False
    if when.lead or when == box.front or boxed.ends(box, when):
        return True
    behind = fold(box.masked[when.end :]).strip(" \t.!,:–")
    return behind in _LAST or behind.partition(" ")[0] in say.ABOUT


def _named(box: Box) -> tuple[tuple[int, int], ...]:
    """The own link behind the leading verb: `anrufen: [[Anna]] wegen Angebot`."""
    if not box.own:
        return ()
    link = box.links[box.own[0]]
    head = box.masked[box.at : link.start]
    words = [(m[0].lower(), m.end()) for m in _WORD.finditer(head)]
    rest = fold(box.masked[link.end :]).strip(" \t,:")
    if not words or not rest or rest.split(maxsplit=1)[0] in _GOES_ON:
        return ()
    if not all(fold(word) in _LEADING for word, _ in words):
        return ()
    while words and words[-1][0] in _SMALL:
        words.pop()
    if not words:
        return ()
    return ((box.at + words[-1][1], link.end),)
