"""One task line in every dialect: Tasks emoji, Dataview fields, `due:`, block ids.

Takes the words behind the box apart into fields and the words that are left. Reads
fields wherever they stand, also before other words. Whose a task is, about whom, and
dates in plain words are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vaultkit.core import dates
from vaultkit.core.dates import Day, Moment
from vaultkit.core.dates.arithmetic import is_day

OPEN = frozenset(" /!?<>")
DONE = frozenset("xX")
DROPPED = "-"

_SIGNS = frozenset("#^📅📆🗓⏳⌛🛫➕✅❌🔁🏁🆔⛔🔺⏫🔼🔽⏬")
"""Every field has one of these, but for `::` and `due:`, which are looked for apart."""
_DATED = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "🛫": "start",
    "➕": "created",
    "✅": "done_on",
    "❌": "cancelled_on",
}
_NAMED = {
    "due": "due",
    "scheduled": "scheduled",
    "start": "start",
    "created": "created",
    "completion": "done_on",
    "cancelled": "cancelled_on",
}
_FIELD = re.compile(
    "(?P<dated>[📅📆🗓⏳⌛🛫➕✅❌])\ufe0f?[ \u00a0]*"
    "|🔁\ufe0f?[ \u00a0]*(?P<rule>[A-Za-z0-9, !]*)"
    "|[🏁🆔⛔]\ufe0f?[ \u00a0]*[A-Za-z0-9_,-]*"
    "|[🔺⏫🔼🔽⏬]\ufe0f?"
    "|[\\[(](?P<key>[^\\W\\d_][\\w -]{0,39}?)[ ]*+::"
    "(?P<value>(?:\\[\\[[^\\[\\]]*\\]\\]|[^\\[\\]()])*+)[\\])]"
    "|(?<!\\S)(?P<word>\\(?due:)[ ]*"
    "|(?<!\\S)\\^(?P<id>[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*+)"
)
_TAG = re.compile(r"(?<![^\s(,;])#[^\s#.,;:!?()\[\]{}\"']+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?![\w-])(?!.{0,9}\d)")
_RAW = re.compile(r"[^\s\])]+")
_SHORT_ID = 3
_OVER = frozenset(("done_on", "cancelled_on"))
"""Fields whose sign says something without a date as well: `-> ✅`."""
_BARE = frozenset(("dated", "word"))
"""Fields whose value follows them without brackets."""


class Task(NamedTuple):
    """The fields of one task line, every dialect; `words` is what is left."""

    mark: str
    words: str
    """Without Tasks emoji fields, Dataview fields, `due:`, block id; tags are kept."""
    due: Moment | None = None
    """📅, `[due:: ]`, `due:`; with a time of day if one follows the date."""
    due_until: str | None = None
    """End time if a range follows: "14:30"."""
    scheduled: Day | None = None
    """⏳"""
    start: Day | None = None
    """🛫"""
    done_on: Day | None = None
    """✅, `[completion:: ]`"""
    cancelled_on: Day | None = None
    recurrence: str | None = None
    block_id: str | None = None
    """Without ^; the last if several stand there."""
    tags: tuple[str, ...] = ()
    """With #, as written."""
    bad: tuple[tuple[int, int, str], ...] = ()
    """Dates in fields that are no dates: start, end (in the text given), raw text."""


class Placed(NamedTuple):
    """One field of a task line and where it stands, in the text given.

    `name` is that of `Task`'s field: due, scheduled, start, created, done_on,
    cancelled_on, recurrence, block_id; else the sign, or the key in brackets.
    `at..until` is its value, `start..end` all of it.
    """

    name: str
    start: int
    end: int
    at: int
    until: int


def fields(text: str, base: Day | None = None) -> tuple[Placed, ...]:
    """Every field of a task line, in order; arguments as for `parse`."""
    if _SIGNS.isdisjoint(text) and not ("::" in text or "due:" in text):
        return ()
    return tuple(_Line(text, base).placed())


def parse(text: str, mark: str, base: Day | None = None) -> Task:
    """The task that a row's text and box character state.

    Args:
        text: The words behind the box.
        mark: The character in it.
        base: The day that `📅 morgen` or `📅 28.11.` count from; without it such a
            date is `bad`.
    """
    if _SIGNS.isdisjoint(text) and not ("::" in text or "due:" in text):
        return Task(mark, text)
    return _Line(text, base).task(mark)


def _name(match: re.Match[str]) -> str:
    """The name of a field, see `Placed`."""
    kind = match.lastgroup
    if kind == "value":
        key = match["key"].strip().lower()
        return "recurrence" if key == "repeat" else _NAMED.get(key, key)
    names = {"word": "due", "rule": "recurrence", "id": "block_id"}
    return names.get(kind or "", _DATED.get(match[0][0], match[0][0]))


