"""The feed: what is due, as a calendar that phones and desktops can subscribe to.

Shows follow-ups and never changes them; says nothing of the undated, of what is closed
and of people who were never spoken to.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.features.calendar import days, entry, feed
from vaultkit.features.calendar.words import WORDS
from vaultkit.plugin import Output, Plugin


class Options(NamedTuple):
    """The table `[calendar]`."""

    path: str = ""
    """Where the feed stands; "" = `callbacks.ics`, `rueckrufe.ics` in German."""
    name: str = ""
    """What the calendar is called; "" = Callbacks, Rückrufe."""
    overdue: str = "today"
    """Where overdue follow-ups stand: "today", or on the day they were "due"."""
    bundle: int = 4
    """So many all-day entries a day stand singly; more become one."""
    cadence_per_day: int = 3
    """So many people a day are named singly for their rhythm alone."""
    theirs: bool = False
    """Whether what others owe is in the feed too."""
    obsidian: bool = False
    """Whether entries link to their note in Obsidian."""
    language: str = "en"
    region: str | None = None
    timezone: str = "UTC"
    vault_id: str = ""

    CHOICES = {"overdue": ("today", "due")}  # type: ignore[misc] # noqa: RUF012 - not a field: what values may be


plugin = Plugin(
    name="calendar",
    version="1",
    options=Options,
    words=WORDS,
    contributes=(
        Output(
            name="calendar",
            suffix=".ics",
            wanted=days.wanted,
            item=entry.item,
            join=feed.join,
            path=feed.path,
            foreign=feed.foreign,
        ),
    ),
)
