"""What plugins keep: kinds of facts, and tables of derived rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")


class FactKind(NamedTuple, Generic[T]):
    """A kind of fact; `row` is a NamedTuple of plain JSON values, no positions.

    Names are unique in the vault; a stranger's begin with its plugin's: `acme/visit`.
    A fact of a `joint` kind belongs to every entity in `Fact.about` (a talk of three
    people); of another kind to the first target that anybody answers (a task).
    """

    name: str
    row: Callable[..., T]
    joint: bool = False


class Table(NamedTuple):
    """Rows that a plugin derives and asks for again by indexed columns."""

    name: str
    columns: tuple[tuple[str, Literal["text", "int"]], ...]
    indexed: tuple[str, ...] = ()
