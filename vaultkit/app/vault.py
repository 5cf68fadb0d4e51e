"""One vault with all that a use case needs of it; values and ports, no behaviour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from vaultkit.app.index import Index
from vaultkit.app.ports import NoteFiles
from vaultkit.app.records import Journal
from vaultkit.app.registry import Registry
from vaultkit.app.settings import Settings
from vaultkit.core import notes, text
from vaultkit.core.diagnostics import Placed
from vaultkit.core.notes import Note
from vaultkit.core.words import Moment, Msg, Words, msg


def no_templates(name: str, _text: str | None, _values: Mapping[str, str]) -> Msg:
    """That no template can be filled, where nobody said how."""
    return msg("app.template-failed", path=name, error="")


class Locks(Protocol):
    """Port: who may write, who watches."""

    def hold(self, name: str, wait: float) -> AbstractContextManager[None]:
        """Hold a lock, waiting so many seconds for it."""

    def holder(self, name: str) -> str | None:
        """Who holds a lock, or None."""


class Vault(NamedTuple):
    """A vault as wired: its folder, index, plugins and settings."""

    name: str
    files: NoteFiles
    index: Index  # type: ignore[assignment] # nobody counts in a vault
    registry: Registry
    settings: Settings
    diagnostics: tuple[Placed, ...]
    """Faults of settings and plugins."""
    texts: Mapping[str, Mapping[str, str]]
    """The host's own sentences by language."""
    locks: Locks
    journal: Journal
    disk_now: Callable[[], int]
    """The disk's time in ns since 1970."""
    local: Callable[[int], Moment]
    """The vault's local time at so many ns since 1970."""
    zone_rule: str | None = "UTC0"
    zone_shifts: tuple[tuple[str, int], ...] = ()
    program: str = ""
    """What extraction depends on; another one throws the index away."""
    settings_text: str = ""
    fill: Callable[[str, str | None, Mapping[str, str]], str | Msg] = no_templates
    """Fills a template's holes, in which nothing else can happen."""
    deriving: str = ""
    """What deriving depends on; another one derives everything again."""

    def words(self, language: str = "") -> Words:
        """All sentences in a language, by default the vault's."""
        return self.registry.words(language or self.settings.language, self.texts)

    def note(self, path: str) -> Note | None:
        """A note as it is on disk now."""
        if not self.files.is_plain(path):
            return None
        data = self.files.read(path)
        return None if data is None else notes.parse(path, text.decode(data)[0])
