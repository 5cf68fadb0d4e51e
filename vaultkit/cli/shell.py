"""The full command line: host commands by name, plugins' as they are described.

A command's module is imported when it is called or its help is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from vaultkit import __version__
from vaultkit.cli import clicking, helping
from vaultkit.cli.session import Session

HOST = (
    *("init", "sync", "watch", "report", "check", "feed", "undo", "plugins", "doctor"),
)
"""Commands of the host, in the order in which they are met."""
REST = "vaultkit.rest"
"""Where the words after a command's name are kept until it is known."""


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
        made: click.Command | None = contributed.command(session(ctx), name)
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


def session(ctx: click.Context) -> Session:
    """The session of a call, made of options before and after the command's name."""
    root = ctx.find_root()
    given: dict[str, Any] = {**root.params, **(ctx.params if ctx is not root else {})}
    merged = {}
    for name in ("vault", "today", "lang", "quiet"):
        own = ctx.params.get(name)
        merged[name] = own or root.params.get(name) or given.get(name)
    merged["vault"] = merged["vault"] or _named_later(root.meta.get(REST, ()))
    key = tuple(merged.values())
    made: Mapping[Any, Session] = root.obj or {}
    if key not in made:
        root.obj = {
            **made,
            key: Session(
                merged["vault"], merged["today"], merged["lang"], bool(merged["quiet"])
            ),
        }
    found: Session = root.obj[key]
    return found


def _named_later(words: Sequence[str]) -> str | None:
    """The vault that is named after a command; its plugins may bring that command."""
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--":
            break
        if name == "--vault":
            return value if equals else next(iter(words[place + 1 : place + 2]), None)
    return None


def _folders(
    ctx: click.Context, option: click.Parameter, begun: str
) -> list[CompletionItem]:
    completing: Any = import_module("vaultkit.cli.completing")
    offered: list[CompletionItem] = completing.folders(ctx, option, begun)
    return offered


def shared(run: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command accepts, before or after its name."""
    for option in (
        click.option("-q", "--quiet", is_flag=True, help=helping.say("quiet")),
        click.option(
            "--lang", type=click.Choice(["de", "en"]), help=helping.say("lang")
        ),
        click.option("--today", metavar="DAY[THH:MM]", help=helping.say("today")),
        click.option(
            "--vault",
            metavar="DIR",
            help=helping.say("vault"),
            shell_complete=_folders,
        ),
    ):
        run = option(run)
    return run


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
