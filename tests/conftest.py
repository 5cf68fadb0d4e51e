"""Three fixtures: a vault to build, the command to run, a day that stands still."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from support.vaults import VaultBuilder

settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


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