class _Line:
    """One line while its fields are taken out."""

    __slots__ = ("bad", "base", "found", "text", "until")

    def __init__(self, text: str, base: Day | None) -> None:
        self.text = text
        self.base = base
        self.found: dict[str, str] = {}
        self.until: str | None = None
        self.bad: list[tuple[int, int, str]] = []

    def task(self, mark: str) -> Task:
        """The line as a task."""
        text, at, kept = self.text, 0, []
        position = 0
        while match := _FIELD.search(text, position):
            end = self._taken(match)
            if end > match.start():
                kept.append(text[at : match.start()].strip())
                at = position = end
            else:
                position = match.end()
        kept.append(text[at:].strip())
        words = " ".join(filter(None, kept)) if at else text
        found, tags = self.found, ()
        if "#" in words:
            tags = tuple(t for t in _TAG.findall(words) if not t[1:].isdigit())
        return Task(
            mark,
            words,
            found.get("due"),
            self.until,
            found.get("scheduled"),
            found.get("start"),
            found.get("done_on"),
            found.get("cancelled_on"),
            found.get("recurrence"),
            found.get("id"),
            tags,
            tuple(self.bad),
        )

    def placed(self) -> Iterator[Placed]:
        """The line's fields with their places."""
        text, position = self.text, 0
        while match := _FIELD.search(text, position):
            start, end = match.start(), self._taken(match)
            position = end if end > start else match.end()
            if end <= start:
                continue
            kind = match.lastgroup or ""
            at, until = (match.end(), end) if kind in _BARE else match.span(kind or 0)
            until -= kind == "word" and text[start] == "(" and text[end - 1] == ")"
            at += len(text[at:until]) - len(text[at:until].lstrip())
            until = at + len(text[at:until].rstrip())
            yield Placed(_name(match), start, end, at, until)

    def _taken(self, match: re.Match[str]) -> int:
        """The offset after a field, its value kept; its start if it is none."""
        kind = match.lastgroup
        if kind == "dated":
            return self._dated(_DATED[match["dated"]], match.start(), match.end())
        if kind == "word":
            return self._dated("due", match.start(), match.end())
        if kind == "rule" and match["rule"].strip():
            self.found.setdefault("recurrence", match["rule"].strip())
        elif kind == "value":
            self._named(match["key"].strip().lower(), match)
        elif kind == "id":
            if len(match["id"]) < _SHORT_ID and match.end() < len(self.text.rstrip()):
                return match.start()
            self.found["id"] = match["id"]
        return match.end()

    def _dated(self, name: str, start: int, at: int) -> int:
        """Read the date at `at`; where no date is meant the sign stays a word."""
        text = self.text
        iso = _ISO.match(text, at)
        if iso and is_day(iso[0]):
            self.found.setdefault(name, iso[0])
            return self._closed(start, iso.end())
        when = dates.leading(text, self.base, at=at)
        if when is not None and when.start == at and (when.day or when.fault):
            self._keep(name, when)
            return self._closed(start, when.end)
        if at < len(text) and not (text[at].isspace() or text[at] in "])0123456789"):
            return start
        raw = _RAW.match(text, at)
        if raw is None:
            return at if text[start] in _DATED and name not in _OVER else start
        self.bad.append((at, raw.end(), raw[0]))
        return self._closed(start, raw.end())

    def _closed(self, start: int, end: int) -> int:
        """The end, past the bracket that closes one before the field."""
        return end + (self.text[start] == "(" and self.text[end : end + 1] == ")")

    def _keep(self, name: str, when: dates.When) -> None:
        """Keep a date with its time, or say that it is none."""
        if when.day is None:
            start, end = when.start, when.end
            self.bad.append((start, end, self.text[start:end]))
        elif name not in self.found:
            timed = name in ("due", "scheduled") and when.moment
            self.found[name] = timed or when.day
            if name == "due":
                self.until = when.until

    def _named(self, key: str, match: re.Match[str]) -> None:
        """Keep the value of a field in brackets."""
        value = match["value"]
        if key == "repeat" and value.strip():
            self.found.setdefault("recurrence", value.strip())
        name, bare = _NAMED.get(key), value.strip()
        if name is None or not bare:
            return
        start = match.start("value") + value.index(bare)
        when = dates.whole(bare, self.base)
        if when is None or when.day is None:
            self.bad.append((start, start + len(bare), bare))
        else:
            self._keep(name, when)
