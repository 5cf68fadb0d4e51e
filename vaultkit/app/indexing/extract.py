"""Stage 1: one note to its entity, names and facts, as the index keeps them.

Pure in (path, text, options). Facts of one note are kept as one blob a key, so that
re-reading a note can tell by comparing bytes whose facts changed.
"""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, NamedTuple
from unicodedata import normalize

from vaultkit.app.errors import DamagedIndexError
from vaultkit.app.registry import Registry
from vaultkit.core import blocks, links, notes, text
from vaultkit.core.diagnostics import Diagnostic, Placed
from vaultkit.core.notes import Note
from vaultkit.core.text import SourceText
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.contributions import Extract, Fact, NoteKind
from vaultkit.plugin.followups import Entity

OWN = ""
"""The key of facts about the note's own entity."""
ASKED = "?"
"""The key of facts that ask who somebody is."""
COPY = "="
"""The key under which a conflict copy with blocks names what it was made of."""
REGIONS = "!"
"""The key under which a note's managed blocks stand."""
ANSWERED = ">\n"
"""The key under which the lines stand that somebody answered where they stand."""
UNDONE = "undone"
"""The stage of what a round could not act on."""
NOTE = "note"
"""The kind of a note that states something of its own and is nothing else."""

RANKS = {"path": 0, "stem": 1, "name": 2, "alias": 3}
LINKS = 3
"""Names up to this rank answer links."""
KEYS = 4

Where = tuple[int, int, int]
"""Line, column, width."""


class Kept(NamedTuple):
    """What the index keeps of one note."""

    entity: Entity | None
    names: frozenset[tuple[str, int]]
    facts: dict[str, tuple[bytes, bytes]]
    """By key: the facts, compared; their places, never compared."""
    asks: frozenset[str]
    diagnostics: tuple[Placed, ...]


NOTHING = Kept(None, frozenset(), {}, frozenset(), ())


def placed(found: Diagnostic, source: SourceText | None) -> Placed:
    """A diagnostic with line and column instead of its span."""
    if found.path is None or found.span is None or source is None:
        return Placed(
            found.code,
            found.severity,
            found.message,
            found.path,
            1 if found.path else None,
            1 if found.path else None,
            0,
            found.hint,
        )
    span = found.span
    line, column = source.position(span.start)
    width = min(span.end, span.start + len(source.excerpt(line))) - span.start
    return Placed(
        found.code,
        found.severity,
        found.message,
        found.path,
        line,
        column,
        width,
        found.hint,
    )


def pack(value: Any) -> bytes:
    """Plain nested tuples as bytes that are equal exactly when the values are."""
    return marshal.dumps(value, 2)


def unpack(data: bytes) -> Any:
    """The value of `pack`.

    Raises:
        DamagedIndexError: the bytes are not such a value.
    """
    try:
        return marshal.loads(data)  # noqa: S302 - our own cache, not the vault
    except (EOFError, ValueError, TypeError) as error:
        raise DamagedIndexError from error


def plain(found: Sequence[Placed]) -> tuple[Any, ...]:
    """Diagnostics as plain tuples."""
    return tuple(
        (*d[:2], _said(d.message), *d[3:7], d.hint and _said(d.hint)) for d in found
    )


def _said(message: Msg) -> tuple[Any, ...]:
    return (message.id, tuple((k, v) for k, v in message.args))


def diagnostics(data: bytes) -> list[Placed]:
    """The diagnostics of `pack(plain(...))`."""
    return [
        Placed(
            code, severity, Msg(*said), path, line, column, width, hint and Msg(*hint)
        )
        for code, severity, said, path, line, column, width, hint in unpack(data)
    ]


def name_key(name: str) -> tuple[str, int]:
    """A scheme-prefixed name as the key and rank it is found by."""
    scheme, _, rest = name.partition(":")
    rank = RANKS.get(scheme)
    return (name, KEYS) if rank is None else (rest, rank)


def path_names(path: str) -> set[tuple[str, int]]:
    """The keys by which a note's path and stem answer links."""
    folded = links.fold(path)
    parts = folded.split("/")
    found = {("/".join(parts[n:]), 0) for n in range(len(parts) - 1)}
    found.add((parts[-1], 1))
    return found


def whole_file(code: str, path: str, said: str = "", **args: object) -> Placed:
    """A warning that concerns a file as a whole; `said` if not the code's own words."""
    slug = said or code.partition("/")[2]
    return Placed(
        code,
        "hint" if code == "vault/not-a-file" else "warning",
        msg(f"app.{slug}", path=path, **args),
        path,
        1,
        1,
        0,
        msg(f"app.{slug}.hint", path=path, **args),
    )


