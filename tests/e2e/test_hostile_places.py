"""Places, rights, settings and days that make no sense.

Nothing is written where it should not be, what can be answered is answered, and what
cannot be done is one sentence.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
from pathlib import Path

import pytest
from support import hostile
from support.hostile import (
    ANNA,
    COMMANDS,
    LIST,
    SECONDS,
    STEERING,
    call_of,
    card,
    found,
    names,
    run,
)
from support.vaults import Said, VaultBuilder

AT_A_DAY = ("report", "report --format json --within all", "feed", "why Anna", "sync")
"""Commands whose answer is another one each day."""


@pytest.fixture
def anna(vault: VaultBuilder) -> VaultBuilder:
    """A German vault with one good card and a list."""
    return hostile.good(vault)


# --- where the feed may go --------------------------------------------------------
@pytest.mark.parametrize(
    "path",
    [
        "../draussen.ics",
        "a/../../draussen.ics",
        "/tmp/draussen.ics",
        "a/./b.ics",
        "feed.txt",
        "a\\\\b.ics",
        "nul\\u0000.ics",
        "Kreis/feed.ics",
        "Draussen/feed.ics",
        "verlinkt.ics",
        "Ordner.ics",
        "Rohr.ics",
        "fremd.ics",
    ],
)
def test_the_feed_goes_nowhere_else(
    anna: VaultBuilder, tmp_path: Path, path: str
) -> None:
    outside = tmp_path / "beside"
    outside.mkdir()
    (outside / "feed.ics").write_text("mine", "utf-8")
    (anna.root / "Draussen").symlink_to(outside)
    (anna.root / "Kreis").symlink_to(anna.root)
    (anna.root / "verlinkt.ics").symlink_to(outside / "feed.ics")
    (anna.root / "Ordner.ics").mkdir()
    os.mkfifo(anna.root / "Rohr.ics")
    anna.note("fremd.ics", "BEGIN:VCALENDAR\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n")
    anna.settings(f'[calendar]\npath = "{path}"\n', language="de")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*.ics") if p.is_file()}
    said = run(anna, "sync", "--lang", "en")
    assert said.code == 1
    assert "error[output/foreign-file]" in said.err
    after = {p: p.read_bytes() for p in tmp_path.rglob("*.ics") if p.is_file()}
    assert after == before
    assert (outside / "feed.ics").read_text("utf-8") == "mine"
    assert "[[Anna Weber]]" in anna.read("Wiedervorlage.md")
    assert "output/foreign-file" in {code for code, _ in found(anna)}


@pytest.mark.parametrize("path", ["fehlt/feed.ics", "Wiedervorlage.md/feed.ics"])
def test_a_feed_whose_folder_is_none_is_said(anna: VaultBuilder, path: str) -> None:
    anna.settings(f'[calendar]\npath = "{path}"\n', language="de")
    said = run(anna, "sync", "--lang", "en")
    assert said.code == 1
    assert f"error[vault/unwritable]: {path}" in said.err
    assert "[[Anna Weber]]" in anna.read("Wiedervorlage.md")


# --- rights and room --------------------------------------------------------------
def test_a_folder_that_may_not_be_written_keeps_its_note(anna: VaultBuilder) -> None:
    anna.note("Listen/Woche.md", LIST)
    (anna.root / "Listen").chmod(0o555)
    said = run(anna, "sync", "--lang", "en")
    assert said.code == 1
    assert "error[vault/unwritable]: Listen/Woche.md" in said.err
    assert anna.read("Listen/Woche.md") == LIST
    assert [path.name for path in (anna.root / "Listen").iterdir()] == ["Woche.md"]
    assert "[[Anna Weber]]" in anna.read("Wiedervorlage.md")


def test_a_note_that_may_not_be_written_stays(anna: VaultBuilder) -> None:
    anna.note("Woche.md", LIST)
    (anna.root / "Woche.md").chmod(0o444)
    said = run(anna, "sync", "--lang", "en")
    assert said.code == 1
    assert "error[vault/unwritable]: Woche.md" in said.err
    assert anna.read("Woche.md") == LIST


def test_a_folder_that_may_not_be_read_hides_nobody_else(anna: VaultBuilder) -> None:
    anna.note("Geheim/Max Huber.md", card())
    assert names(anna) == {"Anna Weber", "Max Huber"}
    (anna.root / "Geheim").chmod(0)
    try:
        assert ("vault/unreadable", "Geheim") in found(anna)
        assert names(anna) == {"Anna Weber"}
    finally:
        (anna.root / "Geheim").chmod(0o755)
    assert names(anna) == {"Anna Weber", "Max Huber"}


@pytest.mark.parametrize("kind", ["file", "missing", "closed"])
def test_a_vault_that_is_none_is_one_sentence(
    anna: VaultBuilder, tmp_path: Path, kind: str
) -> None:
    place = tmp_path / kind
    if kind == "file":
        place.write_text("x", "utf-8")
    elif kind == "closed":
        place.mkdir(mode=0)
    for words in ("report", "check", "sync", "brief Anna", "feed"):
        said = run(VaultBuilderAt(anna, place), *words.split())
        assert said.code == 2, words
        assert said.err.count("\n") == 2
        assert str(place) in said.err


class VaultBuilderAt(VaultBuilder):
    """A vault elsewhere, that is not made."""

    def __init__(self, like: VaultBuilder, root: Path) -> None:
        self.root = root
        self.today = like.today


@pytest.mark.parametrize("room", [0, 1_000, 20_000, 100_000])
def test_a_full_disk_breaks_no_answer_and_no_note(
    anna: VaultBuilder, room: int
) -> None:
    before = anna.files()

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    def call(*words: str) -> Said:
        done = subprocess.run(
            [*call_of(anna, *words), "--lang", "en"],
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            preexec_fn=full,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    for _ in range(2):
        said = call("report")
        assert said.code == 0, said.err
        assert "Anna Weber" in said.out
        assert said.err.count("\n") <= 1
    said = call("sync")
    assert said.code in (1, 2), said.err
    assert "bug" not in said.err
    assert {path: data for path, data in anna.files().items() if data} == before
    assert run(anna, "sync").code == 0
    assert "[[Anna Weber]]" in anna.read("Wiedervorlage.md")


# --- settings ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        b"id = [" * 30_000,
        b"a = " + b"{a=" * 5_000,
        b"a = " + b"9" * 100_000,
        'id = "ä"\nname = "Größe"\n'.encode("cp1252"),
        'id = "abcd"\n'.encode("utf-16"),
        b"id = 'abcd'\n\0",
        b'id = "abcd\nlanguage = "de"\n',
        b"\xff" * 100,
    ],
    ids=lambda text: repr(text[:15]),
)
def test_settings_that_are_no_toml_end_in_one_sentence(
    anna: VaultBuilder, text: bytes
) -> None:
    anna.note("vaultkit.toml", text)
    before = anna.files()
    for words in ("report", "sync", "feed", "brief Anna", "plugins"):
        said = run(anna, *words.split())
        assert said.code == 2, words
        assert re.search(r"vaultkit\.toml:\d+:\d+", said.err)
        assert not STEERING.search(said.err)
    assert ("settings/bad-toml", "vaultkit.toml") in found(anna)
    assert anna.files() == before


@pytest.mark.parametrize(
    "text",
    [
        "id=[1]\nlanguage={}\ntimezone=1\nregion=true\nstart='x'\nwrites=3\n",
        "plugins=1\ncalendar=2\nchecklist=[]\ndates='x'\ncontacts=3\ntasks=true\n",
        'timezone = "../../../etc/passwd"\nid = ".."\nregion = "\\u001b[31m"\n',
        "[checklist]\nmax = -5\nwithin = 7\n[calendar]\nbundle = -1\noverdue = 'x'\n",
        '"\\u001b[31m" = 1\n["\\u202e"]\nx = 1\n',
        '[plugins]\nuse = ["os", "../x", "\\u001b"]\noff = ["contacts", "nobody"]\n',
        "[contacts]\nfolders = ['../..', '/etc', '']\nkeys = { '' = 'x', a = 1 }\n",
        "[calendar]\nbundle = inf\ncadence_per_day = 99999999999999999999\n",
    ],
)
def test_settings_without_sense_stop_nothing(anna: VaultBuilder, text: str) -> None:
    anna.note("vaultkit.toml", text)
    said = run(anna, "check", "--format", "short")
    assert said.code == 1
    assert "vaultkit.toml:" in said.out or "plugin/" in said.out
    assert not STEERING.search(said.out)
    assert run(anna, "report").code == 0
    assert run(anna, "sync").code in (0, 1)


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_settings_that_are_no_file_are_missing(anna: VaultBuilder, kind: str) -> None:
    place = anna.root / "vaultkit.toml"
    place.unlink()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("/etc/hostname")
    assert "Anna Weber" in run(anna, "report").out
    said = run(anna, "sync")
    assert said.code == 2
    assert "vaultkit init" in said.err


def test_without_settings_a_rhythm_and_a_birthday_are_no_trouble(
    vault: VaultBuilder,
) -> None:
    vault.note("Kontakte/Anna Weber.md", ANNA).note("Kontakte/Neu.md", ANNA)
    for words in COMMANDS:
        said = run(vault, *words.split())
        assert said.code == (2 if words.startswith("sync") else 0), words
    assert {code for code, _ in found(vault)} == {"settings/missing-key"}


@pytest.mark.parametrize("name", ["a\nb", "rot\x1b[31m", "-rf", "x%3f?#", "a" * 200])
def test_a_vault_may_be_called_anything(
    vault: VaultBuilder, tmp_path: Path, name: str
) -> None:
    other = VaultBuilder(tmp_path / "in" / name, vault.today)
    other.settings().note("People/Ann Lee.md", card("Ann Lee"))
    for words in ("report", "check", "sync", "feed", "brief Ann"):
        said = run(other, *words.split())
        assert said.code == 0, said.err
        assert not STEERING.search(said.out.replace("\r\n", "\n") + said.err)


@pytest.mark.parametrize("day", ["1900-01-01", "1970-01-01", "2099-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(
    anna: VaultBuilder, day: str
) -> None:
    anna.note("Kontakte/Spät.md", card("Spät", "kontaktrhythmus: 9y\n", due=day))
    for words in AT_A_DAY:
        run(anna, *words.split(), today=day)


@pytest.mark.parametrize(
    "day", ["9999-12-31", "0001-01-01", "0000-00-00", "31.12.9999", "99999-01-01"]
)
def test_days_without_sense_are_said_and_nothing_else_fails(
    anna: VaultBuilder, day: str
) -> None:
    lines = f"- {day} Tel.: gesprochen\n- [ ] x 📅 {day}\n- [ ] {day} 23:50 Termin\n"
    keys = ("snooze", "geburtstag", "paused", "met", "last_contact")
    more = "".join(f"{key}: {day}\n" for key in keys) + "kontaktrhythmus: 10 Jahre\n"
    anna.note("Kontakte/Zeit.md", card("Zeit", more, due=day) + lines)
    for words in AT_A_DAY:
        assert "Weber" in run(anna, *words.split()).out or "report" not in words
    assert ("frontmatter/bad-date", "Kontakte/Zeit.md") in found(anna)
