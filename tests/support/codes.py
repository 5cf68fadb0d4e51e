"""Every code of a diagnostic: where the source gives it, where it is proven and told.

A code's folder is `tests/golden/errors/<owner>/<slug>/`:

    vault/         the notes that trigger it; settings are added where there are none
    make.py        `make(vault)`: what git cannot hold, such as pipes and odd bytes
    packages/      other packages that are installed beside vaultkit
    arguments      another command than `check --hints`
    expected.txt   what it says in English; expected.de.txt in German
"""

from __future__ import annotations

import ast
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from support.privileges import ordinary
from support.vaults import SETTINGS, Said

from vaultkit.cli import main

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "golden" / "errors"
PAGE = ROOT / "docs" / "codes.md"
HOST = [
    "dates",
    "frontmatter",
    "links",
    "note",
    "output",
    "plugin",
    "settings",
    "vault",
]
_SLUG = "[a-z]+(?:-[a-z]+)*"
_FENCE = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(rf"^## `({_SLUG}/{_SLUG})`\n", re.MULTILINE)


def owners() -> list[str]:
    """Whose codes there are: parts of the host, and the plugins."""
    features = (ROOT / "vaultkit" / "features").iterdir()
    return [*HOST, *(path.name.removesuffix(".py") for path in features)]


def in_source() -> set[str]:
    """Every code that the source holds; `*` where a part is only known later."""
    code = re.compile(rf"(?:{'|'.join(owners())})/{_SLUG}")
    part = re.compile(rf"[a-z]*/{_SLUG}")
    found = set()
    for path in sorted((ROOT / "vaultkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if code.fullmatch(node.value):
                    found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                end = getattr(node.values[1], "value", None)
                if isinstance(end, str) and part.fullmatch(end):
                    found.add(f"*{end}")
    return found


def answered(wanted: str, codes: set[str]) -> bool:
    """Whether a code, or a pattern for one, is met by one of some others."""
    return any(fnmatchcase(code, wanted) or fnmatchcase(wanted, code) for code in codes)


class Case(NamedTuple):
    """A code's folder."""

    code: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return FOLDER / self.code

    def expected(self, language: str) -> Path:
        """The approved text in a language."""
        end = "" if language == "en" else f".{language}"
        return self.folder / f"expected{end}.txt"

    def build(self, place: Path) -> Path:
        """The folder's vault, made in `place`."""
        vault = place / "vault"
        if (self.folder / "vault").is_dir():
            shutil.copytree(self.folder / "vault", vault)
        vault.mkdir(exist_ok=True)
        if not (vault / "vaultkit.toml").exists():
            own = SETTINGS.format(language="en", timezone="Europe/Vienna", region="AT")
            (vault / "vaultkit.toml").write_text(own, "utf-8")
        maker = self.folder / "make.py"
        if maker.exists():
            runpy.run_path(str(maker))["make"](vault)
        return vault

    def run(self, vault: Path, *more: str) -> Said:
        """The folder's command on its vault.

        In this process where nothing but notes is needed; else as it is installed, with
        the folder's packages, and as one who is not root.
        """
        given = self.folder / "arguments"
        words = given.read_text("utf-8") if given.exists() else "check --hints"
        call = [*words.split(), *more, "--vault", str(vault), "--today", "2026-11-21"]
        own = {
            f"VAULTKIT_{kind}_DIR": str(vault.parent / kind.lower())
            for kind in ("CACHE", "STATE", "CONFIG")
        }
        needed = (self.folder / "packages", self.folder / "make.py")
        if not any(path.exists() for path in needed):
            return _here(call, own)
        done = subprocess.run(
            [sys.executable, "-m", "vaultkit", *call],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, **own, "NO_COLOR": "1", "PYTHONPATH": str(needed[0])},
            preexec_fn=ordinary,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def text(self, said: Said) -> str:
        """What the folder's text is about: the answer, or why there is none."""
        return said.err if (self.folder / "arguments").exists() else said.out


def _here(call: list[str], own: dict[str, str]) -> Said:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in own.items():
            patch.setenv(name, value)
        with (
            redirect_stdout(StringIO()) as out,
            redirect_stderr(StringIO()) as err,
        ):
            code = main.run(call)
    return Said(code, out.getvalue(), err.getvalue())


def cases() -> list[Case]:
    """Every folder."""
    return [
        Case(f"{path.parent.name}/{path.name}")
        for path in sorted(FOLDER.glob("*/*"))
        if path.is_dir()
    ]


def sections() -> dict[str, str]:
    """The page's sections by their code."""
    _, *parts = _SECTION.split(PAGE.read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def findings(text: str) -> Iterator[str]:
    """The findings of a text, one by one."""
    return (part for part in re.split(r"\n\n|\n\Z", text) if part)


def first(text: str, code: str) -> str:
    """The first finding of a code."""
    return next(part for part in findings(text) if f"[{code}]" in part.split("\n")[0])


def with_example(section: str, example: str) -> str:
    """A section with another example in its fence."""
    return _FENCE.sub(lambda _: f"```text\n{example}\n```", section, count=1)


def example(section: str) -> str:
    """What stands in a section's fence."""
    found = _FENCE.search(section)
    return found[1].rstrip("\n") if found else ""
