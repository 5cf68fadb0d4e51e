"""A week of answers where people put them: behind the line itself, never in a list."""

from __future__ import annotations

import pytest
from support.hands import Week
from support.vaults import Installed, VaultBuilder

CARD = "---\ntype: {}\n---\n"
ANNA, MAX = "Kontakte/Anna Weber.md", "Kontakte/Max Huber.md"
LIST = "Wiedervorlage.md"
MARKERS = "<!-- vaultkit:checklist within=7d -->\n<!-- /vaultkit -->\n"


@pytest.fixture
def vault(vault: VaultBuilder) -> Installed:
    """An empty vault, and the command as it is installed."""
    return Installed(vault.root, vault.today)


def begun(vault: VaultBuilder, language: str) -> Week:
    vault.today = "2026-11-23T08:00"
    vault.settings("[checklist]\nhelp = false\n", language=language)
    vault.note(LIST, MARKERS)
    return Week(vault)


def written(week: Week, path: str, text: str) -> Week:
    """A hand makes a note."""
    week.vault.note(path, f"{text}\n.")
    return week.vim(path, "\n.", "\n")


def test_a_german_week(vault: VaultBuilder) -> None:
    week = begun(vault, "de")
    for path in (ANNA, MAX):
        week.vault.note(path, CARD.format("kontakt"))
    office, day = "Rückrufe.md", "Tagebuch/2026-11-23.md"
    written(
        week,
        office,
        "## Mo 23.11.2026\n"
        "- Hr. Maier, 030 23125 477, wg. Angebot\n"
        "- Hr. Huber, wg. Plan",
    )
    written(
        week,
        day,
        "- [ ] 13:00 [[Anna Weber]] Termin\n"
        "- [ ] [[Max Huber]] anrufen wg. Preis 📅 2026-11-23\n"
        "- [ ] [[Anna Weber]]: Fahrplan Wien -> Graz bis Do",
    )
    week.sync()
    for words in ("Termin", "wg. Preis", "Fahrplan Wien › Graz", "Hr. Maier"):
        assert week.line(LIST, words)

    # Monday evening: four answers, each behind its line, none in the list.
    week.at("2026-11-23T17:00")
    week.sed(day, r"s/(Termin)$/\1 -> nicht erschienen/")
    week.sed(day, r"s/(2026-11-23)$/\1 → nicht erreicht, Mi 10:00/")
    week.phone(office, "wg. Angebot", "wg. Angebot —> Mailbox, Di")
    week.vim(office, "wg. Plan", "wg. Plan -> erreicht, will zwei, ich: Plan bis Fr")
    week.at("2026-11-23T17:05").sync()
    assert week.line(day, "Termin").startswith("- [-] ")
    assert week.line(day, "Preis").startswith(
        "- [ ] [[Max Huber]] anrufen wg. Preis um 10:00 📅 2026-11-25 → nicht erreicht,"
        " Mi 10:00 ✓ Mo 23.11.2026: "
    )
    assert week.line(office, "Huber").startswith("- [x] ")
    assert week.line(office, "Maier").endswith("· wieder Di 24.11.2026")
    assert "- 2026-11-23 Termin: nicht erschienen\n" in week.read(ANNA)
    assert "- 2026-11-23 Telefonat: will zwei\n" in week.read(MAX)
    assert "- [ ] Plan bis 27.11.2026\n" in week.read(MAX)
    assert "Di 24.11." in week.line(LIST, "Hr. Maier")
    assert "DTSTART;TZID=Europe/Vienna:20261125T100000" in week.read("rueckrufe.ics")

    # Tuesday: the next words go behind the mark; one of them is in doubt.
    week.at("2026-11-24T09:00")
    week.sed(office, r"s/(Di 24\.11\.2026)$/\1 -> erreicht, neue Karte/")
    week.sed(day, r"s/(bis Do)$/\1 -> nächsten Freitag/")
    said = week("sync", code=1)
    assert f"{day}:3:1" in said.err
    assert "27.11." in said.err
    assert "answers/not-done" in week("check", code=1).out
    assert week.line(office, "Maier").endswith("neue Karte → Karte: [[Herr Maier]]")
    assert "Telefonat: Angebot\n" in week.read("Kontakte/Herr Maier.md")
    week.sed(day, r"s/nächsten Freitag/Fr 27.11./")
    week.at("2026-11-24T09:10").sync()
    assert "bis Fr -> Fr 27.11. ✓ Di 24.11.2026: " in week.line(day, "Fahrplan")
    week("check")

    # Taken back, it is as if nobody had written it, until somebody changes it.
    before = week.read(day)
    week.at("2026-11-25T11:00").sed(day, r"s/(10:00)$/\1 -> kein Interesse/")
    asked = week.read(day)
    week.sync()
    assert week.line(day, "Preis").startswith("- [-] ")
    week("undo")
    assert week.read(day) == asked
    week.sync()
    assert week.read(day) == asked
    week.phone(day, " -> kein Interesse", "").sync()
    assert week.read(day) == before


def test_an_english_day(vault: VaultBuilder) -> None:
    week = begun(vault, "en")
    ann, day = "People/Ann Lee.md", "Journal/2026-11-23.md"
    week.vault.note(ann, CARD.format("contact"))
    written(
        week,
        day,
        "- [ ] 1pm [[Ann Lee]] review -> rescheduled to Thu 2pm, by me\n"
        "- [ ] call [[Ann Lee]] about the offer by Tue -> left a message\n"
        "- [ ] me: send [[Ann Lee]] the map York -> Leeds by Wed -> done",
    )
    written(week, "Callbacks.md", "- Mr Nobody, 030 23125 499 -> no answer, Tue 2pm")
    week.at("2026-11-23T17:00").sync()
    lines = week.read(day).split("\n")
    assert lines[0].endswith("✓ Mon 23 Nov 2026: moved to Thu 26 Nov 2026 14:00")
    assert lines[1].startswith("- [ ] call [[Ann Lee]] about the offer by Tue -> left")
    assert lines[1].endswith("again Tue 24 Nov 2026")
    assert lines[2].startswith(
        "- [x] me: send [[Ann Lee]] the map York -> Leeds by Wed"
    )
    assert "(by me)" in week.read(ann)
    assert "- 2026-11-23 call: left a message\n" in week.read(ann)
    assert week.line("Callbacks.md", "Nobody").endswith("again Tue 24 Nov 2026 14:00")
