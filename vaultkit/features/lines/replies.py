"""The words of answers in both languages, and what each of them means.

Tables only: `erreicht` is reached, `hebt nicht ab` is not. `*` holds a place for a few
words, `$` marks phrases that count only with nothing but a date beside them, `!` those
of which this holds in a line of one's own, `~` those that a failed attempt named later
takes back. In doubt a phrase is left out: what no table knows is text, and is kept.
"""

from __future__ import annotations

from functools import lru_cache

from vaultkit.features.lines import doings, outcomes
from vaultkit.features.lines.folding import bag
from vaultkit.plugin.answering import answers

HELD = bag("reached held kept received congratulated nudged")
"""Outcomes beside which a date or a time is when it was."""

CLOSES = bag("not-interested closed-contact dropped")
"""Outcomes after which nobody is asked again."""

HARD = outcomes.HARD | {"my-fault"}
ASKS = frozenset({"nudged"})
LED = HARD | {"calls-back", "not-yet"}
SHELVED = frozenset({"later"})
APART = frozenset({"new-card"})

_TALKS = {
    "reached": (
        "erreicht|gesprochen|gespr|telefoniert|geredet|besprochen|gequatscht|geplaudert"
        "|ausgetauscht|abgehoben|hat abgehoben|hob ab|rangegangen|ging ran|war dran"
        "|durchgekommen|erwischt|kurz gesprochen|mit * gesprochen|mit * telefoniert"
        "|hat zurückgerufen|rief zurück|rief an|hat angerufen|hat sich gemeldet"
        "|reached|spoke|spoken|talked|chatted|got through|got hold of|got her|got him"
        "|got * on the phone|answered|picked up|had a call|had a chat|she called back"
        "|he called back|they called back|called me back|rang me back|got back to me"
        "|had a good chat|had a great chat|had a nice chat|had a long chat"
        "|had a quick chat|had a brief chat|had a good call|had a great call"
        "|had a quick call|had a catch-up|had a catch up|caught up|good chat$"
        "|great chat$|nice chat$|long chat$|quick chat$|good call$|great call$"
        "|quick call$|good catch-up$|good catch up$"
        "|angerufen~|zurückgerufen~|geschrieben~|gemailt~|mail geschickt~"
        "|mail geschrieben~|e-mail geschickt~|nachricht geschickt~|gesimst~|called~"
        "|phoned~|rang~|rung~|emailed~|e-mailed~|mailed~|texted~|messaged~|wrote~"
        "|whatsapp geschickt~|whatsapp geschrieben~|whatsapp gesendet~|wa geschickt~"
        "|whatsapp verschickt~|sms geschrieben~|sms gesendet~|nachricht geschrieben~"
        "|nachricht gesendet~|mail rausgeschickt~|ne mail geschickt~"
        "|ne mail geschrieben~|eine mail geschickt~|eine mail geschrieben~"
        "|ne nachricht geschickt~|eine nachricht geschickt~|ne sms geschickt~"
        "|eine sms geschickt~|ne whatsapp geschickt~|eine whatsapp geschickt~"
        "|angeschrieben~|angemailt~|sent a whatsapp~|sent whatsapp~"
        "|pinged~|sent mail~|sent email~|sent e-mail~|sent an email~|sent a message~"
        "|sent a text~|mail gesendet~|mail verschickt~|sms geschickt~"
    ),
    "held": (
        "stattgefunden|fand statt|hat stattgefunden|getroffen|war da|waren da"
        "|war dort|abgehalten|durchgeführt|lief gut|ging gut|war gut|war super|war toll"
        "|war nett|war ok|war okay|hat gepasst|war fein|termin gehalten"
        "|termin war|took place|it took place|happened|met|we met|showed up|turned up"
        "|went well|attended|was there|was good|was great|was fine|was nice|was ok"
        "|was okay|held$|had lunch|had coffee|had a coffee|had breakfast|had dinner"
        "|had drinks|had a drink|had a meeting|had the meeting|had the call"
        "|had a good meeting|had a great meeting|good meeting$|great meeting$"
    ),
    "kept": (
        "erledigt|erl|erl.|sorted|all sorted|eingehalten|gehalten"
        "|geschickt|verschickt|abgeschickt|gesendet"
        "|versandt|geliefert|abgeliefert|übergeben|abgegeben|eingereicht|gemacht"
        "|raus$|angebot raus|mail raus~|rausgeschickt|rausgegangen|ging raus|ist weg$"
        "|getan|fertig|abgehakt|ist raus|ist draußen|done|sent|kept|delivered"
        "|did it$|posted$|posted it$|emailed it$|emailed it over$|emailed it across$"
        "|mailed it$|sent it over|sent it across|resolved|dealt with|dealt with it"
        "|submitted|handed over|handed in|finished|completed|all done|fulfilled"
    ),
    "received": (
        "erhalten|bekommen|gekriegt|eingetroffen|eingelangt|angekommen|ist da"
        "|liegt vor|ist gekommen|kam an|received|got it|got them|arrived|came in"
        "|has come|is here|here now|recd|rec'd|rcvd|came through$"
    ),
    "nudged": (
        "nachgehakt|nachgefragt|nachgefasst|erinnert|gemahnt|angemahnt|urgiert"
        "|nochmal gefragt|wieder gefragt|erinnerung geschickt|nudged|chased|reminded"
        "|asked again|followed up|poked|chased up|sent a reminder|sent reminder"
    ),
    "congratulated": (
        "gratuliert|hab gratuliert|alles gute gewünscht|geburtstagskarte geschickt"
        "|glückwunsch geschickt|glückwünsche geschickt"
        "|karte geschickt|congratulated|sent congratulations|wished happy birthday"
        "|wished * happy birthday|said happy birthday|sent a card"
    ),
}
_ATTEMPTS = {
    "not-reached": (
        "nicht erreicht|rang out|line dead|phone dead|number not in service|wrong no"
        "|leitung tot|tel tot|nummer nicht vergeben|nicht vergeben|niemand abgehoben"
        "|keiner abgehoben|geht keiner hin|geht niemand hin|hebt niemand|in sitzung"
        "|in ner besprechung|in na besprechung|in nem termin|in nem meeting|in meeting"
        "|in mtg|in a mtg|im gespräch$|spricht gerade|telefoniert gerade|out today"
        "|out$|off today|on hols|ne$|na$|n a$|n.r|nr$"
        "|nicht abgehoben|hebt * nicht ab|hob * nicht ab|nicht abhebt"
        "|geht * nicht ran|ging * nicht ran|geht * nicht dran|ging * nicht dran"
        "|nicht erwischt|niemanden erwischt|keinen erwischt|niemand rangegangen"
        "|keiner rangegangen|niemand drangegangen|keiner drangegangen"
        "|niemand abgenommen|keiner abgenommen|nicht abgenommen"
        "|nicht rangegangen|nicht drangegangen|geht nicht ans telefon|hebt keiner ab"
        "|hebt niemand ab|geht keiner ran|geht niemand ran|nimmt nicht ab"
        "|nahm nicht ab|nicht erreichbar|schwer erreichbar$|niemanden erreicht"
        "|niemand erreicht|keinen erreicht|nie erreicht|nicht gesprochen|nicht dran"
        "|niemand da|keiner da|nicht da|nicht im haus|nicht im büro|nicht am platz"
        "|außer haus|nicht verfügbar|n e|n.e|no ans|ooo$"
        "|keine antwort|keine rückmeldung"
        "|keine reaktion|meldet sich nicht|meldete sich nicht|nicht gemeldet"
        "|antwortet nicht|kein anschluss|falsche nummer|nummer stimmt nicht"
        "|nummer falsch|vergeblich$|vergebens$|erfolglos$|ohne erfolg$|besetzt$"
        "|dauernd besetzt|immer besetzt|war besetzt|war nicht da|weggedrückt"
        "|keine zeit$|hat keine zeit$|hatte keine zeit$|passt gerade nicht$"
        "|im urlaub$|auf urlaub$|urlaub$|in karenz$|krank$|im krankenstand$"
        "|in besprechung|in einer besprechung|im meeting|im termin|in einem termin"
        "|auf dienstreise|not reached|no answer|no-answer|not reachable|unreachable"
        "|no reply|no response|didn't answer|did not answer|doesn't answer"
        "|didn't pick up|did not pick up|doesn't pick up|didn't reach|did not reach"
        "|couldn't reach|could not reach|haven't reached|can't reach|not picking up"
        "|not answering|no pickup|no pick-up|nobody answered|nobody picked up"
        "|no one answered|no one picked up|nobody there|no one there|didn't reply"
        "|did not reply|no luck|line busy|line engaged|was engaged$|engaged$"
        "|not there|not in|not available|not in the office|out of office"
        "|out of the office|unavailable|on holiday|on vacation|on leave|off sick"
        "|engaged tone|line was busy|line was engaged|rings out|just rings"
        "|just rang|kept ringing|keeps ringing|rang and rang|no joy"
        "|tried calling$|tried to call$|spoke to pa|spoke to * pa"
        "|spoke to secretary|spoke to * secretary|spoke to assistant"
        "|spoke to * assistant|spoke to reception|spoke to * receptionist"
        "|spoke to receptionist|spoke to switchboard|spoke to * wife"
        "|spoke to * husband|spoke with * pa|spoke with * assistant"
        "|spoke with * secretary|in a meeting|wrong number|number disconnected"
        "|no time$|bad time$"
        "|missed her$|missed him$|missed them$|busy$|busy signal|busy tone|was busy$"
    ),
    "mailbox": (
        "mailbox!|mobilbox!|sprachbox!|anrufbeantworter!|auf band|auf band gesprochen"
        "|band$|nur band$|mailbox gesprochen|mailbox besprochen"
        "|auf mailbox gesprochen|auf die mailbox gesprochen|auf die mailbox"
        "|auf den anrufbeantworter|auf den anrufbeantworter gesprochen"
        "|auf anrufbeantworter gesprochen|anrufbeantworter besprochen"
        "|anrufbeantworter gesprochen|ab$|band besprochen|nachricht hinterlassen"
        "|hab nachricht hinterlassen|um rückruf gebeten|bitte um rückruf hinterlassen"
        "|voicemail!|voice mail!|voice-mail!|vm$|left voicemail|left a voicemail"
        "|left message|left a message|left word|left msg|answering machine!"
        "|lm$|left a vm|left * a vm|left * a voicemail|left * a message|left a msg"
        "|left * a msg|left another message|left another vm|straight to voicemail"
        "|straight to vm|left vm|lvm|answerphone!|went to voicemail|got voicemail"
    ),
    "no-show": (
        "nicht erschienen|nicht gekommen|kam nicht$|kamen nicht$|nicht aufgetaucht"
        "|kam keiner|kam niemand|keiner gekommen|niemand gekommen|hat mich versetzt"
        "|mich versetzt|versetzt$|hat mich sitzen lassen|no-show|no show|noshow"
        "|#noshow|#no-show|didn't show|did not show|didn't show up|did not show up"
        "|didn't turn up|did not turn up|never showed|never turned up|didn't come"
        "|did not come|stood me up|nobody came|no one came|nobody showed up"
        "|no one showed up|nobody turned up|no one turned up|kam nicht zum termin"
        "|kam nicht zum treffen|hat * vergessen|hat's vergessen|hats vergessen"
        "|sie haben * vergessen|von ihr vergessen|von ihm vergessen"
        "|von ihnen vergessen|hat * verpasst|hat's verpasst|hats verpasst"
        "|sie haben * verpasst|von ihr verpasst|von ihm verpasst|von ihnen verpasst"
        "|hat * verschwitzt|hat's verschwitzt|hats verschwitzt|hat * verschlafen"
        "|hat's verschlafen|hats verschlafen|she forgot|he forgot|they forgot"
        "|she missed|he missed|they missed"
        "|dna$|ghosted$|ghosted me|never called$|never rang$|never phoned$"
        "|she never called$|he never called$|they never called$|she never rang$"
        "|he never rang$|they never rang$"
    ),
    "my-fault": (
        "ich vergessen|habe ich vergessen|hab ich vergessen|habe vergessen"
        "|habs vergessen|hab's vergessen|habs verpasst|hab's verpasst"
        "|habs verschwitzt|hab's verschwitzt"
        "|ich * nicht angerufen|habe nicht angerufen|hab nicht angerufen"
        "|hab vergessen|von mir vergessen|von mir verpasst|ich verpasst"
        "|habe ich verpasst|hab ich verpasst|habe verpasst|hab verpasst|vergessen"
        "|verschwitzt|verschlafen$|versäumt$|von mir versäumt|verpasst$|mein fehler"
        "|meine schuld|ich kam nicht|ich war nicht da|bin nicht hin"
        "|ich nicht erschienen|my fault|my mistake|my bad|i forgot|forgot|i missed"
        "|missed it|missed$|i didn't show|i did not show|i wasn't there"
        "|i was not there|#myfault|#verpasst"
    ),
    "not-yet": (
        "noch nicht$|noch nichts$|nicht geschafft|nicht dazu gekommen|kam nicht dazu"
        "|komme nicht dazu|bin nicht dazu gekommen|nicht fertig|noch nicht fertig"
        "|nicht erledigt|nicht geschickt|nicht abgeschickt|nicht bekommen"
        "|nicht erhalten|nichts bekommen|nichts erhalten|nichts gekommen$|kam nichts$"
        "|kommt nichts$|noch nicht da"
        "|noch nicht gemacht|noch offen$|noch immer offen$|steht noch aus$|steht aus$"
        "|noch nix$|noch nix da$|nix da$|nix gekommen$|noch nichts da$|mach ich$"
        "|mache ich$|mach ichs$|mach ich's$|mach's$|schaff ich nicht$"
        "|schaffe ich nicht$|schaff's nicht$|schaffs nicht$|schaff ich erst$"
        "|in arbeit$|wartet noch$|warte noch$|dauert noch$|nicht gemacht|not yet$"
        "|nothing yet$|nothing came$|not done|not sent|not ready|not finished"
        "|not received|not arrived|didn't get to it|did not get to it|haven't got to it"
        "|still waiting$|still open$|pending$|in progress$|still working on it$"
        "|didn't manage|still nothing$|nothing so far$|no sign yet$|no sign of it$"
        "|no news$|no news yet$|half done$|wip$|working on it$|ran out of time"
        "|need more time|delayed$|warte$|warte ab$|warte auf * antwort$"
        "|warte auf * rückmeldung$|warte auf * rückruf$|warte auf * feedback$|waiting$"
        "|waiting for * reply$|waiting for * answer$|waiting for * response$"
        "|waiting for * call$|waiting to hear$|waiting to hear back$"
        "|waiting on * reply$|awaiting * reply$|awaiting * response$"
    ),
    "did-not-happen": (
        "fand nicht statt|nicht stattgefunden|hat nicht stattgefunden"
        "|findet nicht statt|niemand hat angerufen|keiner hat angerufen"
        "|niemand rief an|keiner rief an|kam nicht zustande|nicht zustande gekommen"
        "|nichts passiert$|fiel aus|ausgefallen|fällt aus|entfallen$|entfällt$"
        "|entfiel$|did not happen|didn't happen|did not take place|didn't take place"
        "|beide vergessen|beide * vergessen|both forgot|we both forgot"
        "|never happened|nobody called|no one called|neither called"
        "|neither of us called|fell through"
    ),
    "moved": (
        "verschoben|verlegt$|umgebucht$|vertagt|umgelegt$|verschiebt|neuer termin!"
        "|neuer termin ist|neue zeit!|rescheduled|postponed|moved$|put off|pushed$"
        "|pushed back$|new date!|new time!|rebooked$|deferred$|moved up$"
    ),
    "cancelled": (
        "abgesagt|storniert$|gecancelt|sagt ab|sagte ab|sagt * ab|absage$|cancelled"
        "|canceled|called off|called it off|cancels$|calls off"
    ),
}
_OTHERS = {
    "calls-back": (
        "ruft zurück|ruft * zurück|will zurückrufen|wird zurückrufen|rufen zurück"
        "|rufen * zurück|ruft mich an|ruft * an$|ruft wieder an|meldet sich"
        "|meldet sich bei mir|melden sich|will sich melden|wird sich melden"
        "|calls back|call back$|will call back|will call me back|will ring back"
        "|calls me back|she'll call me|he'll call me|they'll call me|she'll ring me"
        "|he'll ring me|they'll ring me|she'll ring back|he'll ring back"
        "|they'll ring back|she'll phone back|he'll phone back|they'll phone back"
        "|will ring me back|rings me back|she'll call back"
        "|he'll call back|they'll call back|rings back|they call back"
        "|will get back to me|gets back to me|will call me|will ring me|will call$"
        "|she'll get back to me|he'll get back to me|they'll get back to me"
        "|she'll be in touch"
        "|he'll be in touch|they'll be in touch|meldet sich selbst|ruft selbst an"
        "|will be in touch|will get in touch"
    ),
    "not-interested": (
        "kein interesse$|kein interesse mehr$|hat kein interesse$"
        "|haben kein interesse$|nicht interessiert$|no interest$|not interested$"
        "|isn't interested$|kein bedarf$|kein bedarf mehr$|keinen bedarf$|said no$"
        "|not a fit$|no need$|not int$|kein budget$|no budget$|abgelehnt$|lehnt ab$"
        "|will nicht$|winkt ab$|no longer interested$|not interested any more$"
        "|not interested anymore$|went with someone else$|gone with someone else$"
        "|went elsewhere$|gone elsewhere$|went with a competitor$"
        "|gone with a competitor$|no thanks$"
    ),
    "closed-contact": (
        "kontakt gelöscht$|kontakt löschen$|kontakt entfernt$|kontakt beendet$"
        "|verbindung gelöscht$|verbindung entfernt$|hat mich gelöscht$"
        "|hat mich entfernt$|contact deleted$|contact removed$|contact dropped$"
        "|connection removed$|connection dropped$|dropped the link$|removed me$"
        "|disconnected me$|unlinked me$|nicht mehr anrufen$|nicht mehr melden$"
        "|will nicht mehr angerufen werden$|will keine anrufe$|do not call again$"
        "|don't call again$|do not call$|don't call$|take me off the list$|verstorben$"
        "|ist verstorben$|gestorben$|passed away$|died$"
    ),
    "dropped": (
        "drop$|drop it$|dropped$|fallen lassen$|fallengelassen$|streichen$"
        "|gestrichen$|hat sich erledigt$|hinfällig$|nicht mehr nötig$"
        "|nicht mehr notwendig$|no longer needed$|not needed any more$|moot$"
        "|forget it$|never mind$|nevermind$|scrap it$|scrapped$"
    ),
    "later": (
        "später$|ein andermal$|zurückgestellt$|zurückstellen$|verschieben$|later$"
        "|some other time$|snooze$|snoozed$|not now$|jetzt nicht$"
    ),
    "paused": "pausiert$|pause$|pausieren$|funkstille$|paused$|on hold$|on pause$",
    "new-card": (
        "neue karte$|karte anlegen$|karte machen$|karte angelegt$|neue kartei$"
        "|neuer kontakt$|kontakt anlegen$|new card$|make a card$|make card$"
        "|create card$|create a card$|add card$|add a card$|new contact$"
    ),
}
_MINE = (
    "von mir|von meiner seite|von uns|meinerseits|unsererseits|durch mich"
    "|by me|by us|my side|from my side|on my side|on my end|my doing"
)
_NOISE = bag(
    "sie er ihn ihr ihm es man mich hab habe haben bin waren wurde wurden termin"
    " treffen anruf call meeting vorhin eben kurz grad endlich soeben bereits"
    " bislang bisher vormittag mittag nachmittag abend frueh just now her him them"
    " we i finally again already also only sofort gleich she he they it yet der die"
    " das frau herr hr hrn fr mag dr mr mrs ms momentan derzeit currently vorerst"
    " bitte please pls she's he's they've i've we've it's"
)
_SMALL = (
    outcomes.AUXILIARY | outcomes.FILLERS | _NOISE | bag("ich wir") - {"\x01", "got"}
)


