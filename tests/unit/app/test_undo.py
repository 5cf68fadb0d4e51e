"""What a run wrote is taken back, unless a hand or another run has been there since."""

from __future__ import annotations

import shutil

import pytest

from vaultkit import wiring
from vaultkit.adapters.files import Files
from vaultkit.app import apply, history, undo
from vaultkit.app import round as rounds
from vaultkit.app.apply import BLOCKS
from vaultkit.app.errors import UsageError
from vaultkit.app.records import Change
from vaultkit.app.undo import Left
from vaultkit.core import identity

NOW = "2026-11-21T14:03"
ANNA, BEN, LIST = "Kontakte/Anna Weber.md", "People/Ben Ólafsson.md", "Follow-ups.md"
TEXT = "# Anna\r\n\r\n## Verlauf\r\n- 2026-11-17 Tel.: nicht erreicht"


@pytest.fixture
def opened(vault):
    """An open vault with three notes."""
    vault.settings(language="de")
    for path in (ANNA, BEN, LIST):
        vault.note(path, TEXT.encode())
    made = wiring.open_vault(str(vault.root), in_memory=True)
    rounds.refresh(made)
    return made


@pytest.fixture
def write(opened):
    """Do a run: every path gets its text, None takes the note away."""

    def do(texts: dict[str, str | None], what: str = "log", why: str = "", **more):
        with opened.journal.run(what, NOW) as record:
            for path, text in texts.items():
                after = None if text is None else text.encode()
                before = opened.files.read(path)
                change = Change(path, before, after, why or what, **more)
                assert apply.change(opened.files, record, change) == "written"

    return do


def back(opened, number=None, **more):
    return undo.run(opened, NOW, number, **more)


def numbers(opened):
    return [past.run.number for past in history.runs(opened)]


def test_every_note_of_the_last_run_gets_its_bytes_back(opened, vault, write):
    write({BEN: "früher\n"})
    before = vault.files()
    write({ANNA: TEXT + "\r\n- 2026-11-21 Mail\r\n", BEN: "", LIST: "\ufeffx"})
    done = back(opened)
    assert vault.files() == before
    assert [change.path for change in done.changes] == [LIST, BEN, ANNA]
    assert (done.left, done.complaints) == ((), ())


def test_a_note_that_was_made_is_taken_away_and_one_taken_away_comes_back(
    opened, vault, write
):
    before = vault.files()
    write({"Kontakte/Neu.md": "# Neu\n"}, "new")
    after = vault.files()
    back(opened)
    assert vault.files() == before
    back(opened)
    assert vault.files() == after
    write({ANNA: None}, "forget")
    back(opened)
    assert vault.files() == after


def test_taking_back_is_itself_taken_back(opened, vault, write):
    states = [vault.files()]
    write({ANNA: "eins\n"})
    states.append(vault.files())
    for n in range(4):
        back(opened)
        assert vault.files() == states[n % 2]
    assert numbers(opened) == [5, 4, 3, 2, 1]


def test_the_index_knows_what_came_back(opened, write):
    write({ANNA: "---\ntype: kontakt\nrückruf: 2026-11-25\n---\n"})
    rounds.refresh(opened)
    write({ANNA: "---\ntype: kontakt\n---\n"})
    rounds.refresh(opened)
    back(opened)
    _, digest = opened.index.note(ANNA)
    assert digest == identity.digest(opened.files.read(ANNA))


def test_a_named_run_is_taken_back_and_later_ones_elsewhere_stay(opened, vault, write):
    write({ANNA: "eins\n"})
    write({BEN: "zwei\n"})
    back(opened, 1)
    assert vault.read(ANNA) == TEXT
    assert vault.read(BEN) == "zwei\n"


def test_a_note_edited_since_stays_and_the_others_come_back(opened, vault, write):
    write({ANNA: "eins\n", BEN: "eins\n", LIST: "eins\n"})
    vault.note(BEN, "eins\nund von Hand\n")
    done = back(opened)
    assert done.left == (Left(BEN, "edited"),)
    assert vault.read(BEN) == "eins\nund von Hand\n"
    assert (vault.read(ANNA), vault.read(LIST)) == (TEXT, TEXT)


def test_what_was_declined_comes_back_once_the_hand_has_put_it_right(
    opened, vault, write
):
    write({ANNA: "eins\n", BEN: "eins\n"})
    vault.note(BEN, "von Hand\n")
    back(opened)
    vault.note(BEN, "eins\n")
    done = back(opened, 1)
    assert [change.path for change in done.changes] == [BEN]
    assert vault.read(BEN) == TEXT


def test_a_note_that_is_gone_is_said_and_not_made_anew(opened, vault, write):
    write({ANNA: "eins\n"})
    (vault.root / ANNA).unlink()
    assert back(opened).left == (Left(ANNA, "gone"),)
    assert not (vault.root / ANNA).exists()


