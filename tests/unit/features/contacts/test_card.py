import pytest

from vaultkit.core import notes
from vaultkit.core.words import Msg
from vaultkit.features.contacts import card
from vaultkit.features.contacts.card import Read
from vaultkit.features.contacts.facts import Keyed
from vaultkit.features.contacts.options import Options

ANNA = """---
type: kontakt
anrede: Sie, Frau Mag. Weber
firma: "[[Stahlbau Gruber GmbH]]"
funktion: Einkaufsleiterin
handy: "+49 171 3920012"
telefon (büro): 0732 123456
email: anna.weber@stahlbau-gruber.example
ort: Linz
phase: Interessent
kontaktrhythmus: alle 6 Wochen
rückruf: 2026-11-25
anlass: E-Lkw-Angebot
erreichbar: Mo-Do 9-11, 14-16
kennengelernt: 2026-09-18 [[Logistikfrühstück Linz]]
vorgestellt_von: "[[Max Huber]]"
umtreibt: Umstieg der Flotte auf E-Lkw bis 2028
sucht: Förderberatung
netzwerke: [XING, LinkedIn]
---

## Verlauf
"""


def read(*lines: str, body: str = "", path: str = "Kontakte/Anna Weber.md") -> Read:
    text = "\n".join(("---", *lines, "---", body)) if lines else body
    return card.read(notes.parse(path, text), Options(region="AT"))


def codes(found: Read) -> list[tuple[str, str]]:
    return [(d.code, d.severity) for d in found.diagnostics]


def test_a_card_as_somebody_in_linz_writes_it() -> None:
    found = card.read(notes.parse("Kontakte/Anna Weber.md", ANNA), Options())
    assert found.diagnostics == ()
    row = found.card
    assert (row.terms, row.address) == ("sie", "Frau Mag. Weber")
    assert (row.company, row.role, row.location) == (
        "Stahlbau Gruber GmbH",
        "Einkaufsleiterin",
        "Linz",
    )
    assert row.phones == ("+49 171 3920012", "0732 123456")
    assert (row.cadence_days, row.stage) == (42, "prospect")
    assert (row.met_on, row.met) == ("2026-09-18", "Logistikfrühstück Linz")
    assert row.introduced_by == "Max Huber"
    assert row.networks == "XING, LinkedIn"
    assert found.keyed == Keyed("2026-11-25", None, "", "E-Lkw-Angebot")
    assert found.named.shown == "Anna Weber"
    assert found.named.form == "fr"


def test_the_place_of_a_callback_is_its_key_and_value() -> None:
    note = notes.parse("Kontakte/Anna Weber.md", ANNA)
    span = card.read(note, Options()).keyed_span
    assert note.text[span.start : span.end] == "rückruf: 2026-11-25"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("name: Jürgen Müller",), "Jürgen Müller"),
        (("vorname: Lena", "nachname: Groß"), "Lena Groß"),
        (("First Name: Ada", "Last Name: Lovelace"), "Ada Lovelace"),
        (("name: {first: Ada, last: Lovelace}",), "Ada Lovelace"),
        (("firma: x",), "Anna Weber"),
        (("name: {first: ' ', last: Weber}",), "Weber"),
        (("name:  Anna   Weber ",), "Anna Weber"),
        (("name: |", "  Anna", "  Weber"), "Anna Weber"),
        (("name: [Anna Weber, Anna Huber]",), "Anna Weber"),
        (("name: []", "fn: Anna Huber"), "Anna Huber"),
        (("name: Thomas Weber (Linz Muster)",), "Thomas Weber (Linz Muster)"),
    ],
)
def test_the_shown_name(lines: tuple[str, ...], shown: str) -> None:
    assert read(*lines).named.shown == shown


def test_a_first_heading_only_adds_a_name() -> None:
    found = read("name: Anna Weber", body="# Die Weberin\n")
    assert found.named.shown == "Anna Weber"
    assert "Die Weberin" in found.named.others


