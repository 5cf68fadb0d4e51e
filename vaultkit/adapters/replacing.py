"""One file in the place of another, and no save of anybody's lost on the way.

Where the system can, the new file and the old one change places: whatever came out is
looked at before it goes, and is put back if it is not what was read. Elsewhere the
old file is compared right before it is replaced. A file of ours that a kill leaves
behind tells by its name what it was to be; the next one that writes in that folder
takes it away, or, if it holds somebody's words, gives it back.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from typing import NamedTuple

from vaultkit.adapters import exchange
from vaultkit.adapters.exchange import Held
from vaultkit.core import identity

LEFT_BEHIND = 600
"""Seconds after which nobody is still writing a file of ours."""

_OURS = ".vk-"
_END = ".tmp"
_SWAPPED = ".swap.tmp"
"""Ends the name of a file that may hold what others wrote."""
_LONGEST = 255
"""Bytes of a name on most disks."""


def replaced(full: str, before: bytes, after: bytes) -> bool:
    """Put `after` in place of `before`; False if that is not there.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    new = written(full, after)
    try:
        try:
            old = Held(full)
        except OSError:
            return False
        with old, Held(new) as made:
            if old.is_written or old.read() != before:
                return False
            _dress(new, full)
            aside = _aside(full, before, after)
            if aside is None:
                return _put_over(new, full, old)
            os.rename(new, aside)
            new = aside
            return _exchanged(aside, full, old, made, before)
    finally:
        if new.endswith(_END) and not new.endswith(_SWAPPED):
            with suppress(FileNotFoundError):
                os.unlink(new)


def written(full: str, data: bytes) -> str:
    """A new file beside another, safely on disk; its path.

    Raises:
        OSError: the folder cannot be written, the disk is full.
    """
    folder, name = os.path.split(full)
    new = os.path.join(folder, _temporary(name))
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        os.unlink(new)
        raise
    return new


def made(full: str, data: bytes) -> bool:
    """Make a file that is not there; False if it is.

    Raises:
        OSError: the folder cannot be written, the disk is full.
    """
    new = written(full, data)
    try:
        return is_linked(new, full)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(new)


def removed(full: str, before: bytes) -> bool:
    """Take a file away that holds `before`; False if it holds something else.

    Raises:
        OSError: the folder cannot be written.
    """
    # Out of everybody's reach first, so that no last word is lost with it.
    folder, name = os.path.split(full)
    aside = _aside(full, before, before) or os.path.join(folder, _temporary(name))
    os.replace(full, aside)
    with Held(aside) as held:
        gone = not held.is_written and held.is_still(before)
        if gone:
            os.unlink(aside)
    if not gone:
        _give_back(aside, full)
    return gone


def is_linked(new: str, full: str) -> bool:
    """Give a finished file its name, unless something has that name already."""
    try:
        os.link(new, full)
    except FileExistsError:
        return False
    except OSError:
        # No hard links here (exFAT, some network drives): a narrow gap is left.
        if os.path.lexists(full):
            return False
        os.replace(new, full)
    return True


# --- changing places -----------------------------------------------------------------
def _put_over(new: str, full: str, old: Held) -> bool:
    """Replace a file that is still the one that was read; a narrow gap is left."""
    if exchange.identity(full) != old.identity or old.is_wanted:
        os.unlink(new)
        return False
    os.replace(new, full)
    return True


def _exchanged(aside: str, full: str, old: Held, made: Held, before: bytes) -> bool:
    """Let the new file, `aside`, and the old one change places."""
    try:
        if not exchange.swap(aside, full):
            return _put_over(aside, full, old)
    except OSError as error:
        os.unlink(aside)
        if isinstance(error, FileNotFoundError):
            return False
        raise
    if exchange.identity(aside) == old.identity and old.is_still(before):
        os.unlink(aside)
        return True
    _put_back(aside, full, made)
    return False


def _put_back(aside: str, full: str, made: Held) -> None:
    """Somebody saved in between: their file gets its name again, the last one saved.

    Each exchange brings out what had the name until then; if that is not what was put
    there by the one before, it was saved since, and is the newer one.
    """
    there: tuple[int, int] | None = made.identity
    while True:
        mine = exchange.identity(aside)
        try:
            exchange.swap(aside, full)
        except FileNotFoundError:
            if is_linked(aside, full):
                break
            continue
        if exchange.identity(aside) == there:
            break
        there = mine
    if there == made.identity and made.is_wanted:
        # Opened for writing while it had the name: what will stand in it is newer.
        with suppress(FileNotFoundError):
            exchange.swap(aside, full)
        _give_back(aside, full)
    else:
        with suppress(FileNotFoundError):
            os.unlink(aside)


