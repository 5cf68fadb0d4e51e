"""Hands that edit notes: as vim and `sed -i` save, as a phone does, at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

from support.vaults import Said, VaultBuilder

ZONE = ZoneInfo("Europe/Vienna")


class Week:
    """A vault that somebody lives with: every edit and command has its minute."""

    def __init__(self, vault: VaultBuilder) -> None:
        """Begin with a vault as it stands."""
        self.vault = vault
        self.now = vault.today

    def at(self, moment: str) -> Week:
        """Go on to another minute, local time."""
        self.now = moment
        return self

    def __call__(self, *arguments: str, code: int = 0) -> Said:
        """Call the installed command now; it must end with `code`."""
        said = self.vault.run(*arguments, today=self.now)
        assert said.code == code, (arguments, said.out, said.err)
        return said

    def sync(self) -> Week:
        """One round now, and a second one that must not write a byte."""
        self("sync")
        once = self.vault.files()
        self("sync")
        assert self.vault.files() == once, "a second round must write nothing"
        return self

    def read(self, path: str) -> str:
        """A note as it lies on the disk."""
        return self.vault.read(path)

    def lines(self, path: str, part: str) -> list[str]:
        """The lines of a note that hold some words."""
        return [line for line in self.read(path).split("\n") if part in line]

    def line(self, path: str, part: str) -> str:
        """The one open line of a note that holds some words."""
        (found,) = [x for x in self.lines(path, part) if "^vd-" not in x]
        return found

    # --- ways to save ---
    def vim(self, path: str, old: str, new: str) -> Week:
        """Change one place and save: a backup, a new file, the backup gone."""
        full = self.vault.root / path
        text = self._changed(path, old, new)
        if shutil.which("vim"):
            script = full.with_name(".swap-in.vim")
            script.write_text("set backupskip=\n%d\nread .typed\nwq\n", "utf-8")
            typed = full.with_name(".typed")
            typed.write_bytes(text)
            call = ["vim", "-u", "DEFAULTS", "-i", "NONE", "-es", "-S", script.name]
            subprocess.run(
                [*call, full.name],
                cwd=full.parent,
                check=True,
                stdin=subprocess.DEVNULL,
                timeout=60,
            )
            script.unlink()
            typed.unlink()
            assert full.read_bytes() == text
        else:
            backup = full.with_name(full.name + "~")
            full.rename(backup)
            full.write_bytes(text)
            backup.unlink()
        return self._stamp(path)

    def sed(self, path: str, script: str) -> Week:
        """Change a note with `sed -i`, which puts another file in its place."""
        full = self.vault.root / path
        before = full.read_bytes()
        subprocess.run(["sed", "-i", "-E", script, full], check=True, timeout=60)
        assert full.read_bytes() != before, "the script found nothing to change"
        return self._stamp(path)

    def phone(self, path: str, old: str, new: str) -> Week:
        """Change one place and save in place, as a notes app on a phone does."""
        (self.vault.root / path).write_bytes(self._changed(path, old, new))
        return self._stamp(path)

    def _changed(self, path: str, old: str, new: str) -> bytes:
        text = self.read(path)
        assert text.count(old) == 1, (old, text)
        return text.replace(old, new).encode()

    def _stamp(self, path: str) -> Week:
        at = datetime.fromisoformat(self.now).replace(tzinfo=ZONE).timestamp()
        os.utime(self.vault.root / path, (at, at))
        return self


def answered(line: str, words: str = "", *, tick: bool = False) -> str:
    """A line of a list with its box ticked, or words typed behind its id."""
    mark = "[x]" if tick else "[ ]"
    return line.replace("[ ]", mark, 1) + (f" {words}" if words else "")
