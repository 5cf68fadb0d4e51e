"""The index as the use cases know it: what it keeps, and what it is asked.

Which entity a link means, and what the bytes hold that are kept, it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from vaultkit.app.rows import DueRow, FollowUpRow, NoteBatch, Sketch, YearlyRow


class Steps(Protocol):
    """What is written is kept at once or not at all; and whose index it is."""

    def close(self) -> None:
        """Let go of the file."""

    def begin(self) -> None:
        """Begin a transaction that writes."""

    def commit(self) -> None:
        """Keep what was written since `begin`."""

    def rollback(self) -> None:
        """Forget what was written since `begin`."""

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""

    def rehearsal(self) -> AbstractContextManager[None]:
        """Forget at the end all that is written inside, also what was committed."""

    def is_current(self, program: str) -> bool:
        """Whether the index was made by this very program and settings."""

    def reset(self, program: str) -> None:
        """Throw everything away and begin anew, inside the open transaction."""

    def meta(self, key: str) -> Any:
        """A kept value, None if there is none."""

    def put_meta(self, key: str, value: Any) -> None:
        """Keep a value."""

    def revision(self) -> int:
        """Grows whenever anything that can be asked changed."""

    def touch(self) -> None:
        """Say that something that can be asked changed."""


class Stated(Protocol):
    """What notes stated: who they are about, what is said, what is wrong."""

    def folders(self) -> dict[str, bytes]:
        """Listing bytes of every folder."""

    def put_folders(self, listings: Mapping[str, bytes | None]) -> None:
        """Keep listings; None drops a folder."""

    def notes(self) -> dict[str, tuple[int, bytes]]:
        """Id and digest of every note by path."""

    def note(self, path: str) -> tuple[int, bytes] | None:
        """Id and digest of one note."""

    def note_paths(self) -> list[str]:
        """Every note's path, sorted."""

    def note_path(self, note: int) -> str:
        """The path of a note."""

    def put_note(self, path: str, digest: bytes) -> int:
        """Keep a note's digest; gives its id, which stays while the path does."""

    def last_note(self) -> int:
        """The greatest id of a note, 0 if there is none."""

    def put_notes(self, batch: NoteBatch) -> None:
        """Keep many notes that the index has never seen."""

    def bases(self) -> list[tuple[str, str, int, str]]:
        """(base, path, note, id) of every entity, in this order."""

    def drop_note(self, note: int) -> None:
        """Forget a note and what it stated."""

    def facts(self, note: int) -> dict[str, tuple[bytes, bytes]]:
        """A note's facts by key: (data, places)."""

    def fact(self, note: int, key: str) -> tuple[bytes, bytes] | None:
        """One note's facts under one key."""

    def facts_about(self, key: str) -> list[tuple[int, str, bytes, bytes]]:
        """(note, path, data, places) of all that notes state about a key."""

    def keys_used(self) -> Iterator[tuple[str, int]]:
        """Every link key that facts hang on, with the note."""

    def put_facts(self, note: int, facts: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Keep or replace a note's facts under some keys."""

    def drop_facts(self, note: int, keys: Iterable[str]) -> None:
        """Forget a note's facts under some keys."""

    def names(self, note: int) -> set[tuple[str, int]]:
        """The keys and ranks an entity answers to."""

    def put_names(
        self, note: int, add: Iterable[tuple[str, int]], drop: Iterable[tuple[str, int]]
    ) -> None:
        """Change the keys an entity answers to."""

    def answering(self, key: str) -> list[tuple[int, int]]:
        """(rank, note) of every entity that answers to a key, best rank first."""

    def names_used(self) -> list[tuple[str, int, int]]:
        """Every (key, rank, note) that some facts hang on or ask for."""

    def all_names(self) -> Iterator[tuple[str, int, int]]:
        """Every (key, rank, note)."""

    def shared_names(self, rank: int) -> list[str]:
        """Keys up to a rank that several entities answer to equally well."""

    def linked(self, keys: Sequence[str]) -> set[str]:
        """Those of some keys that facts hang on."""

    def all_asks(self) -> list[tuple[str, int]]:
        """Every (key, note) of what notes ask for."""

    def asks(self, note: int) -> set[str]:
        """The who-keys that a note's facts ask for."""

    def put_asks(self, note: int, keys: Iterable[str]) -> None:
        """Replace the who-keys of a note."""

    def asking(self, key: str) -> list[int]:
        """The notes whose facts ask for a key."""

    def entity(self, note: int) -> tuple[str, str, str, str] | None:
        """(kind, base, id, name) of a note's entity."""

    def entity_by_id(self, id_: str) -> int | None:
        """The note of an entity by its id."""

    def entities_by_ids(
        self, ids: Sequence[str]
    ) -> Iterator[tuple[int, str, str, str, str]]:
        """(note, kind, id, name, path) of some entities, in no order."""

    def entities(self, kind: str = "") -> list[tuple[int, str, str, str, str]]:
        """(note, kind, id, name, path) of every entity."""

    def put_entity(self, note: int, kind: str, base: str, id_: str, name: str) -> None:
        """Keep a note's entity."""

    def put_id(self, note: int, id_: str) -> None:
        """Give an entity another id."""

    def free_id(self, id_: str) -> None:
        """Take an id from whoever has it; the caller gives out new ones."""

    def drop_entity(self, note: int) -> None:
        """Forget a note's entity."""

    def sharing(self, base: str) -> list[tuple[int, str, str]]:
        """(note, path, id) of the entities with one base id, in order of path."""

    def doubled(self) -> list[str]:
        """Base ids that several entities have."""

    def put_diagnostics(self, note: int, stage: str, data: bytes | None) -> None:
        """Keep what was found in a note at a stage; None forgets it."""

    def diagnosed(self, stage: str) -> dict[int, bytes]:
        """What was found at a stage, by note."""

    def diagnostics(self) -> list[bytes]:
        """Everything found in notes."""


class Derived(Protocol):
    """What follows from that, for each entity, and questions on it."""

    def add_tables(
        self, tables: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    ) -> None:
        """Make sure of plugins' tables: name -> (columns, indexed columns)."""

    def derived(self, entity: int) -> bytes | None:
        """Everything derived for an entity, as one blob."""

    def has_derived(self) -> bool:
        """Whether anything was derived for anybody."""

    def drop_derived(self, entity: int) -> None:
        """Forget everything derived for an entity."""

    def put_derived(
        self,
        derived: Sequence[tuple[int, bytes]],
        followups: Sequence[FollowUpRow],
        tallies: Sequence[tuple[int, str, str, int]],
        rows: Mapping[str, Sequence[tuple[Any, ...]]],
    ) -> None:
        """Keep what was derived for some entities that have nothing kept."""

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

    def names_at(self, numbers: Sequence[int]) -> dict[int, str]:
        """The name of the entity of each follow-up, by its number."""

    def followups(self, numbers: Sequence[int]) -> list[DueRow]:
        """All of some follow-ups, in no order."""

    def places(self, numbers: Sequence[int]) -> list[tuple[int, str, bytes]]:
        """(note, key, places) of the facts that some follow-ups rest on, each once."""

    def numbered(self, uid: str) -> list[Sketch]:
        """The follow-ups whose uid begins so, the last window first; none yearly."""

    def stated_in(
        self, notes: Sequence[int], now: str
    ) -> list[tuple[str, int, str, int]]:
        """(uid, note, key, nth) of what notes ask for, what is to be seen first.

        What comes every year is not among it.
        """

    def next_change(self, now: str) -> str | None:
        """The first moment after `now` at which a window opens or closes."""

    def count_old(self, now: str) -> int:
        """How many distinct follow-ups to be seen are from before the start."""

    def tally(
        self, plugin: str, names: Sequence[str], entity: int | None
    ) -> dict[str, int]:
        """Sums of a plugin's tallies."""

    def rows(
        self,
        name: str,
        where: Sequence[tuple[str, str, Any]],
        order: Sequence[str],
        limit: int | None,
    ) -> list[tuple[Any, ...]]:
        """Rows of a plugin's table, the entity's id first."""


class Made(Protocol):
    """What was made of it: outputs day by day, and finished answers."""

    def touch_days(self, entity: int) -> None:
        """Say that an entity's follow-ups may be others, or told otherwise."""

    def touched_since(self, revision: int) -> list[str]:
        """Due days, as stored, of follow-ups touched later; "" = of the undated."""

    def forget_made(self) -> None:
        """Have every output look at all its days again."""

    def made(self, output: str) -> bytes | None:
        """What an output was made of when it was made last."""

    def put_made(self, output: str, data: bytes) -> None:
        """Keep what an output was made of."""

    def pages(self, output: str) -> dict[str, bytes]:
        """What is kept of an output, by day."""

    def put_pages(self, output: str, pages: Mapping[str, bytes | None]) -> None:
        """Keep what an output has on some days; None forgets a day."""

    def memory(self, key: str, now: str) -> bytes | None:
        """A finished answer that still holds at `now`."""

    def put_memory(self, key: str, since: str, until: str, data: bytes) -> None:
        """Keep a finished answer and how long it holds."""

    def forget_memory(self) -> None:
        """Forget every finished answer."""


class Index(Steps, Stated, Derived, Made, Protocol):
    """All of it, in one file that may be deleted at any moment."""
