"""Signs that a thumb puts for a tick: `-> ✅`, `-> 👍 will Angebot`.

A cross is no tick, and what else it means nobody knows: it stays with the words.
"""

from __future__ import annotations

import re

_TICKS = re.compile("(?:[✅✔☑👍👌][\ufe0f\U0001f3fb-\U0001f3ff]*[\\s,;:.!–—-]*)+")


def past(words: str) -> str:
    """What words say behind the ticks that they begin with."""
    found = _TICKS.match(words)
    return words[found.end() :] if found else words


def are(words: str) -> bool:
    """Whether words are such signs and nothing else."""
    return bool(words) and not past(words)
