"""`vaultkit.toml` to small values; every fault a diagnostic with its place.

Settings are decoded here once and taken apart; nothing below `app` sees them whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.contributions import Plugin

FILE = "vaultkit.toml"
LANGUAGES = ("en", "de")
TOP = ("id", "language", "timezone", "region", "start", "writes")
WRITES = ("all", "blocks", "none")
HOST_TABLES: dict[str, dict[str, Any]] = {
    "dates": {"us_keys": ()},
    "tasks": {"filter": "", "only_tagged": False},
    "plugins": {"use": (), "off": ()},
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_BAD_TOML = re.compile(r"at line (\d+), column (\d+)")


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
        where = _BAD_TOML.search(str(error))
        end = text.count("\n") + 1
        line, column = (int(where[1]), int(where[2])) if where else (end, 1)
        return _bad_toml(str(error).partition(" (at")[0], line, column)
    except (ValueError, RecursionError):  # numbers and nesting that have no end
        return _bad_toml("app.no-measure", 1, 1)


def no_text(data: bytes, at: int) -> Placed:
    """That the file is not UTF-8 at a byte."""
    before = data[:at].decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    return _bad_toml("app.no-utf8", line, len(before) - before.rfind("\n"))


def _bad_toml(error: str, line: int, column: int) -> Placed:
    """That the file is not TOML at a place; `error` is an id of ours or a sentence."""
    said, hint = msg("app.bad-toml", error=error), msg("app.bad-toml.hint")
    return Placed("settings/bad-toml", "error", said, FILE, line, column, 1, hint)


def place(text: str, table: str, key: str) -> tuple[int, int]:
    """1-based line and column of a key in a table ("" = top level), else 1:1."""
    current = ""
    head = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]")
    wanted = re.compile(rf"(\s*)[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for number, line in enumerate(text.splitlines(), 1):
        if found := head.match(line):
            current = found[1].replace('"', "")
            if not table and current.partition(".")[0] == key:
                return number, line.index("[") + 2
        elif current == table and (found := wanted.match(line)):
            return number, len(found[1]) + 1
    return 1, 1


class _Faults:
    """Collects what is wrong with the file, each at its key."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Placed] = []

    def bad(self, table: str, key: str, value: object, wanted: str) -> None:
        line, column = place(self.text, table, key)
        self.found.append(
            Placed(
                "settings/bad-value",
                "error",
                msg("app.bad-value", key=key, value=_shown(value)),
                FILE,
                line,
                column,
                len(key),
                msg("app.bad-value.hint", wanted=wanted),
            )
        )

    def unknown(self, table: str, key: str, known: Iterable[str]) -> None:
        message = msg("app.unknown-key", key=key)
        self._one_of(table, key, message, _nearest_of(key, known))

    def nobody(self, table: str, key: str, name: str, known: Iterable[str]) -> None:
        """A value names what is not there."""
        message = msg("app.bad-value", key=key, value=_shown(name))
        self._one_of(table, key, message, _nearest_of(name, known))

    def _one_of(self, table: str, key: str, message: Msg, hint: Msg) -> None:
        line, column = place(self.text, table, key)
        code = "settings/bad-value"
        self.found.append(
            Placed(code, "error", message, FILE, line, column, len(key), hint)
        )


def _nearest_of(word: str, known: Iterable[str]) -> Msg:
    near = nearest(word, known)
    if near:
        return msg("app.unknown-key.near", near=near)
    return msg("app.unknown-key.hint", known=", ".join(sorted(known)))


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was most likely meant to be, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - faults only

    found = get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else ""


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


WANTED = {bool: "true/false", int: "1", tuple: '["…"]', str: '"…"', type(None): '"…"'}


def _wanted(default: Any) -> str:
    return WANTED.get(type(default), '{ "…" = "…" }')


