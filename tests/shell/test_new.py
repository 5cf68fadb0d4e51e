"""`vaultkit new`: a card where the others lie, from the vault's template or ours."""

from __future__ import annotations

import pytest
from support.vaults import VaultBuilder

TODAY = "2026-11-25T09:30"
"""A Wednesday."""
ANNA = """\
---
type: kontakt
firma: Zementwerk
---

## Verlauf
- 2026-11-20 Telefonat: will ein Angebot
"""
MAX = "---\ntyp: kontakt\n---\n# Max Huber\n"
TEMPLATE = """\
---
typ: kontakt
kunde seit: {{date:DD.MM.YYYY}}
firma: {{company}}
handy:
---

# {{title}}

## Verlauf
- {{date}} {{time:HH}} Uhr kennengelernt
"""


@pytest.fixture
def people(vault: VaultBuilder) -> VaultBuilder:
    vault.settings(language="de")
    vault.note("Leute/Kontakte/Anna Weber.md", ANNA)
    vault.note("Leute/Kontakte/Jörg Müller.md", MAX.replace("Max Huber", "Müller"))
    vault.note("Kontakte/Max Huber.md", MAX)
    vault.today = TODAY
    return vault


def made(vault: VaultBuilder, *arguments: str) -> str:
    """The only new note that a call makes."""
    before = vault.files().keys()
    said = vault.run("new", *arguments, "--lang", "de")
    assert said.code == 0, said.err
    (path,) = (p for p in vault.files().keys() - before if p.endswith(".md"))
    assert path in said.out
    return path


def refused(vault: VaultBuilder, *arguments: str, code: int = 2) -> str:
    before = vault.files()
    said = vault.run("new", *arguments, "--lang", "de")
    assert (said.code, said.out) == (code, ""), said.err
    assert vault.files() == before
    return said.err


def named(vault: VaultBuilder, name: str) -> dict[str, str]:
    """Somebody's row in the list of contacts."""
    rows = vault.run("contacts", "--format", "json").json
    found: list[dict[str, str]] = [row for row in rows if row["name"] == name]
    assert len(found) == 1
    return found[0]


def test_a_card_lies_where_most_cards_lie_with_keys_in_the_vault_s_language(people):
    words = ("--company", "Berg: Beispiel", "--phone", "089 99998 031", "--via", "max")
    path = made(people, "Jonas Berg", *words, "--met", "24.11. SalesNight Wien")
    assert path == "Leute/Kontakte/Jonas Berg.md"
    card = people.read(path)
    for line in (
        "type: kontakt",
        'firma: "Berg: Beispiel"',
        "telefon: 089 99998 031",
        "kennengelernt: 2026-11-24, SalesNight Wien",
        'vorgestellt_von: "[[Max Huber]]"',
        "kontaktrhythmus:",
        "## Verlauf",
    ):
        assert f"{line}\n" in card
    assert named(people, "Jonas Berg")["company"] == "Berg: Beispiel"
    assert people.run("check").code == 0


def test_of_two_notes_of_a_name_the_card_links_the_one_meant(people):
    people.note("Archiv/Max Huber.md", "---\ntype: kontakt\nspitzname: Mäxl\n---\n")
    path = made(people, "Jonas Berg", "--via", "Mäxl")
    assert 'vorgestellt_von: "[[Archiv/Max Huber]]"\n' in people.read(path)


def test_an_english_vault_gets_an_english_card_in_a_folder_of_its_own(vault):
    vault.settings().note("Diary/2026-11-24.md", "- rain\n")
    assert made(vault, "Priya Raman", "--tag", "client, leeds") == (
        "People/Priya Raman.md"
    )
    card = vault.read("People/Priya Raman.md")
    assert card.startswith("---\ntype: contact\nsalutation:\n")
    assert "\ntags: [client, leeds]\n---\n" in card
    assert card.endswith("\n## Log\n")


@pytest.mark.parametrize(
    ("typed", "stem", "shown"),
    [
        ("Weber, Mag. Eva", "Eva Weber", "Eva Weber"),
        ("Fr. Sommer", "Frau Sommer", "Frau Sommer"),
        ('Siobhán "Shiv" O\'Neill', "Siobhán Shiv O'Neill", 'Siobhán "Shiv" O\'Neill'),
        ("Anna Weber (Linz)", "Anna Weber (Linz)", "Anna Weber (Linz)"),
        ("AC/DC: Büro #3", "AC-DC- Büro 3", "AC/DC: Büro #3"),
        ("Con", "Con_", "Con"),
        ("..hidden", "hidden", "..hidden"),
        ("Ä" * 61, "Ä" * 60, "Ä" * 61),
    ],
)
def test_a_name_becomes_a_file_that_any_system_holds(people, typed, stem, shown):
    assert made(people, typed) == f"Leute/Kontakte/{stem}.md"
    assert named(people, shown)["path"] == f"Leute/Kontakte/{stem}.md"


