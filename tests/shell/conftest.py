"""Commands called in this process: a start costs more than most of them do."""

from __future__ import annotations

import pytest
from support.calling import Called
from support.vaults import VaultBuilder


@pytest.fixture
def vault(vault: VaultBuilder) -> Called:
    """The vault of every test, asked without starting Python anew."""
    return Called(vault.root, vault.today)
