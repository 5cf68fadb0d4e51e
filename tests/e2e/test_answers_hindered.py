"""Answers where notes cannot be written: nothing is lost, and the next round heals."""

from __future__ import annotations

import base64
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.privileges import ordinary
from support.vaults import Said, VaultBuilder

VAULTKIT = Path(sys.executable).with_name("vaultkit")
CARD, LIST = "Kontakte/Anna Weber.md", "Liste.md"
TODAY = "2026-11-25T09:30"
LIMIT = 600_000
"""Bytes that a file may grow to on a disk that is nearly full."""
HEAD = """\
---
type: kontakt
rückruf: 25.11.2026
anlass: E-Lkw-Angebot
---

## Verlauf
- 2026-11-17 Tel.: nicht erreicht

## Protokoll
"""
ENTRY = "- 2026-11-25 Tel.: Mailbox\n"


def full() -> None:
    """As on a disk on which nothing long has room."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


def plain(size: int) -> str:
    return "Wort " * (size // 5)


def packed(size: int) -> str:
    """Text that no journal makes much smaller."""
    noise = random.Random(7).randbytes(size)
    return base64.encodebytes(noise).decode()[:size]


def sync(vault: VaultBuilder, before: Callable[[], None] | None = None) -> Said:
    call = [str(VAULTKIT), "sync", "--vault", str(vault.root), "--today", TODAY]
    done = subprocess.run(
        call,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=before,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def answered(vault: VaultBuilder, card: str, words: str = " -> Mailbox") -> str:
    """A list with an answer that nobody has acted on; the text of the list."""
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(CARD, card)
    vault.note(LIST, "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n")
    assert sync(vault).code == 0
    lines = vault.read(LIST).split("\n")
    lines = [line + words if "E-Lkw" in line else line for line in lines]
    vault.note(LIST, "\n".join(lines))
    return "\n".join(lines)


def heals(vault: VaultBuilder, card: str) -> None:
    said = sync(vault)
    assert said.code == 0, said.err
    text = vault.read(CARD)
    assert ENTRY in text
    assert text.replace(ENTRY, "").replace("26.11.2026", "25.11.2026") == card
    assert "⚠" not in vault.read(LIST)
    assert "→ Mailbox ✓" in vault.read(LIST)
    once = vault.files()
    assert sync(vault).code == 0
    assert vault.files() == once


def test_a_card_that_no_longer_fits_on_the_disk_stays_as_it_is(vault):
    card = HEAD + plain(LIMIT + 1000) + "\n"
    answered(vault, card)
    said = sync(vault, full)
    assert said.code == 1, said.err
    assert f"{CARD} lässt sich nicht schreiben" in said.err
    assert "Liste.md:" in said.err
    assert "trägt die nächste Runde die Antwort ein" in said.err
    assert vault.read(CARD) == card
    assert "-> Mailbox\n" in vault.read(LIST)
    assert f"⚠ {CARD} lässt sich nicht schreiben" in vault.read(LIST)
    assert not list(vault.root.rglob("*.tmp"))
    heals(vault, card)


def test_what_the_journal_has_no_room_for_is_not_written(vault):
    card = HEAD + packed(LIMIT - 20_000) + "\n"
    answered(vault, card)
    said = sync(vault, full)
    assert said.code == 1, said.err
    assert "Journal" in said.err
    assert vault.read(CARD) == card
    assert "-> Mailbox\n" in vault.read(LIST)
    heals(vault, card)


def test_a_list_that_may_not_be_written_keeps_the_answer_and_logs_it_once(vault):
    answered(vault, HEAD)
    lists = vault.root / "Listen"
    lists.mkdir()
    (vault.root / LIST).rename(lists / LIST)
    lists.chmod(0o555)
    try:
        for _ in range(2):
            said = sync(vault, ordinary)
            assert said.code == 1, said.err
            assert "Listen/Liste.md lässt sich nicht schreiben" in said.err
            assert vault.read(CARD).count(ENTRY) == 1
            assert "-> Mailbox\n" in vault.read("Listen/Liste.md")
    finally:
        lists.chmod(0o755)
    assert sync(vault).code == 0
    assert vault.read(CARD).count(ENTRY) == 1
    assert "→ Mailbox ✓" in vault.read("Listen/Liste.md")


def test_a_card_that_may_not_be_written_is_named(vault):
    answered(vault, HEAD)
    folder = vault.root / "Kontakte"
    folder.chmod(0o555)
    try:
        said = sync(vault, ordinary)
    finally:
        folder.chmod(0o755)
    assert said.code == 1, said.err
    assert vault.read(CARD) == HEAD
    assert f"⚠ {CARD} lässt sich nicht schreiben" in vault.read(LIST)
    heals(vault, HEAD)


@pytest.mark.parametrize("terminals", [2, 4])
def test_in_several_terminals_at_once_an_answer_is_acted_on_once(vault, terminals):
    answered(vault, HEAD)
    with ThreadPoolExecutor(terminals) as pool:
        said = list(pool.map(lambda _: sync(vault), range(terminals)))
    assert [one.code for one in said] == [0] * terminals, [one.err for one in said]
    assert sum("1 Antwort eingetragen" in one.err for one in said) == 1
    heals(vault, HEAD)
