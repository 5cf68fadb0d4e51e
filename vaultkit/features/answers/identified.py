"""Who a caller of the office's list is, where the answer to the line says so.

`[[Thomas Weber]]`, or the name of a card: in front of all else that is said, or one of
those whom the line asks about. Of these a part of the name will do that only one bears,
and of namesakes a word of the bracket that tells them apart.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from vaultkit.features.answers import cards, newcomers
from vaultkit.features.lines.folding import spoken
from vaultkit.plugin import Due, Entity, View, links
from vaultkit.plugin.settling import Answer, Answered

OFFICE = "office"


class Identified(NamedTuple):
    """An answer without the words that say who it is, and those as a link."""

    answered: Answered
    link: str


class _Named(NamedTuple):
    """Somebody named at the beginning of some words, and what else they say."""

    who: Entity
    rest: str


def read(view: View, answered: Answered) -> Identified | None:
    """Whom the answer names, None if nobody, or if that is known already."""
    due, answer = answered.due, answered.answer
    if due.entity.kind == "contact" or due.item.act[:1] != (OFFICE,):
        return None
    # Before an outcome stands a name and nothing else.
    if named := _named(view, due, answer.said, partly=True):
        return _identified(view, answered, named.who, answer._replace(said=named.rest))
    pieces = answer.text.split(", ")
    for place, piece in enumerate(pieces):
        named = _named(view, due, piece)
        leads = answered.words.startswith(piece)
        if named and (leads or named.who.id in due.item.candidates):
            pieces[place] = named.rest
            rest = answer._replace(text=", ".join(filter(None, pieces)))
            return _identified(view, answered, named.who, rest)
    who = _told_apart(due, answer.text)
    return _identified(view, answered, who, answer) if who is not None else None


def _identified(
    view: View, answered: Answered, who: Entity, answer: Answer
) -> Identified:
    due = answered.due
    line = newcomers.line(view, answered)
    item = due.item._replace(title=line.reason) if line is not None else due.item
    known = answered._replace(
        due=due._replace(entity=who, item=item),
        home=view.note(who.path),
        answer=answer,
    )
    return Identified(known, f"[[{cards.target(view, who)}]]")


def _named(view: View, due: Due, words: str, *, partly: bool = False) -> _Named | None:
    """Whom some words begin with; `partly`: by a part of the name, whatever follows."""
    found = links.find(words)
    if found and not found[0].start:
        people = _linked(view, found[0].target)
        return _only(people, words[found[0].end :])
    if people := cards.existing(view, words) if words else []:
        return _only(people, "")
    return _offered(due, words, partly=partly)


def _linked(view: View, target: str) -> list[Entity]:
    folder, _, name = target.rpartition("/")
    named = cards.existing(view, name)
    return [one for one in named if not folder or one.path == f"{target}.md"]


def _offered(due: Due, words: str, *, partly: bool) -> _Named | None:
    """One of those whom the line asks about, by the whole name or a part that tells."""
    asked = words.split()
    for count in range(len(asked), 0, -1):
        head = {links.fold(word.rstrip(":")) for word in asked[:count]}
        names = [(set(links.fold(one.name).split()), one) for one in due.candidates]
        people = [(name, one) for name, one in names if head <= name]
        if len(people) == 1:
            name, who = people[0]
            if partly or head == name or count == len(asked):
                return _Named(who, " ".join(asked[count:]))
    return None


def _told_apart(due: Due, words: str) -> Entity | None:
    """The one of several namesakes whose bracket some words are about: `aus Linz`."""
    said = set(spoken(words))
    asides = {one: spoken(one.name.partition("(")[2]) for one in due.candidates}
    named = Counter(word for aside in asides.values() for word in set(aside))
    people = [
        one
        for one, aside in asides.items()
        if any(named[word] == 1 for word in said.intersection(aside))
    ]
    return people[0] if len(people) == 1 else None


def _only(people: list[Entity], rest: str) -> _Named | None:
    return _Named(people[0], rest.lstrip(" :")) if len(people) == 1 else None
