"""Callbacks: talks to return, from keys, from tasks and from the office's list.

A talk on or after the day settles one without a write; an attempt never does. Closed
and paused contacts give none. Whether a day has come is for who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.features.contacts import history, lineids
from vaultkit.features.contacts.facts import CARD, KEYED, STATED, Card
from vaultkit.features.contacts.history import Talked
from vaultkit.features.contacts.lineids import OPEN, LineIds, is_old
from vaultkit.features.lines.facts import ATTEMPT, CALL, OFFICE, TALK, OfficeLine
from vaultkit.plugin import (
    ALWAYS,
    Because,
    Day,
    Derive,
    Derived,
    Facts,
    FollowUp,
    Moment,
    Msg,
    Plugin,
    Ref,
    dates,
    msg,
)

KIND = "callback"
NEAR = 30
"""Days before a callback in which talks and attempts still have to do with it."""
WINDOWS = 3
"""Changes of what is said beside a callback that are kept apart by day."""
FAR = "9999-12-31"
LABEL = Msg("callbacks.call-back")


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    start: Day | None = None


class _Open(NamedTuple):
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


class _Known(NamedTuple):
    """What is known of the one to call."""

    card: Card | None
    talks: tuple[Talked, ...]
    tries: tuple[Day, ...]
    snoozed: Because | None
    paused: Because | None
    start: Day | None


def run(facts: Facts, options: Options) -> Derived:
    """All callbacks of one contact, or of a note's lines that name no known one."""
    asked = (facts.one(KEYED), facts.one(CALL), facts.one(OFFICE))
    if not any(asked):
        return Derived()
    quiet = history.quiet(facts)
    if quiet is not None:
        return Derived(because=(quiet,))
    known = _known(facts, options)
    found: list[FollowUp] = []
    because: list[Because] = []
    brief: list[tuple[int, Msg]] = []
    for stated in _open(facts, options):
        item, reasons = _moved(stated, known)
        settled = _settled(item, known.talks)
        found += _windows(item, known, settled, reasons)
        if settled is not None:
            because.append(
                Because(
                    msg("callbacks.settled", due=item.due, on=settled.on), settled.ref
                )
            )
        if not item.old and (settled is None or settled == known.talks[-1]):
            brief.append((60, _told(item, settled)))
    return Derived(tuple(found), because=tuple(because), brief=tuple(brief))


def _known(facts: Facts, options: Options) -> _Known:
    card = facts.one(CARD)
    snoozed = paused = None
    if card is not None:
        paused = history.paused_until(facts, card.row)
        if card.row.snooze:
            rule = msg("callbacks.snoozed", on=card.row.snooze)
            snoozed = Because(rule, history.stated(facts, "snooze"))
    return _Known(
        card.row if card else None,
        history.talks(facts),
        history.tries(facts),
        snoozed,
        paused,
        options.start,
    )


def _open(facts: Facts, options: Options) -> Iterator[_Open]:
    """Every callback that is still open, that of the card first."""
    ids = LineIds()
    yield from _keyed(facts)
    yield from _tasks(facts, ids, options.start)
    yield from _listed(facts, ids, options.start)


def _keyed(facts: Facts) -> Iterator[_Open]:
    seen = facts.one(KEYED)
    if seen is not None:
        row = seen.row
        rule = msg("callbacks.by-key", due=row.due) if row.due else _UNDATED
        yield _Open(
            *("", row.due, row.end, row.clock, row.reason, seen.ref, "key"),
            Because(rule, seen.ref),
        )


def _tasks(facts: Facts, ids: LineIds, start: Day | None) -> Iterator[_Open]:
    for task in facts.of(CALL):
        call = task.row
        if call.mark not in OPEN:
            continue
        rule = msg("callbacks.by-task", due=call.due) if call.due else _UNDATED
        yield _Open(
            ids.key(call.text, call.block_id),
            *(call.due, call.end, call.clock, call.text, task.ref, "task"),
            Because(rule, task.ref),
            others=lineids.others(task.about, call.mentions),
            show_from=call.show_from,
            old=is_old(call.due, call.written_on, start),
        )


