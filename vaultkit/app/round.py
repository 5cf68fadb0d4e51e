"""The order of a round: look, derive, then blocks, then outputs; under the write lock.

Reading commands do `refresh` alone. The watcher does the same round as `sync`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import NamedTuple

from vaultkit.app import apply, derive, extract, generate, resolve, settle, sync
from vaultkit.app.apply import Done
from vaultkit.app.ports import Change, Recorder
from vaultkit.app.sync import Progress
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.words import Day, Moment

WAIT = 10.0
"""Seconds to wait for another vaultkit to finish its round."""

MayWrite = Callable[[str], bool]


def anywhere(_path: str) -> bool:
    """One-shot commands write at once."""
    return True


class Written(NamedTuple):
    """A file that was or would be written; None = there is no such file."""

    path: str
    before: bytes | None
    after: bytes | None


class Summary(NamedTuple):
    """What a round came to."""

    changed: frozenset[str] = frozenset()
    """Notes whose bytes were not those that the index held."""
    written: tuple[Written, ...] = ()
    left: tuple[str, ...] = ()
    """Notes that were not written because they are still being edited."""
    complaints: tuple[Placed, ...] = ()
    """What was asked for and could not be written."""
    hints: tuple[Placed, ...] = ()
    settled: int = 0
    """Answers that were acted upon."""


def refresh(
    vault: Vault,
    hint: frozenset[str] | None = None,
    progress: Progress | None = None,
) -> frozenset[str]:
    """Bring the index up to the disk; the notes that differed from it."""
    index = vault.index
    index.begin()
    try:
        if not index.is_current(vault.program):
            index.reset(vault.program)
            hint = None
        index.add_tables(derive.tables(vault.registry))
        found = sync.run(
            vault.files,
            index,
            vault.registry,
            vault.disk_now(),
            hint=hint,
            progress=progress,
        )
        dirty = found.dirty
        if index.meta("deriving") != vault.deriving:
            dirty = None
            index.put_meta("deriving", vault.deriving)
        changed = found.changed
        if dirty is None or dirty:
            derive.run(index, vault.registry, vault.settings.vault_id, dirty)
            index.put_meta("pending", 0)
            changed = True
        if index.meta(resolve.SHARED) is None:
            index.put_meta(resolve.SHARED, extract.pack(resolve.shared(index)))
        if changed:
            index.touch()
            index.forget_memory()
        index.commit()
    finally:
        index.rollback()
    return found.paths


def run(  # noqa: PLR0913 - a use case names what it needs
    vault: Vault,
    day: Day,
    *,
    hint: frozenset[str] | None = None,
    may_write: MayWrite = anywhere,
    dry_run: bool = False,
    progress: Progress | None = None,
    record: Recorder | None = None,
    acts_at: Moment | None = None,
) -> Summary:
    """A whole round: afterwards blocks and outputs are those of `day`.

    Args:
        vault: the vault.
        day: the day that blocks and outputs are for.
        hint: the only paths that may have changed.
        may_write: asked before a note is written; a note not at rest is left.
        dry_run: write nothing, tell what would be written.
        progress: told how far a long look has come.
        record: the run that writes into notes belong to, else one of their own.
        acts_at: act on answers in blocks, as of this moment; None leaves them.
    """
    own = nullcontext(record) if record else vault.journal.run("sync", day)
    with vault.locks.hold("write", WAIT), own as recorder:
        changed = refresh(vault, hint, progress)
        acted = settle.Outcome()
        if acts_at is not None and not dry_run:
            reread = partial(refresh, vault)
            acted = settle.run(vault, acts_at, may_write, recorder, reread)
            if acted.written:
                refresh(vault, acted.written)
        if not dry_run and vault.index.meta("generated") == _signature(vault, day):
            return Summary(changed, (), acted.left, acted.complaints)
        summary = _blocks(vault, day, may_write, None if dry_run else recorder)
        touched = frozenset(w.path for w in summary.written)
        if touched and not dry_run:
            refresh(vault, touched)
        files = _outputs(vault, day, dry_run)
        summary = Summary(
            changed,
            summary.written + files.written,
            summary.left + acted.left,
            acted.complaints + summary.complaints + files.complaints,
            summary.hints,
            acted.settled,
        )
        if not dry_run and not summary.left and not summary.complaints:
            _keep(vault, {"generated": _signature(vault, day)})
    return summary


def _signature(vault: Vault, day: Day) -> str:
    """All that generated bytes depend on, and the outputs as they lie there.

    Blocks need no looking at: a note that was changed makes another revision.
    """
    places = [(p, vault.files.stamp(p)) for p in generate.output_paths(vault)]
    options = sorted(vault.registry.options.items())
    plugins = [(plugin.name, plugin.version) for plugin in vault.registry.plugins]
    return repr(
        (
            *(vault.index.revision(), day, vault.program, vault.deriving, options),
            plugins,
            *(vault.settings[:9], vault.zone_rule, vault.zone_shifts, places),
        )
    )


def _keep(vault: Vault, values: dict[str, str]) -> None:
    vault.index.begin()
    try:
        for key, value in values.items():
            vault.index.put_meta(key, value)
        vault.index.commit()
    finally:
        vault.index.rollback()


def _blocks(
    vault: Vault, day: Day, may_write: MayWrite, record: Recorder | None
) -> Summary:
    written: list[Written] = []
    left: list[str] = []
    complaints: list[Placed] = []
    hints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    shared = generate.snapshot(vault)
    for path in generate.with_blocks(vault):
        wanted = generate.note_blocks(vault, shared, path, day)
        hints += wanted.diagnostics
        complaints += wanted.broken
        if wanted.edit is None:
            continue
        if not may_write(path):
            left.append(path)
            continue
        done, made = _apply(vault, wanted.edit, record)
        if done == "written" and made is not None:
            written.append(Written(path, made.before, made.after))
        elif done == "changed":
            left.append(path)
        if fault := apply.complaint(done, path):
            complaints.append(fault)
    return Summary(
        frozenset(), tuple(written), tuple(left), tuple(complaints), tuple(hints)
    )


def _apply(
    vault: Vault, edit: Edit, record: Recorder | None
) -> tuple[Done, Change | None]:
    """Make an edit; without a record only say what it would make of its note."""
    made = apply.prepared(vault.files, edit)
    if not isinstance(made, Change):
        return made, None
    if record is None:
        return "written", made
    return apply.change(vault.files, record, made), made


def _outputs(vault: Vault, day: Day, dry_run: bool) -> Summary:
    written: list[Written] = []
    complaints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    shared = generate.snapshot(vault)
    for made, refused in generate.outputs(vault, shared, day):
        if refused is not None:
            complaints.append(refused)
        if made is None:
            continue
        if not dry_run:
            keep_parts(vault, made)
        if made.after == made.before:
            continue
        done: Done = "written"
        if not dry_run:
            done = apply.file(vault.files, made.path, made.before, made.after)
        if done == "written":
            written.append(Written(made.path, made.before, made.after))
        if fault := apply.complaint(done, made.path):
            complaints.append(fault)
    return Summary(frozenset(), tuple(written), (), tuple(complaints))


def keep_parts(vault: Vault, made: generate.File) -> None:
    """Keep the items of an output that were made anew."""
    if not made.parts and not made.dropped:
        return
    vault.index.begin()
    try:
        vault.index.put_parts(made.output, made.parts, made.dropped)
        vault.index.commit()
    finally:
        vault.index.rollback()
