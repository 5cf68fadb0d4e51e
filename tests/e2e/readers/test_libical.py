"""libical, which GNOME and Evolution read calendars with; the strictest of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from e2e.readers import feeds
from support.feed_view import feed, setting


def check(program: Path, file: Path) -> list[str]:
    done = subprocess.run([str(program), str(file)], capture_output=True, check=True)
    return done.stdout.decode().split("\n")[:-1]


def test_libical_finds_no_error_and_reads_what_was_meant(
    libical: Path, feed_file: Path, told: feeds.Feed
) -> None:
    verdict, *entries = check(libical, feed_file)
    assert verdict == "0 1"
    read = [entry.split("\t") for entry in entries]
    assert {alarms for _, _, _, alarms, _ in read} == {"1"}
    assert {(uid, a, b, title) for uid, a, b, _, title in read} == told.entries
    assert len(read) == len(told.entries)


@pytest.mark.parametrize("timezone", feeds.ZONES)
def test_libical_finds_no_error_in_an_empty_feed(
    libical: Path, tmp_path: Path, timezone: str
) -> None:
    file = tmp_path / "feed.ics"
    file.write_bytes(feed([], feeds.TODAY, setting(timezone)))
    assert check(libical, file) == ["0 1"]


def test_libical_finds_no_error_in_the_feed_named_by_the_environment(
    libical: Path,
) -> None:
    """`VAULTKIT_FEED=path` tries any feed."""
    if not os.environ.get("VAULTKIT_FEED"):
        pytest.skip("VAULTKIT_FEED names no feed")
    assert check(libical, Path(os.environ["VAULTKIT_FEED"]))[0] == "0 1"
