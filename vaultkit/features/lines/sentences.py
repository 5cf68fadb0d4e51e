"""The sentences about lines, in both languages."""

from __future__ import annotations

WORDS = {
    "en": {
        "lines.undated": '"{text}": which day is meant?',
        "lines.undated.hint": "write the full date, for example 2026-11-27",
        "lines.impossible": '"{text}" is not a date of the calendar',
        "lines.impossible.hint": "write a day that exists, for example 2026-11-30",
        "lines.us-form": '"{text}" is not read: month first, or day first?',
        "lines.us-form.hint": "write {first}",
        "lines.us-form.hint-two": "write {first} or {second}",
        "lines.ambiguous": '"{text}" could be {first:long} or {second:long}',
        "lines.ambiguous.hint": "write the date that is meant",
        "lines.weekday": '"{text}": that day is {day:long}, not {written}',
        "lines.weekday.hint": "correct the weekday or the date; the date counts",
        "lines.no-deadline": '"{text}" is not read as a deadline',
        "lines.no-deadline.hint": 'write "by {text}" if it is one',
        "lines.nobody": "this concerns nobody by name, so it is in no list",
        "lines.unlinked": "nobody is linked here, so it is in no list",
        "lines.nobody.hint": "add the link of the one whom it concerns: [[Name]]",
        "lines.either": "“{text}”: which of them is it? It is on nobody's card",
        "lines.either.hint": "put the link of the one who rang into the line, or"
        " answer it: -> [[Name]]",
        "lines.plan": "this reads like a plan, and no list will remind of it",
        "lines.plan.hint": "begin the line with - [ ] to make it a task",
        "lines.unlisted.hint": "put a heading such as ## Callbacks above such lines",
    },
    "de": {
        "lines.undated": "„{text}“: welcher Tag ist gemeint?",
        "lines.undated.hint": "schreib das volle Datum, etwa 27.11.2026",
        "lines.impossible": "„{text}“ gibt es im Kalender nicht",
        "lines.impossible.hint": "schreib einen Tag, den es gibt, etwa 30.11.2026",
        "lines.us-form": "„{text}“ wird nicht gelesen: zuerst der Monat oder der Tag?",
        "lines.us-form.hint": "schreib {first}",
        "lines.us-form.hint-two": "schreib {first} oder {second}",
        "lines.ambiguous": "„{text}“ kann {first:long} oder {second:long} heißen",
        "lines.ambiguous.hint": "schreib das Datum hin, das gemeint ist",
        "lines.weekday": "„{text}“: der Tag ist {day:long}, nicht {written}",
        "lines.weekday.hint": "berichtige Wochentag oder Datum; es gilt das Datum",
        "lines.no-deadline": "„{text}“ wird nicht als Frist gelesen",
        "lines.no-deadline.hint": "schreib „bis {text}“, wenn es eine ist",
        "lines.nobody": "hier ist niemand beim Namen genannt, darum steht es auf keiner"
        " Liste",
        "lines.unlinked": "hier ist niemand verlinkt, darum steht es auf keiner Liste",
        "lines.nobody.hint": "schreib dazu, wen es betrifft: [[Name]]",
        "lines.either": "„{text}“: wer von ihnen ist es? Es steht auf keiner Karte",
        "lines.either.hint": "setz einen Link auf die Person in die Zeile, oder"
        " antworte darauf: -> [[Name]]",
        "lines.plan": "liest sich wie ein Vorhaben, aber keine Liste erinnert daran",
        "lines.plan.hint": "mit - [ ] am Zeilenanfang wird eine Aufgabe daraus",
        "lines.unlisted.hint": "setz eine Überschrift wie ## Rückrufe über solche"
        " Zeilen",
    },
}
