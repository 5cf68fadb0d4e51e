"""What `check` does not look at: places, index, locks, limits, lists and feed.

One point for each thing, in one order; whatever is wrong with it says what to type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from vaultkit.app import generate, init, outputs, settings
from vaultkit.app.errors import VaultkitError
from vaultkit.app.indexing import extract
from vaultkit.app.vault import Vault
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Moment, Msg, msg

State = Literal["ok", "note", "warning", "error"]
LATE_NS = 600 * 10**9
"""A note may be so much newer than now: clocks of two machines differ a little."""
MOST = 5
"""Paths that are named where there are many."""
MARKER, COPY = "checklist/broken-marker", "vault/conflict-copy"


class Point(NamedTuple):
    """One thing that was looked at."""

    name: str
    state: State
    said: Msg
    hint: Msg | None = None


class Folder(NamedTuple):
    """A folder of ours on this machine; `fault` says why it cannot be written."""

    kind: str
    path: str
    fault: str
    size: int


class Machine(NamedTuple):
    """What the machine says; `kept` is the index, as it was before."""

    folders: tuple[Folder, ...]
    kept: Literal["new", "sound", "other", "busy", "damaged"]
    left_over: tuple[str, ...]
    watches: int | None
    """How many folders a user may watch, where there is a limit."""
    fault: Msg | None
    """What is wrong with `machine.toml`."""
    now_ns: int
    others: tuple[tuple[str, str], ...]
    """Folder and id of the other vaults that it knows."""


def run(vault: Vault, machine: Machine, now: Moment) -> list[Point]:
    """Everything that is looked at; the vault's index is up to date."""
    found = [*_settings(vault, machine), *_plugins(vault), *_clock(vault, machine, now)]
    found += _notes(vault)
    found += _written(vault, now)
    found += _identity(vault, machine)
    found += _index(machine)
    found += _folders(machine)
    found += _watching(vault, machine)
    found += _left_over(machine)
    return found


def marked(vault: Vault) -> list[str]:
    """The notes whose markers do not pair."""
    return sorted({one.path for one in _found(vault, MARKER) if one.path})


def _found(vault: Vault, code: str) -> Iterator[Placed]:
    for data in vault.index.diagnostics():
        yield from (one for one in extract.diagnostics(data) if one.code == code)


def _named(paths: list[str]) -> str:
    more = len(paths) - MOST
    return ", ".join(paths[:MOST]) + (f", … (+{more})" if more > 0 else "")


# --- the vault ----------------------------------------------------------------------
def _settings(vault: Vault, machine: Machine) -> Iterator[Point]:
    own = vault.settings
    faults = [
        one
        for one in vault.diagnostics
        if one.path == settings.FILE and one.severity != "hint"
    ]
    if own.broken is not None:
        yield Point("settings", "error", own.broken.message, own.broken.hint)
    elif not own.found:
        hint = Msg("cli.no-settings.hint")
        yield Point("settings", "warning", Msg("cli.no-settings"), hint)
    elif faults:
        said = msg("doctor.settings.faults", n=len(faults))
        yield Point("settings", "error", said, Msg("doctor.see-check"))
    else:
        said = msg(
            "doctor.settings",
            language=f"init.language.{own.language}",
            timezone=own.timezone,
            region=own.region or "–",
        )
        yield Point("settings", "ok", said)
    if own.writes != "all":
        said = msg("doctor.writes", value=own.writes)
        yield Point("settings", "note", said)
    if machine.fault is not None:
        yield Point("machine", "error", machine.fault)
    if init.is_logseq(vault.files):
        yield Point("notes", "note", Msg("init.logseq"))


def _plugins(vault: Vault) -> Iterator[Point]:
    faults = [one for one in vault.diagnostics if one.code.startswith("plugin/")]
    for one in faults:
        yield Point("plugins", "error", one.message, one.hint)
    strangers = sorted(vault.registry.strangers)
    names = [p.name for p in vault.registry.plugins if p.name not in strangers]
    said = msg("doctor.plugins", n=len(names), strangers=", ".join(strangers) or "–")
    if not faults:
        yield Point("plugins", "ok", said)


def _clock(vault: Vault, machine: Machine, now: Moment) -> Iterator[Point]:
    newest, path = 0, ""
    for folder, data in vault.index.folders().items():
        for name, _, mtime, _ in vault.files.load(data)[0][0]:
            if mtime > newest:
                newest, path = mtime, f"{folder}/{name}" if folder else name
    if newest > machine.now_ns + LATE_NS:
        # Said of the machine's clock, whatever day is asked about.
        own = vault.local(machine.now_ns)
        said = msg("doctor.clock.late", path=path, at=vault.local(newest), now=own)
        yield Point("clock", "warning", said, Msg("doctor.clock.late.hint"))
    else:
        yield Point("clock", "ok", msg("doctor.clock", now=now))


