"""Follow-ups a day at a time, for outputs: a note that changes touches few days.

What is overdue, from before the start or without a day stands with today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultkit.app.asking import dues
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.core import dates
from vaultkit.core.words import Day
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.followups import Due, Outline, outline

_YEARLY = len("11-21")


class DayView(VaultView):
    """A view as of today's first minute whose follow-ups are those of one day."""

    def __init__(
        self, shared: Snapshot, plugin: Plugin, today: Day, later: Sequence[Due] | None
    ) -> None:
        """Take all that stands on a later day; None = look for today's."""
        super().__init__(shared, plugin, today + "T00:00")
        self._later = later

    def followups(  # noqa: PLR0913 - the one question that has many sides
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
        limit: int | None = None,
    ) -> Sequence[Due]:
        """What is due on the day, up to and including `until`."""
        if self._later is None:
            if not undated and not old:
                until = min(until or self._now[:10], self._now[:10])
            return super().followups(
                since=since,
                until=until,
                kinds=kinds,
                entity=entity,
                undated=undated,
                old=old,
                limit=limit,
            )
        if undated or old:
            return ()
        return [
            due
            for due in self._later
            if (since or "") <= str(due.day) <= (until or "9999")
            and (not kinds or due.item.kind in kinds)
            and entity in (None, due.entity.id)
        ][:limit]

    def outlines(
        self,
        *,
        until: Day | None = None,
        kinds: Sequence[str] = (),
        entity: str | None = None,
        undated: bool = False,
        old: bool = False,
    ) -> Sequence[Outline]:
        """The same in outline."""
        if self._later is None:
            if not undated and not old:
                until = min(until or self._now[:10], self._now[:10])
            return super().outlines(
                until=until, kinds=kinds, entity=entity, undated=undated, old=old
            )
        found = self.followups(
            until=until, kinds=kinds, entity=entity, undated=undated, old=old
        )
        return sorted(map(outline, found))

    def read(self, some: Sequence[Outline]) -> Sequence[Due]:
        """All of some that this view gave in outline."""
        if self._later is None:
            return super().read(some)
        wanted = {one.uid for one in some}
        return [due for due in self._later if due.uid in wanted]


def views(
    shared: Snapshot, plugin: Plugin, today: Day, days: Iterable[Day] | None
) -> Iterator[tuple[Day, DayView]]:
    """A view of each of some days, in order; None = of today and all that have any."""
    view = VaultView(shared, plugin, today + "T00:00")
    if days is None:
        found: dict[Day, list[Due]] = {}
        for due in view.followups(since=dates.later(today, 1)):
            found.setdefault(str(due.day), []).append(due)
        later = {today: None, **found}
    else:
        later = {
            day: None if day == today else [*view.followups(since=day, until=day)]
            for day in sorted(days)
        }
    for day, dated in later.items():
        yield day, DayView(shared, plugin, today, dated)


def standing(stored: str, today: Day) -> Day:
    """Where a follow-up stands that is stored with a due day; "" = it has none."""
    if len(stored) == _YEARLY:
        return dues.occurrence(stored, today)
    return max(stored, today)
