"""Notes and names that nobody should have written.

Whatever is wrong is said with its code, everything else counts, nothing takes long or
much memory, and no byte outside a block moves.
"""

from __future__ import annotations

import re
import subprocess
from typing import Any
from unicodedata import normalize

import pytest
from support import hostile
from support.hostile import (
    ANNA,
    BLOCK,
    COMMANDS,
    LIST,
    STEERING,
    card,
    found,
    names,
    run,
    worked,
)
from support.vaults import VaultBuilder


@pytest.fixture
def anna(vault: VaultBuilder) -> VaultBuilder:
    """A German vault with one good card and a list."""
    return hostile.good(vault)


@pytest.fixture
def zoo(anna: VaultBuilder) -> VaultBuilder:
    """Everything at once."""
    return hostile.bad(anna)


# --- everything at once -----------------------------------------------------------
@pytest.mark.parametrize("words", COMMANDS)
def test_no_command_stumbles_and_nothing_steers_a_terminal(
    zoo: VaultBuilder, words: str
) -> None:
    said = run(zoo, *words.split())
    wrong = words.startswith(("check", "sync"))
    assert said.code == (1 if wrong else 0), said.err
    if not words.startswith(("plugins", "contacts --why", "check")):
        assert "Weber" in said.out + zoo.read("Wiedervorlage.md")

    if words != "sync --dry-run":  # a patch for programs holds the notes' own bytes
        assert not STEERING.findall(said.out.replace("\r\n", "\n"))
    assert not STEERING.findall(said.err)


@pytest.mark.parametrize(
    "words", ["report", "check --hints", "contacts", "sync --dry-run", "sync"]
)
def test_nothing_steers_even_a_real_terminal(zoo: VaultBuilder, words: str) -> None:
    zoo.note("Steuernd.md", "\x1b]0;x\x07 \u202e\n" + LIST)
    shown = hostile.on_a_terminal(zoo, *words.split())
    assert "Weber" in shown or words in ("sync", "check --hints")
    assert not STEERING.findall(shown.replace("\r\n", "\n"))


def test_a_patch_names_odd_files_as_git_does(anna: VaultBuilder) -> None:
    name = 'Liste "a"\n\\b.md'
    anna.note(name, LIST)
    said = run(anna, "sync", "--dry-run")
    assert anna.read(name) == LIST
    subprocess.run(["git", "init", "-q"], cwd=anna.root, check=True)
    subprocess.run(
        ["git", "apply", "--include=Liste*", "-"],
        cwd=anna.root,
        input=said.out.encode(),
        check=True,
    )
    assert "[[Anna Weber]]" in anna.read(name)


def test_every_fault_is_said_and_everybody_else_counts(zoo: VaultBuilder) -> None:
    assert found(zoo) >= {
        ("note/nul-bytes", "Kontakte/NUL.md"),
        ("note/bad-encoding", "Kontakte/Alt.md"),
        ("note/bad-encoding", "Kontakte/Sechzehn.md"),
        ("note/too-large", "Kontakte/Riese.md"),
        ("frontmatter/alias-bomb", "Kontakte/Bombe.md"),
        ("frontmatter/bad-yaml", "Kontakte/Kaputt.md"),
        ("vault/odd-name", "Kontakte/a\nb.md"),
        ("vault/odd-name", "Kontakte/rot\x1b[31m.md"),
        ("vault/odd-name", "Kontakte/um\u202egekehrt.md"),
        ("vault/odd-name", "Kontakte/J\ufffdrgen.md"),
        ("contacts/duplicate-id", "Kontakte/Zwei.md"),
        ("checklist/broken-marker", "Kaputt.md"),
        ("vault/not-a-file", "Rohr.md"),
        ("vault/not-a-file", "Ins Leere.md"),
        ("vault/link-loop", "Kontakte/Kreis"),
        ("vault/link-loop", "Selbst.md"),
        ("vault/link-outside", "Draussen"),
        ("vault/link-outside", "Passwort.md"),
        ("vault/unreadable", "Zu.md"),
    }
    people = {"Anna Weber", "Nul", "Jürgen Größe", "Jörg Sechzehn", "Bom", "a\nb"}
    people |= {normalize("NFD", "Müller Jürgen"), "Bombe", 'Kaputt: "Karl', "Eins"}
    people |= {"Zwei", "B\x1b[31möse\x07", "]] | <!-- vaultkit"}
    assert people <= names(zoo)
    assert names(zoo).isdisjoint({"Riese", "Zu", "Jürgen"})


