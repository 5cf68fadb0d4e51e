"""Plugins of other packages, by the entry points of group `vaultkit.plugins`.

Only what the settings name is loaded; what is merely installed changes nothing.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from vaultkit.plugin.contributions import Plugin

GROUP = "vaultkit.plugins"


def load(name: str) -> Plugin | None:
    """The plugin that an installed package offers under a name, None if none does.

    The entry point names a module that holds `plugin`, or the value itself.
    """
    for found in entry_points(group=GROUP, name=name):
        loaded = found.load()
        plugin = getattr(loaded, "plugin", loaded)
        return plugin if isinstance(plugin, Plugin) else None
    return None
