"""The journal keeps what notes held, through crashes, full disks and damage."""

from __future__ import annotations

import json
import os
import resource
import stat
import time
from contextlib import contextmanager

import pytest

from vaultkit.adapters.journal import KEPT, FileJournal
from vaultkit.app.records import Change

NOW = "2026-11-21T14:03"
ANNA = "---\ntype: kontakt\n---\n\n## Verlauf\n- 2026-11-17 Tel.: nicht erreicht\n"
NASTY = [
    b"",
    b"\n",
    b"\xef\xbb\xbf# Mit BOM\r\n- [ ] Angebot\r\n",
    bytes(range(256)) * 40,
    "Grüße 👋🏽 an Zoë\u2028".encode(),
]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "journal"


@pytest.fixture
def journal(folder):
    return FileJournal(str(folder))


def keep(journal, *changes: Change, what: str = "log", written: bool = True) -> None:
    """One finished run."""
    with journal.run(what, NOW) as record:
        for change in changes:
            record.intend(change)
            record.note(written=written)


def a_change(path: str = "Kontakte/Anna Weber.md", more: str = "") -> Change:
    before = ANNA.encode()
    after = (ANNA + "- 2026-11-21 Tel.: E-Lkw-Angebot\n" + more).encode()
    return Change(path, before, after, "log")


def the_file(folder):
    (found,) = folder.iterdir()
    return found


