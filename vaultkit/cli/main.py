"""From arguments to an exit code; the only place that catches everything.

`report` is answered here from the memory of the last one if nothing changed since;
all else goes to the full command line.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from types import ModuleType

COLLECT = (100_000, 20, 50)
"""Values come by the ten thousand, with hardly a cycle among them: to look for cycles
as often as Python does is a tenth of a first look, and a fifth of a first feed. The
code of a command that writes is seventy thousand already, and stays."""


def main() -> None:
    """Run vaultkit as the installed command does."""
    arguments = sys.argv[1:]
    _ready(arguments)
    code = run(arguments)
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            code = int(_module("failing").explain(error, arguments))
    gc.freeze()  # memory goes back all at once; to take it apart is a tenth of a call
    sys.exit(code)


def _ready(arguments: list[str]) -> None:
    """Streams that take every text; what is for programs is UTF-8 everywhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good, and pathlib is slow
        getattr(sys, name).reconfigure(errors="backslashreplace")
    if not {"json", "--format=json", "--dry-run", "--patch"}.isdisjoint(arguments):
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # as made by Python


def _module(name: str) -> ModuleType:
    return import_module(f"vaultkit.cli.{name}")


def run(arguments: list[str]) -> int:
    """Answer one call; the exit code.

    An index that turns out to be damaged is thrown away and the call begun once more.
    """
    gc.set_threshold(*COLLECT)
    code = _once(arguments, again=True)
    return _once(arguments, again=False) or 0 if code is None else code


def _once(arguments: list[str], *, again: bool) -> int | None:
    """The exit code, None if the index was damaged and is gone now."""
    try:
        asked = _module("asking").report_arguments(arguments)
        if asked is not None:
            return int(_module("quick").answer(asked))
        return int(_module("shell").run(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - a bug must leave one honest line
        failing = _module("failing")
        if not again or not failing.is_damaged(error, arguments):
            return int(failing.explain(error, arguments))
    failing.drop_index(arguments)
    return None


if __name__ == "__main__":
    main()
