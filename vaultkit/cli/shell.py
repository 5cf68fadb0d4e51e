"""The full command line: host commands by name, plugins' as they are described.

A command's module is imported when it is called or its help is shown.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from vaultkit import __version__
from vaultkit.cli import clicking, helping
from vaultkit.cli.calling import REST, session, shared

HOST = (
    *("init", "sync", "watch", "report", "check", "feed", "undo", "plugins", "doctor"),
)
"""Commands of the host, in the order in which they are met."""
COMPLETES = "_VAULTKIT_COMPLETE"
"""Set by a shell that wants its script, or a word completed."""


class Shell(click.Group):
    """All commands: those of the host, then those of plugins."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        return [*HOST, *plugin_commands(ctx)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if name in HOST:
            module: Any = import_module(f"vaultkit.cli.commands.{name}")
            command: click.Command = module.command
            return command
        contributed: Any = import_module("vaultkit.cli.contributed")
        owned = contributed.find(session(ctx), name)
        if owned is None:
            return None
        maker: Any = contributed
        if owned.value.writes:
            maker = import_module("vaultkit.cli.capturing")
        made: click.Command = maker.command(owned)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name where there is none."""
        name = args[0]
        ctx.meta[REST] = args[1:]
        if self.get_command(ctx, name) is None:
            near = helping.nearest(name, self.list_commands(ctx))
            ctx.fail(helping.say("no-command", name=name, near=near))
        known, command, rest = super().resolve_command(ctx, args)
        return known, clicking.named(command) if command else None, rest


def plugin_commands(ctx: click.Context) -> Sequence[str]:
    """Names of the commands that plugins bring."""
    contributed: Any = import_module("vaultkit.cli.contributed")
    names: Sequence[str] = contributed.names(session(ctx))
    return names


@click.group(
    cls=Shell,
    help=helping.say("vaultkit"),
    epilog=helping.say("epilog"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@shared
@click.version_option(
    __version__,
    "-V",
    "--version",
    message="vaultkit %(version)s",
    help=helping.say("version"),
)
def app(**_shared: Any) -> None:
    """Hold the commands."""


def run(arguments: Sequence[str]) -> int:
    """Answer one call; the exit code."""
    clicking.speak()
    clicking.named(app)
    if COMPLETES in os.environ:
        completing: Any = import_module("vaultkit.cli.completing")
        completing.begin()
    try:
        result = app.main(list(arguments), prog_name="vaultkit", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as shown:
        click.echo(shown.ctx.get_help() if shown.ctx else "")
        return 0
    except click.ClickException as error:
        sys.stderr.write(clicking.complaint(error))
        return 2
    except click.exceptions.Exit as done:
        return int(done.exit_code)
    except click.Abort:
        return 130
    return int(result) if isinstance(result, int) else 0
