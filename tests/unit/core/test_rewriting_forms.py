"""A date in the form of another, and the first form that reads back as meant."""

from __future__ import annotations

import pytest

from vaultkit.core import dates
from vaultkit.core.rewriting import clockforms, dateforms, dayforms, yamltext
from vaultkit.core.rewriting.dateforms import Wish

MONDAY = "2026-11-23"


def first(written: str, moment: str, *, near: str = "", us: bool = False) -> str:
    """The first form that says the moment, read from Monday 23 November 2026."""
    wish = Wish(moment, None, MONDAY, us=us, near=near)
    for form in dateforms.forms(written, wish):
        read = dates.whole(form, MONDAY, us=us)
        if read is not None and read.moment == moment and not read.fault:
            return form
    return ""


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2026-11-25", "2026-12-03"),
        ("2026/11/25", "2026/12/03"),
        ("20261125", "20261203"),
        ("25.11.2026", "3.12.2026"),
        ("25. 11. 2026", "3. 12. 2026"),
        ("05.11.2026", "03.12.2026"),
        ("25.11.26", "3.12.26"),
        ("25.11.", "3.12."),
        ("Fr 27.11.", "Do 3.12."),
        ("Fr. 27.11.2026", "Do. 3.12.2026"),
        ("Freitag, den 27. November", "Donnerstag, den 3. Dezember"),
        ("27. Nov. 2026", "3. Dez. 2026"),
        ("27 Nov 2026", "3 Dec 2026"),
        ("Friday 27 November", "Thursday 3 December"),
        ("Nov 25", "Dec 3"),
        ("Nov 25th, 2026", "Dec 3rd, 2026"),
        ("25th of November 2026", "3rd of December 2026"),
        ("27.11.2026 (Fr)", "3.12.2026 (Do)"),
        ("(bis 28.11.)", "(bis 3.12.)"),
        ("bis spätestens zum 30.11.", "bis spätestens zum 3.12."),
        ("[[2026-11-20]]", "[[2026-12-03]]"),
        ("[[2026-11-20|20.11.]]", "[[2026-12-03|3.12.]]"),
        ("**25.11.2026**", "**3.12.2026**"),
        ("13 Uhr, Fr 27.11.", "Do 3.12."),
        ("ab 14 Uhr am 27.11.", "am 3.12."),
        ("25.11.2026 um 14:00", "3.12.2026"),
    ],
)
def test_a_day_takes_the_form_of_another(written, form):
    assert first(written, "2026-12-03") == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("bis Fr", "bis 3.12."),
        ("bis morgen", "bis 3.12."),
        ("KW 49", "3.12."),
        ("by Friday", "by 2026-12-03"),
        ("by tomorrow", "by 2026-12-03"),
        ("28/11/2026", "2026-12-03"),
        ("(bis morgen)", "(bis 3.12.)"),
        ("Freitag in zwei Wochen", "3.12."),
        ("Friday in 3 weeks", "2026-12-03"),
        ("in 3 weeks", "2026-12-03"),
        ("3. KW", "3.12."),
    ],
)
def test_what_has_no_form_for_the_day_becomes_a_plain_date(written, form):
    assert first(written, "2026-12-03") == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("bis Fr", "bis Do"),
        ("by Friday", "by Thursday"),
        ("bis freitag", "bis donnerstag"),
    ],
)
def test_a_weekday_stays_one_while_it_says_the_day(written, form):
    assert first(written, "2026-11-26") == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("2026-11-25T14:00", "2026-12-01T09:05"),
        ("2026-11-25T14:00:00", "2026-12-01T09:05:00"),
        ("2026-11-25 14:00", "2026-12-01 09:05"),
        ("25.11.2026 14:00", "1.12.2026 9:05"),
        ("25.11.2026 14 Uhr", "1.12.2026 9:05 Uhr"),
        ("25.11.2026, 14h", "1.12.2026, 9h05"),
        ("Nov 25, 2026 2pm", "Dec 1, 2026 9:05am"),
        ("Nov 25, 2026 2:30 PM", "Dec 1, 2026 9:05 AM"),
        ("Fr 27.11. 13:00–13:30", "Di 1.12. 9:05–9:35"),
        ("Fr 27.11. 13-14 Uhr", "Di 1.12. 9:05-10:05 Uhr"),
        ("2026-11-25 before 16:00", "2026-12-01 09:05"),
        ("25.11.2026", "1.12.2026 09:05"),
        ("(bis 28.11.)", "(bis 1.12. 09:05)"),
        ("[[2026-11-25]]", "[[2026-12-01]] 09:05"),
        ("um 9 am 3.12.", "um 9:05 am 1.12."),
    ],
)
def test_a_time_takes_the_form_of_another(written, form):
    assert first(written, "2026-12-01T09:05") == form


