"""Phrases in both languages, and what each of them must mean."""

from __future__ import annotations

import time

import pytest

from vaultkit.core import dates
from vaultkit.core.dates import When

WEDNESDAY = "2026-11-25"


def said(when: When | None) -> str:
    """A short form of what was read: `bis 2026-11-27 13:00-13:30 !weekday Mo`."""
    if when is None:
        return "nothing"
    time = when.time and f"{when.time}-{when.until}" if when.until else when.time
    fault = f"!{when.fault}" if when.fault else ""
    parts = (when.lead, when.day, time, fault, *when.choices)
    return " ".join(part for part in parts if part)


# --- a text that is meant as a date ------------------------------------------

WRITTEN_OUT = [
    ("2026-11-25", "2026-11-25"),
    ("  2026-11-25 ", "2026-11-25"),
    ("2026-11-25 14:00", "2026-11-25 14:00"),
    ("2026-11-25T14:00", "2026-11-25 14:00"),
    ("2026-11-25T14:00:00", "2026-11-25 14:00"),
    ("2026-11-25, 14:00", "2026-11-25 14:00"),
    ("2026-11-25 13:00-13:30", "2026-11-25 13:00-13:30"),
    ("2026/11/25", "2026-11-25"),
    ("2026_11_25", "2026-11-25"),
    ("20261125", "2026-11-25"),
    ("2026-W48", "2026-11-23"),
    ("2026-W48-5", "2026-11-27"),
    ("25.11.2026", "2026-11-25"),
    ("25.11.26", "2026-11-25"),
    ("5.1.2027", "2027-01-05"),
    ("25. 11. 2026", "2026-11-25"),
    ("25.11.2026 9:00", "2026-11-25 09:00"),
    ("nicht vor 25.11.2026", "ab 2026-11-25"),
    ("Frist: 25.11.2026", "due 2026-11-25"),
    ("25.11.2026 um 9 Uhr", "um 2026-11-25 09:00"),
    ("25.11.2026 (Mi)", "2026-11-25"),
    ("25. November 2026", "2026-11-25"),
    ("25.November 2026", "2026-11-25"),
    ("25. Nov. 2026", "2026-11-25"),
    ("25 Nov 2026", "2026-11-25"),
    ("25-Nov-2026", "2026-11-25"),
    ("Freitag, den 27. November 2026", "2026-11-27"),
    ("25th of November 2026", "2026-11-25"),
    ("Nov 25, 2026", "2026-11-25"),
    ("Nov 25th, 2026", "2026-11-25"),
    ("November 25 2026", "2026-11-25"),
    ("1. März 2027", "2027-03-01"),
    ("1. Maerz 2027", "2027-03-01"),
    ("1. Ma\u0308rz 2027", "2027-03-01"),
    ("KW 49 2026", "2026-11-30"),
    ("KW49/2026", "2026-11-30"),
    ("49. KW 2026", "2026-11-30"),
    ("KW 1 2026", "2025-12-29"),
    ("KW 53 2026", "2026-12-28"),
    ("Ende November 2027", "2027-11-30"),
    ("Ende 2026", "2026-12-31"),
    ("28/11/2026", "2026-11-28"),
    ("12/12/2026", "2026-12-12"),
    ("[[2026-11-20]]", "2026-11-20"),
    ("[[2026_11_20]]", "2026-11-20"),
    ("[[Nov 20th, 2026]]", "2026-11-20"),
    ("[[Tagebuch/2026-11-20|Freitag]]", "2026-11-20"),
    ("(20.11.2026)", "2026-11-20"),
    ("29.02.2028", "2028-02-29"),
    ("2026-11-27 Freitag", "2026-11-27"),
    ("27.11.2026, 13:00", "2026-11-27 13:00"),
    ("2026-11-27 – 13:00", "2026-11-27 13:00"),
    ("Fr KW 49 2026", "2026-12-04"),
    ("KW 49 2026 Do", "2026-12-03"),
    ("31.12.1999", "1999-12-31"),
    ("1.1.85", "1985-01-01"),
    ("1.1.69", "2069-01-01"),
    ("1.1.70", "1970-01-01"),
    ("27.11.2026 (Fr.)", "2026-11-27"),
]

TIMES = [
    ("14:00", "14:00"),
    ("9:05", "09:05"),
    ("0:30", "00:30"),
    ("14 Uhr", "14:00"),
    ("14\u00a0Uhr", "14:00"),
    ("8 Uhr 30", "08:30"),
    ("14:30 Uhr", "14:30"),
    ("14.30 Uhr", "14:30"),
    ("14h", "14:00"),
    ("14h30", "14:30"),
    ("2pm", "14:00"),
    ("2 pm", "14:00"),
    ("2:30 pm", "14:30"),
    ("2.30 p.m.", "14:30"),
    ("9 a.m.", "09:00"),
    ("12am", "00:00"),
    ("12pm", "12:00"),
    ("3 o'clock", "03:00"),
    ("8 Uhr abends", "20:00"),
    ("9 Uhr früh", "09:00"),
    ("at 3 in the afternoon", "at 15:00"),
    ("um 8 Uhr abends", "um 20:00"),
    ("1 Uhr mittags", "13:00"),
    ("11 Uhr mittags", "11:00"),
    ("8 in the evening", "nothing"),
    ("at 3 in the office", "nothing"),
    ("13:00–13:30", "13:00-13:30"),
    ("13:00 - 13:30", "13:00-13:30"),
    ("13:00 bis 13:30", "13:00-13:30"),
    ("13:00 to 13:30", "13:00-13:30"),
    ("13-14 Uhr", "13:00-14:00"),
    ("13 bis 14 Uhr", "13:00-14:00"),
    ("von 13 bis 14 Uhr", "von 13:00-14:00"),
    ("zwischen 13 und 14 Uhr", "zwischen 13:00-14:00"),
    ("between 2 and 3 pm", "between 14:00-15:00"),
    ("1-2pm", "13:00-14:00"),
    ("11-1pm", "11:00-13:00"),
    ("9-11am", "09:00-11:00"),
    ("11am-1pm", "11:00-13:00"),
    ("ab 14 Uhr", "ab 14:00"),
    ("ab 14", "ab 14:00"),
    ("um 8", "um 08:00"),
    ("vor 16 Uhr", "vor 16:00"),
    ("before 16:00", "before 16:00"),
    ("after 2pm", "after 14:00"),
    ("gegen 10 Uhr", "um 10:00"),
    ("ca. 10 Uhr", "um 10:00"),
    ("um Freitag", "nothing"),
    ("um 9.30", "um 09:30"),
    ("um 9.12", "um 09:12"),
    ("bis 17.00", "bis 17:00"),
    ("ab 9.15", "ab 09:15"),
    ("2 Uhr nachts", "02:00"),
    ("11 Uhr nachts", "23:00"),
    ("12 Uhr nachts", "00:00"),
    ("22:00-01:00", "22:00-01:00"),
    ("20-24 Uhr", "20:00-00:00"),
    ("um 3", "nothing"),
    ("um 25", "nothing"),
    ("24:00", "nothing"),
    ("13:60", "nothing"),
    ("13pm", "nothing"),
    ("13:00-12:00", "13:00"),
    ("halb drei", "nothing"),
    ("3h", "nothing"),
    ("14:00Z", "nothing"),
]

