"""What a meeting note as a whole states: one talk with everybody who was there."""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.facts import ATTEMPT, TALK, Attempt, Talk
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.leads import AFTER
from vaultkit.features.lines.scenes import Scene
from vaultkit.plugin import Fact, dates


def read(scene: Scene) -> Iterator[Fact]:
    """The talk of a meeting note, or the attempt if it was called off.

    A day that is still to come is no concern of this: the fact bears its day.
    """
    day = scene.day
    if day is None or not scene.attendees:
        return
    name = scene.note.stem
    when = dates.leading(name)
    if when is not None and when.day:
        name = name[when.end :].strip(AFTER + "_") or scene.note.title or ""
    status = scene.fields.get("status")
    state = fold(status.text).strip() if status is not None else ""
    span = scene.attendees_span
    if state in say.CALLED_OFF:
        attempt = Attempt(day, say.CALLED_OFF[state], name)
        yield Fact(ATTEMPT, attempt, span, scene.attendees)
    else:
        channel = "call" if "call" in scene.types else "meeting"
        talk = Talk(day, scene.time, channel, name)
        yield Fact(TALK, talk, span, scene.attendees)
