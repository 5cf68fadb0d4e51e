"""Callers without a card: what their line and their new card say."""

from __future__ import annotations

import pytest

from vaultkit import wiring
from vaultkit.core import notes
from vaultkit.features.lines.replies import vocabulary
from vaultkit.plugin import Msg
from vaultkit.plugin.settling import Answered, Edits, Refused, Settled, Settler, answers
from vaultkit.plugin.testing import MemoryVault

PLUGINS = tuple(wiring.builtins(acting=True))
(SETTLE,) = (
    value.settle
    for plugin in PLUGINS
    for value in plugin.contributes
    if isinstance(value, Settler) and value.kind == "callback"
)
TODAY, PATH = "2026-11-25", "Rückrufe.md"
CALL = "- [ ] 9:15 Frau Sommer, 030 23125 404, wg. Vortrag\n"
LIST = f"# Rückrufe\n\n## Mi 25.11.2026\n{CALL}"
UNDATED = f"# Rückrufe\n\n{CALL}"


def settled(words: str, text: str = LIST, **others: str) -> Settled:
    vault = MemoryVault(PLUGINS, {PATH: text, **others})
    view = vault.view(f"{TODAY}T09:30", PLUGINS[-1])
    (due,) = view.followups(kinds=("callback",))
    answer = answers.parse(words, TODAY, "09:30", vocabulary())
    source = notes.parse(PATH, text)
    return SETTLE(
        view, Answered(due, answer, False, TODAY, TODAY, source, None, False, "de")
    )


def texts(made: Settled, path: str) -> list[str]:
    """What is put into a note, piece by piece."""
    assert isinstance(made, Edits), made
    (edit,) = (edit for edit in made.edits if edit.path == path)
    return [replacement.text for replacement in edit.replacements]


@pytest.mark.parametrize(
    ("words", "text", "due"),
    [
        ("neue Karte", LIST, "2026-11-25"),
        ("neue Karte", UNDATED, "2026-11-25"),
        ("neue Karte, Mo", LIST, "2026-11-30"),
        ("neue Karte, Mo", UNDATED, "2026-11-30"),
    ],
)
def test_a_new_card_takes_the_call_over(words: str, text: str, due: str) -> None:
    made = settled(words, text)
    (card,) = texts(made, "Kontakte/Frau Sommer.md")
    for line in (
        *("anrede: Frau", "telefon: 030 23125 404", "anlass: Vortrag"),
        *("kennengelernt: 2026-11-25, [[Rückrufe]]", f"rückruf: {due}"),
    ):
        assert line in card.split("\n")
    assert texts(made, PATH) == ["x", " → Karte: [[Frau Sommer]]"]


@pytest.mark.parametrize(
    ("words", "shown", "logged"),
    [
        ("erreicht, neue Karte", "erreicht", "Telefonat: Vortrag"),
        ("erreicht, will Pläne, neue Karte", "erreicht, will Pläne", "will Pläne"),
        ("gesprochen, erreicht, neue Karte", "gesprochen, erreicht", "Telefonat: Vor"),
        ("neue Karte, duzen wir uns", "duzen wir uns", "Notiz: duzen wir uns"),
    ],
)
def test_what_was_said_stands_on_the_new_card_and_behind_the_line(
    words: str, shown: str, logged: str
) -> None:
    made = settled(words)
    (card,) = texts(made, "Kontakte/Frau Sommer.md")
    assert logged in card
    assert texts(made, PATH) == ["x", f" → {shown}, Karte: [[Frau Sommer]]"]


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (
            "nicht erreicht, Do",
            [" → nicht erreicht ✓ Mi 25.11.2026: wieder Do 26.11.2026"],
        ),
        ("Do", [" → Do 26.11.2026 ✓ Mi 25.11.2026: wieder Do 26.11.2026"]),
        ("kein Interesse", ["-", " → kein Interesse"]),
        (
            "erreicht, ich schick den Plan bis Fr, wieder Mo",
            [
                (
                    " → erreicht, ich schick den Plan bis Fr"
                    " ✓ Mi 25.11.2026: wieder Mo 30.11.2026"
                )
            ],
        ),
    ],
)
def test_without_a_card_the_line_alone_says_what_came_of_it(
    words: str, pieces: list[str]
) -> None:
    assert texts(settled(words), PATH) == pieces


def test_who_is_not_named_gets_no_card() -> None:
    line = "## Mi 25.11.2026\n- [ ] 9:15, 030 23125 404, bittet um Rückruf\n"
    made = settled("neue Karte", line)
    assert made == Refused(Msg("answers.no-caller"))


def test_of_namesakes_none_gets_a_second_card() -> None:
    (made, known) = ("neue Karte", "---\ntyp: kontakt\n---\n")
    namesakes = {f"{place}/Eva Sommer.md": known for place in ("Graz", "Linz")}
    line = "## Mi 25.11.2026\n- [ ] Fr. Eva Sommer, 030 23125 404, wg. Vortrag\n"
    answered = settled(made, line, **namesakes)
    assert isinstance(answered, Refused)
    assert answered.reason.id == "answers.has-card"


def test_a_promise_wants_a_card() -> None:
    made = settled("erreicht, ich: Plan bis Fr")
    assert isinstance(made, Refused)
    assert made.reason.id == "answers.no-card"
