"""A folder and a note that nobody may read."""

from pathlib import Path


def make(vault: Path) -> None:
    """Take every right away."""
    (vault / "People").mkdir()
    (vault / "People" / "Ann Lee.md").write_text("---\ntype: contact\n---\n", "utf-8")
    (vault / "Ben Moss.md").write_text("---\ntype: contact\n---\n", "utf-8")
    (vault / "Ben Moss.md").chmod(0)
    (vault / "People").chmod(0)
