"""`vaultkit plugins`: what every plugin contributes."""

from __future__ import annotations

from typing import Any

import click

from vaultkit.cli import helping, show
from vaultkit.cli.shell import session, shared


@click.command(help=helping.say("plugins"))
@shared
@click.pass_context
def command(ctx: click.Context, /, **_shared: Any) -> int:
    """List every contribution with its owner."""
    own = session(ctx)
    vault = own.open()
    for plugin in vault.registry.plugins:
        click.echo(f"{plugin.name} {plugin.version}")
        for value in plugin.contributes:
            kind = type(value).__name__.lower()
            click.echo(f"  {kind:<10} {_name(value)}")
    for found in vault.diagnostics:
        if found.code.startswith("plugin/"):
            show.complain(own.words, found.message, found.hint)
    return 0


def _name(value: Any) -> str:
    if hasattr(value, "gives"):
        return ", ".join(kind.name for kind in value.gives)
    if hasattr(value, "reads"):
        return f"{value.of} ← {', '.join(kind.name for kind in value.reads)}"
    return str(getattr(value, "name", None) or getattr(value, "code", ""))
