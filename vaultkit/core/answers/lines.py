"""Where answers stand in the lines of a managed region.

A line is known by its id, wherever that stands in it. Its answer is what follows an
arrow, what was typed behind the id, and what stands below it, indented. What answers
mean is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from vaultkit.core import generated, tasks
from vaultkit.core.answers import signs
from vaultkit.core.answers.pieces import ARROW
from vaultkit.core.answers.reader import is_answer
from vaultkit.core.answers.vocabulary import Vocabulary
from vaultkit.core.dates import Day
from vaultkit.core.dates.arithmetic import is_day
from vaultkit.core.identity import code
from vaultkit.core.spans import Span

_ID = re.compile(r"(?<!#)\^v([kd])-([0-9a-z]{8})(?:-([0-9a-z]{4}))?")
_DONE = re.compile(
    r"<!--.*?-->|[✅❌➕]\ufe0f?[ \u00a0]*(\d{4}-\d{2}-\d{2})|➕\ufe0f?"
    r"|[\[(](?:completion|cancelled)::[ ]*(\d{4}-\d{2}-\d{2})[ ]*[\])]"
)
_HIDDEN = re.compile(
    r"\[\[[^\[\]\n]*\]\]|\]\([^()\n]*\)|`[^`\n]*`|<!--.*?(?:-->|$)", re.DOTALL
)
_GAP = re.compile(r"(?<=\s)(?=\S)")
_MOST = 40
"""Arrows of a line, and places in it, that are tried."""
_ECHO = "✓"
_SIGNS = " \t\u00a0\r,;:.-–—·|"
_CREATED = "➕"
_TICKED = tasks.DONE | {tasks.DROPPED, ">"}


class Below(NamedTuple):
    """A line that a hand wrote below an answered one. `mark` is "" without a box."""

    words: str
    span: Span
    mark: str


class Tick(NamedTuple):
    """A line of a managed region that carries an id, and what a hand did to it."""

    uid8: str
    """The part of a uid that the line carries."""
    code: str
    """The four characters of what was generated, "" if they are lost."""
    mark: str
    """The character in the box, "" without a box."""
    span: Span
    """The line without its newline, in the text given."""
    words: str
    """What follows an arrow or the id, as written, each part on a line."""
    below: tuple[Below, ...]
    done_on: Day | None
    """`✅ date`, or `❌ date`."""
    pristine: bool
    """The line is as it was generated, and unticked."""
    intact: bool
    """So are its own words, whatever stands beside them."""
    stem: str
    """Its own words, without box, id and answer."""
    echo: str
    """What follows `✓` in a line that was acted upon."""
    settled: bool
    """The line was acted upon: `^vd-`."""
    others: tuple[str, ...] = ()
    """Further ids in the same line: two lines were joined."""
    aside: str = ""
    """Words beside its own, before the id and without an arrow, if nothing else was
    done to the line: nobody knows whether they are an answer."""

    @property
    def is_ticked(self) -> bool:
        """Whether the box says done, dropped or moved."""
        return self.mark in _TICKED

    @property
    def sign(self) -> str:
        """What tells its answer from any other: four characters."""
        below = (f"{line.mark} {line.words}" for line in self.below)
        return code("\n".join((self.mark, self.words, *below)), 4)


@lru_cache(maxsize=16)
def ticks(inner: str) -> tuple[Tick, ...]:
    """Every line of a region's text that carries an id, in order.

    A round comes back to the same text several times.
    """
    if "^v" not in inner:
        return ()
    rows = _rows(inner)
    found: list[Tick] = []
    for number, row in enumerate(rows):
        if row.has_id and not row.fenced:
            found.append(_tick(row, tuple(_below(rows, number))))
    return tuple(found)


class _Row(NamedTuple):
    """A line of a region, and what decides whether it stands below another."""

    line: str
    start: int
    indent: int
    has_id: bool
    fenced: bool
    box: str
    rest: int
    """Where what follows bullet and box begins."""


def _rows(inner: str) -> list[_Row]:
    """The lines of a region that are not blank."""
    lines = inner.split("\n")
    fenced = generated.fences(lines)
    rows: list[_Row] = []
    start = 0
    for number, written in enumerate(lines):
        line = written.rstrip("\r")
        match = generated.LINE.match(line)
        if match and line.strip(" \t>"):
            indent = len(match["lead"].expandtabs(4))
            has_id = "^v" in line and _ID.search(line) is not None
            hidden, box = bool(fenced.get(number)), match["box"] or ""
            row = _Row(line, start, indent, has_id, hidden, box, match.start("rest"))
            rows.append(row)
        start += len(written) + 1
    return rows


def said(tick: Tick, vocabulary: Vocabulary) -> str:
    """The words of a tick that are an answer: those of its line, and those below it.

    Below a line that is neither ticked nor answered a hand may have put down what to
    ask and what to do; there the first line must begin as an answer does. So must,
    always, a line with a box of its own. Of two lines made one nobody knows whose words
    they are: there are none.
    """
    if tick.others:
        return ""
    parts = [tick.words] if tick.words else []
    return "\n".join((*parts, *(line.words for line in _heard(tick, vocabulary))))


def heard(tick: Tick, vocabulary: Vocabulary) -> Tick:
    """A tick without the lines below it that are not words of its answer."""
    below = _heard(tick, vocabulary)
    is_answered = below or tick.words or tick.is_ticked
    return tick._replace(below=below) if is_answered else tick


def _heard(tick: Tick, vocabulary: Vocabulary) -> tuple[Below, ...]:
    """The lines below that belong to what was answered."""
    found: list[Below] = []
    sure = bool(tick.words) or tick.is_ticked
    for line in tick.below:
        begins = None
        if line.mark or not sure:
            begins = is_answer(line.words, vocabulary)
            sure = sure or begins
        if begins is not False:
            found.append(line)
        elif not sure:
            break
    return tuple(found)


def without_fields(text: str) -> str:
    """Words without comments, ids and the days on which a line was ticked."""
    return _ID.sub(" ", _DONE.sub(" ", text))


def arrows(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The arrows of a text; those in links, code and comments are none."""
    hidden = [match.span() for match in _HIDDEN.finditer(text)]
    for arrow in islice(ARROW.finditer(text, start), _MOST):
        if not any(start <= arrow.start() < end for start, end in hidden):
            yield arrow


