"""`vaultkit report`: where things stand."""

from __future__ import annotations

from typing import Any

import click

from vaultkit.app.errors import UsageError
from vaultkit.cli import helping, quick
from vaultkit.cli.asking import ReportArguments, days_ahead
from vaultkit.cli.calling import shared
from vaultkit.core.words import Msg, msg


@click.command(help=helping.say("report"))
@click.option(
    "--format",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    help=helping.say("format"),
)
@click.option("--within", metavar="SPAN", default="30d", help=helping.say("within"))
@click.option("--all", "whole", is_flag=True, help=helping.say("all"))
@click.option("--old", is_flag=True, help=helping.say("old"))
@shared
@click.pass_context
def command(ctx: click.Context, /, *, within: str, **given: Any) -> int:
    """Reached for help and for faults; plain calls are answered before."""
    root = ctx.find_root().params
    if days_ahead(within) == 0:
        raise UsageError(msg("cli.bad-within", text=within), Msg("cli.bad-within.hint"))
    given = {k: v or root.get(k) for k, v in given.items()}
    return quick.answer(ReportArguments(within=within, **given))
