"""What edits do on the edges: what they refuse, and what callers may tell them."""

from __future__ import annotations

import pytest

from vaultkit.app.words import de, en
from vaultkit.core import edits, notes, rewriting
from vaultkit.core.edits import Replacement
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import (
    Changes,
    Heading,
    Key,
    Logged,
    Refused,
    TaskLine,
    recurring,
)
from vaultkit.core.rewriting.recurring import Rule
from vaultkit.core.spans import Span

LOG = Heading(lambda text: text in ("Log", "Verlauf"), "Log")


def parsed(text: str) -> Note:
    return notes.parse("people/a.md", text)


def applied(note: Note, changes: Changes) -> str:
    assert not isinstance(changes, Refused), changes.reason
    return edits.apply(note.text, changes)


def reason(changes: Changes | None) -> str:
    assert isinstance(changes, Refused)
    return changes.reason.id.removeprefix("core.refused.")


def line(note: Note, number: int = 1) -> TaskLine:
    return TaskLine(note, next(row for row in note.rows if row.line == number))


def test_the_caller_may_say_which_fields_are_meant_and_the_others_are_emptied():
    note = parsed("---\ncallback: 2026-11-25\ndue: 2026-12-24 # old\nx: 1\n---\n")
    first, second, _ = note.frontmatter.fields
    changes = rewriting.set_field(note, Key("callback", (second, first)), "2026-12-03")
    assert applied(note, changes) == (
        "---\ncallback:\ndue: 2026-12-03 # old\nx: 1\n---\n"
    )


def test_one_of_the_fields_that_cannot_be_emptied_stops_all():
    note = parsed("---\ncallback: 2026-11-25\ndue: [2026-12-24]\n---\n")
    fields = note.frontmatter.fields
    assert reason(rewriting.set_field(note, Key("x", fields), "2026-12-03")) == "list"


def test_a_key_over_several_lines_is_left_alone():
    note = parsed("---\n? callback\n: 2026-11-25\n---\n")
    key = Key("callback", lambda name: name == "callback")
    assert reason(rewriting.set_field(note, key, None)) == "lines"
    assert reason(rewriting.set_field(note, key, "2026-12-03")) == "lines"


def test_a_value_of_the_next_line_is_left_alone():
    note = parsed("---\ncallback:\n  2026-11-25\n---\n")
    key = Key("callback", lambda name: name == "callback")
    assert reason(rewriting.set_field(note, key, "2026-12-03")) == "lines"


def test_a_text_that_a_bracket_would_end_is_refused():
    note = parsed("Met, [reason:: survey], soon.\n")
    key = Key("reason", lambda name: name == "reason")
    assert reason(rewriting.set_field(note, key, "see [1] first")) == "value"


def test_braces_get_no_new_key():
    note = parsed('---\n{"type": "contact"}\n---\n')
    key = Key("callback", lambda name: name == "callback")
    assert reason(rewriting.set_field(note, key, "2026-12-03")) == "braces"
    assert rewriting.set_field(note, key, None) == ()


def test_in_braces_an_emptied_value_keeps_its_quotes():
    note = parsed('---\n{"callback": "2026-11-25", "x": 1}\n---\n')
    key = Key("callback", lambda name: name == "callback")
    after = applied(note, rewriting.set_field(note, key, None))
    assert after == '---\n{"callback": "", "x": 1}\n---\n'


def test_a_list_for_front_matter_gets_no_key():
    note = parsed("---\n- a\n- b\n---\n")
    key = Key("callback", lambda name: name == "callback")
    assert reason(rewriting.set_field(note, key, "2026-12-03")) == "value"


def test_a_rule_across_the_page_is_no_front_matter():
    note = parsed("---\n\nText\n")
    key = Key("callback", lambda name: name == "callback")
    after = applied(note, rewriting.set_field(note, key, "2026-12-03"))
    assert after == "---\ncallback: 2026-12-03\n---\n---\n\nText\n"


