"""Entries of a log that are counted although they are no talk.

That somebody was congratulated, that a promise was asked after, that it was put off:
`Notiz: nachgehakt: Referenzliste`. What it is about stands behind the colon.
"""

from __future__ import annotations

from vaultkit.features.lines.folding import bag, spoken

BIRTHDAY, NUDGED, POSTPONED = "birthday", "nudged", "postponed"
_DAYS = bag("geburtstag geburtstags birthday")
_WISHED = bag(
    "gratuliert gratulation gratulieren congratulated wished glueckwunsch"
    " glueckwuensche ausgelassen skipped verschoben moved"
)
_NUDGES = bag(
    "nachgehakt nachgefragt nachgefasst erinnert gemahnt urgiert nudged reminded chased"
)
_PUT_OFF = bag("verschoben postponed")


def read(text: str) -> tuple[str, str] | None:
    """What an entry is counted as and what it is about, for a text after its date."""
    words = spoken(text)
    if not _DAYS.isdisjoint(words) and not _WISHED.isdisjoint(words):
        return BIRTHDAY, ""
    _, _, body = text.partition(": ")
    how, colon, about = body.partition(": ")
    first = spoken(how)[:1]
    if not colon or not first:
        return None
    if first[0] in _NUDGES:
        return NUDGED, about.strip()
    return (POSTPONED, about.strip()) if first[0] in _PUT_OFF else None


def key(text: str) -> str:
    """What two mentions of one promise have in common."""
    return " ".join(spoken(text))
