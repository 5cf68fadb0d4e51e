"""One call's vault, moment and language; opens the vault when it is first needed."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from typing import Any

from vaultkit import wiring
from vaultkit.adapters import places
from vaultkit.adapters.clock import SystemClock
from vaultkit.app import settings
from vaultkit.app.errors import SettingsError, UsageError, VaultkitError
from vaultkit.app.indexing import fresh
from vaultkit.app.vault import Vault
from vaultkit.cli import show, speech
from vaultkit.core import dates
from vaultkit.core.text import SourceText
from vaultkit.core.words import Moment, Msg, Words, msg

_TODAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?")
PROGRESS_FROM = 500
"""Notes from which a long look shows how far it has come."""


class Session:
    """What the commands of one call share."""

    def __init__(self, vault: str | None) -> None:
        """Begin with the vault that is named; None = the one where we are."""
        self._given = vault
        self.ask(None, None, quiet=False)
        self._vault: Vault | None = None
        self._writes = False

    def ask(self, today: str | None, lang: str | None, *, quiet: bool) -> None:
        """Take the other options; a command's own are known after its name."""
        self._today, self._lang, self.quiet = today, lang, quiet
        self._words: Words | None = None

    # --- the vault ------------------------------------------------------------
    @property
    def root(self) -> str:
        """The resolved folder of the vault."""
        root = places.find_vault(self._given)
        if root is None:
            given = self._given or os.environ.get("VAULTKIT_VAULT", "")
            raise wiring.NoVaultError(
                msg("cli.no-vault", path=given), Msg("cli.no-vault.hint")
            )
        return root

    def open(self, *, writes: bool = False, tolerant: bool = False) -> Vault:
        """The vault; writing commands want settings and a cache to write.

        Args:
            writes: whether the command writes into the vault.
            tolerant: go on where the settings are no TOML (`check`, `watch`).
        """
        if self._vault is not None and writes and not self._writes:
            # It was looked at for its commands, without what acts on answers.
            self.close()
        if self._vault is None:
            self._writes = writes or self._writes
            self._vault = self._opened(self._writes)
        own = self._vault.settings
        if own.broken is not None and not tolerant:
            raise BrokenSettingsError(self._vault)
        if writes and not own.found:
            raise SettingsError(Msg("cli.no-settings"), Msg("cli.no-settings.hint"))
        return self._vault

    def expect_writing(self) -> None:
        """Open the vault, when it is first needed, as commands that write do."""
        self._writes = True

    def close(self) -> None:
        """Let go of the index; the vault is opened anew when it is next needed."""
        if self._vault is not None:
            self._vault.index.close()
        self._vault = None
        self._words = None

    def _opened(self, writes: bool) -> Vault:
        root = self.root
        try:
            return wiring.open_vault(root, acting=writes)
        except (OSError, *wiring.UNUSABLE_INDEX) as error:
            if wiring.is_busy(error):
                raise
        with suppress(OSError):
            wiring.drop_index(root)
        try:
            return wiring.open_vault(root, acting=writes)
        except (OSError, *wiring.UNUSABLE_INDEX) as error:
            if writes:
                where = msg("cli.no-cache", path=places.base("cache"))
                raise VaultkitError(where, Msg("cli.no-cache.hint")) from error
        return self._in_memory()

    def _in_memory(self) -> Vault:
        """The vault with an index that leaves no trace, which is said once."""
        vault = wiring.open_vault(self.root, in_memory=True)
        show.note(self._speech(vault), Msg("cli.memory-index"), self.quiet)
        return vault

    def discard(self) -> None:
        """Throw a damaged index away; the vault is opened anew when next needed."""
        self.close()
        with suppress(OSError):
            wiring.drop_index(self.root)

    def refreshed(
        self, *, tolerant: bool = False, hint: frozenset[str] | None = None
    ) -> Vault:
        """The vault with its index brought up to the disk.

        Args:
            tolerant: go on where the settings are no TOML.
            hint: the only paths that may have changed; None = look at everything.
        """
        vault = self.open(tolerant=tolerant)
        with self.progress() as told:
            try:
                fresh.run(vault, hint, told)
            except wiring.UNUSABLE_INDEX as error:
                if wiring.is_busy(error):
                    raise
            else:
                return vault
            try:
                self.discard()
                vault = self.open(tolerant=tolerant)
                fresh.run(vault, progress=told)
            except wiring.UNUSABLE_INDEX:
                vault.index.close()
                vault = self._vault = self._in_memory()
                fresh.run(vault, progress=told)
        return vault

    def progress(self) -> Any:
        """A bar on stderr for long work, only where somebody looks at it."""
        return show.Progress(
            not self.quiet and sys.stderr.isatty(), self._said_reading, PROGRESS_FROM
        )

    def _said_reading(self) -> str:
        return self.words.say(Msg("cli.reading"))

    # --- moment and language ----------------------------------------------------
    @property
    def frozen(self) -> Moment | None:
        """What `--today` says, with a time; None without it."""
        if self._today is None:
            return None
        return moment(self._today)

    @property
    def clock(self) -> SystemClock:
        """The clock of the vault's zone."""
        return SystemClock(self.open(tolerant=True).settings.timezone, self.frozen)

    @property
    def now(self) -> Moment:
        """The vault's local time."""
        return self.frozen or self.clock.now()

    @property
    def words(self) -> Words:
        """All sentences in the terminal's language."""
        if self._words is None:
            self._words = self._speech(self.open(tolerant=True))
        return self._words

    def _speech(self, vault: Vault) -> Words:
        return vault.words(self.language(vault.settings.language))

    def language(self, vault: str) -> str:
        """The terminal's language: asked for, the locale's, the vault's."""
        return self._lang or speech.from_locale(os.environ) or vault

    def say(self, message: Msg | str, hint: Msg | None = None) -> None:
        """A sentence to stderr, unless quiet."""
        show.note(self.words, message, self.quiet, hint)


class BrokenSettingsError(SettingsError):
    """`vaultkit.toml` is not TOML; shown like any diagnostic."""

    def __init__(self, vault: Vault) -> None:
        """Keep the place and its line."""
        found = vault.settings.broken
        assert found is not None  # noqa: S101 - raised only then
        super().__init__(found.message, found.hint)
        self.found = found
        source = SourceText(settings.FILE, vault.settings_text)
        self.excerpt = source.excerpt(found.line) if found.line else ""


def moment(text: str) -> Moment:
    """The moment that `--today` means.

    Raises:
        UsageError: it is no day, or names a zone.
    """
    found = _TODAY.fullmatch(text)
    when = dates.whole(found[1]) if found else None
    time = (found[2] if found else None) or "00:00"
    if not found or not when or when.day is None or when.fault or time > "23:59":
        raise UsageError(msg("cli.bad-today", text=text), Msg("cli.bad-today.hint"))
    if time[3:] > "59":
        raise UsageError(msg("cli.bad-today", text=text), Msg("cli.bad-today.hint"))
    return f"{found[1]}T{time}"
