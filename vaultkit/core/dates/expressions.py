"""A day and a time beside it, with the word that leads them and the marks around them.

Puts together what the grammars of days and of times read: `bis Fr 27.11. 13 Uhr`,
`(by 2026-11-27)`, `[[2026-11-20]] 14:00`. Does not look for dates in running text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vaultkit.core.dates.arithmetic import ordinal, weekday
from vaultkit.core.dates.clock import Clock, Hint, clock_at
from vaultkit.core.dates.fixed import DayPart, Source, of_month_at
from vaultkit.core.dates.full import last_at, named
from vaultkit.core.dates.relative import day_at
from vaultkit.core.dates.vocabulary import (
    BARE_HOUR_LEADS,
    DOTTED_LEADS,
    HOUR_LEADS,
    LEADS,
    MORE_LEAD,
    SHORT_DAY_LEADS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    skip_blanks,
    word_at,
)
from vaultkit.core.words import Day, Moment

_ISO_LENGTH = 10
_TALL_CLOCK_LEADS = frozenset(
    (
        *("ab", "vor", "bis", "nach", "zwischen", "von"),
        *("after", "before", "by", "until", "from", "between"),
    )
)
"""What these say of a time is worth more than what leads its day."""
_DAY_LEADS = frozenset(("bis", "by", "until", "due", "on", "am", "before", "vor"))
"""Behind these `27/11` is a day and no fraction."""
_COLON_LEADS = frozenset(("bis", "by", "due", "faellig", "frist", "deadline"))
_SIGNED_LEADS = {".": DOTTED_LEADS, ":": _COLON_LEADS}
_DAY_JOINS = frozenset(("am", "on", ""))
_MARKS = ("**", "__", "==", "~~", "*", "_")
_OPENERS = frozenset("([<*_=~")
_CLOSERS = {"(": ")", "[": "]", "<": ">"}
_TARGET = re.compile(
    r"\[\[(?:[^\[\]|#\n]*/)?([^\[\]|#/\n]+?)(?:\.md)?(?:[#|][^\[\]\n]*)?\]\]"
)
_JOINT = re.compile(r"[^\S\r\n]*[-–—@|][^\S\r\n]*")
_HOUR_ENDS = re.compile(r"\s*(?:[,;|).!]|[–—-]\s|$)")
_DIGIT = re.compile("[0-9]")
_URL_PART = re.compile(r"\([^()\s]*\)")


class When(NamedTuple):
    """A date, a time or both, as read from text; offsets are into the text given.

    `start..end` covers what belongs to it: the word that leads it, brackets, bold
    marks and links around it.
    """

    start: int
    end: int
    day: Day | None = None
    time: str | None = None
    """`14:00`."""
    until: str | None = None
    """End of a range of times."""
    lead: str = ""
    """The folded word that leads it: bis, ab, um, by, at, before, …

    Words of one meaning have one form: `spätestens` is bis, `till` until, `gegen` um,
    `vom` von, `Frist` due, `nicht vor` ab. A lead of the time wins over one of the day
    if it says more than at."""
    fault: str = ""
    """"" or why there is no day, or a doubtful one: impossible, us-form, undated (needs
    a day to count from), ambiguous, weekday (`day` is the date as written)."""
    choices: tuple[str, ...] = ()
    """ambiguous: both days; weekday: the weekday as written."""

    @property
    def moment(self) -> Moment | None:
        """Day, with its time if there is one; None without a day."""
        if self.day is None or self.time is None:
            return self.day
        return f"{self.day}T{self.time}"


def _lead(text: str, at: int) -> tuple[str, str, int]:
    """The lead word that stands for those at `at`, the first as written, the offset."""
    lead, first = "", ""
    for _ in range(4):
        word, end = word_at(text, at)
        if not (word in LEADS or (lead and word in MORE_LEAD)):
            break
        sign = text[end : end + 1]
        if word in _SIGNED_LEADS.get(sign, ()):
            end += 1
        after = skip_blanks(text, end)
        if after == end or after == len(text):
            break
        if not lead:
            lead, first = LEADS[word], word
        at = after
    return lead, first, at


def expression_at(source: Source, start: int, depth: int = 0) -> When | None:
    """`[lead] day [time]`, `[lead] time [day]`, each perhaps in brackets."""
    text = source.text
    lead, first, at = _lead(text, start)
    last = last_at(text, at)
    if last is not None and _leads_day(source, lead, first, at):
        day, end = last
        return When(start, end, day, None, None, lead)
    wrapped = _wrapped(source, at, depth)
    if wrapped is not None:
        return _after_wrapped(source, wrapped, start, lead)
    return _plain_at(source, start, lead, first, at)


def _plain_at(
    source: Source, start: int, lead: str, first: str, at: int
) -> When | None:
    """What stands at `at` behind its lead words, with no marks around it."""
    text = source.text
    if lead in _DAY_LEADS:
        source = source._replace(slashes=True)
    clock = part = None
    if text[at : at + 1].isdigit():
        part = of_month_at(source, at)
        clock = None if part else _clock(source, at, lead)
    if clock is not None:
        return _with_day(source, clock, start, lead)
    part = part or day_at(source, at)
    if part is None or not _leads_day(source, lead, first, at):
        return None
    when = _with_clock(source, part, start, lead)
    if part.weak and not (lead or when.time) and not _is_all(source, at):
        return None
    if part.weak and not source.alone and not when.time:
        return when if _is_no_person(text, lead, at) else None
    return when


def _is_all(source: Source, at: int) -> bool:
    """Whether a weak day is all there is: `28.11`, `Fr`."""
    if not source.alone:
        return False
    word, _ = word_at(source.text, at)
    return not word or source.text[at].isupper()


def _leads_day(source: Source, lead: str, first: str, at: int) -> bool:
    """Whether the lead word fits a day; lengths of time take none."""
    text = source.text
    if not lead:
        return True
    word, _ = word_at(text, at)
    if lead in ("um", "zwischen") and first not in ("gegen", "ca", "circa"):
        return False
    if word == "morgen" and lead == "am":
        return False
    return source.alone or word not in WEEKDAYS_SHORT or lead in SHORT_DAY_LEADS


def _is_no_person(text: str, lead: str, at: int) -> bool:
    """Whether `Fr.` after a lead word is Friday: `von Fr. Weber` is not."""
    if lead in ("bis", "ab", "by", "until", "am", "due", "faellig", ""):
        return True
    word, stop = word_at(text, at)
    if word != "fr":
        return True
    after = skip_blanks(text, stop + (text[stop : stop + 1] == "."))
    return not text[after : after + 1].isupper()


def _hint(source: Source, lead: str, half: str, beside: bool) -> Hint:
    """What a lead word, and a day beside it, let a number be."""
    bare = lead in BARE_HOUR_LEADS if source.alone else beside and lead in ("um", "at")
    dotted = lead in ("um", "at")
    odd = source.alone and lead != ""
    both = lead in ("zwischen", "between")
    return Hint(bare, dotted, odd, both, half, beside, source.daytime)


def _hour_at(source: Source, at: int, lead: str, hint: Hint) -> Clock | None:
    """A time; where people are to be called, `after 3` and `vor 12` are some too."""
    clock = clock_at(source.text, at, hint)
    if clock is not None or not source.daytime or lead not in HOUR_LEADS:
        return clock
    clock = clock_at(source.text, at, hint._replace(bare=True))
    ended = clock is not None and _HOUR_ENDS.match(source.text, clock.end)
    return clock if ended else None


def _clock(source: Source, at: int, lead: str) -> Clock | None:
    clock = _hour_at(source, at, lead, _hint(source, lead, "", beside=False))
    if clock is None or clock.plain or lead or source.alone:
        return clock
    tens = source.text[at : at + 2].isdigit()
    return clock if tens and at == _front(source) else None


def _front(source: Source) -> int:
    """Where the text begins, behind a bullet."""
    at = skip_blanks(source.text, 0)
    if source.text[at : at + 2] in ("- ", "* ", "+ "):
        at = skip_blanks(source.text, at + 1)
    return at


def _with_clock(source: Source, part: DayPart, start: int, lead: str) -> When:
    """A day, and the time that stands after it."""
    text = source.text
    part = _weekday_behind(source, part)
    end = part.end
    time = until = None
    joint = _JOINT.match(text, end) if source.alone else None
    at = joint.end() if joint else end + (text[end : end + 1] in ("T", ","))
    at = skip_blanks(text, at)
    clock_lead, _, at = _lead(text, at)
    if at > end and (text[end] == "T" or not text[at - 1].isalnum()):
        hint = _hint(source, clock_lead, part.half, beside=True)
        if source.alone and "-" in text[at:]:
            hint = hint._replace(bare=True)
        clock = _hour_at(source, at, clock_lead, hint)
        if clock is not None:
            time, until, end = clock.time, clock.until, clock.end
            if not lead or clock_lead in _TALL_CLOCK_LEADS:
                lead = clock_lead or lead
    return When(start, end, part.day, time, until, lead, part.fault, part.choices)


def _weekday_behind(source: Source, part: DayPart) -> DayPart:
    """The day with the weekday that may follow: `27.11.2026 (Fr)`."""
    text = source.text
    at = skip_blanks(text, part.end)
    bracket = text[at : at + 1] == "("
    word, stop = word_at(text, at + bracket)
    if word not in WEEKDAYS or not (bracket or (source.alone and part.full)):
        return part
    stop += text[stop : stop + 1] == "."
    if bracket and text[stop : stop + 1] != ")":
        return part
    written = text[at + bracket : stop].rstrip(".")
    end = stop + bracket
    if part.day is None or weekday(ordinal(part.day)) == WEEKDAYS[word]:
        return part._replace(end=end)
    return part._replace(end=end, fault="weekday", choices=(written,))


def _with_day(source: Source, clock: Clock, start: int, lead: str) -> When:
    """A time, and the day that stands after it: `13 Uhr, Fr 27.11.`."""
    text, end = source.text, clock.end
    when = When(start, end, None, clock.time, clock.until, lead)
    at = end + (source.alone and text[end : end + 1] == ",")
    at = skip_blanks(text, at)
    joint, _, at = _lead(text, at)
    if at == end or joint not in _DAY_JOINS:
        return when
    part = day_at(source, at)
    if part is None or (part.weak and not (source.alone or joint)):
        return when
    return when._replace(
        end=part.end, day=part.day, fault=part.fault, choices=part.choices
    )


def _after_wrapped(source: Source, inner: When, start: int, lead: str) -> When:
    """A bracketed or linked date, with a lead word before or a time behind."""
    if inner.time is None:
        part = DayPart(inner.end, inner.day, inner.fault, inner.choices)
        return _with_clock(source, part, start, lead or inner.lead)
    return inner._replace(start=start, lead=lead or inner.lead)


def _wrapped(source: Source, at: int, depth: int) -> When | None:
    """A date in a link, in brackets or in bold; `end` is after the closing mark."""
    text = source.text
    sign = text[at : at + 1]
    if sign not in _OPENERS or depth > 2:  # noqa: PLR2004
        return None
    if text.startswith("[[", at):
        return _linked(source, at)
    if sign in _CLOSERS:
        return _bracketed(source, at, sign, depth)
    mark = next((mark for mark in _MARKS if text.startswith(mark, at)), "")
    if not mark:
        return None
    inner = expression_at(source, at + len(mark), depth + 1)
    if inner is None:
        return None
    end = inner.end
    end += text[end : end + 1] == ":"
    return inner._replace(end=end + len(mark)) if text.startswith(mark, end) else None


def _linked(source: Source, at: int) -> When | None:
    """`[[2026-11-20]]`, `[[Tagebuch/2026-11-20|Freitag]]`, `[[Nov 24th, 2026]]`."""
    found = _TARGET.match(source.text, at)
    if found is None or not _DIGIT.search(found[1]):
        return None
    target = found[1].strip()
    day = named(target) if len(target) <= _ISO_LENGTH else None
    if day is not None:
        return When(at, found.end(), day)
    inner = expression_at(Source(target, None, alone=True), 0)
    if inner is None or inner.end < len(target) or inner.time:
        return None
    if inner.day is None and inner.fault != "impossible":
        return None
    return inner._replace(start=at, end=found.end())


def _bracketed(source: Source, at: int, sign: str, depth: int) -> When | None:
    """`(bis 28.11.)`, `[2026-09-01]`, `[2026-09-01](…)`: nothing else between them."""
    text = source.text
    inner = expression_at(source, skip_blanks(text, at + 1), depth + 1)
    if inner is None:
        return None
    end = skip_blanks(text, inner.end)
    if text[end : end + 1] != _CLOSERS[sign]:
        return None
    end += 1
    url = _URL_PART.match(text, end) if sign == "[" else None
    return inner._replace(end=url.end() if url else end)