@contextmanager
def at_most(size: int):
    """No file may grow beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("before", [*NASTY, None])
@pytest.mark.parametrize("after", [*NASTY, None])
def test_every_byte_comes_back(journal, before, after):
    change = Change("Kontakte/Jörg Müßig.md", before, after, "log", ("- [x] Ünicode",))
    keep(journal, change)
    assert journal.changes(1) == [change]


def test_a_run_tells_what_it_was(journal):
    with journal.run("undo", NOW, undoes=7) as record:
        record.intend(a_change())
        record.note(written=True)
    (run,) = journal.runs()
    assert (run.number, run.what, run.at, run.undoes) == (1, "undo", NOW, 7)
    (step,) = run.steps
    assert (step.path, step.why, step.written) == (a_change().path, "log", True)
    assert step.before != step.after


def test_a_run_that_writes_nothing_leaves_nothing(journal, folder):
    with journal.run("sync", NOW):
        pass
    assert not folder.exists()
    keep(journal, a_change(), written=False)
    assert list(folder.iterdir()) == []


def test_runs_are_told_the_last_one_first(journal):
    for n in range(12):
        keep(journal, a_change(more=f"- {n}\n"))
    assert [run.number for run in journal.runs()] == list(range(12, 0, -1))


def test_a_write_is_in_the_journal_before_anything_is_said_of_it(journal):
    with journal.run("log", NOW) as record:
        record.intend(a_change())
        (run,) = journal.runs()
        assert run.steps[0].written is None
        assert journal.changes(1) == [a_change()]


def test_a_run_that_breaks_off_after_a_write_may_have_begun_is_kept(journal):
    def stopped() -> None:
        with journal.run("log", NOW) as record:
            record.intend(a_change())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert journal.changes(1) == [a_change()]


def test_a_file_cut_at_any_byte_still_gives_the_steps_before(journal, folder):
    first, second = a_change(), a_change("Follow-ups.md", "- mehr\n")
    keep(journal, first, second)
    path = the_file(folder)
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    ends = [len(b"".join(lines[:n])) for n in range(len(lines) + 1)]
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        found = journal.changes(1)
        assert found == [first, second][: len(found)]
        assert len(found) >= (size >= ends[2]) + (size >= ends[4])
        assert all(len(run.steps) == len(found) for run in journal.runs())


def test_damaged_bytes_are_not_given_out(journal, folder):
    keep(journal, a_change(), a_change("Follow-ups.md"))
    path = the_file(folder)
    lines = path.read_bytes().split(b"\n")
    row = json.loads(lines[1])
    other = a_change(more="- etwas anderes\n")
    keep(journal, Change("x.md", other.after, other.after, "log"))
    foreign = json.loads((folder / "2.jsonl").read_bytes().split(b"\n")[1])
    for held in ("", "AAAA", row["held"][:-8], row["held"][4:], foreign["held"]):
        lines[1] = json.dumps({**row, "held": held}).encode()
        path.write_bytes(b"\n".join(lines))
        assert journal.changes(1) == [None, a_change("Follow-ups.md")]


def test_bytes_of_another_note_are_not_given_out(journal, folder):
    keep(journal, Change("a.md", b"a", None, "forget"))
    keep(journal, Change("b.md", b"b", None, "forget"))
    held = [(folder / f"{n}.jsonl").read_text().split('"held":') for n in (1, 2)]
    (folder / "1.jsonl").write_text(held[0][0] + '"held":' + held[1][1])
    assert journal.changes(1) == [None]


@pytest.mark.parametrize(
    "line",
    [
        *(b"\xff\xfe", b"123", b"[]", b"null", b'{"path":3}', b'{"format":', b"{}"),
        *(b'{"path":["x"],"why":"b"}', b'{"path":3,"why":"b"}', b'"path"'),
        *(b'{"path":"a","why":{}}', b'{"path":"a","why":"b","saved":"x"}'),
    ],
)
def test_lines_that_mean_nothing_are_passed_over(journal, folder, line):
    keep(journal, a_change())
    with the_file(folder).open("ab") as file:
        file.write(line + b"\n")
    assert journal.changes(1) == [a_change()]
    assert [len(run.steps) for run in journal.runs()] == [1]


def test_what_is_older_than_ninety_days_goes_with_the_next_write(journal, folder):
    for _ in range(3):
        keep(journal, a_change())
    old = time.time() - KEPT
    for name, age in (("1.jsonl", old - 60), ("2.jsonl", old + 3600)):
        os.utime(folder / name, (age, age))
    with journal.run("sync", NOW):
        pass
    assert [run.number for run in journal.runs()] == [3, 2, 1]
    keep(journal, a_change())
    assert [run.number for run in journal.runs()] == [4, 3, 2]


@pytest.mark.parametrize(("days", "kept"), [(91, [7, 5, 4, 3, 2]), (401, [7])])
def test_what_was_taken_back_is_known_for_longer(journal, folder, days, kept):
    """Else the words of an answer that was taken back would come alive again."""
    for what, undoes in (("sync", 0), ("sync", 0), ("undo", 2), ("undo", 3)):
        with journal.run(what, NOW, undoes) as record:
            record.intend(a_change())
    for what in ("untick", "sync"):
        with journal.run(what, NOW) as record:
            record.intend(a_change())
    age = time.time() - days * 24 * 60 * 60
    for path in folder.iterdir():
        os.utime(path, (age, age))
    keep(journal, a_change())
    assert [run.number for run in journal.runs()] == kept


def test_number_that_is_used_again_is_known_by_its_new_run(journal):
    keep(journal, a_change())
    with journal.run("sync", NOW) as record:
        record.intend(a_change("Zweite.md"))
        assert journal.heads() == {1: ("log", 0), 2: ("sync", 0)}
        record.note(written=False)
    with journal.run("undo", NOW, 1) as record:
        record.intend(a_change())
    assert journal.heads() == {1: ("log", 0), 2: ("undo", 1)}


def test_run_that_is_gone_is_known_no_more(journal, folder):
    for what in ("log", "sync", "log"):
        keep(journal, a_change(), what=what)
    assert journal.heads() == {1: ("log", 0), 2: ("sync", 0), 3: ("log", 0)}
    (folder / "1.jsonl").unlink()
    assert journal.heads() == {2: ("sync", 0), 3: ("log", 0)}


def test_a_full_disk_is_an_error_and_harms_no_step_before(journal, folder):
    with journal.run("log", NOW) as record:
        record.intend(a_change())
        record.note(written=True)
        size = the_file(folder).stat().st_size
        with at_most(size + 20), pytest.raises(OSError, match="too large"):
            record.intend(a_change("Zweite.md"))
        record.intend(a_change("Dritte.md"))
        record.note(written=True)
    assert journal.changes(1) == [a_change(), a_change("Dritte.md")]
    assert [step.written for run in journal.runs() for step in run.steps] == [True] * 2


def test_a_disk_that_is_full_from_the_start_leaves_no_run(journal, folder):
    with (
        journal.run("log", NOW) as record,
        at_most(10),
        pytest.raises(OSError, match="too large"),
    ):
        record.intend(a_change())
    assert list(folder.iterdir()) == []


def test_nobody_else_can_read_it(journal, folder):
    keep(journal, a_change())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(the_file(folder).stat().st_mode) == 0o600


def test_other_files_in_its_folder_are_let_be(journal, folder):
    folder.mkdir(parents=True)
    for name in ("README", "01.jsonl", "0.jsonl", "7.jsonl~", "-3.jsonl"):
        (folder / name).write_text("mine")
    keep(journal, a_change())
    assert [run.number for run in journal.runs()] == [1]


def test_bytes_that_stay_are_stored_once(journal, folder):
    prose = os.urandom(12_000).hex().encode()
    keep(journal, Change("Lang.md", prose, prose + b"\n- [x] erledigt\n", "log"))
    assert the_file(folder).stat().st_size < 1.5 * len(prose)
