"""Values of a card's keys: text to what it means, or a diagnostic at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from vaultkit.features.contacts import keys
from vaultkit.features.lines.faults import meant
from vaultkit.plugin import (
    Diagnostic,
    Field,
    Msg,
    Span,
    dates,
    decode,
    links,
    msg,
)

When = dates.When
CLOSING = frozenset(
    {
        "closed", "dropped", "inactive", "archived", "deceased",
        "geschlossen", "beendet", "inaktiv", "archiviert", "verstorben",
    }
)  # fmt: skip
STAGES = {
    "contact": "contact", "kontakt": "contact",
    "prospect": "prospect", "lead": "prospect",
    "interessent": "prospect", "interessentin": "prospect",
    "customer": "customer", "client": "customer",
    "kunde": "customer", "kundin": "customer",
    "recommender": "recommender", "advocate": "recommender",
    "promoter": "recommender", "empfehler": "recommender",
    "empfehlerin": "recommender",
}  # fmt: skip
GONE_BY = frozenset({"last_contact", "met"})
"""Keys of days that lie behind."""
_ONCE_MORE = frozenset({"nochmal", "nochmals", "wieder", "erneut", "again"})
LONGEST = 3660
"""Days; a rhythm of more than ten years is a slip."""


class Value(NamedTuple):
    """One written value with its key and place."""

    text: str
    field: Field
    span: Span


def plain(text: str) -> str:
    """A value as read by eyes: links by the name they show."""
    if "[" in text:
        for link in reversed(links.find(text)):
            text = text[: link.start] + link.shown + text[link.end :]
    if "  " in text or "\n" in text or "\t" in text:
        text = " ".join(text.split())
    return text.strip()


def first(field: Field) -> Value | None:
    """A field's first value, None if it has none."""
    for value in field.values:
        if text := value.value.strip():
            return Value(text, field, value.span)
    return None


def read_date(
    value: Value, us_keys: tuple[str, ...], faults: Callable[[Diagnostic], None]
) -> When | None:
    """The date and time of a value; what cannot be read is said."""
    us = month_first(value.field.key, us_keys)
    when = dates.whole(plain(value.text), us=us)
    fault = _fault(value, when)
    if fault is not None:
        faults(fault)
    return when


def once_more(text: str) -> tuple[str, bool]:
    """A date without the word behind it that says that it is one more of its day."""
    rest, blank, last = text.rpartition(" ")
    if blank and last.lower() in _ONCE_MORE and dates.whole(plain(rest)) is not None:
        return rest.rstrip(), True
    return text, False


def month_first(key: str, us_keys: tuple[str, ...]) -> bool:
    """Whether the settings say of a key that its dates begin with the month."""
    folded = keys.fold(key) if us_keys else ""
    return any(keys.fold(one) == folded for one in us_keys)


def bad_date(value: Value, like: str = "bad-date") -> Diagnostic:
    """A value that is no date, said at its place; `like` names the hint."""
    return Diagnostic(
        "frontmatter/bad-date",
        "error",
        msg("contacts.bad-date", text=value.text),
        span=value.span,
        hint=Msg(f"contacts.{like}.hint"),
    )


def _us_form(value: Value, days: Sequence[str] = ("2026-01-31",)) -> Diagnostic:
    key = value.field.key
    return Diagnostic(
        "dates/us-form",
        "warning",
        msg("contacts.us-form", text=value.text, key=key),
        span=value.span,
        hint=meant("contacts.us-form.hint", days, key=key),
    )


def _fault(value: Value, when: When | None) -> Diagnostic | None:
    text = value.text
    if when is None or when.fault == "impossible":
        return bad_date(value)
    if when.fault == "us-form":
        return _us_form(value, when.choices)
    if when.fault == "weekday" and when.day:
        written = when.choices[0] if when.choices else ""
        return Diagnostic(
            "dates/weekday-mismatch",
            "warning",
            msg("contacts.weekday", text=text, written=written, day=when.day),
            span=value.span,
            hint=msg("contacts.weekday.hint", day=when.day),
        )
    if when.day is None:
        return Diagnostic(
            "dates/relative-undated",
            "hint",
            msg("lines.undated", text=text),
            span=value.span,
            hint=msg("lines.undated.hint", counts=_counts(value.field.key)),
        )
    return None


def _counts(key: str) -> str:
    """Which way a day under a key lies from the one on which it was written."""
    known = keys.lookup(key)
    return "back" if known is not None and known.name in GONE_BY else "on"


def read_birthday(
    value: Value, us_keys: tuple[str, ...], faults: Callable[[Diagnostic], None]
) -> str:
    """`MM-DD`, with the year in front if it is known."""
    text, us = value.text, month_first(value.field.key, us_keys)
    day = decode.birthday(text, us=us)
    if day is None:
        likely = not us and decode.birthday(text, us=True)
        faults(_us_form(value) if likely else bad_date(value, "bad-birthday"))
    return day or ""


_days = lru_cache(maxsize=1024)(dates.days)
"""A vault has few rhythms, each written many times."""


def read_days(value: Value, faults: Callable[[Diagnostic], None]) -> int | None:
    """A rhythm in days."""
    days = _days(value.text)
    if days is None or not 0 < days <= LONGEST:
        faults(
            Diagnostic(
                "contacts/unknown-cadence",
                "warning",
                msg("contacts.unknown-cadence", text=value.text),
                span=value.span,
                hint=Msg("contacts.unknown-cadence.hint"),
            )
        )
        return None
    return days


def stage_of(text: str) -> str:
    """The canonical stage that a word means, or ""."""
    return STAGES.get(text.casefold().strip(), "")


def read_stage(value: Value, faults: Callable[[Diagnostic], None]) -> str:
    """A stage; an unknown one is said with the nearest known."""
    text = plain(value.text)
    known = stage_of(text)
    if not known:
        from difflib import get_close_matches  # noqa: PLC0415 - for faults only

        near = get_close_matches(text.casefold(), STAGES, 1, 0.6)
        faults(
            Diagnostic(
                "contacts/unknown-stage",
                "warning",
                msg("contacts.unknown-stage", text=text),
                span=value.span,
                hint=msg("contacts.unknown-stage.near", near=near[0])
                if near
                else Msg("contacts.unknown-stage.hint"),
            )
        )
    return known
