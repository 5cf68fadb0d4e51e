"""Lines that were acted upon: kept for some days, then let go, a hand's never."""

from __future__ import annotations

import pytest

from vaultkit.core import answers, donelines
from vaultkit.core.answers import Tick
from vaultkit.core.generated import line_id

STEM = "[[Anna Weber]] · zurückrufen · E-Lkw-Angebot"
LIVE = f"- [ ] {STEM} {line_id('k3f9q2abcd', STEM)}"


def answered(line: str) -> Tick:
    return answers.ticks(f"{line}\n")[0]


def done(said: str, echo: str, mark: str = "x") -> str:
    return donelines.line(answered(LIVE.replace("[ ]", f"[{mark}]")), said, echo)


WEDNESDAY = done("erreicht", "Mi 25.11.2026 gesprochen")
FRIDAY = done("", "Fr 27.11.2026 verschoben", "-")


def test_a_done_line_says_what_was_answered_and_what_was_understood() -> None:
    assert WEDNESDAY.startswith(
        f"- [x] {STEM} → erreicht ✓ Mi 25.11.2026 gesprochen ^vd-k3f9q2ab-"
    )
    assert FRIDAY.startswith(f"- [-] {STEM} ✓ Fr 27.11.2026 verschoben ^vd-k3f9q2ab-")


def test_words_of_an_answer_open_no_comment_and_carry_no_id() -> None:
    line = done("erreicht <!-- ^vk-fremd000 ^vd-fremd000", "ok")
    assert line.count("^v") == 1
    assert "<!--" not in line


@pytest.mark.parametrize(
    ("today", "kept"),
    [
        ("2026-11-25", [WEDNESDAY, FRIDAY]),
        ("2026-11-27", [WEDNESDAY, FRIDAY]),
        ("2026-11-28", [FRIDAY]),
        ("2026-11-30", []),
    ],
)
def test_a_done_line_is_shown_for_three_days(today: str, kept: list[str]) -> None:
    block = f"### Heute\n{LIVE}\n\n### Erledigt\n  {WEDNESDAY}\r\n> {FRIDAY}\n"
    found = donelines.split(block, today, 3, {}.__contains__)
    assert list(found.kept) == kept
    assert found.rest == f"### Heute\n{LIVE}\n\n### Erledigt\n"


@pytest.mark.parametrize(
    "line",
    [
        WEDNESDAY.replace("gesprochen", "lange gesprochen"),
        WEDNESDAY.replace("[x]", "[ ]"),
        f"{WEDNESDAY} und Grüße",
        WEDNESDAY.replace("^vd-", "^vk-"),
    ],
)
def test_a_done_line_that_a_hand_touched_is_never_let_go(line: str) -> None:
    assert donelines.split(f"{line}\n", "2027-11-28", 3, {}.__contains__) == (
        f"{line}\n",
        (),
    )


def test_a_done_line_whose_answer_was_undone_keeps_its_words() -> None:
    undone = {donelines.key(WEDNESDAY)}.__contains__
    found = donelines.split(f"{WEDNESDAY}\n{FRIDAY}\n", "2027-11-28", 3, undone)
    assert found.kept == (WEDNESDAY,)


def test_a_done_line_that_names_no_day_is_let_go() -> None:
    assert donelines.split(
        done("ja", "erledigt") + "\n", "2026-11-25", 3, {}.__contains__
    ) == ("", ())


@pytest.mark.parametrize(
    ("block", "day"),
    [
        (f"_Stand 25.11.2026_ <!-- vk -->\n\n{LIVE}\n", "2026-11-25"),
        ("mein Satz am 1.1.2026\n_as of 25 Nov 2026_ <!-- vk -->\n", "2026-11-25"),
        ("### Offen <!-- vk -->\n_Stand 25.11.2026_ <!-- vk -->\n", None),
        ("nur von Hand, 25.11.2026\n", None),
        ("", None),
    ],
)
def test_a_block_is_of_the_day_that_its_first_generated_line_names(
    block: str, day: str | None
) -> None:
    assert donelines.written_on(block) == day


@pytest.mark.parametrize(
    ("line", "indent"),
    [
        (LIVE, "    "),
        (f"  {LIVE}", "      "),
        (f"> {LIVE}", ">     "),
        (f"\t{LIVE}", "\t    "),
    ],
)
def test_what_stands_below_a_line_is_indented_as_that_line_is(
    line: str, indent: str
) -> None:
    block = f"{line}\n"
    assert donelines.indent(block, answered(line).span) == indent


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("\n    - ⚠ die Notiz ist inzwischen anders <!-- vk -->\n- [ ] x\n", True),
        ("\n> ⚠ kein Datum <!-- vk -->\r\n", True),
        ("\n⚠ am Ende der Liste <!-- vk -->", True),
        (f"\n    {donelines.reason('kein Datum', answered(LIVE))}\n", True),
        ("\n    - ⚠ kein Datum <!-- vk 0000 -->\n", False),
        ("\n- [ ] ⚠ von Hand\n", False),
        ("\n    - ⚠ nicht vor zehn anrufen\n", False),
        ("\n    - ⚠ kein Datum <!-- vk --> stimmt\n", False),
        ("\n\n⚠ weiter unten <!-- vk -->\n", False),
        ("\n", False),
        ("", False),
    ],
)
def test_a_reason_is_what_stands_right_below_and_has_its_signs(
    below: str, *, reason: bool
) -> None:
    block = LIVE + below
    found = donelines.reason_below(block, len(LIVE))
    line = block[found.start : found.end] if found else ""
    assert line == (below.split("\n")[1] if reason else "")


REASON = "    - ⚠ „nächsten Freitag“ kann zweierlei heißen <!-- vk -->"


@pytest.mark.parametrize(
    ("below", "goes"),
    [
        ("", True),
        ("### Diese Woche <!-- vk -->\n", True),
        (f"{LIVE}\n", True),
        (f"    {LIVE}\n", True),
        ("    - nicht erreicht, nächsten Freitag\n", False),
    ],
)
def test_a_reason_below_a_line_that_nobody_answers_any_more_goes(below, goes) -> None:
    block = f"{LIVE}\n{REASON}\n{below}"
    assert (donelines.without_stale(block) == f"{LIVE}\n{below}") is goes
    assert goes or donelines.without_stale(block) == block


@pytest.mark.parametrize(
    "line", [f"{LIVE} -> nächsten Freitag", LIVE.replace("[ ]", "[x]"), "- Satz"]
)
def test_a_reason_below_an_answer_stays(line: str) -> None:
    block = f"{line}\n{REASON}\n"
    assert donelines.without_stale(block) == block
