"""`vaultkit undo`: take back what a run wrote into notes, or list the runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from vaultkit.app import history, undo
from vaultkit.app.history import Past
from vaultkit.app.round import Written
from vaultkit.app.undo import Left, Undone
from vaultkit.app.vault import Vault
from vaultkit.cli import findings, helping, patch, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.contributions import Grid

RUNS = 20
"""Runs that are listed without `--all`."""
NOTES = 10
"""Notes of one run that are listed without it."""


@click.command(help=helping.say("undo"))
@click.argument("run", required=False, metavar="[RUN]")
@click.option("--list", "listing", is_flag=True, help=helping.say("undo.list"))
@click.option("--all", "every", is_flag=True, help=helping.say("all"))
@click.option("--dry-run", is_flag=True, help=helping.say("dry-run"))
@shared
@click.pass_context
def command(
    ctx: click.Context, /, *, run: str | None, listing: bool, every: bool, **given: Any
) -> int:
    """Take a run back and say so; what had to stay makes the exit code 1."""
    own = session(ctx)
    number = undo.number(run) if run else None
    if listing:
        return _list(own, number, every=every)
    vault = own.open(writes=True)
    if (off := undo.hindered(vault, number)) and not given["dry_run"]:
        no = msg("cli.writes-off", value=off)
        show.complain(own.words, no, Msg("cli.writes-off.hint"))
        return 1
    done = undo.run(vault, own.now, number, dry_run=given["dry_run"])
    if done.past is None:
        own.say(Msg("undo.nothing"))
        return 1
    _tell(own, done, dry_run=given["dry_run"])
    for left in done.left:
        _complain(own, left)
    colour = show.colours(sys.stderr)
    for said in findings.shown(vault, done.complaints, own.words, colour=colour):
        sys.stderr.write(said + "\n\n")
    return 1 if done.left or done.complaints else 0


def _tell(own: Session, done: Undone, *, dry_run: bool) -> None:
    """What was given back, and what that means for the lists."""
    past = done.past
    assert past is not None  # noqa: S101 - asked before
    for change in done.changes:
        if dry_run:
            patch.put(Written(*change[:3]))
        what = "removed" if change.after is None else "restored"
        own.say(msg(f"undo.{'would.' if dry_run else ''}{what}", path=change.path))
    number = past.run.number
    if not done.changes and not done.left and not done.complaints:
        own.say(msg("undo.same", run=number))
    if dry_run or not done.changes:
        return
    partly = bool(done.left or done.complaints)
    said = msg(
        "undo.partly" if partly else "undo.done",
        run=number,
        what=_named(past),
        at=past.run.at,
    )
    own.say(said)
    if done.before:
        own.say(msg("undo.before", run=done.before))
    own.say(Msg("undo.only-blocks" if past.only_blocks else "undo.follow"))


def _complain(own: Session, left: Left) -> None:
    said = msg(f"undo.{left.reason}", path=left.path, by=left.run)
    show.complain(own.words, said, msg(f"undo.{left.reason}.hint", by=left.run))


def _named(past: Past) -> str:
    """The command, with the run that it took back."""
    run = past.run
    return f"{run.what} {run.undoes}" if run.undoes else run.what


# --- the list -----------------------------------------------------------------------
def _list(own: Session, number: int | None, *, every: bool) -> int:
    vault = own.open()
    found = history.runs(vault)
    if number is not None:
        found = (past for past in found if past.run.number == number)
    shown = list(found if every else islice(found, RUNS))
    if not shown:
        own.say(Msg("undo.nothing"))
    rows: list[tuple[Msg | str, ...]] = []
    groups: list[tuple[Msg, int]] = []
    for past in shown:
        notes = list(_notes(vault, past))
        rows += notes
        groups.append((_title(past), len(notes)))
    grid = Grid((Msg("undo.count"), Msg("undo.note")), tuple(rows), tuple(groups))
    text = show.text_grid(
        grid,
        own.words,
        columns=100,
        limit=None if every or number else NOTES,
        colour=show.colours(sys.stdout),
    )
    click.echo(text.lstrip("\n"), nl=bool(text))
    if next(found, None) is not None:
        own.say(Msg("undo.more"))
    return 0


def _title(past: Past) -> Msg:
    run = past.run
    given = {"run": run.number, "at": run.at, "what": _named(past)}
    if past.undone_by:
        return msg("undo.run.back", by=past.undone_by, **given)
    return msg("undo.run", **given)


def _notes(vault: Vault, past: Past) -> Iterator[tuple[Msg | str, ...]]:
    """Each note of a run, and how many lines of it were changed."""
    for change in history.changes(vault, past):
        added, removed = history.changed_lines(change)
        kind = "new" if change.before is None else "lines"
        kind = "away" if change.after is None else kind
        yield msg(f"undo.{kind}", added=added, removed=removed), change.path
    for path in past.missed:
        yield Msg("undo.missed"), path
