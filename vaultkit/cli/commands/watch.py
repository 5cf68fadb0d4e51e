"""`vaultkit watch`: a round whenever something stirs."""

from __future__ import annotations

import sys
from typing import Any

import click

from vaultkit import wiring
from vaultkit.adapters.watcher import VaultSignal
from vaultkit.app import acting, generate, settings, watch
from vaultkit.app import round as rounds
from vaultkit.app.errors import IndexBusyError, VaultkitError
from vaultkit.app.pacing import MayWrite
from vaultkit.app.round import Summary
from vaultkit.app.undo import WATCH
from vaultkit.app.vault import Vault
from vaultkit.cli import findings, helping, show
from vaultkit.cli.calling import session, shared
from vaultkit.cli.commands.sync import tell
from vaultkit.cli.session import Session
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg, msg


@click.command(help=helping.say("watch"))
@shared
@click.pass_context
def command(ctx: click.Context, /, **_shared: Any) -> int:
    """Watch until told to stop; ends with 0 then."""
    own = session(ctx)
    watching = _Watching(own)
    machine = wiring.machine()
    with watching.vault.locks.hold("watch", 0):
        also = frozenset((settings.FILE, *generate.output_paths(watching.vault)))
        with VaultSignal(watching.vault.files.root, also, machine.polling) as signals:
            own.say(msg("cli.watching", path=watching.vault.files.root))
            watching.tell_off()
            clock = watching.clock
            watch.run(signals, clock, watching.look, watching.told, machine.pace)
    if watching.pending:
        own.say(msg("cli.stopped.pending", paths=", ".join(sorted(watching.pending))))
    else:
        own.say(Msg("cli.stopped"))
    return 0


class _Watching:
    """The vault being watched; opened anew when its settings change."""

    def __init__(self, own: Session) -> None:
        self.own = own
        self.vault: Vault = own.open(writes=True)
        self.clock = own.clock
        self.pending: frozenset[str] = frozenset()
        """Notes whose lists are to follow when they have come to rest."""
        self._known: frozenset[Placed] = frozenset()
        """What was complained of after the last round."""
        self._in_hand: frozenset[str] | None = None
        """Notes that somebody else wrote since we did; None before the first round."""

    def look(self, hint: frozenset[str] | None, may_write: MayWrite) -> Summary:
        """One round; settings that are broken leave the last good ones in force."""
        if hint is None or settings.FILE in hint:
            self._reopen()
            hint = None
        try:
            return self._round(hint, may_write)
        except wiring.UNUSABLE_INDEX as error:
            if wiring.is_busy(error):
                raise IndexBusyError(Msg("cli.busy"), Msg("cli.busy.hint")) from error
        self.own.discard()
        self.vault = self.own.open(writes=True)
        return self._round(None, may_write)

    def _round(self, hint: frozenset[str] | None, may_write: MayWrite) -> Summary:
        now = self.clock.now()
        with self.vault.journal.run(WATCH, now) as record:
            return rounds.run(
                self.vault,
                now[:10],
                hint=hint,
                may_write=may_write,
                record=record,
                act=acting.at(now),
            )

    def _reopen(self) -> None:
        text, read = wiring.read_settings(self.vault.files)
        if text == self.vault.settings_text:
            return
        if read.broken is not None:
            colour = show.colours(sys.stderr)
            for said in findings.shown(
                self.vault, [read.broken], self.own.words, colour=colour
            ):
                sys.stderr.write(said + "\n")
            return
        self.own.close()
        self.vault = self.own.open(writes=True)
        self.clock.zone = self.vault.settings.timezone
        self.tell_off()

    def tell_off(self) -> None:
        """Say what the settings keep from being written."""
        writes = self.vault.settings.writes
        if writes != "all":
            self.own.say(Msg(f"cli.watch-off.{writes}"))

    def told(self, result: Summary | VaultkitError) -> None:
        """Say what a round wrote, or why it could not be done."""
        if isinstance(result, VaultkitError):
            show.complain(self.own.words, result.message, result.hint)
            return
        if result.changed:
            self.own.say(msg("cli.changed", n=len(result.changed)))
        self._tell_left(result)
        new = tuple(one for one in result.complaints if one not in self._known)
        self._known = frozenset(result.complaints)
        if result.written or result.told or result.back or new:
            tell(self.own, result._replace(left=(), complaints=new))

    def _tell_left(self, result: Summary) -> None:
        """Say once which notes must rest; not at the start, when all do."""
        left = frozenset(result.left)
        in_hand = frozenset[str]()
        if self._in_hand is not None:
            ours = {written.path for written in result.written}
            ours |= {path for path, _ in result.told + result.back}
            in_hand = (self._in_hand | result.changed) - ours
        for path in sorted((left - self.pending) & in_hand):
            self.own.say(msg("cli.waits", path=path))
        self.pending, self._in_hand = left, in_hand
