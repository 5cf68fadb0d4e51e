import pytest

from vaultkit.features.contacts import salutation
from vaultkit.features.contacts.salutation import Salutation


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("du", ("du", "", "")),
        ("Per Du", ("du", "", "")),
        ("Sie", ("sie", "", "")),
        ("first name", ("first-name", "", "")),
        ("Frau", ("", "fr", "Frau")),
        ("Fr.", ("", "fr", "Frau")),
        ("Hr.", ("", "hr", "Herr")),
        ("Herrn", ("", "hr", "Herr")),
        ("Ms", ("", "fr", "Ms")),
        ("Mx", ("", "mx", "Mx")),
        ("Sie, Frau Mag. Weber", ("sie", "fr", "Frau Mag. Weber")),
        ("Frau Mag. Weber, Sie", ("sie", "fr", "Frau Mag. Weber")),
        ("Sie Frau Weber", ("sie", "fr", "Frau Weber")),
        ("Sehr geehrte Frau Dr. Pichler", ("", "fr", "Frau Dr. Pichler")),
        ("", ("", "", "")),
        ("Servus", ("", "", "")),
    ],
)
def test_what_a_salutation_says(text: str, meant: tuple[str, str, str]) -> None:
    assert salutation.read(text) == Salutation(*meant)


def test_a_bare_form_of_address_takes_title_and_surname() -> None:
    said = salutation.complete(salutation.read("Frau"), "Mag.", "Anna", "Weber")
    assert said.address == "Frau Mag. Weber"


def test_an_address_that_is_written_out_stays_as_it_is() -> None:
    said = salutation.read("Sie, Frau Mag. Weber")
    assert (
        salutation.complete(said, "Dr.", "Anna", "Huber").address == "Frau Mag. Weber"
    )


def test_whoever_says_du_uses_the_first_name() -> None:
    said = salutation.complete(salutation.read("per du"), "DI", "Max", "Huber")
    assert said == Salutation("du", "", "Max")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ja", "du"), ("nein", "sie"), ("Sie", "sie"), ("du", "du"), ("?", "")],
)
def test_du_sie_as_a_key_of_its_own(text: str, meant: str) -> None:
    assert salutation.terms(text) == meant