def test_sync_changes_no_byte_outside_blocks(zoo: VaultBuilder) -> None:
    (zoo.root / "Zu.md").unlink()
    before = zoo.files()
    assert run(zoo, "sync").code == 1
    after = zoo.files()
    assert after.keys() - before.keys() == {"rueckrufe.ics"}
    for path, data in before.items():
        assert BLOCK.sub(rb"\1\2", after[path]) == BLOCK.sub(rb"\1\2", data), path
    assert after["Kaputt.md"] == before["Kaputt.md"]
    assert after["Wiedervorlage.md"] != before["Wiedervorlage.md"]
    assert run(zoo, "sync").code == 1
    assert zoo.files() == after


def test_sync_says_of_what_it_could_not_write_where_and_why(anna: VaultBuilder) -> None:
    anna.note("Kaputt.md", "eins\n<!-- vaultkit:checklist -->\nmeins\n")
    said = run(anna, "sync", "--lang", "en")
    assert said.code == 1
    assert "error[checklist/broken-marker]" in said.err
    assert "--> Kaputt.md:2:1" in said.err
    assert "= hint: " in said.err


# --- text -------------------------------------------------------------------------
def test_a_block_in_a_note_that_is_no_utf8_is_left_alone(anna: VaultBuilder) -> None:
    text = (LIST + "\nGrüße\n").encode("cp1252")
    anna.note("Alt.md", text)
    said = run(anna, "sync")
    assert said.code == 1
    assert "note/bad-encoding" in said.err
    assert (anna.root / "Alt.md").read_bytes() == text


def test_bom_and_crlf_are_kept_in_block_and_note_alike(anna: VaultBuilder) -> None:
    anna.note("Liste.md", ("\ufeff" + LIST).replace("\n", "\r\n").encode())
    assert run(anna, "sync").code == 0
    data = (anna.root / "Liste.md").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Liste\r\n")
    assert b"[[Anna Weber]]" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert not {code for code, _ in found(anna)}


