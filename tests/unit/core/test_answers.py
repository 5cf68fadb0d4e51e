"""Answers as people write them, each with its meaning beside.

The cases stand in `tests/golden/answers`; their first page tells the notation. The
vocabulary is the built-in one, because a grammar without words cannot be tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from support.phrases import FOLDER, Case, cases, fences

from vaultkit.core import answers, generated
from vaultkit.core.answers import Answer, Tick, slips
from vaultkit.core.identity import code
from vaultkit.core.spans import Span
from vaultkit.features.lines.replies import vocabulary

WORDS = vocabulary()
CALLED = ("Anna", "Anna Weber")
WEDNESDAY = "2026-11-25"
_BRACES = re.compile(r"\{([^{}]*)\}")


def stated(answer: Answer) -> str:
    """An answer as a line of a case."""
    parts = [answer.outcome, *(f"also {name}" for name in answer.also)]
    parts.append("by me" if answer.by_me else "")
    for name, value in (
        ("on", answer.on),
        ("at", answer.at),
        ("next", answer.next),
        ("until", answer.until),
        ("led", answer.lead),
    ):
        parts.append(f"{name} {value}" if value else "")
    parts.append("clock only" if answer.clock_only else "")
    parts.append(f'because "{answer.reason}"' if answer.reason else "")
    for found in answer.agreed:
        until = f"-{found.until}" if found.until else ""
        named = "" if found.named else "somewhere "
        parts.append(f'agreed {named}"{found.text}" {found.at}{until}')
    for owed in answer.owed:
        side = "theirs" if owed.theirs else "mine"
        parts.append(f'{side} "{owed.text}" {owed.due or ""}'.strip())
    parts.append(f'text "{answer.text}"' if answer.text else "")
    for unread in answer.unread:
        meant = " or ".join(unread.choices)
        parts.append(f'unread {unread.reason} "{unread.text}" {meant}'.strip())
    parts += ["snoozed" if answer.snoozed else "", "denies" if answer.denies else ""]
    return " · ".join(filter(None, parts)) or "nothing"


def parse(text: str, clock: str | None = "16:00") -> Answer:
    return answers.parse(text, WEDNESDAY, clock, WORDS, CALLED)


@pytest.mark.parametrize(
    "case", list(cases()), ids=lambda case: f"{case.file}: {case.phrase}"
)
def test_answer_means_what_is_written_below_it(case: Case) -> None:
    answer = answers.parse(case.phrase, case.base, case.clock, WORDS, CALLED)
    assert stated(answer) == case.meaning


def test_there_are_enough_phrases() -> None:
    phrases = {case.phrase for case in cases()}
    assert len(phrases) > 300


def _written(line: str) -> str:
    """A line of a case with its braces taken away and the hash filled in."""
    generated_text = " ".join(" ".join(_BRACES.findall(line)).split())
    return _BRACES.sub(r"\1", line).replace("-*", f"-{code(generated_text, 4)}")


def _shown(tick: Tick) -> str:
    """A tick as a line of a case."""
    state = "intact" if tick.intact else "changed"
    parts = [tick.uid8, f"[{tick.mark}]", "pristine" if tick.pristine else state]
    if tick.settled:
        parts.append(f'settled "{tick.echo}"')
    if tick.done_on:
        parts.append(f"done {tick.done_on}")
    parts += [f"others {uid}" for uid in tick.others]
    said = answers.said(tick, WORDS).replace("\n", "¶")
    return " ".join([*parts, *([f'said "{said}"'] if said else [])])


def _blocks() -> Iterator[tuple[str, str]]:
    found = list(fences(FOLDER / "ticks.md"))
    for (kind, block), (other, ticks) in zip(found[::2], found[1::2], strict=True):
        assert (kind, other) == ("block", "ticks")
        yield "\n".join(_written(line) for line in block.split("\n")), ticks


@pytest.mark.parametrize(("block", "ticks"), list(_blocks()))
def test_answers_are_found_where_they_stand(block: str, ticks: str) -> None:
    found = [_shown(tick) for tick in answers.ticks(block)]
    if not found:
        for line in block.splitlines():
            words = answers.answered(line, WORDS)
            if words is not None:
                done = f" done {words.done_on}" if words.done_on else ""
                found.append(f'line "{words.text}"{done}')
    assert found == ticks.splitlines()


def _one(line: str) -> Tick:
    (tick,) = answers.ticks(_written(line))
    return tick


def test_tick_alone_says_nothing_more() -> None:
    tick = _one("- [x] {[[Anna Weber]] · Angebot} ^vk-7k2f9q00-*")
    assert answers.given(tick, WEDNESDAY, None, WORDS) == Answer()


def test_dash_in_the_box_drops_and_keeps_the_words() -> None:
    tick = _one("- [-] {[[Anna Weber]] · Angebot} ^vk-7k2f9q00-* -> nicht mehr aktuell")
    answer = answers.given(tick, WEDNESDAY, None, WORDS)
    assert answer.dropped
    assert answer.text == "nicht mehr aktuell"


@pytest.mark.parametrize(
    ("words", "when", "snoozed"),
    [
        ("", "2026-12-02", True),
        (" -> mag nicht telefonieren", "2026-12-02", True),
        (" -> Mo", "2026-11-30", False),
        (" -> nicht erreicht", None, False),
        (" -> nächsten Freitag", None, False),
    ],
)
def test_arrow_in_the_box_is_a_week_unless_words_say_more(words, when, snoozed) -> None:
    tick = _one("- [>] {[[Anna Weber]] · Angebot} ^vk-7k2f9q00-*" + words)
    answer = answers.given(tick, WEDNESDAY, None, WORDS)
    assert (answer.next, answer.snoozed) == (when, snoozed)


@pytest.mark.parametrize(
    ("words", "on", "following"),
    [
        ("am 24.", "2026-11-24", None),
        ("on the 20th", "2026-11-20", None),
        ("heute", "2026-11-25", None),
        ("24.11.", "2026-11-24", None),
        ("am 12.", None, "2026-12-12"),
        ("am 30.", None, "2026-11-30"),
        ("Mo", None, "2026-11-30"),
        ("heute 18:00", None, "2026-11-25T18:00"),
    ],
)
def test_day_gone_by_beside_a_tick_is_when_it_was(words, on, following) -> None:
    tick = _one("- [x] {[[Anna Weber]] · Angebot} ^vk-7k2f9q00-* -> " + words)
    answer = answers.given(tick, WEDNESDAY, "16:00", WORDS)
    assert (answer.on, answer.next) == (on, following)


def test_date_alone_is_a_move_and_an_outcome_is_none() -> None:
    assert parse("Mo").is_move
    assert parse("wieder in 2 Wochen").is_move
    assert not parse("nicht erreicht, Mo").is_move
    assert not parse("will Angebot bis Fr").is_move
    assert not parse("erreicht").is_move


def test_next_date_gone_by_is_told_and_not_altered() -> None:
    answer = parse("nicht erreicht, Sa 28.11.")
    assert answer.next == "2026-11-28"
    assert answer.is_past("2026-11-30")
    assert not answer.is_past("2026-11-28")
    assert not parse("nicht erreicht").is_past("2026-11-30")


def test_span_of_a_tick_is_its_line_and_those_below_are_theirs() -> None:
    block = "Text\r\n- [x] A ^vk-7k2f9q00-abcd\r\n    - nicht erreicht\r\nEnde"
    (tick,) = answers.ticks(block)
    assert block[slice(*tick.span)] == "- [x] A ^vk-7k2f9q00-abcd"
    assert [block[slice(*line.span)] for line in tick.below] == ["    - nicht erreicht"]


def test_span_of_an_answer_begins_with_its_first_word() -> None:
    line = "- [ ] 13:00 Termin [[Anna Weber]] ->  verschoben auf Mo ✅ 2026-11-25"
    words = answers.answered(line, WORDS)
    assert words is not None
    assert line[slice(*words.span)] == "verschoben auf Mo ✅ 2026-11-25"


def test_what_stands_before_the_mark_of_an_answer_is_acted_upon_whatever_it_says() -> (
    None
):
    line = "- [x] Anna anrufen -> hat ihr gefallen ✓ Mi 25.11.: Gespräch eingetragen"
    words = answers.answered(line, WORDS)
    assert words == answers.Words(
        "", Span(len(line), len(line)), None, line.index("->")
    )


def test_line_as_generated_is_pristine_and_intact() -> None:
    line = generated.task("7k2f9q001234", "14:00 [[Anna Weber]] · E-Lkw → Ladepark")
    (tick,) = answers.ticks(line)
    assert tick.pristine
    assert tick.intact
    assert tick.words == ""
    assert tick.stem == "14:00 [[Anna Weber]] · E-Lkw › Ladepark"


def test_words_of_an_intact_line_are_whole_even_with_its_own_arrow() -> None:
    tick = _one("- [x] {Umbau A -> B mit [[Anna Weber]]} -> erreicht ^vk-7k2f9q00-*")
    assert tick.intact
    assert answers.said(tick, WORDS) == "erreicht"


def test_names_of_the_other_side_are_known_only_when_told() -> None:
    known = answers.parse("Anna: Liste bis Fr", WEDNESDAY, None, WORDS, ["Anna"])
    unknown = answers.parse("Anna: Liste bis Fr", WEDNESDAY, None, WORDS)
    (owed,) = known.owed
    assert owed == answers.Owed("Liste", "2026-11-27", theirs=True, who="Anna")
    assert not unknown.owed
    assert unknown.text == "Anna: Liste bis Fr"


def test_parts_of_an_answer_on_lines_of_their_own_are_pieces() -> None:
    assert parse("nicht erreicht\nDo 14:00") == parse("nicht erreicht, Do 14:00")
    assert parse("will Angebot\nschickt Pläne").text == "will Angebot, schickt Pläne"


@pytest.mark.parametrize("line", ["", "kein Pfeil", "- [ ] Termin -> …", "- x ->"])
def test_line_without_words_behind_an_arrow_has_no_answer(line: str) -> None:
    assert answers.answered(line, WORDS) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("montag", "montga", True),
        ("montag", "mntag", True),
        ("montag", "monntag", True),
        ("montag", "montak", True),
        ("montag", "montag", False),
        ("montag", "montags", True),
        ("montag", "montagsx", False),
        ("montag", "motnga", False),
        ("montag", "freitag", False),
    ],
)
def test_one_letter_is_a_slip_and_two_are_another_word(one, other, near) -> None:
    assert slips.is_slip(one, other) is near
    assert slips.is_slip(other, one) is near


def test_vocabulary_has_no_phrase_of_two_meanings() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for found in WORDS.phrases.values():
        for phrase in found:
            assert seen.setdefault(phrase.words, phrase.outcome) == phrase.outcome


@pytest.mark.parametrize("text", ["reached", "erreicht", "kept", "held", "received"])
def test_plain_words_for_success_stand_in_the_table(text: str) -> None:
    assert parse(text).outcome in WORDS.held
