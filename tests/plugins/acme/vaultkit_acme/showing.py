"""Stage three: what is asked with a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from vaultkit.plugin import (
    Diagnostic,
    Grid,
    Moment,
    Msg,
    Outcome,
    Table,
    View,
    dates,
    msg,
)

VISITS = Table("acme/visits", (("day", "text"), ("what", "text")), ("day",))


def _coming(view: View, today: str, until: str | None = None) -> list[tuple[Any, ...]]:
    where = [("day", ">=", today)]
    if until is not None:
        where.append(("day", "<=", until))
    return list(view.rows(VISITS, where=where, order=("day", "what")))


def table(view: View, now: Moment) -> Grid:
    """The visits that are to come."""
    heads = (Msg("acme.when"), Msg("acme.who"), Msg("acme.what"))
    rows = []
    for id_, day, what in _coming(view, now[:10]):
        who = view.entity(id_)
        rows.append((msg("acme.day", day=day), who.name if who else id_, what))
    return Grid(heads, tuple(rows))


def data(view: View, now: Moment) -> Any:
    """How many are to come, and how many were ever stated."""
    stated = view.tally("stated").get("stated", 0)
    return {"coming": len(_coming(view, now[:10])), "stated": stated}


def crowded(view: View, now: Moment) -> Iterator[Diagnostic]:
    """Days with more visits than fit."""
    days = Counter(day for _, day, _ in _coming(view, now[:10]))
    for day, count in sorted(days.items()):
        if count > view.options.per_day:
            yield Diagnostic(
                "acme/crowded",
                "warning",
                msg("acme.crowded", day=day, n=count),
                hint=msg("acme.crowded.hint", n=view.options.per_day),
            )


def visits(view: View, args: Mapping[str, Any], now: Moment) -> Outcome:
    """The command: who is to be seen."""
    until = None if args["within"] is None else dates.later(now[:10], args["within"])
    listed = [
        row
        for row in _coming(view, now[:10], until)
        if args["name"] is None or args["name"].id == row[0]
    ]
    return Outcome(
        show=(msg("acme.count", n=len(listed)),),
        data=[{"id": id_, "day": day, "what": what} for id_, day, what in listed],
    )
