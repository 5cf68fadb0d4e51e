"""STUB (interface only; implemented by the parser work)."""
from __future__ import annotations
from typing import NamedTuple


class Row(NamedTuple):
    """One body line that may mean something.

    kind: "heading", "item" (list item without box), "task" (list or quote item with
    a box) or "text" (any other line that is not blank).
    """

    kind: str
    line: int      # 1-based
    start: int     # offset of the line's first character
    end: int       # offset after its last character, newline and CR not counted
    indent: int    # columns of leading blanks (tab = 4), quote signs not counted
    at: int        # offset where `text` begins
    text: str      # after marker / box / hashes / quote signs, trailing blanks cut
    mark: str = ""     # a task's box character, e.g. " ", "x", "-"
    level: int = 0     # 1-6 for a heading
    bullet: str = ""   # "-", "*", "+", "1." as written
