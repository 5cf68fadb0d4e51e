"""Lines without a box that say when to call, and that no list will remind of.

`Rückruf Di 14 Uhr wg. Empfehlung` without a box is neither a key nor a task. Nothing is
made of it; it is only pointed out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vaultkit.features.lines import faults, outcomes
from vaultkit.features.lines.folding import bag, fold, spoken
from vaultkit.features.lines.leads import has_digit
from vaultkit.features.lines.scenes import Scene
from vaultkit.plugin import Diagnostic, Note, Row, Span, dates

_FIRST = "RrWwAaZzNnCcFfBb*_TtMmDdVv"
"""What such a line may begin with; looked at before anything else."""
_LEADS = bag(
    "rueckruf rr wiedervorlage wv anrufen zurueckrufen nachfassen nachhaken callback"
    " call-back follow-up followup"
)
_PAIRS = {("call", "back"), ("follow", "up"), ("naechster", "kontakt")} | {
    ("next", "call"),
    ("bitte", "anrufen"),
    ("wieder", "anrufen"),
}
_OVER = bag("erledigt erl erfolgt done kein keine no vom von from war hat was")
_MEETINGS = bag(
    "termin telefontermin besprechung treffen besuch demo vorfuehrung meeting"
    " appointment visit"
)
_DATES = bag("datum date")
_ASKED = bag("rueckruf rr zurueckrufen callback")
_FRONT = 32
_TODOS = ("TODO ", "DOING ", "LATER ", "NOW ", "TODO: ", "[ ] ")
_SIGNS = ".,:;!?()*_"


def read(row: Row, scene: Scene, *, logs: bool) -> Sequence[Diagnostic]:
    """The hint that a line of a card reads like a plan to call or to meet.

    Args:
        row: The line.
        scene: Its note.
        logs: Lines that begin with a day are entries of a log here.
    """
    if not (asks(row.text) or is_todo(row.text) or _meets(row.text, logs=logs)):
        return ()
    if any(row.at <= line.key_span.start < row.end for line in scene.note.card_lines):
        return ()
    return (faults.of_plan(scene.note.path, Span(row.at, row.end)),)


def unlisted(note: Note) -> Sequence[Diagnostic]:
    """The hint that a dated note asks for calls, and is no list of them."""
    if not any(field.key.lower() in _DATES for field in note.frontmatter.fields):
        return ()
    for row in note.rows:
        said = spoken(row.text) if row.kind in {"item", "text"} else []
        if not _ASKED.isdisjoint(said) or ("call", "back") in pairwise(said):
            return (faults.of_unlisted(note.path, Span(row.at, row.end)),)
    return ()


def is_todo(text: str) -> bool:
    """`TODO call Max`: a task as outliners mark it, which is not read as one."""
    return text.startswith(_TODOS)


def asks(text: str) -> bool:
    """Whether a line begins with calling, says when, and tells of no call that was."""
    if text[:1] not in _FIRST:
        return False
    first, second = (*_words(text[:_FRONT]), "", "")[:2]
    if first not in _LEADS and (first, second) not in _PAIRS:
        return False
    if not _OVER.isdisjoint(_words(text)):
        return False
    if not outcomes.TRIGGERS.isdisjoint(spoken(text)):
        return False
    return any(when.lead != "von" for when in dates.find(text, None))


def _meets(text: str, *, logs: bool) -> bool:
    """Whether a line begins with meeting, on a day and at a time, or the other way."""
    front = text[:_FRONT]
    if front[:1] in _FIRST and not _MEETINGS.isdisjoint(_words(front)[:1]):
        found = dates.find(text, None)
    elif not logs and has_digit(front, _FRONT):
        when = dates.leading(text)
        found = (when,) if when is not None else ()
        if not found or _MEETINGS.isdisjoint(_words(text[found[0].end :])[:1]):
            return False
    else:
        return False
    timed = any(when.time and (when.day or when.fault) for when in found)
    return timed and _OVER.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return [word.strip(_SIGNS) for word in fold(text).split()]
