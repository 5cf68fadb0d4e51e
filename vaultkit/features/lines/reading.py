"""The facts that the lines of one note state.

Walks the rows once, keeping what the headings and log entries above a line say of its
day. Pure: nobody is looked up, and no clock is asked whether a day has come.
"""

from __future__ import annotations

import re
from typing import Any

from vaultkit.features.lines import (
    boxes,
    calls,
    faults,
    headings,
    intents,
    journals,
    meetings,
    office,
)
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.cards import Log
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.headings import Above
from vaultkit.features.lines.leads import DATED, has_digit, lead
from vaultkit.features.lines.scenes import Scene
from vaultkit.features.lines.years import Neighbours
from vaultkit.plugin import Day, Diagnostic, Fact, Note, Row, dates

Found = list[Fact | Diagnostic]
_GENERATED = re.compile(r"\^v[kd]-[0-9a-z]{8}-[0-9a-z]{4}(?![0-9a-z])")
"""A line of a block whose markers are gone: a copy, never a source."""
UNDATED = "undated"
_HEAD = 40
"""Characters of a heading within which its day must stand."""


def read(note: Note, own: bool, options: Any) -> Found:
    """Everything that the lines of a note state.

    Args:
        note: The note.
        own: It is a contact's card: its boxes and its log are about its owner.
        options: Has `region`, `task_filter`, `only_tagged` and `templates`.
    """
    if not own:
        text = note.text
        if "[[" not in text and "](" not in text and not _may_name_people(note):
            return [*intents.unlisted(note)]
    if not note.rows and (own or not note.frontmatter.fields):
        return []
    if _is_template(note, options.templates):
        return []
    return _Walk(Scene(note, own=own, options=options)).found


def _may_name_people(note: Note) -> bool:
    """Whether a note without any link may be about people all the same.

    A list of callers, attendees, promises, or a box that says to call.
    """
    if headings.is_office(note.stem):
        return True
    for row in note.rows:
        if row.kind == "heading":
            says = headings.named(row.text)
            if says.office or says.promises:
                return True
        elif row.kind == "task" and calls.may_be(row.text):
            return True
    for field in (*note.frontmatter.fields, *note.card_lines):
        key = field.key.lower()
        if key in say.ATTENDEES:
            return True
        if key in say.TYPES and fold(field.text) in say.OFFICE_TYPES:
            return True
    return False


def _is_template(note: Note, folders: tuple[str, ...]) -> bool:
    """Whether a note is a form to be filled in, and states nothing."""
    span = note.frontmatter.span
    if span is not None:
        text = note.text
        if text.find("<%", span.start, span.end) >= 0:
            return True
        if text.find("{{", span.start, span.end) >= 0:
            return True
    path = note.path
    if "/" not in path:
        return False
    for folder in path.lower().split("/")[:-1]:
        if folder.lstrip("0123456789_-. +()[]") in say.TEMPLATE_FOLDERS:
            return True
    return any(path.startswith(f"{folder.strip('/')}/") for folder in folders)


class _Walk:
    """One way through a note's rows."""

    def __init__(self, scene: Scene) -> None:
        """Walk all rows."""
        note = scene.note
        self.scene = scene
        self.found: Found = []
        self.years = Neighbours(note.rows)
        self.log = Log(note.path, self.years) if scene.own else None
        self.above = Above(office=scene.is_office)
        self.stack = [self.above]
        self.entry: tuple[int, Day] | None = None
        self.listed: int | None = None
        self.doubt: tuple[Row, dates.When] | None = None
        if scene.is_meeting:
            self.found += meetings.read(scene)
        for row in note.rows:
            before = len(self.found)
            self._row(row)
            if self.doubt is not None and len(self.found) > before:
                self._doubtful(*self.doubt)
        if self.log is not None:
            self.found += self.log.close()

    def _row(self, row: Row) -> None:
        if row.kind == "heading":
            self._heading(row)
            return
        if "^v" in row.text and _GENERATED.search(row.text):
            return
        if self.entry is not None and row.indent <= self.entry[0]:
            self.entry = None
        if self.above.office and row.kind != "text":
            self._office(row)
        elif row.kind == "task":
            promised = self.above.promises
            self.found += boxes.read(row, self.scene, self._day(), promised=promised)
        elif self.log is not None:
            self._card(row, self.log)
        elif "[[" in row.text or "](" in row.text or row.text[:1] in DATED:
            self._line(row)

    def _card(self, row: Row, log: Log) -> None:
        """A line of a card, box and heading apart."""
        above = self.above
        logs = above.log or above.title_only
        self.found += intents.read(row, self.scene, logs=logs)
        if self.entry is None and logs:
            day, found = log.line(row, above)
            self.found += found
            if day is not None:
                self.entry = (row.indent, day)

    def _day(self) -> Day | None:
        """The day that the words of a line count from."""
        return self.entry[1] if self.entry else self.above.day or self.scene.day

    def _heading(self, row: Row) -> None:
        self.entry = self.listed = None
        when = None
        if has_digit(row.text, _HEAD):
            when = lead(row, self.scene.day, self.years, self.above.year)
        day = when.day if when is not None else None
        self.doubt = (row, when) if when is not None and when.fault else None
        self.above = headings.below(self.stack, row.level, row.text, day)
        if self.log is None:
            return
        entry = None
        if self.doubt is not None and self.above.log and self.doubt[1].fault == UNDATED:
            # What stands below it is an entry of that day, and would be none.
            self._doubtful(*self.doubt, gone_by=True)
        if when is not None and day and (self.above.log or self.above.title_only):
            entry = (day, when.time or "", when.end)
        self.found += self.log.heading(row, entry)

    def _doubtful(self, row: Row, when: dates.When, *, gone_by: bool = False) -> None:
        """Say what is wrong with the date of a heading that something stands under."""
        self.doubt = None
        raw = row.text[when.start : when.end]
        path = self.scene.note.path
        self.found.append(faults.in_row(path, row, raw, when, gone_by=gone_by))

    def _line(self, row: Row) -> None:
        context = self._day()
        own, time, at = journals.front(row, context, self.years)
        if own is not None:
            self.entry = (row.indent, own)
        day = own or context
        if day is not None and not (own and context and own > context):
            self.found += journals.read(self.scene.note.path, row, day, time, at)

    def _office(self, row: Row) -> None:
        """An item of the office's list; what is indented below it belongs to it."""
        if self.listed is None or row.indent <= self.listed:
            self.listed = row.indent
            self.found += office.read(row, self.scene, self.above.day or self.scene.day)
