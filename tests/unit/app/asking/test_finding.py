"""Who a typed name means, among people as they are in one address book."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit import wiring
from vaultkit.app import generate
from vaultkit.app import round as rounds
from vaultkit.app.asking.view import VaultView

NOW = "2026-11-21T00:00"
CARD = "---\ntyp: kontakt\n{more}---\n"
PEOPLE = {
    "Kai Petersen": "",
    "Peter Schmidt": "anrede: Herr\n",
    "Anna Weber": "anrede: Frau\ntitel: Mag.\n",
    "Annabel Wolf": "",
    "Jürgen Müller": "",
    "Ayşe Yıldız": "",
    "Frauke Lang": "",
    "Eva Fuchs": "anrede: Frau\n",
    "Hans Fuchs": "anrede: Herr\n",
    "Lena Groß": "aliases: [Lenchen]\n",
    "Thomas Becker": "",
    "Thomas Becker (Sparkasse)": "",
}
OFFICE = """\
- Frau Krause, Muster AG, 030 23125 404, wg. Angebot
- [ ] Hr. Weber-Lang, Termin Dezember
- [x] Frau Dorn, Steuer
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> VaultView:
    root: Path = tmp_path_factory.mktemp("vault")
    (root / "Kontakte").mkdir()
    (root / "Rückrufe.md").write_text(OFFICE, "utf-8")
    (root / "Schmidt.md").write_text("- [ ] Regal bauen 📅 2026-12-01\n", "utf-8")
    for name, more in PEOPLE.items():
        text = CARD.format(more=more)
        (root / "Kontakte" / f"{name}.md").write_text(text, "utf-8")
    vault = wiring.open_vault(str(root), in_memory=True)
    rounds.refresh(vault)
    return VaultView(generate.snapshot(vault), None, NOW)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("peter", "Peter Schmidt"),
        ("peters", "Kai Petersen"),
        ("schmidt", "Peter Schmidt"),
        ("Schmidt, Peter", "Peter Schmidt"),
        ("anna", "Anna Weber"),
        ("anna w", "Anna Weber"),
        ("annab", "Annabel Wolf"),
        ("mueller", "Jürgen Müller"),
        ("Müller", "Jürgen Müller"),
        ("muller", "Jürgen Müller"),
        ("mull", "Jürgen Müller"),
        ("yildiz", "Ayşe Yıldız"),
        ("AYSE", "Ayşe Yıldız"),
        ("gross", "Lena Groß"),
        ("lenchen", "Lena Groß"),
        ("Frau Fuchs", "Eva Fuchs"),
        ("Fr. Mag. Fuchs", "Eva Fuchs"),
        ("Herr Fuchs", "Hans Fuchs"),
        ("Mr. Fuchs", "Hans Fuchs"),
        ("Dr. Eva Fuchs", "Eva Fuchs"),
        ("Mag. Anna Weber", "Anna Weber"),
        ("Frau Weber", "Anna Weber"),
        ("Frau Schmidt", "Peter Schmidt"),
        ("frau", "Frauke Lang"),
        ("becker (sparkasse)", "Thomas Becker (Sparkasse)"),
        ("becker (spark", "Thomas Becker (Sparkasse)"),
        ("Anna Weber (Linz)", "Anna Weber"),
    ],
)
def test_a_typed_name_means_one(view: VaultView, typed: str, meant: str) -> None:
    assert [entity.name for entity in view.find(typed)] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fuchs", ["Eva Fuchs", "Hans Fuchs"]),
        ("Dr. Fuchs", ["Eva Fuchs", "Hans Fuchs"]),
        ("becker", ["Thomas Becker", "Thomas Becker (Sparkasse)"]),
        ("wo", ["Annabel Wolf"]),
        ("w", ["Anna Weber", "Annabel Wolf"]),
        ("peter weber", []),
        ("ottokar fuchs", []),
        ("", []),
        ("  ", []),
        ("·", []),
        ("%_", []),
    ],
)
def test_several_are_told_and_nobody_is_nobody(
    view: VaultView, typed: str, meant: list[str]
) -> None:
    assert [entity.name for entity in view.find(typed)] == meant


def test_somebody_without_a_card_is_found_by_the_line_that_says_so(
    view: VaultView,
) -> None:
    for typed in ("krause", "Frau Krause", "krause muster"):
        (due,) = view.unowned(typed)
        assert due.item.title.startswith("Frau Krause")
    for typed in ("dorn", "kraus", "regal", ""):
        assert view.unowned(typed) == []
