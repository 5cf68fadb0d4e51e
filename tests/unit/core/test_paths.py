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
        "Anna Weber (Max Huber's conflicted copy 2026-11-21).md",
        "Anna Weber (Max Huber’s conflicted copy 2026-11-21).md",
        "Anna Weber (LAPTOP's conflicted copy 2026-11-21 (1)).md",
        "Anna Weber (LAPTOP's conflicted copy 2026-11-21) (1).md",
        "Anna Weber (conflicted copy 2026-11-21 from LAPTOP).md",
        "Anna Weber (Case Conflict).md",
        "Anna Weber (Case Conflict 1).md",
        "Anna Weber (Unicode Encoding Conflict).md",
        "Anna Weber (In Konflikt stehende Kopie von Max Huber 2026-11-21).md",
        "Anna Weber (In Konflikt stehende Kopie von LAPTOP-1A2B 2026-11-21 (1)).md",
        "Anna Weber (Max Hubers in Konflikt stehende Kopie 2026-11-21).md",
        "Anna Weber (Konfliktkopie von Max Huber 2026-11-21).md",
        "Anna Weber (Max Hubers Konfliktkopie 2026-11-21).md",
        "Anna Weber (Konflikt von Max Huber 2026-11-21).md",
        "Anna Weber (Konflikt bei Groß- und Kleinschreibung).md",
        "Anna Weber (Unicode-Kodierungskonflikt).md",
        "Anna Weber.sync-conflict-20261121-101112-ABCDEFG.md",
        "Anna Weber.sync-conflict-20261121-101112.md",
        "Anna Weber.sync-conflict-20261121-101112-A.sync-conflict-20261122-101112.md",
        "Anna Weber (conflicted copy 2026-11-21 101112).md",
        "Anna Weber (conflicted copy max 2026-11-21 101112).md",
        "Anna Weber (Konfliktkopie 2026-11-21 101112).md",
        "Anna Weber (in Konflikt stehende Kopie 2026-11-21 101112).md",
        "Anna Weber_conflict-20261121-101112.md",
        "Anna Weber_conflict-max-20261121-101112.md",
        "Anna Weber (case clash from max, 2026-11-21 101112).md",
        "Anna Weber (Conflicted copy iPhone 202611211011).md",
        "Anna Weber (Conflicted copy from Max’s MacBook Pro on 2026-11-21).md",
        "Anna Weber (SFConflict max@firma.example 2026-11-21-10-11-12).md",
        "Anna Weber_DESKTOP-AB12CD3_Nov-21-101112-2026_Conflict.md",
        "Anna Weber_DESKTOP-AB12CD3_Nov-21-101112-2026_CaseConflict.md",
        "Anna Weber.Conflict.md",
        "Anna Weber (conflicted).md",
        "Anna Weber [conflicted].md",
        "Anna Weber (conflict).md",
        "Anna Weber (Konflikt).md",
        "Anna Weber (conflict 2026-11-21 10-11-12).md",
        "Anna Weber (Konflikt 2026-11-21 10-11-12).md",
        "Anna Weber (Konflikt vom 21.11.2026).md",
        "Anna Weber (DESKTOP-QRI9EIH conflict 2026-11-21).md",
        "Anna Weber (Konfliktversion von Max 2026-11-21).md",
        "Anna Weber (Max's conflicted version 2026-11-21).md",
        "Anna Weber [Conflict].md",
        "Anna Weber (Konfliktkopie).md",
        "Anna Weber (conflicted copy 2026-11-21 101112) 2.md",
    ],
)
def test_a_sync_tools_own_words_prove_a_conflict_copy(name: str) -> None:
    assert paths.conflict_of(name) == ("Anna Weber.md", True)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Weber-Huber.md",
        "Anna Weber-Annas-MacBook-Pro.md",
        "Anna Weber 2.md",
        "Anna Weber 3.md",
        "Anna Weber (1).md",
        "Anna Weber(1).md",
        "Anna Weber (2).md",
        "Kopie von Anna Weber.md",
        "Copy of Anna Weber.md",
        "Anna Weber - Kopie.md",
        "Anna Weber - Kopie (2).md",
        "Anna Weber - Copy.md",
        "Anna Weber - Copy (2).md",
        "Anna Weber Kopie.md",
        "Anna Weber Kopie 2.md",
        "Anna Weber copy.md",
        "Anna Weber copy 2.md",
        "Anna Weber-LAPTOP.md",
        "Anna Weber-DESKTOP-1A2B3C4.md",
        "Anna Weber-LAPTOP-1A2B3C4D.md",
        "Anna Weber-LAPTOP-1A2B3C4D-2.md",
        "Anna Weber-PC-MAX.md",
        "Anna Weber-MAX-PC.md",
        "Anna Weber-MacBook Pro.md",
        "Anna Weber-MacBook Pro von Max.md",
        "Anna Weber-Max’s MacBook Pro.md",
        "Anna Weber-MacBook-Pro-von-Max.md",
        "Anna Weber-Maxs-MacBook-Air.md",
        "Anna Weber-iPhone von Max.md",
        "Anna Weber-Annas-iPad.md",
        "Anna Weber-laptop-safeBackup-0001.md",
        "Anna Weber-max-pc-safeBackup-0002.md",
        "Anna Weber-Büro-PC.md",
        "Anna Weber-SURFACE-MAX.md",
        "Anna Weber-LAPTOP (2).md",
        "Anna Weber_conf(1).md",
    ],
)
def test_a_weak_name_only_says_what_to_compare_with(name: str) -> None:
    assert paths.conflict_of(name, {"Anna Weber.md"}) == ("Anna Weber.md", False)


def test_a_name_in_brackets_of_a_namesake_stays_with_what_it_was_made_of() -> None:
    name = "Thomas Weber (Linz Muster) (Konflikt von LAPTOP 2026-11-21).md"
    assert paths.conflict_of(name) == ("Thomas Weber (Linz Muster).md", True)
    name = "Anna Weber (1) (conflicted copy 2026-11-21 101112).md"
    assert paths.conflict_of(name) == ("Anna Weber (1).md", True)


@pytest.mark.parametrize("beside", ["Anna Weber-MAX.md", "Anna Weber.md"])
def test_what_lies_beside_a_copy_tells_how_much_of_it_is_a_machine(beside: str) -> None:
    assert paths.conflict_of("Anna Weber-MAX-PC.md", {beside}) == (beside, False)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Konflikt.md",
        "Konflikt.md",
        "Max Konfliktberger.md",
        "Anna Weber (Konfliktlösung GmbH).md",
        "Anna Weber (Beratung Konflikt).md",
        "Conflict resolution.md",
        "Meeting 2026-11-21.md",
        "Konfliktmanagement (Seminar).md",
    ],
)
def test_a_conflict_among_people_is_no_sync_tool_s(name: str) -> None:
    found = paths.conflict_of(name, {"Anna Weber.md"})
    assert found is None or not found[1]


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
