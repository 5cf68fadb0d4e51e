"""The vault on disk: look at every stamp, read a note, replace it whole or not at all.

Follows no link and opens nothing that is not a plain file.
"""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from vaultkit.adapters import glance, replacing
from vaultkit.adapters.glance import NOTE_ENDS
from vaultkit.core import paths

TOO_LARGE = 4 * 1024 * 1024
"""Bytes; a larger note is not read."""

RACY_NS = 20_000_000
"""A stamp this close to the scan may still change without showing it."""

Stamp = tuple[str, int, int, int]
"""Name, size, mtime_ns, ctime_ns."""

Listing = tuple[tuple[Stamp, ...], tuple[str, ...], tuple[tuple[str, str], ...]]
"""Notes, folders, and what is neither: (name, reason)."""


YOUNG = b"!"
"""Begins the bytes of a listing with stamps that must not be trusted later."""


_NOTHING_ODD = marshal.dumps((), 2)
"""How the bytes of a listing end in which all is plain."""


def dump(listing: Listing) -> bytes:
    """The listing as bytes that are equal when the listing is."""
    return marshal.dumps(listing, 2)


def load(data: bytes) -> tuple[Listing, int]:
    """A kept listing, empty for empty bytes, and from when its stamps are too young.

    That is a time in ns since 1970, 0 where every stamp can be trusted.
    """
    if not data:
        return ((), (), ()), 0
    young = data.startswith(YOUNG)
    kept = marshal.loads(data[young:])  # noqa: S302 - our own cache, not the vault
    listing: Listing
    listing, edge = kept if young else (kept, 0)
    return listing, edge


def _left_alone(root: str, path: str, entry: os.DirEntry[str]) -> str:
    """Why an entry that is no plain file or folder is not read; "" = no matter."""
    is_note = entry.name.endswith(NOTE_ENDS)
    if not entry.is_symlink():
        return "not-a-file" if is_note else ""
    target = os.path.realpath(path)
    if os.path.islink(target):
        return "link-loop"
    if target != root and not target.startswith(root + os.sep):
        return "link-outside" if is_note or os.path.isdir(target) else ""
    if os.path.isdir(target) and (path + os.sep).startswith(target + os.sep):
        return "link-loop"
    return "dead-link" if is_note and not _is_note(root, target) else ""


def _is_note(root: str, target: str) -> bool:
    """Whether a path in the vault is a note that a look at everything comes to."""
    *folders, name = target[len(root) + 1 :].split(os.sep)
    entered = (
        paths.is_entered("/".join(folders[:depth]), folder)
        for depth, folder in enumerate(folders)
    )
    return os.path.isfile(target) and paths.is_note(name) and all(entered)


def list_folder(root: str, folder: str) -> Listing | None:  # noqa: C901 - one loop, kept flat for its speed
    """Names and stamps of one folder, in the disk's order; None if unreadable.

    Args:
        root: resolved path of the vault.
        folder: path relative to it, "" for the vault itself.
    """
    notes: list[Stamp] = []
    folders: list[str] = []
    odd: list[tuple[str, str]] = []
    base = os.path.join(root, folder) if folder else root
    try:
        scan = os.scandir(base)
    except OSError:
        return None
    with scan:
        for entry in scan:
            name = entry.name
            if name[0] == ".":
                continue
            if not name.isprintable():
                shown, is_text = _odd_name(name)
                odd += [(shown, "odd-name" if is_text else "no-text")] if shown else []
                if not is_text:
                    continue
            stamp = _stamp(entry, name) if name.endswith(NOTE_ENDS) else None
            if stamp:
                if paths.is_note(name):
                    notes.append(stamp)
            elif entry.is_dir(follow_symlinks=False):
                if paths.is_entered(folder, name):
                    folders.append(name)
            elif reason := _left_alone(root, os.path.join(base, name), entry):
                odd.append((name, reason))
    return tuple(notes), tuple(folders), tuple(odd)


def _stamp(entry: os.DirEntry[str], name: str) -> Stamp | None:
    """The stamp of a plain file, None for anything else or what is gone already."""
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


