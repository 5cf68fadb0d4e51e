"""What click itself says, in the terminal's language.

Click's own texts are looked up by their English; one that is not here stays English.
Nothing is changed where English is spoken.
"""

from __future__ import annotations

import io
import re
from typing import Any

import click

from vaultkit.cli import helping

GERMAN = {
    "Usage:": "Aufruf:",
    "Options": "Optionen",
    "Commands": "Befehle",
    "Positional arguments": "Argumente",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "Show the version and exit.": "Die Version zeigen.",
    "default: {default}": "Vorgabe: {default}",
    "required": "nötig",
    "Aborted!": "Abgebrochen.",
    "Try '{command} {option}' for help.": "Hilfe gibt: {command} {option}",
    "Error: {message}": "Fehler: {message}",
    "Missing command.": "Es fehlt der Befehl.",
    "Missing argument": "Es fehlt das Argument",
    "Missing option": "Es fehlt die Option",
    "Missing parameter": "Es fehlt die Angabe",
    "No such command {name!r}.": "Einen Befehl „{name}“ gibt es nicht.",
    "No such option {name!r}.": "Eine Option „{name}“ gibt es nicht.",
    "Did you mean {possibility}?": "Meinst du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Meinst du eine davon: {possibilities}?",
    "Option {name!r} does not take a value.": "Hinter „{name}“ gehört kein Wert.",
    "Option {name!r} requires an argument.": "Hinter „{name}“ fehlt der Wert.",
    "Option {name!r} requires {nargs} arguments.": "Hinter „{name}“ gehören {nargs}"
    " Werte.",
    "Got unexpected extra argument ({args})": "Das ist zu viel: {args}",
    "Got unexpected extra arguments ({args})": "Das ist zu viel: {args}",
    "Invalid value: {message}": "Das geht nicht: {message}",
    "Invalid value for {param_hint}: {message}": "Das geht nicht bei {param_hint}:"
    " {message}",
    "{value!r} is not {choice}.": "„{value}“ ist nicht {choice}.",
    "{value!r} is not one of {choices}.": "„{value}“ ist keines von {choices}.",
}
METAVARS = {
    "[OPTIONS]": "[OPTIONEN]",
    "COMMAND [ARGS]...": "BEFEHL [ARGUMENTE]...",
    "DIR": "ORDNER",
    "[DIR]": "[ORDNER]",
    "DAY[THH:MM]": "TAG[THH:MM]",
    "SPAN": "SPANNE",
    "WHEN": "WANN",
    "LANG": "SPRACHE",
    "CC": "LAND",
    "[RUN]": "[LAUF]",
}
"""What stands for a value in a usage line."""


def speak() -> None:
    """Have click speak the terminal's language from here on."""
    if helping.language() == "en":
        return
    modules = (click.core, click.decorators, click.exceptions, click.formatting)
    for module in (*modules, click.parser, click.types):
        vars(module).update(_=_one, ngettext=_some)


def _one(text: str) -> str:
    return GERMAN.get(text, text)


def _some(one: str, many: str, count: int) -> str:
    return _one(one if count == 1 else many)


def named(command: click.Command) -> click.Command:
    """A command whose usage line is in the terminal's language."""
    if helping.language() == "en":
        return command
    command.options_metavar = _metavar(command.options_metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = METAVARS["COMMAND [ARGS]..."]
    for param in command.params:
        param.metavar = _metavar(param.metavar)
    return command


def _metavar(shown: str | None) -> str | None:
    return METAVARS.get(shown, shown) if shown else shown


def complaint(error: click.ClickException) -> str:
    """Why a call cannot be meant."""
    written: Any = io.StringIO()
    error.show(written)
    text: str = written.getvalue()
    if helping.language() == "en":
        return text
    return re.sub(r"'([^'\n]+)'", "„\\1“", text)
