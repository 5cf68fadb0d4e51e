"""A card for a stranger of the office's callback list, made by an answer to the line.

What the line says goes to the card: who, company, number, why they rang, and where it
stood. What came of the call is put down on the card as on any other.
"""

from __future__ import annotations

from vaultkit.features.answers import cards
from vaultkit.features.answers.desk import Desk
from vaultkit.features.lines import replies
from vaultkit.features.lines.facts import OFFICE, OfficeLine
from vaultkit.plugin import Entity, Moment, Msg, Note, View, msg
from vaultkit.plugin.settling import Answer, Answered, Refused, answers

NEW_CARD = "new-card"
CARD = {"de": "Karte", "en": "card"}


def desk(view: View, answered: Answered) -> Desk | Refused:
    """A desk with the new card on it, or why there is none."""
    due = answered.due
    if due.entity.kind == "contact":
        return known(due.entity)
    stated = line(view, answered)
    if stated is None or not stated.caller:
        return Refused(Msg("answers.no-caller"))
    language = answered.language
    name, keys = cards.called(stated.caller, language)
    if people := cards.existing(view, name):
        return known(people[0])
    day = stated.listed_on or answered.on
    told = (
        ("company", stated.company),
        ("phone", stated.phone),
        ("met", f"{day}, [[{answered.source.stem}]]"),
    )
    given = tuple((key, value) for key, value in told if value)
    wish = cards.Wish(name, (*keys, *given))
    made = cards.make(view, wish, answered.on, answered.answer.at or "", language)
    if isinstance(made, Msg):
        return Refused(made)
    person = Entity("contact", None, name, (), made.note.path)
    item = due.item._replace(title=stated.reason)
    answer = _beside_card(answered.answer)
    about = due._replace(entity=person, item=item)
    laid = Desk(answered._replace(due=about, answer=answer), made.note)
    laid.echo.append(msg("answers.made", path=made.note.path))
    return laid


def known(entity: Entity) -> Refused:
    """That somebody has a card."""
    return Refused(msg("answers.has-card", name=entity.name, path=entity.path))


def line(view: View, answered: Answered) -> OfficeLine | None:
    """What the office wrote."""
    facts = view.facts(answered.due.entity.id or "")
    lines = facts.of(OFFICE) if facts is not None else ()
    ref = answered.due.item.ref
    return next((seen.row for seen in lines if seen.ref == ref), None)


def when(desk: Desk) -> Moment:
    """When a call comes up that was only moved to its new card."""
    answered = desk.answered
    return answered.answer.next or answered.due.item.due or answered.today


def _beside_card(answer: Answer) -> Answer:
    """What is said besides that there shall be a card; if nothing is, that."""
    others = [one for one in (answer.outcome, *answer.also) if one != NEW_CARD]
    if not others:
        return answer
    said = ", ".join(part for part in answer.said.split(", ") if not _asks(part))
    return answer._replace(outcome=others[0], also=tuple(others[1:]), said=said)


def _asks(words: str) -> bool:
    """Whether words ask for a card and say nothing else."""
    read = answers.parse(words, "", None, replies.vocabulary())
    return read.outcome == NEW_CARD


def shown(made: Note, language: str) -> str:
    """The card, as the office is told of it."""
    return f"{CARD[language]}: [[{made.stem}]]"
