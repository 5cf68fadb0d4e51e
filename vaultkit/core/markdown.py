"""The lines of a note's body that may mean something, in one pass.

Headings, list items, boxes and text, each with its place. Code, comments and managed
regions give no lines. What a line says is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from vaultkit.core.blocks import Region
from vaultkit.core.dates.vocabulary import MONTHS, word_at
from vaultkit.core.hidden import blanked

_LINE = re.compile(
    r"(?P<lead>[ \t\u00a0]*(?P<quote>>[ \t\u00a0>]*)?)"
    r"(?:(?P<hashes>\#{1,6})(?=[ \t]|$)"
    r"|(?P<bullet>[-*+]|\d{1,9}[.)])(?=[ \t\u00a0]|$))?[ \t\u00a0]*"
    r"(?:\[(?P<mark>.)\](?=[ \t\u00a0]|$)[ \t\u00a0]*)?"
)
_parted = cast("Callable[[str], re.Match[str]]", _LINE.match)
"""A line in these parts: each may be missing, so that every line matches."""
_BULLETS = frozenset("-*+")
_RULE = "-*_+|:= \t\u00a0>"
_CODE_INDENT = 4
_DAY_DIGITS = 2
_DATE_GOES_ON = re.compile(r"\d{1,2}\.")


class Row(NamedTuple):
    """One body line that may mean something.

    kind: "heading", "item" (list item without box), "task" (list or quote item with
    a box) or "text" (any other line that is not blank). Rules, and items and boxes
    without words, are no rows. `24. November` is text, not the 24th item of a list.
    """

    kind: str
    line: int
    """1-based."""
    start: int
    """Offset of the line's first character."""
    end: int
    """Offset after its last character, newline and CR not counted."""
    indent: int
    """Columns of leading blanks (tab = 4), quote signs not counted."""
    at: int
    """Offset where `text` begins."""
    text: str
    """After marker, box, hashes, quote signs; blanks where a comment stands in it."""
    mark: str = ""
    """A task's box character, e.g. " ", "x", "-"."""
    level: int = 0
    """1-6 for a heading."""
    bullet: str = ""
    """"-", "*", "+", "1." as written."""


_new = tuple.__new__


def rows(text: str, start: int, regions: Sequence[Region] = ()) -> tuple[Row, ...]:
    """The rows of a note's body, which begins at `start`."""
    body = blanked(text, start, [region.span for region in regions])
    found: list[Row] = []
    add = found.append
    number = text.count("\n", 0, start) + 1
    for line in body.split("\n"):
        bare = line.rstrip()
        if bare:
            end = start + len(line) - (line[-1] == "\r")
            if bare[0].isalpha():
                plain = ("text", number, start, end, 0, start, bare, "", 0, "")
                add(_new(Row, plain))
            elif bare[1:2] == " " and bare[0] in _BULLETS and bare[2].isalnum():
                at = start + 2
                item = ("item", number, start, end, 0, at, bare[2:], "", 0, bare[0])
                add(_new(Row, item))
            elif bare[4:6] == "] " and bare[6].isalnum() and _is_box(bare):
                at, mark = start + 6, " " if bare[3].isspace() else bare[3]
                task = ("task", number, start, end, 0, at, bare[6:], mark, 0, bare[0])
                add(_new(Row, task))
            elif bare.strip(_RULE):
                row = _marked(bare, number, start, end)
                if row is not None:
                    add(row)
            elif bare[0] == "=" and found and _is_underlined(found[-1], number, bare):
                found[-1] = found[-1]._replace(kind="heading", level=1)
        start += len(line) + 1
        number += 1
    return tuple(found)


def _is_box(bare: str) -> bool:
    """Whether an unindented item begins with a box, as most of them do."""
    return bare[1:3] == " [" and bare[0] in _BULLETS


def _marked(bare: str, number: int, start: int, end: int) -> Row | None:
    """The row of a line that begins with blanks, a sign or a figure."""
    match = _parted(bare)
    lead, quote, hashes, bullet, mark = match.groups()
    indent = _columns(lead) if lead else 0
    at, kind, level = match.end(), "item" if bullet else "text", 0
    if hashes and indent < _CODE_INDENT:
        at, kind, level = match.end("hashes"), "heading", len(hashes)
    elif bullet and bullet[-1] == "." and _is_day(bare, bullet, match.end("bullet")):
        at, kind, bullet = len(lead), "text", None
    elif mark is not None and (bullet or quote):
        kind = "task"
    elif hashes or mark is not None:
        at = len(lead)
    words = bare[at:]
    if words[:1].isspace():
        words = words.lstrip()
        at = len(bare) - len(words)
    if kind == "heading":
        words = _without_closing(words)
    elif not words:
        return None
    mark = "" if kind != "task" else " " if mark.isspace() else mark
    at, bullet = start + at, bullet or ""
    row = (kind, number, start, end, indent, at, words, mark, level, bullet)
    return _new(Row, row)


def _is_day(bare: str, bullet: str, at: int) -> bool:
    """Whether `24.` at the front of a line begins a date."""
    if len(bullet) > _DAY_DIGITS + 1:
        return False
    rest = bare[at:].lstrip()
    return word_at(rest, 0)[0] in MONTHS or _DATE_GOES_ON.match(rest) is not None


def _is_underlined(row: Row, number: int, bare: str) -> bool:
    """Whether `===` makes a heading of the line above it."""
    return row.kind == "text" and row.line == number - 1 and not bare.strip("=")


def _without_closing(words: str) -> str:
    """A heading's words without the hashes that may close it."""
    if not words.endswith("#"):
        return words
    cut = words.rstrip("#")
    return cut.rstrip() if not cut or cut[-1] in " \t" else words


def _columns(lead: str) -> int:
    """Columns of blanks behind the last quote sign and its blank; a tab is four."""
    blanks = lead.rpartition(">")[2]
    if len(blanks) < len(lead):
        blanks = blanks.removeprefix(" ")
    return len(blanks) + 3 * blanks.count("\t")
