"""`vaultkit doctor`: whether all is well around the notes, and what to type if not."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit import wiring
from vaultkit.adapters import checkup
from vaultkit.app import doctor, report
from vaultkit.app.doctor import Machine, Point
from vaultkit.app.errors import SettingsError, UsageError
from vaultkit.app.indexing import fresh
from vaultkit.app.vault import Vault
from vaultkit.cli import doctoring, helping, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg, Words, msg

SCHEMA = "vaultkit.doctor/1"
COLOURS = {"ok": "dim", "note": "hint", "warning": "warning", "error": "error"}


@click.command(help=helping.say("doctor"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=helping.say("format"),
)
@click.option("--fix", is_flag=True, help=helping.say("doctor.fix"))
@click.option("--dry-run", is_flag=True, help=helping.say("check.dry-run"))
@shared
@click.pass_context
def command(ctx: click.Context, /, *, form: str, fix: bool, **given: Any) -> int:
    """Look at everything; 1 if something of it is not as it should be."""
    own = session(ctx)
    dry_run = given["dry_run"]
    if dry_run and not fix:
        raise UsageError(Msg("cli.only-fix"), Msg("cli.only-fix.hint"))
    machine = _machine(own.root)
    code = 0
    if fix:
        code = doctoring.run(own, machine, dry_run=dry_run)
        if dry_run:
            return code
        machine = _machine(own.root)
    vault = _vault(own, machine)
    points = doctor.run(vault, machine, own.now)
    said = doctoring.words(vault, own.language(vault.settings.language))
    if form == "json":
        made = {
            "schema": SCHEMA,
            **report.stamp(vault, own.now),
            "points": [_plain(point, doctoring.words(vault, "")) for point in points],
        }
        sys.stdout.write(show.json_text(made))
    else:
        _show(points, said, colour=show.colours(sys.stdout))
    return max(code, int(any(p.state in ("warning", "error") for p in points)))


def _machine(root: str) -> Machine:
    fault = None
    try:
        wiring.machine()
    except SettingsError as error:
        fault = error.message
    return checkup.look(root, fault=fault)


def _vault(own: Session, machine: Machine) -> Vault:
    """The vault; a damaged index is left as it is, so that it can be told of again."""
    if machine.kept != "damaged":
        return own.refreshed(tolerant=True)
    vault = wiring.open_vault(own.root, in_memory=True)
    fresh.run(vault)
    return vault


# --- what is found ------------------------------------------------------------------
def _show(points: list[Point], words: Words, *, colour: bool) -> None:
    states = {name: words.say(Msg(f"doctor.state.{name}")) for name in COLOURS}
    names = {one.name: words.say(Msg(f"doctor.name.{one.name}")) for one in points}
    first = max(map(show.width, states.values()))
    second = max(map(show.width, names.values()))
    for point in points:
        state, name = states[point.state], names[point.name]
        said = show.safe(words.say(point.said))
        lead = show.paint(state, COLOURS[point.state], colour)
        gap = " " * (first - show.width(state) + 2)
        click.echo(f"{lead}{gap}{name}{' ' * (second - show.width(name) + 2)}{said}")
        if point.hint is not None:
            hint = f"= {words.say(Msg('app.hint'))}: {words.say(point.hint)}"
            click.echo(" " * (first + second + 4) + show.safe(hint))
    bad = [point.state for point in points]
    errors, warnings = bad.count("error"), bad.count("warning")
    counts = msg("doctor.counts", errors=errors, warnings=warnings)
    click.echo("\n" + words.say(counts if errors + warnings else Msg("doctor.well")))


def _plain(point: Point, words: Words) -> dict[str, Any]:
    hint = None if point.hint is None else words.say(point.hint)
    return {
        "name": point.name,
        "state": point.state,
        "message": words.say(point.said),
        "hint": hint,
    }
