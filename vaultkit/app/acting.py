"""Acting on answers, for the commands whose rounds do.

Apart from `round`: most that write leave answers alone, and start sooner without what
understands them.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial

from vaultkit.app import history
from vaultkit.app.indexing import fresh
from vaultkit.app.pacing import MayWrite
from vaultkit.app.records import Recorder
from vaultkit.app.round import Act, Acted, Begin
from vaultkit.app.settling import answerlines, settle, undone
from vaultkit.app.settling.turn import Outcome, Turn
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Moment


def at(now: Moment) -> Act:
    """Act on answers as of a moment, in the vault's local time."""
    return partial(_act, now)


def _act(
    now: Moment, vault: Vault, may_write: MayWrite, record: Recorder, begin: Begin
) -> Acted:
    def apart() -> AbstractContextManager[Recorder]:
        return begin(history.UNTICK, now)

    reread = partial(fresh.run, vault)
    done = settle.run(Turn(vault, now, may_write, record, apart, reread))
    undone.keep(vault, done.refused)
    return Acted(done.left, done.told, done.back, partial(_complaints, vault, done))


def _complaints(vault: Vault, done: Outcome) -> tuple[Placed, ...]:
    refused = (answerlines.complaint(vault, *one) for one in done.refused)
    return (*done.complaints, *refused)
