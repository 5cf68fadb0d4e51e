"""The line for the next time of a task that comes again, as the Tasks plugin has it.

Its dates move by the rule, the others with the first of them; what belonged to the time
that is done (its id, its day, what it waited for) stays behind. Rules that are not
simple are refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vaultkit.core import edits
from vaultkit.core.dates.arithmetic import between, is_day, later
from vaultkit.core.edits import Replacement
from vaultkit.core.rewriting.proofs import Refused, refused
from vaultkit.core.rewriting.recurring import Rule, rule
from vaultkit.core.rewriting.tasklines import TaskLine
from vaultkit.core.spans import Span
from vaultkit.core.tasks import Placed
from vaultkit.core.words import Day

_COUNTED = ("due", "scheduled", "start")
"""Dates of a task, the one its rule counts from first."""
_ON_DONE = frozenset(("🏁", "oncompletion"))
_LEFT = ("🆔", "⛔", "id", "dependson", "done_on", "cancelled_on")
"""What a task that comes again does not take along."""


def repeats(line: TaskLine) -> bool:
    """Whether more than a tick is due when the task is done."""
    return any(f.name == "recurrence" or f.name in _ON_DONE for f in line.fields)


def above(line: TaskLine, day: Day, new_id: str = "") -> Replacement | Refused:
    """The line that stands for the next time, above the one done on a day.

    Args:
        line: The task.
        day: The day it was done.
        new_id: The block id of the new line, without ^; "" = none.
    """
    fields = line.fields
    told = next((one for one in fields if one.name == "recurrence"), None)
    if told is None or any(one.name in _ON_DONE for one in fields):
        return refused("on-completion", line.span)
    written = line.text[told.at : told.until]
    how = rule(written)
    if how is None:
        return refused("rule", line.span, rule=written)
    changes = _moved(line, how, day)
    if changes is None:
        return refused("rule-undated", line.span, rule=written)
    changes += line.without(*_LEFT)
    changes += _named(line, new_id)
    if line.row.kind == "task" and line.row.mark != " ":
        changes.append(line.boxed(" "))
    if line.told is not None:
        bare = len(line.text[: line.told.start].rstrip())
        changes.append(Replacement(line.at(bare, line.told.end), ""))
    has_id = any(field.name == "block_id" for field in fields)
    return _as_line(line, changes, "" if has_id else new_id)


def _named(line: TaskLine, new_id: str) -> Iterator[Replacement]:
    """The new id in the place of the old."""
    for field in line.fields:
        if field.name != "block_id":
            continue
        if new_id:
            yield Replacement(line.at(field.at, field.until), new_id)
        else:
            yield Replacement(line.cut(field), "")


def _as_line(
    line: TaskLine, changes: list[Replacement], new_id: str
) -> Replacement | Refused:
    """The line, so changed, as a line of its own before it."""
    start, end = line.span
    local = tuple(
        Replacement(Span(span.start - start, span.end - start), text)
        for span, text in changes
    )
    try:
        text = edits.apply(line.note.text[start:end], local).rstrip()
    except edits.OverlapError:
        return refused("line", line.span)
    if new_id:
        text = f"{text} ^{new_id}"
    return Replacement(Span(start, start), text + line.newline)


def _moved(line: TaskLine, how: Rule, day: Day) -> list[Replacement] | None:
    """The dates of the next time; None without a full date to count from."""
    dated: dict[str, tuple[Placed, Day]] = {}
    for field in line.fields:
        if field.name in _COUNTED and field.name not in dated:
            found = _iso().match(line.text, field.at, field.until)
            if found is None or not is_day(found[0]):
                return None
            dated[field.name] = field, found[0]
    first = next((dated[name][1] for name in _COUNTED if name in dated), None)
    if first is None:
        return None
    ahead = between(first, how.next(first, day))
    changes = [
        Replacement(line.at(field.at, field.at + len(old)), later(old, ahead))
        for field, old in dated.values()
    ]
    changes += (
        Replacement(line.at(field.at, field.until), day)
        for field in line.fields
        if field.name == "created"
    )
    return changes


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d{2}-\d{2}")
