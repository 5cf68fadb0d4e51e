"""Two machines and what goes to and fro between them, as a sync tool does it.

The newest version wins; where both sides changed a file, the loser is kept beside it
as a conflict copy; a change wins over a deletion.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from support.machines import Machine


class Version(NamedTuple):
    """What a file held, and when it was saved, in ns."""

    data: bytes
    at: int


def version(machine: Machine, path: str) -> Version | None:
    """A file as it is, None if it is not there."""
    full = machine.root / path
    if not full.exists():
        return None
    return Version(full.read_bytes(), full.stat().st_mtime_ns)


def put(machine: Machine, path: str, wanted: Version | None) -> None:
    """Make a file so, as a sync tool does: a new one in the place of the old."""
    full = machine.root / path
    if wanted is None:
        full.unlink()
        return
    full.parent.mkdir(parents=True, exist_ok=True)
    new = full.with_name(".syncthing.neu.tmp")
    new.write_bytes(wanted.data)
    os.utime(new, ns=(wanted.at, wanted.at))
    new.replace(full)


class Synchroniser:
    """Knows which version of each file both sides had last."""

    def __init__(self, one: Machine, other: Machine) -> None:
        """Begin with two folders that hold the same."""
        self.sides = one, other
        self.agreed: dict[str, bytes] = one.files()
        self.conflicts = 0

    def paths(self) -> list[str]:
        """Every file that either side has, or had."""
        one, other = self.sides
        return sorted({*one.files(), *other.files(), *self.agreed})

    def differing(self) -> list[str]:
        """The files that are not the same on both sides."""
        one, other = (side.files() for side in self.sides)
        return sorted(p for p in {*one, *other} if one.get(p) != other.get(p))

    def send(self, path: str, source: Machine, now: str) -> None:
        """Bring one file from one side to the other, if it was changed there."""
        target = self.sides[source is self.sides[0]]
        mine, theirs = version(source, path), version(target, path)
        agreed = self.agreed.get(path)
        if (mine and mine.data) == (theirs and theirs.data):
            self._agree(path, mine)
        elif (mine and mine.data) == agreed:
            return
        elif (theirs and theirs.data) == agreed:
            put(target, path, mine)
            self._agree(path, mine)
        else:
            self._clash(path, (source, mine), (target, theirs), now)

    def send_all(self, now: str) -> None:
        """Everything both ways, and the copies of what clashed."""
        for _ in range(2):
            for path in self.paths():
                for side in self.sides:
                    self.send(path, side, now)

    def _agree(self, path: str, now: Version | None) -> None:
        if now is None:
            self.agreed.pop(path, None)
        else:
            self.agreed[path] = now.data

    def _clash(
        self,
        path: str,
        one: tuple[Machine, Version | None],
        other: tuple[Machine, Version | None],
        now: str,
    ) -> None:
        """Both sides changed a file: the newest wins, the other is kept beside it."""
        ranked = sorted(
            (one, other), key=lambda side: (side[1].at if side[1] else -1, side[0].name)
        )
        (loser, lost), (_, won) = ranked
        if lost is not None:
            self.conflicts += 1
            stamp = now.replace("-", "").replace(":", "").replace("T", "-") + "00"
            mark = f".sync-conflict-{stamp}-{loser.name.upper()[:7]:A<7}"
            home = Path(path)
            put(loser, str(home.with_name(home.stem + mark + home.suffix)), lost)
        put(loser, path, won)
        self._agree(path, won)
