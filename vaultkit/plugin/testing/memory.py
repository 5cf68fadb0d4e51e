"""A vault in memory, which answers as of any moment."""

from __future__ import annotations

from vaultkit.core.words import Moment
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.testing.evaluated import Evaluated
from vaultkit.plugin.testing.view import MemoryView


class MemoryVault(Evaluated):
    """Notes by path, and plugins; the clock comes with each question."""

    def view(
        self, now: Moment, plugin: Plugin | None = None, *, walks: bool = True
    ) -> MemoryView:
        """The vault at a moment, as a plugin sees it; `walks`: it may ask for notes."""
        return MemoryView(self, now if "T" in now else now + "T00:00", plugin, walks)
