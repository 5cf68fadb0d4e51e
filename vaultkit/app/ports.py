"""What the use cases need of the world, and nothing of how it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

Stamp = tuple[str, int, int, int]
"""Name, size, mtime_ns, ctime_ns of a note."""

Listing = tuple[tuple[Stamp, ...], tuple[str, ...], tuple[tuple[str, str], ...]]
"""A folder's notes, its folders, and what is neither as (name, reason)."""


class NoteFiles(Protocol):
    """The vault on disk."""

    root: str

    def scan(self) -> Iterator[tuple[str, Listing]]:
        """Every folder with its listing, one after the other."""

    def differing(self, known: Mapping[str, bytes]) -> list[str] | None:
        """The folders that are not as known; None = look at everything to tell."""

    def list_folder(self, folder: str) -> Listing | None:
        """One folder's listing, None if it is gone or unreadable."""

    def look(self, path: str) -> tuple[str, int, int, int] | None:
        """One note's stamp as a listing has it, None if it is no plain file."""

    def dump(self, listing: Listing, at_ns: int) -> bytes:
        """The listing to keep, marked if it is too young to be trusted later."""

    def load(self, data: bytes) -> tuple[Listing, int]:
        """A kept listing, and from when (ns since 1970) its stamps are too young."""

    def odd(self, data: bytes) -> tuple[tuple[str, str], ...]:
        """What a kept listing has that is neither note nor folder: (name, reason)."""

    def read(self, path: str) -> bytes | None:
        """All bytes of a plain file; None if it is gone, none, or unreadable."""

    def replace(self, path: str, before: bytes | None, after: bytes) -> bool:
        """Put `after` in place of `before`, atomically; False if it is not there."""

    def remove(self, path: str, before: bytes, folders: Sequence[str] = ()) -> bool:
        """Take a file away that holds `before`; False if that is not there.

        With it go those of the `folders` that are empty then.
        """

    def missing(self, path: str) -> tuple[str, ...]:
        """The folders that a file needs and that are not there, the innermost last."""

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Size and mtime_ns of a file in the vault, None if it is not there."""

    def is_plain(self, path: str) -> bool:
        """Whether a path is absent or a plain file reached without any link."""
