"""Whatever stands in a note, parsing it yields values that stand where they say."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaultkit.core import frontmatter, keylines, links, notes, paths, tasks
from vaultkit.core.fields import Field
from vaultkit.core.spans import Span
from vaultkit.core.text import decode

GOLDEN = Path(__file__).parents[1] / "golden" / "parse"
SEEDS = [path.read_bytes().decode() for path in sorted(GOLDEN.glob("*.md"))]
PIECES = (
    *("---\n", "---", "...\n", "\n", "\r\n", "\r", "\n\n", " ", "\t", "\u00a0", "\0"),
    *("- ", "* ", "1. ", "> ", "# ", "## ", "- [ ] ", "[x]", "```", "~~~", "`", "%%"),
    *("<!--", "-->", "<!-- vaultkit:checklist -->\n", "<!-- /vaultkit -->\n", "==="),
    *(
        "key: ",
        "Ort:: ",
        ": ",
        "::",
        "'",
        '"',
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "(",
        ")",
    ),
    *("&a ", "*a", "!t ", "| ", ">-\n  ", "? ", "# x", "@", "%", "~", "null", "{{x}}"),
    *(
        "📅 ",
        "⏳",
        "✅ ",
        "🔁 every ",
        "🆔",
        "\ufe0f",
        "due:",
        "[due:: ",
        "^vk-1",
        " ^a",
    ),
    *("2026-11-27", "2026-13-40", "28.11.", "14:00–14:30", "morgen", "Fr", "KW 49"),
    *("Anna", "Müller", "u\u0308", "😀", "\u2028", "\x85", "\ufeff", "\ud800", "\x07"),
    *("#tag", "[x](a%20b.md)", "![[", "|", "^", "\\", "İ", "ẞ", "\u0301"),
)
ODD_BREAKS = frozenset("\n\r\x85\u2028\u2029")
DRESS = frozenset(("", *"'\"|>&!*?~n[{"))

wild = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
blocks = wild.map(lambda text: f"---\n{text}\n---\nText\n")
texts = st.one_of(
    st.text(max_size=200), wild, blocks, st.builds(str.__add__, blocks, wild)
)


def check(text: str) -> None:
    """Parse a text with all that stands on it, and hold it to the law."""
    note = notes.parse("Kontakte/Anna Weber.md", text)
    text = note.text
    head = note.frontmatter
    span = head.span or Span(0, 0)
    assert 0 <= span.start <= span.end <= head.body <= len(text)
    for field in head.fields:
        check_field(text, field, span)
    for field in note.card_lines:
        for where, what in ((field.key_span, field.key), (field.span, field.text)):
            assert_said(what, text[where.start : where.end])
    check_rows(note)
    for found in note.diagnostics:
        assert found.span is not None
        assert 0 <= found.span.start <= found.span.end <= len(text)
        note.source.position(found.span.start)


def check_field(text: str, field: Field, around: Span) -> None:
    for where in (
        field.key_span,
        field.span,
        *(item.span for item in field.items or ()),
    ):
        assert around.start <= where.start <= where.end <= around.end
    for where, what in ((field.key_span, field.key), (field.span, field.text)):
        written = text[where.start : where.end]
        assert written == written.strip(" \t\n")
        assert written or not what or "*" in text, "only an alias stands elsewhere"
        if what and written[:1] not in DRESS and not ODD_BREAKS & set(written):
            assert written == what
    for inner in field.fields:
        check_field(text, inner, around)


def assert_said(said: str, written: str) -> None:
    """The same, but for blanks where a comment stands."""
    assert len(said) == len(written)
    assert all(a in (b, " ") for a, b in zip(said, written, strict=True))


def check_rows(note: notes.Note) -> None:
    text, last = note.text, note.frontmatter.body
    for row in note.rows:
        assert last <= row.start <= row.at <= row.at + len(row.text) <= row.end
        assert note.source.position(row.start) == (row.line, 1)
        assert "\n" not in text[row.start : row.end]
        assert_said(row.text, text[row.at : row.at + len(row.text)])
        last = row.end
        task = tasks.parse(row.text, row.mark or " ")
        for start, end, raw in task.bad:
            assert row.text[start:end] == raw
        for link in links.find(row.text):
            assert 0 <= link.start < link.end <= len(row.text)
            links.fold(link.target)


@given(texts)
@example("---\na: &a\n  *a : x\n---\n")
@example("---\n? a\n: b\n---\n")
@example("---\na: {b, c: }\n---\n")
@example("---\r\na:\r\n---")
@example("---\n\x85a: b\n---\n")
@example("---\n\ufeffa: b\n---\n")
@example("Ort <!-- x --> 2: Linz\n")
@example("- [ ] [a:: [[b]]](due:: x) ^")
def test_any_text_is_a_note(text: str) -> None:
    check(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_note(data: bytes) -> None:
    check(decode(data)[0])


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_name_is_a_name(one: str, other: str) -> None:
    assert links.fold(links.fold(one)) == links.fold(one)
    assert paths.key(paths.key(one)) == paths.key(one)
    paths.is_note(one)
    paths.is_entered(one, other)
    paths.odd(one)
    paths.alike(one, other)
    copy = paths.conflict_of(one)
    assert copy is None or 3 < len(copy[0]) < len(one)
    joined = paths.join(one, other)
    if joined is not None:
        assert not {"", ".", ".."} & set(joined.split("/")) or joined == ""


keys = st.from_regex(r"[A-Za-zäöü][A-Za-zäöü_]{0,10}", fullmatch=True)
plain = st.from_regex(
    r"[A-Za-zäöü0-9][A-Za-zäöü0-9 .,/+-]{0,20}[a-z0-9]", fullmatch=True
)
quoted = st.one_of(plain.map('"{}"'.format), plain.map("'{}'".format), plain)
listed = st.lists(quoted, min_size=1, max_size=3)
values = st.one_of(
    quoted,
    st.just(""),
    listed.map(lambda items: "[" + ", ".join(i for i in items if "," not in i) + "]"),
    listed.map(lambda items: "\n" + "\n".join(f"- {item}" for item in items)),
    listed.map(lambda items: "\n" + "\n".join(f"  - {item}" for item in items)),
    plain.map(lambda value: f"{value} # Notiz"),
    # Nothing between two commas is no value in YAML.
    plain.filter(lambda v: not re.search(", *,", v)).map("[[{}]]".format),
)


@given(st.lists(st.tuples(keys, values), max_size=6))
def test_lines_are_read_as_yaml_reads_them(pairs: list[tuple[str, str]]) -> None:
    block = "".join(f"{key}: {value}\n" for key, value in pairs)
    text = f"---\n{block}---\n"
    head = frontmatter.parse("a.md", text)
    assert not any(f.code == "frontmatter/bad-yaml" for f in head.diagnostics)
    by_lines = keylines.read(text, Span(4, 4 + len(block)))
    assert [shape(field) for field in by_lines] == [shape(f) for f in head.fields]


def shape(field: Field) -> tuple[str, str, tuple[str, ...]]:
    return field.key, field.text, tuple(item.value for item in field.values)


def mutant(dice: random.Random) -> str:
    """A realistic note with accidents, or a heap of pieces."""
    text = dice.choice(SEEDS)
    if dice.random() < 0.3:
        text = "".join(dice.choices(PIECES, k=dice.randrange(40)))
        return f"---\n{text}\n---\n" if dice.random() < 0.5 else text
    for _ in range(dice.randrange(1, 8)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((0, 0, 1, 1, 3, 20)))
        other = dice.randrange(len(text) + 1)
        new = dice.choice((dice.choice(PIECES), "", text[other : other + 30]))
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.slow
def test_a_hundred_thousand_accidents_raise_nothing() -> None:
    dice = random.Random(20261121)
    for number in range(100_000):
        text = mutant(dice)
        try:
            check(text)
        except Exception:
            print(f"input {number}: {text!r}")  # noqa: T201 - what to reproduce
            raise
