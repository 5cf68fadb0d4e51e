"""What an answer leaves behind: counts, notes that count, days that are asked for."""

from __future__ import annotations

import pytest

MAX = """\
---
typ: kontakt
geburtstag: 1984-11-26
kontaktrhythmus: 6w
---

## Zusagen
- [ ] Angebot schicken 📅 2026-11-26
- [ ] Max: Referenzliste 📅 2026-11-24
- [ ] Do 26.11.2026 13:00–13:30 Telefontermin

## Verlauf
- 2026-11-02 Telefonat: prüft es
"""
CARD, LIST = "Kontakte/Max Huber.md", "Liste.md"
TODAY = "2026-11-25T09:30"
"""A Wednesday."""


@pytest.fixture
def huber(vault):
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(CARD, MAX)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.today = TODAY
    assert vault.run("sync").code == 0
    return vault


def answer(vault, part, words="", *, today=TODAY, tick=False):
    """Answer the one open line that holds a text; the list after the next sync."""
    assert vault.run("sync", today=today).code == 0
    lines = vault.read(LIST).split("\n")
    (at,) = (n for n, line in enumerate(lines) if part in line and "^vk-" in line)
    box = lines[at].replace("- [ ]", "- [x]") if tick else lines[at]
    lines[at] = f"{box} {words}".rstrip()
    vault.note(LIST, "\n".join(lines).encode())
    code = vault.run("sync", today=today).code
    assert code == int("⚠" in vault.read(LIST))
    once = vault.files()
    assert vault.run("sync", today=today).code == code
    assert vault.files() == once, "a second round must write nothing"
    return vault.read(LIST)


def logged(vault):
    """The lines that the log has got."""
    return [n for n in vault.read(CARD).split("\n") if n not in MAX.split("\n")]


def dues(vault, kind, today=TODAY):
    found = vault.report(today=today)["followups"]
    return [due for due in found if due["kind"] == kind]


def brief(vault, today=TODAY):
    return vault.run("brief", "max", "--lang", "de", today=today).out


# --- birthdays ----------------------------------------------------------------------
def test_a_tick_on_a_birthday_means_congratulated_and_is_over_for_this_year(huber):
    shown = answer(huber, "Geburtstag", tick=True)
    assert logged(huber) == ["- 2026-11-25 Notiz: zum Geburtstag gratuliert"]
    assert "✓ Mi 25.11.: gratuliert ^vd-" in shown
    for day in ("2026-11-25", "2026-11-26"):
        assert dues(huber, "birthday", day) == []
    (due,) = dues(huber, "birthday", "2026-11-27")
    assert due["due"] == "2027-11-26"


def test_a_birthday_wish_by_card_is_no_talk_and_leaves_the_rhythm(huber):
    before = dues(huber, "cadence", "2026-12-01")
    answer(huber, "Geburtstag", "-> Karte geschickt, freut sich auf Graz")
    (line,) = logged(huber)
    assert line == (
        "- 2026-11-25 Notiz: zum Geburtstag gratuliert, Karte geschickt,"
        " freut sich auf Graz"
    )
    assert dues(huber, "cadence", "2026-12-01") == before


def test_who_talked_on_a_birthday_has_talked_and_has_congratulated(huber):
    answer(huber, "Geburtstag", "-> telefoniert, kommt im Mai", today="2026-11-26")
    (line,) = logged(huber)
    assert line == "- 2026-11-26 Telefonat: zum Geburtstag gratuliert, kommt im Mai"
    assert dues(huber, "birthday", "2026-11-26") == []
    (row,) = huber.run("contacts", "--format", "json").json
    assert row["last_talk"] is None or row["last_talk"] < "2026-11-26"
    (row,) = huber.run("contacts", "--format", "json", today="2026-11-26").json
    assert row["last_talk"] == "2026-11-26"


def test_a_day_behind_a_birthday_is_a_callback(huber):
    answer(huber, "Geburtstag", "-> Mo", today="2026-11-26")
    (due,) = dues(huber, "callback")
    assert (due["due"], due["title"]) == ("2026-11-30", "Geburtstag")
    assert dues(huber, "birthday", "2026-11-26") == []


def test_a_callback_that_is_asked_for_already_is_not_overwritten_by_it(huber):
    text = MAX.replace("typ: kontakt\n", "typ: kontakt\nrückruf: 2026-12-01\n")
    huber.note(CARD, text)
    answer(huber, "Geburtstag", "-> nicht erreicht, Fr 14:00", today="2026-11-26")
    assert "rückruf: 2026-12-01\n" in huber.read(CARD)
    due, other = dues(huber, "callback")
    assert (due["start"], other["due"]) == ("2026-11-27T14:00", "2026-12-01")


