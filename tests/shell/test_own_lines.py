"""Answers in the very lines that ask: daily notes, tasks, the office's list."""

from __future__ import annotations

import os
import re
from datetime import datetime

import pytest
from support.vaults import VaultBuilder

WEDNESDAY = "2026-11-25T17:00"
ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"
CARD = "---\ntype: kontakt\n---\n\n## Verlauf\n- 2026-10-02 Mittagessen: Werk 2\n"
DAY, OFFICE, LIST = "Tagebuch/2026-11-25.md", "Rückrufe.md", "Liste.md"
EMPTY = "<!-- vaultkit:checklist within=30d -->\n<!-- /vaultkit -->\n"


def typed(vault: VaultBuilder, path: str, text: str, at: str = WEDNESDAY) -> None:
    """A hand saves a note."""
    vault.note(path, text.encode())
    when = datetime.fromisoformat(at).timestamp()
    os.utime(vault.root / path, (when, when))


def changed(vault: VaultBuilder, path: str, old: str, new: str, at: str) -> None:
    text = vault.read(path)
    assert text.count(old) == 1
    typed(vault, path, text.replace(old, new), at)


@pytest.fixture
def book(vault: VaultBuilder) -> VaultBuilder:
    """Two cards, nothing to do."""
    vault.settings("[checklist]\nhelp = false\n", language="de", timezone="UTC")
    vault.today = WEDNESDAY
    typed(vault, ANNA, CARD, "2026-11-20T09:00")
    typed(vault, MAX, CARD, "2026-11-20T09:00")
    return vault


@pytest.fixture(autouse=True)
def one_clock(monkeypatch):
    """Files are saved in the vault's own time."""
    monkeypatch.setenv("TZ", "UTC")


def settled(vault: VaultBuilder, path: str, code: int = 0) -> str:
    """What a note holds after a round; another one writes nothing."""
    assert vault.run("sync").code == code
    once = vault.files()
    assert vault.run("sync").code == code
    assert vault.files() == once
    return vault.read(path)


@pytest.mark.parametrize(
    ("line", "then", "log"),
    [
        (
            "- [ ] 10:00 [[Anna Weber]] Termin -> nicht erschienen",
            "- [-] 10:00 [[Anna Weber]] Termin -> nicht erschienen",
            "- 2026-11-25 Termin: nicht erschienen\n",
        ),
        (
            "- [ ] 10:00 [[Anna Weber]] Termin -> war gut, will zwei, ich: Plan bis Fr",
            "- [x] 10:00 [[Anna Weber]] Termin -> war gut, will zwei, ich: Plan bis Fr",
            "- 2026-11-25 Termin: war gut, will zwei\n",
        ),
        (
            "* [ ] 10:00 [[Anna Weber]] Termin → verschoben auf Di 11:00, von mir",
            (
                "* [ ] 1.12. 11:00 [[Anna Weber]] Termin → verschoben auf Di 11:00,"
                " von mir ✓ Mi 25.11.2026: verschoben auf Di 1.12.2026 11:00"
            ),
            "- 2026-11-25 Termin: verschoben von Mi 25.11. (von mir)\n",
        ),
        (
            (
                "- [ ] [[Anna Weber]] anrufen wg. Preis 📅 2026-11-25"
                " -> nicht erreicht, Do 14:00 ^ab12"
            ),
            (
                "- [ ] [[Anna Weber]] anrufen wg. Preis um 14:00 📅 2026-11-26"
                " -> nicht erreicht, Do 14:00 ✓ Mi 25.11.2026: Versuch eingetragen"
                " · wieder Do 26.11.2026 14:00 ^ab12"
            ),
            "- 2026-11-25 Tel.: nicht erreicht\n",
        ),
        (
            "- [ ] [[Anna Weber]] anrufen -> erreicht, will Angebot 📅 2026-11-25",
            (
                "- [x] [[Anna Weber]] anrufen -> erreicht, will Angebot 📅 2026-11-25"
                " ✅ 2026-11-25"
            ),
            "- 2026-11-25 Telefonat: will Angebot\n",
        ),
        (
            "- [ ] ich: [[Anna Weber]] Muster bis Do --> Mo",
            (
                "- [ ] ich: [[Anna Weber]] Muster bis Mo --> Mo"
                " ✓ Mi 25.11.2026: verschoben auf Mo 30.11.2026"
            ),
            (
                "- 2026-11-25 Notiz: verschoben von Do 26.11.2026 auf Mo 30.11.2026:"
                " Muster\n"
            ),
        ),
        (
            "- [ ] [[Anna Weber]]: Liste bis Do => nachgehakt",
            (
                "- [ ] [[Anna Weber]]: Liste bis Do => nachgehakt"
                " ✓ Mi 25.11.2026: Nachfrage eingetragen"
            ),
            "- 2026-11-25 Notiz: nachgehakt: Liste\n",
        ),
        (
            "- [ ] [[Anna Weber]] Muster 🔁 every week 📅 2026-11-25 -> geschickt",
            (
                "- [ ] [[Anna Weber]] Muster 🔁 every week 📅 2026-12-02\n"
                "- [x] [[Anna Weber]] Muster 🔁 every week 📅 2026-11-25 -> geschickt"
                " ✅ 2026-11-25"
            ),
            "",
        ),
    ],
)
def test_an_answer_is_acted_on_where_it_stands(book, line, then, log):
    typed(book, DAY, f"oben\n{line}\nunten\n")
    assert settled(book, DAY) == f"oben\n{then}\nunten\n"
    assert book.read(ANNA).count(log) == (1 if log else book.read(ANNA).count(""))


