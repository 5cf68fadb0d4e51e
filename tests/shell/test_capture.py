"""One line in a shell, and the note holds it: log, callback, promise, snooze, done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

import pytest
from support.vaults import VaultBuilder

ANNA = """\
---
type: kontakt
firma: Zementwerk
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
kontaktrhythmus: alle 6 Wochen
---

## Zusagen
- [ ] Angebot schicken 📅 2026-11-26

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
- 2026-11-17 Tel.: nicht erreicht
"""
MAX = "---\ntyp: kontakt\n---\n# Max Huber\n"
MUELLER = "---\ntyp: kontakt\nfirma: Alpstahl\n---\n# Jörg Müller\n"
PRIYA = """\
---
type: contact
callback: 2026-11-24T14:00
---

- [ ] call back about the sprint (by 2026-11-25)

## Log
- 2026-11-12 call: no answer
"""
TOM = """\
---
type: contact
---

- [ ] call back Tom about the lease (by 2026-11-25)

## Log
"""
CARDS = {
    "Anna Weber": ANNA,
    "Max Huber": MAX,
    "Jörg Müller": MUELLER,
    "Priya Raman": PRIYA,
    "Tom Baker": TOM,
    "Thomas Weber": MAX.replace("Max Huber", "Thomas Weber"),
}
TODAY = "2026-11-25T09:30"
"""A Wednesday."""
LIST = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"


@pytest.fixture
def people(vault: VaultBuilder) -> VaultBuilder:
    vault.settings("[checklist]\nhelp = false\n", language="de")
    for name, text in CARDS.items():
        vault.note(f"Kontakte/{name}.md", text)
    vault.note("Liste.md", LIST)
    assert vault.run("sync", today=TODAY).code == 0
    vault.today = TODAY
    return vault


def card(vault: VaultBuilder, name: str) -> str:
    return vault.read(f"Kontakte/{name}.md")


def changed(vault: VaultBuilder, name: str) -> tuple[list[str], list[str]]:
    """Lines that are new, and lines that are gone."""
    old, new = CARDS[name].split("\n"), card(vault, name).split("\n")
    return [n for n in new if n not in old], [o for o in old if o not in new]


def did(vault: VaultBuilder, *arguments: str) -> str:
    """The answer of a call that must succeed."""
    said = vault.run(*arguments, "--lang", "de")
    assert said.code == 0, said.err
    return said.out


def left(vault: VaultBuilder, *arguments: str, code: int) -> str:
    """Why a call did nothing; no byte of the vault may have changed."""
    before = vault.files()
    said = vault.run(*arguments, "--lang", "de")
    assert said.code == code, said.out + said.err
    assert vault.files() == before
    assert said.out == ""
    return said.err


# --- log ----------------------------------------------------------------------------
def test_a_talk_is_logged_with_what_was_promised_and_when_it_comes_back(people):
    words = "erreicht, will drei Fahrzeuge, wieder in 2 Wochen, ich: Plan bis Fr"
    out = did(people, "log", "anna", words)
    assert changed(people, "Anna Weber") == (
        [
            "rückruf: 9.12.2026",
            "- [ ] Plan 📅 2026-11-27",
            "- 2026-11-25 Telefonat: will drei Fahrzeuge",
        ],
        ["rückruf: 25.11.2026"],
    )
    for day in ("Mi 25.11.2026", "Mi 9.12.2026", "Fr 27.11.2026"):
        assert day in out


def test_an_attempt_is_one_and_counts_the_next_try(people):
    did(people, "log", "anna", "nicht erreicht, Do 14:00")
    new, gone = changed(people, "Anna Weber")
    assert gone == ["rückruf: 25.11.2026"]
    assert new == ["rückruf: 26.11.2026 14:00", "- 2026-11-25 Tel.: nicht erreicht"]
    (due,) = [
        f
        for f in people.report()["followups"]
        if f["kind"] == "callback" and f["contacts"][0]["name"] == "Anna Weber"
    ]
    assert due["start"] == "2026-11-26T14:00"


def test_words_before_a_colon_say_how_one_talked(people):
    did(people, "log", "anna", "Mittagessen: neuer Standort geklärt")
    assert "- 2026-11-25 Mittagessen: neuer Standort geklärt\n" in card(
        people, "Anna Weber"
    )


def test_a_mail_is_not_called_a_call(people):
    did(people, "log", "anna", "gemailt, Preisliste liegt bei")
    (line,) = changed(people, "Anna Weber")[0]
    assert "Mail" in line
    assert "Telefonat" not in line
    assert "Preisliste liegt bei" in line


def test_the_day_of_a_talk_is_the_one_that_is_said(people):
    out = did(people, "log", "anna", "gestern erreicht, Preis passt")
    assert "- 2026-11-24 Telefonat: Preis passt\n" in card(people, "Anna Weber")
    assert "Di 24.11.2026" in out


def test_one_line_is_logged_with_several_people(people):
    out = did(people, "log", "max, mueller", "getroffen, Messe besprochen")
    for name in ("Max Huber", "Jörg Müller"):
        assert "2026-11-25" in card(people, name)
        assert "Messe besprochen" in card(people, name)
        assert name in out


def test_a_name_of_two_people_says_how_to_name_one_of_them(people):
    said = people.run("callback", "weber", "Fr", "--lang", "en", today=TODAY)
    path = said.err.partition('such as "')[2].partition('"')[0]
    named = people.run("callback", path, "Fr", today=TODAY)
    assert (said.code, named.code) == (2, 0)
    assert "Thomas Weber" in named.out


def test_if_one_of_several_is_not_known_nothing_is_logged_with_anybody(people):
    assert "weber" in left(people, "log", "max, weber", "getroffen", code=2)


def test_a_name_with_its_last_name_first_is_one_person(people):
    out = did(people, "log", "Weber, Anna", "erreicht, passt")
    assert out.startswith("Anna Weber: ")
    assert out.count("\n") == 1


def test_a_callback_in_a_task_is_moved_where_it_stands(people):
    did(people, "log", "tom", "not reached, Thu")
    assert "- [ ] call back Tom about the lease (by 2026-11-26)" in card(
        people, "Tom Baker"
    )
    assert "callback" not in card(people, "Tom Baker").split("---")[1]


def test_the_same_line_twice_is_logged_once(people):
    did(people, "log", "anna", "erreicht, passt")
    once = people.files()
    assert "steht schon da" in did(people, "log", "anna", "erreicht, passt")
    assert people.files() == once


def test_a_callback_in_a_task_is_tried_once_a_day_however_often_it_is_said(people):
    did(people, "log", "tom", "not reached, Thu")
    once = people.files()
    assert "steht schon da" in did(people, "log", "tom", "not reached, Thu")
    assert people.files() == once


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("erreicht, nächsten Freitag", 1, ["Fr 27.11.2026", "Fr 4.12.2026"]),
        ("Do 14:00", 2, ["vaultkit callback"]),
        ("wollte nicht reden", 1, ["nicht erreicht"]),
        ("erreicht, wieder am 31.11.2026", 1, ["31.11.2026"]),
        ("erreicht, wieder am 20.11.2026", 1, ["Fr 20.11.2026"]),
        ("", 2, ["einzutragen"]),
    ],
)
def test_what_could_be_meant_otherwise_is_not_logged(people, text, code, shown):
    err = left(people, "log", "anna", text, code=code)
    for part in shown:
        assert part in err


@pytest.mark.parametrize(
    ("name", "words", "new"),
    [
        ("Max Huber", "kein Interesse", ["- 2026-11-25 Notiz: kein Interesse"]),
        (
            "Max Huber",
            "Kontakt gelöscht",
            ["status: beendet", "- 2026-11-25 Notiz: Kontakt gelöscht"],
        ),
        ("Max Huber", "nachgehakt", ["- 2026-11-25 Notiz: nachgehakt"]),
        (
            "Max Huber",
            "hab ihn nicht erreicht",
            ["- 2026-11-25 Tel.: hab ihn nicht erreicht"],
        ),
        (
            "Max Huber",
            "mailbox von mir besprochen",
            ["- 2026-11-25 Tel.: mailbox (von mir), besprochen"],
        ),
        ("Max Huber", "abgesagt von mir", ["- 2026-11-25 Termin: abgesagt (von mir)"]),
        (
            "Max Huber",
            "erreicht, braucht es bis Mo",
            [
                "rückruf: 2026-11-30",
                "anlass: braucht es bis Mo",
                "- 2026-11-25 Telefonat: braucht es bis Mo",
            ],
        ),
        ("Max Huber", "ich: Plan bis Fr", ["- [ ] Plan bis 27.11.2026"]),
        (
            "Priya Raman",
            "no interest, Thu",
            ["callback: 2026-11-26", "- 2026-11-25 note: no interest"],
        ),
    ],
)
def test_the_card_says_what_came_of_it(people, name, words, new):
    did(people, "log", name, words)
    lines = [line for line in changed(people, name)[0] if not line.startswith("##")]
    assert sorted(lines) == sorted(new)


def test_a_talk_that_sounds_like_an_attempt_is_read_as_a_talk(people):
    did(people, "log", "max", "erreicht: hebt nicht ab bei mir")
    (line,) = [n for n in changed(people, "Max Huber")[0] if n.startswith("- ")]
    assert line == "- 2026-11-25 Telefonat: erreicht, hebt nicht ab bei mir"
    rows = people.run("contacts", "--format", "json").json
    (talk,) = [row["last_talk"] for row in rows if row["name"] == "Max Huber"]
    assert talk == "2026-11-25"


def test_lines_of_one_list_are_settled_for_two_people_at_once(people):
    office = "## Mi 25.11.2026\n- Hr. Max Huber, wg. Kauf\n- Fr. Müller, wg. Miete\n"
    people.note("Rückrufe.md", office)
    did(people, "log", "max, mueller", "nicht erreicht, Do")
    assert people.read("Rückrufe.md") == (
        "## Mi 25.11.2026\n"
        "- [x] Hr. Max Huber, wg. Kauf → nicht erreicht, Do 26.11.2026\n"
        "- [x] Fr. Müller, wg. Miete → nicht erreicht, Do 26.11.2026\n"
    )
    for name in ("Max Huber", "Jörg Müller"):
        assert "rückruf: 2026-11-26\n" in card(people, name)


# --- names --------------------------------------------------------------------------
@pytest.mark.parametrize("typed", ["müller", "mueller", "muller", "jorg", "Jörg M"])
def test_umlauts_may_be_left_off(people, typed):
    assert did(people, "snooze", typed, "Mo").startswith("Jörg Müller: ")


def test_an_ambiguous_name_lists_who_is_meant_and_changes_nothing(people):
    err = left(people, "callback", "weber", "Do", code=2)
    assert "Anna Weber" in err
    assert "Thomas Weber" in err


def test_a_name_is_completed_as_one_word_that_finds_its_person(people):
    call = [sys.executable, "-m", "vaultkit"]
    done = subprocess.run(
        call,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={
            **os.environ,
            "VAULTKIT_VAULT": str(people.root),
            "_VAULTKIT_COMPLETE": "bash_complete",
            "COMP_WORDS": "vaultkit log Tom-Baker,an",
            "COMP_CWORD": "2",
        },
    )
    (offered,) = done.stdout.split()
    typed = offered.partition(",")[2]
    assert typed.partition(",")[2] == "Anna-Weber"
    assert did(people, "snooze", "Anna-Weber", "Mo").startswith("Anna Weber: ")


def test_candidates_are_listed_with_company_and_last_talk(people):
    err = left(people, "log", "weber", "erreicht", code=2)
    assert "\n  Anna Weber · Zementwerk · zuletzt Fr 2.10.2026  (Kontakte/Anna" in err
    assert "\n  Thomas Weber  (Kontakte/Thomas Weber.md)\n" in err


def test_nobody_of_that_name_ends_with_two(people):
    left(people, "promise", "zacharias", "Plan", code=2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ana weber", "Anna Weber"), ("hubr", "Max Huber"), ("pryia", "Priya Raman")],
)
def test_a_slip_in_a_name_shows_whom_it_looks_like(people, typed, meant):
    assert meant in left(people, "log", typed, "erreicht", code=2)


# --- several people -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "said", "box"),
    [
        ("Anna Weber", "ich: Agenda bis Fr", "Agenda (auch {}) 📅 {day}"),
        ("Thomas Weber", "ich: Agenda bis Fr", "Agenda (auch {}) bis 27.11.2026"),
        ("Priya Raman", "me: agenda by Fri", "agenda (also {}) by 2026-11-27"),
        ("Priya Raman", "they: numbers by Fri", "Priya: numbers (also {}) by {day}"),
    ],
)
def test_what_is_promised_to_several_is_promised_once(people, first, said, box):
    did(people, "log", f"{first}, Jörg Müller", f"reached, {said}")
    other = card(people, "Jörg Müller")
    assert "- [ ]" not in other
    assert "2026-11-25" in other
    wanted = box.format("[[Jörg Müller]]", day="2026-11-27")
    assert f"- [ ] {wanted}\n" in card(people, first)
    found = people.run("report", "--format", "json").json["followups"]
    (due,) = [one for one in found if "Müller)" in one["title"]]
    assert [one["name"] for one in due["contacts"]] == [first, "Jörg Müller"]


@pytest.mark.parametrize("name", ["Jörg", "Müller"])
def test_what_one_of_several_promises_by_name_stands_on_his_card(people, name):
    did(people, "log", "anna, müller", f"getroffen, ich: Agenda, {name}: Plan bis Fr")
    mine, his = card(people, "Anna Weber"), card(people, "Jörg Müller")
    assert "- [ ] Agenda (auch [[Jörg Müller]])\n" in mine
    assert "Plan" not in mine
    assert "- [ ] Jörg: Plan bis 27.11.2026\n" in his
    assert "Agenda" not in his


# --- without quotes -----------------------------------------------------------------
def test_a_name_of_several_words_needs_no_quotes_where_only_one_can_be_meant(people):
    did(people, "log", "anna", "weber", "nicht", "erreicht,", "Do", "14:00")
    assert "- 2026-11-25 Tel.: nicht erreicht\n" in card(people, "Anna Weber")
    assert "rückruf: 26.11.2026 14:00\n" in card(people, "Anna Weber")


def test_several_names_need_no_quotes_where_commas_part_them(people):
    did(people, "log", "anna,", "max", "huber", "Mittagessen:", "neuer", "Standort")
    for name in ("Anna Weber", "Max Huber"):
        assert "- 2026-11-25 Mittagessen: neuer Standort\n" in card(people, name)


def test_a_word_that_is_no_part_of_the_name_is_text(people):
    did(people, "promise", "max", "Weber", "anrufen", "--by", "Fr")
    assert "- [ ] Weber anrufen bis 27.11.2026\n" in card(people, "Max Huber")


def test_words_of_a_moment_come_after_the_whole_name(people):
    did(people, "callback", "max", "huber", "Fr", "ab", "14:00")
    assert "rückruf: 2026-11-27 ab 14:00\n" in card(people, "Max Huber")
    assert "ab 14:00" in people.run("why", "max", "--lang", "de").out


def test_a_name_without_anything_to_log_says_what_is_missing(people):
    assert "TEXT" in left(people, "log", "anna", "weber", code=2)


def test_one_no_does_not_close_several_callbacks(people):
    before = card(people, "Priya Raman")
    err = left(people, "log", "priya", "no", "interest", code=2)
    assert "about the sprint" in err
    assert card(people, "Priya Raman") == before


# --- callback, snooze ---------------------------------------------------------------
def test_a_callback_is_set_in_the_form_that_the_card_has(people):
    out = did(people, "callback", "anna", "morgen", "14:00", "--about", "Leasing")
    new, gone = changed(people, "Anna Weber")
    assert new == ["rückruf: 26.11.2026 14:00", "anlass: Leasing"]
    assert gone == ["rückruf: 25.11.2026", "anlass: E-Lkw-Angebot"]
    assert "Do 26.11.2026 14:00" in out


def test_a_time_that_has_gone_by_is_tomorrow_s(people):
    assert "Do 26.11.2026 09:00" in did(people, "callback", "anna", "9:00")
    assert "Mi 25.11.2026 16:00" in did(people, "callback", "anna", "16:00")


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("nächsten Freitag", ["Fr 27.11.2026", "Fr 4.12.2026"]),
        ("Mo 27.11.2026", ["Fr 27.11.2026", "Mo 30.11.2026"]),
        ("31.11.2026", ["31.11.2026"]),
        ("20.11.2026", ["Fr 20.11.2026"]),
        ("bald", ["bald"]),
        ("weber morgen", ["weber morgen"]),
    ],
)
@pytest.mark.parametrize("command", ["callback", "snooze"])
def test_a_day_that_is_none_or_two_is_refused(people, command, when, shown):
    err = left(people, command, "anna", when, code=2)
    for part in shown:
        assert part in err


def test_a_callback_with_somebody_whose_card_is_closed_says_so(people):
    closed = MAX.replace("typ: kontakt", "typ: kontakt\nstatus: beendet")
    people.note("Kontakte/Max Huber.md", closed)
    out = did(people, "callback", "max", "morgen")
    assert out == "Max Huber: Rückruf Do 26.11.2026 · der Kontakt ist geschlossen\n"


def test_a_callback_ends_a_rest_that_would_hide_it(people):
    did(people, "snooze", "mueller", "in 3 Wochen")
    did(people, "callback", "mueller", "Fr")
    (due,) = [
        f
        for f in people.report()["followups"]
        if f["contacts"][0]["name"] == "Jörg Müller"
    ]
    assert due["due"] == "2026-11-27"


def test_who_rests_does_not_come_up_until_then(people):
    assert "Mi 16.12.2026" in did(people, "snooze", "anna", "in", "3", "Wochen")
    days = {
        f["due"]
        for f in people.report()["followups"]
        if f["kind"] == "callback" and f["contacts"][0]["name"] == "Anna Weber"
    }
    assert days == {"2026-12-16"}


# --- promise ------------------------------------------------------------------------
def test_a_promise_is_a_box_of_the_card_with_its_day(people):
    assert "Fr 27.11.2026" in did(people, "promise", "anna", "Plan, Muster bis Fr")
    assert "- [ ] Plan, Muster 📅 2026-11-27\n" in card(people, "Anna Weber")
    did(people, "promise", "mueller", "Skizze", "--by", "morgen")
    assert "- [ ] Skizze bis 26.11.2026" in card(people, "Jörg Müller")


def test_what_others_promise_is_theirs(people):
    did(people, "promise", "max", "Referenzliste", "--by", "Fr", "--theirs")
    (waiting,) = [f for f in people.report()["followups"] if f["kind"] == "waiting"]
    assert waiting["contacts"][0]["name"] == "Max Huber"
    assert waiting["due"] == "2026-11-27"
    assert "Referenzliste" in waiting["title"]


def test_a_promise_with_two_days_is_refused_with_both(people):
    err = left(people, "promise", "anna", "Plan bis Fr", "--by", "Mo", code=2)
    assert "Fr 27.11.2026" in err
    assert "Mo 30.11.2026" in err


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        (["Plan bis nächsten Freitag"], 1, ["Fr 27.11.2026", "Fr 4.12.2026"]),
        (["Plan", "--by", "20.11.2026"], 2, ["Fr 20.11.2026", "vorbei"]),
        (["bis Freitag"], 2, ["ein Datum allein", "Zusage"]),
        ([""], 2, ["was ist zugesagt"]),
    ],
)
def test_what_is_no_promise_or_not_surely_one_is_refused(people, words, code, shown):
    err = left(people, "promise", "anna", *words, code=code)
    for part in shown:
        assert part.casefold() in err.casefold()


def test_the_same_promise_is_not_written_twice(people):
    before = people.files()
    did(people, "promise", "anna", "Angebot schicken")
    assert people.files() == before


# --- done ---------------------------------------------------------------------------
def test_done_settles_the_one_open_callback(people):
    did(people, "done", "anna", "erreicht, nimmt drei")
    assert changed(people, "Anna Weber") == (
        ["rückruf:", "- 2026-11-25 Telefonat: nimmt drei"],
        ["rückruf: 25.11.2026"],
    )
    assert "E-Lkw" not in people.read("Liste.md")


def test_done_with_an_attempt_closes_nothing(people):
    assert "Do 26.11.2026 14:00" in did(people, "done", "anna", "mailbox, Do 14:00")
    assert "rückruf: 26.11.2026 14:00\n" in card(people, "Anna Weber")


def test_done_says_what_came_of_an_appointment_that_has_been(people):
    people.note(
        "Kontakte/Gregor Haas.md",
        "---\ntype: kontakt\n---\n- [ ] Di 24.11.2026 13:00 Telefontermin Dach\n",
    )
    did(people, "done", "haas", "nicht erschienen")
    text = card(people, "Gregor Haas")
    assert "- [-] Di 24.11.2026 13:00 Telefontermin Dach" in text
    assert "- 2026-11-24 Termin: nicht erschienen\n" in text


def test_done_with_several_open_lists_them_and_does_nothing(people):
    err = left(people, "done", "priya", code=2)
    assert "Di 24.11.2026 14:00" in err
    assert "about the sprint" in err
    assert "Kontakte/Priya Raman.md:6" in err


OFFERED = re.compile(r"--about (\S+)$", re.MULTILINE)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("words", [[], ["reached, takes three"], ["no interest"]])
def test_what_is_shown_for_one_of_several_chooses_it(people, words, nth):
    err = left(people, "done", "priya", *words, code=2)
    *offered, example = OFFERED.findall(err)
    text = "".join(f' "{part}"' for part in words)
    assert f'vaultkit done "Priya Raman"{text} --about {offered[0]}\n' in err
    assert example == offered[0]
    did(people, "done", "priya", *words, "--about", offered[nth])
    text = card(people, "Priya Raman")
    is_key_open = "callback: 2026-11-24T14:00\n" in text
    assert ("- [ ] call back about the sprint" in text) is not is_key_open


@pytest.mark.parametrize(
    ("about", "left_open"),
    [
        ("Muster", "Preis"),
        ("mus", "Preis"),
        ("24.11.", "Preis"),
        ("gestern", "Preis"),
        ("2026-11-25", "Muster"),
        ("Rückruf Preis", "Muster"),
    ],
)
def test_one_of_several_is_told_by_word_kind_or_day(people, about, left_open):
    boxes = "- [ ] anrufen wg. {} 📅 2026-11-{}\n"
    text = MAX + boxes.format("Muster", 24) + boxes.format("Preis", 25)
    people.note("Kontakte/Max Huber.md", text)
    did(people, "done", "max", "erreicht", "--about", about)
    assert f"- [ ] anrufen wg. {left_open}" in card(people, "Max Huber")
    assert card(people, "Max Huber").count("- [ ]") == 1


def test_words_that_mean_none_or_several_still_change_nothing(people):
    assert "sales" in left(people, "done", "priya", "--about", "sales", code=2)
    assert "sprint" in left(people, "done", "priya", "--about", "callback", code=2)


def test_two_that_nothing_tells_apart_are_shown_without_a_way_to_choose(people):
    same = "- [ ] anrufen wg. Muster 📅 2026-11-24\n"
    people.note("Kontakte/Max Huber.md", MAX + same * 2)
    err = left(people, "done", "max", code=2)
    assert "Muster" in err
    assert "--about" not in err


def test_a_call_without_day_and_reason_is_shown_without_a_way_to_choose(people):
    box = "- [ ] anrufen wg. Muster 📅 2026-11-24\n"
    undated = "---\ntyp: kontakt\nrückruf: nächsten Di\n---\n"
    people.note("Kontakte/Max Huber.md", undated + box)
    err = left(people, "log", "max", "kein Interesse", code=2)
    assert OFFERED.findall(err) == ["Muster", "Muster"]


def test_done_with_words_in_doubt_does_nothing_and_names_what_they_may_mean(people):
    err = left(people, "done", "anna", "erreicht, nächsten Freitag", code=1)
    assert "Fr 27.11.2026 / Fr 4.12.2026" in err


def test_done_with_nothing_open_says_so(people):
    assert "Max Huber" in left(people, "done", "max", code=2)


# --- writing ------------------------------------------------------------------------
def test_the_list_and_the_feed_follow_at_once(people):
    did(people, "callback", "max", "Fr", "11:00", "--about", "Leasing")
    assert "Max Huber" in people.read("Liste.md")
    assert "Leasing" in people.read("rueckrufe.ics")
    once = people.files()
    assert people.run("sync").code == 0
    assert people.files() == once


def test_a_dry_run_shows_a_diff_and_writes_nothing(people):
    before = people.files()
    said = people.run("log", "anna", "erreicht, passt", "--dry-run")
    assert said.code == 0
    assert "+- 2026-11-25 Telefonat: passt" in said.out
    assert said.out.startswith("--- a/Kontakte/Anna Weber.md")
    assert people.files() == before


def test_undo_takes_a_command_back_with_its_list(people):
    before = people.files()
    did(people, "callback", "max", "Fr")
    assert people.run("undo").code == 0
    assert people.run("sync").code == 0
    assert people.files() == before


def test_without_settings_init_is_asked_for(vault):
    vault.note("Max Huber.md", MAX)
    said = vault.run("log", "max", "reached, fine")
    assert said.code == 2
    assert "vaultkit init" in said.err


def test_a_vault_that_is_not_to_be_written_is_not(people):
    text = people.read("vaultkit.toml")
    people.note("vaultkit.toml", ('writes = "blocks"\n' + text).encode())
    assert "writes" in left(people, "snooze", "max", "Fr", code=1)


def test_a_note_that_cannot_be_written_is_said_with_one(people):
    path = people.root / "Kontakte" / "Anna Weber.md"
    path.write_bytes(path.read_bytes().replace(b"Zementwerk", b"Zement\xff"))
    err = left(people, "log", "anna", "erreicht, passt", code=1)
    assert "Anna Weber.md" in err


def test_with_a_watcher_the_lists_are_its_work(people):
    call = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(people.root)]
    watcher = subprocess.Popen(
        [*call, "--today", TODAY], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        assert watcher.stderr is not None
        assert watcher.stderr.readline()
        did(people, "callback", "max", "Fr", "--about", "Leasing")
        until = time.monotonic() + 60
        while "Leasing" not in people.read("rueckrufe.ics"):
            assert time.monotonic() < until
            time.sleep(0.1)
    finally:
        watcher.terminate()
        watcher.wait(30)


def test_a_plugin_that_is_off_brings_no_commands(people, monkeypatch):
    text = people.read("vaultkit.toml")
    people.note("vaultkit.toml", f'{text}[plugins]\noff = ["answers"]\n'.encode())
    assert people.run("log", "anna", "erreicht").code == 2
    monkeypatch.setenv("VAULTKIT_VAULT", str(people.root))
    assert "snooze" not in people.run("--help").out
    people.note("vaultkit.toml", text.encode())
    assert "snooze" in people.run("--help").out


def test_a_callback_set_after_the_talk_of_that_day_comes_up(people):
    did(people, "log", "anna", "erreicht, will drei Angebote")
    did(people, "callback", "anna", "16:00", "--about", "Preis")
    assert "rückruf: 25.11.2026 16:00 nochmal\n" in card(people, "Anna Weber")
    asked = [
        (one["start"], one["title"])
        for one in people.report()["followups"]
        if one["kind"] == "callback" and one["contacts"][0]["name"] == "Anna Weber"
    ]
    assert asked == [("2026-11-25T16:00", "Preis")]
    assert "ein Gespräch an einem späteren Tag erledigt ihn" in did(
        people, "why", "anna"
    )
    did(people, "callback", "anna", "Mo 14:00")
    assert "rückruf: 30.11.2026 14:00\n" in card(people, "Anna Weber")


def test_a_try_after_the_talk_of_that_day_is_made_again_at_its_time(people):
    did(people, "log", "anna", "erreicht, will drei Angebote")
    did(people, "log", "anna", "mailbox, heute ab 16 Uhr")
    assert "rückruf: 25.11.2026 ab 16:00 nochmal\n" in card(people, "Anna Weber")


def test_an_appointment_that_has_begun_is_settled_by_done(people):
    box = "- [ ] Mi 25.11.2026 9:00 Telefontermin"
    people.note("Kontakte/Max Huber.md", f"{MAX}\n{box}\n")
    did(people, "done", "max", "nicht erschienen")
    assert "- [-] Mi 25.11.2026 9:00 Telefontermin\n" in card(people, "Max Huber")


def test_an_appointment_still_to_come_is_not_settled_by_done(people):
    box = "- [ ] Mi 25.11.2026 10:00 Telefontermin"
    people.note("Kontakte/Max Huber.md", f"{MAX}\n{box}\n")
    left(people, "done", "max", "nicht erschienen", code=2)


def test_a_key_over_several_lines_is_left_to_the_hand(vault):
    card = "---\ntype: contact\ncallback: |\n  2026-11-25\n---\n"
    vault.settings().note("People/Anna Weber.md", card)
    said = vault.run("callback", "anna", "Thu", today=TODAY)
    assert (said.code, said.out) == (1, "")
    assert "Anna Weber: callback has its value over several lines" in said.err
    assert vault.read("People/Anna Weber.md") == card
