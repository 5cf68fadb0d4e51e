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
_SPACED = str.maketrans(dict.fromkeys(',;:.!?()[]"„“*_|/→', " "))


def fold(text: str) -> str:
    """`Rückruf` and `RUECKRUF` alike become `rueckruf`."""
    if text.isascii():
        return text.lower()
    return _spelled(text)


def spoken(text: str) -> list[str]:
    """The folded words of a text, signs apart: quick, and without offsets."""
    small = text.lower() if text.isascii() else _spelled(text)
    return small.translate(_SPACED).split()


def _spelled(text: str) -> str:
    """Small letters, each umlaut as two: few lines hold more than one or two of them.

    Looking for seven letters is quicker than looking every letter up in a table.
    """
    text = normalize("NFC", text).lower()
    for letter, written in _LETTERS.items():
        if letter in text:
            text = text.replace(letter, written)
    return text


def bag(text: str) -> frozenset[str]:
    """The words of a text as a set; how tables of folded words are written."""
    return frozenset(text.split())
