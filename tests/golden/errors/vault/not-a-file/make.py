"""What is named like a note and is none."""

import os
from pathlib import Path


def make(vault: Path) -> None:
    """Make a pipe, and a link to a note that is gone."""
    os.mkfifo(vault / "Inbox.md")
    (vault / "Ann Lee.md").symlink_to("People/Ann Lee.md")
