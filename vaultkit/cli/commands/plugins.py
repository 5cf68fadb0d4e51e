"""`vaultkit plugins`: which plugins are on, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from vaultkit import wiring
from vaultkit.app.vault import Vault
from vaultkit.cli import helping, show
from vaultkit.cli.calling import session, shared
from vaultkit.core.words import Msg, Words, over
from vaultkit.plugin.contributions import Plugin

WIDE = 12
"""Columns of the word that says what a contribution does."""


@click.command(help=helping.say("plugins"))
@shared
@click.pass_context
def command(ctx: click.Context, /, **_shared: Any) -> int:
    """List the plugins that are on, with what each of them does."""
    own = session(ctx)
    vault = own.open()
    ours = [plugin.name for plugin in wiring.builtins(acting=True)]
    for plugin in _on(vault):
        words = Words(own.words.language, _texts(plugin, own.words.language))
        title = f"{plugin.name} {plugin.version}"
        if plugin.name in ours:
            title += ": " + own.words.say(Msg(f"cli.plugin.{plugin.name}"))
        click.echo(show.safe(title))
        for value in plugin.contributes:
            kind = own.words.say(Msg(f"cli.brings.{type(value).__name__.lower()}"))
            if name := _name(value, words):
                click.echo(show.safe(f"  {kind:<{WIDE}}  {name}"))
    for found in vault.diagnostics:
        if found.code.startswith("plugin/"):
            show.complain(own.words, found.message, found.hint)
    return 0


def _on(vault: Vault) -> Iterator[Plugin]:
    """All that are on, those that only act on answers included; strangers last."""
    ours = wiring.builtins(acting=True)
    yield from (plugin for plugin in ours if plugin.name not in vault.settings.off)
    known = {plugin.name for plugin in ours}
    yield from (plugin for plugin in vault.registry.plugins if plugin.name not in known)


def _texts(plugin: Plugin, language: str) -> Mapping[str, str]:
    return over(plugin.words.get("en", {}), plugin.words.get(language, {}))


def _name(value: Any, words: Words) -> str:
    """What it is called, and in a sentence of its own what it is for."""
    if hasattr(value, "gives"):
        return ", ".join(kind.name for kind in value.gives)
    if hasattr(value, "reads"):
        return f"{value.of} ← {', '.join(kind.name for kind in value.reads)}"
    named = getattr(value, "name", None) or getattr(value, "code", None)
    named = str(named or getattr(value, "kind", ""))
    said = getattr(value, "summary", None) or getattr(value, "title", None)
    first = words.say(said).partition("\n")[0].rstrip(".") if said else ""
    return f"{named}: {first}" if first and first != named else named
