"""What the door forbids, as a suite that authors run."""

from __future__ import annotations

from typing import Any

from vaultkit.plugin.contributions import Check, Extract, Fact, Plugin
from vaultkit.plugin.testing.memory import MemoryVault


def breaches(plugin: Plugin, vault: MemoryVault) -> list[str]:
    """What a plugin does that the door forbids; empty if it keeps its word."""
    found = [
        f"word {id_!r} does not begin with {plugin.name + '.'!r}"
        for texts in plugin.words.values()
        for id_ in texts
        if not id_.startswith(plugin.name + ".")
    ]
    ids = [set(texts) for texts in plugin.words.values()]
    if any(other != ids[0] for other in ids):
        found.append("the languages do not have the same words")
    options = vault.option(plugin)
    for value in plugin.contributes:
        if isinstance(value, Extract):
            found += _extract_breaches(value, options, vault)
        elif isinstance(value, Check):
            seen = [
                list(value.run(vault.view("2026-11-21", plugin), "2026-11-21T00:00"))
                for _ in range(2)
            ]
            if seen[0] != seen[1]:
                found.append(f"check {value.code} gives two answers to one question")
    return found


def _extract_breaches(value: Extract, options: Any, vault: MemoryVault) -> list[str]:
    found = []
    names = {kind.name for kind in value.gives}
    for note in vault.notes.values():
        first, second = (list(value.facts(note, options)) for _ in range(2))
        if first != second:
            found.append(f"{note.path}: two readings differ")
        for fact in first:
            span = fact.span
            if span and not 0 <= span[0] <= span[1] <= len(note.text):
                found.append(f"{note.path}: a span lies outside the text")
            if isinstance(fact, Fact) and fact.kind.name not in names:
                found.append(f"{note.path}: {fact.kind.name} is not among `gives`")
    return found
