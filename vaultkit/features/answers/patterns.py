"""Templates of cards: which one is meant, and its Obsidian fields made into holes.

What a template makes is for the host to find out; here it is only looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Day, Msg, Note, View, msg, words
from vaultkit.plugin.settling import rewriting

OWN = "own"
"""The setting that asks for the template that comes with the program."""
FOLDERS = (
    *("Vorlagen", "Templates", "templates", "vorlagen"),
    *("_Vorlagen", "_Templates", "_templates", "_vorlagen"),
)
NAMES = ("Kontakt", "Contact", "Person", "kontakt", "contact", "person")
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November"
    " Dezember",
    "en": "January February March April May June July August September October November"
    " December",
}
WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_FIELD = r"{{\s*(date|time)\s*:([^{}]*)}}"
_CORE = r"{{\s*(title|date|time)\s*}}"
_PIECE = r"\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|dd|HH|H|mm|m|ss|s"
_ALONE = (
    r"(?m)^([ \t]*(?:-|[^:\n]+:)[ \t]+)"
    r"[\"']?{{\s*(\w+)\s*}}[\"']?[ \t]*(?=\r?$)"
)
_HOLE = r"(?s){[{%](.*?)[}%]}"


class Pattern(NamedTuple):
    """A template of the vault; no `text`: the program's own."""

    path: str = ""
    text: str | None = None
    passed_over: str = ""
    """One that was found and cannot be run here."""


def chosen(view: View, options: Options) -> Pattern | Msg:
    """The template of new cards, or why the one that is named cannot be it."""
    named = options.template.strip().removeprefix("./")
    if named == OWN:
        return Pattern()
    if named:
        note = view.note(named) or view.note(f"{named}.md")
        if note is None:
            return msg("answers.no-template", path=named)
        if _is_run_by_others(note):
            return msg("answers.templater", path=note.path)
        return Pattern(note.path, note.text)
    passed = ""
    for path in _usual(options):
        note = view.note(path)
        if note is None:
            continue
        if not _is_run_by_others(note):
            return Pattern(note.path, note.text)
        passed = passed or note.path
    return Pattern(passed_over=passed)


def _usual(options: Options) -> Iterator[str]:
    for folder in dict.fromkeys((*options.templates, *FOLDERS)):
        for name in NAMES:
            yield f"{folder.strip('/')}/{name}.md"


def _is_run_by_others(note: Note) -> bool:
    return "<%" in note.text


def asked(text: str) -> frozenset[str]:
    """The names that a template's holes mention."""
    found = (re.findall(r"[a-z_]+", hole[1]) for hole in re.finditer(_HOLE, text))
    return frozenset(name for names in found for name in names)


def readied(text: str, values: Mapping[str, str], language: str) -> str:
    """A template with Obsidian's fields as holes, and values that YAML can hold.

    `{{date:DD.MM.YYYY}}` is written out. A hole that is all of a key's value in the
    front matter gets quotes where the value needs them.
    """
    today, clock = values["date"], values["time"]
    text = re.sub(
        _FIELD,
        lambda m: _formed(m[2].strip(), today, clock, language),
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        _CORE, lambda m: "{{ " + m[1].lower() + " }}", text, flags=re.IGNORECASE
    )
    end = text.find("\n---", 3)
    if not text.startswith("---") or end < 0:
        return text
    return re.sub(_ALONE, lambda m: _quoted(m, values), text[:end]) + text[end:]


def _quoted(hole: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(hole[2])
    if value is None:
        return hole[0]
    if not value:
        return hole[1].rstrip()
    # The value stands in a template now, where braces would be a hole.
    literal = rewriting.written(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"{hole[1]}{{{{ '{literal}' }}}}"


def _formed(form: str, day: Day, clock: str, language: str) -> str:
    """A day in the form that Obsidian's users write: `DD.MM.YYYY`, `[KW]`."""
    year, month, date = day.split("-")
    hour, _, minute = (clock or "00:00").partition(":")
    named = MONTHS[language].split()[int(month) - 1]
    weekday = WEEKDAYS[language].split()[words.weekday(day)]
    short = 2 if language == "de" else 3
    known = {
        "YYYY": year,
        "YY": year[2:],
        "MMMM": named,
        "MMM": named[:3],
        "MM": month,
        "M": month.lstrip("0"),
        "DD": date,
        "D": date.lstrip("0"),
        "dddd": weekday,
        "ddd": weekday[:short],
        "dd": weekday[:2],
        "HH": hour,
        "H": str(int(hour)),
        "mm": minute,
        "m": str(int(minute)),
        "ss": "00",
        "s": "0",
    }
    return re.sub(_PIECE, lambda m: known.get(m[0], m[0].strip("[]")), form)