@pytest.mark.parametrize(
    ("line", "then"),
    [
        (
            "- [ ] 10:00 [[Ann Lee]] review -> no-show",
            "- [-] 10:00 [[Ann Lee]] review -> no-show",
        ),
        (
            "- [ ] call [[Ann Lee]] about the offer -> no answer, Thu 2pm",
            (
                "- [ ] call [[Ann Lee]] about the offer on 2026-11-26 at 14:00"
                " -> no answer, Thu 2pm ✓ Wed 25 Nov 2026: attempt logged"
                " · again Thu 26 Nov 2026 14:00"
            ),
        ),
    ],
)
def test_so_it_is_in_english(vault, line, then):
    vault.settings("[checklist]\nhelp = false\n", language="en", timezone="UTC")
    vault.today = WEDNESDAY
    typed(vault, "People/Ann Lee.md", "---\ntype: contact\n---\n")
    typed(vault, "Journal/2026-11-25.md", f"{line}\n")
    assert settled(vault, "Journal/2026-11-25.md") == f"{then}\n"


def test_the_office_s_list_is_answered_in_its_own_lines(book):
    typed(
        book,
        OFFICE,
        "## Mi 25.11.2026\n"
        "- Hr. Maier, 030 23125 477, wg. Angebot -> nicht erreicht, Do 14:00\n"
        "- Hr. Huber, wg. Muster -> Mailbox, Fr\n"
        "- Frau Sommer, 030 23125 404, wg. Vortrag -> erreicht, mag, neue Karte\n"
        "- Frau Chen, wg. Fahrt Wien -> Graz\n",
    )
    assert settled(book, OFFICE) == (
        "## Mi 25.11.2026\n"
        "- [ ] Hr. Maier, 030 23125 477, wg. Angebot -> nicht erreicht, Do 14:00"
        " ✓ Mi 25.11.2026: Versuch in der Zeile vermerkt · wieder Do 26.11.2026 14:00\n"
        "- [x] Hr. Huber, wg. Muster -> Mailbox, Fr\n"
        "- [x] Frau Sommer, 030 23125 404, wg. Vortrag -> erreicht, mag, neue Karte"
        " → Karte: [[Frau Sommer]]\n"
        "- Frau Chen, wg. Fahrt Wien -> Graz\n"
    )
    assert "rückruf: 2026-11-27\n" in book.read(MAX)
    assert "Telefonat: Vortrag – mag\n" in book.read("Kontakte/Frau Sommer.md")
    starts = {due["title"]: due["start"] for due in book.report()["followups"]}
    assert starts["Hr. Maier, 030 23125 477, Angebot"] == "2026-11-26T14:00"
    assert starts["Frau Chen, Fahrt Wien -> Graz"] is None


