"""Lines of a card that say when to call, and that no list will remind of.

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
_OVER = bag("erledigt erl erfolgt done kein keine no vom war hat was")
_FRONT = 32
_SIGNS = ".,:;!?()*_"


def read(row: Row, scene: Scene) -> Sequence[Diagnostic]:
    """The hint that a line reads like a plan to call."""
    if row.text[:1] not in _FIRST or not _asks(row.text):
        return ()
    if any(row.at <= line.key_span.start < row.end for line in scene.note.card_lines):
        return ()
    if not any(when.lead != "von" for when in dates.find(row.text, None)):
        return ()
    return (faults.of_plan(scene.note.path, Span(row.at, row.end)),)


def _asks(text: str) -> bool:
    """Whether a line begins with calling, and tells of no call that has been."""
    first, second = (*_words(text[:_FRONT]), "", "")[:2]
    if first not in _LEADS and (first, second) not in _PAIRS:
        return False
    over = not _OVER.isdisjoint(_words(text))
    return not over and outcomes.TRIGGERS.isdisjoint(spoken(text))


def _words(text: str) -> list[str]:
    return [word.strip(_SIGNS) for word in fold(text).split()]
