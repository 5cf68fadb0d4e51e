"""Commands of capture, asked of a vault in memory: notes that vanish meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from vaultkit import wiring
from vaultkit.plugin import Command, Outcome, msg
from vaultkit.plugin.testing import MemoryVault

PLUGINS = tuple(wiring.builtins(acting=True))
COMMANDS = {
    value.name: value.run
    for value in PLUGINS[-1].contributes
    if isinstance(value, Command)
}
NOW = "2026-11-25T09:30"
"""A Wednesday."""
CARD, LIST = "Kontakte/Max Huber.md", "Rückrufe.md"
NOTES = {
    CARD: "---\ntype: kontakt\n---\n",
    LIST: "# Rückrufe\n\n## Mi 25.11.2026\n- Hr. Max Huber, wg. Angebot\n",
}


def asked(command: str, gone: str, **given: Any) -> Outcome:
    """What a command answers when a note goes after the vault has been read."""
    vault = MemoryVault(PLUGINS, NOTES)
    (max_huber,) = (e for e in vault.entities.values() if e.path == CARD)
    del vault.notes[gone]
    people = (max_huber,) if command == "log" else max_huber
    view = vault.view(NOW, PLUGINS[-1])
    return COMMANDS[command](view, {"name": people, **given}, NOW)


@pytest.mark.parametrize(
    ("command", "gone", "given"),
    [
        ("log", CARD, {"text": "erreicht, will Pläne"}),
        ("log", LIST, {"text": "kein Interesse"}),
        ("done", LIST, {"text": "", "about": None}),
        ("callback", CARD, {"when": "2026-11-27", "about": ""}),
        ("snooze", CARD, {"when": "2026-12-16"}),
        ("promise", CARD, {"text": "Plan", "by": None, "theirs": False}),
    ],
)
def test_a_note_that_has_gone_meanwhile_is_named_and_nothing_is_done(
    command: str, gone: str, given: dict[str, Any]
) -> None:
    said = asked(command, gone, **given)
    assert said.show == (msg("answers.gone", path=gone),)
    assert (said.edits, said.exit) == ((), 1)
