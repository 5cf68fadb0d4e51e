"""What a log line is written with: its heading, how people met, what became of it.

Takes the note's own words where it has some (`Tel.`, `Telefonat`, `Anruf`), else those
of its language. Every word here is one that reading takes for the same again.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.features.lines import headings, logs
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.folding import bag, spoken
from vaultkit.features.lines.leads import DATED, past_signs
from vaultkit.plugin import Day, Note, Row, dates, rewriting

HEADINGS = {"de": "Verlauf", "en": "Log"}
"""What a log is called where a note has none."""

CHANNELS = {
    "de": {
        "call": "Telefonat",
        "mail": "Mail",
        "message": "Nachricht",
        "video": "Video",
        "meeting": "Treffen",
        "letter": "Brief",
        "event": "Veranstaltung",
    },
    "en": {},
}
"""Ways of talking by their canonical names; English writes these."""

OUTCOMES = {
    "de": {
        "not-reached": "nicht erreicht",
        "mailbox": "Mailbox",
        "moved": "verschoben",
        "cancelled": "abgesagt",
        "no-show": "nicht erschienen",
        "my-fault": "von mir verpasst",
        "did-not-happen": "fand nicht statt",
    },
    "en": {
        "not-reached": "not reached",
        "mailbox": "voicemail",
        "moved": "moved",
        "cancelled": "cancelled",
        "no-show": "no-show",
        "my-fault": "my fault",
        "did-not-happen": "did not happen",
    },
}
_OF_A_DATE = {"moved", "cancelled", "no-show", "my-fault", "did-not-happen"}
"""Outcomes of what was agreed on; beside a call they could be news."""
AGREED = {"de": "Termin", "en": "meeting"}
"""What an appointment is called before the colon."""
TRIED = {"de": "Tel.", "en": "call"}
"""What an attempt to call is called there."""
_TOOK_PLACE = bag("telefonat telefongespraech gespraech") | say.PAST.keys()
"""Labels that say that people talked; no words for a call in vain."""
_LONGEST = 3
"""Words of a label."""


def heading(language: str) -> rewriting.Heading:
    """How a log's heading is known, and what a new one is called."""
    return rewriting.Heading(is_log, HEADINGS.get(language, HEADINGS["en"]))


def is_log(text: str) -> bool:
    """Whether a heading is that of a log."""
    return headings.named(text).log


class Said(NamedTuple):
    """A talk, or with an outcome an attempt, by their canonical names.

    `channel` may be any other word, or "" for none; `text` may have several lines.
    """

    day: Day
    channel: str = ""
    outcome: str = ""
    text: str = ""
    time: str = ""


def logged(note: Note, said: Said, language: str) -> rewriting.Logged:
    """The words for a log entry; the label is the note's own for such talks.

    Args:
        note: The note it is written into.
        said: What took place, or did not.
        language: "de" or "en", for words the note does not have.
    """
    tongue = language if language in OUTCOMES else "en"
    if not said.outcome:
        label = _own(note, said.channel, tried=False)
        label = label or CHANNELS[tongue].get(said.channel, said.channel)
        return rewriting.Logged(said.day, label, said.text, said.time)
    words = OUTCOMES[tongue].get(said.outcome, said.outcome)
    text = ", ".join(filter(None, (words, said.text.strip())))
    label = AGREED[tongue]
    if said.outcome not in _OF_A_DATE:
        way = said.channel or "call"
        label = _own(note, way, tried=True) or _own(note, way, tried=False)
        if not label or _TOOK_PLACE.intersection(spoken(label)):
            label = {**CHANNELS[tongue], "call": TRIED[tongue]}.get(way, way)
    return rewriting.Logged(said.day, label, text, said.time)


def sure(label: str, text: str, outcome: str, language: str) -> tuple[str, str]:
    """A label and words for an attempt that are read as one of that outcome.

    They are those given if these are, else the outcome's own words stand before them,
    and else the label is that of what was agreed on.

    Args:
        label: What it would stand under.
        text: How it was said.
        outcome: What became of it, by its canonical name.
        language: "de" or "en", for words of its own.
    """
    tongue = language if language in OUTCOMES else "en"
    full = ", ".join(filter(None, (OUTCOMES[tongue][outcome], text)))
    agreed = AGREED[tongue]
    tried = ((label, text), (label, full), (agreed, text), (agreed, full))
    return next((both for both in tried if _is_read(both, outcome)), tried[-1])


def _is_read(both: tuple[str, str], outcome: str) -> bool:
    entry = logs.read(": ".join(both), 0)
    return entry is not None and entry.outcome == outcome


def _own(note: Note, channel: str, *, tried: bool) -> str:
    """The note's last word before a colon for a way of talking, or for trying to."""
    found = ("", "")
    for row in note.rows:
        if channel and row.kind in ("item", "text") and row.text[:1] in DATED:
            day, label = _labelled(row, channel, tried=tried)
            if label and day >= found[0]:
                found = day, label
    return found[1]


def _labelled(row: Row, channel: str, *, tried: bool) -> tuple[Day, str]:
    """A dated line's day and its label, if that is a word for the channel."""
    when = dates.leading(row.text)
    if when is None:
        return "", ""
    at = past_signs(row.text, when.end)
    label, colon, _ = row.text[at:].partition(":")
    if not colon or not 0 < len(label.split()) <= _LONGEST:
        return "", ""
    entry = logs.read(row.text, at)
    if entry is None or bool(entry.outcome) is not tried or entry.channel != channel:
        return "", ""
    return when.day or "", label
