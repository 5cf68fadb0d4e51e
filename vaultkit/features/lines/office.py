"""Lines of the office's callback list: who rang, from where, why, and when to call.

Pieces come in any order. Nobody is recognised here: a line gives the keys by which
its caller may be found, from the surest to the weakest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vaultkit.features.lines import (
    callers,
    faults,
    finished,
    followed,
    moments,
    names,
    titles,
    told,
)
from vaultkit.features.lines.callers import Caller
from vaultkit.features.lines.clauses import mask
from vaultkit.features.lines.facts import OFFICE, OfficeLine
from vaultkit.features.lines.folding import bag, fold
from vaultkit.features.lines.leads import has_digit
from vaultkit.features.lines.scenes import Scene, people
from vaultkit.plugin import (
    ALWAYS,
    Day,
    Diagnostic,
    Fact,
    Row,
    Span,
    Task,
    dates,
    decode,
    tasks,
)
from vaultkit.plugin import links as linking

_PHONE = (
    r"(?:\b(?:tel|fon|phone|mobil|handy|mobile)\b\.?:?\s*)?"
    r"(?<![\w.:/])((?:\+|00|\(0[0-9]{0,5}\)|0)[ ]?[0-9](?:[ ()/.–-]{0,3}[0-9]){4,14})"
    r"(?![\w:])"
)
_MAIL = re.compile(r"(?<![^\s,;|<>()])[^\s,;|<>()@]+@[^\s,;|<>()]+\.[^\W\d_]{2,}")
_NOISE = (
    r"\b(?:(?:bittet|ersucht) (?:dringend )?um (?:einen )?(?:rückruf|rr\b)"
    r"|(?:bitte\s+)?zurückrufen|bitte um (?:rückruf|rr\b)|erbittet (?:rückruf|rr\b)"
    r"|(?:möchte|wünscht|will|wollte|braucht) (?:gerne? )?(?:einen )?"
    r"(?:rückruf|rr)\b"
    r"|um (?:rückruf|rr) gebeten|b\. ?u\. ?r\.|bur\b"
    r"|rr (?:erbeten|gewünscht|erwünscht|bitte)\b|rr\b|rückruf(?=\s*(?:[:,;|]|$))"
    r"|hat (?:heute )?(?:schon )?(?:(?:wieder|nochmals?|[0-9]{1,2} ?(?:x|×|mal)"
    r"|zweimal|dreimal|mehrmals) )?angerufen|rief (?:wieder )?an"
    r"|rang(?: again| twice| [0-9]{1,2} ?(?:x|×|times))?\b"
    r"|rückruf (?:erbeten|gewünscht|erwünscht)"
    r"|rückruf(?=\s+(?:bitte|erst|heute|morgen|übermorgen|am|ab|um|vor|nach|zw|zwischen"
    r"|mo|di|mi|do|fr|montag|dienstag|mittwoch|donnerstag|freitag|[0-9]+)\b)"
    r"|(?<!will )(?<!['’]ll )(?:call|ring|phone)(?: (?:him|her|them|me))? back\b"
    r"|(?:pls|please) (?:call|ring)(?: back)?"
    r"|(?:wants|asks? for|asked for|would like) (?:a )?(?:call|ring)(?: ?back)?\b"
    r"|called(?: again| twice| [0-9]{1,2} ?(?:x|×|times))?\b)"
)
_DOTTED = r"\s*((?:[01]?[0-9]|2[0-3]))\.([0-5][0-9])(?=\s+[^\W\d_])"
_URGENT = (
    r"\b(?:bitte )?(?:sehr )?(?:dringend|eilt|eilig|urgent|asap|sofort"
    r"|(?:schnellst|ehest)möglich|heute noch|noch heute)\b!*"
    r"|(?:(?<=\s)|^)!+(?=\s|$)|(?<!!)!+$|!{2,}"
)
_POLITE = r"\b(?:bitte|pls|please|noch|unbedingt|gleich|erst|nur)\b"
_AROUND = bag(
    "bitte pls please noch unbedingt gleich erst nur wieder da erreichbar available"
    " free frei verfuegbar ist is er sie he she they back there in office im buero"
    " haus anrufen anruf zurueck zurueckrufen call ring try phone bittet um again"
    " am pm"
)
"""Words that may stand around a date or a time that is all of a piece."""
_OR = r"\s+(?:oder|or|o\.|bzw\.?)\s+|\s*/\s*"
_NOBODY = frozenset({"", "keine", "keiner", "none", "niemand", "nobody", "nichts"})
_LED = bag("ab vor bis um nach zwischen after before at between by until from")
_LONG_DATE = 40
_SMALL = frozenset({"von", "van", "de", "der", "di", "zu", "la", "le", "den"})


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when the first list is read, which most starts never do."""
    return re.compile(text, re.IGNORECASE)


