"""`vaultkit init`: day one in a folder of notes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from vaultkit import wiring
from vaultkit.adapters import surroundings, templates
from vaultkit.adapters.clock import SystemClock
from vaultkit.app import apply, init
from vaultkit.app import round as rounds
from vaultkit.app.errors import NoVaultError, UsageError
from vaultkit.app.init import Choice
from vaultkit.app.settings import LANGUAGES
from vaultkit.app.vault import Vault
from vaultkit.cli import dayone, helping
from vaultkit.cli.calling import session, shared
from vaultkit.cli.session import BrokenSettingsError, Session
from vaultkit.core.words import Msg, msg


@click.command(help=helping.say("init"))
@click.argument("directory", required=False, metavar="[DIR]", type=click.Path())
@click.option("--dry-run", is_flag=True, help=helping.say("dry-run"))
@click.option("--language", metavar="LANG", help=helping.say("init.language"))
@click.option("--timezone", metavar="ZONE", help=helping.say("init.timezone"))
@click.option("--region", metavar="CC", help=helping.say("init.region"))
@shared
@click.pass_context
def command(
    ctx: click.Context, /, *, directory: str | None, dry_run: bool, **given: Any
) -> int:
    """Write what is missing, and tell what the notes look like."""
    asked = _asked(given)
    own, root = _place(ctx, directory, dry_run=dry_run)
    before = wiring.open_vault(root, in_memory=True)
    if before.settings.broken is not None:
        raise BrokenSettingsError(before)
    choice = _choice(before, asked, own)
    text = init.settings_text(before.files, templates.render, choice)
    vault = before if before.settings.found else wiring.as_if(before, text)
    words = vault.words(own.language(vault.settings.language))
    tell = dayone.Telling(words, own.quiet)
    clean = True
    for wanted in init.missing(vault, templates.render, text):
        if vault.settings.writes == "none":
            tell.beside(msg("cli.writes-off", value="none"))
            break
        if dry_run:
            tell.beside(msg("cli.would-write", path=wanted.path))
            continue
        done = apply.file(vault.files, wanted.path, None, wanted.data)
        clean = tell.done(done, wanted.path) and clean
    if before.settings.found:
        tell.beside(Msg("init.exists"))
    own.close()
    vault = _read(vault, own, tell, dry_run=dry_run)
    today = SystemClock(vault.settings.timezone, own.frozen).now()
    tell.vault(vault, today)
    if before.settings.found:
        tell.to_write(init.to_write(before.settings, choice, asked))
    return 0 if clean else 1


def _asked(given: dict[str, Any]) -> dict[str, str]:
    """The settings that the call names, each one that can be.

    Raises:
        UsageError: one cannot.
    """
    asked = {k: given[k] for k in ("language", "timezone", "region") if given[k]}
    if "language" in asked:
        asked["language"] = asked["language"].lower()
    if "region" in asked:
        asked["region"] = asked["region"].upper()
    rules: dict[str, tuple[Any, Any]] = {
        "language": (LANGUAGES.__contains__, lambda _: ""),
        "timezone": (surroundings.is_zone, surroundings.near_zone),
        "region": (surroundings.is_region, surroundings.near_region),
    }
    for key, value in asked.items():
        holds, nearest = rules[key]
        if not holds(value):
            near = nearest(value)
            raise UsageError(
                msg(f"init.bad-{key}", text=given[key]),
                msg("init.near", near=near) if near else Msg(f"init.bad-{key}.hint"),
            )
    return asked


def _place(
    ctx: click.Context, directory: str | None, *, dry_run: bool
) -> tuple[Session, str]:
    """The folder to set up, made if it is missing, and its session."""
    if directory is None:
        own = session(ctx)
        return own, own.root
    root = os.path.realpath(directory)
    named = ctx.params.get("vault") or ctx.find_root().params.get("vault")
    if named and os.path.realpath(named) != root:
        raise UsageError(
            msg("init.two-folders", first=named, second=directory),
            msg("init.two-folders.hint", second=directory),
        )
    ctx.params["vault"] = root
    own = session(ctx)
    try:
        if not dry_run:
            Path(root).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoVaultError(
            msg("init.no-folder", path=directory), Msg("init.no-folder.hint")
        ) from error
    return own, own.root if os.path.lexists(root) else root


def _choice(vault: Vault, asked: dict[str, str], own: Session) -> Choice:
    """What to begin with: what was asked for, else the notes', else the machine's."""
    zone = asked.get("timezone") or surroundings.timezone(os.environ)
    choice = Choice(
        surroundings.new_id(),
        asked.get("language") or LANGUAGES[0],
        zone,
        asked.get("region") or surroundings.region(os.environ, zone),
        SystemClock(zone, own.frozen).now()[:10],
    )
    if "language" in asked:
        return choice
    if not vault.settings.found:
        text = init.settings_text(vault.files, templates.render, choice)
        vault = wiring.as_if(vault, text)
    locale = surroundings.language(os.environ)
    language = init.language(vault, choice.start + "T00:00")
    language = language or (locale if locale in LANGUAGES else LANGUAGES[0])
    return choice._replace(language=language)


def _read(vault: Vault, own: Session, tell: dayone.Telling, *, dry_run: bool) -> Vault:
    """The vault with its notes read; in memory where nothing was written."""
    if not dry_run and wiring.read_settings(vault.files)[1].found:
        return own.refreshed()
    with tell.progress() as told:
        rounds.refresh(vault, progress=told)
    return vault