def test_words_do_not_change_what_a_line_is_before_they_are_acted_on(book):
    typed(book, DAY, "- [ ] [[Anna Weber]] anrufen -> nicht erreicht, Do 14:00\n")
    (due,) = book.report()["followups"]
    assert (due["kind"], due["title"], due["due"]) == (
        "callback",
        "anrufen",
        "2026-11-25",
    )
    settled(book, DAY)
    (then,) = book.report()["followups"]
    assert (then["id"], then["title"], then["start"]) == (
        due["id"],
        "anrufen",
        "2026-11-26T14:00",
    )


def test_a_new_arrow_behind_the_mark_is_a_new_answer(book):
    typed(
        book, DAY, "- [ ] [[Anna Weber]] anrufen 📅 2026-11-25 -> nicht erreicht, Do\n"
    )
    first = settled(book, DAY)
    book.today = "2026-11-26T17:00"
    typed(book, DAY, first[:-1] + ", ungefragt\n", book.today)
    assert settled(book, DAY) == first[:-1] + ", ungefragt\n"
    typed(book, DAY, first[:-1] + ", ungefragt -> erreicht, will zwei\n", book.today)
    assert settled(book, DAY) == (
        first[:-1].replace("[ ]", "[x]")
        + ", ungefragt -> erreicht, will zwei ✅ 2026-11-26\n"
    )
    log = re.findall(r"^- 2026-11-2\d .*$", book.read(ANNA), re.MULTILINE)
    assert log == [
        "- 2026-11-25 Tel.: nicht erreicht",
        "- 2026-11-26 Telefonat: will zwei",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- [x] [[Anna Weber]] anrufen 📅 2026-11-25 -> erreicht, will Angebot",
        "- [ ] [[Anna Weber]] Fahrt Wien -> Graz buchen bis Fr",
        "- [ ] [[Anna Weber]] Prospekt suchen -> erledigt",
        "- [ ] Fahrrad putzen -> erledigt",
        "- [[Anna Weber]] war da -> erledigt",
        "    - [ ] [[Anna Weber]] anrufen `-> erreicht` bis Fr",
    ],
)
def test_what_is_no_open_line_or_no_answer_stays_as_it_is(book, line):
    typed(book, DAY, f"{line}\n")
    assert settled(book, DAY) == f"{line}\n"
    assert book.read(ANNA) == CARD


@pytest.mark.parametrize("words", ["nächsten Freitag", "nicht erreicht, 31.11."])
def test_a_doubt_is_said_with_its_place_and_never_written(book, words):
    line = f"- [ ] [[Anna Weber]] anrufen -> {words}"
    typed(book, DAY, f"# Mittwoch\n{line}\n- [ ] [[Max Huber]] anrufen -> erreicht\n")
    said = book.run("sync")
    assert said.code == 1
    assert "answers/not-done" in said.err
    assert f"{DAY}:2:1" in said.err
    # What was acted on beside it makes nothing clear.
    assert f"\n{line}\n- [x] " in settled(book, DAY, 1)
    assert book.read(ANNA) == CARD
    (found,) = (one for one in book.check() if one["code"] == "answers/not-done")
    assert (found["path"], found["line"], found["column"]) == (DAY, 2, 1)
    changed(book, DAY, line, "- [ ] [[Anna Weber]] anrufen -> Fr", WEDNESDAY)
    assert "answers/not-done" not in [one["code"] for one in book.check()]


