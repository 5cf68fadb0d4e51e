"""The words that decide what a line means, German and English side by side.

All are folded (see `folding`). Tables only; the rules that use them stand elsewhere.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _named(pairs: str) -> dict[str, str]:
    """`call: tel anruf` lines as {tel: call, anruf: call}; a `-` keeps the word."""
    table: dict[str, str] = {}
    for line in pairs.split("\n"):
        name, _, words = line.partition(":")
        table.update(dict.fromkeys(words.split(), name.strip(" -")))
    return table


CHANNELS = _named(
    """call: tel telefon telefonat telefongespraech telefonisch telefontermin anruf
call: telko telefonkonferenz call phone phonecall fon
mail: mail mails email emails e-mail e-mails mailwechsel
message: nachricht message whatsapp wa sms signal telegram threema linkedin xing chat
message: dm text slack imessage
video: video zoom teams videocall videokonferenz videotelefonat videogespraech webex
video: skype facetime
meeting: treffen meeting besprechung persoenlich termin jour-fixe sitzung
letter: brief letter
event: veranstaltung event
-: kaffee coffee tee tea lunch brunch mittagessen fruehstueck breakfast abendessen
-: dinner essen besuch visit bier beer drink drinks feierabendbier spaziergang walk
-: messe fair conference konferenz gespraech workshop stammtisch"""
)
"""Nouns for a way of talking; an empty name means "as written"."""

WRITTEN = _words("mail email e-mail nachricht message sms whatsapp brief letter text dm")
"""Channels of things that are sent: `Mail an [[X]] geschickt`."""

COMMANDS = _words("call phone mail email e-mail text message visit chat video dm walk")
"""Channel nouns that an English writer also uses as an order to himself."""

PAST = {
    "telefoniert": ("call", ""),
    "angerufen": ("call", ""),
    "zurueckgerufen": ("call", ""),
    "rueckgerufen": ("call", ""),
    "gesprochen": ("", ""),
    "geredet": ("", ""),
    "geplaudert": ("", ""),
    "unterhalten": ("", "with"),
    "ausgetauscht": ("", "with"),
    "getroffen": ("meeting", "near"),
    "gesehen": ("meeting", "first"),
    "begegnet": ("meeting", ""),
    "besucht": ("meeting", ""),
    "erreicht": ("", "near"),
    "gemailt": ("mail", "to"),
    "geschrieben": ("", "to"),
    "getextet": ("message", "to"),
    "gechattet": ("message", ""),
    "gezoomt": ("video", ""),
    "geskypt": ("video", ""),
    "called": ("call", ""),
    "phoned": ("call", ""),
    "rang": ("call", "near"),
    "spoke": ("", ""),
    "spoken": ("", ""),
    "talked": ("", ""),
    "chatted": ("", ""),
    "met": ("meeting", "near"),
    "saw": ("meeting", "next"),
    "visited": ("meeting", ""),
    "reached": ("", "near"),
    "emailed": ("mail", ""),
    "e-mailed": ("mail", ""),
    "mailed": ("mail", "to"),
    "wrote": ("", "to"),
    "texted": ("message", ""),
    "messaged": ("message", ""),
    "zoomed": ("video", ""),
    "skyped": ("video", ""),
}
"""Past form -> channel and where it wants the person.

