"""The talk rule: who was talked to in a line of a dated note, who not."""

from __future__ import annotations

import pytest

from vaultkit.features.lines import talks
from vaultkit.plugin import links

DAY = "2026-11-24"

TALKS = [
    ("mit [[Anna]] telefoniert: schickt Pläne bis Fr", "call", "Anna"),
    ("Kaffee mit [[Tom]]: sucht Controller, an [[Lena]] gedacht", "Kaffee", "Tom"),
    ("Mail: [[Lena]] und [[Tom]] bekannt gemacht", "mail", "Lena Tom"),
    ("Treffen mit [[Anna]] 10:00", "meeting", "Anna"),
    ("coffee with [[Amara]]: search is too slow", "coffee", "Amara"),
    ("Vormittag: [[Max]] angerufen, Leitung noch offen", "call", "Max"),
    ("Rechenbeispiel an [[Anna]] gemailt", "mail", "Anna"),
    ("Mail von [[Paul]]: Vertrag läuft aus", "mail", "Paul"),
    ("[[Anna]] geschrieben", "", "Anna"),
    ("called [[Ben]], wants to move his VM to the cloud", "call", "Ben"),
    ("Mail an [[Anna]] geschrieben", "mail", "Anna"),
    ("met [[Anna]] at the fair", "meeting", "Anna"),
    ("[[Anna]] getroffen", "meeting", "Anna"),
    ("emailed [[Anna]] the offer", "mail", "Anna"),
    ("wrote to [[Anna]] about the offer", "", "Anna"),
    ("Tel.: [[Anna]] will ein Angebot", "call", "Anna"),
    ("Tel. [[Anna]]: will ein Angebot", "call", "Anna"),
    ("call: [[Anna]] agreed", "call", "Anna"),
    ("[[Anna]]: telefoniert, schickt Pläne", "call", "Anna"),
    ("[[Anna]], [[Max]] und [[Lena]] getroffen", "meeting", "Anna Max Lena"),
    ("Zoom mit [[Anna]] und [[Max]]: gut", "video", "Anna Max"),
    ("spoke with [[Anna]] and [[Max]]", "", "Anna Max"),
    ("talked to [[Anna]] about [[Max]]", "", "Anna"),
    ("mit [[Max]] über [[Anna]] gesprochen", "", "Max"),
    ("mit [[Anna]] telefoniert, [[Max]] soll Pläne schicken", "call", "Anna"),
    ("Büro: mit [[Anna]] telefoniert: schickt Pläne", "call", "Anna"),
    ("Telefonat mit [[Carla]]. Nächste Woche kommt ein Angebot.", "call", "Carla"),
    ("Heute Morgen mit [[Anna]] telefoniert", "call", "Anna"),
    ("Mail an [[Anna]] geschickt", "mail", "Anna"),
    ("mit [[Anna]] telefoniert, Termin verschoben", "call", "Anna"),
    ("visited [[Anna]] in Leeds", "meeting", "Anna"),
    ("Erstgespräch mit [[Anna]]", "Erstgespräch", "Anna"),
    ("Anruf bei [[Anna]]", "call", "Anna"),
    ("bei [[Anna]] auf Besuch, mit [[Max]] telefoniert", "call", "Max"),
    ("WhatsApp von [[Anna]]", "message", "Anna"),
    ("zurückgerufen: [[Anna]]", "call", "Anna"),
    ("Mail von [[Anna]] vom 20.11.", "mail", "Anna"),
    ("Had a quick call w/ [[Ben]]", "call", "Ben"),
    ("Ran into [[Ben]] at the station", "meeting", "Ben"),
    ("mit [[Anna]] Kaffee getrunken", "Kaffee", "Anna"),
    ("Teams-Call mit [[Anna]] und [[Max]] zum Ladepark", "Teams-Call", "Anna Max"),
    ("Besuch bei [[LinzMuster]] mit [[Anna]]", "Besuch", "LinzMuster Anna"),
    ("Antwort von [[Anna]]: passt", "message", "Anna"),
    ("Kaffee mit [[Anna]] – nächste Woche Angebot", "Kaffee", "Anna"),
    ("Videocall [[Anna]]: Zahlen besprochen", "video", "Anna"),
    (": mit [[Anna]] telefoniert", "call", "Anna"),
    ("mit [[Anna]] im Erstgespräch gesprochen", "Erstgespräch", "Anna"),
    ("mit [[Anna]] lange unterhalten", "", "Anna"),
    ("[[Anna]] gesehen", "meeting", "Anna"),
    ("habe [[Anna]] gemailt wegen [[Max]]", "mail", "Anna"),
    ("ich heute Frau [[Anna]] geschrieben", "", "Anna"),
    ("[[Anna]] angerufen, sie hat mit [[Max]] gesprochen", "call", "Anna"),
    ("met [[Anna]] when she was with [[Max]]", "meeting", "Anna"),
    ("mit [[Anna]] telefoniert er hat Termin mit [[Max]]", "call", "Anna"),
    ("habe sie und [[Max]] getroffen", "meeting", "Max"),
    ("sie hat mich angerufen: [[Anna]]", "call", "Anna"),
    ("er hat mich mit [[Anna]] angerufen", "call", "Anna"),
    ("saw [[Anna]] at the fair", "meeting", "Anna"),
    ("Fotos per Mail an [[Anna]] geschickt", "mail", "Anna"),
    ("Kaffee mit Frau Mag. [[Anna]]", "Kaffee", "Anna"),
    ("Kaffee mit Blick auf die Lage bei [[Anna]]", "Kaffee", "Anna"),
    ("„Kaffee“ mit [[Anna]]", "Kaffee", "Anna"),
    ("Arbeitsessen/Kaffee mit [[Anna]]", "Arbeitsessen/Kaffee", "Anna"),
    ("mit [[Anna]] telefoniert, verschoben", "call", "Anna"),
    ("[[Anna]]: Tel.: will ein Angebot", "call", "Anna"),
    ("Mail: kurz, [[Anna]] fragt nach", "mail", "Anna"),
    ("Gespräch mit \x01 und [[Anna]] geführt", "Gespräch", "Anna"),
]

