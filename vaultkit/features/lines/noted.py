"""Entries of a log that are counted although they are no talk.

That somebody was congratulated, that a promise was asked after, that it was put off:
`Notiz: nachgehakt, wieder Mo 30.11.2026: Referenzliste`. What it is about stands behind
the colon, when to look again before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.features.lines.folding import bag, spoken
from vaultkit.plugin import Day, dates

BIRTHDAY, NUDGED, POSTPONED = "birthday", "nudged", "postponed"
AGAIN = "again"
_LATER = re.compile(r"(?:^|[\s,])(?:wieder|again)\s+([^()]+)\)?$", re.IGNORECASE)
_DAYS = bag("geburtstag geburtstags birthday")
_WISHED = bag(
    "gratuliert gratulation gratulieren congratulated wished glueckwunsch"
    " glueckwuensche ausgelassen skipped verschoben moved"
)
_NUDGES = bag(
    "nachgehakt nachgefragt nachgefasst erinnert gemahnt urgiert nudged reminded chased"
)
_PUT_OFF = bag("verschoben postponed")


class Counted(NamedTuple):
    """What an entry is counted as, what it is about, and when to look again."""

    what: str
    about: str = ""
    again: Day | None = None


def read(text: str, day: Day | None = None) -> Counted | None:
    """What an entry says, for a text after its date, which is `day`."""
    words = spoken(text)
    if not _DAYS.isdisjoint(words) and not _WISHED.isdisjoint(words):
        return Counted(BIRTHDAY)
    _, _, body = text.partition(": ")
    how, colon, about = body.partition(": ")
    first = spoken(how)[:1]
    if not colon or not first:
        return None
    later = _LATER.search(how)
    when = dates.whole(later[1], day) if later else None
    again = when.day if when is not None and not when.fault else None
    if first[0] in _NUDGES:
        return Counted(NUDGED, about.strip(), again)
    if first[0] in _PUT_OFF:
        return Counted(POSTPONED, about.strip())
    return Counted(AGAIN, about.strip(), again) if again else None


def key(text: str) -> str:
    """What two mentions of one promise have in common."""
    return " ".join(spoken(text))