def test_undo_gives_the_words_back_and_they_ask_for_nothing(book):
    typed(book, OFFICE, "- Hr. Maier, 030 23125 477 -> nicht erreicht, Do\n")
    text = "- [ ] 10:00 [[Anna Weber]] Termin -> nicht erschienen\n"
    typed(book, DAY, text)
    before = book.files()
    book.run("sync")
    assert book.read(DAY) != text
    assert book.run("undo").code == 0
    assert {p: t for p, t in book.files().items() if p.endswith(".md")} == {
        p: t for p, t in before.items() if p.endswith(".md")
    }
    assert settled(book, DAY) == text
    changed(book, DAY, "erschienen", "erschienen, schade", WEDNESDAY)
    assert settled(book, DAY).startswith("- [-] ")


@pytest.mark.parametrize(
    "words",
    [
        "anrufen -> nicht erreicht",
        "anrufen -> erreicht, will zwei, ich: Plan bis Fr, Do 14:00",
        "Muster bis Do -> Mo, braucht mehr",
    ],
)
def test_a_round_cut_off_before_the_mark_is_made_up_for_by_the_next(book, words):
    text = f"- [ ] ich: [[Anna Weber]] {words}\n"
    typed(book, DAY, text)
    settled(book, DAY)
    once = book.files()
    # The card was written, the note with the words was not.
    typed(book, DAY, text)
    settled(book, DAY)
    assert book.files() == once


CALL = "- [ ] [[Anna Weber]] anrufen wg. Angebot (bis 25.11.2026)"
SAID = f"{CALL} -> erreicht, will zwei"


@pytest.mark.parametrize("on", ["2026-11-25T18:00", "2026-11-27T09:00"])
def test_an_answered_line_that_is_unticked_is_ticked_again_and_logged_once(book, on):
    typed(book, DAY, f"{SAID}\n")
    once = settled(book, DAY)
    assert once.startswith("- [x] ")
    card = book.read(ANNA)
    assert "- 2026-11-25 Telefonat: will zwei\n" in card
    book.today = on
    typed(book, DAY, f"{SAID}\n", on)
    assert settled(book, DAY) == once
    assert book.read(ANNA) == card


@pytest.mark.parametrize(
    ("stays", "on"), [(True, "2026-11-27T09:00"), (False, "2026-12-21T09:00")]
)
def test_the_same_words_at_another_line_or_much_later_are_another_talk(book, stays, on):
    typed(book, DAY, f"{SAID}\n")
    done = settled(book, DAY)
    book.today = on
    typed(book, DAY, (done if stays else "") + f"{SAID}\n", on)
    assert settled(book, DAY).count("- [x] ") == 1 + stays
    assert book.read(ANNA).count("Telefonat: will zwei") == 2


def test_the_same_answer_in_a_list_too_is_one(book):
    typed(book, DAY, "- [ ] [[Anna Weber]] anrufen wg. Preis\n")
    typed(book, LIST, EMPTY)
    book.run("sync")
    lines = book.read(LIST).split("\n")
    (at,) = (n for n, line in enumerate(lines) if "anrufen wg. Preis" in line)
    lines[at] += " -> nicht erreicht, Do"
    typed(book, LIST, "\n".join(lines))
    own = "- [ ] [[Anna Weber]] anrufen wg. Preis -> nicht erreicht, Do\n"
    typed(book, DAY, own)
    then = settled(book, DAY)
    assert then.count("✓ Mi 25.11.2026: Versuch eingetragen") == 1
    assert book.read(ANNA).count("Tel.: nicht erreicht") == 1
    assert book.read(LIST).count("^vd-") == 1
    # Taken back in the list it is taken back in the line, and asks for nothing.
    changed(book, LIST, "- [x]", "- [ ]", WEDNESDAY)
    assert settled(book, DAY) == own
    assert book.read(ANNA) == CARD


