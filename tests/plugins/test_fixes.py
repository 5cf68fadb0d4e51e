"""A plugin's finding may bring what mends it; it is made where nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugins import installing
from support.calling import Called

HEAD = """\
from typing import NamedTuple
from vaultkit.plugin import *


class Row(NamedTuple):
    on: str


KIND = FactKind("tel/fact", Row)
WORDS = {"en": {"tel.star": "two stars", "tel.sum": "stars"}}


def found(note, fix):
    at = note.text.find("**")
    if at >= 0:
        span = Span(at, at + 2)
        return Diagnostic(
            "tel/star", "warning", Msg("tel.star"), note.path, span, fix=fix(at)
        )


"""
EXTRACTED = """\
def read(note, options):
    one = found(note, lambda at: {fix})
    if one:
        yield one


plugin = Plugin("tel", "1", words=WORDS, contributes=(Extract((KIND,), read),))
"""
CHECKED = """\
def look(view, now):
    one = found(view.note("A.md"), lambda at: {fix})
    if one:
        yield one


CHECK = Check("tel/star", Msg("tel.sum"), look)
plugin = Plugin("tel", "1", words=WORDS, contributes=(CHECK,))
"""
GOOD = 'Fix((Replacement(Span(at, at + 2), "*"),))'
NOTE = "---\r\nkey: 1  # one\r\n---\r\n- a ** b\r\n- c"


@pytest.fixture
def starred(called: Called) -> Called:
    """A note that the plugin finds a fault in."""
    called.settings('[plugins]\nuse = ["tel"]\n')
    called.note("A.md", NOTE.encode())
    return called


@pytest.mark.parametrize("source", [EXTRACTED, CHECKED], ids=["extract", "check"])
def test_a_fix_of_a_plugin_is_made(starred: Called, site: Path, source: str) -> None:
    installing.module(site, "tel", HEAD + source.replace("{fix}", GOOD))
    assert starred.run("check").code == 1
    said = starred.run("check", "--fix")
    assert said.code == 0, said
    assert starred.files()["A.md"] == NOTE.replace("**", "*").encode()


BAD = {
    "it mends nothing": 'Fix((Replacement(Span(0, 0), "\\n"),))',
    "it changes a key it does not name": (
        'Fix((Replacement(Span(at, at + 2), "*"), Replacement(Span(10, 11), "2")))'
    ),
    "its spans overlap": (
        'Fix((Replacement(Span(at, at + 2), "*"), Replacement(Span(at, at + 1), "")))'
    ),
    "its span is outside of the note": 'Fix((Replacement(Span(at, 9999), "*"),))',
    "it is no fix": '"*"',
    "it is empty": "Fix(())",
}


@pytest.mark.parametrize("fix", BAD.values(), ids=BAD)
@pytest.mark.parametrize("source", [EXTRACTED], ids=["extract"])
def test_a_fix_that_does_anything_else_is_not_made(
    starred: Called, site: Path, source: str, fix: str
) -> None:
    installing.module(site, "tel", HEAD + source.replace("{fix}", fix))
    said = starred.run("check", "--fix")
    assert said.code == 1, "the finding is left for the hand"
    assert "Traceback" not in said.err
    assert starred.files()["A.md"] == NOTE.encode()
