"""The one place that reads a clock: the vault's local time, and how time passes.

It decides nothing; what a day means is the business of whoever asks.
"""

from __future__ import annotations

import datetime as dt
import time

from vaultkit.core.words import Moment


class SystemClock:
    """The machine's clock, read in the vault's zone."""

    def __init__(self, zone: str, frozen: Moment | None = None) -> None:
        """Show the time of `zone`, or for ever `frozen`, a time of that zone."""
        self.zone = zone
        self._frozen = frozen

    def now(self) -> Moment:
        """Local time to the minute, or the frozen one."""
        if self._frozen is not None:
            return self._frozen if "T" in self._frozen else self._frozen + "T00:00"
        return local(self.wall(), self.zone)

    def minutes_until(self, moment: Moment) -> tuple[str, str]:
        """This minute and a later local moment, as texts that sort by real time."""
        now = self.wall()
        then = epoch(moment, self.zone)
        return f"{int(now // 60):010}", f"{max(0, int(then // 60)):010}"

    def wall(self) -> float:
        """Seconds since 1970, never frozen."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that only ever grow, never frozen."""
        return time.monotonic()


def local(seconds: float, zone: str) -> Moment:
    """The local time in `zone` at so many seconds since 1970.

    A zone that this machine does not know is read as UTC; saying so is the business
    of whoever read it.
    """
    import zoneinfo  # noqa: PLC0415 - 6 ms that commands with a frozen day save

    place: dt.tzinfo
    try:
        place = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        place = dt.UTC
    return dt.datetime.fromtimestamp(seconds, place).strftime("%Y-%m-%dT%H:%M")


def epoch(moment: Moment, zone: str) -> float:
    """Seconds since 1970 at a local moment; of a doubled hour the first."""
    import zoneinfo  # noqa: PLC0415 - as in `local`

    place: dt.tzinfo
    try:
        place = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        place = dt.UTC
    return dt.datetime.fromisoformat(moment).replace(tzinfo=place).timestamp()
