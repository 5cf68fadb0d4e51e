"""What a shell offers when a word is to be completed: folders, and people's names.

Answers from the index as it lies there; no note is read for it, and where there is no
index there is nothing to offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem, FishComplete, add_completion_class

from vaultkit import wiring
from vaultkit.app.errors import VaultkitError
from vaultkit.app.indexing import extract
from vaultkit.cli.session import Session
from vaultkit.core import links

MOST = 40
"""So many names are offered at most."""


class Fish(FishComplete):
    """Fish, told to part type and value at the first comma only: ours hold commas."""

    source_template = FishComplete.source_template.replace(
        'string split ","', 'string split --max 1 ","'
    )


def begin() -> None:
    """Have shells served as these values need it."""
    add_completion_class(Fish, "fish")


def folders(_ctx: click.Context, _option: Any, _begun: str) -> list[CompletionItem]:
    """Let the shell list folders."""
    return [CompletionItem("", type="dir")]


def names(session: Session, before: Sequence[str], begun: str) -> list[CompletionItem]:
    """Names that begin with what is typed, the words before it included."""
    typed = links.fold(" ".join((*before, begun)))
    known = {plain(name): path for name, path in _people(session)}
    found = [name for name in known if links.fold(name).startswith(typed)]
    if not found and not before:
        found = [name for name in known if f" {typed}" in links.fold(name)]
    return [
        CompletionItem(_rest(name, len(before)), help=known[name])
        for name in sorted(found, key=links.fold)[:MOST]
    ]


def plain(name: str) -> str:
    """A name as it can be typed in any shell without quotes; it finds the same."""
    kept = (sign if sign.isalnum() or sign == "-" else " " for sign in name)
    return " ".join("".join(kept).split())


def _rest(name: str, words: int) -> str:
    return " ".join(name.split()[words:])


def _people(session: Session) -> list[tuple[str, str]]:
    try:
        rows = session.open(tolerant=True).index.entities()
        return [(row[3], row[4]) for row in rows if row[1] != extract.NOTE]
    except (VaultkitError, OSError, *wiring.UNUSABLE_INDEX):
        return []
