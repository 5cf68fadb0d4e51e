"""Why an answer is not acted on: what in it may mean several things, in words."""

from __future__ import annotations

from vaultkit.core.answers import Answer
from vaultkit.core.words import Msg, msg


def doubt(answer: Answer) -> Msg:
    """What of an answer is in doubt, with all that it may mean."""
    text, reason, choices = answer.unread[0]
    if reason in _WORDED:
        return msg(f"app.unread-{reason}", text=text, choices=" / ".join(choices))
    match choices if all(one[:4].isdigit() for one in choices) else ():
        case [day]:
            return msg("app.unread-day", text=text, day=day)
        case [first, second]:
            return msg("app.unread-days", text=text, first=first, second=second)
    kind = "answer" if choices else "date"
    return msg(f"app.unread-{kind}", text=text, choices=" / ".join(choices))


_WORDED = frozenset(
    ("outcome-spelling", "outcome-inside", "question", "contradiction", "impossible")
)
