import pytest

from vaultkit.features.contacts import keys
from vaultkit.features.contacts.keytable import TABLE


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Last Contact", "last_contact"),
        ("last-contact", "last_contact"),
        ("lastContact", "last_contact"),
        ("Rückruf", "callback"),
        ("rueckruf", "callback"),
        ("Ru\u0308ckruf", "callback"),
        ("KONTAKTRHYTHMUS", "cadence"),
        ("E-Mail 1", "email"),
        ("E-Mail-Adresse", "email"),
        ("EMAIL[WORK]", "email"),
        ("email2", "email"),
        ("Tel. (mobil)", "phone"),
        ("tel. mobil", "phone"),
        ("Rückruf am", "callback"),
        ("WV", "callback"),
        ("geboren am", "birthday"),
        ("Takt", "cadence"),
        ("TEL[CELL]", "phone"),
        ("phone_1", "phone"),
        ("Telefon geschäftlich", "phone"),
        ("Mobile Phone", "phone"),
        ("Lifecycle Stage", "stage"),
        ("Letzte Aktivität", "last_contact"),
        ("N.GN", "first_name"),
        ("N.FN", "last_name"),
        ("FN", "name"),
        ("prm-cadence", "cadence"),
        ("Ich suche", "seeks"),
        ("ich biete", "offers"),
        ("umtreibt", "works_on"),
        ("nicht anrufen", "do_not_call"),
        ("akad. Titel", "honorific"),
        ("Vorgestellt von", "introduced_by"),
    ],
)
def test_spellings_people_and_imports_use(written: str, meant: str) -> None:
    key = keys.lookup(written)
    assert key is not None
    assert key.name == meant


@pytest.mark.parametrize("written", ["", "(mobil)", "123", "Haustier", "steuernummer"])
def test_other_keys_are_not_ours(written: str) -> None:
    assert keys.lookup(written) is None


def test_no_spelling_means_two_things() -> None:
    owner: dict[str, str] = {}
    for key in TABLE:
        for spelling in {keys.fold(w) for w in (key.name, *key.english, *key.german)}:
            assert owner.setdefault(spelling, key.name) == key.name, spelling


def test_the_users_own_spelling_wins() -> None:
    mapped = {"naechster call": "callback", "Phase": "rückruf", "nonsense": "nothing"}
    for spelling in ("Nächster Call", "phase"):
        key = keys.lookup(spelling, mapped)
        assert key is not None
        assert key.name == "callback"
    assert keys.lookup("nonsense", mapped) is None
    company = keys.lookup("Firma", mapped)
    assert company is not None
    assert company.name == "company"


def test_an_unknown_key_is_met_with_the_nearest_known() -> None:
    assert keys.nearest("kontaktrythmus") == "cadence"
    assert keys.nearest("telefonn") == "phone"
    assert keys.nearest("xyzzy") == ""
