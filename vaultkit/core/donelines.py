"""Lines of a block that were acted upon: how they are written, kept and let go.

Such a line says what was answered and, after `✓`, what was understood. It carries
`^vd-` and a hash; one that a hand has touched since is a human line like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from vaultkit.core import answers, dates, generated
from vaultkit.core.answers import Tick
from vaultkit.core.dates import Day
from vaultkit.core.dates.arithmetic import is_day
from vaultkit.core.identity import code
from vaultkit.core.spans import Span

ECHO = "✓"
_WARNING = "⚠"
_TOUCHED = "\n"
"""Hashed with the text of a line whose own words a hand had changed."""
_ROW = re.compile(r"[^\n]*\n|[^\n]+")
"""A line with its newline; other signs that end lines elsewhere are a hand's own."""
_STAMP = re.compile(r"<!-- (\d{4}-\d\d-\d\d) ([0-9a-z]{4}) --> ")
_ID = "^vd-"
MARK = _ID.encode()
"""In the bytes of every note that has a done line."""
_DONE = re.compile(
    r"[ \t>]*- \[[xX-]\] (?P<text>.*) \^vd-[0-9a-z]{8}-(?P<hash>[0-9a-z]{4})[ \t\r]*",
    re.DOTALL,
)


class Split(NamedTuple):
    """A region's text without its done lines, and those of them that stay."""

    rest: str
    kept: tuple[str, ...]


def line(tick: Tick, said: str, echo: str) -> str:
    """The done line of an answered one, without what stands before its bullet."""
    stem = generated.inert(tick.stem)
    words = generated.inert(said)
    text = f"{stem} → {words}" if words else stem
    text = f"{text} {ECHO} {generated.inert(echo)}"
    mark = "-" if tick.mark == "-" else "x"
    hashed = _hash(text) if tick.intact else _hash(text, _TOUCHED)
    return f"- [{mark}] {text} ^vd-{tick.uid8}-{hashed}"


def reason(text: str, tick: Tick, given_on: Day | None = None) -> str:
    """A line that says why an answer was not acted on, from its bullet on.

    In a comment it keeps the day of the answer: the note is saved again for other
    things, and `morgen` means what it meant.
    """
    stamp = f" <!-- {given_on} {tick.sign} -->" if given_on else ""
    said = f"{_WARNING} {generated.comment_safe(text)}{stamp}"
    return f"- {generated.marked(said)}"


def is_reason(text: str) -> bool:
    """Whether a line is such a one, as it was put there; a hand's own has no mark."""
    said = generated.unmarked(text)
    return said is not None and said.startswith(_WARNING)


def plain(text: str) -> str:
    """What a done line says, without its box and its id."""
    found = _DONE.fullmatch(text)
    return found["text"] if found else text


def key(text: str) -> str:
    """What tells a done line from all others: the part of its uid, and its hash."""
    return text.rpartition(_ID)[2].split()[0] if _ID in text else ""


def is_whole(text: str) -> bool:
    """Whether a done line is ticked and says what it was made to say."""
    found = _DONE.fullmatch(text)
    if found is None:
        return False
    return found["hash"] in (_hash(found["text"]), _hash(found["text"], _TOUCHED))


def _is_touched(text: str) -> bool:
    """Whether a hand had changed the line's own words before it was acted on.

    Nothing else holds them: neither the log nor the line's source.
    """
    found = _DONE.fullmatch(text)
    return found is not None and _hash(found["text"], _TOUCHED) == found["hash"]


def acted_on(echo: str, today: Day) -> Day | None:
    """The day of an answer, which its echo begins with."""
    found = dates.find(echo, today)
    return found[0].day if found else None


def split(inner: str, today: Day, keep: int, is_undone: Callable[[str], bool]) -> Split:
    """Take done lines out; those acted upon in the last `keep` days stay.

    Args:
        inner: what stands between the markers.
        today: the day that the block is made for.
        keep: days, that of the answer counted.
        is_undone: whether what an answer wrote was taken back, by the line's `key`:
            such a line is all that is left of its words, and stays.
    """
    if _ID not in inner:
        return Split(inner, ())
    rest: list[str] = []
    kept: list[str] = []
    taken = False
    for text in _ROW.findall(inner):
        # The reason below one is ours, and so are the blank lines: else they would be
        # added up day by day.
        if taken and (not text.strip(" \t>\r\n") or is_reason(text)):
            continue
        taken = is_whole(text.rstrip("\n"))
        if not taken:
            rest.append(text)
        elif (
            _is_fresh(text.rpartition(_ID)[0], today, keep)
            or is_undone(key(text))
            or _is_touched(text.rstrip("\n"))
        ):
            kept.append(text.strip(" \t>\r\n"))
    return Split("".join(rest), tuple(kept))


def without_stale(inner: str) -> str:
    """The text without reasons below lines that nobody has answered any more.

    Whoever takes an answer out again leaves what was said against it; below a line as
    it was made, with no words under it, that is about nothing.
    """
    if _WARNING not in inner:
        return inner
    kept: list[str] = []
    at = 0
    for tick in answers.ticks(inner):
        below = reason_below(inner, tick.span.end)
        if below is not None and tick.pristine and not tick.below:
            kept.append(inner[at : below.start])
            at = below.end + 1
    return "".join((*kept, inner[at:]))


def written_on(inner: str) -> Day | None:
    """The day that a block says it is of, in its first generated line."""
    for text in inner.split("\n"):
        said = generated.spoken(text)
        if said is not None:
            found = dates.find(said)
            return found[0].day if found else None
    return None


def indent(inner: str, span: Span) -> str:
    """What a line below a line of a block begins with."""
    match = generated.LINE.match(inner[span.start : span.end])
    return (match["lead"] if match else "") + generated.INDENT


def reason_below(inner: str, end: int) -> Span | None:
    """The line with a reason right below the line that ends at `end`."""
    span = _row_below(inner, end)
    return span if is_reason(inner[span.start : span.end]) else None


def asked_on(inner: str, tick: Tick) -> Day | None:
    """The day of an answer that was not acted on, unless it was changed since.

    A hand that wrote into the reason has not changed the answer.
    """
    stamp = _stamp(inner, tick)
    return stamp[1] if stamp and stamp[2] == tick.sign else None


def waits_since(inner: str, tick: Tick) -> Day | None:
    """The day from which on a line holds words that were not acted on."""
    stamp = _stamp(inner, tick)
    days = filter(None, (written_on(inner), stamp and stamp[1]))
    return min(days, default=None)


def _stamp(inner: str, tick: Tick) -> re.Match[str] | None:
    stamp = _STAMP.search(inner, *_row_below(inner, tick.span.end))
    return stamp if stamp and is_day(stamp[1]) else None


def _row_below(inner: str, end: int) -> Span:
    start = inner.find("\n", end) + 1 or len(inner)
    stop = inner.find("\n", start)
    return Span(start, len(inner) if stop < 0 else stop)


def _is_fresh(text: str, today: Day, keep: int) -> bool:
    day = _last_day(text.rpartition(ECHO)[2].partition(": ")[0], today)
    return day is not None and dates.between(day, today) < keep


@lru_cache(maxsize=64)
def _last_day(echo: str, today: Day) -> Day | None:
    """The day before the colon of an echo; most lines have one of very few."""
    found = [when.day for when in dates.find(echo, today) if when.day]
    return found[-1] if found else None


def _hash(text: str, kind: str = "") -> str:
    return code(" ".join(text.split()) + kind, 4)
