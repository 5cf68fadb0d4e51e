"""Conflict copies that a sync tool made of a note: what the index keeps of them.

They are nobody, and nothing they state counts; how many lines only they hold is told.
"""

from __future__ import annotations

from collections import Counter

from vaultkit.app.index import Stated
from vaultkit.app.indexing import extract
from vaultkit.app.indexing.extract import Kept
from vaultkit.core import generated, notes
from vaultkit.core.text import decode

FRESH = 14
"""Days for which an answer in a copy is acted on; older ones are only reported."""
KEPT = 28
"""Days for which a note with a copy remembers what it acted on: longer than a copy
acts, also where both take another day for that of the answer."""


def of(index: Stated) -> dict[str, list[str]]:
    """The copies of each note, in order of their paths; those with blocks only."""
    found: dict[str, list[str]] = {}
    for _, path, original, _ in index.facts_about(extract.COPY):
        found.setdefault(extract.unpack(original), []).append(path)
    return {path: sorted(copies) for path, copies in found.items()}


def kept(path: str, original: str, data: bytes, other: bytes) -> tuple[int, Kept]:
    """The lines that only a copy has, and what is kept of it.

    Args:
        path: the copy's.
        original: the path of the note that it was made of.
        data: the copy's bytes.
        other: those of the note.
    """
    mine = decode(data)[0]
    n = only_there(mine, decode(other)[0])
    said = "conflict-copy-" + ("same" if not n else "one" if n == 1 else "more")
    fault = extract.whole_file(
        "vault/conflict-copy", path, said, original=original, n=n
    )
    facts = {}
    if notes.parse(path, mine).regions:
        facts[extract.COPY] = (extract.pack(original), b"")
    return n, extract.NOTHING._replace(facts=facts, diagnostics=(fault,))


def only_there(copy: str, original: str) -> int:
    """How many lines by hand a copy has that the note does not."""
    return (_by_hand(copy) - _by_hand(original)).total()


def _by_hand(source: str) -> Counter[str]:
    """The lines that no block of ours brought, blank ones not counted."""
    lines = (raw.strip() for raw in source.split("\n"))
    return Counter(
        line
        for line in lines
        if line and "^vd-" not in line and generated.unmarked(line) is None
        if "^vk-" not in line or not generated.is_pristine(line)
    )
