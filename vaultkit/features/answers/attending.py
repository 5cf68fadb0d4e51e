"""Everybody else at an answered appointment: it is logged on the card of each.

What is agreed on, owed or to come again stands once, on the first card, but for what
one of the others promised: that stands on the card of who did. Whom the words say to
have been missing has not been met, and who turned up is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vaultkit.features.answers import cards, telling
from vaultkit.features.answers.desk import NOTE, TRIES, Desk
from vaultkit.features.lines import names, replies
from vaultkit.plugin import Entity, Msg, View, msg
from vaultkit.plugin.settling import Answer, Answered, answers

ONE_SIDED = frozenset(("no-show", "cancelled"))
"""Outcomes that may be one person's doing, and are counted for whoever's it was."""
_PIECES = re.compile(r"[,;]\s+|\.\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def each(view: View, desk: Desk, put: Callable[[Desk], None]) -> None:
    """Log for everybody else what was logged for the first, and say for whom."""
    told: list[Entity] = []
    apart: list[Entity] = []
    for person, laid in _desks(view, desk):
        _promised(desk, laid, person)
        missed = _missed(laid.answered.answer, person)
        if missed is None:
            put(laid)
        elif missed.outcome:
            laid.answered = laid.answered._replace(answer=missed)
            day = telling.held_on(laid.answered)
            laid.log(telling.label(laid, "meeting"), laid.said(), day)
        (told if missed is None or missed.outcome else apart).append(person)
        if missed is None:
            desk.boxes.beside = (*desk.boxes.beside, cards.target(view, person))
        desk.join(laid)
        desk.echo += _settled(laid, person)
    for how, people in (
        ("also", [one.name for one in told]),
        ("not-for", [one.name for one in apart]),
        ("cardless", _cardless(view, desk.answered)),
    ):
        if people:
            desk.echo.append(msg(f"answers.{how}", names=", ".join(people)))


def _promised(desk: Desk, laid: Desk, person: Entity) -> None:
    """Put what somebody else promised, `Max: Plan bis Fr`, on that card."""
    answer = desk.answered.answer
    own = tuple(
        one
        for one in answer.owed
        if one.theirs and names.is_named(one.who or one.words, person.name)
    )
    if own:
        rest = tuple(one for one in answer.owed if one not in own)
        desk.answered = desk.answered._replace(answer=answer._replace(owed=rest))
        desk.echo += laid.owe(own)


def label(desk: Desk) -> str:
    """The label of what did not take place.

    It is a note on the card of those who were not the ones to call it off.
    """
    answered = desk.answered
    people = _people(answered)
    named = _named(answered.answer, people)
    other = named and answered.due.entity.id not in {one.id for one in named}
    if other and answered.answer.outcome in ONE_SIDED:
        return NOTE[desk.language]
    return telling.label(desk, "meeting")


def is_partly_missing(answered: Answered) -> bool:
    """Whether one of several is said not to have come, and nothing of the others."""
    people = _people(answered)
    named = _named(answered.answer, people)
    return answered.answer.outcome == "no-show" and 0 < len(named) < len(people)


def _people(answered: Answered) -> list[Entity]:
    return [answered.due.entity, *answered.due.others]


def _desks(view: View, desk: Desk) -> Iterator[tuple[Entity, Desk]]:
    """A desk with the card of each, for the same answer without what stands once."""
    answered = desk.answered
    once = answered.answer._replace(next=None, reason="", owed=(), agreed=())
    for person in answered.due.others:
        due, card = answered.due._replace(entity=person), view.note(person.path)
        yield person, Desk(answered._replace(due=due, answer=once, home=card))


def _missed(answer: Answer, person: Entity) -> Answer | None:
    """What a piece says of somebody who was not there; None if nothing does."""
    if answer.outcome not in telling.TALKED:
        return None
    called = person.name.split()
    for piece in _PIECES.split(answer.wording):
        if names.is_named(piece, person.name):
            read = answers.parse(piece, "", None, replies.vocabulary(), called)
            if read.outcome in telling.MISSED - TRIES:
                return read
            if read.outcome in TRIES or read.denies:
                return Answer()
    return None


def _named(answer: Answer, people: list[Entity]) -> list[Entity]:
    return [person for person in people if names.is_named(answer.wording, person.name)]


def _settled(laid: Desk, person: Entity) -> list[Msg]:
    """Which callback of somebody else is over with it."""
    return [
        msg("answers.try-settled-for", name=person.name, **dict(one.args))
        for one in laid.echo
        if isinstance(one, Msg) and one.id == "answers.try-settled"
    ]


def _cardless(view: View, answered: Answered) -> list[str]:
    """Whom a line names besides, who have no card: first and last name, no firm."""
    known = {one.path for one in _people(answered)}
    found = []
    for target in answered.due.item.others:
        name = target.rpartition("/")[2].removesuffix(".md")
        words = _WORD.findall(name)
        is_name = len(words) > 1 and all(word[0].isupper() for word in words)
        if not is_name or names.is_company(name):
            continue
        if known.isdisjoint(entity.path for entity in view.find(name)):
            found.append(name)
    return list(dict.fromkeys(found))
