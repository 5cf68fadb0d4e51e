"""Answers as people write them, from the pages in `tests/golden/answers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "golden" / "answers"
_FENCE = re.compile(r"^(`{3,})(.*?)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A phrase, when it was said, and what it means."""

    file: str
    phrase: str
    base: str
    clock: str | None
    meaning: str


def fences(file: Path) -> Iterator[tuple[str, str]]:
    """Every fenced block: what its fence says, and its text."""
    for match in _FENCE.finditer(file.read_text("utf-8")):
        yield match[2], match[3]


def cases() -> Iterator[Case]:
    """Every phrase of the pages."""
    for file in sorted(FOLDER.glob("*.md")):
        for info, body in fences(file):
            if not info.startswith("answers"):
                continue
            given = dict(re.findall(r"(\w+)=(\S+)", info))
            lines = body.splitlines()
            for phrase, meaning in zip(lines[::2], lines[1::2], strict=True):
                clock = given.get("clock")
                yield Case(file.stem, phrase, given["base"], clock, meaning.strip())
