"""Days named by their weekday: `Fr`, `Fr 27.11.`, `next Friday`, `nächste Woche Di`.

Always the first such day on or after the base. `nächsten Freitag` is refused where
people differ about it, with both days to choose from. `Mo-Do` is no date.
"""

from __future__ import annotations

import re

from vaultkit.core.dates.arithmetic import (
    iso,
    monday,
    next_weekday,
    ordinal,
    previous_date,
    stretch,
    weekday,
)
from vaultkit.core.dates.counted import in_at
from vaultkit.core.dates.edges import end_word_at
from vaultkit.core.dates.fixed import DayPart, Source, fixed_at, undated
from vaultkit.core.dates.vocabulary import (
    ENDS,
    FILLERS,
    NEXT,
    PARTS,
    STRETCHES,
    WEEK_NUMBERS,
    WEEKDAY_PARTS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    ends_clean,
    skip_blanks,
    word_at,
)

_RANGE = re.compile(
    r"\.?(?:[^\S\r\n]?[-–—/+&][^\S\r\n]?"
    r"|[^\S\r\n]+(?:bis|to|und|and|oder|or|through|thru)[^\S\r\n]+)",
    re.IGNORECASE,
)
_SKIPS = {"this": 0, "second": 2}
_TWO_LETTERS, _THREE_LETTERS = 2, 3
_TIMED = re.compile(
    r"\.?[^\S\r\n]+(?:at[^\S\r\n]+|um[^\S\r\n]+|@[^\S\r\n]?)?[0-9]{1,2}"
    r"(?:[:.][0-5][0-9]|[^\S\r\n]?(?:[ap]m|uhr|h)|[^\S\r\n]?-?ish)(?![^\W_])",
    re.IGNORECASE,
)
"""A time behind a weekday: `fri 10am`, `do 14:00`."""
_WEEKS_ON = {"week": 7, "fortnight": 14}
_LATELY, _SOON = 92, 45
_NUMBERED = re.compile(r"([0-9]{1,2})(?:\.(?!\.|[^\S\r\n]?[0-9])|st|nd|rd|th)")


def weekdays_end(text: str, at: int) -> int:
    """The end of a run such as `Mo-Do`, `Montag bis Freitag`, `Di/Do`; 0 if none."""
    word, end = word_at(text, at)
    run = 0
    while word in WEEKDAYS:
        joint = _RANGE.match(text, end)
        if joint is None:
            return end if run else 0
        word, end = word_at(text, joint.end())
        run = end if word in WEEKDAYS else run
    return run


def part_of_day(text: str, end: int) -> tuple[int, str]:
    """`früh`, `Abend`, `in the morning` after a day: its end and the half it means."""
    word, stop = word_at(text, skip_blanks(text, end))
    if word in ("in", "am"):
        word, stop = word_at(text, skip_blanks(text, stop))
        if word == "the":
            word, stop = word_at(text, skip_blanks(text, stop))
    if word not in PARTS or not ends_clean(text, stop):
        return end, ""
    return stop, PARTS[word]


def in_after(source: Source, end: int, offset: int = 0) -> DayPart | None:
    """`… in 2 Wochen` after a day."""
    at = skip_blanks(source.text, end)
    word, stop = word_at(source.text, at)
    return in_at(source, stop, offset) if word == "in" and at > end else None


def weekday_at(source: Source, at: int, word: str, end: int) -> DayPart | None:
    """The day named by the weekday `word` at `at..end`, and what follows it."""
    text = source.text
    number, half = WEEKDAY_PARTS.get(word, (WEEKDAYS.get(word, 0), ""))
    short = word in WEEKDAYS_SHORT
    capital = text[at].isupper()
    small = short and not capital and not source.alone
    if (small and not _is_sure(text, word, end)) or weekdays_end(text, at):
        return None
    stop = end + (short and text[end : end + 1] == ".")
    dated = _its_date(source, stop, number, text[at:end])
    if dated or not ends_clean(text, end) or _is_numbered(text, stop):
        return dated
    if not half:
        stop, half = part_of_day(text, stop)
    ahead = _ahead(source, number, stop)
    if ahead:
        return ahead._replace(half=half)
    if source.alone:
        weak = not capital and (len(word) == _TWO_LETTERS or word in ("sat", "sun"))
    else:
        plain = capital and (half or not short)
        weak = not (plain or _is_english(word))
    if source.base is None:
        return undated(stop)._replace(half=half, weak=weak)
    return DayPart(stop, iso(next_weekday(source.base, number)), half=half, weak=weak)


