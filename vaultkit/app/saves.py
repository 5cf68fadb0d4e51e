"""When a hand last saved a note, as far as that can be known.

A note's own time says when it was last written, be it by vaultkit; what vaultkit wrote
is in the journal, with the time that the note had before.
"""

from __future__ import annotations

from collections.abc import Iterable

from vaultkit.app.vault import Vault
from vaultkit.core import identity

_SLACK = 60 * 10**9
"""Nanoseconds by which a record may seem to be older than what it tells of."""


def last(vault: Vault, paths: Iterable[str]) -> dict[str, int]:
    """Times in ns since 1970, by note; one that is gone has none."""
    found: dict[str, int] = {}
    held: dict[str, bytes] = {}
    for path in paths:
        stamp, data = vault.files.stamp(path), vault.files.read(path)
        if stamp is not None and data is not None:
            found[path], held[path] = stamp[1], identity.digest(data)
    for run in vault.journal.runs() if held else ():
        if run.ended and run.ended + _SLACK < min(found[path] for path in held):
            # Whatever it wrote is older than what the notes hold now.
            break
        for step in reversed(run.steps):
            if held.get(step.path) != step.after or step.written is False:
                continue
            if step.before is None or not step.saved:
                del held[step.path]
                continue
            found[step.path], held[step.path] = step.saved, step.before
        if not held:
            break
    return found
