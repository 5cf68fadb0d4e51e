"""What is wrong with a settings file is said so that it can be mended."""

from __future__ import annotations

import pytest

from vaultkit import wiring
from vaultkit.app import settings
from vaultkit.app.settings import Settings
from vaultkit.core.diagnostics import Placed
from vaultkit.core.words import Words
from vaultkit.plugin.contributions import Plugin

WORDS = {name: Words(name, texts) for name, texts in wiring.texts().items()}


def broken(text: str) -> Placed:
    found = settings.read(text)
    assert isinstance(found, Placed)
    return found


def decoded(text: str) -> Settings:
    return settings.decode(text, settings.read(text))


def said(found: Placed, language: str = "de") -> tuple[str, str]:
    words = WORDS[language]
    assert found.hint is not None
    return words.say(found.message), words.say(found.hint)


# --- what is no TOML -------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "marked", "message", "hint"),
    [
        ('id = "test\nx = 1', '"test', "schließende Anführungszeichen", '"Wert"'),
        ("id = 'test", "'test", "schließende Anführungszeichen", '"Wert"'),
        ("off = ['birthdays]", "'birthdays]", "schließende", '"Wert"'),
        (
            "start = 21.11.2026",
            "21.11.2026",
            "„21.11.2026“ ist hier kein Datum",
            "schreib start = 2026-11-21",
        ),
        (
            "[calendar]\nstart = 3. März 2027  # bald",
            "3. März 2027",
            "kein Datum",
            "schreib start = 2027-03-03",
        ),
        (
            "language = de",
            "de",
            "„de“ gehört in Anführungszeichen",
            'schreib language = "de"',
        ),
        (
            "timezone = Europe/Vienna",
            "Europe/Vienna",
            "gehört in Anführungszeichen",
            'timezone = "Europe/Vienna"',
        ),
        ("within = 7d", "7d", "gehört in Anführungszeichen", 'within = "7d"'),
        ("help = True", "True", "weder ja noch nein", "schreib help = true"),
        ("help = nein", "nein", "weder ja noch nein", "schreib help = false"),
        ("a = 1\nb = 2\na = 3", "a = 3", "weiter oben schon einmal", "lösche das"),
        ("[a]\nx = 1\n[a]", "[a]", "weiter oben schon einmal", "lösche das"),
        ('language: "de"', 'language: "de"', "fehlt das Gleich", "schreib language ="),
        ("region =", "region =", "hinter „region =“ fehlt der Wert", "dahinter"),
        ('path = "C:\\Users"', "\\", "eine eigene Bedeutung", "schreib / statt \\"),
        ("name = „Rückrufe“", "„", "Anführungszeichen", "nimm gerade"),
        ('f = ["a" "b"]', 'f = ["a" "b"]', "eine Klammer oder ein Komma", "Komma"),
        ('f = ["a",\n', 'f = ["a",', "eine Klammer oder ein Komma", "eine ]"),
        ("[contacts\nx=1", "[contacts", "eine Klammer oder ein Komma", "eine ]"),
        ('[keys]\nnächster = "x"', "nächster", "Umlaut", 'schreib "nächster" ='),
        ("max = 08", "08", "keine Einstellung", 'name = "Wert"'),
        ("Das ist mein Ordner.", "", "keine Einstellung", 'name = "Wert"'),
    ],
)
def test_why_a_file_is_no_toml_is_said_with_what_to_type(
    text: str, marked: str, message: str, hint: str
) -> None:
    found = broken(text)
    assert message in said(found)[0]
    assert hint in said(found)[1]
    assert found.line is not None
    assert found.column is not None
    line = text.split("\n")[found.line - 1]
    if marked:
        assert line[found.column - 1 :][: found.width] == marked
    assert "{" not in "".join(said(found, "en")).replace("every { its }", "")


@pytest.mark.parametrize(
    "text", ["\x00", "]", "=", '"', "'''", "a.b.", "[", "a = {", "\r", "é", "a = \\"]
)
def test_no_text_is_too_odd_to_be_told_of(text: str) -> None:
    found = broken(text)
    assert found.line is not None
    assert found.column is not None
    assert found.width >= 1


def test_what_the_hint_shows_is_toml() -> None:
    for text in ("start = 21.11.2026", "language = de", "help = ja", "within = 7d"):
        hint = said(broken(text))[1].removeprefix("schreib ")
        assert isinstance(settings.read(hint), dict)


# --- the language ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("deutsch", "de"),
        ("Deutsch", "de"),
        ("de-AT", "de"),
        ("de_DE.UTF-8", "de"),
        ("german", "de"),
        ("DE", "de"),
        ("englisch", "en"),
        ("en-GB", "en"),
        ("English", "en"),
        ("fr", "en"),
    ],
)
def test_a_word_for_a_language_is_a_fault_and_taken_for_it(
    written: str, language: str
) -> None:
    found = decoded(f'language = "{written}"')
    assert found.language == language
    (fault,) = (d for d in found.diagnostics if d.severity == "error")
    assert said(fault) == (
        f"„{written}“ ist kein gültiger Wert für „language“",
        f'schreib "de" oder "en"; bis dahin gilt "{language}"',
    )


@pytest.mark.parametrize("written", ["7", "true", '["de"]', '""'])
def test_what_is_no_word_at_all_leaves_the_default(written: str) -> None:
    assert decoded(f"language = {written}").language == "en"


# --- values ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[checklist]\nwithin = 7", "„7“ ist kein", 'zum Beispiel "7d"'),
        ("[checklist]\nmax = 'viele'", "„viele“ ist kein", "zum Beispiel 25;"),
        (
            "[checklist]\nhelp = 'ja'",
            "„ja“ ist kein",
            "true oder false; bis dahin gilt",
        ),
        ("[checklist]\nphone = 'weit'", "„weit“", '"local" oder "plain"'),
        ("[calendar]\nname = 2027", "„2027“ ist kein", 'zum Beispiel "2027"'),
        ("[contacts]\ntags = 'kunde'", "„kunde“", 'zum Beispiel ["kunde"]'),
        ("[contacts]\nkeys = ['x']", '„["x"]“ ist kein', '{ "dein Feld" ='),
        ("[tasks]\nonly_tagged = 1", "„1“ ist kein", "true oder false"),
        ("start = '1.12.2026'", "„1.12.2026“ ist kein", "zum Beispiel 2026-12-01"),
        ("writes = 'some'", "„some“ ist kein", '"all", "blocks" oder "none"'),
    ],
)
def test_a_value_that_cannot_be_is_told_one_that_can(
    text: str, message: str, hint: str
) -> None:
    plugins: tuple[Plugin, ...] = wiring.builtins()
    own = decoded(text)
    names = [plugin.name for plugin in plugins]
    bad = (*own.diagnostics, *settings.options(own, text, plugins, names)[1])
    (fault,) = (d for d in bad if d.severity == "error")
    assert message in said(fault)[0]
    assert hint in said(fault)[1]
