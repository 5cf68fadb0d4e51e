"""One vault's index: a file, its transactions, and all that can be asked of it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vaultkit.adapters.sqlite_index.answers import VERSION, Kept
from vaultkit.adapters.sqlite_index.derived import DerivedRows
from vaultkit.adapters.sqlite_index.notes import NoteRows
from vaultkit.adapters.sqlite_index.questions import Questions
from vaultkit.adapters.sqlite_index.schema import SCHEMA
from vaultkit.app.errors import IndexBusyError
from vaultkit.core.words import Msg

WAIT = 5.0
"""Seconds to wait for another vaultkit that is writing."""

_PAGE = 16384
"""Bytes: what is stated of a contact has room on a page, which is written once."""

UnusableError = sqlite3.Error
"""What the index raises if its file is locked, damaged or not writable."""


def is_busy(error: Exception) -> bool:
    """Whether the index is only in use by another vaultkit, and sound."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


class Index(Kept, NoteRows, DerivedRows, Questions):
    """One vault's index. Nothing is kept until `commit`."""

    def __init__(self, path: str) -> None:
        """Open or create the file; ":memory:" for one that leaves no trace."""
        self.path = path
        self._db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            self._db.execute(f"pragma page_size={_PAGE}")
            self._keep_a_log()
        except sqlite3.Error:
            self._db.close()
            raise
        self._db.execute("pragma synchronous=normal")
        self._tables: dict[str, tuple[str, ...]] = {}
        self._rehearsing = False
        self._in_step = False

    def _keep_a_log(self) -> None:
        """Let reading and writing go on side by side.

        Two that do this to a new file at once are in each other's way, and for that
        alone SQLite does not wait by itself.
        """
        until = time.monotonic() + WAIT
        while True:
            try:
                self._db.execute("pragma journal_mode=wal")
            except sqlite3.OperationalError as error:
                if not is_busy(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def begin(self) -> None:
        """Begin a transaction that writes.

        Raises:
            IndexBusyError: another vaultkit has been writing for too long.
        """
        if self._rehearsing:
            self._db.execute("savepoint step")
            self._in_step = True
            return
        try:
            self._db.execute("begin immediate")
        except sqlite3.OperationalError as error:
            if is_busy(error):
                raise IndexBusyError(Msg("cli.busy"), Msg("cli.busy.hint")) from error
            raise

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        if self._rehearsing:
            self._db.execute("release step")
            self._in_step = False
            return
        self._db.execute("commit")

    def rollback(self) -> None:
        """Forget what was written since `begin`."""
        if self._rehearsing:
            if self._in_step:
                self._db.execute("rollback to step")
                self._db.execute("release step")
                self._in_step = False
            return
        if self._db.in_transaction:
            self._db.execute("rollback")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Forget at the end all that is written inside, also what was committed."""
        self.begin()
        self._rehearsing = True
        try:
            yield
        finally:
            self._rehearsing = self._in_step = False
            self.rollback()

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._db.in_transaction

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

    def put_meta(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._db.execute("replace into meta values(?,?)", (key, value))

    def revision(self) -> int:
        """Grows whenever anything that can be asked changed; 0 where nothing can."""
        return int(self.meta("revision") or 0) if self.version else 0

    def touch(self) -> None:
        """Say that something that can be asked changed."""
        self.put_meta("revision", self.revision() + 1)
