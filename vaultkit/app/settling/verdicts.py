"""What an answer comes to, as the settler of its kind has it, and whether it is news.

Another machine may have acted on it. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vaultkit.app import generate
from vaultkit.app.asking.snapshot import Snapshot
from vaultkit.app.asking.view import VaultView
from vaultkit.app.registry import Owned
from vaultkit.app.settling import heard
from vaultkit.app.settling.heard import Hearing, Piece, Said
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.followups import Due
from vaultkit.plugin.settling import (
    AlreadyDone,
    Answered,
    Edits,
    Refused,
    Settled,
    Settler,
)


class Verdicts(NamedTuple):
    """What is asked of settlers in one pass."""

    hearing: Hearing
    own: Collection[str]
    """What is answered in the very line that asks, by the part of its uid."""

    def on(self, snapshot: Snapshot, said: Said) -> Settled:
        """What becomes of an answer."""
        settled = self._settle(snapshot, said)
        if isinstance(settled, Edits) and not said.answer.on:
            return self._known(snapshot, said) or settled
        return settled

    def unknown(self, piece: Piece, due: Due) -> Piece:
        """A line that was answered once more, without what was acted on below it."""
        tick = piece.tick
        if not (tick.words and tick.below):
            return piece
        alone = {
            below: piece._replace(tick=tick._replace(words=below.words, below=()))
            for below in tick.below
        }
        new = tuple(one for one in alone if not self.is_past(alone[one], due))
        return piece._replace(tick=tick._replace(below=new))

    def is_past(self, piece: Piece, due: Due) -> bool:
        """Whether what a line says, it alone, was acted on by another machine."""
        snapshot = generate.snapshot(self.hearing.vault)
        said = self.hearing.said([piece], due)
        settled = self._settle(snapshot, said)
        return is_known(settled) or self._known(snapshot, said) is not None

    def _known(self, snapshot: Snapshot, said: Said) -> AlreadyDone | None:
        """Whether another machine has acted on it, under another day.

        The note may have been saved since for something else, and comes by another
        way than the one that the answer changed.
        """
        days = heard.other_days(said.piece, said.on, self.hearing.now[:10])
        others = [said._replace(on=day) for day in days]
        others += filter(None, (self.hearing.grown(said),))
        for other in others:
            settled = self._settle(snapshot, other)
            if not isinstance(settled, Refused) and is_known(settled):
                return AlreadyDone(settled.echo)
        return None

    def _settle(self, snapshot: Snapshot, said: Said) -> Settled:
        """Ask the settler of its kind what an answer comes to."""
        if said.refused is not None:
            return Refused(said.refused)
        due = said.due
        owned = self._settler(due.item.kind)
        source = self.hearing.vault.note(due.path)
        if owned is None or source is None:
            return Refused(msg("app.no-settler", kind=due.item.kind))
        home = None
        if due.entity.path != due.path:
            home = self.hearing.vault.note(due.entity.path)
        answered = Answered(
            due,
            said.answer,
            said.ticked,
            said.on,
            self.hearing.now[:10],
            source,
            home,
            "✅" in source.text,
            self.hearing.vault.settings.language,
            said.words,
            said.piece.tick.uid8 in self.own,
        )
        view = VaultView(snapshot, owned.plugin, self.hearing.now)
        settled: Settled | None = self.hearing.vault.registry.call(
            owned, owned.value.settle, view, answered
        )
        return Refused(Msg("app.settler-crashed")) if settled is None else settled

    def _settler(self, kind: str) -> Owned | None:
        for owned in self.hearing.vault.registry.of(Settler):
            if owned.value.kind == kind:
                return owned
        return None


def is_known(settled: Settled) -> bool:
    """Whether there is nothing to write for what a copy still holds."""
    if isinstance(settled, Edits):
        return settled.stands
    return isinstance(settled, AlreadyDone)
