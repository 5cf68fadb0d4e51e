"""What stands in a managed region now, line by line, and whose it is.

Lines that a hand wrote come in runs, so that they move together or not at all. Nothing
is decided here about what shall become of them.
"""

from __future__ import annotations

from vaultkit.core import generated


class Entry:
    """A generated line, or a run of human lines with the blank ones around them.

    kind: "task", "note" (headings are notes) or "human". `owner` is the generated task
    that it hangs below, as a reader of lists would say.
    """

    __slots__ = (
        *("blank", "held", "ids", "indent", "kind", "lines", "name", "number"),
        *("offset", "owner", "pristine"),
    )

    def __init__(self, line: str, offset: int) -> None:
        """Take a line without its LF, and where it begins."""
        self.kind = "human"
        self.lines = [line]
        self.offset = offset
        self.blank = True
        self.ids: tuple[str, ...] = ()
        self.name = ""
        self.pristine = False
        self.indent = 0
        self.owner: Entry | None = None
        self.number = 0
        self.held = False

    @property
    def line(self) -> str:
        """A generated line as it stands."""
        return self.lines[0]


def entries(inner: str, newline: str, blanks: str) -> list[Entry]:
    """All that stands between the markers; blank lines between generated ones are not.

    Args:
        inner: The text; a last line without newline is given one.
        newline: How lines end.
        blanks: The characters that a blank line may hold.
    """
    lines = inner.split("\n")
    if lines[-1]:
        lines[-1] += newline[:-1]
    else:
        lines.pop()
    fenced = generated.fences(lines)
    found: list[Entry] = []
    items: list[Entry] = []
    offset = 0
    for number, line in enumerate(lines):
        entry = Entry(line, offset) if fenced.get(number) else read(line, offset)
        offset += len(line) + 1
        if line.strip(blanks):
            entry.blank = False
            hung(entry, items)
        if not (found and _joins(found[-1], entry)):
            found.append(entry)
    found = [entry for entry in found if not entry.blank]
    for number, entry in enumerate(found):
        entry.number = number
    return found


def depth(lead: str) -> int:
    """How deep a line is that begins with some blanks and signs."""
    return len(lead.expandtabs(4))


def read(line: str, offset: int) -> Entry:
    """What a line outside code is; where it hangs is not known by it alone."""
    entry = Entry(line, offset)
    said = generated.spoken(line)
    if said is not None:
        entry.kind, entry.name = "note", generated.name(said)
    elif "^vk-" in line:
        entry.ids = tuple(match[1] for match in generated.ID.finditer(line))
        if entry.ids:
            entry.kind, entry.pristine = "task", generated.is_pristine(line)
    return entry


def hung(entry: Entry, items: list[Entry]) -> Entry:
    """Find the generated line that a line hangs below; `items` are those still open."""
    match = generated.LINE.match(entry.line)
    entry.indent = depth(match["lead"]) if match else 0
    while items and items[-1].indent >= entry.indent:
        items.pop()
    if items:
        entry.owner = items[-1] if items[-1].kind == "task" else items[-1].owner
    if match and (match["bullet"] or entry.kind == "task"):
        items.append(entry)
    return entry


def _joins(run: Entry, entry: Entry) -> bool:
    """Take a human line into the run before it, if both hang below the same line."""
    if not (run.kind == entry.kind == "human"):
        return False
    if not (run.blank or entry.blank or run.owner is entry.owner):
        return False
    run.lines += entry.lines
    if run.blank:
        run.blank, run.owner = entry.blank, entry.owner
    return True
