"""`report`, from the memory of the last one where nothing changed since.

Looks at every note's stamp and at what else an answer depends on; only if one differs
are plugins loaded and notes read.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from types import ModuleType

from vaultkit.adapters import glance, places
from vaultkit.adapters.sqlite_index.answers import open_existing
from vaultkit.cli.asking import ReportArguments
from vaultkit.core import remembered


def answer(asked: ReportArguments) -> int:
    """Print the report; the exit code."""
    key = memory_key(asked)
    said, changed = _from_memory(asked, key)
    if said is None:
        return int(_module("vaultkit.cli.reporting").answer(asked, key, changed))
    out, err = said
    if err and not asked.quiet:
        sys.stderr.write(err)
    sys.stdout.write(out)
    return 0


def _module(name: str) -> ModuleType:
    return import_module(name)


def memory_key(asked: ReportArguments) -> str:
    """What makes two calls the same question, besides the moment."""
    columns = terminal_columns()
    parts = (
        *(asked.format, asked.within, str(asked.whole), str(asked.old)),
        *(asked.lang or "", str(columns)),
        *(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
        *(os.environ.get(name, "") for name in ("NO_COLOR", "TERM")),
    )
    return "\0".join(parts)


def terminal_columns() -> int:
    """Columns of the terminal, 0 where the answer goes elsewhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def _from_memory(
    asked: ReportArguments, key: str
) -> tuple[tuple[str, str] | None, list[str] | None]:
    """What was said before if it still holds; else where notes changed, None = all."""
    root = places.find_vault(asked.vault)
    index = open_existing(places.index_path(root)) if root else None
    if root is None or index is None:
        return None, None
    try:
        strangers = str(index.meta("strangers") or "").splitlines()
        if index.meta("stamps") != places.stamps(root, strangers):
            return None, None
        if asked.today is None:
            kept = index.memory("now\0" + key, remembered.minute(time.time()))
        else:
            kept = index.memory("day\0" + key, remembered.moment(asked.today))
        changed = glance.differing(root, index.folders(), _closer)
        if kept is None or changed is None or changed:
            return None, changed
        return remembered.load(kept), changed
    finally:
        index.close()


def _closer(root: str, folder: str) -> bytes | None:
    """The listing of a folder in which not all is plain, None if it is unreadable."""
    found: bytes | None = _module("vaultkit.adapters.files").closer(root, folder)
    return found
