"""docs/inside.md: whoever follows it finds what it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "inside.md").read_text("utf-8")
NAMED = sorted({*re.findall(r"`((?:vaultkit|tests)/[\w./]+)`", PAGE)})


@pytest.mark.parametrize("path", NAMED)
def test_what_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_ring_is_on_the_page() -> None:
    rings = {
        path.name
        for path in (ROOT / "vaultkit").iterdir()
        if (path / "__init__.py").exists()
    }
    assert {f"vaultkit/{ring}" for ring in rings} <= {*NAMED}


def test_a_module_named_without_its_folder_is_there_too() -> None:
    alone = re.findall(r"`(\w+\.py)`", PAGE)
    known = {path.name for path in (ROOT / "vaultkit").rglob("*.py")}
    assert {*alone} <= known
