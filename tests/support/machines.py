"""Machines that share a vault through a sync tool, each in a folder of this one."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from vaultkit import wiring
from vaultkit.adapters.journal import FileJournal
from vaultkit.adapters.locks import FileLocks
from vaultkit.app import acting
from vaultkit.app import round as rounds
from vaultkit.app.indexing import extract
from vaultkit.app.round import Summary

ZONE = "Europe/Vienna"
SETTINGS = f"""\
id = "testtest"
language = "de"
timezone = "{ZONE}"
region = "AT"
start = 2026-10-01

[checklist]
help = false
"""
LIST = "Heute.md"
BLOCK = "# Heute\n\n<!-- vaultkit:checklist within=60d -->\n<!-- /vaultkit -->\n"


def instant(moment: str) -> int:
    """A local moment in ns since 1970."""
    found = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
    return int(found.timestamp()) * 1_000_000_000


class Machine:
    """A folder with a copy of the vault, and what its vaultkit keeps elsewhere."""

    def __init__(self, folder: Path, name: str) -> None:
        """Make the folder; every command of this machine uses the same index."""
        self.name = name
        self.root = folder / name / "Notizen"
        self.root.mkdir(parents=True)
        (self.root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
        state = str(folder / name / "state")
        made = wiring.open_vault(str(self.root), in_memory=True, acting=True)
        self.vault = made._replace(
            locks=FileLocks(state), journal=FileJournal(f"{state}/journal")
        )

    def note(self, path: str, text: str | bytes, at: str = "") -> None:
        """Save a note as an editor that makes a new file, at a moment if it matters."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        new = full.with_name(".neu.swp")
        new.write_bytes(text if isinstance(text, bytes) else text.encode())
        if at:
            os.utime(new, ns=(instant(at), instant(at)))
        new.replace(full)

    def read(self, path: str) -> str:
        """A note's text."""
        return (self.root / path).read_bytes().decode()

    def edit(self, path: str, part: str, new: str, at: str = "") -> str:
        """Put something else in the place of what stands once in a note."""
        text = self.read(path)
        assert text.count(part) == 1, text
        text = text.replace(part, new)
        self.note(path, text, at)
        return text

    def line(self, part: str, path: str = LIST) -> str:
        """The one line of a note that holds `part`."""
        (found,) = [one for one in self.read(path).split("\n") if part in one]
        return found

    def sync(self, now: str) -> Summary:
        """A round as of a moment; what it wrote was saved then."""
        summary = rounds.run(self.vault, now[:10], act=acting.at(now))
        for written in summary.written:
            self.touch(written.path, now)
        return summary

    def touch(self, path: str, at: str) -> None:
        """Have a file saved at a moment."""
        full = self.root / path
        if full.exists():
            os.utime(full, ns=(instant(at), instant(at)))

    def files(self) -> dict[str, bytes]:
        """Every file's bytes by path."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def found(self, code: str) -> list[tuple[str, str]]:
        """Where a diagnostic stands, and what it says."""
        words = self.vault.words("en")
        return [
            (one.path or "", words.say(one.message))
            for data in self.vault.index.diagnostics()
            for one in extract.diagnostics(data)
            if one.code == code
        ]
