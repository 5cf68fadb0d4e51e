"""A contact's keys decoded, once: the card, its callback, its names, its faults.

Nothing here reads what lines of notes mean.
"""

from __future__ import annotations

from typing import NamedTuple

from vaultkit.features.contacts import naming, reader, salutation, values
from vaultkit.features.contacts.facts import STATED_KEYS, Card, Keyed
from vaultkit.features.contacts.naming import Named
from vaultkit.features.contacts.options import Options
from vaultkit.features.contacts.reader import Reader
from vaultkit.features.contacts.values import Value
from vaultkit.features.lines import moments
from vaultkit.plugin import Day, Diagnostic, Field, Note, Span, dates, decode


class Read(NamedTuple):
    """Everything that the keys of one note say."""

    card: Card
    keyed: Keyed | None
    named: Named
    explicit_id: str | None
    companies: tuple[str, ...]
    stated: tuple[tuple[str, Span], ...]
    """Keys that decide when something is due, with their places."""
    keyed_span: Span
    diagnostics: tuple[Diagnostic, ...]


def read(note: Note, options: Options) -> Read:
    """The card of a contact's note."""
    fields = reader.gather(note, options)
    found: list[Diagnostic] = []
    ask = Reader(fields, options.us_keys, found.append)
    named, said, honorific_role = _person(note, ask)
    closed, stage = _standing(ask)
    paused, until = _paused(ask)
    met_on, met, via = _met(ask)
    companies = tuple(map(values.plain, ask.texts("company")))
    card = Card(
        cadence_days=ask.value("cadence", values.read_days),
        last=ask.newest("last_contact"),
        snooze=ask.newest("snooze"),
        paused=paused,
        paused_until=until,
        closed=closed,
        do_not_call=bool(decode.flag(ask.plain("do_not_call"))),
        phones=ask.texts("phone"),
        emails=ask.texts("email"),
        websites=ask.texts("website"),
        company=companies[0] if companies else "",
        role=honorific_role or ask.plain("role"),
        location=ask.plain("location"),
        birthday=ask.birthday("birthday"),
        met_on=met_on,
        met=met,
        introduced_by=ask.plain("introduced_by") or via,
        works_on=ask.listed("works_on"),
        seeks=ask.listed("seeks"),
        offers=ask.listed("offers"),
        networks=ask.listed("networks"),
        stage=stage,
        tier=ask.plain("tier"),
        terms=said.terms,
        address=said.address,
        reachable=ask.plain("reachable"),
        language=ask.plain("language"),
    )
    keyed, keyed_field = _callback(ask)
    return Read(
        card,
        keyed,
        named,
        ask.plain("id") or None,
        companies,
        tuple(
            (name, _place(field))
            for name, given in fields.items()
            if name in STATED_KEYS
            for field in [f for f in given if f.text or f.items or f.fields][:1]
        ),
        _place(keyed_field) if keyed_field else Span(0, 0),
        tuple(found),
    )


def _place(field: Field) -> Span:
    return Span(field.key_span.start, max(field.key_span.end, field.span.end))


def _person(note: Note, ask: Reader) -> tuple[Named, salutation.Salutation, str]:
    """Names, how they are addressed, and the role if `title` holds one."""
    first, last = ask.plain("first_name"), ask.plain("last_name")
    if not first and (value := ask.inner("name", "first", "given", "vorname")):
        first = values.plain(value.text)
    if not last and (value := ask.inner("name", "last", "family", "nachname")):
        last = values.plain(value.text)
    shown = ask.plain("name") or f"{first} {last}".strip() or note.stem
    title = ask.plain("title")
    role = "" if naming.is_honorific(title) else title
    parts = naming.parts(shown)
    said = salutation.read(ask.plain("salutation"))
    if not said.terms and (value := ask.first("du_sie")):
        said = said._replace(terms=salutation.terms(value.text))
    said = salutation.complete(
        said,
        ask.plain("honorific") or ("" if role else title) or parts.titles,
        first or parts.first,
        last or parts.last,
    )
    others = [*map(values.plain, ask.texts("aliases")), note.stem]
    if note.title and any(
        row.kind == "heading" and row.level == 1 and row.text == note.title
        for row in note.rows[:3]
    ):
        others.append(values.plain(note.title))
    if first and last:
        others.append(f"{first} {last}")
    named = Named(shown, tuple(others), last or parts.last, said.form)
    return named, said, role


def _standing(ask: Reader) -> tuple[bool, str]:
    """Whether the contact is closed, and its stage."""
    stage = ask.value("stage", values.read_stage) or ""
    status = ask.plain("status").casefold()
    for name in ("status", "relationship"):
        stage = stage or values.stage_of(ask.plain(name))
    return status in values.CLOSING, stage


def _paused(ask: Reader) -> tuple[bool, Day | None]:
    """Paused without end, or until a day."""
    value = ask.first("paused")
    if value is None:
        return False, None
    flag = decode.flag(value.text)
    if flag is not None:
        return flag, None
    when = ask.when(value)
    return False, when.day if when else None


def _met(ask: Reader) -> tuple[Day | None, str, str]:
    """When and where they met, and through whom."""
    texts: list[str] = []
    day: Day | None = None
    for value in ask.all("met"):
        text = values.plain(value.text)
        on, text = _front_day(text)
        day = day or on
        if text:
            texts.append(text)
    stated = ask.inner("met", "when", "wann", "on", "am", "date", "datum")
    if stated is not None and (when := ask.when(stated)):
        day = day or when.day
    if place := ask.inner("met", "where", "wo", "at", "ort"):
        texts.append(values.plain(place.text))
    via = ask.inner("met", "via", "ueber", "through")
    return day, "; ".join(texts), values.plain(via.text) if via else ""


def _front_day(text: str) -> tuple[Day | None, str]:
    """A day that a text begins with, and the rest."""
    if text[4:5] == "-" and not text[10:11].isalnum():
        when = dates.whole(text[:10])
    elif text[:1].isdecimal() or text[:1].isalpha():
        when = dates.leading(text)
    else:
        return None, text
    if when is None or when.day is None or when.fault:
        return None, text
    return when.day, text[when.end :].lstrip(" ,;:–-·")


def _callback(ask: Reader) -> tuple[Keyed | None, Field | None]:
    """The callback of the keys: the newest day if several spellings hold one."""
    reason = ask.plain("callback_reason")
    best: tuple[str, Keyed, Field] | None = None
    for value, time, why in _moments(ask):
        text, again = values.once_more(value.text)
        when = ask.when(value._replace(text=text))
        if when is None or when.fault in {"impossible", "us-form"}:
            continue
        if time is not None and when.time is None and (clock := dates.whole(time.text)):
            when = when._replace(time=clock.time, until=clock.until, lead=clock.lead)
        keyed = Keyed(None, None, "", why or reason)
        if when.day is not None:
            due = moments.window(when.day, when.time, when.until, when.lead)
            keyed = Keyed(*due, why or reason, again)
        rank = keyed.due or ""
        if best is None or rank > best[0]:
            best = (rank, keyed, value.field)
    return (best[1], best[2]) if best else (None, None)


def _moments(ask: Reader) -> list[tuple[Value, Value | None, str]]:
    found: list[tuple[Value, Value | None, str]] = [
        (value, None, "") for value in ask.all("callback")
    ]
    if day := ask.inner("callback", "date", "datum", "on", "am", "when", "wann"):
        why = ask.inner("callback", "reason", "anlass", "grund", "about")
        time = ask.inner("callback", "time", "uhrzeit", "zeit", "at", "um")
        found.append((day, time, values.plain(why.text) if why else ""))
    return found
