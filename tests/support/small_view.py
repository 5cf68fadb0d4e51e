"""A view of one entity, made by hand: what its derives gave, and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

from support.facts import ANNA

from vaultkit.core import notes
from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Because, Due, Entity, FollowUp, Msg, Note, Place, Ref, View


class SmallView:
    """Answers what commands ask."""

    def __init__(  # noqa: PLR0913 - one argument for each question
        self,
        *,
        brief: Sequence[Msg] = (),
        dues: Sequence[Due] = (),
        reasons: Sequence[Because] = (),
        texts: dict[str, str] | None = None,
        rows: Sequence[tuple[Any, ...]] = (),
        options: Options | None = None,
    ) -> None:
        self.options = options or Options()
        self._brief, self._dues, self._reasons = brief, dues, reasons
        self._texts, self._rows = texts or {}, rows

    def brief(self, _entity: str) -> Sequence[Msg]:
        return self._brief

    def entity(self, entity: str) -> Entity | None:
        return ANNA if entity == ANNA.id else None

    def reasons(self, _entity: str) -> Sequence[Because]:
        return self._reasons

    def followups(
        self, *, entity: str, undated: bool = False, old: bool = False
    ) -> Sequence[Due]:
        assert entity == ANNA.id
        return [
            due
            for due in self._dues
            if due.item.old is old and (due.item.due is None) is undated
        ]

    def place(self, ref: Ref) -> Place:
        return Place("Kontakte/Anna Weber.md", 10 + ref[2], 1, 5)

    def rows(self, _table: Any, *, order: Sequence[str]) -> Sequence[tuple[Any, ...]]:
        assert order == ("sort",)
        return self._rows

    def notes(self, *, under: str = "") -> Iterable[Note]:
        assert not under
        return [notes.parse(path, text) for path, text in self._texts.items()]


def small_view(**what: Any) -> View:
    """The same as a `View`, which it is as far as it is asked."""
    return cast(View, SmallView(**what))


def due(item: FollowUp, day: str | None, overdue: int = 0, *more: Entity) -> Due:
    """A follow-up of Anna at a moment."""
    state: Literal["overdue", "upcoming"] | None = None
    if day is not None:
        state = "overdue" if overdue else "upcoming"
    return Due(
        "uid", ANNA, (), item, day, state, overdue, "Kontakte/Anna Weber.md", 10, more
    )