def test_a_note_that_another_run_left_with_the_same_words_stays(opened, vault, write):
    first, second = "Kontakte/Cem.md", "Kontakte/Dora.md"
    write({first: "---\ntype: kontakt\n---\n"}, "new")
    write({second: "---\ntype: kontakt\n---\n"}, "new")
    (vault.root / second).unlink()
    done = back(opened)
    assert done.changes == ()
    assert (vault.root / first).exists()


def test_a_note_that_was_renamed_and_edited_is_gone(opened, vault, write):
    write({ANNA: "eins\n"})
    new = vault.root / "Kontakte" / "Anna Huber.md"
    (vault.root / ANNA).rename(new)
    new.write_text("eins\nvon Hand\n", "utf-8")
    assert back(opened).left == (Left(ANNA, "gone"),)
    assert new.read_text("utf-8") == "eins\nvon Hand\n"


def test_a_note_is_never_reached_through_a_link(opened, vault, write, tmp_path):
    write({ANNA: "eins\n"})
    elsewhere = tmp_path / "elsewhere"
    shutil.move(vault.root / "Kontakte", elsewhere)
    (vault.root / "Kontakte").symlink_to(elsewhere)
    assert back(opened).left == (Left(ANNA, "gone"),)
    assert (elsewhere / "Anna Weber.md").read_text() == "eins\n"


def test_a_later_run_in_the_same_note_comes_first(opened, vault, write):
    write({ANNA: "eins\n"})
    write({ANNA: "eins\nzwei\n"})
    assert back(opened, 1).left == (Left(ANNA, "later", 2),)
    assert vault.read(ANNA) == "eins\nzwei\n"
    back(opened, 2)
    assert back(opened, 1).left == ()
    assert vault.read(ANNA) == TEXT


def test_a_hand_between_two_runs_is_seen_through_the_later_one(opened, vault, write):
    write({ANNA: "eins\n"})
    vault.note(ANNA, "eins\nHand\n")
    write({ANNA: "eins\nHand\nListe\n"}, why=BLOCKS)
    assert back(opened, 1).left == (Left(ANNA, "edited"),)


def test_lists_brought_up_to_date_since_are_no_hindrance(opened, vault, write):
    write({ANNA: "Antwort\n", BEN: "Antwort\n"}, "done")
    for n in range(3):
        write({ANNA: f"Antwort\nListe {n}\n"}, "watch", BLOCKS)
    back(opened)
    assert (vault.read(ANNA), vault.read(BEN)) == (TEXT, TEXT)


def test_a_hand_after_lists_were_brought_up_to_date_is_not_lost(opened, vault, write):
    write({ANNA: "Antwort\n"}, "done")
    write({ANNA: "Antwort\nListe\n"}, "watch", BLOCKS)
    vault.note(ANNA, "Antwort\nListe\nHand\n")
    assert back(opened).left == (Left(ANNA, "edited"),)
    assert vault.read(ANNA) == "Antwort\nListe\nHand\n"


def test_what_the_watcher_does_to_lists_is_no_last_run(opened, vault, write):
    write({ANNA: "Antwort\n"}, "watch", "settle")
    write({LIST: "Liste\n"}, "watch", BLOCKS)
    back(opened)
    assert (vault.read(ANNA), vault.read(LIST)) == (TEXT, "Liste\n")


def test_a_list_that_was_asked_for_is_the_last_run(opened, vault, write):
    write({ANNA: "Antwort\n"}, "done")
    write({LIST: "Liste\n"}, "sync", BLOCKS)
    done = back(opened)
    assert done.past.only_blocks
    assert (vault.read(ANNA), vault.read(LIST)) == ("Antwort\n", TEXT)


def test_the_watcher_s_lists_are_taken_back_where_there_is_nothing_else(
    opened, vault, write
):
    write({LIST: "Liste\n"}, "watch", BLOCKS)
    write({LIST: "Liste 2\n"}, "watch", BLOCKS)
    assert back(opened).past.run.number == 2
    assert vault.read(LIST) == "Liste\n"


def test_several_writes_into_one_note_are_taken_back_together(opened, vault):
    with opened.journal.run("done", NOW) as record:
        for text in ("Antwort\n", "Antwort\nListe\n"):
            change = Change(ANNA, opened.files.read(ANNA), text.encode(), "settle")
            apply.change(opened.files, record, change)
    (past,) = history.runs(opened)
    (whole,) = history.changes(opened, past)
    assert (whole.before, whole.after) == (TEXT.encode(), b"Antwort\nListe\n")
    back(opened)
    assert vault.read(ANNA) == TEXT


