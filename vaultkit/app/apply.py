"""The only writer: makes edits in notes and replaces generated files.

A note is read again right before it is replaced; if it is not the one that the edit
was made for, nothing is written and the caller is told. Whatever made the edit, it is
proved here: every byte outside its spans stays, and the front matter says the same but
for the keys it is about. What a note held is in the journal before it is touched; where
it cannot be put there, nothing is written either.
"""

from __future__ import annotations

from typing import Literal

from vaultkit.app.ports import NoteFiles
from vaultkit.app.records import Change, Recorder
from vaultkit.core import edits, identity, text
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.rewriting import proofs
from vaultkit.core.text import BOM
from vaultkit.core.words import msg

BLOCKS = "blocks"
"""Why a list in a note is brought up to date; such a write can be made again."""

Done = Literal[
    "written",
    "same",
    "changed",
    "refused",
    "unproved",
    "linked",
    "unwritable",
    "unjournalled",
]


def note(  # noqa: PLR0913 - what the journal keeps of it
    files: NoteFiles,
    record: Recorder,
    edit: Edit,
    *,
    acted: tuple[str, ...] = (),
    answers: tuple[str, ...] = (),
    aside: tuple[str, ...] = (),
    own: tuple[str, ...] = (),
) -> Done:
    """Make one edit, or say why not; bytes outside its spans never move.

    Args:
        files: the vault's files.
        record: the run that the write belongs to.
        edit: the edit.
        acted: the note's lines that it acts on as answers.
        answers: the answers that it is made for, by their done lines' ids.
        aside: lines as it leaves them that ask for nothing from now on.
        own: lines that it acts on as answers where they stand, outside any list.
    """
    made = prepared(files, edit)
    if not isinstance(made, Change):
        return made
    kept = made._replace(acted=acted, answers=answers, aside=aside, own=own)
    return change(files, record, kept)


def prepared(files: NoteFiles, edit: Edit) -> Change | Done:
    """What an edit makes of its note as it is now, or why it cannot be made."""
    before = files.read(edit.path)
    if edit.seen_digest == edits.ABSENT:
        return _made(files, edit, before)
    if before is None or identity.digest(before) != edit.seen_digest:
        return "changed"
    return _edited(edit, before)


def _edited(edit: Edit, before: bytes) -> Change | Done:
    """What an edit makes of the bytes that it was made for, if that can be proved."""
    decoded, faults = text.decode(before)
    mark = BOM if decoded.startswith(BOM) else ""
    body = decoded[len(mark) :]
    if faults or decoded.encode() != before:
        return "refused"
    try:
        after = edits.apply(body, edit.replacements)
        if after == body:
            return "same"
        made = (mark + after).encode()
    except ValueError:  # spans that overlap, or signs that are no text
        return "unproved"
    if proofs.prove(body, after, edit.replacements, edit.keys) is not None:
        return "unproved"
    return Change(edit.path, before, made, edit.reason)


def _made(files: NoteFiles, edit: Edit, before: bytes | None) -> Change | Done:
    """A note that is to be made, if nothing lies where it shall."""
    if before is not None:
        return "changed"
    if files.stamp(edit.path) is not None:
        return "unwritable"
    if not files.is_plain(edit.path):
        return "linked"
    text_now = edits.apply("", edit.replacements)
    return Change(edit.path, None, text_now.encode(), edit.reason)


def change(files: NoteFiles, record: Recorder, wanted: Change) -> Done:
    """Write a note, make it or take it away, if it is still the one that was read."""
    if wanted.before == wanted.after:
        return "same"
    stamp = files.stamp(wanted.path)
    if wanted.after is not None:
        wanted = wanted._replace(folders=files.missing(wanted.path))
    try:
        record.intend(wanted._replace(saved=stamp[1] if stamp else 0))
    except OSError:
        return "unjournalled"
    if wanted.after is not None:
        done = file(files, wanted.path, wanted.before, wanted.after)
    else:
        done = _away(files, wanted)
    record.note(written=done == "written")
    return done


def file(files: NoteFiles, path: str, before: bytes | None, after: bytes) -> Done:
    """Replace a whole generated file, if it is still the one that was read."""
    if before == after:
        return "same"
    try:
        return "written" if files.replace(path, before, after) else "changed"
    except OSError:
        return "unwritable"


def _away(files: NoteFiles, gone: Change) -> Done:
    try:
        taken = files.remove(gone.path, gone.before or b"", gone.folders)
    except OSError:
        return "unwritable"
    return "written" if taken else "changed"


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
    if done in ("unproved", "unwritable", "unjournalled"):
        return Placed(
            "vault/unwritable",
            "error",
            msg(f"app.{done}", path=path),
            path,
            1,
            1,
            0,
            msg(f"app.{done}.hint"),
        )
    return None
