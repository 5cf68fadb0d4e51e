"""The report made anew, printed, and kept for the next call."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing, suppress

from vaultkit.adapters import places
from vaultkit.app import report
from vaultkit.app.errors import IndexBusyError
from vaultkit.app.report import Asked
from vaultkit.app.vault import Vault
from vaultkit.cli import show
from vaultkit.cli.asking import ReportArguments, days_ahead
from vaultkit.cli.session import Session
from vaultkit.core import dates, remembered
from vaultkit.core.words import Moment, Msg, Words, msg

WIDE = 100
"""Columns where the answer goes to a file or a pipe."""


def answer(given: ReportArguments, key: str, changed: list[str] | None) -> int:
    """Make the report anew, print it and keep it; the exit code.

    Args:
        given: what was asked.
        key: what makes two calls the same question.
        changed: the only folders in which notes changed; None = look at everything.
    """
    with closing(Session(given.vault)) as session:
        session.ask(given.today, given.lang, quiet=given.quiet)
        return _answered(session, given, key, changed)


def _answered(
    session: Session, given: ReportArguments, key: str, changed: list[str] | None
) -> int:
    hint = None if changed is None else frozenset(folder + "/" for folder in changed)
    vault = session.refreshed(hint=hint)
    now = session.now
    asked = Asked(days_ahead(given.within), given.whole, given.old)
    if given.format == "json":
        out = show.json_text(report.data(vault, now, asked))
    else:
        columns = int(key.split("\0")[5]) or WIDE
        made_report = report.make(vault, now, asked)
        write = markdown if given.format == "md" else text
        out = write(made_report, session.words, asked, columns)
    for fault in vault.registry.crashed.values():
        show.complain(session.words, fault.message, fault.hint)
    if not vault.registry.crashed:
        with suppress(IndexBusyError):
            _keep(vault, session, key, now, out)
    sys.stdout.write(out)
    return 0


def text(made: report.Report, words: Words, asked: Asked, columns: int) -> str:
    """The report for a terminal."""
    colour = show.colours(sys.stdout)
    limit = None if asked.whole else report.LINES
    lines = [words.say(msg("app.as-of", day=made.now[:10]))]
    for place, part in enumerate(made.parts):
        if place:
            lines += ["", show.paint(words.say(part.title), "bold", colour)]
        if part.grid.rows:
            lines.append(
                show.text_grid(
                    part.grid, words, columns=columns, limit=limit, colour=colour
                )
            )
        elif not place:
            lines += ["", words.say(Msg("app.nothing"))]
    lines += ["", *told] if (told := _closing(made, words)) else []
    return "\n".join(lines) + "\n"


def markdown(made: report.Report, words: Words, asked: Asked, columns: int) -> str:
    """The report as a note."""
    del columns
    limit = None if asked.whole else report.LINES
    lines = ["# " + words.say(msg("app.as-of", day=made.now[:10]))]
    for part in made.parts:
        lines += ["", "## " + words.say(part.title)]
        if part.grid.rows:
            lines.append(show.markdown_grid(part.grid, words, limit=limit))
        else:
            lines += ["", words.say(Msg("app.nothing"))]
    for line in _closing(made, words):
        lines += ["", line]
    return "\n".join(lines) + "\n"


def _closing(made: report.Report, words: Words) -> Sequence[str]:
    found = []
    if made.old:
        found.append(words.say(msg("app.old", n=made.old)))
    if made.faults:
        found.append(words.say(msg("app.faults", n=made.faults)))
    if made.undated:
        found.append(words.say(msg("app.undated", n=made.undated)))
    return found


def _keep(vault: Vault, session: Session, key: str, now: Moment, out: str) -> None:
    """Remember the answer until a window or the day changes it."""
    until = vault.index.next_change(now)
    midnight = dates.later(now[:10], 1) + "T00:00"
    until = min(midnight, until if until and len(until) > 10 else midnight)  # noqa: PLR2004 - a change without a time is midnight's
    data = remembered.dump(out, "")
    vault.index.begin()
    try:
        strangers = vault.registry.sources
        vault.index.put_meta("strangers", "\n".join(strangers))
        vault.index.put_meta("stamps", places.stamps(vault.files.root, strangers))
        if session.frozen is not None:
            vault.index.put_memory("day\0" + key, now, until, data)
        else:
            minute, left = session.clock.minutes_until(until)
            vault.index.put_memory("now\0" + key, minute, left, data)
        vault.index.commit()
    finally:
        vault.index.rollback()
