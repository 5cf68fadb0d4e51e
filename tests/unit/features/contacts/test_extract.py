from vaultkit.core import notes
from vaultkit.features.contacts import extract
from vaultkit.features.contacts.facts import CARD, KEYED, STATED, Stated
from vaultkit.features.contacts.options import Options
from vaultkit.features.lines.facts import PROMISE, TALK
from vaultkit.plugin import Diagnostic, Entity, Fact, Note

ANNA = """---
type: kontakt
firma: Stahlbau Gruber GmbH
handy: 0171 3920012
kontaktrhythmus: 6w
rückruf: 2026-13-40
---
## Zusagen
- [ ] Angebot schicken 📅 2026-11-27 ^angebot
- [ ] Angebot drucken 📅 2026-11-27 ^vk-7m2d9q

## Verlauf
- 2026-11-20 Telefonat: will ein Angebot
"""
OPTIONS = Options(region="DE")


def facts(note: Note) -> list[Fact]:
    return [f for f in extract.facts(note, OPTIONS) if isinstance(f, Fact)]


def anna() -> Note:
    return notes.parse("Kontakte/Anna Weber.md", ANNA)


def test_a_contact_is_an_entity_with_all_its_names() -> None:
    found = extract.entity(anna(), OPTIONS)
    assert isinstance(found, Entity)
    assert (found.kind, found.id, found.name) == ("contact", None, "Anna Weber")
    assert {"tel:+491713920012", "at:weber|stahlbau gruber"} <= set(found.names)


def test_an_explicit_id_is_kept_as_written() -> None:
    note = notes.parse("People/Ada.md", "---\nid: AL-1815\nphone: '1'\n---\n")
    found = extract.entity(note, OPTIONS)
    assert found is not None
    assert found.id == "AL-1815"


def test_a_note_that_is_no_contact_has_no_entity_and_no_card() -> None:
    note = notes.parse("Ideen.md", "---\nrückruf: 2026-11-25\n---\n")
    assert extract.entity(note, OPTIONS) is None
    assert list(extract.facts(note, OPTIONS)) == []


def test_two_notes_in_turn_are_never_mixed_up() -> None:
    idea = notes.parse("Ideen.md", "")
    assert extract.entity(anna(), OPTIONS) is not None
    assert list(extract.facts(idea, OPTIONS)) == []
    assert extract.entity(anna(), Options(types=("x",))) is not None


def test_the_card_and_the_lines_are_facts_of_one_note() -> None:
    kinds = [fact.kind for fact in facts(anna())]
    assert kinds.count(CARD) == 1
    assert kinds.count(PROMISE) == 2
    assert kinds.count(TALK) == 1
    assert KEYED not in kinds


def test_keys_that_decide_are_facts_with_their_place() -> None:
    note = anna()
    (cadence,) = [f for f in facts(note) if f.row == Stated("cadence")]
    assert cadence.kind is STATED
    assert note.text[slice(*cadence.span)] == "kontaktrhythmus: 6w"


def test_a_fault_knows_its_note() -> None:
    found = [f for f in extract.facts(anna(), OPTIONS) if isinstance(f, Diagnostic)]
    assert [(f.code, f.path) for f in found] == [
        ("frontmatter/bad-date", "Kontakte/Anna Weber.md")
    ]


def test_a_strangers_block_id_is_kept_with_the_name_of_its_note() -> None:
    rows = [fact.row for fact in facts(anna()) if fact.kind == PROMISE]
    assert [getattr(row, "block_id", None) for row in rows] == [
        "Anna Weber^angebot",
        "vk-7m2d9q",
    ]


def test_what_is_wrong_in_a_line_with_a_block_id_is_said_all_the_same() -> None:
    text = "---\ntype: kontakt\n---\n- [ ] Muster bis 31.11.2026 ^muster\n"
    note = notes.parse("Kontakte/Anna Weber.md", text)
    said = [f for f in extract.facts(note, OPTIONS) if isinstance(f, Diagnostic)]
    assert [fault.code for fault in said] == ["frontmatter/bad-date"]
