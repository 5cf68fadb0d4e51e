"""The answered lines of a note, with those that only a conflict copy of it has.

A line answered in one place is answered. Words win over a mere tick; where both say
something else, the note's line leads, the other's words are kept with it, and a date
that they do not share is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from vaultkit.app import history
from vaultkit.app.indexing.copies import FRESH
from vaultkit.app.vault import Vault
from vaultkit.core import (
    answers,
    blocks,
    dates,
    donelines,
    generated,
    identity,
    notes,
)
from vaultkit.core import text as texts
from vaultkit.core.answers import Tick, Vocabulary
from vaultkit.core.notes import Note
from vaultkit.core.spans import Span
from vaultkit.core.words import Day, Moment

_JOINS = " ,;.-–>→"


class Copied(NamedTuple):
    """An answered line of a copy."""

    said_in: str
    """The copy's path."""
    note: Note
    region: blocks.Region
    tick: Tick
    said: str
    """Its words."""

    @property
    def inner(self) -> str:
        """What stands between the markers in the copy."""
        return self.note.text[self.region.inner.start : self.region.inner.end]


class Told(NamedTuple):
    """What a line says that tells of an answer: under which day, and all its words."""

    on: Day
    words: str


class Line(NamedTuple):
    """An answered line and where it stands."""

    path: str
    region: blocks.Region
    tick: Tick
    note: Note
    digest: bytes
    copied: Copied | None = None
    """The copy that `tick` is in, if it is not in the note."""
    own: Tick | None = None
    """The note's line, where `tick` is a copy's; None if the note has none."""
    also: tuple[Copied, ...] = ()
    """What copies say besides."""
    told: Told | None = None
    """What a copy of the note tells of this very answer."""
    given_on: Day | None = None
    """The day under which the journal knows it, where the line itself is answered."""

    @property
    def said_in(self) -> str:
        """The file in which it was answered."""
        return self.copied.said_in if self.copied else self.path

    @property
    def inner(self) -> str:
        """What stands between the markers there."""
        return self.copied.inner if self.copied else self.between

    @property
    def between(self) -> str:
        """What stands between the markers in the note."""
        return self.note.text[self.region.inner.start : self.region.inner.end]

    @property
    def texts(self) -> tuple[str, ...]:
        """The answers as they stand there, with the words below them."""
        found = [text(self.tick, self.inner)]
        if self.own is not None and not self.own.pristine:
            found.append(text(self.own, self.between))
        return (*found, *(text(one.tick, one.inner) for one in self.also))

    @property
    def standing(self) -> Iterator[Span]:
        """Where the note itself holds it, line by line."""
        if self.copied is None:
            yield from lines(self.tick, self.inner)
        elif self.own is not None:
            yield next(lines(self.own, self.between))


def text(tick: Tick, inner: str) -> str:
    """An answered line and the words below it, as the journal keeps them."""
    found = (inner[span.start : span.end] for span in lines(tick, inner))
    return "".join(found).replace("\r", "").rstrip("\n")


def lines(tick: Tick, inner: str) -> Iterator[Span]:
    """An answered line with its newline, and the words that stood below it."""
    for span in (tick.span, *(below.span for below in tick.below)):
        begin = inner.rfind("\n", 0, span.start) + 1
        end = inner.find("\n", span.end)
        yield Span(begin, len(inner) if end < 0 else end + 1)


def united(line: Line, said: str | None, others: Sequence[Copied]) -> Line:
    """A line of a note and the answers that copies hold to it.

    Args:
        line: the note's line.
        said: the words of its own answer, None if it has none.
        others: at least one answer in a copy that the note does not hold.
    """
    ticked = [one.tick.mark for one in others if one.tick.is_ticked]
    mark = line.tick.mark
    if not line.tick.is_ticked and ticked:
        mark = ticked[0]
    worded = [one for one in others if one.said and one.said != said]
    if said or (said is not None and not worded):
        made = line._replace(tick=line.tick._replace(mark=mark))
    else:
        first = worded.pop(0) if worded else others[0]
        tick = first.tick._replace(mark=mark)
        if not line.tick.intact:
            tick = tick._replace(stem=line.tick.stem)
        known = said is not None or line.tick.pristine
        own = line.tick if known else None
        made = line._replace(tick=tick, copied=first, own=own)
    lead = said or (made.copied.said if made.copied else "")
    return made._replace(also=tuple(one for one in worded if one.said != lead))


