"""What an answer does to a promise and to an appointment, in the line that states it.

An appointment that did not come about is over; a promise that is not kept stays open.
"""

from __future__ import annotations

from vaultkit.features.answers import telling
from vaultkit.features.answers.desk import NOTE, Desk
from vaultkit.plugin import Msg, View, msg, words
from vaultkit.plugin.settling import AlreadyDone, Answered, Settled, rewriting


def promise(_view: View, answered: Answered) -> Settled:  # noqa: PLR0911 - one way out for each outcome
    """A promise of either side: kept, moved, asked after or dropped."""
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = telling.outcome(answered, "kept")
    if outcome in telling.TALKED:
        desk.take(answered.source, rewriting.tick(line, answered.on))
        desk.echo.append(Msg("answers.kept"))
        if answer.text:
            desk.log(NOTE[desk.language], answer.text)
        desk.owe()
        return desk.done()
    if outcome in telling.CLOSING or answer.dropped:
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.note()
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    if outcome == "nudged" or (
        outcome in telling.MISSED and answered.due.item.kind == "waiting"
    ):
        desk.note()
        desk.echo.append(Msg("answers.nudged"))
    elif outcome and outcome not in {"moved", "not-yet", "later"}:
        return desk.refuse(Msg("answers.unclear"))
    if answer.next is not None and (outcome or not answer.text):
        desk.take(answered.source, rewriting.set_due(line, answer.next))
        return desk.done(answer.next)
    if outcome == "nudged":
        return desk.done()
    return desk.refuse(Msg("answers.unclear"))


def appointment(_view: View, answered: Answered) -> Settled:  # noqa: PLR0911 - as above
    """An appointment: held, moved, cancelled, or nobody came."""
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = telling.outcome(answered, "held")
    if outcome in telling.TALKED:
        telling.talked(desk, "meeting", telling.held_on(answered))
        desk.take(answered.source, rewriting.tick(line, answered.on))
        if answer.next is not None:
            desk.set_key("callback", answer.next)
        return desk.done(answer.next)
    if outcome == "moved" or (answer.is_move and not outcome):
        if answer.next is None or len(answer.next) <= len("2026-11-27"):
            return desk.refuse(Msg("answers.when"))
        due = answered.due.item.due or answered.on
        was = words.show_day(due, desk.language, "short")
        moved = {"de": f"verschoben von {was}", "en": f"moved from {was}"}
        mine = {"de": " (von mir)", "en": " (by me)"} if answer.by_me else {}
        said = moved[desk.language] + mine.get(desk.language, "")
        desk.log(telling.label(desk, "meeting"), said)
        desk.take(
            answered.source,
            rewriting.set_due(line, answer.next, until=answer.until),
        )
        return desk.done(answer.next)
    if outcome in telling.MISSED or outcome in telling.CLOSING or answer.dropped:
        if outcome:
            desk.log(
                telling.label(desk, "meeting"), desk.said(), telling.held_on(answered)
            )
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.echo.append(msg("answers.over"))
        if answer.next is not None:
            desk.set_key("callback", answer.next)
        return desk.done(answer.next)
    return desk.refuse(Msg("answers.unclear-appointment"))
