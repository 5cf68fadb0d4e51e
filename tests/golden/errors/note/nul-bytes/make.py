"""A note with bytes that are no text."""

from pathlib import Path


def make(vault: Path) -> None:
    """Write a card as a crash of the disk leaves it."""
    card = b"---\ntype: contact\ncallback: 2026-11-25\n---\n"
    (vault / "Ann Lee.md").write_bytes(card + bytes(32))
