"""What was understood of an answer, in words."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "answers.again": "again {at:short}",
        "answers.moved": "moved to {at:short}",
        "answers.moved-far": "moved to {at:long}",
        "answers.talk": "talk logged",
        "answers.try": "attempt logged",
        "answers.note": "note logged",
        "answers.try-settled": "the callback on {at:short} is done with it",
        "answers.try-settled-for": "the callback on {at:short} for {name} is done"
        " with it",
        "answers.spoken-to": "the callback is done with the talk of that day",
        "answers.also": "logged for {names} too",
        "answers.not-for": "not logged for {names}",
        "answers.cardless": "no card: {names}",
        "answers.who-came": "“{text}”: and the others? Nothing was done",
        "answers.who-came.hint": "“-> took place, {text}” if the others were there;"
        " “-> no-show” if nobody came",
        "answers.talk-noted": "talk noted in the line",
        "answers.passed": "“{text}” only noted",
        "answers.try-noted": "attempt noted in the line",
        "answers.kept": "kept",
        "answers.nudged": "nudge logged",
        "answers.noted": "noted",
        "answers.closed": "closed",
        "answers.over": "appointment closed",
        "answers.agreed": "appointment {at:short}",
        "answers.agreed-far": "appointment {at:long}",
        "answers.owed-mine": "I promised: {text}",
        "answers.owed-theirs": "they promised: {text}",
        "answers.owed-mine-until": "I promised: {text}, by {at:short}",
        "answers.owed-theirs-until": "they promised: {text}, by {at:short}",
        "answers.no-card": "there is no card to write this on yet; “new card” beside it"
        " makes one",
        "answers.has-card": "there is a card of {name} already: {path}",
        "answers.no-caller": "whom is the card for? Write the name into the list, or"
        " `vaultkit new NAME`",
        "answers.who-was-it": "who was it: {names}? Nothing was done",
        "answers.who-was-it.hint": "“-> reached, {name}”, or put a link to the one"
        " meant into the line",
        "answers.line-gone": "the line that asked for this is gone",
        "answers.unclear": "nothing was understood here: tick it, or begin with"
        " “reached”, “not reached” or a date",
        "answers.unclear-appointment": "nothing was understood here: tick it if it took"
        " place, or write “moved to Tue 10:00”, “cancelled”, “no-show”",
        "answers.unclear-promise": "nothing was understood here: tick it if it is kept,"
        " or write a date that moves it, “nudged” or “drop”",
        "answers.unclear-birthday": "nothing was understood here: tick it when you have"
        " congratulated, or write a date to call on, or “drop”",
        "answers.unclear.hint": "“-> reached, …” if you talked, “-> no answer, Thu” if"
        " not, “-> Thu” to move it, “-> no interest” to end it",
        "answers.unclear-appointment.hint": "“-> took place, …”, “-> moved to Tue"
        " 10:00”, “-> cancelled by me”, “-> no-show”",
        "answers.unclear-promise.hint": "“-> sent”, “-> Mon” to put it off, “-> nudged,"
        " Mon” for what others owe",
        "answers.unclear-birthday.hint": "“-> congratulated”, “-> Mon” to call on, “->"
        " drop”",
        "answers.when.hint": "“-> moved to Tue 10:00”; without a new time “->"
        " cancelled”",
        "answers.no-card.hint": "“-> reached, new card”, or put a name with a card into"
        " the line",
        "answers.five-tries": "tried five times in vain: write a day for the next try,"
        " or “no interest”, or “drop”",
        "answers.congratulated": "congratulated",
        "answers.when": "moved to when? Write the day and the time",
        "answers.kept-or-moved": "a tick and a day to come: kept, or put off? Write"
        " “sent” before the day, or take the tick away",
        "answers.kept-or-moved.hint": "“- [x] … -> sent, Mon” if it is kept,"
        " “- [ ] … -> Mon” to put it off",
        "answers.new-summary": "make a card for somebody.\n\n"
        "From a template of the vault, Templates/Contact.md for instance, else from a"
        " plain one; where most cards lie. Who has a card is shown, and nothing is"
        ' done.\n\nvaultkit new "Jonas Berg" --company "Berg Example" --met "24 Nov'
        ' SalesNight" --via "Max Huber"',
        "answers.new-name": "their name, first name first or last",
        "answers.new-company": "where they work",
        "answers.new-phone": "a phone number",
        "answers.new-email": "a mail address",
        "answers.new-met": "when and where you met",
        "answers.new-via": "who brought you together; a contact becomes a link",
        "answers.new-tag": "tags, with commas between them",
        "answers.new-in": "the folder it shall lie in",
        "answers.made": "card made: {path}",
        "answers.is": "it is {name}",
        "answers.made-from": "from the template {path}",
        "answers.passed-over": "The template {path} was passed over: it holds commands"
        " of Templater (<% … %>), which only Obsidian runs. Name another under"
        " [contacts] template, or “own”.",
        "answers.templater": "the template {path} holds commands of Templater"
        " (<% … %>), which only Obsidian runs; name another under [contacts] template,"
        " or “own”",
        "answers.no-template": "there is no template {path}, which [contacts] template"
        " names",
        "answers.exists": "there is a card of {name} already; nothing was done. A"
        " namesake wants something in brackets behind the name, such as the town",
        "answers.path-taken": "{path} is there already; nothing was done",
        "answers.no-name": "“{name}” is no name for a note",
        "answers.bad-tag": "“{text}”: a tag begins with a letter and has letters,"
        " digits and - _ / only",
        "answers.bad-folder": "“{path}” is no folder for notes of this vault",
        "answers.no-contact": "{path} would not be read as a contact: nothing was made."
        " `vaultkit contacts --why` tells the rules",
        "answers.bad-card": "what {path} makes has front matter that cannot be read;"
        " nothing was made",
        "answers.last-talk": "last talk {on:long}",
        "answers.log-summary": "log a talk or an attempt with somebody.\n\n"
        "TEXT is what one would write behind a line of a list: what came of it, when"
        " to talk again, what was promised. NAME may be several people with commas"
        ' between them.\n\nvaultkit log anna "reached, wants an offer, again in 2'
        ' weeks"\n\nvaultkit log "anna, max" "lunch: the new site, me: send the plan'
        ' by Fri"',
        "answers.callback-summary": "set when to call somebody back."
        "\n\nvaultkit callback anna Fri 14:00"
        " --about price",
        "answers.promise-summary": "put a promise on somebody's card."
        '\n\nvaultkit promise anna "send the'
        ' offer" --by Fri',
        "answers.snooze-summary": "let somebody rest until a day."
        "\n\nvaultkit snooze anna in 3 weeks",
        "answers.done-summary": "settle what is open with somebody, as a tick does."
        "\n\nTEXT is what came"
        " of it; left out, there was a talk. It is about a callback, or an appointment"
        " of which nobody wrote what came of it; if several are open they are listed"
        " with what to type for each, and nothing is done."
        '\n\nvaultkit done anna "not reached, Thu 14:00"'
        "\n\nvaultkit done anna reached --about offer",
        "answers.name": "a contact's name, or the beginning of its words",
        "answers.text": "what came of it",
        "answers.when-option": "a day, with a time if wanted",
        "answers.about": "what it is about",
        "answers.by": "by which day",
        "answers.theirs": "the other side promised it",
        "answers.logged-talk": "talk on {on:long} logged",
        "answers.logged-try": "attempt on {on:long} logged",
        "answers.logged-note": "logged on {on:long}",
        "answers.next": "again {at:long}",
        "answers.callback": "callback {at:long}",
        "answers.snoozed": "rests until {at:long}",
        "answers.on": "{at:long}",
        "answers.owed-mine-by": "I promised: {text}, by {at:long}",
        "answers.owed-theirs-by": "they promised: {text}, by {at:long}",
        "answers.so-already": "stands there already, nothing to do",
        "answers.gone": "{path} is no longer there",
        "answers.past": "{at:long} has gone by; nothing was done",
        "answers.two-days": "by {first:long} or by {second:long}? Nothing was done",
        "answers.no-promise": "what is promised? A date alone is no promise",
        "answers.nothing-to-log": "there is nothing here to log; a day alone is set by"
        " `vaultkit callback`, a rest by `vaultkit snooze`",
        "answers.reached-or-not": "was there a talk? Begin with “reached” or “not"
        " reached”; nothing was done",
        "answers.doubt": "“{text}” is not sure, nothing was done; it may mean ",
        "answers.doubt-plain": "“{text}” is not understood, nothing was done",
        "answers.which": "which of several: a word of it, its kind or its day",
        "answers.choose": "to settle one of them: vaultkit done {call}",
        "answers.none-like": "nothing of the kind is open with {name}: {about}",
        "answers.none-open": "no callback of {name} is open",
        "answers.several-open": "{n} things of {name} are open; nothing was done",
    },
    "de": {
        "answers.again": "wieder {at:short}",
        "answers.moved": "verschoben auf {at:short}",
        "answers.moved-far": "verschoben auf {at:long}",
        "answers.talk": "Gespräch eingetragen",
        "answers.try": "Versuch eingetragen",
        "answers.note": "Notiz eingetragen",
        "answers.try-settled": "der Rückruf am {at:short} ist damit erledigt",
        "answers.try-settled-for": "der Rückruf am {at:short} bei {name} ist damit"
        " erledigt",
        "answers.spoken-to": "der Rückruf ist mit dem Gespräch erledigt",
        "answers.also": "auch bei {names} eingetragen",
        "answers.not-for": "nicht bei {names} eingetragen",
        "answers.cardless": "ohne Karte: {names}",
        "answers.who-came": "„{text}“: und die anderen? Es wurde nichts getan",
        "answers.who-came.hint": "„-> stattgefunden, {text}“, wenn die anderen da"
        " waren; „-> nicht erschienen“, wenn niemand kam",
        "answers.talk-noted": "Gespräch in der Zeile vermerkt",
        "answers.passed": "„{text}“ nur vermerkt",
        "answers.try-noted": "Versuch in der Zeile vermerkt",
        "answers.kept": "eingehalten",
        "answers.nudged": "Nachfrage eingetragen",
        "answers.noted": "vermerkt",
        "answers.closed": "abgeschlossen",
        "answers.over": "Termin abgeschlossen",
        "answers.agreed": "Termin {at:short}",
        "answers.agreed-far": "Termin {at:long}",
        "answers.owed-mine": "zugesagt: {text}",
        "answers.owed-theirs": "mir zugesagt: {text}",
        "answers.owed-mine-until": "zugesagt: {text}, bis {at:short}",
        "answers.owed-theirs-until": "mir zugesagt: {text}, bis {at:short}",
        "answers.no-card": "es gibt noch keine Karte, auf der das stehen könnte; mit"
        " „neue Karte“ dahinter wird eine angelegt",
        "answers.has-card": "von {name} gibt es schon eine Karte: {path}",
        "answers.no-caller": "für wen ist die Karte? Schreib den Namen in die Liste,"
        " oder nimm `vaultkit new NAME`",
        "answers.who-was-it": "wer war es: {names}? Es wurde nichts getan",
        "answers.who-was-it.hint": "„-> erreicht, {name}“, oder setz einen Link auf die"
        " Person in die Zeile",
        "answers.line-gone": "die Zeile, aus der das kam, ist nicht mehr da",
        "answers.unclear": "das war nicht zu verstehen: hak es ab, oder beginne mit"
        " „erreicht“, „nicht erreicht“ oder einem Datum",
        "answers.unclear-appointment": "das war nicht zu verstehen: hak es ab, wenn er"
        " stattfand, oder schreib „verschoben auf Di 10:00“, „abgesagt“, „nicht"
        " erschienen“",
        "answers.unclear-promise": "das war nicht zu verstehen: hak es ab, wenn es"
        " eingehalten ist, oder schreib ein Datum zum Verschieben, „nachgehakt“ oder"
        " „gestrichen“",
        "answers.unclear-birthday": "das war nicht zu verstehen: hak es ab, wenn du"
        " gratuliert hast, oder schreib ein Datum für den Anruf, oder „gestrichen“",
        "answers.unclear.hint": "„-> erreicht, …“ nach einem Gespräch, „-> nicht"
        " erreicht, Do“ sonst, „-> Do“ zum Verschieben, „-> kein Interesse“ zum Ende",
        "answers.unclear-appointment.hint": "„-> stattgefunden, …“, „-> verschoben auf"
        " Di 10:00“, „-> abgesagt von mir“, „-> nicht erschienen“",
        "answers.unclear-promise.hint": "„-> geschickt“, „-> Mo“ zum Verschieben, „->"
        " nachgehakt, Mo“ bei dem, was andere schulden",
        "answers.unclear-birthday.hint": "„-> gratuliert“, „-> Mo“ für einen Anruf, „->"
        " gestrichen“",
        "answers.when.hint": "„-> verschoben auf Di 10:00“; ohne neue Zeit „->"
        " abgesagt“",
        "answers.no-card.hint": "„-> erreicht, neue Karte“, oder setz einen Namen mit"
        " Karte in die Zeile",
        "answers.five-tries": "fünfmal vergeblich versucht: schreib einen Tag für den"
        " nächsten Versuch dazu, oder „kein Interesse“, oder „gestrichen“",
        "answers.congratulated": "gratuliert",
        "answers.when": "verschoben auf wann? Schreib Tag und Uhrzeit",
        "answers.kept-or-moved": "ein Haken und ein Tag, der noch kommt: eingehalten"
        " oder verschoben? Schreib „geschickt“ vor den Tag, oder nimm den Haken weg",
        "answers.kept-or-moved.hint": "„- [x] … -> geschickt, Mo“, wenn es eingehalten"
        " ist, „- [ ] … -> Mo“ zum Verschieben",
        "answers.new-summary": "eine Karte für jemanden anlegen.\n\n"
        "Nach einer Vorlage aus dem Ordner, etwa Vorlagen/Kontakt.md, sonst nach einer"
        " schlichten; dort, wo die meisten Karten liegen. Wer schon eine hat, wird"
        ' gezeigt, und nichts geschieht.\n\nvaultkit new "Jonas Berg" --company "Berg'
        ' Beispiel" --met "24.11. SalesNight" --via "Max Huber"',
        "answers.new-name": "der Name, Vorname zuerst oder zuletzt",
        "answers.new-company": "die Firma",
        "answers.new-phone": "eine Telefonnummer",
        "answers.new-email": "eine Mailadresse",
        "answers.new-met": "wann und wo kennengelernt",
        "answers.new-via": "wer euch bekannt gemacht hat; ein Kontakt wird zum Link",
        "answers.new-tag": "Schlagwörter, mit Kommas dazwischen",
        "answers.new-in": "der Ordner, in den sie kommt",
        "answers.made": "Karte angelegt: {path}",
        "answers.is": "es ist {name}",
        "answers.made-from": "nach der Vorlage {path}",
        "answers.passed-over": "Die Vorlage {path} blieb außen vor: darin stehen"
        " Befehle von Templater (<% … %>), die nur Obsidian ausführt. Nenn unter"
        " [contacts] template eine andere, oder „own“.",
        "answers.templater": "in der Vorlage {path} stehen Befehle von Templater"
        " (<% … %>), die nur Obsidian ausführt; nenn unter [contacts] template eine"
        " andere, oder „own“",
        "answers.no-template": "die Vorlage {path}, die unter [contacts] template"
        " steht, gibt es nicht",
        "answers.exists": "{name} hat schon eine Karte; es wurde nichts getan. Wer nur"
        " so heißt, bekommt hinter den Namen etwas in Klammern, etwa den Ort",
        "answers.path-taken": "{path} gibt es schon; es wurde nichts getan",
        "answers.no-name": "„{name}“ taugt nicht als Name einer Notiz",
        "answers.bad-tag": "„{text}“: ein Schlagwort beginnt mit einem Buchstaben und"
        " hat nur Buchstaben, Ziffern und - _ /",
        "answers.bad-folder": "„{path}“ ist kein Ordner für Notizen hier",
        "answers.no-contact": "{path} würde nicht als Kontakt gelesen: es wurde nichts"
        " angelegt. `vaultkit contacts --why` nennt die Regeln",
        "answers.bad-card": "was aus {path} wird, hat einen Kopf, der sich nicht lesen"
        " lässt; es wurde nichts angelegt",
        "answers.last-talk": "zuletzt {on:long}",
        "answers.log-summary": "ein Gespräch oder einen Versuch eintragen.\n\n"
        "TEXT ist, was man hinter eine Zeile der Liste schriebe: was daraus wurde, wann"
        " wieder, was zugesagt ist. NAME dürfen mehrere sein, mit Kommas"
        ' dazwischen.\n\nvaultkit log anna "erreicht, will ein Angebot, wieder in 2'
        ' Wochen"\n\nvaultkit log "anna, max" "Mittagessen: neuer Standort, ich: Plan'
        ' schicken bis Fr"',
        "answers.callback-summary": "festhalten, wann jemand zurückzurufen ist."
        "\n\nvaultkit callback anna"
        " Fr 14:00 --about Preis",
        "answers.promise-summary": "eine Zusage auf die Karte schreiben."
        '\n\nvaultkit promise anna "Angebot'
        ' schicken" --by Fr',
        "answers.snooze-summary": "jemanden bis zu einem Tag ruhen lassen."
        "\n\nvaultkit snooze anna in 3"
        " Wochen",
        "answers.done-summary": "erledigen, was bei jemandem offen ist, wie ein Haken."
        "\n\nTEXT ist, was"
        " daraus wurde; ohne ihn gab es ein Gespräch. Es geht um einen Rückruf oder"
        " einen Termin, zu dem noch nicht dasteht, wie er war; ist mehreres offen, wird"
        " es gezeigt, mit dem, was für jedes zu tippen ist, und nichts geschieht."
        '\n\nvaultkit done anna "nicht erreicht, Do 14:00"'
        "\n\nvaultkit done anna erreicht --about Angebot",
        "answers.name": "der Name eines Kontakts oder der Anfang seiner Wörter",
        "answers.text": "was daraus wurde",
        "answers.when-option": "ein Tag, auch mit Uhrzeit",
        "answers.about": "worum es geht",
        "answers.by": "bis zu welchem Tag",
        "answers.theirs": "die andere Seite hat es zugesagt",
        "answers.logged-talk": "Gespräch am {on:long} eingetragen",
        "answers.logged-try": "Versuch am {on:long} eingetragen",
        "answers.logged-note": "am {on:long} eingetragen",
        "answers.next": "wieder {at:long}",
        "answers.callback": "Rückruf {at:long}",
        "answers.snoozed": "ruht bis {at:long}",
        "answers.on": "{at:long}",
        "answers.owed-mine-by": "zugesagt: {text}, bis {at:long}",
        "answers.owed-theirs-by": "mir zugesagt: {text}, bis {at:long}",
        "answers.so-already": "steht schon da, nichts zu tun",
        "answers.gone": "{path} ist nicht mehr da",
        "answers.past": "{at:long} ist vorbei; es wurde nichts getan",
        "answers.two-days": "bis {first:long} oder bis {second:long}? Es wurde nichts"
        " getan",
        "answers.no-promise": "was ist zugesagt? Ein Datum allein ist keine Zusage",
        "answers.nothing-to-log": "hier gibt es nichts einzutragen; einen Tag allein"
        " setzt `vaultkit callback`, ruhen lässt `vaultkit snooze`",
        "answers.reached-or-not": "kam ein Gespräch zustande? Beginne mit „erreicht“"
        " oder „nicht erreicht“; es wurde nichts getan",
        "answers.doubt": "„{text}“ ist nicht sicher, es wurde nichts getan; gemeint ist"
        " ",
        "answers.doubt-plain": "„{text}“ ist nicht zu verstehen, es wurde nichts getan",
        "answers.which": "welches von mehreren: ein Wort daraus, seine Art oder sein"
        " Tag",
        "answers.choose": "eines davon erledigen: vaultkit done {call}",
        "answers.none-like": "bei {name} ist nichts dergleichen offen: {about}",
        "answers.none-open": "bei {name} ist kein Rückruf offen",
        "answers.several-open": "bei {name} ist {n}-mal etwas offen; es wurde nichts"
        " getan",
    },
}