COUNTED = [
    ("heute", "2026-11-25"),
    ("Morgen", "2026-11-26"),
    ("übermorgen", "2026-11-27"),
    ("u\u0308bermorgen", "2026-11-27"),
    ("uebermorgen", "2026-11-27"),
    ("gestern", "2026-11-24"),
    ("the day after tomorrow", "2026-11-27"),
    ("bis 3.12", "bis 2026-12-03"),
    ("bis einschl. 3.12.", "bis 2026-12-03"),
    ("fällig: 1.12.", "faellig 2026-12-01"),
    ("due: Friday", "due 2026-11-27"),
    ("Mi.25.11.", "2026-11-25"),
    ("Monday week", "2026-12-07"),
    ("Friday fortnight", "2026-12-11"),
    ("tomorrow night at 8", "at 2026-11-26 20:00"),
    ("today", "2026-11-25"),
    ("tomorrow", "2026-11-26"),
    ("yesterday", "2026-11-24"),
    ("morgen um 8", "um 2026-11-26 08:00"),
    ("morgen früh", "2026-11-26"),
    ("morgen um 3", "nothing"),
    ("heute Abend um 8", "um 2026-11-25 20:00"),
    ("tomorrow at 8", "at 2026-11-26 08:00"),
    ("tomorrow afternoon at 3", "at 2026-11-26 15:00"),
    ("tonight", "2026-11-25"),
    ("heute in 2 Wochen", "2026-12-09"),
    ("25.11.", "2026-11-25"),
    ("24.11.", "2027-11-24"),
    ("28.11.", "2026-11-28"),
    ("28.11", "2026-11-28"),
    ("3.12.", "2026-12-03"),
    ("3.12", "2026-12-03"),
    ("12.3.", "2027-03-12"),
    ("31.1.", "2027-01-31"),
    ("31.12.", "2026-12-31"),
    ("bis 28.11.", "bis 2026-11-28"),
    ("bis zum 28.11.", "bis 2026-11-28"),
    ("bis spätestens 28.11.", "bis 2026-11-28"),
    ("spätestens am Freitag", "bis 2026-11-27"),
    ("25. November", "2026-11-25"),
    ("24. November", "2027-11-24"),
    ("12. Jänner", "2027-01-12"),
    ("3. Feber", "2027-02-03"),
    ("2. Jän.", "2027-01-02"),
    ("Nov 25", "2026-11-25"),
    ("Nov. 26", "2026-11-26"),
    ("Nov 26th", "2026-11-26"),
    ("26th of November", "2026-11-26"),
    ("3rd Dec", "2026-12-03"),
    ("by Dec 3", "by 2026-12-03"),
    ("on December 3 at 2pm", "on 2026-12-03 14:00"),
    ("29.2.", "2028-02-29"),
    ("Fr", "2026-11-27"),
    ("Fr.", "2026-11-27"),
    ("FR", "2026-11-27"),
    ("Mi", "2026-11-25"),
    ("Do", "2026-11-26"),
    ("Fri", "2026-11-27"),
    ("fri", "2026-11-27"),
    ("Freitag", "2026-11-27"),
    ("freitag", "2026-11-27"),
    ("am Freitag", "am 2026-11-27"),
    ("on Friday", "on 2026-11-27"),
    ("Samstag", "2026-11-28"),
    ("Sonnabend", "2026-11-28"),
    ("bis Fr", "bis 2026-11-27"),
    ("bis fr", "bis 2026-11-27"),
    ("Freitag (27.11.)", "2026-11-27"),
    ("Fr 27.", "2026-11-27"),
    ("Friday 27th, 2pm", "2026-11-27 14:00"),
    ("Freitag, den 4.", "2026-12-04"),
    ("Do KW 50", "2026-12-10"),
    ("Do in KW 50", "2026-12-10"),
    ("KW 50, Do 14 Uhr", "2026-12-10 14:00"),
    ("Fr 9.30 Uhr", "2026-11-27 09:30"),
    ("Fr 9.12 Uhr", "2026-11-27 09:12"),
    ("by Friday", "by 2026-11-27"),
    ("until Tue", "until 2026-12-01"),
    ("Do 14:00", "2026-11-26 14:00"),
    ("do 14:00", "2026-11-26 14:00"),
    ("Mi 14h", "2026-11-25 14:00"),
    ("Di 10:00", "2026-12-01 10:00"),
    ("auf Di 10:00", "auf 2026-12-01 10:00"),
    ("13 Uhr, Fr", "2026-11-27 13:00"),
    ("14:00 am 27.11.", "2026-11-27 14:00"),
    ("Fr 27.11. 13 Uhr", "2026-11-27 13:00"),
    ("Fr., 27.11., 13 Uhr", "2026-11-27 13:00"),
    ("Friday, Nov 27", "2026-11-27"),
    ("Friday the 27th of November", "2026-11-27"),
    ("Fr 27.11. ab 14 Uhr", "ab 2026-11-27 14:00"),
    ("bis Fr 14:00", "bis 2026-11-27 14:00"),
    ("bis Fr um 14:00", "bis 2026-11-27 14:00"),
    ("Fr vor 12:00", "vor 2026-11-27 12:00"),
    ("27.11. 9-11", "2026-11-27 09:00-11:00"),
    ("Freitagnachmittag um 3", "um 2026-11-27 15:00"),
    ("Freitag Vormittag", "2026-11-27"),
    ("Friday morning", "2026-11-27"),
    ("12:00 am Montag", "2026-11-30 12:00"),
    ("kommenden Freitag", "2026-11-27"),
    ("kommenden Mittwoch", "2026-12-02"),
    ("diesen Freitag", "2026-11-27"),
    ("this Friday", "2026-11-27"),
    ("nächsten Montag", "2026-11-30"),
    ("next Monday", "2026-11-30"),
    ("nächsten Mittwoch", "2026-12-02"),
    ("kommenden Montag 9 Uhr", "2026-11-30 09:00"),
    ("nächsten Freitag, 27.11.", "2026-11-27"),
    ("Freitag in einer Woche", "2026-12-04"),
    ("Mittwoch in 2 Wochen", "2026-12-09"),
    ("Freitag nächster Woche", "2026-12-04"),
    ("nächste Woche Freitag", "2026-12-04"),
    ("Friday next week", "2026-12-04"),
    ("nächste Woche am Freitag", "2026-12-04"),
    ("in der nächsten Woche", "2026-11-30"),
    ("in the next month", "2026-12-01"),
    ("this evening at 8", "at 2026-11-25 20:00"),
    ("this weekend", "2026-11-28"),
    ("kommendes Wochenende", "2026-11-28"),
    ("Friday in the morning", "2026-11-27"),
    ("bis (Fr 14:00)", "bis 2026-11-27 14:00"),
    ("nächste Woche", "2026-11-30"),
    ("kommende Woche", "2026-11-30"),
    ("übernächste Woche", "2026-12-07"),
    ("next month", "2026-12-01"),
    ("nächstes Jahr", "2027-01-01"),
    ("in 2 Wochen", "2026-12-09"),
    ("in zwei Wochen", "2026-12-09"),
    ("in einer Woche", "2026-12-02"),
    ("in 3 days", "2026-11-28"),
    ("in a week", "2026-12-02"),
    ("in a fortnight", "2026-12-09"),
    ("in 6w", "2027-01-06"),
    ("2w", "2026-12-09"),
    ("3d", "2026-11-28"),
    ("6 Wochen", "2027-01-06"),
    ("2 weeks", "2026-12-09"),
    ("in a couple of days", "2026-11-27"),
    ("couple of weeks", "2026-12-09"),
    ("a week on Tuesday", "2026-12-08"),
    ("2 weeks from Fri", "2026-12-11"),
    ("a week tomorrow", "2026-12-03"),
    ("a week today", "2026-12-02"),
    ("tomoz", "2026-11-26"),
    ("w/c 7 Dec", "2026-12-07"),
    ("w/c Mon 7 Dec", "2026-12-07"),
    ("w/c Monday", "2026-11-30"),
    ("w/c 7", "2026-12-07"),
    ("wk of 9th", "2026-12-07"),
    ("week of the 9th", "2026-12-07"),
    ("week of Dec 9", "2026-12-07"),
    ("Week commencing 7 Dec", "2026-12-07"),
    ("week beginning 7 Dec", "2026-12-07"),
    ("by w/b 7 Dec", "by 2026-12-07"),
    ("wk of 26 Nov", "2026-11-25"),
    ("early Jan", "2027-01-01"),
    ("late November", "2026-11-30"),
    ("early next week", "2026-11-30"),
    ("late this month", "2026-11-30"),
    ("in einem Monat", "2026-12-25"),
    ("in 3 Monaten", "2027-02-25"),
    ("in einem halben Jahr", "2027-05-25"),
    ("in half a year", "2027-05-25"),
    ("in einem Jahr", "2027-11-25"),
    ("KW 49", "2026-11-30"),
    ("KW49", "2026-11-30"),
    ("in KW 50", "2026-12-07"),
    ("in der KW 50", "2026-12-07"),
    ("49. KW", "2026-11-30"),
    ("KW 48", "2026-11-25"),
    ("KW 47", "2027-11-22"),
    ("KW 1", "2027-01-04"),
    ("KW 53", "2026-12-28"),
    ("Ende KW 49", "2026-12-04"),
    ("Ende November", "2026-11-30"),
    ("end of November", "2026-11-30"),
    ("bis Ende Februar", "bis 2027-02-28"),
    ("Anfang Dezember", "2026-12-01"),
    ("Mitte Dezember", "2026-12-15"),
    ("mid-December", "2026-12-15"),
    ("Anfang November", "2027-11-01"),
    ("Ende der Woche", "2026-11-27"),
    ("end of the week", "2026-11-27"),
    ("Ende nächster Woche", "2026-12-04"),
    ("end of next week", "2026-12-04"),
    ("end of the next week", "2026-12-04"),
    ("Ende von der nächsten Woche", "2026-12-04"),
    ("Ende übernächster Woche", "2026-12-11"),
    ("Ende dieser Woche", "2026-11-27"),
    ("Anfang dieser Woche", "2026-11-23"),
    ("Anfang nächster Woche", "2026-11-30"),
    ("Ende des Monats", "2026-11-30"),
    ("Monatsende", "2026-11-30"),
    ("end of month", "2026-11-30"),
    ("Ende nächsten Monats", "2026-12-31"),
    ("Ende des Quartals", "2026-12-31"),
    ("Ende Q1", "2027-03-31"),
    ("Jahresende", "2026-12-31"),
    ("am Wochenende", "am 2026-11-28"),
]

