"""What was written into notes, so that `undo` can bring it back: one file a run.

A file has one JSON text a line: what the run is, then for every write what the note
held and what it is about to hold, then whether it was written. Lines are only ever
added, and what a note held is safely on disk before the note is touched. A line that
a crash cut short is as if it had not been. Nothing here touches a note.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from vaultkit.app.history import UNTICK
from vaultkit.app.records import Change, Run, Step
from vaultkit.core import identity
from vaultkit.core.words import Moment

KEPT = 90 * 24 * 60 * 60
"""Seconds after which a run is forgotten, when a later one has ended."""
KEPT_ASIDE = 400 * 24 * 60 * 60
"""The same of what was taken back: as long as it is known, the words of such an answer
that still stand somewhere ask for nothing."""
FORMAT = "vaultkit.journal/1"
_LISTED = ("acted", "answers", "aside", "own", "folders")
"""Fields of a change that are lists of words, left out where they are empty."""
_END = ".jsonl"
_LONGEST = 18
"""Digits of a number."""


class FileJournal:
    """The journal of one vault, in a folder of its own."""

    def __init__(self, folder: str) -> None:
        """Keep runs in `folder`, which is made when first needed."""
        self._folder = Path(folder)
        self._known: dict[int, tuple[str, int]] = {}
        """What runs are that have been followed by others, so that they stay that."""

    @contextmanager
    def run(self, what: str, at: Moment, undoes: int = 0) -> Iterator[FileRecorder]:
        """Begin a run; the caller holds the lock for writing."""
        head = {"format": FORMAT, "what": what, "at": at, "undoes": undoes}
        recorder = FileRecorder(self._folder, head)
        try:
            yield recorder
        finally:
            if recorder.close():
                self._forget_old()

    def runs(self, among: Collection[int] | None = None) -> Iterator[Run]:
        """Every run that is kept, or those among some, the last one first."""
        for number in sorted(_numbers(self._folder), reverse=True):
            if among is not None and number not in among:
                continue
            ended, size = _stamp(self._folder, number)
            run = _told(self._folder, number, ended, size)
            if run is not None:
                yield run

    def heads(self) -> dict[int, tuple[str, int]]:
        """What every run is, and the run that it takes back, 0 = none."""
        numbers = sorted(_numbers(self._folder))
        self._known = {n: self._known[n] for n in numbers if n in self._known}
        found = _heads(self._folder, [n for n in numbers if n not in self._known])
        self._known |= {n: head for n, head in found.items() if n < numbers[-1]}
        found |= self._known
        return {n: found[n] for n in numbers if n in found and found[n][0]}

    def changes(self, number: int) -> list[Change | None]:
        """The bytes of each step of a run, None for one that is damaged."""
        return [_change(row) for row in _read(self._folder, number)[1]]

    def _forget_old(self) -> None:
        """Take away what is older than it is kept; told by the files' own times.

        Later numbers ended later, so of thousands few need a look.
        """
        now, old = time.time(), set[int]()
        for number in sorted(_numbers(self._folder)):
            if _stamp(self._folder, number)[0] >= (now - KEPT) * 1e9:
                break
            old.add(number)
        heads = self.heads() if old else {}
        back = {undoes for _, undoes in heads.values() if undoes}
        for number in old:
            what, undoes = heads.get(number, ("", 0))
            is_aside = bool(undoes) or what == UNTICK or number in back
            if is_aside and _stamp(self._folder, number)[0] > (now - KEPT_ASIDE) * 1e9:
                continue
            with suppress(OSError):
                _path(self._folder, number).unlink()


class FileRecorder:
    """One run while it is going on; its file is made with the first write."""

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        """Keep a run in `folder`, beginning with `head`."""
        self._folder = folder
        self._head = head
        self._path = folder
        self._file = -1
        self._gap = b""
        self._kept = False
        """Whether a note was written, or may have been."""
        self._kept_before = False

    def intend(self, change: Change) -> None:
        """Have a write safely on disk before it is made.

        Raises:
            OSError: it cannot be kept; then the note must not be written.
        """
        row = _line(_row(change))
        if self._file >= 0:
            self._append(row, safe=True)
        else:
            self._begin(row)
        self._kept_before, self._kept = self._kept, True

    def note(self, *, written: bool) -> None:
        """Note down what became of the write intended last."""
        self._kept = self._kept_before or written
        # Where this is lost, the note itself tells.
        with suppress(OSError):
            self._append(_line({"written": written}), safe=False)

    def close(self) -> bool:
        """Let go of the file; whether it stays: one that wrote nothing goes."""
        if self._file < 0:
            return False
        os.close(self._file)
        self._file = -1
        if not self._kept:
            _told.cache_clear()  # the next run has its number
            with suppress(OSError):
                self._path.unlink()
        return self._kept

    def _begin(self, row: bytes) -> None:
        self._create()
        try:
            self._append(_line(self._head) + row, safe=True)
            _safe(self._folder)
        except OSError:
            self.close()
            raise

    def _create(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _safe(self._folder.parent)
        number = max(_numbers(self._folder), default=0) + 1
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
        self._path = _path(self._folder, number)
        self._file = os.open(self._path, flags, 0o600)

    def _append(self, data: bytes, *, safe: bool) -> None:
        """Add whole lines; what a full disk leaves of them is a line of its own."""
        try:
            rest = memoryview(self._gap + data)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            if safe:
                os.fsync(self._file)
        except OSError:
            self._gap = b"\n"
            raise
        self._gap = b""


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number}{_END}"


def _numbers(folder: Path) -> list[int]:
    """The numbers of the runs that are kept; there may be thousands."""
    try:
        with os.scandir(folder) as found:
            stems = [e.name[: -len(_END)] for e in found if e.name.endswith(_END)]
    except OSError:
        return []
    return [
        int(stem)
        for stem in stems
        if stem.isdecimal() and stem.isascii() and stem[0] != "0"
        if len(stem) <= _LONGEST
    ]


def _safe(folder: Path) -> None:
    """Have a folder's names on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@lru_cache(maxsize=128)
