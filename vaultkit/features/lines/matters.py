"""What a call is about: the words of a callback that do not only say to call.

`anrufen wg. Muster` is about `Muster`, `Anna zurückrufen` about nothing that is told.
"""

from __future__ import annotations

from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.folding import bag, fold

_CALLING = (
    say.CALL_BACK | say.POLITE | bag("melden sich follow up back bei mit with to")
)
_WHY = say.ABOUT - bag("ohne without of gegen statt")
_SIGNS = ".,:;!–—-"


def of(title: str, name: str) -> str:
    """The matter of a callback's title; "" if it says no more than whom to call.

    Args:
        title: The words of its line.
        name: Whom it concerns.
    """
    around = _CALLING | {fold(word) for word in name.split()}
    words = title.split()
    bare = [fold(word).strip(_SIGNS) for word in words]
    first, last = 0, len(words)
    while first < last and bare[first] in around:
        first += 1
    if 0 < first < last and bare[first] in _WHY:
        first += 1
    while last > first and bare[last - 1] in around:
        last -= 1
    return " ".join(words[first:last]).strip(" ,:;–—-")