NO_TALKS = [
    "[[Anna]] hat erzählt, dass sie mit [[Max]] gesprochen hat",
    "[[Anna]] sagte, er habe mit [[Max]] telefoniert",
    "[[Anna]] told me she met [[Max]]",
    "laut [[Anna]] hatten sie ein Telefonat mit [[Max]]",
    "Angebot von [[Anna]] gemailt",
    "call [[Jürgen]] about the invoice",
    "email [[Anna]] the offer",
    "[[Priya]] anrufen",
    "Mail an [[Anna]] nicht vergessen",
    "Mail an [[Anna]]",
    "Mail: [[Anna]] schreiben",
    "call [[Anna]]: ask about the invoice",
    "Angebot für [[Anna]] geschrieben",
    "met the target for [[Anna]]",
    "Entscheidung getroffen mit [[Anna]]",
    "Termin mit [[Anna]] vereinbart",
    "Termin mit [[Anna]] vereinbaren",
    "noch nicht mit [[Anna]] gesprochen",
    "mit [[Anna]] gesprochen?",
    "Kaffee mit [[Anna]]?",
    "should have called [[Anna]]",
    "should call [[Anna]]",
    "Haven't spoken to [[Anna]] yet",
    "Lunch with [[Anna]] next week",
    "Kaffee mit [[Anna]] am Freitag",
    "Kaffee mit [[Anna]] ausmachen",
    "set up a call with [[Anna]]",
    "will have coffee with [[Anna]]",
    "morgen: Kaffee mit [[Anna]]",
    "Call mit [[Anna]] vorbereiten",
    "Tabelle von [[Lena]] da, fünf Tage zu spät",
    "Im Zug neben [[Daniela]] gesessen, Karte getauscht",
    "an [[Anna]] gedacht",
    "[[Anna]] moved to Vienna",
    "über [[Anna]] gesprochen",
    "[[Anna]]: hat mit [[Max]] gesprochen",
    "kein Anruf von [[Anna]]",
    "verpasster Anruf von [[Anna]]",
    "warte auf Antwort von [[Anna]]",
    "wollte [[Anna]] anrufen",
    "Telefonat [[Anna]]",
    "ran out of time for [[Anna]]",
    "[[Anna]] unterhalten",
    "Film mit [[Anna]] gesehen",
    "saw that film with [[Anna]]",
    "Muster an [[Anna]] geschickt",
    "Gespräch von gestern über [[Anna]]",
    "[[Anna]] morgen anrufen: Angebot",
    "[[Anna]]: Büro: will ein Angebot",
    "bald Kaffee mit [[Anna]]",
    "Kaffee mit [[Anna]] später",
    "Mail: kurz und gut",
    "",
]

