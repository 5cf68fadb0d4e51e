"""Facts of one made-up entity, for trying a derive on rows as they would be stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from vaultkit.features.contacts.facts import CARD, KEYED, STATED, Card, Keyed, Stated
from vaultkit.features.lines.facts import (
    ATTEMPT,
    CALL,
    LOOSE,
    NOTED,
    OFFICE,
    PROMISE,
    SLOT,
    TALK,
    Attempt,
    Call,
    Loose,
    Noted,
    OfficeLine,
    Promise,
    Slot,
    Talk,
)
from vaultkit.plugin import Derived, Entity, FactKind, FollowUp, Ref, Seen

T = TypeVar("T")
KINDS: dict[type, FactKind[Any]] = {
    Card: CARD,
    Keyed: KEYED,
    Stated: STATED,
    Talk: TALK,
    Attempt: ATTEMPT,
    Promise: PROMISE,
    Slot: SLOT,
    Call: CALL,
    OfficeLine: OFFICE,
    Loose: LOOSE,
    Noted: NOTED,
}
ANNA = Entity("contact", "anna weber", "Anna Weber", (), "Kontakte/Anna Weber.md")
LIST = Entity("note", "@rückrufe", "Rückrufe", (), "Rückrufe.md")


class Known:
    """What is known of an entity; facts stand in the order they are given."""

    def __init__(self, *facts: Any, entity: Entity = ANNA) -> None:
        self.entity = entity
        self.seen: list[tuple[str, Seen[Any]]] = []
        for nth, fact in enumerate(facts):
            seen = fact if isinstance(fact, Seen) else Seen(fact, (1, "", nth), True)
            self.seen.append((KINDS[type(seen.row)].name, seen))

    def of(self, kind: FactKind[T]) -> Sequence[Seen[T]]:
        return [seen for name, seen in self.seen if name == kind.name]

    def one(self, kind: FactKind[T]) -> Seen[T] | None:
        found = self.of(kind)
        return found[0] if found else None

    def ref(self, row: Any) -> Ref:
        """Where a row stands."""
        return next(seen.ref for _, seen in self.seen if seen.row == row)


def visible(derived: Derived, now: str) -> list[FollowUp]:
    """The follow-ups whose window is open at a moment."""
    return [
        item
        for item in derived.followups
        if (item.show_from or "") <= now
        and (item.show_until is None or now < item.show_until)
    ]


def one(derived: Derived, now: str = "2026-11-25T09:00") -> FollowUp:
    """The only follow-up to be seen at a moment."""
    found = visible(derived, now)
    assert len(found) == 1, found
    return found[0]


def told(item: FollowUp) -> list[str]:
    """The ids of what is said beside a follow-up."""
    return [hint.id for hint in item.hints]


def talk(on: str, text: str = "will ein Angebot", channel: str = "call") -> Talk:
    return Talk(on, "", channel, text)


def attempt(on: str, outcome: str = "not-reached") -> Attempt:
    return Attempt(on, outcome, "")


def promise(
    text: str = "Angebot schicken",
    due: str | None = "2026-11-27",
    mark: str = " ",
    **more: Any,
) -> Promise:
    row = Promise(text, due, mark, None, False, None, None, None)
    return row._replace(**more)


def call(
    text: str = "anrufen wg. Angebot",
    due: str | None = "2026-11-25",
    mark: str = " ",
    **more: Any,
) -> Call:
    row = Call(due, None, "", text, mark, None, None, None, None)
    return row._replace(**more)


def slot(start: str, end: str, text: str = "Telefontermin", mark: str = " ") -> Slot:
    return Slot(start, end, text, mark, None)


def office(caller: str = "Fr. Mag. Weber", **more: Any) -> OfficeLine:
    row = OfficeLine(
        caller=caller,
        company="Stahlbau Gruber",
        phone="",
        reason="Angebot",
        due="2026-11-25",
        end=None,
        clock="",
        urgent=False,
        rang_at="",
        mark=" ",
        listed_on="2026-11-25",
        block_id=None,
        text=f"{caller} (Stahlbau Gruber), wg. Angebot",
    )
    return row._replace(**more)
