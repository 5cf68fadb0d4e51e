"""Laws of edits: what was meant is then read, and no other byte has moved."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any, NamedTuple

import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vaultkit.core import dates, edits, notes, rewriting, tasks
from vaultkit.core.edits import Replacement
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import Changes, Key, Logged, Refused, TaskLine
from vaultkit.core.spans import Span
from vaultkit.features import lines
from vaultkit.features.lines import writing
from vaultkit.plugin import Fact

PATH = "Kontakte/Anna Weber.md"
SPELLED = {"rückruf", "callback", "next contact", "nächster_kontakt"}
VALUES = (
    "2026-11-25",
    "2026-11-25T14:00",
    "2026-11-25T14:00:00",
    "2026-11-25 14:00",
    "25.11.2026",
    "05.11.2026 14 Uhr",
    "Mi, 25.11.2026, 14-15 Uhr",
    "25. November 2026",
    "Nov 25th, 2026 2pm",
    "KW 49/2026",
    "irgendwann",
    "ab 14 Uhr am 25.11.2026",
    "11/25/2026",
    "a: b",
    "~",
    "",
    "yes",
)
QUOTES = ("", "", "'", '"')
TAILS = ("", "", "  # hat Freitag frei", "   ", " \t")
KEYS = (
    "rückruf",
    "callback",
    "Next Contact",
    unicodedata.normalize("NFD", "nächster_kontakt"),
    '"callback"',
)
FIELDS = (
    "type: kontakt",
    'telefon: "+49 30 23125 188"',
    "tags: [kunde/logistik, 'x, y']",
    "aliases:\n  - Anni\n  - 'Weber'",
    "# ein Kommentar: mit Doppelpunkt",
    "umtreibt: >-\n  Umstieg der Flotte\n\n  bis 2028",
    'firma: "[[Stahlbau Gruber GmbH]]"   # seit 2020',
    "zip: 007",
    "met: {when: 2026-09-18, where: Linz}",
    "leer:",
    "💡: yes",
    "",
    "rückruf: [2026-11-25]",
    "rückruf: |\n  2026-11-25",
    "callback: &a 2026-11-25",
    "bad: [unclosed",
    "\tbad: tab",
)
BODY = (
    "# Anna Weber",
    "## Zusagen",
    "## Verlauf",
    "## Log",
    "### 2026",
    "### 2026-10-02",
    "- 2026-11-17 Tel.: nicht erreicht",
    "- 2026-11-20 Telefonat: will ein Angebot",
    "  mit Förderung",
    "* **20.11.2026** Mail geschickt",
    "- [[2026-11-12]] call: no answer",
    "- 20.11. kurz getroffen",
    "1. 2026-11-02 Kaffee",
    "2026-11-03 Besuch in Linz",
    "> - 2026-11-04 call: fine",
    "- [ ] Angebot schicken 📅 2026-11-27 ^vk-1a2b",
    "- [x] Muster 📅 2026-11-10 ✅ 2026-11-12",
    "- [ ] Anna: Referenzliste bis 1.12.2026",
    "Ein Satz\u00a0mit NBSP und Tab\t.",
    "callback:: 2026-11-25",
    "```",
    "<!-- Anfang",
    "Ende -->",
    "%% privat",
    "<!-- vaultkit:checklist -->\n- [ ] x ^vk-aaaabbbb-cccc\n<!-- /vaultkit -->",
    "a\x0bb\u2028c\x85d",
    "---",
    "===",
    "",
    "",
    "   ",
)
OPEN = (
    "Angebot E-Lkw schicken",
    "Angebot 📅 2026-11-27",
    "Angebot  ⏫ ⏳ 2026-11-27 #flotte ^vk-1a2b3c",
    "📅 2026-11-27 zuerst das Datum",
    "Fahrprofile bis 27.11.2026",
    "numbers (by 2026-11-27)",
    "order due:2026-12-01",
    "form  [due:: 2026-12-03]  [priority:: high]",
    "form (due:: 2026-12-03) <!-- later -->",
    "Fr 27.11.2026 13:00–13:30 Telefontermin",
    "anrufen am 26.11.2026 um 14 Uhr",
    "Protokoll bis [[2026-11-27]] an alle ^abc",
    "Zoe\u0308 anrufen bis 26. November 2026  ",
    "`- [ ] Code` und **fett** bis 26.11.2026",
)
BULLETS = ("- ", "* ", "+ ", "1. ", "> - ", "\t- ", "    - ", "-  ")


class Where(NamedTuple):
    """A note, and the line number of the task that is edited."""

    note: Note
    line: int

    def task(self, *, emoji: bool = False) -> TaskLine | None:
        """The line to edit, if it is one for its reader."""
        for row in self.note.rows:
            if row.line == self.line and row.kind == "task":
                return TaskLine(self.note, row, None, emoji, "de")
        return None


def ended(text: str, draw: st.DrawFn) -> str:
    """A text with one of the ways in which lines and files end."""
    style = draw(st.sampled_from(("\n", "\n", "\r\n", "mixed")))
    ends: st.SearchStrategy[str] = st.sampled_from(("\n", "\r\n"))
    if style == "mixed":
        text = "".join(part + draw(ends) for part in text.split("\n"))
    else:
        text = text.replace("\n", style)
    coin: st.SearchStrategy[bool] = st.booleans()
    text = text.rstrip("\r\n") if draw(coin) else text
    return "\ufeff" + text if draw(coin) else text


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A note as people write them, and as they should not."""
    fields = draw(st.lists(st.sampled_from(FIELDS), max_size=6))
    if draw(st.booleans()):
        quote, value = draw(st.sampled_from(QUOTES)), draw(st.sampled_from(VALUES))
        key, tail = draw(st.sampled_from(KEYS)), draw(st.sampled_from(TAILS))
        line = f"{key}: {quote}{value}{quote}{tail}"
        fields.insert(draw(st.integers(0, len(fields))), line)
    empty = draw(st.booleans())
    head = ["---", *fields, "---"] if fields or empty else []
    body = draw(st.lists(st.sampled_from(BODY), max_size=12))
    return ended("\n".join((*head, *body, "")), draw)


