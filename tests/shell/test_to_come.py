"""What an answer says is to come: appointments, promises without a colon, and calls."""

from __future__ import annotations

import pytest
from support.hands import Week, answered

LIST, CARD = "Liste.md", "Kontakte/Anna Weber.md"
DAY = "2026-11-25"
"""A Wednesday."""
KEY = """\
---
typ: kontakt
rückruf: 2026-11-25
---

## Verlauf
- 2026-11-01 Telefonat: Standort
"""
ENGLISH = KEY.replace("## Verlauf", "## Log").replace("Telefonat: Standort", "call: x")
WAITING = KEY.replace("rückruf: 2026-11-25\n", "").replace(
    "\n## Verlauf", "\n- [ ] Anna: Referenzliste bis 25.11.2026\n\n## Verlauf"
)


@pytest.fixture
def week(vault):
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    vault.today = f"{DAY}T08:00"
    return Week(vault)


def answer(week, card, words, part="Anna Weber", *, path=CARD):
    """The card after the one open line of the list was answered, and what is due."""
    week.vault.note(path, card)
    week("sync")
    line = week.line(LIST, part)
    week.at(f"{DAY}T16:00").phone(LIST, line, answered(line, f"-> {words}"))
    week.sync()
    return week.read(path)


def due(week, day=DAY):
    """Kind, moment and title of all that is due or to come."""
    found = week.vault.report(today=f"{day}T16:00")["followups"]
    return [(one["kind"], one["start"] or one["due"], one["title"]) for one in found]


@pytest.mark.parametrize(
    ("words", "line", "title"),
    [
        ("erreicht, Termin am Do 10:00 vereinbart", "Do 26.11.2026 10:00", "Termin"),
        ("erreicht, Termin vereinbart, Do 10:00", "Do 26.11.2026 10:00", "Termin"),
        ("Termin am Do um 10 fixiert", "Do 26.11.2026 10:00", "Termin"),
        ("reached, demo booked for Thu 10-11", "Do 26.11.2026 10:00–11:00", "Demo"),
        ("erreicht, neuer Termin Fr 14:00", "Fr 27.11.2026 14:00", "Termin"),
        (
            "gesprochen, treffen uns Do 10:00 bei ihr im Werk",
            "Do 26.11.2026 10:00",
            "Treffen bei ihr im Werk",
        ),
    ],
)
def test_an_appointment_that_was_agreed_on_stands_on_the_card(week, words, line, title):
    card = answer(week, KEY, words)
    assert f"\n## Termine\n- [ ] {line} {title}\n" in card
    assert "\nrückruf:\n" in card
    ((kind, start, shown),) = due(week)
    clock = line.split()[2][:5]
    assert (kind, start[-5:], shown) == ("appointment", clock, title)
    assert "· Termin " in next(iter(week.lines(LIST, "✓")))
    assert f"Anna Weber: {title}" in week("feed").out


def test_an_english_card_says_its_appointment_in_english(week):
    card = answer(week, ENGLISH, "reached, meeting Thu 10:00 at their office")
    line = "- [ ] Thu 26 Nov 2026 10:00 meeting at their office\n"
    assert f"\n## Appointments\n{line}" in card
    assert due(week) == [("appointment", "2026-11-26T10:00", "meeting at their office")]


def test_a_card_with_tasks_emoji_has_the_day_of_an_appointment_in_one(week):
    card = KEY.replace(
        "\n## Ver", "\n- [x] Muster 📅 2026-11-02 ✅ 2026-11-02\n\n## Ver"
    )
    text = answer(week, card, "erreicht, Termin Do 10:00 in Linz")
    assert "\n- [ ] 10:00 Termin in Linz 📅 2026-11-26\n" in text
    assert due(week) == [("appointment", "2026-11-26T10:00", "Termin in Linz")]


def test_a_day_alone_for_a_meeting_is_asked_after_on_that_day(week):
    card = answer(week, KEY, "erreicht, Termin am Do vereinbart")
    assert "\nrückruf: 2026-11-26\nanlass: Termin am Do vereinbart\n" in card
    assert due(week) == [("callback", "2026-11-26", "Termin am Do vereinbart")]


def test_who_was_not_reached_is_called_at_the_time_that_was_named(week):
    answer(week, KEY, "nicht erreicht, Termin Do 10:00")
    assert due(week) == [("callback", "2026-11-26T10:00", "Termin Do 10:00")]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("im Zug, schlechte Verbindung, nochmal Do", "im Zug, schlechte Verbindung"),
        ("Sekretärin: ab Do wieder da", "Sekretärin"),
        ("kann Mi nicht, Do", "kann Mi nicht"),
    ],
)
def test_words_beside_a_day_are_kept_and_close_nothing(week, words, note):
    card = answer(week, KEY, words)
    assert f"- 2026-11-25 Notiz: {note}\n" in card
    assert due(week) == [("callback", "2026-11-26", "")]


def test_what_is_wanted_by_a_day_is_asked_for_on_it_without_an_outcome(week):
    answer(week, KEY, "wants offer by Friday")
    assert due(week) == [("callback", "2026-11-27", "wants offer by Friday")]


