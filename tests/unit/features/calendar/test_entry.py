from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from support.feed_view import OUTPUT, brief, due, entries, person, setting

from vaultkit.features.calendar import wording
from vaultkit.plugin import ALWAYS, Due, Setting, msg

TODAY = "2026-11-25"
ANNA = due(
    "Anna Weber",
    "E-Lkw-Angebot",
    "2026-11-25T14:00",
    TODAY,
    hints=(msg("test.try", n=2, th="nd"), msg("test.brief", text="gesprochen 24.11.")),
    clock=msg("test.from", time="14:00"),
    reach="0171 3920012",
)
HELP = (
    "Danach in der Checkliste notieren: → erreicht, … | → nicht erreicht, Do 14:00"
    " | → Mo (verschieben) | → kein Interesse"
)
BRIEF = brief("Stahlbau Gruber GmbH, Linz", "von dir offen: Angebot, Fr 27.11.2026")


def raw(what: Due | list[Due], here: Setting | None = None) -> bytes:
    here = here or setting()
    dues = what if isinstance(what, list) else [what]
    (event,) = entries(dues, TODAY, **here.options._asdict())
    return OUTPUT.item(event, BRIEF, here)


def entry(what: Due | list[Due], here: Setting | None = None) -> Any:
    return Calendar.from_ical(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + raw(what, here) + b"END:VCALENDAR\r\n"
    ).walk("VEVENT")[0]


def lines(found: Any) -> list[str]:
    return str(found["DESCRIPTION"]).split("\n")


def test_summary_begins_with_the_name_and_counts_the_tries() -> None:
    assert entry(ANNA)["SUMMARY"] == "Anna Weber: E-Lkw-Angebot (2. Versuch)"
    english = entry(ANNA, setting(language="en"))
    assert english["SUMMARY"] == "Anna Weber: E-Lkw-Angebot (2nd try)"


@pytest.mark.parametrize(
    ("kind", "title", "summary"),
    [
        ("cadence", "", "Anna Weber: Kontaktrhythmus"),
        ("birthday", "", "Anna Weber: Geburtstag"),
        ("callback", "", "Anna Weber: zurückrufen"),
        ("promise", "Angebot schicken", "Anna Weber: Angebot schicken"),
        ("waiting", "Fahrprofile", "Anna Weber: Fahrprofile (steht noch aus)"),
        ("outcome-missing", "Telefontermin", "Anna Weber: Telefontermin – wie war es?"),
    ],
)
def test_summary_of_each_kind(kind: str, title: str, summary: str) -> None:
    here = setting(theirs=True)
    assert entry(due("Anna Weber", title, TODAY, TODAY, kind), here)["SUMMARY"] == (
        summary
    )


def test_what_the_brief_says_is_said_once() -> None:
    hints = (msg("test.try", n=2, th="nd"), msg("test.brief", text="nicht anrufen"))
    called = ANNA._replace(item=ANNA.item._replace(hints=hints))
    (event,) = entries([called], TODAY)
    told = wording.description(event, brief("Nicht anrufen"), setting())
    assert told.lower().count("nicht anrufen") == 1
    assert "2. Versuch" in told


def test_office_line_without_card_is_called_as_it_was_written() -> None:
    note = person("2026-11-25 Rückrufe", "note")
    title = "Frau Sommer, 030 23125 404, wg. Vortrag"
    listed = due(note.name, title, ALWAYS, TODAY, entity=note)
    assert entry(listed)["SUMMARY"] == title
    protocol = due(note.name, "Protokoll", TODAY, TODAY, "promise", entity=note)
    assert entry(protocol)["SUMMARY"] == "2026-11-25 Rückrufe: Protokoll"


def test_description_says_state_number_brief_and_how_to_answer() -> None:
    late = ANNA._replace(day="2026-11-20", state="overdue", overdue=5)
    assert lines(entry(late)) == [
        "Fällig seit Fr 20.11.2026 · ab 14:00 · 2. Versuch · gesprochen 24.11.",
        "0171 3920012",
        "Stahlbau Gruber GmbH, Linz",
        "von dir offen: Angebot, Fr 27.11.2026",
        "",
        HELP,
    ]


def test_number_that_is_said_already_is_not_said_twice() -> None:
    (event,) = entries([ANNA], TODAY)
    told = brief("Telefon: 0171 3920012, 030 23125 401")
    text = OUTPUT.item(event, told, setting()).replace(b"\r\n ", b"")
    assert text.count(b"0171 3920012") == 2  # LOCATION and the brief
    strangers = [
        due(
            f"{n}", f"Frau {n}, 030 23125 40{n}", TODAY, TODAY, reach=f"030 23125 40{n}"
        )
        for n in range(5)
    ]
    assert lines(entry(strangers))[0] == "0: Frau 0, 030 23125 400"


