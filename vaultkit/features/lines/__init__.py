"""What a line of a note is: talk, attempt, appointment, callback, promise, loose.

`read` gives the facts of one note. Who a link or a name means is not asked here.
"""

from __future__ import annotations

from vaultkit.features.lines.reading import read
from vaultkit.features.lines.sentences import WORDS

__all__ = ["WORDS", "read"]
