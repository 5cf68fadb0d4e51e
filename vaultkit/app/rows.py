"""Rows that the index keeps and gives, as plain values."""

from __future__ import annotations

from typing import Any, NamedTuple

Sketch = tuple[Any, ...]
"""What a list needs of a follow-up: the values of an `Outline`."""

DueRow = tuple[Any, ...]
"""What reading needs besides: number, due and end as stored, the entity's note, kind,
id, name and path, data, and note, key and ordinal of the fact it rests on."""

YearlyRow = tuple[Any, ...]
"""What comes every year: number, key, kind, month and day, the entity's id, direction,
whether it stands apart, wanted interval."""


class FollowUpRow(NamedTuple):
    """A stored follow-up; `data` is the whole of it."""

    entity: int
    uid: str
    kind: str
    due: str | None
    until: str | None
    yearly: int
    show_from: str
    show_until: str | None
    yields: str
    direction: str
    old: int
    apart: int
    every: int | None
    ref_note: int
    ref_key: str
    ref_nth: int
    data: bytes


class NoteBatch:
    """Rows of many new notes; an entity has its base as its id."""

    __slots__ = ("asks", "diagnostics", "entities", "facts", "names", "notes")

    def __init__(self) -> None:
        """Begin with none."""
        self.notes: list[tuple[int, str, bytes]] = []
        self.facts: list[tuple[int, str, bytes, bytes]] = []
        self.names: list[tuple[str, int, int]] = []
        self.asks: list[tuple[str, int]] = []
        self.entities: list[tuple[int, str, str, str, str]] = []
        self.diagnostics: list[tuple[int, str, bytes]] = []
