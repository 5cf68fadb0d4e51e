"""What the settings file begins with, and what is told of an existing one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from vaultkit import wiring
from vaultkit.adapters import templates
from vaultkit.adapters.files import Files
from vaultkit.app import init, settings
from vaultkit.app.init import Choice
from vaultkit.app.settings import FILLED, HOST_TABLES, TOP
from vaultkit.app.vault import Vault
from vaultkit.core import blocks

GERMAN = Choice("k3f9q2ab", "de", "Europe/Vienna", "AT", "2026-11-21")
ENGLISH = GERMAN._replace(language="en", region="")
_COMMENTED = re.compile(r"^# (?=\w+ = )", re.MULTILINE)


def text_of(root: Path, choice: Choice) -> str:
    return init.settings_text(Files(str(root)), templates.render, choice)


def vault_in(root: Path, choice: Choice = GERMAN) -> Vault:
    made = wiring.open_vault(str(root), in_memory=True)
    return wiring.as_if(made, text_of(root, choice))


@pytest.mark.parametrize("choice", [GERMAN, ENGLISH])
def test_the_settings_file_says_what_was_chosen(tmp_path: Path, choice: Choice) -> None:
    text = text_of(tmp_path, choice)
    found = settings.decode(text, settings.read(text))
    assert found[:5] == (
        choice.vault_id,
        choice.language,
        choice.timezone,
        choice.region or None,
        choice.start,
    )
    wrong = {d.message.id for d in found.diagnostics} - {"app.missing.region"}
    assert not wrong


@pytest.mark.parametrize("choice", [GERMAN, ENGLISH])
def test_every_commented_line_is_the_default_that_holds(
    tmp_path: Path, choice: Choice
) -> None:
    text = text_of(tmp_path, choice)
    bare, whole = (vault_in(tmp_path, choice), _COMMENTED.sub("", text))
    full = wiring.as_if(bare, whole)
    assert not [d for d in full.diagnostics if d.code != "settings/missing-key"]
    for name, options in bare.registry.options.items():
        given = full.registry.options[name]._asdict()
        for key, value in options._asdict().items():
            if (name, key) in {("calendar", "path"), ("calendar", "name")}:
                continue  # shown as what an empty value comes to
            if key == "region" and not choice.region:
                continue  # an example: there is no default
            assert given[key] == value, (name, key)
    assert init.output_paths(bare) == init.output_paths(full)


def test_every_setting_there_is_stands_in_the_file(tmp_path: Path) -> None:
    known = tomllib.loads(_COMMENTED.sub("", text_of(tmp_path, GERMAN)))
    for plugin in wiring.builtins():
        for key in getattr(plugin.options, "_fields", ()):
            if key not in FILLED:
                assert key in known[plugin.name], (plugin.name, key)
    for table, keys in HOST_TABLES.items():
        assert known[table].keys() >= keys.keys()
    assert known.keys() >= set(TOP)


def test_both_languages_explain_every_setting(tmp_path: Path) -> None:
    german, english = (
        text_of(tmp_path, GERMAN._replace(language=name)).splitlines()
        for name in ("de", "en")
    )
    keys = re.compile(r"(?:# )?(\w+) = .*?  # (.+)")
    told = [
        {found[1]: found[2] for line in lines if (found := keys.match(line))}
        for lines in (german, english)
    ]
    assert told[0].keys() == told[1].keys()
    assert not [key for key in told[0] if told[0][key] == told[1][key]]


@pytest.mark.parametrize("choice", [GERMAN, ENGLISH])
def test_the_list_is_a_note_with_one_empty_block(
    tmp_path: Path, choice: Choice
) -> None:
    vault = vault_in(tmp_path, choice)
    (_, wanted) = init.missing(vault, templates.render, "")
    text = wanted.data.decode()
    regions, faults = blocks.find(text)
    assert (wanted.path, faults) == (init.LISTS[choice.language], ())
    assert [(r.name, text[r.inner.start : r.inner.end]) for r in regions] == [
        ("checklist", "")
    ]
    assert text.endswith("-->\n")


def test_a_file_that_is_there_is_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "Wiedervorlage.md").write_text("", "utf-8")
    (tmp_path / "vaultkit.toml").write_text("", "utf-8")
    assert list(init.missing(vault_in(tmp_path), templates.render, "")) == []


def test_only_notes_that_are_read_are_counted(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    for wanted in init.missing(vault, templates.render, ""):
        (tmp_path / wanted.path).write_bytes(wanted.data)
    (tmp_path / ".obsidian").mkdir()
    for path in (
        "Anna.md",
        "Anna.sync-conflict-20261120-081500-ABCDEFG.md",
        ".obsidian/Anna.md",
        "Liste.txt",
    ):
        (tmp_path / path).write_text("Hallo\n", "utf-8")
    (tmp_path / "Archiv.md").write_text("x" * (4 * 1024 * 1024 + 1), "utf-8")
    assert init.note_paths(vault) == ["Anna.md"]


def test_a_list_that_somebody_wrote_before_counts_as_a_note(tmp_path: Path) -> None:
    (tmp_path / "Wiedervorlage.md").write_text("# Meine Liste\n", "utf-8")
    assert init.note_paths(vault_in(tmp_path)) == ["Wiedervorlage.md"]


def test_a_draw_of_languages_is_no_language(tmp_path: Path) -> None:
    folder = tmp_path / "Kontakte"
    folder.mkdir()
    (folder / "Anna.md").write_text("---\nfirma: X\n---\n## Log\n", "utf-8")
    assert init.language(vault_in(tmp_path), "2026-11-21T00:00") == ""
    (folder / "Max.md").write_text("## Verlauf\n", "utf-8")
    assert init.language(vault_in(tmp_path), "2026-11-21T00:00") == "de"


def test_existing_settings_are_told_what_they_lack_and_what_differs() -> None:
    text = 'id = "old0"\nlanguage = "en"\ntimezone = "UTC"\nregion = "DE"\n'
    own = settings.decode(text, settings.read(text))
    found = init.to_write(own, GERMAN, {"language": "de", "region": "DE"})
    assert found.lacking == ("start = 2026-11-21",)
    assert found.differing == ('language = "de"',)
