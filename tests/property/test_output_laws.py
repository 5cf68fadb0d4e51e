"""A feed that was kept up, round by round, is the feed that would be made anew."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st
from property.strategies import MOMENTS, OPERATIONS
from property.test_engine_laws import SETTINGS, operate
from support import engines

from vaultkit import wiring
from vaultkit.app import outputs
from vaultkit.app import round as rounds
from vaultkit.app.vault import Vault

STAMPS = re.compile(rb"(?m)^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n")
BATCHES = st.lists(st.tuples(st.lists(OPERATIONS, max_size=4), MOMENTS), max_size=6)


def made_anew(vault: Vault, day: str) -> bytes:
    """The feed from an index that has never seen the vault."""
    rebuilt = engines.fresh(vault)
    ((made, _),) = outputs.outputs(rebuilt, outputs.snapshot(rebuilt), day)
    assert made is not None
    return made.after


NAMED = (
    "## Verlauf\n- [ ] ich: [[Max Huber]] und [[Anna Weber]] einladen bis 30.11.2026\n"
)
KNOWN_LATER = [
    ([("write", "Kontakte/Anna Weber.md", NAMED)], "2026-11-21T00:00"),
    ([("write", "Kontakte/Max Huber.md", "\n")], "2026-11-21T00:00"),
]

ANNI = "---\ntype: kontakt\nalias: [Anni]\n---\n"
ANOTHER_ID = [
    (
        [
            ("write", "Kontakte/Linz/Anna Weber.md", ANNI),
            ("write", "Kontakte/Thomas Weber.md", ANNI),
            ("write", "Kontakte/Anna Weber.md", "\n"),
            (
                "write",
                "Notizen/Anruf.md",
                "## Rückrufe\n- [ ] [[Anni]] anrufen 📅 2026-11-26\n",
            ),
        ],
        "2026-11-21T00:00",
    ),
    (
        [("write", "Kontakte/Anna Weber.md", "---\ntype: firma\n---\n")],
        "2026-11-21T00:00",
    ),
]
"""Of two of a name one is no contact any more: the other's id is the plain one now."""


@example(KNOWN_LATER, "today", False)
@example(ANOTHER_ID, "today", False)
@given(BATCHES, st.sampled_from(("today", "due")), st.booleans())
def test_feed_that_was_kept_up_equals_one_that_is_made_anew(batches, overdue, theirs):
    table = f'\n[calendar]\noverdue = "{overdue}"\ntheirs = {str(theirs).lower()}\n'
    with TemporaryDirectory() as folder, engines.own_places(folder + "/own"):
        root = Path(folder) / "vault"
        root.mkdir()
        (root / "vaultkit.toml").write_text(SETTINGS + table, "utf-8")
        vault = wiring.open_vault(str(root), in_memory=True)
        for operations, now in batches:
            for operation in operations:
                operate(root, *operation)
            rounds.run(vault, now[:10])
            kept = (root / "rueckrufe.ics").read_bytes()
            assert STAMPS.sub(b"", kept) == STAMPS.sub(b"", made_anew(vault, now[:10]))
