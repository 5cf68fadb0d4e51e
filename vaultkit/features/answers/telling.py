"""What all answers share: which outcomes there are, and how they are put down."""

from __future__ import annotations

from vaultkit.features.answers.boxes import DAY
from vaultkit.features.answers.desk import NO_TALK, REACHED, TRIES, Desk
from vaultkit.features.contacts import history
from vaultkit.features.lines import logs, matters, writing
from vaultkit.features.lines.facts import ATTEMPT, TALK
from vaultkit.plugin import Day, Due, Moment, Msg, View, msg
from vaultkit.plugin.settling import Answer, Answered, Settled, answers

TALKED = frozenset(("reached", "held", "received", "kept", "congratulated"))
MISSED = frozenset(
    ("not-reached", "mailbox", "no-show", "my-fault", "did-not-happen", "cancelled")
)
TRY = "callbacks.try"
"""The hint that numbers the tries."""
MANY = 5
AGAIN = MISSED | {"moved", "calls-back", "not-yet", "nudged"}
"""Outcomes after which one tries again, on the next working day if none is named."""
LATER = "later"
"""The outcome that only puts off."""
CLOSING = frozenset(("not-interested", "closed-contact", "dropped"))
_WAITS = frozenset(("calls-back", "not-yet"))
"""Outcomes that, beside a talk, say that it is for the other side to answer."""
_CHATS = frozenset(("chat", "chats"))
"""`had a good chat` says that people talked; as a label it is a message."""
PLAIN = frozenset(REACHED.values())
"""Said of any talk, and therefore of none."""
VERDICTS = (
    *("war gut", "war super", "war toll", "war nett", "war ok", "war fein"),
    *("lief gut", "ging gut", "hat gepasst", "went well", "was good", "was great"),
    *("was fine", "was nice", "was ok"),
)
"""Words for how a talk went: it took place, and they are worth keeping."""
LABELS = {
    tongue: {
        "call": ways.get("call", "call"),
        "try": writing.TRIED[tongue],
        "meeting": writing.AGREED[tongue],
    }
    for tongue, ways in writing.CHANNELS.items()
}


def outcome(answered: Answered, ticked: str) -> str:
    """What the words say, else what a tick alone means."""
    answer = answered.answer
    if answer.outcome or answer.dropped or answer.snoozed:
        return answer.outcome
    return ticked if answered.ticked and not answer.is_move else ""


def put_off(answer: Answer) -> Answer:
    """`verschoben auf Fr`, said of a call: Friday, and nobody tried."""
    if answer.outcome != "moved" or answer.next is None:
        return answer
    said = answer.said if answer.text or answer.by_me else ""
    return answer._replace(outcome=LATER, said=said)


def agreed(answer: Answer) -> Answer:
    """What was agreed on, said for what it is.

    `Termin Do 10:00` without an outcome is one that people talked about, and so is
    `she'll send the plans by Mon`. `erreicht, neuer Termin Do 10:00` makes an
    appointment, too: nothing else was to be moved.
    """
    given = answer.agreed or any(one.theirs for one in answer.owed)
    if given and not (answer.outcome or answer.dropped):
        return answer._replace(outcome="reached")
    at = answer.next or ""
    if answer.outcome in TALKED and "moved" in answer.also and "T" in at:
        made = answers.Agreed("", at, answer.until, named=False)
        return answer._replace(agreed=(*answer.agreed, made), next=None, until=None)
    return answer


def told_of(answered: Answered) -> Answered:
    """A tick beside more words than `meldet sich` tells of a talk that led to it."""
    answer = answered.answer
    if not (answered.ticked and answer.outcome == "calls-back" and answer.text):
        return answered
    text = f"{answer.text}, {answer.said}"
    answer = answer._replace(outcome="reached", said="", text=text, runs_on=False)
    return answered._replace(answer=answer)


