"""The command `log`: a talk or an attempt into somebody's log, in an answer's words.

An entry is labelled as the card labels such talks; without a word for how people talked
it gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vaultkit.features.answers import (
    agreements,
    calls,
    cards,
    choosing,
    greetings,
    telling,
)
from vaultkit.features.answers.dealing import (
    NOT_MEANT,
    Said,
    answered_by,
    callbacks,
    desk_of,
    dotted,
    doubtful,
    owed_line,
    read,
    refused,
    together,
    told,
)
from vaultkit.features.answers.desk import NOTE, TRIES, Desk, own_try
from vaultkit.features.contacts.facts import CARD
from vaultkit.features.lines import logs, noted, writing
from vaultkit.plugin import Due, Entity, Moment, Msg, Outcome, View, dates, msg
from vaultkit.plugin.settling import Answer, Settled


def log(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A talk, or an attempt, with all that an answer may say."""
    found: list[tuple[Entity, Settled, Said]] = []
    people: Sequence[Entity] = given["name"]
    for entity, told_of in _shared(people, given["text"], now):
        answer = telling.agreed(told_of) if told_of.outcome else told_of
        if doubt := doubtful(answer) or _why_not(answer, now):
            return doubt
        if several := _several(view, entity, answer, given["text"], now):
            return several
        due = _moved(view, entity, answer) or _asked_for(view, entity, answer)
        if due is not None:
            answered = answered_by(view, entity, answer, now, due)
            if answered is None:
                return refused(msg("answers.gone", path=due.path))
            settle = agreements.promise if due.item.kind == WAITING else calls.callback
            settled = settle(view, answered._replace(ticked=False))
            found.append((entity, settled, told(settled)))
            continue
        desk = desk_of(view, entity, answer, now)
        if desk is None:
            return refused(msg("answers.gone", path=entity.path))
        if entity is people[0]:
            desk.boxes.beside = [cards.target(view, one) for one in people[1:]]
        said = _log(view, desk, wish=_is_wish(view, entity, now))
        found.append((entity, desk.done(), said))
    return together(found)


def _shared(
    people: Sequence[Entity], text: str, now: Moment
) -> Iterator[tuple[Entity, Answer]]:
    """What words say of each of some people.

    Who meets several people meets them once, and promises once what is not said to one
    by name: the first has it.
    """
    whole = read(text, now, *people)
    owed = [read(text, now, one).owed for one in people]
    common = [one for one in whole.owed if all(one in theirs for theirs in owed)]
    for nth, entity in enumerate(people):
        own = [one for one in owed[nth] if nth == 0 or one not in common]
        agreed = () if nth else whole.agreed
        yield entity, whole._replace(owed=tuple(own), agreed=agreed)


def _why_not(answer: Answer, now: Moment) -> Outcome | None:
    """Why words are nothing to log."""
    empty = not (answer.outcome or answer.text or answer.owed)
    if empty or answer.snoozed or answer.outcome in _NO_TALK:
        return refused(Msg("answers.nothing-to-log"), NOT_MEANT)
    if answer.denies:
        return refused(Msg("answers.reached-or-not"))
    if answer.next is not None and answer.is_past(now[:10]):
        return refused(msg("answers.past", at=answer.next))
    return None


def _moved(view: View, entity: Entity, answer: Answer) -> Due | None:
    """The one callback that such words move or close in its own line.

    A key is set on the card anyway, and after a talk a callback is settled by itself.
    """
    over = answer.outcome in telling.CLOSING
    again = answer.next is not None and answer.outcome in _AGAIN
    if not over and not again:
        return None
    dues = callbacks(view, entity)
    if len(dues) != 1 or (again and dues[0].item.act[:1] == ("key",)):
        return None
    return dues[0]


def _several(
    view: View, entity: Entity, answer: Answer, text: str, now: Moment
) -> Outcome | None:
    """That words would close one of several callbacks, and nobody knows which."""
    if answer.outcome not in telling.CLOSING or answer.outcome == "closed-contact":
        return None
    dues = callbacks(view, entity)
    if len(dues) < MANY or answer.next is not None:
        return None
    language = view.options.language
    return choosing.several(entity, dues, text, now[:10], language)


MANY = 2


WAITING = "waiting"


