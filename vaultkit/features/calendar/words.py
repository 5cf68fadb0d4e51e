"""What the feed says, in both languages."""

from __future__ import annotations

WORDS = {
    "en": {
        "calendar.name": "Callbacks",
        "calendar.file": "callbacks.ics",
        "calendar.kind.callback": "Callback",
        "calendar.kind.cadence": "Rhythm",
        "calendar.kind.promise": "Promise",
        "calendar.kind.waiting": "Waiting on others",
        "calendar.kind.appointment": "Appointment",
        "calendar.kind.outcome-missing": "How did it go?",
        "calendar.kind.birthday": "Birthday",
        "calendar.kind.many": "Follow-up",
        "calendar.try": "{n}{th} try",
        "calendar.theirs": "owed to you",
        "calendar.since": "due since {day:long}",
        "calendar.also": "Also: {names}",
        "calendar.who": "Who? {names}",
        "calendar.who-more": "Who? {names} … and {n} more",
        "calendar.bundle": "Follow-ups ({n})",
        "calendar.bundle.callbacks": "Callbacks ({n})",
        "calendar.bundle.rhythm": "Get back in touch ({n})",
        "calendar.more": "… and {n} more",
        "calendar.help.call": (
            "Then note in the checklist: → reached, … | → not reached, Thu 14:00"
            " | → Mon (moves it) | → not interested"
        ),
        "calendar.help.meet": (
            "Then note in the checklist: → took place, … | → no-show"
            " | → moved to Tue 10:00"
        ),
        "calendar.help.task": "Then in the checklist: tick it, or → Mon (moves it)",
    },
    "de": {
        "calendar.name": "Rückrufe",
        "calendar.file": "rueckrufe.ics",
        "calendar.kind.callback": "Rückruf",
        "calendar.kind.cadence": "Kontaktrhythmus",
        "calendar.kind.promise": "Zusage",
        "calendar.kind.waiting": "Offen bei anderen",
        "calendar.kind.appointment": "Termin",
        "calendar.kind.outcome-missing": "Wie war es?",
        "calendar.kind.birthday": "Geburtstag",
        "calendar.kind.many": "Wiedervorlage",
        "calendar.try": "{n}. Versuch",
        "calendar.theirs": "steht noch aus",
        "calendar.since": "fällig seit {day:long}",
        "calendar.also": "Auch: {names}",
        "calendar.who": "Wer? {names}",
        "calendar.who-more": "Wer? {names} … und {n} weitere",
        "calendar.who-more.one": "Wer? {names} … und noch jemand",
        "calendar.bundle": "Wiedervorlagen ({n})",
        "calendar.bundle.callbacks": "Rückrufe ({n})",
        "calendar.bundle.rhythm": "Wieder melden ({n})",
        "calendar.more": "… und {n} weitere",
        "calendar.more.one": "… und noch jemand",
        "calendar.help.call": (
            "Danach in der Checkliste notieren: → erreicht, … | → nicht erreicht, "
            "Do 14:00 | → Mo (verschieben) | → kein Interesse"
        ),
        "calendar.help.meet": (
            "Danach in der Checkliste notieren: → stattgefunden, … "
            "| → nicht erschienen | → verschoben auf Di 10:00"
        ),
        "calendar.help.task": (
            "Danach in der Checkliste: abhaken oder → Mo (verschieben)"
        ),
    },
}
