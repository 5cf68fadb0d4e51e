"""The vault at a moment, as contributions may ask it. The clock enters here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from vaultkit.app.asking import dues, finding
from vaultkit.app.asking.dues import Asked
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.indexing import derive
from vaultkit.app.indexing.gathering import EntityFacts
from vaultkit.app.rows import Sketch
from vaultkit.core import links
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg
from vaultkit.plugin.contributions import NoteKind, Plugin
from vaultkit.plugin.followups import Because, Due, Entity, Outline, Ref
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.view import Place


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
        since: Day | None = None,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
        limit: int | None = None,
    ) -> Sequence[Due]:
        """What is due up to and including a day, ordered by day, time, name, uid.

        `since` leaves out what is due before that day, which must not be over.
        """
        asked = Asked(self._now, since, until, kinds, None, undated, old)
        return self.first(self._sketched(asked, entity), limit)

    def outlines(
        self,
        *,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
    ) -> Sequence[Outline]:
        """The same in outline, ordered by day, time, uid."""
        asked = Asked(self._now, None, until, kinds, None, undated, old)
        return list(map(Outline._make, self._sketched(asked, entity)))

    def read(self, some: Sequence[Outline]) -> Sequence[Due]:
        """All of some that this view gave in outline."""
        return self.first(list(some), None)

    def listed(
        self, *, until: Day | None = None, undated: bool = False, old: bool = False
    ) -> list[Sketch]:
        """The same follow-ups by due alone, for the host's lists; `first` reads."""
        return self._listed(Asked(self._now, until=until, undated=undated, old=old))

    def _sketched(self, asked: Asked, entity: str | None) -> list[Sketch]:
        """What is listed of everybody, or of one entity; nobody has nothing."""
        if entity is None:
            return self._listed(asked)
        note = self._shared.index.entity_by_id(entity)
        return [] if note is None else self._listed(asked._replace(note=note))

    def _listed(self, asked: Asked) -> list[Sketch]:
        return self._shared.listed(asked)

    def first(self, found: list[Sketch], limit: int | None) -> list[Due]:
        """The first of a list by due, all of them if there is no limit."""
        if limit is not None:
            found = dues.first(self._shared.index, found, limit)
        read = self._shared.read(found, self._now[:10])
        folded = {due.entity.name: "" for due in read}
        folded.update((name, links.fold(name)) for name in folded)
        read.sort(key=lambda d: (d.item.due or "", folded[d.entity.name], d.uid))
        return read

    def answered(self, uid8: str) -> Due | None:
        """The follow-up that a line of a block stands for, by the part of its uid."""
        shared = self._shared
        one = dues.answered(shared.index, uid8, self._now, shared.vault_id)
        return None if one is None else shared.read([one], self._now[:10])[0]

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

    def facts(self, entity: str) -> EntityFacts | None:
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
        return self._shared.reasons(note, self._now)

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        return self._shared.place(ref)

    def find(self, text: str) -> Sequence[Entity]:
        """Who a name may mean, as typed in a shell."""
        return finding.find(self._shared, text)

    def near(self, text: str) -> list[str]:
        """Names that look like what was typed, where nobody answers to it."""
        return finding.near(self._shared, text)

    def apart(self, entity: Entity) -> tuple[str, Day | None]:
        """What tells somebody from their namesakes, and the day one last met them."""
        facts = self.facts(entity.id or "")
        for owned in self._shared.registry.of(NoteKind):
            if facts is None or owned.value.apart is None:
                continue
            if owned.value.name == entity.kind:
                told = self._shared.registry.call(
                    owned, owned.value.apart, facts, self._now[:10]
                )
                return told or ("", None)
        return "", None

    def unowned(self, text: str) -> list[Due]:
        """What is due of somebody of that name who has no note yet."""
        return finding.unowned(self._shared, self.followups(), text)

    def note(self, path: str) -> Note | None:
        """A note, freshly read; for commands only."""
        return self._shared.read_note(path)

    def fill(self, name: str, text: str | None, values: Mapping[str, str]) -> str | Msg:
        """A template with its holes filled, or why that cannot be."""
        return self._shared.fill(name, text, values)

    def option(self, plugin: str) -> Any:
        """The decoded options of a plugin by its name, None if it has none."""
        found = (p for p in self._shared.registry.plugins if p.name == plugin)
        return next(map(self._shared.registry.option, found), None)

    def notes(self, *, under: str = "") -> Iterable[Note]:
        """Every note; only for a command that says it walks."""
        if self._walks is None:
            raise PermissionError(under)
        return self._walks(under)
