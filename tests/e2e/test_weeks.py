"""Five stories, each lived through for a week with an editor and the shell alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.hands import Week, answered
from support.vaults import Installed, VaultBuilder

LIST = "Wiedervorlage.md"
MARKERS = "<!-- vaultkit:checklist within=7d -->\n<!-- /vaultkit -->\n"
ANNA = """\
---
type: kontakt
anrede: Sie, Frau Mag. Weber
firma: Stahlbau Gruber
telefon: "+49 171 3920012"   # direkt
website: stahlbau-gruber.example
kennengelernt: 2026-09-18 Logistikfrühstück Linz
vorgestellt_von: "[[Max Huber]]"
umtreibt: Umstieg der Flotte auf E-Lkw bis 2028
kontaktrhythmus: alle 6 Wochen
---

## Zusagen
- [ ] Angebot für drei E-Lkw 📅 2026-11-26

## Verlauf
- 2026-11-20 Telefonat: will ein Angebot für drei Fahrzeuge
"""
MAX = """\
---
type: kontakt
handy: "+49 171 3920011"
kontaktrhythmus: monatlich
---

## Verlauf
- 2026-11-02 Mittagessen: Standort Graz
"""
OFFICE = """\
# Rückrufe

## Mo 23.11.2026
- 8:50 Fr. Mag. Weber (Stahlbau Gruber), wg. Angebot, ab 14 Uhr
- Hr. Huber, bittet um Rückruf, dringend
- 9:15 Frau Sommer, 030 23125 404, über XING, wg. Vortrag
"""


@pytest.fixture
def vault(vault: VaultBuilder) -> Installed:
    """An empty vault, and the command as it is installed."""
    return Installed(vault.root, vault.today)


@pytest.fixture
def german(vault: VaultBuilder) -> Week:
    """A German vault with an empty list, on a Monday morning."""
    vault.today = "2026-11-23T08:00"
    vault.settings("[checklist]\nhelp = false\n", language="de")
    vault.note(LIST, f"# Wiedervorlage\n\nMontags zuerst lesen.\n\n{MARKERS}")
    return Week(vault)


def due(week: Week, name: str) -> list[dict[str, Any]]:
    """What is to be done with a person, as programs read it."""
    report = week.vault.report(today=week.now)
    return [
        f
        for f in report["followups"] + report["undated"]
        if name in [contact["name"] for contact in f["contacts"]]
    ]


def summaries(week: Week) -> str:
    """The feed as it lies on the disk, lines unfolded."""
    return week.read("rueckrufe.ics").replace("\r\n ", "")


# --- one: the callback list ---------------------------------------------------------
def test_a_week_with_the_callback_list_of_the_office(german: Week) -> None:
    week = german
    week.vault.note("Kontakte/Anna Weber.md", ANNA).note("Kontakte/Max Huber.md", MAX)
    week.vault.note("Rückrufe.md", OFFICE)
    week.vault.note(
        "Kontakte/Klaus Reiter.md",
        "---\ntype: kontakt\nnetzwerke: [XING]\nrückruf: 24.11.2026\n"
        "anlass: Vernetzung\n---\n",
    )
    week.sync()

    # Before dialling: one screen says who this is.
    brief = week.at("2026-11-23T14:00")("brief", "weber").out
    for said in (
        "Sie, Frau Mag. Weber",
        "Logistikfrühstück Linz",
        "Max Huber",
        "stahlbau-gruber.example",
        "E-Lkw",
        "will ein Angebot für drei Fahrzeuge",
        "Angebot für drei E-Lkw",
    ):
        assert said in brief

    # The phone makes a dash of the arrow, or drops it; words follow the id.
    anna = week.line(LIST, "[[Anna Weber]]")
    week.at("2026-11-23T14:20").phone(
        LIST, anna, answered(anna, "— nicht erreicht, Di 10:00")
    )
    huber = week.line(LIST, "[[Max Huber]]")
    week.at("2026-11-23T14:40").vim(
        LIST, huber, answered(huber, "-> erreicht, Graz ist fix, er: Pläne bis Fr")
    )
    sommer = week.line(LIST, "Frau Sommer")
    week.phone(LIST, sommer, answered(sommer, "—> Mailbox"))
    week.at("2026-11-23T15:00").sync()

    office = week.read("Rückrufe.md")
    assert re.search(r"- \[x\] 8:50 Fr\. Mag\. Weber .*→ nicht erreicht, Di", office)
    assert re.search(r"- \[x\] Hr\. Huber, .*→ erreicht, Graz ist fix", office)
    assert re.search(r"- \[ \] 9:15 Frau Sommer, .*→ Mailbox", office)
    card = week.read("Kontakte/Anna Weber.md")
    assert "- 2026-11-23 Tel.: nicht erreicht\n" in card
    assert "rückruf: 2026-11-24 10:00\n" in card
    assert 'telefon: "+49 171 3920012"   # direkt\n' in card
    card = week.read("Kontakte/Max Huber.md")
    assert "- 2026-11-23 Telefonat: Graz ist fix\n" in card
    assert "- [ ] Max: Pläne bis 27.11.2026\n" in card
    assert "2. Versuch" in week.line(LIST, "[[Anna Weber]]")
    assert "DTSTART;TZID=Europe/Vienna:20261124T100000" in summaries(week)

    # A link that was dropped: the card says so, and goes quiet.
    week.at("2026-11-24T09:00")("log", "reiter", "hat die Verbindung gelöscht")
    assert due(week, "Klaus Reiter") == []
    card = week.read("Kontakte/Klaus Reiter.md")
    assert "status: beendet\n" in card
    assert "2026-11-24 Notiz: hat die Verbindung gelöscht" in card
    assert "geschlossen" in week("why", "reiter").out

    # Tuesday: the third try is asked for; on Saturday she is reached from the phone
    # while the laptop sleeps until Monday.
    week.sed(LIST, r"s/^(- \[ \] .*\[\[Anna Weber\]\].*)$/\1 -> Mailbox/")
    week.at("2026-11-24T10:15").sync()
    line = week.line(LIST, "[[Anna Weber]]")
    assert "3. Versuch" in line
    assert due(week, "Anna Weber")[0]["due"] == "2026-11-25"
    said = "erreicht, nimmt drei, wieder in 2 Wochen"
    week.at("2026-11-28T11:00").phone(LIST, line, answered(line, said, tick=True))
    week.at("2026-11-30T08:00").sync()
    card = week.read("Kontakte/Anna Weber.md")
    assert card.endswith(
        "## Verlauf\n"
        "- 2026-11-20 Telefonat: will ein Angebot für drei Fahrzeuge\n"
        "- 2026-11-23 Tel.: nicht erreicht\n"
        "- 2026-11-24 Tel.: Mailbox\n"
        "- 2026-11-28 Telefonat: nimmt drei\n"
    )
    assert "rückruf: 2026-12-12\n" in card
    assert "Versuch" not in week("brief", "weber").out
    assert "Montags zuerst lesen." in week.read(LIST)


# --- two: the appointment that nobody kept ------------------------------------------
HAAS = """\
---
type: kontakt
handy: "+49 171 3920014"
kontaktrhythmus: vierteljährlich
---

