"""Front matter as most people write it: on each line one key and one plain value.

Reads what can mean only one thing in YAML, and leaves a block with anything else in it
to a parser: no second grammar, but the part of it that needs none. A first look at a
vault reads thousands of such blocks, and a parser's nodes cost a multiple of a match.
"""

from __future__ import annotations

import re

from vaultkit.core.fields import Field
from vaultkit.core.spans import Located, Span

_LINE = re.compile(
    r"([^\W\d][\w -]{0,60}(?<! )):"
    r"(?: +(?:"
    r"([^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n:#]*(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*)*(?<! ))"
    r"|\"([^\"\\\n]*)\"|'([^'\n]*)'"
    r"|\[([\w /\"\[\],-]*)\]"
    r"))?(?:\n|\Z)"
)
"""The key, and its value bare, in quotes of either sort, or the inside of a list."""
_ITEM = re.compile(r" *(?:(\w(?:[\w /-]*\w)?)|\"([^\"]*)\")(?:, *(?=[\w\"])|\Z)")
_NULLS = frozenset(("~", "null"))
_new = tuple.__new__


def fields(block: str, offset: int) -> tuple[Field, ...] | None:
    """The fields of a block; None if a line of it might mean more.

    Args:
        block: The text between the fences.
        offset: Where it begins in its note.
    """
    if not block.replace("\n", "").isprintable():
        return None
    out: list[Field] = []
    at, stop = 0, len(block)
    while at < stop:
        line = _LINE.match(block, at)
        if line is None:
            return None
        key, bare, double, single, listed = line.groups()
        at += offset
        key_span = _new(Span, (at, at + len(key)))
        kind = line.lastindex or 1
        start, end = line.span(kind)
        start, end = start + offset, end + offset
        items = None
        text = bare or double or single or ""
        if kind == 1:
            start = end = end + 1
        elif bare is None:
            start, end = start - 1, end + 1
            if listed is not None:
                items = _items(listed, start + 1)
                if items is None:
                    return None
        elif bare in _NULLS:
            text = ""
        span = _new(Span, (start, end))
        out.append(_new(Field, (key, text, key_span, span, items, ())))
        at = line.end()
    return tuple(out)


def _items(listed: str, offset: int) -> tuple[Located[str], ...] | None:
    """The items between the brackets of a list; None if it holds more than words."""
    found: list[Located[str]] = []
    at = 0
    while at < len(listed):
        item = _ITEM.match(listed, at)
        if item is None:
            return None
        bare, quoted = item.groups()
        start, end = item.span(item.lastindex or 0)
        if bare is None:
            start, end = start - 1, end + 1
        text = quoted if bare is None else "" if bare in _NULLS else bare
        found.append(Located(text, Span(offset + start, offset + end)))
        at = item.end()
    return tuple(found)
