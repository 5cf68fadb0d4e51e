"""The proof that edits of a note did what was meant, and nothing else.

Reads the note again as it would be afterwards; trusts nobody who made the edits.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vaultkit.core import edits, frontmatter
from vaultkit.core.edits import Replacement
from vaultkit.core.fields import Field
from vaultkit.core.frontmatter import Frontmatter
from vaultkit.core.spans import Span
from vaultkit.core.text import BOM
from vaultkit.core.words import Msg, msg


class Refused(NamedTuple):
    """Why a note is left alone: a sentence for the user, and where in the note."""

    reason: Msg
    span: Span | None = None


Changes = tuple[Replacement, ...] | Refused
"""What to change, nothing if all is so already, or why not."""


def refused(name: str, span: Span | None = None, **args: object) -> Refused:
    """Refuse with one of this module's sentences."""
    return Refused(msg(f"core.refused.{name}", **args), span)


def prove(
    before: str,
    after: str,
    replacements: Collection[Replacement],
    keys: Collection[str] = (),
) -> Refused | None:
    """Why a note may not be written so, or None if it may.

    Every character outside the replaced spans must stand as before, and the front
    matter must say the same as before, in the same order, but for the intended keys.

    Args:
        before: The note's text, with or without its byte order mark.
        after: The text to be written.
        replacements: Spans of the text without the mark.
        keys: The keys that may say something else, as written.
    """
    if before.startswith(BOM) != after.startswith(BOM):
        return refused("bytes")
    before, after = before.removeprefix(BOM), after.removeprefix(BOM)
    if not edits.is_local(before, after, tuple(replacements)):
        return refused("bytes")
    old, new = frontmatter.parse("", before), frontmatter.parse("", after)
    if _faults(new) - _faults(old):
        return refused("head")
    if _said(old, keys) != _said(new, keys):
        return refused("head")
    return None


def changed_keys(before: str, after: str) -> tuple[str, ...]:
    """The keys of the front matter that say something else in one text than before."""
    said = (frontmatter.parse("", one.removeprefix(BOM)) for one in (before, after))
    old, new = ([_values(field) for field in head.fields] for head in said)
    changed = [field for field in (*old, *new) if (field in old) != (field in new)]
    return tuple(dict.fromkeys(str(field[0]) for field in changed))


def _faults(head: Frontmatter) -> set[str]:
    return {found.code for found in head.diagnostics}


def _said(head: Frontmatter, keys: Collection[str]) -> list[object]:
    return [_values(field) for field in head.fields if field.key not in keys]


def _values(field: Field) -> tuple[object, ...]:
    """What a field says, wherever it stands."""
    items = tuple(item.value for item in field.items or ())
    inner = tuple(map(_values, field.fields))
    return field.key, field.text, field.items is None, items, inner
