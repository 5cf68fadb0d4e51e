"""What the report says beside the follow-ups: how reliably promises are kept."""

from __future__ import annotations

from typing import Any

from vaultkit.plugin import Grid, Moment, Msg, Plugin, Section, View, msg

STATES = ("open", "kept", "late", "broken")
SIDES = ("mine", "theirs")


def _counts(view: View) -> dict[str, dict[str, int]]:
    names = [f"promises:{side}.{state}" for side in SIDES for state in STATES]
    sums = view.tally(*names)
    return {
        side: {state: sums.get(f"promises:{side}.{state}", 0) for state in STATES}
        for side in SIDES
    }


def data(view: View, _now: Moment) -> Any:
    """Promises of both sides by what became of them, over all contacts."""
    return _counts(view)


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
            msg(f"report.{state}", n=count[state])
            for state in ("late", "broken")
            if count[state]
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


WORDS = {
    "en": {
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
    contributes=(Section("promises", Msg("report.promises"), table, data),),
)
