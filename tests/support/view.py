"""A view of follow-ups made by hand, with the words of the real plugins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from support.outlines import Outlines

from vaultkit.core import identity, links
from vaultkit.features import appointments, birthdays, cadence, callbacks, promises
from vaultkit.features.checklist import Options, plugin, wanted
from vaultkit.plugin import (
    ALWAYS,
    Day,
    Due,
    Entity,
    FollowUp,
    Line,
    Moment,
    Msg,
    View,
    Words,
)
from vaultkit.plugin.followups import TO_PICK

LABELS = {
    "callback": Msg("callbacks.call-back"),
    "cadence": Msg("cadence.keep-in-touch"),
    "promise": Msg("promises.label-mine"),
    "waiting": Msg("promises.label-theirs"),
    "appointment": Msg("appointments.appointment"),
    "outcome-missing": Msg("appointments.how-did-it-go"),
    "birthday": Msg("birthdays.birthday"),
}
PLUGINS = (plugin, *(m.plugin for m in (callbacks, cadence, promises)))
PLUGINS += tuple(m.plugin for m in (appointments, birthdays))


def words(language: str) -> Words:
    """Everything the plugins say, in one language."""
    texts: dict[str, str] = {}
    for each in PLUGINS:
        texts |= each.words[language]
    return Words(language, texts)


def person(name: str, folder: str = "Kontakte", id_: str = "") -> Entity:
    """A contact whose note is called as they are."""
    return Entity("contact", id_ or name.casefold(), name, (), f"{folder}/{name}.md")


def note(path: str) -> Entity:
    """A note that is nobody."""
    stem = path.rpartition("/")[2][:-3]
    return Entity("note", stem.casefold(), stem, (), path)


def due(  # noqa: PLR0913 - a follow-up has many sides
    who: str | Entity,
    kind: str,
    when: Moment,
    title: str = "",
    *,
    today: Day,
    candidates: Sequence[Entity] = (),
    **more: Any,
) -> Due:
    """A follow-up as the host hands it out on a day."""
    entity = person(who) if isinstance(who, str) else who
    if when.startswith(ALWAYS):
        when = today + when[len(ALWAYS) :]
    label = more.pop("label", None) or LABELS.get(kind, Msg(f"acme.{kind}"))
    item = FollowUp(
        kind,
        more.pop("key", title),
        when,
        label,
        title,
        (1, "", 0),
        direction="theirs" if kind == "waiting" else "mine",
        candidates=tuple(one.path for one in candidates),
        **more,
    )
    day = when[:10]
    late = (date.fromisoformat(today) - date.fromisoformat(day)).days
    return Due(
        identity.code(f"{kind}.{entity.path}.{item.key}"),
        entity,
        (),
        item,
        day,
        "overdue" if late > 0 else "upcoming" if late else "today",
        max(late, 0),
        entity.path,
        1,
        tuple(candidates[:TO_PICK]),
    )


class Listed(Outlines):
    """Answers what the checklist asks, in the order that the host promises."""

    def __init__(self, dues: Iterable[Due], options: Options) -> None:
        """Hand out these follow-ups."""
        self.options = options
        self._dues = sorted(dues, key=_order)

    def followups(
        self, *, until: Day | None = None, entity: str | None = None
    ) -> Sequence[Due]:
        """What is due up to and including a day."""
        return [
            due
            for due in self._dues
            if (until is None or due.day is None or due.day <= until)
            and (entity is None or due.entity.id == entity)
        ]

    def find(self, text: str) -> Sequence[Entity]:
        """Who a name means, by all of it or by the beginnings of its words."""
        folded = links.fold(text)
        known = {due.entity.path: due.entity for due in self._dues}.values()
        exact = [e for e in known if links.fold(e.name) == folded]
        return exact or [e for e in known if folded in links.fold(e.name)]


def _order(due: Due) -> tuple[str, str, str, str]:
    time = (due.item.due or "")[11:]
    return (due.day or "", time, links.fold(due.entity.name), due.uid)


def block(
    dues: Iterable[Due],
    day: Day,
    attributes: Mapping[str, str] | None = None,
    **options: Any,
) -> list[Line]:
    """The lines of a block on a day."""
    view = cast("View", Listed(dues, Options(**options)))
    return list(wanted(view, attributes or {}, day))


def read(lines: Iterable[Line], language: str = "de") -> str:
    """Lines as a reader sees them: `# group`, two blanks before what stands under."""
    said = words(language)
    out: list[str] = []
    group = ""
    for line in lines:
        here = said.say(line.group) if line.group else ""
        if here and here != group:
            out.append(f"# {here}")
        group = here
        text = "".join(said.say(part) for part in line.text)
        out.append(f"  {text}" if line.under else text)
    return "\n".join(out)
