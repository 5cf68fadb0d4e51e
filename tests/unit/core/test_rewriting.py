"""Notes before and after an edit, side by side.

A case in `tests/golden/rewriting` is a heading, the note before as a fenced `markdown`
block, whose fence says what is done, and the note after as a fenced `after` block; or a
`refused` block with the reason's id. What is done is one of

    set KEY VALUE      clear KEY        (of the key's English and German spellings)
    tick LINE DAY      drop LINE DAY    untick LINE
    due LINE MOMENT    words LINE TEXT  box LINE TEXT
    log DAY LABEL TEXT

with `time= base= lang= id= words=` and the flags `emoji`, `crlf`, `bom`, `nofinal`.
Lines are counted from 1. `\\n` in a text is a line break.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from vaultkit.core import edits, notes, rewriting
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import Heading, Key, Logged, Refused, TaskLine

FOLDER = Path(__file__).parents[2] / "golden" / "rewriting"
SPELLINGS = {
    "callback": ("callback", "rückruf", "next-contact", "wiedervorlage"),
    "reason": ("reason", "anlass"),
    "snooze": ("snooze", "zurückgestellt"),
}
LOGS = ("log", "verlauf", "gespräche", "notizen", "history")
TITLES = {"de": "Verlauf", "en": "Log"}
FLAGS = ("emoji", "crlf", "bom", "nofinal", "us")


class Case(NamedTuple):
    file: str
    title: str
    done: tuple[str, ...]
    before: str
    kind: str
    after: str


def blocks(content: str) -> Iterator[tuple[str, str, str]]:
    """Every fenced block: the heading above it, what its fence says, its text."""
    title, fence, info, text = "", "", "", ""
    for line in content.splitlines(keepends=True):
        if fence and line.rstrip() == fence:
            yield title, info, text
            fence = ""
        elif fence:
            text += line
        elif opened := re.match("`{3,}", line):
            fence, info, text = opened[0], line[opened.end() :].strip(), ""
        elif line.startswith("## "):
            title = line[3:].strip()


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.md")):
        found = list(blocks(file.read_text(encoding="utf-8")))
        for (title, info, before), (same, kind, after) in zip(
            found[::2], found[1::2], strict=True
        ):
            assert title == same, f"{file.name}: {title}"
            assert info.startswith("markdown "), f"{file.name}: {title}"
            done = tuple(shlex.split(info.removeprefix("markdown ")))
            yield Case(file.stem, title, done, before, kind, after)


def written(text: str, flags: set[str]) -> str:
    """A text of a case as it lies on the disk."""
    if "nofinal" in flags:
        text = text.removesuffix("\n")
    if "crlf" in flags:
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if "bom" in flags else text


def known(name: str) -> Key:
    spellings = next(s for s in SPELLINGS.values() if name in s)
    return Key(name, lambda key: key.lower().strip(" *") in spellings)


def row_at(note: Note, line: str) -> Row:
    return next(row for row in note.rows if row.line == int(line))


def made(note: Note, done: tuple[str, ...]) -> rewriting.Changes:
    """What the edit of a case gives."""
    named = dict(re.findall(r"^(\w+)=(.*)$", "\n".join(done), re.MULTILINE))
    verb, *rest = [w for w in done if "=" not in w and w not in FLAGS]
    language = named.get("lang", "en")
    if verb in ("set", "clear"):
        value = rest[1] if verb == "set" else None
        return rewriting.set_field(note, known(rest[0]), value, us="us" in done)
    if verb == "log":
        day, label, text = rest
        logged = Logged(day, label, text.replace("\\n", "\n"), named.get("time", ""))
        heading = Heading(lambda head: head.lower() in LOGS, TITLES[language])
        return rewriting.log_entry(note, logged, heading)
    base = named.get("base")
    line = TaskLine(note, row_at(note, rest[0]), base, "emoji" in done, language)
    words, new_id = named.get("words", ""), named.get("id", "")
    return {
        "tick": lambda: rewriting.tick(line, rest[1], words=words, new_id=new_id),
        "untick": lambda: rewriting.untick(line),
        "drop": lambda: rewriting.drop(line, rest[1], words=words),
        "due": lambda: rewriting.set_due(line, rest[1]),
        "words": lambda: rewriting.append_words(line, rest[1]),
        "box": lambda: rewriting.append_words(line, rest[1], box=True),
    }[verb]()


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{c.file}: {c.title}") for c in cases()]
)
def test_an_edit_writes_as_the_hand_before_it_did(case: Case) -> None:
    flags = set(case.done) & set(FLAGS)
    note = notes.parse("Kontakte/Anna Weber.md", written(case.before, flags))
    changes = made(note, case.done)
    if isinstance(changes, Refused):
        assert (case.kind, changes.reason.id) == ("refused", case.after.strip())
        return
    assert case.kind == "after"
    mark = "\ufeff" if note.source.bom else ""
    after = mark + edits.apply(note.text, changes)
    assert after == written(case.after, flags)
    if not set(case.done) & {"log", "words", "box", "tick"}:
        again = made(notes.parse(note.path, after), case.done)
        assert again == (), "doing it again changes nothing"
