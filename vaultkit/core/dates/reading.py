"""Dates and times as people write them in German and English notes.

`whole` reads a text that is meant as a date, `leading` the front of a line, `find` what
is safely a date inside running text. In doubt a word is no date: *so*, *do*, *mi* and
*may* are words, and `3.12.` is never a time. Nothing here knows what day it is; days
without a year and words such as `morgen` count from a base, and without one they are
undated.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import is_day, ordinal
from vaultkit.core.dates.clock import Hint, clock_at
from vaultkit.core.dates.expressions import When, expression_at
from vaultkit.core.dates.fixed import Source
from vaultkit.core.dates.full import full_at
from vaultkit.core.dates.past import moved_on
from vaultkit.core.dates.vocabulary import (
    BLOCKERS,
    COUNTED,
    DENIALS,
    DENIED,
    LEADS,
    MORE_LEAD,
    NAMERS,
    NUMBERED,
    STARTERS,
    WEEKDAYS,
    fold,
    skip_blanks,
    word_at,
)
from vaultkit.core.dates.weekdays import weekdays_end
from vaultkit.core.words import Day

_ISO_LENGTH = 10
_LONGEST = 80
_CENTURIES = frozenset(("19", "20", "21"))
_TOKEN = re.compile(
    r"(?P<link>\[\[[^\[\]\n]*\]\])"
    r"|(?P<skip>`+[^`\n]*`+|[A-Za-z]+://\S+|\]\([^()\n]*\))"
    r"|(?P<open>[(\[<]|\*\*|==)"
    r"|(?P<number>[0-9]+)"
    "|(?P<word>[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u0300-\u036f]*)"
)
_MAY_GO_ON = frozenset("(@,")
_MORNINGS = frozenset(
    ("am", "guten", "jeden", "gestern", "einem", "schoenen", "der", "den", "zum", "vom")
)
"""After these `morgen` is the morning."""
_DIGIT = re.compile("[0-9]")
_HALF = re.compile(r"(?<=[^\W\d_])\s+[ap]m$", re.IGNORECASE)
"""`tomorrow am`: a part of the day, which says no time."""
_WORDS = re.compile("[A-Za-z\u00c0-\u024f\u0300-\u036f]+")
_LED = STARTERS | MORE_LEAD
_OPEN_BEFORE = frozenset("([{<\"'„“”‚‘’»«|>;→*~/")
_YEAR = re.compile("[0-9]{4}")
_LENGTHS = frozenset(("week", "weeks", "fortnight", "woche", "wochen", "days", "tage"))
_COUNTS_FROM = frozenset(("on", "from", "after", "before", "nach", "vor"))


def whole(
    text: str, base: Day | None = None, *, us: bool = False, daytime: bool = False
) -> When | None:
    """What the whole text says, if it is a date, a time or both, and nothing else.

    Args:
        text: Blanks around it and punctuation after it do not count.
        base: The day to count from.
        us: 11/28/2026 is November.
        daytime: It says when to call: `after 3` is in the afternoon, and `after Friday`
            on Monday.
    """
    start = skip_blanks(text, 0)
    stop = len(text.rstrip(" \t\r\n\u00a0.,;:!"))
    if stop - start > _LONGEST or stop <= start:
        return None
    day = text[start:stop]
    if day[:2] in _CENTURIES and is_day(day):
        return When(start, stop, day)
    source = Source(text, _ordinal(base), us, alone=True, daytime=daytime)
    found = expression_at(source, start)
    if found is None and text[start].isalpha():
        word, end = word_at(text, start)
        if word in DENIALS:
            found = expression_at(source, skip_blanks(text, end))
            found = _from_on(found, word, start) if found is not None else None
    if found is not None and found.end >= stop:
        return moved_on(found, text) if daytime else found
    half = _HALF.search(text, start, stop) if daytime else None
    return whole(text[: half.start()], base, us=us) if half else None


def leading(text: str, base: Day | None = None, *, at: int = 0) -> When | None:
    """The date, the time or both at the front of running text.

    A bullet and blanks before it are passed over.
    """
    full = full_at(text, at)
    if full is not None and _is_day_alone(text, full[1]):
        return _new(When, (at, full[1], full[0], None, None, "", "", ()))
    at = skip_blanks(text, at)
    if text[at : at + 2] in ("- ", "* ", "+ "):
        at = skip_blanks(text, at + 1)
    word, end = word_at(text, at)
    if end > at and word not in STARTERS:
        return None
    return expression_at(Source(text, _ordinal(base)), at)


_new = tuple.__new__


def _is_day_alone(text: str, end: int) -> bool:
    """Whether neither a time nor a weekday can follow the day before `end`."""
    after = text[end : end + 2]
    if after[:1] == ":":
        return not after[1:].isdigit()
    if after[:1] != " ":
        return not after
    if not after[1:].isalpha():
        sign = after[1:]
        return not (sign in _MAY_GO_ON or sign.isdigit() or sign.isspace())
    word, stop = word_at(text, end + 1)
    return word not in LEADS and stop > end + 1


def find(
    text: str, base: Day | None = None, *, daytime: bool = False
) -> tuple[When, ...]:
    """Every date and time that is safely one, in order; they never overlap."""
    if not may_hold(text):
        return ()
    source = Source(text, _ordinal(base), daytime=daytime)
    found: list[When] = []
    at, before, begun = 0, "", 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < at:
            continue
        word = fold(token[0]) if token.lastgroup == "word" else ""
        if word and word not in STARTERS:
            before, begun = word, start
            continue
        if word in LEADS and _leads_to_a_word(text, token.end()):
            before = word
            continue
        at = _past_run(text, start, word)
        if not at and _may_begin(source, token, word, before):
            when = expression_at(source, start)
            if when is not None:
                at, word = when.end, ""
                if _is_meant(text, when, before):
                    when = moved_on(when, text) if daytime else when
                    found.append(_from_on(when, before, begun) or when)
                else:
                    at = _past_range(source, when)
        before = word
    return tuple(found)


def _from_on(when: When, word: str, start: int) -> When | None:
    """`nicht vor 3.12.`, which is `ab 3.12.`; None if it is nothing of the kind."""
    if word not in DENIALS or when.lead not in DENIED:
        return None
    return when._replace(start=start, lead="ab")


def _ordinal(base: Day | None) -> int | None:
    if base is None or not is_day(base[:_ISO_LENGTH]):
        return None
    return ordinal(base[:_ISO_LENGTH])


def may_hold(text: str) -> bool:
    """Whether a look for dates is worth while: a digit, or a word that needs none."""
    if _DIGIT.search(text):
        return True
    return not NAMERS.isdisjoint(map(fold, _WORDS.findall(text)))


def _may_begin(source: Source, token: re.Match[str], word: str, before: str) -> bool:
    kind, text, at = token.lastgroup, source.text, token.start()
    if kind in ("link", "open"):
        return True
    if kind == "skip" or not _opens(text, at):
        return False
    if kind == "number":
        return True
    if word == "morgen":
        return before not in _MORNINGS and (at == 0 or not text[at].isupper())
    return word in STARTERS and before not in BLOCKERS


def _opens(text: str, at: int) -> bool:
    """Whether a date may begin here: not inside a word, a number or a path."""
    if at == 0:
        return True
    before = text[at - 1]
    if before.isspace() or before in _OPEN_BEFORE:
        return before != "/" or text[at - 2 : at - 1].isspace()
    further = text[at - 2] if at > 1 else " "
    if before in "-–—":
        return further.isspace()
    if before in "_:=,":
        return not further.isalnum() or (before in ",:" and not further.isdigit())
    return not before.isalnum() and before not in ".+#@$€£%&\\^"


def _leads_to_a_word(text: str, end: int) -> bool:
    """Whether a lead word is followed by a word that no date begins with.

    So are most of them: `für die Firma`, `by the way`, `auf dem Weg`.
    """
    word, _ = word_at(text, skip_blanks(text, end))
    return word != "" and word not in _LED


def _past_run(text: str, at: int, word: str) -> int:
    """The end of a run of weekdays and its hours, after a lead word or not; else 0.

    `Mo-Do 9-17 Uhr` and `von Mo bis Fr` say when somebody can be reached.
    """
    if word in LEADS:
        at = skip_blanks(text, word_at(text, at)[1])
    end = weekdays_end(text, at) if word in WEEKDAYS or word in LEADS else 0
    if not end:
        return 0
    clock = clock_at(text, skip_blanks(text, end), Hint(bare=True))
    return clock.end if clock else end


def _is_meant(text: str, when: When, before: str) -> bool:
    """Whether it is no day gone by, no number of a thing, and no day to count from.

    `vom 20.11.` and `seit 3.12.` lie behind, `Kapitel 3.2.` and `2.5. Mio` are no days,
    and `a week on Friday` is not this Friday.
    """
    if when.day is None:
        return True
    if before in _LENGTHS and when.lead in _COUNTS_FROM:
        return False
    if _YEAR.search(text, when.start, when.end):
        return True
    section = "§" in text[max(when.start - 2, 0) : when.start]
    named = not when.lead and (before in NUMBERED or section)
    behind, _ = word_at(text, skip_blanks(text, when.end))
    behind_us = when.lead == "von" and _is_led(text, when)
    return not (behind_us or named or before in BLOCKERS or behind in COUNTED)


def _is_led(text: str, when: When) -> bool:
    """Whether its lead word stands before the day, and not before its time."""
    return LEADS.get(word_at(text, when.start)[0]) == when.lead


def _past_range(source: Source, when: When) -> int:
    """The offset after `vom 1.12. bis 3.12.`, whose end is no day to be done by."""
    if when.lead != "von":
        return when.end
    last = expression_at(source, skip_blanks(source.text, when.end))
    return last.end if last is not None and last.lead == "bis" else when.end