DOUBTFUL = [
    ("11/28/2026", "!us-form 2026-11-28"),
    ("3/12/2026", "!us-form 2026-03-12 2026-12-03"),
    ("wc 9/12/26", "!us-form 2026-09-12 2026-12-09"),
    ("11/28/26", "!us-form 2026-11-28"),
    ("2026-13-40", "!impossible"),
    ("2026-02-29", "!impossible"),
    ("2026-11-31", "!impossible"),
    ("31.2.", "!impossible"),
    ("31.11.2026", "!impossible"),
    ("30. Februar", "!impossible"),
    ("29.02.2027", "!impossible"),
    ("KW 54", "!impossible"),
    ("2026-W60", "!impossible"),
    ("KW 0", "!impossible"),
    ("KW 53 2025", "!impossible"),
    ("nächsten Freitag", "!ambiguous 2026-11-27 2026-12-04"),
    ("next Friday", "!ambiguous 2026-11-27 2026-12-04"),
    ("bis nächsten Do", "bis !ambiguous 2026-11-26 2026-12-03"),
    ("übernächsten Freitag", "!ambiguous 2026-12-04 2026-12-11"),
    ("Mo 27.11.2026", "2026-11-27 !weekday Mo"),
    ("Montag, 27.11.2026", "2026-11-27 !weekday Montag"),
    ("Thu 2026-11-27", "2026-11-27 !weekday Thu"),
    ("27.11.2026 (Do)", "2026-11-27 !weekday Do"),
    ("2026-11-27 Thursday", "2026-11-27 !weekday Thursday"),
    ("0001-01-01", "!impossible"),
    ("0026-11-25", "!impossible"),
    ("25.11.0026", "!impossible"),
    ("Do 27.11. 13 Uhr", "2026-11-27 13:00 !weekday Do"),
]

