"""The `---` block at a note's head, as fields of undecoded text with exact spans.

The only user of yaml and python-frontmatter, which are imported for the first note
that has a block. Nothing here guesses types: `13:00`, `no`, `01067` and
`+43 660 1234567` are the text they are written as. Nothing here raises, and a block
that is no YAML is read line by line, so that one bad line does not cost the note.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultkit.core import headfaults, keylines
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.fields import Field
from vaultkit.core.spans import Located, Span
from vaultkit.core.text import BOM

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

__all__ = ["Field", "Frontmatter", "parse"]

_LONGEST = 100_000
"""Characters of a block that are read; nobody writes as many."""
_DEEPEST = 20
"""Levels that maps and lists are followed down."""
_SPARE = 1_000
"""Values that aliases may add to those that are written out."""
_HARMLESS = 1_000
"""Characters that cannot nest deep enough to exhaust the stack of the C parser."""
_STACKED = 50
_STAIRS = re.compile(rf"(?:[-?:][ \t]+){{{_STACKED}}}|\n {{{4 * _STACKED}}}")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_DOUBLED = re.compile(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}\n]+\}\}")
_COLON = re.compile(r"[ \t]*: ?")
_BEGAN_EARLIER = (
    *("while scanning a quoted scalar", "while scanning a simple key"),
    *("while parsing a flow", "while scanning an anchor", "while scanning an alias"),
)
_NULLS = frozenset(("~", "null"))
_ALIAS = re.compile(r"[ \t]*:[ \t]+(\*[^\s,\[\]{}]+)")


class Frontmatter(NamedTuple):
    """The fields between the `---` lines; `span` holds the lines in between.

    `body` is the offset where the note's body begins (0 without front matter).
    """

    fields: tuple[Field, ...] = ()
    span: Span | None = None
    body: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


_ABSENT = Frontmatter()


class _BoundError(Exception):
    """Aliases or nesting unfold to more than a hand writes."""


class _YamlError(Exception):
    """No YAML, at an offset of the block."""


def parse(path: str, text: str) -> Frontmatter:
    """The front matter of a note's text, its byte order mark cut off before."""
    if not text.startswith(("---\n", "---\r\n")):
        return _ABSENT
    handler = _handler()
    try:
        block, content = handler.split(text)
    except ValueError:
        return Frontmatter(diagnostics=headfaults.unclosed(path, text))
    start = text.index("\n") + 1
    span = Span(start, start + len(block))
    fields, found = _fields(handler, path, text, span)
    found += headfaults.duplicates(path, text, fields)
    return Frontmatter(fields, span, len(text) - len(content), found)


def _fields(
    handler: YAMLHandler, path: str, text: str, span: Span
) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    """The fields by YAML; where it is none by lines, and the reason."""
    if span.end - span.start > _LONGEST:
        start = Span(span.start, span.start + _LONGEST)
        return keylines.read(text, start), (headfaults.endless(path, text, span),)
    if text.startswith(BOM, span.start, span.end):
        span = Span(span.start + 1, span.end)
    block = text[span.start : span.end]
    try:
        root = handler.load(block)
        if root is None:
            return (), ()
        if root.id == "mapping":
            return _Converter(block, span.start).fields(root, _DEEPEST), ()
    except (_BoundError, RecursionError):
        fault = headfaults.bomb(path, text, span)
    except _YamlError as error:
        fault = headfaults.broken(path, text, span, span.start + error.args[0])
    else:
        fields = keylines.read(text, span)
        if not fields:
            return (), ()
        return fields, (headfaults.broken(path, text, span, span.start),)
    return keylines.read(text, span), (fault,)


def _is_deep(block: str) -> bool:
    """Whether a block may nest deeper than anybody means.

    The C parser composes by recursion and has no bound of its own.
    """
    if _STAIRS.search(block):
        return True
    if block.count("[") + block.count("{") < _STACKED:
        return False
    depth = deepest = 0
    for bracket in _BRACKETS.findall(block):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest >= _STACKED


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
            raise _BoundError

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


@cache
def _handler() -> YAMLHandler:
    """The handler that splits and loads; made once, for the first block."""
    import yaml  # noqa: PLC0415 - spares a vault without front matter its 45 ms
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - as above

    composer = _composer()

    class NoteHandler(YAMLHandler):
        """Splits at whole lines of `---`, the last also `...`; loads nodes."""

        FM_BOUNDARY = _FENCE

        def load(self, fm: str, **_: object) -> Any:
            if len(fm) > _HARMLESS and _is_deep(fm):
                raise _BoundError
            try:
                return composer(fm).get_single_node()
            except yaml.YAMLError as error:
                raise _YamlError(_place(fm, error)) from error
            except UnicodeEncodeError as error:
                raise _YamlError(error.start) from error

    return NoteHandler()


def _composer() -> Any:
    """A class that composes nodes and resolves no tag: every scalar stays text."""
    try:
        from yaml import cyaml  # noqa: PLC0415 - comes with the handler
    except ImportError:
        base = _pure()
    else:
        base = getattr(cyaml, "CParser")  # noqa: B009 - the stubs leave it out
    steps = ("descend_resolver", "ascend_resolver", "resolve")
    return type("Untyped", (base,), dict.fromkeys(steps, staticmethod(_untyped)))


def _untyped(*_: object) -> str:
    return ""


def _pure() -> Any:
    """The same in Python, where yaml was built without its C library."""
    from yaml.composer import Composer  # noqa: PLC0415 - rarely needed
    from yaml.parser import Parser  # noqa: PLC0415 - as above
    from yaml.reader import Reader  # noqa: PLC0415 - as above
    from yaml.scanner import Scanner  # noqa: PLC0415 - as above

    class Pure(Reader, Scanner, Parser, Composer):
        def __init__(self, stream: str) -> None:
            for part in (Reader, Scanner, Parser, Composer):
                part.__init__(self, *((stream,) if part is Reader else ()))

    return Pure


def _place(block: str, error: Any) -> int:
    """Where in the block a hand has to mend it."""
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None)
    if context.startswith(_BEGAN_EARLIER):
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return min(int(mark.index), len(block))
    return next((at for at, sign in enumerate(block) if _is_control(sign)), 0)


def _is_control(sign: str) -> bool:
    """Whether YAML forbids a character; a class of them would compile for 14 ms."""
    if sign.isprintable() or sign in "\t\n\r\x85\ufeff":
        return False
    return sign < "\xa0" or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff"
