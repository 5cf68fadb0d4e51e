"""Changes to a note as data, and the proof that nothing else moves."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core.spans import Span


class Replacement(NamedTuple):
    """Put `text` where `span` was."""

    span: Span
    text: str


ABSENT = b""
"""In the place of a digest: there is no such note yet, and the edit makes it."""


class Edit(NamedTuple):
    """What shall change in one note, and the digest of the text it was meant for.

    `keys` are those of the front matter, as written, that shall say something else
    afterwards; an edit after which any other does is never made.
    """

    path: str
    seen_digest: bytes
    replacements: tuple[Replacement, ...]
    reason: str
    keys: tuple[str, ...] = ()


class OverlapError(ValueError):
    """Two replacements of one edit touch the same characters."""


def _place(replacement: Replacement) -> Span:
    return replacement.span


def apply(text: str, replacements: tuple[Replacement, ...]) -> str:
    """The text with every replacement made; all characters outside stay.

    What is put at one place stands in the order in which it is given.

    Raises:
        OverlapError: spans overlap or lie outside the text.
    """
    parts: list[str] = []
    at = 0
    for span, new in sorted(replacements, key=_place):
        if span.start < at or span.end < span.start or span.end > len(text):
            raise OverlapError(span)
        parts += (text[at : span.start], new)
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def is_local(before: str, after: str, replacements: tuple[Replacement, ...]) -> bool:
    """Prove that `after` differs from `before` inside the replaced spans only.

    Walks both texts side by side instead of trusting `apply`.
    """
    old = new = 0
    for span, text in sorted(replacements, key=_place):
        kept = span.start - old
        if kept < 0 or before[old : span.start] != after[new : new + kept]:
            return False
        new += kept
        if after[new : new + len(text)] != text:
            return False
        new += len(text)
        old = span.end
    return before[old:] == after[new:]
