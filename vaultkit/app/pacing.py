"""How long to wait before looking at the vault again, and which notes must rest.

A pure state machine: it is told what was heard and what the clocks say, and reads no
clock of its own. It knows places, never what stands there; a place that was heard of
is only one to look at again.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Protocol

from vaultkit.core.words import Day

AT_ONCE = float("-inf")


class MayWrite(Protocol):
    """Whether a note may be written now; `acts`: answers in it are acted upon."""

    def __call__(self, path: str, /, *, acts: bool = False) -> bool:
        """Asked right before; a no makes the loop come back later."""


class Signals(NamedTuple):
    """What was heard since the last time.

    `paths` are relative to the vault, with "/"; a folder stands for all beneath it.
    `overflow` says that something was missed, `stop` that the user wants an end.
    """

    paths: frozenset[str] = frozenset()
    overflow: bool = False
    stop: bool = False


class Pace(NamedTuple):
    """Waiting times in seconds; the first three are settings of the machine."""

    quiet: float = 2.0
    settle: float = 10.0
    answer_wait: float = 20.0
    debounce: float = 0.05
    cap: float = 0.5
    jump: float = 60.0
    tick: float = 60.0
    retry: float = 5.0


class Reading(NamedTuple):
    """All clocks at one moment."""

    monotonic: float
    wall: float
    day: Day


class State(NamedTuple):
    """What the loop remembers; times are monotonic."""

    read: Reading
    heard_at: float
    """When the signal was last asked, whatever it said."""
    pending: Mapping[str, float] = {}
    """Where the next round shall look, and when each place last stirred."""
    looking: Mapping[str, float] = {}
    """The same of the round that is under way."""
    touched: Mapping[str, float] = {}
    """Places where a round did find a change not long ago, and when they stirred."""
    everything: bool = False
    since: float | None = None
    """When the oldest of what is pending was heard; None if nothing is."""
    last: float = AT_ONCE
    """When anything in the vault last stirred."""
    unsettled: float | None = None
    """The moment that the settling time counts from; None once it is over."""
    known: float = AT_ONCE
    """Since when the vault was listened to without a gap."""
    waiting: Mapping[str, bool] = {}
    """Notes that a round would have written and was not allowed to; True = to act on
    an answer."""
    not_before: float = AT_ONCE
    stopped: bool = False


class Plan(NamedTuple):
    """Either a round that is due, with its hint, or how long to wait."""

    state: State
    due: bool
    hint: frozenset[str] | None = None
    wait: float = 0.0


def begin(read: Reading) -> State:
    """The state of a watcher that has just started: all is to be looked at."""
    return State(
        read,
        read.monotonic,
        everything=True,
        since=AT_ONCE,
        unsettled=read.monotonic,
        known=read.monotonic,
    )


def noted(state: State, signals: Signals, at: float, pace: Pace) -> State:
    """The state after the signal was asked at `at` and gave `signals`.

    What was heard may be as old as the time it was asked before, so stillness is
    vouched for up to that time only.
    """
    stirred = bool(signals.paths) or signals.overflow
    state = _settled(state, state.heard_at if stirred else at, pace)
    state = state._replace(heard_at=at, stopped=state.stopped or signals.stop)
    if not stirred:
        return state
    return state._replace(
        pending={**state.pending, **dict.fromkeys(signals.paths, at)},
        everything=state.everything or signals.overflow,
        since=at if state.since is None else state.since,
        last=at,
        unsettled=at if signals.overflow else state.unsettled,
        known=at if signals.overflow else state.known,
    )


def observed(state: State, read: Reading, pace: Pace) -> State:
    """The state after a look at the clocks: a new day, a jump, time gone by."""
    asleep = (read.wall - state.read.wall) - (read.monotonic - state.read.monotonic)
    jumped = abs(asleep) > pace.jump
    if jumped or read.day != state.read.day:
        state = state._replace(everything=True, since=AT_ONCE)
    if jumped:
        state = state._replace(unsettled=read.monotonic, known=read.monotonic)
    cut = read.monotonic - max(pace.quiet, pace.answer_wait)
    touched = {path: at for path, at in state.touched.items() if at > cut}
    return state._replace(read=read, touched=touched)


def may_write(
    state: State, path: str, now: float, pace: Pace, *, acts: bool = False
) -> bool:
    """Whether a note has been still for so long that no hand can be in it.

    Acting on an answer takes longer: who writes one stops to think.
    """
    return state.unsettled is None and _still_at(state, path, pace, acts=acts) <= now


def plan(state: State, read: Reading, pace: Pace) -> Plan:
    """What to do next: a round that is due, or how long to wait for one."""
    state = observed(state, read, pace)
    wakes = [read.monotonic + pace.tick - read.wall % pace.tick]
    due = _due(state, pace)
    if due is not None:
        due = max(due, state.not_before)
        if due <= read.monotonic:
            return Plan(state, due=True, hint=_hint(state))
        wakes.append(due)
    if state.unsettled is not None:
        wakes.append(_settles_at(state, state.unsettled, pace))
    return Plan(state, due=False, wait=max(0.0, min(wakes) - read.monotonic))


def started(state: State) -> State:
    """The state while a round runs: what is heard from now on is for the next."""
    return state._replace(
        pending={},
        looking=state.pending,
        everything=False,
        since=None,
        waiting={},
    )


def finished(
    state: State, began: float, refused: Mapping[str, bool], changed: AbstractSet[str]
) -> State:
    """The state after a round that began at `began` and could not write `refused`.

    A place that stirred and held the bytes that were known already, our own write
    above all, was not touched by a hand: what it was before holds again.
    """
    found = {path: state.looking.get(path, began) for path in changed}
    return state._replace(
        looking={},
        touched={**state.touched, **found},
        waiting=refused,
    )


def failed(state: State, at: float, pace: Pace) -> State:
    """The state after a round that somebody else's lock prevented."""
    return state._replace(
        pending={**state.looking, **state.pending},
        looking={},
        everything=True,
        since=at,
        not_before=at + pace.retry,
    )


def _hint(state: State) -> frozenset[str] | None:
    return None if state.everything else frozenset(state.pending)


def _due(state: State, pace: Pace) -> float | None:
    """When the next round is due; None while nothing asks for one."""
    if state.since is not None:
        return min(state.last + pace.debounce, state.since + pace.cap)
    if not state.waiting:
        return None
    waiting = state.waiting.items()
    still = min(_still_at(state, path, pace, acts=acts) for path, acts in waiting)
    if state.unsettled is None:
        return still
    return max(still, _settles_at(state, state.unsettled, pace))


def _settled(state: State, until: float, pace: Pace) -> State:
    """End the settling time if the vault is known to have been still up to `until`."""
    if state.unsettled is None or until < _settles_at(state, state.unsettled, pace):
        return state
    return state._replace(unsettled=None)


def _settles_at(state: State, moment: float, pace: Pace) -> float:
    return max(moment, state.last) + pace.settle


def _still_at(state: State, path: str, pace: Pace, *, acts: bool) -> float:
    """When a note, and every folder it lies in, will have been still for long.

    What happened while nobody listened is not known, so where words are at stake the
    time before counts for nothing: they may be half typed since before a sleep.
    """
    at = state.known if acts else AT_ONCE
    end = len(path)
    while end != -1:
        place = path[:end]
        for stirred in (state.pending, state.looking, state.touched):
            at = max(at, stirred.get(place, AT_ONCE))
        end = path.rfind("/", 0, end)
    return at + (pace.answer_wait if acts else pace.quiet)
