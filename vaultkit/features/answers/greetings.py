"""What an answer does to a birthday: it is over for this year, and the log says so.

An entry is a note and no talk, unless people talked: a card in the post shall not pass
for the call that somebody waits for.
"""

from __future__ import annotations

from vaultkit.features.answers import telling
from vaultkit.features.answers.desk import NOTE, Desk
from vaultkit.features.contacts import history
from vaultkit.plugin import Msg, View
from vaultkit.plugin.settling import Answered, Settled

WISHED = {"de": "zum Geburtstag gratuliert", "en": "congratulated on the birthday"}
LEFT_OUT = {"de": "Geburtstag ausgelassen", "en": "birthday skipped"}
LATER = {"de": "Geburtstag verschoben", "en": "birthday moved"}
REASON = {"de": "Geburtstag", "en": "birthday"}
PLAIN = frozenset(("gratuliert", "congratulated"))


def birthday(view: View, answered: Answered) -> Settled:
    """A birthday: congratulated, tried, put off or left out."""
    desk, answer = Desk(answered), answered.answer
    outcome = telling.outcome(answered, "congratulated")
    if outcome in {"congratulated", "kept"}:
        desk.log(NOTE[desk.language], wished(desk, wish=True))
        desk.echo.append(Msg("answers.congratulated"))
    elif outcome in telling.TALKED:
        said = ", ".join(filter(None, (WISHED[desk.language], answer.text)))
        desk.log(telling.label(desk, "call"), said)
        desk.echo += (Msg("answers.congratulated"), "·", Msg("answers.talk"))
    elif outcome in telling.AGAIN:
        telling.tried(desk)
        _note(desk, LATER)
        following = answer.next or history.working_day(answered.today)
        return telling.called_back(view, desk, following, REASON[desk.language])
    elif outcome in telling.CLOSING or answer.dropped:
        _note(desk, LEFT_OUT, answer.text)
        desk.echo.append(Msg("answers.closed"))
        return desk.done()
    elif answer.next is not None and not answer.text:
        _note(desk, LATER)
    else:
        return desk.refuse(Msg("answers.unclear-birthday"))
    return telling.called_back(view, desk, reason=REASON[desk.language])


def wished(desk: Desk, *, wish: bool) -> str:
    """The words of an answer that congratulates, for a birthday if it is a `wish`."""
    answer = desk.answered.answer
    said = "" if wish and answer.said.lower() in PLAIN else answer.said
    day = WISHED[desk.language] if wish else ""
    return ", ".join(filter(None, (day, said, answer.text)))


def _note(desk: Desk, words: dict[str, str], text: str = "") -> None:
    """An entry by which it is known that the birthday is over."""
    said = ", ".join(filter(None, (words[desk.language], text)))
    desk.log(NOTE[desk.language], said)
