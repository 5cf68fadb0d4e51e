"""The checklist: what is due, as boxes inside a note, one paragraph a person.

It shows follow-ups and decides nothing about them. Dates are written for eyes, never
relative, so that a list that nobody renewed is visibly old and never wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vaultkit.features.checklist import paragraphs, phrases, quoting
from vaultkit.features.checklist.words import WORDS
from vaultkit.plugin import Block, Day, Due, Entity, Line, Msg, Plugin, View, dates, msg

WEEK = 7
GROUPS = ("overdue", "today", "week", "later", "theirs")


class Options(NamedTuple):
    """The table `[checklist]`."""

    within: str = "7d"
    """How far to look ahead."""
    max: int = 25
    """So many open lines; appointments and today's times besides, always."""
    help: bool = True
    """Whether the last line says how to answer."""
    block_dates: str = "text"
    """Dates as "text", or as "emoji" for those who query blocks."""
    phone: str = "local"
    """Numbers as a link that dials ("local"), or "plain"."""
    language: str = "en"
    region: str | None = None

    CHOICES = {  # type: ignore[misc] # noqa: RUF012 - not a field: what values may be
        "block_dates": ("text", "emoji"),
        "phone": ("local", "plain"),
    }


class _Asked(NamedTuple):
    """What a marker asks for, over the settings."""

    within: int
    most: int
    name: str
    unread: tuple[str, ...]


def wanted(view: View, attributes: Mapping[str, str], day: Day) -> Iterator[Line]:
    """All lines of one block on one day."""
    options: Options = view.options
    asked = _asked(attributes, options)
    yield Line("", None, (msg("checklist.as-of", day=day),))
    for what in asked.unread:
        yield Line("", None, (msg("checklist.unread", what=quoting.plain(what)),))
    whom = _called(view, asked.name) if asked.name else None
    if isinstance(whom, Msg):
        yield Line("", None, (whom,))
        return
    until = dates.later(day, asked.within)
    listed = [
        one
        for one in view.outlines(until=until, entity=whom.id if whom else None)
        if one.due and not one.apart
    ]
    first, more = paragraphs.foremost(listed, asked.most, day)
    kept, rest = paragraphs.capped(view.read(first), asked.most)
    places = paragraphs.arrange(kept, day)
    more += rest
    if not listed:
        yield Line("", None, (msg("checklist.nothing", until=until),))
    yield from _lines(places, _style(places, options, day))
    if more:
        yield Line("", None, (msg("checklist.more", n=more),), tail=True)
    if options.help:
        yield Line("", None, (Msg("checklist.help"),), tail=True)


def _lines(places: Sequence[paragraphs.Place], style: phrases.Style) -> Iterator[Line]:
    for due, number, above in places:
        group = msg(f"checklist.{GROUPS[number]}", day=style.today)
        if above is None:
            dated = number != paragraphs.TODAY
            yield Line(due.uid, group, phrases.first(due, dated=dated, style=style))
        else:
            text = phrases.below(due, above, style)
            yield Line(due.uid, group, text, above.uid)


def _style(
    places: Sequence[paragraphs.Place], options: Options, day: Day
) -> phrases.Style:
    return phrases.Style(
        day,
        options.block_dates == "emoji",
        options.phone != "plain",
        options.region,
        _by_path(place.due for place in places),
    )


def _by_path(dues: Iterator[Due]) -> frozenset[str]:
    """Notes whose name alone would open another one of the same name."""
    paths: dict[str, set[str]] = {}
    found: set[str] = set()
    for due in dues:
        for entity in (due.entity, *due.candidates):
            paths.setdefault(quoting.stem(entity).casefold(), set()).add(entity.path)
            if quoting.is_duplicate(entity):
                found.add(entity.path)
    return frozenset(found.union(*(same for same in paths.values() if len(same) > 1)))


def _asked(attributes: Mapping[str, str], options: Options) -> _Asked:
    """The marker's wishes; what cannot be read is said in the block itself."""
    unread: list[str] = []
    within, most = dates.days(options.within), options.max
    name = ""
    for key, value in attributes.items():
        if key == "within" and (days := dates.days(value)) is not None:
            within = days
        elif key == "max" and value.isascii() and value.isdigit():
            most = int(value[:9])
        elif key == "for" and value:
            name = value
        elif key != "lang" or value not in WORDS:
            unread.append(f"{key}={value}" if value else key)
    return _Asked(WEEK if within is None else within, most, name, tuple(unread))


def _called(view: View, name: str) -> Entity | Msg:
    """The one that `for=` names, or why there is none."""
    target = name.strip().removeprefix("[[").removesuffix("]]")
    target = target.partition("|")[0].partition("#")[0].strip()
    found = view.find(target) or view.find(target.rpartition("/")[2])
    if len(found) == 1:
        return found[0]
    if not found:
        return msg("checklist.nobody", name=quoting.plain(target))
    names = ", ".join(quoting.plain(entity.name) for entity in found[:5])
    return msg("checklist.several", name=quoting.plain(target), names=names)


plugin = Plugin("checklist", "1", Options, WORDS, (Block("checklist", wanted),))