def test_a_reason_that_stands_is_not_written_over_by_a_try(week):
    card = KEY.replace("25\n---", "25\nanlass: Angebot\n---")
    answer(week, card, "nicht erreicht, ist bis Mo auf Urlaub")
    assert due(week) == [("callback", "2026-11-30", "Angebot")]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("irgendwas", "„-> nicht erreicht, Do“"),
        ("nciht erreicht", "„-> nicht erreicht“"),
        ("nicht erreicht, nächsten Freitag", "„Fr 27.11.“ oder „Fr 4.12.“"),
        ("nicht erreicht, do", "„Do 26.11.“"),
        ("nicht erreicht, 31.11.", "„30.11.“"),
        ("erreicht?", "ohne Fragezeichen"),
        ("erreicht, nicht erreicht", "erreicht / nicht erreicht"),
        ("follow up in jan", "„in 2 Wochen“"),
    ],
)
def test_what_is_not_understood_says_what_to_type_instead(week, words, hint):
    week.vault.note(CARD, KEY)
    week("sync")
    line = week.line(LIST, "Anna Weber")
    week.at(f"{DAY}T16:00").phone(LIST, line, answered(line, f"-> {words}"))
    said = week("sync", code=1)
    assert hint in said.err.split("= Abhilfe: ")[1]


def test_an_appointment_is_moved_by_naming_the_new_one(week):
    held = KEY.replace("rückruf: 2026-11-25\n", "").replace(
        "\n## Ver", "\n- [ ] Mi 25.11.2026 10:00 Termin\n\n## Ver"
    )
    text = answer(week, held, "Termin Do 10:00")
    assert "\n- [ ] Do 26.11.2026 10:00 Termin\n" in text
    assert "Termin: verschoben von Mi 25.11. 10:00, Termin Do 10:00\n" in text


def test_an_appointment_called_off_beside_a_new_time_is_set_anew(week):
    held = KEY.replace("rückruf: 2026-11-25\n", "").replace(
        "\n## Ver", "\n- [ ] Mi 25.11.2026 10:00 Termin\n\n## Ver"
    )
    text = answer(week, held, "abgesagt, Termin Do 10:00")
    assert "\n- [ ] Do 26.11.2026 10:00 Termin\n" in text
    assert "Termin: abgesagt, Termin Do 10:00\n" in text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("erreicht, ich schick Rechnung bis Fr", "Rechnung schicken bis 27.11.2026"),
        ("erreicht, I'll send it by fri", "send it bis 27.11.2026"),
        ("erreicht, schicke Angebot morgen", "Angebot schicken bis 26.11.2026"),
        (
            "erreicht, sie schickt Unterlagen bis Mo",
            "Anna: Unterlagen schicken bis 30.11.2026",
        ),
        ("she'll send the docs by mon", "Anna: send the docs bis 30.11.2026"),
    ],
)
def test_who_says_what_he_will_do_promises_it_without_a_colon(week, words, line):
    card = answer(week, KEY, words)
    assert f"\n## Zusagen\n- [ ] {line}\n" in card
    assert "\nrückruf:\n" in card
    kind = "waiting" if line.startswith("Anna") else "promise"
    assert [one[0] for one in due(week)] == [kind]


def test_a_promise_of_a_stranger_without_a_card_is_when_to_call_again(week):
    office = "# Rückrufe\n\n## Mi 25.11.2026\n- Hr. Gruber, 0171 3920011, wg. Angebot\n"
    path = "Rückrufe.md"
    words = "erreicht, er schickt Pläne bis Mo"
    text = answer(week, office, words, "Gruber", path=path)
    assert "- [ ] Hr. Gruber" in text
    assert (
        "→ erreicht, er schickt Pläne bis Mo ✓ Mi 25.11.2026: wieder Mo 30.11." in text
    )


def test_an_appointment_with_a_stranger_is_when_to_call(week):
    office = "# Rückrufe\n\n## Mi 25.11.2026\n- Hr. Gruber, 0171 3920011, wg. Angebot\n"
    path = "Rückrufe.md"
    text = answer(week, office, "erreicht, Termin Do 10:00", "Gruber", path=path)
    assert "→ erreicht, Termin Do 10:00 ✓ Mi 25.11.2026: wieder Do 26.11." in text
    assert [one[:2] for one in due(week)] == [("callback", "2026-11-26T10:00")]


def test_with_a_new_card_the_stranger_promises_like_anybody(week):
    office = "# Rückrufe\n\n## Mi 25.11.2026\n- Hr. Peter Gruber, wg. Angebot\n"
    words = "erreicht, er schickt Pläne bis Mo, neue Karte"
    answer(week, office, words, "Gruber", path="Rückrufe.md")
    assert "- [ ] Peter: Pläne schicken bis 30.11.2026\n" in week.read(
        "Kontakte/Peter Gruber.md"
    )


