"""A new card: where it lies, what it holds, and whether there is one already.

Nothing is written here, nothing overwritten, and nobody's namesake taken for them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from unicodedata import normalize

from vaultkit.features.answers import patterns
from vaultkit.features.contacts import extract, keys, kinds, naming
from vaultkit.features.contacts.about import PEOPLE
from vaultkit.features.contacts.options import Options
from vaultkit.features.lines import names
from vaultkit.plugin import (
    Day,
    Edit,
    Entity,
    Msg,
    Note,
    Replacement,
    Span,
    View,
    dates,
    links,
    msg,
)
from vaultkit.plugin.settling import edits, notes, rewriting

OURS = "contact.md.j2"
FOLDERS = {"de": "Kontakte", "en": "People"}
ADDRESSES = {"de": {"hr": "Herr", "fr": "Frau"}, "en": {"hr": "Mr", "fr": "Ms"}}
YEAR = 364
LONGEST = 120
"""Bytes of a file's name; some sync tools add to it."""
_DASHED = r"[/\\|:]"
_LEFT_OUT = r"[*?\"<>#^\[\]{}]"
_RESERVED = r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)"
_TAG = r"[^\W\d_][\w/-]*"
_EMPTY_KEY = r"(?m)^[\w-]+:[ \t]*\r?\n"
_FLAT = "(?<=[aou])e"


class Wish(NamedTuple):
    """What is known of somebody who shall get a card; `keys` by what they mean."""

    name: str
    keys: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    folder: str = ""


class Card(NamedTuple):
    """A card that can be written; `log` and boxes may still be put into it."""

    note: Note
    pattern: patterns.Pattern


def existing(view: View, name: str) -> list[Entity]:
    """Those who are called so already, umlauts and titles aside.

    A bracket in a name tells namesakes apart: with one, only the very same name is.
    """
    options = view.option("contacts") or Options()
    wanted = _flat(name if "(" in name else names.person(name))
    found = []
    for entity in view.find(name):
        if entity.kind != extract.KIND:
            continue
        note = view.note(entity.path)
        own = extract.entity(note, options) if note is not None else None
        known = [entity.name] if "(" in name else _known(entity, own)
        if wanted in map(_flat, known):
            found.append(entity)
    return found


def _known(entity: Entity, own: Entity | None) -> list[str]:
    schemes = ("name:", "alias:")
    keyed = (key for key in (own.names if own else ()) if key.startswith(schemes))
    return [names.person(entity.name), *(key.partition(":")[2] for key in keyed)]


def _flat(name: str) -> str:
    """A name as it is compared: Jörg Müller, Joerg Mueller and Jorg Muller are one."""
    return re.sub(_FLAT, "", links.fold(name)).replace("ss", "s")


def stem(name: str) -> str:
    """A name as that of a file, on any system and in Obsidian; "" if none is left."""
    made = re.sub(_DASHED, "-", normalize("NFC", name))
    made = "".join(c if c.isprintable() else " " for c in re.sub(_LEFT_OUT, "", made))
    made = " ".join(made.split()).strip(" .-")
    while len(made.encode()) > LONGEST:
        made = made[:-1].rstrip(" .-")
    return f"{made}_" if re.fullmatch(_RESERVED, made.partition(".")[0]) else made


def make(view: View, wish: Wish, today: Day, clock: str, language: str) -> Card | Msg:
    """The card, or why there can be none."""
    options = view.option("contacts") or Options()
    name = stem(wish.name)
    if not name:
        return msg("answers.no-name", name=wish.name)
    usual = usual_folder(view, options, language)
    folder = wish.folder.strip("/") if wish.folder else usual
    path = f"{folder}/{name}.md" if folder else f"{name}.md"
    if view.note(path) is not None:
        return msg("answers.path-taken", path=path)
    pattern = patterns.chosen(view, options)
    if isinstance(pattern, Msg):
        return pattern
    values = _values(wish, name, today, clock, language)
    text = pattern.text
    if text is not None:
        text = patterns.readied(text, values, language)
    filled = view.fill(pattern.path or OURS, text, values)
    if isinstance(filled, Msg):
        return filled
    if _looks_copied(view, folder, name):
        filled = re.sub(_EMPTY_KEY, "", filled)
    empty = notes.parse(path, filled)
    if any(fault.severity == "error" for fault in empty.frontmatter.diagnostics):
        return msg("answers.bad-card", path=pattern.path or path)
    note = _completed(empty, wish, name, pattern, language)
    return note if isinstance(note, Msg) else _checked(note, pattern, options, language)


def creation(note: Note) -> Edit:
    """The edit that makes a note."""
    return Edit(
        note.path, edits.ABSENT, (Replacement(Span(0, 0), note.text),), "new card"
    )


def usual_folder(view: View, options: Options, language: str) -> str:
    """Where most cards lie; with none yet, the first folder that may hold any."""
    paths: list[str] = [row[-1] for row in view.rows(PEOPLE)]
    heads = Counter(path.rpartition("/")[0] for path in paths)
    if heads:
        return min(heads, key=lambda head: (-heads[head], head))
    return options.folders[0].strip("/") if options.folders else FOLDERS[language]


