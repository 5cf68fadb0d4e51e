"""What an answer from memory needs of the index, and nothing that loads slowly.

Reads the stamps and listings of the last look and the answers finished then; writes
nothing, and never makes an index that is not there.
"""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
"""As in `typing`, whose own costs 7 ms."""
if TYPE_CHECKING:
    from typing import Any

VERSION = 11
"""Raise it when the tables change: an index of another version is thrown away."""


class Kept:
    """An open index, as far as answers from memory need it."""

    _db: sqlite3.Connection

    def __init__(self, path: str) -> None:
        """Open the file; it must be there."""
        place = f"file:{quote(path)}?mode=rw"
        self._db = sqlite3.connect(place, timeout=5.0, isolation_level=None, uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def version(self) -> int:
        """The schema that the file was made with, 0 for a new one."""
        (version,) = self._db.execute("pragma user_version").fetchone()
        return int(version)

    def meta(self, key: str) -> Any:
        """A kept value, None if there is none."""
        row = self._db.execute("select value from meta where key=?", (key,)).fetchone()
        return row[0] if row else None

    def folders(self) -> dict[str, bytes]:
        """Listing bytes of every folder."""
        return dict(self._db.execute("select path, listing from folder"))

    def memory(self, key: str, now: str) -> bytes | None:
        """A finished answer that still holds at `now`."""
        row = self._db.execute(
            "select bytes from memory where key=? and since <= ? and until > ?",
            (key, now, now),
        ).fetchone()
        return row[0] if row else None


def quote(path: str) -> str:
    """A path as a URI has it, as far as SQLite minds."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def open_existing(path: str) -> Kept | None:
    """The index at a path if there is one of this version, else None."""
    try:
        index = Kept(path)
    except sqlite3.Error:
        return None
    try:
        if index.version == VERSION:
            return index
    except sqlite3.Error:
        pass
    index.close()
    return None
