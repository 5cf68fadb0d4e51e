"""khal, a calendar for terminals; it imports a feed and lists a year of it."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from e2e.readers import feeds

CONFIG = """\
[calendars]
[[feed]]
path = {folder}/calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


@pytest.fixture
def run(khal: str, tmp_path: Path):
    (tmp_path / "calendar").mkdir()
    config = tmp_path / "config"
    config.write_text(CONFIG.format(folder=tmp_path))
    home = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    def call(*words: str) -> str:
        done = subprocess.run(
            [khal, "-c", str(config), *words],
            capture_output=True,
            check=True,
            env=home,
        )
        assert b"rror" not in done.stderr, done.stderr
        return done.stdout.decode()

    return call


def test_khal_imports_and_lists_what_was_meant(run, feed_file, told) -> None:
    run("import", "--batch", "-a", "feed", str(feed_file))
    form = "{uid}\t{start-date}\t{start-time}\t{title}{nl}"
    listed = run("list", "--once", "--format", form, feeds.TODAY, "400d")
    read = {
        tuple(line.split("\t")) for line in listed.split("\n") if line.count("\t") == 3
    }
    assert read == {
        (uid, *_shown(start), title) for uid, start, _, title in told.entries
    }


def _shown(start: str) -> tuple[str, str]:
    if start.startswith("d"):
        return f"{start[1:5]}-{start[5:7]}-{start[7:]}", ""
    at = datetime.fromtimestamp(int(start), UTC)
    return f"{at:%Y-%m-%d}", f"{at:%H:%M}"
