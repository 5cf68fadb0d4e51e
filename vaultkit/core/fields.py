"""A key and what is written for it, undecoded."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core.spans import Located, Span


class Field(NamedTuple):
    """One key of the front matter (or a card line) with undecoded text.

    `text` is the scalar as text without quotes ("" when empty, a list or a map);
    `items` the scalars of a list (a lone `[[Link]]` without quotes is the link text,
    not a nested list), `fields` the keys of a nested map. `span` covers the value as
    written, quotes included; where nothing is written it is the place after the colon.
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
        if self.items is not None:
            return tuple(item for item in self.items if item.value)
        return (Located(self.text, self.span),) if self.text else ()
