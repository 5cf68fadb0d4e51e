"""The words of a log entry: the note's own first, and such as reading knows."""

from __future__ import annotations

import pytest

from vaultkit.core import notes
from vaultkit.features.lines import writing
from vaultkit.features.lines.writing import Said

CARD = """\
## Verlauf
- [Vertrag](vertrag.pdf) liegt vor
- 2026-09-24 kennengelernt
- 2026-10-02 Anruf: sucht Förderungen
- 2026-11-17 Tel.: nicht erreicht
- 2026-10-20 Telefonat: will ein Angebot
- 2026-11-18 Notiz: neue Nummer
- 2026-11-19 wegen der Sache von neulich: abgesagt
"""


def words(text: str, said: Said, language: str = "de") -> str:
    note = notes.parse("Kontakte/Anna Weber.md", text)
    return writing.logged(note, said, language).words


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (Said("2026-11-25", "call", text="sagt zu"), "Telefonat: sagt zu"),
        (Said("2026-11-25", "call", "not-reached"), "Tel.: nicht erreicht"),
        (Said("2026-11-25", "mail", text="Pläne"), "Mail: Pläne"),
        (Said("2026-11-25", "Kaffee", text="Pläne"), "Kaffee: Pläne"),
        (Said("2026-11-25", text="Pläne"), "Pläne"),
        (Said("2026-11-25", "", "no-show"), "Termin: nicht erschienen"),
        (Said("2026-11-25", "video", "mailbox"), "Video: Mailbox"),
    ],
)
def test_the_newest_word_of_the_note_is_taken(said, written):
    assert words(CARD, said) == written


def test_without_a_word_of_its_own_a_note_gets_those_of_its_language():
    said = Said("2026-11-25", "call", "not-reached", "again on Friday")
    assert words("", said, "en") == "call: not reached, again on Friday"
    assert words("", said) == "Tel.: nicht erreicht, again on Friday"
    assert words("", Said("2026-11-25", "call", text="hi"), "fr") == "call: hi"


def test_a_note_that_has_only_talks_lends_their_word_to_an_attempt():
    card = "## Log\n- 2026-10-02 phone: wants vans\n"
    assert (
        words(card, Said("2026-11-25", "call", "mailbox"), "en") == "phone: voicemail"
    )


def test_a_word_for_talks_that_took_place_is_none_for_a_call_in_vain():
    said = Said("2026-11-25", "call", "not-reached")
    assert words("- 2026-10-20 Telefonat: sagt zu\n", said) == "Tel.: nicht erreicht"
    said = Said("2026-11-25", "meeting", "not-reached")
    card = "## Log\n- 2026-10-20 met: at the fair\n"
    assert words(card, said, "en") == "meeting: not reached"


def test_a_log_is_known_by_its_heading_and_called_by_its_language():
    heading = writing.heading("de")
    assert heading.title == "Verlauf"
    assert heading.known("Gesprächsnotizen")
    assert not heading.known("Zusagen")
    assert writing.heading("en").title == "Log"
