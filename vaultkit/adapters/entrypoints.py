"""Plugins of other packages, by the entry points of group `vaultkit.plugins`.

Only what the settings name is loaded; what is merely installed changes nothing.
"""

from __future__ import annotations

from importlib.metadata import entry_points
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
    try:
        loaded = found[packages[0]].load()
        plugin = getattr(loaded, "plugin", loaded)
        wrong = usable.fault(plugin, name)
    except Exception as error:  # noqa: BLE001 - a stranger's module may raise anything
        return Offer(packages, error=error)
    return Offer(packages, error=TypeError(wrong)) if wrong else Offer(packages, plugin)
