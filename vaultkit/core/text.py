"""A note's text as read, and the way from offsets to line and column."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

BOM = "\ufeff"
_with_newline = (1).__add__


class SourceText:
    """Decoded text without its byte order mark; newlines are as on disk.

    Lines end at LF only, so CRLF text keeps its CR at the end of each line and
    offsets stay those of the file's characters.
    """

    __slots__ = ("_starts", "bom", "newline", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        """Take the text of the note at `path`, with or without its BOM."""
        self.path = path
        self.bom = text.startswith(BOM)
        self.text = text[1:] if self.bom else text
        first = self.text.find("\n")
        crlf = first > 0 and self.text[first - 1] == "\r"
        self.newline = "\r\n" if crlf else "\n"
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each line."""
        if self._starts is None:
            lengths = map(len, self.text.split("\n"))
            starts = list(accumulate(map(_with_newline, lengths), initial=0))
            starts.pop()
            self._starts = starts
        return self._starts

    def line(self, offset: int) -> int:
        """1-based number of the line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in characters) of `offset`."""
        line = self.line(offset)
        return line, offset - self.starts[line - 1] + 1

    def excerpt(self, line: int) -> str:
        """The text of a 1-based line, without its newline; "" past the end."""
        if not 1 <= line <= len(self.starts):
            return ""
        start = self.starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A note's text, and the codes of what is wrong with its bytes.

    Text that is no UTF-8 is read as Windows-1252, so that the umlauts of old notes are
    right, or as UTF-16 if it says so. NUL becomes U+FFFD, one for one.
    """
    faults: tuple[str, ...] = ()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        faults = ("note/bad-encoding",)
        codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "cp1252"
        text = data.decode(codec, "replace")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
        faults = (*faults, "note/nul-bytes")
    return text, faults
