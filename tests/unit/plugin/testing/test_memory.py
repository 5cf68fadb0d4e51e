"""The vault in memory, with which authors try their plugins, answers as in earnest."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from vaultkit.plugin import (
    Derive,
    Derived,
    Entity,
    Extract,
    Fact,
    FactKind,
    Facts,
    FollowUp,
    Msg,
    Note,
    NoteKind,
    Plugin,
    Table,
)
from vaultkit.plugin.testing import MemoryVault

ANN = "---\nid: ann\n---\nvisit 2026-11-20 3\nvisit 2026-11-24 1\nborn 02-29\n"
NOTES = {
    "People/Ann Lee.md": ANN,
    "People/Max Huber.md": "visit 2026-11-20 2\n",
    "Diary/2026-11-24.md": "Regen.\n",
}
NOW = "2026-11-25T09:00"


class Visit(NamedTuple):
    on: str
    hours: int


VISIT = FactKind("acme/visit", Visit)
BORN = FactKind("acme/born", Visit)
VISITS = Table("acme/visits", (("day", "text"), ("hours", "int")))


def person(note: Note, _options: Any) -> Entity | None:
    if not note.path.startswith("People/"):
        return None
    return Entity("acme-person", None, note.stem, (f"name:{note.stem.lower()}",))


def visits(note: Note, _options: Any) -> Any:
    for row in note.rows:
        word, *rest = row.text.split()
        if word == "visit":
            yield Fact(VISIT, (rest[0], int(rest[1])), (row.start, row.end))
        elif word == "born":
            yield Fact(BORN, (rest[0], 0), (row.start, row.end))


def derive(facts: Facts, _options: Any) -> Derived:
    seen = facts.of(VISIT)
    born = facts.one(BORN)
    label = Msg("acme.visit")
    due = [FollowUp("acme/visit", s.row.on, s.row.on, label, "", s.ref) for s in seen]
    if born:
        day = born.row.on
        due.append(
            FollowUp("acme/born", "", day, label, "", born.ref, yearly=True),
        )
    return Derived(
        tuple(due),
        rows={VISITS.name: [(s.row.on, s.row.hours) for s in seen]},
        tallies={"hours": sum(s.row.hours for s in seen)},
    )


PLUGIN = Plugin(
    "acme",
    "1.0",
    contributes=(
        NoteKind("acme-person", person),
        Extract((VISIT, BORN), visits),
        Derive("acme-person", (VISIT, BORN), derive),
        VISITS,
    ),
)


def vault(**more: str) -> MemoryVault:
    return MemoryVault((PLUGIN,), {**NOTES, **more})


VIEW = vault().view(NOW, PLUGIN)


@pytest.mark.parametrize(
    ("operator", "days"),
    [
        ("=", ["2026-11-24"]),
        ("<>", ["2026-11-20", "2026-11-20"]),
        ("<", ["2026-11-20", "2026-11-20"]),
        ("<=", ["2026-11-20", "2026-11-20", "2026-11-24"]),
        (">", []),
        (">=", ["2026-11-24"]),
    ],
)
def test_rows_are_chosen_by_comparing(operator: str, days: list[str]) -> None:
    rows = VIEW.rows(VISITS, where=[("day", operator, "2026-11-24")], order=["day"])
    assert [day for _, day, _ in rows] == days


def test_tallies_are_summed_of_all_or_of_one() -> None:
    assert VIEW.tally("hours") == {"hours": 6}
    assert VIEW.tally("hours", entity="max huber") == {"hours": 2}
    assert VIEW.tally("acme:hours", "other:hours") == {"acme:hours": 6}
    assert VIEW.tally("hours", entity="nobody") == {}


def test_a_person_is_found_by_the_whole_name_and_asked_by_id() -> None:
    (ann,) = VIEW.find("ann LEE")
    assert ann.path == "People/Ann Lee.md"
    assert VIEW.find("Ann") == []
    facts = VIEW.facts(str(ann.id))
    assert facts is not None
    assert [seen.row.hours for seen in facts.of(VISIT)] == [3, 1]
    assert VIEW.facts("nobody") is None
    assert list(VIEW.brief("nobody")) == []


def test_notes_are_found_by_path_and_by_folder() -> None:
    note = VIEW.note("Diary/2026-11-24.md")
    assert note is not None
    assert note.text == "Regen.\n"
    assert VIEW.note("Diary/None.md") is None
    assert [found.path for found in VIEW.notes(under="Diary/")] == [note.path]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-25", "2027-02-28"),
        ("2027-02-28", "2027-02-28"),
        ("2027-03-01", "2028-02-29"),
        ("2028-02-29", "2028-02-29"),
        ("2099-12-31", "2100-02-28"),
    ],
)
def test_what_comes_every_year_is_due_on_its_next_day(now: str, due: str) -> None:
    (found,) = vault().view(now, PLUGIN).followups(kinds=["acme/born"])
    assert found.day == due


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("People/Ann Lee.sync-conflict-20261121-101112-ABCDEFG.md", "anders\n"),
        ("People/Ann Lee (1).md", "---\nid: ann\n---\nganz anders\n"),
        ("People/Ann Lee-LAPTOP.md", f"{ANN}und mehr\n"),
    ],
)
def test_a_conflict_copy_is_nobody(name: str, text: str) -> None:
    assert set(vault(**{name: text}).notes) == set(NOTES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("People/Ann Lee-Huber.md", "visit 2026-11-23 1\n"),
        ("People/Bea Gruber-LAPTOP.md", ANN),
    ],
)
def test_a_name_that_only_looks_like_a_copy_is_somebody(name: str, text: str) -> None:
    assert set(vault(**{name: text}).notes) == {*NOTES, name}


def test_a_form_is_filled_with_what_is_given_and_nothing_else() -> None:
    text = "# {{ name }}, {{company}}{{ unknown }}\n"
    given = {"name": "Anna Weber", "company": "Stahlbau Gruber"}
    assert VIEW.fill("Anna Weber", text, given) == "# Anna Weber, Stahlbau Gruber\n"
    assert "Anna Weber" in VIEW.fill("Anna Weber", None, {})


def test_options_are_those_of_the_plugin_that_is_named() -> None:
    mine = MemoryVault((PLUGIN,), NOTES, {"acme": ("given",)}).view(NOW)
    assert mine.option("acme") == ("given",)
    assert mine.option("nobody") is None
