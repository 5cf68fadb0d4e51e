"""The plugins that vaultkit brings keep the word that strangers have to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from property.strategies import note_path, note_text

from vaultkit import wiring
from vaultkit.app import settings as vault_settings
from vaultkit.plugin import Plugin
from vaultkit.plugin.testing import MemoryVault, breaches

EXAMPLE = Path(__file__).parents[2] / "example-vault"
OWN = {
    "contacts": (
        *("lines", "dates", "frontmatter"),
        *("card", "keyed", "stated", "talk", "attempt", "promise", "slot", "call"),
        *("office", "loose", "noted", "people", "missed"),
    ),
    "callbacks": ("callback",),
    "cadence": (),
    "promises": ("promise", "waiting"),
    "appointments": ("appointment", "outcome-missing", "slots"),
    "birthdays": ("birthday",),
}
"""Names that the built-ins have for themselves, which are promised to stay."""


def plugins(text: str) -> tuple[tuple[Plugin, ...], dict[str, object], str]:
    """Every built-in, with its options and the vault's id."""
    own = vault_settings.decode(text, vault_settings.read(text))
    made, faults = wiring.registry(text, own)
    assert not faults
    return tuple(made.plugins), made.options, own.vault_id


BUILT_IN, OPTIONS, VAULT_ID = plugins((EXAMPLE / "vaultkit.toml").read_text("utf-8"))
BY_NAME = {plugin.name: plugin for plugin in BUILT_IN}


@pytest.fixture(scope="module")
def example() -> MemoryVault:
    """The example vault, evaluated plainly."""
    notes = {
        str(path.relative_to(EXAMPLE)): path.read_bytes()
        for path in EXAMPLE.rglob("*.md")
    }
    return MemoryVault(BUILT_IN, notes, OPTIONS, VAULT_ID)


def test_all_built_ins_are_held_to_it():
    assert tuple(BY_NAME) == wiring.BUILTIN_PLUGINS


@pytest.mark.parametrize("name", wiring.BUILTIN_PLUGINS)
def test_a_built_in_keeps_its_word_on_the_example_vault(
    name: str, example: MemoryVault
) -> None:
    assert breaches(BY_NAME[name], example, also=OWN.get(name, ())) == []


# --- acting on answers --------------------------------------------------------------
def acting(text: str) -> tuple[Plugin, ...]:
    own = vault_settings.decode(text, vault_settings.read(text))
    made, faults = wiring.registry(text, own, acting=True)
    assert not faults
    return tuple(made.plugins)


ACTING = acting((EXAMPLE / "vaultkit.toml").read_text("utf-8"))


def test_what_acts_on_answers_keeps_its_word_on_the_example_vault() -> None:
    notes = {
        str(path.relative_to(EXAMPLE)): path.read_bytes()
        for path in EXAMPLE.rglob("*.md")
    }
    vault = MemoryVault(ACTING, notes, OPTIONS, VAULT_ID)
    assert breaches(ACTING[-1], vault) == []


@settings(max_examples=10)
@given(st.dictionaries(note_path(), note_text(), max_size=6))
def test_what_acts_on_answers_keeps_its_word_on_any_notes(
    notes: dict[str, str],
) -> None:
    vault = MemoryVault(ACTING, notes, OPTIONS, VAULT_ID)
    assert breaches(ACTING[-1], vault) == []


@settings(max_examples=15)
@given(st.dictionaries(note_path(), note_text(), max_size=6))
def test_built_ins_keep_their_word_on_any_notes(notes: dict[str, str]) -> None:
    vault = MemoryVault(BUILT_IN, notes, OPTIONS, VAULT_ID)
    for name, plugin in BY_NAME.items():
        found = breaches(plugin, vault, also=OWN.get(name, ()))
        assert found == [], name
