"""What a note as a whole says about its lines: its day, its people, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from vaultkit.features.lines import headings, names
from vaultkit.features.lines import vocabulary as say
from vaultkit.features.lines.clauses import LINK, Link, mask
from vaultkit.features.lines.folding import bag, fold
from vaultkit.plugin import Day, Field, Note, Span, dates
from vaultkit.plugin import links as linking

_FILES = bag(
    "png jpg jpeg gif svg webp pdf canvas base mp3 m4a mp4 mov docx xlsx pptx csv txt"
    " zip eml ics html"
)
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")
_JOINS = re.compile(r"[,;\n]|\s(?:und|and|&|\+)\s")
_PARTICLES = bag("von van vom zu zum de der den di da del la le")
_FEWEST, _MOST, _LONGEST_NAME = 2, 5, 60
_LONGEST = 5
"""Letters of the longest key that dates a note or gives its type."""
_NAME_KEYS = bag(
    "name firstname first_name vorname rufname aliases alias spitzname nickname"
)


class Scene:
    """One note, looked at once; what is costly is found when first asked for."""

    def __init__(self, note: Note, *, own: bool, options: Any) -> None:
        """Take a note; `own`: it is a contact's card."""
        self.note = note
        self.own = own
        self.region: str | None = options.region
        self.task_filter: str = options.task_filter
        self.only_tagged: bool = options.only_tagged
        self.day: Day | None = None
        self.time = ""
        if not own:
            self.day = dates.named(note.stem)
            for field in (*note.frontmatter.fields, *note.card_lines):
                if len(field.key) <= _LONGEST and field.key.lower() in say.DATES:
                    self._date(field)
        self.types = _types(note)
        self.is_office = headings.is_office(
            note.stem
        ) or not say.OFFICE_TYPES.isdisjoint(self.types)
        """All its items are callbacks that the office took down."""
        self.is_meeting = self.day is not None and (
            not say.MEETING_TYPES.isdisjoint(self.types) or self.is_attended
        )
        """Dated, and with attendees or of such a type."""

    def _date(self, field: Field) -> None:
        when = dates.whole(field.text)
        if when is not None and when.day:
            self.day = self.day or when.day
            self.time = when.time or ""

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Front matter and card lines by their keys in lower case."""
        found: dict[str, Field] = {}
        for field in (*self.note.frontmatter.fields, *self.note.card_lines):
            found.setdefault(field.key.strip().lower(), field)
        return found

    @cached_property
    def attendees(self) -> tuple[str, ...]:
        """The targets under `attendees`, `teilnehmer`, `with`, `mit`.

        Links, and full names that are written without one.
        """
        found: list[str] = []
        for field in self._attendee_fields:
            for value in field.values:
                links = people(value.value)
                found += (link.target for link in links)
                found += _plain_names(value.value, links)
        return tuple(dict.fromkeys(found))

    @cached_property
    def has_strangers(self) -> bool:
        """Whether somebody attended who is named too briefly to be known."""
        return any(
            names.address(part) and not _full_name(part)
            for field in self._attendee_fields
            for value in field.values
            for part in _parts(value.value, people(value.value))
        )

    @cached_property
    def _attendee_fields(self) -> tuple[Field, ...]:
        return tuple(
            field for key, field in self.fields.items() if fold(key) in say.ATTENDEES
        )

    @property
    def is_attended(self) -> bool:
        """Whether it says who was there, by name or otherwise."""
        return bool(self._attendee_fields)

    @property
    def attendees_span(self) -> Span:
        """Where the attendees are written."""
        return self._attendee_fields[0].span

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """How links to this note itself are folded, if it is a card."""
        if not self.own:
            return frozenset()
        path = self.note.path.removesuffix(".md")
        return frozenset({linking.fold(path), linking.fold(self.note.stem)})

    @cached_property
    def _owner_names(self) -> frozenset[str]:
        """What the owner of a card may be called in his own note."""
        called = names.called(self.note.stem) | names.called(self.note.title or "")
        for key, field in self.fields.items():
            if fold(key) in _NAME_KEYS:
                for value in field.values:
                    called |= names.called(value.value)
        return called

    @cached_property
    def _linked(self) -> dict[str, dict[str, str]]:
        """Everything one may call somebody linked here: the targets so called."""
        found: dict[str, dict[str, str]] = {}
        seen = {(link.target, link.shown) for link in people(self.note.text)}
        seen |= {(name, name) for name in self.attendees}
        for target, shown in sorted(seen):
            key = linking.fold(target)
            for name in {target.rpartition("/")[2], shown}:
                for called in names.called(name):
                    found.setdefault(called, {}).setdefault(key, target)
        return found

    def target_named(self, name: str) -> str | None:
        """The one link target called so, "" for the card's owner, None if in doubt."""
        called = names.person(name)
        if not called:
            return None
        if self.own and called in self._owner_names:
            return ""
        found = self._linked.get(called, {})
        return next(iter(found.values())) if len(found) == 1 else None


def _types(note: Note) -> list[str]:
    """The values of `type`, folded and bare."""
    found: list[str] = []
    for field in (*note.frontmatter.fields, *note.card_lines):
        if len(field.key) <= _LONGEST and field.key.lower() in say.TYPES:
            found += (fold(value.value).strip("[]#\"' ") for value in field.values)
    return found


def _plain_names(text: str, links: Sequence[Link]) -> list[str]:
    """The full names in a list of attendees that are not links."""
    return [name for part in _parts(text, links) if (name := _full_name(part))]


def _parts(text: str, links: Sequence[Link]) -> list[str]:
    masked = mask(text, links) if links else text
    return [part.strip() for part in _JOINS.split(masked) if LINK not in part]


def _full_name(text: str) -> str:
    """First and last name as they stand, without titles; "" for anything else.

    `Team` and `Frau Weber` are no full names, and `Raum 2` is no name.
    """
    words = text.split()
    at = 0
    while at < len(words) and names.is_no_name(words[at]):
        at += 1
    words = words[at:]
    called = [word for word in words if word[0] not in "(["]
    if not _FEWEST <= len(called) <= _MOST or len(text) > _LONGEST_NAME:
        return ""
    sound = all(word[0].isupper() or word in _PARTICLES for word in called)
    if not sound or any(map(str.isdigit, text)) or names.is_company(text):
        return ""
    return " ".join(words)


def people(text: str) -> tuple[Link, ...]:
    """The links of a text that may mean somebody: no days, files, pictures, pages."""
    if "[[" not in text and "](" not in text:
        return ()
    return somebody(text, linking.find(text))


def somebody(text: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """Those of a text's links that may mean somebody."""
    return tuple(
        link
        for link in links
        if may_be_somebody(link.target)
        and not (link.start and text[link.start - 1] == "!")
    )


def may_be_somebody(target: str) -> bool:
    """Whether a link target is more than a day, a file or a page of the web."""
    name = target.rpartition("/")[2]
    if not name or _SCHEME.match(target):
        return False
    if name[:1].isdigit() and dates.named(name) is not None:
        return False
    return name.rpartition(".")[2].lower() not in _FILES or "." not in name
