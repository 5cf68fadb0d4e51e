"""Mending on the command line: what was mended is said, beside the answer."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from vaultkit.app import mend
from vaultkit.app.mend import Mend, Mended
from vaultkit.app.round import Written
from vaultkit.cli import findings, patch, show
from vaultkit.cli.session import Session
from vaultkit.core.words import Msg, msg


class Fixed(NamedTuple):
    """What mending came to: an exit code, and plain values of what was mended."""

    code: int
    data: list[dict[str, Any]]


def run(own: Session, *, dry_run: bool) -> Fixed:
    """Mend what can be and say so; 1 if something of it was not written."""
    vault = own.open(writes=True)
    writes = vault.settings.writes
    if writes != "all" and not dry_run:
        said = msg("cli.writes-off", value=writes)
        show.complain(own.words, said, Msg("cli.writes-off.hint"))
        return Fixed(1, [])
    done = mend.run(vault, own.now, dry_run=dry_run)
    _tell(own, done, dry_run=dry_run)
    colour = show.colours(sys.stderr)
    for shown in findings.shown(vault, done.complaints, own.words, colour=colour):
        sys.stderr.write(shown + "\n\n")
    return Fixed(int(bool(done.complaints)), [_plain(one) for one in done.mends])


def _tell(own: Session, done: Mended, *, dry_run: bool) -> None:
    if dry_run:
        for change in done.changes:
            patch.put(Written(*change[:3]))
    for one in done.mends:
        own.say(_said(one))
    if not done.mends:
        own.say(Msg("cli.mended.nothing"))
    elif dry_run:
        own.say(msg("cli.would-mend", n=len(done.mends)))
    else:
        own.say(msg("cli.mended", n=len(done.mends)))


def _said(one: Mend) -> Msg:
    """One thing that was mended: where, what stood there, what stands there now."""
    place = f"{one.found.path}:{one.line}:{one.column}"
    args = {"place": place, "before": one.before, "after": one.after}
    if one.day:
        return msg("cli.mend.day", **args, day=one.day, saved=one.saved)
    return msg("cli.mend", **args)


def _plain(one: Mend) -> dict[str, Any]:
    found = one.found
    return {
        "code": found.code,
        "path": found.path,
        "line": one.line,
        "column": one.column,
        "before": one.before,
        "after": one.after,
    }