"to": an/to/mit before the link, or the link first. "near": the link as next word or
before. "next": as next word. "first": the link begins. "with": mit/with before it.
"""

ONE_SIDED = _words("called phoned rang angerufen zurueckgerufen texted messaged mailed"
                   " emailed gemailt geschrieben wrote")
"""Past forms that a following "no answer" or "moved" turns into an attempt."""

SENT = _words("geschickt gesendet verschickt abgeschickt sent rausgeschickt")
WITH = _words("mit with von from bei at")
TO = _words("an to mit")
ABOUT = _words(
    "about ueber wegen wg re regarding betreffend betr bzgl fuer for ohne without of"
    " gegen statt"
)
"""Before a link these make it the topic, not the one talked to."""

NOT = _words(
    "nicht nie niemals kein keine keinen keiner keinem nichts not never no didn't"
    " haven't hasn't hadn't wasn't couldn't can't cannot don't won't"
)
PLAN = _words(
    "vereinbart vereinbaren vereinbare ausmachen ausgemacht fixiert fixieren planen"
    " geplant plane soll sollte sollten muss muessen moechte moechten will wollen"
    " wollte wird werde werden vergessen vorbereiten vorbereitet vorbereitung"
    " organisieren erinnern erinnerung vorschlagen anfragen demnaechst morgen"
    " uebermorgen todo plan idee agenda einladen schedule scheduled arrange arranged"
    " should must need needs shall would want wants tomorrow next please remind"
    " reminder planned planning prepare prepared preparing prep propose suggest invite"
    " idea let's going"
)
THIS_MORNING = _words("heute am gestern diesen jeden")
SOON = _words("bald spaeter soon later heute-abend tonight")
SINCE = _words("vom from of seit since von")
MODAL = _words("soll will kann muss wird hat wollte moechte sollte")
PLAN_PREFIX = ("naechst", "kommend")

ORDERS = _words("call phone ring email e-mail mail text message ping contact meet visit")
INFINITIVES = _words(
    "anrufen zurueckrufen schreiben mailen treffen besuchen melden kontaktieren"
    " erinnern nachfassen nachhaken telefonieren einladen"
)

CALL_BACK = _words(
    "anrufen zurueckrufen rueckruf nachfassen nachhaken telefonieren call ring phone"
    " callback follow-up followup"
)
NO_CALL_AFTER = _words(
    "number numbers list notes mit with agenda summary nummer tone case binder bill"
    " charger book log"
)
"""After `call`, `ring`, `phone` these make it a thing: `phone number`, `Call mit`."""

MINE = _words("ich wir me i we")
EVERYONE = _words("alle allen all everyone everybody")
TO_EVERYONE = _words("an fuer mit von bei to for with from of at an:")
WAITING = (
    ("warten", "auf"),
    ("warte", "auf"),
    ("wartet", "auf"),
    ("wartet",),
    ("waiting", "for"),
    ("waiting", "on"),
    ("offen", "bei"),
)
WAITING_TAGS = _words("#waiting #warten #wartet")
WAITING_WORDS = ("wart", "waiting", "offen")

LOG_HEADS = _words(
    "log logs history verlauf kontaktverlauf gespraechsverlauf gespraeche"
    " gespraechsnotizen notizen notes historie kontakthistorie kontakte chronik"
    " timeline journal protokoll tagebuch interactions conversations talks calls"
    " anrufe telefonate meetings kontaktlog"
) | {"call log", "contact log", "contact history", "letzte kontakte"}
PROMISE_HEADS = _words(
    "zusagen zusage offen offenes promises promise open commitments versprechen"
) | {"offene zusagen", "open promises", "offene punkte", "open points"}
OFFICE_HEADS = ("rueckrufe", "rueckrufliste", "bitte zurueckrufen", "callbacks",
                "callback list", "call back", "call-backs", "please call back")
OFFICE_TYPES = _words("callbacks rueckrufe rueckrufliste")

PLAIN_LABELS = _words(
    "note notes notiz notizen info infos wechsel move change geburtstag birthday"
)
"""Before a colon in a log these say that no talk took place."""

MEETING_TYPES = _words("meeting besprechung call termin")
ATTENDEES = _words("attendees attendee teilnehmer teilnehmerinnen with mit")
DATES = _words("date datum")
CALLED_OFF = {
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "abgesagt": "cancelled",
    "storniert": "cancelled",
    "no-show": "no-show",
    "noshow": "no-show",
    "no show": "no-show",
    "nicht erschienen": "no-show",
}
