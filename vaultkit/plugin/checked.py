"""Whether a value is what the door's types say it is.

What a plugin of another house gives is looked over here before the host works with it:
a slip is then said with its place, and everything else goes on. Nothing is mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from vaultkit.core.dates.arithmetic import is_day
from vaultkit.plugin.contributions import Event, Fact, Grid, Outcome
from vaultkit.plugin.followups import Derived, FollowUp

_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d")
FUNCTION = get_origin(Callable[[], None])
_DAY = len("2026-11-21")
_WIDE = 1 << 63
"""Larger numbers do not fit into the index."""


def fault(value: Any, wanted: Any, at: str) -> str:
    """What is wrong with a value, with the way to it; "" if it is what is wanted."""
    if wanted is Any or isinstance(wanted, TypeVar):
        return ""
    origin = get_origin(wanted)
    look = _GENERIC.get(origin)
    if look is not None:
        return look(value, get_args(wanted), at)
    return _of_class(value, origin or wanted, at)


def _first(found: Iterable[str]) -> str:
    return next(filter(None, found), "")


def _said(value: Any, wanted: str, at: str) -> str:
    return f"{at}: {value!r:.60} is no {wanted}"


def _of_several(value: Any, kinds: Sequence[Any], at: str) -> str:
    found = [fault(value, kind, at) for kind in kinds]
    if not all(found):
        return ""
    near = [f for f, kind in zip(found, kinds, strict=True) if type(value) is kind]
    names = " | ".join(getattr(kind, "__name__", str(kind)) for kind in kinds)
    return near[0] if near else _said(value, names, at)


def _in_tuple(value: Any, inside: Sequence[Any], at: str) -> str:
    if not isinstance(value, tuple):
        return _said(value, "tuple", at)
    if len(inside) == 2 and inside[1] is ...:  # noqa: PLR2004 - `tuple[X, ...]`
        return _first(fault(v, inside[0], f"{at}[{n}]") for n, v in enumerate(value))
    if len(value) != len(inside):
        return _said(value, f"tuple of {len(inside)}", at)
    pairs = enumerate(zip(value, inside, strict=True))
    return _first(fault(v, kind, f"{at}[{n}]") for n, (v, kind) in pairs)


def _one_of(value: Any, inside: Sequence[Any], at: str) -> str:
    return "" if value in inside else _said(value, " | ".join(map(repr, inside)), at)


def _in_list(value: Any, inside: Sequence[Any], at: str) -> str:
    if not isinstance(value, Sequence) or isinstance(value, (str, bytes)):
        return _said(value, "list or tuple", at)
    return _first(fault(v, inside[0], f"{at}[{n}]") for n, v in enumerate(value))


def _in_mapping(value: Any, inside: Sequence[Any], at: str) -> str:
    if not isinstance(value, Mapping):
        return _said(value, "mapping", at)
    return _first(
        fault(k, inside[0], f"{at} key") or fault(v, inside[1], f"{at}[{k!r}]")
        for k, v in value.items()
    )


def _function(value: Any, _inside: Sequence[Any], at: str) -> str:
    return "" if callable(value) else _said(value, "function", at)


def _class(value: Any, _inside: Sequence[Any], at: str) -> str:
    return "" if isinstance(value, type) else _said(value, "class", at)


_GENERIC: Mapping[Any, Callable[[Any, Sequence[Any], str], str]] = {
    Union: _of_several,
    UnionType: _of_several,
    Literal: _one_of,
    tuple: _in_tuple,
    Sequence: _in_list,
    Iterable: _in_list,
    Mapping: _in_mapping,
    FUNCTION: _function,
    type: _class,
}


def _of_class(value: Any, wanted: Any, at: str) -> str:
    if wanted is None or wanted is type(None):
        return "" if value is None else _said(value, "None", at)
    if not isinstance(value, wanted):
        return _said(value, wanted.__name__, at)
    if wanted is int:
        return "" if -_WIDE < value < _WIDE else _said(value, "number so large", at)
    if not hasattr(wanted, "_fields"):
        return ""
    fields = hints(wanted).items()
    found = _first(
        fault(getattr(value, name), kind, f"{at}.{name}") for name, kind in fields
    )
    return found or RULES.get(wanted, _fine)(value, at)


@cache
def hints(cls: Any) -> Mapping[str, Any]:
    """The types of a class's fields."""
    return get_type_hints(cls)