def test_a_line_without_box_is_not_unticked():
    note = parsed("- just words\n")
    assert reason(rewriting.untick(line(note))) == "no-box"


@pytest.mark.parametrize("box", ["x", "X"])
def test_what_is_done_is_not_done_again(box):
    note = parsed(f"- [{box}] offer 🔁 every week 📅 2026-11-27\n")
    assert rewriting.tick(line(note), "2026-11-25") == ()


def test_what_is_open_or_dropped_stays_so_without_a_change():
    note = parsed("- [ ] offer\n- [-] other\n")
    assert rewriting.untick(line(note)) == ()
    assert rewriting.drop(line(note, 2), "2026-11-25") == ()


def test_the_box_from_before_comes_back():
    note = parsed("- [x] offer 📅 2026-11-27 ✅ 2026-11-25\n")
    after = applied(note, rewriting.untick(line(note), mark="/"))
    assert after == "- [/] offer 📅 2026-11-27\n"


def test_a_line_of_nothing_but_an_id_is_ticked_before_it():
    note = parsed("- [ ] ^abc\n")
    after = applied(note, rewriting.tick(line(note)._replace(emoji=True), "2026-11-25"))
    assert after == "- [x] ✅ 2026-11-25 ^abc\n"


def test_no_words_are_no_change():
    note = parsed("- [ ] offer\n- item\n")
    assert rewriting.append_words(line(note), " \n ") == ()
    assert applied(note, rewriting.append_words(line(note, 2), "", box=True)) == (
        "- [ ] offer\n- [ ] item\n"
    )


def test_words_before_a_lone_field_and_tags_between_fields():
    note = parsed("- [ ] 📅 2026-11-27\n- [ ] a 📅 2026-11-27 #x ⏫ #y\n")
    assert applied(note, rewriting.append_words(line(note), "→ done")).startswith(
        "- [ ] → done 📅 2026-11-27\n"
    )
    assert applied(note, rewriting.append_words(line(note, 2), "→ b")).endswith(
        "- [ ] a → b 📅 2026-11-27 #x ⏫ #y\n"
    )


def test_words_that_would_hide_what_follows_are_refused():
    note = parsed("- [ ] offer\n- [ ] other %%\n")
    assert reason(rewriting.append_words(line(note), "%% now")) == "line"


def test_a_successor_does_not_take_along_what_was_answered():
    text = "report 🔁 every week 📅 2026-11-27 -> erledigt"
    note = parsed(f"- [ ] {text}\n")
    told = Span(text.index("->"), len(text))
    changes = rewriting.tick(line(note)._replace(told=told), "2026-11-25")
    assert applied(note, changes).split("\n")[0] == (
        "- [ ] report 🔁 every week 📅 2026-12-04"
    )
    inside = Span(text.index("2026"), text.index("2026") + 4)
    changes = rewriting.tick(line(note)._replace(told=inside), "2026-11-25")
    assert reason(changes) == "line"


def test_a_successor_of_a_line_without_id_gets_the_new_one_at_its_end():
    note = parsed("- [/] report 🔁 every week 📅 2026-11-27")
    changes = rewriting.tick(line(note), "2026-11-25", new_id="vk-0a1b2c3d")
    assert applied(note, changes) == (
        "- [ ] report 🔁 every week 📅 2026-12-04 ^vk-0a1b2c3d\n"
        "- [x] report 🔁 every week 📅 2026-11-27 ✅ 2026-11-25"
    )


def test_a_successor_without_new_id_has_none():
    note = parsed("- [ ] report 🔁 every week 📅 2026-11-27 ^old1\r\n")
    assert applied(note, rewriting.tick(line(note), "2026-11-25")) == (
        "- [ ] report 🔁 every week 📅 2026-12-04\r\n"
        "- [x] report 🔁 every week 📅 2026-11-27 ✅ 2026-11-25 ^old1\r\n"
    )


