"""Put today's lines into a managed region without losing a word of the user's.

Pristine generated lines are rendered anew or removed. All other lines stay byte for
byte: a touched one where its successor would stand today, a human one after the line
that it followed. The result depends on nothing but the arguments; merging it again
with the same lines changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vaultkit.core import generated
from vaultkit.core.generated import Wanted
from vaultkit.core.spans import Span


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


class _Entry:
    """A line of the old text, or a run of human lines with the blanks around them."""

    __slots__ = (
        *("blank", "held", "ids", "indent", "kind", "lines", "name", "offset"),
        *("owner", "pristine", "spot"),
    )

    def __init__(self, line: str, offset: int) -> None:
        self.kind = "human"  # or "task", "note" (headings are notes)
        self.blank = True
        self.lines = [line]
        self.offset = offset
        self.ids: tuple[str, ...] = ()
        self.name = ""
        self.pristine = False
        self.held = False  # something of the user's hangs below it
        self.indent = 0
        self.owner: _Entry | None = None  # the generated line that it hangs below
        self.spot: _Spot | None = None


class _Spot:
    """A place in the new text: what stands there and what follows it."""

    __slots__ = ("after", "entry", "gone", "kind", "place", "step", "under", "wanted")

    def __init__(
        self, kind: str, wanted: Wanted | None = None, entry: _Entry | None = None
    ) -> None:
        self.kind = kind  # "task", "heading", "note" or "kept"
        self.wanted = wanted
        self.entry = entry  # what is kept instead of rendering
        self.after: list[_Spot] = []
        self.gone = False  # a kept line of another uid stands for it too
        self.under: _Spot | None = None
        self.place = 0  # among the spots of wanted lines
        self.step = -1  # when the old text came to it


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
    entries = _entries(inner, newline, blanks)
    spots = _spots(wanted)
    tasks = {
        generated.short(s.wanted.uid): s for s in spots if s.wanted and s.wanted.uid
    }
    _keep_touched(entries, tasks)
    _hold(entries, tasks)
    standing = [_Spot("kept"), *(spot for spot in spots if not spot.gone)]
    orphans = _Walk(standing, tasks).place(entries)
    return _Writer(newline, prefix, blanks).write(standing, orphans)


# --- the old text ------------------------------------------------------------------


def _entries(inner: str, newline: str, blanks: str) -> list[_Entry]:
    lines = inner.split("\n")
    if lines[-1]:
        lines[-1] += newline[:-1]
    else:
        lines.pop()
    fenced = generated.fences(lines)
    found: list[_Entry] = []
    stack: list[_Entry] = []
    offset = 0
    for number, line in enumerate(lines):
        entry = _entry(line, offset, fenced=bool(fenced.get(number)))
        offset += len(line) + 1
        if line.strip(blanks):
            _hang(entry, line, stack)
        if not (found and _joins(found[-1], entry)):
            found.append(entry)
    return [entry for entry in found if not entry.blank]


def _entry(line: str, offset: int, *, fenced: bool) -> _Entry:
    entry = _Entry(line, offset)
    if fenced:
        return entry
    said = generated.spoken(line)
    if said is not None:
        entry.kind, entry.name = "note", generated.name(said)
    elif "^vk-" in line:
        entry.ids = tuple(match[1] for match in generated.ID.finditer(line))
        if entry.ids:
            entry.kind, entry.pristine = "task", generated.is_pristine(line)
    return entry


def _joins(run: _Entry, entry: _Entry) -> bool:
    """Whether a line goes on with a run of human lines that hang below one line."""
    if not (run.kind == entry.kind == "human"):
        return False
    if not (run.blank or entry.blank or run.owner is entry.owner):
        return False
    run.lines += entry.lines
    if run.blank:
        run.blank, run.owner = entry.blank, entry.owner
    return True


def _hang(entry: _Entry, line: str, stack: list[_Entry]) -> None:
    """Find the generated line that a line hangs below, as a reader of lists would."""
    entry.blank = False
    match = generated.LINE.match(line)
    entry.indent = len(match["lead"].expandtabs(4)) if match else 0
    while stack and stack[-1].indent >= entry.indent:
        stack.pop()
    if stack:
        entry.owner = stack[-1] if stack[-1].kind == "task" else stack[-1].owner
    if match and match["bullet"]:
        stack.append(entry)


# --- what is wanted ----------------------------------------------------------------


def _spots(wanted: Sequence[Wanted]) -> list[_Spot]:
    """Notes first, then each group under its heading, then notes for the end."""
    groups: dict[str, list[Wanted]] = {"": []}
    tail: list[_Spot] = []
    seen: set[str] = set()
    for line in wanted:
        if line.uid:
            if generated.short(line.uid) in seen:
                continue
            seen.add(generated.short(line.uid))
        elif not line.text.strip():
            continue
        if line.tail and not line.uid:
            tail.append(_Spot("note", line))
        else:
            groups.setdefault(line.group, []).append(line)
    found: list[_Spot] = []
    for group, lines in groups.items():
        if group:
            found.append(_Spot("heading", Wanted("", group, group)))
        found += _families(lines)
    return found + tail


def _families(lines: Sequence[Wanted]) -> Iterator[_Spot]:
    """Each line followed by those that stand under it."""
    known: set[str] = set()
    below: dict[str, list[Wanted]] = {}
    tops: list[Wanted] = []
    for line in lines:
        siblings = below.setdefault(line.under, []) if line.under in known else tops
        siblings.append(line)
        known.add(line.uid)
    waiting: list[tuple[Wanted, _Spot | None]] = [(line, None) for line in tops[::-1]]
    while waiting:
        line, parent = waiting.pop()
        spot = _Spot("task" if line.uid else "note", line)
        spot.under = parent
        yield spot
        waiting += ((child, spot) for child in below.pop(line.uid, [])[::-1])


# --- from old to new ---------------------------------------------------------------


def _keep_touched(entries: Sequence[_Entry], tasks: Mapping[str, _Spot]) -> None:
    """The first touched line of a uid stands in its place; nothing is shown twice."""
    covered: list[_Spot] = []
    for entry in entries:
        if entry.kind == "task" and not entry.pristine:
            spots = [tasks[key] for key in entry.ids if key in tasks]
            if spots and spots[0].entry is None:
                spots[0].entry = entry
            covered += spots[1:]
    for spot in covered:
        spot.gone = spot.entry is None


def _hold(entries: Sequence[_Entry], tasks: Mapping[str, _Spot]) -> None:
    """Mark the generated lines below which something hangs that will stay there."""
    for entry in reversed(entries):
        stays = entry.kind == "human" or (
            entry.kind == "task"
            and not any(key in tasks for key in entry.ids)
            and (entry.held or not entry.pristine)
        )
        if stays and entry.owner is not None:
            entry.owner.held = True


class _Walk:
    """Goes through the old text and finds each kept line its place in the new one."""

    def __init__(self, standing: Sequence[_Spot], tasks: Mapping[str, _Spot]) -> None:
        self.standing = standing
        self.tasks = tasks
        self.notes: dict[str, list[_Spot]] = {}
        self.last = standing[0]
        self.orphans: list[_Entry] = []
        for place, spot in enumerate(standing):
            spot.place = place
            if spot.wanted and not spot.wanted.uid:
                said = spot.wanted.text
                text = generated.note(said) if spot.kind == "note" else f"### {said}"
                self.notes.setdefault(generated.name(text), []).append(spot)

    def place(self, entries: Sequence[_Entry]) -> list[_Entry]:
        """Hang every kept line behind a spot; the orphans among them."""
        for step, entry in enumerate(entries):
            if entry.kind == "human":
                self._keep(entry, self._home(entry))
            else:
                spot = self._known(entry)
                if spot is not None:
                    entry.spot = self.last = spot
                    if spot.step < 0:
                        spot.step = step
        return self.orphans

    def _known(self, entry: _Entry) -> _Spot | None:
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
            return spot if spot.entry is entry else self._keep(entry, spot)
        if spot is None:
            self.orphans.append(entry)
        return self._keep(entry, self._home(entry))

    def _keep(self, entry: _Entry, behind: _Spot) -> _Spot:
        kept = _Spot("kept", entry=entry)
        kept.under = behind
        kept.place = behind.place
        behind.after.append(kept)
        return kept

    def _home(self, entry: _Entry) -> _Spot:
        """Where a line goes that nothing asks for: behind the last, or to its owner.

        What hangs below a list item leaves the line before it when that one goes
        elsewhere today; else it would end up below somebody else's.
        """
        owner = entry.owner.spot if entry.owner else None
        if owner is None or owner is self.last:
            return self.last
        above: _Spot | None = self.last
        while above is not None and above is not owner:
            above = above.under
        stays = above is owner or (owner.kind != "kept" and self._undisturbed(owner))
        return self.last if stays else owner

    def _undisturbed(self, owner: _Spot) -> bool:
        """Whether all from the owner to the last line stands as it stood."""
        between = self.standing[owner.place : self.last.place + 1]
        steps = [spot.step for spot in between]
        return bool(steps) and -1 not in steps[1:] and steps == sorted(steps)


class _Writer:
    """Renders spots to lines, with blank lines where a reader expects them."""

    def __init__(self, newline: str, prefix: str, blanks: str) -> None:
        self.end = newline[:-1]
        self.prefix = prefix
        self.blanks = blanks
        self.lines: list[str] = []
        self.length = 0
        self.after_note = False
        self.found: dict[_Entry, int] = {}

    def write(self, standing: Sequence[_Spot], orphans: Sequence[_Entry]) -> Merged:
        """The whole text; each spot is followed by what hangs behind it."""
        waiting = list(standing[::-1])
        while waiting:
            spot = waiting.pop()
            if spot.entry is not None and spot.entry.kind == "human":
                self._human(spot.entry)
            elif spot.entry is not None:
                self._space(spot.kind)
                self.found[spot.entry] = self.length
                self._line(spot.entry.lines[0])
            elif spot.wanted is not None:
                self._space(spot.kind)
                self._line(self._rendered(spot, spot.wanted))
            self.after_note = spot.kind == "note"
            waiting += spot.after[::-1]
        text = "".join(f"{line}\n" for line in self.lines)
        return Merged(text, tuple(self._orphan(entry) for entry in orphans))

    def _rendered(self, spot: _Spot, wanted: Wanted) -> str:
        if spot.kind == "heading":
            return self.prefix + generated.heading(wanted.group) + self.end
        if spot.kind == "note":
            return self.prefix + generated.note(wanted.text) + self.end
        text = generated.task(wanted.uid, wanted.text)
        return self._lead(spot) + text + self.end

    def _lead(self, spot: _Spot) -> str:
        """What stands before a bullet; a kept line's own decides for those under it."""
        depth = 0
        while spot.entry is None and spot.under is not None:
            spot, depth = spot.under, depth + 1
        match = generated.LINE.match(spot.entry.lines[0]) if spot.entry else None
        lead = match["lead"] if match and match["bullet"] else self.prefix
        return lead + generated.INDENT * depth

    def _space(self, kind: str) -> None:
        """One blank line before headings and notes, and after a note."""
        wants = kind in ("heading", "note") or self.after_note
        if wants and self.lines and self.lines[-1].strip(self.blanks):
            self._line(self.prefix.rstrip() + self.end)

    def _human(self, entry: _Entry) -> None:
        """Lines as they are; where two runs meet, blank lines are not added up."""
        lines = entry.lines
        blank = 0
        while blank < len(self.lines) and not self.lines[-1 - blank].strip(self.blanks):
            blank += 1
        while blank and not lines[0].strip(self.blanks):
            lines, blank = lines[1:], blank - 1
        for line in lines:
            self._line(line)

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.length += len(line) + 1

    def _orphan(self, entry: _Entry) -> Orphan:
        size = len(entry.lines[0].rstrip("\r"))
        now = self.found[entry]
        was = Span(entry.offset, entry.offset + size)
        return Orphan(was, Span(now, now + size))
