"""A log entry put beside its neighbours: in time, with the blank lines usual there.

Finds the place, writes one entry like the one beside it, and proves that the note then
has one entry more and is otherwise as it was. Without a log the note gets one at its
end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from vaultkit.core import edits, notes
from vaultkit.core.edits import Replacement
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import logbook, logstyle
from vaultkit.core.rewriting.logbook import Entry, Section
from vaultkit.core.rewriting.logstyle import Beside, Logged, is_spaced, newline_at
from vaultkit.core.rewriting.proofs import Changes, prove, refused
from vaultkit.core.spans import Span
from vaultkit.core.words import Day

_HIDING = (("<!", "<\\!"), ("%%", "%\\%"), ("```", "\\```"), ("~~~", "\\~~~"))
"""What could hide the rest of a note, and how it is written so that it does not."""


class Heading(NamedTuple):
    """Which headings head a log, and what a new one is called."""

    known: Callable[[str], bool]
    title: str


def log_entry(note: Note, logged: Logged, heading: Heading) -> Changes:
    """Put an entry into a note's log.

    Args:
        note: As read just now.
        logged: What to write; nothing without words.
        heading: Of the log.
    """
    if not logged.words:
        return ()
    section = logbook.find(note, heading.known, logged.day)
    likely = None
    for said in (logged, _unhiding(logged)):
        for change in _ways(note, section, said, heading):
            entry = _one_more(note, change, logged.day, heading)
            if entry is not None and (entry.when.time or "") == logged.time:
                return _proved(note, change)
            likely = likely or (change if entry is not None else None)
    return refused("entry") if likely is None else _proved(note, likely)


def _proved(note: Note, change: Replacement) -> Changes:
    reason = prove(note.text, edits.apply(note.text, (change,)), (change,))
    return (change,) if reason is None else reason


def stands(
    note: Note, logged: Logged, heading: Heading, ways: Collection[str] = ()
) -> bool:
    """Whether such an entry is in the note's log already, or is part of another.

    Args:
        note: The note.
        logged: The entry.
        heading: What heads a log.
        ways: How else the same may be told where more was said the same day, and all
            of it stands in one entry, parted by `;`.
    """
    section = logbook.find(note, heading.known, logged.day)
    wanted = _folded(logged.words)
    also = {wanted, _folded(logged.text), *map(_folded, ways)} - {""}
    for entry in section.entries if section is not None else ():
        if entry.day == logged.day:
            text = note.text[entry.row.at + entry.when.end : entry.end]
            # A hand may have gone on below it, or in the middle of the log.
            for told in (text, text.partition("\n")[0]):
                if wanted == _folded(told) or _is_part(also, told, logged.label):
                    return True
    return False


def _is_part(wanted: Collection[str], text: str, label: str) -> bool:
    """Whether one of several things that an entry tells is among those wanted."""
    parts = [_folded(part) for part in text.split(";")]
    if len(parts) == 1:
        return False
    runs = {
        " ".join(parts[begin:end])
        for begin in range(len(parts))
        for end in range(begin + 1, len(parts) + 1)
    }
    lead = f"{_folded(label)} "
    bare = {run.removeprefix(lead) for run in runs}
    return not (runs | bare).isdisjoint(wanted)


def _folded(text: str) -> str:
    """Words without the signs between them and around them, as they are compared."""
    bare = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join(bare.split())


def _unhiding(logged: Logged) -> Logged:
    text, label = logged.text, logged.label
    for sign, written in _HIDING:
        text, label = text.replace(sign, written), label.replace(sign, written)
    return logged._replace(text=text, label=label)


def _ways(
    note: Note, section: Section | None, logged: Logged, heading: Heading
) -> Iterator[Replacement]:
    """The ways to write an entry, the likest first."""
    if section is None:
        return _new_section(note, logged, heading)
    if not section.entries:
        return _first(note, section, logged)
    after, neighbour = _place(section, logged.day)
    beside = Beside(note, section, neighbour, after)
    texts = logstyle.like(beside, logged)
    return (_put(beside, text, logged.day) for text in texts)


def _place(section: Section, day: Day) -> tuple[bool, Entry]:
    """The entry to write beside, and whether the new one comes after it."""
    entries = section.entries
    if section.newest_first:
        for entry in entries:
            if entry.day <= day:
                return False, entry
        return True, entries[-1]
    for entry in reversed(entries):
        if entry.day <= day:
            return True, entry
    return False, entries[0]


def _put(beside: Beside, text: str, day: Day) -> Replacement:
    """An entry put in before or after another, with the blank lines usual there."""
    newline = newline_at(beside.note, beside.entry.row.end)
    gap = newline * (1 + _gap(beside))
    start = beside.entry.row.start
    year = beside.other_year(day)
    if year is not None:
        below = newline * (2 if is_spaced(beside.note, year) else 1)
        text = f"{'#' * year.level} {day[:4]}{below}{text}"
        gap, start = newline * 2, year.start
    if beside.after:
        return _below(beside, gap, text)
    return Replacement(Span(start, start), f"{text}{gap}")


def _below(beside: Beside, gap: str, text: str) -> Replacement:
    """An entry below another, whose last line keeps its blanks and how it ends."""
    whole, end = beside.note.text, beside.entry.end
    stop = whole.find("\n", end)
    if stop < 0 or whole[end:stop].strip():
        end = len(whole) if not whole[end:].strip() else end
        return Replacement(Span(end, end), f"{gap}{text}")
    newline = newline_at(beside.note, stop - whole.startswith("\r\n", stop - 1))
    gap = gap[gap.index("\n") + 1 :]
    return Replacement(Span(stop + 1, stop + 1), f"{gap}{text}{newline}")


def _gap(beside: Beside) -> int:
    """Blank lines between entries here, as between the neighbour and the next."""
    gaps = []
    for first, last in pairwise(beside.section.entries):
        between = beside.note.text[first.end : last.row.start]
        if not between.strip():
            far = beside.entry not in (first, last)
            gaps.append((far, between.count("\n") - 1))
    if gaps:
        return min(gaps)[1]
    return 0 if beside.entry.row.kind == "item" else 1


def _first(note: Note, section: Section, logged: Logged) -> Iterator[Replacement]:
    """The first entry below the heading of a log."""
    last = section.rows[-1] if section.rows else section.heading
    end = last.end if last is not None else 0
    newline = newline_at(note, end)
    gap = 2 if last is not None and last.kind == "text" else 1
    if not section.rows:
        gap = 2 if _are_spaced(note) else 1
    texts = logstyle.plain(note, logged, newline)
    return (Replacement(Span(end, end), f"{newline * gap}{text}") for text in texts)


def _new_section(note: Note, logged: Logged, heading: Heading) -> Iterator[Replacement]:
    """A log at the note's end, with its first entry."""
    newline, text = note.source.newline, note.text
    ended = text[len(text.rstrip()) :].count("\n")
    open_end = bool(text) and not text.endswith("\n")
    lead = newline * max(2 - ended, int(open_end)) if text.strip() else ""
    levels = (row.level for row in note.rows if row.kind == "heading")
    level = min((one for one in levels if one > 1), default=2)
    below = newline * (2 if _are_spaced(note) else 1)
    head = f"{lead}{'#' * level} {heading.title}{below}"
    tail = "" if open_end else newline
    end = Span(len(text), len(text))
    entries = logstyle.plain(note, logged, newline)
    return (Replacement(end, f"{head}{entry}{tail}") for entry in entries)