def awaited(answered: Answered) -> Answer:
    """`Mail geschickt, warte`: who waits asks again, like those who were to ring."""
    answer = answered.answer
    named = answer.next or answer.agreed or answered.ticked
    if named or answer.outcome not in TALKED or _WAITS.isdisjoint(answer.also):
        return answer
    return answer._replace(next=history.working_day(answered.today))


def without_card(answer: Answer) -> Answer:
    """An answer about somebody who has no card that anything could be put down on.

    What was agreed on, or said to be done by a day without naming anybody, is when to
    call again, with its words.
    """
    soft = [(one.due, one.words) for one in answer.owed if one.words]
    soft += [(one.at, answer.text) for one in answer.agreed]
    if len(soft) != len(answer.owed) + len(answer.agreed) or not soft:
        return answer
    said = [one.words for one in answer.owed]
    text = ", ".join(filter(None, (*said, answer.text)))
    days = {day for day, _ in soft if day}
    if answer.next is None and len(days) == 1:
        answer = answer._replace(next=days.pop(), reason=soft[0][1])
    return answer._replace(owed=(), agreed=(), text=text)


def is_asked_for_a_day(answered: Answered) -> bool:
    """Whether it was tried so often in vain that one more try wants a day."""
    answer = answered.answer
    said = [dict(hint.args) for hint in answered.due.item.hints if hint.id == TRY]
    tried = max((int(args["n"]) - 1 for args in said), default=0)
    # A stranger's line counts the tries that stand in it, and this one may be there.
    tried -= answered.in_place and answered.due.entity.kind != "contact"
    return tried >= MANY and answer.outcome in TRIES and answer.next is None


def held_on(answered: Answered) -> Day:
    """The day of an appointment that has been, else that of the answer."""
    day = (answered.due.item.due or answered.on)[:10]
    return answered.on if answered.answer.on else min(day, answered.on)


def talked(view: View, desk: Desk, how: str, on: Day | None = None) -> None:
    """Log a talk, with what was said or what it was about."""
    answered, answer = desk.answered, desk.answered.answer
    text = words_of(answer) or answer.reason or matter(answered)
    channel = channel_of(answer.said)
    named = label(desk, how)
    if channel and desk.card is not None:
        said = writing.Said(answered.on, channel)
        named = writing.logged(desk.card, said, desk.language).label
        text = words_of(answer) or answer.reason or answer.said
    if desk.made is not None and answered.due.item.title not in text:
        # A card begins with why it was made.
        text = f"{answered.due.item.title} – {text}"
    desk.log(named, text or REACHED[desk.language], on)
    desk.spoke_on = on or answered.on
    desk.echo.append(Msg("answers.talk" if desk.card else "answers.talk-noted"))
    desk.echo += passed(answer)
    settle_try(view, desk, on or answered.on)


def matter(answered: Answered) -> str:
    """What it was about, as its line says; that somebody is to be called is not it."""
    due = answered.due
    if due.item.kind != "callback":
        return due.item.title
    return matters.of(due.item.title, due.entity.name)


def is_spoken_to(view: View, answered: Answered) -> bool:
    """Whether a talk that settles the callback was on the day of a try, or since.

    That is told by the days alone: the hours of a try are not known.
    """
    due = (answered.due.item.due or "")[:DAY]
    facts = view.facts(answered.due.entity.id or "")
    days = [seen.row.on for seen in facts.of(TALK)] if facts and due else []
    return any(max(due, answered.on) <= day <= answered.today for day in days)


def call_on(view: View, desk: Desk, at: Moment | None) -> None:
    """Set the card's callback; on a day with a talk, which would settle it, once more.

    No talk of a later day is there yet.
    """
    if at is None:
        desk.call_on(None)
        return
    facts = view.facts(desk.answered.due.entity.id or "")
    days = {seen.row.on for seen in facts.of(TALK)} if facts else set[Day]()
    desk.call_on(at, again=at[:DAY] in {*days, desk.spoke_on})


