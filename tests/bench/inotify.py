"""Raw inotify, as the floor of everything that watches."""

from __future__ import annotations

import ctypes
import os
import select
import struct

CLOSE_WRITE, MOVED_TO = 0x8, 0x80
_HEAD = struct.Struct("iIII")


class Inotify:
    """Hears of files in some folders that were written or moved in."""

    def __init__(self, *folders: str) -> None:
        """Watch folders, not what lies in folders below them."""
        libc = ctypes.CDLL(None, use_errno=True)
        self.handle = libc.inotify_init()
        for folder in folders:
            watch = libc.inotify_add_watch(
                self.handle, os.fsencode(folder), CLOSE_WRITE | MOVED_TO
            )
            if watch < 0:
                raise OSError(ctypes.get_errno(), folder)

    def wait(self, seconds: float | None = None) -> list[str]:
        """Names of files that stirred; empty after so many seconds of silence."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return []
        data, names = os.read(self.handle, 1 << 16), []
        while data:
            _, _, _, size = _HEAD.unpack_from(data)
            name = data[_HEAD.size : _HEAD.size + size].rstrip(b"\0")
            names.append(os.fsdecode(name))
            data = data[_HEAD.size + size :]
        return names

    def close(self) -> None:
        """Hear no more."""
        os.close(self.handle)
