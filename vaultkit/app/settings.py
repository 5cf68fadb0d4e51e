"""`vaultkit.toml` to small values; every fault a diagnostic with its place.

Settings are decoded here once and taken apart; nothing below `app` sees them whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from vaultkit.app import badsettings, tomlfaults
from vaultkit.app.badsettings import Faults, example, one_of
from vaultkit.core import dates
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.contributions import Plugin

FILE = badsettings.FILE
LANGUAGES = ("en", "de")
TOP = ("id", "language", "timezone", "region", "start", "writes")
WRITES = ("all", "blocks", "none")
HOST_TABLES: dict[str, dict[str, Any]] = {
    "dates": {"us_keys": ()},
    "tasks": {"filter": "", "only_tagged": False},
    "plugins": {"use": (), "off": ()},
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Settings(NamedTuple):
    """The host's settings; `tables` holds every other table as it was written."""

    vault_id: str = ""
    language: str = "en"
    timezone: str = "UTC"
    region: str | None = None
    start: str | None = None
    writes: str = "all"
    us_keys: tuple[str, ...] = ()
    task_filter: str = ""
    only_tagged: bool = False
    use: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    tables: Mapping[str, Any] = {}
    found: bool = False
    diagnostics: tuple[Placed, ...] = ()
    broken: Placed | None = None


def _plain(value: Any) -> Any:
    """TOML values as JSON knows them: dates and times become their ISO text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, (str, int, float, bool)):
        return value
    return str(value.isoformat())


def read(text: str) -> dict[str, Any] | Placed:
    """The file as plain values, or the place where it stops being TOML."""
    import tomllib  # noqa: PLC0415 - 8 ms that an unchanged file does not need

    try:
        return dict(_plain(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        return tomlfaults.why(text, str(error))
    except (ValueError, RecursionError):  # numbers and nesting that have no end
        return _bad_toml("app.no-measure", 1, 1)


def no_text(data: bytes, at: int) -> Placed:
    """That the file is not UTF-8 at a byte."""
    before = data[:at].decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    return _bad_toml("app.no-utf8", line, len(before) - before.rfind("\n"))


def _bad_toml(error: str, line: int, column: int) -> Placed:
    """That the file is not TOML at a place; `error` is an id of ours."""
    said, hint = msg("app.bad-toml", error=error), msg("app.bad-toml.hint")
    return Placed("settings/bad-toml", "error", said, FILE, line, column, 1, hint)


def _check(default: Any, value: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and value >= 0
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if isinstance(default, Mapping):
        return isinstance(value, dict) and all(
            isinstance(v, str) for v in value.values()
        )
    return isinstance(value, str)


def spoken(value: object) -> str:
    """The language that a word for one most likely means, "" if none."""
    word = value.casefold().strip() if isinstance(value, str) else ""
    if word.startswith(("de", "ger")):
        return "de"
    return "en" if word.startswith("en") else ""


def _top(raw: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """The top-level keys that hold, by field of `Settings`."""
    good: dict[str, Any] = {}
    meant = spoken(raw.get("language"))
    day = dates.whole(str(raw.get("start", "")))
    rules: dict[str, tuple[str, Msg, Callable[[str], object]]] = {
        "id": (
            "vault_id",
            example('"k3f9q2ab"'),
            lambda v: re.fullmatch(r"[0-9a-z]{4,32}", v),
        ),
        "language": (
            "language",
            one_of(("de", "en"), meant or "en"),
            lambda v: v in LANGUAGES,
        ),
        "timezone": ("timezone", example('"Europe/Vienna"'), _is_zone),
        "region": ("region", example('"AT"'), lambda v: re.fullmatch(r"[A-Z]{2}", v)),
        "start": (
            "start",
            example(day.day if day and day.day else "2026-11-21"),
            _DAY.match,
        ),
        "writes": ("writes", one_of(WRITES, "all"), lambda v: v in WRITES),
    }
    for key, (field, wanted, holds) in rules.items():
        if key not in raw:
            continue
        if isinstance(raw[key], str) and holds(raw[key]):
            good[field] = raw[key]
        else:
            faults.bad("", key, raw[key], wanted)
    if meant:
        good.setdefault("language", meant)
    return good


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only when the file changed

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def absent() -> Settings:
    """The settings of a vault that has no file of them."""
    return Settings(diagnostics=tuple(_missing({}, (None, None, None))))


def decode(text: str, raw: Mapping[str, Any] | Placed) -> Settings:
    """The settings of a file's text and what `read` made of it."""
    if isinstance(raw, Placed):
        return Settings(found=True, broken=raw, diagnostics=(raw,))
    faults = Faults(text)
    good = {**_top(raw, faults), **_of_host(raw, faults)}
    tables = {k: v for k, v in raw.items() if k not in HOST_TABLES and k not in TOP}
    inside = raw.get("plugins", {})
    return Settings(
        **good,
        tables={**tables, "plugins": inside if isinstance(inside, dict) else {}},
        found=True,
        diagnostics=(*_missing(raw, (FILE, 1, 1)), *faults.found),
    )


