"""Lines without a box that say when to call, and that no list will remind of.

`Rückruf Di 14 Uhr wg. Empfehlung` without a box is neither a key nor a task. Nothing is
made of it; it is only pointed out.
"""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.features.lines import faults, outcomes
from vaultkit.features.lines.folding import bag, fold, spoken
from vaultkit.features.lines.scenes import Scene
from vaultkit.plugin import Diagnostic, Row, Span, dates

_FIRST = "RrWwAaZzNnCcFfBb*_"
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
_FRONT = 32
_TODOS = ("TODO ", "DOING ", "LATER ", "NOW ", "TODO: ")
_SIGNS = ".,:;!?()*_"


def read(row: Row, scene: Scene) -> Sequence[Diagnostic]:
    """The hint that a line of a card reads like a plan to call."""
    if not (asks(row.text) or is_todo(row.text)):
        return ()
    if any(row.at <= line.key_span.start < row.end for line in scene.note.card_lines):
        return ()
    return (faults.of_plan(scene.note.path, Span(row.at, row.end)),)


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


def _words(text: str) -> list[str]:
    return [word.strip(_SIGNS) for word in fold(text).split()]
