"""Shell completion, in the shell itself where there is one."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.vaults import VaultBuilder

from vaultkit.cli import completing

LINES = """\
eval "$(_VAULTKIT_COMPLETE=bash_source vaultkit)"
COMP_WORDS=({words}); COMP_CWORD={at}; COMPREPLY=()
_vaultkit_completion vaultkit
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


FISH = """\
_VAULTKIT_COMPLETE=fish_source vaultkit | source
complete -C "{words}"
"""


ZSH = """\
autoload -Uz compinit; compinit -u -D
PS1=; unset zle_bracketed_paste; source <(_VAULTKIT_COMPLETE=zsh_source vaultkit)
print rea''dy
"""


@pytest.fixture
def people(vault: VaultBuilder, tmp_path: Path) -> VaultBuilder:
    """Three people whom vaultkit has looked at once, and a command called vaultkit."""
    vault.settings()
    for name in ("Anna Weber", "Siobhán O'Neill", "Thomas Weber (Linz)"):
        vault.note(f"People/{name}.md", "---\ntype: contact\n---\n")
    vault.note("Plan.md", "- [ ] Anna: order [[Anna Weber]] due:2026-12-01\n")
    vault.run("report")
    command = tmp_path / "bin" / "vaultkit"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vaultkit "$@"\n')
    command.chmod(0o755)
    return vault


def completed(vault: VaultBuilder, *words: str) -> list[str]:
    """What bash offers for the last of some words."""
    listed = " ".join(f"'{word}'" for word in ("vaultkit", *words))
    return said(vault, LINES.format(words=listed, at=len(words)), "bash", "--norc")


def said(vault: VaultBuilder, script: str, shell: str, *options: str) -> list[str]:
    """The lines that a shell prints."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell} here")
    path = f"{vault.root.parent / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        [found, *options, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PATH": path, "VAULTKIT_VAULT": str(vault.root)},
    )
    assert done.stderr == ""
    return [line for line in done.stdout.split("\n") if line]


def test_commands_are_offered_those_of_plugins_too(people: VaultBuilder) -> None:
    offered = completed(people, "")
    assert {"init", "sync", "report", "brief", "contacts"} <= set(offered)
    assert completed(people, "bri") == ["brief"]


def test_options_and_their_values_are_offered(people: VaultBuilder) -> None:
    assert "--format" in completed(people, "report", "--f")
    assert completed(people, "report", "--format", "j") == ["json"]


def test_names_are_offered_by_any_of_their_words(people: VaultBuilder) -> None:
    assert completed(people, "brief", "an") == ["Anna Weber"]
    assert completed(people, "brief", "anna", "w") == ["Weber"]
    assert completed(people, "brief", "neil") == ["Siobhán O Neill"]
    assert completed(people, "brief", "nobody") == []


def test_what_is_offered_needs_no_quotes_and_finds_the_same(
    people: VaultBuilder,
) -> None:
    for typed, path in (("sio", "People/Siobhán O'Neill.md"), ("thom", "(Linz)")):
        (offered,) = completed(people, "why", typed)
        assert not set(offered) & set("'\"()&;$`\\*")
        said = people.run("why", *offered.split(), "--format", "json")
        assert path in said.json["path"]


def test_without_an_index_nothing_is_offered_and_nothing_is_said(
    people: VaultBuilder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAULTKIT_CACHE_DIR", str(tmp_path / "other"))
    assert completed(people, "brief", "an") == []
    (people.root / "vaultkit.toml").write_text("no toml at all [")
    assert completed(people, "brief", "an") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_script(shell: str, vault: VaultBuilder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vaultkit"],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "_VAULTKIT_COMPLETE": f"{shell}_source"},
        cwd=vault.root,
    )
    assert done.returncode == 0
    assert "vaultkit" in done.stdout
    assert f"{shell}_complete" in done.stdout


def test_fish_offers_commands_options_and_names(people: VaultBuilder) -> None:
    def offered(words: str) -> list[str]:
        lines = said(people, FISH.format(words=words), "fish", "--no-config")
        return [line.partition("\t")[0] for line in lines]

    assert offered("vaultkit new --comp") == ["--company"]
    assert offered("vaultkit log tho") == ["Thomas-Weber-Linz"]
    assert offered("vaultkit brief siob") == ["Siobhán O Neill"]
    assert offered("vaultkit log anna,tho") == ["anna,Thomas-Weber-Linz"]


def test_zsh_completes_what_is_typed(people: VaultBuilder) -> None:
    found = shutil.which("zsh")
    if found is None:
        pytest.skip("there is no zsh here")
    path = f"{people.root.parent / 'bin'}:{os.environ['PATH']}"
    own = {**os.environ, "PATH": path, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    own["VAULTKIT_VAULT"] = str(people.root)
    child, terminal = pty.fork()
    if child == 0:
        os.execve(found, [found, "-f", "-i"], own)
    try:
        os.write(terminal, ZSH.encode())
        shown(terminal, "ready\r\n")
        for typed, completed_as in (
            ("vaultkit rep", "report"),
            ("vaultkit brief siob", "Siobhán\\ O\\ Neill"),
            ("vaultkit log anna,tho", "Thomas-Weber-Linz"),
        ):
            os.write(terminal, f"{typed}\t".encode())
            shown(terminal, completed_as + " ")
            os.write(terminal, b"\x15")
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def shown(terminal: int, words: str) -> None:
    """Wait until a terminal shows words; what it moves back over does not count."""
    said, until = "", time.monotonic() + 60
    while words not in said:
        left = until - time.monotonic()
        assert left > 0, said
        if select.select([terminal], [], [], left)[0]:
            said += os.read(terminal, 4096).decode(errors="replace").replace("\b", "")


def test_a_name_is_offered_without_signs_that_a_shell_reads() -> None:
    assert completing.plain("Thomas Weber (Linz; Muster) & Co.") == (
        "Thomas Weber Linz Muster Co"
    )
    assert completing.plain("Mei-Lin Zhao") == "Mei-Lin Zhao"
