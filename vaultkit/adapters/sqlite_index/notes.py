"""What notes stated: folders, notes, facts, names and entities."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultkit.app.rows import NoteBatch

AT_ONCE = 500
"""Parameters of one statement: old versions of SQLite take 999."""


class NoteRows:
    """Reads and writes the rows that notes give."""

    _db: sqlite3.Connection

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

    def last_note(self) -> int:
        """The greatest id of a note, 0 if there is none."""
        (last,) = self._db.execute("select max(id) from note").fetchone()
        return int(last or 0)

    def put_notes(self, batch: NoteBatch) -> None:
        """Keep many notes that the index has never seen."""
        self._db.execute("delete from meta where key='shared'")
        many = self._db.executemany
        many("insert into note(id, path, digest) values(?,?,?)", batch.notes)
        many("insert into facts values(?,?,?,?)", batch.facts)
        many("insert into name values(?,?,?)", sorted(batch.names))
        many("insert into ask values(?,?)", sorted(batch.asks))
        many("insert into entity values(?,?,?,?,?)", batch.entities)
        many("insert into diagnostic values(?,?,?)", batch.diagnostics)

    def bases(self) -> list[tuple[str, str, int, str]]:
        """(base, path, note, id) of every entity, in this order."""
        return self._db.execute(
            "select e.base, n.path, e.note, e.id from entity e"
            " join note n on n.id = e.note order by e.base, n.path"
        ).fetchall()

    def drop_note(self, note: int) -> None:
        """Forget a note and what it stated."""
        for table in ("facts", "name", "ask", "entity", "diagnostic"):
            self._db.execute(f"delete from {table} where note=?", (note,))
        self._db.execute("delete from note where id=?", (note,))

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
                "select key, note from facts where key not in"
                " ('', '?', '!', '=', '>' || char(10))"
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
        self._db.execute("delete from meta where key='shared'")
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

    def names_used(self) -> list[tuple[str, int, int]]:
        """Every (key, rank, note) that some facts hang on or ask for."""
        return self._db.execute(
            "select key, rank, note from name where key in"
            " (select key from facts where key <> '' union select key from ask)"
        ).fetchall()

    def all_names(self) -> Iterator[tuple[str, int, int]]:
        """Every (key, rank, note)."""
        return iter(self._db.execute("select key, rank, note from name"))

    def shared_names(self, rank: int) -> list[str]:
        """Keys up to a rank that several entities answer to equally well."""
        # A bare column beside min() is that of the row with the least rank.
        rows = self._db.execute(
            "select key from (select key, min(rank), several from ("
            " select key, rank, min(note) < max(note) as several from name"
            " where rank <= ? group by key, rank) group by key) where several",
            (rank,),
        )
        return [key for (key,) in rows]

    def linked(self, keys: Sequence[str]) -> set[str]:
        """Those of some keys that facts hang on."""
        found: set[str] = set()
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            rows = self._db.execute(
                "select key from facts where key <> ''"
                f" and key in ({','.join('?' * len(some))})",
                some,
            )
            found.update(key for (key,) in rows)
        return found

    def all_asks(self) -> list[tuple[str, int]]:
        """Every (key, note) of what notes ask for."""
        return self._db.execute("select key, note from ask").fetchall()

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

    def entities_by_ids(
        self, ids: Sequence[str]
    ) -> Iterator[tuple[int, str, str, str, str]]:
        """(note, kind, id, name, path) of some entities, in no order."""
        for at in range(0, len(ids), AT_ONCE):
            some = ids[at : at + AT_ONCE]
            yield from self._db.execute(
                "select e.note, e.kind, e.id, e.name, n.path from entity e"
                " cross join note n on n.id = e.note"
                f" where e.id in ({','.join('?' * len(some))})",
                some,
            )

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

    def diagnosed(self, stage: str) -> dict[int, bytes]:
        """What was found at a stage, by note."""
        return dict(
            self._db.execute(
                "select note, data from diagnostic where stage=?", (stage,)
            )
        )

    def diagnostics(self) -> list[bytes]:
        """Everything found in notes."""
        return [b for (b,) in self._db.execute("select data from diagnostic")]
