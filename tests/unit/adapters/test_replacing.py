"""A note is replaced while others save it, and while we are killed: nothing is lost."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from vaultkit.adapters import exchange, replacing
from vaultkit.adapters.files import Files

LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems hold no file still"
)
NOTE = "Anna Weber.md"
READ = b"- [ ] Angebot schicken\n"
OURS = b"- [x] Angebot schicken\n"
SAVED = b"- [ ] Angebot schicken\nIhr Sohn studiert in Graz.\n"
AGAIN = SAVED + b"Ruft am Montag an.\n"
PATIENCE = 60
"""Seconds, on a busy machine; only who fails waits for so long."""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / NOTE
    path.write_bytes(READ)
    return path


RENAME = os.rename


def save_over(path: Path, data: bytes) -> None:
    """As most editors and every sync tool."""
    new = path.with_name(".Anna.swp")
    new.write_bytes(data)
    RENAME(new, path)


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".vk-")]


# --- nobody in the way ---------------------------------------------------------------
def test_a_note_that_is_as_it_was_read_is_replaced_and_nothing_is_left(note):
    note.chmod(0o640)
    assert replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == OURS
    assert stat.S_IMODE(note.stat().st_mode) == 0o640
    assert list(note.parent.iterdir()) == [note]


def test_a_note_that_is_not_as_it_was_read_stays(note):
    note.write_bytes(SAVED)
    assert not replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == SAVED
    assert list(note.parent.iterdir()) == [note]


@pytest.mark.parametrize("kind", ["gone", "folder", "link"])
def test_what_is_no_file_any_more_stays_what_it_is(note, kind):
    note.unlink()
    if kind == "folder":
        note.mkdir()
    elif kind == "link":
        (note.parent / "fern.txt").write_bytes(READ)
        note.symlink_to("fern.txt")
    assert not replacing.replaced(str(note), READ, OURS)
    assert note.is_dir() == (kind == "folder")
    assert note.is_symlink() == (kind == "link")
    assert left(note.parent) == []


def test_marks_that_a_desktop_puts_on_files_stay(note):
    try:
        os.setxattr(note, "user.xdg.tags", b"wichtig")
    except OSError:
        pytest.skip("no such marks on this disk")
    assert replacing.replaced(str(note), READ, OURS)
    assert os.getxattr(note, "user.xdg.tags") == b"wichtig"


def test_a_name_too_long_to_tell_a_story_is_replaced_all_the_same(tmp_path):
    note = tmp_path / ("Ä" * 120 + ".md")
    note.write_bytes(READ)
    assert replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == OURS
    assert list(tmp_path.iterdir()) == [note]


def test_where_nothing_can_change_places_the_note_is_compared_and_replaced(
    note, monkeypatch
):
    monkeypatch.setattr(exchange, "swap", lambda *_: False)
    assert replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == OURS
    assert not replacing.replaced(str(note), READ, SAVED)
    assert note.read_bytes() == OURS
    assert list(note.parent.iterdir()) == [note]


def test_without_the_library_s_name_the_system_is_called_by_number(note, monkeypatch):
    real = ctypes.CDLL(None, use_errno=True)
    if not hasattr(real, "renameat2") or os.uname().machine not in exchange._NUMBERS:
        pytest.skip("not on this system")

    class Old:
        syscall = real.syscall

    other = note.with_name("zwei.md")
    other.write_bytes(OURS)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Old())
    assert exchange.swap(str(note), str(other))
    assert (note.read_bytes(), other.read_bytes()) == (OURS, READ)


# --- somebody saves at the worst moment ----------------------------------------------
def before_the_exchange(monkeypatch, *saves: Callable[[], None]) -> None:
    """Have each of some saves made right before one exchange, the first of them all."""
    swap, todo = exchange.swap, list(saves)

    def late(one: str, other: str) -> bool:
        if todo:
            todo.pop(0)()
        return swap(one, other)

    monkeypatch.setattr(exchange, "swap", late)


def test_a_save_after_the_last_look_is_put_back(note, monkeypatch):
    before_the_exchange(monkeypatch, lambda: save_over(note, SAVED))
    assert not replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == SAVED
    assert list(note.parent.iterdir()) == [note]


def test_of_two_saves_while_we_write_the_last_one_stands(note, monkeypatch):
    before_the_exchange(
        monkeypatch,
        lambda: save_over(note, SAVED),
        lambda: save_over(note, AGAIN),
    )
    assert not replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == AGAIN
    assert list(note.parent.iterdir()) == [note]


def test_a_note_deleted_while_we_write_stays_deleted(note, monkeypatch):
    before_the_exchange(monkeypatch, note.unlink)
    assert not replacing.replaced(str(note), READ, OURS)
    assert list(note.parent.iterdir()) == []


def test_a_save_that_is_deleted_at_once_is_rather_kept(note, monkeypatch):
    before_the_exchange(monkeypatch, lambda: save_over(note, SAVED), note.unlink)
    assert not replacing.replaced(str(note), READ, OURS)
    assert note.read_bytes() == SAVED
    assert list(note.parent.iterdir()) == [note]


def writer(note: Path, data: bytes) -> subprocess.Popen[bytes]:
    """Another process that opens the note for writing, and then writes."""
    script = "import sys; open(sys.argv[1], 'wb').write(sys.argv[2].encode())"
    call = [sys.executable, "-S", "-c", script, str(note), data.decode()]
    return subprocess.Popen(call)


def until_opened(held: exchange.Held) -> None:
    end = time.monotonic() + PATIENCE
    while not held.is_wanted:
        assert time.monotonic() < end, "nobody opened it"
        time.sleep(0.001)


def held_files(monkeypatch) -> list[exchange.Held]:
    """Every file that is held from now on, in order."""
    found: list[exchange.Held] = []
    make = exchange.Held.__init__

    def kept(self: exchange.Held, path: str) -> None:
        make(self, path)
        found.append(self)

    monkeypatch.setattr(exchange.Held, "__init__", kept)
    return found


@LINUX
def test_who_opened_the_old_file_to_write_into_it_writes_into_the_note(
    note, monkeypatch
):
    held, writing = held_files(monkeypatch), []

    def opens() -> None:
        writing.append(writer(note, SAVED))
        until_opened(held[0])

    before_the_exchange(monkeypatch, opens)
    assert not replacing.replaced(str(note), READ, OURS)
    assert writing[0].wait(timeout=PATIENCE) == 0
    assert note.read_bytes() == SAVED
    assert list(note.parent.iterdir()) == [note]


@LINUX
def test_who_opened_our_file_before_it_went_writes_into_the_note(note, monkeypatch):
    held, writing = held_files(monkeypatch), []

    def opens() -> None:
        writing.append(writer(note, AGAIN))
        until_opened(held[1])

    before_the_exchange(monkeypatch, lambda: save_over(note, SAVED), opens)
    assert not replacing.replaced(str(note), READ, OURS)
    assert writing[0].wait(timeout=PATIENCE) == 0
    assert note.read_bytes() == AGAIN
    assert left(note.parent) == []
    (copy,) = set(note.parent.iterdir()) - {note}
    assert copy.name.startswith("Anna Weber (conflicted copy 20")
    assert copy.read_bytes() == SAVED, "who appends to ours has never seen it"


@LINUX
def test_a_note_that_is_being_written_at_this_moment_is_left(note):
    with note.open("ab") as file:
        assert not replacing.replaced(str(note), READ, OURS)
        file.write(b"Ihr Sohn studiert in Graz.\n")
    assert note.read_bytes() == SAVED
    assert list(note.parent.iterdir()) == [note]


SAVING = """
import os, sys, time

