"""The vault at a moment, as contributions may ask it. The clock enters here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from vaultkit.app import derive, extract, resolve
from vaultkit.app.ports import Index
from vaultkit.app.registry import Registry
from vaultkit.core import dates, links
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg, is_to_come
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.followups import ALWAYS, Because, Due, Entity, Ref
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.view import Place

ReadNote = Callable[[str], Note | None]
LEAP_DAY = "02-29"


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def occurrence(month_day: str, today: Day) -> Day:
    """The first such day on or after today; 29 February is the 28th elsewhere."""
    for year in (int(today[:4]), int(today[:4]) + 1):
        held = month_day
        if month_day == LEAP_DAY and not is_leap(year):
            held = "02-28"
        if f"{year:04}-{held}" >= today:
            return f"{year:04}-{held}"
    return today


class Snapshot:
    """What every contribution's view of one moment shares."""

    def __init__(
        self, index: Index, registry: Registry, vault_id: str, read_note: ReadNote
    ) -> None:
        """Ask this index; notes themselves are read by `read_note`."""
        self.index = index
        self.registry = registry
        self.vault_id = vault_id
        self.read_note = read_note
        self._entities: dict[int, Entity] = {}
        self._facts: dict[int, derive.EntityFacts] = {}
        self._places: dict[tuple[int, str], tuple[str, Sequence[Any]]] = {}
        self._derived: dict[int, Sequence[Any]] = {}
        self.sources = derive.sources(index, everything=False)
        self.stored: dict[str, bytes] = {}
        """The stored bytes of every follow-up handed out, by uid."""

    def entity(self, note: int) -> Entity:
        """The entity of a note."""
        if note not in self._entities:
            kind, _, id_, name = self.index.entity(note) or ("", "", "", "")
            path = self.index.note_path(note)
            self._entities[note] = Entity(kind, id_, name, (), path)
        return self._entities[note]

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        note, key, nth = ref
        if (note, key) not in self._places:
            blob = self.index.fact(note, key)
            places = extract.unpack(blob[1]) if blob else ()
            self._places[note, key] = (self.index.note_path(note), places)
        path, places = self._places[note, key]
        line, column, width = places[nth] if nth < len(places) else (1, 1, 0)
        return Place(path, line, column, width)

    def facts(self, note: int) -> derive.EntityFacts:
        """The facts of an entity."""
        if note not in self._facts:
            self._facts[note] = derive.gather(
                note, self.entity(note), self.sources, self.registry.facts
            )
        return self._facts[note]

    def derived(self, note: int) -> Sequence[Any]:
        """The unpacked blob of everything derived for an entity."""
        if note not in self._derived:
            blob = self.index.derived(note)
            self._derived[note] = extract.unpack(blob) if blob else ((),) * 6
        return self._derived[note]

    def brief(self, note: int, now: Moment) -> tuple[Msg, ...]:
        """The brief's lines at a moment; what is dated after it is left out."""
        lines = (Msg(*line) for _, line in self.derived(note)[3])
        return tuple(line for line in lines if not is_to_come(line, now))

    def linked(self, targets: Iterable[str]) -> tuple[Entity, ...]:
        """The entities that some link targets mean."""
        found = (resolve.link(self.sources.answers, target) for target in targets)
        notes = dict.fromkeys(note for note in found if note is not None)
        return tuple(self.entity(note) for note in notes)

    def by_ids(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        """Entities by their ids."""
        notes = (self.index.entity_by_id(id_) for id_ in ids)
        return tuple(self.entity(note) for note in notes if note is not None)


class VaultView:
    """One plugin's view; satisfies `plugin.view.View`."""

    def __init__(
        self,
        shared: Snapshot,
        plugin: Plugin | None,
        now: Moment,
        *,
        walks: Callable[[str], Iterable[Note]] | None = None,
    ) -> None:
        """Look at the moment `now`, with a plugin's own options and tallies."""
        self._shared = shared
        self._plugin = plugin
        self._now = now
        self._walks = walks

    @property
    def options(self) -> Any:
        """The decoded options of the plugin that asks."""
        return self._shared.registry.option(self._plugin) if self._plugin else None

    def followups(  # noqa: PLR0913 - the one question that has many sides
        self,
        *,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
        limit: int | None = None,
    ) -> Sequence[Due]:
        """What is due up to and including a day, ordered by day, time, name, uid."""
        note = None
        if entity is not None:
            note = self._shared.index.entity_by_id(entity)
            if note is None:
                return ()
        rows = self._shared.index.due(
            self._now, until=until, kinds=kinds, entity=note, undated=undated, old=old
        )
        found = [self._due(row, row[0], row[2], row[3]) for row in rows]
        if until is not None and until < self._now[:10]:
            found = [due for due in found if due.day is None or due.day <= until]
        if not undated and not old:
            found += self._yearly(until, kinds, note)
        found.sort(key=_order)
        unique = {due.uid: due for due in reversed(found)}
        kept = [due for due in found if unique[due.uid] is due]
        return kept if limit is None else kept[:limit]

    def _yearly(
        self, until: Day | None, kinds: Sequence[str], note: int | None
    ) -> list[Due]:
        today = self._now[:10]
        spans: list[tuple[str | None, str | None]] = [(None, None)]
        if until is not None:
            if until < today:
                return []
            if dates.between(today, until) < 365:  # noqa: PLR2004 - a year's days
                since: str | None = today[5:]
                last: str | None = until[5:]
                if last == "02-28" and not is_leap(int(until[:4])):
                    last = LEAP_DAY
                spans = [(since, last)]
                if str(last) < str(since):
                    spans = [(since, None), (None, last)]
        found = []
        for since, last in spans:
            rows = self._shared.index.due(
                self._now,
                since=since,
                until=last,
                kinds=kinds,
                entity=note,
                yearly=True,
            )
            for row in rows:
                day = occurrence(row[2], today)
                if until is None or day <= until:
                    who = self._shared.entity(row[5]).id or ""
                    key = row[0] + day[:4]
                    uid = derive.uid(self._shared.vault_id, row[1], who, key)
                    found.append(self._due(row, uid, day, None))
        return found

    def _due(
        self, row: Sequence[Any], uid: str, due: Moment | None, end: Moment | None
    ) -> Due:
        item = derive.followup(row[4])
        self._shared.stored[uid] = row[4]
        today = self._now[:10]
        state: Any = None
        overdue = 0
        day = None
        if due is not None:
            if due.startswith(ALWAYS):
                due = today + due[10:]
                end = end and today + end[10:]
            day = due[:10]
            state = "overdue" if day < today else "upcoming" if day > today else "today"
            overdue = dates.between(day, today) if day < today else 0
        item = item._replace(due=due, end=end)
        place = self._shared.place(item.ref)
        owner = self._shared.entity(row[5])
        others: tuple[Entity, ...] = ()
        if item.others:
            others = tuple(
                e for e in self._shared.linked(item.others) if e.id != owner.id
            )
        candidates = self._shared.by_ids(item.candidates) if item.candidates else ()
        return Due(
            uid,
            owner,
            others,
            item,
            day,
            state,
            overdue,
            place.path,
            place.line,
            candidates,
        )

    def rows(
        self,
        table: Table,
        *,
        where: Sequence[tuple[str, str, Any]] = (),
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[tuple[Any, ...]]:
        """Rows of a table: the entity's id first, then the declared columns."""
        owned = self._shared.registry.named(Table, table.name)
        if owned is None:
            return ()
        name = derive.table_name(owned, table.name)
        return self._shared.index.rows(name, where, order, limit)

    def tally(self, *names: str, entity: str | None = None) -> Mapping[str, int]:
        """Sums of the asking plugin's tallies; `plugin:name` asks for another's."""
        note = None if entity is None else self._shared.index.entity_by_id(entity)
        own = self._plugin.name if self._plugin else ""
        found: dict[str, int] = {}
        by_owner: dict[str, list[str]] = {}
        for name in names:
            owner, _, rest = name.rpartition(":")
            by_owner.setdefault(owner or own, []).append(rest)
        for owner, wanted in by_owner.items():
            sums = self._shared.index.tally(owner, wanted, note)
            prefix = "" if owner == own else owner + ":"
            found.update({prefix + name: n for name, n in sums.items()})
        return found

    def facts(self, entity: str) -> derive.EntityFacts | None:
        """The facts of an entity, by id."""
        note = self._shared.index.entity_by_id(entity)
        return None if note is None else self._shared.facts(note)

    def entity(self, entity: str) -> Entity | None:
        """An entity by id."""
        note = self._shared.index.entity_by_id(entity)
        return None if note is None else self._shared.entity(note)

    def brief(self, entity: str) -> Sequence[Msg]:
        """The brief's lines of all plugins, in order."""
        note = self._shared.index.entity_by_id(entity)
        if note is None:
            return ()
        return self._shared.brief(note, self._now)

    def reasons(self, entity: str) -> Sequence[Because]:
        """Why there is nothing to do, as the derives said it."""
        note = self._shared.index.entity_by_id(entity)
        if note is None:
            return ()
        kept = (Because(Msg(*r), ref) for r, ref in self._shared.derived(note)[4])
        return tuple(
            reason for reason in kept if not is_to_come(reason.rule, self._now)
        )

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        return self._shared.place(ref)

    def find(self, text: str) -> Sequence[Entity]:
        """Who a name may mean, as typed in a shell."""
        return find(self._shared, text)

    def near(self, text: str) -> list[str]:
        """Names that look like what was typed, where nobody answers to it."""
        return near(self._shared, text)

    def note(self, path: str) -> Note | None:
        """A note, freshly read; for commands only."""
        return self._shared.read_note(path)

    def notes(self, *, under: str = "") -> Iterable[Note]:
        """Every note; only for a command that says it walks."""
        if self._walks is None:
            raise PermissionError(under)
        return self._walks(under)


def _order(due: Due) -> tuple[Any, ...]:
    time = (due.item.due or "")[11:]
    return (due.day or "", time, links.fold(due.entity.name), due.uid)


def find(shared: Snapshot, text: str) -> Sequence[Entity]:
    """Those a typed name means: by whole name, else by every word's beginning."""
    folded = links.fold(text)
    if not folded:
        return ()
    exact = [n for _, n in shared.index.answering(folded)]
    if not exact:
        names = [
            (key, note)
            for key, rank, note in shared.index.all_names()
            if 0 < rank <= extract.LINKS
        ]
        words = _words(folded)
        exact = [note for key, note in names if _begins(_words(key), words)]
        if not exact:
            flat = _words(_flat(folded))
            exact = [note for key, note in names if _begins(_words(_flat(key)), flat)]
    notes = dict.fromkeys(exact)
    found = [shared.entity(note) for note in notes]
    return sorted(found, key=lambda e: (links.fold(e.name), e.path))


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name).split()


def _flat(folded: str) -> str:
    """A folded name as those type it who leave the dots off: Müller, Muller."""
    return re.sub("(?<=[aou])e", "", folded).replace("ss", "s")


def _begins(parts: Sequence[str], words: Sequence[str]) -> bool:
    return bool(words) and all(
        any(part.startswith(word) for part in parts) for word in words
    )


def near(shared: Snapshot, text: str) -> list[str]:
    """Up to three names that look most like what was typed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 11 ms for a slip only

    rows = [row for row in shared.index.entities() if row[1] != extract.NOTE]
    names = {links.fold(name): name for _, _, _, name, _ in rows}
    found = process.extract(
        links.fold(text), list(names), scorer=fuzz.WRatio, limit=3, score_cutoff=70
    )
    return [names[key] for key, _, _ in found]
