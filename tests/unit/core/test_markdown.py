"""Rows of a body: which lines count, what they are, and where they stand."""

from __future__ import annotations

import pytest

from vaultkit.core import blocks, markdown
from vaultkit.core.markdown import Row


def rows(text: str, start: int = 0) -> tuple[Row, ...]:
    return markdown.rows(text, start, blocks.find(text)[0])


def said(text: str) -> list[str]:
    return [row.text for row in rows(text)]


def only(line: str) -> Row:
    (row,) = rows(line)
    assert line[row.at : row.at + len(row.text)] == row.text
    return row


@pytest.mark.parametrize(
    ("line", "kind", "text", "rest"),
    [
        ("# Anna Weber", "heading", "Anna Weber", ("", 1, "")),
        ("###### tief", "heading", "tief", ("", 6, "")),
        ("## Verlauf ##", "heading", "Verlauf", ("", 2, "")),
        ("## Kurs C#", "heading", "Kurs C#", ("", 2, "")),
        ("   ## eingerückt", "heading", "eingerückt", ("", 2, "")),
        ("> ## im Zitat", "heading", "im Zitat", ("", 2, "")),
        ("##", "heading", "", ("", 2, "")),
        ("####### sieben", "text", "####### sieben", ("", 0, "")),
        ("#kontakt", "text", "#kontakt", ("", 0, "")),
        ("- Kaffee mit Max", "item", "Kaffee mit Max", ("", 0, "-")),
        ("*   Kaffee", "item", "Kaffee", ("", 0, "*")),
        ("+ Kaffee", "item", "Kaffee", ("", 0, "+")),
        ("12. Kaffee", "item", "Kaffee", ("", 0, "12.")),
        ("3) Kaffee", "item", "Kaffee", ("", 0, "3)")),
        ("-\tKaffee", "item", "Kaffee", ("", 0, "-")),
        ("-Kaffee", "text", "-Kaffee", ("", 0, "")),
        ("**Kaffee** mit Max", "text", "**Kaffee** mit Max", ("", 0, "")),
        ("- [ ] Angebot", "task", "Angebot", (" ", 0, "-")),
        ("- [x] Angebot", "task", "Angebot", ("x", 0, "-")),
        ("1. [/] Angebot", "task", "Angebot", ("/", 0, "1.")),
        ("* [ü]   Angebot ", "task", "Angebot", ("ü", 0, "*")),
        ("- [\u00a0] vom Telefon", "task", "vom Telefon", (" ", 0, "-")),
        ("> - [ ] Angebot", "task", "Angebot", (" ", 0, "-")),
        ("> > [!] Angebot", "task", "Angebot", ("!", 0, "")),
        ("[ ] ohne Liste", "text", "[ ] ohne Liste", ("", 0, "")),
        ("- [x](http://a.example)", "item", "[x](http://a.example)", ("", 0, "-")),
        ("- [[Anna Weber]] sagt ja", "item", "[[Anna Weber]] sagt ja", ("", 0, "-")),
        ("- [x]Angebot", "item", "[x]Angebot", ("", 0, "-")),
        ("- [] Angebot", "item", "[] Angebot", ("", 0, "-")),
        ("> [!info] Rückrufe", "text", "[!info] Rückrufe", ("", 0, "")),
        ("20.11. kurz getroffen", "text", "20.11. kurz getroffen", ("", 0, "")),
        ("24. November: Mail", "text", "24. November: Mail", ("", 0, "")),
        ("3. Jänner Treffen", "text", "3. Jänner Treffen", ("", 0, "")),
        ("20. 11. 2026 Mail", "text", "20. 11. 2026 Mail", ("", 0, "")),
        ("2026. war gut", "item", "war gut", ("", 0, "2026.")),
        ("1. Marketing anrufen", "item", "Marketing anrufen", ("", 0, "1.")),
        ("    Text", "text", "Text", ("", 0, "")),
        ("    ## Code", "text", "## Code", ("", 0, "")),
    ],
)
def test_a_line_is_what_it_looks_like(
    line: str, kind: str, text: str, rest: tuple[str, int, str]
) -> None:
    row = only(line)
    assert (row.kind, row.text) == (kind, text)
    assert (row.mark, row.level, row.bullet) == rest


@pytest.mark.parametrize(
    ("line", "indent"),
    [
        ("- a", 0),
        ("  - a", 2),
        ("\t- a", 4),
        ("  \ta", 6),
        ("> - a", 0),
        (">- a", 0),
        (">   - a", 2),
        ("  > \t- a", 4),
    ],
)
def test_indent_counts_columns_behind_the_quote_signs(line: str, indent: int) -> None:
    assert only(line).indent == indent


@pytest.mark.parametrize(
    "line",
    ["", "   ", "---", "***", "- - -", "- ", "-", "> ", "- [ ]", "- [x] ", "==="],
)
def test_lines_without_words_are_no_rows(line: str) -> None:
    assert rows(f"{line}\n") == ()


