"""One change is taken out of what became of the text since; in doubt nothing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.core import edits, reverting

CARD = """\
---
rückruf: 25.11.2026
---

## Verlauf
- 2026-11-20 Telefonat: drei Fahrzeuge
"""
ANSWERED = CARD.replace("25.11.2026", "26.11.2026 14:00").replace(
    "## Verlauf\n", "## Verlauf\n- 2026-11-25 Tel.: nicht erreicht\n"
)


def undone(before: str, after: str, now: str) -> str | None:
    changes = reverting.back(before, after, now)
    if isinstance(changes, reverting.Hindered):
        return None
    return edits.apply(now, changes)


def test_what_nobody_touched_since_is_as_before() -> None:
    assert undone(CARD, ANSWERED, ANSWERED) == CARD


def test_what_came_later_stays() -> None:
    now = ANSWERED.replace(
        "## Verlauf\n", "Ein Satz.\n\n## Verlauf\n- 2026-11-26 Telefonat: nimmt zwei\n"
    )
    assert undone(CARD, ANSWERED, now) == CARD.replace(
        "## Verlauf\n", "Ein Satz.\n\n## Verlauf\n- 2026-11-26 Telefonat: nimmt zwei\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nicht erreicht\n", "nicht erreicht, Stau\n"),
        ("26.11.2026 14:00", "27.11.2026"),
        ("26.11.2026 14:00\n", "26.11.2026 14:00 # bald\n"),
    ],
)
def test_a_line_that_a_hand_was_in_since_stops_all_of_it(old: str, new: str) -> None:
    now = ANSWERED.replace(old, new)
    assert undone(CARD, ANSWERED, now) is None
    found = reverting.back(CARD, ANSWERED, now)
    assert isinstance(found, reverting.Hindered)
    put = next(line for line in ANSWERED.split("\n") if old.strip() in line)
    assert found.put == put


def test_a_line_that_is_gone_since_is_named_alone() -> None:
    now = ANSWERED.replace("- 2026-11-25 Tel.: nicht erreicht\n", "\n")
    wanted = reverting.Hindered("- 2026-11-25 Tel.: nicht erreicht")
    assert reverting.back(CARD, ANSWERED, now) == wanted


def test_a_line_put_between_what_belongs_together_names_nobody() -> None:
    found = reverting.back("a\n", "a\nb\nc\n", "a\nb\nneu\nc\n")
    assert found == reverting.Hindered("")


def test_what_is_as_before_already_is_no_trouble() -> None:
    assert undone(CARD, ANSWERED, CARD) == CARD
    half = ANSWERED.replace("26.11.2026 14:00", "25.11.2026")
    assert undone(CARD, ANSWERED, half) == CARD


def test_a_last_line_without_newline_gets_its_end_back() -> None:
    assert undone("a", "a\nb", "x\na\nb") == "x\na"
    assert undone("a\r\nb", "a\r\nc\r\n", "a\r\nc\r\n") == "a\r\nb"


def test_what_was_only_taken_out_comes_back_where_it_was() -> None:
    assert undone("a\nb\nc\n", "a\nc\n", "x\na\nc\ny\n") == "x\na\nb\nc\ny\n"
    assert undone("a\nb\nc\n", "a\nc\n", "a\nneu\nc\n") is None


LINES = st.lists(st.sampled_from("abcd"), max_size=5).map("\n".join)


@given(LINES, LINES, LINES)
def test_nothing_but_what_the_change_put_in_is_ever_removed(
    before: str, after: str, now: str
) -> None:
    changes = reverting.back(before, after, now)
    for change in () if isinstance(changes, reverting.Hindered) else changes:
        gone = now[change.span.start : change.span.end]
        assert gone in after + "\n"
        assert change.text in before + "\n"


@given(LINES, LINES, LINES, LINES)
def test_lines_around_a_change_may_come_and_go(
    before: str, after: str, front: str, end: str
) -> None:
    mark, stop = "<\n", "\n>\n"
    old, new = mark + before + stop, mark + after + stop
    now = f"{front}\n{new}{end}"
    assert undone(old, new, now) == f"{front}\n{old}{end}"
