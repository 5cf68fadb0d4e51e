"""Everything that is wrong, from every stage, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from vaultkit.app import outputs, saves
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.app.indexing import extract, resolve
from vaultkit.app.indexing.extract import whole_file
from vaultkit.app.vault import Vault
from vaultkit.core import links, supposed
from vaultkit.core.diagnostics import Diagnostic, Placed, ordered
from vaultkit.core.supposed import Supposed
from vaultkit.core.words import Day, Moment, Msg, msg

ODD = {
    "not-a-file": "vault/not-a-file",
    "dead-link": "vault/not-a-file",
    "link-outside": "vault/link-outside",
    "link-loop": "vault/link-loop",
    "odd-name": "vault/odd-name",
    "no-text": "vault/odd-name",
    "unreadable": "vault/unreadable",
}
"""Codes by the reason why something in a folder is not read, or stumbled over."""
RELATIVE = "dates/relative-undated"
CRASHED = "plugin/crashed"


def nothing(_vault: Vault, _day: Day) -> tuple[Placed, ...]:
    """What blocks have to say where nobody asks for it."""
    return ()


def run(
    vault: Vault,
    now: Moment,
    *,
    hints: bool = False,
    more: Callable[[Vault, Day], Iterable[Placed]] = nothing,
) -> list[Placed]:
    """All findings as of a moment; hints, and `more` of them, only if asked for."""
    found = list(vault.diagnostics)
    for data in vault.index.diagnostics():
        found += extract.diagnostics(data)
    found += _folders(vault)
    found += _doubled(vault)
    shared = outputs.snapshot(vault)
    found += _links(vault, hints)
    found += _checks(vault, shared, now)
    found += outputs.refusals(vault, shared, now[:10])
    if hints:
        found += more(vault, now[:10])
    kept_codes = {(d.code, d.message) for d in found}
    found += (
        extract.placed(d, None)
        for d in vault.registry.crashed.values()
        if (d.code, d.message) not in kept_codes
    )
    if not hints:
        found = [d for d in found if d.severity != "hint"]
    relative = {d.path for d in found if d.code == RELATIVE and d.path}
    saved = saved_on(vault, relative, now)
    return _once(ordered(_dated(d, saved) for d in dict.fromkeys(found)))


def undated(vault: Vault) -> int:
    """How many days are written so that nobody but `--fix` can tell their year."""
    return sum(
        found.code == RELATIVE
        for data in vault.index.diagnostics()
        for found in extract.diagnostics(data)
    )


def _once(found: list[Placed]) -> list[Placed]:
    """A plugin that fails on every note is told of at the first."""
    first: dict[object, Placed] = {}
    for one in found:
        first.setdefault(one.message if one.code == CRASHED else one, one)
    return list(first.values())


def _dated(found: Placed, saved: Mapping[str, Day]) -> Placed:
    """A relative day with the full date to type, counted from the note's last change.

    Nobody knows better when the words were written; it is never after today.
    """
    if found.code != RELATIVE or found.path is None or found.path not in saved:
        return found
    text = dict(found.message.args).get("text", "")
    on = saved[found.path]
    day = meant(text, on, found.hint)
    if day is None:
        return found
    hint = msg("app.relative.hint", day=day.day, clock=day.clock, saved=on)
    return found._replace(hint=hint)


def saved_on(vault: Vault, paths: Iterable[str], now: Moment) -> dict[str, Day]:
    """The days on which a hand last changed some notes, never after today."""
    zone = vault.settings.timezone
    times = saves.last(vault, paths)
    return {path: min(_day(at_ns, zone), now[:10]) for path, at_ns in times.items()}


def meant(text: str, saved: Day, hint: Msg | None) -> Supposed | None:
    """The day that a text without one most likely says, counted from a day."""
    back = hint is not None and dict(hint.args).get("counts") == "back"
    return supposed.read(text, saved, back=back)


def _day(at_ns: int, timezone: str) -> Day:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 6 ms for one kind of finding

    return datetime.fromtimestamp(at_ns // 10**9, ZoneInfo(timezone)).date().isoformat()


def _folders(vault: Vault) -> Iterator[Placed]:
    for folder, listing in vault.index.folders().items():
        for name, reason in vault.files.odd(listing):
            path = folder if name == "." else f"{folder}/{name}" if folder else name
            yield whole_file(ODD[reason], path or ".", reason)


def _doubled(vault: Vault) -> Iterator[Placed]:
    for base in vault.index.doubled():
        (_, first, _), *others = vault.index.sharing(base)
        for note, path, id_ in others:
            kind = (vault.index.entity(note) or ("note",))[0]
            yield Placed(
                f"{kind}s/duplicate-id",
                "error",
                msg("app.duplicate-id", shared=base, first=first, now=id_),
                path,
                1,
                1,
                0,
                msg("app.duplicate-id.hint"),
            )


def _links(vault: Vault, hints: bool) -> Iterator[Placed]:
    """Links that facts hang on and that mean several entities, or nothing at all."""
    index = vault.index
    kept = index.meta(resolve.SHARED)
    wanted = index.linked(extract.unpack(kept) if kept else resolve.shared(index))
    if hints:
        known = {k for path in index.note_paths() for k, _ in extract.path_names(path)}
        wanted |= {key for key, _ in index.keys_used() if key not in known}
    answers = resolve.asked(index)
    for key in sorted(wanted):
        owners = resolve.link_owners(answers, key)
        if len(owners) == 1:
            continue
        paths = [index.note_path(owner) for owner in owners]
        for _, path, data, places in index.facts_about(key):
            yield from _link_faults(key, path, data, places, paths)


def _link_faults(
    key: str, path: str, data: bytes, places: bytes, owners: Sequence[str]
) -> Iterator[Placed]:
    for (_, _, about, _), (line, column, width) in zip(
        extract.unpack(data), extract.unpack(places), strict=True
    ):
        target = next((t for t in about if links.fold(t) == key), key)
        slug = "ambiguous" if owners else "dangling"
        yield Placed(
            "links/ambiguous" if owners else "links/dangling",
            "warning" if owners else "hint",
            msg(f"app.link-{slug}", target=target, owners=", ".join(owners)),
            path,
            line,
            column,
            width,
            msg(f"app.link-{slug}.hint", target=target, owner="".join(owners[:1])),
        )


def _checks(vault: Vault, shared: Snapshot, now: Moment) -> Iterator[Placed]:
    for found in of_plugins(vault, shared, now):
        if isinstance(found, Diagnostic):
            note = vault.note(found.path) if found.path and found.span else None
            yield extract.placed(found, note.source if note else None)
        else:
            yield found


def of_plugins(
    vault: Vault, shared: Snapshot, now: Moment
) -> Iterator[Diagnostic | Placed]:
    """What the checks of plugins find in the whole vault."""
    for owned in vault.registry.checks():
        view = VaultView(shared, owned.plugin, now)
        yield from vault.registry.guard(owned, owned.value.run, view, now)
