"""Laws of acting: the same answer to the same note is the same edits, and local ones.

Every settler is given what people write, understood or not, for everything of its kind
that the vault has. What it would change is tried on the notes, never made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from vaultkit.core import answers, edits, identity
from vaultkit.core.edits import Edit
from vaultkit.core.rewriting import proofs
from vaultkit.core.words import Moment
from vaultkit.plugin import checked
from vaultkit.plugin.contributions import Plugin
from vaultkit.plugin.settling import Answer, Answered, Edits, Refused, Replies, Settler
from vaultkit.plugin.testing import saying
from vaultkit.plugin.testing.memory import MemoryVault

SAMPLES = (
    *(("", True), ("reached, wants an offer", True), ("not reached, Thu 14:00", False)),
    *(("Mon", False), ("moved to Tue 10:00", False), ("no interest", False)),
    *(("received", True), ("new card", False), ("what is this", False)),
    ("reached, me: send the plan by Fri", True),
)
"""Words behind a line, and whether it is ticked."""
MOST = 3
"""Follow-ups of a kind that are answered; the next are like them."""


def faults(
    plugin: Plugin, vault: MemoryVault, now: Moment, own: Sequence[str]
) -> Iterator[str]:
    """What is wrong with what a plugin makes of answers at a moment."""
    for value in plugin.contributes:
        if isinstance(value, Replies):
            yield from _replies(value)
        elif isinstance(value, Settler):
            yield from _settler(value, plugin, vault, now, own)


def _replies(replies: Replies) -> Iterator[str]:
    first, second = replies.vocabulary(), replies.vocabulary()
    if wrong := checked.fault(first, answers.Vocabulary, "Replies.vocabulary"):
        yield wrong
    elif first != second:
        yield "Replies.vocabulary: two answers to one question"


def _settler(
    settler: Settler,
    plugin: Plugin,
    vault: MemoryVault,
    now: Moment,
    own: Sequence[str],
) -> Iterator[str]:
    texts = {
        i: t for each in vault.plugins for i, t in each.words.get("en", {}).items()
    }
    at = f"Settler.settle: {settler.kind}"
    _, wanted = checked.returned(settler, settler.settle)
    for answered in _answered(settler.kind, plugin, vault, now):
        first, second = (
            settler.settle(vault.view(now, plugin), answered) for _ in range(2)
        )
        if wrong := checked.fault(first, wanted, at):
            yield wrong
            return
        if first != second:
            yield f"{at}: two answers to one question"
        yield from _edited(first, vault, at)
        yield from saying.unsaid(first, texts, own, at)


def _answered(
    kind: str, plugin: Plugin, vault: MemoryVault, now: Moment
) -> Iterator[Answered]:
    """The first follow-ups of a kind with each of the answers."""
    view, today = vault.view(now, plugin), now[:10]
    words = _vocabulary(vault)
    dated = view.followups(kinds=(kind,))
    for due in (*dated, *view.followups(kinds=(kind,), undated=True))[:MOST]:
        source = vault.notes[due.path]
        home = vault.notes.get(due.entity.path) if due.entity.path != due.path else None
        for said, ticked in SAMPLES:
            answer = Answer()
            if words is not None:
                called = due.entity.name.split()
                answer = answers.parse(said, today, now[11:], words, called)
            yield Answered(due, answer, ticked, today, today, source, home, False, "en")


def _vocabulary(vault: MemoryVault) -> answers.Vocabulary | None:
    """The words of the vault's plugins; None: ticks are all that there is."""
    for plugin in vault.plugins:
        for value in plugin.contributes:
            if isinstance(value, Replies):
                return value.vocabulary()
    return None


def _edited(settled: Any, vault: MemoryVault, at: str) -> Iterator[str]:
    """What is wrong with the edits: each is of a note as it is, and local."""
    if isinstance(settled, Refused) or not isinstance(settled, Edits):
        return
    for edit in settled.edits:
        if wrong := _edit(edit, vault):
            yield f"{at}: {wrong}"


def _edit(edit: Edit, vault: MemoryVault) -> str:
    note = vault.notes.get(edit.path)
    if edit.seen_digest == edits.ABSENT:
        return f"there is a note {edit.path!r} already" if note is not None else ""
    if note is None:
        return f"there is no note {edit.path!r}"
    mark = "\ufeff" if note.source.bom else ""
    if identity.digest((mark + note.text).encode()) != edit.seen_digest:
        return f"an edit is of another text than that of {edit.path!r}"
    try:
        after = edits.apply(note.text, edit.replacements)
    except edits.OverlapError:
        return f"edits of {edit.path!r} overlap or lie outside it"
    if proofs.prove(note.text, after, edit.replacements, edit.keys) is not None:
        return f"an edit of {edit.path!r} changes more than it says"
    return ""
