"""The German and English words that dates are made of, as tables to look up.

Words are compared folded: lower case, NFC, ä as ae, ö as oe, ü as ue, ß as ss. Both
languages stand in the same tables, because one note may hold both. Decides nothing:
whether a word is meant as a date is the grammar's business.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile("[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u0300-\u036f]*")
_LONGEST = 40
"""No word of ours is as long; longer ones are not worth remembering."""
_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """The word as the tables spell it."""
    word = word.lower()
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_FOLDS)


def word_at(text: str, at: int) -> tuple[str, int]:
    """The folded word that begins at `at` and its end; "" and `at` without one."""
    found = _WORD.match(text, at)
    if found is None:
        return "", at
    word, end = found[0], found.end()
    return (fold(word) if end - at < _LONGEST else word), end


def skip_blanks(text: str, at: int) -> int:
    """The offset after blanks of any width; stays on the line."""
    while at < len(text) and text[at] not in "\r\n" and text[at].isspace():
        at += 1
    return at


def ends_clean(text: str, at: int) -> bool:
    """Whether what ends at `at` is not a part of a longer word, number or name.

    `Fr1`, `Freitag-Runde`, `tomorrow's` and `2026-11-25er` are none of ours.
    """
    after = text[at : at + 2]
    if not after:
        return True
    if after[0].isalnum() or after[0] in "_%€$@":
        return after[0] == "_" and not after[1:].isalnum()
    return after[0] not in "-'’" or not after[1:].isalpha()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(rows: str) -> dict[str, int]:
    """Words by the number of their row; rows end at a semicolon."""
    return {
        word: number
        for number, row in enumerate(rows.split(";"))
        for word in row.split()
    }


MONTHS = {
    word: number + 1
    for word, number in _table(
        "januar january jaenner jan jaen; februar february feber feb;"
        "maerz march mar mrz maer; april apr; mai may; juni june jun; juli july jul;"
        "august aug; september sep sept; oktober october okt oct;"
        "november nov; dezember december dez dec"
    ).items()
}
WEEKDAYS_SHORT = _table(
    "mo mon; di tue tues; mi wed weds; do thu thur thurs; fr fri; sa sat; so sun"
)
WEEKDAYS_LONG = _table(
    "montag monday; dienstag tuesday; mittwoch wednesday; donnerstag thursday;"
    "freitag friday; samstag sonnabend saturday; sonntag sunday"
)
WEEKDAYS = WEEKDAYS_SHORT | WEEKDAYS_LONG

PARTS = {
    word: half
    for half, words in (
        ("am", "frueh morgen morgens vormittag vormittags morning"),
        ("noon", "mittag mittags"),
        ("pm", "nachmittag nachmittags abend abends afternoon evening"),
        ("night", "nacht nachts night"),
    )
    for word in words.split()
}
"""Parts of a day, and where their hours lie: before noon, about noon, after."""

PARTS_BEHIND = _set("frueh morgens vormittags mittags nachmittags abends nachts")
"""Those that follow a time: `8 Uhr abends`."""

WEEKDAY_PARTS = {
    day + part: (number, PARTS[part])
    for day, number in WEEKDAYS_LONG.items()
    if not day.endswith("day")
    for part in ("frueh", "morgen", "vormittag", "mittag", "nachmittag", "abend")
}
"""`Freitagnachmittag`: the weekday's number and the half."""

OFFSETS = {
    "heute": 0,
    "today": 0,
    "tonight": 0,
    "morgen": 1,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "tmw": 1,
    "tomoz": 1,
    "eod": 0,
    "uebermorgen": 2,
    "gestern": -1,
    "yesterday": -1,
    "yday": -1,
    "vorgestern": -2,
}

NEXT = {"next": "next", "nxt": "next", "coming": "coming", "this": "this"} | {
    stem + ending: kind
    for stem, kind in (
        ("naechste", "next"),
        ("kommende", "coming"),
        ("diese", "this"),
        ("uebernaechste", "second"),
    )
    for ending in ("", "n", "r", "s", "m")
}
"""Words before a weekday or a stretch of time; German with its endings."""