- [ ] Fr 27.11.2026 13:00 Telefontermin Ladepark

## Verlauf
- 2026-06-12 Termin: nicht erschienen
- 2026-11-12 Telefonat: Termin vereinbart
"""


def test_a_week_with_an_appointment_that_nobody_kept(german: Week) -> None:
    week = german
    week.vault.note("Kontakte/Gregor Haas.md", HAAS)
    week.vault.note("Kontakte/Jonas Berg.md", "---\ntype: kontakt\n---\n")
    week.vault.note(
        "Kontakte/Karin Pichler.md",
        "---\ntype: kontakt\n---\n\n## Verlauf\n- 2026-11-10 Telefonat: Ladeplan\n",
    )
    diary = "Tagebuch/2026-11-27.md"
    week.vault.note(
        diary,
        "- [ ] 13:00–13:30 Telefontermin [[Jonas Berg]]\n"
        "- [ ] 15 Uhr [[Karin Pichler]] Kaffee\n\nAbends: Steuer.\n",
    )
    week.at("2026-11-26T09:00").sync()

    # The day before: the slot, the clash, what is known of who does not turn up.
    codes = [d["code"] for d in week.vault.check(today=week.now)]
    assert "appointments/clash" in codes
    assert "Nicht erschienen am Fr 12.6.2026" in week("brief", "haas").out

    # One of the two is moved, by me; the note keeps its words.
    jonas = week.line(LIST, "[[Jonas Berg]]")
    week.vim(LIST, jonas, answered(jonas, "-> verschoben auf Mo 10:00, von mir"))
    week.at("2026-11-26T09:30").sync()
    assert week.read(diary) == (
        "- [ ] 30.11. 10:00–10:30 Telefontermin [[Jonas Berg]]\n"
        "- [ ] 15 Uhr [[Karin Pichler]] Kaffee\n\nAbends: Steuer.\n"
    )
    assert (
        "- 2026-11-26 Termin: verschoben von Fr 27.11. 13:00 (von mir)\n"
        in week.read("Kontakte/Jonas Berg.md")
    )
    codes = [d["code"] for d in week.vault.check(today=week.now)]
    assert "appointments/clash" not in codes

    # Friday goes by and nobody rings. The list asks, and nothing is lost over the
    # weekend with the laptop asleep.
    week.at("2026-11-27T14:00")
    kinds = {f["kind"] for f in due(week, "Gregor Haas") if f["state"] != "upcoming"}
    assert kinds == {"outcome-missing"}
    week.at("2026-11-30T08:00").sync()
    haas = week.line(LIST, "[[Gregor Haas]]")
    assert "wie war es?" in haas
    karin = week.line(LIST, "[[Karin Pichler]]")
    week.vim(LIST, haas, answered(haas, "nicht erschienen; Di 10:00"))
    week.phone(LIST, karin, answered(karin, "—> ich vergessen, wieder Mi"))
    week.at("2026-11-30T08:10").sync()

    card = week.read("Kontakte/Gregor Haas.md")
    assert "- [-] Fr 27.11.2026 13:00 Telefontermin Ladepark\n" in card
    assert "- 2026-11-27 Termin: nicht erschienen\n" in card
    assert "- 2026-11-27 Termin: ich vergessen\n" in week.read(
        "Kontakte/Karin Pichler.md"
    )
    assert [f["start"] for f in due(week, "Gregor Haas")] == ["2026-12-01T10:00"]
    assert [f["due"] for f in due(week, "Karin Pichler")] == ["2026-12-02"]
    assert "Nicht erschienen: 2-mal" in week("brief", "haas").out
    assert "Von mir verpasst am Fr 27.11.2026" in week("brief", "karin").out
    assert week.read(diary).endswith("\n\nAbends: Steuer.\n")


# --- three: the networking vacuum cleaner -------------------------------------------
def test_a_week_of_giving_and_taking_with_promises_on_both_sides(german: Week) -> None:
    week = german
    kofler = (
        "---\ntype: kontakt\n---\n\n## Zusagen\n"
        "- [x] ihn Grace vorstellen 📅 2026-10-05 ✅ 2026-10-02\n"
        "- [-] Bernd: Kontakt zur Messe bis 30.10.2026\n\n## Verlauf\n"
        "- 2026-10-02 Mail: mit Grace bekannt gemacht #gegeben/vorstellung\n"
        "- 2026-10-20 Telefonat: will noch eine Empfehlung\n"
    )
    week.vault.note("Kontakte/Bernd Kofler.md", kofler)
    week.sync()

    # He asks again; what he owes stands beside what he wants.
    week.at("2026-11-23T11:00")(
        "log",
        "kofler",
        "Anruf: will Kontakt zu Max, er: Messekontakt bis Mi, ich: überlegen bis Fr",
    )
    card = week.read("Kontakte/Bernd Kofler.md")
    assert "- 2026-11-23 Anruf: will Kontakt zu Max\n" in card
    assert "- [ ] Bernd: Messekontakt 📅 2026-11-25\n" in card
    assert "- [ ] überlegen 📅 2026-11-27\n" in card
    assert "#gegeben/vorstellung" in card

    # Wednesday passes; on Thursday he is asked once more, on Friday it is enough.
    week.at("2026-11-26T08:00").sync()
    owed = week.line(LIST, "Messekontakt")
    assert "fällig seit Mi 25.11." in owed
    week.vim(LIST, owed, answered(owed, "-> nachgefragt, Fr"))
    week.at("2026-11-26T08:10").sync()
    week.at("2026-11-27T16:00").sync()
    owed = week.line(LIST, "Messekontakt")
    mine = week.line(LIST, "überlegen")
    week.vim(LIST, owed, answered(owed, "-> kam nichts").replace("[ ]", "[-]"))
    week.phone(LIST, mine, answered(mine, "-> nein gesagt", tick=True))
    week.at("2026-11-27T16:30").sync()
    card = week.read("Kontakte/Bernd Kofler.md")
    assert "- [-] Bernd: Messekontakt 📅 2026-11-25" in card
    assert "- [x] überlegen 📅 2026-11-27 ✅ 2026-11-27\n" in card
    assert "nachgefragt" in card
    assert "kam nichts" in card
    assert "nein gesagt" in card
    promises = week.vault.report(today=week.now)["promises"]
    assert promises["mine"] == {"open": 0, "kept": 2, "late": 0, "broken": 0}
    assert promises["theirs"] == {"open": 0, "kept": 0, "late": 0, "broken": 2}


# --- four: one well-kept card pile --------------------------------------------------
def test_a_week_of_making_and_keeping_cards(german: Week) -> None:
    week = german
    week.vault.note("Kontakte/Max Huber.md", MAX)
    week.sync()

    # A card is made in one line, and undone in one.
    week.at("2026-11-24T18:00")("new", "Siobhán Müller", "--company", "Foxglove")
    (path,) = [p for p in week.vault.files() if "Siobhán" in p]
    assert path.startswith("Kontakte/")
    week("undo")
    assert path not in week.vault.files()
    week("new", "Siobhán Müller", "--company", "Foxglove")
    assert week("new", "Siobhan Mueller", code=2).err

    # What was talked about, from the shell, umlauts left off.
    week.at("2026-11-25T10:00")(
        "log", "mueller", "getroffen: sucht Controller, ich: Lena vorstellen bis Mo"
    )
    card = week.read(path)
    assert re.search(r"2026-11-25 .*sucht Controller", card)
    assert "Lena vorstellen" in card
    week("callback", "siobhan", "Do", "14:00", "--about", "Controller")
    assert "DTSTART;TZID=Europe/Vienna:20261126T140000" in summaries(week)

    # Max moves on to something else: the hand edits the card, in vim.
    week.vim(
        "Kontakte/Max Huber.md",
        "kontaktrhythmus: monatlich",
        "umtreibt: zweiter Standort\nkontaktrhythmus: monatlich",
    )
    week.at("2026-11-26T13:00").sync()
    assert "zweiter Standort" in week("brief", "huber").out
    line = week.line(LIST, "Controller")
    week.vim(LIST, line, answered(line, "-> erreicht, stellt im März ein", tick=True))
    week.at("2026-11-26T15:00").sync()
    assert "2026-11-26" in week.read(path)
    assert "stellt im März ein" in week.read(path)
    week("snooze", "huber", "in", "3", "Wochen")
    assert [f["due"] for f in due(week, "Max Huber")] == ["2026-12-17"]


# --- five: follow through or don't turn up ------------------------------------------
VOGL = """\
---
type: contact
company: Vogl Consulting
phone: "+44 7700 900123"
---

