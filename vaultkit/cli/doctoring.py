"""What `doctor --fix` mends, and what it says of that."""

from __future__ import annotations

import sys

from vaultkit.adapters import checkup
from vaultkit.app import doctor, pairing
from vaultkit.app.doctor import Machine
from vaultkit.app.indexing import fresh
from vaultkit.app.pairing import Paired
from vaultkit.app.round import Written
from vaultkit.app.vault import Vault
from vaultkit.app.words.doctor import WORDS
from vaultkit.cli import findings, patch, show
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg, Words, msg


def words(vault: Vault, language: str) -> Words:
    """All sentences, those that only this command says included."""
    known = vault.words(language)
    return known.beside(WORDS[known.language])


def run(own: Session, machine: Machine, *, dry_run: bool) -> int:
    """Mend what is certain and say so; 1 if something was not written."""
    anew = machine.kept == "damaged" and not dry_run
    own.expect_writing()
    if anew:
        own.discard()
    vault = own.open(writes=True)
    fresh.run(vault)
    said = words(vault, own.language(vault.settings.language))
    told: list[Msg] = [Msg("doctor.fixed.index")] if anew else []
    writes = vault.settings.writes
    if writes != "all" and not dry_run and (doctor.marked(vault) or machine.left_over):
        _tell(own, said, told)
        no = msg("cli.writes-off", value=writes)
        show.complain(said, no, Msg("cli.writes-off.hint"))
        return 1
    paired = pairing.run(vault, own.now, dry_run=dry_run)
    name = "doctor.would.markers" if dry_run else "doctor.fixed.markers"
    told += (msg(name, path=change.path) for change in paired.changes)
    gone = 0
    if not dry_run:
        gone = checkup.swept(vault.files.root, machine.left_over)
    if gone:
        told.append(msg("doctor.fixed.left-over", n=gone))
    if paired.changes and not dry_run:
        told.append(Msg("doctor.undo"))
    if not told and not paired.left:
        told.append(Msg("doctor.nothing"))
    if dry_run:
        for change in paired.changes:
            patch.put(Written(*change[:3]))
    _tell(own, said, told)
    return _complain(vault, said, paired)


def _tell(own: Session, said: Words, told: list[Msg]) -> None:
    for one in told:
        show.note(said, one, own.quiet)


def _complain(vault: Vault, said: Words, paired: Paired) -> int:
    """What could not be mended; 1 if there is anything."""
    for path in paired.left:
        hint = Msg("doctor.by-hand.hint")
        show.complain(said, msg("doctor.by-hand", path=path), hint)
    colour = show.colours(sys.stderr)
    for text in findings.shown(vault, paired.complaints, said, colour=colour):
        sys.stderr.write(text + "\n\n")
    return int(bool(paired.left or paired.complaints))
