"""Notes of other days and other programs."""

from pathlib import Path

CARD = "---\ntype: kontakt\nname: Jürgen Müller\nrückruf: 2026-11-25\n---\n"


def make(vault: Path) -> None:
    """Write one note as old Windows programs did, and one as UTF-16."""
    (vault / "Jürgen Müller.md").write_bytes(CARD.encode("cp1252"))
    other = CARD.replace("Jürgen Müller", "Jörg Böhm")
    (vault / "Jörg Böhm.md").write_bytes(other.encode("utf-16"))
