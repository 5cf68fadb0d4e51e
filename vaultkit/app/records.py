"""What the journal keeps of writes into notes, and the port that it is kept by."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from vaultkit.core.words import Moment


class Change(NamedTuple):
    """A note's bytes before and after a write; None = there is no such note."""

    path: str
    before: bytes | None
    after: bytes | None
    why: str
    """What it is for: "blocks", "undo", or the name of what was asked."""
    acted: tuple[str, ...] = ()
    """Lines of `before` that are acted on as answers, as they stand there; what
    stands below one and belongs to it follows after a newline."""
    saved: int = 0
    """When `before` was written, in ns since 1970; 0 = not known."""
    answers: tuple[str, ...] = ()
    """Ids of the done lines of the answers it is for; with `acted`, one for each."""
    aside: tuple[str, ...] = ()
    """Lines of `after` that ask for nothing until a hand changes them."""
    own: tuple[str, ...] = ()
    """Lines of `before` outside any list that are acted on where they stand."""
    folders: tuple[str, ...] = ()
    """Folders that were not there before, the innermost last; gone with the note."""


class Step(NamedTuple):
    """A journalled write, with digests in the place of bytes."""

    path: str
    before: bytes | None
    after: bytes | None
    why: str
    acted: tuple[str, ...]
    written: bool | None
    """None: it was cut off before that could be noted down."""
    saved: int = 0
    """When what was there before was written, in ns since 1970; 0 = not known."""
    answers: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


class Run(NamedTuple):
    """What one command, or one round of the watcher, wrote into notes."""

    number: int
    what: str
    """The command's name."""
    at: Moment
    """In the vault's local time."""
    undoes: int
    """The number of the run that it takes back, 0 = none."""
    steps: tuple[Step, ...]
    ended: int = 0
    """When its record was last added to, in ns since 1970; 0 = not known."""


class Recorder(Protocol):
    """One run while it is going on; a run without a write leaves no record."""

    def intend(self, change: Change) -> None:
        """Have a write safely on disk before it is made.

        Raises:
            OSError: it cannot be kept; then the note must not be written.
        """

    def note(self, *, written: bool) -> None:
        """Note down what became of the write intended last."""


class Journal(Protocol):
    """What was written into notes, kept for a while, on this machine."""

    def run(
        self, what: str, at: Moment, undoes: int = 0
    ) -> AbstractContextManager[Recorder]:
        """Begin a run."""

    def runs(self, among: Collection[int] | None = None) -> Iterator[Run]:
        """Every run that is kept, or those among some, the last one first."""

    def heads(self) -> dict[int, tuple[str, int]]:
        """What every run is, and the run that it takes back, 0 = none."""

    def changes(self, number: int) -> list[Change | None]:
        """The bytes of each step of a run, None for one that is damaged."""
