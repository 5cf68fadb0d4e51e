"""The one place that knows every concrete thing: which plugins, which adapters.

Everything else is handed what it needs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from vaultkit import __version__
from vaultkit.adapters import clock, places, zones
from vaultkit.adapters.files import Files
from vaultkit.adapters.journal import FileJournal
from vaultkit.adapters.locks import FileLocks
from vaultkit.adapters.sqlite_index.index import Index, UnusableError, is_busy
from vaultkit.app import badsettings, settings
from vaultkit.app.errors import DamagedIndexError, NoVaultError, SettingsError
from vaultkit.app.indexing import extract
from vaultkit.app.pacing import Pace
from vaultkit.app.ports import NoteFiles
from vaultkit.app.registry import Registry, crash
from vaultkit.app.settings import Settings
from vaultkit.app.vault import Vault
from vaultkit.core import identity
from vaultkit.core.diagnostics import Diagnostic, Placed
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.contributions import Derive, Extract, NoteKind, Plugin

__all__ = ["NoVaultError", "builtins", "is_busy", "open_vault", "texts"]

UNUSABLE_INDEX = (UnusableError, DamagedIndexError)
"""What is raised where the index is in use, damaged or cannot be written."""

BUILTIN_PLUGINS = (
    *("contacts", "callbacks", "cadence", "promises", "appointments", "birthdays"),
    *("checklist", "calendar", "brief", "report"),
)
"""Modules of `vaultkit.features`, loaded in this order like any other plugin."""


MISSING = "plugin/missing"


def _module(name: str) -> object:
    return import_module(name)


ACTING_PLUGINS = ("answers",)
"""Those that only commands which act on answers need; they load what reads them."""

TAKEN = {
    "answers": (
        ("Replies", "replies"),
        *(("Settler", kind) for kind in ("callback", "cadence", "promise", "waiting")),
        *(("Settler", kind) for kind in ("appointment", "outcome-missing", "birthday")),
        *(("Command", name) for name in ("new", "log", "callback", "promise")),
        *(("Command", name) for name in ("snooze", "done")),
    )
}
"""What those bring that no other plugin may bring: known where they are not loaded."""


def builtins(*, acting: bool = False) -> tuple[Plugin, ...]:
    """The plugins that vaultkit brings; `acting` with those that settle answers."""
    found = []
    for name in BUILTIN_PLUGINS + (ACTING_PLUGINS if acting else ()):
        plugin = getattr(_module(f"vaultkit.features.{name}"), "plugin", None)
        assert isinstance(plugin, Plugin)  # noqa: S101 - our own modules
        found.append(plugin)
    return tuple(found)


def texts() -> dict[str, dict[str, str]]:
    """The host's own sentences by language."""
    found: dict[str, dict[str, str]] = {}
    for language in settings.LANGUAGES:
        found[language] = {}
        for name in (language, f"{language}_shell"):
            own = getattr(_module(f"vaultkit.app.words.{name}"), "WORDS", {})
            found[language].update(own)
    return found


def _strangers(
    names: tuple[str, ...], sources: list[str]
) -> Iterator[Plugin | Diagnostic]:
    """Plugins of other packages that the settings name; where their code lies."""
    if not names:
        return
    entrypoints: Any = _module("vaultkit.adapters.entrypoints")
    for name in names:
        offer = entrypoints.load(name)
        sources += filter(None, (offer.source,))
        if len(offer.packages) > 1:
            first, second = offer.packages[:2]
            yield Diagnostic(
                "plugin/clash",
                "error",
                msg("app.clash", what="plugin", name=name, first=first, second=second),
                hint=msg("app.clash.packages", second=second),
            )
        if offer.plugin is not None:
            yield offer.plugin
        elif offer.error is not None:
            yield crash(name, "loading", offer.error)
        else:
            near = badsettings.nearest(name, entrypoints.names())
            yield Diagnostic(
                MISSING,
                "error",
                msg("app.plugin-missing", name=name),
                hint=msg("app.unknown-key.near", near=near)
                if near
                else msg("app.plugin-missing.hint"),
            )


def read_settings(files: NoteFiles) -> tuple[str, Settings]:
    """The settings file's text and what it means."""
    data = files.read(settings.FILE)
    if data is None:
        return "", settings.absent()
    text = data.decode("utf-8-sig", "replace")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return text, settings.decode(text, settings.no_text(data, error.start))
    return text, settings.decode(text, settings.read(text))


def registry(
    text: str, own: Settings, *, acting: bool = False
) -> tuple[Registry, tuple[Placed, ...]]:
    """All plugins that are on, with their options, and what is wrong with them."""
    ours = builtins(acting=acting)
    faults: list[Placed] = []
    plugins = [plugin for plugin in ours if plugin.name not in own.off]
    names = (*BUILTIN_PLUGINS, *ACTING_PLUGINS)
    passed = {*own.off, *names}
    wanted = tuple(name for name in dict.fromkeys(own.use) if name not in passed)
    sources: list[str] = []
    for found in _strangers(wanted, sources):
        if isinstance(found, Plugin):
            plugins.append(found)
        else:
            faults.append(_at_use(extract.placed(found, None), text))
    decoded, bad = settings.options(own, text, [*ours, *plugins], names)
    made = Registry(plugins, decoded, wanted, _taken(plugins, own.off))
    made.passed_on = UNUSABLE_INDEX
    made.sources = tuple(sources)
    faults += (extract.placed(d, None) for d in made.diagnostics)
    return made, (*bad, *faults)


