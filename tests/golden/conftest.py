"""Approved texts: compared by default, written anew on request."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two flags; give the folder to pytest: `pytest tests/golden --golden-update`."""
    group = parser.getgroup("golden")
    group.addoption(
        "--golden-update",
        action="store_true",
        help="write what the program says now into the approved files",
    )
    group.addoption(
        "--golden-clean",
        action="store_true",
        help="delete approved files that belong to nothing",
    )


@pytest.fixture
def golden_update(request: pytest.FixtureRequest) -> bool:
    """Whether approved files are to be written."""
    return bool(request.config.getoption("golden_update", default=False))


@pytest.fixture
def golden_clean(request: pytest.FixtureRequest) -> bool:
    """Whether stale files are to be deleted."""
    return bool(request.config.getoption("golden_clean", default=False))