def test_a_write_that_failed_at_first_does_not_confuse(opened, vault):
    with opened.journal.run("done", NOW) as record:
        for before, done in ((b"seen before", "changed"), (TEXT.encode(), "written")):
            change = Change(ANNA, before, b"eins\n", "settle")
            assert apply.change(opened.files, record, change) == done
    back(opened)
    assert vault.read(ANNA) == TEXT


def test_a_hand_in_the_middle_of_a_run_is_not_lost(opened, vault):
    with opened.journal.run("done", NOW) as record:
        change = Change(ANNA, TEXT.encode(), b"Antwort\n", "settle")
        apply.change(opened.files, record, change)
        vault.note(ANNA, "Antwort\nHand\n")
        change = Change(ANNA, b"Antwort\nHand\n", b"Antwort\nHand\nListe\n", BLOCKS)
        apply.change(opened.files, record, change)
    assert back(opened).left == (Left(ANNA, "edited"),)
    assert vault.read(ANNA) == "Antwort\nHand\nListe\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ticks_that_were_acted_on_come_back_unticked_words_kept(
    opened, vault, write, newline
):
    acted = "    - [x] [[Anna Weber]] · Angebot ^vk-1dewdapv-e8c3 → erreicht, will Fr"
    other = "- [X] Müll rausbringen"
    text = newline.join(("# Liste", other, acted, "", "Ende"))
    vault.note(LIST, text.encode())
    write({LIST: "# Liste\n"}, "sync", "settle", acted=(acted,))
    back(opened)
    assert vault.read(LIST) == text.replace("- [x] [[Anna", "- [ ] [[Anna")
    back(opened)
    assert vault.read(LIST) == "# Liste\n"


def test_words_that_came_back_ask_for_nothing_until_a_hand_changes_them(
    opened, vault, write
):
    ticked = "- [x] Anna ^vk-1dewdapv-e8c3 -> erreicht"
    words = "- [ ] Ben ^vk-2ern81g6-b8v3 nicht erreicht"
    vault.note(LIST, f"{ticked}\r\n{words}\r\n".encode())
    write({LIST: "\r\n"}, acted=(ticked, words))
    write({ANNA: "eins\n"})
    assert history.set_aside(opened) == {}
    back(opened, 1)
    unticked = "- [ ] Anna ^vk-1dewdapv-e8c3 -> erreicht"
    assert history.set_aside(opened) == {LIST: {unticked, words}}
    assert vault.read(LIST) == f"{unticked}\r\n{words}\r\n"
    back(opened)
    assert history.set_aside(opened) == {}


def test_what_is_taken_back_already_is_left_and_told_so(opened, vault, write):
    vault.note(LIST, "- [x] Anna ^vk-1dewdapv-e8c3\n")
    write({LIST: "-\n"}, acted=("- [x] Anna ^vk-1dewdapv-e8c3",))
    write({ANNA: "eins\n"})
    back(opened, 1)
    files = vault.files()
    done = back(opened, 1)
    assert (done.changes, done.left) == ((), ())
    assert vault.files() == files
    by = {past.run.number: past.undone_by for past in history.runs(opened)}
    assert by == {3: 0, 2: 0, 1: 3}
    back(opened, 3)
    by = {past.run.number: past.undone_by for past in history.runs(opened)}
    assert by == {4: 0, 3: 4, 2: 0, 1: 0}


def test_a_dry_run_writes_nothing_and_leaves_no_record(opened, vault, write):
    write({ANNA: "eins\n", "Kontakte/Neu.md": "# Neu\n"})
    files = vault.files()
    done = back(opened, dry_run=True)
    assert [(c.path, c.after) for c in done.changes] == [
        ("Kontakte/Neu.md", None),
        (ANNA, TEXT.encode()),
    ]
    assert vault.files() == files
    assert numbers(opened) == [1]


def test_without_a_run_there_is_nothing_to_take_back(opened):
    assert back(opened).past is None
    assert list(history.runs(opened)) == []


@pytest.mark.parametrize("word", ["9", "0", "²", "letzter", "-1", "1.5", ""])
def test_a_run_that_is_not_there_is_no_run(opened, write, word):
    write({ANNA: "eins\n"})
    with pytest.raises(UsageError):
        back(opened, undo.number(word))


def test_what_a_note_held_is_never_guessed_from_a_damaged_journal(
    opened, vault, write, tmp_path
):
    write({ANNA: "eins\n", BEN: "eins\n"})
    (path,) = (tmp_path / "state").rglob("1.jsonl")
    lines = path.read_text().split("\n")
    lines[1] = lines[1].replace('"held":"', '"held":"AAAA')
    path.write_text("\n".join(lines))
    assert back(opened).left == (Left(ANNA, "damaged"),)
    assert (vault.read(ANNA), vault.read(BEN)) == ("eins\n", TEXT)


