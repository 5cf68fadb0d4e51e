"""The index in SQLite: what notes stated, what was derived, and queries on it.

Disposable at any moment. An index of another schema or program is thrown away, never
migrated. Only this module knows SQL; what the blobs hold is the callers' business.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vaultkit.app.ports import FollowUpRow

SCHEMA = """
create table meta(key text primary key, value) without rowid;
create table folder(path text primary key, listing blob) without rowid;
create table note(id integer primary key, path text unique, digest blob);
create table entity(note integer primary key, kind text, base text, id text, name text);
create index entity_id on entity(id);
create index entity_base on entity(base);
create table name(key text, rank integer, note integer,
  primary key(key, rank, note)) without rowid;
create index name_note on name(note);
create table facts(note integer, key text, data blob, places blob,
  primary key(note, key)) without rowid;
create index facts_key on facts(key, note) where key <> '';
create table ask(key text, note integer, primary key(key, note)) without rowid;
create index ask_note on ask(note);
create table followup(entity integer, uid text, kind text, due text, until text,
  yearly integer, show_from text, show_until text, yields text, direction text,
  old integer, data blob);
create index followup_due on followup(due) where old = 0 and due is not null;
create index followup_entity on followup(entity, kind);
create index followup_from on followup(show_from) where show_from > '';
create index followup_until on followup(show_until) where show_until is not null;
create table tally(entity integer, plugin text, name text, n integer,
  primary key(entity, plugin, name)) without rowid;
create index tally_name on tally(name);
create table derived(entity integer primary key, data blob);
create table diagnostic(note integer, stage text, data blob,
  primary key(note, stage)) without rowid;
create table part(output text, uid text, inputs blob, bytes blob,
  primary key(output, uid)) without rowid;
create table memory(key text primary key, since text, until text, bytes blob)
  without rowid;
