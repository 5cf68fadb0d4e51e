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
    },
}
