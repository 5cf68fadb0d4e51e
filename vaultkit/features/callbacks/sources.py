"""Where callbacks are asked for: a card's key, tasks, and the office's list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.features.callbacks import ordinals
from vaultkit.features.contacts import lineids
from vaultkit.features.contacts.facts import CARD, KEYED
from vaultkit.features.contacts.lineids import OPEN, LineIds, is_old
from vaultkit.features.lines import names
from vaultkit.features.lines.facts import CALL, OFFICE, OfficeLine
from vaultkit.plugin import ALWAYS, Because, Day, Facts, Moment, Msg, Ref, msg

UNDATED = Msg("callbacks.undated")


class Asked(NamedTuple):
    """A callback as its source states it."""

    key: str
    due: Moment | None
    end: Moment | None
    clock: str
    title: str
    ref: Ref
    source: str
    """key, task or office: where it is answered."""
    because: Because
    others: tuple[str, ...] = ()
    number: str = ""
    show_from: Day | None = None
    old: bool = False
    hints: tuple[Msg, ...] = ()
    candidates: tuple[str, ...] = ()
    again: bool = False
    """One more of its day: a talk of that day came before it."""


def read(facts: Facts, start: Day | None) -> Iterator[Asked]:
    """Every callback that is still open, that of the card first."""
    ids = LineIds()
    yield from _keyed(facts)
    yield from _tasks(facts, ids, start)
    yield from _listed(facts, ids, start)


def _keyed(facts: Facts) -> Iterator[Asked]:
    seen = facts.one(KEYED)
    if seen is not None:
        row = seen.row
        rule = msg("callbacks.by-key", due=row.due) if row.due else UNDATED
        yield Asked(
            *("", row.due, row.end, row.clock, row.reason, seen.ref, "key"),
            Because(rule, seen.ref),
            again=row.again,
        )


def _tasks(facts: Facts, ids: LineIds, start: Day | None) -> Iterator[Asked]:
    for task in facts.of(CALL):
        call = task.row
        if call.mark not in OPEN:
            continue
        rule = msg("callbacks.by-task", due=call.due) if call.due else UNDATED
        yield Asked(
            ids.key(call.text, call.block_id),
            *(call.due, call.end, call.clock, call.text, task.ref, "task"),
            Because(rule, task.ref),
            others=lineids.others(task.about, call.mentions),
            show_from=call.show_from,
            old=is_old(call.due, call.written_on, start),
        )


def _listed(facts: Facts, ids: LineIds, start: Day | None) -> Iterator[Asked]:
    card = facts.one(CARD)
    stranger = card is None
    firm = card.row.company if card else ""
    for listed in facts.of(OFFICE):
        line = listed.row
        if line.mark not in OPEN:
            continue
        hints = [Msg("callbacks.urgent")] if line.urgent else []
        if stranger and not listed.candidates:
            hints.append(Msg("callbacks.no-card"))
        if stranger and line.tries:
            hints.append(ordinals.nth_try(line.tries + 1))
            if line.tries >= ordinals.MANY:
                hints.append(Msg("callbacks.ask"))
        always = line.due.startswith(ALWAYS)
        rule = (
            Msg("callbacks.by-list-always")
            if always
            else msg("callbacks.by-list", due=line.due)
        )
        yield Asked(
            ids.key(line.text, line.block_id),
            *(line.due, line.end, line.clock, _title(line, stranger, firm)),
            *(listed.ref, "office", Because(rule, listed.ref)),
            number=line.phone,
            old=not always and is_old(line.due, None, start),
            hints=tuple(hints),
            candidates=listed.candidates,
        )


def _title(line: OfficeLine, stranger: bool, firm: str) -> str:
    """Why they rang; of a known person the second piece may be that, not a company."""
    if not stranger:
        folded, employer = names.company(line.company), names.company(firm)
        known = folded and (folded in employer or employer in folded)
        if employer and names.sorted_company(line.caller) == (
            names.sorted_company(firm)
        ):
            # It was found by where it rang from: somebody there is to be called.
            return ", ".join(filter(None, (line.caller, line.reason)))
        return line.reason or ("" if employer and known else line.company)
    parts = (line.caller, line.company, line.phone, line.reason)
    return ", ".join(filter(None, parts)) or line.text
