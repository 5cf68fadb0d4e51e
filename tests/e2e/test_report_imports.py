"""What the quickest answer loads: a heavy import here is felt in every report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OURS = {
    "vaultkit.adapters.glance",
    "vaultkit.adapters.places",
    "vaultkit.adapters.sqlite_index",
    "vaultkit.adapters.sqlite_index.answers",
    "vaultkit.cli.asking",
    "vaultkit.cli.main",
    "vaultkit.cli.quick",
    "vaultkit.core.remembered",
}
OTHERS = {"sqlite3", "datetime"}
"""SQLite, and what it loads itself; the rest of the library is what Python loads."""
SLOW = {
    *("typing", "hashlib", "re", "json", "pathlib", "dataclasses", "inspect"),
    *("click", "rich", "yaml", "frontmatter", "jinja2", "icalendar", "watchdog"),
    *("platformdirs", "phonenumbers", "rapidfuzz", "importlib.metadata", "tomllib"),
}
TITLE = "Angebot schicken"
NOTE = """\
---
typ: kontakt
rückruf: 2026-11-25
---
- [ ] Angebot schicken 📅 2026-11-27
"""


def loaded(root: Path, homes: Path, *call: str, says: str = TITLE) -> set[str]:
    """Modules that a call loads, a report's, which a bare interpreter does not."""
    script = (
        "import sys, io; before = set(sys.modules); from vaultkit.cli import main;"
        f" main.run([*{call or ('report',)!r}, '--vault', {str(root)!r},"
        " '--today', '2026-11-21']);"
        " print(); print(*sorted(set(sys.modules) - before))"
    )
    homes_of = {
        f"VAULTKIT_{kind}_DIR": str(homes / kind)
        for kind in ("CACHE", "STATE", "CONFIG")
    }
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path[:] = {sys.path!r}; {script}",
        ],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **homes_of},
    )
    assert says in done.stdout
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    (root / "Kontakte").mkdir(parents=True)
    (root / "Kontakte" / "Anna Weber.md").write_text(NOTE, "utf-8")
    loaded(root, tmp_path)
    return root


def test_a_report_where_nothing_changed_loads_eight_modules_of_ours(
    vault: Path, tmp_path: Path
) -> None:
    found = loaded(vault, tmp_path)
    packages = {name for name in found if name.count(".") < 2}
    own = {name for name in found if name.startswith("vaultkit.")}
    assert own - packages - OURS == set()
    assert OURS - own == set()


def test_a_report_where_nothing_changed_loads_no_slow_library(
    vault: Path, tmp_path: Path
) -> None:
    found = loaded(vault, tmp_path)
    assert found & SLOW == set()
    assert found >= OTHERS


def test_a_report_after_an_edit_loads_neither_click_nor_the_feed_s_library(
    vault: Path, tmp_path: Path
) -> None:
    with (vault / "Kontakte" / "Anna Weber.md").open("a", encoding="utf-8") as file:
        file.write("- [ ] anrufen 📅 2026-11-26\n")
    found = loaded(vault, tmp_path)
    assert "vaultkit.features.contacts" in found
    assert found & {"click", "rich", "jinja2", "icalendar", "watchdog"} == set()
    assert found & {"phonenumbers", "rapidfuzz", "importlib.metadata"} == set()


def test_a_line_from_a_shell_loads_nothing_that_acts_on_answers(
    vault: Path, tmp_path: Path
) -> None:
    (vault / "vaultkit.toml").write_text('language = "de"\n', "utf-8")
    call = ("log", "Anna Weber", "erreicht, will Angebot bis Fr")
    found = loaded(vault, tmp_path, *call, says="Anna Weber")
    assert "icalendar" in found
    assert [name for name in found if name.startswith("vaultkit.app.settling.")] == []
