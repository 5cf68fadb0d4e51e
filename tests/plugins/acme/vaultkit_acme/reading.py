"""Stages one and two: what a line states, and what comes up because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.plugin import (
    Because,
    Day,
    Derived,
    Diagnostic,
    Fact,
    FactKind,
    Facts,
    FollowUp,
    Msg,
    Note,
    Span,
    dates,
    links,
    msg,
)

LEADS = ("besuch", "visit")


class Options(NamedTuple):
    """The table `[plugins.acme]`."""

    leads: tuple[str, ...] = ()
    """More words that begin a visit."""
    per_day: int = 3
    """So many visits fit into one day."""


class Visit(NamedTuple):
    """Somebody to be seen on a day."""

    on: Day
    what: str


VISIT = FactKind("acme/visit", Visit)


def facts(note: Note, options: Options) -> Iterator[Fact | Diagnostic]:
    """The visits that a note states."""
    leads = {*LEADS, *(word.casefold() for word in options.leads)}
    for row in note.rows:
        lead, colon, rest = row.text.partition(":")
        if row.kind not in {"text", "item"} or not colon:
            continue
        if lead.strip().casefold() not in leads:
            continue
        when = dates.leading(rest)
        if when is None or when.day is None:
            yield Diagnostic(
                "acme/no-day",
                "warning",
                msg("acme.no-day", text=row.text),
                note.path,
                Span(row.at, row.at + len(row.text)),
                Msg("acme.no-day.hint"),
            )
            continue
        targets = tuple(link.target for link in links.find(rest))
        visit = Visit(when.day, without_links(rest[when.end :]))
        yield Fact(VISIT, visit, (row.at, row.end), targets)


def without_links(text: str) -> str:
    """The words of a line beside its links."""
    parts, at = [], 0
    for link in links.find(text):
        parts.append(text[at : link.start])
        at = link.end
    return " ".join("".join((*parts, text[at:])).split()).strip(" ,;")


def derive(facts: Facts, _options: Options) -> Derived:
    """A visit comes up on its day and is over with it."""
    nth: Counter[str] = Counter()
    found = []
    for seen in facts.of(VISIT):
        visit = seen.row
        nth[visit.what] += 1
        found.append(
            FollowUp(
                kind="acme/visit",
                key=f"{visit.what}#{nth[visit.what]}",
                due=visit.on,
                label=Msg("acme.visit"),
                title=visit.what,
                ref=seen.ref,
                show_until=dates.later(visit.on, 1),
                because=(Because(msg("acme.stated", day=visit.on), seen.ref),),
            )
        )
    return Derived(
        tuple(found),
        rows={
            "acme/visits": [(seen.row.on, seen.row.what) for seen in facts.of(VISIT)]
        },
        tallies={"stated": len(found)},
        brief=tuple((75, msg("acme.brief", day=item.due)) for item in found),
    )
