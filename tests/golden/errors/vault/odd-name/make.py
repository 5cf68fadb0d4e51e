"""Names that other programs stumble over."""

import os
from pathlib import Path


def make(vault: Path) -> None:
    """Write notes under odd names, one of them no text at all."""
    people = vault / "People"
    people.mkdir()
    for name in ("Ann\nLee", "Ben\x1b[31mMoss", "Eva\u202ehtoR"):
        (people / f"{name}.md").write_text("---\ntype: contact\n---\n", "utf-8")
    raw = os.fsencode(people) + b"/J\xfcrgen.md"
    Path(os.fsdecode(raw)).write_text("---\ntype: contact\n---\n", "utf-8")
