"""Promises in both directions, and how reliably each side keeps them.

Closed contacts count too: a promise does not end with the contact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultkit.features.contacts import lineids
from vaultkit.features.contacts.lineids import DONE, OPEN, LineIds, is_old
from vaultkit.features.lines import noted
from vaultkit.features.lines.facts import NOTED, PROMISE
from vaultkit.features.lines.facts import Promise as Row
from vaultkit.plugin import (
    Because,
    Day,
    Derive,
    Derived,
    Facts,
    FollowUp,
    Msg,
    Plugin,
    Ref,
    Seen,
    msg,
)

MINE, THEIRS = "promise", "waiting"
DROPPED = "-"
COUNTED = (noted.POSTPONED, noted.NUDGED)
IN_BRIEF = 8
"""Open promises a side that the brief names; more are counted."""


class Options(NamedTuple):
    """Nothing of its own; filled from the vault's settings."""

    start: Day | None = None


def run(facts: Facts, options: Options) -> Derived:
    """What one contact, or a meeting note for all, was promised and promised."""
    found: list[FollowUp] = []
    tallies: dict[str, int] = {}
    ids = LineIds()
    counts, again = _counts(facts), _again(facts)
    brief: list[tuple[int, Msg]] = []
    because: list[Because] = []
    for seen in facts.of(PROMISE):
        row = seen.row
        side = "theirs" if row.theirs else "mine"
        old = row.mark in OPEN and is_old(row.due, row.written_on, options.start)
        state = _state(row)
        if state and not old:
            _add(tallies, f"{side}.{state}", 1)
        counted = _counted(row.text, counts) if counts else {}
        for what, n in counted.items():
            _add(tallies, f"{side}.{what}", n)
        if row.mark in OPEN:
            item = _item(seen, ids.key(row.text, row.block_id), old=old)
            if rests := again.get(noted.key(row.text)):
                # Its own day stays what it is, or it would not be late when it comes.
                since = max(item.show_from or "", rests[0])
                item = item._replace(show_from=since)
                rule = msg("promises.again", on=rests[0], text=row.text)
                because.append(Because(rule, rests[1]))
            hints = tuple(msg(f"promises.{what}", n=n) for what, n in counted.items())
            found.append(item._replace(hints=hints))
            if not old:
                brief += _told(counted, row.text)
    lines = (*_brief(found), *brief)
    return Derived(tuple(found), tallies=tallies, brief=lines, because=tuple(because))


def _counts(facts: Facts) -> Counter[tuple[str, str]]:
    """How often each promise was asked after and put off, by the entries of the log."""
    rows = (seen.row for seen in facts.of(NOTED))
    return Counter((row.what, noted.key(row.about)) for row in rows)


def _counted(text: str, counts: Counter[tuple[str, str]]) -> dict[str, int]:
    """How often one promise was asked after and put off."""
    key = noted.key(text)
    return {what: n for what in COUNTED if (n := counts[what, key])}


def _again(facts: Facts) -> dict[str, tuple[Day, Ref]]:
    """When to look again at each promise, as the latest entry about it says."""
    found: dict[str, tuple[Day, Day, Ref]] = {}
    for seen in facts.of(NOTED):
        row, about = seen.row, noted.key(seen.row.about)
        if row.again and (row.on, row.again) > found.get(about, ("", ""))[:2]:
            found[about] = row.on, row.again, seen.ref
    return {about: (again, ref) for about, (_, again, ref) in found.items()}


def _add(tallies: dict[str, int], name: str, n: int) -> None:
    tallies[name] = tallies.get(name, 0) + n


def _told(counted: Mapping[str, int], text: str) -> Iterator[tuple[int, Msg]]:
    for what, n in counted.items():
        yield 82, msg(f"promises.brief-{what}", n=n, text=text)


def _state(row: Row) -> str:
    """open, kept, late, broken, or "" for what counts nowhere."""
    if row.mark in OPEN:
        return "open"
    if row.mark in DONE:
        late = row.due and row.done_on and row.done_on > row.due[:10]
        return "late" if late else "kept"
    return "broken" if row.mark == DROPPED and row.due else ""


def _item(seen: Seen[Row], key: str, *, old: bool) -> FollowUp:
    row = seen.row
    side = "theirs" if row.theirs else "mine"
    rule = (
        msg(f"promises.due-{side}", due=row.due)
        if row.due
        else Msg(f"promises.undated-{side}")
    )
    return FollowUp(
        kind=THEIRS if row.theirs else MINE,
        key=key,
        due=row.due,
        label=Msg(f"promises.label-{side}"),
        title=row.text,
        ref=seen.ref,
        direction="theirs" if row.theirs else "mine",
        show_from=row.show_from,
        others=lineids.others(seen.about, row.mentions),
        act=("task",),
        because=(Because(rule, seen.ref), Because(Msg("promises.change"))),
        old=old,
    )


