"""Which key of a card a spelling means: `Tel. (mobil)` is `phone`, as `handy` is.

It knows how keys are compared. Which there are is in `keytable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from vaultkit.features.contacts.keytable import TABLE, Key

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def fold(spelling: str) -> str:
    """A key as keys are compared: letters only, small, umlauts written out."""
    if "(" in spelling or "[" in spelling:
        spelling = _ASIDE.sub("", spelling)
    small = normalize("NFC", spelling).lower().translate(UMLAUTS)
    return small if small.isalpha() else "".join(filter(str.isalpha, small))


BY_NAME: Mapping[str, Key] = {key.name: key for key in TABLE}
SPELLINGS: Mapping[str, Key] = {
    fold(spelling): key
    for key in TABLE
    for spelling in (key.name, *key.english, *key.german)
}


def lookup(spelling: str, mapped: Mapping[str, str] | None = None) -> Key | None:
    """The key that a spelling means, the user's own mapping first."""
    if mapped:
        folded = fold(spelling)
        for own, meant in mapped.items():
            if fold(own) == folded:
                return SPELLINGS.get(fold(meant))
    return _built_in(spelling)


@lru_cache(maxsize=4096)
def _built_in(spelling: str) -> Key | None:
    """The key of the table: a vault has few spellings, each in thousands of notes."""
    return SPELLINGS.get(fold(spelling))


def is_german(key: Key, spelling: str) -> bool:
    """Whether a spelling of a key is one of its German ones."""
    return fold(spelling) in map(fold, key.german)


def nearest(spelling: str) -> str:
    """The canonical name that an unknown spelling most likely meant, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - for unknown keys only

    found = get_close_matches(fold(spelling), SPELLINGS, 1, 0.75)
    return SPELLINGS[found[0]].name if found else ""