def returned(contribution: Any, run: Callable[..., Any]) -> tuple[str, Any]:
    """Which field of a contribution a function is, and the type of what it gives."""
    cls: Any = type(contribution)
    fields = hints(cls).items()
    name, kind = next(f for f in fields if getattr(contribution, f[0]) is run)
    kinds = (kind, *get_args(kind))
    return name, next(get_args(k)[1] for k in kinds if get_origin(k) is FUNCTION)


# --- what types cannot say ----------------------------------------------------------
def _fine(_value: Any, _at: str) -> str:
    return ""


def plain(value: Any, at: str) -> str:
    """What keeps a value from being JSON; "" if nothing does."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return ""
    if isinstance(value, (list, tuple)):
        return _first(plain(v, f"{at}[{n}]") for n, v in enumerate(value))
    if isinstance(value, Mapping):
        for key, inner in value.items():
            found = plain(inner, f"{at}[{key!r}]")
            if found or not isinstance(key, str):
                return found or _said(key, "text", f"{at} key")
        return ""
    return _said(value, "plain value", at)


def moment(value: str | None, at: str) -> str:
    """What keeps a text from being a day, perhaps with a time; None is one."""
    if value is None or (
        is_day(value[:_DAY]) and (len(value) == _DAY or _TIME.fullmatch(value[_DAY:]))
    ):
        return ""
    return _said(value, "day or moment", at)


def _followup(item: FollowUp, at: str) -> str:
    due = item.due
    if item.yearly and due is not None and len(due) == len("11-21"):
        due = f"2000-{due}"
    moments = {
        "due": due,
        "end": item.end,
        "show_from": item.show_from,
        "show_until": item.show_until,
    }
    return _first(
        (
            *(moment(value, f"{at}.{name}") for name, value in moments.items()),
            _stored(item.act, f"{at}.act"),
        )
    )


def _stored(row: Iterable[Any], at: str) -> str:
    """What keeps a row from being kept: only plain values and tuples of them are."""
    for n, value in enumerate(row):
        here = f"{at}[{n}]"
        if isinstance(value, tuple):
            found = _stored(value, here)
        elif isinstance(value, (list, Mapping)):
            found = _said(value, "plain value or tuple", here)
        elif isinstance(value, int):
            found = _of_class(value, int, here)
        else:
            found = plain(value, here)
        if found:
            return found
    return ""


def _fact(fact: Fact, at: str) -> str:
    if found := _stored(fact.row, f"{at}.row"):
        return found
    try:
        fact.kind.row(*fact.row)
    except TypeError as error:
        return f"{at}.row: {error}"
    start, end = fact.span
    return "" if 0 <= start <= end else _said(fact.span, "span", f"{at}.span")


def _derived(made: Derived, at: str) -> str:
    for n, item in enumerate(made.followups):
        if item.yearly and len(item.due or "") != len("11-21"):
            return _said(item.due, "day of every year", f"{at}.followups[{n}].due")
    return _first(
        _stored(row, f"{at}.rows[{name!r}][{n}]")
        for name, rows in made.rows.items()
        for n, row in enumerate(rows)
    )


def _grid(grid: Grid, at: str) -> str:
    wide = len(grid.columns)
    if any(len(row) != wide for row in grid.rows):
        return f"{at}.rows: a row has not {wide} cells, as there are columns"
    if grid.groups and sum(count for _, count in grid.groups) != len(grid.rows):
        return f"{at}.groups: they do not add up to {len(grid.rows)} rows"
    return ""


RULES: Mapping[Any, Callable[[Any, str], str]] = {
    FollowUp: _followup,
    Fact: _fact,
    Derived: _derived,
    Grid: _grid,
    Event: lambda event, at: moment(event.day, f"{at}.day"),
    Outcome: lambda outcome, at: plain(outcome.data, f"{at}.data"),
}
