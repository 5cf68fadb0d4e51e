"""Answers in the lines that ask which the last round could not act on.

Nothing is written into such a note, so the index keeps the reason: whoever asks what is
wrong is told, until the note is another one or a round knows better.
"""

from __future__ import annotations

from collections.abc import Iterable

from vaultkit.app.indexing import extract
from vaultkit.app.settling import answerlines, sourcelines
from vaultkit.app.settling.uniting import Line
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg


def keep(vault: Vault, refused: Iterable[tuple[Line, Msg]]) -> None:
    """Keep what was just refused, and nothing that was before."""
    found: dict[int, list[Placed]] = {}
    for line, reason in refused:
        known = vault.index.note(line.path) if sourcelines.is_one(line) else None
        if known is not None:
            one = answerlines.complaint(vault, line, reason)
            found.setdefault(known[0], []).append(one)
    wanted = {note: extract.pack(extract.plain(told)) for note, told in found.items()}
    before = vault.index.diagnosed(extract.UNDONE)
    if wanted == before:
        return
    vault.index.begin()
    try:
        for note in before.keys() | wanted.keys():
            vault.index.put_diagnostics(note, extract.UNDONE, wanted.get(note))
        vault.index.forget_memory()
        vault.index.commit()
    finally:
        vault.index.rollback()