@pytest.mark.parametrize("typed", ["Jörg Mueller", "Muller, Jorg", "Dr. Jörg Müller"])
def test_who_has_a_card_is_shown_and_gets_no_second_one(people, typed):
    assert "Leute/Kontakte/Jörg Müller.md" in refused(people, typed)


def test_a_namesake_is_shown_with_company_and_last_talk(people):
    said = refused(people, "anna weber")
    assert "Anna Weber · Zementwerk · zuletzt Fr 20.11.2026" in said


def test_somebody_whose_name_only_begins_alike_gets_a_card(people):
    assert made(people, "Ann Weber") == "Leute/Kontakte/Ann Weber.md"


def test_a_double_name_beside_the_single_one_is_a_person_and_no_copy(people):
    made(people, "Eva Weber")
    made(people, "Eva Weber-Huber")
    assert named(people, "Eva Weber-Huber")
    assert people.run("check").code == 0


@pytest.mark.parametrize("typed", ["???", " # ", "..."])
def test_what_leaves_no_name_for_a_file_is_refused(people, typed):
    assert "Name einer Notiz" in refused(people, typed, code=1)


@pytest.mark.parametrize("tags", ["kunde!", "kunde, 2026", "#leeds, a&b"])
def test_a_tag_that_obsidian_would_not_take_is_refused(people, tags):
    assert f"„{tags}“" in refused(people, "Jonas Berg", "--tag", tags)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("gestern, SalesNight Wien", "2026-11-24"),
        ("heute SalesNight Wien", "2026-11-25"),
        ("20.11.2026: SalesNight Wien", "2026-11-20"),
        ("Freitag SalesNight Wien", "2026-11-20"),
        ("24.12. SalesNight Wien", "2025-12-24"),
    ],
)
def test_one_has_met_on_a_day_gone_by(people, typed, day):
    card = people.read(made(people, "Jonas Berg", "--met", typed))
    assert f"\nkennengelernt: {day}, SalesNight Wien\n" in card


def test_a_note_that_lies_there_is_not_overwritten(people):
    people.note("Leute/Kontakte/Jonas Berg.md", "---\ntyp: firma\n---\n")
    assert "Leute/Kontakte/Jonas Berg.md" in refused(people, "Jonas Berg", code=1)


# --- folders ------------------------------------------------------------------------
def test_a_folder_may_be_named_and_is_made(people):
    assert made(people, "Jonas Berg", "--in", "Privat/Leute/") == (
        "Privat/Leute/Jonas Berg.md"
    )
    assert made(people, "Eva Berg", "--in", ".") == "Eva Berg.md"


@pytest.mark.parametrize("folder", ["../draussen", "/tmp", ".obsidian", "a//b"])
def test_no_card_is_made_outside_or_in_hidden_folders(people, folder):
    assert folder in refused(people, "Jonas Berg", "--in", folder)


def test_no_card_is_made_where_it_would_be_none(people):
    refused(people, "Jonas Berg", "--in", "Vorlagen", code=1)


def test_no_card_is_made_behind_a_link_out_of_the_vault(people, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (people.root / "Weg").symlink_to(outside)
    said = refused(people, "Jonas Berg", "--in", "Weg", code=1)
    assert "Weg/Jonas Berg.md wird nicht angelegt" in said
    assert "liegt eine Verknüpfung" in said
    assert list(outside.iterdir()) == []


# --- the vault's template -----------------------------------------------------------
def test_the_vault_s_template_is_filled_with_obsidian_s_fields(people):
    people.note("Vorlagen/Kontakt.md", TEMPLATE)
    words = ("--company", "Berg: Beispiel", "--phone", "0171 3920012")
    path = made(people, "Jonas Berg", *words, "--tag", "kunde")
    assert people.read(path) == (
        '---\ntyp: kontakt\nkunde seit: 25.11.2026\nfirma: "Berg: Beispiel"\n'
        "handy: 0171 3920012\n---\n\n#kunde\n\n# Jonas Berg\n\n## Verlauf\n"
        "- 2026-11-25 09 Uhr kennengelernt\n"
    )


def test_the_setting_names_another_template(people):
    people.settings('[contacts]\ntemplate = "Meta/Mensch"\n', language="de")
    people.note("Vorlagen/Kontakt.md", TEMPLATE)
    people.note("Meta/Mensch.md", "---\ntyp: mensch\n---\n{{ name|upper }}\n")
    assert people.read(made(people, "Jonas Berg")).endswith("JONAS BERG\n")


def test_the_program_s_own_template_can_be_asked_for(people):
    people.settings('[contacts]\ntemplate = "own"\n', language="de")
    people.note("Vorlagen/Kontakt.md", "---\ntyp: kontakt\n---\n# Ganz anders\n")
    card = people.read(made(people, "Jonas Berg"))
    assert card.startswith("---\ntype: kontakt\nanrede:\n")
    assert "anders" not in card


def test_a_key_of_the_template_that_nobody_fills_stays_empty(people):
    people.note("Vorlagen/Kontakt.md", TEMPLATE)
    assert "\nfirma:\nhandy:\n" in people.read(made(people, "Jonas Berg"))


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ("firma: [", ()),
        ("typ: kontakt\nfirma: [", ("--company", "Gruber")),
        ("firma: [", ("--in", "Privat")),
    ],
)
def test_a_template_with_a_broken_head_is_named_and_makes_no_card(people, head, more):
    people.note("Vorlagen/Kontakt.md", f"---\n{head}\n---\n# {{{{title}}}}\n")
    assert "Vorlagen/Kontakt.md" in refused(people, "Jonas Berg", *more, code=1)