def test_description_names_who_else_is_concerned_and_who_may_be_meant() -> None:
    others = [person("Priya Raman"), person("Max Huber")]
    joint = due("Anna Weber", "Protokoll", TODAY, TODAY, "promise", others=others)
    assert lines(entry(joint))[0] == "Auch: Priya Raman, Max Huber"
    webers = [person("Thomas Weber (Linz Muster)"), person("Anna Weber")]
    unclear = due("Liste", "Hr. Weber", TODAY, TODAY, candidates=webers)
    assert lines(entry(unclear))[0] == "Wer? Thomas Weber (Linz Muster), Anna Weber"
    many = due(
        "Liste", "Weber", TODAY, TODAY, candidates=[person(c) for c in "ABCDEFGHIJKL"]
    )
    assert lines(entry(many))[0] == "Wer? A, B, C, D, E, F, G, H, I … und 3 weitere"


def test_birthday_asks_for_no_answer() -> None:
    found = entry(due("Anna Weber", "", TODAY, TODAY, "birthday"))
    assert lines(found) == ["Stahlbau Gruber GmbH, Linz", BRIEF[1].args[0][1]]


def test_whole_day_entry_has_dates_an_end_and_rings_at_nine() -> None:
    found = entry(due("Anna Weber", "Angebot", "2026-11-30", TODAY))
    assert found["DTSTART"].dt == date(2026, 11, 30)
    assert found["DTEND"].dt == date(2026, 12, 1)
    (alarm,) = found.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=9))
    assert found["TRANSP"] == "TRANSPARENT"


def test_appointment_is_in_the_zone_and_rings_ten_minutes_before() -> None:
    found = entry(
        due(
            *("Anna Weber", "Telefontermin", "2026-11-27T13:00", TODAY, "appointment"),
            end="2026-11-27T14:15",
        )
    )
    vienna = ZoneInfo("Europe/Vienna")
    assert found["DTSTART"].to_ical() == b"20261127T130000"
    assert found["DTSTART"].params["TZID"] == "Europe/Vienna"
    assert found["DTEND"].dt == datetime(2026, 11, 27, 14, 15, tzinfo=vienna)
    assert found["TRANSP"] == "OPAQUE"
    (alarm,) = found.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-10)


@pytest.mark.parametrize(
    ("timezone", "start"),
    [
        ("UTC", b"20261127T130000Z"),
        ("Africa/Cairo", b"20261127T110000Z"),
        ("America/Santiago", b"20261127T160000Z"),
    ],
)
def test_time_in_a_zone_without_plain_rule_is_written_in_utc(
    timezone: str, start: bytes
) -> None:
    slot = due("Anna Weber", "Termin", "2026-11-27T13:00", TODAY, "appointment")
    found = entry(slot, setting(timezone))
    assert found["DTSTART"].to_ical() == start


def test_time_of_day_without_end_lasts_half_an_hour() -> None:
    assert raw(ANNA).count(b"20261125T143000") == 1


def test_overdue_callback_keeps_its_time_and_length_on_today() -> None:
    late = due(
        *("Anna Weber", "Angebot", "2026-11-20T15:30", TODAY), end="2026-11-20T16:00"
    )
    data = raw(late)
    assert b"DTSTART;TZID=Europe/Vienna:20261125T153000\r\n" in data
    assert b"DTEND;TZID=Europe/Vienna:20261125T160000\r\n" in data


@pytest.mark.parametrize("end", ["2026-11-27T12:00", "2026-11-27", "9999-01-01T00:00"])
def test_impossible_end_counts_as_none(end: str) -> None:
    slot = due("A", "Termin", "2026-11-27T13:00", TODAY, "appointment", end=end)
    assert b":20261127T133000\r\n" in raw(slot)


@pytest.mark.parametrize("timezone", ["Europe/Vienna", "Africa/Cairo"])
def test_end_is_after_the_start_in_the_night_that_skips_an_hour(timezone: str) -> None:
    day = {"Europe/Vienna": "2027-03-28T02", "Africa/Cairo": "2027-04-30T00"}[timezone]
    slot = due(
        *("A", "Nachtschicht", day + ":40", TODAY, "appointment"),
        end=f"{day[:11]}{int(day[-2:]) + 1:02}:10",
    )
    found = entry(slot, setting(timezone))
    zone = ZoneInfo(timezone)
    start, end = (
        found[key].dt.replace(tzinfo=found[key].dt.tzinfo or zone).timestamp()
        for key in ("DTSTART", "DTEND")
    )
    assert 0 < end - start <= 3600


