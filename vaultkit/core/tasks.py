"""STUB (interface; implemented by the parser work)."""
from __future__ import annotations
from typing import NamedTuple


class Task(NamedTuple):
    """The fields of one task line, every dialect; `words` is what is left."""
    mark: str
    words: str                   # without Tasks emoji fields, Dataview fields, due:…, block id; tags kept
    due: str | None = None       # 📅, [due:: ], due:  - Moment ("2026-11-27" or with time if a time follows the date)
    due_until: str | None = None # end time if a range follows
    scheduled: str | None = None # ⏳
    start: str | None = None     # 🛫
    done_on: str | None = None   # ✅, [completion:: ]
    cancelled_on: str | None = None
    recurrence: str | None = None
    block_id: str | None = None  # without ^
    tags: tuple[str, ...] = ()   # with #, as written
    bad: tuple[tuple[int, int, str], ...] = ()   # dates in fields that are no dates: start, end (in the text given), raw text


OPEN = frozenset(" /!?<>")
DONE = frozenset("xX")
DROPPED = "-"


def parse(text: str, mark: str) -> Task: ...
