"""Two real watchers on two copies of a vault, and a sync tool in between."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from support.exchange import Synchroniser
from support.machines import BLOCK, LIST, Machine

DEADLINE = 60.0
TODAY = "2026-11-25"
ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"
CARD = """\
---
type: kontakt
rückruf: 2026-11-{day}
anlass: {reason}
---

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge
"""


class Pair:
    """Both machines, the sync tool, and how often each file was written."""

    def __init__(self, folder: Path) -> None:
        """Two copies of a vault that nobody has looked at yet."""
        self.folder = folder
        self.one, self.other = (Machine(folder, name) for name in ("laptop", "desktop"))
        for machine in (self.one, self.other):
            machine.note(ANNA, CARD.format(day=25, reason="E-Lkw-Angebot"))
            machine.note(MAX, CARD.format(day=26, reason="Flottenplan"))
            machine.note(LIST, BLOCK)
        self.travel = Synchroniser(self.one, self.other)
        self.seen: dict[tuple[str, str], bytes] = {}
        self.writes: Counter[tuple[str, str]] = Counter()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """With a watcher on either side."""
        with ExitStack() as stack:
            for machine in (self.one, self.other):
                stack.enter_context(self._watcher(machine))
            yield

    @contextmanager
    def _watcher(self, machine: Machine) -> Iterator[None]:
        home = self.folder / machine.name
        (home / "CONFIG").mkdir()
        pace = "settle = 0.5\nquiet = 0.3\nanswer_wait = 0.5\n"
        (home / "CONFIG/machine.toml").write_text(pace, "utf-8")
        own = {f"VAULTKIT_{k}_DIR": str(home / k) for k in ("CACHE", "STATE", "CONFIG")}
        call = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(machine.root)]
        watcher = subprocess.Popen(
            [*call, "--today", TODAY],
            env={**os.environ, **own},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
            assert watcher.poll() is None, "it watches still"
        finally:
            watcher.kill()
            watcher.wait()

    def look(self) -> bool:
        """Let everything travel; whether a file was another than at the last look."""
        stirred = False
        for machine in (self.one, self.other):
            for path, data in machine.files().items():
                key = machine.name, path
                if self.seen.get(key) != data:
                    self.seen[key] = data
                    self.writes[key] += 1
                    stirred = True
        self.travel.send_all(f"{TODAY}T10:00")
        return stirred

    def comes_to_rest(self, until: Callable[[], bool]) -> None:
        """Both sides are equal, hold what is wanted, and nothing stirs for long."""
        began = still = time.monotonic()
        while time.monotonic() - still < 3:
            assert time.monotonic() - began < DEADLINE, self.writes
            try:
                stirred = self.look()
            except FileNotFoundError:  # it was exchanged at this moment
                stirred = True
            if stirred or self.travel.differing() or not until():
                still = time.monotonic()
            time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="no such watcher")
def test_two_watchers_and_a_sync_tool_come_to_rest(tmp_path):
    pair = Pair(tmp_path)
    with pair.watched():
        pair.comes_to_rest(lambda: "Flottenplan" in pair.other.read(LIST))
        first = dict(pair.writes)
        assert pair.travel.conflicts == 0, "both wrote the same bytes"

        pair.one.edit(ANNA, "E-Lkw-Angebot", "Stapler")
        pair.other.edit(MAX, "Flottenplan", "Leasing")
        pair.comes_to_rest(
            lambda: all(word in pair.one.read(LIST) for word in ("Stapler", "Leasing"))
        )

        line = pair.one.line("Stapler")
        pair.one.edit(LIST, line, line + " -> nicht erreicht, Do 14:00")
        pair.comes_to_rest(lambda: "^vd-" in pair.other.read(LIST))
    for machine in (pair.one, pair.other):
        assert machine.read(ANNA).count("nicht erreicht") == 1
        assert "rückruf: 2026-11-26 14:00" in machine.read(ANNA)
    assert pair.one.files() == pair.other.files()
    more = {key: n - first.get(key, 0) for key, n in pair.writes.items()}
    # Each change is written on either side and may come from the other once more.
    assert max(more.values()) <= 8, more
