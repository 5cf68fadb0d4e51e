"""What is said about callbacks, in both languages."""

from __future__ import annotations

WORDS = {
    "en": {
        "callbacks.call-back": "call back",
        "callbacks.urgent": "urgent",
        "callbacks.no-card": "no card yet",
        "callbacks.try": "{n}{th} try",
        "callbacks.ask": "go on? Name a day, or “no interest”",
        "callbacks.brief-in-vain": "Tried {n} times in vain since the last talk",
        "callbacks.spoke": "spoke on {on:short}",
        "callbacks.from": "from {time}",
        "callbacks.before": "before {time}",
        "callbacks.by-key": "the card asks for a callback on {due:long}",
        "callbacks.by-task": "an open task to call is due on {due:long}",
        "callbacks.by-list": "the callback list asks for it on {due:long}",
        "callbacks.by-list-always": (
            "the callback list names no day: due every day until it is ticked"
        ),
        "callbacks.undated": "asked for, but no day is named",
        "callbacks.snoozed": "snoozed until {on:long}",
        "callbacks.settled": (
            "the callback of {due:long} is settled by the talk on {on:long}"
        ),
        "callbacks.change-key": (
            "a talk on that day or later settles it; another date in the key moves it;"
            " an empty key drops it"
        ),
        "callbacks.change-key-again": (
            "a talk on a later day settles it, one of that day came before it; another"
            " date in the key moves it; an empty key drops it"
        ),
        "callbacks.change-task": (
            "a talk on that day or later settles it; so does ticking the task"
        ),
        "callbacks.change-office": (
            "a talk on that day or later settles it; so does ticking the line, or [-]"
            " to drop it"
        ),
        "callbacks.brief": "Callback: {due:long}",
        "callbacks.brief-about": "Callback: {due:long}, {about}",
        "callbacks.brief-from": "Callback: {due:long} from {time}",
        "callbacks.brief-from-about": "Callback: {due:long} from {time}, {about}",
        "callbacks.brief-before": "Callback: {due:long} before {time}",
        "callbacks.brief-before-about": "Callback: {due:long} before {time}, {about}",
        "callbacks.brief-open": "Callback asked for: {about}",
        "callbacks.brief-settled": (
            "Callback of {due:long}: settled by the talk on {on:long}"
        ),
    },
    "de": {
        "callbacks.call-back": "Rückruf",
        "callbacks.urgent": "dringend",
        "callbacks.no-card": "noch keine Karte",
        "callbacks.try": "{n}. Versuch",
        "callbacks.ask": "wie weiter? Nenn einen Tag, oder „kein Interesse“",
        "callbacks.brief-in-vain": (
            "Seit dem letzten Gespräch {n}-mal vergeblich versucht"
        ),
        "callbacks.spoke": "gesprochen {on:short}",
        "callbacks.from": "ab {time}",
        "callbacks.before": "vor {time}",
        "callbacks.by-key": "auf der Karte steht ein Rückruf für {due:long}",
        "callbacks.by-task": "eine offene Aufgabe zum Anrufen ist am {due:long} fällig",
        "callbacks.by-list": "die Rückrufliste bittet darum für {due:long}",
        "callbacks.by-list-always": (
            "die Rückrufliste nennt keinen Tag: fällig, bis die Zeile abgehakt ist"
        ),
        "callbacks.undated": "erbeten, aber ohne Tag",
        "callbacks.snoozed": "zurückgestellt bis {on:long}",
        "callbacks.settled": (
            "der Rückruf vom {due:long} ist durch das Gespräch am {on:long} erledigt"
        ),
        "callbacks.change-key": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn; ein anderes Datum im"
            " Feld verschiebt ihn; ein leeres Feld streicht ihn"
        ),
        "callbacks.change-key-again": (
            "ein Gespräch an einem späteren Tag erledigt ihn, das von diesem Tag war"
            " davor; ein anderes Datum im Feld verschiebt ihn; ein leeres Feld streicht"
            " ihn"
        ),
        "callbacks.change-task": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn, ein Haken auch"
        ),
        "callbacks.change-office": (
            "ein Gespräch an diesem Tag oder danach erledigt ihn, ein Haken auch;"
            " [-] streicht ihn"
        ),
        "callbacks.brief": "Rückruf: {due:long}",
        "callbacks.brief-about": "Rückruf: {due:long}, {about}",
        "callbacks.brief-from": "Rückruf: {due:long} ab {time}",
        "callbacks.brief-from-about": "Rückruf: {due:long} ab {time}, {about}",
        "callbacks.brief-before": "Rückruf: {due:long} vor {time}",
        "callbacks.brief-before-about": "Rückruf: {due:long} vor {time}, {about}",
        "callbacks.brief-open": "Rückruf erbeten: {about}",
        "callbacks.brief-settled": (
            "Rückruf vom {due:long}: durch das Gespräch am {on:long} erledigt"
        ),
    },
}
