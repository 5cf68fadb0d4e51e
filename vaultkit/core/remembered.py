"""Finished answers as they are kept, and the moments between which they hold."""

from __future__ import annotations

import marshal


def dump(out: str, err: str) -> bytes:
    """An answer's two texts as bytes."""
    return marshal.dumps((out, err), 2)


def load(data: bytes) -> tuple[str, str]:
    """The texts of `dump`."""
    out, err = marshal.loads(data)  # noqa: S302 - our own cache, not the vault
    return out, err


def minute(seconds: float) -> str:
    """Seconds since 1970 as a text that sorts: whole minutes, ten digits."""
    return f"{int(seconds // 60):010}"


def moment(today: str) -> str:
    """A `--today` as a text that sorts beside moments of the vault."""
    return today if "T" in today else today + "T00:00"
