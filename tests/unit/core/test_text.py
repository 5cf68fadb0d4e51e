"""Text and places in it."""

from __future__ import annotations

import pytest

from vaultkit.core.text import SourceText


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_excerpt_is_the_line_without_its_newline(newline: str) -> None:
    source = SourceText("a.md", newline.join(["eins", "", "drei, größer"]))
    assert [source.excerpt(n) for n in (1, 2, 3)] == ["eins", "", "drei, größer"]


@pytest.mark.parametrize("line", [-1, 0, 4])
def test_there_is_nothing_to_quote_outside_the_text(line: int) -> None:
    assert SourceText("a.md", "eins\nzwei\ndrei").excerpt(line) == ""
