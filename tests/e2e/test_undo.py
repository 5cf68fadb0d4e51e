"""`vaultkit undo` as installed: what a user reads, and what is on disk afterwards."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from support.privileges import ordinary
from support.vaults import Said, VaultBuilder

DEADLINE = 60.0
ANNA, LIST, OWN = "Kontakte/Anna Weber.md", "Wiedervorlage.md", "Notizen/Woche.md"
CARD = """\
---
type: kontakt
rückruf: 2026-11-25 14:00
anlass: E-Lkw-Angebot
---
"""
BLOCK = "<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n"


@pytest.fixture
def synced(vault: VaultBuilder) -> VaultBuilder:
    """A German vault whose two lists were just filled by `sync`."""
    vault.settings(language="de").note(ANNA, CARD)
    vault.note(LIST, BLOCK.encode()).note(OWN, b"# Woche\r\n\r\n" + BLOCK.encode())
    assert vault.run("sync", today="2026-11-21T09:10").code == 0
    return vault


def notes(vault: VaultBuilder) -> dict[str, bytes]:
    """Every note; not the feed, and not what a killed writer could not clear away."""
    return {p: data for p, data in vault.files().items() if p.endswith(".md")}


def empty(vault: VaultBuilder) -> bool:
    """Whether both lists are as they were before the first sync."""
    own = b"# Woche\r\n\r\n" + BLOCK.encode()
    found = notes(vault)
    return (found[LIST], found[OWN]) == (BLOCK.encode(), own)


def test_the_last_run_is_taken_back_and_brought_back(synced):
    filled = notes(synced)
    said = synced.run("undo", "--lang", "en")
    assert (said.code, said.out) == (0, "")
    assert said.err == (
        "Wiedervorlage.md is as it was before\n"
        "Notizen/Woche.md is as it was before\n"
        "run 1 (sync, Sat 21 Nov 2026 09:10) is taken back; `vaultkit undo` once more"
        " brings it back\n"
        "it had only brought lists up to date; the next `vaultkit sync` does so"
        " again\n"
    )
    assert empty(synced)
    assert synced.run("undo").code == 0
    assert notes(synced) == filled


def test_a_sync_after_undo_fills_the_lists_again(synced):
    filled = synced.files()
    synced.run("undo")
    assert synced.run("sync", today="2026-11-21T09:20").code == 0
    assert synced.files() == filled


def test_the_list_says_when_what_for_which_notes_and_how_many_lines(synced):
    synced.run("undo", today="2026-11-21T09:15")
    said = synced.run("undo", "--list", "--lang", "de")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "2  Sa 21.11.2026 09:15  undo 1\n"
        "  +0 −6  Wiedervorlage.md\n"
        "  +0 −6  Notizen/Woche.md\n"
        "\n"
        "1  Sa 21.11.2026 09:10  sync, zurückgenommen von 2\n"
        "  +6 −0  Notizen/Woche.md\n"
        "  +6 −0  Wiedervorlage.md\n"
    )
    said = synced.run("undo", "1", "--list", "--lang", "en")
    assert said.out.splitlines()[0] == "1  Sat 21 Nov 2026 09:10  sync, taken back by 2"


def test_a_note_edited_since_is_declined_by_name(synced):
    with (synced.root / LIST).open("a") as file:
        file.write("- [ ] Blumen besorgen\n")
    mine = notes(synced)[LIST]
    said = synced.run("undo", "--lang", "en")
    assert said.code == 1
    assert "Wiedervorlage.md has been edited since; it stays as it is\n" in said.err
    assert "is taken back, but not all of it\n" in said.err
    assert notes(synced)[LIST] == mine
    assert notes(synced)[OWN] == b"# Woche\r\n\r\n" + BLOCK.encode()


def test_a_dry_run_prints_a_patch_that_git_takes(synced):
    filled = synced.files()
    call = [sys.executable, "-m", "vaultkit", "undo", "--vault", str(synced.root)]
    said = subprocess.run([*call, "--dry-run", "-q"], capture_output=True, check=True)
    assert said.stderr == b""
    assert synced.files() == filled
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    subprocess.run([git, "apply", "-"], input=said.stdout, cwd=synced.root, check=True)
    assert empty(synced)


def test_a_run_that_is_not_there_and_a_vault_without_runs(vault):
    vault.settings()
    assert vault.run("undo", "--list").code == 0
    said = vault.run("undo", "--lang", "en")
    assert said.code == 1
    assert said.err.startswith("there is nothing to take back")
    for word in ("3", "last"):
        said = vault.run("undo", word, "--lang", "en")
        assert said.code == 2
        assert said.err.startswith(f"vaultkit: there is no run {word}\n")


def test_undo_wants_settings_as_every_writing_command_does(vault):
    said = vault.run("undo", "--lang", "en")
    assert said.code == 2
    assert "vaultkit init" in said.err


def test_a_second_sync_leaves_no_run(synced):
    assert synced.run("sync", today="2026-11-21T12:00").code == 0
    assert synced.run("undo", "--list").out.startswith("1  ")


def test_only_the_feed_being_written_leaves_no_run(vault):
    vault.settings(language="de").note(ANNA, CARD)
    assert vault.run("sync").code == 0
    assert "rueckrufe.ics" in vault.files()
    assert vault.run("undo", "--list").out == ""


def test_what_cannot_be_journalled_is_not_written(vault, tmp_path):
    vault.settings(language="de").note(ANNA, CARD).note(LIST, BLOCK.encode())
    vault.run("report")
    assert vault.run("undo", "--dry-run").code == 1
    (folder,) = (tmp_path / "state").iterdir()
    (folder / "journal").write_text("in the way")
    said = vault.run("sync", "--lang", "en")
    assert said.code == 1
    assert "error[vault/unwritable]: Wiedervorlage.md was not written" in said.err
    assert vault.read(LIST) == BLOCK
    assert "rueckrufe.ics" in vault.files()


def test_a_note_that_cannot_be_written_is_told_and_the_rest_is_taken_back(synced):
    (synced.root / LIST).chmod(0o444)
    call = [sys.executable, "-m", "vaultkit", "undo", "--vault", str(synced.root)]
    done = subprocess.run(
        [*call, "--lang", "en"],
        capture_output=True,
        text=True,
        preexec_fn=ordinary,
        check=False,
    )
    assert done.returncode == 1
    assert "error[vault/unwritable]: Wiedervorlage.md cannot be written" in done.stderr
    assert notes(synced)[OWN] == b"# Woche\r\n\r\n" + BLOCK.encode()
    (synced.root / LIST).chmod(0o644)
    assert synced.run("undo", "1").code == 0
    assert empty(synced)


# --- answers ---------------------------------------------------------------------
TALK = """\
---
type: kontakt
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
---

