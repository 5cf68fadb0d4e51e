"""What is said about contacts, in both languages."""

from __future__ import annotations

from vaultkit.features import lines

EN = {
    "contacts.took.type": 'contact: its type is "{type}"',
    "contacts.took.tag": "contact: it has the tag #{tag}",
    "contacts.took.folder": 'contact: it lies in the folder "{folder}"',
    "contacts.left.template-folder": 'left: "{folder}" is a folder of templates',
    "contacts.left.template-text": (
        "left: a template, with <% or {{ in its front matter"
    ),
    "contacts.left.dated": "left: a note of a day, {day:long}",
    "contacts.left.type": 'left: its type is "{type}"',
    "contacts.left.overview": 'left: "{name}" is an overview of its folder',
    "contacts.closed": "the contact is closed",
    "contacts.paused": "the contact is paused, without an end",
    "contacts.paused-until": "the contact is paused until {on:long}",
    "contacts.do-not-call": "do not call",
    "contacts.bad-date": '"{text}" is no calendar date',
    "contacts.bad-date.hint": "write it as 2026-01-31, with a time as 2026-01-31 14:00",
    "contacts.bad-birthday.hint": "write it as 1980-01-31, without a year as --01-31",
    "contacts.us-form": '"{text}" is not read: month first, or day first?',
    "contacts.us-form.hint": (
        'write {first}, or set us_keys = ["{key}"] under [dates] in vaultkit.toml'
        " if the month comes first"
    ),
    "contacts.us-form.hint-two": (
        'write {first} or {second}, or set us_keys = ["{key}"] under [dates] in'
        " vaultkit.toml if the month comes first"
    ),
    "contacts.weekday": '"{text}": that day is {day:long}, not {written}',
    "contacts.weekday.hint": "{day:long} is used: correct the date or the weekday",
    "contacts.unknown-cadence": '"{text}" is no rhythm',
    "contacts.unknown-cadence.hint": (
        "write days, or words: 42, 6w, monthly, every 6 weeks"
    ),
    "contacts.unknown-stage": '"{text}" is no stage',
    "contacts.unknown-stage.near": 'did you mean "{near}"?',
    "contacts.unknown-stage.hint": (
        "the stages are contact, prospect, customer, recommender"
    ),
    "contacts.stage.contact": "contact",
    "contacts.stage.prospect": "prospect",
    "contacts.stage.customer": "customer",
    "contacts.stage.recommender": "recommender",
    "contacts.terms.du": "du",
    "contacts.terms.sie": "Sie",
    "contacts.terms.first-name": "first name",
    "contacts.brief.address": "{terms:word}, {address}",
    "contacts.brief.plain": "{text}",
    "contacts.brief.stage": "Stage: {stage:word}",
    "contacts.brief.closed": "Closed: no callbacks, no rhythm",
    "contacts.brief.paused": "Paused, without an end",
    "contacts.brief.paused-until": "Paused until {on:long}",
    "contacts.brief.met-on": "Met on {on:date}: {text}",
    "contacts.brief.met-day": "Met on {on:date}",
    "contacts.brief.met": "Met: {text}",
    "contacts.brief.introduced-by": "Introduced by {text}",
    "contacts.brief.works-on": "Works on: {text}",
    "contacts.brief.seeks": "Seeks: {text}",
    "contacts.brief.offers": "Offers: {text}",
    "contacts.brief.networks": "Networks: {text}",
    "contacts.brief.language": "Language: {text}",
    "contacts.brief.phone": "Phone: {text}",
    "contacts.brief.email": "Mail: {text}",
    "contacts.brief.website": "Website: {text}",
    "contacts.brief.reachable": "Reachable: {text}",
    "contacts.brief.do-not-call": "Do not call",
    "contacts.brief.talk": "{on:long}, {channel:word}: {text}",
    "contacts.brief.talk-bare": "{on:long}, {channel:word}",
    "contacts.brief.attempt": "{on:long}: {outcome:word}",
    "contacts.brief.no-show": "No-shows: {n}, the last on {on:long}",
    "contacts.brief.no-show.one": "No-show on {on:long}",
    "contacts.brief.my-fault": "Missed by me: {n} times, the last on {on:long}",
    "contacts.brief.my-fault.one": "Missed by me on {on:long}",
    "contacts.brief.cancelled": "Cancelled {n} times, the last on {on:long}",
    "contacts.brief.cancelled.one": "Cancelled on {on:long}",
    "contacts.brief.cancelled-by-me": "Cancelled by me {n} times, the last on"
    " {on:long}",
    "contacts.brief.cancelled-by-me.one": "Cancelled by me on {on:long}",
    "contacts.brief.did-not-happen": "Did not happen: {n} times, the last on {on:long}",
    "contacts.brief.did-not-happen.one": "Did not happen on {on:long}",
    "contacts.brief.box": "Open box: {text}",
    "contacts.brief.boxes": "… and {n} more open boxes",
    "contacts.brief.boxes.one": "… and one more open box",
    "contacts.channel.talk": "talk",
    "contacts.channel.call": "call",
    "contacts.channel.mail": "mail",
    "contacts.channel.message": "message",
    "contacts.channel.video": "video call",
    "contacts.channel.meeting": "meeting",
    "contacts.channel.letter": "letter",
    "contacts.channel.event": "event",
    "contacts.outcome.not-reached": "not reached",
    "contacts.outcome.mailbox": "mailbox",
    "contacts.outcome.moved": "moved",
    "contacts.outcome.cancelled": "cancelled",
    "contacts.outcome.no-show": "no-show",
    "contacts.outcome.my-fault": "missed by me",
    "contacts.outcome.did-not-happen": "did not happen",
    "contacts.list.summary": "list the contacts, or say why a note is none",
    "contacts.list.why": "say of each note which rule took or left it",
    "contacts.list.nobody": (
        "No contacts yet. A note is one with `type: contact`, with the tag #contact, or"
        " in a folder such as People; `--why` says it of every note."
    ),
    "contacts.list.count": "{n} contacts",
    "contacts.list.count.one": "1 contact",
    "contacts.list.name": "name",
    "contacts.list.company": "company",
    "contacts.list.stage": "stage",
    "contacts.list.rhythm": "rhythm",
    "contacts.list.last": "last talk",
    "contacts.list.path": "note",
    "contacts.list.rule": "rule",
    "contacts.list.days": "{n} days",
    "contacts.list.days.one": "daily",
    "contacts.list.on": "{on:date}",
    "contacts.list.closed": "closed",
    "contacts.list.paused": "paused",
    "contacts.list.taken": "Contacts",
    "contacts.list.left": "No contacts",
    "contacts.list.silent": "{n} other notes, of which no rule says anything",
    "contacts.list.silent.one": "1 other note, of which no rule says anything",
    "contacts.survey.nobody": (
        "No contacts yet: a note is one with `type: contact`, with the tag #contact, or"
        " in a folder such as People; `vaultkit contacts --why` says it of every note."
    ),
    "contacts.survey.took": "Contacts: {n}",
    "contacts.survey.took-type": "{n} by their type",
    "contacts.survey.took-type.one": "1 by its type",
    "contacts.survey.took-tag": "{n} by a tag",
    "contacts.survey.took-folder": "{n} by their folder",
    "contacts.survey.took-folder.one": "1 by its folder",
    "contacts.survey.left": "No contacts: {n}",
    "contacts.survey.left-template-folder": "{n} in folders of templates",
    "contacts.survey.left-template-folder.one": "1 in a folder of templates",
    "contacts.survey.left-template-text": "{n} templates",
    "contacts.survey.left-template-text.one": "1 template",
    "contacts.survey.left-dated": "{n} notes of a day",
    "contacts.survey.left-dated.one": "1 note of a day",
    "contacts.survey.left-type": "{n} of another type",
    "contacts.survey.left-overview": "{n} overviews",
    "contacts.survey.left-overview.one": "1 overview",
    "contacts.survey.left-other": "{n} ordinary notes",
    "contacts.survey.left-other.one": "1 ordinary note",
    "contacts.survey.read": "Keys read:",
    "contacts.survey.unread": "Keys not read:",
    "contacts.survey.key": "“{key}” ×{n}",
    "contacts.survey.key-near": "“{key}” ×{n} (is it {near}?)",
    "contacts.survey.rest": " and {n} rarer ones",
    "contacts.survey.rest.one": " and one rarer",
    "contacts.survey.map": (
        "To have a key of your own read, write in vaultkit.toml under [contacts]:"
        ' keys = { {key} = "{near}" }'
    ),
    "contacts.survey.dates": "Dates:",
    "contacts.survey.date-iso": "YYYY-MM-DD: {n}",
    "contacts.survey.date-german": "DD.MM.YYYY: {n}",
    "contacts.survey.date-short": "DD.MM.: {n}",
    "contacts.survey.date-words": "in words: {n}",
    "contacts.survey.months-first": (
        "Dates like 1/31/2026 are not read yet ({n}); if the month comes first, write"
        " under [dates]: us_keys = [{keys}]"
    ),
    "contacts.survey.no-dates": "No date where one belongs: {n}, such as “{text}”",
    "contacts.survey.no-dates.one": "No date where one belongs: “{text}”",
}