@pytest.mark.parametrize(
    "words", ["nachgehakt, Mo", "noch nichts, Mo", "nicht erreicht, Mo", "erinnert, Mo"]
)
def test_what_others_owe_keeps_its_day_and_rests_until_the_next_look(week, words):
    card = answer(week, WAITING, words, "Referenzliste")
    assert "- [ ] Anna: Referenzliste bis 25.11.2026\n" in card
    assert due(week) == []
    assert due(week, "2026-11-30") == [("waiting", DAY, "Referenzliste")]
    assert "Mo 30.11.2026" in week.vault.run("why", "anna", "--lang", "de").out


OWED = """\
---
type: contact
---

- [ ] Anna: send the plans by 2026-11-25

## Log
- 2026-11-01 call: x
"""


@pytest.mark.parametrize(
    ("words", "day", "entry"),
    [
        (
            "they'll send it tmrw",
            "2026-11-26",
            "note: they'll send it tmrw, again Thu 26 Nov 2026: send the plans",
        ),
        (
            "she'll send the plans by Fri",
            "2026-11-27",
            "note: she'll send the plans by Fri, again Fri 27 Nov 2026: send the plans",
        ),
        (
            "reminded her, will send tmrw",
            "2026-11-26",
            "note: nudged (reminded her, will send tmrw), again Thu 26 Nov 2026: ",
        ),
        (
            "nudged - says Fri",
            "2026-11-27",
            "note: nudged, again Fri 27 Nov 2026: send the plans",
        ),
        (
            "partly, rest by Fri",
            "2026-11-27",
            "note: partly, rest by Fri, again Fri 27 Nov 2026: send the plans",
        ),
        (
            "spoke to her, she'll send it Fri",
            "2026-11-27",
            "call: she'll send it Fri",
        ),
    ],
)
def test_what_they_say_of_what_they_owe_is_no_second_promise(week, words, day, entry):
    card = answer(week, OWED, words, "send the plans")
    assert f"- 2026-11-25 {entry}" in card
    assert [line for line in card.split("\n") if line.startswith("- [")] == [
        "- [ ] Anna: send the plans by 2026-11-25"
    ]
    assert due(week) == []
    assert due(week, day) == [("waiting", DAY, "send the plans")]


def test_something_else_that_they_promise_is_a_promise_of_its_own(week):
    card = answer(
        week, OWED, "spoke, she'll send the contract by Fri", "send the plans"
    )
    assert "- [ ] Anna: send the plans by 2026-11-25\n" in card
    assert "- [ ] Anna: send the contract by 2026-11-27\n" in card


@pytest.mark.parametrize(
    ("words", "nudged"),
    [
        ("chased, no reply yet", 1),
        ("no reply, chased", 1),
        ("still nothing, chased", 1),
        ("still waiting", 0),
        ("nothing yet, they say Thu or Fri", 0),
    ],
)
def test_only_who_asked_has_asked(week, words, nudged):
    card = answer(week, OWED, words, "send the plans")
    assert "- [ ] Anna: send the plans by 2026-11-25\n" in card
    assert f"{words}" in card
    said = week.vault.report(today=week.now)
    assert said["nudges"]["theirs"] == {"postponed": 0, "nudged": nudged}


def test_what_came_after_it_was_asked_for_is_late(week):
    card = WAITING.replace("bis 25.11.2026", "📅 2026-11-25")
    answer(week, card, "nachgehakt, Mo", "Referenzliste")
    week.at("2026-11-30T09:00")
    week("sync")
    line = week.line(LIST, "Referenzliste")
    week.phone(LIST, line, answered(line, "-> erhalten"))
    week("sync")
    said = week.vault.report(today=week.now)
    wanted = {"open": 0, "kept": 0, "late": 1, "broken": 0}
    assert said["promises"]["theirs"] == wanted
    assert said["nudges"]["theirs"] == {"postponed": 0, "nudged": 1}


def test_the_report_counts_what_was_put_off(week):
    answer(week, WAITING, "Mo", "Referenzliste")
    said = week.vault.report(today=week.now)
    assert said["promises"]["theirs"]["open"] == 1
    assert said["nudges"] == {
        "mine": {"postponed": 0, "nudged": 0},
        "theirs": {"postponed": 1, "nudged": 0},
    }


def test_a_promise_kept_with_a_day_is_followed_by_a_call(week):
    card = answer(week, WAITING, "erhalten, Mo nachfragen", "Referenzliste")
    assert "- [x] Anna: Referenzliste bis 25.11.2026" in card
    assert due(week) == [("callback", "2026-11-30", "Referenzliste")]


def test_who_meets_several_people_has_one_appointment(week):
    week.vault.note(CARD, KEY).note("Kontakte/Max Huber.md", KEY)
    words = "Mittagessen: Standort, Termin am Do 10:00"
    said = week("log", "anna, max", words)
    assert "Termin Do 26.11.2026 10:00" in said.out
    cards = week.read(CARD), week.read("Kontakte/Max Huber.md")
    assert [card.count("- [ ] Do 26.11.2026 10:00 Termin") for card in cards] == [1, 0]
