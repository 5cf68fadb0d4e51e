"""Vaults in a folder, written and asked as a user would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

from support import forking
from support.saying import Said

__all__ = ["SETTINGS", "Said", "VaultBuilder"]

SETTINGS = """\
id = "testtest"
language = "{language}"
timezone = "{timezone}"
region = "{region}"
start = 2026-01-01
"""


class VaultBuilder:
    """A vault that is built by chaining."""

    def __init__(self, root: Path, today: str) -> None:
        """Begin with an empty folder."""
        self.root = root
        self.today = today
        root.mkdir(parents=True, exist_ok=True)

    def settings(
        self,
        more: str = "",
        *,
        language: str = "en",
        timezone: str = "Europe/Vienna",
        region: str = "AT",
    ) -> VaultBuilder:
        """Write vaultkit.toml."""
        text = SETTINGS.format(language=language, timezone=timezone, region=region)
        (self.root / "vaultkit.toml").write_text(text + dedent(more), "utf-8")
        return self

    def note(self, path: str, text: str | bytes) -> VaultBuilder:
        """Write a note; text is dedented."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        data = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
        full.write_bytes(data)
        return self

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_bytes().decode()

    def run(self, *arguments: str, today: str | None = None) -> Said:
        """Call the command in this vault, in a process of its own."""
        call = [*arguments, "--vault", str(self.root), "--today", today or self.today]
        code, *texts = forking.call(call)
        return Said(code, *(text.replace("\r\n", "\n") for text in texts))

    def raw(
        self, *arguments: str, today: str | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Call the installed command and take what it answers byte for byte."""
        call = [sys.executable, "-m", "vaultkit", *arguments]
        call += ["--vault", str(self.root), "--today", today or self.today]
        return subprocess.run(call, capture_output=True, check=False, timeout=120)

    def report(self, *arguments: str, today: str | None = None) -> Any:
        """The report as JSON, all of it."""
        said = self.run(
            "report", "--format", "json", "--within", "all", *arguments, today=today
        )
        assert said.code == 0, said.err
        return said.json

    def check(self, *arguments: str, today: str | None = None) -> list[dict[str, Any]]:
        """The diagnostics, hints included."""
        said = self.run("check", "--format", "json", "--hints", *arguments, today=today)
        found: list[dict[str, Any]] = said.json["diagnostics"]
        return found

    def files(self) -> dict[str, bytes]:
        """Every file's bytes by path."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }


class Installed(VaultBuilder):
    """A vault whose commands are the installed one, started anew each time."""

    def run(self, *arguments: str, today: str | None = None) -> Said:
        """Call the installed command in this vault."""
        script = Path(sys.executable).with_name("vaultkit")
        call = [str(script), *arguments, "--vault", str(self.root)]
        done = subprocess.run(
            [*call, "--today", today or self.today],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)
