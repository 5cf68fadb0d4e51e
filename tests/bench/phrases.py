"""What the people of the generated vaults are called, and what they write."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    "Anna Max Lena Jürgen Priya Carla Thomas Eva Peter Sabine Oliver Grace Håkon Zoë"
    " Björn Käthe Émile Tom Ruth Ali Mei Jonas Petra Paul Lukas Chloë Nora Hannes Ines"
    " Vera Karim Olga Sven Ute Gerd Marta Noah Ella Finn Ida Owen Rhys Aoife Liam Sean"
    " Maja Emil Greta Kofi Amara Yusuf Leila Bruno Clara Dieter Elke Franz Heidi Igor"
)
LAST = _words(
    "Weber Huber Müller Groß Raman Rossi Sommer Lang Berg Stein Novak Gruber Keller"
    " Østby Okafor Haddad O'Brien Schröder Weiß Brandstätter Vogel Krüger Jäger Wagner"
    " Doyle Byrne Walsh Hughes Patel Khan Nguyen Kowalski Horvath Lindqvist Sørensen"
    " Fischer Schmid Maier Steiner Egger Pichler Moser Hofer Leitner Bauer Fuchs Eder"
    " Reiter Schwarz Brunner Aigner Lechner Haas Wolf Auer Kern Winkler Holzer Binder"
)
PLACES = _words("Linz Wien Graz Leeds Dublin Berlin München Hamburg Bristol Zürich")
COMPANIES = (
    *(
        "Stahlbau Gruber GmbH",
        "Foxglove Software",
        "Berg Beispiel KG",
        "Linz Muster AG",
    ),
    *(
        "Wiener Beispiel OG",
        "Harbour & Pike Ltd",
        "Müller Fördertechnik",
        "Nordlicht eG",
    ),
    *("Quayside Logistics", "Kaffeerösterei Sommer", "Tallow Analytics", "Haus am See"),
    *("Linz Muster AG", "Nordlicht eG"),
)
ROLES = (
    *(
        "Einkaufsleiterin",
        "CTO",
        "Geschäftsführer",
        "Head of Partnerships",
        "Prokurist",
    ),
    *("Leiterin Personal", "founder", "Vertrieb Innendienst", "Prokurist"),
)
STAGES = ("lead", "prospect", "customer", "Interessent", "Kunde", "Empfehler")
TOPICS = (
    *("Angebot E-Lkw", "January sprint", "Referenzliste", "load-test numbers"),
    *("Förderübersicht", "signed order", "Preisliste", "the slides", "Organigramm"),
    *("intro to the bank", "Muster der neuen Serie", "draft contract", "Protokoll"),
    *("Zugang zum Verband", "Fahrprofile", "case study", "Rechnung Oktober", "Termine"),
)
TALKED = (
    *("will ein Angebot für drei Fahrzeuge, Entscheidung im Jänner",),
    *("talked about queue back-pressure and who else has the problem",),
    *("Nachfolge, Werk 2, Tochter studiert in Graz", "first paid week agreed"),
    *("happy with staging, wants to see the numbers before the board meets",),
    *("sucht jemanden für Förderungen #bekommen/vorstellung", "nicht erreicht"),
    *("Mailbox, bittet um Rückruf nach 14 Uhr", "sends the contract next week"),
    *("moving house in spring, new office near the station", "no answer"),
    *("hat den Vortrag gelobt und zwei Namen genannt", "budget freigegeben"),
)
CHANNELS = ("Tel.", "call", "Mail", "video", "Mittagessen", "coffee", "WhatsApp", "met")
PROSE = (
    "Der Ladepark kommt erst nach der Förderzusage, bis dahin zwei mobile Säulen.",
    "The second reading changed my mind about the pricing page; keep it short.",
    "Notiz aus dem Zug: die Zahlen vom Oktober passen nicht zu denen im Vertrag.",
    "Three people said the same thing without being asked, which is worth a test.",
    "Wer zuerst gibt, muss nicht bitten; das gilt beim Frühstück wie beim Angebot.",
    "Ask the printer about the paper weight, the last batch curled at the edges.",
    "Im Protokoll steht 14:00, in der Einladung 14:30: vor dem Termin nachfragen.",
    "A walk at lunch did more for the outline than two hours at the desk did.",
    "Die neue Halle hat 2.400 m² und zwei Tore, Bezug frühestens im April.",
    "Read again in a month; the argument about trust is better than its examples.",
)
HEADS = ("Idee", "Background", "Offene Fragen", "Numbers", "Lesezeichen", "Next time")
