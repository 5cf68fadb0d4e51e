"""Whatever stirs and whenever: every place is looked at, no note in use is written."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from vaultkit.app import watch
from vaultkit.app.errors import VaultkitError
from vaultkit.app.pacing import MayWrite, Pace, Signals

PACE = Pace()
NOTES = ("Heute.md", "Kontakte/Anna Weber.md", "Kontakte/Bob.md", "Kontakte")
END = 400.0


class Stir(NamedTuple):
    after: float
    """Seconds since the stir before."""
    paths: frozenset[str]
    overflow: bool
    asleep: float
    """How long the machine sleeps just before."""


class Did(NamedTuple):
    changed: frozenset[str]


stirs = st.lists(
    st.builds(
        Stir,
        after=st.one_of(st.floats(0, 0.2), st.floats(0, 3), st.floats(0, 30)),
        paths=st.frozensets(st.sampled_from(NOTES), min_size=1),
        overflow=st.sampled_from((False,) * 9 + (True,)),
        asleep=st.sampled_from((0.0,) * 9 + (30.0, 3600.0)),
    ),
    max_size=12,
)


class World:
    """Plays the stirs; keeps its own books on when each note was last touched."""

    def __init__(self, played: list[Stir], work: list[float]) -> None:
        self.played, self.work = list(reversed(played)), work
        self.next = played[0].after if played else END
        self.time = self.slept = 0.0
        self.touched: dict[str, float] = {}
        self.stirred, self.settled = 0.0, False
        self.first: dict[str, float] = {}
        self.writes = self.acted = 0
        self.gap = 0.0
        """When it was last unknown what happened."""
        self.owed = True

    def wait(self, seconds: float) -> Signals:
        assert seconds >= 0
        self.time = max(self.time, min(self.next, self.time + seconds, END))
        heard = Signals()
        while self.played and self.next <= self.time:
            heard = self.play(self.played.pop(), heard)
        return heard._replace(stop=self.time >= END)

    def play(self, stir: Stir, heard: Signals) -> Signals:
        at = self.next
        self.slept += stir.asleep
        self.settled = self.is_settled(at) and not (
            stir.overflow or stir.asleep > PACE.jump
        )
        if stir.overflow or stir.asleep > PACE.jump:
            self.gap = at
        self.stirred = at
        for path in stir.paths:
            self.touched[path] = at
            self.first.setdefault(path, self.time)
        self.next = at + self.played[-1].after if self.played else END
        return Signals(heard.paths | stir.paths, heard.overflow or stir.overflow)

    def now(self) -> str:
        return f"2026-11-{21 + int(self.wall() // 86_400)}T12:00"

    def wall(self) -> float:
        return self.time + self.slept

    def monotonic(self) -> float:
        return self.time

    def look(self, hint: frozenset[str] | None, may_write: MayWrite) -> Did:
        known = set(self.first) if hint is None else set(hint)
        for path in known & set(self.first):
            assert self.time - self.first.pop(path) <= PACE.cap + 1e-6
        self.time += self.work.pop() if self.work else 0.0
        answers = [self.write(path, may_write) for path in NOTES[:3]]
        answers += [self.act(path, may_write) for path in NOTES[:2]]
        self.owed = not all(answers)
        return Did(frozenset(known))

    def act(self, path: str, may_write: MayWrite) -> bool:
        if not may_write(path, acts=True):
            return False
        self.acted += 1
        folder = path.rpartition("/")[0]
        for since in (self.gap, *(self.touched.get(p, -99.0) for p in (path, folder))):
            assert self.time - since >= PACE.answer_wait - 1e-6
        assert self.is_settled(self.time)
        return True

    def write(self, path: str, may_write: MayWrite) -> bool:
        if not may_write(path):
            return False
        self.writes += 1
        folder = path.rpartition("/")[0]
        for place in (path, folder):
            assert self.time - self.touched.get(place, -9.0) >= PACE.quiet - 1e-6
        assert self.is_settled(self.time)
        return True

    def is_settled(self, at: float) -> bool:
        return self.settled or at - self.stirred >= PACE.settle - 1e-6

    def tell(self, what: Did | VaultkitError) -> None:
        assert isinstance(what, Did)


@given(stirs, st.lists(st.one_of(st.floats(0, 4), st.floats(0, 20)), max_size=6))
def test_every_place_is_looked_at_and_no_note_in_use_is_written(
    played: list[Stir], work: list[float]
) -> None:
    world = World(played, work)
    watch.run(world, world, world.look, world.tell, PACE)
    assert not world.first
    assert not world.owed
    assert world.writes
    assert world.acted
