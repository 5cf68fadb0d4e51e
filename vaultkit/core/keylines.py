"""`key: value` lines read without YAML: broken front matter, and lines of a card.

Finds what may be a key and its value, with spans. Knows no key by name and decides
nothing: whoever asks knows which keys there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vaultkit.core.fields import Field
from vaultkit.core.markdown import Row
from vaultkit.core.spans import Located, Span

_BLANKS = " \t\u00a0"
_LONGEST_KEY = 60
_SCROLL = re.compile(r"[|>][-+0-9]{0,2}")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_PIECE = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|\[\[[^\]]*\]\]|[^,]*[^,\s])\s*(?:,|$)")
_CARD = re.compile(
    r"(?:\*\*|__|\*|_)?"
    r"(?P<key>[^\W\d_](?:[\w .()/-]|[\u0300-\u036f]){0,39}?)[ \t]?"
    r"(?P<bold>\*\*|__|\*|_)?(?P<sign>::?)(?(bold)|(?:\*\*|__|\*|_)?)"
    r"(?:[ \t\u00a0]+|(?<=::)|$)(?P<value>.*)"
)
_INLINE = re.compile(
    r"[\[(](?P<key>[^\W\d_][\w .-]{0,39}?)[ \t]*+::[ \t]*+"
    r"(?P<value>(?:\[\[[^\[\]]*\]\]|[^\[\]()])*+)[\])]"
)
_CARD_LINES = 100
"""Rows looked at; a card has its lines at the top."""


def read(text: str, span: Span) -> tuple[Field, ...]:
    """The fields of the lines in a span, as far as they look like fields."""
    fields: list[Field] = []
    lines: list[Located[str]] = []
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        bare = line.rstrip(_BLANKS + "\r")
        if bare and bare.lstrip(_BLANKS)[0] != "#":
            lines.append(Located(bare, Span(at, at + len(bare))))
        at += len(line) + 1
    number = 0
    while number < len(lines):
        field = _field(lines[number])
        number += 1
        first = number
        while number < len(lines) and _is_below(lines[number].value):
            number += 1
        if field:
            fields.append(_with_lines_below(field, lines[first:number]))
    return tuple(fields)


def card_lines(rows: Iterable[Row]) -> tuple[Field, ...]:
    """What may be a key and its value in the rows before the first heading.

    `key:: value`, `Key: value`, `**Key:** value`, and `[key:: value]` inside a line.
    A title at the very top is passed over; boxes are no lines of a card.
    """
    found: list[Field] = []
    for number, row in enumerate(rows):
        if number >= _CARD_LINES or (row.level and (row.level > 1 or found)):
            break
        if row.kind in ("task", "heading") or ":" not in row.text:
            continue
        text = row.text
        inline = list(_INLINE.finditer(text)) if "::" in text else []
        end = inline[0].start() if inline else len(text)
        match = _CARD.match(text, 0, end)
        if match and (match["value"] or match["sign"] == "::"):
            found.append(_matched(match, row.at))
        found += (_matched(each, row.at) for each in inline)
    return tuple(found)


def _matched(match: re.Match[str], offset: int) -> Field:
    start, end = match.span("key")
    value_start, value_end = match.span("value")
    value_end = value_start + len(match["value"].rstrip())
    return Field(
        match["key"],
        match.string[value_start:value_end],
        Span(offset + start, offset + end),
        Span(offset + value_start, offset + value_end),
    )


def _is_below(line: str) -> bool:
    """Whether a line belongs to the key above it."""
    return line[0] in _BLANKS or (line[0] == "-" and line[1:2] in ("", " ", "\t"))


def _field(line: Located[str]) -> Field | None:
    """The field of a line `key: value`, `"key": value` or `key:value`."""
    text, offset = line.value, line.span.start
    colon = text.find(":")
    while colon >= 0 and text[colon + 1 : colon + 2] not in ("", *_BLANKS):
        colon = text.find(":", colon + 1)
    if colon < 0:
        colon = text.find(":")
        if text[colon + 1 : colon + 3] == "//":
            return None
    start = len(text) - len(text.lstrip(_BLANKS))
    key = text[start:colon].rstrip(_BLANKS)
    if colon < 0 or not 0 < len(key) <= _LONGEST_KEY:
        return None
    key_span = Span(offset + start, offset + start + len(key))
    if key[0] in "\"'" and key[-1] == key[0]:
        key = key[1:-1]
    if not key[:1].isalpha():
        return None
    at = colon + 1
    at += len(text) - at - len(text[at:].lstrip(_BLANKS))
    return _valued(key, key_span, text[at:], offset + at)


def _valued(key: str, key_span: Span, raw: str, at: int) -> Field:
    """A field with its value read: quotes, a list in brackets, a comment behind."""
    written = _cut_comment(raw)
    span = Span(at, at + len(written))
    if written[:1] == "[" and written[-1:] == "]" and not written.startswith("[["):
        pieces = _PIECE.finditer(written[1:-1])
        items = tuple(_item(piece[1], at + 1 + piece.start(1)) for piece in pieces)
        return Field(key, "", key_span, span, items)
    return Field(key, _unquoted(written), key_span, span)


def _item(raw: str, at: int) -> Located[str]:
    return Located(_unquoted(raw), Span(at, at + len(raw)))


def _cut_comment(raw: str) -> str:
    """A value without the comment behind it; a quote that closes ends it, too."""
    if raw[:1] in ("'", '"'):
        end = raw.find(raw[0], 1)
        if end > 0 and not _COMMENT.sub("", raw[end + 1 :]).strip(_BLANKS):
            return raw[: end + 1]
        return raw
    return _COMMENT.sub("", raw, count=1).rstrip(_BLANKS)


def _unquoted(raw: str) -> str:
    if len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0]:
        return raw[1:-1]
    return "" if raw in ("~", "null") else raw.lstrip("\"'")


def _with_lines_below(field: Field, below: list[Located[str]]) -> Field:
    """A field whose value stands in the lines below its key."""
    if not below or (field.text and not _SCROLL.fullmatch(field.text)):
        return field
    end = below[-1].span.end
    if field.text:
        words = "\n".join(line.value.strip(_BLANKS) for line in below)
        return field._replace(text=words, span=Span(field.span.start, end))
    if field.items is not None:
        return field
    items = []
    for line in below:
        bare = line.value.lstrip(_BLANKS)
        if bare[0] == "-":
            raw = _cut_comment(bare[1:].strip(_BLANKS))
            items.append(_item(raw, line.span.end - len(bare[1:].lstrip(_BLANKS))))
    span = Span(below[0].span.start + _indent(below[0].value), end)
    if items:
        return field._replace(items=tuple(items), span=span)
    fields = tuple(filter(None, map(_field, below)))
    return field._replace(fields=fields, span=span if fields else field.span)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANKS))