def _asked_for(view: View, entity: Entity, answer: Answer) -> Due | None:
    """What was asked for again: the promise that is named, or the only one."""
    if answer.outcome != "nudged":
        return None
    asked = (
        *view.followups(kinds=(WAITING,), entity=entity.id),
        *view.followups(kinds=(WAITING,), entity=entity.id, undated=True),
    )
    named = [d for d in asked if noted.key(d.item.title) == noted.key(answer.text)]
    found = named or asked
    return found[0] if len(found) == 1 else None


def _is_wish(view: View, entity: Entity, now: Moment) -> bool:
    """Whether a birthday is near enough that a wish is meant for it."""
    facts = view.facts(entity.id or "")
    card = facts.one(CARD) if facts is not None else None
    if card is None or not card.row.birthday:
        return False
    year = int(now[:4])
    day = card.row.birthday[-len("MM-DD") :]
    days = (f"{y:04}-{day}" for y in (year - 1, year, year + 1))
    near = (dates.whole(day) for day in days)
    return any(
        w is not None and w.day and abs(dates.between(w.day, now[:10])) <= NEAR
        for w in near
    )


NEAR = 14


def _log(view: View, desk: Desk, *, wish: bool) -> Said:
    """Put down what was said."""
    answer = desk.answered.answer
    outcome = answer.outcome
    label, text = _worded(desk, wish=wish)
    if label or text:
        desk.log(label, text)
    if outcome == "closed-contact":
        desk.end_contact()
    talked = not outcome or outcome in telling.TALKED
    talked = talked and label != NOTE[desk.language]
    if answer.next is not None:
        desk.spoke_on = desk.answered.on if talked else None
        telling.call_on(view, desk, answer.next)
        if answer.reason:
            desk.set_key("callback_reason", answer.reason)
    kind = "talk" if talked else "try" if outcome in TRIES else "note"
    told = _told(desk, kind if label or text else "")
    settled = telling.settle_try(view, desk, desk.answered.on) if talked else None
    return (*told, " · ", settled) if settled else told


BY_ME = {"de": " (von mir)", "en": " (by me)"}
_AGAIN = telling.MISSED | {"moved", "calls-back", "not-yet"}
_NO_TALK = frozenset(("new-card", "paused", "later"))


def _worded(desk: Desk, *, wish: bool) -> tuple[str, str]:
    """The label of an entry and its words; a wish is a note and no talk."""
    answer, day = desk.answered.answer, desk.answered.on
    card = desk.answered.source
    outcome, text = answer.outcome, answer.text or answer.reason
    if outcome == "congratulated":
        return NOTE[desk.language], greetings.wished(desk, wish=wish)
    if not outcome:
        return _plain(text, NOTE[desk.language])
    if outcome in telling.TALKED:
        channel = telling.channel_of(answer.said)
        meeting = outcome == "held"
        said = writing.Said(day, channel or ("meeting" if meeting else "call"))
        label = writing.logged(card, said, desk.language).label
        return label, telling.words_of(answer) or text or answer.said
    if outcome in telling.CLOSING or outcome in {"nudged", "calls-back", "not-yet"}:
        return "", answer._replace(text=text).wording
    said = writing.Said(day, "", outcome)
    label = writing.logged(card, said, desk.language).label
    words = answer.said.removeprefix(f"{label} ")
    if answer.by_me and outcome != "my-fault" and not own_try(outcome, words):
        words += BY_ME[desk.language]
    return label, answer._replace(said=words, text=text).wording


def _plain(text: str, note: str) -> tuple[str, str]:
    """Words that name no outcome, with their own label if they have one."""
    entry = logs.read(text, 0) if text else None
    if entry is not None and text[: entry.tail].rstrip().endswith(":"):
        head = text[: entry.tail].rstrip()
        return head[:-1].rstrip(), text[entry.tail :].strip()
    wish = noted.read(text) == noted.Counted(noted.BIRTHDAY)
    return (note if wish else ""), text


def _told(desk: Desk, kind: str) -> Said:
    answered, parts = desk.answered, list[Said]()
    if kind:
        parts.append((msg(f"answers.logged-{kind}", on=answered.on),))
    if kind == "talk" and (beside := telling.passed(answered.answer)):
        parts.append(tuple(beside))
    for agreed in answered.answer.agreed:
        parts.append((msg("answers.agreed-far", at=agreed.at),))
    for owed in answered.answer.owed:
        parts.append(owed_line(owed.text, owed.due, theirs=owed.theirs))
    if answered.answer.next is not None:
        parts.append((msg("answers.next", at=answered.answer.next),))
    return dotted(parts)
