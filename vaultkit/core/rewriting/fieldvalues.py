"""What a key's value says, and the ways to say it in the form of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultkit.core import dates, edits, notes
from vaultkit.core.dates.arithmetic import is_day
from vaultkit.core.edits import Replacement
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import dateforms
from vaultkit.core.rewriting.dateforms import Wish
from vaultkit.core.rewriting.proofs import Changes, prove, refused

_DAY = 10


def is_moment(value: str) -> bool:
    """Whether a value is a day, perhaps with a time: `2026-11-27T14:00`."""
    time = value[_DAY:]
    if time and not (time[0] in "T " and time[1:2].isdigit()):
        return False
    return is_day(value[:_DAY]) and (not time or dates.whole(value) is not None)


def forms(written: str, wish: Wish) -> Iterator[str]:
    """The date in the form of the one written; ISO where there is none."""
    if dates.whole(written, us=wish.us) is not None:
        form = dateforms.alike(written, wish)
        if form is not None:
            yield form
    yield dateforms.iso(wish)


def reads(text: str, value: str, *, us: bool) -> bool:
    """Whether a text says a value."""
    if not is_moment(value):
        return text == value
    when = dates.whole(text, us=us)
    return when is not None and when.moment == value and not when.fault


def proved(
    note: Note,
    changes: tuple[Replacement, ...],
    keys: Sequence[str],
    value: str | None = None,
) -> Changes:
    """The changes, if nothing else comes of them; and a new key says its value."""
    after = edits.apply(note.text, changes)
    reason = prove(note.text, after, changes, keys)
    if reason is not None:
        return reason
    if value is not None:
        read = notes.parse(note.path, after)
        fields = (*read.frontmatter.fields, *read.card_lines)
        if not any(f.key == keys[0] and reads(f.text, value, us=False) for f in fields):
            return refused("value", key=keys[0])
    return changes
