"""Values to what a terminal, a Markdown file or a program reads.

Control characters in a user's text are shown, never sent to the terminal.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Any

from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Msg, Words, msg
from vaultkit.plugin.contributions import Cell, Grid

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_COLOURS = {"error": "31", "warning": "33", "hint": "36", "bold": "1", "dim": "2"}
ONE_LINE = 40


def safe(text: str) -> str:
    """Text without characters that steer a terminal or turn its direction."""
    return _CONTROL.sub(lambda c: f"\\x{ord(c[0]):02x}", text).replace("\n", "\\n")


def json_text(value: Any) -> str:
    """A value as JSON; what steers a terminal is written as its number."""
    import json  # noqa: PLC0415 - 5 ms that only this form pays

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _CONTROL.sub(lambda c: f"\\u{ord(c[0]):04x}", text) + "\n"


def colours(stream: Any) -> bool:
    """Whether colour is wanted there."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(stream.isatty())


def paint(text: str, colour: str, wanted: bool) -> str:
    """Text in a colour, if wanted."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if wanted and text else text


def width(text: str) -> int:
    """Columns that text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c)
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def fit(text: str, columns: int) -> str:
    """Text cut to so many columns, with an ellipsis where something is missing."""
    if width(text) <= columns:
        return text
    kept = text
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def say_cell(cell: Cell, words: Words) -> str:
    """A cell as text; its parts with a dot between them."""
    if isinstance(cell, (Msg, str)):
        return safe(words.say(cell))
    return " · ".join(safe(words.say(part)) for part in cell)


# --- tables -----------------------------------------------------------------------
def _capped(
    grid: Grid, limit: int | None
) -> Iterable[tuple[Msg | None, Sequence[tuple[Cell, ...]], int]]:
    at = 0
    for nth, (title, count) in enumerate(grid.groups or ((None, len(grid.rows)),)):
        rows = grid.rows[at : at + count]
        at += count
        shown = rows if limit is None else rows[:limit]
        beyond = grid.more[nth] if grid.more else 0
        yield title, shown, count - len(shown) + beyond