def _missing(
    raw: Mapping[str, Any], place: tuple[str | None, int | None, int | None]
) -> Iterator[Placed]:
    """Keys that every vault should have and this one has not."""
    for key in ("id", "language", "timezone", "region", "start"):
        if key not in raw:
            said, hint = msg(f"app.missing.{key}"), msg("app.missing.hint")
            yield Placed("settings/missing-key", "hint", said, *place, 0, hint)


def _of_host(raw: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """The keys of the host's own tables, by their field."""
    good: dict[str, Any] = {}
    fields = {"filter": "task_filter"}
    for table, known in HOST_TABLES.items():
        given = raw.get(table, {})
        if not isinstance(given, dict):
            faults.bad("", table, given, example(f"[{table}]"))
            continue
        for key, value in given.items():
            if key in known:
                if _check(known[key], value):
                    field = fields.get(key, str(key))
                    good[field] = tuple(value) if isinstance(value, list) else value
                else:
                    faults.bad(table, key, value, badsettings.wanted(known[key], value))
            elif table != "plugins" or not isinstance(value, dict):
                faults.unknown(table, key, known)
    return good


FILLED = (
    *("language", "timezone", "region", "start", "vault_id", "us_keys"),
    *("task_filter", "only_tagged"),
)
"""Fields of an options class that the host fills from its own settings."""


def options(
    settings: Settings, text: str, plugins: Iterable[Plugin], builtin: Iterable[str]
) -> tuple[dict[str, Any], tuple[Placed, ...]]:
    """Every plugin's options by its name, and the faults found in their tables."""
    faults = Faults(text)
    decoded: dict[str, Any] = {}
    inside = settings.tables.get("plugins", {})
    ours = set(builtin)
    for plugin in plugins:
        table = plugin.name if plugin.name in ours else f"plugins.{plugin.name}"
        given = (settings.tables if plugin.name in ours else inside).get(
            plugin.name, {}
        )
        if not isinstance(given, dict):
            faults.bad("", plugin.name, given, example(f"[{table}]"))
            given = {}
        if plugin.options is None:
            for key in given:
                faults.unknown(table, key, ())
            continue
        decoded[plugin.name] = _options(plugin.options, given, settings, table, faults)
    for name in settings.off:
        if name not in ours and name not in settings.use:
            faults.nobody("plugins", "off", name, {*ours, *settings.use})
    known = {*ours, *HOST_TABLES}
    for name in settings.tables:
        if name not in known:
            faults.unknown("", name, {*known, *TOP})
    return decoded, tuple(faults.found)


def _options(
    cls: Any, given: Mapping[str, Any], settings: Settings, table: str, faults: Faults
) -> Any:
    defaults = cls._field_defaults
    filled = {name: getattr(settings, name) for name in FILLED if name in defaults}
    own = {name: value for name, value in defaults.items() if name not in filled}
    good = dict(filled)
    choices = getattr(cls, "CHOICES", {})
    for key, value in given.items():
        if key not in own:
            faults.unknown(table, key, own)
        elif not _check(own[key], value):
            faults.bad(table, key, value, badsettings.wanted(own[key], value))
        elif key in choices and value not in choices[key]:
            faults.bad(table, key, value, one_of(choices[key], own[key]))
        else:
            good[key] = tuple(value) if isinstance(value, list) else value
    return cls(**good)
