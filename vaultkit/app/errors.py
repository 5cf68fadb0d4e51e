"""Why we cannot go on. Faults in notes are diagnostics, never these."""

from __future__ import annotations

from vaultkit.core.words import Msg


class VaultkitError(Exception):
    """A reason to stop, in words and with an exit code.

    Raised anywhere, caught in `cli.main` only.
    """

    exit_code = 2

    def __init__(
        self,
        message: Msg,
        hint: Msg | None = None,
        lines: tuple[tuple[Msg | str, ...], ...] = (),
    ) -> None:
        """Keep the sentence, what to do instead, and what there is to choose from."""
        super().__init__(message.id)
        self.message = message
        self.hint = hint
        self.lines = lines


class UsageError(VaultkitError):
    """The call's words cannot be meant."""


class NoVaultError(VaultkitError):
    """There is no readable folder where the vault should be."""


class SettingsError(VaultkitError):
    """`vaultkit.toml` cannot be used for what was asked."""


class LockHeldError(VaultkitError):
    """Another vaultkit is writing or watching."""


class IndexBusyError(VaultkitError):
    """The index is locked, or its folder cannot be written."""


class DamagedIndexError(VaultkitError):
    """What the index holds is not what was put there."""

    def __init__(self) -> None:
        """Say so, should it not help to make it anew."""
        super().__init__(Msg("cli.damaged"), Msg("cli.damaged.hint"))
