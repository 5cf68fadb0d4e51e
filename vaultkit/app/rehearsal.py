"""A round that is only tried: what it writes is held in memory, over the real files.

Everything in it sees its own writes, as in a round that is meant; at the end files,
index and journal are as they were. What was held is the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from vaultkit.app.ports import Listing, NoteFiles
from vaultkit.app.records import Change
from vaultkit.app.vault import Vault
from vaultkit.core import paths


class Held:
    """A vault's files with writes that stay in memory."""

    def __init__(self, files: NoteFiles, disk_now: Callable[[], int]) -> None:
        """Begin with the files as they lie there; `disk_now` dates what is held."""
        self.root = files.root
        self._files = files
        self._disk_now = disk_now
        self._held: dict[str, tuple[bytes | None, int]] = {}
        self._before: dict[str, bytes | None] = {}

    def written(self) -> Iterator[tuple[str, bytes | None, bytes | None]]:
        """What would be written: path, former and new bytes, in order of writing."""
        for path, before in self._before.items():
            after = self._held[path][0]
            if after != before:
                yield path, before, after

    # --- writes -----------------------------------------------------------------
    def replace(self, path: str, before: bytes | None, after: bytes) -> bool:
        """Hold `after` in place of `before`; False if that is not there."""
        return self._hold(path, before, after)

    def remove(self, path: str, before: bytes, folders: Sequence[str] = ()) -> bool:  # noqa: ARG002 - nothing lies there
        """Hold that a file is gone which holds `before`; False if that is not there."""
        return self._hold(path, before, None)

    def missing(self, path: str) -> tuple[str, ...]:
        """The folders that a file needs and that are not there."""
        return self._files.missing(path)

    def _hold(self, path: str, before: bytes | None, after: bytes | None) -> bool:
        if self.read(path) != before:
            return False
        self._before.setdefault(path, before)
        self._held[path] = after, self._disk_now()
        return True

    # --- looks ------------------------------------------------------------------
    def read(self, path: str) -> bytes | None:
        """All bytes of a file, those that are held if it was written."""
        return self._held[path][0] if path in self._held else self._files.read(path)

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Size and mtime_ns of a file, None if it is not there."""
        if path not in self._held:
            return self._files.stamp(path)
        data, at_ns = self._held[path]
        return None if data is None else (len(data), at_ns)

    def scan(self) -> Iterator[tuple[str, Listing]]:
        """Every folder with its listing, one after the other."""
        for folder, listed in self._files.scan():
            yield folder, self._over(folder, listed)

    def differing(self, known: Mapping[str, bytes]) -> None:
        """Nobody asks before something is held; then everything is to be looked at."""
        del known

    def list_folder(self, folder: str) -> Listing | None:
        """One folder's listing, None if it is gone or unreadable."""
        listed = self._files.list_folder(folder)
        return None if listed is None else self._over(folder, listed)

    def _over(self, folder: str, listed: Listing) -> Listing:
        """A listing with what is held in place of what lies there."""
        mine = {}
        for path, (data, at_ns) in self._held.items():
            parent, _, name = path.rpartition("/")
            if parent == folder and paths.is_note(name):
                mine[name] = data, at_ns
        if not mine:
            return listed
        stamps = [stamp for stamp in listed[0] if stamp[0] not in mine]
        stamps += (
            (name, len(data), at_ns, at_ns)
            for name, (data, at_ns) in mine.items()
            if data is not None
        )
        return tuple(stamps), listed[1], listed[2]

    def look(self, path: str) -> tuple[str, int, int, int] | None:
        """One note's stamp as a listing has it."""
        if path not in self._held:
            return self._files.look(path)
        data, at_ns = self._held[path]
        name = path.rpartition("/")[2]
        return None if data is None else (name, len(data), at_ns, at_ns)

    def dump(self, listing: Listing, at_ns: int) -> bytes:
        """The listing to keep, marked if it is too young to be trusted later."""
        return self._files.dump(listing, at_ns)

    def load(self, data: bytes) -> tuple[Listing, int]:
        """A kept listing, and from when its stamps are too young."""
        return self._files.load(data)

    def odd(self, data: bytes) -> tuple[tuple[str, str], ...]:
        """What a kept listing has that is neither note nor folder."""
        return self._files.odd(data)

    def is_plain(self, path: str) -> bool:
        """Whether a path is absent or a plain file reached without any link."""
        return self._files.is_plain(path)


class Unrecorded:
    """The record of a run that writes nothing; it keeps nothing."""

    def intend(self, change: Change) -> None:
        """Take a write for granted."""

    def note(self, *, written: bool) -> None:
        """Take what became of it for granted too."""


@contextmanager
def over(vault: Vault) -> Iterator[tuple[Vault, Held]]:
    """The vault to try a round on, its index up to date, and what it will hold."""
    held = Held(vault.files, vault.disk_now)
    with vault.index.rehearsal():
        yield vault._replace(files=held), held
