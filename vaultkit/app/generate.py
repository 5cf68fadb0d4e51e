"""What blocks shall hold today, as edits; writes nothing. Outputs are at hand here too.

Asked as of the day's first minute, so that within a day nothing changes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from vaultkit.app import history
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.app.indexing import copies, extract
from vaultkit.app.indexing.extract import placed
from vaultkit.app.outputs import (
    File,
    crashed,
    file,
    output_paths,
    outputs,
    setting,
    snapshot,
)
from vaultkit.app.vault import Vault
from vaultkit.core import blocks, donelines, identity, notes, text
from vaultkit.core.diagnostics import Diagnostic, Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.notes import Note
from vaultkit.core.spans import Span
from vaultkit.core.words import Day, Msg, Words, msg
from vaultkit.plugin.contributions import Block, Line

__all__ = [
    "Blocks",
    "File",
    "file",
    "left_over",
    "note_blocks",
    "output_paths",
    "outputs",
    "setting",
    "snapshot",
    "with_blocks",
]

KEEP_DONE = 3
"""Days that a line which was acted upon stays in its block; longer while a conflict
copy of the note may bring the same answer again."""


class Blocks(NamedTuple):
    """One note's blocks: an edit if they differ, and what is left over in them."""

    edit: Edit | None
    diagnostics: tuple[Placed, ...]
    broken: tuple[Placed, ...] = ()
    """Markers that do not pair, so that nothing is written into the note; and plugins
    that failed, whose blocks are left as they are."""


def with_blocks(vault: Vault) -> list[str]:
    """The notes that hold managed blocks."""
    return [path for _, path, _, _ in vault.index.facts_about(extract.REGIONS)]


def note_blocks(vault: Vault, shared: Snapshot, path: str, day: Day) -> Blocks:
    """What every block of one note shall hold on a day."""
    data = vault.files.read(path)
    if data is None:
        return Blocks(None, ())
    note = notes.parse(path, text.decode(data)[0])
    faults = blocks.find(note.text)[1]
    if faults:
        marked = tuple(extract.broken_marker(fault, note) for fault in faults)
        return Blocks(None, (), marked)
    keep = copies.KEPT if path in copies.of(vault.index) else KEEP_DONE
    is_undone = partial(history.is_undone, vault)
    changes: list[Replacement] = []
    broken: list[Placed] = []
    found: list[Placed] = []
    for region in note.regions:
        owned = vault.registry.named(Block, region.name)
        if owned is None:
            continue
        attributes = dict(region.attributes)
        words = vault.words(_language(attributes.get("lang", "")))
        view = VaultView(shared, owned.plugin, day + "T00:00")
        lines = vault.registry.all(owned, owned.value.wanted, view, attributes, day)
        if lines is None:
            broken += filter(None, (crashed(vault, owned),))
            continue
        before = note.text[region.inner.start : region.inner.end]
        asked = donelines.without_stale(before)
        rest, kept = donelines.split(asked, day, keep, is_undone)
        wanted = [_wanted(line, words) for line in lines]
        done = words.say(Msg("app.group.done"))
        wanted += (blocks.Wanted("", done, "", verbatim=line) for line in kept)
        merged = blocks.merge(rest, wanted, note.source.newline, region.prefix)
        if merged.text != before:
            changes.append(Replacement(region.inner, merged.text))
        found += (_orphan(note, region, orphan.was, rest) for orphan in merged.orphans)
    if not changes:
        return Blocks(None, tuple(found), tuple(broken))
    edit = Edit(path, identity.digest(data), tuple(changes), "blocks")
    return Blocks(edit, tuple(found), tuple(broken))


def _language(given: str) -> str:
    return given if given in ("de", "en") else ""


def _wanted(line: Line, words: Words) -> blocks.Wanted:
    said = "".join(words.say(part) for part in line.text)
    group = words.say(line.group) if line.group else ""
    return blocks.Wanted(line.uid, group, said, line.under, line.tail)


def _orphan(note: Note, region: blocks.Region, was: Span, rest: str) -> Placed:
    line = rest[was.start : was.end]
    start = note.text.index(line, region.inner.start)
    span = Span(start, start + len(line))
    return placed(
        Diagnostic(
            f"{region.name}/orphan",
            "hint",
            msg("app.orphan", line=line.strip()),
            note.path,
            span,
            msg("app.orphan.hint"),
        ),
        note.source,
    )


def left_over(vault: Vault, day: Day) -> Iterator[Placed]:
    """Lines of blocks that nothing wants any more and a hand touched."""
    shared = snapshot(vault)
    for path in with_blocks(vault):
        yield from note_blocks(vault, shared, path, day).diagnostics