NO_DATES = [
    "",
    "   ",
    "so",
    "do",
    "mi",
    "fr",
    "sat",
    "sun",
    "may",
    "Mai",
    "November",
    "Mo-Do",
    "Mo–Fr 9-17 Uhr",
    "Montag bis Freitag",
    "Di und Do",
    "am 3",
    "42",
    "2026",
    "3.12.1",
    "192.168.1.10",
    "vor 2 Wochen",
    "seit 3 Jahren",
    "nicht erreicht",
    "bis",
    "bis bald",
    "morgens",
    "freitags",
    "Freitagsrunde",
    "0171 3920012",
    "+49 30 23125 404",
    "2026-11-25x",
    "2026-11-25T14:00Z",
    "2026-11-25T25:00",
    "45.13.",
    "1/2",
    "24/7",
    "11/28",
    "the 7",
    "late week",
    "early",
    "w/c",
    "week of",
    "wk of 32nd",
    "a week on end",
    "a couple of",
    "2 weeks yesterday",
    "10ish",
    "in Kürze",
    "Ende gut",
    "next",
    "next time",
    "this week",
    "in",
    "KW",
    "Jan 0",
    "Jan 25er",
    "45/45/2026",
    "Fr 40.",
    "in zwei-Wochen-Frist",
    "Fr 26.",
    "Freitag, den 13.",
    "day after day",
    "3.12 Uhr früh um",
    "tomorrow's call",
    "9 am Montag",
    "Fr oder Sa",
    "x" * 5000,
]


@pytest.mark.parametrize(
    ("phrase", "meaning"), WRITTEN_OUT + TIMES + COUNTED + DOUBTFUL
)
def test_a_text_meant_as_a_date_says(phrase: str, meaning: str) -> None:
    assert said(dates.whole(phrase, WEDNESDAY)) == meaning


CALLS = [
    ("after 3", "after 15:00"),
    ("um 3", "um 15:00"),
    ("3:30", "15:30"),
    ("03:30", "03:30"),
    ("3 Uhr früh", "03:00"),
    ("3am", "03:00"),
    ("at 3 in the morning", "at 03:00"),
    ("7:30", "07:30"),
    ("vor 12", "vor 12:00"),
    ("between 2 and 4", "between 14:00-16:00"),
    ("between 11 and 2", "between 11:00-14:00"),
    ("zw. 14 und 15 Uhr", "zwischen 14:00-15:00"),
    ("Do zw. 2 und 4", "zwischen 2026-11-26 14:00-16:00"),
    ("Mo nach 3", "nach 2026-11-30 15:00"),
    ("tomorrow am", "2026-11-26"),
    ("Thu pm", "2026-11-26"),
    ("on the 7th", "on 2026-12-07"),
    ("the 7th", "2026-12-07"),
    ("the 32nd", "nothing"),
    ("the end is near", "nothing"),
    ("3ish", "15:00"),
    ("10 ish", "10:00"),
    ("around 4-ish", "at 16:00"),
    ("2pmish", "14:00"),
    ("2.30ish", "14:30"),
    ("Fri 3ish", "2026-11-27 15:00"),
    ("3-4ish", "15:00-16:00"),
    ("next Weds 3ish", "2026-12-02 15:00"),
    ("3ishy", "nothing"),
    ("30/11", "2026-11-30"),
    ("25/12 14:00", "2026-12-25 14:00"),
    ("12/12", "2026-12-12"),
    ("7/12", "!us-form 2026-12-07 2027-07-12"),
    ("11/30", "!us-form 2026-11-30"),
    ("by 12/4", "by !us-form 2026-12-04 2027-04-12"),
    ("31/13", "nothing"),
    ("45/2", "nothing"),
    ("2/45", "nothing"),
    ("24/7", "nothing"),
    ("7th", "2026-12-07"),
    ("am 7.", "am 2026-12-07"),
    ("ab dem 26.", "ab 2026-11-26"),
    ("am 31.", "am 2026-12-31"),
    ("ab 7.", "ab 07:00"),
    ("am 32.", "nothing"),
    ("7. Dezember", "2026-12-07"),
    ("3h", "nothing"),
    ("vor 3 Wochen", "nothing"),
    ("bis 4", "nothing"),
    ("nach dem 6.1.", "nach 2027-01-07"),
    ("after Friday", "after 2026-11-30"),
    ("nach KW 50", "nach 2026-12-14"),
    ("nach nächster Woche", "nach 2026-12-07"),
    ("nach Ende nächster Woche", "nach 2026-12-07"),
    ("nach Di nächster Woche", "nach 2026-12-02"),
    ("after the weekend", "after 2026-11-30"),
]


@pytest.mark.parametrize(("phrase", "meaning"), CALLS)
def test_where_people_are_called_early_hours_are_late_ones(
    phrase: str, meaning: str
) -> None:
    assert said(dates.whole(phrase, WEDNESDAY, daytime=True)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Hr. Huber vor 12", "vor 12:00"),
        ("is in after 3, not before", "after 15:00"),
        ("hat ab dem 7. Zeit", "ab 2026-12-07"),
        ("Treffen vor 12 Leuten", "nothing"),
        ("Hr. Huber erst nach dem 3.12.", "nach 2026-12-04"),
    ],
)
def test_running_text_about_calls_holds(text: str, meaning: str) -> None:
    found = dates.find(text, WEDNESDAY, daytime=True)
    assert said(found[0] if found else None) == meaning


def test_a_day_of_the_month_needs_a_base() -> None:
    assert said(dates.whole("am 7.")) == "am !undated"


def test_behind_the_last_month_of_all_no_day_is_found() -> None:
    assert said(dates.whole("am 7.", "9999-12-06")) == "am 9999-12-07"
    assert said(dates.whole("am 7.", "9999-12-20")) == "nothing"


