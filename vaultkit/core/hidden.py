"""Code, comments and managed regions of a note's body, blanked out.

What readers of a note do not see, or see as code, must never be taken for something
that was said. The blanked text has the same length and the same lines, so that offsets
stay true. Follows what Obsidian and CommonMark renderers hide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultkit.core.spans import Span

_LEAD = re.compile(r"([ \t]*(?:>[ \t>]*)?)((?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_FENCE = re.compile(r"(`{3,})(?=[^`\n]*\Z)|(~{3,})")
_OPENER = re.compile(r"(?<!`)(`++).{1,400}?(?<!`)\1(?!`)|<!--|%%")
"""Inline code stands first: a sign in it opens nothing."""
_CLOSERS = {"<!--": "-->", "%%": "%%"}
_GAP = re.compile(r"\n[ \t>]*\r?(?:\n|\Z)")


def blanked(text: str, start: int, covered: Sequence[Span] = ()) -> str:
    """The text from `start` on, with blanks in place of what is hidden.

    Args:
        text: A whole note.
        start: Where its body begins.
        covered: Spans to blank as a whole, in order.
    """
    signs = "<!--" in text or "%%" in text or "```" in text or "~~~" in text
    if not (covered or signs):
        return text[start:]
    return _Body(text, start, covered).blanked()


class _Body:
    """One walk over the lines; knows the fence or comment it is in."""

    def __init__(self, text: str, start: int, covered: Sequence[Span]) -> None:
        self.text = text
        self.start = start
        self.covered = covered
        self.fence: re.Match[str] | None = None
        self.floor = -1
        """Columns up to which a line ends the list item that holds the fence."""
        self.depth = 0
        """Quote signs before the fence."""
        self.closer = ""
        self.items: list[int] = []
        """Columns of the list items that are open, outermost first."""
        self.gap = -1
        """Where the paragraph last looked at ends."""
        self.lacking: dict[str, int] = {}
        """How far ahead it is known that a closer does not come."""

    def blanked(self) -> str:
        lines = []
        at, nth = self.start, 0
        for line in self.text[self.start :].split("\n"):
            while nth < len(self.covered) and self.covered[nth].end < at:
                nth += 1
            if nth < len(self.covered) and self.covered[nth].start <= at:
                lines.append(" " * len(line))
            else:
                lines.append(self._seen(line, at))
            at += len(line) + 1
        return "\n".join(lines)

    def _seen(self, line: str, at: int) -> str:
        """What is left of a line."""
        if self.closer:
            end = line.find(self.closer) + len(self.closer)
            if end < len(self.closer):
                return " " * len(line)
            self.closer = ""
            return " " * end + self._commented(line, at, end)
        lead = _LEAD.match(line)
        if lead is None or not line.strip():
            return line
        indent, depth = _columns(lead[1]), lead[1].count(">")
        if self._is_code(line, lead, indent, depth):
            return " " * len(line)
        if "<!--" in line or "%%" in line:
            return line[: lead.end()] + self._commented(line, at, lead.end())
        return line

    def _is_code(self, line: str, lead: re.Match[str], indent: int, depth: int) -> bool:
        """Whether a line is one of a fence; follows fences and list items."""
        if self.fence and depth >= self.depth and indent > self.floor:
            bare = line[lead.end(1) :].strip()
            if bare.startswith(self.fence[0]) and not bare.strip(bare[0]):
                self.fence = None
            return True
        while self.items and self.items[-1] >= indent:
            self.items.pop()
        if lead[2]:
            self.items.append(indent)
        self.fence = _FENCE.match(line, lead.end())
        self.depth = depth
        self.floor = self.items[-1] if self.items else -1
        return self.fence is not None

    def _commented(self, line: str, at: int, start: int) -> str:
        """A line from `start` on, comments in it blanked."""
        parts = []
        first = start
        front = True
        while opener := _OPENER.search(line, start):
            front = front and not line[start : opener.start()].strip()
            start = opener.end()
            closer = _CLOSERS.get(opener[0])
            if closer is None:
                front = False
                continue
            end = self._find(closer, at + start, at + len(line)) - at
            if end < 0:
                if not front and not self._is_closed(closer, at + start):
                    continue
                self.closer = closer
                end = len(line)
            else:
                end += len(closer)
            parts += [line[first : opener.start()], " " * (end - opener.start())]
            first = start = end
        return "".join([*parts, line[first:]])

    def _is_closed(self, closer: str, at: int) -> bool:
        """Whether a comment in running text is closed in its paragraph.

        Only then it is one, else `5%%` would hide a note. At the front of a line it
        hides everything up to its end, or the rest.
        """
        if self.gap < at:
            gap = _GAP.search(self.text, at)
            self.gap = gap.start() if gap else len(self.text)
        return self._find(closer, at, self.gap) >= 0

    def _find(self, closer: str, start: int, stop: int) -> int:
        """The offset of a closer; what was looked through is not looked at again."""
        if stop <= self.lacking.get(closer, -1):
            return -1
        found = self.text.find(closer, start, stop)
        if found < 0:
            self.lacking[closer] = stop
        return found


def _columns(lead: str) -> int:
    """Columns of blanks behind the last quote sign; a tab is four."""
    blanks = lead.rpartition(">")[2]
    if len(blanks) < len(lead):
        blanks = blanks.removeprefix(" ")
    return len(blanks) + 3 * blanks.count("\t")
