"""What a vault may set under `[contacts]`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vaultkit.plugin import Day


class Options(NamedTuple):
    """Names added to the built-in ones; the last five are the vault's own settings."""

    folders: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    """Paths of folders that hold templates."""
    template: str = ""
    """Path of the template of new cards; "" looks for one, "own" takes ours."""
    keys: Mapping[str, str] = {}
    """Own spellings of keys: `{ "naechster call" = "callback" }`."""
    us_keys: tuple[str, ...] = ()
    task_filter: str = ""
    only_tagged: bool = False
    region: str | None = None
    start: Day | None = None
