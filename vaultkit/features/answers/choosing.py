"""Which of several open things is meant: told by a word of it, by its kind or its day.

Each is shown with what to type for it, and that is tried before it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultkit.features.answers.dealing import NOT_MEANT, Said, listed
from vaultkit.features.lines.folding import spoken
from vaultkit.plugin import Day, Due, Entity, Outcome, dates, msg

KINDS = {
    "callback": ("callback", "rückruf"),
    "cadence": ("rhythm", "kontaktrhythmus", "cadence"),
    "outcome-missing": ("appointment", "termin"),
}
_BACK = (6, 180)
"""Days before today from which a weekday, and a day without its year, are read."""
_SHORT = 3
"""Letters of a word that is offered; shorter ones tell little."""


def chosen(dues: Sequence[Due], about: str, today: Day) -> list[Due]:
    """Those that words mean: each begins a word of it, or all together are its day."""
    asked, days = spoken(about), _days(about, today)
    return [
        due
        for due in dues
        if (due.item.due or "")[:10] in days
        or (asked and all(_begins(word, _words(due)) for word in asked))
    ]


def _days(about: str, today: Day) -> set[Day]:
    """The days that words may be, those gone by as well: `Di`, `24.11.`."""
    bases = (today, *(dates.later(today, -back) for back in _BACK))
    found = (dates.whole(about, base) for base in bases)
    return {when.day for when in found if when is not None and when.day}


def _begins(start: str, words: Sequence[str]) -> bool:
    return any(word.startswith(start) for word in words)


def _words(due: Due) -> list[str]:
    """What a thing may be called by."""
    return spoken(" ".join((due.item.title, *KINDS.get(due.item.kind, ()))))


def several(
    entity: Entity, dues: Sequence[Due], text: str, today: Day, language: str
) -> Outcome:
    """Several open things, each with what to type to settle that one."""
    show: list[Said] = [(msg("answers.several-open", name=entity.name, n=len(dues)),)]
    first = ""
    for due in dues:
        ways = _ways(due, language)
        way = next((w for w in ways if chosen(dues, w, today) == [due]), "")
        first = first or way
        show.append((*listed(due), f"  --about {way}" if way else ""))
    if first:
        call = " ".join(f'"{part}"' for part in (entity.name, text) if part)
        show.append((msg("answers.choose", call=f"{call} --about {first}"),))
    return Outcome(show=tuple(show), exit=NOT_MEANT)


def _ways(due: Due, language: str) -> Iterator[str]:
    """What may be typed for one thing, the plainest first."""
    plain = (word.strip(".,:;!?()„“\"'") for word in due.item.title.split())
    named = [w for w in plain if w.replace("-", "").isalnum() and len(w) > _SHORT]
    yield from sorted(named, key=lambda word: not word[0].isupper())
    kinds = KINDS.get(due.item.kind, ())
    yield from reversed(kinds) if language == "de" else kinds
    if due.item.due:
        yield due.item.due[:10]