def _are_spaced(note: Note) -> bool:
    """Whether most headings of a note have a blank line below them."""
    heads = [row for row in note.rows if row.kind == "heading" and row.level > 1]
    spaced = sum(is_spaced(note, row) for row in heads)
    return 2 * spaced > len(heads)


def _one_more(
    note: Note, change: Replacement, day: Day, heading: Heading
) -> Entry | None:
    """The new entry, if the note then has one more on that day and is else the same."""
    after = notes.parse(note.path, edits.apply(note.text, (change,)))
    at, grown = change.span.start, len(change.text)
    before = [_said(row) for row in note.rows if row.start < at]
    behind = [_said(row) for row in note.rows if row.start >= at]
    first = [_said(row) for row in after.rows if row.start < at]
    last = [_said(row) for row in after.rows if row.start >= at + grown]
    if first != before or last != behind or len(after.regions) != len(note.regions):
        return None
    section = logbook.find(after, heading.known, day)
    found = section.entries if section is not None else ()
    new = [one for one in found if at <= one.row.start < at + grown]
    rows = [row for row in after.rows if at <= row.start < at + grown]
    if len(new) != 1 or new[0].day != day or not _all_seen(after, rows, change.text):
        return None
    return new[0]


def _all_seen(note: Note, rows: list[Row], text: str) -> bool:
    """Whether all words of a text are lines of the note, none of it hidden."""
    written = sum(map(_has_words, text.split("\n")))
    if written != sum(_has_words(row.text) for row in rows):
        return False
    return all(
        note.text[row.at : row.end].rstrip(" \t#") == row.text.rstrip(" \t#")
        for row in rows
    )


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line))


def _said(row: Row) -> tuple[str, str, str]:
    return row.kind, row.mark, row.text
