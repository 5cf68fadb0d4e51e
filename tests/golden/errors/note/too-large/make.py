"""A note that is no note any more."""

from pathlib import Path


def make(vault: Path) -> None:
    """Write 5 MiB of log."""
    line = b"- 2026-11-17 called\n"
    (vault / "Log.md").write_bytes(line * (5 * 1024 * 1024 // len(line)))
