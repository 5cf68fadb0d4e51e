"""What would be written, as a unified diff that `git apply` takes."""

from __future__ import annotations

import re
import sys
from difflib import unified_diff
from typing import NamedTuple

from vaultkit.app.round import Written
from vaultkit.cli import show

NO_NEWLINE = "\\ No newline at end of file\n"


_ODD = re.compile(r'[\x00-\x1f"\\\x7f]')


def put(written: Written) -> None:
    """Print one file's change; a terminal gets nothing that steers it."""
    text = of(written)
    if sys.stdout.isatty():
        lines = text.split("\n")[:-1]
        text = "".join(show.safe(line.rstrip("\r")) + "\n" for line in lines)
    sys.stdout.write(text)


def of(written: Written) -> str:
    """One file's change."""
    before, after = _lines(written.before), _lines(written.after)
    old = "/dev/null" if written.before is None else _named(f"a/{written.path}")
    new = "/dev/null" if written.after is None else _named(f"b/{written.path}")
    lines = unified_diff(before, after, old, new)
    return "".join(
        line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}" for line in lines
    )


class Entries(NamedTuple):
    """How many entries of a calendar a change makes, takes away and alters."""

    new: int
    gone: int
    changed: int


def entries(written: Written) -> Entries | None:
    """What a change does to a calendar; None if it is no calendar."""
    before, after = _entries(written.before), _entries(written.after)
    if before is None or after is None:
        return None
    kept = before.keys() & after.keys()
    altered = sum(before[uid] != after[uid] for uid in kept)
    return Entries(len(after) - len(kept), len(before) - len(kept), altered)


def _entries(data: bytes | None) -> dict[bytes, bytes] | None:
    """Each entry's bytes by its uid."""
    if data and not data.startswith(b"BEGIN:VCALENDAR"):
        return None
    _, *found = (data or b"").split(b"BEGIN:VEVENT")
    return {uid[1]: one for one in found if (uid := re.search(rb"\nUID:(.*)", one))}


def _named(path: str) -> str:
    """A path as git reads it: in quotes where a sign in it would break the line."""
    if not _ODD.search(path):
        return path
    return '"' + _ODD.sub(lambda sign: f"\\{ord(sign[0]):03o}", path) + '"'


def _lines(data: bytes | None) -> list[str]:
    """A file's lines; they end at LF only, as patches have it."""
    lines = (data or b"").decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
