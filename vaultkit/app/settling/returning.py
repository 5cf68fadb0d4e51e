"""Done lines that a hand has changed: what they ask for, and what they become again.

Whether an answer can be taken back is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.app import history
from vaultkit.app.history import Given
from vaultkit.app.settling import answerlines
from vaultkit.app.settling.uniting import Line
from vaultkit.core import answers, donelines
from vaultkit.core.answers import Tick
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span
from vaultkit.core.words import Day


def asks(line: Line) -> bool:
    """Whether a hand changed a done line so that it asks for something."""
    tick = line.tick
    if not tick.settled:
        return False
    if tick.mark == " ":
        return True
    grown = not donelines.is_whole(answerlines.alone(line)) or bool(tick.below)
    return tick.is_ticked and grown


def is_answered(line: Line) -> bool:
    """Whether a hand has been at a line that still waits to be acted on."""
    tick = line.tick
    return not tick.settled and (not tick.pristine or bool(tick.below))


def grown(tick: Tick, given: Given) -> str | None:
    """The words that an answer has now, "" if they are those it had.

    None where its own words or what was understood were rewritten, so that nobody
    knows which are the answer's.
    """
    was = answers.ticks(given.done)[0]
    if tick.stem != was.stem or not tick.echo.startswith(was.echo):
        return None
    late = tick.echo[len(was.echo) :].strip(" ,;→")
    if tick.words == was.words and not late:
        return ""
    parts = (*tick.words.split("\n"), late)
    return ", ".join(part for part in parts if part)


def again(line: Line, given: Given, grown: str, day: Day | None) -> str:
    """The answered line that a done line was made of, with the words it has now.

    With lines below it is as deep as the done line, so that they stay below it.
    """
    tick, was_deep = line.tick, _lead(given.line)
    own = line.between[tick.span.start : tick.span.end]
    deep = _lead(own) if tick.below else was_deep
    first, *below = (
        deep + one.removeprefix(was_deep) for one in given.line.split("\n")
    )
    was = answers.ticks(given.line)[0]
    if not tick.is_ticked:
        first, day = history.untick(first), day if grown else None
    if grown:
        mark = f"[{was.mark}] " if was.mark and tick.is_ticked else "[ ] "
        code = f"-{was.code}" if was.code else ""
        first = f"{deep}- {mark}{was.stem} ^vk-{was.uid8}{code} -> {grown}"
        below = []
    if day is not None:
        first += f" ✅ {day}"
    if not grown:
        below += (f"{deep}    - {one}" for one in _further(given))
    return "\n".join((first, *below))


def _further(given: Given) -> list[str]:
    """The words of further lines for the same matter that the first does not say."""
    said = words(given.line)
    found = dict.fromkeys(one for line in given.also for one in words(line))
    return [one for one in found if one not in said]


def words(line: str) -> list[str]:
    """What an answered line says, there and below it."""
    tick = answers.ticks(line)[0]
    return [one for one in (tick.words, *(below.words for below in tick.below)) if one]


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t>"))]


def put_back(line: Line, wanted: str) -> Iterator[Replacement]:
    """Put an answered line in the place of its done line; its reason goes."""
    newline = line.note.source.newline
    begin = answerlines.start(line) + line.tick.span.start
    end = answerlines.start(line) + line.tick.span.end
    yield Replacement(Span(begin, end), wanted.replace("\n", newline))
    reason = donelines.reason_below(line.between, line.tick.span.end)
    if reason is not None:
        start = answerlines.start(line)
        yield Replacement(Span(start + reason.start - 1, start + reason.end), "")
