"""Three fixtures: a vault to build, the command to run, a day that stands still."""

from __future__ import annotations

import pytest
from support.vaults import VaultBuilder


@pytest.fixture
def today() -> str:
    """A Saturday."""
    return "2026-11-21"


@pytest.fixture
def vault(tmp_path, monkeypatch, today) -> VaultBuilder:
    """An empty vault with its own cache, state and config folders."""
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"VAULTKIT_{kind}_DIR", str(tmp_path / kind.lower()))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "VAULTKIT_VAULT"):
        monkeypatch.delenv(name, raising=False)
    return VaultBuilder(tmp_path / "vault", today)
