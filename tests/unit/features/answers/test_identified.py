"""An answer that says who rang, where the office's line is another one by then."""

from __future__ import annotations

from vaultkit import wiring
from vaultkit.core import notes
from vaultkit.features.answers import calls
from vaultkit.features.lines.replies import vocabulary
from vaultkit.plugin.settling import Answered, Refused, answers
from vaultkit.plugin.testing import MemoryVault

PLUGINS = tuple(wiring.builtins(acting=True))
TODAY = "2026-11-25"
LIST, CARD = "Rückrufe.md", "Kontakte/Thomas Weber.md"


def test_line_that_is_gone_is_said_and_nobody_is_put_behind_another() -> None:
    written = {LIST: "- Tom W., wg. Angebot\n", CARD: "---\ntyp: kontakt\n---\n"}
    vault = MemoryVault(PLUGINS, written)
    view = vault.view(f"{TODAY}T09:30", PLUGINS[-1])
    (due,) = view.followups(kinds=("callback",))
    answer = answers.parse("Thomas Weber", TODAY, "09:30", vocabulary(), [])
    source = notes.parse(LIST, "# Heute niemand\n")
    made = calls.callback(
        view,
        Answered(
            *(due, answer, False, TODAY, TODAY, source, None, False, "de"),
            "Thomas Weber",
        ),
    )
    assert isinstance(made, Refused)
    assert made.reason.id == "answers.line-gone"
