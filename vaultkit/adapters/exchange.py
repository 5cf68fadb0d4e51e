"""Two files change places in one step, and a file held still while that is done.

Linux can do both on the disks of a machine, other systems and network drives cannot.
Callers are told and do without.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

PATIENCE = 0.5
"""Seconds to wait for somebody who is writing into a file at this moment."""

_PAUSE = 0.005
_AT_CWD = -100
_EXCHANGE = 2
_UNKNOWN = frozenset(
    (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM, errno.EXDEV)
)
"""What a system or a disk answers that knows no exchange."""

_NUMBERS = {
    "x86_64": 316,
    "aarch64": 276,
    "riscv64": 276,
    "armv7l": 382,
    "armv6l": 382,
    "i686": 353,
    "ppc64le": 357,
    "s390x": 347,
}
"""The system call by machine, where the C library has no name for it."""


def swap(one: str, other: str) -> bool:
    """Let two files of one disk change places; False if that is unknown here.

    Raises:
        OSError: a file is gone, or the folder cannot be written.
    """
    import ctypes  # noqa: PLC0415 - 3 ms, where a note is written

    libc = ctypes.CDLL(None, use_errno=True)
    names = (_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other))
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(*names, _EXCHANGE)
    elif hasattr(libc, "syscall") and os.uname().machine in _NUMBERS:
        done = libc.syscall(_NUMBERS[os.uname().machine], *names, _EXCHANGE)
    else:
        return False
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), other)


def identity(path: str) -> tuple[int, int] | None:
    """What tells a file from another that took its name; None if there is none."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


class Held:
    """A file that nobody can begin to write into, where the system lends it so.

    Whoever opens it for writing meanwhile waits until it is let go.
    """

    def __init__(self, path: str) -> None:
        """Take hold of a file.

        Raises:
            OSError: it is gone, or no plain file that can be read.
        """
        self._handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        seen = os.fstat(self._handle)
        if not stat.S_ISREG(seen.st_mode):
            os.close(self._handle)
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
        self.identity = seen.st_dev, seen.st_ino
        self._lent = False
        self.is_written = not self._borrow()
        """Somebody has it open for writing and does not let go."""

    def _borrow(self) -> bool:
        import signal  # noqa: PLC0415 - as above

        until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.fcntl(self._handle, fcntl.F_SETSIG, signal.SIGURG)
                fcntl.fcntl(self._handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except (OSError, AttributeError) as error:
                busy = getattr(error, "errno", None) == errno.EAGAIN
                if not busy or time.monotonic() >= until:
                    return not busy
                time.sleep(_PAUSE)
            else:
                self._lent = True
                return True

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits to write into it."""
        if not self._lent:
            return False
        return fcntl.fcntl(self._handle, fcntl.F_GETLEASE) != fcntl.F_RDLCK

    def is_still(self, data: bytes) -> bool:
        """Whether it holds `data` and nobody is about to change that."""
        return self.read() == data and not self.is_wanted

    def read(self) -> bytes:
        """All its bytes."""
        size = os.fstat(self._handle).st_size
        os.lseek(self._handle, 0, os.SEEK_SET)
        data = b""
        while more := os.read(self._handle, max(size, 1 << 16)):
            data += more
        return data

    def __enter__(self) -> Self:
        """Held since it was made."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Let it go."""
        if self._lent:
            # By name: a process made meanwhile would go on holding it.
            with suppress(OSError):
                fcntl.fcntl(self._handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        os.close(self._handle)
