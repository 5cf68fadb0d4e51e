"""Plugins of other packages, by the entry points of group `vaultkit.plugins`.

Only what the settings name is loaded; what is merely installed changes nothing.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from typing import NamedTuple

from vaultkit.plugin import usable
from vaultkit.plugin.contributions import Plugin

GROUP = "vaultkit.plugins"


class Offer(NamedTuple):
    """What installed packages offer under a name."""

    packages: tuple[str, ...] = ()
    """Every package that does; the first is taken."""
    plugin: Plugin | None = None
    error: Exception | None = None
    """Why there is no plugin although it is offered."""
    source: str = ""
    """The file or folder of its code, "" if that is nowhere to be found."""


def names() -> list[str]:
    """What all installed packages offer."""
    return sorted(entry_points(group=GROUP).names)


def load(name: str) -> Offer:
    """The plugin that an installed package offers under a name.

    The entry point names a module that holds `plugin`, or the value itself.
    """
    found = {
        entry.dist.name if entry.dist else entry.value: entry
        for entry in entry_points(group=GROUP, name=name)
    }
    if not found:
        return Offer()
    packages = tuple(found)
    entry = found[packages[0]]
    try:
        loaded = entry.load()
        plugin = getattr(loaded, "plugin", loaded)
        wrong = usable.fault(plugin, name)
    except Exception as error:  # noqa: BLE001 - a stranger's module may raise anything
        return Offer(packages, error=error, source=_source(entry))
    if wrong:
        return Offer(packages, error=TypeError(wrong), source=_source(entry))
    return Offer(packages, plugin, source=_source(entry))


def _source(entry: EntryPoint) -> str:
    """Where the code of an entry point lies, a whole package if it is in one."""
    try:
        spec = find_spec(entry.module.partition(".")[0])
    except (ImportError, ValueError):
        return ""
    if spec is None:
        return ""
    folders = list(spec.submodule_search_locations or ())
    return folders[0] if folders else spec.origin or ""
