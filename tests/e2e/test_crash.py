"""Killed at any moment: each file is old or new, and the next round heals it all."""

from __future__ import annotations

import fcntl
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.vaults import SETTINGS, Said

from vaultkit.adapters import places

KILLS = 200
TODAY = "2026-11-21"
CARD = """---
type: kontakt
rückruf: {due}
anlass: {reason}
---

## Verlauf
- 2026-11-02 Telefonat: will drei Angebote
"""
STATES = (
    ("2026-11-20", "E-Lkw-Angebot"),
    ("2026-11-21", "Flottenplan"),
    ("2026-11-25", "Rückfragen zum Angebot"),
    ("2027-03-01", "nächste Saison"),
)
ANNA, LIST, FEED = "Kontakte/Anna Weber.md", "Wiedervorlage.md", "rueckrufe.ics"
HUMAN = "- Blumen besorgen\n"
LISTED = f"# Liste\n\n<!-- vaultkit:checklist -->\n{HUMAN}<!-- /vaultkit -->\n\nEnde\n"
STAMPS = re.compile(rb"(?m)^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n")
AT_OPERATION = """
import os, signal, sys

left = int(sys.argv.pop(1))


def tick():
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)


def counted(run):
    def ticking(*args, **more):
        tick()
        done = run(*args, **more)
        tick()
        return done

    return ticking


OPERATIONS = ("fsync", "rename", "replace", "link", "unlink", "chmod", "mkdir", "write")
for name in OPERATIONS:
    setattr(os, name, counted(getattr(os, name)))


def watch(event, args):
    if event == "open" and args[2] and args[2] & (os.O_WRONLY | os.O_RDWR):
        tick()


from vaultkit.adapters import exchange
from vaultkit.cli.main import main

exchange.swap = counted(exchange.swap)
sys.addaudithook(watch)
main()
"""