EDGES = {
    "anfang": "start",
    "beginn": "start",
    "start": "start",
    "beginning": "start",
    "mitte": "middle",
    "middle": "middle",
    "mid": "middle",
    "ende": "end",
    "end": "end",
}
SOFT_EDGES = {"early": "start", "late": "end"}
"""Edges only before what has a name: `early Jan`, `late next week`."""
STRETCHES = {
    word: kind
    for kind, words in (
        ("week", "woche week wk"),
        ("month", "monat monats monates month"),
        ("quarter", "quartal quartals quartales quarter"),
        ("year", "jahr jahres year"),
    )
    for word in words.split()
}
ENDS = {
    "wochenende": "weekend",
    "weekend": "weekend",
    "monatsende": "month",
    "quartalsende": "quarter",
    "jahresende": "year",
    "eow": "week",
    "eom": "month",
    "eoq": "quarter",
    "eoy": "year",
}
WEEK_NUMBERS = frozenset(("kw", "kalenderwoche", "cw"))
FILLERS = _set("der den dem des die das the of vom von zum")

LEADS = {
    word: canonical
    for canonical, words in (
        ("bis", "bis spaetestens"),
        ("until", "until till til"),
        ("um", "um gegen circa ca"),
        ("at", "at around"),
        ("von", "von vom"),
        ("zwischen", "zwischen zw"),
        ("due", "due frist deadline"),
        ("ab", "ab fruehestens"),
    )
    for word in words.split()
} | {
    word: word
    for word in _set(
        "nach vor am auf zum fuer faellig after by before on from between for to"
    )
}
"""Words that lead a date or a time, and the one that stands for them."""

MORE_LEAD = FILLERS | _set(
    "spaetestens einschliesslich einschl inklusive inkl including latest noch"
)
"""What may stand between a lead word and its date: `bis spätestens zum 3.12.`"""

DOTTED_LEADS = _set("ca zw einschl inkl")
"""Lead words cut short; a full stop behind any other ends its sentence: `lehnt ab.`"""

SHORT_DAY_LEADS = _set(
    "bis until by ab am on vor nach auf before after zum due faellig"
)
"""Lead words after which `Fr` is a day and not a person."""

DENIALS = frozenset(("nicht", "not"))
DENIED = frozenset(("vor", "before"))
"""`nicht vor 3.12.` is from that day on."""

BARE_HOUR_LEADS = frozenset(("um", "at", "ab"))
"""Lead words after which a number alone may be an hour."""

HOUR_LEADS = frozenset(
    (*BARE_HOUR_LEADS, "nach", "vor", "zwischen", "after", "before", "between", "from")
)
"""So it is after these where people are to be called."""

NUMBERED = _set(
    "abschnitt kap kapitel nr nummer pkt punkt pos position raum schritt teil version "
    "ziffer zimmer chapter item no part release section step"
)
"""After these `3.2.` is no date."""

COUNTED = _set("auflage etage euro mio mrd og platz prozent quartal stock")
"""Before these `3.2.` is no date."""

BLOCKERS = _set(
    "jeden jeder jedes jede every each jeweils letzten letzter letzte last vorigen "
    "vergangenen herr herrn frau hr mr ms mrs familie black good seit since"
)
"""After these a date is past, recurring or a name."""

NAMERS = frozenset(
    (*WEEKDAYS, *WEEKDAY_PARTS, *OFFSETS, *NEXT, *EDGES, *ENDS, "in", "day")
)
"""Words of which every date without a figure has one: `bis Fr`, `in zwei Wochen`."""

STARTERS = NAMERS | WEEK_NUMBERS | {*LEADS, *MONTHS, "w", "wc", "wk", "week"}
"""Every word with which a date may begin."""
