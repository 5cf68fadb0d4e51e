"""Whether an index's file is sound, and what other vaults have one on this machine.

For who looks after the machine; opens for reading only, and makes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from vaultkit.adapters.sqlite_index.answers import VERSION

State = Literal["new", "sound", "other", "busy", "damaged"]
"""No file yet; readable and of this version; of another one; in use; unreadable."""


def of(path: str) -> State:
    """What there is to say of an index's file."""
    if not Path(path).exists():
        return "new"
    try:
        with closing(_reading(path)) as db:
            (said,) = db.execute("pragma quick_check(1)").fetchone()
            (version,) = db.execute("pragma user_version").fetchone()
    except sqlite3.Error as error:
        locked = isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
        return "busy" if locked else "damaged"
    if said != "ok":
        return "damaged"
    return "sound" if version == VERSION else "other"


def others(path: str) -> Iterator[tuple[str, str]]:
    """Folder and id of every other vault with an index beside this one's."""
    own = Path(path)
    for other in sorted(own.parent.parent.glob("*/index.db")):
        if other == own:
            continue
        try:
            with closing(_reading(str(other))) as db:
                row = db.execute("select value from meta where key='vault'").fetchone()
        except sqlite3.Error:
            continue
        id_, _, root = str(row[0] if row else "").partition(" ")
        if root and Path(root).is_dir():
            yield root, id_


def _reading(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(path)}?mode=ro", timeout=2.0, uri=True)
