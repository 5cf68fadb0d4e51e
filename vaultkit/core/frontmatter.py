"""The `---` block at a note's head, as fields of undecoded text with exact spans.

The only user of yaml and python-frontmatter, which are imported for the first block
that is more than keys and plain values. Nothing here guesses types: `13:00`, `no`,
`01067` and `+43 660 1234567` are the text they are written as. Nothing here raises,
and a block that is no YAML is read line by line, so that one bad line does not cost
the note.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultkit.core import headfaults, keylines, nodes, plainhead
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.fields import Field
from vaultkit.core.spans import Span
from vaultkit.core.text import BOM

if TYPE_CHECKING:
    from frontmatter.default_handlers import YAMLHandler

__all__ = ["Field", "Frontmatter", "parse"]

_LONGEST = 100_000
"""Characters of a block that are read; nobody writes as many."""
_HARMLESS = 1_000
"""Characters that cannot nest deep enough to exhaust the stack of the C parser."""
_STACKED = 50
_STAIRS = re.compile(rf"(?:[-?:][ \t]+){{{_STACKED}}}|\n {{{4 * _STACKED}}}")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r?\Z)", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_BEGAN_EARLIER = (
    *("while scanning a quoted scalar", "while scanning a simple key"),
    *("while parsing a flow", "while scanning an anchor", "while scanning an alias"),
)


class Frontmatter(NamedTuple):
    """The fields between the `---` lines; `span` holds the lines in between.

    `body` is the offset where the note's body begins (0 without front matter).
    """

    fields: tuple[Field, ...] = ()
    span: Span | None = None
    body: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


_ABSENT = Frontmatter()


class _YamlError(Exception):
    """No YAML, at an offset of the block."""


def parse(path: str, text: str) -> Frontmatter:
    """The front matter of a note's text, its byte order mark cut off before."""
    if not text.startswith("---"):
        return _ABSENT
    opening = text.find("\n")
    if opening < 0 or text[3:opening].strip(" \t\r"):
        return _ABSENT
    try:
        _, block, content = _FENCE.split(text, 2)
    except ValueError:
        return Frontmatter(diagnostics=headfaults.unclosed(path, text))
    start = opening + 1
    span = Span(start, start + len(block))
    fields, found = _fields(path, text, span)
    found += headfaults.duplicates(path, text, fields)
    return Frontmatter(fields, span, len(text) - len(content), found)


def _fields(
    path: str, text: str, span: Span
) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    """The fields of a block, and what is wrong with it."""
    if span.end - span.start > _LONGEST:
        start = Span(span.start, span.start + _LONGEST)
        return keylines.read(text, start), (headfaults.endless(path, text, span),)
    if text.startswith(BOM, span.start, span.end):
        span = Span(span.start + 1, span.end)
    block = text[span.start : span.end]
    plain = plainhead.fields(block, span.start)
    return _by_yaml(path, text, span) if plain is None else (plain, ())


def _by_yaml(
    path: str, text: str, span: Span
) -> tuple[tuple[Field, ...], tuple[Diagnostic, ...]]:
    """The fields by YAML; where it is none by lines, and the reason."""
    block = text[span.start : span.end]
    try:
        root = _handler().load(block)
        if root is None:
            return (), ()
        if root.id == "mapping":
            return nodes.fields(root, block, span.start), ()
    except (nodes.BoundError, RecursionError):
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


@cache
def _handler() -> YAMLHandler:
    """The handler that loads; made once, for the first block that needs it."""
    import yaml  # noqa: PLC0415 - spares plain front matter its 45 ms
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - as above

    composer = _composer()

    class NoteHandler(YAMLHandler):
        """Loads nodes, with every scalar as it is written."""

        def load(self, fm: str, **_: object) -> Any:
            if len(fm) > _HARMLESS and _is_deep(fm):
                raise nodes.BoundError
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
