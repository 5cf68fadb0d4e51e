"""What to say when we cannot go on: a sentence, or a bug report in a file."""

from __future__ import annotations

import errno
import os
import platform
import sys
import traceback
from contextlib import suppress

from vaultkit import __version__, wiring
from vaultkit.adapters import places
from vaultkit.app.errors import IndexBusyError, VaultkitError
from vaultkit.cli import show, speech
from vaultkit.cli.session import BrokenSettingsError
from vaultkit.core.words import Msg, Words, msg

BUG = 3
REFUSED = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
"""What a system says that has no room, or no sound disk."""
TWICE = frozenset(
    "report check feed plugins sync init contacts brief why".split()  # noqa: SIM905 - words
)
"""Commands that come to the same when they are begun once more."""


def words(of: str) -> Words:
    """The host's sentences alone, where there may be no vault to ask."""
    return Words(of, wiring.texts()[of])


def explain(error: Exception, arguments: list[str]) -> int:
    """Say why it went no further; the exit code."""
    said = words(speech.chosen(arguments, os.environ))
    if isinstance(error, wiring.UNUSABLE_INDEX):
        error = _of_index(error)
    elif isinstance(error, OSError) and error.errno in REFUSED:
        said_by = error.strerror or ""
        error = VaultkitError(msg("cli.system", error=said_by), Msg("cli.system.hint"))
    if isinstance(error, BrokenSettingsError):
        colour = show.colours(sys.stderr)
        found = show.long_finding(error.found, error.excerpt, said, colour=colour)
        sys.stderr.write(found + "\n")
        return error.exit_code
    if isinstance(error, VaultkitError):
        show.complain(said, error.message, error.hint)
        for line in error.lines:
            shown = "".join(said.say(part) for part in line)
            sys.stderr.write(f"  {show.safe(shown)}\n")
        return error.exit_code
    path = _report(error, arguments)
    what = f"{type(error).__name__}: {error}"[:200]
    show.complain(said, msg("cli.bug", error=what, path=path), Msg("cli.bug.hint"))
    return BUG


def _of_index(error: Exception) -> VaultkitError:
    if isinstance(error, VaultkitError):
        return error
    if wiring.is_busy(error):
        return IndexBusyError(Msg("cli.busy"), Msg("cli.busy.hint"))
    path = places.base("cache")
    return VaultkitError(msg("cli.no-cache", path=path), Msg("cli.no-cache.hint"))


def is_damaged(error: Exception, arguments: list[str]) -> bool:
    """Whether the index is at fault and the same may be asked once more."""
    if not isinstance(error, wiring.UNUSABLE_INDEX) or wiring.is_busy(error):
        return False
    return not TWICE.isdisjoint(arguments)


def drop_index(arguments: list[str]) -> None:
    """Throw the index away of the vault that was asked for."""
    root = places.find_vault(speech.option("--vault", arguments))
    with suppress(OSError):
        wiring.drop_index(root or "")


def _report(error: Exception, arguments: list[str]) -> str:
    lines = [
        f"vaultkit {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"arguments: {arguments!r}",
        "",
        *traceback.format_exception(error),
    ]
    folder = places.base("state")
    path = os.path.join(folder, f"bug-{os.getpid()}.txt")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    except OSError:
        return "-"
    return path
