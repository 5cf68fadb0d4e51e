"""Laws of merging: whatever a hand does between the markers, nothing of it is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from vaultkit.core import blocks, standing
from vaultkit.core.blocks import Wanted
from vaultkit.core.generated import marked

UIDS = [f"{letter * 4}{number:04}zz" for number, letter in enumerate("abcdefghjk")]
TITLES = [
    "[[Anna Weber]] · E-Lkw-Angebot · [0171 3920012](tel:+491713920012)",
    "ab 14:00 [[Max Huber]] · bittet um Rückruf, dringend · 2. Versuch",
    "ich: Angebot schicken, Fr 27.11.",
    "me: send the load-test numbers",
    "Frau Sommer · über XING → wg. Vortrag <!-- vk --> ^vk-aaaa0000-0000",
    "",
]
GROUPS = ["", "Überfällig", "Heute, Mi 25.11.2026", "Diese Woche"]
HUMAN = [
    "- [ ] Blumen für Frau Novak",
    "- [x] Blumen für Frau Novak",
    "    - -> nicht erreicht, Do 14:00",
    "\t- hebt nicht ab",
    "Ein Satz, der bleibt.",
    "## Eigene Überschrift",
    "> Zitat",
    "siehe [[Wiedervorlage#^vk-aaaa0000-0000]]",
    "_Stand 25.11.2026_",
    "### Heute <!-- vk --> ruhiger Tag",
    "- [ ] selbst getippt <!-- vk -->",
    "```",
    "",
    "   ",
    "a\x0bb\u2028c\x85d",
]
BROKEN = 3
WORDS = [" -> erreicht", "-> Mo", " 👍", "?", "dringend! "]


class Edit(NamedTuple):
    """Something a hand does; numbers are taken modulo the number of lines."""

    do: str
    at: int
    to: int
    what: int


@st.composite
def wishes(draw: st.DrawFn) -> list[Wanted]:
    """What a block shall show on one day."""
    chosen = draw(st.lists(st.sampled_from(UIDS), unique=True, max_size=8))
    lines: list[Wanted] = []
    if draw(st.booleans()):
        day = draw(st.integers(1, 28))
        lines.append(Wanted("", "", f"_Stand {day}.11.2026_"))
    group = 0
    first = ""
    for uid in chosen:
        step = draw(st.integers(0, 3))
        if step or not first:
            group = min(group + step // 2, len(GROUPS) - 1)
            first = uid
        under = None if first == uid else first
        text = draw(st.sampled_from(TITLES))
        lines.append(Wanted(uid, GROUPS[group], text, under))
    if draw(st.booleans()):
        lines.append(Wanted("", "", "Danach: -> erreicht, …", tail=True))
    return lines


edits = st.builds(
    Edit,
    st.sampled_from(
        (
            *("tick", "words", "front", "inside", "insert", "delete", "move", "copy"),
            *("indent", "join"),
        )
    ),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
)
days = st.lists(st.tuples(wishes(), st.lists(edits, max_size=6)), max_size=4)


def done(lines: list[str], edit: Edit) -> list[str]:
    """The lines after one edit."""
    at, to = edit.at % (len(lines) + 1), edit.to % (len(lines) + 1)
    new = list(lines)
    if edit.do == "insert" or at == len(lines):
        new.insert(at, HUMAN[edit.what % len(HUMAN)])
        return new
    match edit.do:
        case "tick":
            new[at] = new[at].replace("- [ ]", "- [x]", 1)
        case "words" | "front" | "inside":
            ends = {"words": len(new[at]), "front": 0}
            place = ends.get(edit.do, edit.to % (len(new[at]) + 1))
            word = WORDS[edit.what % len(WORDS)]
            new[at] = new[at][:place] + word + new[at][place:]
        case "delete":
            del new[at]
        case "move":
            new.insert(min(to, len(new) - 1), new.pop(at))
        case "copy":
            new.insert(to, new[at])
        case "indent":
            new[at] = "  " * (1 + edit.what % 4) + new[at]
        case "join" if at + 1 < len(new):
            new[at] += new.pop(at + 1)
    return new


def by_hand(text: str, generated: set[str]) -> Counter[str]:
    """Lines that vaultkit never wrote, or not as they stand, blank ones left out."""
    return Counter(
        line
        for line in text.split("\n")
        if line.strip() and line.strip(" \t") not in generated
    )


def written(text: str) -> str:
    """The text between markers, as a note that can be read would hold it."""
    return text if not text or text.endswith("\n") else text + "\n"


def is_readable(inner: str) -> bool:
    """Whether the markers around it are still found."""
    note = f"<!-- vaultkit:list -->\n{inner}<!-- /vaultkit -->\n"
    return bool(blocks.find(note)[0])


@settings(max_examples=400, deadline=None)
@given(days)
def test_nothing_a_hand_did_is_lost_over_any_days(
    story: list[tuple[list[Wanted], list[Edit]]],
) -> None:
    text = ""
    generated = {marked("")}
    for wanted, hand in story:
        lines = text.split("\n")[:-1]
        for edit in hand:
            lines = done(lines, edit)
        text = written("\n".join(lines))
        if not is_readable(text):
            return
        before = by_hand(text, generated)
        merged = blocks.merge(text, wanted)
        for line in blocks.merge("", wanted).text.split("\n"):
            generated.add(line.strip(" "))
        after = by_hand(merged.text, generated)
        lost = before - Counter(merged.text.split("\n"))
        assert not lost
        assert not after - before
        assert blocks.merge(merged.text, wanted).text == merged.text
        text = merged.text


@settings(max_examples=200, deadline=None)
@given(wishes(), wishes(), st.lists(edits, max_size=8))
def test_every_wanted_line_is_there_once_or_stands_as_a_hand_left_it(
    yesterday: list[Wanted], today: list[Wanted], hand: list[Edit]
) -> None:
    lines = blocks.merge("", yesterday).text.split("\n")[:-1]
    for edit in hand:
        lines = done(lines, edit)
    text = written("\n".join(lines))
    if not is_readable(text) or "```" in text:  # what is code is a hand's
        return
    fresh = [line.strip() for line in blocks.merge("", today).text.split("\n") if line]
    merged = Counter(
        line.strip() for line in blocks.merge(text, today).text.split("\n")
    )
    old = Counter(line.strip() for line in text.split("\n"))
    for line in fresh:
        if merged[line] == 0:
            uid = line.partition("^vk-")[2][:8]
            assert uid
            assert any("^vk-" + uid in kept for kept in old - Counter(fresh))
        assert merged[line] <= 1 or merged[line] <= old[line]


@settings(max_examples=200, deadline=None)
@given(wishes(), st.lists(edits, max_size=6))
def test_on_the_same_day_no_line_moves(wanted: list[Wanted], hand: list[Edit]) -> None:
    lines = blocks.merge("", wanted).text.split("\n")[:-1]
    for edit in hand:
        if edit.do in {"tick", "words", "insert"}:
            lines = done(lines, edit)
    text = written("\n".join(lines))
    if not is_readable(text) or "```" in text:  # what is code is a hand's
        return
    before = [line for line in text.split("\n") if line.strip()]
    after = [
        line for line in blocks.merge(text, wanted).text.split("\n") if line.strip()
    ]
    kept = [line for line in after if line in before]
    assert kept == before


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab \n\r\t>-[]x^vk`#_<!/:09", max_size=200),
    wishes(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "  ", "> ", "\t"]),
)
def test_merging_any_text_never_fails(
    text: str, wanted: list[Wanted], newline: str, prefix: str
) -> None:
    merged = blocks.merge(text, wanted, newline, prefix)
    assert not merged.text or merged.text.endswith("\n")
    for orphan in merged.orphans:
        was = text[orphan.was.start : orphan.was.end]
        assert was
        assert was == merged.text[orphan.now.start : orphan.now.end]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), wishes())
def test_bytes_outside_the_markers_never_reach_the_inside(
    above: str, below: str, wanted: list[Wanted]
) -> None:
    note = f"{above}\n<!-- vaultkit:list -->\nvon Hand\n<!-- /vaultkit -->\n{below}"
    regions, faults = blocks.find(note)
    if faults or len(regions) != 1:
        return
    inner = regions[0].inner
    assert note[inner.start : inner.end] == "von Hand\n"
    merged = blocks.merge("von Hand\n", wanted).text
    again = note[: inner.start] + merged + note[inner.end :]
    found, _ = blocks.find(again)
    assert again[found[0].inner.start : found[0].inner.end] == merged
    assert again[: found[0].inner.start] == note[: inner.start]
    assert again[found[0].inner.end :] == note[inner.end :]


def below(inner: str) -> dict[str, str]:
    """The uid of the line that each word of a hand hangs below."""
    return {
        words: entry.owner.ids[0] if entry.owner else ""
        for entry in standing.entries(inner, "\n", " \t\r")
        if entry.kind == "human"
        for words in re.findall(r"Wort \d+", "\n".join(entry.lines))
    }


@settings(max_examples=300, deadline=None)
@given(wishes(), wishes(), st.sets(st.integers(0, 9)))
def test_what_hangs_below_a_line_hangs_below_it_on_another_day(
    yesterday: list[Wanted], today: list[Wanted], chosen: set[int]
) -> None:
    rows: list[str] = []
    for number, line in enumerate(blocks.merge("", yesterday).text.split("\n")[:-1]):
        rows.append(line)
        if "^vk-" in line and number in chosen:
            lead = line[: len(line) - len(line.lstrip())]
            rows.append(f"{lead}    - Wort {number}")
    text = written("\n".join(rows))
    merged = blocks.merge(text, today).text
    wanted = set(re.findall(r"\^vk-(\w{8})", blocks.merge("", today).text))
    now = below(merged)
    for words, uid in below(text).items():
        assert now[words] == uid or uid not in wanted


@settings(max_examples=300, deadline=None)
@given(wishes(), wishes(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3))))
def test_no_line_of_a_hand_comes_to_hang_below_another_line(
    yesterday: list[Wanted], today: list[Wanted], put: list[tuple[int, int]]
) -> None:
    rows = blocks.merge("", yesterday, prefix="  ").text.split("\n")[:-1]
    for number, (place, deep) in enumerate(put):
        at = place % (len(rows) + 1)
        if deep == BROKEN and at < len(rows) and "^vk-" in rows[at]:
            # A hand that breaks a line leaves its id without a bullet.
            rows[at] = rows[at].lstrip(" -[]")
        rows.insert(at, f"{'  ' * deep}- Wort {number}")
    text = written("\n".join(rows))
    merged = blocks.merge(text, today, prefix="  ").text
    now = below(merged)
    for words, uid in below(text).items():
        assert now[words] in ("", uid)
    assert blocks.merge(merged, today, prefix="  ").text == merged