def _told(folder: Path, number: int, ended: int, _size: int) -> Run | None:
    """A run by its file, to which nothing was added since; None if that tells nothing.

    Every answer asks for what was written in the last minute.
    """
    head, rows = _read(folder, number)
    if head is None:
        return None
    told = head["what"], head["at"], head["undoes"]
    return Run(number, *told, tuple(map(_step, rows)), ended)


def _read(
    folder: Path, number: int
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """What a run is, None if that is lost, and its steps."""
    try:
        lines = _path(folder, number).read_bytes().split(b"\n")
    except OSError:
        return None, []
    head: dict[str, Any] | None = None
    steps: list[dict[str, Any]] = []
    for line in lines:
        row = _parsed(line)
        if row.get("format") == FORMAT:
            head = row
        elif "path" in row:
            steps.append(row)
        elif steps and "written" in row:
            steps[-1]["written"] = row["written"]
    return head, steps


def _heads(folder: Path, numbers: Iterable[int]) -> dict[int, tuple[str, int]]:
    """What runs are, and the run that each takes back, 0 = none."""
    found: dict[int, tuple[str, int]] = {}
    for number in numbers:
        with suppress(OSError), _path(folder, number).open("rb") as file:
            head = _parsed(file.readline())
            found[number] = str(head.get("what", "")), int(head.get("undoes", 0))
    return found


# --- lines ------------------------------------------------------------------------
def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, separators=(",", ":")).encode() + b"\n"


def _parsed(line: bytes) -> dict[str, Any]:
    """A line as it was put in, empty for one that is damaged."""
    try:
        row = json.loads(line)
        if "path" in row:
            _step(row)
        elif "format" in row:
            Run(0, str(row["what"]), str(row["at"]), int(row["undoes"]), ())
    except (ValueError, KeyError, TypeError):
        return {}
    return row if isinstance(row, dict) else {}


def _row(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    row: dict[str, Any] = {"path": change.path, "why": change.why}
    if change.saved:
        row["saved"] = change.saved
    for name in _LISTED:
        if listed := getattr(change, name):
            row[name] = listed
    if before is not None:
        row |= {"before": _named(before), "held": _packed(before)}
    if after is not None:
        row |= {"after": _named(after), "holds": _packed(after, before or b"")}
    return row


def _stamp(folder: Path, number: int) -> tuple[int, int]:
    """When a run's file was last added to, and its size; 0 if it is gone meanwhile."""
    try:
        seen = _path(folder, number).stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size


def _step(row: dict[str, Any]) -> Step:
    return Step(
        _word(row["path"]),
        _digest(row, "before"),
        _digest(row, "after"),
        _word(row["why"]),
        tuple(row.get("acted", ())),
        row.get("written"),
        int(row.get("saved", 0)),
        *(tuple(row.get(name, ())) for name in _LISTED[1:]),
    )


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _change(row: dict[str, Any]) -> Change | None:
    """The bytes of a step, if they are those that were put in."""
    try:
        before = _unpacked(row["held"]) if "held" in row else None
        after = _unpacked(row["holds"], before or b"") if "holds" in row else None
    except (ValueError, zlib.error):
        return None
    for data, kept in (
        (before, _digest(row, "before")),
        (after, _digest(row, "after")),
    ):
        if kept != (None if data is None else identity.digest(data)):
            return None
    listed: dict[str, Any] = {name: tuple(row.get(name, ())) for name in _LISTED}
    return Change(row["path"], before, after, row["why"])._replace(**listed)


def _named(data: bytes) -> str:
    return identity.digest(data).hex()


def _digest(row: dict[str, Any], key: str) -> bytes | None:
    return bytes.fromhex(row[key]) if key in row else None


def _packed(data: bytes, known: bytes = b"") -> str:
    """Bytes made small, smaller still where they are mostly those `known`."""
    packer = zlib.compressobj(zdict=known)
    packed = packer.compress(data) + packer.flush()
    return b2a_base64(packed, newline=False).decode("ascii")


def _unpacked(text: str, known: bytes = b"") -> bytes:
    unpacker = zlib.decompressobj(zdict=known)
    return unpacker.decompress(a2b_base64(text)) + unpacker.flush()
