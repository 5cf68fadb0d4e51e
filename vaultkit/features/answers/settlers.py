"""What an answer does to a follow-up of each kind.

Not reached, mailbox, moved, cancelled, not turned up, did not happen: none of these
closes anything. In doubt nothing is done, and the reason says what to write instead.
"""

from __future__ import annotations

from vaultkit.features.answers.desk import NOTE, Desk, working_day
from vaultkit.plugin import Day, Msg, View, dates, msg, words
from vaultkit.plugin.settling import AlreadyDone, Answered, Settled, rewriting

TALKED = frozenset(("reached", "held", "received", "kept", "congratulated"))
MISSED = frozenset(
    ("not-reached", "mailbox", "no-show", "my-fault", "did-not-happen", "cancelled")
)
CLOSING = frozenset(("not-interested", "closed-contact", "dropped"))
LABELS = {
    "de": {"call": "Telefonat", "try": "Tel.", "meeting": "Termin"},
    "en": {"call": "call", "try": "call", "meeting": "meeting"},
}


def callback(_view: View, answered: Answered) -> Settled:
    """A callback: talked, tried, moved or closed."""
    desk, answer = Desk(answered), answered.answer
    outcome = _outcome(answered, "reached")
    source = answered.due.item.act[0] if answered.due.item.act else ""
    if outcome == "new-card":
        return desk.refuse(Msg("answers.not-yet"))
    if outcome in TALKED:
        _talked(desk, "call")
        return _closed(desk, source, answer.next)
    if outcome in MISSED or outcome in {"moved", "calls-back", "not-yet", "nudged"}:
        following = answer.next or working_day(answered.today)
        _tried(desk)
        return _again(desk, source, following)
    if outcome in CLOSING or answer.dropped:
        if outcome == "closed-contact":
            desk.set_key("status", "closed" if desk.language == "en" else "beendet")
        desk.note()
        desk.echo.append(Msg("answers.closed"))
        return _closed(desk, source, None, dropped=True)
    if answer.next is not None and not answer.text:
        return _again(desk, source, answer.next)
    return desk.refuse(Msg("answers.unclear"))


def _closed(
    desk: Desk, source: str, following: str | None, *, dropped: bool = False
) -> Settled:
    """Close a callback where it stands; what follows goes to the card."""
    line = desk.line()
    if source == "key":
        desk.set_key("callback", following)
        if following and desk.answered.answer.reason:
            desk.set_key("callback_reason", desk.answered.answer.reason)
        return desk.done(following)
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    day = desk.answered.on
    shown = _shown(desk.answered) if source == "office" else ""
    if dropped:
        desk.take(desk.answered.source, rewriting.drop(line, day, words=shown))
    else:
        desk.take(desk.answered.source, rewriting.tick(line, day, words=shown))
    if following is not None:
        desk.set_key("callback", following)
        reason = desk.answered.answer.reason or desk.answered.due.item.title
        if reason:
            desk.set_key("callback_reason", reason)
    return desk.done(following)


def _again(desk: Desk, source: str, following: str) -> Settled:
    """Bring a callback up again on another day."""
    if source == "key":
        desk.set_key("callback", following)
        return desk.done(following)
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if source == "office":
        shown = _shown(desk.answered)
        if desk.card is None:
            changes = rewriting.append_words(line, shown, box=True)
            desk.take(desk.answered.source, changes)
            return desk.done()
        return _closed(desk, source, following)
    desk.take(desk.answered.source, rewriting.set_due(line, following))
    return desk.done(following)


