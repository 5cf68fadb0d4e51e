"""Whatever is written into a list, no word is lost and nothing is done twice."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import engines

from vaultkit import wiring
from vaultkit.app import acting, undo
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


def changed_done(path: Path, nth: int, change) -> None:
    """Change one of the lines that tell of an answer."""
    lines = path.read_text("utf-8").split("\n")
    done = [n for n, line in enumerate(lines) if "^vd-" in line]
    if done:
        place = done[nth % len(done)]
        lines[place] = change(lines[place])
        path.write_text("\n".join(lines), "utf-8")


def notes(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*.md")}


class Week:
    """A vault that hands and rounds change in turn."""

    def __init__(self, folder: str) -> None:
        self.root = Path(folder) / "vault"
        engines.write(self.root, (("vaultkit.toml", SETTINGS), *NOTES))
        self.list = self.root / "Liste.md"
        self.vault = wiring.open_vault(str(self.root), in_memory=True, acting=True)
        self.now = "2026-11-23T09:00"
        self.typed: set[str] = set()
        self.hands = 0
        self.round()

    def round(self) -> None:
        rounds.run(self.vault, self.now[:10], act=acting.at(self.now))

    def answers(self, edits: list[tuple[int, str, str]]) -> None:
        self.typed |= answer(self.list, edits)

    def untick(self, nth: int) -> None:
        changed_done(
            self.list, nth, lambda line: re.sub(r"\[[xX-]\]", "[ ]", line, count=1)
        )

    def grow(self, nth: int, words: str) -> None:
        self.hands += 1
        word = f"WUCHS{self.hands}"
        before = self.list.read_text("utf-8")
        changed_done(self.list, nth, lambda line: words.format(line, word))
        self.typed |= {word} if self.list.read_text("utf-8") != before else set()

    def hand(self, note: int, place: int) -> None:
        """Put a line of one's own somewhere into a note."""
        self.hands += 1
        word = f"Hand{self.hands}"
        path = self.root / NOTES[note][0]
        rows = path.read_bytes().split(b"\n")
        # Not into the front matter, where it would say something.
        heads = [n for n, row in enumerate(rows) if row.strip() == b"---"]
        start = heads[1] + 1 if heads else 0
        rows.insert(start + place % (len(rows) - start + 1), word.encode())
        path.write_bytes(b"\n".join(rows))
        self.typed.add(word)

    def own(self, note: int, place: int, words: str) -> None:
        """Answer a line of a note where it stands."""
        self.hands += 1
        word = f"Eigen{self.hands}"
        path = self.root / NOTES[note][0]
        rows = path.read_bytes().decode().split("\n")
        asks = [n for n, row in enumerate(rows) if _ASKS.match(row)]
        if asks:
            at = asks[place % len(asks)]
            row = rows[at].rstrip("\r")
            rows[at] = row + words.format(word) + rows[at][len(row) :]
            path.write_bytes("\n".join(rows).encode())
            self.typed |= {word} if word in rows[at] else set()

    def into(self, nth: int, place: int) -> None:
        """Write into a line of the list that is ours and no task: a heading, a reason.

        Not into its mark: that has no words.
        """
        lines = self.list.read_text("utf-8").split("\n")
        ours = [n for n, line in enumerate(lines) if "<!-- vk" in line]
        if ours:
            self.hands += 1
            at = ours[nth % len(ours)]
            said, sign, mark = lines[at].partition("<!--")
            words = said.split(" ")
            words.insert(place % (len(words) + 1), f"Wort{self.hands}")
            lines[at] = " ".join(words) + sign + mark
            self.list.write_text("\n".join(lines), "utf-8")
            self.typed.add(f"Wort{self.hands}")

    def reword(self, note: int) -> None:
        """Write into the last line that an answer may have put there."""
        path = self.root / NOTES[note][0]
        text = path.read_bytes().replace(b"erreicht\n", b"erreicht (SELBST)\n", 1)
        self.typed |= {"SELBST"} if b"SELBST" in text else set()
        path.write_bytes(text)

    def undo(self) -> None:
        undo.run(self.vault, self.now)


