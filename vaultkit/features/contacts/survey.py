"""A vault on its first day: contacts by rule, keys that are read and that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vaultkit.features.contacts import keys, kinds
from vaultkit.features.contacts.options import Options
from vaultkit.features.lines.folding import fold
from vaultkit.plugin import Moment, Msg, Note, Outcome, Survey, View, dates, msg


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEUTRAL = _words(
    "id uid name type tags tag email mail website url status alias aliases tier"
)
"""Keys that are spelled alike in both languages."""
HEADINGS = {
    "de": _words(
        "verlauf kontaktverlauf zusagen offen termine rueckrufe notizen gespraeche"
        " aufgaben teilnehmer"
    ),
    "en": _words(
        "log history promises appointments callbacks notes tasks attendees meetings"
    ),
}
DATED = frozenset({"date", "newest", "moment", "until", "birthday"})
MOST = 8
"""Keys named in a list; the rest are counted."""


class _Seen(NamedTuple):
    """What the notes of a vault hold, counted."""

    notes: int
    taken: Counter[str]
    left: Counter[str]
    read: Counter[str]
    unread: Counter[str]
    forms: Counter[str]
    languages: Counter[str]


def _look(notes: Iterable[Note], options: Options) -> _Seen:
    seen = _Seen(0, *(Counter[str]() for _ in range(6)))
    total = 0
    for note in notes:
        total += 1
        verdict = kinds.decide(note, options)
        if verdict.rule is not None:
            rule = verdict.rule.id.rpartition(".")[2]
            (seen.taken if verdict.taken else seen.left)[rule] += 1
        if verdict.taken:
            _look_at_keys(note, options, seen)
        for row in note.rows:
            if row.kind == "heading":
                for language, heads in HEADINGS.items():
                    seen.languages[language] += fold(row.text.strip(" :")) in heads
    return seen._replace(notes=total)


def _look_at_keys(note: Note, options: Options, seen: _Seen) -> None:
    for field in note.frontmatter.fields:
        key = keys.lookup(field.key, options.keys)
        if key is None:
            seen.unread[field.key] += 1
            continue
        seen.read[field.key] += 1
        folded = keys.fold(field.key)
        if folded not in NEUTRAL:
            german = any(keys.fold(word) == folded for word in key.german)
            seen.languages["de" if german else "en"] += 1
        if key.decoder in DATED:
            for value in field.values:
                seen.forms[_form(value.value)] += 1


def _form(text: str) -> str:
    """How a date is written: iso, german, us, words or other."""
    when = dates.whole(text)
    if when is None:
        return "other"
    if when.fault == "us-form":
        return "us"
    if text[:4].isdecimal() and text[4:5] == "-":
        return "iso"
    return "german" if text[:1].isdecimal() and "." in text else "words"


def run(view: View, _now: Moment) -> Outcome:
    """What was recognised, and what was not."""
    seen = _look(view.notes(), view.options)
    show: list[Msg] = [msg("contacts.survey.notes", n=seen.notes)]
    show.append(msg("contacts.survey.contacts", n=seen.taken.total()))
    for rules, side in ((seen.taken, "took"), (seen.left, "left")):
        show += (
            msg(f"contacts.survey.{side}-{rule}", n=count)
            for rule, count in rules.most_common()
        )
    if seen.read:
        show.append(msg("contacts.survey.read", keys=_listed(seen.read)))
    show += _unread(seen.unread)
    if seen.forms:
        show += (
            msg(f"contacts.survey.dates-{form}", n=count)
            for form, count in seen.forms.most_common()
        )
    return Outcome(
        show=tuple(show),
        data={
            "notes": seen.notes,
            "contacts": dict(seen.taken),
            "left": dict(seen.left),
            "keys": dict(seen.read),
            "unread": dict(seen.unread),
            "dates": dict(seen.forms),
        },
    )


def _unread(unread: Counter[str]) -> Iterator[Msg]:
    for key, count in unread.most_common(MOST):
        near = keys.nearest(key)
        name = "unread-near" if near else "unread"
        yield msg(f"contacts.survey.{name}", key=key, n=count, near=near)
    if len(unread) > MOST:
        yield msg("contacts.survey.unread-more", n=len(unread) - MOST)


def _listed(counts: Counter[str]) -> str:
    shown = [f"{key} ({count})" for key, count in counts.most_common(MOST)]
    return ", ".join(shown) + (" …" if len(counts) > MOST else "")


def languages(view: View) -> Mapping[str, int]:
    """How many keys and headings are German, how many English."""
    return dict(_look(view.notes(), view.options).languages)


SURVEY = Survey("contacts", run, languages)