def settle_try(view: View, desk: Desk, on: Day) -> Msg | None:
    """Close the callback that a try of the same day put off: this was the talk."""
    answered = desk.answered
    if desk.card is None or answered.due.entity.id is None or answered.answer.next:
        # A card that is made for a stranger has no call yet that could be settled.
        return None
    for due in view.followups(kinds=("callback",), entity=answered.due.entity.id):
        if due.uid != answered.due.uid and _is_of_try(view, due, on):
            desk.call_on(None)
            settled = msg("answers.try-settled", at=due.item.due)
            desk.echo.append(settled)
            return settled
    return None


def _is_of_try(view: View, due: Due, on: Day) -> bool:
    """Whether a callback stands where a try of a day put it, naming none itself.

    Only one in the card's key, on the next working day. Whoever named another day or a
    time wants to call then all the same.
    """
    if due.item.act[:1] != ("key",) or due.item.due != history.working_day(on):
        return False
    facts = view.facts(due.entity.id or "")
    tries = facts.of(ATTEMPT) if facts is not None else ()
    return any(one.row.on == on and one.row.outcome in TRIES for one in tries)


def passed(answer: Answer) -> list[Msg | str]:
    """That a day among the words brings nothing up: who meant it so adds it."""
    return [msg("answers.passed", text=answer.passed)] if answer.passed else []


def words_of(answer: Answer) -> str:
    """What was told of a talk: with `spoke` before `to her boss`, without `reached`.

    What it led to is told as well: `kein Interesse` behind `erreicht`.
    """
    kept = answer.runs_on and answer.said.casefold() not in PLAIN
    if kept:
        return answer.wording
    first, _, led_to = answer.said.partition(", ")
    how = first if first.casefold().startswith(VERDICTS) else ""
    parts = (how, led_to if answer.also else "", answer.text)
    return ", ".join(filter(None, parts))


def channel_of(said: str) -> str:
    """How people talked, if the words of an outcome tell: a mail is no call."""
    entry = logs.read(said, 0) if said else None
    if entry is None or not _CHATS.isdisjoint(said.casefold().split()):
        return ""
    return entry.channel


def tried(desk: Desk) -> None:
    """Log an attempt in the words it was told with."""
    desk.log(label(desk, "try"), desk.said())
    done = "note" if desk.answered.answer.outcome in NO_TALK else "try"
    desk.echo.append(Msg(f"answers.{done}" if desk.card else "answers.try-noted"))


def called_back(
    view: View, desk: Desk, following: Moment | None = None, reason: str = ""
) -> Settled:
    """All that was collected, and a callback on the answer's next date if it has one.

    It goes into the key of the card, or beside another one that is still to come.
    """
    answered = desk.answered
    following = following or answered.answer.next
    reason = answered.answer.reason or reason
    if following is not None:
        talked = answered.answer.outcome in TALKED or answered.ticked
        if _is_asked(view, answered, following, reason, talked=talked):
            desk.boxes.call(following, reason)
        else:
            call_on(view, desk, following)
            if reason:
                desk.set_key("callback_reason", reason)
    return desk.done(following)


def _is_asked(
    view: View, answered: Answered, following: Moment, reason: str, *, talked: bool
) -> bool:
    """Whether the card's key asks for another call, which this one does not settle.

    One for that very time is this one, since a round may have been cut off; but not
    if it is about something else.
    """
    entity = answered.due.entity.id
    days = {answered.on, held_on(answered)}
    asked = view.followups(kinds=("callback",), entity=entity) if entity else ()
    return any(
        due.uid != answered.due.uid
        and due.item.act[:1] == ("key",)
        and (due.item.due != following or _differs(due.item.title, reason))
        and not (talked and (due.item.due or "")[:10] <= answered.on)
        and not (talked and any(_is_of_try(view, due, day) for day in days))
        for due in asked
    )


def _differs(title: str, reason: str) -> bool:
    """Whether a call is about one thing and another call about something else."""
    return bool(title and reason) and title.strip() != reason.strip()


def label(desk: Desk, how: str) -> str:
    """The word before the colon of a log entry, in the card's language."""
    return LABELS[desk.language][how]