def test_a_heading_of_a_section_is_no_name() -> None:
    assert "Verlauf" not in read("firma: x", body="## Verlauf\n").named.others


@pytest.mark.parametrize(
    ("written", "keyed"),
    [
        ("rückruf: 2026-11-25", ("2026-11-25", None, "")),
        ("rückruf: 25.11.2026", ("2026-11-25", None, "")),
        (
            "rückruf: 2026-11-25 14:00",
            ("2026-11-25T14:00", "2026-11-25T14:30", ""),
        ),
        (
            "follow_up: 2026-11-25T14:00:00",
            ("2026-11-25T14:00", "2026-11-25T14:30", ""),
        ),
        (
            "rückruf: 25.11.2026 ab 14 Uhr",
            ("2026-11-25T14:00", "2026-11-25T14:30", "from"),
        ),
        (
            "callback: 2026-11-25 before 16:00",
            ("2026-11-25T15:30", "2026-11-25T16:00", "before"),
        ),
        (
            "callback: {date: 2026-11-25, time: '14:00', reason: budget}",
            ("2026-11-25T14:00", "2026-11-25T14:30", ""),
        ),
    ],
)
def test_callbacks_with_and_without_a_time(
    written: str, keyed: tuple[str, str | None, str]
) -> None:
    found = read(written)
    assert found.keyed is not None
    assert found.keyed[:3] == keyed
    assert found.diagnostics == ()


def test_a_nested_callback_brings_its_reason() -> None:
    found = read("callback: {date: 2026-11-25, reason: budget}")
    assert found.keyed == Keyed("2026-11-25", None, "", "budget")


def test_of_two_spellings_the_newest_day_wins() -> None:
    found = read("callback: 2026-11-25", "next_contact: 2026-12-01")
    assert found.keyed is not None
    assert found.keyed.due == "2026-12-01"