@st.composite
def places(draw: st.DrawFn) -> Where:
    """A note with an open task somewhere in it."""
    before = draw(st.lists(st.sampled_from(BODY), max_size=6))
    behind = draw(st.lists(st.sampled_from(BODY), max_size=4))
    task = f"{draw(st.sampled_from(BULLETS))}[ ] {draw(st.sampled_from(OPEN))}"
    text = "\n".join((*before, task, *behind, ""))
    number = len("\n".join((*before, "")).split("\n")) if before else 1
    return Where(notes.parse(PATH, ended(text, draw)), number)


days = st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(str)
clocks = st.times().map(lambda time: time.strftime("%H:%M"))
moments = st.one_of(days, st.builds("{}T{}".format, days, clocks))
wordy = st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40
).filter(lambda text: text.strip() != "")


def key(name: str = "callback") -> Key:
    def known(spelling: str) -> bool:
        return unicodedata.normalize("NFC", spelling).lower().strip(" *") in SPELLED

    return Key(name, known)


def changed(note: Note, changes: tuple[Replacement, ...]) -> str:
    """The text with its changes; every character outside them proved unmoved."""
    after = edits.apply(note.text, changes)
    spans = sorted(span for span, _ in changes)
    kept, at = [], 0
    for span in spans:
        kept.append(note.text[at : span.start])
        at = span.end
    kept.append(note.text[at:])
    position = 0
    for piece in kept:
        found = after.find(piece, position)
        assert found >= 0, "a piece outside the spans is gone"
        position = found + len(piece)
    grown = sum(len(new) - (span.end - span.start) for span, new in changes)
    assert len(after) == len(note.text) + grown
    return after