class _Found(NamedTuple):
    """What a line's pieces say."""

    caller: Caller
    phone: str
    mail: str
    targets: tuple[str, ...]
    when: dates.When | None
    clock: dates.When | None
    rang_at: str
    urgent: bool
    text: str


def read(row: Row, scene: Scene, day: Day | None) -> Iterator[Fact | Diagnostic]:
    """The callback that a list item asks for.

    Args:
        row: The item, with or without box.
        scene: The note it stands in.
        day: That of the heading above, else of the note.
    """
    task = tasks.parse(row.text, row.mark or " ", day)
    said = told.read(task.words)
    answer = said.answer if said else ""
    mark, words = finished.read(said.words if said else task.words)
    found = _pieces(words, day)
    if fold(found.caller.name).strip(" .–-") in _NOBODY and not found.phone:
        return
    on = task.due[:10] if task.due else None
    clock = found.clock
    again = followed.again(answer, day) if answer else None
    if again is not None:
        on, clock = again.day, again if again.time else None
    if on is None and found.when is not None:
        on = found.when.day
        if found.when.fault:
            raw = words[found.when.start : found.when.end].strip()
            yield faults.in_row(scene.note.path, row, raw, found.when)
            # A time belongs to the day that is named; without it, it is said daily.
            clock = clock if on else None
    due, end, led = moments.window(
        on or day or ALWAYS,
        clock.time if clock else None,
        clock.until if clock else None,
        clock.lead if clock else "",
    )
    line = OfficeLine(
        found.caller.name,
        found.caller.company,
        found.phone,
        found.caller.reason,
        due,
        end,
        led,
        found.urgent,
        found.rang_at,
        _mark(row.mark or " ", mark, task),
        day,
        task.block_id,
        found.text,
        followed.tries(answer) if answer else 0,
    )
    known = found.phone or found.mail
    if line.mark in tasks.OPEN and not known and _is_either(line.caller):
        span = Span(row.at, row.end)
        yield faults.of_either(scene.note.path, span, line.caller)
    waits = said is not None and said.waits and line.mark in tasks.OPEN
    yield Fact(OFFICE, line, (row.at, row.end), (), _keys(found, scene.region), waits)


def _mark(written: str, said: str, task: Task) -> str:
    """The box character: as written, or what the words of an open line say."""
    if written not in tasks.OPEN:
        return written
    return said or (finished.DONE if task.done_on else written)


def _pieces(words: str, day: Day | None) -> _Found:
    """Take the words apart; what a piece was recognised by is blanked out."""
    links = people(words)
    masked = mask(words, links)
    first = dates.leading(masked, day) or _dotted(masked)
    rang = first is not None and first.time is not None and first.lead not in _LED
    phone = _pattern(_PHONE).search(masked) if has_digit(masked, len(masked)) else None
    mail = _MAIL.search(masked) if "@" in masked else None
    cuts = [(m.start(), m.end()) for m in (phone, mail) if m]
    left = titles.blank(masked, cuts)
    whens: list[dates.When] = []
    if first is not None and (rang or first.day):
        left = titles.blank(left, [(first.start, first.end)])
        cuts.append((first.start, first.end))
        whens.append(first)
    urgent = [m.span() for m in _pattern(_URGENT).finditer(left)]
    left = titles.blank(left, urgent)
    left = titles.blank(left, [m.span() for m in _pattern(_NOISE).finditer(left)])
    found = _whens(left, day)
    left = titles.blank(left, [(when.start, when.end) for when in found])
    cuts += ((when.start, when.end) for when in found)
    dated = next((w for w in (*whens, *found) if w.day or w.fault), None)
    plain = dated is not None or rang
    clock = next((w for w in found if w.time and (plain or w.lead or w.until)), None)
    late = next((w for w in found if w.time and w is not clock), None)
    rang_at = (first.time if rang and first else late.time if late else "") or ""
    return _Found(
        callers.read(left, links),
        phone[1].strip() if phone else "",
        mail[0] if mail else "",
        tuple(dict.fromkeys(link.target for link in links)),
        dated,
        clock,
        rang_at,
        bool(urgent),
        titles.words(words, linking.find(words), cuts),
    )


