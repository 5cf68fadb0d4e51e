"""One key of a note set, or emptied, where and how its hand wrote it.

Only the value's own characters change: quotes, comments, blanks, the form of a date
and the spelling of the key stay. Where YAML could mean something else by it (lists,
maps, texts over several lines, anchors, a head that cannot be read) nothing is changed
and the reason is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from vaultkit.core import edits, notes
from vaultkit.core.edits import Replacement
from vaultkit.core.fields import Field
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import yamltext
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.rewriting.fieldlines import added, is_in_flow
from vaultkit.core.rewriting.fieldvalues import forms, is_moment, proved, reads
from vaultkit.core.rewriting.proofs import Changes, Refused, refused
from vaultkit.core.spans import Span

_BROKEN = frozenset(("frontmatter/bad-yaml", "frontmatter/alias-bomb"))
_BLANKS = " \t\u00a0"
_SIGNS = frozenset("&*!|>{[")
"""A value that begins with one is more to YAML than its words."""


class Key(NamedTuple):
    """A key by the spelling that a new line gets, and how it is known elsewhere.

    `known` tells from a key as written whether it is meant; or it is the fields
    themselves, the one to be set first, where the caller knows better which they are.
    """

    name: str
    known: Callable[[str], bool] | Sequence[Field]


def set_field(note: Note, key: Key, value: str | None, *, us: bool = False) -> Changes:
    """Give a key a value, or with None leave it there with none.

    A day or a moment (`2026-11-27`, `2026-11-27T14:00`) takes the form of the date
    that stands there; anything else is text. Line breaks in it become blanks.

    Args:
        note: As read just now.
        key: Which key.
        value: What it shall say.
        us: In this key 11/28/2026 is November.
    """
    value = " ".join((value or "").split("\n")).strip()
    value = value.replace("\r", "")
    if _BROKEN.intersection(found.code for found in note.frontmatter.diagnostics):
        return refused("broken", Span(0, 3))
    filled, first = _found(note, key)
    if not value:
        return _emptied(note, filled)
    if len(filled) > 1 and callable(key.known):
        names = ", ".join(field.key for field in filled)
        return refused("several", filled[1].key_span, keys=names)
    if first is None:
        return added(note, key.name, value)
    changes = _written(note, first, value, us=us)
    others = _emptied(note, [field for field in filled if field is not first])
    if isinstance(changes, Refused) or isinstance(others, Refused):
        return changes if isinstance(changes, Refused) else others
    return (*changes, *others)


def _found(note: Note, key: Key) -> tuple[list[Field], Field | None]:
    """The fields of a key that say something, and the one to write into."""
    if not callable(key.known):
        fields = list(key.known)
    else:
        known = key.known
        head = [field for field in note.frontmatter.fields if known(field.key)]
        card = [field for field in _card(note) if known(field.key)]
        fields = head + card
    filled = [field for field in fields if _says(field)]
    return filled, next(iter(filled), next(iter(fields), None))


def _says(field: Field) -> bool:
    return bool(field.text or field.items or field.fields)


def _card(note: Note) -> Iterator[Field]:
    """The card's lines, those included that have a colon and nothing behind it."""
    yield from note.card_lines
    for number, row in enumerate(note.rows):
        if row.kind == "heading" and (row.level > 1 or number):
            return
        bare = row.text.rstrip("*_")
        if row.kind in ("text", "item") and bare.endswith(":") and bare[-2:] != "::":
            name = bare[:-1].lstrip("*_").rstrip("*_ ")
            start = row.at + row.text.index(name)
            end = row.at + len(row.text)
            yield Field(name, "", Span(start, start + len(name)), Span(end, end))


def _emptied(note: Note, fields: Sequence[Field]) -> Changes:
    """The values of fields taken out, their keys left."""
    changes: list[Replacement] = []
    for field in fields:
        reason = _why_not(note, field)
        if reason is not None:
            return reason
        changes.append(_cleared(note, field))
    return proved(note, tuple(changes), [field.key for field in fields])


def _cleared(note: Note, field: Field) -> Replacement:
    """The value gone; and the blank before it, if nothing follows on its line."""
    text, (start, end) = note.text, field.span
    if is_in_flow(note) and text[start] in "\"'":
        return Replacement(Span(start, end), text[start] * 2)
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if not rest.strip():
        head = text[field.key_span.end : start]
        start -= len(head) - len(head.rstrip(_BLANKS))
    return Replacement(Span(start, end), "")


def _why_not(note: Note, field: Field) -> Refused | None:
    """Why a value is not one that may be replaced."""
    start, end = field.span
    written = note.text[start:end]
    if field.items is not None or field.fields:
        return refused("list", field.span, key=field.key)
    if "\n" in written or "\n" in note.text[field.key_span.end : start]:
        return refused("lines", field.span, key=field.key)
    signed = written[:1] in _SIGNS and not written.startswith("[[")
    if signed and _is_in_head(note, field):
        return refused("sign", field.span, key=field.key, sign=written[0])
    return None


def _is_in_head(note: Note, field: Field) -> bool:
    return field.span.start < note.frontmatter.body


def _written(note: Note, field: Field, value: str, *, us: bool) -> Changes:
    """A value in the place and the form of another."""
    reason = _why_not(note, field)
    if reason is not None:
        return reason
    if reads(field.text, value, us=us):
        return ()
    start, end = field.span
    head, near = _is_in_head(note, field), note.text[: note.frontmatter.body]
    wish = Wish(value, us=us, near=near)
    texts = forms(field.text, wish) if is_moment(value) else iter((value,))
    for text in texts:
        for form in _quoted(note.text[start:end], text) if head else (text,):
            made = _spaced(note, field, form)
            changes = (Replacement(Span(start, end), made),)
            if _says_now(note, changes, field, value, us=us):
                return proved(note, changes, [field.key])
    return refused("value", field.span, key=field.key)


def _quoted(written: str, text: str) -> Iterator[str]:
    quote = written[:1] if written[:1] in ("'", '"') and written else ""
    return yamltext.forms(text, quote)


def _spaced(note: Note, field: Field, form: str) -> str:
    """A form with the blanks that part it from the colon and from a comment."""
    text, (start, end) = note.text, field.span
    if start == end:
        if text[start - 1] not in _BLANKS:
            form = f" {form}"
        if text[end : end + 1] == "#":
            form = f"{form} "
    return form


def _says_now(
    note: Note, changes: tuple[Replacement, ...], field: Field, value: str, *, us: bool
) -> bool:
    """Whether the note, so changed, says the value in the field's place."""
    after = notes.parse(note.path, edits.apply(note.text, changes))
    fields = (*after.frontmatter.fields, *after.card_lines)
    here = [one for one in fields if one.key_span == field.key_span]
    return any(one.key == field.key and reads(one.text, value, us=us) for one in here)
