"""Follow-ups at a day, and the feed a host makes of them, without a vault."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any, cast
from zoneinfo import ZoneInfo

from support.outlines import Outlines

from vaultkit.adapters import zones
from vaultkit.features.calendar import Options, plugin
from vaultkit.features.calendar.words import WORDS
from vaultkit.plugin import (
    ALWAYS,
    Due,
    Entity,
    Event,
    FollowUp,
    Msg,
    Output,
    Setting,
    View,
    Words,
    msg,
)
from vaultkit.plugin.followups import TO_PICK

OUTPUT: Output = plugin.contributes[0]
LABELS = {
    "de": {
        "test.callback": "zurückrufen",
        "test.cadence": "Kontaktrhythmus",
        "test.promise": "zugesagt",
        "test.waiting": "offen bei anderen",
        "test.appointment": "Termin",
        "test.outcome-missing": "wie war es?",
        "test.birthday": "Geburtstag",
        "test.try": "{n}. Versuch",
        "test.from": "ab {time}",
        "test.brief": "{text}",
    },
    "en": {
        "test.callback": "call back",
        "test.cadence": "keep in touch",
        "test.promise": "promised",
        "test.waiting": "waiting on others",
        "test.appointment": "appointment",
        "test.outcome-missing": "how did it go?",
        "test.birthday": "birthday",
        "test.try": "{n}{th} try",
        "test.from": "from {time}",
        "test.brief": "{text}",
    },
}


def packaged(timezone: str) -> ZoneInfo:
    """The zone as the `tzdata` package has it; a machine's own files may be older."""
    file = resources.files("tzdata").joinpath("zoneinfo", *timezone.split("/"))
    with file.open("rb") as data:
        return ZoneInfo.from_file(data, key=timezone)


def person(name: str, kind: str = "contact") -> Entity:
    return Entity(kind, None, name, (), f"Kontakte/{name}.md")


def due(  # noqa: PLR0913 - a follow-up has many sides
    name: str,
    title: str,
    when: str,
    today: str,
    kind: str = "callback",
    *,
    entity: Entity | None = None,
    others: Sequence[Entity] = (),
    candidates: Sequence[Entity] = (),
    **item: Any,
) -> Due:
    """A follow-up as a view gives it on a day."""
    entity = entity or person(name)
    day = today if when.startswith(ALWAYS) else when[:10]
    late = max(0, (date.fromisoformat(today) - date.fromisoformat(day)).days)
    key = item.pop("key", f"{kind}.{name}.{title}")
    follow = FollowUp(
        kind,
        key,
        when,
        msg(f"test.{kind}"),
        title,
        (1, "", 0),
        direction="theirs" if kind == "waiting" else "mine",
        candidates=tuple(one.path for one in candidates),
        **item,
    )
    return Due(
        uid=hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=13).hexdigest(),
        entity=entity,
        others=tuple(others),
        item=follow,
        day=day,
        state="overdue" if late else "today" if day == today else "upcoming",
        overdue=late,
        path=entity.path,
        line=1,
        candidates=tuple(candidates[:TO_PICK]),
    )


class FeedView(Outlines):
    """Answers the one question that the feed asks, in no order to rely on."""

    def __init__(self, dues: Iterable[Due], options: Options) -> None:
        self.options = options
        self._dues = list(dues)

    def followups(self, *, until: str | None = None) -> list[Due]:
        return [d for d in self._dues if d.day and (not until or d.day <= until)]


def view(dues: Iterable[Due], **options: Any) -> View:
    return cast("View", FeedView(dues, Options(**options)))


def setting(
    timezone: str = "Europe/Vienna", language: str = "de", **options: Any
) -> Setting:
    rule = zones.rule(timezone)
    return Setting(
        vault_id="k3f9q2ab",
        vault_name="Meine Notizen",
        language=language,
        timezone=timezone,
        zone_rule=rule,
        region=None,
        words=Words(language, WORDS[language] | LABELS[language]),
        options=Options(language=language, timezone=timezone, **options),
        zone_shifts=() if rule else zones.shifts(timezone),
    )


def entries(dues: Iterable[Due], today: str, **options: Any) -> list[Event]:
    return list(OUTPUT.wanted(view(dues, **options), today))


def brief(*lines: str) -> tuple[Msg, ...]:
    return tuple(msg("test.brief", text=line) for line in lines)


def feed(
    dues: Iterable[Due],
    today: str,
    here: Setting | None = None,
    former: bytes = b"",
    briefs: Mapping[str, Sequence[Msg]] | None = None,
) -> bytes:
    """The file that a round on a day leaves."""
    here = here or setting()
    asked = cast("View", FeedView(dues, here.options))
    items = [
        OUTPUT.item(event, (briefs or {}).get(event.dues[0].entity.name, ()), here)
        for event in OUTPUT.wanted(asked, today)
    ]
    return OUTPUT.join(items, former, today, here)
