"""Findings as a reader sees them: the user's own line, and a caret under what is meant.

Reads notes for their lines; decides nothing about what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vaultkit.app.vault import Vault
from vaultkit.cli import show
from vaultkit.core import text
from vaultkit.core.diagnostics import SEVERITIES, Placed
from vaultkit.core.text import SourceText
from vaultkit.core.words import Words, msg


def shown(
    vault: Vault, found: Iterable[Placed], words: Words, *, colour: bool
) -> Iterator[str]:
    """Each finding as text of several lines, without a newline at its end."""
    sources: dict[str, SourceText | None] = {}
    for one in found:
        excerpt = ""
        if one.path is not None and one.line and one.width:
            if one.path not in sources:
                sources[one.path] = _source(vault, one.path)
            source = sources[one.path]
            excerpt = source.excerpt(one.line) if source else ""
        yield show.long_finding(one, excerpt, words, colour=colour)


def _source(vault: Vault, path: str) -> SourceText | None:
    data = vault.files.read(path)
    return SourceText(path, text.decode(data)[0]) if data else None


def counted(found: Iterable[Placed], words: Words, *, hidden: bool) -> str:
    """How many of each severity that there are.

    Args:
        found: all findings, hints included.
        words: the reader's.
        hidden: whether the hints are only counted, so that it is said how to see them.
    """
    severities = [one.severity for one in found]
    said = ", ".join(
        words.say(msg(f"app.count.{severity}", n=severities.count(severity)))
        for severity in SEVERITIES
        if severity in severities
    )
    if hidden and "hint" in severities:
        return words.say(msg("app.count.hidden", counts=said))
    return said
