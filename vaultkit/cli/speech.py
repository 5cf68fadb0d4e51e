"""Which language to speak in this terminal, known before anything heavy is loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vaultkit.adapters import places
from vaultkit.adapters.files import Files

LANGUAGES = ("de", "en")


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for, else the locale's, else the vault's, else English."""
    return (
        from_arguments(arguments)
        or from_locale(environment)
        or from_vault(option("--vault", arguments))
        or "en"
    )


def from_locale(environment: Mapping[str, str]) -> str:
    """The language of the locale, "" where it is neither German nor English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable, ""):
            language = value.partition("_")[0].partition(".")[0].lower()
            return language if language in LANGUAGES else ""
    return ""


def from_arguments(arguments: Sequence[str]) -> str:
    """What `--lang` says, "" if it is not given or not known."""
    given = option("--lang", arguments)
    return given if given in LANGUAGES else ""


def from_vault(given: str) -> str:
    """The language that a vault's settings begin with, "" if they say none.

    Only looks for the line: they may be no TOML, and what failed may be their reading.
    """
    root = places.find_vault(given or None)
    data = Files(root).read(places.SETTINGS) if root else None
    text = (data or b"").partition(b"\n[")[0].decode("utf-8-sig", "replace")
    said = r"^[ \t]*language[ \t]*=[ \t]*[\"']?(de|ger|en)"
    found = re.search(said, text, re.IGNORECASE | re.MULTILINE)
    return found[1].lower().replace("ger", "de") if found else ""


def option(wanted: str, arguments: Sequence[str]) -> str:
    """What follows an option, "" if it is not given."""
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == wanted:
            return value if equals else "".join(arguments[place + 1 : place + 2])
    return ""
