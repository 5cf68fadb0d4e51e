"""Who a name means that somebody typed: in full, or by the beginnings of its words.

Asks the index; what a name's parts are is for the plugins to say whose names they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.indexing import extract
from vaultkit.core import links
from vaultkit.plugin.contributions import NoteKind
from vaultkit.plugin.followups import Due, Entity


def find(shared: Snapshot, text: str) -> Sequence[Entity]:
    """Those a typed name means: by whole name, else by every word's beginning.

    Who has a typed word as it stands is meant before who has a longer one.
    """
    folded = links.fold(text)
    if not folded:
        return ()
    bare, keys = _called(shared, text)
    exact = _answering(shared, folded)
    for key in (folded, bare, *keys):
        if people := _people(_answering(shared, key)):
            return _in_order(people)
    # What stands in brackets is no part of a name, but tells namesakes apart.
    asked = [folded, bare] if "(" in folded else [bare or folded]
    for words in map(_words, asked):
        if people := _people(_by_words(shared, words)):
            return _in_order(people)
    return _in_order(exact)


def _called(shared: Snapshot, text: str) -> tuple[str, tuple[str, ...]]:
    """A name without what is no part of it, and the keys that mean the same."""
    for owned in shared.registry.of(NoteKind):
        if owned.value.called is not None:
            found = shared.registry.call(owned, owned.value.called, text)
            if found:
                return links.fold(found[0]), tuple(found[1:])
    return "", ()


def _answering(shared: Snapshot, key: str) -> list[Entity]:
    if not key:
        return []
    notes = dict.fromkeys(note for _, note in shared.index.answering(key))
    return [shared.entity(note) for note in notes]


def _people(found: Iterable[Entity]) -> list[Entity]:
    return [entity for entity in found if entity.kind != extract.NOTE]


def _in_order(found: Iterable[Entity]) -> list[Entity]:
    return sorted(found, key=lambda e: (links.fold(e.name), e.path))


def _by_words(shared: Snapshot, asked: Sequence[str]) -> list[Entity]:
    if not asked:
        return []
    names = [
        (key, note)
        for key, rank, note in shared.index.all_names()
        if 0 < rank <= extract.LINKS
    ]
    plain = dict(_fitting(names, asked))
    if max(plain.values(), default=-1) < len(asked):
        bare = [(_flat(key), note) for key, note in names]
        flat = dict(_fitting(bare, [_flat(word) for word in asked]))
        plain = {n: plain.get(n, flat.get(n, 0)) for n in (*plain, *flat)}
    best = max(plain.values(), default=0)
    return [shared.entity(note) for note, whole in plain.items() if whole == best]


def _fitting(
    names: Iterable[tuple[str, int]], asked: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Notes with a name in which every word begins one; how many are whole words."""
    best: dict[int, int] = {}
    for name, note in names:
        parts = _words(name)
        if all(any(part.startswith(word) for part in parts) for word in asked):
            whole = sum(word in parts for word in asked)
            best[note] = max(whole, best.get(note, 0))
    yield from best.items()


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name).split()


def _flat(folded: str) -> str:
    """A folded name as those type it who leave the dots off: Müller, Muller."""
    return re.sub("(?<=[aou])e", "", folded).replace("ss", "s")


def near(shared: Snapshot, text: str) -> list[str]:
    """Up to three names that look most like what was typed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 11 ms for a slip only

    rows = [row for row in shared.index.entities() if row[1] != extract.NOTE]
    names = {links.fold(name): name for _, _, _, name, _ in rows}
    found = process.extract(
        links.fold(text), list(names), scorer=fuzz.WRatio, limit=3, score_cutoff=70
    )
    return [names[key] for key, _, _ in found]


def unowned(shared: Snapshot, dues: Iterable[Due], text: str) -> list[Due]:
    """What is due of somebody who has no note yet: lines that hold the typed name."""
    bare, _ = _called(shared, text)
    asked = _words(bare or links.fold(text))
    return [
        due
        for due in dues
        if due.entity.kind == extract.NOTE
        and not due.others
        and not due.candidates
        and asked
        and all(word in _words(links.fold(due.item.title)) for word in asked)
    ]
