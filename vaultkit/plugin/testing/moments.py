"""Follow-ups as they are at a moment: the clock comes in here."""

from __future__ import annotations

from typing import Any

from vaultkit.core import dates, identity
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.followups import ALWAYS, TO_PICK, Due, Entity, FollowUp
from vaultkit.plugin.testing.evaluated import Evaluated


def due_at(vault: Evaluated, item: FollowUp, owner: Entity, now: Moment) -> Due:
    """A follow-up at a moment."""
    today, key, due, end = now[:10], item.key, item.due, item.end
    if item.yearly and due is not None:
        due = _next(due, today)
        key += due[:4]
    elif due is not None and due.startswith(ALWAYS):
        due, end = today + due[10:], end and today + end[10:]
    day = due and due[:10]
    state: Any = None
    if day:
        state = "overdue" if day < today else "today" if day == today else "upcoming"
    kind = "promise" if item.kind == "waiting" else item.kind
    uid = identity.code(f"{kind}.{owner.id}.{key}@{vault.vault_id}")
    linked = dict.fromkeys(vault.linked(target) for target in item.others)
    others = [vault.entities[p] for p in linked if p and p != owner.path]
    candidates = [e for i in item.candidates[:TO_PICK] if (e := vault.entity(i))]
    place = vault.place(item.ref)
    late = dates.between(day, today) if day and state == "overdue" else 0
    item = item._replace(due=due, end=end)
    return Due(
        uid,
        owner._replace(names=()),
        tuple(e._replace(names=()) for e in others),
        item,
        day,
        state,
        late,
        place.path,
        place.line,
        tuple(e._replace(names=()) for e in candidates),
    )


def _next(month_day: str, today: Day) -> Day:
    year = int(today[:4])
    this = _in_year(month_day, year)
    return this if this >= today else _in_year(month_day, year + 1)


def _in_year(month_day: str, year: int) -> Day:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if month_day == "02-29" and not leap:
        month_day = "02-28"
    return f"{year:04}-{month_day}"
