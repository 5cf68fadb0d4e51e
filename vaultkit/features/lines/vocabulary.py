"""The words that decide what a line means, German and English side by side.

All are folded (see `folding`). Tables only; the rules that use them stand elsewhere.
"""

from __future__ import annotations

from vaultkit.features.lines.folding import bag


def _named(pairs: str) -> dict[str, str]:
    """`call: tel anruf` lines as {tel: call, anruf: call}; a `-` keeps the word."""
    table: dict[str, str] = {}
    for line in pairs.split("\n"):
        name, _, nouns = line.partition(":")
        table.update(dict.fromkeys(nouns.split(), name.strip(" -")))
    return table


CHANNELS = _named(
    """call: tel telefon telefonat telefongespraech telefonisch telefontermin anruf
call: telko telefonkonferenz call phone phonecall fon
mail: mail mails email emails e-mail e-mails mailwechsel
message: nachricht message whatsapp wa sms signal telegram threema linkedin xing chat
message: dm text slack imessage antwort reply
video: video zoom teams videocall videokonferenz videotelefonat videogespraech webex
video: skype facetime
meeting: treffen meeting besprechung persoenlich termin fixe sitzung
letter: brief letter
event: veranstaltung event
-: kaffee coffee tee tea lunch brunch mittagessen fruehstueck breakfast abendessen
-: dinner essen besuch visit bier beer drink drinks feierabendbier spaziergang walk
-: messe fair conference konferenz gespraech workshop stammtisch"""
)
"""Nouns for a way of talking; an empty name means "as written"."""

WRITTEN = bag("mail email e-mail nachricht message sms whatsapp brief letter text dm")
"""Channels of things that are sent: `Mail an [[X]] geschickt`."""

