"""The order of a round: look, derive, then outputs, then blocks; under the write lock.

Reading commands do `refresh` alone. The watcher does the same round as `sync`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from vaultkit.app import apply, generate, rehearsal
from vaultkit.app.apply import Done
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.indexing import fresh
from vaultkit.app.indexing.sync import Progress
from vaultkit.app.pacing import MayWrite
from vaultkit.app.records import Change, Recorder
from vaultkit.app.vault import Vault
from vaultkit.core import identity
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Edit
from vaultkit.core.words import Day, Moment

WAIT = 10.0
"""Seconds to wait for another vaultkit to finish its round."""

refresh = fresh.run


def anywhere(_path: str, /, *, acts: bool = False) -> bool:  # noqa: ARG001 - a port
    """One-shot commands write at once."""
    return True


class Acted(NamedTuple):
    """What was done about answers, before outputs and blocks."""

    left: tuple[str, ...] = ()
    """Notes that were not written because they are still being edited."""
    told: tuple[tuple[str, str], ...] = ()
    """Answers that were acted on: the note, and the line as it stands there since."""
    back: tuple[tuple[str, str], ...] = ()
    """Answers that were taken back: the note, and the line."""
    complaints: Callable[[], tuple[Placed, ...]] = tuple
    """What is wrong with answers, each where it stands when this is asked."""


Begin = Callable[[str, Moment], AbstractContextManager[Recorder]]
"""Begins a run of its own: what it is called, and when."""
Act = Callable[[Vault, MayWrite, Recorder, Begin], Acted]
"""What a round does about answers; `acting` has the one that acts on them."""


def leave(_vault: Vault, _may: MayWrite, _record: Recorder, _begin: Begin) -> Acted:
    """Leave answers to a later round."""
    return Acted()


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
    told: tuple[tuple[str, str], ...] = ()
    """Answers that were acted on: the note, and the line as it stands there since."""
    back: tuple[tuple[str, str], ...] = ()
    """Answers that were taken back: the note, and the line."""


def run(  # noqa: PLR0913 - a use case names what it needs
    vault: Vault,
    day: Day,
    *,
    hint: frozenset[str] | None = None,
    may_write: MayWrite = anywhere,
    dry_run: bool = False,
    progress: Progress | None = None,
    record: Recorder | None = None,
    act: Act = leave,
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
        act: what to do about answers.
    """
    with vault.locks.hold("write", WAIT):
        changed = refresh(vault, hint, progress)
        if dry_run:
            with rehearsal.over(vault) as (tried, held):
                record = rehearsal.Unrecorded()
                acted = act(tried, may_write, record, lambda *_: nullcontext(record))
                summary = _round(tried, day, may_write, record, acted)
                made = tuple(Written(*one) for one in held.written())
                return summary._replace(changed=changed, written=made)
        own = nullcontext(record) if record else vault.journal.run("sync", day)
        with own as recorder:
            acted = act(vault, may_write, recorder, vault.journal.run)
            summary = _round(vault, day, may_write, recorder, acted)
    return summary._replace(changed=changed | summary.changed)


def unhindered(vault: Vault, day: Day, act: Act) -> Summary:
    """What a round would write if the settings let it write everything."""
    free = vault.settings._replace(writes="all")
    return run(vault._replace(settings=free), day, dry_run=True, act=act)


def _round(
    vault: Vault,
    day: Day,
    may_write: MayWrite,
    record: Recorder,
    acted: Acted,
) -> Summary:
    """All of a round that comes after the look at the disk and the answers."""
    if vault.index.meta("generated") == _signature(vault, day):
        return _answered(Summary(), acted)
    # Blocks state nothing: what they write makes no other outputs, which come first
    # because a calendar may be asking for them.
    shared = generate.snapshot(vault)
    files = _outputs(vault, shared, day)
    made = _blocks(vault, shared, day, may_write, record, frozenset(acted.left))
    touched = frozenset(w.path for w in made.written)
    seen = refresh(vault, touched) if touched else frozenset[str]()
    summary = made._replace(
        changed=seen - touched,
        written=made.written + files.written,
        complaints=made.complaints + files.complaints,
    )
    # What is wrong with an answer is found anew each time, and is no list's fault; what
    # another vaultkit has read meanwhile is for the next round, and so is what a hand
    # did to the notes written, or beside them.
    is_ours = seen <= touched and all(_is_known(vault, one) for one in made.written)
    is_all = is_ours and vault.index.revision() == shared.revision + bool(touched)
    if is_all and not (summary.left or acted.left or summary.complaints):
        _keep(vault, {"generated": _signature(vault, day)})
    return _answered(summary, acted)


def _is_known(vault: Vault, written: Written) -> bool:
    """Whether the index holds the note as it was written, and no later one."""
    known = vault.index.note(written.path)
    made = identity.digest(written.after or b"")
    return known is not None and known[1] == made


def _answered(summary: Summary, acted: Acted) -> Summary:
    """The summary with what became of answers."""
    return summary._replace(
        left=tuple(dict.fromkeys(acted.left + summary.left)),
        complaints=(*acted.complaints(), *summary.complaints),
        told=acted.told,
        back=acted.back,
    )


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


def _blocks(  # noqa: PLR0913, PLR0917 - one step of a round, with all that it needs
    vault: Vault,
    shared: Snapshot,
    day: Day,
    may_write: MayWrite,
    record: Recorder,
    held: frozenset[str],
) -> Summary:
    """Bring blocks up to date; `held` notes are left until their answers are due."""
    written: list[Written] = []
    left: list[str] = []
    complaints: list[Placed] = []
    hints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    for path in generate.with_blocks(vault):
        wanted = generate.note_blocks(vault, shared, path, day)
        hints += wanted.diagnostics
        complaints += wanted.broken
        if wanted.edit is None:
            continue
        if path in held or not may_write(path):
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


def _apply(vault: Vault, edit: Edit, record: Recorder) -> tuple[Done, Change | None]:
    """Make an edit; what it made of its note is handed on."""
    made = apply.prepared(vault.files, edit)
    if not isinstance(made, Change):
        return made, None
    return apply.change(vault.files, record, made), made


def _outputs(vault: Vault, shared: Snapshot, day: Day) -> Summary:
    written: list[Written] = []
    complaints: list[Placed] = []
    if vault.settings.writes == "none":
        return Summary()
    for made, refused in generate.outputs(vault, shared, day):
        if refused is not None:
            complaints.append(refused)
        if made is None:
            continue
        keep_pages(vault, made)
        done = apply.file(vault.files, made.path, made.before, made.after)
        if done == "written":
            written.append(Written(made.path, made.before, made.after))
        if fault := apply.complaint(done, made.path):
            complaints.append(fault)
    return Summary(frozenset(), tuple(written), (), tuple(complaints))


def keep_pages(vault: Vault, made: generate.File) -> None:
    """Keep what an output has on the days that differ, and what it was made of."""
    vault.index.begin()
    try:
        vault.index.put_pages(made.output, made.pages)
        vault.index.put_made(made.output, made.made)
        vault.index.commit()
    finally:
        vault.index.rollback()