def _odd_name(name: str) -> tuple[str, bool]:
    """How to show a name that stumbles, "" if it does not, and whether it is text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        return raw.decode("utf-8", "replace"), False
    return name if paths.odd(name) else "", True


def scan(root: str) -> Iterator[tuple[str, Listing]]:
    """Every folder of the vault with its listing, one after the other."""
    todo = [""]
    while todo:
        folder = todo.pop()
        listing = list_folder(root, folder)
        if listing is None:
            yield folder, ((), (), ((".", "unreadable"),))
            continue
        yield folder, listing
        prefix = folder + "/" if folder else ""
        todo += [prefix + name for name in listing[1]]


def closer(root: str, folder: str) -> bytes | None:
    """The listing of a folder in which not all is plain, None if it is unreadable."""
    listing = list_folder(root, folder)
    return None if listing is None else dump(listing)


def settled(listing: Listing, at_ns: int) -> bool:
    """Whether no stamp is so young that a later write could leave it the same."""
    edge = at_ns - RACY_NS
    for _, _, mtime, ctime in listing[0]:
        if mtime >= edge or ctime >= edge:
            return False
    return True


class Files:
    """Notes of one vault, by path relative to it."""

    def __init__(self, root: str) -> None:
        """Work in the folder `root`; links in its own path are resolved once."""
        self.root = os.path.realpath(root)
        self._swept: set[str] = set()

    def full(self, path: str) -> str:
        """The path on disk."""
        return os.path.join(self.root, path)

    def scan(self) -> Iterator[tuple[str, Listing]]:
        """Every folder with its listing."""
        return scan(self.root)

    def differing(self, known: Mapping[str, bytes]) -> list[str] | None:
        """The folders that are not as known, by half the cost of a scan."""
        return glance.differing(self.root, known, closer)

    def list_folder(self, folder: str) -> Listing | None:
        """One folder's listing, None if it is gone or unreadable."""
        return list_folder(self.root, folder)

    def look(self, path: str) -> Stamp | None:
        """One note's stamp as a listing has it, None if it is no plain file."""
        try:
            seen = os.lstat(self.full(path))
        except (OSError, ValueError):  # a path may hold NUL
            return None
        if not stat.S_ISREG(seen.st_mode):
            return None
        name = path.rpartition("/")[2]
        return name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns

    def dump(self, listing: Listing, at_ns: int) -> bytes:
        """The listing to keep, marked if it is too young to be trusted later."""
        if settled(listing, at_ns):
            return dump(listing)
        return YOUNG + marshal.dumps((listing, at_ns - RACY_NS), 2)

    def load(self, data: bytes) -> tuple[Listing, int]:
        """A kept listing, and from when its stamps are too young."""
        return load(data)

    def odd(self, data: bytes) -> tuple[tuple[str, str], ...]:
        """What a kept listing has that is neither note nor folder: (name, reason)."""
        if data.endswith(_NOTHING_ODD) and not data.startswith(YOUNG):
            return ()
        return load(data)[0][2]

    def read(self, path: str) -> bytes | None:
        """All bytes of a plain file; None if it is gone, none, or unreadable."""
        try:
            handle = os.open(
                self.full(path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
            )
        except (OSError, ValueError):  # a path may hold NUL
            return None
        try:
            seen = os.fstat(handle)
            if not stat.S_ISREG(seen.st_mode):
                return None
            size = seen.st_size
            data = os.read(handle, size + 1)
            while len(data) > size:
                more = os.read(handle, 1 << 20)
                if not more:
                    break
                data += more
        except OSError:
            return None
        else:
            return data
        finally:
            os.close(handle)

    def replace(self, path: str, before: bytes | None, after: bytes) -> bool:
        """Put `after` in place of `before`, atomically; False if it is not there.

        `before` None means that there must be no such file; a note gets the folder it
        is to lie in, any other file must have one. The new file has the mode
        of the old one; a crash leaves the one or the other, whole.

        Raises:
            OSError: the folder or the file cannot be written.
        """
        full = self.full(path)
        if os.path.exists(full) and not os.access(full, os.W_OK):
            raise PermissionError(full)
        if before is None and paths.is_note(os.path.basename(full)):
            os.makedirs(os.path.dirname(full), exist_ok=True)
        self._sweep(os.path.dirname(full))
        if before is None:
            return not os.path.lexists(full) and replacing.made(full, after)
        return replacing.replaced(full, before, after)

    def _sweep(self, folder: str) -> None:
        """Before the first write into a folder, see to what a kill left there."""
        if folder not in self._swept:
            self._swept.add(folder)
            replacing.sweep(folder)

    def missing(self, path: str) -> tuple[str, ...]:
        """The folders that a file needs and that are not there, the innermost last."""
        found: list[str] = []
        folder = os.path.dirname(path)
        while folder and not os.path.lexists(self.full(folder)):
            found.append(folder)
            folder = os.path.dirname(folder)
        return tuple(reversed(found))

    def remove(self, path: str, before: bytes, folders: Sequence[str] = ()) -> bool:
        """Take a file away that holds `before`; False if that is not there.

        With it go those of the `folders`, the innermost last, that are empty then.

        Raises:
            OSError: the folder or the file cannot be written.
        """
        full = self.full(path)
        if self.read(path) != before:
            return False
        if not os.access(full, os.W_OK):
            raise PermissionError(full)
        self._sweep(os.path.dirname(full))
        gone = replacing.removed(full, before)
        mine = (one for one in reversed(folders) if path.startswith(f"{one}/"))
        for folder in mine if gone else ():
            # What somebody put there stays.
            with suppress(OSError):
                os.rmdir(self.full(folder))
        return gone

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Size and mtime_ns of a file in the vault, None if it is not there."""
        try:
            seen = os.lstat(self.full(path))
        except (OSError, ValueError):
            return None
        return seen.st_size, seen.st_mtime_ns

    def is_plain(self, path: str) -> bool:
        """Whether a path of the vault is absent or a plain file, with no link in it."""
        full = self.full(path)
        if os.path.realpath(full) != full or not full.startswith(self.root + os.sep):
            return False
        try:
            return stat.S_ISREG(os.lstat(full).st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return True
