"""An appointment with several people, answered: each card gets its entry, once."""

from __future__ import annotations

import pytest

ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"
DAILY, LIST = "Tagebuch/2026-11-24.md", "Liste.md"
TODAY = "2026-11-25T09:30"
"""A Wednesday."""
LUNCH = "- [ ] 13:00 Lunch mit [[Anna Weber]], [[Max Huber]] und [[Eva Neu]]\n"


@pytest.fixture
def lunch(vault):
    """Two with a card and one without, who were to meet yesterday."""
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(
        ANNA, "---\ntyp: kontakt\n---\n## Verlauf\n- 2026-11-02 Telefonat: prüft\n"
    )
    vault.note(MAX, "---\ntyp: kontakt\n---\n## Log\n- 2026-10-02 call: asks\n")
    vault.note(DAILY, LUNCH)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.today = TODAY
    assert vault.run("sync").code == 0
    return vault


def answer(vault, words, *, tick=False, code=0):
    """Answer the lunch; the list afterwards, which a second round leaves alone."""
    lines = vault.read(LIST).split("\n")
    (at,) = (n for n, line in enumerate(lines) if "Lunch" in line and "^vk-" in line)
    box = lines[at].replace("- [ ]", "- [x]") if tick else lines[at]
    lines[at] = f"{box} {words}".rstrip()
    vault.note(LIST, "\n".join(lines).encode())
    assert vault.run("sync").code == code
    once = vault.files()
    assert vault.run("sync").code == code
    assert vault.files() == once, "a second round must write nothing"
    return vault.read(LIST)


def last(vault, path):
    """The last line of a card."""
    return vault.read(path).rstrip("\n").rpartition("\n")[2]


HELD = ["fand statt", "war gut, Standort fix", "held", "took place, site is fixed"]


@pytest.mark.parametrize("words", HELD)
def test_what_was_held_is_logged_on_the_card_of_each(lunch, words):
    shown = answer(lunch, f"-> {words}")
    told = words if words.startswith("war gut") else words.partition(", ")[2]
    text = told or "Lunch mit Anna Weber, Max Huber und Eva Neu"
    assert last(lunch, ANNA) == f"- 2026-11-24 Termin: {text}"
    assert last(lunch, MAX) == f"- 2026-11-24 meeting: {text}"
    assert "auch bei Max Huber eingetragen · ohne Karte: Eva Neu" in shown
    rows = lunch.run("contacts", "--format", "json").json
    assert {row["last_talk"] for row in rows} == {"2026-11-24"}


def test_a_tick_alone_is_a_talk_with_each_and_unticking_takes_all_of_it_back(lunch):
    before = {path: lunch.read(path) for path in (ANNA, MAX, DAILY)}
    shown = answer(lunch, "", tick=True)
    assert last(lunch, MAX).startswith("- 2026-11-24 meeting: Lunch")
    assert lunch.read(DAILY) == LUNCH.replace("[ ]", "[x]")
    unticked = shown.replace("- [x]", "- [ ]")
    lunch.note(LIST, unticked.encode())
    assert lunch.run("sync").code == 0
    assert {path: lunch.read(path) for path in before} == before


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("fand statt, Max: Plan bis Fr", "- [ ] Max: Plan by 2026-11-27\n"),
        ("held, Max Huber: plan by Fri", "- [ ] Max: plan by 2026-11-27\n"),
        (
            "war gut, Max schickt Plan bis Fr",
            "- [ ] Max: Plan schicken by 2026-11-27\n",
        ),
    ],
)
def test_what_somebody_else_promised_stands_on_that_card(lunch, words, box):
    shown = answer(lunch, f"-> {words}")
    assert box in lunch.read(MAX)
    assert "- [ ]" not in lunch.read(ANNA)
    assert "mir zugesagt: " in shown
    (due,) = (f for f in lunch.report()["followups"] if f["kind"] == "waiting")
    assert due["contacts"][0]["name"] == "Max Huber"


def test_each_promise_of_an_appointment_stands_on_the_card_of_who_made_it(lunch):
    answer(lunch, "-> fand statt, Anna: Zahlen bis Do, Max: Plan bis Fr, ich: Skizze")
    assert "- [ ] Anna: Zahlen (auch [[Max Huber]]) bis 26.11.2026\n" in lunch.read(
        ANNA
    )
    assert "- [ ] Skizze (auch [[Max Huber]])\n" in lunch.read(ANNA)
    assert "Plan" not in lunch.read(ANNA)
    assert "- [ ] Max: Plan by 2026-11-27\n" in lunch.read(MAX)


def test_unticking_takes_what_somebody_else_promised_back(lunch):
    before = {path: lunch.read(path) for path in (ANNA, MAX, DAILY)}
    shown = answer(lunch, "-> fand statt, Max: Plan bis Fr")
    lunch.note(LIST, shown.replace("- [x]", "- [ ]").encode())
    assert lunch.run("sync").code == 0
    assert {path: lunch.read(path) for path in before} == before


def test_what_is_owed_and_when_to_call_again_stands_once(lunch):
    answer(lunch, "-> fand statt, ich: Plan bis Fr, wieder am 1.12.")
    assert "- [ ] Plan (auch [[Max Huber]]) bis 27.11.2026\n" in lunch.read(ANNA)
    assert "rückruf: 2026-12-01\n" in lunch.read(ANNA)
    assert "Plan" not in lunch.read(MAX).replace("Lunch", "")
    assert "2026-12-01" not in lunch.read(MAX)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("nicht erschienen", "2026-11-24 {}: nicht erschienen"),
        ("no-show", "2026-11-24 {}: no-show"),
        ("abgesagt von mir", "2026-11-24 {}: abgesagt ({})"),
        ("did not happen", "2026-11-24 {}: did not happen"),
    ],
)
def test_what_did_not_take_place_is_logged_for_each_and_struck_once(lunch, words, line):
    answer(lunch, f"-> {words}")
    assert last(lunch, ANNA) == "- " + line.format("Termin", "von mir")
    assert last(lunch, MAX) == "- " + line.format("meeting", "by me")
    assert lunch.read(DAILY) == LUNCH.replace("[ ]", "[-]")


