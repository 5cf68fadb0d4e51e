"""A note: its text parsed once into values with spans. Knows no kind of note."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.core import blocks, frontmatter, markdown
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.frontmatter import Field, Frontmatter
from vaultkit.core.markdown import Row
from vaultkit.core.text import SourceText


class Note(NamedTuple):
    """One Markdown file as values.

    `rows` are the body lines that may mean something, in order: no code, no
    comments, nothing between vaultkit's own markers. `card_lines` are `key:: value`
    and `Key: value` lines before the first heading. `tags` are those of a line of
    nothing but tags before other text (front matter tags are fields).
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
