"""Where something was written: half-open ranges of character offsets."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """Half-open range of character offsets into a note's text (BOM not counted)."""

    start: int
    end: int


class Located(NamedTuple, Generic[T]):
    """A value that remembers where it was written."""

    value: T
    span: Span
