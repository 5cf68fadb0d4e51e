"""Every code is triggered by a folder, says exactly what was approved, and is told."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from support import codes
from support.codes import Case

CASES = codes.cases()
PROMISED = {
    "error": "frontmatter/bad-yaml frontmatter/bad-date frontmatter/alias-bomb"
    " contacts/duplicate-id checklist/broken-marker output/foreign-file"
    " vault/unwritable settings/bad-toml settings/bad-value",
    "warning": "frontmatter/duplicate-key contacts/unknown-stage links/ambiguous"
    " appointments/clash vault/conflict-copy vault/odd-name vault/link-outside"
    " vault/link-loop note/bad-encoding note/nul-bytes note/too-large"
    " dates/weekday-mismatch dates/us-form",
    "hint": "links/dangling vault/not-a-file dates/relative-undated"
    " settings/missing-key",
}
"""What programs may rely on."""
SEVERITY = {code: name for name, listed in PROMISED.items() for code in listed.split()}

every = pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)


def test_every_code_in_the_source_has_its_folder(golden_clean: bool) -> None:
    source, folders = codes.in_source(), {case.code for case in CASES}
    assert source
    stale = {code for code in folders if not codes.answered(code, source)}
    if golden_clean:
        for code in stale:
            shutil.rmtree(codes.FOLDER / code)
        stale = set()
    assert not stale
    assert {code for code in source if not codes.answered(code, folders)} == set()


def test_every_code_promised_is_one_of_them() -> None:
    assert SEVERITY.keys() <= {case.code for case in CASES}


def test_every_code_has_its_section_and_every_section_its_code() -> None:
    assert list(codes.sections()) == sorted(case.code for case in CASES)


def test_the_page_of_the_format_lists_every_code_with_its_severity() -> None:
    page = (codes.ROOT / "docs" / "format.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z]+/[a-z-]+)` \| (\w+) \|", page, re.MULTILINE)
    told = {
        code: re.findall(r"\*(\w+)\.\*", section)[0].lower()
        for code, section in codes.sections().items()
    }
    assert dict(listed) == told
    assert len(listed) == len(told)


@every
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_text_is_the_approved_one(
    case: Case, language: str, tmp_path, golden_update: bool
) -> None:
    vault = case.build(tmp_path)
    said = case.run(vault, "--lang", language)
    assert "Traceback" not in said.err
    text = case.text(said)
    if golden_update:
        case.expected(language).write_text(text, "utf-8")
    assert text == case.expected(language).read_text("utf-8")
    hints_only = all(
        "[" not in p or p[:4] in ("hint", "Hinw") for p in text.split("\n\n")
    )
    assert said.code == (0 if hints_only else 1)


@every
def test_the_folder_shows_its_code_and_no_other(case: Case) -> None:
    text = case.expected("en").read_text("utf-8")
    shown = set(re.findall(r"^(\w+)\[([a-z/-]+)\]: ", text, re.MULTILINE))
    assert {code for _, code in shown} == {case.code}
    assert len(shown) == 1
    severity = next(name for name, _ in shown)
    assert severity == SEVERITY.get(case.code, severity)


@every
def test_german_says_as_much_as_english(case: Case) -> None:
    english, german = (case.expected(of).read_text("utf-8") for of in ("en", "de"))
    places = re.compile(r"^  --> .*|^ *\d* \|.*|\[[a-z/-]+\](?=: )", re.MULTILINE)
    assert places.findall(english) == places.findall(german)
    assert english.count("  = hint: ") == german.count("  = Abhilfe: ")
    assert english.count("  = hint: ") == len(list(codes.findings(english)))


@every
def test_no_sentence_is_missing(case: Case) -> None:
    for language in ("en", "de"):
        text = case.expected(language).read_text("utf-8")
        said = re.findall(r"(?:\]|hint|Abhilfe): (\S+)", text)
        ids = [word for word in said if re.fullmatch(r"[a-z]+(\.[a-z-]+)+", word)]
        assert not [word for word in ids if not word.endswith((".ics", ".toml"))]
        assert not re.search(r"\{\w+(?::\w+)?\}", text)


@every
def test_the_page_shows_what_the_folder_says(case: Case, golden_update: bool) -> None:
    expected = codes.first(case.expected("en").read_text("utf-8"), case.code)
    section = codes.sections()[case.code]
    if golden_update:
        page = codes.PAGE.read_text("utf-8")
        page = page.replace(section, codes.with_example(section, expected))
        codes.PAGE.write_text(page, "utf-8")
        section = codes.sections()[case.code]
    assert codes.example(section) == expected
    severity = expected.partition("[")[0]
    assert section.lstrip().startswith(f"*{severity.capitalize()}.*"), "severity first"
    assert "**To mend it:**" in section


@every
def test_json_carries_the_same_places(case: Case, tmp_path) -> None:
    if (case.folder / "arguments").exists():
        pytest.skip("it is said by another command than check")
    said = case.run(case.build(tmp_path), "--format", "json")
    text = case.expected("en").read_text("utf-8")
    found = json.loads(said.out)["diagnostics"]
    assert [one["code"] for one in found] == [case.code] * len(found)
    told = re.findall(r"^  --> (.*):(\d+):(\d+)$", text, re.MULTILINE)
    placed = [one for one in found if one["path"] is not None]
    assert [(d["line"], d["column"]) for d in placed] == [
        (int(line), int(column)) for _, line, column in told
    ]
