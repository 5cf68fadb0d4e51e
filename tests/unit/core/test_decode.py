"""Values as people type them into fields."""

from __future__ import annotations

import subprocess
import sys

import pytest

from vaultkit.core import decode


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", True),
        ("Ja", True),
        ("yes", True),
        ("x", True),
        ("X", True),
        ("true", True),
        ("wahr", True),
        ("on", True),
        ("✓", True),
        (" y ", True),
        ("nein", False),
        ("no", False),
        ("False", False),
        ("falsch", False),
        ("off", False),
        ("aus", False),
        ("0", False),
        ("", None),
        ("vielleicht", None),
        ("2026-11-25", None),
        ("ja, aber", None),
        ("-", None),
    ],
)
def test_yes_and_no_are_read_in_both_languages(text: str, value: bool | None) -> None:
    assert decode.flag(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("anna.weber@stahlbau-gruber.example", "anna.weber@stahlbau-gruber.example"),
        ("Anna Weber <anna@firma.example>", "anna@firma.example"),
        ("mailto:anna@firma.example", "anna@firma.example"),
        ("[anna@firma.example](mailto:anna@firma.example)", "anna@firma.example"),
        ("Anna.Weber+xing@Firma.Example", "Anna.Weber+xing@Firma.Example"),
        ("jürgen@müller.example", "jürgen@müller.example"),
        ("Mail: anna@firma.example.", "anna@firma.example"),
        ("a@b.example, c@d.example", None),
        ("anna@firma", None),
        ("a@" * 20000, None),
        ("@anna", None),
        ("anna (at) firma.example", None),
        ("", None),
    ],
)
def test_one_address_is_found_in_what_people_paste(
    text: str, value: str | None
) -> None:
    assert decode.email(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("89", 89),
        ("89,00 €", 89),
        ("89,- €", 89),
        ("€ 89", 89),
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("2,5 h", 2.5),
        ("3h", 3),
        ("EUR 1.240,50", 1240.5),
        ("1,240.50", 1240.5),
        ("$1,240", 1240),
        ("1.240", 1240),
        ("1.240.000", 1240000),
        ("1'240.50 CHF", 1240.5),
        ("12 000", 12000),
        ("12\u202f000,5", 12000.5),
        ("0.125", 0.125),
        ("-5", -5),
        ("0", 0),
        ("", None),
        ("viel", None),
        ("3:30", None),
        ("1,2,3", None),
        ("1.2.3", None),
        ("1 2", None),
        ("1,2 3", None),
        ("12,", 12),
        ("89 Personen", None),
        ("2026-11-25", None),
        ("25.11.2026", None),
    ],
)
def test_points_and_commas_are_read_as_each_country_sets_them(
    text: str, value: float | None
) -> None:
    assert decode.number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1980-04-17", "1980-04-17"),
        ("17.04.1980", "1980-04-17"),
        ("17.4.1980", "1980-04-17"),
        ("17. April 1980", "1980-04-17"),
        ("April 17, 1980", "1980-04-17"),
        ("17 Apr 1980", "1980-04-17"),
        ("19800417", "1980-04-17"),
        ("1980-04-17T00:00:00", "1980-04-17"),
        ("1980-04-17T00:00:00.000Z", "1980-04-17"),
        ("17.04.80", "1980-04-17"),
        ("17.04.26", "04-17"),  # 1926 or 2026: only the day is sure
        ("17.04.", "04-17"),
        ("17.4", "04-17"),
        ("17. April", "04-17"),
        ("April 17", "04-17"),
        ("17. Jänner", "01-17"),
        ("04-17", "04-17"),
        ("--04-17", "04-17"),
        ("--0417", "04-17"),
        ("XXXX-04-17", "04-17"),
        ("xxxx-04-17", "04-17"),
        ("0000-04-17", "04-17"),
        ("1604-04-17", "04-17"),  # what address books write without a year
        ("29.02.", "02-29"),
        ("02-29", "02-29"),
        ("29.02.1980", "1980-02-29"),
        ("29.02.1981", None),
        ("31.04.", None),
        ("13-40", None),
        ("XXXX-13-01", None),
        ("heute", None),
        ("Freitag", None),
        ("Fr 17.04.", None),
        ("April", None),
        ("1980", None),
        ("KW 3", None),
        ("1980-W15", None),
        ("4/17/1980", None),
        ("17.04. abends", None),
        ("", None),
    ],
)
def test_a_birthday_may_lack_its_year(text: str, value: str | None) -> None:
    assert decode.birthday(text) == value


