"""Front matter: what is written there is what is read, and stands where it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from vaultkit.core import frontmatter
from vaultkit.core.fields import Field
from vaultkit.core.frontmatter import Frontmatter


def read(block: str) -> tuple[str, Frontmatter]:
    text = f"---\n{block}---\nText\n"
    return text, frontmatter.parse("Kontakte/Anna Weber.md", text)


def only(block: str) -> Field:
    _, head = read(block)
    assert not head.diagnostics
    assert len(head.fields) == 1
    return head.fields[0]


def faults(block: str) -> list[tuple[str, str, str]]:
    """Code, underlined text and the id of the hint."""
    text, head = read(block)
    return [
        (found.code, text[found.span.start : found.span.end], found.hint.id)
        for found in head.diagnostics
        if found.span and found.hint
    ]


@pytest.mark.parametrize(
    "value",
    [
        "13:00",
        "no",
        "NO",
        "yes",
        "on",
        "true",
        "06601234567",
        "01067",
        "0043660123",
        "+436601234567",
        "0660 1234567",
        "1.10",
        "1_000",
        "0x1F",
        "2026-02-30",
        "2026-13-40",
        "2026-12-03T13:00",
        "25.11.2026",
        "Mo-Do 9-11, 14-16",
        "2026-09-18 [[Logistikfrühstück Linz]]",
        "Sie, Frau Mag. Weber",
        "🎉 42",
    ],
)
def test_a_plain_value_stays_the_text_it_is(value: str) -> None:
    assert only(f"key: {value}\n").text == value


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"+49 171 3920012"', "+49 171 3920012"),
        ("'it''s'", "it's"),
        ('"a \\"b\\" c"', 'a "b" c'),
        ('""', ""),
        ("", ""),
        ("# only a comment", ""),
        ("~", ""),
        ("null", ""),
        ('"null"', "null"),
        ("Null", "Null"),
        ("|\n  Zeile 1\n  Zeile 2", "Zeile 1\nZeile 2"),
        (">-\n  eine\n  Zeile", "eine Zeile"),
        ("zwei\n  Zeilen", "zwei Zeilen"),
        ("[[Stahlbau Gruber GmbH]]", "[[Stahlbau Gruber GmbH]]"),
        ("[[Weber, Anna|Anna]]", "[[Weber, Anna|Anna]]"),
        ("{{date}}", "{{date}}"),
        ("<% tp.date.now() %>", "<% tp.date.now() %>"),
        ("!tag wert", "wert"),
    ],
)
def test_a_value_is_read_without_its_yaml_dress(written: str, text: str) -> None:
    assert only(f"key: {written}\n").text == text


@pytest.mark.parametrize(
    "written",
    ["Linz", '"Linz"', "'L'", "[a, b]", "[[X]]", "|\n  a\n  b", "{a: b}", "a\n  b"],
)
@pytest.mark.parametrize("before", ["", "größe: 😀 2\r\n", "x: [a, 'ü']\n"])
def test_a_span_covers_the_value_as_written(before: str, written: str) -> None:
    block = f"{before}ort: {written}\nnext: 1\n"
    text, head = read(block)
    field = next(field for field in head.fields if field.key == "ort")
    assert text[field.span.start : field.span.end] == written
    assert text[field.key_span.start : field.key_span.end] == "ort"


@pytest.mark.parametrize(
    ("line", "place"),
    [("key:", 4), ("key: ", 5), ("key:   ", 5), ("key: # why", 5), ("key :", 5)],
)
def test_where_nothing_is_written_the_span_is_the_place_after_the_colon(
    line: str, place: int
) -> None:
    for block in (f"{line}\n", f"{line}\nother: x\n"):
        _, head = read(block)
        assert head.fields[0].span == (4 + place, 4 + place)


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("[XING, LinkedIn]", ["XING", "LinkedIn"]),
        ("\n- XING\n- LinkedIn", ["XING", "LinkedIn"]),
        ("\n  - 'XING'\n  - \"LinkedIn\" # both", ["XING", "LinkedIn"]),
        ('["[[Anna Weber]]", "[[Max Huber]]"]', ["[[Anna Weber]]", "[[Max Huber]]"]),
        ("\n- [[Anna Weber]]\n- [[Max Huber]]", ["[[Anna Weber]]", "[[Max Huber]]"]),
        ("[[[Anna Weber]], [[Max Huber]]]", ["[[Anna Weber]]", "[[Max Huber]]"]),
        ("\n- 0660 1\n-\n- 13:00", ["0660 1", "13:00"]),
        ("\n- Werk: 2\n- Büro", ["Werk: 2", "Büro"]),
        ("\n- art: mobil\n  nr: 0171\n- 089", ["mobil", "0171", "089"]),
        ("[[a, b], [c]]", ["a", "b", "c"]),
        ("[]", []),
    ],
)
def test_a_list_is_its_scalars_however_it_is_written(
    written: str, values: list[str]
) -> None:
    text, head = read(f"key: {written}\n")
    field = head.fields[0]
    assert field.items is not None
    assert [item.value for item in field.values] == values
    for item in field.values:
        slice_ = text[item.span.start : item.span.end]
        assert slice_.strip("\"'") == item.value


def test_a_single_value_is_a_list_of_one() -> None:
    assert [value.value for value in only("telefon: 0171 3920012\n").values] == [
        "0171 3920012"
    ]
    assert only("telefon:\n").values == ()


def test_a_map_below_a_key_gives_its_fields_in_order() -> None:
    text, head = read(
        "callback:\n  date: 2026-11-25\n  time: 13:00\nname: {first: A}\n"
    )
    callback, name = head.fields
    assert [(f.key, f.text) for f in callback.fields] == [
        ("date", "2026-11-25"),
        ("time", "13:00"),
    ]
    time = callback.fields[1].span
    assert text[time.start : time.end] == "13:00"
    assert name.fields[0].text == "A"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text",
        "---",
        "---\n",
        "---  ",
        "--- a\nb: c\n---\n",
        "---\x0b\nb: c\n---\n",
        "---\n\nEin Absatz nach einem Strich.\n",
        "----\na: b\n----\n",
        "\n---\na: b\n---\n",
        " ---\na: b\n---\n",
        "+++\na = 1\n+++\n",
    ],
)
def test_what_is_no_front_matter_is_body_from_the_first_character(text: str) -> None:
    assert frontmatter.parse("a.md", text) == Frontmatter()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["---", "...", "---  "])
@pytest.mark.parametrize("begin", ["---", "--- ", "---\t  "])
def test_the_body_begins_after_the_closing_line(
    newline: str, end: str, begin: str
) -> None:
    text = newline.join([begin, "ort: Linz", "plz: 4020", end, "Text", "---", "x"])
    head = frontmatter.parse("a.md", text)
    assert text[head.body :].startswith("Text")
    assert head.span is not None
    assert text[head.span.start : head.span.end].split() == [
        *("ort:", "Linz", "plz:", "4020")
    ]
    assert [field.text for field in head.fields] == ["Linz", "4020"]


def test_an_empty_block_has_no_fields_and_no_fault() -> None:
    for block in ("", "\n", "# Notiz\n"):
        _, head = read(block)
        assert head.fields == ()
        assert head.diagnostics == ()
        assert head.span is not None


def test_a_head_that_nothing_closes_is_said_only_if_it_was_meant() -> None:
    head = frontmatter.parse("a.md", "---\nname: Anna\n\nText\n")
    assert [(found.code, found.message.id) for found in head.diagnostics] == [
        ("frontmatter/bad-yaml", "core.unclosed")
    ]
    assert head.body == 0


def test_keys_that_stand_twice_are_both_kept_and_said_at_the_second() -> None:
    _, head = read("ort: Linz\ntelefon: 1\nort: Wien\n")
    assert [field.text for field in head.fields] == ["Linz", "1", "Wien"]
    (found,) = head.diagnostics
    assert (found.code, found.severity) == ("frontmatter/duplicate-key", "warning")
    assert found.span == head.fields[2].key_span
    assert dict(found.message.args) == {"key": "ort", "line": "2"}


@pytest.mark.parametrize(
    ("line", "underlined", "hint"),
    [
        ("anlass: Angebot: dringend", ": dringend", "core.bad-yaml.quotes"),
        ("mail: @anna", "@anna", "core.bad-yaml.quotes"),
        ("handy: *0171", "*0171", "core.bad-yaml.quotes"),
        ("rabatt: %5", "%5", "core.bad-yaml.quotes"),
        ("titel: [Entwurf] Angebot", "Angebot", "core.bad-yaml.quotes"),
        ("mit: [[Anna]], [[Max]]", ", [[Max]]", "core.bad-yaml.quotes"),
        ('ort: "Linz', '"Linz', "core.bad-yaml.quote"),
        ("\tort: Linz", "\tort: Linz", "core.bad-yaml.tab"),
        ("nur ein Satz", "nur ein Satz", "core.bad-yaml.form"),
        ("ort:\u00a0Linz", "ort:\u00a0Linz", "core.bad-yaml.sign"),
        ("ort: Li\x07nz", "\x07nz", "core.bad-yaml.sign"),
        ("ort: Li\ud800nz", "\ud800nz", "core.bad-yaml.sign"),
        ("ort: an: 'A', \"B\" usw.", ": 'A', \"B\" usw.", "core.bad-yaml.form"),
    ],
)
def test_broken_yaml_is_shown_where_it_breaks_and_costs_nothing_else(
    line: str, underlined: str, hint: str
) -> None:
    block = f"name: Anna Weber\n{line}\nrückruf: 2026-11-25\nnetzwerke:\n  - XING\n"
    assert faults(block) == [("frontmatter/bad-yaml", underlined, hint)]
    text, head = read(block)
    kept = {field.key: field for field in head.fields}
    assert kept["name"].text == "Anna Weber"
    assert kept["rückruf"].text == "2026-11-25"
    assert [item.value for item in kept["netzwerke"].values] == ["XING"]
    for field in head.fields:
        assert text[field.span.start : field.span.end].strip("\"'") in (
            field.text,
            "- XING",
        )


@pytest.mark.parametrize(
    ("block", "underlined"),
    [
        ("nur ein Satz\nort: Linz\n", "nur ein Satz"),
        ("ort:\u00a0Linz\nname: Anna\n", "ort:\u00a0Linz"),
        ("gäste:\n    - Anna\n  - Max\n", "- Max"),
    ],
)
def test_the_line_to_mend_is_shown_not_the_one_that_stumbles_over_it(
    block: str, underlined: str
) -> None:
    ((_, shown, hint),) = faults(block)
    assert shown == underlined
    assert hint in ("core.bad-yaml.form", "core.bad-yaml.sign")


def test_the_hint_for_a_colon_is_the_line_to_type() -> None:
    _, head = read('anlass: Angebot: "dringend"\n')
    hint = head.diagnostics[0].hint
    assert hint is not None
    assert dict(hint.args)["line"] == "anlass: 'Angebot: \"dringend\"'"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("a: @x # later", ["@x"]),
        ("a: @x#y", ["@x#y"]),
        ('a: "x: y" # z\nb: @', ["x: y"]),
        ('a: "x # y" # z\nb: @', ["x # y"]),
        ("a: [x, 'y, z', [[A, B]]]\nb: @", ["x", "y, z", "[[A, B]]"]),
        ("a:\n- x # y\n- 'z'\nb: @", ["x", "z"]),
        ("a: |\n  x\n\n  y\nb: @", ["x\ny"]),
        ("a: null\nb: @", []),
        ("'a': x\nb: @", ["x"]),
    ],
)
def test_lines_of_broken_yaml_are_read_as_their_writer_meant(
    line: str, values: list[str]
) -> None:
    _, head = read(f"{line}\n")
    assert head.fields[0].key == "a"
    assert [item.value for item in head.fields[0].values] == values


@pytest.mark.parametrize(
    "line",
    ["http://gruber.example/kontakt", "1. Gespräch: gut", "'': x", "4020", ": Linz"],
)
def test_what_cannot_be_a_key_is_none_in_broken_yaml(line: str) -> None:
    _, head = read(f"name: Anna\n{line}\nort: Linz: Urfahr\n")
    assert [field.key for field in head.fields] == ["name", "ort"]


def test_a_list_in_one_line_of_broken_yaml_takes_nothing_from_below() -> None:
    _, head = read("netzwerke: [XING, BNI]\n  - LinkedIn\nort: Linz: Urfahr\n")
    assert [item.value for item in head.fields[0].values] == ["XING", "BNI"]


def test_maps_in_broken_yaml_keep_their_fields() -> None:
    _, head = read("name:\n  first: Anna\n  last: Weber\nort: Linz: Urfahr\n")
    assert [(f.key, f.text) for f in head.fields[0].fields] == [
        ("first", "Anna"),
        ("last", "Weber"),
    ]


def test_key_and_value_without_a_blank_between_are_read_and_said() -> None:
    _, head = read("name:Anna\nort:Linz\n")
    assert [(f.key, f.text) for f in head.fields] == [("name", "Anna"), ("ort", "Linz")]
    assert [found.code for found in head.diagnostics] == ["frontmatter/bad-yaml"]


@pytest.mark.parametrize("block", ["- a\n- b\n", "Ein Satz.\n", "[a, b]\n"])
def test_a_block_that_states_nothing_is_no_fault(block: str) -> None:
    _, head = read(block)
    assert head.fields == ()
    assert head.diagnostics == ()


def bomb(levels: int, width: int = 9) -> str:
    lines = ["a0: &a0 [x, x]"]
    for level in range(1, levels):
        inner = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{inner}]")
    return "\n".join(["name: Anna", *lines, "ort: Linz", ""])


@pytest.mark.parametrize(
    "block",
    [
        bomb(9),
        "name: Anna\na: &a [*a, *a]\nort: Linz\n",
        "name: Anna\na: " + "[" * 40 + "]" * 40 + "\nort: Linz\n",
        "name: Anna\na: " + "[" * 50_000 + "\nort: Linz\n",
        "name: Anna\na:\n  " + "- " * 40_000 + "\nort: Linz\n",
        "name: Anna\na: &x ["
        + "[" * 5
        + "y" * 90
        + "]" * 5
        + "]\nb: ["
        + "*x, " * 5_000
        + "]\nort: Linz\n",
    ],
    ids=["billion laughs", "itself", "deep", "very deep", "stairs", "wide"],
)
def test_what_unfolds_without_measure_is_refused_and_the_note_stays(block: str) -> None:
    _, head = read(block)
    assert [found.code for found in head.diagnostics] == ["frontmatter/alias-bomb"]
    kept = {field.key: field.text for field in head.fields}
    assert (kept["name"], kept["ort"]) == ("Anna", "Linz")


def test_an_alias_that_harms_nobody_is_followed() -> None:
    text, head = read("firma: &f Gruber\nkunde: *f\n")
    kunde = head.fields[1]
    assert kunde.text == "Gruber"
    assert text[kunde.span.start : kunde.span.end] == "*f"
    assert head.diagnostics == ()


def test_an_alias_in_the_place_of_a_key_keeps_the_order_of_spans() -> None:
    text, head = read("firma: &f Gruber\n*f : Linz\nort: Linz\n")
    assert [(field.key, field.text) for field in head.fields] == [
        *(("firma", "Gruber"), ("Gruber", "Linz"), ("ort", "Linz")),
    ]
    places = [at for f in head.fields for at in (*f.key_span, *f.span)]
    assert places == sorted(places)
    assert all(text[f.span.start : f.span.end].endswith(f.text) for f in head.fields)


def test_a_byte_order_mark_behind_the_fence_belongs_to_no_key() -> None:
    text, head = read("\ufeffname: Anna\nort: Linz\n")
    assert [field.key for field in head.fields] == ["name", "ort"]
    assert text[head.fields[0].key_span.start :].startswith("name")


def test_a_long_list_without_aliases_is_no_bomb() -> None:
    _, head = read("with:\n" + "".join(f"- Gast {n}\n" for n in range(5_000)))
    assert len(head.fields[0].values) == 5_000
    assert head.diagnostics == ()


def test_a_head_longer_than_any_hand_writes_is_read_only_in_part() -> None:
    _, head = read("name: Anna\n" + "x: y\n" * 40_000)
    assert head.fields[0].text == "Anna"
    assert head.diagnostics[0].message.id == "core.endless"


def test_the_reader_in_python_says_what_that_in_c_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    block = (
        "a: 13:00\nb: 'x'\nc: [no, \"1\"]\nd:\ne: |\n  x\n"
        "f: {g: h}\nä: 😀 x\ni: [[Y]]\n"
    )
    broken = "a: b: c\nd: e\n"
    in_c = read(block), read(broken)
    frontmatter._handler.cache_clear()
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    monkeypatch.delattr("yaml.cyaml", raising=False)
    try:
        assert (read(block), read(broken)) == in_c
        assert read("a: " + "[" * 900 + "\n")[1].diagnostics
    finally:
        frontmatter._handler.cache_clear()


@pytest.mark.parametrize("text", ["x: y\n", "---\nname: Anna\ntel: '01'\n---\n"])
def test_yaml_is_not_loaded_for_a_note_without_it(text: str) -> None:
    code = (
        f"import sys; from vaultkit.core import notes; notes.parse('a.md', {text!r});"
        "print({'yaml', 'frontmatter'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("nothing", ["~", "null", "''"])
def test_nothing_is_nothing_beside_values_that_take_a_parser(nothing: str) -> None:
    _, head = read(f"netzwerke:\n  - XING\nort: {nothing}\nplz: 4020\n")
    assert [field.text for field in head.fields] == ["", "", "4020"]
