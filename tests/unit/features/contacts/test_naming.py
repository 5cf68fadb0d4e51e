import pytest

from vaultkit.features.contacts import naming
from vaultkit.features.contacts.naming import Named, Parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Weber", ("", "Anna", "Weber")),
        ("Weber, Anna", ("", "Anna", "Weber")),
        ("Mag. Anna Weber, MBA", ("Mag. MBA", "Anna", "Weber")),
        ("Thomas Weber (Linz Muster)", ("", "Thomas", "Weber")),
        ("Johann Karl von der Heide", ("", "Johann Karl", "von der Heide")),
        ("Mei-Lin Zhao", ("", "Mei-Lin", "Zhao")),
        ("Siobhán O'Neill", ("", "Siobhán", "O'Neill")),
        ("Priya", ("", "Priya", "")),
        ("", ("", "", "")),
        ("(", ("", "(", "")),
    ],
)
def test_a_name_taken_apart(name: str, parts: tuple[str, str, str]) -> None:
    assert naming.parts(name) == Parts(*parts)


@pytest.mark.parametrize("text", ["Mag.", "Mag. Dr.", "DI", "MBA", "Prof. Dr."])
def test_titles_are_titles(text: str) -> None:
    assert naming.is_honorific(text)


@pytest.mark.parametrize("text", ["", "CTO", "Head of Sales", "Dr. Weber"])
def test_jobs_and_names_are_no_titles(text: str) -> None:
    assert not naming.is_honorific(text)


def names(shown: str, *, form: str = "", others: tuple[str, ...] = ()) -> set[str]:
    named = Named(shown, others, naming.parts(shown).last, form)
    return set(
        naming.entity_names(
            named,
            ("Stahlbau Gruber GmbH",),
            ("0171 3920012", "+49 30 23125 404"),
            ("Anna.Weber@stahlbau-gruber.example",),
            "DE",
        )
    )


def test_a_contact_answers_to_name_number_mail_and_surname_at_company() -> None:
    assert names("Anna Weber") >= {
        "name:anna weber",
        "alias:weber, anna",
        "tel:+491713920012",
        "tel:+493023125404",
        "mail:anna.weber@stahlbau-gruber.example",
        "at:weber|stahlbau gruber",
        "last:weber",
        "last:hr:weber",
        "last:fr:weber",
    }


def test_a_woman_does_not_answer_to_mister() -> None:
    assert "last:hr:weber" not in names("Anna Weber", form="fr")
    assert "last:fr:weber" not in names("Thomas Weber", form="hr")


def test_brackets_tell_namesakes_apart_and_do_not_hide_the_name() -> None:
    found = names("Thomas Weber (Linz Muster)")
    assert {"name:thomas weber (linz muster)", "alias:thomas weber"} <= found


def test_titles_do_not_count() -> None:
    assert "alias:anna weber" in names("Mag. Anna Weber, MBA")


def test_aliases_answer_too() -> None:
    found = names("Jürgen Müller", others=("Jürgen Mueller", "JM"))
    assert {"name:juergen mueller", "alias:jm"} <= found


def test_a_remark_in_the_place_of_a_company_is_none() -> None:
    named = Named("Anna Weber", (), "Weber", "")
    found = naming.entity_names(named, ("(selbständig)", "Gruber KG"), (), (), None)
    assert [name for name in found if name.startswith("at:")] == ["at:weber|gruber"]


def test_a_first_name_alone_has_no_surname() -> None:
    assert not any(name.startswith(("last:", "at:")) for name in names("Priya"))
