"""What an answer does to a promise and to an appointment, in the line that states it.

An appointment that did not come about is over; a promise that is not kept stays open,
and each time it is put off or asked after is noted on the card, where it is counted.
"""

from __future__ import annotations

from vaultkit.features.answers import attending, awaited, telling
from vaultkit.features.answers.boxes import DAY
from vaultkit.features.answers.desk import NOTE, TRIES, Desk
from vaultkit.features.contacts import history
from vaultkit.plugin import Moment, Msg, View, msg, words
from vaultkit.plugin.settling import AlreadyDone, Answered, Settled, rewriting

KEPT = frozenset(("kept", "received", "congratulated"))
MOVED = frozenset(("moved", "not-yet", "later"))
NUDGED = {"de": "nachgehakt", "en": "nudged"}
AGAIN = {"de": "wieder", "en": "again"}


def promise(view: View, answered: Answered) -> Settled:
    """A promise of either side: kept, moved, asked after or dropped."""
    answered = awaited.heard(answered)
    if answered.answer.outcome or answered.answer.agreed:
        answered = answered._replace(answer=telling.agreed(answered.answer))
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    if answered.ticked and answer.is_move and not answer.dropped:
        return desk.refuse(Msg("answers.kept-or-moved"))
    outcome = telling.outcome(answered, "kept")
    talked = outcome in telling.TALKED - KEPT
    if talked:
        telling.talked(view, desk, "call")
    if outcome in KEPT or (talked and answered.ticked):
        return _kept(view, desk, line)
    if outcome in telling.CLOSING or answer.dropped:
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.note()
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    if outcome == "my-fault" and answered.due.item.kind == "promise":
        outcome = "not-yet"
    return _still_open(desk, line, outcome)


def _kept(view: View, desk: Desk, line: rewriting.TaskLine) -> Settled:
    """It is kept; a day named besides is when to talk again."""
    answered = desk.answered
    desk.take(answered.source, rewriting.tick(line, answered.on))
    desk.echo.append(Msg("answers.kept"))
    if answered.answer.text and answered.answer.outcome in {"", *KEPT}:
        desk.log(NOTE[desk.language], answered.answer.text)
    # Who follows up wants to know on what.
    return telling.called_back(view, desk, reason=answered.due.item.title)


def _still_open(desk: Desk, line: rewriting.TaskLine, outcome: str) -> Settled:
    """A promise that is not kept yet: talked of, tried, asked after or put off.

    What others owe keeps its own day, by which it is late, unless it is put off: a day
    beside the rest of an answer is when to look again.
    """
    answered, answer = desk.answered, desk.answered.answer
    theirs, following = answered.due.item.kind == "waiting", answer.next
    dated = answered.due.item.due is not None and desk.card is not None
    rests = theirs and dated and outcome not in {"", "moved", "later"}
    if outcome == "nudged" or (outcome == "not-yet" and theirs):
        _asked_after(desk, outcome, following if rests else None)
    elif (outcome in TRIES and theirs) or outcome in telling.TALKED:
        if outcome in TRIES:
            telling.tried(desk)
        if rests and following:
            desk.note_about(_again(desk, following), answered.due.item.title)
    elif following is None or (outcome not in MOVED and (outcome or answer.text)):
        return desk.refuse(Msg("answers.unclear-promise"))
    if following is None or rests:
        return desk.done(following)
    _put_off(desk, following)
    desk.take(answered.source, rewriting.set_due(line, following))
    return desk.done(following, moved=True)


def _asked_after(desk: Desk, outcome: str, following: Moment | None) -> None:
    """Note that it was asked after, in words that count, and when to look again."""
    word, said = NUDGED[desk.language], desk.said()
    more = said.removeprefix(word).strip(" ,")
    nudged = outcome == "nudged"
    how = (f"{word} ({more})" if more else word) if nudged else said
    if following is not None:
        how += f", {_again(desk, following)}"
    desk.note_about(how, desk.answered.due.item.title)
    desk.echo.append(Msg("answers.nudged" if nudged else "answers.noted"))


def _again(desk: Desk, following: Moment) -> str:
    """When to look again, as an entry of the log says it and is read."""
    day = words.show_day(following[:DAY], desk.language)
    return f"{AGAIN[desk.language]} {day}"


