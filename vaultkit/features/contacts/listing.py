"""The `contacts` command: who is in the vault, or why a note is a contact or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vaultkit.features.contacts import kinds
from vaultkit.features.contacts.about import PEOPLE
from vaultkit.plugin import (
    Command,
    Grid,
    Moment,
    Msg,
    Note,
    Option,
    Outcome,
    View,
    msg,
)


def run(view: View, args: Mapping[str, Any], _now: Moment) -> Outcome:
    """List the contacts; with `--why`, the rule that took or left each note."""
    if args.get("why"):
        return _why(view.notes(), view.options)
    rows = view.rows(PEOPLE, order=("sort",))
    if not rows:
        return Outcome(show=(Msg("contacts.list.nobody"),))
    grid = Grid(
        tuple(
            Msg(f"contacts.list.{name}")
            for name in ("name", "company", "stage", "rhythm", "last", "path")
        ),
        tuple(_row(row) for row in rows),
    )
    return Outcome(show=(grid, msg("contacts.list.count", n=len(rows))))


def _row(row: tuple[Any, ...]) -> tuple[Msg | str, ...]:
    _, _, name, company, stage, cadence, last, state, path = row
    rhythm: Msg | str = msg("contacts.list.days", n=cadence) if cadence else ""
    if state:
        rhythm = Msg(f"contacts.list.{state}")
    return (
        name,
        company,
        Msg(f"contacts.stage.{stage}") if stage else "",
        rhythm,
        msg("contacts.list.on", on=last) if last else "",
        path,
    )


def _why(notes: Iterable[Note], options: Any) -> Outcome:
    taken: list[tuple[Msg | str, ...]] = []
    left: list[tuple[Msg | str, ...]] = []
    silent = 0
    for note in notes:
        verdict = kinds.decide(note, options)
        if verdict.rule is None:
            silent += 1
        else:
            (taken if verdict.taken else left).append((note.path, verdict.rule))
    taken.sort(key=lambda row: str(row[0]))
    left.sort(key=lambda row: str(row[0]))
    grid = Grid(
        (Msg("contacts.list.path"), Msg("contacts.list.rule")),
        (*taken, *left),
        (
            (Msg("contacts.list.taken"), len(taken)),
            (Msg("contacts.list.left"), len(left)),
        ),
    )
    return Outcome(show=(grid, msg("contacts.list.silent", n=silent)))


COMMAND = Command(
    "contacts",
    Msg("contacts.list.summary"),
    (Option("why", "flag", Msg("contacts.list.why")),),
    run,
    walks=True,
)
