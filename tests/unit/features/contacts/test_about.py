from typing import Any

from support.facts import Known, attempt, talk

from vaultkit.features.contacts import about
from vaultkit.features.contacts.facts import Card
from vaultkit.features.contacts.options import Options
from vaultkit.features.contacts.words import WORDS
from vaultkit.features.lines.facts import Loose
from vaultkit.plugin import Derived, Words, msg, words

ANNA = Card(
    phones=("+49 171 3920012",),
    company="Stahlbau Gruber GmbH",
    role="Einkaufsleiterin",
    location="Linz",
    stage="prospect",
    met_on="2026-09-18",
    met="Logistikfrühstück Linz",
    introduced_by="Max Huber",
    terms="sie",
    address="Frau Mag. Weber",
)


def lines(*facts: Any, language: str = "de") -> list[str]:
    made = about.run(Known(*facts), Options())
    said = Words(language, {**WORDS["en"], **WORDS[language]})
    told = [line for _, line in sorted(made.brief, key=lambda b: b[0])]
    return [said.say(line) for line in told if words.holds(line, "2026-11-25")]


def test_the_screen_before_a_call_opens_with_how_they_address_each_other() -> None:
    assert lines(ANNA) == [
        "Sie, Frau Mag. Weber",
        "Einkaufsleiterin, Stahlbau Gruber GmbH, Linz",
        "Phase: Interessent",
        "Kennengelernt am 18.9.2026: Logistikfrühstück Linz",
        "Vorgestellt von Max Huber",
        "Telefon: +49 171 3920012",
    ]


def test_it_reads_as_well_in_english() -> None:
    assert lines(ANNA, language="en")[2:5] == [
        "Stage: prospect",
        "Met on 18 Sep 2026: Logistikfrühstück Linz",
        "Introduced by Max Huber",
    ]


def test_the_last_three_talks_are_quoted_newest_first_without_their_tags() -> None:
    said = lines(
        Card(),
        talk("2026-06-04", "vorgestern"),
        talk("2026-09-18", "sucht Förderungen #bekommen/vorstellung"),
        talk("2026-10-02", "Nachfolge, Werk 2", channel="Mittagessen"),
        talk("2026-11-20", "will drei Fahrzeuge, Nummer #1 zuerst"),
    )
    assert said == [
        "Fr 20.11.2026, Telefonat: will drei Fahrzeuge, Nummer #1 zuerst",
        "Fr 2.10.2026, Mittagessen: Nachfolge, Werk 2",
        "Fr 18.9.2026, Telefonat: sucht Förderungen",
    ]


def test_a_talk_noted_in_two_places_is_told_once() -> None:
    said = lines(
        Card(),
        talk("2026-11-20", "drei Fahrzeuge"),
        talk("2026-11-20", "will ein Angebot für drei Fahrzeuge"),
    )
    assert said == ["Fr 20.11.2026, Telefonat: will ein Angebot für drei Fahrzeuge"]


def test_attempts_since_the_last_talk_are_told_earlier_ones_are_not() -> None:
    said = lines(
        Card(),
        attempt("2026-11-17"),
        talk("2026-11-20", ""),
        attempt("2026-11-23", "mailbox"),
    )
    assert said == ["Fr 20.11.2026, Telefonat", "Mo 23.11.2026: Mailbox"]


def test_no_shows_stay_on_the_card_theirs_and_mine() -> None:
    facts = Known(
        Card(),
        attempt("2026-10-09", "no-show"),
        talk("2026-10-16", "entschuldigt sich"),
        attempt("2026-11-05", "my-fault"),
        attempt("2026-11-06", "no-show"),
    )
    made = about.run(facts, Options())
    assert made.tallies == {"no-show": 2, "my-fault": 1}
    told = [line for order, line in made.brief if order == 94]
    assert told == [
        msg("contacts.brief.no-show", n=2, on="2026-11-06"),
        msg("contacts.brief.my-fault", n=1, on="2026-11-05"),
    ]


def test_do_not_call_leaves_the_number_out_of_the_brief() -> None:
    said = lines(Card(phones=("+49 171 3920012",), do_not_call=True))
    assert said == ["Nicht anrufen"]


def test_open_boxes_are_told_and_the_rest_counted() -> None:
    boxes = [Loose(f"Kleinigkeit {n}", " ") for n in range(7)]
    said = lines(Card(), Loose("erledigt", "x"), *boxes)
    assert said[0] == "Offene Aufgabe: Kleinigkeit 0"
    assert said[-1] == "… und 2 weitere offene Aufgaben"
    assert len(said) == 6


def test_closed_and_paused_stand_first() -> None:
    assert lines(ANNA._replace(closed=True))[0].startswith("Geschlossen")
    assert lines(ANNA._replace(paused=True))[0].startswith("Pausiert")
    until = lines(ANNA._replace(paused_until="2027-01-11"))
    assert until[0] == "Pausiert bis Mo 11.1.2027"


def test_a_talk_that_is_still_to_come_is_told_when_its_day_is_there() -> None:
    made = about.run(Known(Card(), talk("2026-12-03"), talk("2026-11-20")), Options())
    told = [words.holds(line, "2026-11-25T09:00") for _, line in made.brief]
    assert told == [False, True]


def test_the_row_in_the_list_of_people_has_the_last_days_with_a_talk() -> None:
    facts = Known(
        ANNA._replace(last="2026-11-01", cadence_days=42),
        *(talk(day) for day in ("2026-01-01", "2026-11-20", "2026-12-03")),
    )
    (row,) = about.run(facts, Options()).rows["people"]
    assert dict(zip((name for name, _ in about.PEOPLE.columns), row, strict=True)) == {
        "sort": "anna weber",
        "name": "Anna Weber",
        "company": "Stahlbau Gruber GmbH",
        "stage": "prospect",
        "cadence": 42,
        "talks": "2026-12-03 2026-11-20 2026-11-01",
        "state": "",
        "path": "Kontakte/Anna Weber.md",
    }


def test_who_has_no_card_is_not_among_the_people() -> None:
    assert about.run(Known(talk("2026-10-20")), Options()) == Derived()


def test_du_or_sie_alone_is_told_too() -> None:
    assert lines(Card(terms="du")) == ["du"]
    assert lines(Card(terms="sie"), language="en") == ["Sie"]