## Zusagen
- [ ] Angebot schicken 📅 2026-11-26
- [ ] Anna: Referenzliste bis 27.11.2026

## Verlauf
- 2026-11-17 Tel.: nicht erreicht
"""
NOON = "2026-11-25T12:00"


def answer(vault: VaultBuilder, part: str, words: str, mark: str = " ") -> None:
    """Do to the line with `part` what a hand does with an editor."""
    lines = vault.read(LIST).split("\n")
    (place,) = [n for n, line in enumerate(lines) if part in line]
    lines[place] = lines[place].replace("[ ]", f"[{mark}]") + words
    vault.note(LIST, "\n".join(lines).encode())


@pytest.fixture
def called(vault: VaultBuilder) -> VaultBuilder:
    """A vault with a filled list, before anything is answered."""
    vault.settings("[checklist]\nhelp = false\n", language="de").note(ANNA, TALK)
    block = BLOCK.replace("checklist", "checklist within=30d")
    vault.note(LIST, block.encode())
    assert vault.run("sync", today=NOON).code == 0
    return vault


@pytest.mark.parametrize("below", [False, True])
def test_what_answers_did_is_taken_back_ticks_come_off_and_words_stay(called, below):
    words = " -> erreicht, will Angebot bis Freitag"
    words = f"\n    -{words}" if below else words
    answer(called, "E-Lkw-Angebot", words, "x")
    answer(called, "Referenzliste", " -> nicht erreicht")
    asked = called.read(LIST)
    assert called.run("sync", today=NOON).code == 0
    settled = notes(called)
    assert settled[ANNA] != TALK.encode()
    assert called.run("undo", today=NOON).code == 0
    assert called.read(ANNA) == TALK
    assert called.read(LIST) == asked.replace("- [x]", "- [ ]")
    assert called.run("undo", today=NOON).code == 0
    assert notes(called) == settled


@pytest.mark.parametrize("below", [False, True])
def test_words_that_came_back_are_not_acted_on_again_until_a_hand_says_so(
    called, below
):
    words = " -> erreicht, E-Lkw klappt"
    words = f"\n    -{words}" if below else words
    answer(called, "E-Lkw-Angebot", words, "x")
    assert called.run("sync", today=NOON).code == 0
    done = called.read(ANNA)
    assert called.run("undo", today=NOON).code == 0
    for day in (NOON, "2026-11-26T08:00"):
        assert called.run("sync", today=day).code == 0
        assert called.read(ANNA) == TALK
    assert "erreicht, E-Lkw klappt" in called.read(LIST)
    answer(called, "· E-Lkw-Angebot", "", "x")
    assert called.run("sync", today=NOON).code == 0
    assert called.read(ANNA) == done


def test_words_that_came_back_and_are_changed_count_anew(called):
    answer(called, "E-Lkw-Angebot", " -> erreicht")
    assert called.run("sync", today=NOON).code == 0
    assert called.run("undo", today=NOON).code == 0
    answer(called, "E-Lkw-Angebot", ", Angebot ist da")
    assert called.run("sync", today=NOON).code == 0
    assert "Angebot ist da" in called.read(ANNA)


def test_a_tick_without_words_comes_off_and_the_line_is_as_if_never_ticked(called):
    before = called.files()
    answer(called, "E-Lkw-Angebot", "", "x")
    assert called.run("sync", today=NOON).code == 0
    assert called.files() != before
    assert called.run("undo", today=NOON).code == 0
    assert called.run("sync", today=NOON).code == 0
    assert notes(called) == {p: d for p, d in before.items() if p.endswith(".md")}


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that can be seen on disk."""
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_what_the_watcher_wrote_is_taken_back(vault, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "machine.toml").write_text("settle = 0.2\nquiet = 0.1\n")
    vault.settings(language="de").note(ANNA, CARD).note(LIST, BLOCK.encode())
    call = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(vault.root)]
    with subprocess.Popen([*call, "--today", "2026-11-21T08:00", "-q"]) as watcher:
        try:
            until(lambda: "[[Anna Weber]]" in vault.read(LIST))
            watcher.send_signal(signal.SIGINT)
            watcher.wait(DEADLINE)
        finally:
            watcher.kill()
    said = vault.run("undo", "--list", "--lang", "en")
    assert said.out.startswith("1  Sat 21 Nov 2026 08:00  watch\n")
    assert vault.run("undo").code == 0
    assert vault.read(LIST) == BLOCK


