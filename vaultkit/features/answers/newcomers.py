"""A card for a stranger of the office's callback list, made by an answer to the line.

What the line says goes to the card: who, company, number, why they rang, and where it
stood. What came of the call is put down on the card as on any other.
"""

from __future__ import annotations

from collections import Counter

from vaultkit.features.answers import cards
from vaultkit.features.answers.desk import Desk
from vaultkit.features.lines import names, replies
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
    line = _line(view, answered)
    if line is None or not line.caller:
        return Refused(Msg("answers.no-caller"))
    language = answered.language
    name, keys = cards.called(line.caller, language)
    if people := cards.existing(view, name):
        return known(people[0])
    day = line.listed_on or answered.on
    stated = (
        ("company", line.company),
        ("phone", line.phone),
        ("met", f"{day}, [[{answered.source.stem}]]"),
    )
    given = tuple((key, value) for key, value in stated if value)
    wish = cards.Wish(name, (*keys, *given))
    made = cards.make(view, wish, answered.on, answered.answer.at or "", language)
    if isinstance(made, Msg):
        return Refused(made)
    person = Entity("contact", None, name, (), made.note.path)
    item = due.item._replace(title=line.reason)
    answer = _beside_card(answered.answer)
    about = due._replace(entity=person, item=item)
    laid = Desk(answered._replace(due=about, answer=answer), made.note)
    laid.echo.append(msg("answers.made", path=made.note.path))
    return laid


def picked(view: View, answered: Answered) -> Answered | None:
    """An answer that says which of the people it was that a line may mean.

    A word of a name does that if it is in no other one's: `Thomas`, `Linz`.
    """
    due, answer, line = answered.due, answered.answer, _line(view, answered)
    said = set(names.words(answer.text))
    named = Counter(w for one in due.candidates for w in {*names.words(one.name)})
    meant = [
        one
        for one in due.candidates
        if any(named[word] == 1 for word in said & {*names.words(one.name)})
    ]
    if len(meant) != 1 or line is None:
        return None
    (person,) = meant
    text = "" if said <= {*names.words(person.name)} else answer.text
    item = due.item._replace(title=line.reason)
    about = due._replace(entity=person, item=item, candidates=())
    card, told = view.note(person.path), answer._replace(text=text)
    return answered._replace(due=about, answer=told, home=card)


def known(entity: Entity) -> Refused:
    """That somebody has a card."""
    return Refused(msg("answers.has-card", name=entity.name, path=entity.path))


def _line(view: View, answered: Answered) -> OfficeLine | None:
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