path, how, many = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(1, many + 1):
    line = f"Gespeichert {number}.\\n".encode()
    if how == "in place" or how == "both" and number % 2:
        with open(path, "wb") as file:
            file.write(line)
    else:
        with open(path + ".swp", "wb") as file:
            file.write(line)
        os.replace(path + ".swp", path)
    seen = b""
    end = time.monotonic() + 0.0005 * (number % 8)
    while time.monotonic() < end:
        pass
    end = time.monotonic() + 60
    while time.monotonic() < end:
        # For an instant a save may be away that is being put back.
        seen = open(path, "rb").read()
        if seen.startswith(line):
            break
    else:
        sys.exit(f"lost {number}: {seen!r}")
"""


@pytest.mark.parametrize("how", ["over", "in place", "both"])
@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="no exchange elsewhere"
)
def test_six_hundred_saves_while_we_write_are_all_there(note, how):
    note.write_bytes(b"Gespeichert 0.\n")
    call = [sys.executable, "-S", "-c", SAVING, str(note), how, "600"]
    saving = subprocess.Popen(call, stderr=subprocess.PIPE)
    files, made = Files(str(note.parent)), 0
    while saving.poll() is None:
        seen = files.read(NOTE)
        if seen and seen.endswith(b"\n") and b"- von uns\n" not in seen:
            made += files.replace(NOTE, seen, seen + b"- von uns\n")
    assert saving.communicate()[1].decode() == ""
    assert saving.returncode == 0
    assert note.read_bytes().startswith(b"Gespeichert 600.\n")
    assert made > 10
    assert left(note.parent) == []


# --- killed in the middle ------------------------------------------------------------
def killed(
    at: int, saves: Mapping[int, Callable[[], None]], work: Callable[[], object]
):
    """Do something in a process that is killed at an operation on files; its end."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    count = 0

    def tick() -> None:
        nonlocal count
        count += 1
        if count in saves:
            saves[count]()
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(run):
        def ticking(*args, **more):
            tick()
            try:
                return run(*args, **more)
            finally:
                tick()

        return ticking

    names = ("fsync", "rename", "replace", "link", "unlink", "chmod")
    for name in names:
        setattr(os, name, counted(getattr(os, name)))
    exchange.swap = counted(exchange.swap)
    try:
        work()
    finally:
        os._exit(0)


