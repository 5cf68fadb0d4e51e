"""A vault that nobody should have, and a command that may not take much."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

from support import forking
from support.privileges import ordinary
from support.vaults import Said, VaultBuilder

MEBI = 1 << 20
MEMORY = 1200 * MEBI
"""Addresses, not what is really taken; for 100,000 boxes as JSON. Else 150 do."""
SECONDS = 240
"""Before a command is given up; processors may be shared by many."""
COMMANDS = [
    "report",
    "report --format md",
    "report --format json --within all",
    "check --hints",
    "check --hints --format short",
    "check --hints --format json",
    "contacts",
    "contacts --why",
    "brief Anna",
    "why Anna",
    "plugins",
    "feed",
    "sync --dry-run",
    "sync",
]
ANNA = """\
---
type: kontakt
rückruf: 2026-11-25
anlass: E-Lkw-Angebot
telefon: 0171 3920012
kontaktrhythmus: 6w
geburtstag: 29.2.1980
---

## Verlauf
- 2026-11-17 Tel.: gesprochen
"""
LIST = "# Liste\n\n<!-- vaultkit:checklist -->\n<!-- /vaultkit -->\n\nvon Hand\n"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BLOCK = re.compile(rb"(?s)(<!-- vaultkit:[^>]*-->\r?\n).*?([ \t>]*<!-- /vaultkit -->)")


def limited() -> None:
    ordinary()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def call_of(vault: VaultBuilder, *words: str, today: str = "2026-11-21") -> list[str]:
    call = [sys.executable, "-m", "vaultkit", *words]
    return [*call, "--vault", str(vault.root), "--today", today]


def run(vault: VaultBuilder, *words: str, today: str = "2026-11-21") -> Said:
    """Call the command with little memory, little time and no root's rights."""
    said = forking.call(call_of(vault, *words, today=today)[3:], limited, SECONDS)
    assert "Traceback" not in said.err
    assert said.code in (0, 1, 2), said.err
    return said


def on_a_terminal(vault: VaultBuilder, *words: str) -> str:
    """What a command shows on a terminal that has no colours."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        call_of(vault, *words),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"},
        preexec_fn=limited,  # noqa: PLW1509 - no threads here
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                more = os.read(ours, 1 << 16)
            except OSError:  # so a terminal says that nobody writes any more
                break
            shown += more
    os.close(ours)
    return shown.decode()


def worked() -> float:
    """Seconds that commands have kept a processor busy."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def found(vault: VaultBuilder) -> set[tuple[str, str]]:
    """(code, path) of every finding."""
    said = run(vault, "check", "--hints", "--format", "json")
    return {(one["code"], one["path"]) for one in said.json["diagnostics"]}


def names(vault: VaultBuilder) -> set[str]:
    """Everybody who has something due."""
    said = run(vault, "report", "--format", "json", "--within", "all")
    assert said.code == 0, said.err
    return {who["name"] for item in said.json["followups"] for who in item["contacts"]}


def card(name: str = "", more: str = "", *, due: str = "2026-11-21") -> str:
    """A card with a callback."""
    named = f"name: {name}\n" if name else ""
    return f"---\ntype: kontakt\n{named}rückruf: {due}\n{more}---\n"


EVIL_NAME = '"B\\e[31möse\\a"'
EVIL = (
    "\\e]0;x\\a <!-- /vaultkit --> <!-- vaultkit:checklist --> [[Anna Weber]]"
    " ^vk-aaaaaaaa-bbbb <script>alert(1)</script> 📅 2030-01-01 -> erreicht"
)


def bomb() -> str:
    """Anchors that unfold to ten to the twentieth."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for before, own in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True):
        lines.append(f"{own}: &{own} [{', '.join([f'*{before}'] * 10)}]")
    return "\n".join(lines) + "\n"


def good(vault: VaultBuilder) -> VaultBuilder:
    """Make a German vault with one good card and a list."""
    vault.settings(language="de").note("Kontakte/Anna Weber.md", ANNA)
    return vault.note("Wiedervorlage.md", LIST)


def bad(anna: VaultBuilder) -> VaultBuilder:
    """Add everything that may be wrong, at once."""
    anna.note("Kontakte/NUL.md", card("Nul").encode() + b"- [ ] A\0B bis 22.11.2026\n")
    anna.note("Kontakte/Alt.md", card("Jürgen Größe").encode("cp1252"))
    anna.note("Kontakte/Sechzehn.md", card("Jörg Sechzehn").encode("utf-16"))
    anna.note("Kontakte/Bom.md", ("\ufeff" + card("Bom") + LIST).replace("\n", "\r\n"))
    anna.note(normalize("NFD", "Kontakte/Müller Jürgen.md"), card())
    anna.note("Kontakte/Riese.md", card("Riese").encode() + b"x" * (5 * MEBI))
    anna.note("Kontakte/Bombe.md", card("Bombe", bomb()))
    anna.note("Kontakte/Kaputt.md", card('Kaputt: "Karl'))
    anna.note("Kontakte/a\nb.md", card())
    anna.note("Kontakte/rot\x1b[31m.md", card())
    anna.note("Kontakte/um\u202egekehrt.md", card())
    anna.note("Kontakte/]] | <!-- vaultkit.md", card())
    anna.note("Kontakte/Böse.md", card(EVIL_NAME, f'anlass: "{EVIL}"\n'))
    anna.note("Kontakte/Eins.md", card("Eins", "id: gleich\n"))
    anna.note("Kontakte/Zwei.md", card("Zwei", "id: gleich\n"))
    anna.note("Kaputt.md", "<!-- vaultkit:checklist -->\nmeins\n")
    anna.note("Breit.md", "- [ ] [[Anna Weber]] " + "x" * 10_000 + " 📅 2026-11-22\n")
    raw = os.fsencode(anna.root / "Kontakte") + b"/J\xfcrgen.md"
    Path(os.fsdecode(raw)).write_text(card(), "utf-8")
    os.mkfifo(anna.root / "Rohr.md")
    (anna.root / "Kontakte" / "Kreis").symlink_to(anna.root)
    (anna.root / "Selbst.md").symlink_to("Selbst.md")
    (anna.root / "Ins Leere.md").symlink_to("Kontakte/Niemand.md")
    (anna.root / "Draussen").symlink_to("/etc")
    (anna.root / "Passwort.md").symlink_to("/etc/passwd")
    (anna.root / "Zu.md").write_text(card("Zu"), "utf-8")
    (anna.root / "Zu.md").chmod(0)
    return anna
