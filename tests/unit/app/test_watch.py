"""The loop against a made-up world: scripted stirs, clocks that only it moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

import pytest

from vaultkit.app import watch
from vaultkit.app.errors import LockHeldError, NoVaultError, VaultkitError
from vaultkit.app.pacing import MayWrite, Pace, Signals
from vaultkit.core.words import msg

PACE = Pace()
ANNA = "Kontakte/Anna Weber.md"
TODAY = "Heute.md"


class Did(NamedTuple):
    at: float
    hint: frozenset[str] | None
    wrote: frozenset[str]
    changed: frozenset[str]


class World:
    """A vault and its clocks; time passes only in `wait` and while a round works."""

    def __init__(self, until: float = 120.0) -> None:
        # Seven seconds past a full minute, so that ticks and starts do not coincide.
        self.time, self.asleep, self.epoch = 0.0, 0.0, 1_795_000_027.0
        self.until = until
        self.script: list[tuple[float, Signals]] = []
        self.echoes: set[str] = set()
        self.midnight = float("inf")
        self.wants: set[str] = set()
        self.follows: dict[str, str] = {}
        self.disk: dict[str, int] = {}
        self.index: dict[str, int] = {}
        self.done: list[Did] = []
        self.troubles: list[VaultkitError] = []
        self.waits = 0
        self.work = 0.0
        self.before_asking: Callable[[], None] = lambda: None
        self.failures: list[VaultkitError] = []
        self.answers = [TODAY]
        self.typed_at = float("inf")
        self.acted: list[float] = []

    def at(self, time: float, *paths: str, overflow: bool = False) -> World:
        self.script.append((time, Signals(frozenset(paths), overflow)))
        self.script.sort(key=lambda entry: entry[0])
        return self

    def saves(self, path: str, *times: float) -> World:
        for time in times:
            self.at(time, path)
        return self

    # --- ports ---
    def wait(self, seconds: float) -> Signals:
        self.waits += 1
        stir = self.script[0][0] if self.script else float("inf")
        if not self.echoes:
            self.time = max(self.time, min(stir, self.time + seconds))
        return self.hear()

    def hear(self) -> Signals:
        paths: frozenset[str] = frozenset()
        overflow = False
        while self.script and self.script[0][0] <= self.time:
            _, heard = self.script.pop(0)
            paths, overflow = paths | heard.paths, overflow or heard.overflow
            for path in self.beneath(heard.paths):
                self.disk[path] = self.disk.get(path, 0) + 1
        paths |= self.echoes
        self.echoes.clear()
        return Signals(paths, overflow, stop=self.time >= self.until)

    def beneath(self, places: Iterable[str]) -> set[str]:
        """The notes at these places; a folder stands for all that it holds."""
        notes = {place for place in places if place.endswith(".md")}
        folders = tuple(place + "/" for place in places if place not in notes)
        return notes | {path for path in self.disk if path.startswith(folders)}

    def now(self) -> str:
        late = self.time >= self.midnight
        return "2026-11-22T00:00" if late else "2026-11-21T23:00"

    def wall(self) -> float:
        return self.epoch + self.time + self.asleep

    def monotonic(self) -> float:
        return self.time

    # --- the round ---
    def look(self, hint: frozenset[str] | None, may_write: MayWrite) -> Did:
        if self.failures:
            raise self.failures.pop(0)
        began = self.time
        seen = set(self.disk) if hint is None else self.beneath(hint)
        changed = frozenset(p for p in seen if self.disk.get(p) != self.index.get(p))
        self.index.update({path: self.disk[path] for path in changed})
        self.wants |= {self.follows[path] for path in changed if path in self.follows}
        self.time += self.work
        self.before_asking()
        wrote = frozenset(path for path in sorted(self.wants) if may_write(path))
        typed = began >= self.typed_at
        if typed and all(may_write(path, acts=True) for path in self.answers):
            self.acted.append(round(self.time, 3))
            self.typed_at = float("inf")
        self.wants -= wrote
        for path in wrote:
            self.disk[path] = self.index[path] = self.disk.get(path, 0) + 1
        self.echoes |= wrote
        self.done.append(Did(began, hint, wrote, changed))
        return self.done[-1]

    def tell(self, what: Did | VaultkitError) -> None:
        if isinstance(what, VaultkitError):
            self.troubles.append(what)

    def run(self) -> World:
        watch.run(self, self, self.look, self.tell, PACE)
        return self

    def rounds(self) -> list[tuple[float, Iterable[str] | None]]:
        return [(round(did.at, 3), did.hint and set(did.hint)) for did in self.done]

    def written(self, path: str) -> list[float]:
        return [round(did.at, 3) for did in self.done if path in did.wrote]


def test_the_first_round_looks_at_everything_and_at_once() -> None:
    assert World(until=1).run().rounds() == [(0.0, None)]


def test_a_save_is_followed_fifty_milliseconds_later_and_only_there() -> None:
    world = World().at(20.0, ANNA).run()
    assert world.rounds() == [(0.0, None), (20.05, {ANNA})]


def test_saves_in_quick_succession_share_one_round() -> None:
    world = World().saves(ANNA, 20.0, 20.03, 20.06).at(20.09, TODAY).run()
    assert world.rounds()[1:] == [(20.14, {ANNA, TODAY})]


def test_a_stream_of_saves_is_followed_every_half_second() -> None:
    world = World().saves(ANNA, *(20 + n * 0.04 for n in range(50))).run()
    times = [at for at, _ in world.rounds()[1:]]
    assert times[0] == 20.5
    assert all(later - earlier <= 0.56 for earlier, later in pairwise(times))
    assert world.index[ANNA] == 50


def test_overflow_looks_at_everything() -> None:
    world = World().at(20.0, ANNA, overflow=True).run()
    assert world.rounds()[1:] == [(20.05, None)]


def test_nothing_is_written_until_the_vault_was_still_for_ten_seconds() -> None:
    world = World()
    world.wants = {TODAY}
    assert world.run().written(TODAY) == [10.0]


def test_every_stir_while_settling_begins_the_ten_seconds_anew() -> None:
    world = World().saves("Notizen/Sync.md", 4.0, 9.0, 18.0)
    world.wants = {TODAY}
    assert world.run().written(TODAY) == [28.0]


def test_what_stirred_during_a_long_round_counts_as_fresh_when_it_is_heard() -> None:
    world = World().at(3.0, ANNA)
    world.wants = {TODAY}
    world.work = 12.0

    def only_the_first_round_is_long() -> None:
        world.work = 0.0

    world.before_asking = only_the_first_round_is_long
    assert world.run().written(TODAY) == [22.0]


def test_once_settled_a_save_elsewhere_delays_nothing() -> None:
    world = World().at(20.0, ANNA)
    world.follows = {ANNA: TODAY}
    world.run()
    assert world.written(TODAY) == [20.05]


def test_a_note_being_edited_is_written_two_seconds_after_its_last_save() -> None:
    world = World().at(20.0, ANNA).saves(TODAY, 20.0, 20.7, 21.4)
    world.follows = {ANNA: TODAY}
    world.run()
    assert world.written(TODAY) == [23.4]


def test_index_and_feed_go_on_while_a_note_is_not_at_rest() -> None:
    world = World().saves(ANNA, 3.0, 5.0)
    world.wants = {TODAY}
    assert world.run().rounds()[:3] == [(0.0, None), (3.05, {ANNA}), (5.05, {ANNA})]


def test_a_save_heard_while_the_round_works_keeps_its_note_unwritten() -> None:
    world = World().at(20.0, ANNA).at(20.5, TODAY)
    world.work = 0.6
    world.follows = {ANNA: TODAY}
    world.run()
    assert world.written(TODAY) == [22.65]


def test_our_own_write_does_not_hold_up_the_next_one() -> None:
    world = World().saves(ANNA, 20.0, 20.6, 21.2)
    world.follows = {ANNA: TODAY}
    world.run()
    assert world.written(TODAY) == [20.05, 20.65, 21.25]


def test_a_folder_that_moved_in_keeps_its_notes_unwritten() -> None:
    world = World().at(20.0, "Kontakte").at(20.0, TODAY)
    world.disk = {ANNA: 1}
    world.follows = {TODAY: ANNA}
    assert world.run().written(ANNA) == [22.05]


def test_midnight_looks_at_everything_and_may_write_at_once() -> None:
    world = World()
    world.midnight = 113.0  # a full minute of the wall clock
    world.before_asking = lambda: world.wants.update(
        {TODAY} if world.time == world.midnight else ()
    )
    world.run()
    assert (113.0, None) in world.rounds()
    assert world.written(TODAY) == [113.0]


def test_a_machine_that_slept_looks_at_everything_and_settles_again() -> None:
    world = World().at(20.0, ANNA)
    world.follows = {ANNA: TODAY}
    hear = world.hear

    def sleep_at_twenty() -> Signals:
        if world.time >= 20:
            world.asleep = 8 * 3600
        return hear()

    world.hear = sleep_at_twenty  # type: ignore[method-assign] # the lid is closed
    world.run()
    assert world.rounds()[1][1] is None
    assert world.written(TODAY) == [30.0]


def test_a_minute_more_or_less_on_the_clock_is_no_sleep() -> None:
    world = World().at(20.0, ANNA)
    hear = world.hear

    def drift() -> Signals:
        world.asleep = 59.0 if world.time >= 20 else 0.0
        return hear()

    world.hear = drift  # type: ignore[method-assign] # the clock is set
    assert world.run().rounds()[1:] == [(20.05, {ANNA})]


def answered(*saves: float, until: float = 120.0) -> World:
    """A world in which an answer was typed, saved at these times."""
    world = World(until).saves(TODAY, *saves)
    world.typed_at = saves[0] if saves else 0.0
    return world


def test_an_answer_waits_until_its_note_was_still_for_twenty_seconds() -> None:
    assert answered(30, 35, 41).run().acted == [61.0]


def test_an_answer_found_at_the_start_may_be_half_typed() -> None:
    assert answered().run().acted == [20.0]


def test_a_note_elsewhere_does_not_keep_an_answer_waiting() -> None:
    assert answered(30).saves(ANNA, 40, 45, 49).run().acted == [50.0]


def test_an_overflow_makes_an_answer_wait_anew() -> None:
    assert answered(30).at(45, ANNA, overflow=True).run().acted == [65.0]


def test_half_typed_words_of_friday_wait_anew_on_monday() -> None:
    world = answered(30)
    hear = world.hear

    def sleep_at_forty() -> Signals:
        if world.time >= 40:
            world.asleep = 2 * 86_400
        return hear()

    world.hear = sleep_at_forty  # type: ignore[method-assign] # the lid is closed
    assert world.at(40, ANNA).run().acted == [60.0]


def test_an_idle_hour_wakes_once_a_minute_and_does_no_round() -> None:
    world = World(until=3600).run()
    assert world.rounds() == [(0.0, None)]
    assert world.waits <= 60 + 5


def test_a_lock_held_elsewhere_is_told_and_tried_again_over_everything() -> None:
    world = World().at(20.0, ANNA)
    held = LockHeldError(msg("lock.write", holder="vaultkit (pid 7)"))
    look = world.look

    def locked(hint: frozenset[str] | None, may_write: MayWrite) -> Did:
        if 20 < world.time < 21:
            raise held
        return look(hint, may_write)

    world.look = locked  # type: ignore[method-assign] # somebody else's sync
    world.run()
    assert world.troubles == [held]
    assert world.rounds() == [(0.0, None), (25.05, None)]


def test_a_vault_that_is_gone_ends_the_watcher() -> None:
    world = World()
    world.failures = [NoVaultError(msg("watch.gone", path="x"))]
    with pytest.raises(NoVaultError):
        world.run()


def test_a_request_to_stop_in_the_middle_of_a_round_lets_it_finish() -> None:
    world = World(until=20.3).at(20.0, ANNA)
    world.work = 0.5
    world.run()
    assert world.rounds() == [(0.0, None), (20.05, {ANNA})]
