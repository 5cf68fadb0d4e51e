"""The index in SQLite: what notes stated, what was derived, and queries on it.

Disposable at any moment. An index of another schema or program is thrown away, never
migrated. Only this module knows SQL; what the blobs hold is the callers' business.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from vaultkit.adapters.sqlite_index.derived import DerivedRows
from vaultkit.adapters.sqlite_index.notes import NoteRows
from vaultkit.adapters.sqlite_index.questions import Questions
from vaultkit.adapters.sqlite_index.schema import SCHEMA, VERSION
from vaultkit.app.errors import IndexBusyError
from vaultkit.core.words import Msg

UnusableError = sqlite3.Error
"""What the index raises if its file is locked, damaged or not writable."""


def quote(path: str) -> str:
    """A path as a URI has it, as far as SQLite minds."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


class Index(NoteRows, DerivedRows, Questions):
    """One vault's index. Nothing is kept until `commit`."""

    def __init__(self, path: str, *, existing: bool = False) -> None:
        """Open or create the file; ":memory:" for one that leaves no trace.

        Args:
            path: the file.
            existing: fail rather than create one, and expect it to be set up.
        """
        self.path = path
        place = f"file:{quote(path)}?mode=rw" if existing else path
        self._db = sqlite3.connect(
            place, timeout=5.0, isolation_level=None, uri=existing
        )
        if not existing:
            self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        self._tables: dict[str, tuple[str, ...]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def begin(self) -> None:
        """Begin a transaction that writes.

        Raises:
            IndexBusyError: another vaultkit has been writing for too long.
        """
        try:
            self._db.execute("begin immediate")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise IndexBusyError(Msg("cli.busy"), Msg("cli.busy.hint")) from error
            raise

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        self._db.execute("commit")

    def rollback(self) -> None:
        """Forget what was written since `begin`."""
        if self._db.in_transaction:
            self._db.execute("rollback")

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._db.in_transaction

    @property
    def version(self) -> int:
        """The schema that the file was made with, 0 for a new one."""
        (version,) = self._db.execute("pragma user_version").fetchone()
        return int(version)

    def is_current(self, program: str) -> bool:
        """Whether the index was made by this very program and settings."""
        return self.version == VERSION and self.meta("program") == program

    def reset(self, program: str) -> None:
        """Throw everything away and begin anew, inside the open transaction."""
        names = self._db.execute(
            "select name from sqlite_master where type = 'table'"
        ).fetchall()
        for (name,) in names:
            self._db.execute(f'drop table "{name}"')
        for statement in SCHEMA.split(";"):
            if statement.strip():
                self._db.execute(statement)
        self._db.execute(f"pragma user_version={VERSION}")
        self.put_meta("program", program)
        self._tables = {}

    def meta(self, key: str) -> Any:
        """A kept value, None if there is none."""
        row = self._db.execute("select value from meta where key=?", (key,)).fetchone()
        return row[0] if row else None

    def put_meta(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._db.execute("replace into meta values(?,?)", (key, value))

    def revision(self) -> int:
        """Grows whenever anything that can be asked changed."""
        return int(self.meta("revision") or 0)

    def touch(self) -> None:
        """Say that something that can be asked changed."""
        self.put_meta("revision", self.revision() + 1)


def open_existing(path: str) -> Index | None:
    """The index at a path if there is one of this version, else None."""
    try:
        index = Index(path, existing=True)
    except sqlite3.Error:
        return None
    try:
        if index.version == VERSION:
            return index
    except sqlite3.Error:
        pass
    index.close()
    return None
