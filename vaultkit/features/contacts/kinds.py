"""Which note is a contact, and which rule said so.

The rules run in one order and the first that speaks decides. What no rule knows is
no contact; nothing here looks at another note.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from vaultkit.features.contacts import keys
from vaultkit.features.contacts.options import Options
from vaultkit.plugin import Field, Msg, Note, dates, msg

TYPES = frozenset({"contact", "person", "people", "kontakt", "mensch"})
TAGS = frozenset({"contact", "person", "people", "kontakt"})
FOLDERS = frozenset({"people", "contacts", "kontakte", "personen", "menschen"})
TEMPLATES = frozenset({"templates", "template", "vorlagen", "vorlage"})
DATES = frozenset({"date", "datum"})
_LONGEST = 5
"""Letters of the longest key that dates a note."""
NO_CARDS = frozenset({"index", "readme"})
NO_CARD_ENDS = frozenset({"Übersicht", "übersicht", "Overview", "overview", "MOC"})


class Verdict(NamedTuple):
    """Whether a note is a contact, and the rule that took or left it."""

    taken: bool
    rule: Msg | None
    """None: no rule had anything to say."""


UNKNOWN = Verdict(taken=False, rule=None)


class _Sets(NamedTuple):
    types: frozenset[str]
    tags: frozenset[str]
    folders: frozenset[str]


def _small(text: str) -> str:
    return normalize("NFC", text).casefold().strip()


def _bare(folder: str) -> str:
    """A folder's name without the numbers and signs people put before it."""
    small = _small(folder)
    for at, char in enumerate(small):
        if char.isalpha():
            return small[at:].rstrip()
    return small


@lru_cache(maxsize=64)
def _folder(path: str) -> tuple[str, ...]:
    return tuple(_bare(part) for part in path.split("/") if part)


@lru_cache(maxsize=8)
def _sets(
    types: tuple[str, ...],
    tags: tuple[str, ...],
    folders: tuple[str, ...],
) -> _Sets:
    return _Sets(
        TYPES.union(map(_marker, types)),
        TAGS.union(map(_marker, tags)),
        FOLDERS.union(_bare(name.strip("/")) for name in folders),
    )


def _marker(value: str) -> str:
    """`"[[Person]]"`, `#person` and `Person` are one marker."""
    value = value.strip().removeprefix("[[").removesuffix("]]").partition("|")[0]
    return _small(value.lstrip("#"))


def _markers(field: Field) -> Iterator[str]:
    for value in field.values:
        parts = value.value.split(",") if "[[" not in value.value else (value.value,)
        yield from filter(None, map(_marker, parts))


def decide(note: Note, options: Options) -> Verdict:
    """Whether `note` is a contact, by the rules in their order."""
    sets = _sets(options.types, options.tags, options.folders)
    head, _, stem = note.path.rpartition("/")
    stem = stem[:-3]
    folders = _folder(head)
    left = _never(note, stem, folders, options.templates)
    if left is not None:
        return Verdict(taken=False, rule=left)
    return (
        _by_type(note, sets)
        or _by_tag(note, sets)
        or _by_folder(head, stem, folders, sets)
        or UNKNOWN
    )


def _never(
    note: Note, stem: str, folders: tuple[str, ...], templates: tuple[str, ...]
) -> Msg | None:
    for part in folders:
        if part in TEMPLATES:
            return msg("contacts.left.template-folder", folder=part)
    for folder in templates:
        if note.path.startswith(folder.strip("/") + "/"):
            return msg("contacts.left.template-folder", folder=folder)
    span = note.frontmatter.span
    if span is not None:
        head = note.text[span.start : span.end]
        if "<%" in head or "{{" in head:
            return Msg("contacts.left.template-text")
    day = dates.named(stem)
    if day is None:
        for field in note.frontmatter.fields:
            key = field.key
            if len(key) <= _LONGEST and key.lower() in DATES and field.values:
                when = dates.whole(field.values[0].value)
                day = when.day if when else None
                break
    return msg("contacts.left.dated", day=day) if day else None


def _by_type(note: Note, sets: _Sets) -> Verdict | None:
    for field in (*note.frontmatter.fields, *note.card_lines):
        key = keys.lookup(field.key)
        if key is None or key.name != "type":
            continue
        found = tuple(_markers(field))
        if not found:
            continue
        for value in found:
            if value in sets.types:
                return Verdict(taken=True, rule=msg("contacts.took.type", type=value))
        return Verdict(
            taken=False, rule=msg("contacts.left.type", type=", ".join(found))
        )
    return None


def _by_tag(note: Note, sets: _Sets) -> Verdict | None:
    tags = [*note.tags]
    for field in note.frontmatter.fields:
        if field.key.lower() in {"tags", "tag"}:
            tags += (part for v in field.values for part in v.value.split())
    for tag in tags:
        for part in tag.split(","):
            # A nested tag belongs to its first part: `kontakt/kunde` is a `kontakt`.
            name = _marker(part).partition("/")[0]
            if name in sets.tags:
                return Verdict(taken=True, rule=msg("contacts.took.tag", tag=name))
    return None


def _by_folder(
    head: str, stem: str, folders: tuple[str, ...], sets: _Sets
) -> Verdict | None:
    at = next((n for n, part in enumerate(folders) if part in sets.folders), None)
    if at is None:
        return None
    name = _small(stem)
    last = normalize("NFC", stem).replace("-", " ").rpartition(" ")[2]
    if (
        name in NO_CARDS
        or name.startswith("_")
        or _bare(name) == folders[-1]
        or last in NO_CARD_ENDS
    ):
        return Verdict(taken=False, rule=msg("contacts.left.overview", name=stem))
    return Verdict(
        taken=True, rule=msg("contacts.took.folder", folder=head.split("/")[at])
    )