def _taken(plugins: list[Plugin], off: Collection[str]) -> dict[tuple[str, str], str]:
    """What plugins that are on bring, and were not loaded."""
    away = TAKEN.keys() - {plugin.name for plugin in plugins} - set(off)
    return {claim: name for name in away for claim in TAKEN[name]}


def _at_use(found: Placed, text: str) -> Placed:
    """A plugin that is not there is said where the settings name it."""
    if found.code != MISSING:
        return found
    line, column = badsettings.place(text, "plugins", "use")
    return found._replace(path=settings.FILE, line=line, column=column, width=3)


def open_vault(
    root: str | None, *, in_memory: bool = False, acting: bool = False
) -> Vault:
    """The vault in a folder, ready for any use case; `acting` on answers too.

    Raises:
        NoVaultError: the folder is not there or cannot be read.
        OSError: the cache folder cannot be written; `in_memory` does without.
    """
    if root is None:
        raise NoVaultError(
            msg("cli.no-vault", path=os.environ.get("VAULTKIT_VAULT", "")),
            msg("cli.no-vault.hint"),
        )
    files = Files(root)
    text, own = read_settings(files)
    made, faults = registry(text, own, acting=acting)
    path = ":memory:"
    if not in_memory:
        path = places.index_path(files.root)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    rule = zones.rule(own.timezone)
    reading, deriving = _programs(made, own, files.root)
    state = places.of_vault("state", files.root)
    return Vault(
        os.path.basename(files.root),
        files,
        Index(path),
        made,
        own,
        (*own.diagnostics, *faults),
        texts(),
        FileLocks(state),
        FileJournal(os.path.join(state, "journal")),
        time.time_ns,
        lambda ns: clock.local(ns / 1e9, own.timezone),
        rule,
        zones.shifts(own.timezone) if rule is None else (),
        reading,
        text,
        _fill,
        deriving,
    )


def _fill(name: str, text: str | None, values: Mapping[str, str]) -> str | Msg:
    """A template filled; what that needs is loaded when it is wanted."""
    templates: Any = _module("vaultkit.adapters.templates")
    filled: str | Msg = templates.fill(name, text, values)
    return filled


def as_if(vault: Vault, settings_text: str) -> Vault:
    """A vault in memory, with the settings that such a file would make."""
    own = settings.decode(settings_text, settings.read(settings_text))
    made, faults = registry(settings_text, own)
    rule = zones.rule(own.timezone)
    return vault._replace(
        registry=made,
        settings=own,
        diagnostics=(*own.diagnostics, *faults),
        zone_rule=rule,
        zone_shifts=zones.shifts(own.timezone) if rule is None else (),
        settings_text=settings_text,
    )


def drop_index(root: str) -> None:
    """Throw a damaged index away; it is made anew from the notes.

    Nobody in this process may still hold it open: whoever closes it last would take
    the new one's journal along.
    """
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.unlink(places.index_path(root) + end)


def _programs(made: Registry, own: Settings, root: str) -> tuple[str, str]:
    """What extracting and deriving depend on, besides the notes."""
    code = f"{__version__}:{places.program_stamp(made.sources).hex()}"
    reading, deriving = [code], [code, own.vault_id, root]
    for plugin in made.plugins:
        options = repr((plugin.name, plugin.version, made.option(plugin)))
        if any(isinstance(c, (Extract, NoteKind)) for c in plugin.contributes):
            reading.append(options)
        if any(isinstance(c, Derive) for c in plugin.contributes):
            deriving.append(options)
    return (
        identity.code("\n".join(reading)),
        identity.code("\n".join(deriving)),
    )


LONGEST = 86400
"""Seconds; nobody waits longer than a day."""


class Machine(NamedTuple):
    """This machine's own settings; none of them changes a byte in a vault."""

    polling: float | None = None
    pace: Pace = Pace()


def machine() -> Machine:
    """What `machine.toml` in the user's config folder says.

    Raises:
        SettingsError: it is no TOML, or a value is no number of seconds.
    """
    path = os.path.join(places.base("config"), "machine.toml")
    try:
        with open(path, encoding="utf-8-sig") as file:
            raw = settings.read(file.read())
    except FileNotFoundError:
        return Machine()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            msg("app.bad-machine", path=path, key=str(error))
        ) from error
    if isinstance(raw, Placed):
        place = f"{path}:{raw.line}:{raw.column}"
        why = dict(raw.message.args)["error"]
        raise SettingsError(msg("app.bad-toml.at", place=place, error=why), raw.hint)
    given: dict[str, float] = {}
    for key, value in raw.items():
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        known = key in ("polling", "quiet", "settle", "answer_wait")
        if not known or not number or not 0 <= value <= LONGEST:
            raise SettingsError(msg("app.bad-machine", path=path, key=key))
        given[key] = float(value)
    polling = given.pop("polling", None)
    return Machine(polling or None, Pace(**given))
