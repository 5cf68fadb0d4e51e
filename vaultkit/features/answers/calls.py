"""What an answer does to a callback and to a rhythm.

Not reached, mailbox, moved, cancelled, not turned up, did not happen: none of these
closes anything. In doubt nothing is done, and the reason says what to write instead.
"""

from __future__ import annotations

from vaultkit.features.answers import identified, newcomers, telling
from vaultkit.features.answers.boxes import DAY
from vaultkit.features.answers.desk import NOTE, REACHED, TRIES, Desk
from vaultkit.features.contacts import history
from vaultkit.plugin import Msg, View, dates, msg, words
from vaultkit.plugin.settling import (
    Answer,
    Answered,
    Refused,
    Settled,
    answers,
    rewriting,
)

AGAIN = {"de": "wieder", "en": "again"}


def callback(view: View, answered: Answered) -> Settled:
    """A callback: talked, tried, moved or closed; a stranger may get a card."""
    if telling.is_asked_for_a_day(answered):
        return Refused(Msg("answers.five-tries"))
    if found := identified.read(view, answered):
        return _identified(view, found)
    if answered.due.candidates and _ends_it(answered):
        return Refused(_who(answered))
    if not _wants_card(answered.answer):
        return _called_back(view, Desk(answered))
    desk = newcomers.desk(view, answered)
    return _called_back(view, desk) if isinstance(desk, Desk) else desk


def _ends_it(answered: Answered) -> bool:
    """Whether an answer would tick the line, and the talk be on nobody's card."""
    talked = telling.outcome(answered, "reached") in telling.TALKED
    return talked and answered.answer.next is None


def _who(answered: Answered) -> Msg:
    """That a line of several people says not whom it was."""
    names = [entity.name for entity in answered.due.candidates]
    return msg("answers.who-was-it", names=", ".join(names), name=names[0])


def _identified(view: View, found: identified.Identified) -> Settled:
    """What came of a call, for the one who it turns out to be; or only who that is."""
    answered = found.answered
    if _wants_card(answered.answer):
        return newcomers.known(answered.due.entity)
    desk = Desk(answered)
    desk.named = found.link
    desk.echo.append(msg("answers.is", name=answered.due.entity.name))
    if answered.answer != Answer() or answered.ticked:
        return _called_back(view, desk)
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    desk.take(answered.source, rewriting.append_words(line, f"→ {found.link}"))
    return desk.done()


def _wants_card(answer: Answer) -> bool:
    return newcomers.NEW_CARD in (answer.outcome, *answer.also)


def _called_back(view: View, desk: Desk) -> Settled:  # noqa: PLR0911 - one way out for each outcome
    desk.answered = telling.told_of(desk.answered)
    answer = telling.put_off(telling.agreed(telling.awaited(desk.answered)))
    if desk.card is None:
        answer = telling.without_card(answer)
    answered = desk.answered = desk.answered._replace(answer=answer)
    outcome = telling.outcome(answered, "reached")
    if outcome == newcomers.NEW_CARD:
        if answer.text:
            desk.log(NOTE[desk.language], answer.text)
        return _closed(view, desk, newcomers.when(desk))
    if outcome in telling.TALKED:
        telling.talked(view, desk, "call")
        return _closed(view, desk, answer.next)
    if outcome in telling.AGAIN:
        telling.tried(desk)
        return _tried(view, desk, outcome)
    if outcome in telling.CLOSING and answer.next is not None:
        # No interest now and a day all the same: the day is what is asked for.
        desk.note()
        return _again(view, desk, answer.next)
    if outcome in telling.CLOSING or answer.dropped:
        return _over(view, desk, outcome)
    if answer.next is not None:
        # Words beside a day tell why, and are kept; nothing is closed by them.
        desk.note()
        return _again(view, desk, answer.next)
    return desk.refuse(Msg("answers.unclear"))


def _tried(view: View, desk: Desk, outcome: str) -> Settled:
    """Bring it up again after a try, unless there was a talk the same day or since."""
    answered = desk.answered
    if answered.answer.next is not None:
        return _again(view, desk, answered.answer.next)
    if outcome in TRIES and telling.is_spoken_to(view, answered):
        desk.echo.append(Msg("answers.spoken-to"))
        return desk.done()
    return _again(view, desk, history.working_day(answered.today))


def _source(desk: Desk) -> str:
    """Where it is asked for: key, task or office."""
    act = desk.answered.due.item.act
    return str(act[0]) if act else ""


def _over(view: View, desk: Desk, outcome: str) -> Settled:
    """Close it for good, and the contact if that is what the words say."""
    if outcome == "closed-contact" and desk.card is not None:
        desk.end_contact()
    desk.note()
    desk.echo.append(Msg("answers.closed"))
    return _closed(view, desk, None, dropped=True)