def test_a_date_that_is_no_full_date_is_nothing_to_count_from():
    note = parsed("- [ ] report 🔁 every week 📅 27.11.\n")
    told = line(note)._replace(base="2026-11-23")
    assert reason(rewriting.tick(told, "2026-11-25")) == "rule-undated"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("every day", Rule(1, "day")),
        ("Every 2 Weeks", Rule(2, "week")),
        ("every 3 months when done", Rule(3, "month", when_done=True)),
        ("every weekday", Rule(1, "weekday")),
        ("every week on Monday", None),
        ("every 0 days", None),
        ("every 99999 days", None),
        ("every", None),
        ("weekly", None),
        ("every 2", None),
        ("when done", None),
    ],
)
def test_only_simple_rules_are_rules(text, rule):
    assert recurring.rule(text) == rule


@pytest.mark.parametrize(
    ("text", "due", "done", "after"),
    [
        ("every 2 days", "2026-11-25", "2026-12-10", "2026-11-27"),
        ("every 2 days when done", "2026-11-25", "2026-12-10", "2026-12-12"),
        ("every year", "2028-02-29", "2028-02-29", "2029-02-28"),
        ("every month", "2027-01-31", "2027-01-31", "2027-02-28"),
        ("every weekday", "2026-11-28", "2026-11-28", "2026-11-30"),
        ("every weekday", "2026-11-26", "2026-11-26", "2026-11-27"),
    ],
)
def test_the_next_day_by_a_rule(text, due, done, after):
    rule = recurring.rule(text)
    assert rule is not None
    assert rule.next(due, done) == after


def test_the_place_of_a_date_may_be_told():
    text = "- [ ] Zahlen vom 3.11.2026 mit 4.11.2026 vergleichen\n"
    note = parsed(text)
    at = text.index("4.11.2026")
    place = Span(at, at + len("4.11.2026"))
    after = applied(note, rewriting.set_due(line(note), "2026-12-03", place=place))
    assert "vom 3.11.2026 mit 3.12.2026" in after
    place = Span(text.index("Zahlen"), text.index(" vom"))
    assert reason(rewriting.set_due(line(note), "2026-12-03", place=place)) == "date"


def test_a_date_in_code_is_none():
    text = "- [ ] call `sync 2026-11-27` again\n"
    note = parsed(text)
    at = text.index("2026")
    place = Span(at, at + len("2026-11-27"))
    assert reason(rewriting.set_due(line(note), "2026-12-03", place=place)) == "date"


@pytest.mark.parametrize(
    ("text", "moment", "lead", "after"),
    [
        ("anrufen", "2026-12-03", "ab", "anrufen ab 3.12.2026"),
        ("anrufen", "2026-12-03T14:00", "ab", "anrufen am 3.12.2026 ab 14:00"),
        ("anrufen am 25.11.2026", "2026-12-03", "ab", "anrufen ab 3.12.2026"),
        ("anrufen 25.11.2026", "2026-12-03", "ab", "anrufen ab 3.12.2026"),
        (
            "anrufen am 25.11.2026 um 10:00",
            "2026-12-03T14:00",
            "vor",
            "anrufen am 3.12.2026 vor 14:00",
        ),
        ("anrufen ab 25.11.2026", "2026-12-03", "", "anrufen ab 3.12.2026"),
        ("anrufen 📅 2026-11-25", "2026-12-03", "ab", "anrufen 📅 2026-12-03"),
        (
            "anrufen um 10:00 📅 2026-11-25",
            "2026-12-03T14:00",
            "ab",
            "anrufen ab 14:00 📅 2026-12-03",
        ),
        (
            "call 📅 2026-11-25",
            "2026-12-03T14:00",
            "from",
            "call from 14:00 📅 2026-12-03",
        ),
        ("call on 25 Nov 2026", "2026-12-03", "from", "call from 3 Dec 2026"),
    ],
)
def test_a_word_that_leads_a_date_stands_before_it(text, moment, lead, after):
    note = parsed(f"- [ ] {text}\n")
    german = "call" not in text
    task = line(note)._replace(language="de" if german else "en")
    changes = rewriting.set_due(task, moment, lead=lead)
    assert applied(note, changes) == f"- [ ] {after}\n"


