"""Sentences that a program's text says, held against the tables of words.

Takes source text and reads no file: authors hand in what their package holds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

_ID = re.compile(r"[a-z][\w-]*(?:\.[\w-]+)+")
_SAYING = ("msg", "Msg")


def unused(texts: Mapping[str, str], sources: Iterable[str]) -> list[str]:
    """Ids of sentences that no source mentions, not even in parts."""
    exact: set[str] = set()
    patterns: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                exact.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.add(_pattern(node))
    patterns.discard("")
    known = re.compile("|".join(sorted(patterns)) or r"\Z.")
    return [
        id_
        for id_ in sorted(texts)
        if not {id_, id_.removesuffix(".one")} & exact
        and not known.fullmatch(id_)
        and not known.fullmatch(id_.removesuffix(".one"))
    ]


def missing(texts: Mapping[str, str], sources: Iterable[str]) -> list[str]:
    """Ids that a source says by `msg` or `Msg` and that have no text."""
    found: set[str] = set()
    for source in sources:
        for said in _said(ast.parse(source)):
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                if _ID.fullmatch(said.value) and said.value not in texts:
                    found.add(said.value)
            elif isinstance(said, ast.JoinedStr):
                pattern = _pattern(said)
                if pattern and not any(re.fullmatch(pattern, id_) for id_ in texts):
                    found.add(ast.unparse(said))
    return sorted(found)


def _said(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in _SAYING:
                yield node.args[0]


def _pattern(text: ast.JoinedStr) -> str:
    """What an f-string may come to; "" if its beginning is not written out."""
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
        for part in text.values
    ]
    written = isinstance(text.values[0], ast.Constant) if text.values else False
    return "".join(parts) if written and "\\." in parts[0] else ""
