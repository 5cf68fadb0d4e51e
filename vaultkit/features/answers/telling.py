"""What all answers share: which outcomes there are, and how they are put down."""

from __future__ import annotations

from vaultkit.features.answers.desk import Desk
from vaultkit.plugin import Day, Msg
from vaultkit.plugin.settling import Answered

TALKED = frozenset(("reached", "held", "received", "kept", "congratulated"))
MISSED = frozenset(
    ("not-reached", "mailbox", "no-show", "my-fault", "did-not-happen", "cancelled")
)
AGAIN = MISSED | {"moved", "calls-back", "not-yet", "nudged"}
"""Outcomes after which one tries again, on the next working day if none is named."""
CLOSING = frozenset(("not-interested", "closed-contact", "dropped"))
LABELS = {
    "de": {"call": "Telefonat", "try": "Tel.", "meeting": "Termin"},
    "en": {"call": "call", "try": "call", "meeting": "meeting"},
}


def outcome(answered: Answered, ticked: str) -> str:
    """What the words say, else what a tick alone means."""
    answer = answered.answer
    if answer.outcome or answer.dropped or answer.snoozed:
        return answer.outcome
    return ticked if answered.ticked and not answer.is_move else ""


def held_on(answered: Answered) -> Day:
    """The day of an appointment that has been, else that of the answer."""
    day = (answered.due.item.due or answered.on)[:10]
    return answered.on if answered.answer.on else min(day, answered.on)


def talked(desk: Desk, how: str, on: Day | None = None) -> None:
    """Log a talk, with what was said or what it was about."""
    answered = desk.answered
    text = answered.answer.text or answered.answer.reason or answered.due.item.title
    desk.log(label(desk, how), text or plain(desk.language), on)
    desk.echo.append(Msg("answers.talk"))
    desk.owe()


def tried(desk: Desk) -> None:
    """Log an attempt in the words it was told with."""
    desk.log(label(desk, "try"), desk.said())
    desk.echo.append(Msg("answers.try"))
    desk.owe()


def label(desk: Desk, how: str) -> str:
    """The word before the colon of a log entry, in the card's language."""
    return LABELS[desk.language][how]


def plain(language: str) -> str:
    """What stands for a talk of which nothing is told."""
    return "erreicht" if language == "de" else "reached"