def _is_english(word: str) -> bool:
    """Whether a word is nothing but a weekday even in small letters: `friday`."""
    return word.endswith("day") or word in ("tues", "weds", "thur", "thurs")


def _is_sure(text: str, word: str, end: int) -> bool:
    """Whether a short weekday in small letters is one: `thurs`, `fri 10am`.

    `so 14 Uhr` is about that time.
    """
    if len(word) > _THREE_LETTERS:
        return True
    return word != "so" and _TIMED.match(text, end) is not None


def _its_date(source: Source, end: int, number: int, written: str) -> DayPart | None:
    """The date behind a weekday: `Fr 27.11.`, `Freitag, den 27. November`.

    Without a year it may lie a little behind the base, if the weekday says so.
    """
    text = source.text
    at = skip_blanks(text, end + (text[end : end + 1] == ","))
    word, stop = word_at(text, at)
    if word in FILLERS:
        at = skip_blanks(text, stop)
    part = None
    if (at > end or text[end - 1] == ".") and word not in WEEK_NUMBERS:
        part = _in_brackets(source, at) or fixed_at(source, at)
        part = part or _day_of_month(source, at, number)
    if part is None or part.day is None or weekday(ordinal(part.day)) == number:
        return part._replace(weak=False) if part else None
    if not part.full and source.base is not None:
        before = ordinal(previous_date(part.day))
        if weekday(before) == number and source.base - before <= _LATELY:
            return part._replace(day=iso(before), weak=False)
    return part._replace(fault="weekday", choices=(written,), weak=False)


def _in_brackets(source: Source, at: int) -> DayPart | None:
    """`(27.11.)` behind a weekday."""
    part = fixed_at(source, at + 1) if source.text[at : at + 1] == "(" else None
    closed = part is not None and source.text[part.end : part.end + 1] == ")"
    return part._replace(end=part.end + 1) if part and closed else None


def _is_numbered(text: str, end: int) -> bool:
    """Whether `den 13.` follows a weekday, and so more than the weekday is meant."""
    word, stop = word_at(text, skip_blanks(text, end + (text[end : end + 1] == ",")))
    at = skip_blanks(text, stop)
    return word in ("den", "dem", "the") and _NUMBERED.match(text, at) is not None


def _day_of_month(source: Source, at: int, number: int) -> DayPart | None:
    """`Fr 27.`, `Friday 27th`: where such a day comes soon and has that weekday."""
    found = _NUMBERED.match(source.text, at)
    if found is None or not ends_clean(source.text, found.end()):
        return None
    if source.base is None:
        return undated(found.end()) if source.alone else None
    for day in range(source.base, source.base + _SOON):
        if int(iso(day)[8:]) == int(found[1]):
            fits = weekday(day) == number
            return DayPart(found.end(), iso(day)) if fits else None
    return None


def _ahead(source: Source, number: int, end: int) -> DayPart | None:
    """`Freitag in 2 Wochen`, `Freitag KW 49`, `Friday next week`."""
    text = source.text
    at = skip_blanks(text, end)
    word, _ = word_at(text, at)
    if word in WEEK_NUMBERS:
        week = fixed_at(source, at)
        if week is None or week.day is None:
            return week
        return week._replace(day=iso(monday(ordinal(week.day)) + number))
    if word != "in":
        return _of_week(source, number, at)
    part = in_after(source, end)
    if part is None or part.day is None:
        return part
    return part._replace(day=iso(next_weekday(ordinal(part.day), number)))