@pytest.mark.parametrize(("phrase", "meaning"), WRITTEN_OUT)
def test_what_has_its_year_needs_no_base(phrase: str, meaning: str) -> None:
    assert said(dates.whole(phrase)) == meaning


@pytest.mark.parametrize(("phrase", "_"), COUNTED)
def test_what_is_counted_is_undated_without_a_base(phrase: str, _: str) -> None:
    when = dates.whole(phrase)
    if when is not None:
        assert (when.day, when.fault) == (None, "undated")


@pytest.mark.parametrize("phrase", NO_DATES)
def test_no_date_is_made_of(phrase: str) -> None:
    assert dates.whole(phrase, WEDNESDAY) is None


@pytest.mark.parametrize("phrase", ["KW 60", "31.2.", "2026-02-30"])
def test_the_impossible_needs_no_base(phrase: str) -> None:
    assert said(dates.whole(phrase)) == "!impossible"


@pytest.mark.parametrize(
    "phrase", ["this evening", "Freitag KW 49", "Fr 27.", "Ende Q1", "next week Tue"]
)
def test_more_that_is_undated_without_a_base(phrase: str) -> None:
    assert said(dates.whole(phrase)) == "!undated"


def test_undated_keeps_the_time_and_the_lead_word() -> None:
    when = dates.whole("bis Fr 14:00")
    assert when == When(0, 12, None, "14:00", None, "bis", "undated")


def test_american_dates_are_read_where_the_caller_allows_them() -> None:
    assert said(dates.whole("11/28/2026", us=True)) == "2026-11-28"
    assert said(dates.whole("3/12/2026 2pm", us=True)) == "2026-03-12 14:00"
    assert said(dates.whole("11/28", WEDNESDAY, us=True)) == "2026-11-28"
    assert said(dates.whole("28/11/2026", us=True)) == "!impossible"


def test_a_moment_is_the_day_with_its_time() -> None:
    at_two = dates.whole("Fr 27.11. 14 Uhr", WEDNESDAY)
    assert at_two is not None
    assert at_two.moment == "2026-11-27T14:00"
    assert When(0, 2, "2026-11-27").moment == "2026-11-27"
    assert When(0, 5, None, "14:00").moment is None


def test_a_weekday_without_year_may_point_back() -> None:
    """`Fr 20.11.` in a note of the 25th is last Friday and not a day in 2027."""
    assert said(dates.whole("Fr 20.11.", WEDNESDAY)) == "2026-11-20"
    assert said(dates.whole("Sa 20.11.", WEDNESDAY)) == "2027-11-20"
    assert said(dates.whole("Do 27.11.", WEDNESDAY)) == "2026-11-27 !weekday Do"


@pytest.mark.parametrize(
    ("base", "phrase", "meaning"),
    [
        ("2026-11-21", "nächsten Freitag", "2026-11-27"),  # a Saturday
        ("2026-11-22", "next Friday", "2026-11-27"),  # a Sunday
        ("2026-11-23", "next Friday", "!ambiguous 2026-11-27 2026-12-04"),
        ("2026-11-27", "nächsten Freitag", "2026-12-04"),
        ("2026-11-27", "kommenden Freitag", "2026-12-04"),
        ("2026-11-27", "bis Fr", "bis 2026-11-27"),
        ("2026-11-21", "next Sunday", "!ambiguous 2026-11-22 2026-11-29"),
        ("2026-11-28", "Ende der Woche", "2026-12-04"),
        ("2026-11-30", "Ende November", "2026-11-30"),
        ("2026-12-01", "Ende November", "2027-11-30"),
        ("2026-12-02", "Anfang Dezember", "2027-12-01"),
        ("2028-02-10", "Ende Februar", "2028-02-29"),
        ("2027-02-10", "Ende Februar", "2027-02-28"),
        ("2028-02-10", "29.2.", "2028-02-29"),
        ("2028-03-01", "29. Februar", "2032-02-29"),
        ("2096-03-01", "29.2.", "2104-02-29"),  # 2100 is no leap year
        ("2027-01-31", "in einem Monat", "2027-02-28"),
        ("2028-01-31", "in einem Monat", "2028-02-29"),
        ("2026-12-31", "morgen", "2027-01-01"),
        ("2026-12-31", "1.1.", "2027-01-01"),
        ("2026-12-31", "31.12.", "2026-12-31"),
        ("2026-12-31", "KW 53", "2026-12-31"),
        ("2027-01-01", "KW 53", "2027-01-01"),  # still week 53 of 2026
        ("2027-01-04", "KW 53", "!impossible"),  # not for years
        ("2026-12-28", "KW 1", "2027-01-04"),
        ("2025-12-30", "KW 1", "2025-12-30"),
        ("2026-12-30", "Fr", "2027-01-01"),
        ("2026-12-30", "nächste Woche", "2027-01-04"),
        ("2026-12-30", "nächster Monat", "2027-01-01"),
        ("2026-03-28", "morgen 2:30", "2026-03-29 02:30"),  # the clocks go forward
        ("2026-10-24", "in 24 Tagen", "2026-11-17"),  # across the hour twice lived
        ("9999-12-31", "morgen", "9999-12-31"),
        ("9999-12-31", "in 10 Jahren", "9999-12-31"),
        ("2026-11-25T23:59", "morgen", "2026-11-26"),
        ("no day at all", "morgen", "!undated"),
    ],
)
def test_counting_from_a_base(base: str, phrase: str, meaning: str) -> None:
    assert said(dates.whole(phrase, base)) == meaning


# --- the front of a line --------------------------------------------------------

