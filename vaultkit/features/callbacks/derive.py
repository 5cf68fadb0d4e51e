"""From what asks for callbacks to follow-ups, with what was tried and spoken since.

There is no clock: what changes on a day is cut into windows that begin and end then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.features.callbacks import ordinals, sources
from vaultkit.features.callbacks.sources import Asked
from vaultkit.features.contacts import history
from vaultkit.features.contacts.facts import CARD, KEYED, Card
from vaultkit.features.contacts.history import Talked
from vaultkit.features.lines.facts import CALL, OFFICE, TALK, Talk
from vaultkit.plugin import (
    ALWAYS,
    Because,
    Day,
    Derived,
    Facts,
    FollowUp,
    Moment,
    Msg,
    Seen,
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
    for stated in sources.read(facts, options.start):
        item, reasons = _moved(stated, known)
        settled = _settled(item, stated.due, facts, known)
        found += _windows(item, known, settled, reasons)
        if settled is not None:
            because.append(
                Because(
                    msg(
                        "callbacks.settled",
                        due=item.due,
                        on=settled.on,
                        since=settled.on,
                    ),
                    settled.ref,
                )
            )
        if not item.old:
            brief += ((60, line) for line in _told(item, settled, known.talks))
    if known.paused is not None:
        because.append(known.paused)
    if found and (many := _in_vain(known)) is not None:
        brief.append((61, many))
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


def _settled(
    item: Asked, stated: Moment | None, facts: Facts, known: _Known
) -> Talked | None:
    """The first talk on or after the day; one of that day that it follows is before it.

    What is written down below a talk, in the same note, is what the talk led to. Where
    a try put it, that is what was tried: a talk from the day of the try on. A snooze
    is no try, whatever day it names.
    """
    if item.due is None or item.due.startswith(ALWAYS):
        return None
    day = item.due[:10]
    if item.source == "key" and item.due == stated and not item.again:
        put = (t for t in known.tries if history.working_day(t) == item.due)
        day = min(put, default=day)
    since = [
        talk
        for talk in known.talks
        if talk.on > day or (talk.on == day and not item.again)
    ]
    if since and since[0].on == day:
        told = [seen for seen in facts.of(TALK) if seen.row.on == day]
        after = [seen for seen in told if not _leads_to(seen, item)]
        if told and not after:
            since = since[1:]
        elif told:
            since[0] = Talked(day, after[-1].ref)
    return since[0] if since else None


def _leads_to(talk: Seen[Talk], item: Asked) -> bool:
    """Whether the talk stands above the line, in a note that is read from the top.

    A card is not: log and tasks each have a place of their own there.
    """
    (note, key, nth), (other, its, place) = talk.ref, item.ref
    return not talk.home and (note, key) == (other, its) and nth < place


def _windows(
    item: Asked,
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
    """From day to day: what is to be said; each talk and each try changes it."""
    begin: Day | None = None
    said = _said(known, since, points[0] if points else until or FAR, before=True)
    for point in points:
        yield begin, point, said
        begin, said = point, _said(known, since, point, before=False)
    yield begin, until, said


def _moved(item: Asked, known: _Known) -> tuple[Asked, tuple[Because, ...]]:
    """The callback where a snooze puts it, and all reasons for its day."""
    because = [item.because]
    due, snooze = item.due, known.card.snooze if known.card else None
    if due and snooze and known.snoozed is not None:
        if due.startswith(ALWAYS):
            item = item._replace(show_from=history.latest(item.show_from, snooze))
            because.append(known.snoozed)
        elif snooze > due[:10]:
            item = item._replace(due=snooze, end=None, clock="", again=False)
            because.append(known.snoozed)
    if known.paused is not None:
        because.append(known.paused)
    more = "-again" if item.again else ""
    because.append(Because(Msg(f"callbacks.change-{item.source}{more}")))
    return item, tuple(because)


def _changes(
    item: Asked, known: _Known, until: Day | None
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
        said.append(ordinals.nth_try(tried + 1))
        if tried >= ordinals.MANY:
            said.append(Msg("callbacks.ask"))
    if spoke:
        said.append(msg("callbacks.spoke", on=spoke))
    return tuple(said)


def _clock(item: Asked) -> Msg | None:
    moment = item.end if item.clock == "before" else item.due
    if not item.clock or not moment:
        return None
    return msg(f"callbacks.{item.clock}", time=moment[11:16])


def _in_vain(known: _Known) -> Msg | None:
    """The brief's line after many tries since the last talk."""
    last = max((talk.on for talk in known.talks), default="")
    tried = [day for day in known.tries if day > last]
    if len(tried) < ordinals.MANY:
        return None
    many = tried[ordinals.MANY - 1]
    return msg("callbacks.brief-in-vain", n=len(tried), since=many)


def _told(
    item: Asked, settled: Talked | None, talks: tuple[Talked, ...]
) -> Iterator[Msg]:
    """The brief's line: open, from a talk on settled by it, after the next nothing."""
    line = _open(item)
    if settled is None:
        yield line
        return
    yield line._replace(args=(*line.args, ("before", settled.on)))
    after = next((talk.on for talk in talks if talk.on > settled.on), "")
    days = {"on": settled.on, "since": settled.on, "before": after}
    yield msg("callbacks.brief-settled", due=item.due, **days)


def _open(item: Asked) -> Msg:
    if item.due is None or item.due.startswith(ALWAYS):
        return msg("callbacks.brief-open", about=item.title or "–")
    about = "-about" if item.title else ""
    clock = _clock(item)
    if clock is None:
        return msg(f"callbacks.brief{about}", due=item.due, about=item.title)
    return msg(
        f"callbacks.brief-{item.clock}{about}",
        due=item.due[:10],
        time=dict(clock.args)["time"],
        about=item.title,
    )
