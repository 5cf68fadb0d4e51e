"""For authors of plugins: a vault in memory, evaluated in the plainest way.

Extracts every note, derives every entity, filters in Python; no index, no memory of
what was before. It is slow on purpose: vaultkit's own tests hold the engine against it.
"""

from __future__ import annotations

from vaultkit.plugin.testing.contract import breaches
from vaultkit.plugin.testing.memory import MemoryVault
from vaultkit.plugin.testing.view import MemoryView

__all__ = ["MemoryVault", "MemoryView", "breaches"]
