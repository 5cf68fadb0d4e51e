"""The text of a log entry in the form of another: bullet, date, signs, lines below.

Proposes forms, the likest first. Where an entry belongs is not known here, nor whether
the note still reads as before with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.core import dates
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import dateforms, logbook
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.rewriting.logbook import Entry, Section
from vaultkit.core.words import Day

_SIGNS = " \t\u00a0:–—-,|"
_OTHER_SIGNS = (": ", " – ")
_BLANKS = " \t\u00a0"


class Logged(NamedTuple):
    """What is to be logged: `2026-11-20 14:30 Telefonat: will ein Angebot`.

    `label` says how people met, or is ""; `text` may have several lines.
    """

    day: Day
    label: str
    text: str
    time: str = ""

    @property
    def words(self) -> str:
        """Label and text as one text."""
        return ": ".join(filter(None, (self.label.strip(), self.text.strip())))


class Beside(NamedTuple):
    """The entry that another is written beside, and on which side."""

    note: Note
    section: Section
    entry: Entry
    after: bool

    @property
    def lead(self) -> str:
        """What its first line begins with, before the date."""
        row = self.entry.row
        return self.note.text[row.start : row.at]

    @property
    def above(self) -> list[Row]:
        """The lines of the log before it."""
        start = self.entry.row.start
        return [row for row in self.section.rows if row.start < start]

    def other_year(self, day: Day) -> Row | None:
        """The heading of its year, if an entry of that day needs one of its own."""
        for row in reversed(self.above):
            if year := logbook.year_of(row):
                return None if year == day[:4] else row
        return None


def newline_at(note: Note, end: int) -> str:
    """How the line that ends at an offset is ended, or lines of its note are."""
    for sign in ("\r\n", "\n"):
        if note.text.startswith(sign, end):
            return sign
    return note.source.newline


def is_spaced(note: Note, row: Row) -> bool:
    """Whether a blank line follows a heading."""
    after = note.text[row.end :].lstrip("\r").removeprefix("\n")
    return bool(after) and not after.split("\n", 1)[0].strip()


def plain(note: Note, logged: Logged, newline: str) -> Iterator[str]:
    """An entry where there is none to be like, with the bullet of the note's lists."""
    used = Counter(row.bullet for row in note.rows if row.bullet in ("-", "*", "+"))
    bullet = max(used, key=lambda sign: used[sign], default="-")
    when = f"{logged.day} {logged.time}".rstrip()
    for joint in (" ", *_OTHER_SIGNS):
        yield _in_lines(f"{bullet} {when}{joint}{logged.words}", "  ", newline)


def like(beside: Beside, logged: Logged) -> Iterator[str]:
    """An entry in the form of its neighbour, without the line end behind it."""
    row, when = beside.entry.row, beside.entry.when
    rest = row.text[when.end :]
    sign = rest[: len(rest) - len(rest.lstrip(_SIGNS))]
    lead = _numbered(beside)
    for date in _dates(beside, logged):
        for between in (sign if rest.strip(_SIGNS) else " ", *_OTHER_SIGNS):
            joint = between if between[-1:] in (" ", "\t", "\u00a0") else f"{between} "
            if row.kind == "heading":
                yield _headed(beside, f"{lead}{date}", joint, logged)
            else:
                newline = newline_at(beside.note, row.end)
                text = f"{lead}{date}{joint}{logged.words}"
                yield _in_lines(text, _below(beside), newline)


def _numbered(beside: Beside) -> str:
    """What the new line begins with; in a numbered list the next number."""
    bullet = beside.entry.row.bullet
    numbers = {entry.row.bullet for entry in beside.section.entries}
    same = len(numbers) == 1 < len(beside.section.entries)
    if not bullet[:-1].isdigit() or same or not beside.after:
        return beside.lead
    return beside.lead.replace(bullet, f"{int(bullet[:-1]) + 1}{bullet[-1]}", 1)


def _dates(beside: Beside, logged: Logged) -> Iterator[str]:
    """The day in the neighbour's form; with its year where it could be misread."""
    row, when, day = beside.entry.row, beside.entry.when, logged.day
    moment = f"{day}T{logged.time}" if logged.time else day
    base = f"{day[:4]}-01-01" if when.fault == "undated" else None
    wish = Wish(moment, None, base, near=beside.note.text)
    sure = base is not None and _is_sure(beside, day)
    for form in dateforms.forms(row.text[when.start : when.end], wish):
        if _means(form, None, day) or (sure and _means(form, base, day)):
            yield form


def _means(form: str, base: Day | None, day: Day) -> bool:
    read = dates.leading(form, base)
    return read is not None and read.day == day and not read.fault


def _is_sure(beside: Beside, day: Day) -> bool:
    """Whether all that could give a year to a day without one gives this year."""
    if beside.other_year(day) is not None:
        return True
    full = [entry for entry in beside.section.entries if entry.when.day]
    start = beside.entry.row.start
    before = [entry.day for entry in full if entry.row.start <= start]
    behind = [entry.day for entry in full if entry.row.start > start]
    years = {found[:4] for found in (*before[-1:], *behind[:1])}
    years |= {year for row in beside.above if (year := logbook.year_of(row))}
    return years == {day[:4]}


def _below(beside: Beside) -> str:
    """What lines below an entry's first begin with."""
    for entry in (beside.entry, *beside.section.entries):
        row, inner = entry.row, entry.inner
        if inner is None or inner.indent <= row.indent or inner.kind == "task":
            continue
        if beside.note.text[row.start : row.at] == beside.lead:
            return beside.note.text[inner.start : inner.at]
    blanks = _blank(beside.lead)
    return blanks if blanks.strip(">") else f"{blanks}  "


def _blank(lead: str) -> str:
    """The beginning of a line with blanks in the place of its bullet."""
    return "".join(sign if sign in " \t>" else " " for sign in lead)


def _in_lines(text: str, below: str, newline: str) -> str:
    """A text in lines of a note, all but the first with `below` before them."""
    first, *others = [line for line in text.splitlines() if line.strip()]
    depth = min((len(line) - len(line.lstrip()) for line in others), default=0)
    made = [first.rstrip()]
    for line in others:
        own = line[depth:].rstrip()
        lead = below
        if _is_item(own) and below.strip(" \t>"):
            lead = below.rstrip().rstrip("-*+0123456789.)")
        made.append(lead + _inert(own))
    return newline.join(made)


def _is_item(line: str) -> bool:
    return line.lstrip()[:2] in ("- ", "* ", "+ ")


def _inert(line: str) -> str:
    """A line that makes no heading, of itself or of the line above it, and no rule."""
    heading = line.startswith("#") and line.lstrip("#")[:1] in (" ", "\t", "")
    ruled = any(not line.strip(f"{sign} \t") for sign in "=-*_")
    return f"\\{line}" if heading or ruled else line


def _headed(beside: Beside, head: str, joint: str, logged: Logged) -> str:
    """An entry that is a heading and the text below it."""
    note, row, inner = beside.note, beside.entry.row, beside.entry.inner
    newline, words = newline_at(note, row.end), logged.words
    label = logged.label.strip()
    if label and row.text[beside.entry.when.end :].strip(_SIGNS):
        head, words = f"{head}{joint}{label}", logged.text.strip()
    if not words:
        return head
    lead = ""
    if inner is not None and inner.kind != "task" and not inner.bullet[:1].isdigit():
        lead = note.text[inner.start : inner.at]
    gap = newline * (2 if is_spaced(note, row) else 1)
    return f"{head}{gap}{lead}{_in_lines(_inert(words), _blank(lead), newline)}"
