"""The lines of a note's blocks that carry an id, and how they are changed in place.

Reads a note afresh whenever it is asked, for a source may stand in the very note whose
list is answered. Nothing here decides anything and nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from vaultkit.app.settling import sourcelines, uniting
from vaultkit.app.settling.uniting import Line
from vaultkit.app.vault import Vault
from vaultkit.core import answers, donelines, generated, identity, notes, text
from vaultkit.core.answers import Tick, Vocabulary
from vaultkit.core.diagnostics import Placed
from vaultkit.core.edits import Replacement
from vaultkit.core.spans import Span
from vaultkit.core.words import Day, Msg, Words

_LATER = frozenset(
    f"app.unsettled-{done}" for done in ("changed", "unwritable", "unjournalled")
)
"""Reasons that other words would not help against."""


def start(line: Line) -> int:
    """Where the text between the markers begins, in which ticks count."""
    return line.region.inner.start


def alone(line: Line) -> str:
    """The line as the note holds it, without its newline; "" if it does not."""
    tick = line.own if line.copied else line.tick
    if tick is None:
        return ""
    return line.between[tick.span.start : tick.span.end].rstrip("\r")


def whole(line: Line) -> str:
    """An answered line and the words below it, as the journal keeps them."""
    return uniting.text(line.tick, line.inner)


def is_aside(line: Line, kept: Collection[str]) -> bool:
    """Whether an answer stands as it was when it was taken back.

    A line with words below it alone is made anew by every round; there its id and
    those words tell.
    """
    text = whole(line)
    if text in kept or not line.tick.pristine:
        return text in kept
    mine = line.tick.uid8, text.partition("\n")[2]
    return any(mine == _below(one) for one in kept)


def _below(text: str) -> tuple[str, str]:
    head, _, below = text.partition("\n")
    found = answers.ticks(head)
    return (found[0].uid8 if found else ""), below


def spans(line: Line) -> Iterator[Span]:
    """In the note: the line with its newline, the words and the reason below it."""
    found = list(line.standing)
    inner = line.between
    reason = donelines.reason_below(inner, found[0].end - 1) if found else None
    if reason is not None:
        end = reason.end + 1 if reason.end < len(inner) else reason.end
        found.append(Span(reason.start, end))
    for span in sorted(found):
        yield Span(start(line) + span.start, start(line) + span.end)


def heard(vault: Vault, path: str, vocabulary: Vocabulary) -> list[Line]:
    """Those lines with no more below them than what is said to them.

    A box that a hand put there and that is no answer is its own matter: it stays.
    """
    return [
        line._replace(tick=answers.heard(line.tick, vocabulary))
        for line in lines(vault, path)
    ]


def lines(vault: Vault, path: str) -> list[Line]:
    """Every line of a note's blocks that carries an id, as it is on disk now."""
    data = vault.files.read(path)
    if data is None:
        return []
    note = notes.parse(path, text.decode(data)[0])
    digest = identity.digest(data)
    return [
        Line(path, region, tick, note, digest)
        for region in note.regions
        for tick in answers.ticks(note.text[region.inner.start : region.inner.end])
    ]


def again(vault: Vault, wanted: list[Line]) -> list[Line | None]:
    """Lines of one note as they stand on disk now; None for one that is gone."""
    if not wanted:
        return []
    found = lines(vault, wanted[0].path)
    made: list[Line | None] = []
    for line in wanted:
        standing = alone(line)
        same = next((one for one in found if alone(one) == standing), None)
        if same is not None:
            found.remove(same)
            own = same.tick if line.copied else line.own
            tick = line.tick if line.copied else _as_heard(same.tick, line.tick)
            line = line._replace(  # noqa: PLW2901 - the same one, as it is now
                region=same.region, note=same.note, digest=same.digest
            )
            made.append(line._replace(tick=tick, own=own))
        else:
            made.append(None if standing else _elsewhere(vault, line))
    return made


def _as_heard(tick: Tick, was: Tick) -> Tick:
    """A line as it stands now, with what was said to it before below it."""
    known = {(one.mark, one.words) for one in was.below}
    below = (one for one in tick.below if (one.mark, one.words) in known)
    return tick._replace(below=tuple(below))


