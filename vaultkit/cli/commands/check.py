"""`vaultkit check`: what in the notes wants a look."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from vaultkit.app import check, init, report
from vaultkit.app.vault import Vault
from vaultkit.cli import helping, show
from vaultkit.cli.session import Session
from vaultkit.cli.shell import session, shared
from vaultkit.core import text
from vaultkit.core.diagnostics import Placed
from vaultkit.core.text import SourceText
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
@shared
@click.pass_context
def command(ctx: click.Context, /, *, form: str, hints: bool, **_shared: Any) -> int:
    """Show every finding; 1 if one is an error or a warning."""
    own = session(ctx)
    vault = own.refreshed(tolerant=True)
    found = check.run(vault, own.now, hints=hints)
    if init.is_logseq(vault.files):
        own.say(Msg("init.logseq"))
    if form == "json":
        made = {
            "schema": SCHEMA,
            **report.stamp(vault, own.now),
            "diagnostics": [report.finding(d, vault.words()) for d in found],
        }
        json.dump(made, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif form == "short":
        for one in found:
            click.echo(show.short_finding(one, own.words))
    else:
        _text(own, vault, found)
    return 1 if any(d.severity != "hint" for d in found) else 0


def _text(own: Session, vault: Vault, found: Sequence[Placed]) -> None:
    colour = show.colours(sys.stdout)
    sources: dict[str, SourceText | None] = {}
    for one in found:
        path = one.path
        if path is not None and path not in sources:
            data = vault.files.read(path) if one.width else None
            sources[path] = SourceText(path, text.decode(data)[0]) if data else None
        source = sources.get(path or "")
        excerpt = source.excerpt(one.line or 0) if source and one.width else ""
        click.echo(show.long_finding(one, excerpt, own.words, colour=colour) + "\n")
    counts = {
        s: sum(d.severity == s for d in found) for s in ("error", "warning", "hint")
    }
    if found:
        own.say(
            msg(
                "app.counts",
                errors=counts["error"],
                warnings=counts["warning"],
                hints=counts["hint"],
            )
        )
    else:
        own.say(msg("app.clean", n=len(vault.index.note_paths())))
