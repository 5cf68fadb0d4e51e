from collections.abc import Sequence
from typing import Any

import pytest
from support.facts import Known, one, slot

from vaultkit.features import appointments
from vaultkit.features.appointments import Options
from vaultkit.plugin import Derived, Entity, Place, Placed, Ref, msg

START, END = "2026-11-27T13:00", "2026-11-27T13:30"


def derive(*facts: object, start: str | None = None) -> Derived:
    return appointments.run(Known(*facts), Options(start))


def test_until_its_end_it_is_an_appointment_then_somebody_asks_how_it_went() -> None:
    made = derive(slot(START, END, "Telefontermin Flottenplan"))
    before = one(made, "2026-11-27T13:29")
    assert (before.kind, before.due, before.end) == ("appointment", START, END)
    after = one(made, "2026-11-27T13:30")
    assert (after.kind, after.due, after.end) == ("outcome-missing", "2026-11-27", None)
    assert (before.key, before.title) == (after.key, after.title)


def test_as_of_the_day_it_changes_only_with_the_next_day() -> None:
    made = derive(slot(START, END))
    assert one(made, "2026-11-27T00:00").kind == "appointment"
    assert one(made, "2026-11-28T00:00").kind == "outcome-missing"


def test_ticked_and_dropped_ones_are_over() -> None:
    made = derive(slot(START, END, mark="x"), slot(START, END, mark="-"))
    assert made == Derived(rows={"slots": []})


def test_one_from_before_the_start_is_one_old_box() -> None:
    made = derive(slot(START, END), start="2026-12-01")
    assert [item.old for item in made.followups] == [True]
    assert made.brief == ()


def test_the_brief_has_them_in_order_of_time() -> None:
    made = derive(
        slot("2026-12-04T09:00", "2026-12-04T10:00", "Besichtigung"),
        slot(START, END, "Telefontermin"),
    )
    assert made.brief[0] == (
        70,
        msg("appointments.brief", start=START, end="13:30", text="Telefontermin"),
    )


class Slots:
    """A view that knows only appointments, each in a note of its own."""

    options = Options()

    def __init__(self, *slots: tuple[str, str, str, str]) -> None:
        self.slots = slots

    def rows(self, _table: Any, *, where: Any, order: Any) -> Sequence[tuple[Any, ...]]:
        assert order == ("start", "end")
        ((column, sign, now),) = where
        assert (column, sign) == ("end", ">")
        return [
            (entity, start, end, text, nth, "", 0)
            for nth, (entity, start, end, text) in enumerate(self.slots)
            if end > now
        ]

    def place(self, ref: Ref) -> Place:
        return Place(f"Kontakte/{self.slots[ref[0]][0]}.md", 5 + ref[0], 1, 20)

    def entity(self, entity: str) -> Entity:
        return Entity("contact", entity, entity.title(), (), "")


def clashes(*slots: tuple[str, str, str, str], now: str) -> list[Placed]:
    return list(appointments.clashes(Slots(*slots), now))  # type: ignore[arg-type]


ANNA = ("anna weber", START, END, "Telefontermin Flottenplan")
JONAS = ("jonas berg", "2026-11-27T13:00", "2026-11-27T14:00", "Besichtigung Ladepark")


def test_two_people_at_one_time_are_a_warning_that_names_both() -> None:
    (found,) = clashes(ANNA, JONAS, now="2026-11-21T00:00")
    assert (found.code, found.severity) == ("appointments/clash", "warning")
    said = dict(found.message.args)
    assert {said["name"], said["other"]} == {"Anna Weber", "Jonas Berg"}
    assert found[3:7] == ("Kontakte/jonas berg.md", 6, 1, 20)
    assert found.hint == msg(
        "appointments.clash.hint", place="Kontakte/anna weber.md:5"
    )


def test_one_after_the_other_is_no_clash() -> None:
    next_one = ("jonas berg", END, "2026-11-27T14:00", "Besichtigung")
    assert clashes(ANNA, next_one, now="2026-11-21T00:00") == []


def test_a_short_one_inside_a_long_one_clashes_with_it() -> None:
    long = ("max huber", "2026-11-27T09:00", "2026-11-27T17:00", "Messe")
    assert len(clashes(ANNA, long, now="2026-11-21T00:00")) == 1


def test_three_at_once_are_three_pairs() -> None:
    third = ("max huber", "2026-11-27T13:15", "2026-11-27T13:45", "Kaffee")
    assert len(clashes(ANNA, JONAS, third, now="2026-11-21T00:00")) == 3


def test_what_is_over_clashes_no_more() -> None:
    assert clashes(ANNA, JONAS, now="2026-11-28T00:00") == []


@pytest.mark.parametrize(("text", "count"), [("Telefontermin", 0), ("Mittagessen", 1)])
def test_one_appointment_written_twice_does_not_clash_with_itself(
    text: str, count: int
) -> None:
    again = ("anna weber", START, END, text)
    assert len(clashes(ANNA, again, now="2026-11-21T00:00")) == count