def text_grid(  # noqa: PLR0913 - a table and how it is to look
    grid: Grid,
    words: Words,
    *,
    columns: int,
    limit: int | None,
    colour: bool,
    heads: bool = False,
) -> str:
    """A table as aligned text under its group headings, if wanted with its columns'."""
    head = [words.say(column) for column in grid.columns] if heads else []
    groups = [
        (title, [[say_cell(c, words) for c in row] for row in rows], more)
        for title, rows, more in _capped(grid, limit)
    ]
    wide = _widths([*(row for _, rows, _ in groups for row in rows), head])
    room = max(20, columns - 2 - sum(min(w, ONE_LINE) + 2 for w in wide[:-1]))
    lines: list[str] = []
    if head:
        lines.append(paint(_aligned(head, wide), "dim", colour))
    for title, rows, more in groups:
        if title is not None:
            lines += ["", paint(words.say(title), "bold", colour)]
        lines += (_aligned(row, wide, room if colour else None) for row in rows)
        if more:
            lines.append(
                "  " + paint(words.say(msg("app.more", n=more)), "dim", colour)
            )
    return "\n".join(lines)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns that the widest cell of each column takes."""
    count = max(map(len, rows), default=0)
    return [max(width(row[n]) for row in rows if n < len(row)) for n in range(count)]


def _aligned(row: Sequence[str], wide: Sequence[int], room: int | None = None) -> str:
    """A row under the others; only its last cell may be longer than a column is."""
    cells = [
        _pad(fit(cell, ONE_LINE), min(columns, ONE_LINE))
        for cell, columns in zip(row, wide, strict=False)
    ]
    last = row[-1] if room is None else fit(row[-1], room)
    return "  " + "  ".join([*cells[:-1], last]).rstrip()


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def markdown_grid(grid: Grid, words: Words, *, limit: int | None) -> str:
    """A table as Markdown, a table of its own under each group heading."""
    lines: list[str] = []
    for title, rows, more in _capped(grid, limit):
        if title is not None:
            lines += ["", f"### {_escaped(words.say(title))}"]
        if rows:
            heads = [words.say(column) for column in grid.columns]
            lines += ["", "| " + " | ".join(heads) + " |"]
            lines.append("|" + " --- |" * len(heads))
        lines += (
            "| " + " | ".join(_escaped(say_cell(c, words)) for c in row) + " |"
            for row in rows
        )
        if more:
            lines += ["", words.say(msg("app.more", n=more))]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", text)


# --- findings ----------------------------------------------------------------------
def short_finding(found: Placed, words: Words) -> str:
    """`path:line:col: severity[code] message`."""
    place = f"{safe(found.path)}:{found.line}:{found.column}: " if found.path else ""
    return f"{place}{found.severity}[{found.code}] {safe(words.say(found.message))}"


def long_finding(found: Placed, excerpt: str, words: Words, *, colour: bool) -> str:
    """A finding with the user's own line and a caret under what is meant."""
    name = words.say(Msg(f"app.severity.{found.severity}"))
    head = paint(f"{name}[{found.code}]", found.severity, colour)
    lines = [f"{head}: {safe(words.say(found.message))}"]
    if found.path is not None:
        lines.append(f"  --> {safe(found.path)}:{found.line}:{found.column}")
    if found.path is not None and excerpt and found.line and found.column:
        number = str(found.line)
        gap = " " * len(number)
        before, marked, after = _cut_excerpt(excerpt, found.column - 1, found.width)
        caret = " " * width(safe(before)) + "^" * max(1, width(safe(marked)))
        lines += [
            f"{gap} |",
            f"{number} | {safe(before + marked + after)}",
            f"{gap} | {paint(caret, found.severity, colour)}",
        ]
    if found.hint is not None:
        lines.append(f"  = {words.say(Msg('app.hint'))}: {safe(words.say(found.hint))}")
    return "\n".join(lines)


def _cut_excerpt(line: str, start: int, length: int) -> tuple[str, str, str]:
    """Before, marked and after; a very long line is cut around the mark."""
    end = start + min(max(length, 0), 120)
    before, marked, after = (
        part.replace("\t", "    ")
        for part in (line[:start], line[start:end], line[end:])
    )
    if len(before) > 60:  # noqa: PLR2004 - a screen's worth, with what follows
        before = "…" + before[-59:]
    return before, marked, after if len(after) <= 60 else after[:59] + "…"  # noqa: PLR2004


# --- stderr ---------------------------------------------------------------------------
def complain(words: Words, message: Msg, hint: Msg | None = None) -> None:
    """Why it went no further."""
    head = paint("vaultkit:", "error", colours(sys.stderr))
    sys.stderr.write(f"{head} {safe(words.say(message))}\n{_remedy(words, hint)}")


def note(
    words: Words, message: Msg | str, quiet: bool, hint: Msg | None = None
) -> None:
    """Something worth knowing, beside the answer."""
    if not quiet:
        sys.stderr.write(f"{safe(words.say(message))}\n{_remedy(words, hint)}")


def _remedy(words: Words, hint: Msg | None) -> str:
    if hint is None:
        return ""
    return f"  = {words.say(Msg('app.hint'))}: {safe(words.say(hint))}\n"


class Progress:
    """A bar for long work; nothing at all for short work or no terminal."""

    def __init__(self, wanted: bool, title: Callable[[], str], least: int) -> None:
        """Show `title` once there are at least so many things to do."""
        self._wanted = wanted
        self._title = title
        self._least = least
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Callable[[int, int], None]:
        """The function to be told (done, of how many)."""
        return self._told

    def _told(self, done: int, total: int) -> None:
        if not self._wanted or total < self._least:
            return
        if self._bar is None:
            from rich.console import Console  # noqa: PLC0415 - 50 ms for long work only
            from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._title(), total=total)
            self._bar.start()
        self._bar.update(self._task, completed=done)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