def test_zeros_are_a_habit_of_the_text_around():
    assert first("25.11.2026", "2026-12-03", near="am 04.10.2026") == "03.12.2026"
    assert not dayforms.is_padded("Kapitel 3.04.1")


def test_a_plain_german_date_has_zeros_where_others_have_them():
    assert first("bis morgen", "2026-12-03", near="am 04.10.2026") == "bis 03.12."


def test_austrian_months_and_small_letters_stay():
    assert dayforms.like("26. Jänner 2027", "2027-01-04") == "4. Jänner 2027"
    assert dayforms.like("3. März", "2027-01-04", near="im Jänner") == "4. Jänner"
    assert dayforms.like("nov 25", "2026-12-11") == "dec 11"
    assert dayforms.like("Nov 22nd", "2026-12-11") == "Dec 11th"
    assert dayforms.weekday_like("freitag", "2026-12-03") == "donnerstag"


def test_months_before_days_where_the_vault_says_so():
    assert first("11/25/2026", "2026-12-03", us=True) == "12/3/2026"
    assert dayforms.like("04/05/26", "2026-12-03") == "03/12/26"


@pytest.mark.parametrize(
    ("written", "time", "until", "form"),
    [
        ("13:00–13:30", "23:45", None, "23:45–0:15"),
        ("1-2 pm", "10:15", None, "10:15-11:15 am"),
        ("11am to 1pm", "14:00", None, "2pm to 4pm"),
        ("14:00", "15:00", "15:45", "15:00–15:45"),
        ("14 Uhr bis 15 Uhr", "16:30", None, "16:30 Uhr bis 17:30 Uhr"),
        ("14-15", "09:30", None, "9:30-10:30"),
        ("14-15", "09:00", "10:30", "9:00-10:30"),
        ("11-1 pm", "14:00", None, "2-4 pm"),
        ("1-2 pm", "11:30", None, "11:30am-12:30 pm"),
        ("14 Uhr", "09:00", None, "9 Uhr"),
        ("keine Zeit", "09:30", None, "09:30"),
    ],
)
def test_a_range_of_times_keeps_its_length(written, time, until, form):
    assert clockforms.like(written, time, until, padded=False) == form


@pytest.mark.parametrize(
    ("text", "quote", "form"),
    [
        ("E-Lkw-Angebot", "", "E-Lkw-Angebot"),
        ("wegen [[Max Huber]]", "", "wegen [[Max Huber]]"),
        ("[[Max Huber]]", "", '"[[Max Huber]]"'),
        ("Angebot: drei", "", '"Angebot: drei"'),
        ("Punkt #3", "", '"Punkt #3"'),
        ("no", "", '"no"'),
        ("007", "", '"007"'),
        ("14:30", "", '"14:30"'),
        (".5", "", '".5"'),
        ("0x1f", "", '"0x1f"'),
        ('sagt "ja": bald', "", "'sagt \"ja\": bald'"),
        ("O'Neill", "'", "'O''Neill'"),
        ('a "b" \\', '"', '"a \\"b\\" \\\\"'),
        ("Tab\there", "", '"Tab\\there"'),
        ("\U000e0001x", "'", '"\\U000e0001x"'),
        ("\x07", "", '"\\u0007"'),
    ],
)
def test_text_is_quoted_only_where_it_must_be(text, quote, form):
    assert next(yamltext.forms(text, quote)) == form


def test_a_key_that_is_no_plain_word_is_quoted():
    assert yamltext.key("rückruf") == "rückruf"
    assert yamltext.key("on") == '"on"'