ATTEMPTS = [
    ("[[Max]] hat nicht abgehoben", "not-reached", "Max"),
    ("[[Anna]] nicht erreicht", "not-reached", "Anna"),
    ("[[Anna]]: nicht erreicht", "not-reached", "Anna"),
    ("didn't reach [[Priya]]", "not-reached", "Priya"),
    ("called [[Eleanor]], no answer", "not-reached", "Eleanor"),
    ("called [[Jürgen]], voicemail", "mailbox", "Jürgen"),
    ("[[James]], voicemail again", "mailbox", "James"),
    ("Tel. [[Anna]]: auf AB gesprochen", "mailbox", "Anna"),
    ("call [[Anna]]: no answer", "not-reached", "Anna"),
    ("[[Anna]] zurückgerufen, besetzt", "not-reached", "Anna"),
    ("Termin mit [[Anna]] verschoben", "moved", "Anna"),
    ("Kaffee mit [[Anna]], abgesagt", "cancelled", "Anna"),
    ("[[Anna]] hat abgesagt", "cancelled", "Anna"),
    ("[[Anna]] hat mich versetzt", "no-show", "Anna"),
    ("[[Anna]] didn't show up", "no-show", "Anna"),
    ("Treffen mit [[Anna]] fand nicht statt", "did-not-happen", "Anna"),
    ("Termin mit [[Anna]] von mir vergessen", "my-fault", "Anna"),
    ("no-show: [[Ben]]", "no-show", "Ben"),
    ("[[Ben]]: call moved to Friday", "moved", "Ben"),
    ("Left voicemail for [[Ben]]", "mailbox", "Ben"),
    ("[[Anna]] anrufen, nicht erreicht", "not-reached", "Anna"),
    ("[[Anna]] nicht erreicht, besetzt", "not-reached", "Anna"),
    ("mit [[Anna]] telefoniert: nicht erreicht", "not-reached", "Anna"),
    ("rang [[Ben]], vm", "mailbox", "Ben"),
    ("called [[Ben]] again, LM.", "mailbox", "Ben"),
    ("called [[Ben]], left vm", "mailbox", "Ben"),
    ("phoned [[Ben]]: rang out", "not-reached", "Ben"),
    ("rang [[Ben]] - no joy", "not-reached", "Ben"),
    ("[[Anna]] angerufen, keiner da", "not-reached", "Anna"),
]


def _said(text: str) -> list[tuple[str, str, str]]:
    found = links.find(text)
    return [
        (one.channel, one.outcome, " ".join(found[n].target for n in one.links))
        for one in talks.read(text, found, DAY)
    ]


@pytest.mark.parametrize(("text", "channel", "people"), TALKS)
def test_a_past_form_or_a_channel_with_a_link_is_a_talk(
    text: str, channel: str, people: str
) -> None:
    assert _said(text) == [(channel, "", people)]


@pytest.mark.parametrize("text", NO_TALKS)
def test_a_plan_a_question_or_a_negation_silences_nobody(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(("text", "outcome", "people"), ATTEMPTS)
def test_a_talk_that_did_not_come_about_is_an_attempt(
    text: str, outcome: str, people: str
) -> None:
    assert [(said[1], said[2]) for said in _said(text)] == [(outcome, people)]


def test_each_person_of_a_line_gets_what_is_said_of_them() -> None:
    assert _said("[[Anna]] getroffen, [[Max]] nicht erreicht") == [
        ("meeting", "", "Anna"),
        ("", "not-reached", "Max"),
    ]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("call [[Jürgen]] about the invoice", True),
        ("[[Priya]] anrufen", True),
        ("Mail an [[Anna]] nicht vergessen", True),
        ("don't forget to ping [[Anna]]", True),
        ("[[Anna]] will mich anrufen", False),
        ("Tabelle von [[Lena]] da", False),
        ("an [[Anna]] gedacht", False),
    ],
)
def test_a_bare_order_reads_like_a_plan(text: str, plan: bool) -> None:
    assert talks.is_order(text, links.find(text)) is plan