def test_answers_that_exclude_each_other_change_nothing(book):
    typed(book, DAY, "- [ ] [[Anna Weber]] anrufen wg. Preis\n")
    typed(book, LIST, EMPTY)
    book.run("sync")
    changed(book, LIST, "anrufen wg. Preis", "anrufen wg. Preis -> erreicht", WEDNESDAY)
    own = "- [ ] [[Anna Weber]] anrufen wg. Preis -> nicht erreicht\n"
    typed(book, DAY, own)
    assert settled(book, DAY, 1) == own
    assert "⚠" in book.read(LIST)
    assert book.read(ANNA) == CARD


def test_five_tries_stand_in_a_stranger_s_line_and_the_sixth_wants_a_day(book):
    text = "- Hr. Maier, 030 23125 477"
    typed(book, OFFICE, f"{text}\n")
    for day in (23, 24, 25, 26, 27):
        book.today = f"2026-11-{day}T17:00"
        words = book.read(OFFICE)[:-1] + " -> nicht erreicht\n"
        typed(book, OFFICE, words, book.today)
        assert settled(book, OFFICE).count("✓") == day - 22
    typed(book, OFFICE, book.read(OFFICE)[:-1] + " -> mailbox\n", book.today)
    assert settled(book, OFFICE, 1).count("✓") == 5
    (due,) = book.report()["followups"]
    assert due["due"] == "2026-11-30"


def test_two_lines_alike_are_two_answers(book):
    line = "- [ ] [[Anna Weber]] anrufen -> nicht erreicht, Do\n"
    typed(
        book, DAY, line + "- [ ] [[Max Huber]] anrufen -> nicht erreicht, Do\n" + line
    )
    assert settled(book, DAY).count("✓") == 3


def test_line_ends_and_a_missing_last_one_stay(book):
    typed(book, DAY, "\ufeff# Tag\r\n- [ ] [[Anna Weber]] anrufen -> Mo\r\nEnde")
    text = settled(book, DAY)
    assert text.startswith("\ufeff# Tag\r\n- [ ] [[Anna Weber]] anrufen")
    assert text.endswith("wieder Mo 30.11.2026\r\nEnde")


def test_nothing_is_written_where_only_lists_may_be(book):
    book.settings('writes = "blocks"\n', language="de", timezone="UTC")
    text = "- [ ] 10:00 [[Anna Weber]] Termin -> nicht erschienen\n"
    typed(book, DAY, text)
    assert settled(book, DAY, 1) == text
    assert "+- [-] 10:00 [[Anna Weber]]" in book.run("sync", "--patch").out


def test_a_try_of_the_office_s_call_leaves_the_card_s_own_reason(book):
    """The card asks for another call on the very day on which this one comes back."""
    keys = "rückruf: 2026-11-26\nanlass: Angebot ERP\n---\n"
    card = CARD.replace("---\n\n", f"{keys}\n")
    typed(book, MAX, card, "2026-11-20T09:00")
    typed(book, OFFICE, "## Mi 25.11.2026\n- Max Huber, wg. Miete -> besetzt\n")
    settled(book, OFFICE)
    assert keys in book.read(MAX)
    due = {d["title"] for d in book.report()["followups"] if d["kind"] == "callback"}
    assert due == {"Angebot ERP", "anrufen wg. Miete"}


def test_a_question_about_a_promise_offers_a_german_word_that_drops_it(book):
    """The last word that it offers is one that acts."""
    typed(book, ANNA, CARD + "\n## Zusagen\n- [ ] Plan bis 25.11.2026\n")
    typed(book, LIST, EMPTY)
    book.run("sync")
    listed = re.sub(r"(Plan .*)", r"\1 -> naja, hm", book.read(LIST), count=1)
    typed(book, LIST, listed)
    book.run("sync")
    (word,) = re.findall("⚠ .*oder „([^“]+)“", book.read(LIST))
    assert word == "gestrichen"
    changed(book, LIST, "naja, hm", word, WEDNESDAY)
    assert book.run("sync").code == 0
    assert "- [-] Plan bis 25.11.2026" in book.read(ANNA)
