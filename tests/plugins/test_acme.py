"""A plugin of another house, installed as packages are and asked as users do."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest
from plugins import installing
from support.calling import Called
from support.vaults import VaultBuilder

from vaultkit import wiring
from vaultkit.plugin import Plugin
from vaultkit.plugin.testing import MemoryVault, breaches, sources

ANNA = """\
---
type: kontakt
telefon: "+49 171 3920012"
---

besuch: 2026-11-24 Vertrag mitbringen
"""
PLAN = """\
# Plan

- Besuch: 30.11.2026 [[Anna Weber]] Werksführung
- besuch: irgendwann [[Anna Weber]]
- visit: 2026-11-30 [[Tom Baker]] staging
"""
LIST = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"
USE = '[plugins]\nuse = ["acme"]\n'


@pytest.fixture
def acme(called: Called, site: Path) -> VaultBuilder:
    """Two people to be visited, and the package that knows what a visit is."""
    installing.package(installing.HERE / "acme", site)
    called.settings(USE, language="de")
    called.note("Kontakte/Anna Weber.md", ANNA).note("Plan.md", PLAN)
    return called.note("People/Tom Baker.md", "---\ntype: contact\n---\n")


def codes(vault: VaultBuilder) -> list[str]:
    """The codes of all findings that are no hints."""
    found = vault.check()
    return [one["code"] for one in found if one["severity"] != "hint"]


def test_its_follow_ups_are_in_the_report_like_any_other(acme: VaultBuilder) -> None:
    said = acme.report()
    visits = [item for item in said["followups"] if item["kind"] == "acme/visit"]
    assert [(v["due"], v["title"]) for v in visits] == [
        ("2026-11-24", "Vertrag mitbringen"),
        ("2026-11-30", "Werksführung"),
        ("2026-11-30", "staging"),
    ]
    assert [v["contacts"][0]["name"] for v in visits] == [
        *("Anna Weber", "Anna Weber", "Tom Baker"),
    ]
    assert visits[1]["source"] == {"path": "Plan.md", "line": 3}
    assert visits[0]["state"] == "upcoming"
    assert len({v["id"] for v in visits}) == 3


def test_its_section_stands_in_the_report(acme: VaultBuilder) -> None:
    assert acme.report()["acme"] == {"coming": 3, "stated": 3}
    text = acme.run("report").out
    assert "\nBesuche\n" in text
    assert "Di 24.11.2026  Anna Weber  Vertrag mitbringen" in text
    assert "\nVisits\n" in acme.run("report", "--lang", "en").out


def test_what_it_cannot_read_is_said_with_its_place(acme: VaultBuilder) -> None:
    (found,) = [one for one in acme.check() if one["code"] == "acme/no-day"]
    assert (found["path"], found["line"], found["column"]) == ("Plan.md", 4, 3)
    assert "irgendwann" in found["message"]
    assert "30.11.2026" in found["hint"]


def test_its_check_is_asked_with_its_options(acme: VaultBuilder) -> None:
    assert "acme/crowded" not in codes(acme)
    acme.settings(USE + "[plugins.acme]\nper_day = 1\n", language="de")
    (found,) = [one for one in acme.check() if one["code"] == "acme/crowded"]
    assert found["message"] == "2 Besuche am Mo 30.11.2026"


def test_a_changed_option_reads_every_note_again(acme: VaultBuilder) -> None:
    acme.note("Notiz.md", "treffen bei: 2026-12-01 [[Tom Baker]]\n")
    assert acme.report()["acme"]["stated"] == 3
    acme.settings(USE + '[plugins.acme]\nleads = ["Treffen bei"]\n', language="de")
    assert acme.report()["acme"]["stated"] == 4


def test_its_options_are_checked_with_their_place(acme: VaultBuilder) -> None:
    acme.settings(USE + '[plugins.acme]\nper_day = "viele"\nper_week = 2\n')
    found = [one for one in acme.check() if one["code"] == "settings/bad-value"]
    assert [(one["line"], one["column"]) for one in found] == [(9, 1), (10, 1)]
    assert acme.report()["acme"]["coming"] == 3


def test_its_follow_ups_come_into_checklist_and_feed(acme: VaultBuilder) -> None:
    acme.note("Liste.md", LIST)
    assert acme.run("sync").code == 0
    listed = acme.read("Liste.md")
    assert "[[Anna Weber]]" in listed
    assert "Besuch: Vertrag mitbringen" in listed
    feed = acme.read("rueckrufe.ics")
    assert "SUMMARY:Anna Weber: Vertrag mitbringen" in feed
    assert "CATEGORIES:Besuch" in feed
    before = acme.files()
    acme.run("sync")
    assert acme.files() == before


def test_its_command_takes_a_name_and_a_span(acme: VaultBuilder) -> None:
    said = acme.run("visits", "tom", "--format", "json")
    assert said.json == [{"id": "tom baker", "day": "2026-11-30", "what": "staging"}]
    assert acme.run("visits", "--within", "5d").out == "1 Besuch steht an\n"
    assert acme.run("visits", "nobody").code == 2
    help_text = acme.run("visits", "--help", "--lang", "de").out
    assert "Die nächsten Besuche auflisten." in help_text
    assert "[NAME]" in help_text


def test_its_reasons_and_brief_lines_are_told_with_the_others(
    acme: VaultBuilder,
) -> None:
    assert "Besuch: Di 24.11.2026" in acme.run("brief", "anna").out
    why = acme.run("why", "anna").out
    assert "eine Zeile sagt: Besuch am Mo 30.11.2026 (Plan.md:3)" in why


def test_plugins_lists_what_it_brings(acme: VaultBuilder) -> None:
    listed = acme.run("plugins").out
    own = listed[listed.index("\nacme 1.0\n") :].split("\n")
    assert [line.partition(":")[0].split() for line in own[2:] if line] == [
        ["liest", "acme/visit"],
        ["folgert", "contact", "←", "acme/visit"],
        ["merkt", "sich", "acme/visits"],
        ["Bericht", "acme"],
        ["prüft", "acme/crowded"],
        ["Befehl", "visits"],
    ]


def test_what_is_installed_and_not_named_changes_nothing(
    acme: VaultBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = VaultBuilder(acme.root, acme.today)
    installed.settings(language="de").note("Liste.md", LIST)
    assert installed.run("sync").code == 0
    with_it, said = installed.files(), installed.report()
    listed = installed.run("plugins").out
    monkeypatch.delenv("PYTHONPATH")
    installed.run("sync")
    assert installed.files() == with_it
    assert installed.report() == said
    assert installed.run("plugins").out == listed
    assert "acme" not in json.dumps(said)


def test_the_installed_command_finds_it_by_its_entry_point(acme: VaultBuilder) -> None:
    installed = VaultBuilder(acme.root, acme.today)
    assert installed.report()["acme"] == {"coming": 3, "stated": 3}
    assert installed.run("visits", "tom").out == "1 Besuch steht an\n"
    assert "\nacme 1.0\n" in installed.run("plugins").out


def test_a_plugin_that_is_named_and_not_installed_is_missing(called: Called) -> None:
    called.settings(USE).note("People/Ann.md", "---\ncallback: 2026-11-25\n---\n")
    (found,) = [one for one in called.check() if one["code"] == "plugin/missing"]
    assert found["severity"] == "error"
    assert "acme" in found["message"]
    assert [item["kind"] for item in called.report()["followups"]] == ["callback"]
    said = called.run("plugins")
    assert "acme" in said.err


def test_a_slip_in_its_name_is_told_with_the_nearest(acme: VaultBuilder) -> None:
    acme.settings('[plugins]\nuse = ["acmee"]\n', language="de")
    (found,) = [one for one in acme.check() if one["code"] == "plugin/missing"]
    assert (found["line"], found["hint"]) == (7, "meinst du „acme“?")


def test_a_plugin_switched_off_by_name_is_off(acme: VaultBuilder) -> None:
    acme.settings('[plugins]\nuse = ["acme"]\noff = ["acme"]\n')
    assert "acme" not in acme.report()
    assert codes(acme) == []


def test_switching_off_what_is_not_there_is_said(called: Called) -> None:
    called.settings('[plugins]\noff = ["birthday", "checklist"]\n')
    (found,) = [one for one in called.check() if one["severity"] == "error"]
    assert (found["code"], found["line"]) == ("settings/bad-value", 7)
    assert '"birthday"' in found["message"]
    assert "birthdays" in found["hint"]


def test_it_keeps_its_word(acme: VaultBuilder) -> None:
    assert acme.root.exists()
    toy: Plugin = importlib.import_module("vaultkit_acme").plugin
    contacts = wiring.builtins()[0]
    notes = {
        path: data.decode() for path, data in acme.files().items() if path[-3:] == ".md"
    }
    assert breaches(toy, MemoryVault([contacts, toy], notes)) == []
    own = [path.read_text("utf-8") for path in (installing.HERE / "acme").rglob("*.py")]
    said = [text for text in own if "WORDS = {" not in text]
    assert sources.missing(toy.words["en"], said) == []
    assert sources.unused(toy.words["en"], said) == []


def test_the_toy_imports_the_door_alone() -> None:
    for path in (installing.HERE / "acme").rglob("*.py"):
        text = path.read_text("utf-8")
        lines = [line for line in text.split("\n") if "import" in line.split()]
        ours = [line.split()[1] for line in lines if "vaultkit" in line]
        assert {o for o in ours if not o.startswith("vaultkit_acme")} <= {
            "vaultkit.plugin"
        }
