"""Why a settings file is no TOML, in words that say what to type instead.

Looks at the line where reading stopped; what it does not know it calls by no name.
"""

from __future__ import annotations

import re

from vaultkit.app.badsettings import FILE
from vaultkit.core import dates
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import msg

# Patterns are compiled for faults only: every start reads settings.
_AT = r" \(at line (\d+), column (\d+)\)$"
_PAIR = r"\s*([\w.\"'-]+)\s*=\s*"
_COLON = r"\s*([A-Za-z_]\w*)\s*:\s*(\S.*)?$"
_BARE = r"[^\s\"'#\[\]{},][^\"'#\[\]{},]*"
_STRING = r"\"(?:\\.|[^\"\\])*\"|'[^']*'"
_CURLY = "[„“”‚‘’«»]"
_SWITCHES = {
    **dict.fromkeys(("true", "ja", "yes", "wahr", "on", "an"), "true"),
    **dict.fromkeys(("false", "nein", "no", "falsch", "off", "aus"), "false"),
}
_OPEN = ("Unclosed", "Expected ']'", "Expected ']]'")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")


def why(text: str, error: str) -> Placed:
    """What is wrong with a file of which a reader said `error`."""
    lines = text.split("\n")
    found = re.search(_AT, error)
    said = error.partition(" (at")[0]
    number, column = (int(found[1]), int(found[2])) if found else (0, 1)
    if said.startswith(_TWICE):
        number = number or _second(lines)
        return _fault("twice", said, number or 1, 1, len(_line(lines, number)))
    if not found:
        number = max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)
        column = len(_line(lines, number)) + 1
    line = _line(lines, number)
    return _in_line(line, said, number, column)


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def _second(lines: list[str]) -> int:
    """The line whose key stands in its table already, 0 if none is found."""
    table, met = "", set()
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("["):
            table = line.strip()
        elif pair := re.match(_PAIR, line):
            if (table, pair[1]) in met:
                return number
            met.add((table, pair[1]))
    return 0


def _in_line(line: str, error: str, number: int, column: int) -> Placed:
    """The first that fits: marks inside a value, the value itself, its key."""
    bare = re.sub(_STRING, lambda quoted: "_" * len(quoted[0]), line).partition("#")[0]
    found = _marks(line, bare, error, number, column)
    if found is not None:
        return found
    whole = len(line.rstrip())
    if (pair := re.match(_PAIR, line)) is not None:
        return _of_pair(line, bare, error, number, pair)
    if colon := re.match(_COLON, line):
        return _fault("equals", error, number, 1, whole, key=colon[1])
    if _is_open(bare, error):
        return _fault("bracket", error, number, 1, whole)
    return _fault("form", error, number, column, 1)


def _marks(line: str, bare: str, error: str, number: int, column: int) -> Placed | None:
    """A quote without its partner, one of the wrong kind, a backslash."""
    if '"' in bare or "'" in bare:
        at = max(bare.find('"'), bare.find("'"))
        return _fault("quote", error, number, at + 1, len(line.rstrip()) - at)
    if curly := re.search(_CURLY, bare):
        return _fault("curly", error, number, curly.start() + 1, 1)
    if error.startswith(("Unescaped", "Invalid hex", "Invalid unicode")):
        at = line.rfind("\\", 0, column) + 1
        return _fault("backslash", error, number, at or column, 1)
    return None


def _of_pair(
    line: str, bare: str, error: str, number: int, pair: re.Match[str]
) -> Placed:
    """What is wrong with a key and its value."""
    key, whole = pair[1], len(line.rstrip())
    if not key.isascii() and key[0] not in "\"'":
        return _fault("key", error, number, pair.start(1) + 1, len(key), key=key)
    if value := re.match(_BARE, line[pair.end() :]):
        return _of_value(value[0].rstrip(), error, number, pair)
    if not bare[pair.end() :].strip():
        return _fault("value", error, number, 1, whole, key=key)
    slug = "bracket" if _is_open(bare, error) else "form"
    return _fault(slug, error, number, 1, whole)


def _is_open(bare: str, error: str) -> bool:
    """Whether a bracket has no partner, as far as a line tells."""
    pairs = (("[", "]"), ("{", "}"))
    return error.startswith(_OPEN) or any(
        bare.count(left) != bare.count(right) for left, right in pairs
    )


def _of_value(value: str, error: str, number: int, pair: re.Match[str]) -> Placed:
    """A value without quotes that is no number, no date and no true or false."""
    at, key = pair.end() + 1, pair[1]
    when = dates.whole(value)
    if when is not None and when.day is not None and not when.fault:
        said = {"value": value, "wanted": f"{key} = {when.day}"}
        return _fault("date", error, number, at, len(value), **said)
    if value.isdigit():
        return _fault("form", error, number, at, len(value))
    switch = _SWITCHES.get(value.casefold())
    wanted = f"{key} = {switch}" if switch else f'{key} = "{value}"'
    slug = "switch" if switch else "bare"
    return _fault(slug, error, number, at, len(value), value=value, wanted=wanted)


def _fault(
    slug: str, error: str, line: int, column: int, width: int, **said: str
) -> Placed:
    name = f"app.toml.{slug}"
    return Placed(
        "settings/bad-toml",
        "error",
        msg(name, error=error, **said),
        FILE,
        line,
        column,
        max(1, width),
        msg(f"{name}.hint", **said),
    )
