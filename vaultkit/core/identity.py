"""Short names made from text: the same text gives the same name on every machine."""

from __future__ import annotations

from base64 import b32encode

try:
    from _blake2 import blake2b
except ImportError:  # the public door, which loads OpenSSL too: 5 ms
    from hashlib import blake2b

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that nobody misreads: no i, l, o, u."""

UID_LENGTH = 26
_TABLE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())


def code(text: str, length: int = UID_LENGTH) -> str:
    """A name of up to 26 characters for a text; 26 hold 130 bits."""
    hashed = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).digest()
    return b32encode(hashed).translate(_TABLE)[:length].decode("ascii")


def digest(data: bytes) -> bytes:
    """What decides whether a note changed."""
    return blake2b(data, digest_size=16).digest()
