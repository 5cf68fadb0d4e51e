"""Every sentence that is said has a text, and every text is said somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from vaultkit import wiring
from vaultkit.app.registry import Registry
from vaultkit.app.words import doctor
from vaultkit.plugin import Plugin, msg
from vaultkit.plugin.testing import saying, sources

PACKAGE = Path(__file__).parents[2] / "vaultkit"
EVERYTHING = {
    str(path.relative_to(PACKAGE)): path.read_text("utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
}
SAID = [
    text for path, text in EVERYTHING.items() if not re.search(r"words|sentences", path)
]
HOST = {
    language: {**texts, **doctor.WORDS[language]}
    for language, texts in wiring.texts().items()
}
ALL = {
    language: {
        **HOST[language],
        **{
            id_: text
            for plugin in wiring.builtins(acting=True)
            for id_, text in plugin.words.get(language, {}).items()
        },
    }
    for language in ("de", "en")
}


def test_the_host_says_the_same_in_both_languages():
    assert list(saying.differences(HOST)) == []


def test_every_sentence_of_the_host_is_said_somewhere():
    assert sources.unused(HOST["en"], SAID) == []


def test_every_sentence_that_is_said_has_a_text():
    assert sources.missing(ALL["en"], SAID) == []


@pytest.mark.parametrize(
    "plugin", wiring.builtins(acting=True), ids=lambda plugin: plugin.name
)
def test_every_sentence_of_a_plugin_is_said_somewhere(plugin: Plugin) -> None:
    assert sorted(unsaid() & plugin.words.get("en", {}).keys()) == []


@cache
def unsaid() -> frozenset[str]:
    """Every sentence that no module says."""
    everything = list(EVERYTHING.values())
    said = [text for text in everything if '"en": {' not in text] + tables_taken_out()
    return frozenset(sources.unused(ALL["en"], said))


def tables_taken_out() -> list[str]:
    """Modules that hold words among code, without their words."""
    found = []
    for text in EVERYTHING.values():
        if '"en": {' in text:
            head, _, rest = text.partition("\nWORDS = {")
            found.append(head + "\n" + rest.partition("\n}\n")[2])
    return found


def test_no_two_tables_have_the_same_sentence():
    texts = Registry(wiring.builtins(acting=True)).words("en", HOST)
    for plugin in wiring.builtins(acting=True):
        for id_, text in plugin.words.get("en", {}).items():
            assert texts._texts[id_] == text


def test_german_of_the_host_says_du():
    for id_, text in HOST["de"].items():
        assert not re.search(r"\b(Sie|Ihr|Ihre|Ihnen|Ihrem|Ihren)\b", text), id_


def test_one_form_for_one_and_many_does_not_become_english_for_one() -> None:
    texts = {
        "en": {"acme.n": "{n} errors", "acme.n.one": "1 error", "acme.x": "only here"},
        "de": {"acme.n": "{n} Fehler"},
    }
    said = Registry([Plugin("acme", "1", words=texts)]).words("de", {})
    assert said.say(msg("acme.n", n=1)) == "1 Fehler"
    assert said.say(msg("acme.x")) == "only here"
