"""Sentences by id and arguments, and the tables that put them into a language.

Values never hold text meant for a reader; they hold a `Msg`, and the rim says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

Day = str
Moment = str

WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
}
MONTHS_EN = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Msg(NamedTuple):
    """A sentence to be put into the reader's language at the rim."""

    id: str
    args: tuple[tuple[str, str], ...] = ()


def msg(id: str, **args: object) -> Msg:  # noqa: A002 - the field's own name
    """Build a `Msg`; arguments are kept as text."""
    for name, value in args.items():
        if type(value) is not str:
            args[name] = str(value)
    return _new(Msg, (id, tuple(args.items())))


_new = tuple.__new__


def holds(message: Msg, now: Moment) -> bool:
    """Whether a sentence is true at a moment.

    It is from the day in its argument `since` on, and until the one in `before`; a
    sentence without them always is.
    """
    today = now[:10]
    return not any(
        value
        and (
            (name == "since" and value > today) or (name == "before" and value <= today)
        )
        for name, value in message.args
    )


def weekday(day: Day) -> int:
    """0 for Monday to 6 for Sunday (Sakamoto's method, no clock library)."""
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:10])
    if month < 3:  # noqa: PLR2004 - January and February belong to the year before
        year -= 1
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    return (year + year // 4 - year // 100 + year // 400 + shift + date - 1) % 7


_YEARLESS, _NAMELESS = {"short", "day"}, {"date", "day"}


def show_day(day: Moment, language: str, form: str = "long") -> str:
    """Write a day as its readers do; a time of day in `day` follows it.

    Args:
        day: ISO day or moment.
        language: "de" or "en".
        form: "long" `Mi 25.11.2026`, "short" `Mi 25.11.`, "date" `25.11.2026`, "day"
            `25.11.`.
    """
    date, _, time = day.partition("T")
    year, month, number = date[:4], int(date[5:7]), int(date[8:10])
    name = WEEKDAYS[language][weekday(date)]
    if language == "de":
        text = f"{number}.{month}."
        text = text if form in _YEARLESS else text + year
    else:
        text = f"{number} {MONTHS_EN[month - 1]}"
        text = text if form in _YEARLESS else f"{text} {year}"
    text = text if form in _NAMELESS else f"{name} {text}"
    return f"{text} {time}" if time else text


def over(english: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """A language's sentences, with English ones where it has none.

    What it says in one form for one and for many has no English singular.
    """
    texts = {
        id_: text
        for id_, text in english.items()
        if not id_.endswith(".one") or id_.removesuffix(".one") not in own
    }
    texts.update(own)
    return texts


class Words:
    """All sentences in one language, those of plugins included.

    A hole `{name}` takes the argument as it is; `{name:long}`, `{name:short}`,
    `{name:date}` and `{name:day}` write it as a day, `{name:word}` looks it up as a
    sentence of its own. An id with `.one` added is used where the argument `n` is 1.
    """

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        """Keep the texts of one language."""
        self.language = language
        self._texts = texts

    def beside(self, texts: Mapping[str, str]) -> Words:
        """These sentences, and some more that only one command says."""
        return Words(self.language, {**texts, **self._texts})

    def has(self, id_: str) -> bool:
        """Whether there is a sentence of that id."""
        return id_ in self._texts

    def say(self, message: Msg | str) -> str:
        """The sentence as text; a string stands for itself.

        An id that has no text in this language shows as itself, so that a missing
        word is visible and stops nothing.
        """
        if isinstance(message, str):
            return message
        args = dict(message.args)
        text = self._texts.get(message.id)
        if args.get("n") == "1":
            text = self._texts.get(message.id + ".one", text)
        if text is None:
            return " ".join((message.id, *args.values()))
        if "{" not in text:
            return text

        def fill(hole: re.Match[str]) -> str:
            value, form = args.get(hole[1], ""), hole[2]
            if not form or not value:
                return value
            if form == "word":
                return self.say(Msg(value))
            try:
                return show_day(value, self.language, form)
            except ValueError:
                return value

        return _HOLE.sub(fill, text)