def _of_week(source: Source, number: int, at: int) -> DayPart | None:
    """`nächster Woche`, `next week`, `week` (in a week) behind a weekday."""
    text = source.text
    word, stop = word_at(text, at)
    if word in _WEEKS_ON and ends_clean(text, stop):
        if source.base is None:
            return undated(stop)
        day = next_weekday(source.base, number) + _WEEKS_ON[word]
        return DayPart(stop, iso(day))
    if word in FILLERS:
        word, stop = word_at(text, skip_blanks(text, stop))
    kind = NEXT.get(word)
    unit, stop = word_at(text, skip_blanks(text, stop))
    if kind is None or STRETCHES.get(unit) != "week" or not ends_clean(text, stop):
        return None
    if source.base is None:
        return undated(stop)
    return DayPart(stop, iso(monday(source.base) + 7 * _SKIPS.get(kind, 1) + number))


def next_at(source: Source, kind: str, end: int) -> DayPart | None:
    """What follows `nächsten`, `kommenden`, `next`, `this`."""
    text = source.text
    at = skip_blanks(text, end)
    word, stop = word_at(text, at)
    if at == end or not ends_clean(text, stop):
        return None
    if word in STRETCHES:
        return _next_stretch(source, kind, STRETCHES[word], stop)
    if word in WEEKDAYS:
        return _next_weekday(source, kind, at, stop)
    if kind == "this" and word in PARTS:
        return _this_part(source, PARTS[word], stop)
    weekend = ENDS.get(word) == "weekend" and kind in ("this", "coming")
    return end_word_at(source, "weekend", stop) if weekend else None


def _this_part(source: Source, half: str, end: int) -> DayPart:
    """`this morning`, `diesen Abend`."""
    if source.base is None:
        return undated(end)._replace(half=half)
    return DayPart(end, iso(source.base), half=half)


def _next_weekday(source: Source, kind: str, at: int, end: int) -> DayPart | None:
    text = source.text
    word, _ = word_at(text, at)
    if word in WEEKDAYS_SHORT and not text[at].isupper() and not source.alone:
        return None
    number = WEEKDAYS[word]
    end += word in WEEKDAYS_SHORT and text[end : end + 1] == "."
    dated = _its_date(source, end, number, text[at:end].rstrip("."))
    if dated:
        return dated
    end, half = part_of_day(text, end)
    if source.base is None:
        return undated(end)._replace(half=half)
    return _named_next(source.base, kind, number, end)._replace(half=half)


def _named_next(base: int, kind: str, number: int, end: int) -> DayPart:
    first = next_weekday(base, number)
    if kind == "this":
        return DayPart(end, iso(first))
    if first == base:
        first += 7
    if kind == "second":
        first += 7
    if kind != "coming" and weekday(base) < number:
        return DayPart(end, None, "ambiguous", (iso(first), iso(first + 7)))
    return DayPart(end, iso(first))


def _next_stretch(source: Source, kind: str, unit: str, end: int) -> DayPart | None:
    """`nächste Woche`, its Monday; `nächste Woche Freitag`; `next month`, its first."""
    number, stop = _weekday_of(source, end) if unit == "week" else (0, end)
    skip = _SKIPS.get(kind, 1)
    if not skip and stop == end:
        return None
    if source.base is None:
        return undated(stop)
    return DayPart(stop, iso(stretch(source.base, unit, skip)[0] + number))


def _weekday_of(source: Source, end: int) -> tuple[int, int]:
    """The weekday named after a week, and the offset after it."""
    text = source.text
    at = skip_blanks(text, end)
    word, stop = word_at(text, at)
    if word in ("am", "on"):
        at = skip_blanks(text, stop)
        word, stop = word_at(text, at)
    if word in WEEKDAYS and text[at].isupper() and ends_clean(text, stop):
        return WEEKDAYS[word], stop
    return 0, end
