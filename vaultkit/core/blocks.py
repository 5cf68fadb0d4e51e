"""Managed regions of a note: where they are, and what they shall hold today.

`find` tells regions by their markers; a note whose markers do not pair has none, and
says why. `merge` puts wanted lines in and keeps every line a hand wrote or touched.
Nothing here knows what a line is about, and nothing here writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.core.generated import Wanted, fences, line_id
from vaultkit.core.merging import Merged, Orphan, merge
from vaultkit.core.spans import Span

__all__ = [
    "Fault",
    "Merged",
    "Orphan",
    "Region",
    "Wanted",
    "find",
    "is_marker",
    "line_id",
    "merge",
]

_SIGN = "aultkit"
"""In every marker, however a phone wrote its first letter."""
_LEAD = r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
_START = re.compile(
    _LEAD + r"<!--[ \t]*[Vv]aultkit:[ \t]*(?P<name>[\w/-]+)(?P<rest>(?:[ \t].*?)?)"
    r"[ \t]*-->[ \t\r]*\Z"
)
_END = re.compile(
    _LEAD + r"<!--[ \t]*/[ \t]*[Vv]aultkit(?::[\w/-]+)?[ \t]*-->[ \t\r]*\Z"
)
_REMAINS = re.compile(r"[Vv]aultkit:[ \t]*\w|/[ \t]*[Vv]aultkit\b")
_OPENS = re.compile(r"<![-—–]*[ \t]*(?:/[ \t]*[Vv]aultkit\b|[Vv]aultkit:)")
_CLOSES = ("-->", "—>", "–>")
_ATTRIBUTE = re.compile(
    r"([^\s=\"'„“”]+)[ \t]*=[ \t]*"
    r"(?:\"([^\"]*)\"|'([^']*)'|[„“”]([^„“”]*)[„“”]|(\[\[[^\]]*\]\])|([^\s\"'„“”]+))"
)
_HEAD_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_GERMAN = {
    "tage": "within",
    "innerhalb": "within",
    "days": "within",
    "sprache": "lang",
    "language": "lang",
    "fuer": "for",
    "hoechstens": "max",
    "maximal": "max",
}


class Region(NamedTuple):
    """A managed block: `<!-- vaultkit:NAME attrs -->` to `<!-- /vaultkit -->`.

    `span` runs from the first character of the start marker's line to the end of the
    end marker's line, its newline not counted; `inner` is what lies between (it begins
    after the newline of the start marker's line and ends before the end marker's line).
    Attributes have their English keys in lower case; a word that is no `key=value`
    stands there with an empty value. `prefix` is what generated lines begin with:
    blanks, quote signs, and blanks in the place of a bullet.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    span: Span
    inner: Span
    prefix: str


class Fault(NamedTuple):
    """Why no region of a note can be used.

    reason: "unclosed" (a start without its end), "unopened" (an end without a start),
    "nested" (a start inside a block), "damaged" (half a marker, or one not alone on
    its line), "in-fence" (in a code fence that nothing closes).
    """

    span: Span
    reason: str


def find(text: str) -> tuple[tuple[Region, ...], tuple[Fault, ...]]:
    """All regions of a note, or none and the first fault of its markers."""
    if _SIGN not in text:
        return (), ()
    regions: list[Region] = []
    opened: tuple[re.Match[str], int, int] | None = None
    for start, line, fenced in _marked_lines(text):
        where = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        begin, end = _START.match(line), _END.match(line)
        if fenced or not (begin or end):
            return (), (Fault(where, "in-fence" if fenced else "damaged"),)
        if begin:
            if opened:
                return (), (Fault(where, "nested"),)
            opened = begin, start, start + len(line) + 1
        elif not opened:
            return (), (Fault(where, "unopened"),)
        else:
            match, first, after = opened
            span = Span(first, start + len(line.rstrip("\r")))
            regions.append(_region(match, span, Span(after, start)))
            opened = None
    if opened:
        match, first, _ = opened
        where = Span(first + match.end("lead"), first + len(match[0].rstrip()))
        return (), (Fault(where, "unclosed"),)
    return tuple(regions), ()


def outside(source: str) -> str:
    """A note's text without what its blocks hold, which changes from day to day."""
    kept: list[str] = []
    at = 0
    for region in find(source)[0]:
        kept.append(source[at : region.inner.start])
        at = region.inner.end
    return "".join((*kept, source[at:]))


def _marked_lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Offset and text of the lines that are markers or were; fenced code left out.

    The third value is true in a fence that nothing closes, where no reader of the
    note can tell code from text.
    """
    body = 0
    if text.startswith("---"):
        head = _HEAD_END.search(text, 3)
        body = head.end() if head else 0
    lines = text[body:].split("\n")
    fenced = fences(lines)
    start = body
    for number, line in enumerate(lines):
        if _SIGN in line and is_marker(line) and fenced.get(number) is not True:
            yield start, line, number in fenced
        start += len(line) + 1


def is_marker(line: str) -> bool:
    """Whether a line is a marker, or looks as if it had been one.

    Half a marker is left when a phone deletes the other half or makes one dash of two.
    """
    if not _REMAINS.search(line):
        return False
    if _OPENS.match(line.lstrip("-*+> \t")):
        return True
    last = line.rpartition("<!")[2]
    return line.rstrip().endswith(_CLOSES) and bool(_REMAINS.search(last))


def _region(begin: re.Match[str], span: Span, inner: Span) -> Region:
    prefix = "".join(c if c in " \t>" else " " for c in begin["lead"])
    return Region(
        begin["name"].lower(), _attributes(begin["rest"]), span, inner, prefix
    )


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    at = 0
    for match in _ATTRIBUTE.finditer(text):
        found += ((word, "") for word in text[at : match.start()].split())
        key = match[1].lower().translate(_UMLAUTS)
        value = next(group for group in match.groups()[1:] if group is not None)
        found.append((_GERMAN.get(key, key), value.strip()))
        at = match.end()
    found += ((word, "") for word in text[at:].split())
    return tuple(found)
