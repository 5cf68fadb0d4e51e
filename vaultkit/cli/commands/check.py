"""`vaultkit check`: what in the notes wants a look."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit.app import check, generate, init, report
from vaultkit.app.errors import UsageError
from vaultkit.cli import findings, helping, mending, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.mending import Fixed
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg, msg

SCHEMA = "vaultkit.check/1"


@click.command(help=helping.say("check"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "short", "json"]),
    default="text",
    help=helping.say("format"),
)
@click.option("--hints", is_flag=True, help=helping.say("hints"))
@click.option("--fix", is_flag=True, help=helping.say("check.fix"))
@click.option("--dry-run", is_flag=True, help=helping.say("check.dry-run"))
@shared
@click.pass_context
def command(ctx: click.Context, /, *, form: str, hints: bool, **given: Any) -> int:
    """Show every finding; 1 if one is an error or a warning."""
    own = session(ctx)
    fixed = None
    if given["fix"]:
        fixed = mending.run(own, dry_run=given["dry_run"])
        if given["dry_run"]:
            return fixed.code
    elif given["dry_run"]:
        raise UsageError(Msg("cli.only-fix"), Msg("cli.only-fix.hint"))
    return _show(own, form, hints=hints, fixed=fixed)


def _show(own: Session, form: str, *, hints: bool, fixed: Fixed | None) -> int:
    """Show what there is now, after what was mended."""
    vault = own.refreshed(tolerant=True)
    every = check.run(
        vault, own.now, hints=hints or form == "text", more=generate.left_over
    )
    found = [one for one in every if hints or one.severity != "hint"]
    if init.is_logseq(vault.files):
        own.say(Msg("init.logseq"))
    if form == "json":
        made = {
            "schema": SCHEMA,
            **report.stamp(vault, own.now),
            "diagnostics": [report.finding(d, vault.words()) for d in found],
        }
        if fixed is not None:
            made["fixed"] = fixed.data
        sys.stdout.write(show.json_text(made))
    elif form == "short":
        for one in found:
            click.echo(show.short_finding(one, own.words))
    else:
        colour = show.colours(sys.stdout)
        for said in findings.shown(vault, found, own.words, colour=colour):
            click.echo(said + "\n")
        if not found:
            own.say(msg("app.clean", n=len(vault.index.note_paths())))
        if every:
            own.say(findings.counted(every, own.words, hidden=not hints))
    clean = all(d.severity == "hint" for d in found)
    return max(int(not clean), fixed.code if fixed else 0)