# --- a run that was cut off ------------------------------------------------------
@pytest.fixture
def cut(opened):
    """A run that ends like one that was killed, before or after the last replacing."""

    def do(path: str, after: str, *, replaced: bool) -> None:
        before = opened.files.read(path)
        with opened.journal.run("sync", NOW) as record:
            apply.change(opened.files, record, Change(BEN, TEXT.encode(), b"-", BLOCKS))
            record.intend(Change(path, before, after.encode(), BLOCKS))
            if replaced:
                assert opened.files.replace(path, before, after.encode())

    return do


@pytest.mark.parametrize("replaced", [True, False])
def test_of_a_run_cut_off_the_journal_can_say_which_notes_are_new(
    opened, vault, cut, replaced
):
    cut(ANNA, "neu\n", replaced=replaced)
    (past,) = history.runs(opened)
    assert [step.path for step in past.run.steps] == [BEN, ANNA][: 1 + replaced]
    assert past.missed == (() if replaced else (ANNA,))
    back(opened)
    assert (vault.read(ANNA), vault.read(BEN)) == (TEXT, TEXT)


@pytest.mark.parametrize("replaced", [True, False])
def test_the_next_write_tells_what_became_of_one_cut_off(opened, write, cut, replaced):
    cut(ANNA, "neu\n", replaced=replaced)
    write({ANNA: "später\n"})
    *_, past = history.runs(opened)
    assert past.missed == (() if replaced else (ANNA,))


def test_a_hand_after_a_cut_off_run_is_not_lost(opened, vault, cut):
    cut(ANNA, "neu\n", replaced=False)
    vault.note(ANNA, "Hand\n")
    assert back(opened).left == (Left(ANNA, "edited"),)
    assert vault.read(ANNA) == "Hand\n"


def test_a_run_that_never_reached_a_note_is_no_last_run(opened, vault, write):
    write({ANNA: "eins\n"})
    with opened.journal.run("sync", NOW) as record:
        record.intend(Change(LIST, TEXT.encode(), b"neu", BLOCKS))
    assert back(opened).past.run.number == 1
    assert vault.read(ANNA) == TEXT


# --- the writer ------------------------------------------------------------------
def test_what_a_note_held_is_in_the_journal_when_the_note_is_replaced(opened, vault):
    seen = []

    class Watched(Files):
        def replace(self, path, before, after):
            seen.append(opened.journal.changes(1))
            return super().replace(path, before, after)

    change = Change(ANNA, TEXT.encode(), b"eins\n", "log")
    with opened.journal.run("log", NOW) as record:
        done = apply.change(Watched(str(vault.root)), record, change)
    assert (done, seen) == ("written", [[change]])


def test_a_note_is_not_written_if_the_journal_cannot_be(opened, vault, write, tmp_path):
    write({BEN: "eins\n"})
    (folder,) = (tmp_path / "state").glob("*/journal")
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")
    change = Change(ANNA, TEXT.encode(), b"eins\n", "log")
    with opened.journal.run("log", NOW) as record:
        assert apply.change(opened.files, record, change) == "unjournalled"
    assert vault.read(ANNA) == TEXT
    complaint = apply.complaint("unjournalled", ANNA)
    assert complaint is not None
    assert complaint.code == "vault/unwritable"


@pytest.mark.parametrize("after", [b"eins\n", None])
def test_a_note_that_changed_meanwhile_is_not_written_and_leaves_no_run(
    opened, vault, after
):
    change = Change(ANNA, b"what somebody read before", after, "log")
    stamp = (vault.root / ANNA).stat().st_ctime_ns
    with opened.journal.run("log", NOW) as record:
        assert apply.change(opened.files, record, change) == "changed"
    assert vault.read(ANNA) == TEXT
    assert (vault.root / ANNA).stat().st_ctime_ns == stamp, "moved for a moment"
    assert numbers(opened) == []


def test_removing_leaves_nothing_behind(vault, write):
    files = vault.files()
    write({ANNA: None})
    del files[ANNA]
    assert vault.files() == files


# --- counting --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", (1, 1)),
        ("a\nb\n", "a\nb\nc", (1, 0)),
        ("a\nb", "a\nb\n", (1, 1)),
        (None, "a\nb\n", (2, 0)),
        ("a\nb\n", None, (0, 2)),
        ("x\ny\n", "y\nx\n", (1, 1)),
        ("", "", (0, 0)),
        ("ü\r\n" * 3000, "ü\r\n" * 3000 + "z\r\n" * 4000, (4000, 0)),
        ("a\n" + "b\n" * 3000, "b\n" * 3000 + "c\n", (1, 1)),
    ],
)
def test_lines_put_in_and_taken_out_are_counted(before, after, lines):
    old, new = (None if text is None else text.encode() for text in (before, after))
    assert history.changed_lines(Change("x.md", old, new, "log")) == lines