class Box:
    """A vault whose one card goes through a few states."""

    def __init__(self, base: Path) -> None:
        self.root = base / "Notizen"
        self.base = base
        (self.root / "Kontakte").mkdir(parents=True)
        own = SETTINGS.format(language="de", timezone="Europe/Vienna", region="AT")
        (self.root / "vaultkit.toml").write_text(own, "utf-8")
        (self.root / LIST).write_text(LISTED, "utf-8")
        for number in range(8):
            text = CARD.format(due=f"2026-11-{22 + number}", reason="Messe")
            (self.root / f"Kontakte/Max Huber {number:02}.md").write_text(text, "utf-8")
        self.state = 0
        self.change(0)

    def change(self, state: int) -> None:
        """Save the card in another state, as an editor does."""
        due, reason = STATES[state]
        new = self.root / "Kontakte" / ".Anna.swp"
        new.write_text(CARD.format(due=due, reason=reason), "utf-8")
        new.replace(self.root / ANNA)
        self.state = state

    def call(self, *words: str) -> list[str]:
        """The words of a call."""
        own = ["--vault", str(self.root), "--today", TODAY, "--lang", "en"]
        return [sys.executable, "-m", "vaultkit", *words, *own]

    @property
    def environment(self) -> dict[str, str]:
        """Its own cache, state and settings of the machine."""
        own = {
            f"VAULTKIT_{kind}_DIR": str(self.base / kind.lower())
            for kind in ("CACHE", "STATE", "CONFIG")
        }
        return {**os.environ, **own}

    def start(self, call: list[str]) -> subprocess.Popen[bytes]:
        """Begin a command and do not wait for it."""
        return subprocess.Popen(
            call,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str) -> Said:
        """Call the command and wait for it."""
        done = subprocess.run(
            self.call(*words),
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        return (self.root / path).read_bytes()

    def feed(self) -> bytes:
        """The feed without its stamps, empty if there is none."""
        path = self.root / FEED
        return STAMPS.sub(b"", path.read_bytes()) if path.exists() else b""


class Known:
    """What list and feed are in each state, told by rounds that nobody disturbed."""

    def __init__(self, base: Path) -> None:
        twin = Box(base)
        self.lists: list[bytes] = []
        self.feeds: list[bytes] = []
        for state in range(len(STATES)):
            twin.change(state)
            said = twin.run("sync")
            assert said.code == 0, said.err
            self.lists.append(twin.read(LIST))
            self.feeds.append(twin.feed())
        assert len(set(self.lists)) == len(set(self.feeds)) == len(STATES)

    def others(self, box: Box) -> list[int]:
        """States that the list does not show, so that there is something to write."""
        return [n for n, text in enumerate(self.lists) if text != box.read(LIST)]

    def check_whole(self, box: Box) -> None:
        """Every file is one that a round leaves, or the one from before it."""
        due, reason = STATES[box.state]
        assert box.read(ANNA).decode() == CARD.format(due=due, reason=reason)
        assert box.read(LIST) in (*self.lists, LISTED.encode())
        assert box.feed() in (*self.feeds, b"")
        seen = {path.name for path in box.root.rglob("*") if path.is_file()}
        visible = {name for name in seen if not name.startswith(".")}
        names = {f"Max Huber {number:02}.md" for number in range(8)}
        names |= {Path(ANNA).name, LIST, "vaultkit.toml"}
        assert visible - {FEED} == names
        assert all(re.fullmatch(r"\.vk-.*\.tmp", name) for name in seen - visible)

    def check_healed(self, box: Box) -> None:
        """After an undisturbed round all is as if nothing had happened."""
        said = box.run("sync")
        assert said.code == 0, said.err
        assert box.read(LIST) == self.lists[box.state]
        assert box.feed() == self.feeds[box.state]
        ours = box.run("report", "--format", "json", "--within", "all")
        shutil.rmtree(box.base / "cache")
        fresh = box.run("report", "--format", "json", "--within", "all")
        assert ours.code == 0
        assert ours.out == fresh.out


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """What every state comes to."""
    return Known(tmp_path_factory.mktemp("twin"))


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """A vault before its first round."""
    return Box(tmp_path)


@pytest.mark.slow
def test_200_rounds_killed_at_random_leave_no_half_written_file(
    box: Box, known: Known
) -> None:
    chance = random.Random(20261121)
    known.check_healed(box)
    longest, killed = 0.5, 0
    for number in range(KILLS):
        box.change(chance.choice(known.others(box)))
        begun = time.monotonic()
        process = box.start(box.call("sync"))
        try:
            process.wait(timeout=chance.uniform(0.3, 1.05) * longest)
            longest = 0.8 * longest + 0.2 * (time.monotonic() - begun)
        except subprocess.TimeoutExpired:
            process.kill()
            longest *= 1.01
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        assert process.returncode in (0, -signal.SIGKILL)
        known.check_whole(box)
        if number % 10 == 9:
            known.check_healed(box)
    assert killed > KILLS / 4
    known.check_healed(box)


def test_a_kill_before_and_after_every_operation_on_files_heals(
    box: Box, known: Known
) -> None:
    known.check_healed(box)
    kills = 0
    while True:
        box.change(known.others(box)[0])
        call = box.call("sync")
        call[1:3] = ["-c", AT_OPERATION, str(kills + 1)]
        process = box.start(call)
        _, said = process.communicate(timeout=60)
        known.check_whole(box)
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL, said.decode()
        kills += 1
        if kills % 10 == 0:
            known.check_healed(box)
    known.check_healed(box)
    assert kills >= 10, "list and feed alone are opened, made safe, replaced"


def test_what_a_kill_leaves_behind_is_no_note_and_is_taken_away(box: Box) -> None:
    card = CARD.format(due="2026-11-21", reason="Geist")
    old = box.root / ".vk-99999-1-Geist.md.tmp"
    young = box.root / ".vk-99999-2-Geist.md.tmp"
    for path in (old, young):
        path.write_text(card, "utf-8")
    hour_ago = time.time() - 3600
    os.utime(old, (hour_ago, hour_ago))
    assert "Geist" not in box.run("report", "--all").out
    assert old.exists()
    assert box.run("sync").code == 0
    assert not old.exists()
    assert young.exists()


def test_rounds_at_the_same_time_wait_for_each_other(box: Box, known: Known) -> None:
    for state in (1, 2, 3):
        box.change(state)
        running = [box.start(box.call("sync")) for _ in range(3)]
        running.append(box.start(box.call("report")))
        for process in running:
            _, said = process.communicate(timeout=60)
            assert process.returncode == 0, said.decode()
        known.check_whole(box)
        known.check_healed(box)


@contextmanager
def held(box: Box) -> Iterator[None]:
    """The lock of a round, held by somebody else."""
    os.environ["VAULTKIT_STATE_DIR"] = box.environment["VAULTKIT_STATE_DIR"]
    folder = Path(places.of_vault("state", str(box.root.resolve())))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "write.lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write("vaultkit watch (pid 4711)")
        file.flush()
        yield


def test_a_lock_that_is_held_ends_in_2_and_names_the_holder(
    box: Box, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULTKIT_STATE_DIR", "")
    with held(box):
        begun = time.monotonic()
        said = box.run("sync")
        assert time.monotonic() - begun > 9
        assert said.code == 2
        assert "vaultkit watch (pid 4711)" in said.err
        assert box.read(LIST) == LISTED.encode()
        assert box.run("report").code == 0
    known.check_healed(box)


# --- the index ---------------------------------------------------------------------
def damaged(kind: str, data: bytes) -> bytes:
    """An index with random bytes where they hurt."""
    chance = random.Random(kind)
    noise = chance.randbytes(len(data))
    page = 4096
    kinds = {
        "all of it": noise,
        "its head": noise[:100] + data[100:],
        "its first table": data[:page] + noise[page : 2 * page] + data[2 * page :],
        "all but its head": data[: 2 * page] + noise[2 * page :],
        "cut in half": data[: len(data) // 2],
        "emptied": b"",
        "a text": b"no index at all\n",
    }
    return kinds[kind]


@pytest.mark.parametrize("words", ["report", "sync"])
@pytest.mark.parametrize(
    "kind",
    [
        "all of it",
        "its head",
        "its first table",
        "all but its head",
        "cut in half",
        "emptied",
        "a text",
    ],
)
def test_a_damaged_index_heals_without_a_word(
    box: Box, known: Known, kind: str, words: str
) -> None:
    assert box.run("sync").code == 0
    before = box.run("report", "--all").out
    box.change(2)
    (index,) = (box.base / "cache").glob("*/index.db")
    for beside in index.parent.glob("index.db-*"):
        beside.unlink()
    index.write_bytes(damaged(kind, index.read_bytes()))
    said = box.run(*words.split())
    assert said.code == 0, said.err
    assert "cache" not in said.err
    assert "bug" not in said.err
    box.change(0)
    assert box.run("report", "--all").out == before
    known.check_whole(box)


def test_an_index_that_is_a_folder_is_said_and_answered_without(box: Box) -> None:
    assert box.run("sync").code == 0
    (index,) = (box.base / "cache").glob("*/index.db")
    for beside in index.parent.glob("index.db*"):
        beside.unlink()
    index.mkdir()
    said = box.run("report")
    assert said.code == 0
    assert "Anna Weber" in said.out
    assert said.err.count("\n") == 1
    assert box.run("sync").code == 2
