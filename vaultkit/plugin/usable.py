"""Whether a plugin can be taken at all: its name, options, words and contributions.

Looks at the value alone and runs nothing of it but its options' defaults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vaultkit.plugin import checked
from vaultkit.plugin.contributions import (
    Block,
    Check,
    Command,
    Derive,
    Extract,
    NoteKind,
    Option,
    Output,
    Plugin,
    Section,
    Survey,
)
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.settling import Replies, Settler

CONTRIBUTIONS = (
    *(NoteKind, Extract, Derive, Table, Block),
    *(Section, Output, Check, Command, Survey),
    *(Settler, Replies),
)
"""Everything that a plugin may bring."""
NAME = re.compile(r"[a-z][a-z0-9-]*")
COLUMN = re.compile(r"[a-z][a-z0-9_]*")
KEYS = ("use", "off")
"""Keys of the table `[plugins]`, which no plugin can be called."""
OWNER = "entity"
"""The column that every table has without declaring it."""


def fault(plugin: Any, name: str) -> str:
    """Why what is offered under a name cannot be taken; "" if it can."""
    if not isinstance(plugin, Plugin):
        return f"{plugin!r:.60} is no Plugin"
    return next(filter(None, _faults(plugin, name)), "")


def _faults(plugin: Plugin, name: str) -> Iterator[str]:
    yield checked.fault(plugin, Plugin, "Plugin")
    if plugin.name != name:
        yield f"Plugin.name: {plugin.name!r} is not {name!r}, as its entry point says"
    if not NAME.fullmatch(plugin.name) or plugin.name in KEYS:
        yield f"Plugin.name: {plugin.name!r} is no name: a-z, 0-9 and -"
    yield options(plugin.options)
    for value in plugin.contributes:
        yield _contribution(value)


def options(cls: Any) -> str:
    """Why a class cannot hold options; "" if it can."""
    if cls is None:
        return ""
    defaults: Mapping[str, Any] | None = getattr(cls, "_field_defaults", None)
    if defaults is None:
        return f"Plugin.options: {cls.__name__} is no NamedTuple"
    bare = [field for field in cls._fields if field not in defaults]
    if bare:
        return f"Plugin.options: {cls.__name__}.{bare[0]} has no default"
    for field, value in defaults.items():
        texts = value if isinstance(value, tuple) else ()
        if isinstance(value, Mapping):
            texts = (*value, *value.values())
        elif not isinstance(value, (str, bool, int, tuple, type(None))):
            return f"Plugin.options: {cls.__name__}.{field}: {value!r:.60} is no option"
        if not all(isinstance(text, str) for text in texts):
            return f"Plugin.options: {cls.__name__}.{field} holds what is no text"
    return ""


def _contribution(value: Any) -> str:
    kind = type(value).__name__
    if not isinstance(value, CONTRIBUTIONS):
        return f"Plugin.contributes: {value!r:.60} is no contribution"
    if found := checked.fault(value, type(value), kind):
        return found
    if isinstance(value, Table):
        return _table(value)
    if isinstance(value, (Command, Block, Output)) and not NAME.fullmatch(value.name):
        return f"{kind}.name: {value.name!r} is no name: a-z, 0-9 and -"
    if isinstance(value, Command):
        return _options(value)
    return ""


def _options(command: Command) -> str:
    names = [option.name for option in command.options]
    taken = {*("vault", "today", "lang", "quiet", "format", "help")}
    for name in names:
        if not NAME.fullmatch(name) or name in taken or names.count(name) > 1:
            return f"Command.options: an option of {command.name} cannot be {name!r}"
    whom: list[Option] = [o for o in command.options if o.type == "name"]
    if len(whom) > 1:
        return f"Command.options: {command.name} can take one name only"
    return ""


def _table(table: Table) -> str:
    names = [name for name, _ in table.columns]
    if '"' in table.name:
        return f"Table.name: {table.name!r} holds a quotation mark"
    for name in names:
        if not COLUMN.fullmatch(name) or name == OWNER or names.count(name) > 1:
            return f"Table.columns: a column of {table.name} cannot be {name!r}"
    for name in table.indexed:
        if name not in names:
            return f"Table.indexed: {table.name} has no column {name!r}"
    return ""
