"""Words of answers for what is to come: who does something, where people meet.

Tables only, of both languages. In doubt a verb is left out: what no table knows is
text, and is kept.
"""

from __future__ import annotations

from functools import lru_cache

from vaultkit.features.lines.folding import fold
from vaultkit.plugin.answering import answers


def _bag(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_EVENTS = _bag(
    "termin telefontermin ersttermin folgetermin besprechungstermin besprechung"
    " meeting treffen besuch besuchstermin telefonat videocall videotermin"
    " videokonferenz zoom teams teamscall teams-call zoom-call zoomcall online-termin"
    " onlinetermin demo präsentation vorführung workshop mtg lunch frühstück"
    " mittagessen breakfast kaffee coffee dinner abendessen besichtigung"
    " werksführung begehung interview gespräch erstgespräch kennenlerngespräch"
    " kickoff kick-off call"
    " appointment visit session catch-up catchup review vor-ort-termin ortstermin"
    " walkthrough"
)
_SETTLED = _bag(
    "vereinbart ausgemacht abgemacht fixiert fix steht gebucht eingetragen festgelegt"
    " verabredet bestätigt agreed set booked arranged scheduled confirmed fixed"
)
_AROUND = _bag(
    "neu neuer neues neuen nächster nächsten nächstes next new erster ersten first"
    " zweiter zweiten second telefonisch kurz kurzer kurzes gemeinsam persönlich ein"
    " einen einem eine a an the my our mein meinen unser unseren wir uns ich habe"
    " haben have for für zu zum zur mit with am um at on bei is ist noch jetzt now"
    " schon wieder again vor ort online video virtuell remote in telefon phone der die"
    " das den dem we us"
)
_CALLING = _bag(
    "ruf rufe melde meld anrufen zurückrufen anläuten nachfassen nachhaken nachfragen"
    " telefonieren durchrufen versuchen versuche versuch versuchs probieren probiere"
    " probier probiers melden hake hak frag call ring phone try retry callback"
    " call-back rückruf rr cb ping recall redial follow anruf wv chase"
    " remind erinnern erinnere trying calling chasing ringing retrying speak"
)
_THERE = _bag(
    "back zurück retour da erreichbar verfügbar büro office haus available reachable"
    " desk free frei zeit passt besser lieber better best prefers returns return"
    " returning in-office arbeitet works working"
)
_MOVES = _bag("push bump move shift slip delay")
"""Verbs for putting off: with a day they say no more than the day does."""
_SAYS = _bag("says said sagt sagte meint hopes reckons")
"""`says Fri`, `sagt Montag`: so is what the other side says."""
_BESIDE = _bag(
    "ich wir i we i'll we'll ill will werde werden sie ihn ihr ihm ihnen er es he she"
    " they it her him them me mich uns bei an um nach zu is ist im in the der die das"
    " den dem up on hin kann hat habe has einfach up to by with mit am from erst only"
    " she's he's he'll she'll they're they'll frau herr hr fr mr ms mrs s wohl gerne"
    " gern möglich sofort sogleich gleich direkt kurz einfach später heute"
)
_DOES = (
    "schicken|senden|mailen|faxen|machen|prüfen|klären|bringen|schreiben|erstellen"
    "|kalkulieren|besorgen|übermitteln|überweisen|zahlen|bezahlen|bestellen|buchen"
    "|reservieren|organisieren|überarbeiten|unterschreiben|bestätigen|recherchieren"
    "|suchen|verschicken|rechnen|notieren|informieren|aktualisieren|übersetzen"
    "|korrigieren|ergänzen|verlinken"
)
_INFINITIVES = _bag(
    "nachreichen weiterleiten vorbereiten ausarbeiten abgeben zusammenstellen"
    " ausfüllen raussuchen heraussuchen durchgeben einreichen hochladen fertigstellen"
    " rausschicken zuschicken nachschicken zusenden abschicken liefern geben einholen"
    " abklären aufsetzen fertigmachen anfordern weitergeben vorstellen nachliefern"
    " zukommenlassen"
)
_ENGLISH = _bag(
    "send resend mail email e-mail forward share prepare draft deliver submit upload"
    " write check confirm book order pay transfer introduce connect bring make update"
    " finish review sign post invite arrange organise organize ask quote fix provide"
    " give ship print look find sort get clarify collect revise"
)
_SENDS = _bag(
    "send sends sending deliver delivers delivering ship ships shipping provide"
    " provides share shares sharing forward forwards forwarding pay pays paying sign"
    " signs signing email emails emailing mail mails submit submits confirm confirms"
    " bring brings give gives prepare prepares return returns"
)
_IRREGULAR = {
    "gebe": "geben",
    "geb": "geben",
    "liefere": "liefern",
    "liefer": "liefern",
    "sende": "senden",
    "geben": "geben",
    "liefern": "liefern",
    "rechne": "rechnen",
}
_DELIVERS = (
    "schickt:schicken sendet:senden mailt:mailen faxt:faxen liefert:liefern"
    " bringt:bringen gibt:geben schreibt:schreiben erstellt:erstellen"
    " besorgt:besorgen uebermittelt:übermitteln ueberweist:überweisen zahlt:zahlen"
    " bezahlt:bezahlen unterschreibt:unterschreiben bestaetigt:bestätigen"
    " verschickt:verschicken macht:machen"
)
_ALSO_DONE = _bag("bezahlt bestätigt erstellt besorgt übermittelt verschickt")
"""Forms that say as well that it was done: these want a `bis`."""
_IDLE = _bag(
    "bin sind war waren hab habe haben hatte hatten weiß glaube denke finde möchte"
    " mag kann können könnte darf brauche brauch brauchen benötige warte warten"
    " bekomme bekommen kriege krieg erhalte erhalten höre hör hören rechne hoffe"
    " erwarte fahre fahr bleibe bleib gehe geh komme komm fliege flieg verstehe will"
    " wollte würde treffe sehe be get have hear receive wait need know see stay hope"
    " expect am think guess believe want can could was had go come leave not travel"
)


def _own(infinitives: str) -> dict[str, str]:
    """What I say of my own doing, `schicke` and `schick`, and how a title has it."""
    found: dict[str, str] = {}
    for infinitive in infinitives.split("|"):
        folded = fold(infinitive)
        found[folded] = infinitive
        found[folded[:-1]] = infinitive
        found.setdefault(folded[:-2], infinitive)
    return found


@lru_cache(maxsize=1)
def plans() -> answers.Plans:
    """All of it, as a reader of answers wants it."""
    own = _own(_DOES) | _IRREGULAR
    pairs = (pair.partition(":") for pair in _DELIVERS.split())
    shown = {first: last for first, _, last in pairs}
    infinitives = _bag(_DOES.replace("|", " ")) | _INFINITIVES
    first_person = {word: verb for word, verb in own.items() if word.endswith("e")}
    theirs = {word: "" for word in _SENDS if word.endswith("s")} | shown
    # `macht Urlaub bis Fr` tells of no promise.
    del theirs["macht"]
    bare = _bag("resend forward prepare deliver submit upload introduce")
    return answers.Plans(
        events=_EVENTS,
        settled=_SETTLED,
        around=_AROUND,
        meets=_bag("treffen treffe sehen sehe see seeing meet"),
        us=_bag("uns us we wir her him them sie ihn"),
        theirs_has=_bag("hat has he she er they their his ihr ihren sein seinen"),
        past=_bag("war waren was were hatte hatten had gestern yesterday traf met"),
        calling=_CALLING | _bag("kommt kommen comes coming arrives"),
        ours=_bag("ich wir i we i'll we'll i'm we're ill"),
        modals=_bag(
            "will shall werde werden muss müssen soll sollte must should need to have"
            " going am are promised owe ihr ihm ihnen her him them gonna now gleich"
        ),
        binds=_bag("owe promised"),
        needs=_bag("need to must have gotta gonna going"),
        idle=_IDLE,
        does=own | dict.fromkeys(_ENGLISH | {"sending", "mailing"}, ""),
        bare=dict.fromkeys(bare, "")
        | first_person
        | {"schick": "schicken", "schicks": "schicken", "send": ""},
        delivers=dict.fromkeys(_SENDS, "") | shown,
        others_do=theirs,
        also_done=_ALSO_DONE,
        infinitives=infinitives,
        others=_bag(
            "sie er she he they she'll he'll they'll she's he's they're mir uns me us"
        ),
        others_will=_bag(
            "will wird wollen werden soll sollen sollte muss müssen möchte would is are"
            " going to has have promised should wants kann darf lässt"
        ),
        polite=_bag("frau herr herrn hr hrn fr mr ms mrs dr mag"),
    )


def tries() -> answers.Tries:
    """Words around a date that say that one tries again, or when somebody is there."""
    return answers.Tries(_CALLING | _THERE | _MOVES | _SAYS, _BESIDE)
