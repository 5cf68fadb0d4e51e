"""Which day a date in an answer is: when it was, or when it is next.

The outcome decides: a talk that was held is over, and so is a call that nobody took;
what is moved is to come.
"""

from __future__ import annotations

import re

from vaultkit.core.answers import days
from vaultkit.core.answers.days import Said
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.result import Parts, Told
from vaultkit.core.dates import Day
from vaultkit.core.dates.vocabulary import OFFSETS, fold

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_LEADS = frozenset(("", "am", "um", "at", "on"))


def before(parts: Parts, front: Said, outcome: str, told: Told) -> None:
    """`am 20.11. erreicht`, `um 9:40 nicht erreicht`: when the talk was."""
    when = front.when
    if when.lead not in _PLAIN_LEADS:
        parts.points.append(front)
        return
    if when.day is None or told.base is None:
        parts.at = when.time
        return
    day: Day | None = when.day
    if outcome in told.words.held or outcome in told.words.hard:
        day = days.backward(front.text, when, told.base)
        if day is None:
            parts.unread.append(Unread(front.text, "unclear"))
    if day is not None and day <= told.base:
        parts.on, parts.at = day, when.time
        # Written down under that day, `yesterday` would be another one.
        parts.said = parts.said.removeprefix(front.text).lstrip()


def beside(parts: Parts, date: Said, outcome: str, told: Told) -> None:
    """A date right after an outcome: when it was, or when it is next."""
    when, base = date.when, told.base
    held, hard = outcome in told.words.held, outcome in told.words.hard
    if date.again or when.lead not in _PLAIN_LEADS or base is None:
        parts.points.append(date)
    elif when.day is None:
        if held:
            parts.at = when.time
        else:
            parts.points.append(date)
    elif when.day < base or (when.day == base and (held or (hard and not when.time))):
        parts.on, parts.at = when.day, when.time
    elif held and days.is_by_weekday(date.text):
        back = days.backward(date.text, when, base) or when.day
        choices = tuple(sorted({back, when.day}))
        parts.unread.append(Unread(date.text, "ambiguous", choices))
    else:
        parts.points.append(date)


def alone(parts: Parts, date: Said) -> None:
    """A piece that is nothing but a date: the next one, if not gone by in words."""
    when = date.when
    gone = any(OFFSETS.get(fold(w), 0) < 0 for w in _WORD.findall(date.text))
    if gone and when.day is not None:
        parts.on, parts.at = when.day, when.time
    else:
        parts.points.append(date)