@pytest.mark.parametrize("moment", ["2026-11-26T14:00", "2026-11-26"])
def test_a_time_of_the_note_s_day_becomes_a_day(moment):
    note = parsed("- [ ] call Max at 10:00\n")
    task = line(note)._replace(base="2026-11-25")
    after = applied(note, rewriting.set_due(task, moment))
    clock = " at 14:00" if "T" in moment else ""
    assert after == f"- [ ] call Max on 2026-11-26{clock}\n"


def test_another_field_that_is_no_date_does_not_keep_a_line_from_moving():
    note = parsed("- [ ] offer 📅 2026-11-27 ➕ 2026-13-40\n")
    after = applied(note, rewriting.set_due(line(note), "2026-12-03"))
    assert after == "- [ ] offer 📅 2026-12-03 ➕ 2026-13-40\n"


def test_a_field_that_is_no_date_is_mended_by_a_move():
    note = parsed("- [ ] offer 📅 2026-13-40\n")
    after = applied(note, rewriting.set_due(line(note), "2026-12-03"))
    assert after == "- [ ] offer 📅 2026-12-03\n"


def test_a_first_date_with_a_time_beside_tasks_emoji():
    note = parsed("- [ ] ring Max ^max\n- [ ] other 📅 2026-11-27\n")
    after = applied(note, rewriting.set_due(line(note), "2026-12-03T14:00"))
    assert after.startswith("- [ ] ring Max at 14:00 📅 2026-12-03 ^max\n")


def test_words_right_behind_a_field_stay_apart_from_those_before():
    note = parsed("- [x] offer ✅ 2026-11-25, at last\n")
    assert applied(note, rewriting.untick(line(note))) == "- [ ] offer, at last\n"
    note = parsed("- [x] offer [completion:: 2026-11-25]at last\n")
    assert applied(note, rewriting.untick(line(note))) == "- [ ] offer at last\n"


def test_a_range_may_be_given_its_end():
    note = parsed("- [ ] Fr 27.11.2026 13:00–13:30 Termin\n- [ ] x due:2026-11-27\n")
    changes = rewriting.set_due(line(note), "2026-12-01T10:00", until="11:30")
    assert "- [ ] Di 1.12.2026 10:00–11:30 Termin\n" in applied(note, changes)
    changes = rewriting.set_due(line(note, 2), "2026-12-01T10:00", until="11:30")
    assert "x at 10:00–11:30 due:2026-12-01\n" in applied(note, changes)


def test_a_date_that_stands_already_is_no_change():
    for text in ("- [ ] a 📅 2026-11-27\n", "- [ ] a bis 27.11.2026\n"):
        note = parsed(text)
        assert rewriting.set_due(line(note), "2026-11-27") == ()


def test_the_date_at_the_end_is_meant_among_several():
    note = parsed("- [ ] Zahlen vom 3.11.2026 schicken am 27.11.2026.\n")
    after = applied(note, rewriting.set_due(line(note), "2026-12-03"))
    assert after == "- [ ] Zahlen vom 3.11.2026 schicken am 3.12.2026.\n"


def test_a_clock_inside_the_words_of_a_daily_note_is_the_time():
    note = parsed("- [ ] Termin 13:00 mit Anna\n")
    told = TaskLine(note, note.rows[0], "2026-11-24", language="de")
    after = applied(note, rewriting.set_due(told, "2026-11-24T15:00"))
    assert after == "- [ ] Termin 15:00 mit Anna\n"


def test_an_item_without_box_keeps_the_time_somebody_rang():
    note = parsed("- 8:50 Fr. Mag. Weber, wg. Angebot\n")
    told = TaskLine(note, note.rows[0], "2026-11-24", language="de")
    after = applied(note, rewriting.set_due(told, "2026-12-03"))
    assert after == "- 8:50 Fr. Mag. Weber, wg. Angebot (bis 3.12.2026)\n"