OWN_WORDS = st.sampled_from(
    (
        *(" -> nicht erreicht, {}, Do 14:00", " → Mailbox", " -> Mo", " -> {}, Mo"),
        *(" -> erreicht, will {}, ich: Plan bis Fr", " -> kein Interesse", " {}"),
        *(" -> nächsten Freitag", " -> abgesagt, {}", " -> verschoben auf Di 10:00"),
        *(" -> geschickt, {}", " -> nachgehakt", " -> erreicht, neue Karte", " ✓ {}"),
        *(" ✓ Mi 25.11.2026: {}", " -> no-show ^x1", " -> 12.13.", " -> noch {} -> Mo"),
    )
)
_ASKS = re.compile(r"- (?:\[[ x-]\] (?!.*\^v)|Frau)")
EDIT = st.tuples(st.just("answers"), EDITS)
UNTICK = st.tuples(st.just("untick"), st.integers(0, 5))
GROW = st.tuples(
    st.just("grow"),
    st.integers(0, 5),
    st.sampled_from(
        ("{} {}", "{} -> {}, Mo", "{}\n    - {}", "{} ✓ {}", "{0} ^vk {1}", "{1} {0}")
    ),
)
HAND = st.tuples(st.just("hand"), st.integers(0, 4), st.integers(0, 40))
INTO = st.tuples(st.just("into"), st.integers(0, 9), st.integers(0, 60))
REWORD = st.tuples(st.just("reword"), st.integers(0, 1))
OWN = st.tuples(
    st.just("own"), st.sampled_from((0, 0, 1, 2, 3)), st.integers(0, 5), OWN_WORDS
)
UNDO = st.tuples(st.just("undo"))
STEPS = st.lists(
    st.lists(
        EDIT | OWN | OWN | UNTICK | GROW | HAND | INTO | REWORD | UNDO,
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=4,
)


TAKEN_BACK = [
    [("answers", [(3, " ", "\n    - nicht erreicht\n    - ruft morgen an")])],
    [("undo",), ("answers", [(6, " ", " -> nicht erreicht, Do 14:00")])],
]


IN_VAIN = [[("own", 1, 0, " → Mailbox")]]
"""Without a mark it would be put off anew each day."""


IN_THE_WAY = [
    [("answers", [(0, " ", " -> nicht erreicht, Do 14:00")])],
    [("own", 1, 0, " -> nicht erreicht, {}, Do 14:00"), ("untick", 0)],
]
"""What is in the way of taking back is told in words that no round changes."""


IN_THE_LIST_ALONE = [
    [("answers", [(0, " ", " -> nicht erreicht, Do 14:00")])],
    [("grow", 0, "{} {}")],
    [("answers", [(0, " ", " -> Mo")]), ("undo",)],
]
"""The list was edited since, and does not follow when the run is taken back."""


ANSWERED_BELOW = [
    [("answers", [(4, " ", " -> Mo")])],
    [("answers", [(3, " ", "\n    - nicht erreicht\n    - ruft an")]), ("untick", 0)],
]
"""The line that is taken back would stand above words for its successor."""


GROWN_BELOW = [
    [
        (
            "answers",
            [
                (0, " ", " -> nicht erreicht, Do 14:00"),
                (1, " ", " -> nicht erreicht, Do 14:00"),
                (4, " ", " -> Mo"),
            ],
        )
    ],
    [("untick", 0), ("grow", 2, "{}\n    - {}")],
]
"""The line that comes back stood deeper than the words below its done line."""


TOLD_OTHERWISE = [
    [
        (
            "answers",
            [
                (3, " ", " -> nicht erreicht, Do 14:00"),
                (6, " ", " -> nicht erreicht, Do 14:00"),
            ],
        )
    ],
    [("grow", 0, "{} {}"), ("undo",), ("untick", 1)],
]
"""The same round writes beside the line that is in the way of taking back."""


MOVED_BY_ANOTHER = [
    [("own", 1, 0, " -> nicht erreicht, {}, Do 14:00")],
    [("undo",), ("answers", [(0, " ", " -> nicht erreicht, Do 14:00")])],
]
"""The list moves a line whose own words were taken back; they ask no more for that."""


@settings(max_examples=20, deadline=None)
@example(TAKEN_BACK)
@example(MOVED_BY_ANOTHER)
@example(TOLD_OTHERWISE)
@example(GROWN_BELOW)
@example(ANSWERED_BELOW)
@example(IN_VAIN)
@example(IN_THE_WAY)
@example(IN_THE_LIST_ALONE)
@given(STEPS)
def test_no_word_is_lost_and_a_second_round_writes_nothing(days):
    with TemporaryDirectory() as folder, engines.own_places(folder):
        week = Week(folder)
        for steps in days:
            for name, *given_to in steps:
                getattr(week, name)(*given_to)
            week.round()
            once = notes(week.root)
            week.round()
            assert notes(week.root) == once
        week.now = "2026-11-27T09:00"
        week.round()
        later = notes(week.root)
        assert {**later, "Liste.md": b""} == {**once, "Liste.md": b""}
        everything = b"\n".join(later.values()).decode()
        assert not [word for word in week.typed if word not in everything]
        outside = _BLOCK.sub(r"\1\2", week.list.read_text("utf-8"))
        own = [line for line in outside.split("\n") if not line.startswith("Hand")]
        assert own == _BLOCK.sub(r"\1\2", LIST).split("\n")


@settings(max_examples=20, deadline=None)
@example(
    [(0, " ", " -> nicht erreicht, Do 14:00"), (4, "/", " -> xyzzy")],
    [("own", 2, 0, " -> erreicht, will {}, ich: Plan bis Fr")],
    [0],
)
@given(
    EDITS,
    st.lists(OWN, max_size=3),
    st.tuples(EDITS) | st.lists(st.integers(0, 5), min_size=1, max_size=2),
)
def test_undo_of_all_that_a_round_did_restores_every_byte_but_the_ticks(
    first, own, then
):
    with TemporaryDirectory() as folder, engines.own_places(folder):
        week = Week(folder)
        week.answers(first)
        week.round()
        for _, *given_to in own:
            week.own(*given_to)
        for one in then:
            week.untick(one) if isinstance(one, int) else week.answers(one)
        before = notes(week.root)
        runs = {run.number for run in week.vault.journal.runs()}
        week.round()
        made = [r.number for r in week.vault.journal.runs() if r.number not in runs]
        for number in made:
            undone = undo.run(week.vault, week.now, number)
            assert not undone.left
        after = notes(week.root)
        assert {p: _unboxed(b) for p, b in after.items()} == {
            p: _unboxed(b) for p, b in before.items()
        }
        for path in before.keys() - {"Liste.md"}:
            assert after[path] == before[path]


def _unboxed(data: bytes) -> bytes:
    return re.sub(rb"(?m)^(\s*- )\[[xX>/-]\](.*\^v[kd]-)", rb"\1[ ]\2", data)
