"""What vaultkit may write, and what it prints of what it would."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from support.vaults import VaultBuilder

ANNA = """\
---
type: kontakt
telefon: "+49 171 3920012"   # direkt
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
tags: [kontakt, "#bau"]
---

## Verlauf
- 2026-10-02 Mittagessen: Nachfolge, Werk 2
"""
PRIYA = """\
---
type: contact
callback: 2026-11-24T14:00
---

## Log
- 2026-11-12 call: no answer"""
CARDS = {
    "Kontakte/Anna Weber.md": ANNA.encode(),
    "Kontakte/Jörg Müller.md": ANNA.replace("\n", "\r\n").encode(),
    'Kontakte/Mia "Mimi" Novak.md': b"\xef\xbb\xbf" + ANNA.encode(),
    "People/Priya Raman.md": PRIYA.encode(),
    "People/Ōta\tKen.md": PRIYA.replace("\n", "\r\n").encode(),
}
LISTS = {
    "Liste.md": b"<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->",
    "Heute, Büro.md": b"\xef\xbb\xbf# Heute\r\n\r\n"
    b"<!-- vaultkit:checklist within=30d lang=en -->\r\n<!-- /vaultkit -->\r\n",
}
TODAY = "2026-11-25T09:30"
FEED = "rueckrufe.ics"
NONE, BLOCKS = 'writes = "none"\n', 'writes = "blocks"\n'


@pytest.fixture
def answered(vault):
    """A vault whose lists are filled, with an answer at each line of one of them."""
    vault.settings(language="de")
    for path, data in {**CARDS, **LISTS}.items():
        vault.note(path, data)
    assert vault.run("sync", today=TODAY).code == 0
    text = vault.read("Heute, Büro.md")
    text, count = re.subn(r"(?m)^- \[ \] (.*?)(\r?)$", r"- [ ] \1 -> mailbox\2", text)
    assert count == len(CARDS)
    vault.note("Heute, Büro.md", text.encode())
    return vault


def copied(vault, tmp_path, name):
    """The vault once more, with the times of its notes."""
    shutil.copytree(vault.root, tmp_path / name)
    return VaultBuilder(tmp_path / name, vault.today)


def git_apply(vault, patch):
    """Have git make the changes of a patch."""
    done = subprocess.run(
        ["git", "apply", "-"],
        cwd=vault.root,
        input=patch,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def notes(vault):
    """Bytes of every note."""
    return {p: data for p, data in vault.files().items() if p.endswith(".md")}


def patch(vault, *more):
    """What `sync --patch` prints, as bytes, and its exit code; it writes nothing."""
    before = vault.files()
    done = vault.raw("sync", "--patch", *more, today=TODAY)
    assert vault.files() == before
    return done.returncode, done.stdout


@pytest.mark.parametrize("writes", ["all", "blocks", "none"])
def test_git_makes_of_the_patch_what_sync_makes_of_the_notes(
    answered, tmp_path, writes
):
    by_sync = copied(answered, tmp_path, "by-sync")
    by_git = copied(answered, tmp_path, "by-git")
    by_git.settings(f'writes = "{writes}"\n', language="de")
    code, text = patch(by_git)
    assert code == 0
    git_apply(by_git, text)
    assert by_sync.run("sync", today=TODAY).code == 0
    assert notes(by_git) == notes(by_sync)
    assert notes(by_git).keys() == notes(answered).keys()
    assert all(notes(by_git)[path] != notes(answered)[path] for path in CARDS)


def test_the_patch_leaves_the_feed_to_sync(answered):
    assert FEED.encode() not in patch(answered)[1]


def test_nothing_to_do_is_an_empty_patch(vault):
    vault.settings(language="de").note("Liste.md", LISTS["Liste.md"])
    assert vault.run("sync", today=TODAY).code == 0
    assert patch(vault) == (0, b"")


def test_a_dry_run_shows_answers_and_leaves_no_trace(answered, tmp_path):
    before = answered.files()
    said = answered.run("sync", "--dry-run", today=TODAY)
    assert said.code == 0, said.err
    assert answered.files() == before
    assert not list((tmp_path / "state").rglob("*.jsonl"))[1:], "only the first sync"
    logged = re.findall(r"(?m)^\+- 2026-11-\d\d .*(?:mailbox|Mailbox)", said.out)
    assert len(logged) == len(CARDS)
    assert "5 Antworten" in said.err
    assert answered.run("sync", today=TODAY).code == 0
    assert answered.files() != before


def test_a_dry_run_changes_no_answer_that_is_given_later(answered):
    plain = answered.report(today=TODAY)
    answered.run("sync", "--dry-run", today=TODAY)
    assert answered.report(today=TODAY) == plain


def test_with_blocks_lists_and_feed_are_written_and_answers_wait(answered):
    answered.settings(BLOCKS, language="de")
    (answered.root / FEED).unlink()
    before = answered.files()
    answered.note("Liste.md", LISTS["Liste.md"])
    said = answered.run("sync", today=TODAY)
    after = answered.files()
    assert after.pop(FEED)
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} <= {"Liste.md"}
    assert "[[Anna Weber]]" in after["Liste.md"].decode()
    assert said.code == 1
    assert 'writes = "blocks"' in said.err
    assert "7 Notizen" in said.err, "five cards, two lists"


def test_with_blocks_and_no_answer_sync_has_done_all_that_was_asked(vault):
    vault.settings(BLOCKS, language="de").note("Liste.md", LISTS["Liste.md"])
    vault.note("Kontakte/Anna Weber.md", ANNA)
    said = vault.run("sync", today=TODAY)
    assert said.code == 0, said.err
    assert "writes" not in said.err


def test_with_none_nothing_at_all_is_written_and_sync_says_so(answered):
    answered.settings(NONE, language="de")
    (answered.root / FEED).unlink()
    before = answered.files()
    said = answered.run("sync", today=TODAY)
    assert answered.files() == before
    assert said.code == 1
    assert said.err.count('writes = "none"') == 1
    assert "aktuell" not in said.err
    assert "neuesten Stand\n" not in said.err


@pytest.mark.parametrize(
    "call",
    [
        ("log", "anna-weber", "erreicht"),
        ("callback", "anna-weber", "Freitag"),
        ("promise", "anna-weber", "Angebot schicken"),
        ("snooze", "anna-weber", "in 3 Wochen"),
        ("done", "anna-weber"),
        ("undo",),
        ("init",),
    ],
    ids=lambda call: call[0],
)
@pytest.mark.parametrize("writes", [NONE, BLOCKS], ids=["none", "blocks"])
def test_no_command_writes_what_it_may_not_and_each_says_so(answered, call, writes):
    answered.run("sync", today=TODAY)
    (answered.root / "Liste.md").unlink()
    answered.settings(writes, language="de")
    before = answered.files()
    said = answered.run(*call, today=TODAY)
    if call == ("init",):
        assert said.code == 0
        assert "writes" in said.err or writes == BLOCKS
        before = answered.files() if writes == BLOCKS else before
    else:
        assert said.code == 1
        assert writes.strip() in said.err
    assert answered.files() == before


def test_with_blocks_a_list_that_was_brought_up_to_date_can_be_taken_back(vault):
    vault.settings(BLOCKS, language="de").note("Liste.md", LISTS["Liste.md"])
    vault.note("Kontakte/Anna Weber.md", ANNA)
    assert vault.run("sync", today=TODAY).code == 0
    assert vault.run("undo", today=TODAY).code == 0
    assert vault.files()["Liste.md"] == LISTS["Liste.md"]
