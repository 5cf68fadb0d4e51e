"""What contributions may ask: read-only, small, and with no way out to the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Msg
from vaultkit.plugin.followups import Because, Due, Entity, Outline, Ref, Seen
from vaultkit.plugin.kinds import FactKind, Table

T = TypeVar("T")


class Place(NamedTuple):
    """Path, 1-based line and column, and width in characters."""

    path: str
    line: int
    column: int
    width: int


class Facts(Protocol):
    """All facts of one entity, its own and those of lines elsewhere about it."""

    @property
    def entity(self) -> Entity:
        """Whose facts these are."""

    def of(self, kind: FactKind[T]) -> Sequence[Seen[T]]:
        """Every fact of a kind, in order of path and line."""

    def one(self, kind: FactKind[T]) -> Seen[T] | None:
        """The first fact of a kind."""


class View(Protocol):
    """The vault at a moment."""

    @property
    def options(self) -> Any:
        """The decoded options of the plugin that asks."""

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
        """What is due up to and including a day, ordered by day, time, name, uid.

        Hidden ones (window, yields_to, old) are left out. `undated` asks for the
        undated ones instead, `old` for those from before the vault's start, of which
        a window hides some as well.
        """

    def outlines(
        self,
        *,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
    ) -> Sequence[Outline]:
        """The same in outline, ordered by day, time, uid; costs next to nothing.

        For long lists of which few are shown: `read` gives all of those.
        """

    def read(self, some: Sequence[Outline]) -> Sequence[Due]:
        """All of some that this view gave in outline, in the order of `followups`."""

    def rows(
        self,
        table: Table,
        *,
        where: Sequence[tuple[str, str, Any]] = (),
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> Sequence[tuple[Any, ...]]:
        """Rows of a table: the entity's id first, then the declared columns."""

    def tally(self, *names: str, entity: str | None = None) -> Mapping[str, int]:
        """Sums of tallies over the vault, or of one entity."""

    def facts(self, entity: str) -> Facts | None:
        """The facts of an entity, by id."""

    def entity(self, entity: str) -> Entity | None:
        """An entity by id."""

    def brief(self, entity: str) -> Sequence[Msg]:
        """The brief's lines of all plugins, in order.

        A line holds from the day in its argument `since`, until that in `before`.
        """

    def reasons(self, entity: str) -> Sequence[Because]:
        """Why there is nothing to do, as the derives said it, if it holds."""

    def place(self, ref: Ref) -> Place:
        """Where a fact is written."""

    def find(self, text: str) -> Sequence[Entity]:
        """Who a name may mean, as typed in a shell."""

    def note(self, path: str) -> Note | None:
        """A note, freshly read; for commands only."""

    def fill(self, name: str, text: str | None, values: Mapping[str, str]) -> str | Msg:
        """A template with its holes filled, or why that cannot be.

        `text` None asks for one that comes with the program. Nothing else happens in
        it: no file is opened, no code runs, and it comes to an end.
        """

    def option(self, plugin: str) -> Any:
        """The decoded options of a plugin by its name, None if it has none."""

    def notes(self, *, under: str = "") -> Iterable[Note]:
        """Every note; only for a command that says it walks."""
