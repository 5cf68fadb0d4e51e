"""Lines that people write, each with its meaning beside it.

A case in `tests/golden/lines` is a heading, the note as a fenced `markdown` block and
what it states as a fenced `facts` block. The first names the note: `path="…"`, `own`
if it is a contact's card, and perhaps `filter="#task"` and `only`.

A fact is `LINE kind about field=value …`. About is `self` for the card's owner or the
note itself, else link targets in brackets, else keys with a question mark, the surest
first. Fields that are empty are left out, and so is an open box. A diagnostic is
`LINE:COLUMN severity code "the text it points at"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from vaultkit.core import notes
from vaultkit.features import lines
from vaultkit.plugin import Diagnostic, Fact

FOLDER = Path(__file__).parents[3] / "golden" / "lines"
_FENCE = re.compile("`{3,}|~{3,}")


class Options(NamedTuple):
    """What `read` is told of the vault."""

    region: str | None = "AT"
    task_filter: str = ""
    only_tagged: bool = False
    templates: tuple[str, ...] = ("Formulare",)


class Case(NamedTuple):
    file: str
    title: str
    path: str
    own: bool
    options: Options
    text: str
    facts: str


def blocks(content: str) -> Iterator[tuple[str, str, str]]:
    """Every fenced block: the heading above it, what its fence says, its text."""
    title, fence, info, text = "", "", "", ""
    for line in content.splitlines(keepends=True):
        if fence and line.rstrip() == fence:
            yield title, info, text
            fence = ""
        elif fence:
            text += line
        elif opened := _FENCE.match(line):
            fence, info, text = opened[0], line[opened.end() :].strip(), ""
        elif line.startswith("## "):
            title = line[3:].strip()


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.md")):
        found = list(blocks(file.read_text(encoding="utf-8")))
        for (title, info, text), (same, kind, facts) in zip(
            found[::2], found[1::2], strict=True
        ):
            assert (title, kind) == (same, "facts"), f"{file.name}: {title}"
            named = dict(re.findall(r'(\w+)="([^"]*)"', info))
            flags = set(re.sub(r'\w+="[^"]*"', "", info).split())
            options = Options(
                task_filter=named.get("filter", ""), only_tagged="only" in flags
            )
            own = "own" in flags
            yield Case(file.stem, title, named["path"], own, options, text, facts)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "".join(f"[{target}]" for target in value)
    text = str(value)
    return f'"{text}"' if " " in text or not text else text


def fact(found: Fact, note: notes.Note) -> str:
    """One fact as a line of a case."""
    about = [f"[{target}]" for target in found.about]
    about += (f"?{_value(key)}" for key in found.who)
    parts = [
        str(note.source.line(found.span[0])),
        found.kind.name,
        *(about or ["self"]),
    ]
    fields = found.row._asdict()  # type: ignore[attr-defined]
    for name, value in fields.items():
        if value is True:
            parts.append(name)
        elif value and value != " ":
            parts.append(f"{name}={_value(value)}")
    return " ".join(parts)


def diagnostic(found: Diagnostic, note: notes.Note) -> str:
    """One diagnostic as a line of a case."""
    assert found.span is not None
    line, column = note.source.position(found.span.start)
    said = note.text[found.span.start : found.span.end]
    return f'{line}:{column} {found.severity} {found.code} "{said}"'


def stated(case: Case) -> list[str]:
    note = notes.parse(case.path, case.text)
    found = lines.read(note, own=case.own, options=case.options)
    return [
        diagnostic(one, note) if isinstance(one, Diagnostic) else fact(one, note)
        for one in found
    ]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{c.file}: {c.title}") for c in cases()]
)
def test_a_line_means_what_its_writer_meant(case: Case) -> None:
    assert "\n".join(stated(case)) == case.facts.rstrip("\n")
