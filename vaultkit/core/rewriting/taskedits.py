"""One task line ticked, unticked, dropped, or given more words, in its own dialect.

Changes the character in the box and the fields that say when; the words, tags and ids
of the line stay. Whether a line may be touched at all is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.core import tasks
from vaultkit.core.edits import Replacement
from vaultkit.core.rewriting import successors
from vaultkit.core.rewriting.proofs import Changes, Refused, refused
from vaultkit.core.rewriting.tasklines import TaskLine, proved
from vaultkit.core.words import Day

_IN_BRACKETS = {"done_on": "completion", "cancelled_on": "cancelled"}
_SIGNS = {"done_on": "✅", "cancelled_on": "❌"}


def tick(
    line: TaskLine,
    day: Day,
    *,
    words: str = "",
    new_id: str = "",
) -> Changes:
    """Tick a box, or put a ticked one before an item that has none.

    The day it was done is added where the line, its note or the vault has such dates.
    A task with a simple rule gets its successor in a line above it; any other rule is
    refused, because only its owner can follow it.

    Args:
        line: Which line.
        day: The day it was done.
        words: What to put behind the words of the line, see `append_words`.
        new_id: The block id of a successor, without ^; "" = it has none.
    """
    if line.row.mark and line.row.mark in tasks.DONE:
        return ()
    changes = [line.boxed("x")]
    if successors.repeats(line):
        successor = successors.above(line, day, new_id)
        if isinstance(successor, Refused):
            return successor
        changes.append(successor)
    changes += line.without("cancelled_on")
    changes += line.worded(words)
    changes += _dated(line, "done_on", day)
    return proved(line, changes, "x")


def untick(line: TaskLine, *, mark: str = " ") -> Changes:
    """Open a box again and take back the day it was done or dropped.

    A successor that stands above the line stays.

    Args:
        line: Which line.
        mark: What stood in the box before.
    """
    if line.row.kind != "task":
        return refused("no-box", line.span)
    if line.row.mark == mark:
        return ()
    changes = (line.boxed(mark), *line.without("done_on", "cancelled_on"))
    return proved(line, changes, mark)


def drop(line: TaskLine, day: Day, *, words: str = "") -> Changes:
    """Put `[-]` into a box, and the day where such dates are in use; see `tick`."""
    if line.row.mark == tasks.DROPPED:
        return ()
    changes = [line.boxed(tasks.DROPPED), *line.without("done_on")]
    changes += line.worded(words)
    changes += _dated(line, "cancelled_on", day)
    return proved(line, changes, tasks.DROPPED)


def append_words(line: TaskLine, words: str, *, box: bool = False) -> Changes:
    """Put words behind those of a line, before the fields and the id that end it.

    Args:
        line: Which line.
        words: Blanks and line breaks in them become single blanks.
        box: An item without box gets an empty one.
    """
    changes, mark = list(line.worded(words)), line.row.mark
    if box and line.row.kind != "task":
        mark = " "
        changes.append(line.boxed(mark))
    return proved(line, changes, mark) if changes else ()


def _dated(line: TaskLine, name: str, day: Day) -> Iterator[Replacement]:
    """The day it was done or dropped, in the dialect of the line."""
    for field in line.fields:
        if field.name == name:
            yield Replacement(line.at(field.at, field.until), day)
            return
    shape = line.brackets
    if shape:
        text = f"{shape[:-1]}{_IN_BRACKETS[name]}:: {day}{shape[-1]}"
    elif line.speaks_emoji:
        text = f" {_SIGNS[name]} {day}"
    else:
        return
    at = line.words_end(("block_id",))
    yield Replacement(line.at(at), text if at else f"{text.lstrip()} ")