## Promises
- [ ] Patrick: written offer for the depot (by 2026-11-20)
- [ ] send him the floor plan 📅 2026-11-24

## Log
- 2026-11-10 met: promised an offer by the 20th
"""


def test_a_week_of_waiting_for_an_offer_that_never_comes(vault: VaultBuilder) -> None:
    todo = "Follow-ups.md"
    vault.today = "2026-11-23T08:00"
    vault.settings("[checklist]\nhelp = false\n", language="en")
    vault.note("People/Patrick Vogl.md", VOGL)
    vault.note("People/Ben Carter.md", "---\ntype: contact\n---\n")
    meeting = "Meetings/2026-11-19 Depot.md"
    vault.note(
        meeting,
        '---\nattendees: ["[[Patrick Vogl]]", "[[Ben Carter]]"]\n---\n\n'
        "- [ ] me: minutes to all 📅 2026-11-23\n"
        "- [ ] status mail to [[Ben Carter]] 🔁 every week 📅 2026-11-23\n",
    )
    vault.note(todo, MARKERS)
    week = Week(vault).sync()

    # Asked once, from vim; the minutes and the weekly mail go out.
    offer = week.line(todo, "written offer")
    assert "due since Fri 20 Nov" in offer
    week.vim(todo, offer, answered(offer, "-> asked again, Wed"))
    week.sed(todo, r"s/^( *- )\[ \](.*(minutes to all|status mail))/\1[x]\2/")
    week.at("2026-11-23T09:15").sync()
    card = week.read("People/Patrick Vogl.md")
    assert "nudged (asked again), again Wed 25 Nov 2026: written offer" in card
    assert "Mon 23 Nov, Patrick Vogl: " in week.lines(todo, "asked again")[0]
    assert week.read(meeting).endswith(
        "- [x] me: minutes to all 📅 2026-11-23 ✅ 2026-11-23\n"
        "- [ ] status mail to [[Ben Carter]] 🔁 every week 📅 2026-11-30\n"
        "- [x] status mail to [[Ben Carter]] 🔁 every week 📅 2026-11-23"
        " ✅ 2026-11-23\n"
    )

    # Asked twice and mailed, by the shell; my own promise slips once.
    week.at("2026-11-25T10:00")("log", "patrick", "mailed him, no answer yet")
    week.sync()
    offer = week.line(todo, "written offer")
    plan = week.line(todo, "floor plan")
    week.phone(todo, offer, answered(offer, "nudged, Fri"))
    week.phone(todo, plan, answered(plan, "—> not yet, Fri"))
    week.at("2026-11-25T10:15").sync()
    card = week.read("People/Patrick Vogl.md")
    assert "nudged, again Fri 27 Nov 2026: written offer" in card
    assert "floor plan 📅 2026-11-27" in card
    assert "mailed him, no answer yet" in card

    # Gone elsewhere: the line is struck, and the record tells why.
    week.at("2026-11-27T10:00").sync()
    offer = week.line(todo, "written offer")
    plan = week.line(todo, "floor plan")
    week.vim(todo, offer, answered(offer, "-> gone elsewhere").replace("[ ]", "[-]"))
    week.vim(todo, plan, answered(plan, tick=True))
    week.at("2026-11-27T17:00").sync()
    card = week.read("People/Patrick Vogl.md")
    assert re.search(r"- \[-\] Patrick: written offer .*❌ 2026-11-27", card)
    assert "- [x] send him the floor plan 📅 2026-11-27 ✅ 2026-11-27\n" in card
    assert "gone elsewhere" in card
    assert card.index("asked again") < card.index("gone elsewhere")
    promises = week.vault.report(today=week.now)["promises"]
    assert promises["theirs"]["broken"] == 1
    assert promises["mine"]["kept"] == 3
    assert due(week, "Patrick Vogl") == []

    # A week on, the record still stands, and every run can be told.
    week.at("2026-12-03T08:00").sync()
    assert "^vd-" not in week.read(todo)
    listed = week("undo", "--list").out
    assert "People/Patrick Vogl.md" in listed
