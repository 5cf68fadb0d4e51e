"""Markers are put right where there is one way only, and no other line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.core import blocks, edits, markers

START = "<!-- vaultkit:checklist within=30d -->"
END = "<!-- /vaultkit -->"
DAY = "_Stand 25.11.2026_ <!-- vk -->"
TASK = "- [ ] [[Anna Weber]] · Angebot ^vk-k3f9q2ab-7m2d"
DONE = "- [x] [[Max Huber]] → erreicht ✓ 25.11.2026 ^vd-k3f9q2ac-7m2e"


def mended(*lines: str, newline: str = "\n") -> list[str] | None:
    """The lines after mending, None where nothing is done."""
    text = newline.join(lines)
    made = markers.mended(text, "checklist")
    return edits.apply(text, made).split(newline) if made else None


def test_a_missing_end_stands_below_the_last_generated_line() -> None:
    given_ = ("# Heute", START, DAY, TASK, "", "Mein Absatz.", "- [ ] meins")
    assert mended(*given_) == [*given_[:4], END, *given_[4:]]


def test_what_hangs_below_a_generated_line_stays_in_its_block() -> None:
    given_ = (START, TASK, "    - erreicht, will ein Angebot", "Danach")
    assert mended(*given_) == [*given_[:3], END, "Danach"]


def test_a_line_by_hand_between_generated_ones_stays_between_them() -> None:
    given_ = (START, TASK, "Notiz von mir", DONE, "", "Danach")
    assert mended(*given_) == [*given_[:4], END, *given_[4:]]


def test_an_empty_block_ends_where_it_begins() -> None:
    assert mended("# A", START, "", "Text") == ["# A", START, END, "", "Text"]


@pytest.mark.parametrize("own", ["- [ ] meine Aufgabe", "## Mein Teil", "```"])
def test_a_box_or_a_heading_by_hand_is_never_taken_into_a_block(own: str) -> None:
    assert mended(START, TASK, own, TASK) is None
    assert mended(TASK, own, TASK, END) is None


def test_a_box_by_hand_that_hangs_below_a_generated_line_is_no_certain_case() -> None:
    assert mended(START, TASK, "    - [ ] meins", "Danach") is None


def test_faults_without_end_are_no_slips() -> None:
    assert mended(*[END, "Text"] * 30) is None
    assert mended(*[END, "Text"] * 3) == ["Text"] * 3


def test_a_missing_start_stands_above_the_first_generated_line() -> None:
    given_ = ("# Heute", "Text", DAY, TASK, END, "Danach")
    start = "<!-- vaultkit:checklist -->"
    assert mended(*given_) == [*given_[:2], start, *given_[2:]]


def test_an_end_with_nothing_generated_above_it_goes() -> None:
    assert mended("# A", "Text", END) == ["# A", "Text"]
    assert mended(START, TASK, END, END, "x") == [START, TASK, END, "x"]


def test_a_start_that_stands_there_twice_stands_there_once() -> None:
    assert mended(START, START, TASK, END) == [START, TASK, END]


def test_a_block_inside_another_ends_the_first() -> None:
    second = "<!-- vaultkit:checklist -->"
    given_ = (START, TASK, "Text", second, TASK, END)
    assert mended(*given_) == [START, TASK, END, "Text", second, TASK, END]


@pytest.mark.parametrize(
    ("bent", "whole"),
    [
        ("<!-- vaultkit:checklist within=30d -- >", START),
        ("<!— vaultkit:checklist within=30d —>", START),
        ("<!-- vaultkit:checklist within=30d", START),
        ("<!--Vaultkit: checklist within=30d->", START),
        ("  <!-- /vaultkit --", "  <!-- /vaultkit -->"),
        ("/vaultkit -->", END),
    ],
)
def test_a_marker_that_lost_signs_is_completed(bent: str, whole: str) -> None:
    is_end = "/" in bent
    given_ = (START, TASK, bent) if is_end else (bent, TASK, END)
    after = mended(*given_)
    assert after is not None
    assert after[2 if is_end else 0] == whole


@pytest.mark.parametrize(
    "lines",
    [
        (f"Text {START}", TASK, END),
        ("```", START, TASK, END),
        (START, TASK, f"{END} und mehr"),
        ("<!-- vaultkit:checklist und viel mehr Text", TASK, END),
    ],
)
def test_where_only_a_hand_knows_nothing_is_done(lines: tuple[str, ...]) -> None:
    assert blocks.find("\n".join(lines))[1]
    assert mended(*lines) is None


def test_line_ends_and_a_missing_last_one_are_kept() -> None:
    given_ = ("# A", START, TASK)
    assert mended(*given_, newline="\r\n") == [*given_, END]


def test_without_a_name_no_start_is_made_up() -> None:
    assert not markers.mended(f"{TASK}\n{END}\n", "")


def test_a_note_that_is_well_is_left_alone() -> None:
    assert not markers.mended(f"{START}\n{TASK}\n{END}\n", "checklist")


LINES = (START, END, DAY, TASK, DONE, "Text", "- [ ] meins", "## Teil", "", "```")
BENT = ("<!-- vaultkit:checklist", "/vaultkit -->", "    - darunter", "> Zitat")


@given(
    st.lists(st.sampled_from(LINES + BENT), max_size=12),
    st.sampled_from(("\n", "\r\n")),
    st.booleans(),
)
def test_no_other_line_moves_whatever_the_markers(
    lines: list[str], newline: str, last: bool
) -> None:
    text = newline.join(lines) + (newline if last else "")
    made = markers.mended(text, "checklist")
    after = edits.apply(text, made)
    if made:
        assert not blocks.find(after)[1]
    else:
        assert after == text
    own = [line for line in lines if not blocks.is_marker(line) and line]
    left = [line.rstrip("\r") for line in after.split("\n")]
    assert [x for x in left if not blocks.is_marker(x) and x] == own
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")
