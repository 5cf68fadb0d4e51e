"""Sentences of the domain: both languages say the same things."""

import re

import pytest

from vaultkit.features import (
    appointments,
    birthdays,
    brief,
    cadence,
    callbacks,
    contacts,
    promises,
)
from vaultkit.plugin import Plugin

PLUGINS = [
    module.plugin
    for module in (
        appointments,
        birthdays,
        brief,
        cadence,
        callbacks,
        contacts,
        promises,
    )
]
SAME = {
    "brief.who",
    "brief.upcoming",
    "contacts.brief.address",
    "contacts.brief.attempt",
    "contacts.brief.plain",
    "contacts.brief.talk",
    "contacts.brief.talk-bare",
    "contacts.list.on",
    "contacts.survey.date-german",
    "contacts.survey.date-iso",
    "contacts.survey.date-short",
}
"""Nothing in them needs another language."""


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_every_sentence_is_there_in_german_with_the_same_holes(plugin: Plugin) -> None:
    english, german = plugin.words["en"], plugin.words["de"]
    assert set(german) - set(english) == set()
    assert set(english) - set(german) - SAME == set()
    for name, text in german.items():
        if not name.endswith(".one"):
            assert holes(text) == holes(english[name]) - {"th"}, name


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_sentences_carry_their_plugins_name(plugin: Plugin) -> None:
    ours = (f"{plugin.name}.", "lines.") if plugin.name == "contacts" else plugin.name
    assert all(name.startswith(ours) for name in plugin.words["en"])


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_german_says_du(plugin: Plugin) -> None:
    for name, text in plugin.words["de"].items():
        if name != "contacts.terms.sie":
            assert not re.search(r"\b(Sie|Ihr|Ihre|Ihnen)\b", text), name
