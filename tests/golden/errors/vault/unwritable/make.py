"""A list in a folder that may not be written."""

from pathlib import Path


def make(vault: Path) -> None:
    """Take the right to write away."""
    (vault / "Lists").chmod(0o555)
