"""What the report says beside the follow-ups: how reliably promises are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vaultkit.features.contacts.about import MISSES
from vaultkit.plugin import Grid, Moment, Msg, Plugin, Section, View, msg

STATES = ("open", "kept", "late", "broken")
SIDES = ("mine", "theirs")
COUNTED = ("postponed", "nudged")
MISSED = ("no-show", "my-fault", "cancelled", "cancelled-by-me", "did-not-happen")
"""Columns of the table of those whose appointments came to nothing, after the name."""


def _counts(view: View) -> dict[str, dict[str, int]]:
    shown = (*STATES, *COUNTED)
    sums = view.tally(*(f"promises:{side}.{what}" for side in SIDES for what in shown))
    return {
        side: {what: sums.get(f"promises:{side}.{what}", 0) for what in shown}
        for side in SIDES
    }


def data(view: View, _now: Moment) -> Any:
    """Promises of both sides by what became of them, over all contacts."""
    return _only(_counts(view), STATES)


def nudged_data(view: View, _now: Moment) -> Any:
    """How often promises of both sides were put off and asked after."""
    return _only(_counts(view), COUNTED)


def _only(counts: dict[str, dict[str, int]], shown: Iterable[str]) -> Any:
    return {side: {what: of[what] for what in shown} for side, of in counts.items()}


def no_table(_view: View, _now: Moment) -> Grid:
    """Nothing: the table of promises says it."""
    return Grid((), ())


def table(view: View, _now: Moment) -> Grid:
    """One line a side: open, and how many of those that are over were kept."""
    rows = []
    for side, count in _counts(view).items():
        over = count["kept"] + count["late"] + count["broken"]
        if not over and not count["open"]:
            continue
        reliability = (
            msg("report.kept", kept=count["kept"], n=over)
            if over
            else Msg("report.none-over")
        )
        details = [
            msg(f"report.{state}", n=n)
            for state in ("late", "broken", *COUNTED)
            if (n := count[state])
        ]
        rows.append(
            (
                Msg(f"report.{side}"),
                msg("report.open", n=count["open"]),
                (reliability, *details),
            )
        )
    heads = (Msg("report.side"), Msg("report.open-head"), Msg("report.reliability"))
    return Grid(heads, tuple(rows))


def _missed(view: View) -> list[tuple[str, str, dict[str, int]]]:
    """Id, name and counts of everybody who has any, most first."""
    found = [
        (id_, name, dict(zip(MISSED, counts, strict=True)))
        for id_, name, *counts in view.rows(MISSES)
    ]
    found.sort(key=lambda one: (-sum(one[2].values()), one[1].casefold(), one[0]))
    return found


def missed_data(view: View, _now: Moment) -> Any:
    """Appointments that came to nothing, by person and by whose doing."""
    return [
        {"id": id_, "name": name, **{k.replace("-", "_"): n for k, n in counts.items()}}
        for id_, name, counts in _missed(view)
    ]


def missed_table(view: View, _now: Moment) -> Grid:
    """One line a person: no-shows of both sides, cancellations, nobody's fault."""
    rows = tuple(
        (name, tuple(msg(f"report.{k}", n=n) for k, n in counts.items() if n))
        for _, name, counts in _missed(view)
    )
    return Grid((Msg("report.who"), Msg("report.what")), rows)


WORDS = {
    "en": {
        "report.missed": "Appointments that came to nothing",
        "report.who": "with",
        "report.what": "what became of them",
        "report.no-show": "{n} no-shows",
        "report.no-show.one": "1 no-show",
        "report.my-fault": "{n} missed by me",
        "report.my-fault.one": "1 missed by me",
        "report.cancelled": "{n} cancelled",
        "report.cancelled.one": "1 cancelled",
        "report.cancelled-by-me": "{n} cancelled by me",
        "report.cancelled-by-me.one": "1 cancelled by me",
        "report.did-not-happen": "{n} did not happen",
        "report.did-not-happen.one": "1 did not happen",
        "report.postponed": "put off {n} times",
        "report.postponed.one": "put off once",
        "report.nudged": "asked {n} times",
        "report.nudged.one": "asked once",
        "report.promises": "Promises",
        "report.side": "whose",
        "report.open-head": "open",
        "report.reliability": "reliability",
        "report.mine": "mine",
        "report.theirs": "theirs",
        "report.open": "{n} open",
        "report.kept": "{kept} of {n} kept in time",
        "report.late": "{n} late",
        "report.broken": "{n} not kept",
        "report.none-over": "nothing settled yet",
    },
    "de": {
        "report.missed": "Geplatzte Termine",
        "report.who": "mit",
        "report.what": "was daraus wurde",
        "report.no-show": "{n}-mal nicht erschienen",
        "report.no-show.one": "einmal nicht erschienen",
        "report.my-fault": "{n}-mal von mir verpasst",
        "report.my-fault.one": "einmal von mir verpasst",
        "report.cancelled": "{n}-mal abgesagt",
        "report.cancelled.one": "einmal abgesagt",
        "report.cancelled-by-me": "{n}-mal von mir abgesagt",
        "report.cancelled-by-me.one": "einmal von mir abgesagt",
        "report.did-not-happen": "{n}-mal nicht zustande gekommen",
        "report.did-not-happen.one": "einmal nicht zustande gekommen",
        "report.postponed": "{n}-mal verschoben",
        "report.postponed.one": "einmal verschoben",
        "report.nudged": "{n}-mal nachgehakt",
        "report.nudged.one": "einmal nachgehakt",
        "report.promises": "Zusagen",
        "report.side": "von wem",
        "report.open-head": "offen",
        "report.reliability": "Verlässlichkeit",
        "report.mine": "von mir",
        "report.theirs": "von anderen",
        "report.open": "{n} offen",
        "report.kept": "{kept} von {n} rechtzeitig eingehalten",
        "report.late": "{n} verspätet",
        "report.broken": "{n} nicht eingehalten",
        "report.none-over": "noch nichts entschieden",
    },
}

plugin = Plugin(
    "report",
    "1",
    words=WORDS,
    contributes=(
        Section("promises", Msg("report.promises"), table, data),
        Section("nudges", Msg("report.promises"), no_table, nudged_data),
        Section("missed", Msg("report.missed"), missed_table, missed_data),
    ),
)
