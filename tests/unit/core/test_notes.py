"""Whole notes, read once into values."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultkit.core import notes
from vaultkit.core.fields import Field
from vaultkit.core.text import decode

GOLDEN = Path(__file__).parents[2] / "golden" / "parse"


def told(note: notes.Note) -> str:
    """All values of a note, one a line, each with line:column of its place."""

    def place(offset: int) -> str:
        return "{}:{}".format(*note.source.position(offset))

    def field(each: Field, lead: str) -> list[str]:
        value = (
            [item.value for item in each.items]
            if each.items is not None
            else (each.text)
        )
        line = f"{lead} {each.key} = {value!r} at {place(each.span.start)}"
        return [line, *(line for sub in each.fields for line in field(sub, "  sub"))]

    lines = [f"title {note.title!r}, tags {list(note.tags)}"]
    for each in note.frontmatter.fields:
        lines += field(each, "field")
    for each in note.card_lines:
        lines += field(each, "card")
    for row in note.rows:
        sort = f"{row.kind}{row.level or ''} {row.bullet}".strip()
        box = f"[{row.mark}] " if row.mark else ""
        lines.append(f"{place(row.at)} {sort} +{row.indent} | {box}{row.text}")
    for found in note.diagnostics:
        assert found.span is not None
        lines.append(
            f"{found.severity} {found.code} {found.message.id} at"
            f" {place(found.span.start)}"
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.md")))
def test_a_note_is_read_as_its_golden_reading_says(name: str) -> None:
    text = (GOLDEN / f"{name}.md").read_bytes().decode()
    assert told(notes.parse(f"{name}.md", text)) == (GOLDEN / f"{name}.txt").read_text(
        "utf-8"
    )


def cards(text: str) -> dict[str, str]:
    note = notes.parse("a.md", text)
    for field in note.card_lines:
        for where, what in ((field.key_span, field.key), (field.span, field.text)):
            assert note.text[where.start : where.end] == what
    return {field.key: field.text for field in note.card_lines}


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Tel: 0171 3920011", "Tel", "0171 3920011"),
        ("Tel.: 0171 3920011", "Tel.", "0171 3920011"),
        ("E-Mail: a@b.example", "E-Mail", "a@b.example"),
        ("Telefon (Büro): 089 99998 1", "Telefon (Büro)", "089 99998 1"),
        ("telefon_2:: 089 99998 1", "telefon_2", "089 99998 1"),
        ("  Ort :  Linz  ", "Ort", "Linz"),
        ("**Ort:** Linz", "Ort", "Linz"),
        ("**Ort**: Linz", "Ort", "Linz"),
        ("*Ort*: Linz", "Ort", "Linz"),
        ("- Ort: Linz", "Ort", "Linz"),
        ("> Ort: Linz", "Ort", "Linz"),
        ("ort::Linz", "ort", "Linz"),
        ("ort::", "ort", ""),
        ("Zuletzt gesprochen am: 20.11.", "Zuletzt gesprochen am", "20.11."),
        ("Ru\u0308ckruf: 25.11.2026", "Ru\u0308ckruf", "25.11.2026"),
        ("lebt in [ort:: Linz] gern", "ort", "Linz"),
        ("lebt (ort:: [[Linz]])", "ort", "[[Linz]]"),
    ],
)
def test_a_line_of_a_card_may_be_a_field(line: str, key: str, value: str) -> None:
    assert cards(f"{line}\n") == {key: value}


@pytest.mark.parametrize(
    "line",
    [
        "Ort:",
        "um 9:30 Uhr",
        "https://a.example",
        "- [ ] Ort: Linz",
        "2026-11-20 Telefonat: gut",
        "[[Anna]]: Liste",
        "## Ort: Linz",
        "```\nOrt: Linz\n```",
        "so ein langer Satz mit vielen Worten steht vor diesem Strich: Linz",
    ],
)
def test_other_lines_are_no_fields(line: str) -> None:
    assert cards(f"{line}\n") == {}


def test_a_card_ends_at_its_first_heading_but_not_at_its_title() -> None:
    assert cards("# Anna\nOrt: Linz\n## Verlauf\nTel: 1\n") == {"Ort": "Linz"}
    assert cards("#kontakt\n# Anna\nOrt: Linz\n# Verlauf\nTel: 1\n") == {"Ort": "Linz"}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#kontakt\nText #nein\n", ("kontakt",)),
        (
            "\n\n#kontakt #kunde/logistik\n#über-uns\n",
            ("kontakt", "kunde/logistik", "über-uns"),
        ),
        ("---\na: b\n---\n#kontakt, #vip\n", ("kontakt", "vip")),
        ("# Anna\n#kontakt\n", ("kontakt",)),
        ("Text\n#kontakt\n", ()),
        ("#kontakt Anna\n", ()),
        ("## Verlauf\n#kontakt\n", ()),
        ("- [ ] anrufen #kontakt\n", ()),
        ("#1\n", ()),
        ("#a#b\n", ()),
        ("%% x %%\n#kontakt\n", ("kontakt",)),
    ],
)
def test_tags_are_those_of_lines_of_nothing_else_before_other_text(
    text: str, tags: tuple[str, ...]
) -> None:
    assert notes.parse("a.md", text).tags == tags


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Text\n\n## Zwei\n# Eins\n# Noch eins\n", "Eins"),
        ("Anna Weber\n====\n", "Anna Weber"),
        ("```\n# Code\n```\n", None),
        ("#kontakt\n", None),
        ("---\ntitle: x\n# Kommentar\n---\n", None),
    ],
)
def test_the_title_is_the_first_heading_of_level_one(
    text: str, title: str | None
) -> None:
    assert notes.parse("a.md", text).title == title


def test_a_byte_order_mark_moves_nothing() -> None:
    text = "---\nort: Linz\n---\n- [ ] x\n"
    plain, marked = notes.parse("a.md", text), notes.parse("a.md", f"\ufeff{text}")
    assert marked.source.bom
    assert told(marked) == told(plain)
    assert marked.text == text


def test_stem_is_the_name_without_folder_and_ending() -> None:
    assert notes.parse("Kontakte/Anna Weber.MD", "").stem == "Anna Weber"


@pytest.mark.parametrize(
    ("data", "text", "faults"),
    [
        ("Jürgen €".encode(), "Jürgen €", ()),
        ("\ufeffJürgen".encode(), "\ufeffJürgen", ()),
        ("Jürgen €".encode("cp1252"), "Jürgen €", ("note/bad-encoding",)),
        (b"a\x81b\xfc", "a\ufffdb\u00fc", ("note/bad-encoding",)),
        ("Jürgen".encode("utf-16"), "Jürgen", ("note/bad-encoding",)),
        (b"a\0\0b", "a\ufffd\ufffdb", ("note/nul-bytes",)),
        (b"\xfc\0", "ü\ufffd", ("note/bad-encoding", "note/nul-bytes")),
        (b"", "", ()),
    ],
)
def test_bytes_become_text_and_what_is_wrong_with_them_is_told(
    data: bytes, text: str, faults: tuple[str, ...]
) -> None:
    assert decode(data) == (text, faults)
