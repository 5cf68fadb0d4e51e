"""What was derived, and finished parts and answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vaultkit.app.rows import FollowUpRow

_HOLES = ",".join("?" * len(FollowUpRow._fields))


class DerivedRows:
    """Reads and writes the rows that derives and outputs give."""

    _db: sqlite3.Connection
    _tables: dict[str, tuple[str, ...]]

    def add_tables(
        self, tables: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    ) -> None:
        """Make sure of plugins' tables: name -> (columns, indexed columns)."""
        have = {
            n
            for (n,) in self._db.execute(
                "select name from sqlite_master where type='table'"
            )
        }
        for name, (columns, indexed) in tables.items():
            self._tables[name] = tuple(columns)
            if name in have:
                continue
            listed = ", ".join(f'"{column}"' for column in columns)
            self._db.execute(f'create table "{name}"(entity integer, {listed})')
            self._db.execute(f'create index "{name}_e" on "{name}"(entity)')
            for column in indexed:
                self._db.execute(
                    f'create index "{name}_{column}" on "{name}"("{column}")'
                )

    def derived(self, entity: int) -> bytes | None:
        """Everything derived for an entity, as one blob."""
        row = self._db.execute(
            "select data from derived where entity=?", (entity,)
        ).fetchone()
        return row[0] if row else None

    def has_derived(self) -> bool:
        """Whether anything was derived for anybody."""
        found = self._db.execute("select exists(select 1 from derived)").fetchone()
        return bool(found[0])

    def drop_derived(self, entity: int) -> None:
        """Forget everything derived for an entity."""
        self._db.execute(
            "delete from diagnostic where note=? and stage='derive'", (entity,)
        )
        for table in ("followup", "tally", "derived", *self._quoted()):
            self._db.execute(f"delete from {table} where entity=?", (entity,))

    def _quoted(self) -> list[str]:
        return [f'"{name}"' for name in self._tables]

    def put_derived(
        self,
        derived: Sequence[tuple[int, bytes]],
        followups: Sequence[FollowUpRow],
        tallies: Sequence[tuple[int, str, str, int]],
        rows: Mapping[str, Sequence[tuple[Any, ...]]],
    ) -> None:
        """Keep what was derived for some entities that have nothing kept."""
        self._db.executemany("insert into derived values(?,?)", derived)
        self._db.executemany(f"insert into followup values({_HOLES})", followups)
        self._db.executemany("insert into tally values(?,?,?,?)", tallies)
        for name, values in rows.items():
            holes = ",".join("?" * (len(self._tables[name]) + 1))
            self._db.executemany(f'insert into "{name}" values({holes})', values)

    def parts(self, output: str) -> dict[str, tuple[bytes, bytes]]:
        """Kept items of an output by uid: (inputs, bytes)."""
        rows = self._db.execute(
            "select uid, inputs, bytes from part where output=?", (output,)
        )
        return {uid: (inputs, data) for uid, inputs, data in rows}

    def put_parts(
        self,
        output: str,
        add: Iterable[tuple[str, bytes, bytes]],
        drop: Iterable[str],
    ) -> None:
        """Keep and forget items of an output."""
        self._db.executemany(
            "delete from part where output=? and uid=?", [(output, u) for u in drop]
        )
        self._db.executemany(
            "replace into part values(?,?,?,?)", [(output, *row) for row in add]
        )

    def put_memory(self, key: str, since: str, until: str, data: bytes) -> None:
        """Keep a finished answer and how long it holds."""
        self._db.execute(
            "replace into memory values(?,?,?,?)", (key, since, until, data)
        )

    def forget_memory(self) -> None:
        """Forget every finished answer."""
        self._db.execute("delete from memory")
