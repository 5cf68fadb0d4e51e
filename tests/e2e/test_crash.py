"""Killed at any moment, `sync` leaves every file old or new, and the next one heals."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "example-vault"
BLOCK = re.compile(
    rb"(?s)(<!-- vaultkit:[^>]*-->\r?\n)(.*?)([ \t>]*<!-- /vaultkit -->)"
)
FEED = "rueckrufe.ics"


def outside(data: bytes) -> bytes:
    """A note without what stands between markers."""
    return BLOCK.sub(rb"\1\3", data)


def whole(root: Path, before: dict[str, bytes]) -> None:
    """Every note is as a hand left it but for its blocks; the feed has an end."""
    for path, data in before.items():
        now = (root / path).read_bytes()
        if path == FEED:
            assert now.startswith(b"BEGIN:VCALENDAR")
            assert now.endswith(b"END:VCALENDAR\r\n")
        else:
            assert outside(now) == outside(data), path
            for block in BLOCK.finditer(now):
                assert not block[2].strip() or block[2].endswith(b"\n"), path
    names = {str(p.relative_to(root)) for p in root.rglob("*.md")}
    assert names == {path for path in before if path.endswith(".md")}


@pytest.mark.parametrize("times", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_syncs_leave_no_half_written_file(vault, times):
    shutil.copytree(EXAMPLE, vault.root, dirs_exist_ok=True)
    assert vault.run("sync").code == 0
    chance = random.Random(7)
    call = [sys.executable, "-m", "vaultkit", "sync", "--vault", str(vault.root)]
    note = vault.root / "Kontakte" / "Max Huber.md"
    killed = 0
    began = time.monotonic()
    assert vault.run("sync").code == 0
    usual = time.monotonic() - began
    for nth in range(times):
        text = note.read_text("utf-8")
        note.write_text(f"{text}- [ ] Punkt {nth} 📅 2026-11-2{nth % 7}\n", "utf-8")
        before = vault.files()
        with subprocess.Popen(
            [*call, "--today", vault.today],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as sync:
            try:
                sync.wait(chance.uniform(0, 1.2 * usual))
            except subprocess.TimeoutExpired:
                sync.kill()
                killed += 1
        whole(vault.root, before)
    assert killed
    assert vault.run("sync").code == 0
    healed = vault.files()
    shutil.rmtree(vault.root.parent / "cache")
    assert vault.run("sync").code == 0
    assert {p: d for p, d in vault.files().items() if p != FEED} == {
        p: d for p, d in healed.items() if p != FEED
    }
