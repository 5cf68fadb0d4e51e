"""Laws of the first stage: one note to its entity and facts, and nothing besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vaultkit.core import edits, notes
from vaultkit.core.diagnostics import Diagnostic, Fix
from vaultkit.core.notes import Note
from vaultkit.core.rewriting import proofs
from vaultkit.plugin import checked
from vaultkit.plugin.contributions import Extract, Fact, NoteKind, Plugin
from vaultkit.plugin.followups import Entity
from vaultkit.plugin.testing import saying
from vaultkit.plugin.testing.memory import MemoryVault

SCHEMES = ("path", "stem", "name", "alias", "tel", "mail", "at", "last", "firm")
NASTY: Mapping[str, str] = {
    "empty.md": "",
    "blank.md": "\n \n\t\n",
    "marked.md": "\ufeff---\ntype: contact\n---\n- [ ] x 📅 2026-11-25\n",
    "open head.md": "---\ntype: contact\ncallback: 2026-11-25\n",
    "bad head.md": "---\n: [\n{{ x }}\n---\n# A\n- [ ] B bis 28.11.\n",
    "returns.md": "---\r\ntype: contact\r\n---\r\n- 2026-11-20 call: hi\r\n",
    "fence.md": "```\n- [ ] x\n",
    "long.md": "- [ ] " + "Angebot [[Anna]] 28.11. " * 400 + "\n",
    "deep.md": "".join(" " * n + "- [ ] a\n" for n in range(60)),
    "signs.md": "- [ ] \u202e\u0000\ufffd[[|]] [[#]] [[a|b|c]] 📅 2026-13-40 <% x %>\n",
    "Rückrufe.md": "# Rückrufe\n- ;;;,,, – | 99:99\n- \n- wg.\n",
    "2026-11-24.md": "- [[Anna]] [[Anna]] [[Bert]]: bis Fr, morgen 25 Uhr\n",
    "Kontakte/A, B.md": "---\nphone: [1, {a: b}, null]\ncallback: {date: [x]}\n---\n",
}
"""Texts that nobody would write and every folder holds."""


def faults(plugin: Plugin, vault: MemoryVault, own: Sequence[str]) -> Iterator[str]:
    """What reading does that the door forbids."""
    sources = {path: note.text for path, note in vault.notes.items()}
    sources.update((path, text) for path, text in NASTY.items() if path not in sources)
    options = vault.option(plugin)
    known = [w.words.get("en", {}) for w in vault.plugins]
    texts = {id_: text for words in known for id_, text in words.items()}
    for value in plugin.contributes:
        if isinstance(value, NoteKind):
            yield from _kind(value, sources, options)
        elif isinstance(value, Extract):
            yield from _extract(value, sources, options, own, texts)


def _parsed(sources: Mapping[str, str], *, backwards: bool = False) -> Iterable[Note]:
    paths = sorted(sources, reverse=backwards)
    return [notes.parse(path, sources[path]) for path in paths]


def _kind(value: NoteKind, sources: Mapping[str, str], options: Any) -> Iterator[str]:
    first = {note.path: value.entity(note, options) for note in _parsed(sources)}
    again = _parsed(sources, backwards=True)
    second = {note.path: value.entity(note, options) for note in again}
    for path, entity in first.items():
        if entity != second[path]:
            yield f"{path}: two readings give two entities"
        if wrong := checked.fault(entity, Entity | None, "NoteKind.entity"):
            yield f"{path}: {wrong}"
        elif entity is not None:
            if entity.kind != value.name:
                yield f"{path}: a {entity.kind} where {value.name} is announced"
            for name in entity.names:
                if name.partition(":")[0] not in SCHEMES:
                    yield f"{path}: nobody knows what kind of name {name!r} is"


def _extract(
    value: Extract,
    sources: Mapping[str, str],
    options: Any,
    own: Sequence[str],
    texts: Mapping[str, str],
) -> Iterator[str]:
    read = list(_parsed(sources))
    first: dict[str, list[Any]] = {}
    for note in read:
        kept = (note.text, repr(note))
        first[note.path] = list(value.facts(note, options))
        if (note.text, repr(note)) != kept:
            yield f"{note.path}: the note is no longer what it was"
    again = _parsed(sources, backwards=True)
    second = {note.path: list(value.facts(note, options)) for note in again}
    for note in read:
        given = first[note.path]
        if given != second[note.path]:
            yield f"{note.path}: two readings differ"
        wanted = checked.returned(value, value.facts)[1]
        if wrong := checked.fault(given, wanted, "Extract.facts"):
            yield f"{note.path}: {wrong}"
            continue
        for fact in given:
            yield from _fact(value, note, fact, own)
            if isinstance(fact, Diagnostic) and fact.fix is not None:
                yield from _fix(value, note, fact, fact.fix, options)
        for said in saying.unsaid(given, texts, own, "Extract.facts"):
            yield f"{note.path}: {said}"


def _fact(
    value: Extract, note: Note, fact: Fact | Diagnostic, own: Sequence[str]
) -> Iterator[str]:
    span = fact.span
    if span and not 0 <= span[0] <= span[1] <= len(note.text):
        yield f"{note.path}: a span lies outside the text"
    if isinstance(fact, Fact):
        if fact.kind not in value.gives:
            yield f"{note.path}: {fact.kind.name} is not among `gives`"
        if fact.about and fact.who:
            yield f"{note.path}: a {fact.kind.name} has both `about` and `who`"
    else:
        if not saying.begins(fact.code, own, "/"):
            yield f"code {fact.code!r} does not begin with {own[0] + '/'!r}"
        if fact.path not in (None, note.path):
            yield f"{note.path}: a diagnostic of another note: {fact.path}"


def _fix(
    value: Extract, note: Note, found: Diagnostic, fix: Fix, options: Any
) -> Iterator[str]:
    """What a fix does besides mending its finding; such a one is never made."""
    name = f"{note.path}: the fix of {found.code}"
    try:
        after = edits.apply(note.text, fix.replacements)
    except edits.OverlapError:
        yield f"{name} has spans that overlap or lie outside the text"
        return
    if proofs.prove(note.text, after, fix.replacements, fix.keys) is not None:
        yield f"{name} changes keys that it does not name"
        return
    read = notes.parse(note.path, after)
    counts = [
        Counter(one.code for one in given if isinstance(one, Diagnostic))
        for given in (value.facts(note, options), value.facts(read, options))
    ]
    if counts[1][found.code] >= counts[0][found.code]:
        yield f"{name} does not mend it"
    elif counts[1] - counts[0]:
        yield f"{name} makes other faults"