def _listed(facts: Facts, ids: LineIds, start: Day | None) -> Iterator[_Open]:
    stranger = facts.one(CARD) is None
    for listed in facts.of(OFFICE):
        line = listed.row
        if line.mark not in OPEN:
            continue
        hints = [Msg("callbacks.urgent")] if line.urgent else []
        if stranger and not listed.candidates:
            hints.append(Msg("callbacks.no-card"))
        always = line.due.startswith(ALWAYS)
        rule = (
            Msg("callbacks.by-list-always")
            if always
            else msg("callbacks.by-list", due=line.due)
        )
        yield _Open(
            ids.key(line.text, line.block_id),
            *(line.due, line.end, line.clock, _title(line, stranger)),
            *(listed.ref, "office", Because(rule, listed.ref)),
            number=line.phone,
            old=not always and is_old(line.due, None, start),
            hints=tuple(hints),
            candidates=listed.candidates,
        )


_UNDATED = Msg("callbacks.undated")


def _title(line: OfficeLine, stranger: bool) -> str:
    if not stranger:
        return line.reason
    parts = (line.caller, line.company, line.phone, line.reason)
    return ", ".join(filter(None, parts)) or line.text


def _settled(item: _Open, talks: tuple[Talked, ...]) -> Talked | None:
    """The first talk on or after the day."""
    if item.due is None or item.due.startswith(ALWAYS):
        return None
    day = item.due[:10]
    return next((talk for talk in talks if talk.on >= day), None)


def _windows(
    item: _Open,
    known: _Known,
    settled: Talked | None,
    because: tuple[Because, ...],
) -> Iterator[FollowUp]:
    """The callback with what is said beside it, which changes with talks and tries."""
    until = settled.on if settled else None
    since, points = _changes(item, known, until)
    hints = history.hints(known.card)
    start = history.latest(
        item.show_from, known.card.paused_until if known.card else None
    )
    for begin, end, said in _spells(known, since, points, until):
        if end is not None and start is not None and end <= start:
            continue
        yield FollowUp(
            kind=KIND,
            key=item.key,
            due=item.due,
            label=LABEL,
            title=item.title,
            ref=item.ref,
            end=item.end,
            show_from=history.latest(start, begin),
            show_until=end,
            others=item.others,
            act=(item.source,),
            because=because,
            reach=history.reach(known.card, item.number),
            old=item.old,
            hints=(*item.hints, *hints, *said),
            clock=_clock(item),
            candidates=item.candidates,
        )


def _spells(
    known: _Known, since: Day, points: tuple[Day, ...], until: Day | None
) -> Iterator[tuple[Day | None, Day | None, tuple[Msg, ...]]]:
    """From day to day: what is to be said, the same in a row told once."""
    begin: Day | None = None
    said = _said(known, since, points[0] if points else FAR, before=True)
    for point in points:
        then = _said(known, since, point, before=False)
        if then != said:
            yield begin, point, said
            begin, said = point, then
    yield begin, until, said


def _moved(item: _Open, known: _Known) -> tuple[_Open, tuple[Because, ...]]:
    """The callback where a snooze puts it, and all reasons for its day."""
    because = [item.because]
    due, snooze = item.due, known.card.snooze if known.card else None
    if due and snooze and known.snoozed is not None:
        if due.startswith(ALWAYS):
            item = item._replace(show_from=history.latest(item.show_from, snooze))
            because.append(known.snoozed)
        elif snooze > due[:10]:
            item = item._replace(due=snooze, end=None, clock="")
            because.append(known.snoozed)
    if known.paused is not None:
        because.append(known.paused)
    because.append(Because(Msg(f"callbacks.change-{item.source}")))
    return item, tuple(because)


def _changes(
    item: _Open, known: _Known, until: Day | None
) -> tuple[Day, tuple[Day, ...]]:
    """Since when talks and tries have to do with it, and the days that change it."""
    since = known.start or ""
    if item.due is not None and not item.due.startswith(ALWAYS):
        since = dates.later(item.due[:10], -NEAR)
    days = {talk.on for talk in known.talks} | set(known.tries)
    points = sorted(
        day
        for day in days
        if day >= since
        and (until is None or day < until)
        and (known.start is None or day > known.start)
    )
    return since, tuple(points[-WINDOWS:])


def _said(known: _Known, since: Day, at: Day, *, before: bool) -> tuple[Msg, ...]:
    """What was tried and spoken between two days."""

    def counts(day: Day) -> bool:
        return since <= day and (day < at if before else day <= at)

    spoke = max((talk.on for talk in known.talks if counts(talk.on)), default="")
    last = max((t.on for t in known.talks if t.on <= at), default="")
    tried = sum(1 for day in known.tries if counts(day) and day > last)
    said = []
    if tried:
        said.append(msg("callbacks.try", n=tried + 1, th=_th(tried + 1)))
    if spoke:
        said.append(msg("callbacks.spoke", on=spoke))
    return tuple(said)


