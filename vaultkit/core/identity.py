"""Short names made from text: the same text gives the same name on every machine."""

from __future__ import annotations

from functools import cache

try:
    from _blake2 import blake2b
except ImportError:  # the public door, which loads OpenSSL too: 5 ms
    from hashlib import blake2b

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that nobody misreads: no i, l, o, u."""

UID_LENGTH = 26
_BITS = 160
_SHIFTS = range(_BITS - 10, _BITS - 5 * UID_LENGTH - 1, -10)
"""Two characters are ten bits, the first ones first."""


@cache
def _pairs() -> list[str]:
    """Two characters for each number of ten bits."""
    return [first + second for first in ALPHABET for second in ALPHABET]


def code(text: str, length: int = UID_LENGTH) -> str:
    """A name of up to 26 characters for a text; 26 hold 130 bits."""
    data = text.encode("utf-8", "surrogatepass")
    hashed = int.from_bytes(blake2b(data, digest_size=_BITS // 8).digest(), "big")
    pairs = _pairs()
    return "".join([pairs[hashed >> shift & 1023] for shift in _SHIFTS])[:length]


def digest(data: bytes) -> bytes:
    """What decides whether a note changed."""
    return blake2b(data, digest_size=16).digest()
