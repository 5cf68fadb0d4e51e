"""Spellings of one name meet; those of two people stay apart."""

from __future__ import annotations

import pytest

from vaultkit.features.lines import names


@pytest.mark.parametrize(
    "written",
    [
        "Anna Weber",
        "Weber, Anna",
        "Frau Mag. Anna Weber",
        "Fr. Mag. Dr. Anna Weber, MBA",
        "Dipl.-Ing. Anna Weber BSc",
        "DI Anna Weber (Linz Muster)",
        "Mag.a Anna Weber",
        "Dr.in Anna  Weber",
        "Mag.phil. Anna Weber",
        "Univ.-Prof. Dr. med. Anna Weber",
        "Ms Anna Weber",
        "ANNA WEBER",
        "Hr.Anna Weber",
    ],
)
def test_titles_address_brackets_and_order_do_not_make_another_person(
    written: str,
) -> None:
    assert names.person(written) == "anna weber"


def test_short_words_are_names_unless_they_are_shouted() -> None:
    assert names.person("Li Ma") == "li ma"
    assert names.person("Anna Di Biase") == "anna di biase"
    assert names.person("Anna Weber MA") == "anna weber"


@pytest.mark.parametrize(
    ("written", "surname"),
    [
        ("Fr. Mag. Weber", "weber"),
        ("Weber, Anna", "weber"),
        ("Hr. von Berg", "berg"),
        ("Anna Weber-Huber", "weber-huber"),
        ("Siobhán O'Neill", "o'neill"),
        ("Herr", ""),
        ("", ""),
    ],
)
def test_the_surname_is_the_last_word_that_is_no_title(
    written: str, surname: str
) -> None:
    assert names.surname(written) == surname


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Hr. Gruber", "hr"),
        ("Herrn Dr. Gruber", "hr"),
        ("Mr Stone", "hr"),
        ("Dr. Fr. Weber", "fr"),
        ("Frau Ing. Lang", "fr"),
        ("Fr.Weber", "fr"),
        ("Mrs Price", "fr"),
        ("Ms Price", "fr"),
        ("Mx Price", ""),
        ("Mag. Dr.", ""),
        ("Anna Frau", ""),
    ],
)
def test_the_form_of_address_stands_before_the_name(written: str, form: str) -> None:
    assert names.address(written) == form


@pytest.mark.parametrize(
    "written",
    [
        "Stahlbau Gruber",
        "Stahlbau Gruber GmbH",
        "Stahlbau Gruber GmbH & Co. KG",
        "[[Stahlbau Gruber GmbH]]",
        "[[Firmen/Stahlbau Gruber|Stahlbau Gruber]]",
        "STAHLBAU GRUBER e.U.",
        "Stahlbau Gruber UG (haftungsbeschränkt)",
    ],
)
def test_the_legal_form_is_no_part_of_a_company(written: str) -> None:
    assert names.company(written) == "stahlbau gruber"


def test_a_company_that_is_called_by_its_form_keeps_a_name() -> None:
    assert names.company("AG") == "ag"
    assert names.company("AG Reisen Ltd") == "ag reisen"


def test_people_are_called_by_their_full_name_or_either_end_of_it() -> None:
    assert names.called("Mag. Anna Weber (Linz)") == {"anna weber", "anna", "weber"}
    assert names.called("(Linz)") == frozenset()


@pytest.mark.parametrize("word", ["Mag.", "Dr", "DI", "Dipl.-Ing.", "MBA", "phil."])
def test_titles_are_known_with_and_without_dots(word: str) -> None:
    assert names.is_title(word)


@pytest.mark.parametrize("word", ["Anna", "Di", "Ma", "Phil", "Ingo", ""])
def test_names_are_no_titles(word: str) -> None:
    assert not names.is_title(word)
