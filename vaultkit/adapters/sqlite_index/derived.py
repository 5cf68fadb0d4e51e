"""What was derived, and finished parts and answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
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
        self.touch_days(entity)
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

    def touch_days(self, entity: int) -> None:
        """Say that an entity's follow-ups may be others, or told otherwise."""
        self._db.execute(
            "replace into touched select distinct"
            " case when old or due is null then '' else substr(due, 1, 10) end,"
            " (select coalesce(max(value), 0) + 1 from meta where key='revision')"
            " from followup where entity=?",
            (entity,),
        )

    def touched_since(self, revision: int) -> list[str]:
        """Due days, as stored, of follow-ups touched later; "" = of the undated."""
        rows = self._db.execute(
            "select day from touched where revision > ?", (revision,)
        )
        return [day for (day,) in rows]

    def forget_made(self) -> None:
        """Have every output look at all its days again."""
        self._db.execute("delete from made")

    def made(self, output: str) -> bytes | None:
        """What an output was made of when it was made last."""
        row = self._db.execute(
            "select data from made where output=?", (output,)
        ).fetchone()
        return row[0] if row else None

    def put_made(self, output: str, data: bytes) -> None:
        """Keep what an output was made of."""
        self._db.execute("replace into made values(?,?)", (output, data))

    def pages(self, output: str) -> dict[str, bytes]:
        """What is kept of an output, by day."""
        return dict(
            self._db.execute("select day, data from page where output=?", (output,))
        )

    def put_pages(self, output: str, pages: Mapping[str, bytes | None]) -> None:
        """Keep what an output has on some days; None forgets a day."""
        gone = [(output, day) for day, data in pages.items() if data is None]
        self._db.executemany("delete from page where output=? and day=?", gone)
        self._db.executemany(
            "replace into page values(?,?,?)",
            [(output, day, data) for day, data in pages.items() if data is not None],
        )

    def put_memory(self, key: str, since: str, until: str, data: bytes) -> None:
        """Keep a finished answer and how long it holds."""
        self._db.execute(
            "replace into memory values(?,?,?,?)", (key, since, until, data)
        )

    def forget_memory(self) -> None:
        """Forget every finished answer."""
        self._db.execute("delete from memory")