FRONTS = [
    ("2026-11-20 Telefonat: will Angebot", "2026-11-20", " Telefonat: will Angebot"),
    ("2026-11-20: Telefonat", "2026-11-20", ": Telefonat"),
    ("2026-11-20", "2026-11-20", ""),
    ("2026-11-20 call: happy", "2026-11-20", " call: happy"),
    ("2026-11-20 – Anruf", "2026-11-20", " – Anruf"),
    ("2026-11-20 14:00 Telefonat", "2026-11-20 14:00", " Telefonat"),
    ("2026-11-20 14:00-14:30 Telefonat", "2026-11-20 14:00-14:30", " Telefonat"),
    ("2026-11-20T14:00 Anruf", "2026-11-20 14:00", " Anruf"),
    ("2026-11-20 ab 14 Uhr frei", "ab 2026-11-20 14:00", " frei"),
    ("2026-11-20 (Fr) Kaffee", "2026-11-20", " Kaffee"),
    ("2026-11-20 Fr. Weber angerufen", "2026-11-20", " Fr. Weber angerufen"),
    ("2026-11-20 3-4 Leute getroffen", "2026-11-20", " 3-4 Leute getroffen"),
    ("2026-11-20 2 Angebote", "2026-11-20", " 2 Angebote"),
    ("- 2026-11-20 Mail", "2026-11-20", " Mail"),
    ("[[2026-11-20]] Telefonat", "2026-11-20", " Telefonat"),
    ("[[2026-11-20]] 9:40 Anruf", "2026-11-20 09:40", " Anruf"),
    ("[[Tagebuch/2026-11-20|20.]] Anruf", "2026-11-20", " Anruf"),
    ("[2026-11-20](Tagebuch/2026-11-20.md) Anruf", "2026-11-20", " Anruf"),
    ("**2026-09-01** Mail geschickt", "2026-09-01", " Mail geschickt"),
    ("**2026-09-01:** Mail", "2026-09-01", " Mail"),
    ("**[[2026-09-01]]** Mail", "2026-09-01", " Mail"),
    ("*2026-09-01* Mail", "2026-09-01", " Mail"),
    ("_2026-09-01_ Mail", "2026-09-01", " Mail"),
    ("[2026-09-01] Mail", "2026-09-01", " Mail"),
    ("<2026-09-01> Mail", "2026-09-01", " Mail"),
    ("(20.11.2026) kurz getroffen", "2026-11-20", " kurz getroffen"),
    ("(27.11.) Termin", "2026-11-27", " Termin"),
    ("27.11. Termin", "2026-11-27", " Termin"),
    ("27.11.: Termin", "2026-11-27", ": Termin"),
    ("27.11.–29.11. Messe", "2026-11-27", "–29.11. Messe"),
    ("3.12. Geburtstag", "2026-12-03", " Geburtstag"),
    ("Fr 27.11. 13 Uhr Telefontermin", "2026-11-27 13:00", " Telefontermin"),
    ("Mi, 25.11., ab 14 Uhr Büro", "ab 2026-11-25 14:00", " Büro"),
    ("Fr 14:00 Telefontermin", "2026-11-27 14:00", " Telefontermin"),
    ("13:00–13:30 Telefontermin", "13:00-13:30", " Telefontermin"),
    ("- 13:00–13:30 Telefontermin", "13:00-13:30", " Telefontermin"),
    ("13-14 Uhr Termin", "13:00-14:00", " Termin"),
    ("Do 26.11.2026 9-10:30 Werk", "2026-11-26 09:00-10:30", " Werk"),
    ("Do 26.11. 9:30-11, Werk", "2026-11-26 09:30-11:00", ", Werk"),
    ("2026-11-26 12-1:30 Werk", "2026-11-26", " 12-1:30 Werk"),
    ("Frist 27.11.: Angebot", "due 2026-11-27", ": Angebot"),
    ("13:00 - Anna anrufen", "13:00", " - Anna anrufen"),
    ("14h Telefontermin", "14:00", " Telefontermin"),
    ("- 14h Telefontermin", "14:00", " Telefontermin"),
    ("2pm call Priya", "14:00", " call Priya"),
    ("9:12 Fr. Mag. Weber, bittet", "09:12", " Fr. Mag. Weber, bittet"),
    ("14:00 Do not forget", "14:00", " Do not forget"),
    ("14:00 morgen Anna", "2026-11-26 14:00", " Anna"),
    ("Morgen Anna anrufen", "2026-11-26", " Anna anrufen"),
    ("Freitag Angebot", "2026-11-27", " Angebot"),
    ("Kommenden Fr. Angebot", "2026-11-27", " Angebot"),
    ("( bis Fr ) Angebot", "bis 2026-11-27", " Angebot"),
    ("Fr früh Angebot", "2026-11-27", " Angebot"),
    ("Fr 27.11. ab 14 Personen", "2026-11-27", " ab 14 Personen"),
    ("Do KW 50 Angebot", "2026-12-10", " Angebot"),
    ("Am Freitag Angebot", "am 2026-11-27", " Angebot"),
    ("bis Fr Angebot schicken", "bis 2026-11-27", " Angebot schicken"),
    ("(bis Fr) Angebot", "bis 2026-11-27", " Angebot"),
    ("27.11. (Fr abends) Kaffee", "2026-11-27", " (Fr abends) Kaffee"),
    ("==2026-11-20== Anruf", "2026-11-20", " Anruf"),
    ("Nov 25 met Priya", "2026-11-25", " met Priya"),
    ("25 Nov: met Priya", "2026-11-25", ": met Priya"),
    ("In 2 Wochen nachfassen", "2026-12-09", " nachfassen"),
    ("KW 49 Angebot", "2026-11-30", " Angebot"),
    ("2026-13-40 Tippfehler", "!impossible", " Tippfehler"),
    ("11/28/2026 call", "!us-form 2026-11-28", " call"),
]


@pytest.mark.parametrize(("line", "meaning", "rest"), FRONTS)
def test_the_front_of_a_line_says(line: str, meaning: str, rest: str) -> None:
    when = dates.leading(line, WEDNESDAY)
    assert said(when) == meaning
    assert when is not None
    assert line[when.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "Angebot bis Fr",
        "Fr. Mag. Weber, bittet um Rückruf",
        "Fr Weber anrufen",
        "Freitag den 13. vorbereiten",
        "24.–26.12. Betriebsurlaub",
        "Fr 2. Termin ausmachen",
        "So geht das nicht",
        "Do not call before noon",
        "Mi casa",
        "Mo-Do 9-11, 14-16",
        "Montag bis Freitag erreichbar",
        "Sat down with Priya",
        "May I call you",
        "may 3 people come",
        "8h Workshop abrechnen",
        "3 Angebote schicken",
        "am 3 Leute",
        "[[2026-11-23 Jour fixe Flotte]] Protokoll",
        "[[Anna Weber]] Telefonat",
        "[[KW 49]] Planung",
        "[ ] 2026-11-20",
        "(siehe 2026-11-20)",
        "**Anna** 2026-11-20",
        "2026-11-20er Jahrgang",
        "0171 3920012 anrufen",
        "28.11 anrufen",
        "25 november treffen",
        "Jan 25. November Termin",
        "25. Mai-Termine",
        "next fri maybe",
        "Monatsende-Termin",
        "13-14 Uhr-Termin",
        "KW 49er Runde",
        "1234-05-06 Aktenzeichen",
        "=2026-11-20 Formel",
        "= 2026-11-20",
        "(bis Fr oder später) Angebot",
        "3.12.1 einspielen",
        "Vor 2 Wochen getroffen",
        "By the way",
        "Morgens anrufen",
        "Jan 14 Uhr zurückrufen",
        "",
        "- ",
        "((((((((2026-11-20))))))))",
    ],
)
def test_no_front_is_made_of(line: str) -> None:
    assert dates.leading(line, WEDNESDAY) is None


