"""What others say of what they owe: when it is to come, and that it has not yet.

`she'll send it Fri`, `says Monday` behind something that is waited for is no second
promise: the line rests until that day. Whether it is late is told by its own day still.
"""

from __future__ import annotations

from vaultkit.features.lines import replies
from vaultkit.features.lines.folding import bag, spoken
from vaultkit.plugin import Moment
from vaultkit.plugin.settling import Answer, Answered, answers

_QUIET = frozenset(("", "nudged", "not-yet"))
"""Outcomes beside which a day among the words is when it is to come."""
_IT = bag(
    "it them this that these those all everything over across the a an es sie das die"
    " den der ihn alles mir uns me us will"
)


def heard(answered: Answered) -> Answered:
    """An answer about what others owe, its one day to come as the next look at it."""
    item, answer = answered.due.item, answered.answer
    if item.kind != "waiting" or answer.dropped:
        return answered
    if "nudged" in answer.also and answer.outcome in _QUIET:
        # `still nothing, chased`: who asked has asked, whatever is said first.
        answer = answer._replace(outcome="nudged")
    answer = _promised_again(answer, item.title)
    if answer.outcome in _QUIET and answer.next is None and not answer.owed:
        answer = answer._replace(next=_day_in(answer.text, answered.on))
    if not answer.outcome and answer.next and answer.text:
        answer = answer._replace(outcome="not-yet")
    return answered._replace(answer=answer)


def _promised_again(answer: Answer, title: str) -> Answer:
    """`they'll send it tmrw`: the same thing, and no box of its own."""
    same = [one for one in answer.owed if one.theirs and one.due and _is_it(one, title)]
    if len(same) != 1 or answer.next is not None:
        return answer
    (again,) = same
    owed = tuple(one for one in answer.owed if one is not again)
    text = ", ".join(filter(None, (answer.text, again.words or again.text)))
    return answer._replace(next=again.due, owed=owed, text=text)


def _is_it(one: answers.Owed, title: str) -> bool:
    """Whether what is owed is what the line waits for, named again or as `it`."""
    plans = replies.vocabulary().plans
    verbs = plans.does.keys() | plans.delivers.keys() | plans.infinitives
    said, waited = set(spoken(one.text)), set(spoken(title))
    told = said - _IT - verbs
    return not told or not told.isdisjoint(waited)


def _day_in(text: str, on: str) -> Moment | None:
    """The one day to come that words hold."""
    days = {when.day for when in answers.inside(text, on) if when.day}
    return days.pop() if len(days) == 1 and min(days) > on else None