def test_a_note_written_by_hand_counts_as_a_wish(huber):
    huber.note(CARD, MAX + "- 25.11.2026 Mail: zum Geburtstag gratuliert\n")
    assert dues(huber, "birthday", "2026-11-26") == []


# --- tries --------------------------------------------------------------------------
def tried(n):
    """A card with a callback that was tried in vain so often."""
    days = "".join(
        f"- 2026-11-{day} Tel.: nicht erreicht\n" for day in range(10, 10 + n)
    )
    return MAX.replace("kontaktrhythmus: 6w", "rückruf: 2026-11-25") + days


def test_after_five_tries_the_line_asks_and_a_day_is_wanted(huber):
    huber.note(CARD, tried(5))
    shown = answer(huber, "6. Versuch", "-> nicht erreicht")
    assert "wie weiter? Nenn einen Tag, oder „kein Interesse“" in shown
    assert "⚠ fünfmal vergeblich versucht: schreib einen Tag" in shown
    assert huber.read(CARD) == tried(5)
    assert "Seit dem letzten Gespräch 5-mal vergeblich versucht" in brief(huber)


def test_after_five_tries_a_day_or_a_no_is_an_answer(huber):
    huber.note(CARD, tried(5))
    answer(huber, "6. Versuch", "-> nicht erreicht, Do")
    assert "rückruf: 2026-11-26\n" in huber.read(CARD)


def test_four_tries_want_no_day_yet(huber):
    huber.note(CARD, tried(4))
    shown = answer(huber, "5. Versuch", "-> nicht erreicht")
    assert "⚠" not in shown
    assert "rückruf: 2026-11-26\n" in huber.read(CARD)


def test_no_interest_with_a_day_is_for_that_day(huber):
    huber.note(CARD, tried(1))
    answer(huber, "2. Versuch", "-> kein Interesse, Mo")
    card = huber.read(CARD)
    assert "rückruf: 2026-11-30\n" in card
    assert "- 2026-11-25 Notiz: kein Interesse\n" in card


def test_a_time_keeps_the_word_before_it(huber):
    huber.note(CARD, tried(1))
    answer(huber, "2. Versuch", "-> nicht erreicht, Do ab 14:00")
    assert "rückruf: 2026-11-26 ab 14:00\n" in huber.read(CARD)
    assert huber.run("sync", today="2026-11-26").code == 0
    assert "- [ ] ab 14:00 [[Max Huber]]" in huber.read(LIST)


def test_a_rhythm_answered_by_mail_is_logged_as_a_mail(huber):
    huber.note(CARD, "---\ntyp: kontakt\nkontaktrhythmus: 2w\n---\n\n## Verlauf\n")
    huber.note(CARD, huber.read(CARD) + "- 2026-11-02 Telefonat: prüft es\n")
    answer(huber, "Kontaktrhythmus", "-> gemailt, wieder in 2 Wochen")
    assert "rückruf: 2026-12-09\n" in huber.read(CARD)
    assert [n for n in logged(huber) if n.startswith("- 2026-11-25")] == [
        "- 2026-11-25 Mail: gemailt"
    ]


# --- promises -----------------------------------------------------------------------
def test_a_promise_put_off_is_noted_and_counted(huber):
    answer(huber, "ich: Angebot", "-> Fr")
    assert "- [ ] Angebot schicken 📅 2026-11-27\n" in huber.read(CARD)
    shown = answer(huber, "ich: Angebot", "-> nicht geschafft, Mo")
    assert (
        "- 2026-11-25 Notiz: verschoben von Fr 27.11.2026 auf Mo 30.11.2026:"
        " Angebot schicken\n" in huber.read(CARD)
    )
    assert "2-mal verschoben" in huber.run("why", "max", "--lang", "de").out
    assert "2-mal verschoben: Angebot schicken\n" in brief(huber)
    assert "2-mal verschoben" in huber.run("report", "--lang", "de").out
    assert "- [ ] " in shown


def test_a_promise_that_comes_earlier_is_not_put_off(huber):
    answer(huber, "ich: Angebot", "-> heute")
    assert logged(huber) == ["- [ ] Angebot schicken 📅 2026-11-25"]


def test_who_is_asked_again_is_counted_and_what_they_said_is_kept(huber):
    answer(huber, "Referenzliste", "-> nachgehakt, kommt bald")
    answer(huber, "Referenzliste", "-> erinnert, Fr", today="2026-11-26")
    card = huber.read(CARD)
    assert "- 2026-11-25 Notiz: nachgehakt (kommt bald): Referenzliste\n" in card
    again = "wieder Fr 27.11.2026: Referenzliste"
    assert f"- 2026-11-26 Notiz: nachgehakt (erinnert), {again}\n" in card
    assert "- [ ] Max: Referenzliste 📅 2026-11-24\n" in card
    assert "2-mal nachgehakt: Referenzliste\n" in brief(huber)


