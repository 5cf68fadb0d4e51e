"""The `contacts` command: who is in the vault, or why a note is a contact or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from vaultkit.features.contacts import kinds
from vaultkit.features.contacts.about import PEOPLE
from vaultkit.plugin import (
    Command,
    Day,
    Grid,
    Moment,
    Msg,
    Note,
    Option,
    Outcome,
    View,
    msg,
)


def run(view: View, args: Mapping[str, Any], now: Moment) -> Outcome:
    """List the contacts; with `--why`, the rule that took or left each note."""
    if args.get("why"):
        return _why(view.notes(), view.options)
    rows = [_Person(*row) for row in view.rows(PEOPLE, order=("sort",))]
    if not rows:
        return Outcome(show=(Msg("contacts.list.nobody"),))
    grid = Grid(
        tuple(
            Msg(f"contacts.list.{name}")
            for name in ("name", "company", "stage", "rhythm", "last", "path")
        ),
        tuple(_row(person, now[:10]) for person in rows),
    )
    return Outcome(
        show=(grid, msg("contacts.list.count", n=len(rows))),
        data=[_data(person, now[:10]) for person in rows],
    )


class _Person(NamedTuple):
    """A row of the table of people, its entity's id first."""

    id: str
    sort: str
    name: str
    company: str
    stage: str
    cadence: int
    talks: str
    state: str
    path: str

    def last(self, today: Day) -> Day:
        """The last day with a talk, "" if there was none."""
        return next((day for day in self.talks.split() if day <= today), "")


def _row(person: _Person, today: Day) -> tuple[Msg | str, ...]:
    rhythm: Msg | str = ""
    if person.state:
        rhythm = Msg(f"contacts.list.{person.state}")
    elif person.cadence:
        rhythm = msg("contacts.list.days", n=person.cadence)
    last = person.last(today)
    return (
        person.name,
        person.company,
        Msg(f"contacts.stage.{person.stage}") if person.stage else "",
        rhythm,
        msg("contacts.list.on", on=last) if last else "",
        person.path,
    )


def _data(person: _Person, today: Day) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "path": person.path,
        "company": person.company or None,
        "stage": person.stage or None,
        "cadence_days": person.cadence or None,
        "last_talk": person.last(today) or None,
        "state": person.state or "open",
    }


def _why(notes: Iterable[Note], options: Any) -> Outcome:
    taken: list[tuple[str, Msg]] = []
    left: list[tuple[str, Msg]] = []
    silent = 0
    for note in notes:
        verdict = kinds.decide(note, options)
        if verdict.rule is None:
            silent += 1
        else:
            (taken if verdict.taken else left).append((note.path, verdict.rule))
    taken.sort()
    left.sort()
    grid = Grid(
        (Msg("contacts.list.path"), Msg("contacts.list.rule")),
        (*taken, *left),
        (
            (Msg("contacts.list.taken"), len(taken)),
            (Msg("contacts.list.left"), len(left)),
        ),
    )
    return Outcome(
        show=(grid, msg("contacts.list.silent", n=silent)),
        data=[
            {"path": path, "contact": side is taken, "rule": rule.id}
            for side in (taken, left)
            for path, rule in side
        ],
    )


COMMAND = Command(
    "contacts",
    Msg("contacts.list.summary"),
    (Option("why", "flag", Msg("contacts.list.why")),),
    run,
    walks=True,
)