def nowhere(vault: Vault, path: str, copied: Copied) -> Line | None:
    """An answer in a copy to something that no line of the note stands for."""
    data = vault.files.read(path)
    if data is None:
        return None
    note, digest = notes.parse(path, texts.decode(data)[0]), identity.digest(data)
    regions = (one for one in note.regions if one.name == copied.region.name)
    region = next(regions, None)
    if region is None:
        return None
    return Line(path, region, copied.tick, note, digest, copied)


def answered(
    vault: Vault, paths: Iterable[str], vocabulary: Vocabulary
) -> Iterator[Copied]:
    """Every answered line of some copies, also those that were acted on there."""
    for path in paths:
        data = vault.files.read(path)
        note = notes.parse(path, texts.decode(data or b"")[0])
        for region in note.regions:
            inner = note.text[region.inner.start : region.inner.end]
            for each in answers.ticks(inner):
                tick = answers.heard(each, vocabulary)
                said = answers.said(tick, vocabulary)
                if not tick.others and (said or tick.is_ticked):
                    yield Copied(path, note, region, tick, said)


def saved(vault: Vault, path: str, now: Moment) -> Moment:
    """When a note was last saved, as far as that can be told."""
    stamp = vault.files.stamp(path)
    return vault.local(stamp[1]) if stamp else now


def is_open(vault: Vault, path: str, copied: Copied, now: Moment) -> bool:
    """Whether an answer in a copy of a note is young, and not acted on here."""
    said_in, tick = copied.said_in, copied.tick
    day = given_on(tick, saved(vault, said_in, now)[:10], copied.inner, now[:10])
    if dates.between(day, now[:10]) >= FRESH:
        return False
    return not _is_done(vault, path, text(copied.tick, copied.inner), day)


def given_on(
    tick: Tick, saved: Day, inner: str, today: Day, *, renewed: bool = False
) -> Day:
    """The day of an answer that names none itself.

    A list that was renewed since the answer was given says a later day.
    """
    written = "" if renewed else donelines.written_on(inner) or ""
    asked = donelines.asked_on(inner, tick)
    return tick.done_on or min(asked or max(saved, written), today)


def is_told(copied: Copied, ticks: Iterable[Tick], vocabulary: Vocabulary) -> bool:
    """Whether the note itself holds the same answer, acted on or not."""
    parts = _parts(copied.said)
    for tick in ticks:
        if tick.uid8 != copied.tick.uid8:
            continue
        if tick.settled and (parts or not tick.words):
            known = _parts(tick.words)
            if all(any(one.startswith(part) for one in known) for part in parts):
                return True
            continue
        said = answers.said(tick, vocabulary)
        same = said.startswith(copied.said) if copied.said else not said
        if not tick.settled and same and tick.mark == copied.tick.mark:
            return True
    return False


def told(tick: Tick, said: str, ticks: Iterable[Tick], today: Day) -> Told | None:
    """What one of some lines tells of an answer, to the same words.

    The same answer given once more stands behind words that tell of the first.
    """
    parts, stem = _parts(said), generated.inert(tick.stem)
    for one in ticks:
        if one.settled and (one.uid8, one.stem) == (tick.uid8, stem):
            known = _parts(one.words)
            if all(any(each.startswith(part) for each in known) for part in parts):
                on = donelines.acted_on(one.echo, today)
                return Told(on, "\n".join(known)) if on else None
    return None


def _parts(said: str) -> list[str]:
    """The parts of words, as a line that tells of an answer keeps them."""
    inert = (generated.inert(part) for part in said.replace("\n", ";").split(";"))
    return [part for part in map(str.strip, inert) if part]


def _is_done(vault: Vault, path: str, line: str, since: Day) -> bool:
    """Whether this machine acted on such a line for a note, on some day or later."""
    wanted = history.untick(line).strip()
    for run in vault.journal.runs():
        # A clock may have gone wrong for a while.
        if dates.between(run.at[:10], since) > FRESH:
            return False
        for step in run.steps:
            acted = (
                step.acted if step.path == path and step.written is not False else ()
            )
            if wanted in (history.untick(one).strip() for one in acted):
                return True
    return False
