"""Answers in the very lines that ask: where they are, and the mark behind them.

The index knows which lines these are, so that a round without any reads no note. What
was acted on and stays open gets `✓` with what was understood; what was closed is its
own mark. Nothing here decides anything and nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vaultkit.app import generate, history, saves
from vaultkit.app.indexing import extract
from vaultkit.app.indexing.copies import FRESH
from vaultkit.app.settling.heard import Hearing
from vaultkit.app.settling.uniting import Line
from vaultkit.app.vault import Vault
from vaultkit.core import (
    answers,
    blocks,
    dates,
    edits,
    generated,
    identity,
    notes,
    tasks,
    text,
)
from vaultkit.core.answers import Tick, Vocabulary
from vaultkit.core.blocks import Region
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import TaskLine
from vaultkit.core.spans import Span
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.settling import AlreadyDone, Edits

_NONE = ""
"""The name of the region that such a line is, which no block can have."""


def is_one(line: Line) -> bool:
    """Whether an answered line is no line of a block."""
    return line.region.name == _NONE


def lines(vault: Vault, hearing: Hearing) -> Iterator[Line]:
    """Every line that is answered where it stands, as it is on disk now.

    The days of their answers are those on which a hand last saved their notes: an
    answer in doubt is not understood only because another one was acted on.
    """
    found = vault.index.facts_about(extract.ANSWERED)
    if not found:
        return
    new = [path for _, path, _, _ in found if path not in hearing.saves]
    times = saves.last(vault, new)
    hearing.saves.update((path, vault.local(at)) for path, at in times.items())
    shared = generate.snapshot(vault)
    uids: dict[tuple[str, int], str] = {}
    stated = vault.index.stated_in([number for number, *_ in found], hearing.now)
    for uid, number, key, nth in stated:
        place = shared.place((number, key, nth))
        uids.setdefault((place.path, place.line), uid)
    for _, path, _, places in found:
        data = vault.files.read(path)
        if data is None:
            continue
        note, digest = notes.parse(path, text.decode(data)[0]), identity.digest(data)
        if blocks.find(note.text)[1]:
            # Nobody knows what a hand wrote there, and what stood in a list.
            continue
        for at, _, _ in extract.unpack(places):
            row = next((row for row in note.rows if row.line == at), None)
            if row is None or (path, at) not in uids:
                continue
            tick = _tick(row, uids[path, at], hearing.vocabulary)
            if tick is not None:
                span = Span(row.start, row.end)
                region = Region(_NONE, (), span, span, "")
                yield Line(path, region, tick, note, digest)


def acted_on(vault: Vault, line: Line, now: Moment) -> Day | None:
    """The day of an answer that was acted on before: its box was opened again.

    Where the one that was closed then still stands, this is another.
    """
    closed = (r for r in line.note.rows if r.mark and r.mark not in tasks.OPEN)
    texts = (history.untick(line.note.text[row.start : row.end]) for row in closed)
    if any(text.startswith(line.between) for text in texts):
        return None
    for run in vault.journal.runs():
        if dates.between(run.at[:10], now[:10]) > FRESH:
            break
        for step in run.steps:
            if step.path == line.path and line.between in step.own and step.written:
                return vault.local(step.saved)[:10] if step.saved else run.at[:10]
    return None


def _tick(row: Row, uid: str, vocabulary: Vocabulary) -> Tick | None:
    """The answer in a row that is still open."""
    said = answers.answered(row.text, vocabulary)
    if said is None or not said.text or row.mark not in tasks.OPEN | {""}:
        return None
    return Tick(
        uid8=generated.short(uid),
        code="",
        mark="x" if said.is_tick else " ",
        span=Span(0, row.end - row.start),
        words="" if said.is_tick else said.text,
        below=(),
        done_on=said.done_on,
        pristine=False,
        intact=True,
        stem=" ".join(row.text[: said.start].split()),
        echo="",
        settled=False,
    )


def is_aside(
    line: Line, aside: Mapping[str, Collection[str]], vocabulary: Vocabulary
) -> bool:
    """Whether an answer stands as it was when it was taken back.

    Its line may have another day since: what is answered in a list moves it.
    """
    kept = aside.get(line.path, ())
    own = _dayless(line.between, vocabulary) if kept else None
    return any(_dayless(one, vocabulary) == own for one in kept)


def _dayless(row: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The words of a line without its days, and what is answered behind them."""
    said = answers.answered(row, vocabulary)
    start = len(row) if said is None else said.start
    words = history.untick(row)[:start]
    for when in reversed(dates.find(words)):
        words = words[: when.start] + words[when.end :]
    return "".join(filter(str.isalnum, words)), row[start:]


def again(vault: Vault, line: Line) -> Line:
    """The line where it stands now, as it was if it is gone."""
    found = _standing(vault, line)
    return line if found is None else found[0]


def _standing(vault: Vault, line: Line) -> tuple[Line, Row] | None:
    """The line and its row as they stand now; of two alike the one nearest by."""
    data = vault.files.read(line.path)
    if data is None:
        return None
    note = notes.parse(line.path, text.decode(data)[0])
    was, _ = line.note.source.position(line.region.inner.start)
    alike = (r for r in note.rows if note.text[r.start : r.end] == line.between)
    row = min(alike, key=lambda row: abs(row.line - was), default=None)
    if row is None:
        return None
    region = line.region._replace(inner=Span(row.start, row.end))
    digest = identity.digest(data)
    return line._replace(note=note, region=region, digest=digest), row


def marked(
    vault: Vault, settled: Edits | AlreadyDone, line: Line, echo: str
) -> tuple[Edits, str]:
    """What was settled, with a mark behind words whose line stays open.

    The note that holds the words comes last: as long as they are unmarked, the answer
    is acted on again. Beside it their line as it stands.
    """
    made = settled.edits if isinstance(settled, Edits) else ()
    others = [edit for edit in made if edit.path != line.path]
    own = [edit for edit in made if edit.path == line.path]
    standing = _standing(vault, line)
    if standing is not None:
        line, row = standing
        edit = own[0] if own else Edit(line.path, line.digest, (), "answer")
        if _is_open(line.note, row, edit.replacements):
            at = row.at + TaskLine(line.note, row).words_end()
            mark = Replacement(Span(at, at), f" {answers.mark(generated.inert(echo))}")
            own = [edit._replace(replacements=(*edit.replacements, mark))]
    edits_made = (*others, *own)
    if isinstance(settled, Edits):
        return settled._replace(edits=edits_made), line.between
    return Edits(edits_made, settled.echo), line.between


def _is_open(note: Note, row: Row, changes: tuple[Replacement, ...]) -> bool:
    """Whether a line asks for something once the changes of its note are made."""
    above = [one for one in changes if one.span.end <= row.start]
    start = row.start + sum(len(t) - (s.end - s.start) for s, t in above)
    after = notes.parse(note.path, edits.apply(note.text, changes))
    mark = next((one.mark for one in after.rows if one.start == start), "")
    return mark in tasks.OPEN | {""}
