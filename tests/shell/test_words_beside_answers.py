"""What a hand puts into a list and is no answer stays where answers are acted on."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from shell.test_answers import CARD, LIST, TODAY, retype, settled
from support.machines import instant

from vaultkit.core import generated


@pytest.fixture
def filled(vault):
    """A vault whose list is filled with one call and one promise."""
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(
        CARD,
        "---\ntype: kontakt\nrückruf: 25.11.2026\nanlass: Ladepark\n---\n\n"
        "- [ ] Angebot schicken 📅 2026-11-26\n\n## Verlauf\n",
    )
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    assert vault.run("sync", today=TODAY).code == 0
    return vault


def answer(vault, below, words="", mark="x"):
    """Answer the call, with lines below it."""
    change = f"[{mark}]"
    retype(vault, "Ladepark", lambda line: line.replace("[ ]", change) + words + below)


BOX = "    - [ ] Prospekt einpacken"


@pytest.mark.parametrize("words", ["", " -> erreicht, will zwei", " -> kein Interesse"])
def test_a_box_of_one_s_own_below_an_answered_line_stays_open(filled, words):
    answer(filled, f"\n{BOX}", words)
    settled(filled)
    assert "^vd-" in filled.read(LIST)
    assert BOX in filled.read(LIST).split("\n")


def test_undo_leaves_a_box_below_an_answered_line_as_it_is(filled):
    answer(filled, f"\n    nimmt zwei\n{BOX}", " -> erreicht", " ")
    before = filled.read(LIST)
    settled(filled)
    assert filled.read(LIST) != before
    assert filled.run("undo", today=TODAY).code == 0
    assert filled.read(LIST) == before


def test_unticking_brings_an_answer_back_without_a_second_box(filled):
    answer(filled, f"\n{BOX}")
    settled(filled)
    retype(filled, "^vd-", lambda line: line.replace("[x]", "[ ]"))
    settled(filled)
    assert filled.read(LIST).count(BOX) == 1
    assert "rückruf: 25.11.2026\n" in filled.read(CARD)


def test_a_box_below_a_line_that_tells_of_an_answer_is_no_more_of_it(filled):
    answer(filled, "")
    settled(filled)
    retype(filled, "^vd-", lambda line: f"{line}\n{BOX}")
    settled(filled)
    assert BOX in filled.read(LIST).split("\n")
    assert "rückruf:\n" in filled.read(CARD)


WARNING = "    - ⚠ nie vor zehn, sehr empfindlich"


def test_a_hand_s_own_warning_stays_below_a_line_that_nobody_answers(filled):
    retype(filled, "Ladepark", lambda line: f"{line}\n{WARNING}")
    settled(filled)
    settled(filled, today="2026-11-26")
    assert WARNING in filled.read(LIST).split("\n")


def test_a_hand_s_own_warning_below_an_answer_is_words_of_it(filled):
    answer(filled, f"\n{WARNING}")
    settled(filled)
    assert "Telefonat: ⚠ nie vor zehn, sehr empfindlich\n" in filled.read(CARD)


def test_a_hand_s_own_warning_stays_where_a_reason_comes_and_goes(filled):
    answer(filled, f"\n{WARNING}", " -> nächsten Freitag", " ")
    settled(filled, 1)
    lines = filled.read(LIST).split("\n")
    assert WARNING in lines
    (reason,) = [one for one in lines if "oder Fr 4.12.2026" in one]
    assert generated.unmarked(reason), "what no hand wrote says so"
    retype(filled, "-> nächsten", lambda line: re.sub(" -> .*", "", line))
    settled(filled)
    assert WARNING in filled.read(LIST).split("\n")


def test_words_that_a_hand_put_into_a_reason_stay(filled):
    answer(filled, "", " -> nächsten Freitag", " ")
    settled(filled, 1)
    said = [one for one in filled.read(LIST).split("\n") if "⚠" in one]
    retype(filled, "⚠", lambda line: line.replace("Schreib", "(sie fragen!) Schreib"))
    settled(filled, 1)
    shown = [one for one in filled.read(LIST).split("\n") if "⚠" in one]
    assert shown == [*said, said[0].replace("Schreib", "(sie fragen!) Schreib")]
    retype(filled, "-> nächsten", lambda line: line.replace("nächsten Freitag", "Mo"))
    settled(filled)
    assert "(sie fragen!)" in filled.read(LIST)
    assert "(sie fragen!)" not in filled.read(CARD)


@pytest.mark.parametrize("sign", ["### ", "_Stand "])
def test_words_that_a_hand_put_into_a_heading_stay_on_all_days(filled, sign):
    own = []

    def typed(line):
        own.append(line.replace(" <!--", "? Zahnarzt um drei <!--"))
        return own[0]

    retype(filled, sign, typed)
    for today in (TODAY, "2026-11-26T09:00", "2026-11-30T09:00"):
        settled(filled, today=today)
        assert filled.read(LIST).split("\n").count(own[0]) == 1


def test_a_reason_that_another_replaces_keeps_how_its_line_ends(filled):
    text = filled.read(LIST).replace("\n", "\r\n")
    filled.note(LIST, text.encode())
    retype(filled, "Ladepark", lambda line: f"{line[:-1]} -> blafasel\r")
    settled(filled, 1)
    retype(filled, "blafasel", lambda line: line.replace("blafasel", "12.13."))
    settled(filled, 1)
    lines = filled.root.joinpath(LIST).read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])


def saved_on(vault, moment):
    """Say when the list was saved."""
    at = instant(moment)
    os.utime(vault.root / LIST, ns=(at, at))


def test_a_question_that_a_hand_wrote_into_is_still_about_its_day(filled):
    answer(filled, "", " -> nächsten Freitag", " ")
    saved_on(filled, TODAY)
    settled(filled, 1)
    (reason,) = [one for one in filled.read(LIST).split("\n") if "⚠" in one]
    retype(filled, "⚠", lambda line: line.replace("⚠", "⚠ nachsehen:"))
    saved_on(filled, "2026-11-27T08:00")
    settled(filled, 1, "2026-11-27T09:00")
    assert reason in filled.read(LIST).split("\n")


@pytest.mark.parametrize("again", ["2026-11-26", "2026-11-27", "2026-12-02"])
def test_a_question_is_about_the_day_on_which_it_was_answered(filled, again):
    answer(filled, "", " -> nächsten Freitag", " ")
    saved_on(filled, TODAY)
    settled(filled, 1)
    card = filled.read(CARD)
    (reason,) = [one for one in filled.read(LIST).split("\n") if "⚠" in one]
    saved_on(filled, f"{again}T08:00")
    settled(filled, 1, f"{again}T09:00")
    assert filled.read(CARD) == card, "on a Friday it would mean one day only"
    assert reason in filled.read(LIST).split("\n")


def test_an_answer_that_was_changed_counts_from_the_day_of_that(filled):
    answer(filled, "", " -> nächsten Freitag", " ")
    saved_on(filled, TODAY)
    settled(filled, 1)
    retype(filled, "-> nächsten", lambda line: re.sub("-> .*", "-> morgen", line))
    saved_on(filled, "2026-11-30T08:00")
    settled(filled, 0, "2026-11-30T09:00")
    assert "rückruf: 1.12.2026\n" in filled.read(CARD)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (" ^vk-", " will zwei haben ^vk-"),
        ("[x] ", "[x] will zwei haben "),
        (" ^vk-", " will zwei haben -> erreicht ^vk-"),
    ],
)
def test_words_beside_a_ticked_line_go_into_the_log(filled, was, now):
    answer(filled, "")
    retype(filled, "Ladepark", lambda line: line.replace(was, now))
    settled(filled)
    assert "Telefonat: will zwei haben\n" in filled.read(CARD)
    assert "Ladepark → " in filled.read(LIST)


def test_words_before_the_id_of_a_line_that_is_not_ticked_stay_where_they_are(filled):
    retype(filled, "Ladepark", lambda line: line.replace(" ^vk-", " nur Di ^vk-"))
    (line,) = [one for one in filled.read(LIST).split("\n") if "nur Di" in one]
    settled(filled)
    assert line in filled.read(LIST).split("\n")


def test_a_line_that_was_reworded_before_it_was_ticked_stays_under_done(filled):
    answer(filled, "")
    retype(filled, "Ladepark", lambda line: line.replace("Ladepark", "Ladesäulen!"))
    settled(filled)
    settled(filled, today="2026-12-15")
    assert "Ladesäulen!" in filled.read(LIST), "nothing else holds this word"
    retype(filled, "Ladesäulen!", lambda line: line.replace("[x]", "[ ]"))
    settled(filled, today="2026-12-15")
    assert "rückruf: 25.11.2026\n" in filled.read(CARD)


def test_a_reason_stays_at_its_line_when_another_goes_from_between(filled):
    retype(filled, "Ladepark", lambda line: f"{line}\n    - nicht erreicht, Mo, Do")
    retype(filled, "Angebot schicken", lambda line: line.replace("[ ]", "[x]"))
    settled(filled, 1)
    lines = filled.read(LIST).split("\n")
    (place,) = [n for n, line in enumerate(lines) if "Ladepark" in line]
    assert "⚠" in lines[place + 1]


@pytest.mark.parametrize(
    ("part", "new"),
    [("<!-- /vaultkit -->\n", ""), ("<!-- vaultkit:", "```\n<!-- vaultkit:")],
)
def test_where_markers_do_not_pair_no_line_is_an_answer(filled, part, new):
    text = filled.read(LIST).replace(" ^vk-", " -> mailbox ^vk-").replace(part, new)
    text = f"- [ ] 10:00 [[Anna Weber]] Termin 📅 2026-11-25 -> abgesagt\n{text}"
    filled.note(LIST, text)
    before, todo = filled.read(CARD), filled.report(today=TODAY)["followups"]
    assert filled.run("sync", today=TODAY).code == 1
    assert filled.read(LIST) == text
    assert filled.read(CARD) == before
    assert filled.report(today=TODAY)["followups"] == todo


def test_a_lone_return_before_a_hand_s_words_stays(filled):
    answer(filled, "")
    settled(filled)
    retype(filled, "^vd-", lambda line: f"{line}\n\rvon Hand")
    settled(filled)
    assert b"\n\rvon Hand\n" in filled.root.joinpath(LIST).read_bytes()


def test_a_reason_that_a_hand_moved_in_is_not_written_anew(filled):
    answer(filled, "", " -> blafasel", " ")
    settled(filled, 1)
    retype(filled, "⚠", lambda line: f"    {line}")
    text = filled.read(LIST)
    settled(filled, 1)
    assert filled.read(LIST) == text


def test_an_answer_that_has_to_wait_keeps_its_day_while_its_list_is_renewed(filled):
    # The journal's times are real ones.
    now = datetime.now(ZoneInfo("Europe/Vienna")).date()
    day, *days = ((now + timedelta(days=n)).isoformat() for n in (-3, -1, 0))
    filled.settings('writes = "blocks"\n', language="de")
    assert filled.run("sync", today=day).code == 0
    answer(filled, "", " -> nicht erreicht, wieder in 3 Wochen", " ")
    saved_on(filled, f"{day}T10:00")
    for today in days:
        assert filled.run("sync", today=today).code == 1
    patch = filled.run("sync", "--patch", today=days[-1]).out
    assert f"\n+- {day} Tel.: nicht erreicht\n" in patch


OTHER = "Andere.md"
WEEK = "<!-- vaultkit:checklist within=7d -->\n<!-- /vaultkit -->\n"


@pytest.mark.parametrize("below", ["", "\n    - und ruft wieder an"])
@pytest.mark.parametrize("unticked", [LIST, OTHER])
def test_unticking_in_one_list_brings_the_words_of_both_back(filled, unticked, below):
    filled.note(OTHER, WEEK)
    settled(filled)
    answer(filled, "", " -> erreicht, will zwei", " ")
    words = f" -> erreicht, fragt nach dem Preis{below}"
    retype(filled, "Ladepark", lambda line: line + words, OTHER)
    settled(filled)
    assert "fragt nach dem Preis" in filled.read(CARD)
    retype(filled, "^vd-", lambda line: line.replace("[x]", "[ ]"), unticked)
    settled(filled)
    assert "Preis" not in filled.read(CARD)
    assert "-> erreicht, will zwei\n" in filled.read(LIST)
    assert f"{words}\n" in filled.read(OTHER)
    settled(filled, today="2026-11-26")
    assert "Preis" not in filled.read(CARD), "what came back asks for nothing"


def test_a_tick_in_another_list_goes_with_the_one_that_is_taken_back(filled):
    filled.note(OTHER, WEEK)
    settled(filled)
    answer(filled, "", " -> erreicht, will zwei", " ")
    retype(filled, "Ladepark", lambda line: line.replace("[ ]", "[x]"), OTHER)
    settled(filled)
    retype(filled, "^vd-", lambda line: line.replace("[x]", "[ ]"))
    settled(filled)
    assert "^vd-" not in filled.read(OTHER)
    assert filled.read(OTHER).count("Ladepark") == 1


@pytest.mark.parametrize("end", ["  \n", "\t\n", "  \r\n", "\r\n", "\n\n\n", "  "])
@pytest.mark.parametrize("more", ["", "  \n\n## Anhang\n- Plan  \n"])
def test_a_log_entry_leaves_the_end_of_the_line_above_as_it_is(filled, end, more):
    card = filled.read(CARD) + f"- 2026-11-20 Mail\n  mehr dazu{end}{more}"
    filled.note(CARD, card.encode())
    assert filled.run("log", "anna", "will zwei", today=TODAY).code == 0
    now = filled.root.joinpath(CARD).read_bytes().decode().split("\n")
    kept = [line for line in card.split("\n") if not line.startswith("rückruf")]
    if not end.endswith("\n") and not more:
        assert now[-2] == kept.pop(), "what has no end of a line gets one"
    assert [line for line in kept if line not in now] == []


def test_unticking_brings_the_words_of_two_lists_of_one_note_back(filled):
    block = filled.read(LIST)
    filled.note(LIST, f"{block}\n{block}")
    settled(filled)
    first, _, second = filled.read(LIST).rpartition("Ladepark")
    before = filled.read(CARD)
    head, _, tail = first.rpartition("Ladepark")
    tail = tail.replace("\n", " -> erreicht, will zwei\n", 1)
    second = second.replace("\n", " -> erreicht, zahlt bar\n", 1)
    filled.note(LIST, f"{head}Ladepark{tail}Ladepark{second}".encode())
    settled(filled)
    assert "will zwei" in filled.read(CARD)
    assert "zahlt bar" in filled.read(CARD)
    (done,) = [one for one in filled.read(LIST).split("\n") if "^vd-" in one]
    retype(filled, done, lambda line: line.replace("[x]", "[ ]"))
    settled(filled)
    assert filled.read(CARD) == before
    assert "will zwei" in filled.read(LIST)
    assert "zahlt bar" in filled.read(LIST)
    settled(filled, today="2026-11-26")
    assert filled.read(CARD) == before, "what came back asks for nothing"
