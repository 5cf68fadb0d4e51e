"""Composed YAML nodes to fields, with the places where they are written.

Knows YAML's nodes by their shape only and imports nothing of it. Follows aliases as far
as a hand could have meant them, and no further.
"""

from __future__ import annotations

import re
from typing import Any

from vaultkit.core.fields import Field
from vaultkit.core.spans import Located, Span

_DEEPEST = 20
"""Levels that maps and lists are followed down."""
_SPARE = 1_000
"""Values that aliases may add to those that are written out."""
_DOUBLED = re.compile(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}\n]+\}\}")
_COLON = re.compile(r"[ \t]*: ?")
_ALIAS = re.compile(r"[ \t]*:[ \t]+(\*[^\s,\[\]{}]+)")
_NULLS = frozenset(("~", "null"))


class BoundError(Exception):
    """Aliases or nesting unfold to more than a hand writes."""


def fields(root: Any, block: str, offset: int) -> tuple[Field, ...]:
    """The fields of a block's mapping node, in order.

    Args:
        root: The node.
        block: The text it was composed from.
        offset: Where the block begins in its note.

    Raises:
        BoundError: there is no end to it.
    """
    return _Converter(block, offset).fields(root, _DEEPEST)


class _Converter:
    """Nodes to fields. Aliases are followed until `budget` is spent."""

    __slots__ = ("block", "budget", "offset")

    def __init__(self, block: str, offset: int) -> None:
        self.block = block
        self.offset = offset
        self.budget = 2 * len(block) + _SPARE

    def fields(self, node: Any, depth: int) -> tuple[Field, ...]:
        """The fields of a mapping node, in order."""
        self._spend(len(node.value), depth)
        offset, out = self.offset, []
        at = node.start_mark.index
        for key_node, value_node in node.value:
            key_start, key_end = key_node.start_mark.index, key_node.end_mark.index
            value, key = value_node.value, key_node.value
            start, end = value_node.start_mark.index, value_node.end_mark.index
            if type(key) is not str or key_node.style:
                key, key_end = self._key(key_node)
            if key_start < at or key_node is node:
                key_start = key_end = max(at, start)
            key_span = Span(offset + key_start, offset + key_end)
            at = max(key_end, end)
            if type(value) is str and start >= key_end and end > start:
                style = value_node.style
                if not style and value in _NULLS:
                    value = ""
                elif style and style in "|>":
                    value = value.rstrip("\n")
                    end = start + len(self.block[start:end].rstrip())
                span = Span(offset + start, offset + end)
                out.append(Field(key, value, key_span, span))
            else:
                span = self._span(value_node, key_end)
                out.append(self._field(key, key_span, span, value_node, depth))
        return tuple(out)

    def _key(self, node: Any) -> tuple[str, int]:
        """The text and end of a key that is quoted, or no scalar at all."""
        start, end = node.start_mark.index, node.end_mark.index
        written = self._slice(start, end).rstrip()
        end = start + len(written)
        return (node.value.rstrip("\n") if node.id == "scalar" else written), end

    def _field(
        self, key: str, key_span: Span, span: Span, node: Any, depth: int
    ) -> Field:
        """A field that is empty, an alias, a list or a map."""
        if node.id == "scalar":
            return Field(key, _scalar(node), key_span, span)
        words = self._words(node)
        if words:
            return Field(key, words, key_span, span)
        if node.id == "mapping":
            return Field(key, "", key_span, span, None, self.fields(node, depth - 1))
        self._spend(len(node.value), depth)
        items: list[Located[str]] = []
        for item in node.value:
            self._collect(item, items, depth - 1)
        return Field(key, "", key_span, span, tuple(items))

    def _collect(self, node: Any, out: list[Located[str]], depth: int) -> None:
        """The scalars of a list's item; a one-line map in it is its own text."""
        start, end = node.start_mark.index, node.end_mark.index
        end = start + len(self.block[start:end].rstrip())
        span = Span(self.offset + start, self.offset + end)
        if node.id == "scalar":
            out.append(Located(_scalar(node), span))
            return
        self._spend(len(node.value), depth)
        if node.id == "sequence":
            words = self._words(node)
            if words:
                out.append(Located(words, span))
                return
            for item in node.value:
                self._collect(item, out, depth - 1)
        elif self.block.find("\n", start, end) < 0:
            out.append(Located(self._slice(start, end), span))
        else:
            for _, item in node.value:
                self._collect(item, out, depth - 1)

    def _words(self, node: Any) -> str:
        """`[[Link]]` or `{{hole}}`, which YAML takes for a list or a map; else ""."""
        start, end = node.start_mark.index, node.end_mark.index
        if not self.block.startswith(("[[", "{{"), start):
            return ""
        found = _DOUBLED.fullmatch(self.block, start, end)
        return self._slice(start, end) if found else ""

    def _slice(self, start: int, end: int) -> str:
        self.budget -= end - start
        return self.block[start:end]

    def _spend(self, count: int, depth: int) -> None:
        self.budget -= count
        if self.budget < 0 or depth < 0:
            raise BoundError

    def _span(self, node: Any, key_end: int) -> Span:
        """Where a value is written: an alias has its node elsewhere."""
        block = self.block
        start, end = node.start_mark.index, node.end_mark.index
        if start < key_end:
            found = _ALIAS.match(block, key_end)
            start, end = found.span(1) if found else (key_end, key_end)
        elif start == end:
            found = _COLON.match(block, key_end)
            start = end = found.end() if found else key_end
        else:
            end = start + len(block[start:end].rstrip())
        return Span(self.offset + start, self.offset + end)


def _scalar(node: Any) -> str:
    """A scalar's text; null as YAML writes it is nothing."""
    value: str = node.value
    if not node.style:
        return "" if value in _NULLS else value
    return value.rstrip("\n") if node.style in "|>" else value