def _tick(row: _Row, below: tuple[Below, ...]) -> Tick:
    """What a line with an id says, and what stands below it."""
    tick = _read(row.line, row.rest, row.box)
    span = Span(row.start, row.start + len(row.line))
    return tick._replace(span=span, below=below) if row.start or below else tick


@lru_cache(maxsize=2048)
def _read(line: str, rest: int, box: str) -> Tick:
    """What a line with an id says; a round reads the lines of a list several times."""
    first, *others = _ID.finditer(line)
    uid, hashed = first[2], first[3] or ""
    before = _DONE.sub(" ", line[min(rest, first.start()) : first.start()])
    behind = _DONE.sub(" ", _ID.sub(" ", line[first.end() :]))
    settled, echo = first[1] == "d", ""
    if settled:
        before, echo = _echoed(before)
    stem, words = _parted(before, behind, hashed)
    aside = ""
    if not settled and not _is_own(stem, hashed):
        own, aside = _beside(stem, hashed)
        if words or box in _TICKED:
            stem, words, aside = own, _lines(words, aside), ""
    said = signs.past(words)
    return Tick(
        uid8=uid,
        code=hashed,
        mark="x" if said != words and box not in _TICKED else box,
        span=Span(0, len(line)),
        words=said,
        below=(),
        done_on=done_on(line),
        pristine=generated.is_pristine(line),
        intact=_is_own(stem, hashed),
        stem=" ".join(stem.split()),
        echo=echo,
        settled=settled,
        others=tuple(match[2] for match in others if match[2] != uid),
        aside=_led(aside),
    )


def done_on(line: str) -> Day | None:
    """The first date in a line that says when it was ticked."""
    for match in _DONE.finditer(line):
        day = match[1] or match[2]
        if day and is_day(day) and match[0][0] != _CREATED:
            return day
    return None


def _echoed(text: str) -> tuple[str, str]:
    """The words before the last `✓` and those after it."""
    words, sign, echo = text.rpartition(_ECHO)
    return (words, echo.strip()) if sign else (text, "")


def _is_own(text: str, hashed: str) -> bool:
    return code(" ".join(text.split()), 4) == hashed


def _parted(before: str, behind: str, hashed: str) -> tuple[str, str]:
    """A line's own words and those of its answer.

    The hash of what was generated finds it again also where an arrow was put in front
    of it or into it, or where the id was moved.
    """
    found = list(arrows(before))
    arrow = next((one for one in found if _is_own(before[: one.start()], hashed)), None)
    arrow = arrow or next(iter(found), None)
    stem = before[: arrow.start()] if arrow else before
    words = before[arrow.end() :] if arrow else ""
    parts = stem, _lines(words, behind)
    if not hashed or _is_own(stem, hashed):
        return parts
    late = next(arrows(behind), None)
    moved = behind[: late.start()] if late else behind
    if _is_own(f"{before} {moved}", hashed):
        return f"{before} {moved}", _lines(behind[late.end() :] if late else "")
    for gap in islice(_GAP.finditer(words), _MOST):
        if _is_own(f"{stem} {words[gap.start() :]}", hashed):
            own = f"{stem} {words[gap.start() :]}"
            return own, _lines(words[: gap.start()], behind)
    return parts


def _beside(text: str, hashed: str) -> tuple[str, str]:
    """A line's own words, and those that a hand put right before or behind them."""
    gaps = [gap.start() for gap in _GAP.finditer(text)][-_MOST:]
    for at in reversed(gaps):
        if _is_own(text[:at], hashed):
            return text[:at], text[at:]
        if _is_own(text[at:], hashed):
            return text[at:], text[:at]
    return text, ""


def _lines(*parts: str) -> str:
    """Parts of an answer, each on a line, without signs that led them."""
    bare = (_led(part) for part in parts)
    return "\n".join(part for part in bare if part)


def _led(text: str) -> str:
    """Words without blanks, signs and arrows before them."""
    text = text.strip(" \t\u00a0\r")
    while True:
        arrow = ARROW.match(text)
        cut = text[arrow.end() :] if arrow else text.lstrip(_SIGNS)
        if cut == text:
            return text
        text = cut


def _below(rows: Sequence[_Row], number: int) -> Iterator[Below]:
    """What a hand wrote below a line, deeper than it; nothing below other ids."""
    depth = rows[number].indent
    skipped: int | None = None
    for at in range(number + 1, len(rows)):
        row = rows[at]
        if row.indent <= depth:
            return
        if skipped is not None and row.indent > skipped:
            continue
        skipped = row.indent if row.has_id else None
        if row.has_id or row.fenced or generated.is_marked(row.line):
            continue
        words = _led(_DONE.sub(" ", row.line[row.rest :]))
        if words:
            span = Span(row.start, row.start + len(row.line))
            yield Below(words, span, row.box)