@pytest.mark.parametrize("saves", [0, 1, 2])
def test_killed_anywhere_while_somebody_saves_no_save_is_lost(tmp_path, saves):
    ends = set()
    for first in range(1, 17) if saves else [1]:
        for at in range(1, 30):
            folder = tmp_path / f"{first}-{at}"
            folder.mkdir()
            note, said = folder / NOTE, folder / "saved.txt"

            def save(text: bytes, note: Path = note, said: Path = said) -> None:
                said.write_bytes(text)
                save_over(note, text)

            note.write_bytes(READ)
            todo = {
                first + 2 * n: partial(save, text)
                for n, text in enumerate((SAVED, AGAIN)[:saves])
            }
            work = partial(replacing.replaced, str(note), READ, OURS)
            end = killed(at, todo, work)
            replacing.sweep(str(folder))
            assert all(re.fullmatch(r"\.vk-[^.]*\.md\.tmp", n) for n in left(folder))
            ends.add(end)
            shown = [path.read_bytes() for path in folder.glob("*.md")]
            if said.exists():
                assert said.read_bytes() in (
                    shown if saves > 1 else [note.read_bytes()]
                )
            else:
                assert note.read_bytes() in (READ, OURS)
            if end == 0:
                break
    assert ends == {0, signal.SIGKILL}


@pytest.mark.parametrize("saves", [0, 1])
def test_killed_while_a_note_is_taken_away_no_save_is_lost(tmp_path, saves):
    ends = set()
    for first in range(1, 8) if saves else [1]:
        for at in range(1, 12):
            folder = tmp_path / f"{first}-{at}"
            folder.mkdir()
            note, said = folder / NOTE, folder / "saved.txt"

            def save(note: Path = note, said: Path = said) -> None:
                said.write_bytes(SAVED)
                save_over(note, SAVED)

            note.write_bytes(READ)
            work = partial(replacing.removed, str(note), READ)
            end = killed(at, {first: save} if saves else {}, work)
            replacing.sweep(str(folder))
            assert left(folder) == []
            ends.add(end)
            shown = [path.read_bytes() for path in folder.glob("*.md")]
            if said.exists():
                assert shown == [SAVED]
            else:
                assert shown in ([], [READ])
            if end == 0:
                break
    assert ends == {0, signal.SIGKILL}