@pytest.mark.parametrize("written", ["rückruf:", "rückruf: ''", "rückruf: ~"])
def test_an_empty_callback_is_a_closed_one(written: str) -> None:
    found = read(written)
    assert (found.keyed, found.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("written", "code", "severity"),
    [
        ("rückruf: 2026-13-40", "frontmatter/bad-date", "error"),
        ("rückruf: 31.11.2026", "frontmatter/bad-date", "error"),
        ("rückruf: sobald sie Zeit hat", "frontmatter/bad-date", "error"),
        ("geburtstag: irgendwann", "frontmatter/bad-date", "error"),
        ("pausiert: Karenz", "frontmatter/bad-date", "error"),
        ("next-contact: 11/28/2026", "dates/us-form", "warning"),
        ("rückruf: Mo 25.11.2026", "dates/weekday-mismatch", "warning"),
        ("rückruf: morgen", "dates/relative-undated", "hint"),
        ("phase: Interesent", "contacts/unknown-stage", "warning"),
        ("kontaktrhythmus: manchmal", "contacts/unknown-cadence", "warning"),
        ("kontaktrhythmus: 0", "contacts/unknown-cadence", "warning"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_value(
    written: str, code: str, severity: str
) -> None:
    found = read("firma: x", written)
    assert codes(found) == [(code, severity)]
    (fault,) = found.diagnostics
    assert fault.span is not None
    assert fault.hint is not None
    text = notes.parse("x.md", f"---\nfirma: x\n{written}\n---\n").text
    value = written.partition(": ")[2]
    assert text[fault.span.start : fault.span.end] == value


def test_a_relative_callback_is_undated_and_not_dropped() -> None:
    assert read("rückruf: morgen").keyed == Keyed(None, None, "", "")


def test_a_wrong_weekday_does_not_hide_the_date() -> None:
    found = read("rückruf: Mo 25.11.2026")
    assert found.keyed is not None
    assert found.keyed.due == "2026-11-25"


def test_american_dates_are_read_where_the_settings_say_so() -> None:
    note = notes.parse("People/Ada.md", "---\nnext-contact: 11/28/2026\n---\n")
    found = card.read(note, Options(us_keys=("Next Contact",)))
    assert found.keyed is not None
    assert (found.keyed.due, found.diagnostics) == ("2026-11-28", ())


def test_an_unknown_stage_names_the_nearest() -> None:
    (fault,) = read("stage: custmer").diagnostics
    assert fault.hint is not None
    assert dict(fault.hint.args)["near"] == "customer"


@pytest.mark.parametrize(
    ("lines", "stage"),
    [
        (("stage: lead",), "prospect"),
        (("Lifecycle Stage: Client",), "customer"),
        (("phase: Empfehlerin",), "recommender"),
        (("status: Kunde",), "customer"),
        (("relationship: friend",), ""),
    ],
)
def test_stages_by_their_many_names(lines: tuple[str, ...], stage: str) -> None:
    found = read(*lines)
    assert (found.card.stage, found.diagnostics) == (stage, ())


@pytest.mark.parametrize(
    ("written", "closed"),
    [("status: beendet", True), ("status: Closed", True), ("status: aktiv", False)],
)
def test_a_status_may_close(written: str, closed: bool) -> None:
    assert read(written).card.closed is closed


@pytest.mark.parametrize(
    ("written", "paused"),
    [
        ("pausiert: ja", (True, None)),
        ("paused: true", (True, None)),
        ("pausiert: nein", (False, None)),
        ("paused: x", (True, None)),
        ("pausiert: 2027-01-11", (False, "2027-01-11")),
        ("pausiert: bis 11.1.2027", (False, "2027-01-11")),
        ("paused:", (False, None)),
    ],
)
def test_a_pause_has_an_end_or_none(
    written: str, paused: tuple[bool, str | None]
) -> None:
    row = read(written).card
    assert (row.paused, row.paused_until) == paused


def test_nicht_anrufen_belongs_to_do_not_call_only() -> None:
    row = read("nicht_anrufen: ja").card
    assert (row.do_not_call, row.paused) == (True, False)


def test_du_or_sie_may_have_a_key_of_its_own() -> None:
    row = read("anrede: Frau Weber", "du_sie: per Du").card
    assert (row.terms, row.address) == ("du", "Frau Weber")


@pytest.mark.parametrize(
    ("written", "role", "address"),
    [
        ("title: Mag. Dr.", "", "Frau Mag. Dr. Weber"),
        ("title: CTO", "CTO", "Frau Weber"),
        ("titel: DI", "", "Frau DI Weber"),
    ],
)
def test_a_title_is_an_honorific_or_a_job(
    written: str, role: str, address: str
) -> None:
    row = read(written, "anrede: Frau").card
    assert (row.role, row.address) == (role, address)


def test_the_newest_of_several_last_contacts_counts() -> None:
    lines = ("letzter_kontakt: 2026-10-01", "last_chat: 2026-11-02")
    found = read(*lines)
    assert found.card.last == "2026-11-02"
    start, end = dict(found.stated)["last_contact"]
    assert "\n".join(("---", *lines))[start:end] == "last_chat: 2026-11-02"


def test_an_empty_key_of_a_template_states_nothing() -> None:
    assert dict(read("kontaktrhythmus:", "geburtstag: ").stated) == {}
    assert list(dict(read("kontaktrhythmus:", "rhythm: 6w").stated)) == ["cadence"]


@pytest.mark.parametrize(
    ("written", "birthday"),
    [
        ("geburtstag: 24.11.1984", "1984-11-24"),
        ("birthday: 11-24", "11-24"),
        ("bday: --11-24", "11-24"),
        ("birthDate: XXXX-11-24", "11-24"),
        ("geburtstag: 29.02.", "02-29"),
    ],
)
def test_birthdays_with_and_without_year(written: str, birthday: str) -> None:
    assert read(written).card.birthday == birthday


@pytest.mark.parametrize("written", ["11/24/1980", "11/24"])
def test_a_birthday_with_the_month_first_is_read_where_the_settings_say_so(
    written: str,
) -> None:
    note = notes.parse("People/Ada.md", f"---\nbirthday: {written}\n---\n")
    unset = card.read(note, Options())
    assert (unset.card.birthday, codes(unset)) == ("", [("dates/us-form", "warning")])
    hint = unset.diagnostics[0].hint
    assert hint is not None
    assert dict(hint.args)["key"] == "birthday"
    found = card.read(note, Options(us_keys=("Birthday",)))
    assert found.card.birthday.endswith("11-24")
    assert found.diagnostics == ()


def test_what_is_no_birthday_is_told_how_to_write_one() -> None:
    found = read("geburtstag: im Herbst")
    assert codes(found) == [("frontmatter/bad-date", "error")]
    assert found.diagnostics[0].hint == Msg("contacts.bad-birthday.hint")


@pytest.mark.parametrize(
    ("written", "met"),
    [
        (
            'kennengelernt: "2026-09-18, [[Logistikfrühstück Linz]]"',
            ("2026-09-18", "Logistikfrühstück Linz"),
        ),
        (
            "met: 2026-03-12, hallway track at [[PyNorth 2026]]",
            ("2026-03-12", "hallway track at PyNorth 2026"),
        ),
        ("kennengelernt: Stammtisch in Passau", (None, "Stammtisch in Passau")),
        (
            "met: {where: PyNorth, when: 2026-03-12, via: Priya}",
            ("2026-03-12", "PyNorth"),
        ),
        ("met: 2026-03-12", ("2026-03-12", "")),
        ("met: (über die Messe)", (None, "(über die Messe)")),
    ],
)
def test_how_we_met(written: str, met: tuple[str | None, str]) -> None:
    row = read(written).card
    assert (row.met_on, row.met) == met


def test_card_lines_count_and_front_matter_wins() -> None:
    body = "firma:: Berg\nOrt: Graz\nTel 0171 3920011\n\n## Verlauf\nTel 0171 1111111\n"
    found = read("firma: Gruber", body=body)
    row = found.card
    assert (row.company, row.location, row.phones) == (
        "Gruber",
        "Graz",
        ("0171 3920011",),
    )


def test_a_callback_in_the_front_matter_wins_over_a_later_one_below() -> None:
    found = read("rückruf: 2026-11-25", body="Rückruf: 2026-12-01\n")
    assert found.keyed is not None
    assert found.keyed.due == "2026-11-25"


def test_whoever_brought_us_together_may_stand_in_met() -> None:
    nested = "met: {where: PyNorth, via: '[[Priya Raman]]'}"
    assert read(nested).card.introduced_by == "Priya Raman"
    both = read(nested, "introduced_by: Max Huber")
    assert both.card.introduced_by == "Max Huber"


def test_a_card_typed_on_a_phone_needs_no_front_matter() -> None:
    body = "#kontakt\nTel 0171 3920011\nMail daniela@maurer.example\nFirma: Maurer\n"
    row = read(body=body).card
    assert (row.phones, row.emails) == (("0171 3920011",), ("daniela@maurer.example",))
    assert row.company == "Maurer"


def test_words_that_only_look_like_a_card_are_left_alone() -> None:
    row = read(body="Tel war besetzt 3 mal\nMobil unterwegs\nWeb 2.0 Fan\n").card
    assert row.phones == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: [\n---\n",
        "---\nrückruf: {date: {x: y}}\n---\n",
        "---\ncallback: [2026-11-25, morgen, x]\n---\n",
        "---\nphone: {mobile: '1'}\nmet: []\nstage: {}\n---\n",
        "---\nname: ''\nfirst_name: ' '\n---\n",
        "---\nname: '((('\nanrede: ',,,'\n---\n",
    ],
)
def test_odd_values_never_raise(text: str) -> None:
    card.read(notes.parse("Kontakte/Anna Weber.md", text), Options())
