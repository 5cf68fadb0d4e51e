"""The only writer: makes edits in notes and replaces generated files.

A note is read again right before it is replaced; if it is not the one that the edit
was made for, nothing is written and the caller is told.
"""

from __future__ import annotations

from typing import Literal

from vaultkit.app.ports import NoteFiles
from vaultkit.core import edits, identity, text
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.text import BOM
from vaultkit.core.words import msg

Done = Literal["written", "same", "changed", "refused", "unwritable"]


def note(files: NoteFiles, edit: Edit) -> Done:
    """Make one edit, or say why not; bytes outside its spans never move."""
    before = files.read(edit.path)
    if before is None or identity.digest(before) != edit.seen_digest:
        return "changed"
    decoded, faults = text.decode(before)
    mark = BOM if decoded.startswith(BOM) else ""
    body = decoded[len(mark) :]
    if faults or decoded.encode() != before:
        return "refused"
    after = edits.apply(body, edit.replacements)
    if after == body:
        return "same"
    if not edits.is_local(body, after, edit.replacements):
        return "refused"
    return file(files, edit.path, before, (mark + after).encode())


def file(files: NoteFiles, path: str, before: bytes | None, after: bytes) -> Done:
    """Replace a whole file by another, if it is still the one that was read."""
    if before == after:
        return "same"
    try:
        return "written" if files.replace(path, before, after) else "changed"
    except OSError:
        return "unwritable"


def complaint(done: Done, path: str) -> Placed | None:
    """What to tell the user of an edit that was not made."""
    if done == "refused":
        return Placed(
            "note/bad-encoding",
            "warning",
            msg("app.not-written", path=path),
            path,
            1,
            1,
            0,
            msg("app.not-written.hint"),
        )
    if done == "unwritable":
        return Placed(
            "vault/unwritable",
            "error",
            msg("app.unwritable", path=path),
            path,
            1,
            1,
            0,
            msg("app.unwritable.hint"),
        )
    return None
