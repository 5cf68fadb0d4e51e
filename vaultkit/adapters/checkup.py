"""What `doctor` asks of the machine: folders, the index's file, limits, left-overs.

Looks only, and makes nothing; left-overs are taken away if that is asked for.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from vaultkit.adapters import places, replacing
from vaultkit.adapters.sqlite_index import state
from vaultkit.app.doctor import Folder, Machine
from vaultkit.core.words import Msg

_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")


def look(root: str, *, fault: Msg | None) -> Machine:
    """Everything about this machine that concerns one vault.

    Args:
        root: the vault's resolved folder.
        fault: what is wrong with the machine's own settings.
    """
    index = places.index_path(root)
    return Machine(
        tuple(_folder(kind, root) for kind in ("cache", "state", "config")),
        state.of(index),
        tuple(sorted(left_over(root))),
        _limit(),
        fault,
        time.time_ns(),
        tuple(state.others(index)),
    )


def _folder(kind: str, root: str) -> Folder:
    path = places.base(kind) if kind == "config" else places.of_vault(kind, root)
    return Folder(kind, path, _unwritable(path), _size(path))


def _unwritable(path: str) -> str:
    """Why nothing can be written into a folder, or into that where it would be made."""
    folder = Path(path)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _size(path: str) -> int:
    found = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                found += (Path(folder) / name).lstat().st_size
            except OSError:
                continue
    return found


def left_over(root: str) -> Iterator[str]:
    """Files in the vault that a killed vaultkit left behind."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder) / name
            if replacing.is_left_over(str(path)):
                yield str(path.relative_to(root))


def _limit() -> int | None:
    """How many folders a user may watch, where the system has such a limit."""
    try:
        return int(_WATCHES.read_text("ascii"))
    except (OSError, ValueError):
        return None


def swept(root: str, paths: tuple[str, ...]) -> int:
    """Take left-overs away, or give back what others wrote; how many are gone."""
    full = [Path(root) / path for path in paths]
    for folder in sorted({path.parent for path in full}):
        replacing.sweep(str(folder))
    return sum(not os.path.lexists(path) for path in full)