def _values(
    wish: Wish, name: str, today: Day, clock: str, language: str
) -> dict[str, str]:
    """What a template's holes may ask for."""
    parts = naming.parts(wish.name)
    known = dict(wish.keys)
    return {
        "title": name,
        "name": wish.name,
        "first": parts.first,
        "last": parts.last,
        "date": today,
        "time": clock or "00:00",
        "language": language,
        "tags": ", ".join(wish.tags),
        "via": known.get("introduced_by", ""),
        **{key: known.get(key, "") for key in ("company", "phone", "email", "met")},
    }


def _completed(
    note: Note, wish: Wish, name: str, pattern: patterns.Pattern, language: str
) -> Note | Msg:
    """The card with every value in its key that no hole of the template took up."""
    asked = patterns.asked(pattern.text or "{{ tags }}")
    given = list(wish.keys)
    if name != wish.name and "name" not in asked:
        given.append(("name", wish.name))
    for key, value in given:
        if {key, {"introduced_by": "via"}.get(key, key)} & asked and key != "name":
            continue
        changes = rewriting.set_field(note, _key(key, language), value)
        if isinstance(changes, rewriting.Refused):
            return changes.reason
        note = notes.parse(note.path, edits.apply(note.text, changes))
    if wish.tags and "tags" not in asked:
        at = note.frontmatter.body
        line = " ".join(f"#{tag}" for tag in wish.tags)
        change = (Replacement(Span(at, at), f"\n{line}\n"),)
        note = notes.parse(note.path, edits.apply(note.text, change))
    return note


def _key(name: str, language: str) -> rewriting.Key:
    own = keys.BY_NAME[name]
    neutral = name in {"email", "name", "type"}
    spelled = own.german[0] if language == "de" and not neutral else name
    return rewriting.Key(spelled, lambda written: keys.lookup(written) == own)


def _checked(
    note: Note, pattern: patterns.Pattern, options: Options, language: str
) -> Card | Msg:
    """The card if it would be read as one; it says so itself if nothing else does."""
    verdict = kinds.decide(note, options)
    if not verdict.taken and verdict.rule is None:
        value = "kontakt" if language == "de" else "contact"
        changes = rewriting.set_field(note, _key("type", language), value)
        if isinstance(changes, rewriting.Refused):
            return changes.reason
        note = notes.parse(note.path, edits.apply(note.text, changes))
        verdict = kinds.decide(note, options)
    if not verdict.taken:
        return msg("answers.no-contact", path=note.path)
    return Card(note, pattern)


def _looks_copied(view: View, folder: str, name: str) -> bool:
    """Whether a name could be that of a conflict copy of a card that there is.

    Two cards that hold nothing yet are much alike, and one would pass for the other.
    """
    head = name.rpartition("-")[0] or name.rstrip(" 0123456789")
    path = f"{folder}/{head}.md" if folder else f"{head}.md"
    return head != name and view.note(path) is not None


class Called(NamedTuple):
    """A name as a card bears it, and what stood before it."""

    name: str
    keys: tuple[tuple[str, str], ...]


def called(text: str, language: str) -> Called:
    """Somebody's name without titles; a form of address stays with a bare surname.

    `Weber, Mag. Anna` is Anna Weber; `Fr. Sommer` is Frau Sommer until more is known.
    """
    text = " ".join(text.split()).rstrip(" ?!")
    last, comma, first = text.partition(",")
    if comma and any(not names.is_no_name(word) for word in first.split()):
        text = f"{first.strip()} {last.strip()}"
    head, bracket, aside = text.partition("(")
    spoken = head.replace(",", " ").split()
    bare = [word for word in spoken if not names.is_no_name(word)]
    titles = " ".join(filter(names.is_title, spoken))
    form = ADDRESSES[language].get(names.address(head), "")
    name = " ".join(bare)
    if form and len(bare) == 1:
        name = f"{form} {name}"
    known = (("salutation", form), ("honorific", titles))
    kept = tuple((key, value) for key, value in known if value and bare)
    return Called(f"{name or head.strip()} {bracket}{aside}".strip(), kept)


# --- what was typed -----------------------------------------------------------------
def tags(text: str) -> tuple[str, ...] | None:
    """The tags of a text, with or without signs; None if one cannot be a tag."""
    found = [part.lstrip("#") for part in text.replace(",", " ").split()]
    if not all(re.fullmatch(_TAG, one) for one in found):
        return None
    return tuple(dict.fromkeys(found))


def met(text: str, today: Day) -> str:
    """Where somebody was met; a day that it begins with is written in full."""
    when = dates.leading(text, today)
    if when is None or when.day is None or when.fault:
        return text
    day = when.day
    if day > today:
        # One has met in the past: the last such day, not the next.
        week = dates.later(day, -7)
        before = dates.leading(text, dates.later(today, -YEAR))
        day = week if week <= today or before is None else before.day or day
    rest = text[when.end :].lstrip(" ,;:–-·")
    return f"{day}, {rest}" if rest else day


def linked(view: View, text: str) -> str:
    """A name as a link if it means one contact, else as it was typed."""
    people = [entity for entity in view.find(text) if entity.kind == extract.KIND]
    if len(people) != 1 or "[[" in text:
        return text
    return f"[[{target(view, people[0])}]]"


def target(view: View, who: Entity) -> str:
    """What a link to somebody names: the note, with its folder if that tells it."""
    path = who.path[:-3]
    named = path.rpartition("/")[2]
    return named if len(existing(view, named)) == 1 else path
