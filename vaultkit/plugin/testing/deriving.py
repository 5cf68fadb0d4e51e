"""Laws of the second stage: one entity's facts to what comes up, without a clock.

Whoever numbers notes in another order, asks twice or asks in another order gets the
same; a position is carried through and never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from vaultkit.plugin import checked
from vaultkit.plugin.contributions import Derive, Plugin
from vaultkit.plugin.followups import Derived, FollowUp, Seen
from vaultkit.plugin.kinds import Table
from vaultkit.plugin.testing import saying
from vaultkit.plugin.testing.evaluated import Evaluated, GatheredFacts

FAR = 1 << 40
"""Numbers of notes that no vault has: they can be told from any other number."""


def faults(plugin: Plugin, vault: Evaluated, own: Sequence[str]) -> Iterator[str]:
    """What deriving does that the door forbids."""
    texts = {
        id_: text for p in vault.plugins for id_, text in p.words.get("en", {}).items()
    }
    for path in reversed(list(vault.known)):
        facts = vault.known[path]
        before = [m for p, m in vault.derived[path] if p.name == plugin.name]
        derives = [d for p, d in vault.asked(facts) if p.name == plugin.name]
        for derive, first in zip(derives, before, strict=True):
            at = f"{path}: Derive of {derive.of}"
            for wrong in _faults(derive, facts, first, plugin, vault, own):
                yield f"{at}: {wrong}"
            yield from saying.unsaid(first, texts, own, at)


def _faults(  # noqa: PLR0913, PLR0917 - one derive with all that is known of it
    derive: Derive,
    facts: GatheredFacts,
    first: Derived,
    plugin: Plugin,
    vault: Evaluated,
    own: Sequence[str],
) -> Iterator[str]:
    options = vault.option(plugin)
    kept = repr(facts.seen)
    if derive.run(facts, options) != first:
        yield "asked again, it gives something else"
    if repr(facts.seen) != kept:
        yield "the facts are no longer what they were"
    if _returned(derive.run(_renumbered(facts), options)) != first:
        yield "it looks at where facts stand, which is never compared"
    if derive.run(_only(facts, derive), options) != first:
        yield "it looks at facts that are not among `reads`"
    if wrong := checked.fault(first, Derived, "Derived"):
        yield wrong
        return
    yield from _made(first, plugin, own)
    for item in first.followups:
        day = (item.due or "-")[:10]
        if day in item.key and day not in vault.place(item.ref).path:
            yield f"FollowUp.key: its day is in {item.key!r}, and days change"


def _made(first: Derived, plugin: Plugin, own: Sequence[str]) -> Iterator[str]:
    """What is wrong with what was derived, whose types are right."""
    tables = {t.name: t for t in plugin.contributes if isinstance(t, Table)}
    for name, rows in first.rows.items():
        wide = len(tables[name].columns) if name in tables else -1
        if any(len(row) != wide for row in rows):
            yield f"rows of {name!r} fit into no table of the plugin's"
    for found in first.diagnostics:
        if not saying.begins(found.code, own, "/"):
            yield f"code {found.code!r} does not begin with {own[0] + '/'!r}"
    for item in first.followups:
        yield from _item(item, own)
    yield from _windows(first.followups)


def _item(item: FollowUp, own: Sequence[str]) -> Iterator[str]:
    if not saying.begins(item.kind, own, "/"):
        yield f"FollowUp.kind: {item.kind!r} does not begin with {own[0] + '/'!r}"
    if item.show_from and item.show_until and item.show_from >= item.show_until:
        yield f"the window of {item.kind!r} ends before it begins"
    if item.end and item.due and item.end < item.due:
        yield f"{item.kind!r} ends before it begins"


def _windows(items: Sequence[FollowUp]) -> Iterator[str]:
    """Follow-ups of one uid may follow one another, not stand side by side."""
    seen: dict[tuple[str, str], list[FollowUp]] = {}
    for item in items:
        seen.setdefault((item.kind, item.key), []).append(item)
    for (kind, key), same in seen.items():
        same.sort(key=lambda item: item.show_from or "")
        for first, second in pairwise(same):
            if first.show_until is None or first.show_until > (second.show_from or ""):
                yield f"two of kind {kind!r} and key {key!r} are to be seen at once"


def _renumbered(facts: GatheredFacts) -> GatheredFacts:
    """The same facts in notes numbered the other way round."""
    moved = [(n, s._replace(ref=(FAR - s.ref[0], *s.ref[1:]))) for n, s in facts.seen]
    return GatheredFacts(facts.entity, moved)


def _returned(value: Any) -> Any:
    """A value with every number that `_renumbered` made as it was before."""
    if isinstance(value, int) and value > FAR // 2:
        return FAR - value
    if isinstance(value, dict):
        return {key: _returned(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        inside = [_returned(inner) for inner in value]
        make = getattr(type(value), "_make", type(value))
        return make(inside)
    return value


def _only(facts: GatheredFacts, derive: Derive) -> GatheredFacts:
    names = {kind.name for kind in derive.reads}
    seen: list[tuple[str, Seen[Any]]] = [row for row in facts.seen if row[0] in names]
    return GatheredFacts(facts.entity, seen)
