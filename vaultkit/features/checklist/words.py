"""The checklist's own words."""

from __future__ import annotations

WORDS = {
    "en": {
        "checklist.as-of": "as of {day:date}",
        "checklist.overdue": "Overdue",
        "checklist.today": "Today, {day:long}",
        "checklist.week": "This week",
        "checklist.later": "Later",
        "checklist.theirs": "Waiting on others",
        "checklist.me": "me:",
        "checklist.day": "{day:short}",
        "checklist.day-year": "{day:long}",
        "checklist.now": "today",
        "checklist.now-day": "today, {day:short}",
        "checklist.since": "due since {day:short}",
        "checklist.since-year": "due since {day:long}",
        "checklist.outcome": "{day:short}: how did it go? (took place, no-show, moved)",
        "checklist.who": "who?",
        "checklist.or": "or",
        "checklist.others": "… and {n} more",
        "checklist.nothing": "Nothing is due until {until:long}.",
        "checklist.more": "… and {n} more: vaultkit report",
        "checklist.more.one": "… and one more: vaultkit report",
        "checklist.help": (
            "Then: -> reached, … | -> not reached, Thu 14:00 | -> Mon (moves it)"
            " | -> not interested"
        ),
        "checklist.nobody": "Nobody is called “{name}”.",
        "checklist.several": "Several are called “{name}”: {names}.",
        "checklist.unread": "Not understood in the marker above: {what}",
    },
    "de": {
        "checklist.as-of": "Stand {day:date}",
        "checklist.overdue": "Überfällig",
        "checklist.today": "Heute, {day:long}",
        "checklist.week": "Diese Woche",
        "checklist.later": "Danach",
        "checklist.theirs": "Offen bei anderen",
        "checklist.me": "ich:",
        "checklist.day": "{day:short}",
        "checklist.day-year": "{day:long}",
        "checklist.now": "heute",
        "checklist.now-day": "heute, {day:short}",
        "checklist.since": "fällig seit {day:short}",
        "checklist.since-year": "fällig seit {day:long}",
        "checklist.outcome": (
            "{day:short}: wie war es? (stattgefunden, nicht erschienen, verschoben)"
        ),
        "checklist.who": "wer?",
        "checklist.or": "oder",
        "checklist.others": "… und {n} weitere",
        "checklist.others.one": "… und noch jemand",
        "checklist.nothing": "Nichts fällig bis {until:long}.",
        "checklist.more": "… und {n} weitere: vaultkit report",
        "checklist.more.one": "… und eine weitere: vaultkit report",
        "checklist.help": (
            "Danach: -> erreicht, … | -> nicht erreicht, Do 14:00"
            " | -> Mo (verschieben) | -> kein Interesse"
        ),
        "checklist.nobody": "Niemand heißt „{name}“.",
        "checklist.several": "Mehrere heißen „{name}“: {names}.",
        "checklist.unread": "Im Marker oben nicht verstanden: {what}",
    },
}
