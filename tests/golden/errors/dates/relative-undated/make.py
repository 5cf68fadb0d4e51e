"""Cards that were last saved on a Wednesday."""

import os
from datetime import UTC, datetime
from pathlib import Path


def make(vault: Path) -> None:
    """Give the cards their day."""
    saved = datetime(2026, 11, 18, 12, tzinfo=UTC).timestamp()
    for card in (vault / "Kontakte").iterdir():
        os.utime(card, (saved, saved))
