"""A vault on its first day: contacts by rule, keys and dates that are read or not.

Counts and names examples; what is wrong in a single note is for `check` to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from vaultkit.features.contacts import keys, kinds, values
from vaultkit.features.contacts.keytable import Key
from vaultkit.features.contacts.options import Options
from vaultkit.features.lines.folding import fold
from vaultkit.plugin import (
    Moment,
    Msg,
    Note,
    Outcome,
    Row,
    Survey,
    View,
    dates,
    decode,
    msg,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEUTRAL = _words(
    "id uid name type tags tag email mail website web homepage url status alias aliases"
    " tel position via org fn"
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
"""Decoders of keys that hold a date."""
LOOKS = _words("cssclass cssclasses")
"""Keys that only say how an editor shows the note."""
MOST_READ, MOST_UNREAD = 10, 6
"""Keys named in a list; the rest are counted."""
OTHER = "other"
"""Notes of which no rule says anything."""
LONGEST = 40
"""Characters of a key or value that are shown."""

Line = tuple[Msg | str, ...]


class _Seen(NamedTuple):
    """What the notes of a vault hold, counted."""

    taken: Counter[str]
    left: Counter[str]
    read: Counter[str]
    unread: Counter[str]
    forms: Counter[str]
    months_first: Counter[str]
    """Keys with dates of which nobody can tell day from month."""
    no_dates: Counter[str]
    """Values of such keys that are none."""


def _look(notes: Iterable[Note], options: Options) -> _Seen:
    seen = _Seen(*(Counter[str]() for _ in _Seen._fields))
    spellings: dict[str, str] = {}
    for note in notes:
        verdict = kinds.decide(note, options)
        rule = verdict.rule.id.rpartition(".")[2] if verdict.rule else OTHER
        (seen.taken if verdict.taken else seen.left)[rule] += 1
        if verdict.taken:
            _look_at_keys(note, options, seen, spellings)
        for row in note.rows:
            _look_at_row(row, seen)
    return seen


def _look_at_keys(
    note: Note, options: Options, seen: _Seen, spellings: dict[str, str]
) -> None:
    """Count each key of a card once, under the spelling that was met first."""
    met: set[str] = set()
    for field in note.frontmatter.fields:
        folded = keys.fold(field.key)
        if not (field.values or field.fields) or not folded or folded in LOOKS:
            continue
        spelling = spellings.setdefault(folded, field.key)
        key = keys.lookup(field.key, options.keys)
        if spelling not in met:
            (seen.unread if key is None else seen.read)[spelling] += 1
            met.add(spelling)
        if key is not None and key.decoder in DATED:
            us = values.month_first(field.key, options.us_keys)
            for value in field.values:
                kind = _kind(value.value.strip(), key, us=us)
                if kind == "month-first":
                    seen.months_first[spelling] += 1
                elif kind == "none":
                    seen.no_dates[value.value.strip()] += 1
                elif kind:
                    seen.forms[kind] += 1


def _kind(text: str, key: Key, *, us: bool) -> str:
    """How the date of a key is written, "" where the key has no date."""
    if key.decoder == "until" and decode.flag(text) is not None:
        return ""
    if key.decoder == "birthday":
        if decode.birthday(text, us=us) is not None:
            return _form(text)
        likely = not us and decode.birthday(text, us=True)
        return "month-first" if likely else "none"
    when = dates.whole(values.once_more(text)[0], us=us)
    if when is None or when.fault == "impossible":
        return "none"
    return "month-first" if when.fault == "us-form" else _form(text)


def _look_at_row(row: Row, seen: _Seen) -> None:
    """Count the date that begins a line, and all of a box."""
    found = dates.find(row.text) if row.kind == "task" else (dates.leading(row.text),)
    for when in found:
        if when is not None and (when.day or when.fault == "undated"):
            seen.forms[_form(row.text[when.start : when.end])] += 1


def _form(text: str) -> str:
    """How a date is written: iso, german, short or words."""
    digits = text.lstrip("([<*_=~ ")
    if digits[4:5] == "-" or digits.startswith("--"):
        return "iso"
    parts = digits.split(".")
    if len(parts) > 2 and parts[0].isdecimal() and parts[1].strip().isdecimal():  # noqa: PLR2004 - day, month, and what follows
        return "german" if parts[2].strip()[:2].isdecimal() else "short"
    return "words"


def run(view: View, _now: Moment) -> Outcome:
    """What was recognised, and what was not."""
    seen = _look(view.notes(), view.options)
    if not seen.taken:
        nobody: tuple[Line, ...] = ((Msg("contacts.survey.nobody"),),)
    else:
        nobody = (_by_rule("took", seen.taken),)
    left = (_by_rule("left", seen.left),) if seen.left else ()
    return Outcome(
        show=(*nobody, *left, *_keys(seen), *_dates(seen)),
        data={
            "contacts": dict(seen.taken),
            "left": dict(seen.left),
            "keys": dict(seen.read),
            "unread": dict(seen.unread),
            "dates": dict(seen.forms),
        },
    )


def _by_rule(side: str, rules: Counter[str]) -> Line:
    counts = (
        msg(f"contacts.survey.{side}-{rule}", n=count)
        for rule, count in sorted(rules.most_common(), key=lambda one: one[0] == OTHER)
    )
    head = msg(f"contacts.survey.{side}", n=rules.total())
    return (head, " (", *_between(counts, ", "), ")")


def _between(parts: Iterable[Msg | str], sign: str) -> Iterator[Msg | str]:
    for number, part in enumerate(parts):
        if number:
            yield sign
        yield part


def _keys(seen: _Seen) -> Iterator[Line]:
    if seen.read:
        read = (f"{_short(key)} ×{n}" for key, n in seen.read.most_common(MOST_READ))
        rest = _rest(len(seen.read) - MOST_READ)
        yield (Msg("contacts.survey.read"), " ", *_between(read, ", "), *rest)
    if not seen.unread:
        return
    shown = [
        (key, n, keys.nearest(key)) for key, n in seen.unread.most_common(MOST_UNREAD)
    ]
    unread = (
        msg(
            "contacts.survey.key-near" if near else "contacts.survey.key",
            key=_short(key),
            n=n,
            near=near,
        )
        for key, n, near in shown
    )
    rest = _rest(len(seen.unread) - MOST_UNREAD)
    yield (Msg("contacts.survey.unread"), " ", *_between(unread, ", "), *rest)
    for key, _, near in shown:
        if near and key.isprintable() and len(key) <= LONGEST:
            own = key.replace("\\", "\\\\").replace('"', '\\"')
            yield (msg("contacts.survey.map", key=f'"{own}"', near=near),)
            return


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _rest(count: int) -> Line:
    return (msg("contacts.survey.rest", n=count),) if count > 0 else ()


def _dates(seen: _Seen) -> Iterator[Line]:
    if seen.forms:
        forms = (
            msg(f"contacts.survey.date-{form}", n=count)
            for form, count in seen.forms.most_common()
        )
        yield (Msg("contacts.survey.dates"), " ", *_between(forms, ", "))
    if seen.months_first:
        count = seen.months_first.total()
        listed = ", ".join(f'"{_short(key)}"' for key in seen.months_first)
        yield (msg("contacts.survey.months-first", n=count, keys=listed),)
    for text, _ in seen.no_dates.most_common(1):
        count = seen.no_dates.total()
        yield (msg("contacts.survey.no-dates", n=count, text=_short(text)),)


def languages(view: View) -> Mapping[str, int]:
    """How many keys and headings are German, how many English."""
    counts: Counter[str] = Counter()
    options: Options = view.options
    for note in view.notes():
        if kinds.decide(note, options).taken:
            for field in note.frontmatter.fields:
                counts[_language(keys.fold(field.key))] += 1
        for row in note.rows:
            if row.kind == "heading":
                head = fold(row.text.strip(" :"))
                counts.update(name for name, heads in HEADINGS.items() if head in heads)
    del counts[""]
    return dict(counts)


@lru_cache(maxsize=1024)
def _language(folded: str) -> str:
    """The language of a known key, "" if it has none."""
    key = keys.SPELLINGS.get(folded)
    if key is None or folded in NEUTRAL:
        return ""
    return "de" if folded in map(keys.fold, key.german) else "en"


SURVEY = Survey("contacts", run, languages)
