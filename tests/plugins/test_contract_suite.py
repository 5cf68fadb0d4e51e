"""The suite finds what it is for: each law, broken once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from vaultkit.plugin import (
    Because,
    Block,
    Check,
    Command,
    Derive,
    Derived,
    Diagnostic,
    Entity,
    Event,
    Extract,
    Fact,
    FactKind,
    Facts,
    Fix,
    FollowUp,
    Grid,
    Line,
    Msg,
    Note,
    NoteKind,
    Option,
    Outcome,
    Output,
    Plugin,
    Replacement,
    Section,
    Span,
    Survey,
    Table,
    View,
    msg,
)
from vaultkit.plugin.testing import MemoryVault, breaches

NOTES = {
    "People/Ann.md": "due 2026-11-27\ndue 2026-11-29\n",
    "People/Bob.md": "due 2026-11-27\n",
    "Plan.md": "due 2026-12-01\n",
}


class Row(NamedTuple):
    on: str


class Options(NamedTuple):
    depth: int = 1
    names: Mapping[str, str] = {}


KIND = FactKind("acme/due", Row)
OTHER = FactKind("acme/other", Row)
WORDS = {
    "en": {"acme.due": "due", "acme.on": "on {day:long}"},
    "de": {"acme.due": "fällig", "acme.on": "am {day:long}"},
}


def entity(note: Note, _options: Any) -> Entity | None:
    if not note.path.startswith("People/"):
        return None
    return Entity("acme-person", None, note.stem, (f"name:{note.stem.lower()}",))


def facts(note: Note, _options: Any) -> Any:
    for row in note.rows:
        if row.text.startswith("due "):
            yield Fact(KIND, Row(row.text[4:]), (row.start, row.end))


def item(seen: Any, nth: int, **more: Any) -> FollowUp:
    made = FollowUp("acme/due", str(nth), seen.row.on, Msg("acme.due"), "pay", seen.ref)
    return made._replace(**more)


def derive(found: Facts, _options: Any) -> Derived:
    dues = [item(seen, nth) for nth, seen in enumerate(found.of(KIND))]
    return Derived(tuple(dues), rows={"acme/dues": [(due.due,) for due in dues]})


def table(view: View, _now: str) -> Grid:
    rows = [(msg("acme.on", day=row[1]),) for row in view.rows(TABLE)]
    return Grid((Msg("acme.due"),), tuple(rows))


TABLE = Table("acme/dues", (("day", "text"),), ("day",))
DERIVE = Derive("acme-person", (KIND,), derive)


def lines(view: View, _given: Any, _day: str) -> Any:
    for due in view.followups():
        yield Line(due.uid, Msg("acme.due"), (due.item.title,))


def events(view: View, day: str) -> Any:
    return [Event(due.uid, day, (due,)) for due in view.followups()]


OUTPUT = Output(
    "acme",
    ".txt",
    events,
    lambda event, _brief, _own: event.uid.encode() + b"\n",
    lambda items, _former, _day, _own: b"acme\n" + b"".join(items),
    lambda _own: "acme.txt",
    lambda former: not former.startswith(b"acme\n"),
)
COMMAND = Command(
    "dues",
    Msg("acme.due"),
    (
        Option("name", "name", Msg("acme.due")),
        Option("days", "within", Msg("acme.due")),
    ),
    lambda _view, given, _now: Outcome(data=given["days"]),
)
GOOD: tuple[Any, ...] = (
    NoteKind("acme-person", entity),
    Extract((KIND,), facts),
    DERIVE,
    TABLE,
    Section("acme", Msg("acme.due"), table, lambda view, _now: len(view.rows(TABLE))),
    Block("acme", lines),
    OUTPUT,
    COMMAND,
)
NOTE_KIND, EXTRACT = GOOD[:2]
SECTION, BLOCK = GOOD[4:6]
ALSO = ("acme-person",)


def found(*contributes: Any, words: Any = WORDS, name: str = "acme") -> str:
    plugin = Plugin(name, "1", Options, words, contributes)
    vault = MemoryVault((plugin,), NOTES)
    return "\n".join(breaches(plugin, vault, also=ALSO))


def test_a_plugin_that_keeps_its_word_hears_nothing():
    assert found(*GOOD) == ""


def extract(run: Callable[[Note], Any], *gives: FactKind[Any]) -> Any:
    return (NOTE_KIND, Extract(gives or (KIND,), lambda note, _options: run(note)))


COUNTER = itertools.count()
READ: list[str] = []


def remembering(note: Note) -> Any:
    READ.append(note.path)
    yield Fact(KIND, Row("".join(READ[-2:-1])), (0, 0))


def changing(note: Note) -> Any:
    note.source.text += " "
    return ()


def mended(note: Note, text: str, at: int = 0) -> Any:
    """A finding at a note that begins so, with a fix that puts a text there."""
    if note.text.startswith("DUE"):
        yield Diagnostic("acme/loud", "hint", Msg("acme.due"))
    if note.text.startswith("due "):
        fix = Fix((Replacement(Span(at, at + 3), text),))
        yield Diagnostic("acme/x", "hint", Msg("acme.due"), span=Span(0, 3), fix=fix)


def test_a_fix_that_mends_hears_nothing():
    assert "the fix" not in found(*extract(lambda note: mended(note, "on")))


READING = {
    "a counter in it": (
        extract(lambda _note: [Fact(KIND, Row(str(next(COUNTER))), (0, 0))]),
        "two readings differ",
    ),
    "a memory in it": (extract(remembering), "two readings differ"),
    "a note is changed": (extract(changing), "no longer what it was"),
    "a span ends after the text": (
        extract(lambda note: [Fact(KIND, Row("x"), (0, len(note.text) + 1))]),
        "outside the text",
    ),
    "a fact is not announced": (
        extract(lambda _note: [Fact(OTHER, Row("x"), (0, 0))]),
        "acme/other is not among",
    ),
    "a row holds a list": (
        extract(lambda _note: [Fact(KIND, ([],), (0, 0))]),
        "row[0]",
    ),
    "a code is nobody's": (
        extract(lambda _note: [Diagnostic("bad", "hint", Msg("acme.due"))]),
        "code 'bad' does not begin",
    ),
    "a diagnostic is of another note": (
        extract(lambda _note: [Diagnostic("acme/x", "hint", Msg("acme.due"), "No.md")]),
        "another note",
    ),
    "a sentence has no text": (
        extract(lambda _note: [Diagnostic("acme/x", "hint", Msg("acme.none"))]),
        "nobody has a text for 'acme.none'",
    ),
    "a sentence lacks an argument": (
        extract(lambda _note: [Diagnostic("acme/x", "hint", Msg("acme.on"))]),
        "is said without day",
    ),
    "a fix outside the text": (
        extract(lambda note: mended(note, "", at=10**6)),
        "the fix of acme/x has spans that overlap or lie outside the text",
    ),
    "a fix that mends nothing": (
        extract(lambda note: mended(note, "due 2026-11-28")),
        "the fix of acme/x does not mend it",
    ),
    "a fix that makes another fault": (
        extract(lambda note: mended(note, "DUE")),
        "the fix of acme/x makes other faults",
    ),
    "a fix that changes the head": (
        extract(lambda note: mended(note, "---\nkey: 1\n---\n")),
        "the fix of acme/x changes keys that it does not name",
    ),
    "a name of another kind": (
        (
            NoteKind(
                "acme-person", lambda _n, _o: Entity("acme-person", None, "A", ("x",))
            ),
        ),
        "what kind of name 'x' is",
    ),
    "an entity of another kind": (
        (NoteKind("acme-place", entity),),
        "a acme-person where acme-place",
    ),
    "an entity with a counter in it": (
        (
            NoteKind(
                "acme-person",
                lambda _n, _o: Entity("acme-person", str(next(COUNTER)), "A", ()),
            ),
        ),
        "two readings give two entities",
    ),
    "an entity with names in a list": (
        (
            NoteKind(
                "acme-person",
                lambda _n, _o: Entity("acme-person", None, "A", ["name:a"]),  # type: ignore[arg-type] # the slip
            ),
        ),
        "NoteKind.entity.names: ['name:a'] is no tuple",
    ),
    "a fact of whom it names and of whom it asks for": (
        extract(lambda _n: [Fact(KIND, Row("x"), (0, 0), ("Ann",), ("mail:a",))]),
        "a acme/due has both `about` and `who`",
    ),
    "a fact kind without prefix": (
        extract(lambda _note: (), FactKind("visit", Row)),
        "'visit' does not begin",
    ),
}


@pytest.mark.parametrize(("given", "said"), READING.values(), ids=READING)
def test_reading_is_held_to_its_laws(given: tuple[Any, ...], said: str) -> None:
    assert said in found(*given)


def deriving(run: Callable[[Facts], Derived]) -> Any:
    made = Derive("acme-person", (KIND,), lambda known, _options: run(known))
    return (NOTE_KIND, EXTRACT, made, TABLE)


def one(known: Facts, **more: Any) -> Derived:
    return Derived((item(known.of(KIND)[0], 0, **more),))


def by_place(known: Facts) -> Derived:
    first = max(known.of(KIND), key=lambda seen: seen.ref[0])
    return Derived((item(first, 0, title=str(first.ref[0] % 7)),))


def changing_facts(known: Any) -> Derived:
    known.seen.append(known.seen[0])
    return Derived()


DERIVING = {
    "a counter in it": (
        deriving(lambda known: one(known, title=str(next(COUNTER)))),
        "asked again",
    ),
    "a place decides": (deriving(by_place), "looks at where facts stand"),
    "the facts are changed": (deriving(changing_facts), "no longer what they were"),
    "a day that is none": (deriving(lambda known: one(known, due="x")), ".due: 'x'"),
    "a date in the key": (
        deriving(lambda known: one(known, key="2026-11-27")),
        "its day is in '2026-11-27'",
    ),
    "a window that ends first": (
        deriving(
            lambda known: one(known, show_from="2026-12-01", show_until="2026-11-01")
        ),
        "ends before it begins",
    ),
    "an end before its beginning": (
        deriving(lambda known: one(known, end="2026-11-01")),
        "'acme/due' ends before it begins",
    ),
    "a code of another's": (
        deriving(
            lambda _known: Derived(
                diagnostics=(Diagnostic("dates/x", "hint", Msg("acme.due")),)
            )
        ),
        "code 'dates/x' does not begin with 'acme/'",
    ),
    "two of one name at once": (
        deriving(lambda known: Derived(tuple(item(s, 0) for s in known.of(KIND)))),
        "are to be seen at once",
    ),
    "a follow-up without prefix": (
        deriving(lambda known: one(known, kind="due")),
        "'due' does not begin",
    ),
    "rows of no table": (
        deriving(lambda _known: Derived(rows={"acme/none": [(1,)]})),
        "'acme/none' fit into no table",
    ),
    "a reason that has no text": (
        deriving(lambda _known: Derived(because=(Because(Msg("acme.why")),))),
        "nobody has a text for 'acme.why'",
    ),
}


@pytest.mark.parametrize(("given", "said"), DERIVING.values(), ids=DERIVING)
def test_deriving_is_held_to_its_laws(given: tuple[Any, ...], said: str) -> None:
    assert said in found(*given)


def test_a_derive_sees_what_it_reads_alone():
    both = Extract(
        (KIND, OTHER),
        lambda note, options: [
            *facts(note, options),
            Fact(OTHER, Row("2026-11-30"), (0, 0)),
        ],
    )
    nosy = Derive(
        "acme-person",
        (KIND,),
        lambda known, _options: one(known, title=str(len(known.of(OTHER)))),
    )
    assert "not among `reads`" in found(NOTE_KIND, both, nosy)


def test_a_derive_may_complain_in_its_own_name():
    complaint = Diagnostic("acme/twice", "hint", msg("acme.on", day="2026-11-27"))
    assert found(*deriving(lambda _known: Derived(diagnostics=(complaint,)))) == ""


def rewriting(view: View, _now: str) -> Any:
    for note in view.notes():
        note.source.text = "due 2026-11-27\n"
    return ()


def test_what_a_plugin_is_given_stays_as_it_was():
    survey = Survey("acme", lambda view, now: Outcome(data=rewriting(view, now)))
    assert "no longer what it was" in found(*GOOD, survey)


def test_what_may_be_left_out_is_not_asked_for():
    survey = Survey("acme", lambda view, _now: Outcome(data=len(list(view.notes()))))
    assert found(*GOOD[:4], SECTION._replace(data=None), survey) == ""
    assert found(NOTE_KIND, words={}) == ""


def test_sentences_of_others_are_theirs_to_put_into_words():
    lent = extract(lambda _note: [Diagnostic("acme/x", "hint", Msg("dates.us-form"))])
    assert found(*lent) == ""


def walking(view: View, _now: str) -> Any:
    return list(view.notes())


ASKING = {
    "a check with a counter": (
        Check(
            "acme/x",
            Msg("acme.due"),
            lambda _view, _now: [
                Diagnostic(f"acme/{next(COUNTER)}", "hint", Msg("acme.due"))
            ],
        ),
        "two answers",
    ),
    "a check with another's code": (
        Check(
            "acme/x",
            Msg("acme.due"),
            lambda _view, _now: [Diagnostic("dates/x", "hint", Msg("acme.due"))],
        ),
        "code 'dates/x'",
    ),
    "a check of no note": (
        Check(
            "acme/x",
            Msg("acme.due"),
            lambda _view, _now: [
                Diagnostic("acme/x", "hint", Msg("acme.due"), "No.md")
            ],
        ),
        "there is no note 'No.md'",
    ),
    "a check past the note's end": (
        Check(
            "acme/x",
            Msg("acme.due"),
            lambda _view, _now: [
                Diagnostic("acme/x", "hint", Msg("acme.due"), "Plan.md", Span(0, 99))
            ],
        ),
        "outside 'Plan.md'",
    ),
    "a section with data that are none": (
        SECTION._replace(data=lambda _view, _now: {1}),
        "Section.data: {1}",
    ),
    "a section whose groups do not add up": (
        SECTION._replace(table=lambda _v, _n: Grid((), (), ((Msg("acme.due"), 2),))),
        "add up",
    ),
    "a line of nobody": (
        BLOCK._replace(wanted=lambda _v, _g, _d: [Line("x", None, ("x",))]),
        "nobody's follow-up",
    ),
    "a line under none": (
        BLOCK._replace(wanted=lambda _v, _g, _d: [Line("", None, ("x",), "y")]),
        "comes later",
    ),
    "a line of two lines": (
        BLOCK._replace(wanted=lambda _v, _g, _d: [Line("", None, ("x\ny",))]),
        "line break",
    ),
    "an output that grows": (
        OUTPUT._replace(join=lambda _items, former, _day, _own: former + b"acme\n"),
        "the file is another",
    ),
    "an output that is a stranger to itself": (
        OUTPUT._replace(foreign=bool),
        "its own file",
    ),
    "an output elsewhere": (
        OUTPUT._replace(path=lambda _own: "acme.ics"),
        "does not end with '.txt'",
    ),
    "a command with data that are none": (
        COMMAND._replace(run=lambda _v, given, _n: Outcome(data={given["name"]})),
        ".data",
    ),
}


@pytest.mark.parametrize(("given", "said"), ASKING.values(), ids=ASKING)
def test_asking_is_held_to_its_laws(given: Any, said: str) -> None:
    rest = [value for value in GOOD if type(value) is not type(given)]
    assert said in found(*rest, given)


def test_only_a_command_that_says_so_may_walk():
    check = Check("acme/x", Msg("acme.due"), walking)
    with pytest.raises(PermissionError):
        found(*GOOD, check)
    walks = COMMAND._replace(
        run=lambda view, _given, _now: Outcome(data=len(list(view.notes()))), walks=True
    )
    assert found(*GOOD[:-1], walks) == ""


SAYING = {
    "one language alone": ({"en": WORDS["en"]}, "it says nothing in de"),
    "a sentence short": (
        {**WORDS, "de": {"acme.due": "fällig"}},
        "'acme.on' has no text in de",
    ),
    "a sentence that English lacks": (
        {**WORDS, "de": {**WORDS["de"], "acme.more": "mehr"}},
        "'acme.more' has a text in de and none in English",
    ),
    "another's prefix": (
        {name: {**texts, "app.due": "x"} for name, texts in WORDS.items()},
        "'app.due' does not begin with 'acme.'",
    ),
    "other holes": (
        {**WORDS, "de": {**WORDS["de"], "acme.on": "am {tag:long}"}},
        "other holes in de",
    ),
    "an unknown form": (
        {name: {**texts, "acme.on": "{day:tall}"} for name, texts in WORDS.items()},
        "nobody knows day:tall",
    ),
    "a singular alone": (
        {name: {**texts, "acme.n.one": "one"} for name, texts in WORDS.items()},
        "the singular of nothing",
    ),
}


@pytest.mark.parametrize(("words", "said"), SAYING.values(), ids=SAYING)
def test_words_are_held_to_their_laws(words: Any, said: str) -> None:
    assert said in found(*GOOD, words=words)


def test_what_cannot_be_taken_is_said_first():
    assert found(*GOOD, name="Acme") == "Plugin.name: 'Acme' is no name: a-z, 0-9 and -"