def test_an_entry_without_words_is_none():
    note = parsed("## Log\n- 2026-11-20 call: hi\n")
    assert rewriting.log_entry(note, Logged("2026-11-25", "", " "), LOG) == ()


def test_an_entry_stands_once_it_is_written_and_not_before():
    note = parsed("Text\n")
    logged = Logged("2026-11-25", "call", "agreed,\nat last")
    assert not rewriting.stands(note, logged, LOG)
    after = parsed(applied(note, rewriting.log_entry(note, logged, LOG)))
    assert rewriting.stands(after, logged, LOG)
    assert not rewriting.stands(after, logged._replace(text="refused"), LOG)
    assert not rewriting.stands(after, logged._replace(day="2026-11-26"), LOG)


@pytest.mark.parametrize(
    ("text", "ways", "stands"),
    [
        ("will drei Fahrzeuge", (), True),
        ("Kollege Huber hört mit; Lieferung im März", (), True),
        ("erreicht, will drei Fahrzeuge", ("will drei Fahrzeuge",), True),
        ("erreicht, will drei Fahrzeuge", (), False),
        ("drei Fahrzeuge", (), False),
        ("will drei Fahrzeuge; Lieferung im März", (), False),
    ],
)
def test_whole_parts_of_an_entry_that_tells_several_things_stand_there(
    text, ways, stands
):
    told = "will drei Fahrzeuge; Kollege Huber hört mit; Lieferung im März"
    note = parsed(f"## Log\n- 2026-11-25 Telefonat: {told}\n")
    logged = Logged("2026-11-25", "Telefonat", text)
    assert rewriting.stands(note, logged, LOG, ways) == stands


def test_a_day_heading_with_nothing_but_its_occasion():
    note = parsed("## Log\n\n### 2026-11-20 call\n\nhappy\n")
    after = applied(
        note, rewriting.log_entry(note, Logged("2026-11-25", "mail", ""), LOG)
    )
    assert after.endswith("happy\n\n### 2026-11-25 mail\n")


def test_lines_below_are_those_of_entries_with_the_same_bullet():
    note = parsed("## Log\n* 2026-11-19 call\n\t* so\n- 2026-11-20 call: hi\n")
    logged = Logged("2026-11-25", "call", "agreed\nat last")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after.endswith("- 2026-11-25 call: agreed\n  at last\n")


@pytest.mark.parametrize("sign", ["===", "---", "# no", "```", "* * *"])
def test_no_line_of_an_entry_is_a_heading_a_rule_or_code(sign):
    note = parsed("## Log\n\n2026-11-20 call: hi\n\n## Ideas\n")
    logged = Logged("2026-11-25", "call", f"agreed\n{sign}\nat last")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    lines = f"2026-11-25 call: agreed\n  \\{sign}\n  at last"
    assert after.endswith(f"\n\n{lines}\n\n## Ideas\n")


