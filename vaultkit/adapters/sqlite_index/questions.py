"""Questions on what was derived, at a moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from vaultkit.adapters.sqlite_index.notes import AT_ONCE
from vaultkit.app.rows import DueRow, Sketch, YearlyRow

_SKETCH = "coalesce(f.due, ''), f.uid, f.rowid, f.direction, f.apart, f.kind, f.every"

OPERATORS = frozenset(("=", "<>", "<", "<=", ">", ">="))


class Questions:
    """Asks; writes nothing."""

    _db: sqlite3.Connection
    _tables: dict[str, tuple[str, ...]]

    def sketched(  # noqa: PLR0913 - one question with many sides
        self,
        now: str,
        *,
        since: str | None = None,
        until: str | None = None,
        kinds: Sequence[str] = (),
        entity: int | None = None,
        undated: bool = False,
        old: bool = False,
    ) -> list[Sketch]:
        """The visible follow-ups by due, without those that come every year."""
        where, args = _visible(now, since, until, kinds, entity, old=old)
        dated = "f.due is null" if undated else "f.due is not null"
        # Left to itself, SQLite looks for somebody's in those of everybody.
        yearly = "f.yearly" if entity is None else "+f.yearly"
        return self._db.execute(
            f"select {_SKETCH} from followup f"
            f" where {yearly} = 0 and {dated} and {where} order by f.due",
            args,
        ).fetchall()

    def yearly(
        self,
        now: str,
        *,
        since: str | None = None,
        until: str | None = None,
        kinds: Sequence[str] = (),
        entity: int | None = None,
    ) -> list[YearlyRow]:
        """The visible follow-ups that come every year."""
        where, args = _visible(now, since, until, kinds, entity, old=False)
        return self._db.execute(
            "select f.rowid, f.uid, f.kind, f.due, e.id, f.direction, f.apart,"
            " f.every from followup f cross join entity e on e.note = f.entity"
            f" where f.yearly = 1 and f.due is not null and {where}",
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

    def followups(self, numbers: Sequence[int]) -> list[DueRow]:
        """All of some follow-ups, in no order."""
        # Left to itself, SQLite begins with every note.
        return self._db.execute(
            "select f.rowid, f.due, f.until, f.entity, e.kind, e.id, e.name, n.path,"
            " f.data, f.ref_note, f.ref_key, f.ref_nth from followup f"
            " cross join entity e on e.note = f.entity"
            " cross join note n on n.id = f.entity"
            f" where f.rowid in ({','.join('?' * len(numbers))})",
            numbers,
        ).fetchall()

    def places(self, numbers: Sequence[int]) -> list[tuple[int, str, bytes]]:
        """(note, key, places) of the facts that some follow-ups rest on.

        Each comes once: a note with very many lines has places without number.
        """
        return self._db.execute(
            "select note, key, places from facts where rowid in"
            " (select p.rowid from followup f cross join facts p"
            " on p.note = f.ref_note and p.key = f.ref_key"
            f" where f.rowid in ({','.join('?' * len(numbers))}))",
            numbers,
        ).fetchall()

    def numbered(self, uid: str) -> list[Sketch]:
        """The follow-ups whose uid begins so, the last window first; none yearly."""
        return self._db.execute(
            f"select {_SKETCH} from followup f"
            " where f.yearly = 0 and f.uid >= ? and f.uid < ?"
            " order by f.show_from desc",
            (uid, uid + "~"),
        ).fetchall()

    def stated_in(
        self, notes: Sequence[int], now: str
    ) -> list[tuple[str, int, str, int]]:
        """(uid, note, key, nth) of what notes ask for, what is to be seen first.

        What comes every year is not among it.
        """
        found: list[tuple[str, int, str, int]] = []
        for at in range(0, len(notes), AT_ONCE):
            some = notes[at : at + AT_ONCE]
            found += self._db.execute(
                "select uid, ref_note, ref_key, ref_nth from followup"
                f" where yearly = 0 and ref_note in ({','.join('?' * len(some))})"
                " order by show_from <= ? and (show_until is null or show_until > ?)"
                " desc, show_from desc, uid",
                (*some, now, now),
            )
        return found

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


def _visible(  # noqa: PLR0913 - as the questions
    now: str,
    since: str | None,
    until: str | None,
    kinds: Sequence[str],
    entity: int | None,
    *,
    old: bool,
) -> tuple[str, list[Any]]:
    """The condition of what is asked for and to be seen, and its arguments."""
    where = [
        f"f.old = {int(old)}",
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
    if kinds:
        where.append(f"f.kind in ({','.join('?' * len(kinds))})")
        args += kinds
    if entity is not None:
        where.append("f.entity = ?")
        args.append(entity)
    return " and ".join(where), args
