"""What a task line is known by while it stands: its block id, else its words.

Never a date, a path or a line number, so that moving a line or its date keeps it.
"""

from __future__ import annotations

from unicodedata import normalize

from vaultkit.plugin import Day

OWN = "vk-"
"""How the ids begin that are written into lines here."""
OPEN = frozenset(" /!?<>")
DONE = frozenset("xX")


def folded(text: str) -> str:
    """The words of a line without tags, as they are compared."""
    small = normalize("NFC", text).casefold()
    return " ".join(word for word in small.split() if not word.startswith("#"))


class LineIds:
    """Gives each open line of one entity its key; the same words twice are two.

    A stranger's block id comes with the name of its note, see `in_note`.
    """

    def __init__(self) -> None:
        """Begin with no line seen."""
        self._seen: dict[str, int] = {}

    def key(self, text: str, block_id: str | None) -> str:
        """The key of the next open line."""
        if block_id and block_id.startswith(OWN):
            return block_id
        words = block_id or folded(text)
        nth = self._seen.get(words, 0) + 1
        self._seen[words] = nth
        return words if block_id and nth == 1 else f"{words}#{nth}"


def in_note(block_id: str, stem: str) -> str:
    """A block id as an identity: a stranger's is known by its note, too."""
    return block_id if block_id.startswith(OWN) else f"{stem}^{block_id}"


def others(about: tuple[str, ...], mentions: tuple[str, ...]) -> tuple[str, ...]:
    """The link targets of a line that concerns more than its one contact."""
    return mentions or (about if len(about) > 1 else ())


def is_old(due: Day | None, written_on: Day | None, start: Day | None) -> bool:
    """Whether an open box is from before the vault's start."""
    day = due or written_on
    return bool(start and day and day[:10] < start)
