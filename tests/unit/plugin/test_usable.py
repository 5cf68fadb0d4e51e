"""Whether a plugin can be taken, and what is said where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from vaultkit.plugin import Block, Command, Msg, Option, Plugin, Table, usable


class Options(NamedTuple):
    days: int = 7
    label: str | None = None
    folders: tuple[str, ...] = ("Besuche",)
    keys: Mapping[str, str] = {"besuch": "visit"}


class OfSets(NamedTuple):
    folders: Any = frozenset(("Besuche",))


class OfNumbers(NamedTuple):
    hours: tuple[Any, ...] = (9, 17)


class OfNumberedKeys(NamedTuple):
    keys: Mapping[Any, Any] = {1: "visit"}


def nothing(*_: Any) -> Any:
    return ()


def command(*options: Option, name: str = "visits") -> Command:
    return Command(name, Msg("acme.visits"), options, nothing)


def option(name: str, kind: Any = "text") -> Option:
    return Option(name, kind, Msg("acme.x"))


def plugin(*contributes: Any, **more: Any) -> Plugin:
    return Plugin("acme", "1.0", contributes=contributes, **more)


GOOD = plugin(
    Table("acme/visits", (("day", "text"), ("hours", "int")), ("day",)),
    command(option("name", "name"), option("about")),
    Block("visits", nothing),
    options=Options,
)


def test_a_plugin_that_keeps_to_the_rules_is_taken() -> None:
    assert usable.fault(GOOD, "acme") == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (object, "is no Plugin"),
        (GOOD._replace(name="visits"), "'visits' is not 'acme'"),
        (plugin(words=[]), "Plugin.words: [] is no mapping"),
        (plugin("Besuch"), "Plugin.contributes: 'Besuch' is no contribution"),
        (plugin(command(name="Besuche")), "Command.name: 'Besuche' is no name"),
        (plugin(Block("my visits", nothing)), "Block.name: 'my visits' is no name"),
        (plugin(command(option("lang"))), "an option of visits cannot be 'lang'"),
        (plugin(command(option("a"), option("a"))), "of visits cannot be 'a'"),
        (
            plugin(command(option("who", "name"), option("whom", "name"))),
            "visits can take one name only",
        ),
        (plugin(Table('acme/"t', (("a", "text"),))), "holds a quotation mark"),
        (plugin(Table("acme/t", (("entity", "text"),))), "cannot be 'entity'"),
        (
            plugin(Table("acme/t", (("a", "text"), ("a", "int")))),
            "a column of acme/t cannot be 'a'",
        ),
        (
            plugin(Table("acme/t", (("a", "text"),), ("b",))),
            "Table.indexed: acme/t has no column 'b'",
        ),
        (plugin(options=OfSets), "OfSets.folders: frozenset({'Besuche'}) is no option"),
        (plugin(options=OfNumbers), "OfNumbers.hours holds what is no text"),
        (plugin(options=OfNumberedKeys), "OfNumberedKeys.keys holds what is no text"),
    ],
)
def test_what_cannot_be_taken_is_said(value: Any, said: str) -> None:
    assert said in usable.fault(value, "acme")


@pytest.mark.parametrize("name", ["use", "off", "Acme", "1st", "a b", ""])
def test_some_names_are_nobodys(name: str) -> None:
    said = usable.fault(GOOD._replace(name=name), name)
    assert said == f"Plugin.name: {name!r} is no name: a-z, 0-9 and -"
