"""What is wrong with single settings, each at its key, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg, msg

FILE = "vaultkit.toml"


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


class Faults:
    """Collects what is wrong with the file, each at its key."""

    def __init__(self, text: str) -> None:
        """Find places in this text."""
        self.text = text
        self.found: list[Placed] = []

    def bad(self, table: str, key: str, value: object, hint: Msg) -> None:
        """A value of the wrong kind, or none that can be."""
        message = msg("app.bad-value", key=key, value=_shown(value))
        self._add(table, key, message, hint)

    def unknown(self, table: str, key: str, known: Iterable[str]) -> None:
        """A key that means nothing."""
        message = msg("app.unknown-key", key=key)
        self._add(table, key, message, _nearest_of(key, known))

    def nobody(self, table: str, key: str, name: str, known: Iterable[str]) -> None:
        """A value names what is not there."""
        message = msg("app.bad-value", key=key, value=_shown(name))
        self._add(table, key, message, _nearest_of(name, known))

    def _add(self, table: str, key: str, message: Msg, hint: Msg) -> None:
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
    """A value as its reader wrote it, without the quotes around a text."""
    return value if isinstance(value, str) else toml(value)


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, Mapping):
        pairs = (f'"{key}" = {toml(one)}' for key, one in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was most likely meant to be, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - faults only

    found = get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else ""


def example(text: str) -> Msg:
    """What could be written instead."""
    return msg("app.bad-value.hint", wanted=text)


def one_of(values: Iterable[object], holds: object) -> Msg:
    """All that can be written instead, and what holds until then."""
    *others, last = map(toml, values)
    listed = ", ".join(others)
    return msg("app.bad-value.one-of", others=listed, last=last, holds=toml(holds))


def wanted(default: Any, value: object) -> Msg:
    """What can be written instead of a value of the wrong kind."""
    if isinstance(default, bool):
        return one_of((True, False), default)
    if isinstance(default, Mapping):
        return Msg("app.bad-value.map")
    plain = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    if isinstance(default, tuple):
        return example(toml([str(value)] if plain and value != "" else list(default)))
    if isinstance(default, (int, float)) or default:
        return example(toml(default))
    return example(toml(str(value) if plain else ""))
