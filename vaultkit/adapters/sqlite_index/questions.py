"""Questions on what was derived, at a moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from vaultkit.adapters.sqlite_index.notes import AT_ONCE
from vaultkit.app.rows import DueRow, Sketch

_SKETCH = "coalesce(f.due, ''), f.rowid, f.uid, f.direction, f.apart"
_WHOLE = (
    "f.rowid, f.uid, f.kind, f.due, f.until, f.entity, f.direction, f.apart,"
    " e.name, e.id, e.kind, n.path, f.data, f.ref_note, f.ref_key, f.ref_nth"
)
_OF_ALL = (
    "followup f cross join entity e on e.note = f.entity"
    " cross join note n on n.id = f.entity"
)
"""In this order: left to itself, SQLite begins with every note."""

OPERATORS = frozenset(("=", "<>", "<", "<=", ">", ">="))


class Questions:
    """Asks; writes nothing."""

    _db: sqlite3.Connection
    _tables: dict[str, tuple[str, ...]]

    def due(  # noqa: PLR0913 - one question with many sides
        self,
        now: str,
        *,
        since: str | None = None,
        until: str | None = None,
        kinds: Sequence[str] = (),
        entity: int | None = None,
        undated: bool = False,
        old: bool = False,
        yearly: bool = False,
    ) -> list[DueRow]:
        """The visible follow-ups, with all that reading them needs."""
        where, args = _visible(now, since, until, undated=undated, old=old)
        where.append(f"f.yearly = {int(yearly)}")
        if kinds:
            where.append(f"f.kind in ({','.join('?' * len(kinds))})")
            args += kinds
        if entity is not None:
            where.append("f.entity = ?")
            args.append(entity)
        return self._db.execute(
            f"select {_WHOLE} from {_OF_ALL} where {' and '.join(where)}", args
        ).fetchall()

    def sketched(
        self,
        now: str,
        *,
        until: str | None = None,
        undated: bool = False,
        old: bool = False,
    ) -> list[Sketch]:
        """The same for a list of which few lines are shown, by due; none yearly."""
        where, args = _visible(now, None, until, undated=undated, old=old)
        return self._db.execute(
            f"select {_SKETCH} from followup f where f.yearly = 0"
            f" and {' and '.join(where)} order by f.due",
            args,
        ).fetchall()

    def names_at(self, numbers: Sequence[int]) -> dict[int, str]:
        """The name of the entity of each follow-up, by its number."""
        found: dict[int, str] = {}
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            found.update(
                self._db.execute(
                    "select f.rowid, e.name from followup f"
                    " cross join entity e on e.note = f.entity"
                    f" where f.rowid in ({','.join('?' * len(some))})",
                    some,
                )
            )
        return found

    def followup(self, number: int) -> DueRow:
        """The whole of one follow-up."""
        row: DueRow = self._db.execute(
            f"select {_WHOLE} from {_OF_ALL} where f.rowid = ?", (number,)
        ).fetchone()
        return row

    def places(self) -> Iterator[tuple[int, str, bytes]]:
        """(note, key, places) of all facts that follow-ups rest on.

        Each comes once: a note with very many lines has places without number.
        """
        rows = self._db.execute(
            "select p.note, p.key, p.places"
            " from (select distinct ref_note, ref_key from followup) f"
            " cross join facts p on p.note = f.ref_note and p.key = f.ref_key"
        )
        return iter(rows)

    def numbered(self, uid: str) -> list[int]:
        """Numbers of the follow-ups whose uid begins so, the last window first."""
        rows = self._db.execute(
            "select rowid from followup where yearly = 0 and uid >= ? and uid < ?"
            " order by show_from desc",
            (uid, uid + "~"),
        )
        return [number for (number,) in rows]

    def next_change(self, now: str) -> str | None:
        """The first moment after `now` at which a window opens or closes."""
        row = self._db.execute(
            "select min(m) from ("
            "select min(show_from) m from followup where show_from > ?"
            " union all select min(show_until) from followup where show_until > ?)",
            (now, now),
        ).fetchone()
        return row[0] if row else None

    def count_old(self, now: str) -> int:
        """How many distinct follow-ups to be seen are from before the start."""
        (n,) = self._db.execute(
            "select count(distinct uid) from followup where old = 1"
            " and show_from <= ? and (show_until is null or show_until > ?)",
            (now, now),
        ).fetchone()
        return int(n)

    def tally(
        self, plugin: str, names: Sequence[str], entity: int | None
    ) -> dict[str, int]:
        """Sums of a plugin's tallies."""
        where = "plugin=?" + ("" if entity is None else " and entity=?")
        args: list[Any] = [plugin] if entity is None else [plugin, entity]
        if names:
            where += f" and name in ({','.join('?' * len(names))})"
            args += names
        rows = self._db.execute(
            f"select name, sum(n) from tally where {where} group by name", args
        )
        return {name: int(n) for name, n in rows}

    def rows(
        self,
        name: str,
        where: Sequence[tuple[str, str, Any]],
        order: Sequence[str],
        limit: int | None,
    ) -> list[tuple[Any, ...]]:
        """Rows of a plugin's table, the entity's id first."""
        columns = self._tables[name]
        known = {"entity", *columns}
        for column, operator, _ in where:
            if column not in known or operator not in OPERATORS:
                raise ValueError(column + operator)
        listed = ", ".join(f't."{c}"' for c in columns)
        text = (
            f'select e.id, {listed} from "{name}" t join entity e on e.note = t.entity'
        )
        if where:
            text += " where " + " and ".join(
                f"{'e.id' if c == 'entity' else f't.{chr(34)}{c}{chr(34)}'} {o} ?"
                for c, o, _ in where
            )
        if any(column not in known for column in order):
            raise ValueError(str(order))
        if order:
            text += " order by " + ", ".join(
                "e.id" if c == "entity" else f't."{c}"' for c in order
            )
        args = [value for _, _, value in where]
        if limit is not None:
            text += " limit ?"
            args.append(limit)
        return self._db.execute(text, args).fetchall()


def _visible(
    now: str, since: str | None, until: str | None, *, undated: bool, old: bool
) -> tuple[list[str], list[Any]]:
    """The conditions of what is to be seen at a moment, and their arguments."""
    where = [
        f"f.old = {int(old)}",
        "f.due is null" if undated else "f.due is not null",
        "f.show_from <= ?",
        "(f.show_until is null or f.show_until > ?)",
    ]
    args: list[Any] = [now, now]
    if not old:
        where.append(
            "(f.yields = '' or not exists(select 1 from followup y"
            " where y.entity = f.entity and instr(f.yields, '|' || y.kind || '|')"
            " and y.old = 0 and y.due is not null and y.show_from <= ?"
            " and (y.show_until is null or y.show_until > ?)))"
        )
        args += [now, now]
    if since is not None:
        where.append("f.due >= ?")
        args.append(since)
    if until is not None:
        where.append("f.due < ?")
        args.append(until + "U")
    return where, args