@pytest.mark.parametrize(("name", "link"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_link_finds_a_name_however_its_umlauts_are_made(
    anna: VaultBuilder, name: Any, link: Any
) -> None:
    anna.note(normalize(name, "Kontakte/Jürgen Müller.md"), card())
    line = normalize(link, "- mit [[Jürgen Müller]] telefoniert: passt\n")
    anna.note("Tagebuch/2026-11-20.md", line)
    assert "20.11." in run(anna, "brief", "Jürgen").out
    assert not {code for code, _ in found(anna)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "# a\n" + "- [ ] bis Fr anrufen\n" * 100_000,
        "---\ntype: kontakt\n---\n## Verlauf\n" + "- 2026-11-17 Tel.: ja\n" * 100_000,
        "[" * 200_000,
        "- [ ] " + "[[" * 100_000 + "\n",
        "- [ ] " + "(" * 100_000 + "\n",
        "`" * 100_001 + "\n",
        "<!--" * 50_000,
        "<!-- vaultkit:checklist -->\n" * 20_000,
        ">" * 100_000 + " - [ ] x 📅 2026-11-22\n",
        "\n".join("  " * depth + "- [ ] x bis 22.11.2026" for depth in range(1500)),
        "---\nx: " + "[" * 50_000 + "]" * 50_000 + "\n---\n",
        "---\nx: " + "{a: " * 20_000 + "1" + "}" * 20_000 + "\n---\n",
        "---\n" + "- " * 30_000 + "x\n---\n",
        "---\n" + "".join(f"k{n}: {n}\n" for n in range(50_000)) + "---\n",
        "---\n" + "a: 1\n" * 500_000,
        "- [ ] bis " + "1." * 50_000 + "\n",
        "1" * 1_000_000 + "\n",
        "- 2026-11-20 " + "a@" * 50_000 + "\n",
        "- [ ] " + "[due:: " * 20_000 + "\n",
        "- mit [[Anna Weber]] " * 20_000 + "\n",
        "# Rückrufe\n- " + "Huber, " * 20_000 + "\n",
        "\u202e" * 100_000 + "a\u0301" * 100_000,
        "---\ntype: kontakt\nname: " + "x" * 1_000_000 + "\nrückruf: 2026-11-21\n---\n",
    ],
    ids=lambda text: repr(text[:25]),
)
def test_no_shape_of_text_takes_long(anna: VaultBuilder, text: str) -> None:
    anna.note("Kontakte/Form.md", text)
    begun = worked()
    assert run(anna, "report").code == 0
    assert "Anna Weber" in names(anna)
    assert worked() - begun < 30
    run(anna, "sync")
    assert "Anna Weber" in anna.read("rueckrufe.ics")


def test_a_note_of_20_mebibytes_is_not_read(anna: VaultBuilder) -> None:
    anna.note("Kontakte/Riese.md", card("Riese").encode() + b"- [ ] x\n" * 2_700_000)
    for words in ("report", "contacts --why", "check", "sync"):
        begun = worked()
        assert "Riese" not in run(anna, *words.split()).out.replace("Riese.md", "")
        assert worked() - begun < 5


# --- people that look like copies -------------------------------------------------
def test_a_copy_is_told_from_a_person_by_what_it_holds(anna: VaultBuilder) -> None:
    anna.note("Kontakte/Anna Weber 2.md", ANNA + "- 2026-11-18 Mail: danke\n")
    anna.note("Kontakte/Anna Weber-Huber.md", card() + "Ein anderer Mensch.\n")
    anna.note("Kontakte/Max (1).md", card())
    anna.note("Kontakte/Anna Weber (conflicted copy 2026-11-20).md", card())
    copies = {path for code, path in found(anna) if code == "vault/conflict-copy"}
    assert copies == {
        "Kontakte/Anna Weber 2.md",
        "Kontakte/Anna Weber (conflicted copy 2026-11-20).md",
    }
    assert names(anna) == {"Anna Weber", "Anna Weber-Huber", "Max (1)"}


# --- what a title may do ----------------------------------------------------------
def test_no_title_leaves_its_line_in_a_block(zoo: VaultBuilder) -> None:
    run(zoo, "sync")
    before = run(zoo, "report", "--format", "json", "--within", "all").json
    text = zoo.read("Wiedervorlage.md")
    assert text.count("<!-- vaultkit:checklist -->") == 1
    assert text.count("<!-- /vaultkit -->") == 1
    assert text.endswith("<!-- /vaultkit -->\n\nvon Hand\n")
    assert "<script" not in text.replace("\\<script", "")
    assert "^vk-aaaaaaaa" not in text
    assert "📅" not in text
    line = next(line for line in text.split("\n") if "alert(1)" in line)
    assert "[[Anna Weber]]" not in line
    assert "->" not in line
    after = run(zoo, "report", "--format", "json", "--within", "all").json
    assert after["followups"] == before["followups"]


def test_no_title_leaves_its_field_in_the_feed(zoo: VaultBuilder) -> None:
    zoo.note("Kontakte/Zeile.md", card('"Zeile\\nX-EVIL:1\\r\\nEND:VCALENDAR"'))
    zoo.settings('[calendar]\nname = "a\\r\\nX-EVIL:1\\u001b"\n', language="de")
    run(zoo, "sync")
    data = (zoo.root / "rueckrufe.ics").read_bytes()
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data)
    lines = data.split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert not [line for line in lines if line.startswith(b"X-EVIL")]
    assert lines.count(b"END:VCALENDAR") == 1


def test_no_title_leaves_its_cell_in_a_markdown_report(zoo: VaultBuilder) -> None:
    zoo.note("Kontakte/Tabelle.md", card('"a | b \\n| c"', 'anlass: "<b>x</b> `y"\n'))
    out = run(zoo, "report", "--format", "md", "--all").out
    rows = [line for line in out.split("\n") if line.startswith("|")]
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) in (4, 5, 6), row
        assert not re.search(r"(?<!\\)<[a-z/!]", row), row