def _dotted(text: str) -> dates.When | None:
    """`9.40 Jan Novak`: when they rang, as it is written with a dot and is no day."""
    found = _pattern(_DOTTED).match(text)
    if found is None:
        return None
    return dates.When(found.start(1), found.end(2), None, f"{found[1]:0>2}:{found[2]}")


def _whens(text: str, day: Day | None) -> list[dates.When]:
    """Dates that are a piece of their own, and times led by a word, wherever."""
    found = []
    who: int | None = None
    for start, end, _ in callers.pieces(text):
        piece = text[start:end]
        short = piece.strip()
        if not short:
            continue
        who = start if who is None else who
        if not dates.may_hold(piece):
            continue
        when = _whole(piece, day) if len(short) <= _LONG_DATE else None
        if when is not None:
            found.append(_moved(when, start))
            continue
        head = callers.before_why(piece)
        for when in dates.find(piece, day, daytime=True):
            led = when.lead in _LED
            front = when.end <= len(head)
            last = start == who and not head[when.end :].strip()
            dated = bool(when.day or when.fault)
            if (led and (when.time or front)) or (front and last and dated):
                found.append(_moved(when, start))
    return found


def _whole(piece: str, day: Day | None) -> dates.When | None:
    """The date or time that a piece is: `bitte noch heute`, `am 3.12. wieder da`."""
    when = dates.whole(piece, day, daytime=True)
    if when is not None:
        return when
    found = dates.find(piece, day, daytime=True)
    if len(found) == 1 and _is_around(piece[: found[0].start], piece[found[0].end :]):
        when = found[0]
    else:
        polite = [m.span() for m in _pattern(_POLITE).finditer(piece)]
        left = titles.blank(piece, polite)
        when = dates.whole(left, day, daytime=True) if polite else None
    return when._replace(start=0, end=len(piece)) if when is not None else None


def _is_around(before: str, after: str) -> bool:
    """Whether the words on both sides of a date only ask for a call on it."""
    return _AROUND.issuperset(fold(w).strip(".!") for w in f"{before} {after}".split())


def _moved(when: dates.When, by: int) -> dates.When:
    return when._replace(start=when.start + by, end=when.end + by)


def _keys(found: _Found, region: str | None) -> tuple[str, ...]:
    """What the caller may be known by, from the surest to the weakest."""
    either = _is_either(found.caller.name)
    keys = [linking.fold(target) for target in found.targets[: not either]]
    if found.phone and (number := decode.phone_key(found.phone, region)):
        keys.append(f"tel:{number}")
    if found.mail:
        keys.append(f"mail:{found.mail.casefold()}")
    name = found.caller.name
    if either:
        return tuple(dict.fromkeys(keys))
    person, surname = names.person(name), names.surname(name)
    if shared := _of_one_surname(name):
        return tuple(dict.fromkeys((*keys, f"last:{shared}")))
    if person:
        keys.append(person)
        keys += names.turned(name, found.caller.company)
    company = names.company(found.caller.company)
    if surname and company:
        keys.append(f"at:{surname}|{company}")
    keys += _with_firm(name, found.caller.company)
    if surname and set(person.split()[:-1]) <= _SMALL:
        form = names.address(name)
        keys.append(f"last:{form}:{surname}" if form else f"last:{surname}")
    is_firm = " " in person and not (names.address(name) or found.caller.company)
    if is_firm or names.is_company(name):
        keys.append(f"firm:{names.sorted_company(name)}")
    return tuple(dict.fromkeys(keys))


def _is_either(name: str) -> bool:
    """Whether `Frau Lange oder Hr. Huber` are people of whom one is meant."""
    every = _pattern(_OR).split(name)
    if len({names.surname(one) for one in every}) < len(every) or len(every) == 1:
        return False
    return all(names.address(one) or one.istitle() for one in every)


def _of_one_surname(name: str) -> str:
    """`Becker oder Becker`: a surname of which nobody knows whose it was."""
    every = {names.surname(one) for one in _pattern(_OR).split(name)}
    return every.pop() if len(every) == 1 and _pattern(_OR).search(name) else ""


def _with_firm(name: str, company: str) -> Iterator[str]:
    """Somebody with a firm in one piece, and a firm before somebody's name."""
    first, *rest = names.person(name).split() or [""]
    if rest:
        yield f"at:{first}|{names.company(' '.join(rest))}"
    if names.address(company) and not names.address(name):
        yield f"at:{names.surname(company)}|{names.company(name)}"
