"""The command `new`: a card for somebody who has none.

Who has one is shown, and nothing is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vaultkit.features.answers import cards
from vaultkit.features.answers.dealing import NOT_MEANT, Said, dotted, refused
from vaultkit.features.contacts.about import PEOPLE
from vaultkit.plugin import (
    Command,
    Entity,
    Moment,
    Msg,
    Option,
    Outcome,
    View,
    msg,
)


def new(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A card, made from the vault's template or ours."""
    language = view.options.language
    name, keys = cards.called(given["name"], language)
    if people := cards.existing(view, name):
        head = msg("answers.exists", name=name)
        return Outcome(show=(head, *listed(view, people, now)), exit=NOT_MEANT)
    tags = cards.tags(given["tag"] or "")
    if tags is None:
        return refused(msg("answers.bad-tag", text=given["tag"]), NOT_MEANT)
    if (folder := _folder(given["in"] or "")) is None:
        return refused(msg("answers.bad-folder", path=given["in"]), NOT_MEANT)
    wish = cards.Wish(name, (*keys, *_keys(view, given, now)), tags, folder)
    made = cards.make(view, wish, now[:10], now[11:], language)
    if isinstance(made, Msg):
        return refused(made)
    path, pattern = made.note.path, made.pattern
    parts: list[Said] = [(msg("answers.made", path=path),)]
    if pattern.path:
        parts.append((msg("answers.made-from", path=pattern.path),))
    show: list[Said] = [(name, ": ", *dotted(parts))]
    if pattern.passed_over:
        show.append((msg("answers.passed-over", path=pattern.passed_over),))
    return Outcome(show=tuple(show), edits=(cards.creation(made.note),))


def _folder(text: str) -> str | None:
    """A folder of the vault as it was named, None if it can be none."""
    if text in {"", ".", "./"}:
        return text and "/"
    parts = text.removeprefix("./").rstrip("/").split("/")
    if any(not part.strip() or part.startswith(".") for part in parts):
        return None
    return "/".join(parts)


def _keys(view: View, given: Mapping[str, Any], now: Moment) -> Any:
    for key in ("company", "phone", "email"):
        if value := " ".join((given[key] or "").split()):
            yield key, value
    if given["met"]:
        yield "met", cards.met(" ".join(given["met"].split()), now[:10])
    if given["via"]:
        yield "introduced_by", cards.linked(view, given["via"].strip())


def listed(view: View, people: Sequence[Entity], now: Moment) -> list[Said]:
    """People one a line: company, last talk, place."""
    rows = {row[-1]: row for row in view.rows(PEOPLE)}
    found: list[Said] = []
    for entity in people:
        row = rows.get(entity.path)
        company, talks = (row[3], row[6].split()) if row else ("", [])
        last = next((day for day in talks if day <= now[:10]), "")
        parts: list[Said] = [(entity.name,)]
        parts += [(company,)] if company else []
        parts += [(msg("answers.last-talk", on=last),)] if last else []
        found.append((*dotted(parts), f"  ({entity.path})"))
    return found


COMMAND = Command(
    "new",
    Msg("answers.new-summary"),
    (
        Option("name", "text", Msg("answers.new-name"), required=True, argument=True),
        Option("company", "text", Msg("answers.new-company")),
        Option("phone", "text", Msg("answers.new-phone")),
        Option("email", "text", Msg("answers.new-email")),
        Option("met", "text", Msg("answers.new-met")),
        Option("via", "text", Msg("answers.new-via")),
        Option("tag", "text", Msg("answers.new-tag")),
        Option("in", "text", Msg("answers.new-in")),
    ),
    new,
    writes=True,
)
