"""Lines of any note but a card: talks and attempts with the people they link."""

from __future__ import annotations

from collections.abc import Iterator

from vaultkit.features.lines import faults, intents, talks, titles
from vaultkit.features.lines.facts import ATTEMPT, TALK, Attempt, Talk
from vaultkit.features.lines.leads import DATED, lead, past_signs
from vaultkit.features.lines.scenes import people
from vaultkit.features.lines.years import Neighbours
from vaultkit.plugin import Day, Diagnostic, Fact, Row, Span
from vaultkit.plugin import links as linking


def front(
    row: Row, context: Day | None, years: Neighbours
) -> tuple[Day | None, str, int]:
    """The day and time that a line begins with, and the offset behind them.

    A day is told only if it is the line's own.
    """
    if row.text[:1] not in DATED:
        return None, "", 0
    when = lead(row, context, years)
    if when is None:
        return None, "", 0
    return when.day, when.time or "", past_signs(row.text, when.end)


def read(
    path: str, row: Row, day: Day, time: str, at: int
) -> Iterator[Fact | Diagnostic]:
    """What a line states of the people it links, from offset `at` on."""
    text = row.text
    asks = intents.asks(text[at:]) or intents.is_todo(text[at:])
    if not asks and not talks.may_say(text):
        return
    links = people(text)
    if not links:
        return
    said = talks.read(text, links, day, at)
    span = (row.at, row.end)
    shown = linking.find(text) if said else ()
    tails = {one.tail for one in said}
    texts = {tail: titles.words(text, shown, [(0, tail)]) for tail in tails}
    for one in said:
        words = texts[one.tail]
        about = tuple(dict.fromkeys(links[n].target for n in one.links))
        if one.outcome:
            yield Fact(ATTEMPT, Attempt(day, one.outcome, words), span, about)
        else:
            yield Fact(TALK, Talk(day, time, one.channel, words), span, about)
    if not said and (asks or talks.is_order(text, links, at)):
        yield faults.of_plan(path, Span(row.at, row.end))
