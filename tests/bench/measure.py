"""Costs of commands: CPU seconds of a child process, in turn with its floor's.

CPU is user and system time together, of the child and what it waited for. It is the
only figure that means something where other programs share the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.corpus import TODAY

HOME = Path(tempfile.gettempdir()) / "vaultkit-bench-home"
PYTHON = sys.executable
VAULTKIT = str(Path(PYTHON).with_name("vaultkit"))
"""The installed command, as a user calls it."""
UNWANTED = frozenset(("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH"))
"""A user's second call finds compiled modules."""
DAY = f"{TODAY}T09:00"

Job = Callable[[], float]
"""Does something once; the CPU seconds that it cost."""


class Pairs(NamedTuple):
    """A job and its floor, measured in turn."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Each of ours by the floor beside it."""
        return [a / b for a, b in zip(self.ours, self.floor, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)


def pairs(ours: Job, floor: Job, times: int) -> Pairs:
    """Measure both in turn: ours, floor, ours, floor."""
    found = [(ours(), floor()) for _ in range(times)]
    return Pairs(tuple(a for a, _ in found), tuple(b for _, b in found))


def environment(**more: str) -> dict[str, str]:
    """A user's environment whose caches are the benchmark's own."""
    own = {
        "VAULTKIT_CACHE_DIR": str(HOME / "cache"),
        "VAULTKIT_STATE_DIR": str(HOME / "state"),
        "VAULTKIT_CONFIG_DIR": str(HOME / "config"),
        "PYTHONPYCACHEPREFIX": str(HOME / "pycache"),
        "LC_ALL": "C.UTF-8",
    }
    outer = {k: v for k, v in os.environ.items() if k not in UNWANTED}
    return {**outer, **own, **more}


def cpu(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Run a command; the CPU seconds it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            list(command),
            stdout=subprocess.DEVNULL,
            stderr=said,
            stdin=subprocess.DEVNULL,
            env=dict(env or environment()),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            failed = subprocess.CalledProcessError(child.returncode, list(command))
            failed.add_note(said.read().decode())
            raise failed
    return usage.ru_utime + usage.ru_stime


def inside(script: str, *arguments: str) -> list[str]:
    """The call of a script of `inside.py`."""
    return [PYTHON, str(Path(__file__).with_name("inside.py")), script, *arguments]


def said(script: str, *arguments: str) -> str:
    """Run a script of `inside.py` in a process of its own; its last line."""
    done = subprocess.run(
        inside(script, *arguments),
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    )
    return done.stdout.strip().rpartition("\n")[2]


def vaultkit(root: Path, command: str, *arguments: str) -> list[str]:
    """The call of a command on a vault, on the corpus's own day."""
    return [VAULTKIT, command, "--vault", str(root), "--today", DAY, *arguments]


def find(root: Path) -> list[str]:
    """The floor of looking whether anything changed: every note's stamp, in C."""
    return ["find", str(root), "-name", "*.md", "-printf", "%T@ %s %p\\n"]
