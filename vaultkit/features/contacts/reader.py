"""The fields of a card by what they mean, however they are spelled and wherever.

Front matter comes first, then the lines before the first heading, in the order of
the text. It decodes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from vaultkit.features.contacts import keys, values
from vaultkit.features.contacts.options import Options
from vaultkit.features.contacts.values import Value
from vaultkit.plugin import Diagnostic, Field, Note, Row, Span

T = TypeVar("T")
FEWEST_DIGITS = 5
"""Of a phone number."""
Faults = Callable[[Diagnostic], None]


def gather(note: Note, options: Options) -> dict[str, list[Field]]:
    """The fields of a note under the canonical key that each means.

    A single value in the front matter wins over lines below it.
    """
    found: dict[str, list[Field]] = {}
    mapped = options.keys or None
    for field in note.frontmatter.fields:
        if key := keys.lookup(field.key, mapped):
            found.setdefault(key.name, []).append(field)
    above = frozenset(found)
    for field in (*note.card_lines, *_bare_lines(note.rows)):
        key = keys.lookup(field.key, mapped)
        if key and (key.many or key.name not in above):
            found.setdefault(key.name, []).append(field)
    return found


def _bare_lines(rows: Iterable[Row]) -> Iterable[Field]:
    """`Tel 0171 3920011` before the first heading needs no colon."""
    for row in rows:
        if row.kind == "heading" and row.level > 1:
            return
        if row.kind not in {"text", "item"}:
            continue
        word, _, rest = row.text.partition(" ")
        rest = rest.strip()
        if not rest or ":" in word or (rest[0].isalpha() and "@" not in rest):
            continue
        key = keys.SPELLINGS.get(keys.fold(word))
        if key is None or not (
            (key.name == "phone" and _is_number(rest))
            or (key.name == "email" and "@" in rest and " " not in rest)
        ):
            continue
        at = row.at + row.text.index(rest, len(word))
        yield Field(
            word, rest, Span(row.at, row.at + len(word)), Span(at, at + len(rest))
        )


def _is_number(text: str) -> bool:
    digits = sum(map(str.isdecimal, text))
    return digits >= FEWEST_DIGITS and all(
        c.isdecimal() or c in "+ ()/-–.\u00a0" for c in text
    )


class Reader:
    """Asks gathered fields for values and hands faults on."""

    def __init__(
        self, fields: dict[str, list[Field]], us_keys: tuple[str, ...], faults: Faults
    ) -> None:
        """Take what `gather` found."""
        self.fields = fields
        self.us_keys = us_keys
        self.faults = faults

    def all(self, name: str) -> list[Value]:
        """Every value under all spellings of a key, in file order."""
        found = []
        for field in self.fields.get(name, ()):
            if field.items is None:
                if text := field.text.strip():
                    found.append(Value(text, field, field.span))
            else:
                found += (
                    Value(text, field, item.span)
                    for item in field.items
                    if (text := item.value.strip())
                )
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value as written, each once."""
        given = self.fields.get(name, ())
        if len(given) == 1 and given[0].items is None:
            text = given[0].text.strip()
            return (text,) if text else ()
        return tuple(dict.fromkeys([value.text for value in self.all(name)]))

    def first(self, name: str) -> Value | None:
        """The first value written under any spelling of a key."""
        for field in self.fields.get(name, ()):
            if field.items is None:
                if text := field.text.strip():
                    return Value(text, field, field.span)
            elif (value := values.first(field)) is not None:
                return value
        return None

    def plain(self, name: str) -> str:
        """The first value as eyes read it, "" if there is none."""
        if name not in self.fields:
            return ""
        value = self.first(name)
        return values.plain(value.text) if value else ""

    def listed(self, name: str) -> str:
        """All values as one line."""
        return ", ".join(map(values.plain, self.texts(name)))

    def value(self, name: str, decode: Callable[[Value, Faults], T]) -> T | None:
        """The first value, decoded."""
        value = self.first(name)
        return None if value is None else decode(value, self.faults)

    def inner(self, name: str, *parts: str) -> Value | None:
        """A value inside a nested map, such as `callback: {date, time}`."""
        for field in self.fields.get(name, ()):
            for inner in field.fields:
                if keys.fold(inner.key) in parts and (value := values.first(inner)):
                    return value
        return None

    def when(self, value: Value) -> values.When | None:
        """A value as date and time; what cannot be read is said."""
        return values.read_date(value, self.us_keys, self.faults)

    def birthday(self, name: str) -> str:
        """The first value as a day of the year, "" if there is none."""
        value = self.first(name)
        if value is None:
            return ""
        return values.read_birthday(value, self.us_keys, self.faults)

    def newest(self, name: str) -> str | None:
        """The newest day under all spellings of a key, which then stands first."""
        if name not in self.fields:
            return None
        best: tuple[str, Field] | None = None
        for value in self.all(name):
            when = self.when(value)
            if when and when.day and (best is None or when.day > best[0]):
                best = (when.day, value.field)
        if best is None:
            return None
        given = self.fields[name]
        given.sort(key=lambda field: field is not best[1])
        return best[0]
