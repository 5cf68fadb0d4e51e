"""The facts that the lines of one note state.

Walks the rows once, keeping what the headings and log entries above a line say of its
day. Pure: nobody is looked up, and no clock is asked whether a day has come.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from vaultkit.features.lines import boxes, faults, headings, logs, office, talks, titles
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.facts import ATTEMPT, TALK, Attempt, Talk
from vaultkit.features.lines.folding import fold
from vaultkit.features.lines.headings import Above
from vaultkit.features.lines.scenes import Scene, is_office_head, people
from vaultkit.features.lines.years import Neighbours
from vaultkit.plugin import Day, Diagnostic, Fact, Note, Row, Span, dates
from vaultkit.plugin import links as linking

Found = list[Fact | Diagnostic]
_DATED = frozenset("0123456789[*_(")
_OFFICE = frozenset("rRbBcCpP")
_AFTER = " \t:–—-,|"


def read(note: Note, own: bool, options: Any) -> Found:
    """Everything that the lines of a note state.

    Args:
        note: The note.
        own: It is a contact's card: its boxes and its log are about its owner.
        options: Has `region`, `task_filter`, `only_tagged` and `templates`.
    """
    text = note.text
    if not own and "[[" not in text and "](" not in text and not _may_be_office(note):
        return []
    if _is_template(note, options):
        return []
    return _Walk(Scene(note, own=own, options=options)).found


def _may_be_office(note: Note) -> bool:
    if note.stem[:1] in _OFFICE and is_office_head(note.stem):
        return True
    for row in note.rows:
        if row.kind == "heading" and is_office_head(row.text):
            return True
    return any(
        field.key.lower() in {"type", "typ", "art"}
        and fold(field.text) in say.OFFICE_TYPES
        for field in note.frontmatter.fields
    )


def _is_template(note: Note, options: Any) -> bool:
    """Whether a note is a form to be filled in, and states nothing."""
    span = note.frontmatter.span
    if span is not None:
        head = note.text[span.start : span.end]
        if "<%" in head or "{{" in head:
            return True
    *folders, _ = note.path.split("/")
    for folder in folders:
        if fold(folder).lstrip("0123456789_-. +()[]") in say.TEMPLATE_FOLDERS:
            return True
    return any(
        note.path.startswith(folder.strip("/") + "/")
        for folder in options.templates
        if folder.strip("/")
    )


class _Pending(NamedTuple):
    """A heading that is a date, waiting for the text below it."""

    row: Row
    day: Day
    time: str
    rest: str


class _Walk:
    """One way through a note's rows."""

    def __init__(self, scene: Scene) -> None:
        """Walk all rows."""
        self.scene = scene
        self.found: Found = []
        self.stack: list[Above] = [headings.TOP]
        self.above = headings.TOP._replace(office=scene.is_office)
        self.stack[0] = self.above
        self.entry: tuple[int, Day | None] | None = None
        self.listed: int | None = None
        self.pending: _Pending | None = None
        self.years = Neighbours(scene.note.rows)
        if scene.is_meeting:
            self._meeting()
        for row in scene.note.rows:
            self._row(row)
        self._headed("")

    def _row(self, row: Row) -> None:
        if row.kind == "heading":
            self._heading(row)
            return
        if self.entry is not None and row.indent <= self.entry[0]:
            self.entry = None
        if self.above.office and row.kind != "text":
            self._office(row)
        elif row.kind == "task":
            day = self.entry[1] if self.entry else self._day()
            promised = self.above.promises
            self.found += boxes.read(row, self.scene, day, promised=promised)
        elif self.scene.own:
            self._own_line(row)
        elif "[[" in row.text or "](" in row.text or row.text[:1] in _DATED:
            self._line(row)

    def _day(self) -> Day | None:
        return self.above.day or self.scene.day

    def _heading(self, row: Row) -> None:
        self._headed("")
        self.entry = self.listed = None
        day = time = None
        rest = ""
        if any(char.isdigit() for char in row.text[:40]):
            when = self._lead(row, self.scene.day)
            if when is not None and when.day:
                day, time = when.day, when.time
                rest = row.text[when.end :].strip(_AFTER)
        self.above = headings.below(self.stack, row.level, row.text, day)
        logged = self.above.log or self.above.title_only
        if day and self.scene.own and logged and not self.above.office:
            self.pending = _Pending(row, day, time or "", rest)

    def _headed(self, text: str) -> None:
        """The entry of a heading that is a date, with the first text below it."""
        pending = self.pending
        self.pending = None
        if pending is None:
            return
        words = f"{pending.rest}: {text}" if pending.rest and text else ""
        words = words or pending.rest or text
        if words:
            self._entry(pending.row, words, 0, pending.day, pending.time)

    def _lead(self, row: Row, base: Day | None) -> dates.When | None:
        """The day, perhaps with a time, that a row begins with.

        Weeks and mere weekdays head plans and lists, no entries.
        """
        when = dates.leading(row.text, base)
        if when is None or when.lead not in {"", "am", "on"}:
            return None
        raw = row.text[when.start : when.end]
        if not any(char.isdigit() for char in raw) or "w" in raw.lower():
            return None
        if when.fault == "undated":
            day = self.years.day(row.text, row.line, self.above.year)
            if day is not None:
                return when._replace(day=day, fault="")
        return when

    def _fault(self, row: Row, when: dates.When) -> None:
        raw = row.text[when.start : when.end].strip("()[]<>*_ ")
        start = row.at + max(row.text.find(raw), 0)
        span = Span(start, start + len(raw))
        self.found.append(faults.of_date(self.scene.note.path, raw, when, span))

    def _own_line(self, row: Row) -> None:
        """A line of a card: an entry of its log, if it begins with a date."""
        if self.entry is not None:
            return
        if not (self.above.log or self.above.title_only):
            return
        when = self._lead(row, None)
        if when is None:
            if self.pending is not None:
                self._headed(row.text)
            return
        if when.fault and self.above.log:
            self._fault(row, when)
        if when.day is None:
            return
        self.entry = (row.indent, when.day)
        at = _past_signs(row.text, when.end)
        if self.above.log or logs.is_talk(row.text, at):
            self._entry(row, row.text, at, when.day, when.time or "")

    def _entry(self, row: Row, text: str, at: int, day: Day, time: str) -> None:
        entry = logs.read(text, at)
        if entry is None:
            return
        words = titles.words(text, _links(text), [(0, entry.tail)])
        span = (row.at, row.end)
        if entry.outcome:
            self.found.append(Fact(ATTEMPT, Attempt(day, entry.outcome, words), span))
        else:
            self.found.append(Fact(TALK, Talk(day, time, entry.channel, words), span))

    def _line(self, row: Row) -> None:
        """A line of any other note: a talk or attempt with those whom it links."""
        context = self.entry[1] if self.entry else self._day()
        day, at, time = context, 0, ""
        if row.text[:1] in _DATED:
            when = dates.leading(row.text, context)
            if when is not None and when.lead in {"", "am", "on"}:
                if when.day is not None and self._lead(row, context) is not None:
                    day = when.day
                    self.entry = (row.indent, day)
                if when.day is not None or when.time is not None:
                    at, time = _past_signs(row.text, when.end), when.time or ""
        links = people(row.text)
        if not links or day is None or (context and day > context):
            return
        said = talks.read(row.text, links, day, at)
        for one in said:
            self._said(row, links, one, day, time)
        if not said and talks.is_order(row.text, links, at):
            self.found.append(
                faults.of_plan(self.scene.note.path, Span(row.at, row.end))
            )

    def _said(
        self,
        row: Row,
        links: tuple[linking.Link, ...],
        one: talks.Said,
        day: Day,
        time: str,
    ) -> None:
        words = titles.words(row.text, _links(row.text), [(0, one.tail)])
        about = tuple(dict.fromkeys(links[n].target for n in one.links))
        span = (row.at, row.end)
        if one.outcome:
            value = Attempt(day, one.outcome, words)
            self.found.append(Fact(ATTEMPT, value, span, about))
        else:
            talk = Talk(day, time, one.channel, words)
            self.found.append(Fact(TALK, talk, span, about))

    def _office(self, row: Row) -> None:
        """An item of the office's list; what is indented below it belongs to it."""
        if self.listed is not None and row.indent > self.listed:
            return
        self.listed = row.indent
        self.found += office.read(row, self.scene, self._day())

    def _meeting(self) -> None:
        """One talk with everybody who was there, unless it was called off."""
        scene = self.scene
        day = scene.day
        if day is None or not scene.attendees:
            return
        name = scene.note.stem
        when = dates.leading(name)
        if when is not None and when.day:
            name = name[when.end :].strip(_AFTER + "_") or scene.note.title or ""
        status = scene.fields.get("status")
        state = fold(status.text).strip() if status is not None else ""
        span = scene.attendees_span
        if state in say.CALLED_OFF:
            value = Attempt(day, say.CALLED_OFF[state], name)
            self.found.append(Fact(ATTEMPT, value, span, scene.attendees))
        else:
            channel = "call" if "call" in scene.types else "meeting"
            talk = Talk(day, scene.time, channel, name)
            self.found.append(Fact(TALK, talk, span, scene.attendees))


def _past_signs(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _AFTER:
        at += 1
    return at


def _links(text: str) -> Sequence[linking.Link]:
    return linking.find(text) if "[[" in text or "](" in text else ()
