"""`vaultkit feed`: the calendar feed on stdout."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit.app import generate
from vaultkit.app.errors import UsageError
from vaultkit.cli import helping, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg
from vaultkit.plugin.contributions import Output


@click.command(help=helping.say("feed"))
@shared
@click.pass_context
def command(ctx: click.Context, /, **_shared: Any) -> int:
    """Print exactly the bytes that `sync` on that day would leave."""
    own = session(ctx)
    vault = own.refreshed()
    if not _zone_known(own):
        own.say(Msg("cli.utc"))
    shared_view = generate.snapshot(vault)
    for owned in vault.registry.of(Output):
        setting = generate.setting(vault, owned)
        path = vault.registry.call(owned, owned.value.path, setting)
        made = path and generate.file(vault, shared_view, owned, path, own.now[:10])
        if not made:
            found = vault.registry.crash_of(owned)
            assert found is not None  # noqa: S101 - it failed a moment ago
            show.complain(own.words, found.message, found.hint)
            return 1
        sys.stdout.flush()
        sys.stdout.buffer.write(made.after)
        sys.stdout.buffer.flush()
        return 0
    raise UsageError(Msg("cli.no-feed"))


def _zone_known(own: Session) -> bool:
    """Whether the settings name a time zone."""
    return all(
        d.message.id != "app.missing.timezone" for d in own.open().settings.diagnostics
    )