def _closed(
    view: View, desk: Desk, following: str | None, *, dropped: bool = False
) -> Settled:
    """Close a callback where it stands; what follows goes to the card."""
    line, source = desk.line(), _source(desk)
    if source == "key":
        telling.call_on(view, desk, following)
        if following and desk.answered.answer.reason:
            desk.set_key("callback_reason", desk.answered.answer.reason)
        return desk.done(following)
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    if source == "office" and desk.card is None and following is not None:
        return _kept_open(desk, line, following)
    day = desk.answered.on
    answer = desk.answered.answer
    shown = _shown(desk, following or answer.next) if source == "office" else ""
    end = rewriting.drop if dropped else rewriting.tick
    desk.take(desk.answered.source, end(line, day, words=shown))
    if following is None:
        return desk.done()
    return telling.called_back(view, desk, following, telling.matter(desk.answered))


def _again(view: View, desk: Desk, following: str) -> Settled:
    """Bring a callback up again on another day."""
    source = _source(desk)
    if source == "key":
        telling.call_on(view, desk, following)
        reason = desk.answered.answer.reason
        if reason and not desk.answered.due.item.title:
            desk.set_key("callback_reason", reason)
        return desk.done(following)
    if source == "office":
        return _closed(view, desk, following)
    line = desk.line()
    if line is None:
        return desk.refuse(Msg("answers.line-gone"))
    desk.take(
        desk.answered.source,
        rewriting.set_due(line, following, lead=desk.lead(following)),
    )
    return desk.done(following)


def _kept_open(desk: Desk, line: rewriting.TaskLine, following: str) -> Settled:
    """A stranger's line, with what came of it and when it comes up again.

    Words that stand in it are marked by who found them there.
    """
    answered, language = desk.answered, desk.answered.language
    days = (answered.on, following)
    on, at = (words.show_day(day, language) for day in days)
    mark = answers.mark(f"{on}: {AGAIN[language]} {at}")
    told = f"{_shown(desk) or f'→ {at}'} {mark}"
    if answered.in_place or told in line.text:
        told = ""
    desk.take(answered.source, rewriting.append_words(line, told, box=True))
    return desk.done(following)


def _shown(desk: Desk, following: str | None = None) -> str:
    """The answer as the office sees it behind its line, with the year of its date."""
    answered, answer = desk.answered, desk.answered.answer
    when = words.show_day(following, answered.language) if following else ""
    bare = answer.is_move or answer.outcome == newcomers.NEW_CARD or answer.dropped
    said = answer.said or ("" if bare else _plain(answer, answered.language))
    card = newcomers.shown(desk.made, answered.language) if desk.made else desk.named
    if answer.outcome == newcomers.NEW_CARD:
        said = when = ""
    if answered.in_place:
        return f"→ {card}" if desk.made else ""
    worded = answer._replace(said=said).wording
    parts = ", ".join(filter(None, (worded, when, card)))
    return f"→ {parts}" if parts else ""


def _plain(answer: Answer, language: str) -> str:
    """What stands for a tick, unless its words begin with it."""
    plain = REACHED[language]
    return "" if answer.text.casefold().startswith(plain) else plain


def cadence(view: View, answered: Answered) -> Settled:  # noqa: PLR0911 - as above
    """A rhythm: any talk begins it anew, an attempt asks for another."""
    answered = telling.told_of(answered)
    answer = telling.put_off(telling.agreed(telling.awaited(answered)))
    answered = answered._replace(answer=answer)
    desk = Desk(answered)
    outcome = telling.outcome(answered, "reached")
    if _wants_card(answer):
        return newcomers.known(answered.due.entity)
    if outcome in telling.TALKED:
        telling.talked(view, desk, "call")
        return _called(view, desk, answer.next)
    if outcome in telling.CLOSING and answer.next is not None:
        desk.note()
        return _called(view, desk, answer.next)
    if outcome in telling.AGAIN:
        telling.tried(desk)
        return _called(view, desk, answer.next or history.working_day(answered.today))
    if outcome in telling.CLOSING or answer.dropped:
        return _rests(desk, outcome)
    if answer.next is not None:
        desk.note()
        if len(answer.next) > DAY:
            # Only a callback has a time of day.
            return _called(view, desk, answer.next)
        desk.set_key("snooze", answer.next)
        return desk.done(answer.next)
    return desk.refuse(Msg("answers.unclear"))


def _called(view: View, desk: Desk, following: str | None) -> Settled:
    if following is not None:
        telling.call_on(view, desk, following)
    return desk.done(following)


def _rests(desk: Desk, outcome: str) -> Settled:
    """No call this time: the rhythm begins anew, or the contact is closed.

    What was said to it is kept as a note, as behind a callback.
    """
    desk.note()
    if outcome == "closed-contact":
        desk.end_contact()
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    following = dates.later(desk.answered.today, desk.answered.due.item.every or 1)
    desk.set_key("snooze", following)
    return desk.done(following)