def cadence(_view: View, answered: Answered) -> Settled:
    """A rhythm: any talk begins it anew, an attempt asks for another."""
    desk, answer = Desk(answered), answered.answer
    outcome = _outcome(answered, "reached")
    if outcome in TALKED:
        _talked(desk, "call")
        if answer.next is not None:
            desk.set_key("callback", answer.next)
        return desk.done(answer.next)
    if outcome in MISSED or outcome in {"moved", "calls-back", "not-yet"}:
        following = answer.next or working_day(answered.today)
        _tried(desk)
        desk.set_key("callback", following)
        return desk.done(following)
    if outcome == "closed-contact":
        desk.set_key("status", "closed" if desk.language == "en" else "beendet")
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    if outcome in CLOSING or answer.dropped:
        every = answered.due.item.every or 1
        following = dates.later(answered.today, every)
        desk.set_key("snooze", following)
        return desk.done(following)
    if answer.next is not None and not answer.text:
        desk.set_key("snooze", answer.next[:10])
        return desk.done(answer.next[:10])
    return desk.refuse(Msg("answers.unclear"))


def promise(_view: View, answered: Answered) -> Settled:  # noqa: PLR0911 - one way out for each outcome
    """A promise of either side: kept, moved, asked after or dropped."""
    desk, answer = Desk(answered), answered.answer
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if line.row.mark in {"x", "X", "-"}:
        return AlreadyDone()
    outcome = _outcome(answered, "kept")
    if outcome in TALKED:
        desk.take(answered.source, rewriting.tick(line, answered.on))
        desk.echo.append(Msg("answers.kept"))
        if answer.text:
            desk.log(NOTE[desk.language], answer.text)
        desk.owe()
        return desk.done()
    if outcome in CLOSING or answer.dropped:
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.note()
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    if outcome == "nudged" or (
        outcome in MISSED and answered.due.item.kind == "waiting"
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
    outcome = _outcome(answered, "held")
    if outcome in TALKED:
        _talked(desk, "meeting", _held_on(answered))
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
        desk.log(_label(desk, "meeting"), said)
        desk.take(
            answered.source,
            rewriting.set_due(line, answer.next, until=answer.until),
        )
        return desk.done(answer.next)
    if outcome in MISSED or outcome in CLOSING or answer.dropped:
        if outcome:
            desk.log(_label(desk, "meeting"), desk.said(), _held_on(answered))
        desk.take(answered.source, rewriting.drop(line, answered.on))
        desk.echo.append(msg("answers.over"))
        if answer.next is not None:
            desk.set_key("callback", answer.next)
        return desk.done(answer.next)
    return desk.refuse(Msg("answers.unclear-appointment"))


def _outcome(answered: Answered, ticked: str) -> str:
    """What the words say, else what a tick alone means."""
    answer = answered.answer
    if answer.outcome or answer.dropped or answer.snoozed:
        return answer.outcome
    return ticked if answered.ticked and not answer.is_move else ""


def _held_on(answered: Answered) -> Day:
    """The day of an appointment that has been, else that of the answer."""
    day = (answered.due.item.due or answered.on)[:10]
    return answered.on if answered.answer.on else min(day, answered.on)


def _talked(desk: Desk, how: str, on: Day | None = None) -> None:
    answered = desk.answered
    text = answered.answer.text or answered.answer.reason or answered.due.item.title
    desk.log(_label(desk, how), text or _plain(desk.language), on)
    desk.echo.append(Msg("answers.talk"))
    desk.owe()


def _tried(desk: Desk) -> None:
    desk.log(_label(desk, "try"), desk.said())
    desk.echo.append(Msg("answers.try"))
    desk.owe()


def _label(desk: Desk, how: str) -> str:
    return LABELS[desk.language][how]


def _plain(language: str) -> str:
    return "erreicht" if language == "de" else "reached"


def _shown(answered: Answered) -> str:
    """The answer as the office sees it behind its line."""
    answer = answered.answer
    following = ""
    if answer.next is not None:
        following = words.show_day(answer.next, answered.language, "short")
    said = (answer.said or _plain(answered.language), answer.text, following)
    return "→ " + ", ".join(filter(None, said))


BY_KIND = {
    "callback": callback,
    "cadence": cadence,
    "promise": promise,
    "waiting": promise,
    "appointment": appointment,
    "outcome-missing": appointment,
}
"""Who settles follow-ups of each kind."""