def test_equal_signs_make_a_heading_of_the_line_above() -> None:
    assert [(r.kind, r.level, r.text) for r in rows("Anna Weber\n=====\nText\n")] == [
        ("heading", 1, "Anna Weber"),
        ("text", 0, "Text"),
    ]
    assert said("Anna\n\n===\n") == ["Anna"]
    assert rows("Anna\n\n===\n")[0].kind == "text"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_rows_know_their_line_and_their_place(newline: str) -> None:
    text = newline.join(["---", "a: b", "---", "# T", "", "- [ ] Größe 😀 ", "Ende"])
    start = text.index("# T")
    heading, task, last = rows(text, start)
    assert (heading.line, task.line, last.line) == (4, 6, 7)
    assert text[task.start : task.end] == "- [ ] Größe 😀 "
    assert text[task.at :].startswith("Größe 😀")
    assert text[last.start : last.end] == "Ende"


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "~~~~~"])
@pytest.mark.parametrize(
    ("before", "inside"),
    [("", ""), ("  ", "  "), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("\t", "\t")],
)
def test_code_gives_no_rows(fence: str, before: str, inside: str) -> None:
    text = f"""davor

{before}{fence}python
{inside}- [ ] code
{inside}{fence[:2]}
{inside}{fence}
danach
"""
    assert said(text) == ["davor", "danach"]


def test_a_fence_is_closed_only_by_its_own_kind_and_length() -> None:
    assert said("````\n```\n- [ ] a\n~~~~\n````\nb\n") == ["b"]
    assert said("```\n``` x\n- [ ] a\n```\nb\n") == ["b"]


def test_an_open_fence_hides_what_follows_in_its_list_item_or_quote_only() -> None:
    assert said("- a\n  ```\n  - [ ] code\n- b\n") == ["a", "b"]
    assert said("> ```\n> - [ ] code\n\nb\n") == ["b"]
    assert said("- ```\n  code\n\n  code\nb\n") == ["b"]
    assert said("a\n```\n- [ ] code\n\nb\n") == ["a"]


def test_backticks_inside_a_line_are_no_fence() -> None:
    assert said("```a``` b\nc\n") == ["```a``` b", "c"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("%% - [ ] a %%\nb\n", ["b"]),
        ("%%\n- [ ] a\n\n- [ ] b\n%%\nc\n", ["c"]),
        ("- %%\n- [ ] a\n%% b\n", ["b"]),
        ("<!-- a\n\n- [ ] b\n-->\nc\n", ["c"]),
        ("<!-- - [ ] a -->\n- [ ] b\n", ["b"]),
        ("a <!-- b\nc --> d\n", ["a", "d"]),
        ("a %% b\nc %%\nd\n", ["a", "d"]),
        ("a %% b\n\nc %% d\ne %%\nf\n", ["a %% b", "c", "f"]),
        ("<!-- nie zu\n- [ ] a\n", []),
        ("%%\n```\n{}\n```\n%%\na\n", ["a"]),
        ("```\n<!--\n```\na\n", ["a"]),
        ("100%\n50%% Rabatt\n\nb 5%% mehr\n", ["100%", "50%% Rabatt", "b 5%% mehr"]),
        ("a <!-- b\n\nc --> d\n", ["a <!-- b", "c --> d"]),
        ("a <!-- b\nc <!-- d\n\ne --> f\n", ["a <!-- b", "c <!-- d", "e --> f"]),
        ("mit `%%` und `<!--`\nb %%\n", ["mit `%%` und `<!--`", "b %%"]),
        ("<!-- a --> <!-- b\nc -->\nd\n", ["d"]),
    ],
)
def test_comments_give_no_rows(text: str, left: list[str]) -> None:
    assert said(text) == left


def test_a_comment_inside_a_line_leaves_blanks_so_that_places_stay_true() -> None:
    line = "- [ ] Angebot <!-- geheim --> bis Fr %% x %%"
    row = rows(line)[0]
    gap = " " * len("<!-- geheim -->")
    assert row.text == f"Angebot {gap} bis Fr"
    assert line.index("bis") == row.at + row.text.index("bis")
    assert row.end == len(line)


def test_nothing_between_our_own_markers_is_a_row() -> None:
    text = """# Liste
<!-- vaultkit:checklist -->
- [ ] [[Anna Weber]] · Angebot ^vk-k3f9q2ab-7m2d
von Hand
<!-- /vaultkit -->
- [ ] danach
"""
    found = rows(text)
    assert [(row.text, row.line) for row in found] == [("Liste", 1), ("danach", 6)]


def test_markers_that_do_not_pair_hide_nothing_but_themselves() -> None:
    text = "<!-- vaultkit:checklist -->\n- [ ] Angebot\n"
    assert said(text) == ["Angebot"]
