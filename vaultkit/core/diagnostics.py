"""Faults in what a hand wrote, as values: code, place, the user's text, the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span
from vaultkit.core.words import Msg

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


class Fix(NamedTuple):
    """What mends a finding surely: spans of its note's text, and what belongs there.

    `keys` are those of the front matter, as written, that shall say something else
    afterwards. It is made if the finding is gone then and no other one has come.
    """

    replacements: tuple[Replacement, ...]
    keys: tuple[str, ...] = ()


class Diagnostic(NamedTuple):
    """One finding. Its identity is the code; `span` is None for whole-vault faults.

    `path` is relative to the vault with "/". `span` counts characters of the note's
    text. A fault of a whole file has the span (0, 0) and stands at 1:1.
    """

    code: str
    severity: Severity
    message: Msg
    path: str | None = None
    span: Span | None = None
    hint: Msg | None = None
    fix: Fix | None = None


class Placed(NamedTuple):
    """A diagnostic as stored and shown: line and column instead of a span.

    Lines and columns are 1-based, columns in characters; `width` is how many
    characters the caret underlines.
    """

    code: str
    severity: Severity
    message: Msg
    path: str | None = None
    line: int | None = None
    column: int | None = None
    width: int = 0
    hint: Msg | None = None


def ordered(found: Iterable[Placed]) -> list[Placed]:
    """In the one order they are ever shown: path, place, code, words."""
    return sorted(
        found,
        key=lambda d: (d.path or "", d.line or 0, d.column or 0, d.code, d.message),
    )
