"""`vaultkit sync`: one round."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit.app import generate
from vaultkit.app import round as rounds
from vaultkit.cli import findings, helping, patch, show
from vaultkit.cli.session import Session
from vaultkit.cli.shell import session, shared
from vaultkit.core.words import Msg, Words, msg


@click.command(help=helping.say("sync"))
@click.option("--dry-run", is_flag=True, help=helping.say("dry-run"))
@shared
@click.pass_context
def command(ctx: click.Context, /, *, dry_run: bool, **_shared: Any) -> int:
    """Do one round and say what it wrote."""
    own = session(ctx)
    vault = own.open(writes=True)
    now = own.now
    with own.progress() as told, vault.journal.run("sync", now) as record:
        summary = rounds.run(
            vault,
            now[:10],
            dry_run=dry_run,
            progress=told,
            record=record,
            acts_at=now,
        )
    tell(own, summary, dry_run=dry_run)
    return 1 if summary.complaints else 0


def tell(own: Session, summary: rounds.Summary, *, dry_run: bool = False) -> None:
    """What a round wrote, left and could not do."""
    if summary.told:
        own.say(msg("cli.settled", n=len(summary.told)))
    for path, text in summary.told:
        own.say(msg("cli.acted", path=path, text=text))
    outputs = generate.output_paths(own.open()) if dry_run else ()
    for written in summary.written:
        if written.path in outputs and (counted := patch.entries(written)):
            own.say(_would_write(written.path, counted, own.words))
            continue
        if dry_run:
            patch.put(written)
        own.say(msg("cli.would-write" if dry_run else "cli.written", path=written.path))
    for path in summary.left:
        own.say(msg("cli.left", path=path))
    colour = show.colours(sys.stderr)
    for said in findings.shown(
        own.open(), summary.complaints, own.words, colour=colour
    ):
        sys.stderr.write(said + "\n\n")
    if not (summary.written or summary.complaints or summary.told):
        own.say(Msg("cli.unchanged"))


def _would_write(path: str, counted: patch.Entries, words: Words) -> Msg:
    """A file of entries in one line: hundreds of changed lines say less."""
    said = (
        words.say(msg(f"cli.entries.{name}", n=n))
        for name, n in counted._asdict().items()
        if n
    )
    listed = ", ".join(said) or words.say(Msg("cli.entries.same"))
    return msg("cli.would-write.entries", path=path, entries=listed)