def _put_off(desk: Desk, following: Moment) -> None:
    """Note that it was put off; to name a first day or an earlier one is not that."""
    due = desk.answered.due.item.due
    if due is None or following[:10] <= due[:10]:
        return
    was, now = (words.show_day(day[:10], desk.language) for day in (due, following))
    how = {
        "de": f"verschoben von {was} auf {now}",
        "en": f"postponed from {was} to {now}",
    }
    desk.note_about(how[desk.language], desk.answered.due.item.title)
    answer = desk.answered.answer
    if answer.text and answer.outcome not in telling.TALKED:
        desk.log(NOTE[desk.language], answer.text)


def appointment(view: View, answered: Answered) -> Settled:
    """An appointment: held, moved, cancelled, or nobody came."""
    answered = telling.told_of(answered)
    if answered.answer.outcome:
        answered = answered._replace(answer=telling.agreed(answered.answer))
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = telling.outcome(answered, "held")
    if outcome in telling.TALKED:
        _held(view, desk)
        attending.each(view, desk, lambda other: _held(view, other))
        desk.take(answered.source, rewriting.tick(line, answered.on))
        return telling.called_back(view, desk)
    dated = answer.next is not None and not answer.text
    named = dated or bool(answer.agreed)
    if outcome == "moved" or (named and not outcome and not answer.dropped):
        return _moved(view, desk, line)
    if outcome in telling.MISSED or outcome in telling.CLOSING or answer.dropped:
        return _over(view, desk, line, outcome)
    return desk.refuse(Msg("answers.unclear-appointment"))


def _held(view: View, desk: Desk) -> None:
    """Log that people met, on one card, on the day of the appointment."""
    telling.talked(view, desk, "meeting", telling.held_on(desk.answered))


def _missed(desk: Desk) -> None:
    """Log on one card that it did not take place."""
    desk.log(attending.label(desk), desk.said(), telling.held_on(desk.answered))


def _over(view: View, desk: Desk, line: rewriting.TaskLine, outcome: str) -> Settled:
    """What did not take place: struck, or at the new time that was named."""
    answered, answer = desk.answered, desk.answered.answer
    if attending.is_partly_missing(answered):
        return desk.refuse(msg("answers.who-came", text=answer.wording))
    if outcome:
        _missed(desk)
        attending.each(view, desk, _missed)
    if _is_set_anew(answered):
        due = rewriting.set_due(line, answer.next or "", until=answer.until)
        desk.take(answered.source, due)
        return desk.done(answer.next, moved=True)
    desk.take(answered.source, rewriting.drop(line, answered.on))
    desk.echo.append(msg("answers.over"))
    if outcome in TRIES and answer.next is None:
        # Who did not pick up is called again, as behind any other line.
        again = history.working_day(answered.today)
        return telling.called_back(view, desk, again, answered.due.item.title)
    return telling.called_back(view, desk)


def _is_set_anew(answered: Answered) -> bool:
    """`abgesagt, neuer Termin Fr 14:00`: what did not take place has a new time."""
    answer = answered.answer
    anew = "moved" in answer.also or bool(answer.agreed)
    return anew and len(answer.next or "") > DAY


def _moved(view: View, desk: Desk, line: rewriting.TaskLine) -> Settled:
    """Another day and time in the place of those that stand there."""
    answered, answer = desk.answered, desk.answered.answer
    if answer.agreed and not answer.next:
        # `Termin Do 10:00`, said of an appointment, is the new time of that one.
        (agreed, *_) = answer.agreed
        answer = answer._replace(next=agreed.at, until=agreed.until)
    due = answered.due.item.due or answered.on
    following = answer.next
    if following is not None and answer.clock_only:
        following = due[:10] + following[10:]
    if following is None or len(following) <= DAY:
        return desk.refuse(Msg("answers.when"))
    # A date alone moves it too; read again, the entry shall say so and no talk.
    desk.answered = answered._replace(
        answer=answer._replace(outcome="moved", agreed=())
    )
    _told_moved(desk)
    attending.each(view, desk, _told_moved)
    changes = rewriting.set_due(line, following, until=answer.until)
    desk.take(answered.source, changes)
    return desk.done(following, moved=True)


def _told_moved(desk: Desk) -> None:
    """Log on one card that it has another time."""
    answered, answer = desk.answered, desk.answered.answer
    was = words.show_day(answered.due.item.due or answered.on, desk.language, "short")
    moved = {"de": f"verschoben von {was}", "en": f"moved from {was}"}
    mine = {"de": " (von mir)", "en": " (by me)"} if answer.by_me else {}
    said = moved[desk.language] + mine.get(desk.language, "")
    text = ", ".join(filter(None, (said, answer.text)))
    desk.log(telling.label(desk, "meeting"), text)
