"""Locks between vaultkits on one machine: files in the state folder, one a name.

The kernel keeps the lock and drops it with the process, so a killed vaultkit blocks
nobody; what stands in the file only names the holder.
"""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vaultkit.app.errors import LockHeldError, VaultkitError
from vaultkit.core.words import msg

PAUSE = 0.05


class FileLocks:
    """The locks of one vault."""

    def __init__(self, folder: str) -> None:
        """Keep lock files in `folder`, which is made when first needed."""
        self._folder = Path(folder)

    @contextmanager
    def hold(self, name: str, wait: float) -> Iterator[None]:
        """Hold the lock `name`, "write" or "watch".

        Args:
            name: which lock.
            wait: seconds to wait for another holder to be done.

        Raises:
            LockHeldError: it was not free in time; the sentence names the holder.
        """
        with self._opened(name) as file:
            until = time.monotonic() + wait
            while not _take(file):
                if time.monotonic() >= until:
                    raise LockHeldError(
                        msg(f"lock.{name}", holder=_read(file) or "?"),
                        msg(f"lock.{name}.hint"),
                    )
                time.sleep(PAUSE)
            _write(file, f"{Path(sys.argv[0]).name} (pid {os.getpid()})")
            try:
                yield
            finally:
                _write(file, "")

    def holder(self, name: str) -> str | None:
        """Who holds the lock, or None. Asking holds it for an instant."""
        with self._opened(name) as file:
            return None if _take(file) else _read(file) or "?"

    @contextmanager
    def _opened(self, name: str) -> Iterator[int]:
        path = self._folder / f"{name}.lock"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise VaultkitError(
                msg("lock.unwritable", path=self._folder, reason=error.strerror),
                msg("lock.unwritable.hint"),
            ) from error
        try:
            yield file
        finally:
            os.close(file)  # and with it the lock


def _take(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(file: int, text: str) -> None:
    os.ftruncate(file, 0)
    os.pwrite(file, text.encode(), 0)


def _read(file: int) -> str:
    return os.pread(file, 200, 0).decode(errors="replace")
