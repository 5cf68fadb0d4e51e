"""The commands `brief NAME` and `why NAME`: one screen before a call, and the rules.

They print what the derives found; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vaultkit.plugin import (
    Because,
    Command,
    Due,
    Entity,
    Moment,
    Msg,
    Option,
    Outcome,
    Plugin,
    View,
    msg,
)

NAME = Option("name", "name", Msg("brief.name"), required=True)
STEP = "  "
Shown = Msg | str | tuple[Msg | str, ...]


def brief(view: View, args: Mapping[str, Any], _now: Moment) -> Outcome:
    """All that is to be known before dialling."""
    entity = _who(view, args)
    if entity is None:
        return _nobody(args)
    lines = tuple(view.brief(entity.id or ""))
    return Outcome(
        show=(entity.name, *(lines or (Msg("brief.empty"),))),
        data={**_data(entity), "lines": [_plain(line) for line in lines]},
    )


def why(view: View, args: Mapping[str, Any], _now: Moment) -> Outcome:
    """Why somebody is due or is not: rule, dates, place, and what would change it."""
    entity = _who(view, args)
    if entity is None:
        return _nobody(args)
    id_ = entity.id or ""
    dues = [
        *view.followups(entity=id_),
        *view.followups(entity=id_, undated=True),
    ]
    show: list[Shown] = [msg("brief.who", name=entity.name, path=entity.path)]
    for due in dues:
        show += _explained(view, due)
    if not dues:
        show += ("", Msg("brief.nothing"))
    kinds = {due.item.kind for due in dues}
    others = list(_others(view.reasons(id_), kinds))
    if others:
        show += ("", Msg("brief.besides"))
        for reason in others:
            show += _reason(view, reason)
    old = [
        *view.followups(entity=id_, old=True),
        *view.followups(entity=id_, old=True, undated=True),
    ]
    if old:
        show += ("", msg("brief.old", n=len(old)))
    return Outcome(
        show=tuple(show),
        data={
            **_data(entity),
            "followups": [_due(view, due) for due in dues],
            "besides": [_because(view, reason) for reason in others],
        },
    )


def _data(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "name": entity.name, "path": entity.path}


def _plain(line: Msg) -> dict[str, str]:
    """A sentence for programs: what it is, and what it is about."""
    return {"rule": line.id, **dict(line.args)}


def _due(view: View, due: Due) -> dict[str, Any]:
    return {
        "id": due.uid,
        "kind": due.item.kind,
        "title": due.item.title,
        "due": due.day,
        "source": {"path": due.path, "line": due.line},
        "because": [_because(view, reason) for reason in due.item.because],
    }


def _because(view: View, reason: Because) -> dict[str, Any]:
    place = view.place(reason.ref) if reason.ref else None
    source = {"path": place.path, "line": place.line} if place else None
    return {**_plain(reason.rule), "source": source}


def _who(view: View, args: Mapping[str, Any]) -> Entity | None:
    """The contact that the host found for the name that was typed."""
    who = args["name"]
    return who if isinstance(who, Entity) else view.entity(str(who))


def _nobody(args: Mapping[str, Any]) -> Outcome:
    return Outcome(show=(msg("brief.nobody", name=args["name"]),), exit=2)


def _explained(view: View, due: Due) -> Iterator[Shown]:
    """One follow-up: what and when, what is said beside it, and its reasons."""
    item = due.item
    yield ""
    when = (
        Msg("brief.undated")
        if item.due is None or due.state is None
        else msg(f"brief.{due.state}", on=item.due, n=due.overdue)
    )
    title = f" – {item.title}" if item.title else ""
    yield (item.label, title, ": ", when)
    if due.candidates:
        names = ", ".join(entity.name for entity in due.candidates)
        form = "brief.candidates-more" if due.unnamed else "brief.candidates"
        yield (STEP, msg(form, names=names, n=due.unnamed))
    for hint in (*((item.clock,) if item.clock else ()), *item.hints):
        yield (STEP, hint)
    if not any(reason.ref for reason in item.because):
        yield (STEP, f"{due.path}:{due.line}")
    for reason in item.because:
        yield from _reason(view, reason)


def _reason(view: View, reason: Because) -> Iterator[Shown]:
    if reason.ref is None:
        yield (STEP, reason.rule)
        return
    place = view.place(reason.ref)
    yield (STEP, reason.rule, f" ({place.path}:{place.line})")


def _others(reasons: Sequence[Because], shown: set[str]) -> Iterator[Because]:
    """Reasons of what is not shown, each once.

    A rule's name begins with the plugin that gave it: the rhythm has nothing to add
    when it is itself among what is shown.
    """
    for reason in dict.fromkeys(reasons):
        if reason.rule.id.partition(".")[0] not in shown:
            yield reason


WORDS = {
    "en": {
        "brief.summary": "everything to know before a call, on one screen",
        "brief.why-summary": "why somebody is due or not, and what would change it",
        "brief.name": "a contact's name, or the beginning of its words",
        "brief.nobody": "nobody is called {name}",
        "brief.empty": "nothing is known but the name",
        "brief.who": "{name} ({path})",
        "brief.overdue": "{on:long}, {n} days overdue",
        "brief.overdue.one": "{on:long}, 1 day overdue",
        "brief.today": "today, {on:long}",
        "brief.upcoming": "{on:long}",
        "brief.undated": "without a date",
        "brief.candidates": "who? {names}",
        "brief.candidates-more": "who? {names} … and {n} more",
        "brief.candidates-more.one": "who? {names} … and one more",
        "brief.nothing": "nothing is due",
        "brief.besides": "also:",
        "brief.old": (
            "{n} open boxes from before the start day are counted, not listed"
        ),
        "brief.old.one": (
            "1 open box from before the start day is counted, not listed"
        ),
    },
    "de": {
        "brief.summary": "alles für den nächsten Anruf auf einem Bildschirm",
        "brief.why-summary": "warum jemand fällig ist oder nicht, und was das ändert",
        "brief.name": "der Name eines Kontakts oder der Anfang seiner Wörter",
        "brief.nobody": "niemand heißt {name}",
        "brief.empty": "bekannt ist nur der Name",
        "brief.who": "{name} ({path})",
        "brief.overdue": "{on:long}, seit {n} Tagen überfällig",
        "brief.overdue.one": "{on:long}, seit gestern überfällig",
        "brief.today": "heute, {on:long}",
        "brief.upcoming": "{on:long}",
        "brief.undated": "ohne Datum",
        "brief.candidates": "wer? {names}",
        "brief.candidates-more": "wer? {names} … und {n} weitere",
        "brief.candidates-more.one": "wer? {names} … und noch jemand",
        "brief.nothing": "nichts ist fällig",
        "brief.besides": "außerdem:",
        "brief.old": (
            "{n} offene Aufgaben aus der Zeit vor dem Starttag sind gezählt, nicht"
            " aufgelistet"
        ),
        "brief.old.one": (
            "1 offene Aufgabe aus der Zeit vor dem Starttag ist gezählt, nicht"
            " aufgelistet"
        ),
    },
}

plugin = Plugin(
    "brief",
    "1",
    None,
    WORDS,
    (
        Command("brief", Msg("brief.summary"), (NAME,), brief),
        Command("why", Msg("brief.why-summary"), (NAME,), why),
    ),
)
