"""What an answer says: an outcome, the next date, what is owed, words for the log.

`ticks` finds the answered lines of a managed region and `answered` the answer in any
other line; `parse` reads words, `given` a tick. Nothing is written or looked up here
and no clock is read; what an outcome leads to is for others to decide. In doubt words
are words, and what looked like more is named in `unread`.
"""

from __future__ import annotations

from collections.abc import Collection

from vaultkit.core.answers import days
from vaultkit.core.answers.days import Tries, inside
from vaultkit.core.answers.doubts import Unread
from vaultkit.core.answers.lines import Below, Tick, heard, said, ticks
from vaultkit.core.answers.owing import read as owed
from vaultkit.core.answers.ownlines import Words, answered, mark
from vaultkit.core.answers.points import alone as date
from vaultkit.core.answers.reader import Reader, is_answer
from vaultkit.core.answers.result import SNOOZE, Agreed, Answer, Owed, Told
from vaultkit.core.answers.vocabulary import (
    Phrases,
    Plans,
    Vocabulary,
    among,
    phrases,
)
from vaultkit.core.dates import Day
from vaultkit.core.dates.arithmetic import later
from vaultkit.core.tasks import DONE, DROPPED

__all__ = [
    "SNOOZE",
    "Agreed",
    "Answer",
    "Below",
    "Owed",
    "Phrases",
    "Plans",
    "Tick",
    "Tries",
    "Unread",
    "Vocabulary",
    "Words",
    "among",
    "answered",
    "date",
    "given",
    "heard",
    "inside",
    "is_answer",
    "mark",
    "owed",
    "parse",
    "phrases",
    "said",
    "ticks",
]
_MOVED = ">"


def parse(
    text: str,
    base: Day,
    now_time: str | None,
    outcomes: Vocabulary,
    called: Collection[str] = (),
) -> Answer:
    """What the words of an answer say.

    Args:
        text: The words, without the arrow that led them.
        base: The day on which the answer was given; words such as `morgen` count from
            it.
        now_time: The time of day when it was given, `16:30`; None if nobody knows. A
            bare time that has gone by then is tomorrow's.
        outcomes: The words for outcomes and what they do.
        called: What the other side may be called: `Anna`, `Weber`.
    """
    told = Told(days.usable(base), now_time, outcomes)
    return Reader(told, called).read(text)


def given(
    tick: Tick,
    base: Day,
    now_time: str | None,
    outcomes: Vocabulary,
    called: Collection[str] = (),
) -> Answer:
    """What a tick says: its words, and the character in its box.

    `[-]` drops; `[>]` without an outcome and a date puts off; today or a day gone by
    beside a tick, and nothing else, is when it was done. Arguments are as in `parse`.
    """
    text = said(tick, outcomes)
    answer = parse(text, base, now_time, outcomes, called)
    if tick.mark == DROPPED:
        return answer._replace(dropped=True)
    if tick.mark in DONE and answer.is_move:
        gone = days.lately(text, base)
        answer = answer._replace(next=gone) if gone else answer
        if answer.is_past(base) or answer.next == base[:10]:
            on, _, time = (answer.next or "").partition("T")
            return answer._replace(on=on, at=time or None, next=None)
    silent = not (answer.outcome or answer.next or answer.unread)
    if tick.mark == _MOVED and silent and days.usable(base):
        return answer._replace(next=later(base[:10], SNOOZE), snoozed=True)
    return answer
