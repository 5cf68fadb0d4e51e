"""Names of files: what is a note, what is a copy, what is never looked at."""

from __future__ import annotations

import pytest

from vaultkit.core import paths


@pytest.mark.parametrize(
    "name",
    ["Anna Weber.md", "A.MD", "#kontakt.md", "Anna~.md", "Größe 😀.md", "a.b.md"],
)
def test_markdown_files_are_notes(name: str) -> None:
    assert paths.is_note(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".md",
        "bild.png",
        "md",
        ".Anna.md",
        ".#Anna.md",
        "#Anna.md#",
        "Anna.md~",
        "Anna.md.tmp",
        "4913",
        "~$Anna.md",
        "~syncthing~Anna.md",
        ".syncthing.Anna.md.tmp",
        ".~lock.Anna.md#",
        ".Anna.md.swp",
        ".Anna.md.icloud",
    ],
)
def test_what_editors_and_sync_tools_leave_is_no_note(name: str) -> None:
    assert not paths.is_note(name)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("", ".obsidian"),
        ("", ".git"),
        ("a", ".trash"),
        ("a/b", "node_modules"),
        ("logseq", "bak"),
        ("a/Logseq", "version-files"),
        ("", "@eaDir"),
        ("", "$RECYCLE.BIN"),
    ],
)
def test_folders_of_other_programs_are_never_entered(folder: str, name: str) -> None:
    assert not paths.is_entered(folder, name)


@pytest.mark.parametrize(
    ("folder", "name"),
    [("", "Kontakte"), ("", "logseq"), ("", "bak"), ("a", "~Archiv"), ("", "C#")],
)
def test_folders_of_the_user_are_entered(folder: str, name: str) -> None:
    assert paths.is_entered(folder, name)


@pytest.mark.parametrize(
    ("folder", "target", "path"),
    [
        ("people", "x.md", "people/x.md"),
        ("people", "../events/x.md", "events/x.md"),
        ("people", "./a/./x.md", "people/a/x.md"),
        ("", "x.md", "x.md"),
        ("a/b", "../../x.md", "x.md"),
        ("a", "../../x.md", None),
        ("", "..", None),
        ("a", "b/../../../x.md", None),
        ("a", "/etc/passwd", None),
        ("a", "..\\..\\x.md", None),
        ("a", "x\0.md", None),
    ],
)
def test_no_path_leaves_the_vault(folder: str, target: str, path: str | None) -> None:
    assert paths.join(folder, target) == path


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ü.md", "U\u0308.MD"), ("Straße.md", "STRASSE.md"), ("A/b.md", "a/B.md")],
)
def test_paths_are_compared_without_case_and_composed(one: str, other: str) -> None:
    assert paths.key(one) == paths.key(other)


@pytest.mark.parametrize("name", ["a\nb.md", "a\tb.md", "a\u2028b", "\x7f", "a\udcff"])
def test_a_name_that_breaks_lines_or_terminals_is_odd(name: str) -> None:
    assert paths.odd(name)


@pytest.mark.parametrize(
    "name", ["Anna Weber.md", "a\u00a0b.md", "Größe 😀", "u\u0308"]
)
def test_a_name_with_unusual_letters_is_not_odd(name: str) -> None:
    assert not paths.odd(name)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Weber.sync-conflict-20261121-101112-ABCDEFG.md",
        "Anna Weber (conflicted copy 2026-11-21 120000).md",
        "Anna Weber (Max's conflicted copy 2026-11-21).md",
        "Anna Weber (Konflikt von Max 2026-11-21).md",
        "Anna Weber (In Konflikt stehende Kopie von LAPTOP 2026-11-21).md",
        "Anna Weber (Konfliktkopie).md",
        "Anna Weber (SFConflict max@b.example 2026-11-21-10-11-12).md",
        "Anna Weber (Conflicted copy iPhone 202611211200).md",
        "Anna Weber [conflicted].md",
    ],
)
def test_a_sync_tools_own_words_prove_a_conflict_copy(name: str) -> None:
    assert paths.conflict_of(name) == ("Anna Weber.md", True)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Weber 2.md",
        "Anna Weber (1).md",
        "Anna Weber-Huber.md",
        "Anna Weber-DESKTOP-1A2B3C4.md",
        "Anna Weber-Annas-MacBook-Pro.md",
        "Anna Weber Kopie.md",
        "Anna Weber copy 2.md",
    ],
)
def test_a_weak_name_only_says_what_to_compare_with(name: str) -> None:
    assert paths.conflict_of(name) == ("Anna Weber.md", False)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Weber.md",
        "2026-11-24.md",
        "Thomas Weber (Linz Muster).md",
        "Konflikt mit der Bank.md",
        "Besprechung (Konflikt mit Bank).md",
        "Role conflict.md",
        "Konflikt.md",
        "Anna Weber 2.png",
        "Raum 204.md",
    ],
)
def test_other_names_are_nobodys_copy(name: str) -> None:
    assert paths.conflict_of(name) is None


def test_texts_are_alike_if_four_lines_in_five_are_shared() -> None:
    lines = [f"Zeile {n}" for n in range(10)]
    text = "\n".join(lines)
    assert paths.alike(text, text + "\n\n")
    assert paths.alike(text, "\r\n".join(lines))
    assert paths.alike(text, "\n".join([*lines[:8], "x", "y"]))
    assert not paths.alike(text, "\n".join([*lines[:7], "x", "y", "z"]))
    assert not paths.alike("---\ntype: kontakt\n---", text)
    assert not paths.alike("", "")
