"""Day one, by the installed command, in folders as people have them."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.vaults import VaultBuilder

Said = subprocess.CompletedProcess[str]
Init = Callable[..., Said]
ROOT = Path(__file__).parents[2]
GERMAN = {"LANG": "de_AT.UTF-8", "TZ": "Europe/Vienna"}
BRITISH = {"LANG": "en_GB.UTF-8", "TZ": "Europe/London"}
ANNA = """\
    ---
    typ: kontakt
    firma: Linz Muster AG
    telefon: 0171 3920012
    rückruf: 2026-11-22
    anlass: Angebot
    ---
    ## Verlauf
    - 2026-11-10 Tel.: Angebot besprochen
    """
BEN = """\
    ---
    type: contact
    company: Foxglove Software
    phone: +44 7700 900123
    callback: 2026-11-23
    ---
    ## Log
    - 2026-11-10 call: asked about the pilot
    """


@pytest.fixture
def init(vault: VaultBuilder, monkeypatch: pytest.MonkeyPatch) -> Init:
    """Call `vaultkit init` from above the vault, with the locale and zone given."""
    monkeypatch.delenv("TZ", raising=False)

    def run(*arguments: str, folder: str = "vault", **environment: str) -> Said:
        call = [sys.executable, "-m", "vaultkit", "init", *arguments, folder]
        return subprocess.run(
            [*call, "--today", "2026-11-21"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=vault.root.parent,
            env={**os.environ, **(environment or GERMAN)},
        )

    return run


def settings(vault: VaultBuilder) -> dict[str, Any]:
    return tomllib.loads(vault.read("vaultkit.toml"))


# --- what it writes ---------------------------------------------------------------
def test_a_german_vault_gets_german_settings_and_a_list_that_sync_fills(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    done = init(**BRITISH | {"TZ": "Europe/Vienna"})
    assert done.returncode == 0
    assert list(vault.files()) == [
        "Kontakte/Anna Weber.md",
        "Wiedervorlage.md",
        "vaultkit.toml",
    ]
    found = settings(vault)
    assert set(found["id"]) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert len(found["id"]) == 8
    assert found["language"] == "de"
    assert found["timezone"] == "Europe/Vienna"
    assert found["region"] == "GB"
    assert found["start"].isoformat() == "2026-11-21"
    assert vault.run("sync", today="2026-11-22").code == 0
    assert "[[Anna Weber]]" in vault.read("Wiedervorlage.md")
    assert "BEGIN:VCALENDAR" in vault.read("rueckrufe.ics")


def test_an_english_vault_gets_english_ones(vault: VaultBuilder, init: Init) -> None:
    vault.note("People/Ben Carter.md", BEN)
    assert init(**GERMAN).returncode == 0
    assert settings(vault)["language"] == "en"
    assert "# Follow-ups" in vault.read("Follow-ups.md")
    assert vault.run("sync").code == 0
    assert "BEGIN:VCALENDAR" in vault.read("callbacks.ics")


def test_check_finds_nothing_to_say_of_the_fresh_settings(
    vault: VaultBuilder, init: Init
) -> None:
    init()
    assert vault.check() == []


def test_two_vaults_never_share_an_id(vault: VaultBuilder, init: Init) -> None:
    first = (
        init(folder="one"),
        tomllib.loads((vault.root.parent / "one/vaultkit.toml").read_text("utf-8")),
    )
    second = (
        init(folder="two"),
        tomllib.loads((vault.root.parent / "two/vaultkit.toml").read_text("utf-8")),
    )
    assert first[1]["id"] != second[1]["id"]


def test_what_is_there_is_never_overwritten(vault: VaultBuilder, init: Init) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    vault.note("Wiedervorlage.md", b"# Meine eigene Wiedervorlage\r\n")
    before = vault.files()
    assert init().returncode == 0
    after = vault.files()
    assert after.keys() - before.keys() == {"vaultkit.toml"}
    assert {path: after[path] for path in before} == before


def test_a_note_without_markers_is_told_how_to_hold_the_list(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    vault.note("Wiedervorlage.md", "# Meine eigene Wiedervorlage\n")
    lines = init().stdout.splitlines()
    said = next(n for n, line in enumerate(lines) if "keinen Platz" in line)
    assert lines[said].startswith("Wiedervorlage.md gab es schon")
    marks = [line.strip() for line in lines[said + 1 : said + 3]]
    vault.note("Wiedervorlage.md", "\n".join(("# Meine eigene", *marks, "")))
    assert vault.run("sync").code == 0
    assert "[[Anna Weber]]" in vault.read("Wiedervorlage.md")
    assert "keinen Platz" not in init().stdout


def test_a_list_that_stands_elsewhere_is_the_one_to_be_filled(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    vault.note("Wiedervorlage.md", "# Meine eigene Wiedervorlage\n")
    vault.note("Heute.md", "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n")
    out = init().stdout
    assert "keinen Platz" not in out
    assert "`vaultkit sync` die Liste in Heute.md" in out


def test_a_second_init_changes_nothing_and_says_the_same(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    first = init()
    before = vault.files()
    again = init()
    assert vault.files() == before
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "vaultkit.toml ist schon da" in again.stderr


def test_a_dry_run_writes_nothing_anywhere_and_says_the_same(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    before = vault.files()
    dry = init("--dry-run")
    assert vault.files() == before
    assert [path.name for path in vault.root.parent.iterdir()] == ["vault"]
    assert "würde vaultkit.toml schreiben" in dry.stderr
    real = init()
    assert (dry.returncode, dry.stdout) == (0, real.stdout)


def test_a_missing_folder_is_made_but_not_by_a_dry_run(
    vault: VaultBuilder, init: Init
) -> None:
    deep = vault.root.parent / "neu/Notizen"
    assert init("--dry-run", folder="neu/Notizen").returncode == 0
    assert not deep.parent.exists()
    assert init(folder="neu/Notizen").returncode == 0
    assert sorted(p.name for p in deep.iterdir()) == [
        "Wiedervorlage.md",
        "vaultkit.toml",
    ]


def test_without_a_folder_it_is_the_vault_around_the_current_one(
    vault: VaultBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.settings().note("People/Ben Carter.md", BEN)
    monkeypatch.chdir(vault.root / "People")
    call = [sys.executable, "-m", "vaultkit", "init", "--today", "2026-11-21"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert sorted(p.name for p in (vault.root / "People").iterdir()) == [
        "Ben Carter.md"
    ]
    assert (vault.root / "Follow-ups.md").is_file()


# --- where language, zone and country come from ---------------------------------
@pytest.mark.parametrize(
    ("locale", "language"), [("de_DE", "de"), ("en_GB", "en"), ("fr_FR", "en")]
)
def test_where_the_notes_do_not_tell_the_locale_decides(
    vault: VaultBuilder, init: Init, locale: str, language: str
) -> None:
    vault.note("Kontakte/Anna Weber.md", "---\nfirma: X\ncompany: X\n---\n")
    init(LANG=f"{locale}.UTF-8", TZ="UTC")
    assert settings(vault)["language"] == language


@pytest.mark.parametrize(
    ("environment", "zone", "region"),
    [
        ({"LANG": "de_AT.UTF-8", "TZ": "Europe/Berlin"}, "Europe/Berlin", "AT"),
        (
            {"LC_ALL": "de_CH", "LANG": "en", "TZ": ":Europe/Rome"},
            "Europe/Rome",
            "CH",
        ),
        ({"LANG": "C.UTF-8", "TZ": "Europe/Lisbon"}, "Europe/Lisbon", "PT"),
        ({"LANG": "de.UTF-8", "TZ": "Asia/Calcutta"}, "Asia/Calcutta", "IN"),
        (
            {"LANG": "C", "TZ": "/usr/share/zoneinfo/Europe/Paris"},
            "Europe/Paris",
            "FR",
        ),
        ({"LANG": "C", "TZ": "UTC"}, "UTC", None),
    ],
)
def test_zone_and_country_are_the_machines(
    vault: VaultBuilder,
    init: Init,
    environment: dict[str, str],
    zone: str,
    region: str | None,
) -> None:
    init(**environment)
    found = settings(vault)
    assert (found["timezone"], found.get("region")) == (zone, region)


def test_what_the_call_names_wins(vault: VaultBuilder, init: Init) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    wanted = ("--language", "en", "--timezone", "Europe/London", "--region", "gb")
    assert init(*wanted).returncode == 0
    found = settings(vault)
    assert (found["language"], found["timezone"], found["region"]) == (
        "en",
        "Europe/London",
        "GB",
    )


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [
        ("--language", "fr", "de"),
        ("--timezone", "Vienna", "Europe/Vienna"),
        ("--timezone", "../../etc/passwd", "Europe/Vienna"),
        ("--region", "UK", "GB"),
        ("--region", "Austria", "AT"),
        ("--region", "XX", "AT"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    vault: VaultBuilder, init: Init, option: str, value: str, near: str
) -> None:
    done = init(option, value, **BRITISH)
    assert done.returncode == 2
    assert f'"{value}"' in done.stderr
    assert near in done.stderr
    assert vault.files() == {}


# --- what it tells ------------------------------------------------------------------
def test_it_tells_contacts_by_rule_and_what_was_left_out(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    vault.note("Kontakte/Max Huber.md", "Kennt die halbe Branche.\n")
    vault.note("Inbox/Maurer.md", "#kontakt\n\nDaniela Maurer, Messe Linz\n")
    vault.note("Kontakte/Stahlbau.md", "---\ntyp: firma\n---\n")
    vault.note("Vorlagen/Kontakt.md", ANNA)
    vault.note("Tagebuch/2026-11-20.md", "Ruhiger Tag.\n")
    vault.note("Rezepte/Gulasch.md", "Zwiebeln.\n")
    out = init().stdout
    assert "7 Notizen in " in out
    assert "Kontakte: 3 (" in out
    for part in (
        "1 durch seinen Typ",
        "1 durch ein Schlagwort",
        "1 durch seinen Ordner",
    ):
        assert part in out
    assert "Keine Kontakte: 4 (" in out
    for part in ("1 mit anderem Typ", "1 in einem Ordner für Vorlagen", "1 Notiz zu"):
        assert part in out
    assert "1 gewöhnliche Notiz)" in out


def test_it_names_keys_that_it_does_not_read_and_what_they_may_be(
    vault: VaultBuilder, init: Init
) -> None:
    for name in ("Anna Weber", "Max Huber", "Lena Groß"):
        head = "---\ntyp: kontakt\nRückrufe: 2026-11-25\nSternzeichen: Waage\n---\n"
        vault.note(f"Kontakte/{name}.md", head)
    out = init().stdout
    assert "Gelesene Felder: typ ×3" in out
    assert "„Rückrufe“ ×3 (ist das callback?)" in out
    assert "„Sternzeichen“ ×3" in out
    assert 'keys = { "Rückrufe" = "callback" }' in out


def test_the_mapping_that_it_proposes_is_understood(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna.md", "---\ntyp: kontakt\nRückrufe: 2026-11-25\n---\n")
    out = init().stdout
    line = next(part for part in out.splitlines() if "keys = {" in part)
    text = vault.read("vaultkit.toml")
    mapped = text.replace(
        "[contacts]\n", "[contacts]\n" + line[line.index("keys =") :] + "\n"
    )
    vault.note("vaultkit.toml", mapped.encode())
    (found,) = vault.report()["followups"]
    assert (found["kind"], found["due"]) == ("callback", "2026-11-25")


def test_it_shows_how_dates_are_written_and_which_are_not_read(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("People/Ben.md", "---\ntype: contact\nlast_contact: 11/28/2025\n---\n")
    vault.note(
        "Kontakte/Anna.md",
        "---\ntyp: kontakt\nrückruf: 25.11.2026\nletzter_kontakt: demnächst\n---\n"
        "## Verlauf\n- 2026-11-10 Tel.: Angebot\n- 2026-10-01 Mail von ihr\n",
    )
    out = init().stdout
    assert "Datumsangaben: JJJJ-MM-TT: 2, TT.MM.JJJJ: 1\n" in out
    assert 'us_keys = ["last_contact"]' in out
    assert "Kein Datum, wo eines hingehört: „demnächst“" in out


def test_tomorrows_list_begins_with_five_lines_and_counts_the_rest(
    vault: VaultBuilder, init: Init
) -> None:
    names = ("Anna", "Bernd", "Carla", "Dora", "Emil", "Franz", "Gerda")
    for name in names:
        vault.note(f"Kontakte/{name}.md", "---\nrückruf: 2026-11-22\n---\n")
    out = init().stdout
    assert "Morgen, So 22.11.2026, beginnt die Liste so:" in out
    assert [name for name in names if f"  {name} " in out] == list(names[:5])
    assert "… und 2 weitere" in out


def test_old_boxes_are_counted_and_not_listed_on_the_first_morning(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna.md", "- [ ] Muster schicken 📅 2026-08-14\n")
    out = init().stdout
    assert "ist nichts fällig" in out
    assert "1 offenes Kästchen von vor dem Start" in out


def test_days_without_a_year_are_told_where_nothing_seems_to_be_due(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna.md", "---\nrückruf: Dienstag\n---\n")
    out = init().stdout
    assert "1 Tagesangabe ist nicht eindeutig und zählt noch nicht:" in out


def test_it_says_what_comes_next_and_which_calendar_can_subscribe(init: Init) -> None:
    last = init().stdout.splitlines()[-1]
    first, second = last.split(". ", 1)
    assert "`vaultkit sync`" in first
    assert "`vaultkit watch`" in first
    assert "rueckrufe.ics" in first
    for name in ("Thunderbird", "Apple", "Google", "Outlook", "https"):
        assert name in second


def test_the_answer_follows_the_terminal_and_the_files_follow_the_notes(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    done = init(**BRITISH)
    assert "Contacts: 1" in done.stdout
    assert "# Wiedervorlage" in vault.read("Wiedervorlage.md")


def test_a_small_vault_fits_one_screen(vault: VaultBuilder, init: Init) -> None:
    shutil.copytree(ROOT / "example-vault", vault.root, dirs_exist_ok=True)
    (vault.root / "vaultkit.toml").unlink()
    assert len(init().stdout.splitlines()) <= 24


# --- the neighbours' settings -------------------------------------------------------
def obsidian(vault: VaultBuilder, path: str, **values: str) -> None:
    vault.note(f".obsidian/{path}", json.dumps(values).encode())


def test_template_folders_of_obsidian_and_templater_are_no_contacts(
    vault: VaultBuilder, init: Init
) -> None:
    obsidian(vault, "templates.json", folder="Meta/Muster")
    obsidian(
        vault, "plugins/templater-obsidian/data.json", templates_folder="Bausteine/"
    )
    for folder in ("Meta/Muster", "Bausteine", "Kontakte"):
        vault.note(f"{folder}/Anna.md", ANNA)
    out = init().stdout
    assert settings(vault)["contacts"]["templates"] == ["Meta/Muster", "Bausteine"]
    assert "Kontakte: 1 (" in out
    assert len(vault.report()["followups"]) == 1


def test_the_filter_of_the_tasks_plugin_is_honoured(
    vault: VaultBuilder, init: Init
) -> None:
    obsidian(vault, "plugins/obsidian-tasks-plugin/data.json", globalFilter="#task")
    vault.note("Kontakte/Anna.md", "- [ ] #task Angebot schicken 📅 2026-11-26\n")
    init()
    assert settings(vault)["tasks"]["filter"] == "#task"
    assert [f["title"] for f in vault.report()["followups"]] == ["Angebot schicken"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1]",
        b'{"folder": 7}',
        b'{"folder": "/"}',
        b'{"folder": "a\\nb = 1"}',
        b'{"folder": "\\ud800"}',
        b"[" * 100_000,
        b'{"folder": "' + b"x" * 5000 + b'"}',
    ],
)
def test_settings_of_others_that_make_no_sense_are_passed_over(
    vault: VaultBuilder, init: Init, text: bytes
) -> None:
    vault.note(".obsidian/templates.json", text)
    assert init().returncode == 0
    assert settings(vault)["contacts"] == {}


def test_a_folder_name_with_quotes_stays_what_it_is(
    vault: VaultBuilder, init: Init
) -> None:
    obsidian(vault, "templates.json", folder='Annas "Muster"\\neu')
    init()
    assert settings(vault)["contacts"]["templates"] == ['Annas "Muster"\\neu']


def test_of_logseq_it_says_that_its_pages_are_not_read_yet(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("logseq/config.edn", "{:preferred-format :markdown}\n")
    assert "Logseq" in init().stdout
    assert "Logseq" in vault.run("check").err


# --- what can go wrong ----------------------------------------------------------------
def test_settings_that_are_no_toml_end_it_with_their_place(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("vaultkit.toml", 'id = "k3f9q2ab"\nlanguage = \n')
    done = init()
    assert done.returncode == 2
    assert "vaultkit.toml:2:" in done.stderr
    assert vault.files().keys() == {"vaultkit.toml"}


def test_it_shows_the_lines_that_existing_settings_lack(
    vault: VaultBuilder, init: Init
) -> None:
    vault.note("vaultkit.toml", 'id = "k3f9q2ab"\nlanguage = "de"\n')
    out = init("--language", "en").stdout
    lacking, differing = out.split("fehlt noch")[1].split("sagt etwas anderes")
    assert 'timezone = "Europe/Vienna"' in lacking
    assert 'region = "AT"' in lacking
    assert "start = 2026-11-21" in lacking
    assert "id =" not in lacking
    assert 'language = "en"' in differing
    assert vault.read("vaultkit.toml") == 'id = "k3f9q2ab"\nlanguage = "de"\n'


def test_a_file_where_the_folder_should_be_is_said(
    vault: VaultBuilder, init: Init
) -> None:
    (vault.root.parent / "datei").write_text("x", "utf-8")
    for dry in ((), ("--dry-run",)):
        assert init(*dry, folder="datei").returncode == 2


def test_a_link_in_the_place_of_the_settings_is_left_alone(
    vault: VaultBuilder, init: Init
) -> None:
    target = vault.root.parent / "dotfiles.toml"
    (vault.root / "vaultkit.toml").symlink_to(target)
    done = init()
    assert done.returncode == 1
    assert "vaultkit.toml ist da" in done.stderr
    assert not target.exists()


def test_two_folders_in_one_call_are_refused(vault: VaultBuilder, init: Init) -> None:
    done = init("--vault", str(vault.root), folder="other")
    assert done.returncode == 2
    assert vault.files() == {}


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_where_nothing_can_be_written_it_tells_all_the_same_and_ends_1(
    vault: VaultBuilder,
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA)
    before = vault.files()
    done = subprocess.run(
        [sys.executable, "-m", "vaultkit", "init", str(vault.root)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_room,
        env={**os.environ, **GERMAN},
    )
    assert done.returncode == 1, done.stderr
    assert "vaultkit.toml lässt sich nicht schreiben" in done.stderr
    assert "Kontakte: 1 (" in done.stdout
    assert vault.files() == before
