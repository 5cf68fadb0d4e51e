import pytest

from vaultkit.core import notes
from vaultkit.features.contacts import kinds
from vaultkit.features.contacts.kinds import Verdict
from vaultkit.features.contacts.options import Options


def decide(path: str, text: str = "", **options: object) -> Verdict:
    return kinds.decide(notes.parse(path, text), Options(**options))  # type: ignore[arg-type]


def rule(path: str, text: str = "", **options: object) -> str:
    verdict = decide(path, text, **options)
    return verdict.rule.id if verdict.rule else ""


def head(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", ""))


@pytest.mark.parametrize(
    "line",
    [
        "type: contact",
        "typ: Kontakt",
        "art: Mensch",
        "type: person",
        'type: "[[Person]]"',
        'type: "#person"',
        "type: [customer, person]",
        "Type: People",
    ],
)
def test_a_type_takes_a_note_anywhere(line: str) -> None:
    assert rule("Inbox/Anna Weber.md", head(line)) == "contacts.took.type"


def test_another_type_leaves_a_note_in_the_folder_of_contacts() -> None:
    path = "Kontakte/Firmen/Linz Muster AG.md"
    assert rule(path, head("type: firma")) == "contacts.left.type"
    assert rule(path, head("type: firma", "tags: [kontakt]")) == "contacts.left.type"


def test_an_empty_type_decides_nothing() -> None:
    assert rule("Kontakte/Kurt Steiner.md", head("type:")) == "contacts.took.folder"


@pytest.mark.parametrize(
    "text",
    [
        head("tags: [kontakt]"),
        head("tags: kontakt, linz"),
        head("tags:", "  - '#person'"),
        head("tags: [contact/client]"),
        "#kontakt\nTel 0171 3920011\n",
        "#linz #kontakt\n\nDaniela, von der Messe",
    ],
)
def test_a_tag_takes_a_note_anywhere(text: str) -> None:
    assert rule("Inbox/Daniela Maurer.md", text) == "contacts.took.tag"


def test_a_tag_inside_other_text_takes_nothing() -> None:
    assert rule("Inbox/Idee.md", "Karte für Max anlegen #kontakt\n") == ""


@pytest.mark.parametrize(
    "path",
    [
        "People/Priya Raman.md",
        "Kontakte/Anna Weber.md",
        "crm/contacts/eu/anna.md",
        "10 Kontakte/Anna Weber.md",
        "👥 People/Anna Weber.md",
        "2026/👥/People/Anna Weber.md",
        "Personen/Wien/Max Huber.md",
        "Menschen/Lena Groß.MD",
    ],
)
def test_a_folder_takes_its_notes_at_any_depth(path: str) -> None:
    assert rule(path) == "contacts.took.folder"


@pytest.mark.parametrize(
    "path",
    [
        "people/index.md",
        "people/README.md",
        "people/readme.md",
        "Kontakte/_Ablage.md",
        "Kontakte/Kontakte.md",
        "Kontakte/Kontakte – Übersicht.md",
        "Kontakte/U\u0308bersicht.md",
        "People/Overview.md",
        "People/People MOC.md",
    ],
)
def test_overviews_of_a_folder_are_nobody(path: str) -> None:
    assert rule(path) == "contacts.left.overview"


def test_somebody_may_be_called_moc() -> None:
    assert rule("Kontakte/Jan Moc.md") == "contacts.took.folder"


@pytest.mark.parametrize(
    "path",
    ["Vorlagen/Kontakt.md", "_templates/person.md", "99 Templates/People/Person.md"],
)
def test_templates_are_never_contacts(path: str) -> None:
    assert rule(path, head("type: kontakt")) == "contacts.left.template-folder"


def test_the_folders_of_the_template_plugins_count_as_well() -> None:
    path = "System/Formulare/Kontakt.md"
    text = head("type: kontakt")
    assert rule(path, text) == "contacts.took.type"
    assert (
        rule(path, text, templates=("System/Formulare",))
        == "contacts.left.template-folder"
    )
    assert rule(path, text, templates=("System/Form",)) == "contacts.took.type"


@pytest.mark.parametrize("value", ['"<% tp.file.title %>"', '"{{title}}"'])
def test_a_form_to_fill_in_is_no_contact(value: str) -> None:
    text = head("type: kontakt", f"name: {value}")
    assert rule("Kontakte/Neu.md", text) == "contacts.left.template-text"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Kontakte/2026-11-24.md", head("type: kontakt")),
        ("People/2026-11-23 Jour fixe Flotte.md", ""),
        ("People/20261124.md", ""),
        ("Kontakte/Messe.md", head("datum: 2026-11-24")),
        ("Kontakte/Messe.md", head("date: 24.11.2026", "tags: kontakt")),
    ],
)
def test_a_note_of_a_day_is_no_contact(path: str, text: str) -> None:
    assert rule(path, text) == "contacts.left.dated"


def test_of_other_notes_no_rule_says_anything() -> None:
    assert decide("Besprechungen/Notizen.md", "# Hallo\n") == kinds.UNKNOWN


def test_the_settings_add_and_take_nothing_away() -> None:
    assert rule("CRM/Anna.md", folders=("CRM",)) == "contacts.took.folder"
    assert rule("Kontakte/Anna.md", folders=("CRM",)) == "contacts.took.folder"
    assert rule("x/Anna.md", head("type: lead"), types=("Lead",)) == (
        "contacts.took.type"
    )
    assert rule("x/Anna.md", head("tags: vip"), tags=("#vip",)) == "contacts.took.tag"
