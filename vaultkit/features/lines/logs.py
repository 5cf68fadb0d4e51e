"""Entries of a contact's own log: a date, and what happened on that day.

Under a log heading every dated line is a talk unless it says that none came about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from vaultkit.features.lines import clauses as cutting
from vaultkit.features.lines import forms, outcomes
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import Clause
from vaultkit.features.lines.folding import spoken
from vaultkit.plugin import Day, dates
from vaultkit.plugin import links as linking

_BY_WIRE = frozenset({"call", "mail", "message", "letter"})
"""After these "moved" is somebody's news, not what became of the talk."""
_DECIDING = 3
"""Clauses that say what a talk was; a tag may stand in any."""
_LABEL = 3
"""Words that a channel before a colon may have."""
_BOTH = 2
"""Clauses in which the second may take back the first."""

_SHORT = 40
"""Characters of an entry that others are likely to be word for word."""
_DASHES = frozenset("–—-")
_LABELLED = re.compile(r"([^\s,;:?\[\x01]+(?: [^\s,;:?\[\x01]+){0,2}):[ \t]+(?=\S)")

_PLAIN = re.compile(
    r"((?:\[\[|\*\*)?(?:[A-Z][a-z]{1,9}\.?,? )?[0-9][0-9.-]{7,9}(?:\]\]|\*\*)?):? +"
    r"([^\W\d_][^\s,;:?\[\x01]*(?: [^\s,;:?\[\x01]+){0,2}):[ \t]+(?=\S)"
)
"""A written day and a label: what most entries begin with."""


class Entry(NamedTuple):
    """What an entry states: with `outcome` an attempt, else a talk."""

    channel: str
    outcome: str
    tail: int


def read(text: str, at: int) -> Entry | None:
    """What the words after an entry's date state; None for a mere note."""
    label = _LABELLED.match(text, at)
    if label is not None:
        channel = _channel(label[1])
        if channel is None:
            return None
        if "AB" not in text and outcomes.TRIGGERS.isdisjoint(spoken(text[at:])):
            return Entry(channel, "", label.end())
    if len(text) - at > _SHORT:
        return _judged(text, at)
    entry = _short(text[at:])
    return entry and entry._replace(tail=entry.tail + at)


@lru_cache(maxsize=2048)
def _short(words: str) -> Entry | None:
    """`nicht erreicht` stands in a thousand logs."""
    return _judged(words, 0)


def _judged(text: str, at: int) -> Entry | None:
    """What the words from `at` on state, by their clauses."""
    links = linking.find(text) if "[[" in text or "](" in text else ()
    clauses = cutting.each(text, links, at)
    cut = list(clauses if "#" in text else islice(clauses, _DECIDING))
    if not cut:
        return None
    first = cut[0]
    labelled = first.end == ":" and len(first.words) <= _LABEL
    bare = first.end in _DASHES and len(first.words) == 1
    led = first.end == ":" or (bare and first.words[0] in say.CHANNELS)
    tail = first.stop if led and len(cut) > 1 else at
    outcome = _outcome(cut, label=labelled)
    return Entry(forms.said(text, first, label=labelled), outcome, tail)


def plain(text: str) -> tuple[Day, int, Entry] | None:
    """An entry without anything odd: its day, where its words begin, what it states.

    `2026-11-20 Tel.: will ein Angebot`: a full date, a label that is a channel, and no
    word behind it that could make it an attempt. None for any other line, which may be
    an entry all the same.
    """
    found = _PLAIN.match(text)
    if found is None:
        return None
    written, label = found.groups()
    day, channel = _day(written), _sure_channel(label)
    if day is None or channel is None or "AB" in text:
        return None
    tail = found.end()
    if not outcomes.TRIGGERS.isdisjoint(spoken(text[tail:])):
        return None
    return day, found.start(2), Entry(channel, "", tail)


@lru_cache(maxsize=4096)
def _day(written: str) -> Day | None:
    """The day of a date that is sound and whole, whatever follows it."""
    when = dates.leading(f"{written} x")
    if when is None or (when.start, when.end) != (0, len(written)):
        return None
    return None if when.fault or when.lead or when.time else when.day


@lru_cache(maxsize=1024)
def _sure_channel(label: str) -> str | None:
    """The channel of a label that can belong to no date and to no outcome."""
    day = "2000-01-01"
    for behind in ("x", "14:00"):
        when = dates.leading(f"{day} {label}: {behind}")
        if when is None or when.end != len(day):
            return None
    return _channel(label) if outcomes.TRIGGERS.isdisjoint(spoken(label)) else None


@lru_cache(maxsize=1024)
def _channel(label: str) -> str | None:
    """The channel that a label is; None if it says that no talk took place."""
    first = cutting.cut(f"{label}:", ())[0]
    if first.words and first.words[-1] in say.PLAIN_LABELS:
        return None
    return forms.said(f"{label}:", first, label=True)


def is_talk(text: str, at: int) -> bool:
    """Whether a dated line outside a log speaks of a talk all the same."""
    entry = read(text, at)
    if entry is None:
        return False
    first = next(cutting.each(text, (), at))
    if entry.outcome:
        return True
    label = first.end == ":" and first.words[-1] in say.CHANNELS
    return label or forms.past(first) is not None


def _outcome(cut: list[Clause], *, label: bool) -> str:
    """The outcome that makes an entry an attempt, or ""."""
    for clause in cut:
        for word in clause.words:
            if word[0] == "#" and (tagged := outcomes.begins((word,))):
                return tagged.name
    first = cut[0]
    found = outcomes.find(first.words)
    if found and not (found.vague and not forms.noun(first.words)):
        return found.name
    if len(cut) < _BOTH:
        return ""
    outcome = _taken_back(first, cut[1].words, label=label)
    if outcome or not label or len(cut) == _BOTH:
        return outcome
    form = forms.past(cut[1])
    tried = form is not None and not form.sure
    return _taken_back(cut[1], cut[2].words, label=False) if tried else ""


def _taken_back(first: Clause, second: tuple[str, ...], *, label: bool) -> str:
    """The outcome in the second clause: `Tel.: nicht erreicht`, `called, no answer`."""
    found = outcomes.find(second)
    if found is None:
        return ""
    in_front = outcomes.in_front(found, second)
    if label:
        sure = not (found.vague and forms.noun(first.words) in _BY_WIRE)
        return found.name if sure and (found.hard or in_front) else ""
    form = forms.past(first)
    if not in_front or (not found.hard and (found.vague or (form and form.sure))):
        return ""
    return found.name
