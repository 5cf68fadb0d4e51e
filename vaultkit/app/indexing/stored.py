"""Follow-ups as the index stores them, and back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from sys import intern
from typing import Any, overload

from vaultkit.app.indexing import extract
from vaultkit.app.rows import FollowUpRow
from vaultkit.core.words import Moment, Msg
from vaultkit.plugin.followups import NEVER, Because, FollowUp


def plain(message: Msg) -> tuple[Any, ...]:
    """A sentence as plain values."""
    return (message.id, message.args)


def reason(because: Because) -> tuple[Any, ...]:
    """A reason as plain values."""
    return (tuple(because.rule), because.ref)


_REASONS = FollowUp._fields.index("because")


class Reasons(Sequence[Because]):
    """The reasons of a stored follow-up, read when somebody asks why.

    Long lists of follow-ups are made all the time, and hardly ever asked.
    """

    __slots__ = ("stored",)

    def __init__(self, stored: bytes) -> None:
        """Keep the bytes of the whole follow-up."""
        self.stored = stored

    def _read(self) -> tuple[Because, ...]:
        packed = extract.unpack(extract.unpack(self.stored)[_REASONS])
        return tuple(Because(Msg(*r), ref) for r, ref in packed)

    @overload
    def __getitem__(self, index: int) -> Because: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Because]: ...
    def __getitem__(self, index: int | slice) -> Because | Sequence[Because]:
        """The reason at a place."""
        return self._read()[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._read())


def row(note: int, uid: str, item: FollowUp, may_hide: Container[str]) -> FollowUpRow:
    """A follow-up as it is stored; of kinds that it yields to, those that there are."""
    yields = [kind for kind in item.yields_to if kind in may_hide]
    data = extract.pack(
        (
            *item[:3],
            tuple(item.label),
            *item[4:15],
            extract.pack(tuple(map(reason, item.because))),
            item.reach,
            item.old,
            tuple(map(tuple, item.hints)),
            item.clock and tuple(item.clock),
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
        f"|{'|'.join(yields)}|" if yields else "",
        item.direction,
        int(item.old),
        int(item.act == NEVER),
        item.every,
        *item.ref,
        data,
    )


def followup(data: bytes, due: Moment | None, end: Moment | None) -> FollowUp:
    """The follow-up of a stored row, due at a moment that may not be the stored one."""
    fields = extract.unpack(data)
    kind, key, _, label, title, ref, side, _, *rest = fields
    _, reach, old, hints, clock, candidates = rest[7:]
    return FollowUp._make(
        (
            *(intern(kind), key, due, _said(label), title, ref, intern(side), end),
            *rest[:7],
            Reasons(data),
            *(reach, old, tuple(map(_said, hints)), clock and _said(clock)),
            candidates,
        )
    )


def _said(kept: tuple[Any, ...]) -> Msg:
    """A sentence from plain values; the few ids there are stand in memory once."""
    return Msg(intern(kept[0]), kept[1])


def data(item: FollowUp) -> bytes:
    """The bytes that a follow-up was read from, or as good as those."""
    kept = item.because
    return kept.stored if isinstance(kept, Reasons) else repr(item).encode()