def _top(raw: Mapping[str, Any], faults: _Faults) -> dict[str, Any]:
    """The top-level keys that hold, by field of `Settings`."""
    good: dict[str, Any] = {}
    rules: dict[str, tuple[str, str, Callable[[str], object]]] = {
        "id": ("vault_id", '"k3f9q2ab"', lambda v: re.fullmatch(r"[0-9a-z]{4,32}", v)),
        "language": ("language", '"en", "de"', lambda v: v in LANGUAGES),
        "timezone": ("timezone", '"Europe/Vienna"', _is_zone),
        "region": ("region", '"AT"', lambda v: re.fullmatch(r"[A-Z]{2}", v)),
        "start": ("start", "2026-11-21", _DAY.match),
        "writes": ("writes", '"all", "blocks", "none"', lambda v: v in WRITES),
    }
    for key, (field, wanted, holds) in rules.items():
        if key not in raw:
            continue
        if isinstance(raw[key], str) and holds(raw[key]):
            good[field] = raw[key]
        else:
            faults.bad("", key, raw[key], wanted)
    return good


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only when the file changed

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def decode(text: str | None, raw: Mapping[str, Any] | Placed | None) -> Settings:
    """The settings of a file's text and what `read` made of it; None = no file."""
    missing = [
        Placed(
            "settings/missing-key",
            "hint",
            msg(f"app.missing.{key}"),
            FILE if text is not None else None,
            1 if text is not None else None,
            1 if text is not None else None,
            0,
            msg("app.missing.hint"),
        )
        for key in ("id", "language", "timezone", "region", "start")
        if raw is None or isinstance(raw, Placed) or key not in raw
    ]
    if text is None or raw is None:
        return Settings(diagnostics=tuple(missing))
    if isinstance(raw, Placed):
        return Settings(found=True, broken=raw, diagnostics=(raw,))
    faults = _Faults(text)
    good = _top(raw, faults)
    fields: dict[str, str] = {"filter": "task_filter"}
    for table, known in HOST_TABLES.items():
        given = raw.get(table, {})
        if not isinstance(given, dict):
            faults.bad("", table, given, f"[{table}]")
            continue
        for key, value in given.items():
            if key in known:
                if _check(known[key], value):
                    field = fields.get(key, str(key))
                    good[field] = tuple(value) if isinstance(value, list) else value
                else:
                    faults.bad(table, key, value, _wanted(known[key]))
            elif table != "plugins" or not isinstance(value, dict):
                faults.unknown(table, key, known)
    tables = {k: v for k, v in raw.items() if k not in HOST_TABLES and k not in TOP}
    inside = raw.get("plugins", {})
    return Settings(
        **good,
        tables={**tables, "plugins": inside if isinstance(inside, dict) else {}},
        found=True,
        diagnostics=(*missing, *faults.found),
    )


FILLED = (
    *("language", "timezone", "region", "start", "vault_id", "us_keys"),
    *("task_filter", "only_tagged"),
)
"""Fields of an options class that the host fills from its own settings."""


def options(
    settings: Settings, text: str, plugins: Iterable[Plugin], builtin: Iterable[str]
) -> tuple[dict[str, Any], tuple[Placed, ...]]:
    """Every plugin's options by its name, and the faults found in their tables."""
    faults = _Faults(text)
    decoded: dict[str, Any] = {}
    inside = settings.tables.get("plugins", {})
    ours = set(builtin)
    for plugin in plugins:
        table = plugin.name if plugin.name in ours else f"plugins.{plugin.name}"
        given = (settings.tables if plugin.name in ours else inside).get(
            plugin.name, {}
        )
        if not isinstance(given, dict):
            faults.bad("", plugin.name, given, f"[{table}]")
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
    cls: Any, given: Mapping[str, Any], settings: Settings, table: str, faults: _Faults
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
            faults.bad(table, key, value, _wanted(own[key]))
        elif key in choices and value not in choices[key]:
            faults.bad(table, key, value, ", ".join(f'"{c}"' for c in choices[key]))
        else:
            good[key] = tuple(value) if isinstance(value, list) else value
    return cls(**good)