def test_a_talk_about_what_is_awaited_does_not_tick_it(huber):
    answer(huber, "Referenzliste", "-> gesprochen, kommt Montag sicher")
    card = huber.read(CARD)
    assert "- [ ] Max: Referenzliste 📅 2026-11-24\n" in card
    assert "- 2026-11-25 Telefonat: kommt Montag sicher\n" in card


def test_what_came_is_ticked(huber):
    answer(huber, "Referenzliste", "-> erhalten")
    assert "- [x] Max: Referenzliste 📅 2026-11-24 ✅ 2026-11-25\n" in huber.read(CARD)


def test_a_promise_that_comes_again_is_written_anew(huber):
    again = MAX.replace("📅 2026-11-26", "🔁 every week 📅 2026-11-26")
    huber.note(CARD, again)
    answer(huber, "ich: Angebot", "-> geschickt")
    assert (
        "- [ ] Angebot schicken 🔁 every week 📅 2026-12-03\n"
        "- [x] Angebot schicken 🔁 every week 📅 2026-11-26 ✅ 2026-11-25\n"
    ) in huber.read(CARD)


def test_a_promise_in_an_answer_stands_on_the_card_with_its_day(huber):
    answer(huber, "Telefontermin", "-> abgesagt, er: neuer Vorschlag bis 1.12.")
    assert "- [ ] Max: neuer Vorschlag 📅 2026-12-01\n" in huber.read(CARD)


# --- appointments -------------------------------------------------------------------
def test_a_time_alone_moves_an_appointment_within_its_day(huber):
    answer(huber, "Telefontermin", "-> verschoben auf 15:00")
    assert "- [ ] Do 26.11.2026 15:00–15:30 Telefontermin\n" in huber.read(CARD)


def test_who_cancels_and_names_another_time_keeps_the_appointment(huber):
    answer(huber, "Telefontermin", "-> abgesagt von ihm, neuer Termin Fr 14:00")
    card = huber.read(CARD)
    assert "- [ ] Fr 27.11.2026 14:00–14:30 Telefontermin\n" in card
    assert "- 2026-11-25 Termin: abgesagt von ihm, neuer Termin\n" in card
    assert "Abgesagt am Mi 25.11.2026\n" in brief(huber)


def test_no_shows_and_cancellations_are_counted_by_side(huber):
    log = (
        "- 2026-10-01 Termin: nicht erschienen\n"
        "- 2026-10-08 Termin: nicht erschienen\n"
        "- 2026-10-15 Termin: von mir verpasst\n"
        "- 2026-10-22 Termin: abgesagt\n"
    )
    huber.note(CARD, MAX + log)
    answer(huber, "Telefontermin", "-> abgesagt, von mir")
    assert "- 2026-11-25 Termin: abgesagt (von mir)\n" in huber.read(CARD)
    said = brief(huber)
    assert "Nicht erschienen: 2-mal, zuletzt am Do 8.10.2026\n" in said
    assert "Von mir verpasst am Do 15.10.2026\n" in said
    assert "Abgesagt am Do 22.10.2026\n" in said
    assert "Von mir abgesagt am Mi 25.11.2026\n" in said
    (row,) = huber.report()["missed"]
    assert row == {
        "id": "max huber",
        "name": "Max Huber",
        "no_show": 2,
        "my_fault": 1,
        "cancelled": 1,
        "cancelled_by_me": 1,
        "did_not_happen": 0,
    }
    assert "2-mal nicht erschienen" in huber.run("report", "--lang", "de").out


# --- from the shell -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("gratuliert", "Notiz: zum Geburtstag gratuliert"),
        ("Karte geschickt", "Notiz: zum Geburtstag gratuliert, Karte geschickt"),
        ("zum Geburtstag gratuliert", "Notiz: zum Geburtstag gratuliert"),
        ("Mail: zum Geburtstag gratuliert", "Mail: zum Geburtstag gratuliert"),
        ("nachgehakt", "Notiz: nachgehakt: Referenzliste"),
    ],
)
def test_what_is_logged_from_the_shell_counts_as_well(huber, words, entry):
    assert huber.run("log", "max", words).code == 0
    assert logged(huber) == [f"- 2026-11-25 {entry}"]
    if "Referenz" in entry:
        assert "Einmal nachgehakt: Referenzliste\n" in brief(huber)
    else:
        assert dues(huber, "birthday", "2026-11-26") == []


