"""What was typed behind a command that writes: names, moments, words without quotes.

A name may have as many words as it likes where they are all words of the one person's
name; the rest is the text. In doubt nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from vaultkit.app.asking.view import VaultView
from vaultkit.app.errors import UsageError
from vaultkit.cli import contributed, naming
from vaultkit.core import answers, links
from vaultkit.core.dates.arithmetic import later
from vaultkit.core.words import Moment, Msg, Words, msg, show_day
from vaultkit.plugin.contributions import Option
from vaultkit.plugin.followups import Entity

FOR_NAMES = ("name", "names")
_COMMAS = re.compile(r"\s*[,;&]\s*")
_JOINING = frozenset(("&", "+", ","))


def parted(
    options: Sequence[Option], given: dict[str, Any], view: VaultView
) -> dict[str, Any]:
    """What was typed, with the words of an unquoted name taken from what follows it.

    Raises:
        UsageError: nothing is left of a text that is needed.
    """
    rest = next((o for o in options if o.argument), None)
    if rest is None:
        return given
    place = contributed.python(rest.name)
    words = list(given[place])
    found = dict(given)
    name = next((o for o in options if o.type in FOR_NAMES), None)
    if name is not None:
        key = contributed.python(name.name)
        found[key] = _name(given[key], words, view, many=name.type == "names")
    if rest.required and not words:
        raise UsageError(msg("cli.no-text", name=rest.name.upper()))
    found[place] = tuple(words)
    if rest.type != "when":
        found[place] = " ".join(words) if words else None
    return found


def _name(name: str, words: list[str], view: VaultView, *, many: bool) -> str:
    """A name with the words after it that belong to it, which are taken away."""
    while words:
        joins = many and (name[-1:] in _JOINING or words[0] in _JOINING)
        if not joins and not _belongs(name.rpartition(",")[2], words[0], view):
            break
        name = f"{name} {words.pop(0)}"
    return name


def _belongs(name: str, word: str, view: VaultView) -> bool:
    """Whether a word is one of the name of everybody whom the longer name means."""
    folded = links.fold(word.strip(","))
    if not folded or " " in folded:
        return False
    people = [e for e in view.find(f"{name} {word}") if e.kind != "note"]
    return bool(people) and all(folded in links.fold(e.name).split() for e in people)


def value(
    option: Option, given: dict[str, Any], view: VaultView, now: Moment, words: Words
) -> Any:
    """What was typed for one option, as its command wants it."""
    said = given[contributed.python(option.name)]
    if option.type in FOR_NAMES:
        if not said.strip():
            raise UsageError(Msg("cli.no-name"), Msg("cli.no-name.hint"))
        if option.type == "names":
            return _several(said, view)
        return naming.who(said, view)
    if option.type == "when":
        text = " ".join(said) if isinstance(said, tuple) else said
        return None if text is None else moment(text, now, words)
    return contributed.value(option, said, view, now)


def leads(options: Sequence[Option], given: dict[str, Any]) -> dict[str, str]:
    """The words that lead the times of moments, under `<name>-lead`: ab, before."""
    found = {}
    for option in options:
        said = given[contributed.python(option.name)]
        if option.type == "when" and said:
            text = " ".join(said) if isinstance(said, tuple) else said
            read = answers.date(text, "2000-01-01")
            if read is not None and not isinstance(read, answers.Unread):
                found[f"{option.name}-lead"] = read.when.lead if read.when.time else ""
    return found


def _several(typed: str, view: VaultView) -> tuple[Entity, ...]:
    """Those that a list of names means; `Weber, Anna` is one of them."""
    parts = [part for part in _COMMAS.split(typed) if part]
    whole = [e for e in view.find(typed) if e.kind != "note"]
    if len(parts) > 1 and len(whole) == 1:
        own = links.fold(whole[0].name).split()
        if {word for part in parts for word in links.fold(part).split()} <= {*own}:
            return (whole[0],)
    people = [naming.who(part, view) for part in parts]
    return tuple(dict.fromkeys(people))


def moment(text: str, now: Moment, words: Words) -> Moment:
    """The moment that words mean, counted from now.

    Raises:
        UsageError: they are no date, or could be more than one.
    """
    today, clock = now[:10], now[11:]
    said = answers.date(text, today)
    if said is None:
        raise UsageError(msg("cli.bad-when", text=text), Msg("cli.bad-when.hint"))
    if isinstance(said, answers.Unread):
        days = [_full(choice, words) for choice in said.choices]
        if not days:
            raise UsageError(msg("cli.bad-when", text=text), Msg("cli.bad-when.hint"))
        joined = " / ".join(days)
        why = "cli.doubtful-when" if len(days) > 1 else "cli.bad-when"
        raise UsageError(
            msg(why, text=text, days=joined), msg("cli.doubtful-when.hint", days=joined)
        )
    when = said.when
    if when.day is not None or when.time is None:
        return when.moment or today
    return f"{later(today, int(when.time <= clock))}T{when.time}"


def _full(choice: str, words: Words) -> str:
    try:
        return show_day(choice, words.language)
    except ValueError:
        return choice
