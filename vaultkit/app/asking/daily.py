"""Follow-ups a day at a time, for outputs: a note that changes touches few days.

What is overdue, from before the start or without a day stands with today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultkit.app.asking import dues
from vaultkit.app.asking.dues import Asked
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.app.rows import Sketch
from vaultkit.core import dates
from vaultkit.core.words import Day
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.followups import Due, outline

_YEARLY = len("11-21")


class _Today(VaultView):
    """A view as of today's first minute in which nothing stands on a later day."""

    def _listed(self, asked: Asked) -> list[Sketch]:
        today = self._now[:10]
        if not asked.undated and not asked.old:
            asked = asked._replace(until=min(asked.until or today, today))
        return super()._listed(asked)


class _Later(VaultView):
    """A view as of today's first minute whose follow-ups are those of a later day."""

    def __init__(
        self, shared: Snapshot, plugin: Plugin, today: Day, dated: Sequence[Due]
    ) -> None:
        """Take all that stands on the day, in the order in which it is given."""
        super().__init__(shared, plugin, today + "T00:00")
        self._dated = dated

    def _listed(self, asked: Asked) -> list[Sketch]:
        if asked.undated or asked.old:
            return []
        return sorted(
            outline(due, place)
            for place, due in enumerate(self._dated)
            if (asked.since or "") <= str(due.day) <= (asked.until or "9999")
            and (not asked.kinds or due.item.kind in asked.kinds)
            and (asked.note is None or asked.note == self._shared.note_of(due.entity))
        )

    def first(self, found: list[Sketch], limit: int | None) -> list[Due]:
        """The first of what was listed; its numbers are places on the day."""
        return [self._dated[place] for place in sorted(one[2] for one in found)][:limit]


def views(
    shared: Snapshot, plugin: Plugin, today: Day, days: Iterable[Day] | None
) -> Iterator[tuple[Day, VaultView]]:
    """A view of each of some days, in order; None = of today and all that have any."""
    now = today + "T00:00"
    view = VaultView(shared, plugin, now)
    dated: dict[Day, list[Due]] = {}
    if days is None:
        days = [today]
        for due in view.followups(since=dates.later(today, 1)):
            dated.setdefault(str(due.day), []).append(due)
    for day in sorted({*days, *dated}):
        if day == today:
            yield day, _Today(shared, plugin, now)
        else:
            on = dated.get(day) or view.followups(since=day, until=day)
            yield day, _Later(shared, plugin, today, on)


def standing(stored: str, today: Day) -> Day:
    """Where a follow-up stands that is stored with a due day; "" = it has none."""
    if len(stored) == _YEARLY:
        return dues.occurrence(stored, today)
    return max(stored, today)
