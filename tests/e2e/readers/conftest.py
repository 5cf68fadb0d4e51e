"""The foreign readers, each skipped by its name where it is not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from e2e.readers import feeds

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
READERS = Path(os.environ.get("VAULTKIT_READERS") or CACHE / "vaultkit-readers")
INSTALL = "(.ci/readers installs it)"


@pytest.fixture(scope="session", params=feeds.ZONES)
def told(request: pytest.FixtureRequest) -> feeds.Feed:
    """A hard feed in one zone, and what is in it."""
    return feeds.hard(request.param)


@pytest.fixture
def feed_file(told: feeds.Feed, tmp_path: Path) -> Path:
    file = tmp_path / "feed.ics"
    file.write_bytes(told.data)
    return file


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checker in C, compiled."""
    program = tmp_path_factory.mktemp("libical") / "check"
    if shutil.which("cc") is None:
        pytest.skip(f"libical: no C compiler {INSTALL}")
    made = subprocess.run(
        ["cc", "-O1", "-o", str(program), str(HERE / "check.c"), "-lical"],
        capture_output=True,
        text=True,
        check=False,
    )
    if "ical.h" in made.stderr:
        pytest.skip(f"libical is not installed {INSTALL}")
    assert made.returncode == 0, made.stderr
    return program


@pytest.fixture(scope="session")
def icaljs() -> list[str]:
    """The beginning of the command that reads a feed with ical.js."""
    library = READERS / "node_modules/ical.js/dist/ical.js"
    if shutil.which("node") is None or not library.exists():
        pytest.skip(f"ical.js is not installed {INSTALL}")
    return ["node", str(HERE / "check.mjs"), str(library)]


def program(name: str) -> str:
    own = READERS / "venv/bin" / name
    found = str(own) if own.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed {INSTALL}")
    return found


@pytest.fixture(scope="session")
def khal() -> str:
    return program("khal")


@pytest.fixture(scope="session")
def vdirsyncer() -> str:
    return program("vdirsyncer")
