"""The laws of `check --fix`: meant words change, once, and undo gives them back."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from support.calling import Called

TODAY = "2026-11-21"
WEDNESDAY = 1_795_000_000  # 18 November 2026
HEAD = (
    "type: kontakt",
    "rückruf: nächste Woche   # eilt",
    "rückruf: 'Fr 27.11. 14 Uhr'",
    "callback: [morgen]",
    "letzter kontakt: gestern",
    "last contact: Nov 3",
    "firma: Lee: Stahl",
    "aliases:\n  - Anni",
    "met: {when: 18.9., where: Linz}",
    "snooze: next Friday",
    "birthday: 29.2.",
    "# Kommentar: morgen",
)
BODY = (
    "# Anna Weber",
    "## Zusagen",
    "- [ ] Angebot bis Freitag",
    "- [ ] Anna: Liste bis 27.11. und Plan bis morgen",
    "* [ ] **anrufen** übermorgen 9:30",
    "> - [ ] (bis Ende November) Plan 📅 28.11.",
    "- [ ] send [due:: tomorrow] it",
    "- morgen: Text ohne Kästchen",
    "```",
    "",
)


@st.composite
def written(draw):
    head = draw(st.lists(st.sampled_from(HEAD), max_size=5, unique=True))
    body = draw(st.lists(st.sampled_from(BODY), max_size=5))
    text: str = "\n".join(("---", *head, "---", *body))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    text = text.replace("\n", newline) + str(draw(st.sampled_from(("", newline))))
    mark: str = draw(st.sampled_from(("", "\ufeff")))
    return (mark + text).encode()


@given(written())
@settings(max_examples=30)
def test_only_words_that_were_meant_change_once_and_undo_gives_them_back(data) -> None:
    with tempfile.TemporaryDirectory() as place:
        kinds = ("CACHE", "STATE", "CONFIG")
        own = {f"VAULTKIT_{kind}_DIR": str(Path(place, kind)) for kind in kinds}
        with patch.dict(os.environ, own):
            vault = Called(Path(place, "vault"), TODAY).settings(language="de")
            vault.note("Kontakte/Anna Weber.md", data)
            note = vault.root / "Kontakte" / "Anna Weber.md"
            os.utime(note, (WEDNESDAY, WEDNESDAY))
            said = vault.run("check", "--fix", "--format", "json")
            assert said.code in (0, 1), said.err
            after = note.read_bytes()
            fixed = said.json["fixed"]
            assert bool(fixed) == (after != data)
            lines = {one["line"] for one in fixed}
            old, new = data.split(b"\n"), after.split(b"\n")
            assert len(old) == len(new)
            differing = {
                n
                for n, pair in enumerate(zip(old, new, strict=True), 1)
                if pair[0] != pair[1]
            }
            assert differing == lines
            assert vault.run("check", "--fix", "--format", "json").json["fixed"] == []
            assert note.read_bytes() == after
            if fixed:
                assert vault.run("undo").code == 0
            assert note.read_bytes() == data
