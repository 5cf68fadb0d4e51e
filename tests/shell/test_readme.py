"""The first page shows what the example vault says, and marks what it leaves out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "README.md").read_text("utf-8")


def test_the_brief_of_the_page_is_that_of_the_example_vault(vault):
    shutil.copytree(ROOT / "example-vault", vault.root, dirs_exist_ok=True)
    console = r"^\$ vaultkit (.+)\n([^`]+)^```$"
    ((call, shown),) = re.findall(console, PAGE, re.MULTILINE)
    said = vault.run(*call.split()).out
    for part in filter(None, shown.split("…\n")):
        _, found, said = said.partition(part)
        assert found