# --- killed in the middle --------------------------------------------------------
def many(vault: VaultBuilder, count: int) -> VaultBuilder:
    """A vault in which a sync has many notes to write."""
    vault.settings(language="de").note(ANNA, CARD)
    for n in range(count):
        vault.note(f"Listen/{n:03}.md", f"# Liste {n}\n\n{BLOCK}Ende\n".encode())
    return vault


@pytest.fixture
def filled(tmp_path, vault: VaultBuilder) -> bytes:
    """What a list holds when nobody is killed."""
    one = many(VaultBuilder(tmp_path / "one", vault.today), 1)
    assert one.run("sync").code == 0
    text = notes(one)["Listen/000.md"]
    return text.removeprefix(b"# Liste 0\n\n").removesuffix(b"Ende\n")


def killed_after(steps: int, vault: VaultBuilder, state, run: int = 1) -> None:
    """Sync, and kill it some time after so many writes are in the journal."""
    call = [sys.executable, "-m", "vaultkit", "sync", "--vault", str(vault.root)]
    chance = random.Random(steps)

    def far_enough() -> bool:
        found = list(state.glob(f"vault-*/journal/{run}.jsonl"))
        return bool(found) and found[0].read_bytes().count(b'"path"') >= steps

    with subprocess.Popen([*call, "--today", vault.today, "-q"]) as process:
        until(far_enough)
        for _ in range(chance.randrange(20_000)):
            pass
        process.kill()


