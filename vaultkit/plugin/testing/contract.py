"""What the door forbids, as a suite that authors run.

Every law is tried on a vault in memory; none needs a disk. What is found is told in
sentences for the author, who reads English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultkit.core.words import Moment
from vaultkit.plugin import usable
from vaultkit.plugin.contributions import Extract, Plugin
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.testing import answering, asking, deriving, reading, saying
from vaultkit.plugin.testing.memory import MemoryVault

MOMENTS: tuple[Moment, ...] = (
    "2026-11-21T00:00",
    "2026-11-27T13:10",
    "2027-03-01T09:00",
)


def breaches(
    plugin: Plugin,
    vault: MemoryVault,
    moments: Sequence[Moment] = MOMENTS,
    *,
    also: Sequence[str] = (),
) -> list[str]:
    """What a plugin does that the door forbids; empty if it keeps its word.

    Args:
        plugin: one of the vault's plugins.
        vault: notes that the plugin has something to say about.
        moments: when it is asked; windows should open and close between them.
        also: names, and beginnings of names, that are its own besides the plugin's.
    """
    if wrong := usable.fault(plugin, plugin.name):
        return [wrong]
    own = (plugin.name, *also)
    before = _held(plugin, vault)
    found = [
        *saying.faults(plugin, own),
        *_names(plugin, vault, own),
        *reading.faults(plugin, vault, own),
        *deriving.faults(plugin, vault, own),
    ]
    for now in moments:
        found += asking.faults(plugin, vault, now, own)
        found += answering.faults(plugin, vault, now, own)
    if _held(plugin, vault) != before:
        found.append("something that it was given is no longer what it was")
    return list(dict.fromkeys(found))


def _held(plugin: Plugin, vault: MemoryVault) -> str:
    """All that a plugin is given, as text."""
    texts = [note.text for note in vault.notes.values()]
    return repr((texts, vault.notes, vault.derived, vault.option(plugin)))


def _names(plugin: Plugin, vault: MemoryVault, own: Sequence[str]) -> Iterator[str]:
    """Names that may clash with those of a plugin that nobody here knows."""
    others = {
        kind.name: kind
        for other in vault.plugins
        for value in other.contributes
        if isinstance(value, Extract) and other.name != plugin.name
        for kind in value.gives
    }
    named: list[tuple[str, str]] = []
    for value in plugin.contributes:
        if isinstance(value, Table):
            named.append(("Table", value.name))
        elif isinstance(value, Extract):
            new = (kind for kind in value.gives if others.get(kind.name) != kind)
            named += (("FactKind", kind.name) for kind in new)
    for what, name in named:
        if not saying.begins(name, own, "/"):
            yield f"{what}.name: {name!r} does not begin with {own[0] + '/'!r}"
