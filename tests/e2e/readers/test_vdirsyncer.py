"""vdirsyncer, which fetches a feed by HTTP and lays its entries down one a file."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from e2e.readers import feeds
from icalendar import Calendar

CONFIG = """\
[general]
status_path = "{folder}/status/"
[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/items/"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def url(feed_file: Path) -> Iterator[str]:
    """The feed's address on this machine."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(feed_file.parent))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{feed_file.name}"
    server.shutdown()
    server.server_close()


# It copies entries with their zones and reckons with none; one with rules, one without.
@pytest.mark.parametrize("told", ["Europe/Vienna", "UTC"], indirect=True)
def test_vdirsyncer_lays_down_every_entry_once(
    vdirsyncer: str, url: str, told: feeds.Feed, tmp_path: Path
) -> None:
    (tmp_path / "items").mkdir()
    config = tmp_path / "config"
    config.write_text(CONFIG.format(folder=tmp_path, url=url))
    for step in ("discover", "sync", "sync"):
        done = subprocess.run(
            [vdirsyncer, "-c", str(config), step],
            input=b"y\n" * 9,
            capture_output=True,
            check=False,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        assert done.returncode == 0, done.stderr.decode()
    files = [file.read_bytes() for file in (tmp_path / "items").iterdir()]
    laid = [Calendar.from_ical(file).walk("VEVENT") for file in files]
    # It names entries by a hash of its own, so they are told by what they are called.
    read = sorted(str(entry["SUMMARY"]) for (entry,) in laid)
    assert read == sorted(title for *_, title in told.entries)
