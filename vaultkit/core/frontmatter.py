"""STUB (interface only; implemented by the parser work)."""
from __future__ import annotations
from typing import NamedTuple
from vaultkit.core.spans import Located, Span
from vaultkit.core.diagnostics import Diagnostic


class Field(NamedTuple):
    """One key of the front matter (or a card line) with undecoded text.

    `text` is the scalar as text without quotes ("" when empty, a list or a map);
    `items` the scalars of a list (a lone `[[Link]]` without quotes is the link text,
    not a nested list), `fields` the keys of a nested map.
    """

    key: str
    text: str
    key_span: Span
    span: Span
    items: tuple[Located[str], ...] | None = None
    fields: tuple[Field, ...] = ()

    @property
    def values(self) -> tuple[Located[str], ...]:
        """Every non-empty scalar, whether written as one or as a list."""
        ...


class Frontmatter(NamedTuple):
    """The fields between the `---` lines; `span` holds the lines in between.

    `body` is the offset where the note's body begins (0 without front matter).
    """

    fields: tuple[Field, ...] = ()
    span: Span | None = None
    body: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(path: str, text: str) -> Frontmatter: ...
