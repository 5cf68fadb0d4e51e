"""What a stranger's plugin gives, held against the types of the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pytest

from vaultkit.plugin import (
    Check,
    Derived,
    Event,
    Fact,
    FactKind,
    FollowUp,
    Grid,
    Msg,
    Outcome,
    Section,
    checked,
)


class Visit(NamedTuple):
    on: str
    hours: int = 1


VISIT = FactKind("acme/visit", Visit)
DUE = FollowUp("acme/visit", "", "2026-11-27", Msg("acme.visit"), "", (1, "", 0))
GRID = Grid((Msg("acme.who"), Msg("acme.hours")), (("Anna Weber", "2"),))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (("2026-11-27", 2), tuple[str, int]),
        ((), tuple[str, ...]),
        (["a", "b"], Sequence[str]),
        (("a",), Iterable[str]),
        ({"a": 1}, Mapping[str, int]),
        (None, str | None),
        ("mine", Literal["mine", "theirs"]),
        (len, Callable[[str], int]),
        (Visit, type[Visit]),
        (Visit("2026-11-27"), Visit),
        (DUE, FollowUp),
        (DUE._replace(due="11-21", yearly=True), FollowUp),
        (DUE._replace(act=("a", 1, ("b", None))), FollowUp),
        (Fact(VISIT, Visit("2026-11-27"), (0, 9)), Fact),
        (GRID, Grid),
        (Outcome(data={"hours": [1, 2.5, None, True]}), Outcome),
        (object(), Any),
    ],
)
def test_what_is_of_the_type_passes(value: Any, wanted: Any) -> None:
    assert checked.fault(value, wanted, "x") == ""


@pytest.mark.parametrize(
    ("value", "wanted", "said"),
    [
        (("2026-11-27",), tuple[str, int], "x: ('2026-11-27',) is no tuple of 2"),
        (["2026-11-27", 2], tuple[str, int], "x: ['2026-11-27', 2] is no tuple"),
        (("2026-11-27", "2"), tuple[str, int], "x[1]: '2' is no int"),
        (("a", 1), tuple[str, ...], "x[1]: 1 is no str"),
        ("Anna", Sequence[str], "x: 'Anna' is no list or tuple"),
        (7, Iterable[str], "x: 7 is no list or tuple"),
        ([1], Sequence[str], "x[0]: 1 is no str"),
        ([("a", 1)], Mapping[str, int], "x: [('a', 1)] is no mapping"),
        ({1: 1}, Mapping[str, int], "x key: 1 is no str"),
        ({"a": "b"}, Mapping[str, int], "x['a']: 'b' is no int"),
        (1, str | None, "x: 1 is no str | NoneType"),
        (Visit(1), Visit | None, "x.on: 1 is no str"),  # type: ignore[arg-type] # the slip
        ("ours", Literal["mine", "theirs"], "x: 'ours' is no 'mine' | 'theirs'"),
        ("len", Callable[[str], int], "x: 'len' is no function"),
        ("Visit", type[Visit], "x: 'Visit' is no class"),
        (1 << 63, int, "x: 9223372036854775808 is no number so large"),
        (0, None, "x: 0 is no None"),
    ],
)
def test_what_is_not_is_said_with_the_way_to_it(
    value: Any, wanted: Any, said: str
) -> None:
    assert checked.fault(value, wanted, "x") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (DUE._replace(due="27.11.2026"), "x.due: '27.11.2026' is no day or moment"),
        (DUE._replace(due="2026-02-30"), "x.due: '2026-02-30' is no day or moment"),
        (DUE._replace(end="2026-11-27T9:00"), "x.end: '2026-11-27T9:00' is no day"),
        (DUE._replace(show_from="bald"), "x.show_from: 'bald' is no day or moment"),
        (DUE._replace(due="02-30", yearly=True), "x.due: '2000-02-30' is no day"),
        (DUE._replace(act=([],)), "x.act[0]: [] is no plain value or tuple"),
        (DUE._replace(act=((1 << 64,),)), "x.act[0][0]: 18446744073709551616 is no"),
        (Fact(VISIT, ("a", 1, 2), (0, 0)), "x.row: "),
        (Fact(VISIT, ({1},), (0, 0)), "x.row[0]: {1} is no plain value"),
        (Fact(VISIT, ("a",), (3, 2)), "x.span: (3, 2) is no span"),
        (Fact(VISIT, ("a",), (-1, 2)), "x.span: (-1, 2) is no span"),
        (
            Derived((DUE._replace(yearly=True),)),
            "x.followups[0].due: '2026-11-27' is no day of every year",
        ),
        (Derived(rows={"acme/t": [(1,), ([],)]}), "x.rows['acme/t'][1][0]: [] is no"),
        (GRID._replace(rows=(("Anna Weber",),)), "x.rows: a row has not 2 cells"),
        (GRID._replace(groups=((Msg("a"), 2),)), "x.groups: they do not add up to 1"),
        (Event("uid", "morgen", ()), "x.day: 'morgen' is no day or moment"),
        (Outcome(data={1: 2}), "x.data key: 1 is no text"),
        (Outcome(data=[{"a": {1}}]), "x.data[0]['a']: {1} is no plain value"),
    ],
)
def test_what_types_cannot_say_is_looked_at_too(value: Any, said: str) -> None:
    assert checked.fault(value, type(value), "x").startswith(said)


def test_what_a_function_shall_give_is_read_off_its_field() -> None:
    check = Check("acme/x", Msg("acme.x"), lambda _view, _now: ())
    section = Section("x", Msg("acme.x"), lambda _v, _n: GRID, lambda _v, _n: 1)
    assert checked.returned(check, check.run)[0] == "run"
    assert checked.returned(section, section.table) == ("table", Grid)
    assert section.data is not None
    assert checked.returned(section, section.data) == ("data", Any)