def head_of(text: str) -> dict[str, Any] | None:
    """The front matter by another reader; None if it cannot read it."""
    parts = text.replace("\r\n", "\n").split("\n---")
    if not parts[0].startswith("---\n") or len(parts) < 2:
        return {}
    try:
        read = yaml.load(parts[0][4:], yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return read if isinstance(read, dict) else {}


def line_ends(text: str) -> tuple[bool, bool, bool]:
    bare = text.replace("\r\n", "")
    return "\r\n" in text, "\n" in bare, text.endswith("\n")


@given(texts(), st.one_of(moments, wordy, st.none()))
@example("---\nrückruf: 2026-11-25\n---\n", "2026-12-01T10:15")
@example("---\ncallback: ''\n---", "it's: # so")
def test_a_key_that_was_set_says_its_value_and_nothing_else_changes(text, value):
    note = notes.parse(PATH, text)
    changes = rewriting.set_field(note, key(), value)
    if isinstance(changes, Refused):
        return
    after = changed(note, changes)
    mine = key().known
    assert callable(mine)
    before_head, after_head = head_of(note.text), head_of(after)
    if before_head is not None and after_head is not None:
        others = {k: v for k, v in before_head.items() if not mine(str(k))}
        assert {k: v for k, v in after_head.items() if not mine(str(k))} == others
    read = notes.parse(PATH, after)
    fields = (*read.frontmatter.fields, *read.card_lines)
    said = [field.text for field in fields if mine(field.key) and field.text]
    if not value or not value.strip():
        assert not said
        return
    moment = len(said) == 1 and dates.whole(said[0])
    wanted = dates.whole(value) if value[:2] == "20" and value[4:5] == "-" else None
    if wanted is not None and wanted.moment == value:
        assert moment
        assert (moment.day, moment.time) == (wanted.day, wanted.time)
    else:
        assert [" ".join(text.split()) for text in said] == [" ".join(value.split())]
    assert rewriting.set_field(read, key(), value) == ()


@given(places(), days, st.booleans())
def test_a_ticked_line_is_done_and_unticking_gives_it_back(where, day, emoji):
    line = where.task(emoji=emoji)
    assume(line is not None)
    assert line is not None
    ticked = rewriting.tick(line, day)
    assert not isinstance(ticked, Refused)
    after = changed(where.note, ticked)
    done = Where(notes.parse(PATH, after), where.line).task(emoji=emoji)
    assert done is not None
    task = tasks.parse(done.text, done.row.mark)
    before = tasks.parse(line.text, " ")
    assert task.mark == "x"
    assert (task.words, task.due, task.block_id) == (
        before.words,
        before.due,
        before.block_id,
    )
    assert task.done_on in (None, day)
    undone = rewriting.untick(done)
    assert not isinstance(undone, Refused)
    assert edits.apply(after, undone) == where.note.text


@given(places(), days, st.booleans())
def test_a_dropped_line_is_dropped_and_can_be_opened_again(where, day, emoji):
    line = where.task(emoji=emoji)
    assume(line is not None)
    assert line is not None
    dropped = rewriting.drop(line, day)
    assert not isinstance(dropped, Refused)
    after = changed(where.note, dropped)
    now = Where(notes.parse(PATH, after), where.line).task()
    assert now is not None
    assert now.row.mark == "-"
    opened = rewriting.untick(now)
    assert not isinstance(opened, Refused)
    assert edits.apply(after, opened) == where.note.text


class Options(NamedTuple):
    """What `lines.read` is told of the vault."""

    region: str | None = "AT"
    task_filter: str = ""
    only_tagged: bool = False
    templates: tuple[str, ...] = ()


def facts_of(note: Note) -> list[Fact]:
    found = lines.read(note, own=True, options=Options())
    return [one for one in found if isinstance(one, Fact)]


def due_of(note: Note, number: int) -> str | None:
    """The day on which the reader of lines takes a line to be due."""
    for fact in facts_of(note):
        if note.source.line(fact.span[0]) == number:
            row = fact.row._asdict()  # type: ignore[attr-defined]
            moment = row.get("due") or row.get("start")
            return moment[:10] if isinstance(moment, str) else None
    return None


@given(places(), days)
def test_a_moved_line_is_due_when_it_was_moved_to(where, day):
    line = where.task()
    assume(line is not None)
    assert line is not None
    changes = rewriting.set_due(line, day)
    assume(not isinstance(changes, Refused))
    assert not isinstance(changes, Refused)
    after = changed(where.note, changes)
    read = notes.parse(PATH, after)
    assert due_of(read, where.line) == day
    moved = Where(read, where.line).task()
    assert moved is not None
    assert rewriting.set_due(moved, day) == ()


def test_lines_with_a_date_of_any_form_can_be_moved():
    for words in OPEN:
        note = notes.parse(PATH, f"- [ ] {words}\n")
        line = TaskLine(note, note.rows[0], None, emoji=False, language="de")
        for moment in ("2026-12-03", "2027-01-04T09:30"):
            assert not isinstance(rewriting.set_due(line, moment), Refused), words


@given(places(), wordy)
def test_appended_words_leave_date_id_and_box_alone(where, words):
    line = where.task()
    assume(line is not None and not tasks.fields(f"x {words} y"))
    assert line is not None
    changes = rewriting.append_words(line, words)
    if isinstance(changes, Refused):
        return
    after = changed(where.note, changes)
    now = Where(notes.parse(PATH, after), where.line).task()
    assert now is not None
    before, task = tasks.parse(line.text, " "), tasks.parse(now.text, now.row.mark)
    assert (task.mark, task.block_id) == (" ", before.block_id)
    assert task.scheduled == before.scheduled
    assert "".join(words.split()) in "".join(now.text.split())


NASTY = (
    "will ein Angebot",
    "wants three vans,\nwith grant\n- [ ] and a box",
    "Zoe\u0308 sagt: 5%% mehr <!-- geheim",
    "```\ncode",
    "2026-01-01 war schlecht",
)
languages = st.sampled_from(("de", "en"))


def talks(words: tuple[str, ...]) -> st.SearchStrategy[writing.Said]:
    """What may be logged, half of it attempts."""
    return st.builds(
        writing.Said,
        day=days,
        channel=st.sampled_from(("", *writing.CHANNELS["de"], "Kaffee")),
        outcome=st.sampled_from(("",) * 6 + tuple(writing.OUTCOMES["de"])),
        text=st.sampled_from(words),
        time=st.one_of(st.just(""), clocks),
    )


@given(texts(), talks(NASTY), languages)
def test_a_log_entry_is_one_talk_more_and_every_line_stays(text, said, language):
    note = notes.parse(PATH, text)
    logged = writing.logged(note, said, language)
    heading = writing.heading(language)
    changes = rewriting.log_entry(note, logged, heading)
    if isinstance(changes, Refused):
        return
    after = changed(note, changes)
    old, new = note.text.split("\n"), after.split("\n")
    assert len(changes) == 1
    assert changes[0].span.start == changes[0].span.end
    missing = iter(new)
    stripped = [line.rstrip("\r") for line in old if line.strip()]
    assert all(any(line == n.rstrip("\r") for n in missing) for line in stripped)
    crlf, lf, final = line_ends(note.text)
    if crlf and not lf:
        assert not line_ends(after)[1]
    if not crlf:
        assert not line_ends(after)[0]
    if note.text:
        assert line_ends(after)[2] == final
    read = notes.parse(PATH, after)
    assert rewriting.stands(read, logged, heading)
    before_head, after_head = head_of(note.text), head_of(after)
    assert before_head == after_head


CARDS = (
    "---\ntype: kontakt\n---\n",
    "## Verlauf\n- 2026-11-17 Tel.: nicht erreicht\n- 2026-11-20 Telefonat: ja\n",
    "## Log\n\n### 2026-09-24 met\n\nwants vans\n",
    "## Log\n* **20.10.2026** video: bar\n* **2.10.2026** mail: foo\n",
)


@given(
    st.sampled_from(CARDS),
    talks(("will ein Angebot", "happy with staging", "")),
    languages,
)
def test_a_written_talk_is_read_as_what_was_said(text, said, language):
    day, channel, outcome, words, time = said
    assume(channel or words or outcome)
    note = notes.parse(PATH, text)
    changes = rewriting.log_entry(
        note, writing.logged(note, said, language), writing.heading(language)
    )
    assert not isinstance(changes, Refused)
    read = notes.parse(PATH, edits.apply(note.text, changes))
    before = [fact[:2] for fact in facts_of(note)]
    new = [fact for fact in facts_of(read) if fact[:2] not in before]
    if not new:
        return
    assert [fact.kind.name for fact in new] == ["attempt" if outcome else "talk"]
    row = new[0].row._asdict()  # type: ignore[attr-defined]
    assert row["on"] == day
    assert row.get("outcome", "") == outcome
    if channel and not outcome:
        assert (row["channel"], row["time"]) == (channel, time)
    if words:
        assert words in row["text"]


@given(st.text(max_size=200), st.text(max_size=20), moments)
def test_no_text_makes_an_edit_raise(text, words, moment):
    note = notes.parse(PATH, text)
    results: list[Changes] = [
        rewriting.set_field(note, key(), moment),
        rewriting.set_field(note, key(), words),
        rewriting.set_field(note, key(), None),
        rewriting.log_entry(
            note, Logged(moment[:10], "Tel.", words), writing.heading("de")
        ),
    ]
    for row in note.rows[:3]:
        line = TaskLine(note, row, moment[:10])
        results += [
            rewriting.tick(line, moment[:10], words=words),
            rewriting.untick(line),
            rewriting.drop(line, moment[:10]),
            rewriting.set_due(line, moment),
            rewriting.append_words(line, words, box=True),
        ]
    for result in results:
        if not isinstance(result, Refused):
            changed(note, result)


@given(texts(), st.integers(0, 400), st.sampled_from("xy: \n#-"))
def test_whatever_else_changes_is_found_out(text, at, sign):
    note = notes.parse(PATH, text)
    changes = (Replacement(Span(0, 0), "vorn"),)
    good = edits.apply(note.text, changes)
    at = len("vorn") + min(at, len(note.text))
    bad = good[:at] + sign + good[at:]
    reason = rewriting.prove(note.text, bad, changes)
    assert reason is not None
    assert reason.reason.id == "core.refused.bytes"


@given(texts(), st.sampled_from(("type", "telefon", "leer", "zip")))
def test_an_edit_that_says_something_of_another_key_is_refused(text, other):
    note = notes.parse(PATH, text)
    for field in note.frontmatter.fields:
        if field.key == other and field.items is None and "\n" not in field.text:
            changes = (Replacement(field.span, " anders"),)
            after = edits.apply(note.text, changes)
            assert rewriting.prove(note.text, after, changes, ["callback"]) is not None
            assert rewriting.prove(note.text, after, changes, [other]) is None
