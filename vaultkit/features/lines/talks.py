"""Whether a line of a dated note says that people talked, or tried to in vain.

Sees one line, its links and the day it stands under. In doubt a line is no talk,
because a missed talk costs one question and a false one silences a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultkit.features.lines import clauses as cutting
from vaultkit.features.lines import forms, outcomes
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import LINK, Clause, Link
from vaultkit.features.lines.folding import spoken
from vaultkit.plugin import Day, dates

_SIGNALS = (
    frozenset((*say.PAST, *say.CHANNELS))
    | outcomes.TRIGGERS
    | say.SENT
    | say.ORDERS
    | say.INFINITIVES
    | {"vergessen", "forget"}
)


_BACK = ("back", LINK)


class Said(NamedTuple):
    """What a line states of some people: a talk, or with `outcome` an attempt.

    `links` are numbers of the line's links, `tail` is where what was said begins.
    """

    channel: str
    outcome: str
    links: tuple[int, ...]
    tail: int
    sure: bool = True


def read(text: str, links: Sequence[Link], day: Day, at: int = 0) -> list[Said]:
    """The talks and attempts that a line states, read from offset `at` on."""
    cut = cutting.cut(text, links, at)
    while True:
        colon = next((n for n, c in enumerate(cut) if c.end == ":"), len(cut))
        head, tail = cut[: colon + 1], cut[colon + 1 :]
        if not tail:
            return _scan(text, head, day, at)
        if any(clause.links for clause in head):
            return _named_first(text, head, tail, day, at)
        if any(is_plan(clause) for clause in head):
            return []
        form = forms.heading(text, head[-1])
        result = outcomes.begins(head[-1].words)
        if form is not None or result is not None:
            return _after_channel(form or forms.NOTHING, tail, result)
        cut, at = tail, head[-1].stop


def may_say(text: str) -> bool:
    """Whether any word of a text could make it a talk, an attempt or a plan."""
    words = spoken(text)
    return not _SIGNALS.isdisjoint(words) or any(
        word.endswith(forms.COMPOUND) for word in words
    )


def is_plan(clause: Clause) -> bool:
    """Whether a clause denies, asks, or speaks of what is yet to come."""
    if clause.end == "?":
        return True
    for at, word in enumerate(clause.words):
        if word in say.NOT or word.startswith(say.PLAN_PREFIX):
            return True
        if word in say.PLAN:
            past = at and word == "morgen" and clause.words[at - 1] in say.THIS_MORNING
            if not past:
                return True
        if word == "set" and clause.words[at + 1 : at + 2] == ("up",):
            return True
    return False


def is_order(text: str, links: Sequence[Link], at: int = 0) -> bool:
    """Whether a line reads like a plan that somebody forgot to give a box."""
    for clause in cutting.cut(text, links, at):
        words = clause.words
        if not clause.links:
            continue
        if words[0] in say.ORDERS and (words[1:2] == (LINK,) or words[1:3] == _BACK):
            return True
        after = words[words.index(LINK) + 1 :]
        if after and after[-1] in say.INFINITIVES and not set(after) & say.MODAL:
            return True
        if "vergessen" in words and "nicht" in words:
            return True
        if "forget" in words and say.NOT.intersection(words):
            return True
    return False


def _scan(text: str, cut: Sequence[Clause], day: Day, at: int) -> list[Said]:
    """Clauses without a colon, each with its own people."""
    said: list[Said] = []
    before: tuple[int, ...] = ()
    blocked = False
    for clause in cut:
        result = outcomes.find(clause.words)
        if result and _attempted(said, result, clause, before, at):
            blocked = blocked or is_plan(clause)
            before = clause.links or before
            continue
        blocked = blocked or is_plan(clause)
        form = None if blocked else forms.find(text, clause)
        if form and not (form.noun and _is_to_come(text, clause, day)):
            tail = clause.stop if clause.end == ":" else at
            said.append(Said(form.channel, "", form.links, tail, form.sure))
        before = clause.links or before
    return said


def _attempted(
    said: list[Said],
    result: outcomes.Outcome,
    clause: Clause,
    before: tuple[int, ...],
    at: int,
) -> bool:
    """Take an outcome down, for the clause's own people or those named before it."""
    begins = outcomes.begins(clause.words) is not None
    noun = forms.noun(clause.words)
    if clause.links:
        if not (noun or (not result.vague and (result.hard or begins))):
            return False
        said.append(Said(noun, result.name, clause.links, at))
        return True
    if not begins or result.vague:
        return False
    if said and not said[-1].outcome:
        last = said[-1]
        if result.hard or not last.sure:
            said[-1] = last._replace(outcome=result.name)
        return True
    if before and not said:
        said.append(Said("", result.name, before, at))
    return bool(before)


def _named_first(
    text: str, head: Sequence[Clause], tail: Sequence[Clause], day: Day, at: int
) -> list[Said]:
    """People stand before the colon: it is they who were talked to."""
    said = _scan(text, head, day, at)
    first, stop = tail[0], head[-1].stop
    result = outcomes.begins(first.words)
    if not result and not first.links and forms.noun(first.words):
        result = outcomes.find(first.words)
    if said:
        last = said[-1]
        if result and not last.outcome and (result.hard or not last.sure):
            said[-1] = last._replace(outcome=result.name)
        return said
    if any(is_plan(clause) for clause in head):
        return []
    people = tuple(n for clause in head for n in clause.links)
    if result:
        return [Said(forms.noun(head[-1].words), result.name, people, stop)]
    noun = forms.noun_before(text, head[-1])
    if noun is not None:
        return [Said(noun.channel, "", people, stop, sure=False)]
    if first.links or is_plan(first):
        return []
    form = forms.past(first)
    if form is None and first.end == ":" and len(tail) > 1:
        form = forms.heading(text, first)
        stop = first.stop
    return [Said(form.channel, "", people, stop, form.sure)] if form else []


def _after_channel(
    form: forms.Form, tail: Sequence[Clause], result: outcomes.Outcome | None
) -> list[Said]:
    """`Mail: [[A]] and [[B]] …`: the people of the first clause that names any."""
    stop = tail[0].start
    result = result or outcomes.begins(tail[0].words)
    for clause in tail:
        result = result or outcomes.find(clause.words)
        if not clause.links:
            continue
        if result:
            return [Said(form.channel, result.name, clause.links, stop)]
        if clause.end == "?" or not say.AHEAD.isdisjoint(clause.words):
            return []
        people = forms.partners(clause)
        return [Said(form.channel, "", people, stop)] if people else []
    return []


def _is_to_come(text: str, clause: Clause, day: Day) -> bool:
    """Whether a clause names a later day, or speaks of soon."""
    if not say.SOON.isdisjoint(clause.words):
        return True
    found = dates.find(text[clause.start : clause.stop], day)
    return any(
        when.day is not None and when.day > day and when.lead not in say.SINCE
        for when in found
    )
