"""What the commands of capture share: words read, cards laid out, outcomes told.

In doubt nothing is done for anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from vaultkit.features.answers.desk import Desk
from vaultkit.features.lines import replies
from vaultkit.plugin import (
    Due,
    Edit,
    Entity,
    FollowUp,
    Moment,
    Msg,
    Note,
    Outcome,
    View,
    msg,
)
from vaultkit.plugin.settling import (
    Answer,
    Answered,
    Edits,
    Refused,
    Settled,
    answers,
)

Said = tuple[Msg | str, ...]
FAR = "9999-12-31"
CALLBACK = "callback"
NOT_DONE: Literal[1] = 1
NOT_MEANT: Literal[2] = 2
_NOBODY = Msg("")
_AGAIN = {"answers.again", "answers.next", "answers.moved", "answers.moved-far"}


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    language: str = "en"


def read(text: str, now: Moment, *people: Entity) -> Answer:
    """What words say of somebody, as an answer in a list would be read."""
    called = [word for entity in people for word in entity.name.split()]
    return answers.parse(text, now[:10], now[11:], replies.vocabulary(), called)


def doubtful(answer: Answer) -> Outcome | None:
    """Why words are not acted on, with all that they may mean."""
    return doubted(answer.unread[0]) if answer.unread else None


def doubted(unread: answers.Unread) -> Outcome:
    """That words are not acted on, with all that they may mean."""
    first = msg(f"answers.doubt{'' if unread.choices else '-plain'}", text=unread.text)
    choices: list[Msg | str] = []
    for choice in unread.choices:
        dated = choice[:4].isdigit() and choice[4:5] == "-"
        choices += (" / ", msg("answers.on", at=choice) if dated else choice)
    return Outcome(show=((first, *choices[1:]),), exit=NOT_DONE)


def refused(why: Msg, code: Literal[1, 2] = NOT_DONE) -> Outcome:
    """That nothing was done, and why."""
    return Outcome(show=(why,), exit=code)


def desk_of(view: View, entity: Entity, answer: Answer, now: Moment) -> Desk | None:
    """Where changes of a card are collected; None if the note is gone."""
    answered = answered_by(view, entity, answer, now, _bare(entity))
    return None if answered is None else Desk(answered)


def _bare(entity: Entity) -> Due:
    """Nothing that is due, for words that answer nothing."""
    item = FollowUp(CALLBACK, "", None, _NOBODY, "", (0, "", 0))
    return Due("", entity, (), item, None, None, 0, entity.path, 0)


def answered_by(
    view: View, entity: Entity, answer: Answer, now: Moment, due: Due
) -> Answered | None:
    """Words as the answer to something due; None if its note is gone."""
    source: Note | None = view.note(due.path)
    home = view.note(entity.path) if due.path != entity.path else None
    if source is None:
        return None
    today = now[:10]
    on = min(answer.on or today, today)
    emoji = "✅" in source.text
    language = view.options.language
    return Answered(due, answer, True, on, today, source, home, emoji, language)


def each(
    view: View,
    people: Iterable[Entity],
    now: Moment,
    put: Callable[[Desk], Said],
    answer: Answer | None = None,
) -> Outcome:
    """The same for some people, or nothing."""
    found: list[tuple[Entity, Settled, Said]] = []
    for entity in people:
        desk = desk_of(view, entity, answer or Answer(), now)
        if desk is None:
            return refused(msg("answers.gone", path=entity.path))
        said = put(desk)
        found.append((entity, desk.done(), said))
    return together(found)


def together(found: Iterable[tuple[Entity, Settled, Said]]) -> Outcome:
    """All that was settled, or, if one thing cannot be, nothing."""
    show: list[Said] = []
    edits: list[Edit] = []
    for entity, settled, said in found:
        if isinstance(settled, Refused):
            return Outcome(show=((entity.name, ": ", settled.reason),), exit=NOT_DONE)
        if isinstance(settled, Edits):
            edits += settled.edits
            show.append((entity.name, ": ", *said))
        else:
            show.append((entity.name, ": ", Msg("answers.so-already")))
    return Outcome(show=tuple(show), edits=_joined(edits))


def _joined(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """One edit a note: two people may stand in one list."""
    found: dict[str, Edit] = {}
    for edit in edits:
        before = found.get(edit.path)
        found[edit.path] = edit if before is None else _both(before, edit)
    return tuple(found.values())


def _both(one: Edit, two: Edit) -> Edit:
    made = (*one.replacements, *two.replacements)
    return one._replace(replacements=made, keys=(*one.keys, *two.keys))


def told(settled: Settled) -> Said:
    """What was understood, with full dates."""
    if not isinstance(settled, Edits):
        return ()
    parts: list[Said] = [
        (part,)
        for part in settled.echo
        if part != "·" and (isinstance(part, str) or part.id not in _AGAIN)
    ]
    if settled.next is not None:
        parts.append((msg("answers.next", at=settled.next),))
    return dotted(parts)


def callbacks(view: View, entity: Entity) -> Sequence[Due]:
    """Every open callback of somebody, those without a day last."""
    return (
        *view.followups(until=FAR, kinds=(CALLBACK,), entity=entity.id),
        *view.followups(kinds=(CALLBACK,), entity=entity.id, undated=True),
    )


def open_ones(view: View, entity: Entity, now: Moment) -> Sequence[Due]:
    """What is due or has begun; else callbacks still to come; else the rhythm."""
    kinds = (CALLBACK, "cadence")
    asked = (*kinds, "outcome-missing")
    today = view.followups(until=now[:10], kinds=("appointment",), entity=entity.id)
    begun = [due for due in today if (due.item.due or "~") <= now]
    return (
        (*view.followups(until=now[:10], kinds=asked, entity=entity.id), *begun)
        or callbacks(view, entity)
        or view.followups(until=FAR, kinds=kinds, entity=entity.id)
    )


def every_one(view: View, entity: Entity) -> Sequence[Due]:
    """All that `done` may settle, whenever it is due."""
    kinds = ("cadence", "outcome-missing")
    other = view.followups(until=FAR, kinds=kinds, entity=entity.id)
    return (*callbacks(view, entity), *other)


def dotted(parts: Iterable[Said]) -> Said:
    """Parts of a line with a dot between them."""

    def joined() -> Iterator[Msg | str]:
        for nth, part in enumerate(parts):
            if nth and part:
                yield " · "
            yield from part

    return tuple(joined())


def listed(due: Due) -> Said:
    """Something open, with its place."""
    when: Said = (msg("answers.on", at=due.item.due),) if due.day else ()
    title = due.item.title
    parts: list[Said] = [(due.item.label,), *([(title,)] if title else []), when]
    return (*dotted(parts), f"  ({due.path}:{due.line})")


def owed_line(text: str, due: Moment | None, *, theirs: bool) -> Said:
    """A promise as it was understood."""
    kind = "theirs" if theirs else "mine"
    if due is None:
        return (msg(f"answers.owed-{kind}", text=text),)
    return (msg(f"answers.owed-{kind}-by", text=text, at=due[:10]),)