COMMANDS = bag("call phone mail email e-mail text message visit chat video dm walk")
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
    "gequatscht": ("", ""),
    "vorbeigeschaut": ("meeting", ""),
    "telefonierte": ("call", ""),
    "traf": ("meeting", "near"),
    "sprach": ("", ""),
    "called": ("call", ""),
    "phoned": ("call", ""),
    "rang": ("call", "near"),
    "spoke": ("", ""),
    "spoken": ("", ""),
    "talked": ("", ""),
    "chatted": ("", ""),
    "met": ("meeting", "near"),
    "ran": ("meeting", "into"),
    "bumped": ("meeting", "into"),
    "caught": ("", "with"),
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
"into": behind the word into.
"""

ONE_SIDED = bag(
    "called phoned rang angerufen zurueckgerufen texted messaged mailed"
    " emailed gemailt geschrieben wrote"
)
"""Past forms that a following "no answer" or "moved" turns into an attempt."""

SENT = bag("geschickt gesendet verschickt abgeschickt sent rausgeschickt")
WITH = bag("mit with w von from bei at")
TO = bag("an to mit")
ABOUT = bag(
    "about ueber wegen wg re regarding betreffend betr bzgl fuer for ohne without of"
    " gegen statt"
)
"""Before a link these make it the topic, not the one talked to."""

OTHERS = bag("er sie he she they")
"""Before a link these say that it is somebody else who talked to whom it names."""
US = bag("mich mir uns me us")
BEFORE_WHOM = bag(
    "habe hab ich wir haben i heute gestern eben gerade frau herrn der dem"
)
"""Between these and a past form such as `gemailt` a link is whom it went to."""

NOT = bag(
    "nicht nie niemals kein keine keinen keiner keinem nichts not never no didn't"
    " haven't hasn't hadn't wasn't couldn't can't cannot don't won't missed verpasst"
    " verpasste verpasster verpassten entgangener entgangen"
)
PLAN = bag(
    "vereinbart vereinbaren vereinbare ausmachen ausgemacht fixiert fixieren planen"
    " geplant plane soll sollte sollten muss muessen moechte moechten will wollen"
    " wollte wird werde werden vergessen vorbereiten vorbereitet vorbereitung"
    " organisieren erinnern erinnerung vorschlagen anfragen demnaechst morgen"
    " uebermorgen todo plan idee agenda einladen schedule scheduled arrange arranged"
    " should must need needs shall would want wants tomorrow next please remind"
    " reminder planned planning prepare prepared preparing prep propose suggest invite"
    " idea let's going warte warten wartet waiting await"
)
THIS_MORNING = bag("heute am gestern diesen jeden")
SOON = bag("bald spaeter soon later heute-abend tonight")
SINCE = bag("vom from of seit since von")
MODAL = bag("soll will kann muss wird hat wollte moechte sollte")
PLAN_PREFIX = ("naechst", "kommend")

ORDERS = bag("call phone ring email e-mail mail text message ping contact meet visit")
INFINITIVES = bag(
    "anrufen zurueckrufen schreiben mailen treffen besuchen melden kontaktieren"
    " erinnern nachfassen nachhaken telefonieren einladen"
)

AHEAD = INFINITIVES | {"tomorrow", "morgen", "uebermorgen", "vergessen", "forget"}
"""After a channel and a colon these say that the talk is still to come."""

CALL_BACK = bag(
    "anrufen zurueckrufen rueckruf nachfassen nachhaken telefonieren call ring phone"
    " callback follow-up followup"
)
MEET = bag(
    "meet meeting see termin ersttermin folgetermin treffen treffe besprechung besuch"
    " besuche visit appointment demo vorfuehrung workshop interview kaffee coffee tea"
    " lunch brunch breakfast fruehstueck mittagessen abendessen essen dinner drinks"
    " walk spaziergang"
)
"""Beside one of these `at 3` is in the afternoon, as it is beside a call."""
CALL_BACK_PAIRS = {("follow", "up"), ("melden", "bei"), ("call", "back")}
RING = bag("anrufen zurueckrufen")
POLITE = bag("bitte please nochmal nochmals wieder again noch heute")
NO_CALL_AFTER = bag(
    "number numbers list notes mit with agenda summary nummer tone case binder bill"
    " charger book log"
)
"""After `call`, `ring`, `phone` these make it a thing: `phone number`, `Call mit`."""

MINE = bag("ich wir me i we")
EVERYONE = bag("alle allen all everyone everybody")
TO_EVERYONE = bag("an fuer mit von bei to for with from of at")
WAITING_TAGS = bag("#waiting #warten #wartet")
WAITING_WORDS = ("wart", "wait", "offen")

LOG_HEADS = bag(
    "log logs history verlauf kontaktverlauf gespraechsverlauf gespraeche"
    " gespraechsnotizen notizen notes historie kontakthistorie kontakte chronik"
    " timeline journal protokoll tagebuch interactions conversations talks calls"
    " anrufe telefonate meetings kontaktlog"
) | {"call log", "contact log", "contact history", "letzte kontakte"}
"""Headings of a log; each word of a longer one must be among them."""

PROMISE_HEADS = bag(
    "zusagen zusage offen offenes promises promise open commitments versprechen"
) | {"offene zusagen", "open promises", "offene punkte", "open points"}
OFFICE_HEADS = (
    "rueckrufe",
    "rueckrufliste",
    "rueckrufbitten",
    "rueckrufwuensche",
    "rr-liste",
    "bitte zurueckrufen",
    "bitte um rueckruf",
    "zurueckrufen",
    "zurueckzurufen",
    "verpasste anrufe",
    "callbacks",
    "callback list",
    "call back",
    "call-backs",
    "please call back",
    "people to call back",
    "to call back",
    "ring back",
    "please ring back",
    "calls to return",
    "return calls",
    "missed calls",
    "phone messages",
)
OFFICE_TYPES = bag("callbacks rueckrufe rueckrufliste")

PLAIN_LABELS = bag(
    "note notes notiz notizen info infos wechsel move change geburtstag birthday"
)
"""Before a colon in a log these say that no talk took place."""

TEMPLATE_FOLDERS = bag("templates template vorlagen vorlage")
MEETING_TYPES = bag("meeting besprechung call termin")
ATTENDEES = bag("attendees attendee teilnehmer teilnehmerinnen with mit")
DATES = bag("date datum")
TYPES = bag("type typ art")
CALLED_OFF = {
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "abgesagt": "cancelled",
    "storniert": "cancelled",
    "no-show": "no-show",
    "noshow": "no-show",
    "no show": "no-show",
    "nicht erschienen": "no-show",
    "verschoben": "moved",
    "moved": "moved",
    "postponed": "moved",
}