def listed(said: Said) -> tuple[set[str], set[str]]:
    """The notes that a list of runs says were written, and were not."""
    written: set[str] = set()
    missed: set[str] = set()
    for line in said.out.splitlines():
        if line.startswith("  "):
            what, _, path = line.strip().partition("  ")
            (missed if "stopped" in what else written).add(path.strip())
    return written, missed


SLOW = [pytest.param(500, n, marks=pytest.mark.slow) for n in (1, 40, 160, 330, 480)]


@pytest.mark.parametrize(("count", "steps"), [(60, 25), *SLOW])
def test_killed_in_the_middle_each_note_is_old_or_new_and_the_journal_says_which(
    vault, tmp_path, filled, count, steps
):
    before = notes(many(vault, count))
    killed_after(steps, vault, tmp_path / "state")
    after = notes(vault)
    new = {path for path in after if after[path] != before[path]}
    assert steps - 1 <= len(new) <= count
    assert all(
        after[path] == before[path].replace(BLOCK.encode(), filled) for path in new
    )
    written, missed = listed(vault.run("undo", "--list", "--all", "--lang", "en"))
    assert written == new
    assert len(missed) <= 1
    assert not missed & new
    assert vault.run("undo").code == (0 if new else 1)
    assert notes(vault) == before


@pytest.mark.parametrize(
    ("count", "steps"), [(40, 20), pytest.param(500, 250, marks=pytest.mark.slow)]
)
def test_after_a_kill_the_next_sync_heals(vault, tmp_path, filled, count, steps):
    before = notes(many(vault, count))
    killed_after(steps, vault, tmp_path / "state")
    assert vault.run("sync").code == 0
    lists = [data for path, data in notes(vault).items() if path != ANNA]
    assert all(filled in data for data in lists)
    told = vault.run("undo", "--list", "--all").out.splitlines()
    for number in [line.split()[0] for line in told if line[:1].isdigit()]:
        assert vault.run("undo", number).code == 0
    assert notes(vault) == before


def ticked(vault: VaultBuilder, count: int) -> VaultBuilder:
    """A vault with many cards, and a list in which every one is answered."""
    vault.settings("[checklist]\nmax = 1000\n", language="de")
    for n in range(count):
        vault.note(f"Kontakte/Person {n:03}.md", CARD)
    vault.note(LIST, BLOCK.encode())
    assert vault.run("sync", "-q").code == 0
    text = vault.read(LIST).replace("- [ ]", "- [x]")
    assert text.count("- [x]") == count
    return vault.note(LIST, text.encode())


@pytest.mark.parametrize(
    ("count", "steps"),
    [
        (40, 20),
        *(pytest.param(500, n, marks=pytest.mark.slow) for n in (3, 170, 333, 495)),
    ],
)
def test_killed_among_answers_each_note_is_old_or_new_and_all_come_back(
    vault, tmp_path, count, steps
):
    before = notes(ticked(vault, count))
    whole = VaultBuilder(tmp_path / "whole", vault.today)
    shutil.copytree(vault.root, whole.root, dirs_exist_ok=True)
    assert whole.run("sync", "-q").code == 0
    killed_after(steps, vault, tmp_path / "state", run=2)
    after, finished = notes(vault), notes(whole)
    new = {path for path in after if after[path] != before[path]}
    assert all(after[path] == finished[path] for path in new - {LIST})
    told = vault.run("undo", "2", "--list", "--all", "--lang", "en")
    written, missed = listed(told)
    assert (written, len(missed) <= 1) == (new, True)
    assert not missed & new
    assert vault.run("undo", "-q", *(("2",) if new else ("--list",))).code == 0
    back = notes(vault)
    assert {path: back[path] for path in back if path != LIST} == {
        path: before[path] for path in before if path != LIST
    }
    unticked = before[LIST].replace(b"- [x]", b"- [ ]")
    assert back[LIST] == (unticked if LIST in new else before[LIST])


