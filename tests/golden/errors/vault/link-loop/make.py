"""Links of the file system that lead back to where they are."""

from pathlib import Path


def make(vault: Path) -> None:
    """Link a folder into itself, and a note to itself."""
    people = vault / "People"
    people.mkdir()
    (people / "All").symlink_to(vault)
    (people / "Ann Lee.md").symlink_to("Ann Lee.md")
