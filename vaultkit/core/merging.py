"""Put today's lines into a managed region without losing a word of the user's.

Pristine generated lines are rendered anew or removed. All other lines stay byte for
byte: a touched one where its successor would stand today, a human one after the line
that it followed. The result depends on nothing but the arguments; merging it again
with the same lines changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vaultkit.core import generated
from vaultkit.core.generated import Wanted
from vaultkit.core.spans import Span
from vaultkit.core.spots import Hanging, Spot, render, wanted_spots
from vaultkit.core.standing import Entry, depth, entries, hung, read


class Orphan(NamedTuple):
    """A line that is kept for what a hand did to it, though nothing wants it any more.

    `was` counts in the text given to `merge`, `now` in the text it returns; neither
    holds the line's newline.
    """

    was: Span
    now: Span


class Merged(NamedTuple):
    """What a region shall hold, and the touched lines that nothing wants any more."""

    text: str
    orphans: tuple[Orphan, ...]


def merge(
    inner: str, wanted: Sequence[Wanted], newline: str = "\n", prefix: str = ""
) -> Merged:
    """The region's new text, from its old text and the lines wanted today.

    Args:
        inner: what stands between the markers.
        wanted: the lines of today, in the order they shall be read.
        newline: ends generated lines.
        prefix: begins generated lines.
    """
    blanks = " \t\r>" if ">" in prefix else " \t\r"
    old = entries(inner, newline, blanks)
    spots = wanted_spots(wanted)
    tasks = {
        generated.short(spot.wanted.uid): spot for spot in spots if spot.wanted.uid
    }
    _keep_touched(old, tasks)
    _hold(old, tasks)
    render(spots, prefix, newline[:-1], _hanging(old))
    start = Spot("kept")
    standing = [start, *(spot for spot in spots if not spot.gone)]
    orphans = _Walk(standing, tasks).place(old)
    end = newline[:-1]
    writer = _Writer(prefix.rstrip() + end, blanks, generated.marked("") + end)
    return writer.write(standing, orphans)


def _keep_touched(old: Sequence[Entry], tasks: Mapping[str, Spot]) -> None:
    """The first touched line of a uid stands in its place; nothing is shown twice."""
    covered: list[Spot] = []
    for entry in old:
        if entry.kind == "task" and not entry.pristine:
            spots = [tasks[key] for key in entry.ids if key in tasks]
            if spots and spots[0].kept is None:
                spots[0].kept = entry
            covered += spots[1:]
    for spot in covered:
        spot.gone = spot.kept is None


def _hold(old: Sequence[Entry], tasks: Mapping[str, Spot]) -> None:
    """Mark the generated lines below which something hangs that will stay there."""
    for entry in reversed(old):
        stays = entry.kind == "human" or (
            entry.kind == "task"
            and not any(key in tasks for key in entry.ids)
            and (entry.held or not entry.pristine)
        )
        if stays and entry.owner is not None:
            entry.owner.held = True


def _hanging(old: Sequence[Entry]) -> Mapping[str, Hanging]:
    """The pristine lines below which a hand's lines hang, by their ids."""
    found: dict[str, Hanging] = {}
    for entry in old:
        owner = entry.owner
        if entry.kind != "human" or owner is None or not owner.pristine:
            continue
        matches = (generated.LINE.match(line) for line in entry.lines if line.strip())
        least = min(depth(match["lead"]) for match in matches if match)
        above = generated.LINE.match(owner.line)
        lead = above["lead"] if above else ""
        for key in owner.ids:
            known = found.setdefault(key, Hanging(lead, least))
            found[key] = known._replace(depth=min(known.depth, least))
    return found


