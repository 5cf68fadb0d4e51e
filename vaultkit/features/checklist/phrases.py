"""How a follow-up reads in a list: as somebody's first line, or below it."""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.features.checklist import quoting
from vaultkit.plugin import Day, Due, Msg, msg

Parts = tuple[Msg | str, ...]
DOT = " · "
OFFICE = ("office",)
HONORIFICS = frozenset(
    ("herr", "hr", "frau", "fr", "mr", "mrs", "ms", "mx", "dr", "prof", "mag", "di")
)


class Style(NamedTuple):
    """What the wording depends on besides the follow-up."""

    today: Day
    emoji: bool
    dials: bool
    region: str | None
    by_path: frozenset[str]
    """Notes that only their path tells apart."""


def is_stranger(due: Due) -> bool:
    """A line of the office's list about nobody known: its note is no person."""
    return due.entity.kind == "note" and due.item.act[:1] == OFFICE


def time_of(due: Due) -> str:
    """The time of day, "" if it has none."""
    moment = due.item.due or ""
    return moment[11:16] if "T" in moment else ""


def first(due: Due, *, dated: bool, style: Style) -> Parts:
    """A line that begins with the person; `dated`: no heading says its day."""
    item = due.item
    late = due.state == "overdue"
    lead: list[Msg | str] = []
    if not late:
        if dated and not style.emoji:
            lead += (_day(due, style), " ")
        if time := _clock(due):
            lead += (time, " ")
    who, what = _who(due, style), _what(due)
    if is_stranger(due):
        caller, _, rest = _without_number(due).partition(", ")
        who, what = quoting.plain(caller), (quoting.plain(rest),) if rest else ()
    elif item.kind == "promise":
        what = (Msg("checklist.me"), " ", *what)
    parts: list[Msg | str] = [*lead, who]
    if what:
        parts += (DOT, *what)
    if late and item.kind != "outcome-missing" and not style.emoji:
        parts += (", " if what else DOT, _since(due, style))
    if number := quoting.reach(item.reach, style.region, dials=style.dials):
        parts += (DOT, number)
    parts += _candidates(due, style)
    for hint in item.hints:
        parts += (DOT, quoting.said(hint))
    return (*parts, *_sign(due, style))


def below(due: Due, above: Due, style: Style) -> Parts:
    """A line under the same person's first one."""
    if due.state == "today" and above.state != "today":
        parts = [*_today(due, style), DOT, *_owner(due), *_what(due)]
    else:
        parts = _then(due, style)
    item = due.item
    if not above.item.reach:
        number = quoting.reach(item.reach, style.region, dials=style.dials)
        parts += (DOT, number) if number else ()
    for hint in item.hints:
        if hint not in above.item.hints:
            parts += (DOT, quoting.said(hint))
    return (*parts, *_sign(due, style))


def _today(due: Due, style: Style) -> Parts:
    """Today, where the heading does not say so."""
    name = "checklist.now" if style.emoji else "checklist.now-day"
    time = _clock(due)
    return (msg(name, day=due.day), *((" ", time) if time else ()))


def _then(due: Due, style: Style) -> list[Msg | str]:
    """What is to be done, and on which other day."""
    item = due.item
    late = due.state == "overdue"
    when: list[Msg | str] = []
    if not style.emoji:
        when.append(_since(due, style) if late else _day(due, style))
    if not late and (time := _clock(due)):
        when += (" ", time) if when else (time,)
    if item.kind == "callback" and not late:
        parts: list[Msg | str] = [quoting.said(item.label)]
        parts += (" ", *when) if when else ()
        parts += (": ", quoting.plain(item.title)) if item.title else ()
    else:
        parts = [*_owner(due), *_what(due)]
        if when and item.kind != "outcome-missing":
            parts += (", ", *when)
    return parts


def _who(due: Due, style: Style) -> str:
    return quoting.link(due.entity, by_path=due.entity.path in style.by_path)


def _what(due: Due) -> Parts:
    """What it is about; of kinds unknown here also what they are called."""
    item = due.item
    label, title = quoting.said(item.label), quoting.plain(item.title)
    if item.kind == "outcome-missing":
        day = msg("checklist.outcome", day=due.day)
        return (title or label, ", ", day)
    if not title:
        return (label,)
    if item.kind in {"callback", "promise", "waiting", "appointment"}:
        return (title,)
    return (label, ": ", title)


def _owner(due: Due) -> Parts:
    if due.item.kind == "promise":
        return (Msg("checklist.me"), " ")
    if due.item.kind == "waiting":
        return (quoting.plain(_first_name(due.entity.name).rstrip(":")), ": ")
    if due.item.kind == "callback":
        return (quoting.said(due.item.label), ": ") if due.item.title else ()
    return ()


def _first_name(name: str) -> str:
    """What a person is called among others: no titles, no surname."""
    _, comma, given = name.partition(", ")
    for word in (given if comma else name).split():
        if not word.endswith(".") and word.casefold() not in HONORIFICS:
            return word
    return name


def _without_number(due: Due) -> str:
    """A stranger's words without the number, which stands in the line anyway."""
    number = due.item.reach
    pieces = due.item.title.split(", ")
    return ", ".join(piece for piece in pieces if piece != number) or due.item.title


def _clock(due: Due) -> Msg | str:
    item = due.item
    if item.clock is not None:
        return quoting.said(item.clock)
    time = time_of(due)
    if item.kind == "appointment" and item.end and item.end[:10] == due.day:
        return f"{time}–{item.end[11:16]}"
    return time


def _day(due: Due, style: Style) -> Msg:
    return _dated("checklist.day", due, style)


def _since(due: Due, style: Style) -> Msg:
    return _dated("checklist.since", due, style)


def _dated(name: str, due: Due, style: Style) -> Msg:
    """A day without its year, unless that is another one."""
    day = due.day or style.today
    return msg(name if day[:4] == style.today[:4] else f"{name}-year", day=day)


def _candidates(due: Due, style: Style) -> Parts:
    """Several people may be meant: those to pick from, the first of very many."""
    parts: list[Msg | str] = []
    for nth, entity in enumerate(due.candidates):
        parts += (DOT, Msg("checklist.who"), " ") if not nth else (" ", _OR, " ")
        parts.append(quoting.link(entity, by_path=entity.path in style.by_path))
    if due.unnamed:
        parts += (" ", msg("checklist.others", n=due.unnamed))
    return tuple(parts)


_OR = Msg("checklist.or")


def _sign(due: Due, style: Style) -> Parts:
    return (f" 📅 {due.day}",) if style.emoji else ()
