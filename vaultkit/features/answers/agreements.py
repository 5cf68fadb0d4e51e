"""What an answer does to a promise and to an appointment, in the line that states it.

An appointment that did not come about is over; a promise that is not kept stays open,
and each time it is put off or asked after is noted on the card, where it is counted.
"""

from __future__ import annotations

from vaultkit.features.answers import telling
from vaultkit.features.answers.desk import NOTE, Desk
from vaultkit.plugin import Moment, Msg, View, msg, words
from vaultkit.plugin.settling import AlreadyDone, Answered, Settled, rewriting

KEPT = frozenset(("kept", "received", "congratulated"))
MOVED = frozenset(("moved", "not-yet", "later"))
NUDGED = {"de": "nachgehakt", "en": "nudged"}
DAY = len("2026-11-27")


def promise(view: View, answered: Answered) -> Settled:
    """A promise of either side: kept, moved, asked after or dropped."""
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = telling.outcome(answered, "kept")
    talked = outcome in telling.TALKED - KEPT
    if talked:
        telling.talked(view, desk, "call")
    if outcome in KEPT or (talked and answered.ticked):
        return _kept(desk, line)
    if outcome in telling.CLOSING or answer.dropped:
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.note()
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    return _still_open(desk, line, outcome)


def _kept(desk: Desk, line: rewriting.TaskLine) -> Settled:
    answered = desk.answered
    desk.take(answered.source, rewriting.tick(line, answered.on))
    desk.echo.append(Msg("answers.kept"))
    if answered.answer.text and answered.answer.outcome in {"", *KEPT}:
        desk.log(NOTE[desk.language], answered.answer.text)
    return desk.done()


def _still_open(desk: Desk, line: rewriting.TaskLine, outcome: str) -> Settled:
    """A promise that is not kept yet: talked of, tried, asked after or put off."""
    answered, answer = desk.answered, desk.answered.answer
    theirs = answered.due.item.kind == "waiting"
    if outcome == "nudged" or (outcome == "not-yet" and theirs and not answer.next):
        _nudged(desk)
    elif outcome in telling.TRIES and theirs:
        telling.tried(desk)
    elif outcome in {"", *MOVED} and (outcome or not answer.text) and answer.next:
        _put_off(desk, answer.next)
    elif outcome not in telling.TALKED:
        return desk.refuse(Msg("answers.unclear-promise"))
    if answer.next is not None:
        desk.take(answered.source, rewriting.set_due(line, answer.next))
    return desk.done(answer.next, moved=True)


def _nudged(desk: Desk) -> None:
    """Note that it was asked after, in words that count."""
    word, said = NUDGED[desk.language], desk.said()
    more = said.removeprefix(word).strip(" ,")
    how = f"{word} ({more})" if more else word
    desk.note_about(how, desk.answered.due.item.title)
    desk.echo.append(Msg("answers.nudged"))


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
    if desk.answered.answer.text:
        desk.log(NOTE[desk.language], desk.answered.answer.text)


def appointment(view: View, answered: Answered) -> Settled:
    """An appointment: held, moved, cancelled, or nobody came."""
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = telling.outcome(answered, "held")
    if outcome in telling.TALKED:
        telling.talked(view, desk, "meeting", telling.held_on(answered))
        desk.take(answered.source, rewriting.tick(line, answered.on))
        return telling.called_back(view, desk)
    dated = answer.next is not None and not answer.text
    if outcome == "moved" or (dated and not outcome):
        return _moved(desk, line)
    if outcome in telling.MISSED or outcome in telling.CLOSING or answer.dropped:
        return _over(view, desk, line, outcome)
    return desk.refuse(Msg("answers.unclear-appointment"))


def _over(view: View, desk: Desk, line: rewriting.TaskLine, outcome: str) -> Settled:
    """What did not take place: struck, or at the new time that was named."""
    answered, answer = desk.answered, desk.answered.answer
    if outcome:
        said = desk.said()
        desk.log(telling.label(desk, "meeting"), said, telling.held_on(answered))
    if _is_set_anew(answered):
        due = rewriting.set_due(line, answer.next or "", until=answer.until)
        desk.take(answered.source, due)
        return desk.done(answer.next, moved=True)
    desk.take(answered.source, rewriting.drop(line, answered.on))
    desk.echo.append(msg("answers.over"))
    return telling.called_back(view, desk)


def _is_set_anew(answered: Answered) -> bool:
    """`abgesagt, neuer Termin Fr 14:00`: what did not take place has a new time."""
    answer = answered.answer
    return "moved" in answer.also and len(answer.next or "") > DAY


def _moved(desk: Desk, line: rewriting.TaskLine) -> Settled:
    """Another day and time in the place of those that stand there."""
    answered, answer = desk.answered, desk.answered.answer
    due = answered.due.item.due or answered.on
    following = answer.next
    if following is not None and answer.clock_only:
        following = due[:10] + following[10:]
    if following is None or len(following) <= DAY:
        return desk.refuse(Msg("answers.when"))
    was = words.show_day(due, desk.language, "short")
    moved = {"de": f"verschoben von {was}", "en": f"moved from {was}"}
    mine = {"de": " (von mir)", "en": " (by me)"} if answer.by_me else {}
    said = moved[desk.language] + mine.get(desk.language, "")
    text = ", ".join(filter(None, (said, answer.text)))
    # A date alone moves it too; read again, the entry shall say so and no talk.
    desk.answered = answered._replace(answer=answer._replace(outcome="moved"))
    desk.log(telling.label(desk, "meeting"), text)
    changes = rewriting.set_due(line, following, until=answer.until)
    desk.take(answered.source, changes)
    return desk.done(following, moved=True)
