"""Taking a run back restores every byte of the notes that nobody touched since."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st
from property.strategies import OPERATIONS
from support import engines

from vaultkit import wiring
from vaultkit.adapters.journal import FileJournal
from vaultkit.adapters.locks import FileLocks
from vaultkit.app import apply, undo
from vaultkit.app import round as rounds
from vaultkit.app.apply import BLOCKS
from vaultkit.app.records import Change
from vaultkit.app.vault import Vault

SETTINGS = """\
id = "testtest"
language = "de"
timezone = "Europe/Vienna"
region = "AT"
start = 2026-10-01
"""
BLOCK = "<!-- vaultkit:checklist within={}d -->\n<!-- /vaultkit -->\n"
NOW = "2026-11-21T14:03"
PATHS = st.sampled_from(["a.md", "Kontakte/Ä b.md"])
TEXTS = st.sampled_from([b"", b"eins\n", b"\xef\xbb\xbfzwei\r\n", b"drei", None])
RUNS = st.tuples(
    st.just("run"),
    st.sampled_from([("log", "log"), ("watch", BLOCKS), ("sync", BLOCKS)]),
    st.lists(st.tuples(PATHS, TEXTS), min_size=1, max_size=4),
)
HANDS = st.tuples(st.just("hand"), PATHS, TEXTS)
UNDOS = st.tuples(
    st.just("undo"),
    st.none() | st.integers(1, 5),
    st.sampled_from([False, False, False, True]),
)
DAYS = st.sampled_from(["2026-11-21", "2026-11-24", "2026-12-05", "2027-02-01"])


def opened(folder: str) -> Vault:
    """A vault with state of its own in a folder."""
    root = Path(folder, "vault")
    root.mkdir()
    (root / "vaultkit.toml").write_text(SETTINGS, "utf-8")
    state = Path(folder, "state")
    return wiring.open_vault(str(root), in_memory=True)._replace(
        locks=FileLocks(str(state)), journal=FileJournal(str(state / "journal"))
    )


def contents(vault: Vault) -> dict[str, bytes]:
    """Every note's bytes by path."""
    root = Path(vault.files.root)
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.md")
    }


def by_hand(vault: Vault, path: str, data: bytes | None) -> None:
    full = Path(vault.files.root, path)
    full.parent.mkdir(exist_ok=True)
    if data is None:
        full.unlink(missing_ok=True)
    else:
        full.write_bytes(data)


@given(st.lists(OPERATIONS, max_size=8), DAYS, DAYS, st.sets(st.integers(0, 3)))
def test_undo_after_a_round_restores_every_note_not_edited_since(
    operations, first, second, edited
):
    with TemporaryDirectory() as folder:
        vault = opened(folder)
        root = Path(vault.files.root)
        lists = [f"Liste {n}.md" for n in range(4)]
        engines.write(root, [(p, BLOCK.format(7 * 6**n)) for n, p in enumerate(lists)])
        for kind, path, more in operations:
            if kind == "write":
                engines.write(root, [(path, more)])
        rounds.run(vault, first)
        before = contents(vault)
        written = {w.path for w in rounds.run(vault, second).written}
        after = contents(vault)
        for n in edited:
            by_hand(vault, lists[n], after[lists[n]] + b"- von Hand\n")
        mine = {lists[n]: after[lists[n]] + b"- von Hand\n" for n in edited}
        done = undo.run(vault, NOW)
        touched = any(path.endswith(".md") for path in written)
        if touched:
            assert contents(vault) == {**before, **mine}
            assert {left.path for left in done.left} == written & mine.keys()
        rounds.run(vault, second)
        assert (
            contents(vault).items()
            >= {path: data for path, data in after.items() if path not in mine}.items()
        )


TWINS = [
    ("run", ("log", "log"), [("a.md", b"")]),
    ("run", ("log", "log"), [("Kontakte/Ä b.md", b"")]),
    ("hand", "Kontakte/Ä b.md", None),
    ("undo", None, False),
]
"""A note that is gone is not looked for in one that another run left the same."""


@example(TWINS)
@given(st.lists(RUNS | HANDS | UNDOS, max_size=14))
def test_undo_restores_what_only_vaultkit_touched_and_nothing_else(steps):
    with TemporaryDirectory() as folder:
        vault = opened(folder)
        rounds.refresh(vault)
        story = Story(vault)
        for kind, *more in steps:
            getattr(story, kind)(*more)


class Touch(NamedTuple):
    """A note's bytes were changed, by a run or, 0, by a hand."""

    path: str
    run: int
    why: str
    before: bytes | None
    after: bytes | None


class Story:
    """What happens to a vault, remembered without the journal."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.touches: list[Touch] = []
        self.runs = 0
        self.undone: set[int] = set()

    def hand(self, path: str, data: bytes | None) -> None:
        before = self.vault.files.read(path)
        by_hand(self.vault, path, data)
        if data != before:
            self.touches.append(Touch(path, 0, "", before, data))

    def run(self, kind: tuple[str, str], writes) -> None:
        what, why = kind
        number, made = self.runs + 1, False
        with self.vault.journal.run(what, NOW) as record:
            for path, data in writes:
                Path(self.vault.files.root, path).parent.mkdir(exist_ok=True)
                now = self.vault.files.read(path)
                change = Change(path, now, data, why)
                done = apply.change(self.vault.files, record, change)
                assert done == ("same" if now == data else "written")
                if done == "written":
                    made = True
                    self.touches.append(Touch(path, number, why, now, data))
        self.runs += made

    def undo(self, wanted: int | None, dry_run: bool) -> None:
        if wanted is not None and wanted > self.runs:
            return
        before = contents(self.vault)
        done = undo.run(self.vault, NOW, wanted, dry_run=dry_run)
        after = contents(self.vault)
        assert done.complaints == ()
        if done.past is None or dry_run:
            assert after == before
            return
        number = done.past.run.number
        assert wanted in (None, number)
        left = {one.path for one in done.left}
        own = {touch.path for touch in self.touches if touch.run == number}
        assert left | {change.path for change in done.changes} <= own
        self.runs += bool(done.changes)
        for path in before.keys() | after.keys() | own:
            was, now = before.get(path), after.get(path)
            if path not in own or path in left:
                assert now == was
            else:
                self.judge(path, number, was, now)
            if now != was:
                self.touches.append(Touch(path, self.runs, "undo", was, now))
        for path in left:
            assert self.hindered(path, number)
        self.undone.add(number)

    def judge(self, path: str, number: int, was: bytes | None, now: bytes | None):
        """A note that was not declined holds what it held before the run."""
        if number in self.undone and now == was:
            return
        first = next(t for t in self.touches if t.run == number and t.path == path)
        assert now == first.before
        mine = [t for t in self.touches if t.path == path]
        ours = [t.after for t in mine[mine.index(first) :] if t.run]
        assert now == was or was in ours, "a hand's words are lost"

    def hindered(self, path: str, number: int) -> bool:
        """Whether anything but lists came after the run's first write to a note."""
        mine = [t for t in self.touches if t.path == path]
        start = next(n for n, t in enumerate(mine) if t.run == number)
        return any(t.run != number and t.why != BLOCKS for t in mine[start:])
