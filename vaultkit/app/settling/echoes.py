"""What is said of an answer that was acted on: in its list, and in the line that asks.

Words only; where they are put is for others.
"""

from __future__ import annotations

from vaultkit.app.indexing.extract import NOTE
from vaultkit.app.settling import answerlines
from vaultkit.app.settling.heard import Said
from vaultkit.app.settling.uniting import Line
from vaultkit.app.vault import Vault
from vaultkit.core.words import Day, Msg, msg

Parts = tuple[Msg | str, ...]


def echo(vault: Vault, line: Line, parts: Parts, told: Said, today: Day) -> str:
    """What was understood of an answer.

    The done line stands alone, so it names whom it concerns where its own did not.
    """
    words, name = answerlines.words(vault, line), told.due.entity.name
    late = "-late" if told.on != today else ""
    of = "" if name in line.tick.stem or told.due.entity.kind == NOTE else "-of"
    begins = msg(f"app.echo-day{late}{of}", day=told.on, today=today, name=name)
    return " ".join(words.say(part) for part in (begins, *parts))


def mark(vault: Vault, parts: Parts, told: Said) -> str:
    """What was understood, for the very line that asks: it stands for long."""
    words = vault.words()
    begins = msg("app.echo-own", day=told.on)
    return " ".join(words.say(part) for part in (begins, *parts))