def test_an_american_birthday_where_the_caller_allows_it() -> None:
    assert decode.birthday("4/17/1980", us=True) == "1980-04-17"
    assert decode.birthday("4/17", us=True) == "04-17"


@pytest.mark.parametrize(
    ("raw", "region", "key"),
    [
        ("+49 171 3920012", None, "+491713920012"),
        ("+49 (0)171 3920012", None, "+491713920012"),
        ("+49 (0) 171 / 39200-12", "AT", "+491713920012"),
        ("(+49) 171 3920012", None, "+491713920012"),
        ("0049 171 3920012", None, "+491713920012"),
        ("0171 3920012", "DE", "+491713920012"),
        ("0171/3920012", "DE", "+491713920012"),
        ("(0171) 39200 12", "DE", "+491713920012"),
        ("tel:+491713920012", None, "+491713920012"),
        ("Tel. 030 23125-404", "DE", "+493023125404"),
        ("030 23125 404", "DE", "+493023125404"),
        ("089 99998 031", "DE", "+498999998031"),
        ("+44 7700 900142", None, "+447700900142"),
        ("07700 900142", "GB", "+447700900142"),
        ("0171 3920012 (mobil)", "DE", "+491713920012"),
        ("+49 171 3920012 (mobil)", None, "+491713920012"),
        ("030 23125 404 DW 12", "DE", "+493023125404"),
        ("+49\u00a0171\u202f3920012", None, "+491713920012"),
        ("0171 3920012", None, None),
        ("0171 3920012", "XX", None),
        ("+49 171", None, None),
        ("112", "DE", None),
        ("1234567890123456", "GB", None),
        ("unbekannt", "DE", None),
        ("", "DE", None),
        ("+", None, None),
        ("00", "DE", None),
        ("+0 171 3920012", None, None),
        ("1" * 300, "DE", None),
    ],
)
def test_a_number_has_one_key_however_it_is_written(
    raw: str, region: str | None, key: str | None
) -> None:
    assert decode.phone_key(raw, region) == key


@pytest.mark.parametrize(
    ("raw", "region", "shown"),
    [
        ("+49 171 3920012", "DE", "0171 3920012"),
        ("01713920012", "DE", "0171 3920012"),
        ("030 23125 404", "AT", "030 23125 404"),
        ("(0660) 12 34 567, privat", "AT", "(0660) 12 34 567"),
        ("Büro 0732/123456 - 12", "AT", "0732/123456 - 12"),
        ("+49 171 3920012", "AT", "+49 171 3920012"),
        ("+491713920012", None, "+49 171 3920012"),
        ("+491713920012", "DE", "0171 3920012"),
        ("+49 30 23125 404, Büro", "DE", "030 23125 404"),
        ("+49 30 23125 404", "AT", "+49 30 23125 404"),
        ("+49 0171 3920012", "DE", "0171 3920012"),
        ("+491 71 3920012", "DE", "0171 3920012"),
        ("+44 7700 900142", "GB", "07700 900142"),
        ("+44 7700 900142", "DE", "+44 7700 900142"),
        ("siehe Visitenkarte", "DE", "siehe Visitenkarte"),
        (" 0171 3920012 ", None, "0171 3920012"),
        ("+999 1234 5678", "DE", "+999 1234 5678"),
        (" +999 1234 5678 ", None, "+999 1234 5678"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled_at_home(
    raw: str, region: str | None, shown: str
) -> None:
    assert decode.phone_text(raw, region) == shown


@pytest.mark.parametrize("region", ["DE", "AT"])
@pytest.mark.parametrize(
    "raw",
    ["0171 3920012", "030 23125 404", "089 99998 031", "0732 123456", "01 5123456"],
)
def test_the_quick_way_agrees_with_the_library(raw: str, region: str | None) -> None:
    assert decode.phone_key(raw, region) == decode._by_library(raw, region)


def test_numbers_with_a_country_code_load_no_library() -> None:
    program = (
        "import sys; from vaultkit.core import decode;"
        "decode.phone_key('+49 171 3920012'); decode.phone_key('0171 3920012', 'DE');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