def _brief(found: list[FollowUp]) -> list[tuple[int, Msg]]:
    """Open promises of both sides, the earliest first, the undated last."""
    lines: list[tuple[int, Msg]] = []
    for order, side in ((80, "mine"), (81, "theirs")):
        items = [f for f in found if f.direction == side and not f.old]
        items.sort(key=lambda item: (item.due is None, item.due or ""))
        for item in items[:IN_BRIEF]:
            told = (
                msg(f"promises.brief-{side}", text=item.title, due=item.due)
                if item.due
                else msg(f"promises.brief-{side}-undated", text=item.title)
            )
            lines.append((order, told))
        if (more := len(items) - IN_BRIEF) > 0:
            lines.append((order, msg(f"promises.brief-{side}-more", n=more)))
    return lines


WORDS = {
    "en": {
        "promises.label-mine": "promised",
        "promises.label-theirs": "waiting for",
        "promises.due-mine": "you promised it by {due:long}",
        "promises.due-theirs": "promised to you by {due:long}",
        "promises.undated-mine": "you promised it, without a date",
        "promises.undated-theirs": "promised to you, without a date",
        "promises.change": (
            "ticking the task keeps it; [-] drops it; another date in the line moves it"
        ),
        "promises.again": "{text}: asked after, comes up again on {on:long}",
        "promises.postponed": "postponed {n} times",
        "promises.postponed.one": "postponed once",
        "promises.nudged": "asked {n} times",
        "promises.nudged.one": "asked once",
        "promises.brief-postponed": "Postponed {n} times: {text}",
        "promises.brief-postponed.one": "Postponed once: {text}",
        "promises.brief-nudged": "Asked {n} times: {text}",
        "promises.brief-nudged.one": "Asked once: {text}",
        "promises.brief-mine": "I promised by {due:long}: {text}",
        "promises.brief-mine-undated": "I promised: {text}",
        "promises.brief-mine-more": "… and {n} more promises of mine",
        "promises.brief-mine-more.one": "… and one more promise of mine",
        "promises.brief-theirs": "Waiting until {due:long}: {text}",
        "promises.brief-theirs-undated": "Waiting for: {text}",
        "promises.brief-theirs-more": "… and {n} more to wait for",
        "promises.brief-theirs-more.one": "… and one more to wait for",
    },
    "de": {
        "promises.label-mine": "zugesagt",
        "promises.label-theirs": "offen bei",
        "promises.due-mine": "von dir zugesagt bis {due:long}",
        "promises.due-theirs": "dir zugesagt bis {due:long}",
        "promises.undated-mine": "von dir zugesagt, ohne Datum",
        "promises.undated-theirs": "dir zugesagt, ohne Datum",
        "promises.change": (
            "ein Haken hält sie ein; [-] streicht sie; ein anderes Datum in der Zeile"
            " verschiebt sie"
        ),
        "promises.again": "{text}: nachgehakt, kommt am {on:long} wieder",
        "promises.postponed": "{n}-mal verschoben",
        "promises.postponed.one": "einmal verschoben",
        "promises.nudged": "{n}-mal nachgehakt",
        "promises.nudged.one": "einmal nachgehakt",
        "promises.brief-postponed": "{n}-mal verschoben: {text}",
        "promises.brief-postponed.one": "Einmal verschoben: {text}",
        "promises.brief-nudged": "{n}-mal nachgehakt: {text}",
        "promises.brief-nudged.one": "Einmal nachgehakt: {text}",
        "promises.brief-mine": "Zugesagt bis {due:long}: {text}",
        "promises.brief-mine-undated": "Zugesagt: {text}",
        "promises.brief-mine-more": "… und {n} weitere Zusagen von mir",
        "promises.brief-mine-more.one": "… und eine weitere Zusage von mir",
        "promises.brief-theirs": "Offen bis {due:long}: {text}",
        "promises.brief-theirs-undated": "Offen: {text}",
        "promises.brief-theirs-more": "… und {n} weitere offene Zusagen an mich",
        "promises.brief-theirs-more.one": "… und eine weitere offene Zusage an mich",
    },
}

plugin = Plugin(
    "promises",
    "1",
    Options,
    WORDS,
    (Derive("contact", (PROMISE, NOTED), run), Derive("note", (PROMISE,), run)),
)
