"""A new line for a key that a note does not have yet.

At the end of the front matter, or below the card's last `key:: value` line where there
is no front matter; a note with neither gets front matter.
"""

from __future__ import annotations

from vaultkit.core.edits import Replacement
from vaultkit.core.fields import Field
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import dateforms, yamltext
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.rewriting.fieldvalues import is_moment, proved
from vaultkit.core.rewriting.proofs import Changes, Refused, refused
from vaultkit.core.spans import Span

_BLANKS = " \t\u00a0"


def is_in_flow(note: Note) -> bool:
    """Whether the front matter is one map in braces."""
    span = note.frontmatter.span
    return span is not None and note.text[span.start : span.end].lstrip()[:1] == "{"


def added(note: Note, name: str, value: str) -> Changes:
    """A new line for a key that the note does not have."""
    text, head, newline = note.text, note.frontmatter, note.source.newline
    text_now = (
        dateforms.iso(Wish(value, near=text[: head.body]))
        if is_moment(value)
        else value
    )
    if head.span is None:
        card = _beside(note)
        if card is not None:
            return _card_line(note, card, name, value)
        if text.lstrip().startswith("---") and not text.startswith("---"):
            return refused("late-head", Span(0, 0))
    elif is_in_flow(note):
        return refused("braces", head.span, key=name)
    for form in yamltext.forms(text_now, ""):
        line = f"{yamltext.key(name)}: {form}{newline}"
        if head.span is None:
            change = Replacement(Span(0, 0), f"---{newline}{line}---{newline}")
        else:
            indent = _indent(note)
            change = Replacement(Span(head.span.end, head.span.end), indent + line)
        made = proved(note, (change,), [name], value)
        if not isinstance(made, Refused):
            return made
    return refused("value", key=name)


def _indent(note: Note) -> str:
    """The blanks that every key of the front matter begins with."""
    if not note.frontmatter.fields:
        return ""
    start = note.frontmatter.fields[0].key_span.start
    lead = note.text[note.text.rfind("\n", 0, start) + 1 : start]
    return lead if not lead.strip() else ""


def _beside(note: Note) -> Field | None:
    """The last line `key:: value` of a card that has no front matter."""
    found = None
    for field in note.card_lines:
        start = note.text.rfind("\n", 0, field.key_span.start) + 1
        before = note.text[start : field.key_span.start]
        if "::" in note.text[field.key_span.end : field.span.start] and not (
            before.strip(" \t-*+_")
        ):
            found = field
    return found


def _card_line(note: Note, beside: Field, name: str, value: str) -> Changes:
    """A line of the card, below the last and in its form."""
    text = note.text
    start = text.rfind("\n", 0, beside.key_span.start) + 1
    end = text.find("\n", beside.span.end)
    end = len(text) if end < 0 else end
    end -= text[end - 1] == "\r"
    lead = text[start : beside.key_span.start]
    joint = text[beside.key_span.end : beside.span.start]
    joint = joint if joint[-1:] in _BLANKS else f"{joint} "
    shown = dateforms.iso(Wish(value)) if is_moment(value) else value
    line = f"{note.source.newline}{lead}{name}{joint}{shown}"
    return proved(note, (Replacement(Span(end, end), line),), [name], value)