def test_leading_looks_where_it_is_told() -> None:
    line = "Anna Weber: bis Fr das Angebot"
    when = dates.leading(line, WEDNESDAY, at=11)
    assert when is not None
    assert line[when.start : when.end] == "bis Fr"


# --- inside running text ----------------------------------------------------------

INSIDE = [
    ("Angebot bis Fr", "bis Fr", "bis 2026-11-27"),
    ("schickt Pläne bis Fr.", "bis Fr.", "bis 2026-11-27"),
    ("ich: Preisliste schicken bis 28.11.", "bis 28.11.", "bis 2026-11-28"),
    ("Referenzliste bis 1.12.2026", "bis 1.12.2026", "bis 2026-12-01"),
    ("load-test numbers (by 2026-11-27)", "(by 2026-11-27)", "by 2026-11-27"),
    ("Zusage (bis 28.11.) nachreichen", "(bis 28.11.)", "bis 2026-11-28"),
    ("wants offer by Friday", "by Friday", "by 2026-11-27"),
    ("send it by friday please", "by friday", "by 2026-11-27"),
    ("Hr. Gruber, 0171 3920011, ab 14 Uhr", "ab 14 Uhr", "ab 14:00"),
    ("Priya Raman re sprint, before 16:00", "before 16:00", "before 16:00"),
    ("Telefontermin Fr 27.11. 13 Uhr", "Fr 27.11. 13 Uhr", "2026-11-27 13:00"),
    ("Termin am Mo 14:00 fixiert", "am Mo 14:00", "am 2026-11-30 14:00"),
    ("verschoben auf Di 10:00", "auf Di 10:00", "auf 2026-12-01 10:00"),
    ("Call on Nov 25, 2026 at 2pm", "on Nov 25, 2026 at 2pm", "on 2026-11-25 14:00"),
    ("heute morgen", "heute morgen", "2026-11-25"),
    ("ruft morgen zurück", "morgen", "2026-11-26"),
    ("dann in 2 Wochen nochmal", "in 2 Wochen", "2026-12-09"),
    ("Entscheidung Ende November", "Ende November", "2026-11-30"),
    ("um 14:00 am Fr", "um 14:00 am Fr", "um 2026-11-27 14:00"),
    ("the day after tomorrow", "day after tomorrow", "2026-11-27"),
    ("fällig: 1.12. Angebot", "fällig: 1.12.", "faellig 2026-12-01"),
    ("Kapitel 3.2. bis Fr lesen", "bis Fr", "bis 2026-11-27"),
    ("Punkt 7, 3.12. anrufen", "3.12.", "2026-12-03"),
    ("Version 25.11.2026", "25.11.2026", "2026-11-25"),
    ("meldet sich in KW 49", "in KW 49", "2026-11-30"),
    ("siehe [[2026-11-27]]", "[[2026-11-27]]", "2026-11-27"),
    ("Mail vom 20.11.2026", "vom 20.11.2026", "von 2026-11-20"),
    ("nächsten Montag anrufen", "nächsten Montag", "2026-11-30"),
    ("call Max friday", "friday", "2026-11-27"),
    ("call Max thurs re logo", "thurs", "2026-11-26"),
    ("call Max thurs 3pm re logo", "thurs 3pm", "2026-11-26 15:00"),
    ("ruf Max mi 9:30 an", "mi 9:30", "2026-11-25 09:30"),
    ("catch up fri at 2pm", "fri at 2pm", "at 2026-11-27 14:00"),
    ("coffee Thurs 3ish", "Thurs 3ish", "2026-11-26 15:00"),
    ("treffen so 14:00", "14:00", "14:00"),
    ("send the menu by 27/11", "by 27/11", "by 2026-11-27"),
    ("send it by 3/12", "by 3/12", "by !us-form 2026-12-03 2027-03-12"),
    ("call Max wk of 9th re", "wk of 9th", "2026-12-07"),
    ("send it by w/c 9/12", "by w/c 9/12", "by !us-form 2026-12-09 2027-09-12"),
    ("send it by week of 9 Dec please", "by week of 9 Dec", "by 2026-12-07"),
    ("schickt sie 11/28/2026", "11/28/2026", "!us-form 2026-11-28"),
    ("fällig am 31.11.2026", "fällig am 31.11.2026", "faellig !impossible"),
    ("noch vor Fr anrufen", "vor Fr", "vor 2026-11-27"),
    ("erst nach Mo wieder da", "nach Mo", "nach 2026-11-30"),
    ("Rückruf nicht vor 1.12. bitte", "nicht vor 1.12.", "ab 2026-12-01"),
    ("call not before 3pm", "not before 3pm", "ab 15:00"),
    ("nicht am 1.12. bitte", "am 1.12.", "am 2026-12-01"),
    ("Anruf frühestens Mo", "frühestens Mo", "ab 2026-11-30"),
    ("Fotos, Frist: 27.11.", "Frist: 27.11.", "due 2026-11-27"),
    ("Muster (Deadline 27.11.)", "(Deadline 27.11.)", "due 2026-11-27"),
    ("die Deadline am Freitag", "Deadline am Freitag", "due 2026-11-27"),
    ("erst nach dem 3.12. wieder da", "nach dem 3.12.", "nach 2026-12-03"),
]


@pytest.mark.parametrize(("text", "words", "meaning"), INSIDE)
def test_running_text_holds_one_date(text: str, words: str, meaning: str) -> None:
    (when,) = dates.find(text, WEDNESDAY)
    assert (text[when.start : when.end], said(when)) == (words, meaning)