def test_link_into_obsidian_only_if_asked_for() -> None:
    assert b"obsidian:" not in raw(ANNA)
    found = entry(ANNA, setting(obsidian=True))
    url = "obsidian://open?vault=Meine%20Notizen&file=Kontakte%2FAnna%20Weber"
    assert found["URL"] == url
    assert url in lines(found)


def test_number_stands_where_phones_make_it_tappable() -> None:
    assert entry(ANNA)["LOCATION"] == "0171 3920012"
    without = ANNA._replace(item=ANNA.item._replace(reach=""))
    assert "LOCATION" not in entry(without)


def test_category_is_the_kind_in_the_readers_words() -> None:
    assert entry(ANNA)["CATEGORIES"].cats == ["Rückruf"]
    foreign = due("Anna Weber", "Baustelle", TODAY, TODAY, "acme/visit")
    assert entry(foreign)["CATEGORIES"].cats == ["test.acme/visit"]


def test_bundle_names_everybody_with_their_number() -> None:
    dues = [
        due(f"Kunde {n}", "Angebot", TODAY, TODAY, reach=f"030 23125 40{n}")
        for n in range(5)
    ]
    found = entry(dues)
    assert found["SUMMARY"] == "Rückrufe (5)"
    assert found["UID"] == f"day-{TODAY}@k3f9q2ab"
    assert lines(found)[:5] == [
        f"Kunde {n}: Angebot · 030 23125 40{n}" for n in range(5)
    ]
    promise = due("Anna Weber", "Preisliste", TODAY, TODAY, "promise")
    assert entry([*dues, promise])["SUMMARY"] == "Wiedervorlagen (6)"


def test_bundle_names_ten_of_the_people_due_for_their_rhythm_alone() -> None:
    people = [due(f"K{n:02}", "", TODAY, TODAY, "cadence", every=30) for n in range(20)]
    events = entries(people, TODAY)
    (rest,) = (event for event in events if len(event.dues) > 1)
    text = OUTPUT.item(rest, (), setting()).replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Wieder melden (17)" in text
    assert "DESCRIPTION:K03\\nK04" in text
    assert "K12\\n… und 7 weitere\\n" in text
    assert "K13" not in text


def test_bundle_of_a_day_lists_single_people_and_ten_of_the_others() -> None:
    people = [due(f"K{n:02}", "", TODAY, TODAY, "cadence", every=30) for n in range(20)]
    promise = due("Anna Weber", "Preisliste", TODAY, TODAY, "promise")
    text = lines(entry([promise, *people]))
    assert text[0] == "Anna Weber: Preisliste"
    assert text[13] == "K12: Kontaktrhythmus"
    assert text[14] == "… und 7 weitere"


def test_text_cannot_break_out_of_its_line() -> None:
    nasty = (
        "A\r\nEND:VEVENT\r\nX:\x07\x00b\u2028c\x85d;,\\ \ud800\ufeff\u202a0171\u202c"
    )
    found = entry(due("Zoë 🎉", nasty, TODAY, TODAY, reach=nasty))
    assert found["SUMMARY"] == "Zoë 🎉: A END:VEVENT X:b c d;,\\ \ufffd0171"
    data = raw(due("Zoë", nasty, TODAY, TODAY, reach=nasty))
    assert data.count(b"END:VEVENT\r\n") == 1
    assert not set(data) & (set(range(32)) - {10, 13})


def test_endless_title_is_cut_in_the_summary_and_whole_in_the_description() -> None:
    title = "lang " * 2000
    found = entry(due("Anna Weber", title, TODAY, TODAY))
    assert len(found["SUMMARY"]) <= 200
    assert title.strip() in lines(found)


def test_entry_has_no_stamp_of_its_own_and_one_uid_in_its_second_line() -> None:
    data = raw(ANNA)
    assert data.startswith(f"BEGIN:VEVENT\r\nUID:{ANNA.uid}@k3f9q2ab\r\n".encode())
    assert b"DTSTAMP" not in data
    assert raw(ANNA, setting()._replace(vault_id="")).startswith(
        f"BEGIN:VEVENT\r\nUID:{ANNA.uid}@vaultkit\r\n".encode()
    )


@pytest.mark.parametrize("before", range(60, 76))
def test_path_with_a_capital_n_keeps_its_backslash_where_lines_fold_too(
    before: int,
) -> None:
    title = "x" * before + r" C:\Notizen\N liegt dort"
    found = entry(due("Anna Weber", title, TODAY, TODAY))
    assert found["SUMMARY"] == "Anna Weber: " + title
    assert max(map(len, raw(due("A", title, TODAY, TODAY)).split(b"\r\n"))) <= 75
