"""Where things stand: the follow-ups, and every section that plugins add.

Made as of a minute, as plain values; the rim writes them as text, Markdown or JSON.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from vaultkit.app import check, outputs
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.app.indexing.extract import NOTE
from vaultkit.app.rows import Sketch
from vaultkit.app.vault import Vault
from vaultkit.core import dates
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Day, Moment, Msg, Words, msg, weekday
from vaultkit.plugin.contributions import Cell, Grid, Section
from vaultkit.plugin.followups import NEVER, Due, Entity

SCHEMA = "vaultkit.report/1"
DEFAULT_WITHIN = 30
WEEK = 7
LINES = 20
"""Lines of a group in text and Markdown, unless all are asked for."""


class Asked(NamedTuple):
    """What a report shall cover: days ahead (None = all), every line, old boxes."""

    within: int | None = DEFAULT_WITHIN
    whole: bool = False
    old: bool = False


class Part(NamedTuple):
    """A titled table of the report."""

    title: Msg
    grid: Grid


class Report(NamedTuple):
    """A report as values."""

    now: Moment
    parts: tuple[Part, ...]
    old: int
    faults: int
    undated: int
    """Days that say no year, so that nothing comes up by them."""


def _until(now: Moment, asked: Asked) -> Day | None:
    """The last day asked for; old boxes are asked for whole."""
    if asked.within is None or asked.old:
        return None
    return dates.later(now[:10], asked.within)


def make(vault: Vault, now: Moment, asked: Asked) -> Report:
    """The report's tables."""
    shared = outputs.snapshot(vault)
    parts = [Part(Msg("app.due"), _due_grid(shared, now, asked))]
    for owned in () if asked.old else vault.registry.of(Section):
        section: Section = owned.value
        view = VaultView(shared, owned.plugin, now)
        grid = vault.registry.call(owned, section.table, view, now)
        if grid is not None and grid.rows:
            parts.append(Part(section.title, grid))
    old, faults = vault.index.count_old(now), len(check.run(vault, now))
    return Report(now, tuple(parts), old, faults, check.undated(vault))


def _due_grid(shared: Snapshot, now: Moment, asked: Asked) -> Grid:
    view = VaultView(shared, None, now)
    listed = view.listed(until=_until(now, asked), old=asked.old)
    undated = view.listed(undated=True, old=asked.old)
    limit = None if asked.whole else LINES
    return table(
        (title, view.first(found, limit), len(found))
        for title, found in grouped(listed, undated, now[:10])
    )


def table(groups: Iterable[tuple[Msg, list[Due], int]]) -> Grid:
    """Groups of follow-ups, a row each; a group may have more than it shows."""
    groups = tuple(groups)
    return Grid(
        (Msg("app.when"), Msg("app.who"), Msg("app.what"), Msg("app.why")),
        tuple(_row(due) for _, dues, _ in groups for due in dues),
        tuple((title, len(dues)) for title, dues, _ in groups),
        tuple(count - len(dues) for _, dues, count in groups),
    )


def grouped(
    listed: list[Sketch], undated: list[Sketch], today: Day
) -> list[tuple[Msg, list[Sketch]]]:
    """Follow-ups by when they matter, each list by due; empty groups left out."""
    mine = [one for one in listed if one[3] != "theirs" and not one[4]]
    monday = dates.later(today, WEEK - weekday(today))
    starts = (today, dates.later(today, 1), monday, dates.later(monday, WEEK))
    ends = [bisect_left(mine, (day,)) for day in starts]
    cuts = pairwise((0, *ends, len(mine)))
    titles = ("overdue", "today", "week", "next", "later")
    groups = {title: mine[a:b] for title, (a, b) in zip(titles, cuts, strict=True)}
    groups["theirs"] = [one for one in listed if one[3] == "theirs" and not one[4]]
    groups["undated"] = [one for one in undated if not one[4]]
    groups["never"] = [one for one in (*listed, *undated) if one[4]]
    heads = {"today": msg("app.group.today", day=today)}
    return [
        (heads.get(title) or msg(f"app.group.{title}"), dues)
        for title, dues in groups.items()
        if dues
    ]


def _row(due: Due) -> tuple[Cell, ...]:
    item = due.item
    time = (item.due or "")[11:]
    when: Msg | str = ""
    if due.day and due.state != "today":
        when = msg("app.day", day=due.day + (f"T{time}" if time else ""))
    elif item.clock is not None:
        when = item.clock
    elif time:
        when = time + (f"–{item.end[11:]}" if item.end else "")
    who = due.entity.name
    if due.entity.kind == NOTE:
        who = ", ".join(other.name for other in due.others) or "–"
    hints = [hint for hint in item.hints if not _says_why_apart(hint, item.act)]
    if due.candidates:
        names = " / ".join(candidate.name for candidate in due.candidates)
        form = "app.who-of-more" if due.unnamed else "app.who-of"
        hints.insert(0, msg(form, names=names, n=due.unnamed))
    if due.overdue:
        hints.insert(0, msg("app.days-overdue", n=due.overdue))
    why: tuple[Msg | str, ...] = (item.title, *hints) if item.title else tuple(hints)
    return (when, who, item.label, why)


def _says_why_apart(hint: Msg, act: tuple[Any, ...]) -> bool:
    """Whether a hint repeats what the title says under which it stands."""
    return act == NEVER and hint.id.rpartition(".")[2].startswith(NEVER)


def data(vault: Vault, now: Moment, asked: Asked) -> dict[str, Any]:
    """The report as the JSON that is promised to stay."""
    shared = outputs.snapshot(vault)
    view = VaultView(shared, None, now)
    listed = view.followups(until=_until(now, asked), old=asked.old)
    found: dict[str, Any] = {
        "schema": SCHEMA,
        **stamp(vault, now),
        "followups": [record(due) for due in listed],
        "undated": [record(due) for due in view.followups(undated=True, old=asked.old)],
        "old": vault.index.count_old(now),
    }
    for owned in vault.registry.of(Section):
        section: Section = owned.value
        if section.data is None or section.name in found:
            continue
        asking = VaultView(shared, owned.plugin, now)
        found[section.name] = vault.registry.call(owned, section.data, asking, now)
    words = vault.words()
    found["diagnostics"] = [finding(d, words) for d in check.run(vault, now)]
    return found


def stamp(vault: Vault, now: Moment) -> dict[str, str]:
    """The moment that an answer is for."""
    return {"today": now[:10], "now": now, "timezone": vault.settings.timezone}


def record(due: Due) -> dict[str, Any]:
    """One follow-up as plain JSON values."""
    item = due.item
    timed = item.due is not None and len(item.due) > 10  # noqa: PLR2004 - a time follows
    own = [] if due.entity.kind == NOTE else [due.entity]
    found = {
        "id": due.uid,
        "kind": item.kind,
        "direction": item.direction,
        "contacts": [person(e) for e in (*own, *due.others)],
        "title": item.title,
        "due": due.day,
        "start": item.due if timed else None,
        "end": item.end if timed else None,
        "state": due.state,
        "days_overdue": due.overdue,
        "source": {"path": due.path, "line": due.line},
    }
    if due.candidates:
        found["candidates"] = [person(e) for e in due.candidates]
    return found


def person(entity: Entity) -> dict[str, str]:
    """An entity as JSON shows it."""
    return {"id": entity.id or "", "name": entity.name, "path": entity.path}


def finding(found: Placed, words: Words) -> dict[str, Any]:
    """A diagnostic as plain JSON values."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": words.say(found.message),
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "hint": words.say(found.hint) if found.hint else None,
    }
