"""Appointments: a task with a day and a time; afterwards, what came of it.

Two at one time are a warning that names both. A callback with a time clashes never.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from vaultkit.features.contacts import lineids
from vaultkit.features.contacts.lineids import OPEN, LineIds, folded, is_old
from vaultkit.features.lines.facts import SLOT, Slot
from vaultkit.plugin import (
    Because,
    Check,
    Day,
    Derive,
    Derived,
    Facts,
    FollowUp,
    Moment,
    Msg,
    Placed,
    Plugin,
    Seen,
    Table,
    View,
    msg,
)

KIND, AFTER = "appointment", "outcome-missing"
SLOTS = Table(
    "slots",
    (
        ("start", "text"),
        ("end", "text"),
        ("text", "text"),
        ("note", "int"),
        ("key", "text"),
        ("nth", "int"),
    ),
    ("start", "end"),
)


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    start: Day | None = None


def run(facts: Facts, options: Options) -> Derived:
    """The open appointments of one contact, each before and after its end."""
    found: list[FollowUp] = []
    rows: list[tuple[Any, ...]] = []
    brief: list[tuple[Moment, Msg]] = []
    ids = LineIds()
    for seen in facts.of(SLOT):
        row = seen.row
        if row.mark not in OPEN:
            continue
        before = _before(seen, ids.key(row.text, row.block_id), options)
        found.append(before)
        rows.append((row.start, row.end, row.text, *seen.ref))
        if not before.old:
            found.append(_after(before, row.end))
            at = {"start": row.start, "end": row.end[11:]}
            line = msg("appointments.brief", **at, text=row.text)
            brief.append((row.start, line))
    brief.sort()
    return Derived(
        tuple(found),
        rows={"slots": rows},
        brief=tuple((70, line) for _, line in brief),
    )


def _before(seen: Seen[Slot], key: str, options: Options) -> FollowUp:
    """What a line is until its time is over."""
    row = seen.row
    old = is_old(row.start, None, options.start)
    return FollowUp(
        kind=KIND,
        key=key,
        due=row.start,
        label=Msg("appointments.appointment"),
        title=row.text,
        ref=seen.ref,
        end=row.end,
        show_until=None if old else row.end,
        others=lineids.others(seen.about, row.mentions),
        act=("task",),
        because=(
            Because(msg("appointments.stated", on=row.start), seen.ref),
            Because(Msg("appointments.change")),
        ),
        old=old,
    )


def _after(before: FollowUp, end: Moment) -> FollowUp:
    """What the same line is when its time is over and nobody said how it went."""
    return before._replace(
        kind=AFTER,
        due=end[:10],
        end=None,
        label=Msg("appointments.how-did-it-go"),
        show_from=end,
        show_until=None,
        because=(
            Because(msg("appointments.over", on=end), before.ref),
            Because(Msg("appointments.change-after")),
        ),
    )


class _Slot(NamedTuple):
    entity: str
    start: Moment
    end: Moment
    text: str
    note: int
    key: str
    nth: int


def clashes(view: View, now: Moment) -> Iterator[Placed]:
    """Two open appointments at one time, unless both are over."""
    rows = view.rows(SLOTS, where=(("end", ">", now),), order=("start", "end"))
    slots = sorted(
        (_Slot(*row) for row in rows),
        key=lambda slot: (slot.start, slot.end, slot.entity, slot.text),
    )
    for nth, first in enumerate(slots):
        for second in slots[nth + 1 :]:
            if second.start >= first.end:
                break
            if not _same(first, second):
                yield _clash(view, first, second)


def _same(first: _Slot, second: _Slot) -> bool:
    """One appointment written twice, on the card and in the daily note."""
    if first.entity != second.entity or first.start != second.start:
        return False
    one, other = set(folded(first.text).split()), set(folded(second.text).split())
    return one <= other or other <= one


def _clash(view: View, first: _Slot, second: _Slot) -> Placed:
    places = [view.place((slot.note, slot.key, slot.nth)) for slot in (first, second)]
    names = [
        entity.name if (entity := view.entity(slot.entity)) else slot.text
        for slot in (first, second)
    ]
    return Placed(
        "appointments/clash",
        "warning",
        msg(
            "appointments.clash",
            name=names[1],
            start=second.start,
            other=names[0],
            other_start=first.start,
        ),
        *places[1],
        hint=msg("appointments.clash.hint", place=f"{places[0].path}:{places[0].line}"),
    )


WORDS = {
    "en": {
        "appointments.appointment": "appointment",
        "appointments.how-did-it-go": "how did it go?",
        "appointments.stated": "an open task with a day and a time: {on:long}",
        "appointments.over": "the appointment ended on {on:long}, and nobody said how",
        "appointments.change": "another day or time in the line moves it; [-] drops it",
        "appointments.change-after": (
            "tick the task if it was held; [-] drops it; another day moves it"
        ),
        "appointments.brief": "Appointment: {start:long}–{end}, {text}",
        "appointments.clash": (
            "{name} on {start:long} clashes with {other} on {other_start:long}"
        ),
        "appointments.clash.hint": "the other one is in {place}: move one of them",
        "appointments.check": "two appointments at the same time",
    },
    "de": {
        "appointments.appointment": "Termin",
        "appointments.how-did-it-go": "wie war es?",
        "appointments.stated": "eine offene Aufgabe mit Tag und Uhrzeit: {on:long}",
        "appointments.over": (
            "der Termin war am {on:long} zu Ende, und niemand hat vermerkt, wie es war"
        ),
        "appointments.change": (
            "ein anderer Tag oder eine andere Uhrzeit in der Zeile verschiebt ihn; [-]"
            " streicht ihn"
        ),
        "appointments.change-after": (
            "abhaken, wenn er stattfand; [-] streicht ihn; ein anderer Tag verschiebt"
            " ihn"
        ),
        "appointments.brief": "Termin: {start:long}–{end}, {text}",
        "appointments.clash": (
            "{name} am {start:long} überschneidet sich mit {other} am"
            " {other_start:long}"
        ),
        "appointments.clash.hint": (
            "der andere steht in {place}: verschieb einen von beiden"
        ),
        "appointments.check": "zwei Termine zur selben Zeit",
    },
}

plugin = Plugin(
    "appointments",
    "1",
    Options,
    WORDS,
    (
        Derive("contact", (SLOT,), run),
        Derive("note", (SLOT,), run),
        SLOTS,
        Check("appointments/clash", Msg("appointments.check"), clashes),
    ),
)
