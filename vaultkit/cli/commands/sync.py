"""`vaultkit sync`: one round."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit.app import acting, generate
from vaultkit.app import round as rounds
from vaultkit.app.vault import Vault
from vaultkit.cli import findings, helping, patch, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.session import Session
from vaultkit.core.words import Moment, Msg, Words, msg


@click.command(help=helping.say("sync"))
@click.option("--dry-run", is_flag=True, help=helping.say("dry-run"))
@click.option("--patch", "as_patch", is_flag=True, help=helping.say("sync.patch"))
@shared
@click.pass_context
def command(
    ctx: click.Context, /, *, dry_run: bool, as_patch: bool, **_shared: Any
) -> int:
    """Do one round and say what it wrote."""
    own = session(ctx)
    vault = own.open(writes=True)
    now = own.now
    if as_patch:
        return _patch(own, vault, now)
    with own.progress() as told, vault.journal.run("sync", now) as record:
        summary = rounds.run(
            vault,
            now[:10],
            dry_run=dry_run,
            progress=told,
            record=record,
            act=acting.at(now),
        )
    held_back = _held_back(vault, now)
    if any(summary[1:]) or held_back is None:
        tell(own, summary, dry_run=dry_run)
    if held_back is not None:
        show.complain(own.words, held_back, Msg("cli.held-back.hint"))
    return 1 if summary.complaints or held_back else 0


def _held_back(vault: Vault, now: Moment) -> Msg | None:
    """What the settings kept from being written, None if that is nothing."""
    writes = vault.settings.writes
    if writes == "all":
        return None
    paths = [
        one.path for one in rounds.unhindered(vault, now[:10], acting.at(now)).written
    ]
    if writes == "blocks":
        outputs = generate.output_paths(vault)
        paths = [path for path in paths if path not in outputs]
    return msg(f"cli.held-back.{writes}", n=len(paths)) if paths else None


def _patch(own: Session, vault: Vault, now: Moment) -> int:
    """Print what would be written into notes, and write nothing."""
    summary = rounds.unhindered(vault, now[:10], acting.at(now))
    outputs = generate.output_paths(vault)
    changed = [one for one in summary.written if one.path not in outputs]
    for written in sorted(changed):
        patch.put(written)
    _complain(own, summary)
    own.say(msg("cli.patched", n=len(changed)) if changed else Msg("cli.unchanged"))
    return 1 if summary.complaints else 0


def tell(own: Session, summary: rounds.Summary, *, dry_run: bool = False) -> None:
    """What a round wrote, left and could not do."""
    for path, text in summary.back:
        own.say(msg("cli.taken-back", path=path, text=text))
    if summary.told:
        said = "cli.would-settle" if dry_run else "cli.settled"
        own.say(msg(said, n=len(summary.told)))
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
    _complain(own, summary)
    did = summary.written or summary.told or summary.back
    if not (did or summary.complaints):
        own.say(Msg("cli.unchanged"))


def _complain(own: Session, summary: rounds.Summary) -> None:
    colour = show.colours(sys.stderr)
    for said in findings.shown(
        own.open(), summary.complaints, own.words, colour=colour
    ):
        sys.stderr.write(said + "\n\n")


def _would_write(path: str, counted: patch.Entries, words: Words) -> Msg:
    """A file of entries in one line: hundreds of changed lines say less."""
    said = (
        words.say(msg(f"cli.entries.{name}", n=n))
        for name, n in counted._asdict().items()
        if n
    )
    listed = ", ".join(said) or words.say(Msg("cli.entries.same"))
    return msg("cli.would-write.entries", path=path, entries=listed)
