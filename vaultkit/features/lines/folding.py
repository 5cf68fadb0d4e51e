"""How words are compared: lower case, umlauts spelled out. Keeps no offsets."""

from __future__ import annotations

from unicodedata import normalize

_LETTERS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "’": "'",
    "‑": "-",
    "\u00a0": " ",
}
_SPELLED = str.maketrans(_LETTERS)
_SPACED = str.maketrans(dict.fromkeys(',;:.!?()[]"„“*_|/→', " ") | _LETTERS)


def fold(text: str) -> str:
    """`Rückruf` and `RUECKRUF` alike become `rueckruf`."""
    if text.isascii():
        return text.lower()
    return normalize("NFC", text).lower().translate(_SPELLED)


def spoken(text: str) -> list[str]:
    """The folded words of a text, signs apart: quick, and without offsets."""
    if not text.isascii():
        text = normalize("NFC", text)
    return text.lower().translate(_SPACED).split()


def bag(text: str) -> frozenset[str]:
    """The words of a text as a set; how tables of folded words are written."""
    return frozenset(text.split())
