"""STUB (interface only; implemented by the blocks work)."""
from __future__ import annotations
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from vaultkit.core.spans import Span


class Region(NamedTuple):
    """A managed block found in a note: `<!-- vaultkit:NAME attrs -->` ... `<!-- /vaultkit -->`.

    `span` runs from the first character of the start marker's line to the end of the
    end marker's line; `inner` is what lies between (it begins after the newline of the
    start marker's line and ends before the end marker's line).
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    span: Span
    inner: Span
    prefix: str      # blanks, quote signs or bullet blanks before generated lines


class Wanted(NamedTuple):
    """One line that a block shall show, already in words. Empty uid = no task line."""

    uid: str
    group: str           # heading text without "### "; "" = before all groups (or at the end, see tail)
    text: str
    under: str | None = None   # uid of the line that it stands under, indented
    tail: bool = False         # empty uid only: stands at the block's end
