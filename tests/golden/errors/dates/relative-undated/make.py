"""A card that was last saved on a Wednesday."""

import os
from datetime import UTC, datetime
from pathlib import Path


def make(vault: Path) -> None:
    """Give the card its day."""
    saved = datetime(2026, 11, 18, 12, tzinfo=UTC).timestamp()
    os.utime(vault / "Kontakte" / "Anna Weber.md", (saved, saved))