def _elsewhere(vault: Vault, line: Line) -> Line | None:
    """A line that only a copy holds, with its note's block as it is now."""
    data = vault.files.read(line.path)
    if data is None:
        return None
    note = notes.parse(line.path, text.decode(data)[0])
    same = (one for one in note.regions if one.name == line.region.name)
    region = next(same, None)
    if region is None:
        return None
    return line._replace(region=region, note=note, digest=identity.digest(data))


def words(vault: Vault, line: Line) -> Words:
    """The sentences of a line's block."""
    language = dict(line.region.attributes).get("lang", "")
    return vault.words(language if language in ("de", "en") else "")


def reasoned(
    line: Line, why: str, given_on: Day | None = None
) -> Iterator[Replacement]:
    """Put a reason below a line, once; another one replaces it."""
    if line.copied:
        yield _brought(line, why, given_on)
        return
    reason = donelines.reason(why, line.tick, given_on)
    inner, end = line.between, line.tick.span.end
    said = donelines.indent(inner, line.tick.span) + reason
    old = donelines.reason_below(inner, end)
    if old is None:
        after = Span(start(line) + end, start(line) + end)
        newline = line.note.source.newline
        yield Replacement(after, newline + said)
        return
    stands = inner[old.start : old.end].rstrip("\r")
    # Where a hand has moved it to is as good.
    if stands.lstrip(" \t>-") != reason[2:]:
        span = Span(start(line) + old.start, start(line) + old.start + len(stands))
        yield Replacement(span, said)


def _brought(line: Line, why: str, given_on: Day | None) -> Replacement:
    """A line with the answer of a copy in its place, and the reason below it.

    What stands below the note's own line stands below it then, and is not brought.
    """
    newline = line.note.source.newline
    inner = line.between
    lead = line.region.prefix
    if line.own is not None:
        lead = donelines.indent(inner, line.own.span).removesuffix(generated.INDENT)
    hangs = line.own.below if line.own is not None and line.own.intact else ()
    known = {(one.mark, one.words) for one in hangs}
    new = [one for one in line.tick.below if (one.mark, one.words) not in known]
    tick = line.tick._replace(below=(*new, *(one for one in hangs if not one.mark)))
    first, *_ = whole(line).split("\n")
    rows = [lead + _marked(first.lstrip(" \t>"), line.tick.mark)]
    said = [line.inner[one.span.start : one.span.end].rstrip("\r") for one in new]
    said = [donelines.reason(why, tick, given_on), *said]
    rows += [lead + generated.INDENT + row.lstrip(" \t>") for row in said]
    span = Span(len(inner), len(inner))
    for stands in line.standing:
        old = donelines.reason_below(inner, stands.end - 1)
        end = min(old.end + 1, len(inner)) if old is not None else stands.end
        is_ours = line.own is not None and line.own.intact
        span = Span(stands.start if is_ours else end, end)
    span = Span(start(line) + span.start, start(line) + span.end)
    return Replacement(span, "".join(row + newline for row in rows))


def _marked(text: str, mark: str) -> str:
    """A line with another character in its box."""
    found = generated.LINE.match(text)
    if not found or not found["box"]:
        return text
    begin, end = found.span("box")
    return text[:begin] + (mark or " ") + text[end:]


def settled(line: Line, kept: str) -> Iterator[Replacement]:
    """Take a line away with what hangs on it, and put its done line at the end."""
    for span in spans(line):
        yield Replacement(span, "")
    if not kept:
        return
    end = line.region.inner.end
    newline = line.note.source.newline
    yield Replacement(Span(end, end), line.region.prefix + kept + newline)


def complaint(vault: Vault, line: Line, reason: Msg) -> Placed:
    """That an answer was not acted on, and where it stands now."""
    if sourcelines.is_one(line):
        line = sourcelines.again(vault, line)
    else:
        line = again(vault, [line])[0] or line
    tick = line.own if line.copied else line.tick
    span = tick.span if tick else Span(0, 0)
    number, column = line.note.source.position(start(line) + span.start)
    width = span.end - span.start
    return Placed(
        *("answers/not-done", "warning", reason, line.path, number, column, width),
        Msg("app.unsettled.hint") if reason.id in _LATER else _hint(vault, reason),
    )


def _hint(vault: Vault, reason: Msg) -> Msg:
    """What to type instead: by the reason, if anything is known for it."""
    own = Msg(f"{reason.id}.hint", reason.args)
    return own if vault.words().has(own.id) else Msg("app.not-done.hint")
