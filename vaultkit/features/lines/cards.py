"""The log of a contact's card: which of its lines are entries, and what they state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines import faults, logs, noted, titles
from vaultkit.features.lines.facts import ATTEMPT, NOTED, TALK, Attempt, Noted, Talk
from vaultkit.features.lines.headings import Above
from vaultkit.features.lines.leads import AFTER, DATED, has_digit, lead, past_signs
from vaultkit.features.lines.years import Neighbours
from vaultkit.plugin import Day, Diagnostic, Fact, Row
from vaultkit.plugin import links as linking

_FRONT = 16
"""Characters within which the digit of a day at the front must stand."""


class _Pending(NamedTuple):
    """A heading that is a date, waiting for the text below it."""

    row: Row
    day: Day
    time: str
    rest: str


class Log:
    """Reads the lines of one card in order."""

    def __init__(self, path: str, years: Neighbours) -> None:
        """Begin at the note's top."""
        self._path = path
        self._years = years
        self._pending: _Pending | None = None

    def heading(
        self, row: Row, when: tuple[Day, str, int] | None
    ) -> Sequence[Fact | Diagnostic]:
        """The entry of the heading before; `when`: day, time and end of a new one."""
        found = self.close()
        if when is not None:
            day, time, end = when
            rest = row.text[end:].strip(AFTER + "*_])")
            self._pending = _Pending(row, day, time, rest)
        return found

    def close(self, text: str = "") -> Sequence[Fact | Diagnostic]:
        """The entry of a heading that is a date, with the first text below it."""
        if self._pending is None:
            return ()
        (row, day, time, rest), self._pending = self._pending, None
        words = f"{rest}: {text}" if rest and text else rest or text
        return _stated(row, words, 0, day, time) if words else ()

    def line(
        self, row: Row, above: Above
    ) -> tuple[Day | None, Sequence[Fact | Diagnostic]]:
        """The day of an entry, if the row is one, and what it states."""
        text = row.text
        if not (text[:1] in DATED or (above.log and has_digit(text, _FRONT))):
            return None, self.close(text)
        if above.log and (plain := logs.plain(text)) is not None:
            return plain[0], _told(row, text, *plain)
        when = lead(row, None, self._years, above.year)
        if when is None:
            return None, self.close(text)
        found: list[Fact | Diagnostic] = []
        if when.fault and above.log:
            raw = text[when.start : when.end]
            found.append(faults.in_row(self._path, row, raw, when, gone_by=True))
        if when.day is not None:
            at = past_signs(text, when.end)
            if above.log or logs.is_talk(text, at):
                found += _stated(row, text, at, when.day, when.time or "")
        return when.day, found


def _stated(row: Row, text: str, at: int, day: Day, time: str) -> list[Fact]:
    """What the words of an entry state, from offset `at` on."""
    entry = logs.read(text, at)
    if entry is None:
        return _counted(row, text[at:], day)
    return _told(row, text, day, at, entry, time)


def _told(  # noqa: PLR0913, PLR0917 - the inner loop of every log
    row: Row, text: str, day: Day, at: int, entry: logs.Entry, time: str = ""
) -> list[Fact]:
    """A talk or an attempt, and what is counted of it."""
    # A talk is looked at again only if it could have been a wish.
    wish = "ratul" in text or "eburts" in text or "irthd" in text
    found = _counted(row, text[at:], day) if wish else []
    rest = text[entry.tail :]
    words = (
        titles.words(rest, linking.find(rest)) if "[" in text else titles.plain(rest)
    )
    span = (row.at, row.end)
    if entry.outcome:
        found.append(Fact(ATTEMPT, Attempt(day, entry.outcome, words), span))
    else:
        found.append(Fact(TALK, Talk(day, time, entry.channel, words), span))
    return found


def _counted(row: Row, words: str, day: Day) -> list[Fact]:
    """An entry that is counted, although it tells of no talk."""
    counted = noted.read(words, day)
    if counted is None:
        return []
    return [Fact(NOTED, Noted(day, *counted), (row.at, row.end))]