DE = {
    "contacts.took.type": "Kontakt: der Typ ist „{type}“",
    "contacts.took.tag": "Kontakt: trägt das Schlagwort #{tag}",
    "contacts.took.folder": "Kontakt: liegt im Ordner „{folder}“",
    "contacts.left.template-folder": "keiner: „{folder}“ ist ein Ordner für Vorlagen",
    "contacts.left.template-text": (
        "keiner: eine Vorlage, mit <% oder {{ im Kopf der Notiz"
    ),
    "contacts.left.dated": "keiner: eine Notiz zu einem Tag, {day:long}",
    "contacts.left.type": "keiner: der Typ ist „{type}“",
    "contacts.left.overview": "keiner: „{name}“ ist die Übersicht ihres Ordners",
    "contacts.closed": "der Kontakt ist geschlossen",
    "contacts.paused": "der Kontakt ist pausiert, ohne Ende",
    "contacts.paused-until": "der Kontakt ist bis {on:long} pausiert",
    "contacts.do-not-call": "nicht anrufen",
    "contacts.bad-date": "„{text}“ ist kein Datum",
    "contacts.bad-date.hint": (
        "schreib es als 2026-01-31 oder 31.1.2026, mit Uhrzeit als 2026-01-31 14:00"
    ),
    "contacts.bad-birthday.hint": (
        "schreib ihn als 1980-01-31 oder 31.1.1980, ohne Jahr als 31.1."
    ),
    "contacts.us-form": "„{text}“ wird nicht gelesen: zuerst der Monat oder der Tag?",
    "contacts.us-form.hint": (
        'schreib {first}, oder setz us_keys = ["{key}"] unter [dates] in'
        " vaultkit.toml, wenn der Monat vorn steht"
    ),
    "contacts.us-form.hint-two": (
        'schreib {first} oder {second}, oder setz us_keys = ["{key}"] unter [dates] in'
        " vaultkit.toml, wenn der Monat vorn steht"
    ),
    "contacts.weekday": "„{text}“: der Tag ist {day:long}, nicht {written}",
    "contacts.weekday.hint": (
        "es gilt {day:long}: berichtige das Datum oder den Wochentag"
    ),
    "contacts.unknown-cadence": "„{text}“ ist kein Rhythmus",
    "contacts.unknown-cadence.hint": (
        "schreib Tage oder Wörter: 42, 6w, monatlich, alle 6 Wochen"
    ),
    "contacts.unknown-stage": "„{text}“ ist keine Phase",
    "contacts.unknown-stage.near": "meinst du „{near}“?",
    "contacts.unknown-stage.hint": (
        "die Phasen sind Kontakt, Interessent, Kunde, Empfehler"
    ),
    "contacts.stage.contact": "Kontakt",
    "contacts.stage.prospect": "Interessent",
    "contacts.stage.customer": "Kunde",
    "contacts.stage.recommender": "Empfehler",
    "contacts.terms.du": "du",
    "contacts.terms.sie": "Sie",
    "contacts.terms.first-name": "per Vorname",
    "contacts.brief.stage": "Phase: {stage:word}",
    "contacts.brief.closed": "Geschlossen: kein Rückruf, kein Rhythmus",
    "contacts.brief.paused": "Pausiert, ohne Ende",
    "contacts.brief.paused-until": "Pausiert bis {on:long}",
    "contacts.brief.met-on": "Kennengelernt am {on:date}: {text}",
    "contacts.brief.met-day": "Kennengelernt am {on:date}",
    "contacts.brief.met": "Kennengelernt: {text}",
    "contacts.brief.introduced-by": "Vorgestellt von {text}",
    "contacts.brief.works-on": "Umtreibt: {text}",
    "contacts.brief.seeks": "Sucht: {text}",
    "contacts.brief.offers": "Bietet: {text}",
    "contacts.brief.networks": "Netzwerke: {text}",
    "contacts.brief.language": "Sprache: {text}",
    "contacts.brief.phone": "Telefon: {text}",
    "contacts.brief.email": "Mail: {text}",
    "contacts.brief.website": "Website: {text}",
    "contacts.brief.reachable": "Erreichbar: {text}",
    "contacts.brief.do-not-call": "Nicht anrufen",
    "contacts.brief.no-show": "Nicht erschienen: {n}-mal, zuletzt am {on:long}",
    "contacts.brief.no-show.one": "Nicht erschienen am {on:long}",
    "contacts.brief.my-fault": "Von mir verpasst: {n}-mal, zuletzt am {on:long}",
    "contacts.brief.my-fault.one": "Von mir verpasst am {on:long}",
    "contacts.brief.cancelled": "Abgesagt: {n}-mal, zuletzt am {on:long}",
    "contacts.brief.cancelled.one": "Abgesagt am {on:long}",
    "contacts.brief.cancelled-by-me": "Von mir abgesagt: {n}-mal, zuletzt am {on:long}",
    "contacts.brief.cancelled-by-me.one": "Von mir abgesagt am {on:long}",
    "contacts.brief.did-not-happen": "Fand nicht statt: {n}-mal, zuletzt am {on:long}",
    "contacts.brief.did-not-happen.one": "Fand am {on:long} nicht statt",
    "contacts.brief.box": "Offene Aufgabe: {text}",
    "contacts.brief.boxes": "… und {n} weitere offene Aufgaben",
    "contacts.brief.boxes.one": "… und eine weitere offene Aufgabe",
    "contacts.channel.talk": "Gespräch",
    "contacts.channel.call": "Telefonat",
    "contacts.channel.mail": "Mail",
    "contacts.channel.message": "Nachricht",
    "contacts.channel.video": "Video",
    "contacts.channel.meeting": "Treffen",
    "contacts.channel.letter": "Brief",
    "contacts.channel.event": "Veranstaltung",
    "contacts.outcome.not-reached": "nicht erreicht",
    "contacts.outcome.mailbox": "Mailbox",
    "contacts.outcome.moved": "verschoben",
    "contacts.outcome.cancelled": "abgesagt",
    "contacts.outcome.no-show": "nicht erschienen",
    "contacts.outcome.my-fault": "von mir verpasst",
    "contacts.outcome.did-not-happen": "fand nicht statt",
    "contacts.list.summary": "die Kontakte zeigen, oder warum eine Notiz keiner ist",
    "contacts.list.why": "zu jeder Notiz sagen, welche Regel sie nahm oder ausließ",
    "contacts.list.nobody": (
        "Noch keine Kontakte. Eine Notiz ist einer mit `typ: kontakt`, mit dem"
        " Schlagwort #kontakt oder in einem Ordner wie Kontakte; `--why` sagt es von"
        " jeder Notiz."
    ),
    "contacts.list.count": "{n} Kontakte",
    "contacts.list.count.one": "1 Kontakt",
    "contacts.list.name": "Name",
    "contacts.list.company": "Firma",
    "contacts.list.stage": "Phase",
    "contacts.list.rhythm": "Rhythmus",
    "contacts.list.last": "letztes Gespräch",
    "contacts.list.path": "Notiz",
    "contacts.list.rule": "Regel",
    "contacts.list.days": "{n} Tage",
    "contacts.list.days.one": "täglich",
    "contacts.list.closed": "geschlossen",
    "contacts.list.paused": "pausiert",
    "contacts.list.taken": "Kontakte",
    "contacts.list.left": "keine Kontakte",
    "contacts.list.silent": "{n} weitere Notizen, über die keine Regel etwas sagt",
    "contacts.list.silent.one": "1 weitere Notiz, über die keine Regel etwas sagt",
    "contacts.survey.nobody": (
        "Noch keine Kontakte: eine Notiz ist einer mit `typ: kontakt`, mit dem"
        " Schlagwort #kontakt oder in einem Ordner wie Kontakte; `vaultkit contacts"
        " --why` sagt es von jeder Notiz."
    ),
    "contacts.survey.took": "Kontakte: {n}",
    "contacts.survey.took-type": "{n} durch ihren Typ",
    "contacts.survey.took-type.one": "1 durch seinen Typ",
    "contacts.survey.took-tag": "{n} durch ein Schlagwort",
    "contacts.survey.took-folder": "{n} durch ihren Ordner",
    "contacts.survey.took-folder.one": "1 durch seinen Ordner",
    "contacts.survey.left": "Keine Kontakte: {n}",
    "contacts.survey.left-template-folder": "{n} in Ordnern für Vorlagen",
    "contacts.survey.left-template-folder.one": "1 in einem Ordner für Vorlagen",
    "contacts.survey.left-template-text": "{n} Vorlagen",
    "contacts.survey.left-template-text.one": "1 Vorlage",
    "contacts.survey.left-dated": "{n} Notizen zu einem Tag",
    "contacts.survey.left-dated.one": "1 Notiz zu einem Tag",
    "contacts.survey.left-type": "{n} mit anderem Typ",
    "contacts.survey.left-overview": "{n} Übersichten",
    "contacts.survey.left-overview.one": "1 Übersicht",
    "contacts.survey.left-other": "{n} gewöhnliche Notizen",
    "contacts.survey.left-other.one": "1 gewöhnliche Notiz",
    "contacts.survey.read": "Gelesene Felder:",
    "contacts.survey.unread": "Nicht gelesene Felder:",
    "contacts.survey.key": "„{key}“ ×{n}",
    "contacts.survey.key-near": "„{key}“ ×{n} (ist das {near}?)",
    "contacts.survey.rest": " und {n} seltenere",
    "contacts.survey.rest.one": " und ein selteneres",
    "contacts.survey.map": (
        "Damit ein eigenes Feld gelesen wird, schreib in vaultkit.toml unter"
        ' [contacts]: keys = { {key} = "{near}" }'
    ),
    "contacts.survey.dates": "Datumsangaben:",
    "contacts.survey.date-iso": "JJJJ-MM-TT: {n}",
    "contacts.survey.date-german": "TT.MM.JJJJ: {n}",
    "contacts.survey.date-short": "TT.MM.: {n}",
    "contacts.survey.date-words": "in Worten: {n}",
    "contacts.survey.months-first": (
        "Angaben wie 1/31/2026 werden noch nicht gelesen ({n}); steht der Monat vorn,"
        " schreib unter [dates]: us_keys = [{keys}]"
    ),
    "contacts.survey.no-dates": "Kein Datum, wo eines hingehört: {n}, etwa „{text}“",
    "contacts.survey.no-dates.one": "Kein Datum, wo eines hingehört: „{text}“",
}

WORDS = {"en": {**lines.WORDS["en"], **EN}, "de": {**lines.WORDS["de"], **DE}}