def test_a_wish_far_from_the_birthday_is_for_something_else(huber):
    assert huber.run("log", "max", "gratuliert", today="2026-06-01").code == 0
    assert logged(huber) == ["- 2026-06-01 Notiz: gratuliert"]


@pytest.mark.parametrize("words", ["sie hat's vergessen", "hat sie verschwitzt"])
def test_what_the_other_side_forgot_is_not_counted_as_mine(huber, words):
    answer(huber, "Telefontermin", f"-> {words}")
    (row,) = huber.report()["missed"]
    assert (row["no_show"], row["my_fault"]) == (1, 0)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("erreicht, will Angebot Do 14 Uhr", "„Do 14 Uhr“ nur vermerkt"),
        ("erreicht, Entscheidung fällt am 3.12.", "„am 3.12.“ nur vermerkt"),
    ],
)
def test_a_day_that_brings_nothing_up_is_told(huber, words, shown):
    huber.run("callback", "max", "2026-11-25")
    done = answer(huber, "Rückruf", f"-> {words}")
    assert f"Gespräch eingetragen · {shown}" in done
    said = huber.run("log", "max", f"{words}, in Rot", "--lang", "de")
    assert shown in said.out


@pytest.mark.parametrize(
    "words", ["erreicht, war am 20.11. auf der Messe", "erreicht, Fr 10:00 nochmal"]
)
def test_a_day_gone_by_or_acted_upon_is_not_told(huber, words):
    huber.run("callback", "max", "2026-11-25")
    assert "nur vermerkt" not in answer(huber, "Rückruf", f"-> {words}")


def test_a_tick_and_a_day_to_come_is_asked_about(huber):
    block = answer(huber, "Angebot schicken", "-> Mo", tick=True)
    assert "⚠ ein Haken und ein Tag, der noch kommt" in block
    assert huber.read(CARD) == MAX


@pytest.mark.parametrize("words", ["-> heute", "-> am 24.", "-> 24.11."])
def test_a_tick_and_the_day_it_was_done_is_kept(huber, words):
    answer(huber, "Angebot schicken", words, tick=True)
    assert "- [x] Angebot schicken 📅 2026-11-26 ✅ 2026-11-2" in huber.read(CARD)


def test_a_tick_beside_words_tells_of_a_talk_that_ends_in_a_call_back(huber):
    huber.run("callback", "max", "2026-11-25")
    words = "-> sucht einen Koch, meldet sich am 8.1."
    assert "Gespräch eingetragen" in answer(huber, "Rückruf", words, tick=True)
    assert logged(huber)[-1] == "- 2026-11-25 Telefonat: sucht einen Koch, meldet sich"


def test_a_note_is_not_called_an_attempt(huber):
    huber.run("callback", "max", "2026-11-25")
    assert "✓ Mi 25.11.: Notiz eingetragen" in answer(
        huber, "Rückruf", "-> ruft zurück"
    )


def test_who_does_not_pick_up_at_an_appointment_is_called_again(huber):
    answer(huber, "Telefontermin", "-> mailbox", today="2026-11-26T14:00")
    (due,) = dues(huber, "callback", "2026-11-26")
    assert (due["due"], due["title"]) == ("2026-11-27", "Telefontermin")


def test_a_rhythm_that_is_moved_to_an_hour_comes_up_then(huber):
    huber.note(CARD, "---\ntyp: kontakt\nkontaktrhythmus: 1w\n---\n## Verlauf\n")
    huber.note(CARD, huber.read(CARD) + "- 2026-11-02 Telefonat: x\n")
    answer(huber, "Kontaktrhythmus", "-> Do 14:00")
    (due,) = dues(huber, "callback")
    assert due["start"] == "2026-11-26T14:00"


def test_a_promise_that_i_forgot_is_put_off(huber):
    answer(huber, "Angebot schicken", "-> vergessen, Mo")
    assert "- [ ] Angebot schicken 📅 2026-11-30\n" in huber.read(CARD)
    assert any("Notiz: verschoben von" in line for line in logged(huber))


def test_what_stands_behind_a_new_card_and_a_colon_is_told_on_it(huber):
    huber.note("Rückrufe.md", "# Rückrufe\n- Frau Sommer, 030 23125 404, wg. Vortrag\n")
    answer(huber, "Frau Sommer", "-> erreicht, neue Karte: will im Mai kommen")
    made = huber.read("Kontakte/Frau Sommer.md")
    assert "Telefonat: Vortrag – will im Mai kommen\n" in made