"""
VERSION = 3
BATCH = 500


class Index:
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

    # --- life ---
    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def begin(self) -> None:
        """Begin a transaction that writes."""
        self._db.execute("begin immediate")

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

    # --- folders and notes ---
    def folders(self) -> dict[str, bytes]:
        """Listing bytes of every folder."""
        return dict(self._db.execute("select path, listing from folder"))

    def put_folders(self, listings: Mapping[str, bytes | None]) -> None:
        """Keep listings; None drops a folder."""
        gone = [(path,) for path, listing in listings.items() if listing is None]
        self._db.executemany("delete from folder where path=?", gone)
        self._db.executemany(
            "replace into folder values(?,?)",
            [(p, b) for p, b in listings.items() if b is not None],
        )

    def notes(self) -> dict[str, tuple[int, bytes]]:
        """Id and digest of every note by path."""
        rows = self._db.execute("select path, id, digest from note")
        return {path: (note, digest) for path, note, digest in rows}

    def note(self, path: str) -> tuple[int, bytes] | None:
        """Id and digest of one note."""
        row = self._db.execute(
            "select id, digest from note where path=?", (path,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def note_paths(self) -> list[str]:
        """Every note's path, sorted."""
        return [p for (p,) in self._db.execute("select path from note order by path")]

    def note_path(self, note: int) -> str:
        """The path of a note."""
        row = self._db.execute("select path from note where id=?", (note,)).fetchone()
        return str(row[0]) if row else ""

    def put_note(self, path: str, digest: bytes) -> int:
        """Keep a note's digest; gives its id, which stays while the path does."""
        row = self._db.execute(
            "insert into note(path, digest) values(?,?)"
            " on conflict(path) do update set digest=excluded.digest returning id",
            (path, digest),
        ).fetchone()
        return int(row[0])

    def drop_note(self, note: int) -> None:
        """Forget a note and what it stated."""
        for table in ("facts", "name", "ask", "entity", "diagnostic"):
            self._db.execute(f"delete from {table} where note=?", (note,))
        self._db.execute("delete from note where id=?", (note,))

    # --- facts, names, entities ---
    def facts(self, note: int) -> dict[str, tuple[bytes, bytes]]:
        """A note's facts by key: (data, places)."""
        rows = self._db.execute(
            "select key, data, places from facts where note=?", (note,)
        )
        return {key: (data, places) for key, data, places in rows}

    def fact(self, note: int, key: str) -> tuple[bytes, bytes] | None:
        """One note's facts under one key."""
        row = self._db.execute(
            "select data, places from facts where note=? and key=?", (note, key)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def facts_about(self, key: str) -> list[tuple[int, str, bytes, bytes]]:
        """(note, path, data, places) of all that notes state about a key."""
        return self._db.execute(
            "select f.note, n.path, f.data, f.places from facts f"
            " join note n on n.id = f.note where f.key=? and f.key <> ''"
            " order by n.path",
            (key,),
        ).fetchall()

    def keys_used(self) -> Iterator[tuple[str, int]]:
        """Every link key that facts hang on, with the note."""
        return iter(
            self._db.execute(
                "select key, note from facts where key not in ('', '?', '!')"
            )
        )

    def put_facts(self, note: int, facts: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Keep or replace a note's facts under some keys."""
        self._db.executemany(
            "replace into facts values(?,?,?,?)",
            [(note, key, data, places) for key, (data, places) in facts.items()],
        )

    def drop_facts(self, note: int, keys: Iterable[str]) -> None:
        """Forget a note's facts under some keys."""
        self._db.executemany(
            "delete from facts where note=? and key=?", [(note, key) for key in keys]
        )

    def names(self, note: int) -> set[tuple[str, int]]:
        """The keys and ranks an entity answers to."""
        return set(self._db.execute("select key, rank from name where note=?", (note,)))

    def put_names(
        self, note: int, add: Iterable[tuple[str, int]], drop: Iterable[tuple[str, int]]
    ) -> None:
        """Change the keys an entity answers to."""
        self._db.executemany(
            "delete from name where note=? and key=? and rank=?",
            [(note, key, rank) for key, rank in drop],
        )
        self._db.executemany(
            "insert into name(note, key, rank) values(?,?,?)",
            [(note, key, rank) for key, rank in add],
        )

    def answering(self, key: str) -> list[tuple[int, int]]:
        """(rank, note) of every entity that answers to a key, best rank first."""
        return self._db.execute(
            "select rank, note from name where key=? order by rank, note", (key,)
        ).fetchall()

    def all_names(self) -> list[tuple[str, int, int]]:
        """Every (key, rank, note)."""
        return self._db.execute("select key, rank, note from name").fetchall()

    def asks(self, note: int) -> set[str]:
        """The who-keys that a note's facts ask for."""
        return {
            k for (k,) in self._db.execute("select key from ask where note=?", (note,))
        }

    def put_asks(self, note: int, keys: Iterable[str]) -> None:
        """Replace the who-keys of a note."""
        self._db.execute("delete from ask where note=?", (note,))
        self._db.executemany(
            "insert into ask(key, note) values(?,?)", [(key, note) for key in keys]
        )

    def asking(self, key: str) -> list[int]:
        """The notes whose facts ask for a key."""
        return [
            n for (n,) in self._db.execute("select note from ask where key=?", (key,))
        ]

    def entity(self, note: int) -> tuple[str, str, str, str] | None:
        """(kind, base, id, name) of a note's entity."""
        row = self._db.execute(
            "select kind, base, id, name from entity where note=?", (note,)
        ).fetchone()
        return tuple(row) if row else None

    def entity_by_id(self, id_: str) -> int | None:
        """The note of an entity by its id."""
        row = self._db.execute("select note from entity where id=?", (id_,)).fetchone()
        return int(row[0]) if row else None

    def entities(self, kind: str = "") -> list[tuple[int, str, str, str, str]]:
        """(note, kind, id, name, path) of every entity."""
        where = "where e.kind=?" if kind else ""
        return self._db.execute(
            "select e.note, e.kind, e.id, e.name, n.path from entity e"
            f" join note n on n.id = e.note {where} order by n.path",
            (kind,) if kind else (),
        ).fetchall()

    def put_entity(self, note: int, kind: str, base: str, id_: str, name: str) -> None:
        """Keep a note's entity."""
        self._db.execute(
            "replace into entity values(?,?,?,?,?)", (note, kind, base, id_, name)
        )

    def put_id(self, note: int, id_: str) -> None:
        """Give an entity another id."""
        self._db.execute("update entity set id=? where note=?", (id_, note))

    def free_id(self, id_: str) -> None:
        """Take an id from whoever has it; the caller gives out new ones."""
        self._db.execute("update entity set id = id || '~' || note where id=?", (id_,))

    def drop_entity(self, note: int) -> None:
        """Forget a note's entity."""
        self._db.execute("delete from entity where note=?", (note,))

    def sharing(self, base: str) -> list[tuple[int, str, str]]:
        """(note, path, id) of the entities with one base id, in order of path."""
        return self._db.execute(
            "select e.note, n.path, e.id from entity e join note n on n.id = e.note"
            " where e.base=? order by n.path",
            (base,),
        ).fetchall()

    def doubled(self) -> list[str]:
        """Base ids that several entities have."""
        return [
            b
            for (b,) in self._db.execute(
                "select base from entity group by base having count(*) > 1"
            )
        ]

    # --- diagnostics ---
    def put_diagnostics(self, note: int, stage: str, data: bytes | None) -> None:
        """Keep what was found in a note at a stage; None forgets it."""
        if data is None:
            self._db.execute(
                "delete from diagnostic where note=? and stage=?", (note, stage)
            )
        else:
            self._db.execute(
                "replace into diagnostic values(?,?,?)", (note, stage, data)
            )

    def diagnostics(self) -> list[bytes]:
        """Everything found in notes."""
        return [b for (b,) in self._db.execute("select data from diagnostic")]

    def diagnostics_of(self, note: int, stage: str) -> bytes | None:
        """What was found in one note at a stage."""
        row = self._db.execute(
            "select data from diagnostic where note=? and stage=?", (note, stage)
        ).fetchone()
        return row[0] if row else None

    # --- what was derived ---
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

    def drop_derived(self, entity: int) -> None:
        """Forget everything derived for an entity."""
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
        self._db.executemany(
            "insert into followup values(?,?,?,?,?,?,?,?,?,?,?,?)", followups
        )
        self._db.executemany("insert into tally values(?,?,?,?)", tallies)
        for name, values in rows.items():
            holes = ",".join("?" * (len(self._tables[name]) + 1))
            self._db.executemany(f'insert into "{name}" values({holes})', values)

    # --- questions at read time ---
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
    ) -> list[tuple[Any, ...]]:
        """(uid, kind, due, end, data, entity note) of the visible follow-ups."""
        where = [f"f.old = {int(old)}", f"f.yearly = {int(yearly)}"]
        args: list[Any] = []
        where.append("f.due is null" if undated else "f.due is not null")
        if not old:
            where += ["f.show_from <= ?", "(f.show_until is null or f.show_until > ?)"]
            args += [now, now]
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
        return self._db.execute(
            "select f.uid, f.kind, f.due, f.until, f.data, f.entity"
            " from followup f where " + " and ".join(where),
            args,
        ).fetchall()

    def next_change(self, now: str) -> str | None:
        """The first moment after `now` at which a window opens or closes."""
        row = self._db.execute(
            "select min(m) from ("
            "select min(show_from) m from followup where show_from > ?"
            " union all select min(show_until) from followup where show_until > ?)",
            (now, now),
        ).fetchone()
        return row[0] if row else None

    def count_old(self) -> int:
        """How many distinct follow-ups are from before the start."""
        (n,) = self._db.execute(
            "select count(distinct uid) from followup where old = 1"
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

    # --- finished parts ---
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

    def memory(self, key: str, now: str) -> bytes | None:
        """A finished answer that still holds at `now`."""
        row = self._db.execute(
            "select bytes from memory where key=? and since <= ? and until > ?",
            (key, now, now),
        ).fetchone()
        return row[0] if row else None

    def put_memory(self, key: str, since: str, until: str, data: bytes) -> None:
        """Keep a finished answer and how long it holds."""
        self._db.execute(
            "replace into memory values(?,?,?,?)", (key, since, until, data)
        )

    def forget_memory(self) -> None:
        """Forget every finished answer."""
        self._db.execute("delete from memory")


OPERATORS = frozenset(("=", "<>", "<", "<=", ">", ">="))


UnusableError = sqlite3.Error
"""What the index raises if its file is locked, damaged or not writable."""


def quote(path: str) -> str:
    """A path as a URI has it, as far as SQLite minds."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


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