def test_line_ends_are_those_of_the_line_beside():
    note = parsed("# Mixed\n## Log\r\n- 2026-11-20 call: hi\r\n## Ideas\n")
    logged = Logged("2026-11-25", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert "hi\r\n- 2026-11-25 call: agreed\r\n## Ideas\n" in after
    text = "# Mixed\n- [ ] a 🔁 every day 📅 2026-11-25\r\n"
    note = parsed(text)
    after = applied(note, rewriting.tick(line(note, 2), "2026-11-25"))
    assert after.startswith("# Mixed\n- [ ] a 🔁 every day 📅 2026-11-26\r\n")


def test_code_in_an_entry_is_written_as_words():
    note = parsed("## Log\n- 2026-11-20 call: hi\n")
    logged = Logged("2026-11-25", "call", "agreed\n```\nx = 1\n```")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after.endswith("call: agreed\n  \\```\n  x = 1\n  \\```\n")


def test_below_a_day_heading_a_number_is_not_copied():
    note = parsed("## Log\n### 2026-11-20\n1. call: hi\n2. mail\n")
    logged = Logged("2026-11-25", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after.endswith("2. mail\n\n### 2026-11-25\ncall: agreed\n")


def test_plans_by_week_are_no_entries():
    note = parsed("## Log\n- 2026-11-20 call: hi\n- KW 49: ask\n- Fr: ask\n")
    logged = Logged("2026-12-05", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after == (
        "## Log\n- 2026-11-20 call: hi\n- 2026-12-05 call: agreed\n"
        "- KW 49: ask\n- Fr: ask\n"
    )


def test_a_dated_line_right_below_an_item_is_an_entry_of_its_own():
    note = parsed("## Log\n- 2026-11-20 call: hi\n2026-11-21 mail: sent\n")
    logged = Logged("2026-11-20", "call", "again")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after == (
        "## Log\n- 2026-11-20 call: hi\n- 2026-11-20 call: again\n"
        "2026-11-21 mail: sent\n"
    )


def test_lines_run_on_below_an_item_and_blocks_inside_it_belong_to_it():
    block = "  <!-- vaultkit:checklist -->\nx\n  <!-- /vaultkit -->\n"
    note = parsed(f"## Log\n- 2026-11-20 call: hi\nand more\n{block}")
    logged = Logged("2026-11-25", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after == f"{note.text}- 2026-11-25 call: agreed\n"


def test_a_block_below_a_day_heading_stays_below_the_new_day():
    block = "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n"
    note = parsed(f"## Log\n### 2026-11-20\ncall: hi\n\n{block}")
    logged = Logged("2026-11-25", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after == (
        f"## Log\n### 2026-11-20\ncall: hi\n\n### 2026-11-25\ncall: agreed\n\n{block}"
    )


def test_a_log_in_a_comment_that_is_never_closed_is_none():
    note = parsed("## Log\n- 2026-11-20 call: hi\n\n<!-- old\n")
    logged = Logged("2026-11-25", "call", "agreed -->")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert "- 2026-11-25 call: agreed -->\n\n<!-- old\n" in after
    heading = Heading(lambda text: text == "Verlauf", "Verlauf")
    assert reason(rewriting.log_entry(note, logged, heading)) == "entry"


def test_a_card_line_that_would_hold_another_field_is_refused():
    note = parsed("- company:: Foxglove\n")
    key = Key("reason", lambda name: name == "reason")
    assert reason(rewriting.set_field(note, key, "see [a:: b]")) == "value"


def test_a_yearless_log_that_ends_in_the_year_before():
    note = parsed("## Log\n- 20.12. call\n- 30.12. mail\n")
    logged = Logged("2027-01-05", "call", "agreed")
    after = applied(note, rewriting.log_entry(note, logged, LOG))
    assert after == "## Log\n- 20.12. call\n- 30.12. mail\n- 5.1.2027 call: agreed\n"


def test_the_proof_sees_bytes_marks_and_keys():
    before = "---\na: 1\nb: 2\n---\nText\n"
    changes = (Replacement(Span(7, 8), "3"),)
    after = before.replace("a: 1", "a: 3")
    assert rewriting.prove(before, after, changes, ["a"]) is None
    assert reason(rewriting.prove(before, after, changes)) == "head"
    assert reason(rewriting.prove(before, after + " ", changes, ["a"])) == "bytes"
    marked = "\ufeff" + after
    assert reason(rewriting.prove(before, marked, changes, ["a"])) == "bytes"
    assert rewriting.prove("\ufeff" + before, marked, changes, ["a"]) is None


def test_the_proof_sees_a_head_that_breaks():
    before = "---\na: 1\n---\n"
    changes = (Replacement(Span(7, 8), "[1"),)
    assert (
        reason(rewriting.prove(before, "---\na: [1\n---\n", changes, ["a"])) == "head"
    )


def test_every_reason_can_be_said_in_both_languages():
    english = {name for name in en.WORDS if name.startswith("core.refused.")}
    german = {name for name in de.WORDS if name.startswith("core.refused.")}
    assert english == german
    assert len(english) >= 18