def _th(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _clock(item: _Open) -> Msg | None:
    moment = item.end if item.clock == "before" else item.due
    if not item.clock or not moment:
        return None
    return msg(f"callbacks.{item.clock}", time=moment[11:16])


def _told(item: _Open, settled: Talked | None) -> Msg:
    """The brief's line."""
    if settled is not None:
        return msg("callbacks.brief-settled", due=item.due, on=settled.on)
    if item.due is None or item.due.startswith(ALWAYS):
        return msg("callbacks.brief-open", about=item.title or "–")
    if item.title:
        return msg("callbacks.brief-about", due=item.due, about=item.title)
    return msg("callbacks.brief", due=item.due)


WORDS = {
    "en": {
        "callbacks.call-back": "call back",
        "callbacks.urgent": "urgent",
        "callbacks.no-card": "no card yet",
        "callbacks.try": "{n}{th} try",
        "callbacks.spoke": "spoke on {on:short}",
        "callbacks.from": "from {time}",
        "callbacks.before": "before {time}",
        "callbacks.by-key": "the card asks for a callback on {due:long}",
        "callbacks.by-task": "an open task to call is due on {due:long}",
        "callbacks.by-list": "the callback list asks for it on {due:long}",
        "callbacks.by-list-always": (
            "the callback list names no day: due every day until it is ticked"
        ),
        "callbacks.undated": "asked for, but no day is named",
        "callbacks.snoozed": "snoozed until {on:long}",
        "callbacks.settled": (
            "the callback of {due:long} is settled by the talk on {on:long}"
        ),
        "callbacks.change-key": (
            "a talk on that day or later settles it; another date in the key moves it;"
            " an empty key drops it"
        ),
        "callbacks.change-task": (
            "a talk on that day or later settles it; so does ticking the task"
        ),
        "callbacks.change-office": (
            "a talk on that day or later settles it; so does ticking the line, or [-]"
            " to drop it"
        ),
        "callbacks.brief": "Callback: {due:long}",
        "callbacks.brief-about": "Callback: {due:long}, {about}",
        "callbacks.brief-open": "Callback asked for: {about}",
        "callbacks.brief-settled": (
            "Callback of {due:long}: settled by the talk on {on:long}"
        ),
    },
    "de": {
        "callbacks.call-back": "Rückruf",
        "callbacks.urgent": "dringend",
        "callbacks.no-card": "noch keine Karte",
        "callbacks.try": "{n}. Versuch",
        "callbacks.spoke": "gesprochen {on:short}",
        "callbacks.from": "ab {time}",
        "callbacks.before": "vor {time}",
        "callbacks.by-key": "auf der Karte steht ein Rückruf für {due:long}",
        "callbacks.by-task": "eine offene Aufgabe zum Anrufen ist am {due:long} fällig",
        "callbacks.by-list": "die Rückrufliste bittet darum für {due:long}",
        "callbacks.by-list-always": (
            "die Rückrufliste nennt keinen Tag: fällig, bis die Zeile abgehakt ist"
        ),
        "callbacks.undated": "erbeten, aber ohne Tag",
        "callbacks.snoozed": "zurückgestellt bis {on:long}",
        "callbacks.settled": (
            "der Rückruf vom {due:long} ist durch das Gespräch am {on:long} erledigt"
        ),
        "callbacks.change-key": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn; ein anderes Datum im"
            " Feld verschiebt ihn; ein leeres Feld streicht ihn"
        ),
        "callbacks.change-task": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn, ein Haken auch"
        ),
        "callbacks.change-office": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn, ein Haken auch;"
            " [-] streicht ihn"
        ),
        "callbacks.brief": "Rückruf: {due:long}",
        "callbacks.brief-about": "Rückruf: {due:long}, {about}",
        "callbacks.brief-open": "Rückruf erbeten: {about}",
        "callbacks.brief-settled": (
            "Rückruf vom {due:long}: durch das Gespräch am {on:long} erledigt"
        ),
    },
}

plugin = Plugin(
    "callbacks",
    "1",
    Options,
    WORDS,
    (
        Derive("contact", (CARD, STATED, KEYED, CALL, OFFICE, TALK, ATTEMPT), run),
        Derive("note", (OFFICE, CALL), run),
    ),
)
