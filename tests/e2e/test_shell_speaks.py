"""What the shell says of a call that cannot be meant, and of itself, in German."""

from __future__ import annotations

import inspect

import click
import pytest

from vaultkit.cli.clicking import GERMAN

MODULES = (click.core, click.decorators, click.exceptions, click.formatting)


def test_every_text_that_is_translated_is_one_of_clicks():
    modules = (*MODULES, click.parser, click.types)
    source = "".join(map(inspect.getsource, modules))
    assert [text for text in GERMAN if f'"{text}"' not in source] == []


def test_no_translation_lacks_a_hole_or_has_one_more():
    for text, german in GERMAN.items():
        holes = {"message", "name", "option", "command", "value", "choices", "choice"}
        filled = dict.fromkeys((*holes, "nargs", "args", "default"), "x")
        filled |= dict.fromkeys(("possibility", "possibilities", "param_hint"), "x")
        assert german.format(**filled).count("x") >= text.count("{") - 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("report --hilf", "Fehler: Eine Option „--hilf“ gibt es nicht. Meinst du"),
        ("report --format xml", "„xml“ ist keines von „text“, „md“, „json“."),
        ("brief", "Fehler: Es fehlt das Argument „NAME“."),
        ("check mehr", "Fehler: Das ist zu viel: mehr"),
        ("chek", "Fehler: einen Befehl „chek“ gibt es nicht; meinst du „check“?"),
        ("undo --all=2", "Fehler: Hinter „--all“ gehört kein Wert."),
    ],
)
def test_a_call_that_cannot_be_meant_is_told_so_in_german(vault, call, said):
    vault.settings(language="de")
    done = vault.run(*call.split())
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Usage" not in done.err
    assert "Error" not in done.err


@pytest.mark.parametrize("command", ["", "report", "undo", "init", "brief", "contacts"])
def test_help_is_german_from_end_to_end(vault, command):
    vault.settings(language="de")
    text = vault.run(*command.split(), "--help").out
    assert text.startswith("Aufruf: vaultkit")
    for english in ("Usage", "OPTIONS", "Options", "Show this", "COMMAND", "DIR"):
        assert english not in text
    assert "Optionen:" in text
    assert "Diese Hilfe zeigen." in text


def test_english_stays_clicks_own(vault):
    vault.settings(language="de")
    done = vault.run("report", "--hilf", "--lang", "en")
    assert done.err.startswith("Usage: vaultkit report [OPTIONS]\n")
    assert "Error: No such option '--hilf'." in done.err
