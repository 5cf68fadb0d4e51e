"""Links of the file system that leave the vault."""

from pathlib import Path


def make(vault: Path) -> None:
    """Link a note and a folder that lie beside the vault."""
    beside = vault.parent / "archive"
    beside.mkdir()
    (beside / "Ann Lee.md").write_text("---\ntype: contact\n---\n", "utf-8")
    (vault / "Ann Lee.md").symlink_to(beside / "Ann Lee.md")
    (vault / "Archive").symlink_to(beside)