def _notes(vault: Vault) -> Iterator[Point]:
    yield Point("notes", "ok", msg("doctor.notes", n=len(vault.index.note_paths())))
    if broken := marked(vault):
        said = msg("doctor.markers", n=len(broken), paths=_named(broken))
        yield Point("lists", "error", said, Msg("doctor.markers.hint"))
    if copies := sorted({one.path for one in _found(vault, COPY) if one.path}):
        said = msg("doctor.copies", n=len(copies), paths=_named(copies))
        yield Point("notes", "warning", said, Msg("doctor.copies.hint"))


def _written(vault: Vault, now: Moment) -> Iterator[Point]:
    """Lists and outputs, and whether they are those of today."""
    if not vault.settings.found or vault.settings.broken:
        return
    day, shared = now[:10], outputs.snapshot(vault)
    broken = set(marked(vault))
    paths = [path for path in generate.with_blocks(vault) if path not in broken]
    edits = (generate.note_blocks(vault, shared, path, day).edit for path in paths)
    late = [edit.path for edit in edits if edit is not None]
    if not (paths or broken):
        yield Point("lists", "note", Msg("doctor.no-list"), Msg("doctor.no-list.hint"))
    elif late:
        said = msg("doctor.lists.late", n=len(late), paths=_named(late))
        yield Point("lists", "note", said, Msg("doctor.sync"))
    elif paths:
        yield Point("lists", "ok", msg("doctor.lists", n=len(paths)))
    for made, refused in outputs.outputs(vault, shared, day):
        if refused is not None:
            yield Point("feed", "error", refused.message, refused.hint)
        elif made is not None:
            yield _output(made)


def _output(made: outputs.File) -> Point:
    if made.before == made.after:
        return Point("feed", "ok", msg("doctor.feed", path=made.path))
    late = "none" if made.before is None else "late"
    said = msg(f"doctor.feed.{late}", path=made.path)
    return Point("feed", "note", said, Msg("doctor.sync"))


def _identity(vault: Vault, machine: Machine) -> Iterator[Point]:
    own = vault.settings.vault_id
    for root, id_ in machine.others:
        if own and id_ == own and root != vault.files.root:
            said = msg("doctor.same-id", vault=own, path=root)
            yield Point("id", "warning", said, Msg("doctor.same-id.hint"))


# --- the machine --------------------------------------------------------------------
def _index(machine: Machine) -> Iterator[Point]:
    state: State = "ok" if machine.kept == "sound" else "note"
    if machine.kept == "damaged":
        said, hint = Msg("doctor.index.damaged"), Msg("doctor.index.damaged.hint")
        yield Point("index", "error", said, hint)
    else:
        yield Point("index", state, Msg(f"doctor.index.{machine.kept}"))


def _folders(machine: Machine) -> Iterator[Point]:
    for kind, path, fault, size in machine.folders:
        said = msg("doctor.folder", path=path, size=_sized(size))
        if fault and kind != "config":
            said = msg("doctor.folder.fault", path=path, reason=fault)
            hint = msg("doctor.folder.fault.hint", variable=kind.upper())
            yield Point(kind, "error", said, hint)
        else:
            yield Point(kind, "ok", said)


def _sized(size: int) -> str:
    mebi = 1 << 20
    return f"{size / mebi:.1f} MiB" if size >= mebi else f"{-(-size // 1024)} KiB"


def _watching(vault: Vault, machine: Machine) -> Iterator[Point]:
    try:
        watcher, writer = vault.locks.holder("watch"), vault.locks.holder("write")
    except VaultkitError as error:
        yield Point("watcher", "error", error.message, error.hint)
        return
    if watcher:
        yield Point("watcher", "ok", msg("doctor.watcher", holder=watcher))
    else:
        yield Point("watcher", "note", Msg("doctor.no-watcher"))
    if writer:
        yield Point("watcher", "note", msg("doctor.writer", holder=writer))
    folders = len(vault.index.folders())
    if machine.watches is not None and folders * 10 > machine.watches * 9:
        said = msg("doctor.watches", n=folders, limit=machine.watches)
        yield Point("watcher", "warning", said, Msg("watch.limit.hint"))


def _left_over(machine: Machine) -> Iterator[Point]:
    if machine.left_over:
        paths = list(machine.left_over)
        said = msg("doctor.left-over", n=len(paths), paths=_named(paths))
        yield Point("left-over", "warning", said, Msg("doctor.left-over.hint"))