def test_a_key_of_a_template_that_nobody_can_fill_is_named(people):
    text = "---\ntyp: kontakt\nstimmung: {{ mood }}\n---\n"
    people.note("Vorlagen/Kontakt.md", text)
    assert "„mood“" in refused(people, "Jonas Berg", code=1)


def test_a_template_whose_type_is_an_empty_list_is_no_contact_s(people):
    people.note("Vorlagen/Kontakt.md", "---\ntype: []\n---\n# {{title}}\n")
    assert "type" in refused(people, "Jonas Berg", "--in", "Privat", code=1)


def test_a_template_that_makes_no_contact_gets_the_key_that_does(people):
    people.note("Vorlagen/Kontakt.md", "# {{title}}\n")
    path = made(people, "Jonas Berg", "--in", "Privat")
    assert people.read(path) == "---\ntype: kontakt\n---\n# Jonas Berg\n"


def test_a_template_of_templater_s_is_passed_over_or_refused_with_a_reason(people):
    people.note("Vorlagen/Kontakt.md", "---\ntyp: kontakt\n---\n<% tp.file.title %>\n")
    said = people.run("new", "Jonas Berg", "--lang", "de")
    assert "Templater" in said.out
    assert "<%" not in people.read("Leute/Kontakte/Jonas Berg.md")
    people.settings('[contacts]\ntemplate = "Vorlagen/Kontakt.md"\n', language="de")
    assert "Templater" in refused(people, "Eva Berg", code=1)


HOSTILE = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "file": "{% include '/etc/passwd' %}",
    "endless": "{% for a in range(99999) %}{% for b in range(99999) %}"
    "{% endfor %}{% endfor %}",
    "long": "{% for a in range(10**9) %}x{% endfor %}",
    "wide": "{% for a in range(99999) %}{{ title }}{% endfor %}",
    "memory": "{{ 'a' * 10**11 }}",
    "number": "{{ 10**(10**10) }}",
    "padded": "{{ title.ljust(10**12) }}",
    "itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "unknown": "{{ nobody }}",
    "broken": "{% if %}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_refused_in_one_sentence(people, text):
    people.note("Vorlagen/Kontakt.md", f"---\ntyp: kontakt\n---\n{text}\n")
    said = refused(people, "Jonas Berg", code=1)
    assert "Vorlagen/Kontakt.md" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("path", ["../aussen.md", "/etc/hostname", "Nirgends.md"])
def test_a_template_that_is_not_in_the_vault_is_refused(people, path):
    (people.root.parent / "aussen.md").write_text("geheim {{title}}", "utf-8")
    people.settings(f'[contacts]\ntemplate = "{path}"\n', language="de")
    assert path in refused(people, "Jonas Berg", code=1)


def test_values_are_never_taken_for_a_template(people):
    people.note("Vorlagen/Kontakt.md", TEMPLATE)
    path = made(people, "Jonas Berg", "--company", "{% 7 %} 'a\\b'")
    assert named(people, "Jonas Berg")["company"] == "{% 7 %} 'a\\b'"
    assert "  \n" not in people.read(path)


# --- trying and taking back ---------------------------------------------------------
def test_a_dry_run_shows_the_card_and_makes_none(people):
    before = people.files()
    said = people.run("new", "Jonas Berg", "--dry-run")
    assert "+type: kontakt\n" in said.out
    assert "--- /dev/null\n+++ b/Leute/Kontakte/Jonas Berg.md\n" in said.out
    assert people.files() == before


def test_undo_takes_the_card_away_and_once_more_brings_it_back(people):
    path = made(people, "Jonas Berg")
    card = people.read(path)
    assert people.run("undo").code == 0
    assert path not in people.files()
    assert people.run("undo").code == 0
    assert people.read(path) == card