class _Walk:
    """Goes through the old text and finds each kept line its place in the new one."""

    def __init__(self, standing: Sequence[Spot], tasks: Mapping[str, Spot]) -> None:
        self.standing = standing
        self.tasks = tasks
        self.notes: dict[str, list[Spot]] = {}
        self.spots: dict[Entry, Spot] = {}
        self.last = standing[0]
        self.orphans: list[Entry] = []
        for place, spot in enumerate(standing):
            spot.place = place
            if spot is not self.last and not (spot.wanted.uid or spot.wanted.verbatim):
                name = generated.name(generated.spoken(spot.line) or "")
                self.notes.setdefault(name, []).append(spot)

    def place(self, old: Sequence[Entry]) -> list[Entry]:
        """Hang every kept line behind a spot; the orphans among them."""
        for entry in old:
            if entry.kind == "human":
                self._keep(entry, self._home(entry))
                continue
            spot = self._known(entry)
            if spot is not None:
                self.spots[entry] = self.last = spot
                spot.found = spot.found or entry
        return self.orphans

    def _known(self, entry: Entry) -> Spot | None:
        """The spot of a generated line; None if it goes."""
        if entry.kind == "note":
            spots = self.notes.get(entry.name)
            return spots.pop(0) if spots else None
        spot = next((self.tasks[key] for key in entry.ids if key in self.tasks), None)
        if entry.pristine:
            if spot is not None and not spot.gone:
                return spot
            if not entry.held:
                return None
        elif spot is not None:
            return spot if spot.kept is entry else self._keep(entry, spot)
        if spot is None:
            self.orphans.append(entry)
        return self._keep(entry, self._home(entry))

    def _keep(self, entry: Entry, behind: Spot) -> Spot:
        kept = Spot("kept", kept=entry)
        kept.under = behind
        kept.place = behind.place
        if entry.owner is not None and self.spots.get(entry.owner) is behind:
            # Before what only came to stand there: that would take it over.
            behind.after.insert(behind.hanging, kept)
            behind.hanging += 1
        else:
            behind.after.append(kept)
        return kept

    def _home(self, entry: Entry) -> Spot:
        """Where a line goes that nothing asks for: behind the last, or to its owner.

        What hangs below a list item leaves the line before it when that one goes
        elsewhere today; else it would end up below somebody else's.
        """
        owner = self.spots.get(entry.owner) if entry.owner else None
        if owner is None or self._hangs(owner) or self._is_undisturbed(owner):
            return self.last
        return owner

    def _hangs(self, owner: Spot) -> bool:
        """Whether the last line hangs below the owner today."""
        above: Spot | None = self.last
        while above is not None and above is not owner:
            above = above.under
        return above is owner

    def _is_undisturbed(self, owner: Spot) -> bool:
        """Whether all from the owner to the last line stands as it stood."""
        number = owner.found.number if owner.found else -1
        for spot in self.standing[owner.place + 1 : self.last.place + 1]:
            if not (spot.found and spot.is_as_it_was and spot.found.number > number):
                return False
            number = spot.found.number
        return self.last.place >= owner.place


class _Writer:
    """Joins lines, with blank ones where a reader expects them."""

    def __init__(self, blank: str, blanks: str, parting: str) -> None:
        self.blank = blank
        self.blanks = blanks
        self.parting = parting
        self.lines: list[str] = []
        self.length = 0
        self.after_note = False
        self.found: dict[Entry, int] = {}
        self.items: list[Entry] = []
        """Those written so far that a line may hang below."""

    def write(self, standing: Sequence[Spot], orphans: Sequence[Entry]) -> Merged:
        """The whole text; each spot is followed by what hangs behind it."""
        waiting = list(standing[::-1])
        while waiting:
            spot = waiting.pop()
            if spot.kept is not None and spot.kept.kind == "human":
                self._part(spot.kept)
                self._human(spot.kept)
            elif spot.kept is not None:
                self._space(spot.kind)
                self.found[spot.kept] = self.length
                self._line(spot.kept.line)
            elif spot.kind != "kept":
                self._space(spot.kind)
                self._line(spot.line)
            self.after_note = spot.kind == "note"
            waiting += spot.after[::-1]
        text = "".join(f"{line}\n" for line in self.lines)
        return Merged(text, tuple(self._orphan(entry) for entry in orphans))

    def _space(self, kind: str) -> None:
        """One blank line before headings and notes, and after a note."""
        wants = kind in {"heading", "note"} or self.after_note
        if wants and self.lines and self.lines[-1].strip(self.blanks):
            self._line(self.blank)

    def _human(self, entry: Entry) -> None:
        """Lines as they are; where two runs meet, blank lines are not added up."""
        lines = entry.lines
        blank = 0
        while blank < len(self.lines) and not self.lines[-1 - blank].strip(self.blanks):
            blank += 1
        while blank and not lines[0].strip(self.blanks):
            lines, blank = lines[1:], blank - 1
        for line in lines:
            self._line(line, by_hand=True)

    def _part(self, entry: Entry) -> None:
        """Keep a hand's lines from hanging below one that they did not hang below."""
        first = next(line for line in entry.lines if line.strip(self.blanks))
        was = set(entry.owner.ids) if entry.owner else set()
        items, lead = list(self.items), None
        while (owner := hung(Entry(first, 0), items).owner) and not was & {*owner.ids}:
            items = [item for item in items if item.indent < owner.indent]
            match = generated.LINE.match(owner.line)
            lead = match["lead"] if match else ""
        if lead is not None:
            self._line(lead + self.parting)

    def _line(self, line: str, *, by_hand: bool = False) -> None:
        self.lines.append(line)
        self.length += len(line) + 1
        if line.strip(self.blanks):
            hung(Entry(line, 0) if by_hand else read(line, 0), self.items)

    def _orphan(self, entry: Entry) -> Orphan:
        size = len(entry.line.rstrip("\r"))
        now = self.found[entry]
        was = Span(entry.offset, entry.offset + size)
        return Orphan(was, Span(now, now + size))
