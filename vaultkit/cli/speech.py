"""Which language to speak in this terminal, known before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("de", "en")


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


def option(wanted: str, arguments: Sequence[str]) -> str:
    """What follows an option, "" if it is not given."""
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == wanted:
            return value if equals else "".join(arguments[place + 1 : place + 2])
    return ""