def test_a_folder_that_a_run_made_goes_with_its_last_note(synced):
    """And comes again, and stays where somebody else put something there."""
    root = synced.root
    people = root / "Leute" / "Neu"
    said = synced.run("new", "Jonas Berg", "--in", "Leute/Neu")
    assert said.code == 0, said.err
    card = people / "Jonas Berg.md"
    assert card.exists()
    assert synced.run("undo").code == 0
    assert not (root / "Leute").exists()
    assert synced.run("undo").code == 0
    assert card.exists()
    (people / "Foto.txt").write_text("von Hand")
    assert synced.run("undo").code == 0
    assert not card.exists()
    assert (people / "Foto.txt").read_text() == "von Hand"


def test_a_folder_that_was_there_stays_though_it_is_empty(synced):
    (synced.root / "Leute").mkdir()
    assert synced.run("new", "Jonas Berg", "--in", "Leute").code == 0
    assert synced.run("undo").code == 0
    assert list((synced.root / "Leute").iterdir()) == []


def test_a_round_that_also_took_answers_back_names_that_run(called):
    answer(called, "E-Lkw-Angebot", " -> nicht erreicht", "x")
    assert called.run("sync", today=NOON).code == 0
    done = next(x for x in called.read(LIST).split("\n") if "^vd-" in x)
    text = called.read(LIST).replace(done, done.replace("- [x]", "- [ ]"))
    called.note(LIST, text.encode())
    answer(called, "Referenzliste", " -> nicht erreicht")
    before = notes(called)
    assert called.run("sync", today="2026-11-25T15:00").code == 0
    assert notes(called)[ANNA] != before[ANNA]
    said = called.run("undo", "--lang", "en")
    named = re.search(r"taken answers back first; `vaultkit undo (\d+)`", said.err)
    assert named, said.err
    assert called.run("undo", named[1]).code == 0
    after = notes(called)
    unboxed = [data.pop(LIST).replace(b"[x]", b"[ ]") for data in (before, after)]
    assert unboxed[0] == unboxed[1]
    assert after == before


@pytest.mark.parametrize("new", ["Kontakte/Anna Lang.md", "Archiv/2026/Anna Weber.md"])
def test_a_note_that_was_only_moved_since_is_taken_back_where_it_lies(called, new):
    answer(called, "E-Lkw-Angebot", " -> nicht erreicht")
    assert called.run("sync", today=NOON).code == 0
    settled = called.read(ANNA)
    (called.root / new).parent.mkdir(parents=True, exist_ok=True)
    (called.root / ANNA).rename(called.root / new)
    assert called.run("undo").code == 0
    assert called.read(new) == TALK
    assert not (called.root / ANNA).exists()
    assert called.run("undo").code == 0
    assert called.read(new) == settled


def test_a_note_with_the_same_words_is_not_taken_for_one_that_is_gone(called):
    answer(called, "E-Lkw-Angebot", " -> nicht erreicht")
    assert called.run("sync", today=NOON).code == 0
    settled = called.read(ANNA)
    (called.root / ANNA).unlink()
    twin = called.root / "Kontakte/Max Huber.md"
    twin.write_text(settled, "utf-8")
    os.utime(twin, (1_700_000_000, 1_700_000_000))
    said = called.run("undo", "--lang", "en")
    assert said.code == 1
    assert f"{ANNA} is no longer there" in said.err
    assert twin.read_text("utf-8") == settled


def test_of_two_notes_of_one_run_with_the_same_words_each_is_itself(vault):
    vault.settings("[checklist]\nhelp = false\n", language="de")
    for name in ("Anna Weber", "Max Huber"):
        vault.note(f"Kontakte/{name}.md", TALK)
    assert vault.run("log", "anna weber, max huber", "mailbox", today=NOON).code == 0
    max_now = vault.read("Kontakte/Max Huber.md")
    assert max_now == vault.read(ANNA) != TALK
    (vault.root / ANNA).unlink()
    assert vault.run("undo").code == 1
    assert vault.read("Kontakte/Max Huber.md") == TALK
