"""The log in a note: its sections, the entries in them, and which way they run.

An entry is a line or a heading that begins with a day, and all that belongs to it.
Which headings head a log is told from outside; what an entry says is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vaultkit.core import dates
from vaultkit.core.dates import When
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.words import Day

_PLAIN = frozenset(("", "am", "on"))
_YEAR = 4
_BLANKS = " \t\u00a0"


class Entry(NamedTuple):
    """An entry as it stands: its first line, the date there, and where it ends."""

    row: Row
    when: When
    day: Day
    end: int
    """Offset after its last character, newline not counted."""
    inner: Row | None
    """The first line that belongs to it."""


class Section(NamedTuple):
    """A log: its heading (None at the note's top), its lines, its entries."""

    heading: Row | None
    rows: tuple[Row, ...]
    entries: tuple[Entry, ...]

    @property
    def newest_first(self) -> bool:
        """Whether the entries run from new to old."""
        days = [entry.day for entry in self.entries]
        falling = sum(first > last for first, last in pairwise(days))
        return falling > sum(first < last for first, last in pairwise(days))


def find(note: Note, known: Callable[[str], bool], day: Day) -> Section | None:
    """The log of a note that an entry belongs into, if there is one.

    Of several it is the one with the newest entry, else the first empty one. Without a
    heading for one, dated lines before the first heading are the log.

    Args:
        note: The note.
        known: Tells headings of logs from others.
        day: Days without a year, and nothing beside them that has one, are the last
            such days until then.
    """
    sections = list(_headed(note, known, day))
    if not sections:
        top = _top(note, day)
        return top if top.entries else None
    filled = [section for section in sections if section.entries]
    if filled:
        return max(filled, key=lambda one: max(entry.day for entry in one.entries))
    return min(sections, key=lambda section: bool(section.rows))


def year_of(row: Row | None) -> str:
    """The year that a heading is: `### 2026`; else ""."""
    name = row.text.strip("*_ :") if row is not None and row.kind == "heading" else ""
    return name if len(name) == _YEAR and name.isdigit() else ""


def _headed(note: Note, known: Callable[[str], bool], day: Day) -> Iterator[Section]:
    """The sections below headings of a log, inner ones included."""
    rows = note.rows
    for at, row in enumerate(rows):
        if row.kind != "heading" or not known(row.text):
            continue
        last = at + 1
        while last < len(rows) and not _ends(row, rows[last]):
            last += 1
        inside = rows[at + 1 : last]
        stop = rows[last].start if last < len(rows) else len(note.text)
        yield Section(row, inside, _entries(note, inside, stop, day))


def _ends(head: Row, row: Row) -> bool:
    """Whether a row is a heading that ends the section of another; a day is none."""
    if row.level == head.level:
        return _date(row) is None
    return 0 < row.level < head.level


def _top(note: Note, day: Day) -> Section:
    """The lines before the first heading that is no title and no day."""
    rows = note.rows
    last = 0
    while last < len(rows) and (rows[last].level < 2 or _date(rows[last])):  # noqa: PLR2004
        last += 1
    stop = rows[last].start if last < len(rows) else len(note.text)
    return Section(None, rows[:last], _entries(note, rows[:last], stop, day))


def _date(row: Row) -> When | None:
    """The date that a row begins with, as entries do."""
    when = dates.leading(row.text) if row.kind != "task" else None
    if when is None or when.lead not in _PLAIN or year_of(row):
        return None
    raw = row.text[when.start : when.end].lower()
    if "w" in raw or not any(map(str.isdigit, raw)):
        return None
    return when if when.day or when.fault == "undated" else None


def _entries(
    note: Note, rows: Sequence[Row], stop: int, until: Day
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    years = _years(rows)
    indent = None
    for at, row in enumerate(rows):
        if row.kind == "heading":
            indent = None
        elif indent is not None and row.indent > indent:
            continue
        when = _date(row)
        day = when and (when.day or _dated(row.text, years[at], until))
        if when is None or not day or (found and _is_body(found[-1], row)):
            indent = None
            continue
        indent = None if row.kind == "heading" else row.indent
        end = _end(note, rows, at, stop)
        inner = rows[at + 1] if at + 1 < len(rows) else None
        inner = inner if inner is not None and inner.start < end else None
        found.append(Entry(row, when, day, end, inner))
    return tuple(found)


def _is_body(before: Entry, row: Row) -> bool:
    """Whether a dated line stands below a heading that is a day itself."""
    return before.row.kind == "heading" and row.kind != "heading"


def _years(rows: Sequence[Row]) -> list[str]:
    """The year that each row's date has if it names none: heading's or neighbour's."""
    own = [
        year_of(row) or (when.day or "")[:_YEAR]
        if (when := _date(row))
        else year_of(row)
        for row in rows
    ]
    found, last = [], next(filter(None, own), "")
    for year in own:
        last = year or last
        found.append(last)
    return found


def _dated(text: str, year: str, until: Day) -> Day | None:
    """The day at the front of a text that names no year."""
    if year:
        return _in_year(text, year)
    last = _in_year(text, until[:_YEAR])
    if last is not None and last > until:
        return _in_year(text, f"{int(until[:_YEAR]) - 1:04}")
    return last


def _in_year(text: str, year: str) -> Day | None:
    when = dates.leading(text, f"{year}-01-01")
    return when.day if when is not None and not when.fault else None


def _end(note: Note, rows: Sequence[Row], at: int, stop: int) -> int:
    """Where the entry ends whose first line is row `at`.

    In a list all that is indented below the item belongs to it; below a heading, or a
    line without bullet, all up to the next entry.
    """
    row = rows[at]
    regions = [region.span for region in note.regions if region.span.start > row.start]
    if row.kind == "item":
        end = _item_end(note.text, row, stop)
        return max((end, *(span.end for span in regions if span.start < end)))
    stop = min((stop, *(span.start for span in regions)))
    for later in rows[at + 1 :]:
        if later.start >= stop or later.kind == "heading":
            stop = min(stop, later.start)
            break
        if row.kind == "text" and later.indent <= row.indent and _date(later):
            stop = later.start
            break
    text = note.text[row.start : stop]
    return row.start + len(text.rstrip())


def _item_end(text: str, row: Row, stop: int) -> int:
    """The end of a list item: of lines indented below it, or run on without a gap."""
    quote = text[row.start : row.at].count(">")
    end, at, gap = row.end, row.end, False
    while (at := text.find("\n", at) + 1) and at < stop:
        last = text.find("\n", at)
        line = text[at : last if last >= 0 else len(text)].rstrip("\r")
        bare = line.lstrip(_BLANKS + ">")
        if not bare.strip():
            gap = True
            continue
        lead = line[: len(line) - len(bare)]
        inside = _columns(lead) > row.indent
        runs_on = not gap and bare[0].isalnum() and not _is_item(bare)
        if lead.count(">") != quote or not (inside or runs_on):
            break
        if not inside and dates.leading(bare):
            break
        end, gap = at + len(line.rstrip()), False
    return end


def _is_item(bare: str) -> bool:
    head, _, _ = bare.partition(" ")
    return head[:-1].isdigit() and head[-1] in ".)"


def _columns(lead: str) -> int:
    """Columns of blanks behind the last quote sign and its blank, as of a row."""
    blanks = lead.rpartition(">")[2]
    if len(blanks) < len(lead):
        blanks = blanks.removeprefix(" ")
    return len(blanks) + 3 * blanks.count("\t")
