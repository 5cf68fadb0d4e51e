"""A note: its text parsed once into values with spans. Knows no kind of note.

Nothing here raises, whatever the text; what is wrong with it is said in diagnostics.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core import blocks, frontmatter, keylines, markdown
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.fields import Field
from vaultkit.core.frontmatter import Frontmatter
from vaultkit.core.markdown import Row
from vaultkit.core.text import SourceText


class Note(NamedTuple):
    """One Markdown file as values.

    `rows` are the body lines that may mean something, in order: no code, no
    comments, nothing between vaultkit's own markers. `card_lines` are `key:: value`
    and `Key: value` lines before the first heading, a title excepted. `tags` are those
    of lines of nothing but tags before other text (front matter tags are fields).
    `title` is the first heading of level 1.
    """

    path: str
    source: SourceText
    frontmatter: Frontmatter
    rows: tuple[Row, ...]
    card_lines: tuple[Field, ...]
    tags: tuple[str, ...]
    title: str | None
    regions: tuple[blocks.Region, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def text(self) -> str:
        """The decoded text without BOM; every span counts in it."""
        return self.source.text

    @property
    def stem(self) -> str:
        """The file name without folders and without `.md`."""
        return self.path.rpartition("/")[2][:-3]


def parse(path: str, text: str) -> Note:
    """A note's text as values; a byte order mark is cut off first."""
    source = SourceText(path, text)
    text = source.text
    head = frontmatter.parse(path, text)
    regions, _ = blocks.find(text)
    rows = markdown.rows(text, head.body, regions)
    return Note(
        path,
        source,
        head,
        rows,
        keylines.card_lines(rows),
        _tags(rows),
        next((row.text for row in rows if row.level == 1 and row.text), None),
        regions,
        head.diagnostics,
    )


def _tags(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The tags of lines of nothing but tags at the top, below a title or above it."""
    tags: list[str] = []
    for row in rows:
        if row.level == 1:
            continue
        words = row.text.replace(",", " ").split()
        if row.kind == "heading" or not all(map(_is_tag, words)):
            break
        tags += (word[1:] for word in words)
    return tuple(tags)


def _is_tag(word: str) -> bool:
    name = word[1:]
    return word[0] == "#" and bool(name) and not (name.isdigit() or "#" in name)
