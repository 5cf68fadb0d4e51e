"""One line of a note as something to edit: its box, its fields, where its words end.

The pieces that edits of task lines are made of, and their proof. What a tick or a new
date leads to is not known here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from vaultkit.core import edits, notes, tasks
from vaultkit.core.edits import Replacement
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.rewriting.proofs import Changes, prove, refused
from vaultkit.core.spans import Span
from vaultkit.core.tasks import Placed
from vaultkit.core.words import Day

BLANKS = " \t\u00a0"
_CLOSING = BLANKS + ",;.:!?)"
"""Signs that need no blank before them."""
_EMOJI = frozenset("📅📆🗓⏳⌛🛫➕✅❌🔁")


class _Written(NamedTuple):
    note: Note
    row: Row
    base: Day | None = None
    emoji: bool = False
    language: str = "en"
    told: Span | None = None


class TaskLine(_Written):
    """A row of a note as read just now, and how lines like it are written.

    `base` is the day that its dates count from, `emoji` says that Tasks emoji are in
    use in this vault, `language` is that of words and dates added to it, `told` is what
    of its text was answered: no date in there is its own.
    """

    @cached_property
    def fields(self) -> tuple[Placed, ...]:
        """Its date fields, rules and ids, in order."""
        return tasks.fields(self.row.text, self.base)

    @property
    def text(self) -> str:
        """Its words and fields, without bullet and box."""
        return self.row.text

    @cached_property
    def own(self) -> str:
        """Its text, with blanks in the place of what was answered."""
        if self.told is None:
            return self.text
        start, end = self.told
        return self.text[:start] + " " * (end - start) + self.text[end:]

    @property
    def span(self) -> Span:
        """The whole line."""
        return Span(self.row.start, self.row.end)

    @property
    def speaks_emoji(self) -> bool:
        """Whether a date in it is to be one for the Tasks plugin."""
        return self.emoji or not _EMOJI.isdisjoint(self.text) or uses_emoji(self.note)

    def at(self, start: int, end: int | None = None) -> Span:
        """A span of its text as a span of the note."""
        return Span(self.row.at + start, self.row.at + (start if end is None else end))

    def words_end(self, names: Collection[str] | None = None) -> int:
        """The offset behind its words, before the fields that end it.

        Args:
            names: Only fields of these names count as ending it; without it tags
                between and behind the fields do, too.
        """
        return self._end(len(self.text), names)

    def own_end(self, names: Collection[str] | None = None) -> int:
        """The same for its own words, which end before what was answered."""
        return self._end(self.told.start if self.told else len(self.text), names)

    def _end(self, at: int, names: Collection[str] | None) -> int:
        for field in reversed(self.fields):
            if field.end > at:
                continue
            behind = self.text[field.end : at].split()
            if any(names is not None or word[0] != "#" for word in behind):
                break
            if names is not None and field.name not in names:
                break
            at = field.start
        return len(self.text[:at].rstrip())

    @property
    def brackets(self) -> str:
        """The blanks before its last field in brackets, and these; "" without one."""
        for field in reversed(self.fields):
            pair = self.text[field.start] + self.text[field.end - 1]
            if pair in ("[]", "()") and "::" in self.text[field.start : field.end]:
                before = self.text[: field.start]
                blanks = len(before) - len(before.rstrip(" "))
                return " " * min(max(blanks, 1), 2) + pair
        return ""

    def boxed(self, mark: str) -> Replacement:
        """The character in its box; an item without box gets one."""
        if self.row.kind != "task":
            return Replacement(self.at(0), f"[{mark}] ")
        at = self.note.text.rindex("]", self.row.start, self.row.at) - 1
        return Replacement(Span(at, at + 1), mark)

    def worded(self, words: str) -> Iterator[Replacement]:
        """Words behind its own, on one line."""
        words = " ".join(words.split())
        if words:
            at = self.words_end()
            yield Replacement(self.at(at), f" {words}" if at else f"{words} ")

    def without(self, *names: str) -> Iterator[Replacement]:
        """Every field of these names taken out, with the blanks before it."""
        for field in self.fields:
            if field.name in names:
                yield Replacement(self.cut(field), "")

    def cut(self, field: Placed) -> Span:
        """What to take out with a field; words on both sides stay apart."""
        text, row = self.note.text, self.row
        start, end = self.at(field.start, field.end)
        bare = start
        while bare > row.at and text[bare - 1] in BLANKS:
            bare -= 1
        if bare > row.at and end < row.end and text[end] not in _CLOSING:
            bare = min(bare + 1, start)
        return Span(bare, end)

    @property
    def newline(self) -> str:
        """How it is ended, or lines of its note are."""
        for sign in ("\r\n", "\n"):
            if self.note.text.startswith(sign, self.row.end):
                return sign
        return self.note.source.newline


def uses_emoji(note: Note) -> bool:
    """Whether any task of a note has a date the way the Tasks plugin writes it."""
    return any(
        row.kind == "task" and not _EMOJI.isdisjoint(row.text) for row in note.rows
    )


def proved(line: TaskLine, made: Iterable[Replacement], mark: str) -> Changes:
    """The changes, if the line then has this mark and no other line changes.

    Several insertions at one place become one, in the order given; what stands there
    already is no change.
    """
    note, row = line.note, line.row
    joined: dict[Span, str] = {}
    for span, text in made:
        joined[span] = joined.get(span, "") + text
    changes = tuple(
        Replacement(span, text)
        for span, text in joined.items()
        if note.text[span.start : span.end] != text
    )
    after = edits.apply(note.text, changes)
    added = sum(text.count("\n") for text in joined.values())
    rows = notes.parse(note.path, after).rows
    now = [one.mark for one in rows if one.line == row.line + added]
    others = [one for one in rows if not row.line <= one.line <= row.line + added]
    before = [one for one in note.rows if one.line != row.line]
    reason = prove(note.text, after, changes)
    if now != [mark] or list(map(_plain, others)) != list(map(_plain, before)):
        reason = refused("line", line.span)
    return changes if reason is None else reason


def _plain(row: Row) -> tuple[str, str, str]:
    return row.kind, row.mark, row.text
