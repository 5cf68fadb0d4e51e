"""Follow-ups made by hand, in outline, for views that hand them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from vaultkit.plugin import Due, Outline
from vaultkit.plugin.followups import outline


class Handed(Protocol):
    """A view that hands out follow-ups."""

    def followups(self, **asked: Any) -> Sequence[Due]: ...


class Outlines:
    """Gives what `followups` gives, in outline first, as the host does."""

    def outlines(self: Handed, **asked: Any) -> list[Outline]:
        found = [outline(due) for due in self.followups(**asked)]
        return sorted(found)

    def read(self: Handed, some: Sequence[Outline]) -> list[Due]:
        wanted = {one.uid for one in some}
        return [due for due in self.followups() if due.uid in wanted]