_NOT = bag("didn't doesn't don't haven't hasn't isn't wasn't won't couldn't can't")
_EXACT = {
    "AB": "anrufbeantworter",
    "A.B": "anrufbeantworter",
    "ned": "nicht",
    "nit": "nicht",
} | {
    written: word
    for word in _NOT
    for bare in [word.replace("'", "")]
    for written in (bare, bare.capitalize())
}
"""Words that are others than the same in small letters, or with their apostrophe."""


@lru_cache(maxsize=1)
def vocabulary() -> answers.Vocabulary:
    """All of it, as a reader of answers wants it."""
    return answers.Vocabulary(
        phrases=answers.phrases(_TALKS | _ATTEMPTS | _OTHERS),
        held=HELD,
        hard=HARD,
        asks=ASKS,
        led=LED,
        shelved=SHELVED,
        apart=APART,
        closing=CLOSES,
        small=_SMALL,
        fillers=outcomes.FILLERS,
        mine=answers.phrases({"me": _MINE}),
        selves=bag("ich wir i we hab habe bin"),
        flips={"no-show": "my-fault"},
        ours=bag("ich wir me i we us mir uns"),
        theirs=bag("er sie they them she he her him ihr ihm ihnen"),
        denials=bag(
            "nicht nichts nie niemals niemand niemanden niemandem keiner kein keine"
            " keinen keinem kaum not never no none nobody nothing cannot without ohne"
        )
        | _NOT,
        plans=doings.plans(),
        tries=doings.tries(),
        exact=_EXACT,
    )


def answered(line: str) -> answers.Words | None:
    """What was answered in a line that no program wrote."""
    return answers.answered(line, vocabulary())
