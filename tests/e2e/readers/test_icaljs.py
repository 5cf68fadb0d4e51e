"""ical.js, which Thunderbird and calendars on the web read with."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from e2e.readers import feeds


def test_icaljs_reads_what_was_meant_by_the_zone_in_the_file(
    icaljs: list[str], feed_file: Path, told: feeds.Feed
) -> None:
    done = subprocess.run([*icaljs, str(feed_file)], capture_output=True, check=True)
    head, *read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert head == {"name": "Rückrufe „Wien“ 🎉"}
    assert {alarms for _, _, _, alarms, _ in read} == {"1"}
    assert {(uid, a, b, title) for uid, a, b, _, title in read} == told.entries
    assert len(read) == len(told.entries)
