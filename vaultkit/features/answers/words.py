"""What was understood of an answer, in words."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "answers.again": "again {at:short}",
        "answers.talk": "talk logged",
        "answers.try": "attempt logged",
        "answers.kept": "kept",
        "answers.nudged": "nudge logged",
        "answers.closed": "closed",
        "answers.over": "appointment closed",
        "answers.owed-mine": "I promised: {text}",
        "answers.owed-theirs": "they promised: {text}",
        "answers.no-card": "there is no card to write this on yet",
        "answers.line-gone": "the line that asked for this is gone",
        "answers.not-yet": "cards are not made from answers yet: write the note",
        "answers.unclear": "nothing was understood here: tick it, or begin with"
        " “reached”, “not reached” or a date",
        "answers.unclear-appointment": "nothing was understood here: tick it if it took"
        " place, or write “moved to Tue 10:00”, “cancelled”, “no-show”",
        "answers.when": "moved to when? Write the day and the time",
        "answers.log-summary": "log a talk or an attempt, with all that an answer may"
        ' say:\n\n`log anna "reached, wants an offer, again in 2 weeks"`,'
        ' `log "anna, max" "lunch: the new site, me: send the plan by Fri"`.',
        "answers.callback-summary": "set a callback: `callback anna Fri 14:00`",
        "answers.promise-summary": 'put down a promise: `promise anna "send the'
        ' offer" --by Fri`',
        "answers.snooze-summary": "let somebody rest until a day: `snooze anna in 3"
        " weeks`",
        "answers.done-summary": "settle somebody's one open callback, as a tick in a"
        ' list does: `done anna`, `done anna "not reached, Thu 14:00"`',
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
        "answers.doubt": "“{text}” is not sure, nothing was done; is it ",
        "answers.doubt-plain": "“{text}” is not understood, nothing was done",
        "answers.none-open": "no callback of {name} is open",
        "answers.several-open": "{n} things of {name} are open; nothing was done",
    },
    "de": {
        "answers.again": "wieder {at:short}",
        "answers.talk": "Gespräch eingetragen",
        "answers.try": "Versuch eingetragen",
        "answers.kept": "eingehalten",
        "answers.nudged": "Nachfrage eingetragen",
        "answers.closed": "abgeschlossen",
        "answers.over": "Termin abgeschlossen",
        "answers.owed-mine": "zugesagt: {text}",
        "answers.owed-theirs": "mir zugesagt: {text}",
        "answers.no-card": "es gibt noch keine Karte, auf der das stehen könnte",
        "answers.line-gone": "die Zeile, aus der das kam, ist nicht mehr da",
        "answers.not-yet": "aus Antworten werden noch keine Karten: leg die Notiz an",
        "answers.unclear": "das war nicht zu verstehen: hak es ab, oder beginne mit"
        " „erreicht“, „nicht erreicht“ oder einem Datum",
        "answers.unclear-appointment": "das war nicht zu verstehen: hak es ab, wenn er"
        " stattfand, oder schreib „verschoben auf Di 10:00“, „abgesagt“, „nicht"
        " erschienen“",
        "answers.when": "verschoben auf wann? Schreib Tag und Uhrzeit",
        "answers.log-summary": "ein Gespräch oder einen Versuch eintragen, mit allem,"
        ' was eine Antwort sagen kann:\n\n`log anna "erreicht, will ein Angebot,'
        ' wieder in 2 Wochen"`, `log "anna, max" "Mittagessen: neuer Standort,'
        ' ich: Plan schicken bis Fr"`.',
        "answers.callback-summary": "einen Rückruf setzen: `callback anna Fr 14:00`",
        "answers.promise-summary": 'eine Zusage festhalten: `promise anna "Angebot'
        ' schicken" --by Fr`',
        "answers.snooze-summary": "jemanden bis zu einem Tag ruhen lassen: `snooze"
        " anna in 3 Wochen`",
        "answers.done-summary": "den einen offenen Rückruf erledigen, wie ein Häkchen"
        ' in der Liste: `done anna`, `done anna "nicht erreicht, Do 14:00"`',
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
        "answers.none-open": "bei {name} ist kein Rückruf offen",
        "answers.several-open": "bei {name} ist {n}-mal etwas offen; es wurde nichts"
        " getan",
    },
}
