"""One pass over the answers of a vault: what it works with, and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from vaultkit.app.pacing import MayWrite
from vaultkit.app.records import Recorder
from vaultkit.app.settling.uniting import Line
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Moment, Msg

Reread = Callable[[frozenset[str]], object]


class Turn(NamedTuple):
    """What one pass over the answers of a vault works with."""

    vault: Vault
    """Its index is up to date, the write lock is held."""
    now: Moment
    """The vault's local time."""
    may_write: MayWrite
    """Asked of the note that holds answers and of those that they change; an answer
    waits until all of them are at rest."""
    record: Recorder
    """The run that the writes belong to."""
    apart: Callable[[], AbstractContextManager[Recorder]]
    """Begins a run of its own for what takes answers back."""
    reread: Reread
    """Brings the index up to some notes that were just written."""


class Outcome(NamedTuple):
    """What became of the answers of a vault."""

    written: frozenset[str] = frozenset()
    """Notes that the index knows as they were written."""
    left: tuple[str, ...] = ()
    """Notes that were not written because they are still being edited."""
    complaints: tuple[Placed, ...] = ()
    refused: tuple[tuple[Line, Msg], ...] = ()
    """Lines that were not acted on, and why."""
    told: tuple[tuple[str, str], ...] = ()
    """What was acted on: the note, and the line as it stands there since."""
    back: tuple[tuple[str, str], ...] = ()
    """What was taken back: the note, and the line."""

    def then(self, later: Outcome) -> Outcome:
        """All of this and of what came after it."""
        return Outcome(
            self.written | later.written,
            tuple(dict.fromkeys(self.left + later.left)),
            self.complaints + later.complaints,
            self.refused + later.refused,
            self.told + later.told,
            self.back + later.back,
        )
