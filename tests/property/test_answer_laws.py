"""Whatever is written into a list, no word is lost and nothing is done twice."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from support import engines

from vaultkit import wiring
from vaultkit.app import round as rounds

SETTINGS = """\
id = "testtest"
language = "de"
timezone = "Europe/Vienna"
region = "AT"
start = 2026-01-01
[checklist]
help = false
"""
ANNA = """\
---
type: kontakt
rückruf: 2026-11-24  # bald
anlass: Angebot
kontaktrhythmus: 6 Wochen
---

- [ ] Muster schicken 📅 2026-11-26
- [ ] Anna: Liste bis 27.11.2026
- [ ] Fr 27.11.2026 13:00 Termin

## Verlauf
- 2026-10-02 Mail: Unterlagen
"""
PRIYA = """\
---
type: contact
callback: 2026-11-25T14:00
---

- [ ] call back re SLA (by 2026-11-20)
""".replace("\n", "\r\n")
LIST = "Oben\n<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\nUnten"
NOTES = (
    ("Kontakte/Anna Weber.md", ANNA),
    ("People/Priya Raman.md", PRIYA),
    ("Tagebuch/2026-11-20.md", "- [ ] ich: [[Anna Weber]] Buch leihen bis Mi\n"),
    ("Rückrufe.md", "## 20.11.2026\n- Frau Sommer, 030 23125 404, wg. Vortrag\n"),
    ("Liste.md", LIST),
)
WORDS = st.sampled_from(
    (
        *("", "", " -> nicht erreicht, Do 14:00", " → Mailbox", " -> Mo", " erreicht"),
        *(
            " -> erreicht, will ZWEI, ich: Plan bis Fr",
            " -> kein Interesse",
            " -> xyzzy",
        ),
        *(" -> nächsten Freitag", " — > hm", " -> verschoben auf Di 1.12. 10:00"),
        *(
            "\n    - nicht erreicht\n    - ruft morgen an",
            "\n  eigene Zeile",
            " -> 12.13.",
        ),
    )
)
MARKS = st.sampled_from((" ", " ", "x", "X", "-", ">", "/"))
EDITS = st.lists(st.tuples(st.integers(0, 30), MARKS, WORDS), max_size=4)
_BLOCK = re.compile(r"(?s)(<!-- vaultkit:.*?-->\n).*?(<!-- /vaultkit -->)")


def answer(path: Path, edits: list[tuple[int, str, str]]) -> set[str]:
    """Answer some lines of the list; the words that a hand wrote."""
    lines = path.read_text("utf-8").split("\n")
    boxes = [n for n, line in enumerate(lines) if "^vk-" in line]
    typed = set()
    for nth, mark, words in edits:
        if boxes:
            place = boxes[nth % len(boxes)]
            lines[place] = lines[place].replace("[ ]", f"[{mark}]", 1) + words
            typed |= set(re.findall(r"ZWEI|xyzzy|eigene Zeile|hm", words))
    path.write_text("\n".join(lines), "utf-8")
    return typed


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_no_word_is_lost_and_a_second_round_writes_nothing(rounds_of_edits):
    with TemporaryDirectory() as folder, engines.own_places(folder):
        root = Path(folder) / "vault"
        engines.write(root, (("vaultkit.toml", SETTINGS), *NOTES))
        vault = wiring.open_vault(str(root), in_memory=True, acting=True)
        now = "2026-11-23T09:00"
        rounds.run(vault, now[:10], acts_at=now)
        typed: set[str] = set()
        for edits in rounds_of_edits:
            typed |= answer(root / "Liste.md", edits)
            rounds.run(vault, now[:10], acts_at=now)
            once = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
            rounds.run(vault, now[:10], acts_at=now)
            again = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
            assert again == once
        everything = b"\n".join(once.values()).decode()
        assert not [word for word in typed if word not in everything]
        text = (root / "Liste.md").read_text("utf-8")
        assert _BLOCK.sub(r"\1\2", text) == _BLOCK.sub(r"\1\2", LIST)