def test_what_is_moved_is_moved_once_and_logged_for_each(lunch):
    answer(lunch, "-> verschoben auf Do 10:00")
    assert last(lunch, ANNA) == "- 2026-11-25 Termin: verschoben von Di 24.11."
    assert last(lunch, MAX) == "- 2026-11-25 meeting: moved from Tue 24 Nov"
    assert lunch.read(DAILY) == LUNCH.replace("13:00", "26.11. 10:00")


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("stattgefunden, Max nicht erschienen", "meeting: Max nicht erschienen"),
        ("took place, Max Huber no-show", "meeting: Max Huber no-show"),
    ],
)
def test_who_was_missing_at_it_has_not_been_met(lunch, words, entry):
    answer(lunch, f"-> {words}")
    assert last(lunch, MAX) == f"- 2026-11-24 {entry}"
    talks = {
        row["name"]: row["last_talk"]
        for row in lunch.run("contacts", "--format", "json").json
    }
    assert talks == {"Anna Weber": "2026-11-24", "Max Huber": "2026-10-02"}


@pytest.mark.parametrize(
    "words", ["stattgefunden, ohne Max", "took place, Max wasn't there"]
)
def test_somebody_who_is_said_not_to_have_been_there_is_left_out(lunch, words):
    before = lunch.read(MAX)
    shown = answer(lunch, f"-> {words}")
    assert lunch.read(MAX) == before
    assert "nicht bei Max Huber eingetragen" in shown


@pytest.mark.parametrize("words", ["Max nicht erschienen", "Anna no-show"])
def test_that_one_of_several_did_not_come_leaves_open_who_did(lunch, words):
    before = [lunch.read(path) for path in (ANNA, MAX, DAILY)]
    shown = answer(lunch, f"-> {words}", code=1)
    assert f"⚠ „{words}“: und die anderen?" in shown
    assert [lunch.read(path) for path in (ANNA, MAX, DAILY)] == before


def test_what_one_of_them_called_off_is_not_counted_for_the_other(lunch):
    answer(lunch, "-> abgesagt von Max")
    assert last(lunch, MAX) == "- 2026-11-24 meeting: abgesagt von Max"
    assert last(lunch, ANNA) == "- 2026-11-24 Notiz: abgesagt von Max"


def test_a_try_of_that_day_is_settled_for_each(lunch):
    key = "---\ntyp: kontakt\nrückruf: 2026-11-25\n---\n## Verlauf\n"
    lunch.note(MAX, key + "- 2026-11-24 Tel.: nicht erreicht\n")
    assert lunch.run("sync").code == 0
    shown = answer(lunch, "", tick=True)
    assert "rückruf:\n" in lunch.read(MAX)
    assert "der Rückruf am Mi 25.11. bei Max Huber ist damit erledigt" in shown


def test_an_entry_that_another_machine_wrote_is_not_written_again(lunch):
    entry = "- 2026-11-24 Termin: Standort fix\n"
    lunch.note(ANNA, lunch.read(ANNA) + entry)
    answer(lunch, "-> fand statt, Standort fix")
    assert lunch.read(ANNA).count("Standort fix") == 1
    assert last(lunch, MAX) == "- 2026-11-24 meeting: Standort fix"


def test_somebody_who_is_told_of_was_there(lunch):
    shown = answer(lunch, "-> stattgefunden, Max nimmt drei")
    assert last(lunch, MAX) == "- 2026-11-24 meeting: Max nimmt drei"
    assert "auch bei Max Huber eingetragen" in shown


def test_a_note_that_is_linked_and_is_nobodys_card_gets_no_entry(lunch):
    office = "## Rückrufe\n- Hr. Maier, 0171 3920077\n"
    lunch.note("Rückrufe.md", office)
    lunch.note(DAILY, LUNCH.replace("Eva Neu", "Rückrufe"))
    assert lunch.run("sync").code == 0
    shown = answer(lunch, "", tick=True)
    assert lunch.read("Rückrufe.md") == office
    assert "auch bei Max Huber eingetragen ^vd-" in shown


def test_a_firm_that_is_linked_is_nobody_who_lacks_a_card(lunch):
    lunch.note(DAILY, LUNCH.replace("Eva Neu", "Stahlbau Gruber GmbH"))
    assert lunch.run("sync").code == 0
    assert "ohne Karte" not in answer(lunch, "", tick=True)


def test_an_answer_in_the_line_itself_logs_for_each(lunch):
    lunch.note(DAILY, LUNCH.rstrip("\n") + " -> fand statt, Standort fix\n")
    assert lunch.run("sync").code == 0
    assert last(lunch, ANNA).endswith(" Termin: Standort fix")
    assert last(lunch, MAX).endswith(" meeting: Standort fix")


def test_a_promise_to_one_of_two_of_a_name_links_the_one_meant(lunch):
    lunch.note("Archiv/Max Huber.md", "---\ntyp: kontakt\nname: M. Huber\n---\n")
    lunch.note(DAILY, LUNCH.replace("[[Max", "[[Kontakte/Max"))
    lunch.run("sync")
    answer(lunch, "-> fand statt, ich: Plan bis Fr")
    assert "- [ ] Plan (auch [[Kontakte/Max Huber]]) bis 27.11.2026" in lunch.read(ANNA)
