"""Locks as two processes see them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vaultkit.adapters.locks import FileLocks
from vaultkit.app.errors import LockHeldError, VaultkitError
from vaultkit.app.words import de_shell as de
from vaultkit.app.words import en_shell as en
from vaultkit.core.words import Words

HOLD = """
import sys
from vaultkit.adapters.locks import FileLocks
sys.argv[0] = "/usr/bin/vaultkit"
with FileLocks(sys.argv[1]).hold(sys.argv[2], wait=0):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def somebody_holds(folder: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(folder), name]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "held\n"
        yield other
        other.stdin.close()


def test_a_second_watcher_is_told_who_watches(tmp_path: Path) -> None:
    with (
        somebody_holds(tmp_path, "watch") as other,
        pytest.raises(LockHeldError) as held,
        FileLocks(str(tmp_path)).hold("watch", wait=0),
    ):
        pass
    assert held.value.exit_code == 2
    assert Words("de", de.WORDS).say(held.value.message) == (
        "ein anderes vaultkit überwacht diesen Ordner schon:"
        f" vaultkit (pid {other.pid})"
    )
    assert held.value.hint
    assert "stop that one" in Words("en", en.WORDS).say(held.value.hint)


def test_the_two_locks_do_not_hinder_each_other(tmp_path: Path) -> None:
    locks = FileLocks(str(tmp_path / "made when needed"))
    with locks.hold("watch", wait=0), locks.hold("write", wait=0):
        assert locks.holder("watch")
        assert locks.holder("write")


def test_waiting_ends_when_the_holder_is_done(tmp_path: Path) -> None:
    with somebody_holds(tmp_path, "write") as other:
        assert other.stdin
        other.stdin.write("\n")
        other.stdin.flush()
        with FileLocks(str(tmp_path)).hold("write", wait=10):
            assert FileLocks(str(tmp_path)).holder("write") == (
                f"{Path(sys.argv[0]).name} (pid {os.getpid()})"
            )


def test_waiting_ends_when_the_time_is_up(tmp_path: Path) -> None:
    began = time.monotonic()
    with somebody_holds(tmp_path, "write"):
        with (
            pytest.raises(LockHeldError),
            FileLocks(str(tmp_path)).hold("write", wait=0.3),
        ):
            pass
        assert 0.3 <= time.monotonic() - began < 5


def test_a_killed_holder_blocks_nobody(tmp_path: Path) -> None:
    with somebody_holds(tmp_path, "watch") as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        locks = FileLocks(str(tmp_path))
        assert locks.holder("watch") is None
        with locks.hold("watch", wait=0):
            assert locks.holder("watch")


def test_a_lock_is_free_again_after_an_error_inside(tmp_path: Path) -> None:
    locks = FileLocks(str(tmp_path))
    with pytest.raises(KeyError), locks.hold("write", wait=0):
        raise KeyError
    assert locks.holder("write") is None
    assert (tmp_path / "write.lock").read_text() == ""


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    locks = FileLocks(str(tmp_path / "file" / "state"))
    with pytest.raises(VaultkitError) as error, locks.hold("write", wait=0):
        pass
    assert "Not a directory" in Words("en", en.WORDS).say(error.value.message)