def read(path: str, data: bytes, registry: Registry) -> Kept:
    """Everything one note states."""
    decoded, faults = text.decode(data)
    note = notes.parse(path, decoded)
    found = [whole_file(code, path) for code in faults]
    found += [placed(d, note.source) for d in note.diagnostics]
    broken = blocks.find(note.text)[1]
    found += (broken_marker(fault, note) for fault in broken)
    entity = _entity(note, registry, found)
    facts: list[Fact] = []
    for owned in registry.of(Extract):
        options = registry.option(owned.plugin)
        given = registry.all(owned, owned.value.facts, note, options)
        if given is None:
            found.append(crash(registry, path))
        for fact in given or ():
            if isinstance(fact, Diagnostic):
                found.append(placed(fact._replace(path=path), note.source))
            else:
                facts.append(fact)
    has_markers = bool(note.regions or broken)
    if not facts and entity is None and not has_markers:
        return NOTHING if not found else NOTHING._replace(diagnostics=tuple(found))
    names: frozenset[tuple[str, int]] = frozenset()
    if entity is not None:
        names = frozenset(name_key(n) for n in entity.names) | path_names(path)
    blobs, asks = _grouped(facts, note.source)
    if has_markers:
        blobs[REGIONS] = (pack(tuple(r.name for r in note.regions)), b"")
    if entity is None and (OWN in blobs or ASKED in blobs):
        entity = Entity(NOTE, "@" + links.fold(path), note.stem, ())
    return Kept(entity, names, blobs, asks, tuple(found))


def faults(note: Note, registry: Registry) -> list[Diagnostic]:
    """What is found in one note, at its places in the text."""
    found = list(note.diagnostics)
    for owned in registry.of(Extract):
        options = registry.option(owned.plugin)
        given = registry.all(owned, owned.value.facts, note, options)
        found += (one for one in given or () if isinstance(one, Diagnostic))
    return found


def stem_id(path: str) -> str:
    """What an entity is called by that has no id of its own."""
    return normalize("NFC", path.rpartition("/")[2][:-3]).casefold()


def broken_marker(fault: blocks.Fault, note: Note) -> Placed:
    """That nothing is written into a note, and what to type."""
    return placed(
        Diagnostic(
            "checklist/broken-marker",
            "error",
            msg(f"app.marker-{fault.reason}"),
            note.path,
            fault.span,
            msg(f"app.marker-{fault.reason}.hint"),
        ),
        note.source,
    )


def crash(registry: Registry, path: str) -> Placed:
    """That a plugin failed, kept with the note that it failed on."""
    assert registry.last_crash is not None  # noqa: S101 - asked for after a crash only
    return placed(registry.last_crash._replace(path=path), None)


def _entity(note: Note, registry: Registry, found: list[Placed]) -> Entity | None:
    for owned in registry.of(NoteKind):
        registry.last_crash = None
        entity: Entity | None = registry.call(
            owned, owned.value.entity, note, registry.option(owned.plugin)
        )
        if entity is not None:
            return entity
        if registry.last_crash is not None:
            found.append(crash(registry, note.path))
    return None


_OWN = (OWN,)
_span = attrgetter("span")


def _grouped(
    facts: list[Fact], source: SourceText
) -> tuple[dict[str, tuple[bytes, bytes]], frozenset[str]]:
    """Facts by the key they hang on, in the order of the text."""
    facts.sort(key=_span)
    rows: dict[str, list[tuple[Any, ...]]] = {}
    places: dict[str, list[Where]] = {}
    asks: set[str] = set()
    answered: list[Where] = []
    starts = source.starts
    for kind, row, (start, end), about, who, waits in facts:
        line = bisect_right(starts, start)
        where = (line, start - starts[line - 1] + 1, end - start)
        if waits:
            answered.append(where)
        keys: tuple[str, ...] = _OWN
        if who:
            keys = (ASKED,)
            asks.update(who)
        elif about:
            keys = tuple({links.fold(target): None for target in about})
        kept = (kind.name, tuple(row), about, who)
        for key in keys:
            if key in rows:
                rows[key].append(kept)
                places[key].append(where)
            else:
                rows[key], places[key] = [kept], [where]
    blobs = {key: (pack(tuple(rows[key])), pack(tuple(places[key]))) for key in rows}
    if answered:
        blobs[ANSWERED] = (pack(len(answered)), pack(tuple(answered)))
    return blobs, frozenset(asks)
