"""A command in a process of its own that need not start Python first."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from tempfile import TemporaryFile

from support.saying import Said

import vaultkit
from vaultkit.cli import main

CRASHED = 70


@cache
def _loaded() -> None:
    """Load what commands load, once for all copies."""
    for name in ("yaml", "frontmatter", "icalendar", "phonenumbers", "click", "rich"):
        import_module(name)
    for module in walk_packages(vaultkit.__path__, "vaultkit."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def call(
    words: Sequence[str], ready: Callable[[], object] = bool, seconds: int = 120
) -> Said:
    """Call the command line in a copy of this process, made ready for it.

    Args:
        words: What would be typed behind `vaultkit`.
        ready: Run in the copy first, to take rights and room from it.
        seconds: How long it may take.
    """
    _loaded()
    with TemporaryFile() as out, TemporaryFile() as err:
        child = os.fork()
        if not child:
            os._exit(_in_the_copy(words, ready, seconds, out.fileno(), err.fileno()))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode())
    return Said(code, *said)


def _in_the_copy(
    words: Sequence[str], ready: Callable[[], object], seconds: int, out: int, err: int
) -> int:
    code = CRASHED
    try:
        signal.alarm(seconds)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = (open(file, "w", encoding="utf-8") for file in (1, 2))  # noqa: PTH123, SIM115 - the copy ends with them
        sys.argv = ["vaultkit", *words]
        ready()
        main.main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - the copy must end here
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code
