"""A view that answers by filtering everything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vaultkit.core import links
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg, holds
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.followups import (
    Because,
    Derived,
    Due,
    Entity,
    FollowUp,
    Outline,
    Ref,
    outline,
)
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.testing.evaluated import Evaluated, GatheredFacts
from vaultkit.plugin.testing.moments import due_at
from vaultkit.plugin.view import Place


class MemoryView:
    """Satisfies `View`, by filtering everything."""

    def __init__(
        self, vault: Evaluated, now: Moment, plugin: Plugin | None, walks: bool = True
    ) -> None:
        """Look at a vault at a moment."""
        self._walks = walks
        self._vault = vault
        self._now = now
        self._plugin = plugin
        self._outlined: list[Due] = []
        """What was given in outline, in the order of the numbers given with it."""

    @property
    def options(self) -> Any:
        """The options of the plugin that asks."""
        return self._vault.option(self._plugin) if self._plugin else None

    def _visible(self, item: FollowUp, siblings: Sequence[FollowUp]) -> bool:
        if (item.show_from or "") > self._now:
            return False
        if item.show_until is not None and item.show_until <= self._now:
            return False
        return not any(
            other.kind in item.yields_to
            and other.due is not None
            and not other.old
            and self._visible(other._replace(yields_to=()), ())
            for other in siblings
        )

    def followups(  # noqa: PLR0913 - one question with many sides
        self,
        *,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
        limit: int | None = None,
    ) -> Sequence[Due]:
        """What is due up to and including a day."""
        found: dict[str, Due] = {}
        for path, derived in self._vault.derived.items():
            owner = self._vault.entities[path]
            items = [item for _, made in derived for item in made.followups]
            for item in items:
                due = due_at(self._vault, item, owner, self._now)
                if (
                    item.old == old
                    and self._visible(item, items)
                    and (due.day is None) == undated
                    and (until is None or undated or str(due.day) <= until)
                    and (not kinds or item.kind in kinds)
                    and entity in (None, owner.id)
                ):
                    found.setdefault(due.uid, due)
        return sorted(found.values(), key=_order)[:limit]

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
        found = sorted(
            self.followups(
                until=until, kinds=kinds, entity=entity, undated=undated, old=old
            ),
            key=lambda due: (due.item.due or "", due.uid),
        )
        first = len(self._outlined)
        self._outlined += found
        return [outline(due, first + place) for place, due in enumerate(found)]

    def read(self, some: Sequence[Outline]) -> Sequence[Due]:
        """All of some that this view gave in outline."""
        return sorted((self._outlined[one.number] for one in some), key=_order)

    def rows(
        self,
        table: Table,
        *,
        where: Sequence[tuple[str, str, Any]] = (),
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[tuple[Any, ...]]:
        """Rows of a table: the entity's id first, then the declared columns."""
        columns = ["entity", *(name for name, _ in table.columns)]
        found = [
            (self._vault.entities[path].id, *row)
            for path, derived in self._vault.derived.items()
            for _, made in derived
            for row in made.rows.get(table.name, ())
        ]
        for column, operator, value in where:
            at = columns.index(column)
            found = [row for row in found if _holds(row[at], operator, value)]
        found.sort(key=lambda row: tuple(row[columns.index(c)] for c in order))
        return found[:limit]

    def tally(self, *names: str, entity: str | None = None) -> Mapping[str, int]:
        """Sums of tallies."""
        found: dict[str, int] = {}
        own = self._plugin.name if self._plugin else ""
        for name in names:
            owner, _, rest = name.rpartition(":")
            for path, derived in self._vault.derived.items():
                if entity not in (None, self._vault.entities[path].id):
                    continue
                for plugin, made in derived:
                    if plugin.name == (owner or own) and made.tallies.get(rest):
                        found[name] = found.get(name, 0) + made.tallies[rest]
        return found

    def _of(self, entity: str) -> list[tuple[Plugin, Derived]]:
        found = self._vault.entity(entity)
        return self._vault.derived[found.path] if found else []

    def facts(self, entity: str) -> GatheredFacts | None:
        """The facts of an entity, by id."""
        found = self._vault.entity(entity)
        return self._vault.known[found.path] if found else None

    def entity(self, entity: str) -> Entity | None:
        """An entity by id."""
        return self._vault.entity(entity)

    def brief(self, entity: str) -> Sequence[Msg]:
        """The brief's lines of all plugins, in order."""
        lines = [line for _, made in self._of(entity) for line in made.brief]
        ordered = [line for _, line in sorted(lines, key=lambda line: line[0])]
        return [line for line in ordered if holds(line, self._now)]

    def reasons(self, entity: str) -> Sequence[Because]:
        """Why there is nothing to do."""
        found = [reason for _, made in self._of(entity) for reason in made.because]
        return [reason for reason in found if holds(reason.rule, self._now)]

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""
        return self._vault.place(ref)

    def find(self, text: str) -> Sequence[Entity]:
        """Those whose whole name it is."""
        folded = links.fold(text)
        return [
            e for e in self._vault.entities.values() if links.fold(e.name) == folded
        ]

    def note(self, path: str) -> Note | None:
        """A note."""
        return self._vault.notes.get(path)

    def fill(self, name: str, text: str | None, values: Mapping[str, str]) -> str:
        """The text with the plain holes filled, of which ours have none."""
        text = text or f"---\ntype: contact\n---\n\n{name}\n"
        return re.sub(r"{{ *(\w+) *}}", lambda hole: values.get(hole[1], ""), text)

    def option(self, plugin: str) -> Any:
        """The options of a plugin by its name."""
        found = (p for p in self._vault.plugins if p.name == plugin)
        return next(map(self._vault.option, found), None)

    def notes(self, *, under: str = "") -> Iterable[Note]:
        """Every note below a folder; as in earnest, not for everybody."""
        if not self._walks:
            raise PermissionError(under)
        under = under and under.rstrip("/") + "/"
        return [n for p, n in self._vault.notes.items() if p.startswith(under)]


def _order(due: Due) -> tuple[str, str, str, str]:
    time = (due.item.due or "")[11:]
    return due.day or "", time, links.fold(due.entity.name), due.uid


def _holds(left: Any, operator: str, right: Any) -> bool:
    if operator in ("=", "<>"):
        return bool((left == right) == (operator == "="))
    less = bool(left < right)
    same = bool(left == right)
    return {
        "<": less,
        "<=": less or same,
        ">": not less and not same,
        ">=": not less,
    }[operator]
