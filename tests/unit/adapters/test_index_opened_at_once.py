"""A new index that several open at the same moment."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path

from vaultkit.adapters.sqlite_index.index import Index

TOGETHER = 6
ROUNDS = 20


def opened(path: str, ready: Barrier) -> None:
    """Open the index when all are ready; an error ends the process with 1."""
    ready.wait(20)
    index = Index(path)
    index.begin()
    index.rollback()


def test_all_who_open_a_new_index_at_once_get_it(tmp_path: Path) -> None:
    process = multiprocessing.get_context("fork")
    for number in range(ROUNDS):
        ready = process.Barrier(TOGETHER)
        given = (str(tmp_path / f"{number}.db"), ready)
        all_ = [process.Process(target=opened, args=given) for _ in range(TOGETHER)]
        for one in all_:
            one.start()
        for one in all_:
            one.join(30)
        assert [one.exitcode for one in all_] == [0] * TOGETHER
