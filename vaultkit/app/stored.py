"""Follow-ups as the index stores them, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from vaultkit.app import extract
from vaultkit.app.rows import FollowUpRow
from vaultkit.core.words import Moment, Msg
from vaultkit.plugin.followups import Because, FollowUp

NEVER = ("never",)
"""`act` of a follow-up that has no occasion yet: listed apart, not in the feed."""


def plain(message: Msg) -> tuple[Any, ...]:
    """A sentence as plain values."""
    return (message.id, message.args)


def reason(because: Because) -> tuple[Any, ...]:
    """A reason as plain values."""
    return (plain(because.rule), because.ref)


class Reasons(Sequence[Because]):
    """Reasons as they are stored, read when somebody asks why.

    Long lists of follow-ups are made all the time, and hardly ever asked.
    """

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        """Keep the bytes of packed reasons."""
        self._data = data

    def _read(self) -> tuple[Because, ...]:
        return tuple(Because(Msg(*r), ref) for r, ref in extract.unpack(self._data))

    @overload
    def __getitem__(self, index: int) -> Because: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Because]: ...
    def __getitem__(self, index: int | slice) -> Because | Sequence[Because]:
        """The reason at a place."""
        return self._read()[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(extract.unpack(self._data))


def row(note: int, uid: str, item: FollowUp) -> FollowUpRow:
    """A follow-up as it is stored."""
    data = extract.pack(
        (
            *item[:3],
            plain(item.label),
            *item[4:15],
            extract.pack(tuple(reason(each) for each in item.because)),
            item.reach,
            item.old,
            tuple(plain(hint) for hint in item.hints),
            item.clock and plain(item.clock),
            item.candidates,
        )
    )
    return FollowUpRow(
        note,
        uid,
        item.kind,
        item.due,
        item.end,
        int(item.yearly),
        item.show_from or "",
        item.show_until,
        f"|{'|'.join(item.yields_to)}|" if item.yields_to else "",
        item.direction,
        int(item.old),
        int(item.act == NEVER),
        *item.ref,
        data,
    )


def followup(data: bytes, due: Moment | None, end: Moment | None) -> FollowUp:
    """The follow-up of a stored row, due at a moment that may not be the stored one."""
    fields = extract.unpack(data)
    kind, key, _, label, title, ref, side, _, *rest = fields
    because, reach, old, hints, clock, candidates = rest[7:]
    return FollowUp._make(
        (
            *(kind, key, due, Msg(*label), title, ref, side, end),
            *rest[:7],
            Reasons(because),
            *(reach, old, tuple(Msg(*hint) for hint in hints), clock and Msg(*clock)),
            candidates,
        )
    )
