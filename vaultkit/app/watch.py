"""Follow the vault: one thread, one loop, a round whenever one is due.

When that is, `pacing` decides. The loop talks to ports, does the same round that
`sync` does, and never writes a note itself.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

from vaultkit.app import pacing
from vaultkit.app.errors import IndexBusyError, LockHeldError, VaultkitError
from vaultkit.app.pacing import MayWrite, Pace, Reading, Signals
from vaultkit.core.words import Moment


class ChangeSignal(Protocol):
    """Port: tells that something in the vault, or the user, has stirred."""

    def wait(self, seconds: float) -> Signals:
        """All that was heard; waits up to `seconds` if that is nothing."""


class Clock(Protocol):
    """Port: the vault's local time, and two ways to measure how time passes."""

    def now(self) -> Moment:
        """Local time in the vault's zone, to the minute; what `--today` froze."""

    def wall(self) -> float:
        """Seconds since 1970: goes on while the machine sleeps, jumps when set."""

    def monotonic(self) -> float:
        """Seconds that never jump and stand still while the machine sleeps."""


class Looked(Protocol):
    """What the loop wants to know of a finished round."""

    @property
    def changed(self) -> AbstractSet[str]:
        """Notes whose bytes on disk were not those that the index held."""


R = TypeVar("R", bound=Looked)
R_co = TypeVar("R_co", bound=Looked, covariant=True)


class Round(Protocol[R_co]):
    """One round over the vault.

    `hint` names the places where something may have changed, None means anywhere, an
    empty set nowhere. A note for which `may_write` says no is left alone; asking is
    enough for the loop to come back when the note has come to rest.
    """

    def __call__(self, hint: frozenset[str] | None, may_write: MayWrite) -> R_co:
        """Bring index, notes and outputs up to date."""


def run(
    signals: ChangeSignal,
    clock: Clock,
    look: Round[R],
    tell: Callable[[R | VaultkitError], None],
    pace: Pace,
) -> None:
    """Do rounds until the signal says stop.

    Args:
        signals: What stirs in the vault.
        clock: The clocks.
        look: Does one round.
        tell: Told what every round gave, or why one could not be done; that one is
            tried again.
        pace: Waiting times.
    """
    state, wait = pacing.begin(_read(clock)), 0.0

    def listen(seconds: float) -> None:
        nonlocal state
        state = pacing.noted(state, signals.wait(seconds), clock.monotonic(), pace)

    def allowed(path: str, /, *, acts: bool = False) -> bool:
        # Asked in the middle of a round: what was heard since it began counts too.
        nonlocal state
        listen(0)
        state = pacing.observed(state, _read(clock), pace)
        if pacing.may_write(state, path, state.read.monotonic, pace, acts=acts):
            return True
        refused[path] = acts or refused.get(path, False)
        return False

    while True:
        listen(wait)
        if state.stopped:
            return
        state, due, hint, wait = pacing.plan(state, _read(clock), pace)
        if not due:
            continue
        refused: dict[str, bool] = {}
        began = state.heard_at
        state = pacing.started(state)
        try:
            result = look(hint, allowed)
        except (LockHeldError, IndexBusyError) as busy:
            state = pacing.failed(state, clock.monotonic(), pace)
            tell(busy)
            continue
        state = pacing.finished(state, began, refused, result.changed)
        tell(result)


def _read(clock: Clock) -> Reading:
    return Reading(clock.monotonic(), clock.wall(), clock.now()[:10])