def _give_back(aside: str, full: str) -> None:
    """Give a file that holds somebody's words its name, or one that shows."""
    name = full
    stem, end = os.path.splitext(full)
    on = time.strftime("%Y-%m-%d %H%M%S", time.localtime(os.stat(aside).st_mtime))
    number = 0
    while not is_linked(aside, name):
        number += 1
        more = f" {number}" if number > 1 else ""
        name = f"{stem} (conflicted copy {on}{more}){end}"
    with suppress(FileNotFoundError):
        os.unlink(aside)


def _dress(new: str, full: str) -> None:
    """Give the new file the old one's mode and, where that is allowed, the rest."""
    was, seen = os.stat(full), os.stat(new)
    if (was.st_uid, was.st_gid) != (seen.st_uid, seen.st_gid):
        with suppress(OSError):
            os.chown(new, was.st_uid, was.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(full):
                with suppress(OSError):
                    os.setxattr(new, name, os.getxattr(full, name))
    os.chmod(new, stat.S_IMODE(was.st_mode))


# --- names, and what a kill left -----------------------------------------------------
def _temporary(name: str) -> str:
    """A name that no vaultkit, killed in the middle, has left behind."""
    return f"{_OURS}{os.getpid()}-{time.time_ns():x}-{name[-40:]}{_END}"


def _aside(full: str, before: bytes, after: bytes) -> str | None:
    """Where a file waits while two change places; None if names cannot be so long."""
    folder, name = os.path.split(full)
    told = f"{os.getpid()}-{time.time_ns():x}-{_mark(before)}-{_mark(after)}"
    aside = f"{_OURS}{told}-{name}{_SWAPPED}"
    if len(os.fsencode(aside)) > _LONGEST:
        return None
    return os.path.join(folder, aside)


def _mark(data: bytes) -> str:
    return identity.digest(data)[:8].hex()


class _Left(NamedTuple):
    """What the name of a file tells that waited while two changed places."""

    pid: int
    before: str
    after: str
    name: str


def _left(entry: str) -> _Left | None:
    parts = entry.removeprefix(_OURS).removesuffix(_SWAPPED).split("-", 4)
    if len(parts) != 5 or not parts[0].isdigit():  # noqa: PLR2004 - as _aside writes it
        return None
    return _Left(int(parts[0]), *parts[2:])


def sweep(folder: str) -> None:
    """Take away what a vaultkit that was killed has left behind in a folder.

    Nothing that somebody else wrote goes: a file that holds neither what was read nor
    what was to be written gets its own name again, or that of a conflict copy.
    """
    edge = time.time() - LEFT_BEHIND
    with suppress(OSError), os.scandir(folder) as scan:
        found = [e for e in scan if e.name.startswith(_OURS) and e.name.endswith(_END)]
        for entry in found:
            with suppress(OSError):
                if entry.name.endswith(_SWAPPED):
                    _heal(folder, entry)
                elif entry.stat(follow_symlinks=False).st_mtime < edge:
                    os.unlink(entry.path)


def is_left_over(path: str) -> bool:
    """Whether a file is one of ours that nobody is writing any more."""
    name = os.path.basename(path)
    if not (name.startswith(_OURS) and name.endswith(_END)):
        return False
    if name.endswith(_SWAPPED):
        left = _left(name)
        return left is not None and not _lives(left.pid)
    try:
        return os.lstat(path).st_mtime < time.time() - LEFT_BEHIND
    except OSError:
        return False


def _heal(folder: str, entry: os.DirEntry[str]) -> None:
    left = _left(entry.name)
    if left is None or _lives(left.pid):
        return
    with Held(entry.path) as held:
        if held.is_written:
            return
        mark = _mark(held.read())
    full = os.path.join(folder, left.name)
    if mark not in (left.before, left.after) and not _is_marked(full, mark):
        if not _is_marked(full, left.after) or not exchange.swap(entry.path, full):
            _give_back(entry.path, full)
            return
        # Ours came out, unless somebody saved at this very moment.
        if not _is_marked(entry.path, left.after):
            _give_back(entry.path, full)
            return
    os.unlink(entry.path)


def _is_marked(path: str, mark: str) -> bool:
    try:
        with Held(path) as held:
            return not held.is_written and _mark(held.read()) == mark
    except OSError:
        return False


def _lives(pid: int) -> bool:
    """Whether another process has the number of the one that left a file behind."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