@pytest.mark.parametrize(
    "text",
    [
        "so, do, mi, fr und may sind Wörter",
        "So ein Zufall, Do kommt vor",
        "I may 3 times ask, and march 3 miles",
        "am 3 Leute getroffen",
        "Anruf von Fr. Weber",
        "Unterlagen für Fr. Huber",
        "nach Fr. Weber fragen",
        "vor Fr Weber anrufen",
        "Mittagessen mit Frau Sonntag",
        "jeden Freitag Kaffee",
        "every Friday at the office",
        "letzten Montag gesehen",
        "seit 3.12. krank",
        "Mail vom 20.11. beantwortet",
        "vor 2 Wochen getroffen",
        "erreichbar Montag bis Freitag",
        "Mo-Fr 9-17 Uhr",
        "von Mo bis Fr 9-17 Uhr im Büro",
        "zwischen Mo und Mi",
        "Version 3.12.1 und 10.0.0.1",
        "Kap. 3.2. und § 5.3. lesen",
        "Budget 2.5. Mio",
        "Messe 24.-26.12.",
        "vom 1.12. bis 3.12. Urlaub",
        "a week on Friday",
        "two weeks from Monday",
        "report --today",
        "030 23125 404 oder +49 171 3920012",
        "Umstieg der Flotte bis 2028",
        "[[2026-11-23 Jour fixe Flotte]] lesen",
        "`2026-11-20` und ``bis Fr``",
        "https://firma.example/2026-11-20/angebot",
        "[Protokoll](Besprechungen/2026-11-23.md)",
        "termin2026-11-20@firma.example",
        "Rechnung RE-2026-11-20",
        "Guten Morgen Anna",
        "nicht am Morgen",
        "tomorrow's call",
        "dauert 14h und kostet 3,50",
        "um so besser",
        "Seite 9-10:30",
        "die Frist ist lang",
        "nicht vor Ort",
        "Angebot bis bald",
        "",
    ],
)
def test_running_text_holds_no_date(text: str) -> None:
    assert dates.find(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    "piece",
    ["[[", "(", "`", "**", "1.1.", "bis ", "Mo-", "2026-11-20T", "[[2026-11-20|", "x@"],
)
def test_hostile_text_costs_time_in_proportion(piece: str) -> None:
    """Where it does not, this takes minutes."""
    text = piece * 20000
    before = time.process_time()
    dates.find(text, WEDNESDAY)
    dates.leading(text, WEDNESDAY)
    dates.whole(text, WEDNESDAY)
    dates.days(text)
    assert time.process_time() - before < 5


def test_several_dates_come_in_order() -> None:
    text = "Protokoll bis 2.12., am Mo 14:00 Termin, dann in 2 Wochen nochmal"
    found = [said(when) for when in dates.find(text, WEDNESDAY)]
    assert found == ["bis 2026-12-02", "am 2026-11-30 14:00", "2026-12-09"]


def test_find_without_a_base_says_what_is_undated() -> None:
    (when,) = dates.find("Angebot bis Fr")
    assert said(when) == "bis !undated"


# --- names of notes, arithmetic ------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026_11_24", "2026-11-24"),
        ("20261124", "2026-11-24"),
        ("24.11.2026", "2026-11-24"),
        ("4.1.2026", "2026-01-04"),
        ("2026-11-23 Jour fixe Flotte", "2026-11-23"),
        ("2026-11-23_Jour-fixe", "2026-11-23"),
        ("20261123-call", "2026-11-23"),
        ("24.11.2026 Telefonat", "2026-11-24"),
        ("2028-02-29", "2028-02-29"),
        ("2026-02-29", None),
        ("2026-13-40", None),
        ("20261340", None),
        ("31.11.2026", None),
        ("2026-11", None),
        ("2026", None),
        ("2026-11-241", None),
        ("2026-11-24er", None),
        ("202611240", None),
        ("2026-11_24", None),
        ("Anna Weber", None),
        ("Notiz 2026-11-24", None),
        ("4711 Kunden", None),
        ("24.11.26", None),
        ("0001-01-01", None),
        ("1234-05-06", None),
        ("", None),
    ],
)
def test_a_name_is_dated(stem: str, day: str | None) -> None:
    assert dates.named(stem) == day


@pytest.mark.parametrize(
    ("day", "n", "there"),
    [
        ("2026-11-25", 0, "2026-11-25"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2027-02-28", 1, "2027-03-01"),
        ("2026-01-01", -1, "2025-12-31"),
        ("2026-03-28", 2, "2026-03-30"),
        ("2026-11-25T14:00", 42, "2027-01-06"),
        ("0001-01-01", -1, "0001-01-01"),
        ("9999-12-31", 400, "9999-12-31"),
    ],
)
def test_later_stays_within_the_calendar(day: str, n: int, there: str) -> None:
    assert dates.later(day, n) == there


def test_between_counts_days() -> None:
    assert dates.between("2026-11-25", "2026-12-25") == 30
    assert dates.between("2026-12-25", "2026-11-25") == -30
    assert dates.between("2028-02-01", "2028-03-01") == 29
    assert dates.between("2026-03-28T23:00", "2026-03-30T01:00") == 2


@pytest.mark.parametrize("dress", ["{}", "**{}**", "[[{}]]"])
@pytest.mark.parametrize("day", ["2026-11-20", "20.11.2026"])
@pytest.mark.parametrize(
    ("after", "time"),
    [
        (" Tel.: Angebot", None),
        (": Angebot", None),
        (" um 14:00 Tel.", "14:00"),
        (" Um 14:00 Tel.", "14:00"),
        (" \t14:00 Tel.", "14:00"),
        (" Mo bis Fr da", None),
    ],
)
def test_a_full_date_in_front_reads_alike_bare_bold_and_linked(
    dress: str, day: str, after: str, time: str | None
) -> None:
    when = dates.leading(dress.format(day) + after)
    assert when is not None
    assert (when.day, when.time, when.fault) == ("2026-11-20", time, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Fr 20.11.2026 Tel.", ""),
        ("**Freitag, 2026-11-20** Tel.", ""),
        ("Do 20.11.2026 Tel.", "weekday"),
        ("**Do. 20.11.2026** Tel.", "weekday"),
    ],
)
def test_a_weekday_before_a_full_date_is_held_against_it(text: str, fault: str) -> None:
    when = dates.leading(text)
    assert when is not None
    assert (when.day, when.fault) == ("2026-11-20", fault)


@pytest.mark.parametrize("text", ["**25.11.2026]] Tel.", "[[2026-11-25** Tel."])
def test_signs_that_make_no_pair_lead_to_no_entry(text: str) -> None:
    assert dates.leading(text) is None
