"""Help texts, in the terminal's language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from difflib import get_close_matches

from vaultkit.cli import speech

TEXTS = {
    "en": {
        "vaultkit": "Follow-through for people who network for a living, in the notes"
        " folder they already have.\n\nvaultkit reads the Markdown notes of a folder,"
        " keeps follow-up checklists inside them, writes what is due as a calendar"
        " feed, and reports where things stand. It never changes what you wrote.",
        "epilog": "Begin with `vaultkit init` in the folder of your notes, then"
        " `vaultkit sync`, or leave `vaultkit watch` running.",
        "vault": "The folder of your notes; else $VAULTKIT_VAULT, else the nearest one"
        " upwards with a vaultkit.toml, else this one.",
        "today": "Answer as of another day, in the vault's local time.",
        "lang": "Language of the answer; else the locale's, else the vault's.",
        "quiet": "Print the answer and nothing else.",
        "version": "Show the version and exit.",
        "no-command": "there is no command “{name}”{near}",
        "near": "; did you mean “{near}”?",
        "init": "Set vaultkit up in a folder; overwrites nothing.\n\nWrites"
        " vaultkit.toml and a checklist note, each only if it is missing, and tells"
        " what it found in your notes. Run `vaultkit sync` next.",
        "init.language": "Language of checklists and feed: de or en.",
        "init.timezone": "Your time zone, such as Europe/Vienna.",
        "init.region": "Your country for phone numbers, such as AT.",
        "dry-run": "Write nothing; show what would be written.",
        "sync": "Bring checklists and feed up to date, once.",
        "sync.patch": "Write nothing; print all changes of notes, answers included, as"
        " a diff for `git apply`.",
        "watch": "Watch the folder and keep checklists and feed up to date.\n\nEvery"
        " saved note is read at once; a note that you are editing is written only"
        " when it has come to rest. Answers are acted on when their note has"
        " been still for 20 seconds. Stop with Ctrl-C.",
        "report": "Show where things stand: what is due, and promises both ways.",
        "format": "How the answer is written.",
        "within": "How far ahead to look: 30d, 6w, 3m or all.",
        "all": "Show every line.",
        "old": "List the open boxes from before the start day.",
        "check": "Show what in your notes wants a look.\n\nWith your own line, and"
        " what to type instead. Ends with 1 if there is an error or a warning.",
        "check.fix": "Mend what can be mended surely; `undo` takes it back.",
        "check.dry-run": "With --fix: write nothing; show what would be written.",
        "doctor": "Look whether all is well around your notes, and say what to do if"
        " not.\n\nPlaces, index, lists, feed, plugins, watcher: what `check` does not"
        " look at. Ends with 1 if something is not as it should be.",
        "doctor.fix": "Mend what can be mended surely: markers, the index, left-overs.",
        "hints": "Show hints as well.",
        "feed": "Print the calendar feed that `sync` would write.",
        "undo": "Take back what was last written into your notes.\n\nGives every note"
        " that the last run wrote its former text back, byte for byte; RUN names an"
        " earlier one. A note that you have edited since stays as it is. Once more"
        " brings back what was taken back. What `watch` does by itself to keep lists"
        " up to date does not count as a run, unless you name it.",
        "undo.list": "List the runs: when, what for, which notes, how many lines.",
        "plugins": "List the plugins and what each of them does.",
        "name": "A name, or enough of it: anna, weber, mueller.",
    },
    "de": {
        "vaultkit": "Damit Leute, die vom Netzwerken leben, dranbleiben: im Ordner, in"
        " dem ihre Notizen schon liegen.\n\nvaultkit liest die Markdown-Notizen eines"
        " Ordners, führt darin Listen zur Wiedervorlage, schreibt das Fällige als"
        " Kalender und berichtet, wie es steht. Was du geschrieben hast, ändert es"
        " nie.",
        "epilog": "Fang mit `vaultkit init` im Ordner deiner Notizen an, dann"
        " `vaultkit sync`, oder lass `vaultkit watch` laufen.",
        "vault": "Der Ordner deiner Notizen; sonst $VAULTKIT_VAULT, sonst der nächste"
        " darüber mit einer vaultkit.toml, sonst dieser.",
        "today": "Antworten, als wäre ein anderer Tag (Ortszeit des Ordners).",
        "lang": "Sprache der Antwort; sonst die des Systems, sonst die des Ordners.",
        "quiet": "Nichts außer der Antwort ausgeben.",
        "version": "Die Version zeigen.",
        "no-command": "einen Befehl „{name}“ gibt es nicht{near}",
        "near": "; meinst du „{near}“?",
        "init": "vaultkit in einem Ordner einrichten; überschreibt nichts.\n\nSchreibt"
        " vaultkit.toml und eine Notiz mit der Liste, beide nur, wenn sie fehlen, und"
        " sagt, was es in deinen Notizen gefunden hat. Danach: `vaultkit sync`.",
        "init.language": "Sprache von Listen und Kalender: de oder en.",
        "init.timezone": "Deine Zeitzone, etwa Europe/Vienna.",
        "init.region": "Dein Land für Telefonnummern, etwa AT.",
        "dry-run": "Nichts schreiben; zeigen, was geschrieben würde.",
        "sync": "Listen und Kalender einmal auf den neuesten Stand bringen.",
        "sync.patch": "Nichts schreiben; alle Änderungen an Notizen, auch durch"
        " Antworten, als Diff für `git apply` ausgeben.",
        "watch": "Den Ordner beobachten und Listen und Kalender aktuell halten.\n\nJede"
        " gespeicherte Notiz wird sofort gelesen; in eine Notiz, die du gerade"
        " bearbeitest, wird erst geschrieben, wenn sie ruht. Antworten in einer Liste"
        " werden eingetragen, wenn ihre Notiz 20 Sekunden geruht hat. Beenden mit"
        " Strg-C.",
        "report": "Zeigen, wie es steht: was fällig ist, Zusagen hin und her.",
        "format": "Wie die Antwort geschrieben wird.",
        "within": "Wie weit voraus: 30d, 6w, 3m oder all.",
        "all": "Jede Zeile zeigen.",
        "old": "Die offenen Kästchen von vor dem Starttag zeigen.",
        "check": "Zeigen, was in deinen Notizen einen Blick braucht.\n\nMit deiner"
        " Zeile und dem, was du stattdessen schreiben kannst. Endet mit 1, wenn es"
        " einen Fehler oder eine Warnung gibt.",
        "check.fix": "Beheben, was sich sicher beheben lässt; `undo` nimmt es zurück.",
        "check.dry-run": "Mit --fix: nichts schreiben; zeigen, was geschrieben würde.",
        "doctor": "Nachsehen, ob rund um deine Notizen alles in Ordnung ist, und sagen,"
        " was zu tun ist.\n\nOrte, Index, Listen, Kalender, Plugins, Überwachung: was"
        " `check` nicht ansieht. Endet mit 1, wenn etwas nicht so ist, wie es soll.",
        "doctor.fix": "Beheben, was sich sicher beheben lässt: Marken, Index, Reste.",
        "hints": "Auch Hinweise zeigen.",
        "feed": "Den Kalender ausgeben, den `sync` schreiben würde.",
        "undo": "Zurücknehmen, was zuletzt in deine Notizen geschrieben wurde.\n\nGibt"
        " jeder Notiz, in die der letzte Lauf geschrieben hat, Byte für Byte ihren"
        " früheren Text zurück; LAUF nennt einen früheren. Eine Notiz, die du seitdem"
        " bearbeitet hast, bleibt, wie sie ist. Noch einmal stellt das"
        " Zurückgenommene wieder her. Was `watch` von selbst tut, um Listen aktuell"
        " zu halten, zählt nicht als Lauf, außer du nennst ihn.",
        "undo.list": "Die Läufe zeigen: wann, wozu, welche Notizen, wie viele Zeilen.",
        "plugins": "Die Plugins zeigen, und was jedes von ihnen tut.",
        "name": "Ein Name oder genug davon: anna, weber, mueller.",
    },
}


def language() -> str:
    """The language of this terminal, the vault's where that is neither."""
    return speech.chosen(sys.argv[1:], os.environ)


def say(id_: str, **args: str) -> str:
    """A help text; a hole `near` becomes the question after a nearest name."""
    texts = TEXTS[language()]
    if near := args.get("near"):
        args["near"] = texts["near"].format(near=near)
    return texts[id_].format(**args) if args else texts[id_]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, or ""."""
    found = get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else ""
