"""What every call has: the options before or after its command, and its session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from vaultkit.cli import helping
from vaultkit.cli.session import Session

REST = "vaultkit.rest"
"""Where the words after a command's name are kept until it is known."""


def session(ctx: click.Context) -> Session:
    """The session of a call, made of options before and after the command's name."""
    root = ctx.find_root()
    today, lang, quiet, vault = (
        ctx.params.get(name) or root.params.get(name)
        for name in ("today", "lang", "quiet", "vault")
    )
    vault = vault or _named_later(root.meta.get(REST, ()))
    made: Mapping[str | None, Session] = root.obj or {}
    if vault not in made:
        new = Session(vault)
        root.obj = {**made, vault: new}
        root.call_on_close(new.close)
    found: Session = root.obj[vault]
    found.ask(today, lang, quiet=bool(quiet))
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
