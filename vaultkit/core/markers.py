"""Markers of managed regions that do not pair, put right where there is one way only.

Only markers are written, taken out or completed; every other line stays, in its order.
Where a human heading or box could end up on the wrong side of a marker, or a line
holds more than the marker, nothing is done: then only a hand knows what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from vaultkit.core import blocks, edits, generated
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span
from vaultkit.core.text import SourceText

MOST = 20
"""Faults of one note that are mended; more are no slips."""

_LEAD = r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
_BENT = re.compile(
    _LEAD + r"(?P<open><?[ \t]*!?[ \t]*[-—–]+)?[ \t]*"
    r"(?:(?P<end>/[ \t]*[Vv]aultkit)(?::[\w/-]+)?|[Vv]aultkit:[ \t]*(?P<name>[\w/-]+)"
    r"(?P<rest>(?:[ \t]+[^\s=<>]+=(?:\"[^\"]*\"|\[\[[^\]]*\]\]|[^\s\"<>]+?))*))"
    r"[ \t]*(?P<close>[-—–]+[ \t]*>?|>)?[ \t]*"
)
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]")


def mended(text: str, name: str) -> tuple[Replacement, ...]:
    """What puts all markers of a note right; nothing where that is not certain.

    Args:
        text: the note's text.
        name: what a block is called whose first marker is gone.
    """
    after, newline = text, SourceText("", text).newline
    for _ in range(MOST):
        faults = blocks.find(after)[1]
        if not faults:
            break
        page = _Page(after, name, newline)
        change = _WAYS[faults[0].reason](page, page.row(faults[0].span.start))
        if change is None:
            return ()
        after = edits.apply(after, (change,))
    if blocks.find(after)[1] or _others(text) != _others(after):
        return ()
    return _differing(text, after)


class _Page:
    """A note's text in lines, as the ways to mend it look at it."""

    def __init__(self, text: str, name: str, newline: str) -> None:
        self.text = text
        self.name = name
        self.lines = text.split("\n")
        self.newline = newline
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def row(self, at: int) -> int:
        """The number of the line that holds an offset."""
        return self.text.count("\n", 0, at)

    def end(self, row: int) -> int:
        """Where a line ends without its newline."""
        return self.starts[row] + len(self.lines[row].rstrip("\r"))

    # --- changes ----------------------------------------------------------------
    def below(self, row: int, marker: str) -> Replacement:
        """A marker on a line of its own below another line."""
        at = self.end(row)
        return Replacement(Span(at, at), self.newline + marker)

    def above(self, row: int, marker: str) -> Replacement:
        """A marker on a line of its own above another line."""
        at = self.starts[row]
        return Replacement(Span(at, at), marker + self.newline)

    def without(self, row: int) -> Replacement:
        """A line taken out with its newline."""
        start, end = self.starts[row], self.starts[row + 1]
        if end > len(self.text):
            start, end = (self.end(row - 1) if row else 0), len(self.text)
        return Replacement(Span(start, end), "")

    def instead(self, row: int, line: str) -> Replacement:
        """Another line in the place of one."""
        return Replacement(Span(self.starts[row], self.end(row)), line)

    # --- looks ------------------------------------------------------------------
    def generated(self, first: int, last: int) -> list[int]:
        """The numbers of the generated lines among some."""
        rows = range(max(first, 0), min(last, len(self.lines)))
        return [row for row in rows if _is_generated(self.lines[row])]

    def is_certain(self, first: int, last: int) -> bool:
        """Whether no line among some would mean something else inside a block."""
        return not any(
            _is_own(line) for line in self.lines[first:last] if not _is_generated(line)
        )

    def marker(self, row: int, step: int) -> int:
        """The number of the next line that holds a marker, or one past the last."""
        row += step
        while 0 <= row < len(self.lines) and not blocks.is_marker(self.lines[row]):
            row += step
        return row


def _closed(page: _Page, row: int) -> Replacement | None:
    """The missing end, below the last generated line and what hangs below that."""
    stop = page.marker(row, 1)
    rows = page.generated(row + 1, stop)
    last = rows[-1] if rows else row
    if not page.is_certain(row + 1, last):
        return None
    deep = _indent(page.lines[last])
    while rows and last + 1 < stop and _hangs(page.lines[last + 1], deep):
        last += 1
    if not page.is_certain(rows[-1] if rows else row, last + 1):
        return None
    lead = page.lines[row][: len(page.lines[row]) - len(_bare(page.lines[row]))]
    return page.below(last, f"{lead}<!-- /vaultkit -->")


def _opened(page: _Page, row: int) -> Replacement | None:
    """The missing start above the first generated line; an end without any goes."""
    rows = page.generated(page.marker(row, -1) + 1, row)
    if not rows:
        return page.without(row)
    if not page.name or not page.is_certain(rows[0], row):
        return None
    lead = page.lines[row][: len(page.lines[row]) - len(_bare(page.lines[row]))]
    return page.above(rows[0], f"{lead}<!-- vaultkit:{page.name} -->")


def _parted(page: _Page, row: int) -> Replacement | None:
    """A start that stands there twice goes once; else the first block gets its end."""
    first = page.marker(row, -1)
    between = page.lines[first + 1 : row]
    same = page.lines[first].strip() == page.lines[row].strip()
    if same and not any(line.strip() for line in between):
        return page.without(row)
    return _closed(page, first)


def _completed(page: _Page, row: int) -> Replacement | None:
    """A marker of which signs are missing, if nothing else stands on its line."""
    found = _BENT.fullmatch(page.lines[row].rstrip("\r"))
    if not found or not (found["open"] or found["close"]):
        return None
    said = "/vaultkit" if found["end"] else f"vaultkit:{found['name']}{found['rest']}"
    return page.instead(row, f"{found['lead']}<!-- {said.rstrip()} -->")


def _unsure(_page: _Page, _row: int) -> None:
    """In a fence that nothing closes nobody can tell code from text."""


_WAYS: Mapping[str, Callable[[_Page, int], Replacement | None]] = {
    "unclosed": _closed,
    "unopened": _opened,
    "nested": _parted,
    "damaged": _completed,
    "in-fence": _unsure,
}


def _bare(line: str) -> str:
    return re.sub(_LEAD, "", line, count=1)


def _is_generated(line: str) -> bool:
    said = generated.ID.search(line) or "^vd-" in line
    return bool(said) or generated.spoken(line) is not None


def _is_own(line: str) -> bool:
    """Whether a human line is one that is read elsewhere, or begins a part."""
    found = generated.LINE.match(line)
    boxed = found is not None and found["bullet"] and found["box"] is not None
    fence = line.lstrip(" \t>").startswith(("```", "~~~"))
    return bool(boxed or fence or _HEADING.match(line))


def _indent(line: str) -> int:
    found = generated.LINE.match(line)
    return len(found["lead"].expandtabs(4)) if found else 0


def _hangs(line: str, deep: int) -> bool:
    return bool(line.strip()) and _indent(line) > deep


def _others(text: str) -> list[str]:
    """All lines that are no markers, to compare."""
    lines = (line.rstrip("\r") for line in text.split("\n"))
    return [line for line in lines if not blocks.is_marker(line) and line.strip()]


def _differing(before: str, after: str) -> tuple[Replacement, ...]:
    """The lines that differ, each in its place."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for what is broken only

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Replacement(Span(starts[a], starts[b]), "".join(new[c:d]))
        for kind, a, b, c, d in found
        if kind != "equal"
    )
