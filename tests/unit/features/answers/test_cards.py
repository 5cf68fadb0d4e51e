"""Who has a card already, and who only shares a name with something else."""

from __future__ import annotations

from vaultkit import wiring
from vaultkit.features.answers import cards
from vaultkit.plugin import Entity, Note, NoteKind, Plugin
from vaultkit.plugin.testing import MemoryVault

NOTES = {
    "Kontakte/Jörg Müller.md": "---\ntype: kontakt\n---\n",
    "Firmen/Gruber.md": "Stahlbau in Linz\n",
}


def firm(note: Note, _options: None) -> Entity | None:
    if not note.path.startswith("Firmen/"):
        return None
    return Entity("acme-firm", None, note.stem, (f"name:{note.stem.lower()}",))


ACME = Plugin("acme", "1", None, {"en": {}}, (NoteKind("acme-firm", firm),))


def test_a_firm_of_that_name_is_nobody_s_card() -> None:
    plugins = (*wiring.builtins(acting=True), ACME)
    view = MemoryVault(plugins, NOTES).view("2026-11-25T09:30", plugins[-2])
    assert [e.kind for e in view.find("Gruber")] == ["acme-firm"]
    assert cards.existing(view, "Gruber") == []
    (known,) = cards.existing(view, "Jörg Müller")
    assert known.path == "Kontakte/Jörg Müller.md"
    assert cards.linked(view, "Gruber") == "Gruber"
    assert cards.linked(view, "Jörg Müller") == "[[Jörg Müller]]"
