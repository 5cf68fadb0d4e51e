"""What all plugins contribute, each with its owner; clashes and crashes as values.

Nothing is discovered here: callers hand in plugins, only the wiring knows which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.words import Msg, Words, msg
from vaultkit.plugin.contributions import (
    Block,
    Check,
    Command,
    Derive,
    Extract,
    NoteKind,
    Output,
    Plugin,
    Section,
)
from vaultkit.plugin.kinds import FactKind, Table

T = TypeVar("T")

NAMED = (NoteKind, Table, Block, Section, Output, Command)
"""Contributions that are asked for by name, which two plugins cannot share."""


class Owned(NamedTuple):
    """A contribution and the plugin that brought it."""

    plugin: Plugin
    value: Any


class Registry:
    """The contributions of some plugins, by type, in the order of the plugins."""

    def __init__(
        self, plugins: Iterable[Plugin], options: Mapping[str, Any] | None = None
    ) -> None:
        """Take plugins in order; the first of two that clash keeps its place."""
        self.plugins: list[Plugin] = []
        self.options: dict[str, Any] = dict(options or {})
        self.diagnostics: list[Diagnostic] = []
        self.crashed: dict[tuple[str, str], Diagnostic] = {}
        self.last_crash: Diagnostic | None = None
        self._by_type: dict[type, list[Owned]] = {}
        self._names: dict[tuple[type, str], Plugin] = {}
        self._texts: dict[str, dict[str, str]] = {}
        self.facts: dict[str, FactKind[Any]] = {}
        for plugin in plugins:
            self._add(plugin)

    def _add(self, plugin: Plugin) -> None:
        if any(plugin.name == other.name for other in self.plugins):
            self._clash("plugin", plugin.name, plugin.name, plugin.name)
            return
        self.plugins.append(plugin)
        if plugin.options is not None:
            self.options.setdefault(plugin.name, plugin.options())
        for value in plugin.contributes:
            kind = type(value)
            if isinstance(value, NAMED):
                first = self._names.setdefault((kind, value.name), plugin)
                if first is not plugin:
                    self._clash(kind.__name__, value.name, first.name, plugin.name)
                    continue
            if isinstance(value, Extract):
                for fact in value.gives:
                    self.facts.setdefault(fact.name, fact)
            self._by_type.setdefault(kind, []).append(Owned(plugin, value))

    def _clash(self, what: str, name: str, first: str, second: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                "plugin/clash",
                "error",
                msg("app.clash", what=what, name=name, first=first, second=second),
                hint=msg("app.clash.hint", second=second),
            )
        )

    def of(self, kind: type) -> Sequence[Owned]:
        """Every contribution of a type."""
        return self._by_type.get(kind, ())

    def named(self, kind: type, name: str) -> Owned | None:
        """The contribution of a type with a name."""
        return next((o for o in self.of(kind) if o.value.name == name), None)

    def derives(self, kind: str) -> list[Owned]:
        """What is derived for entities of a kind."""
        return [o for o in self.of(Derive) if o.value.of == kind]

    def checks(self) -> Sequence[Owned]:
        """Every vault-wide check."""
        return self.of(Check)

    def option(self, plugin: Plugin) -> Any:
        """The decoded options of a plugin, None if it has none."""
        return self.options.get(plugin.name)

    def words(self, language: str, host: Mapping[str, str]) -> Words:
        """All sentences of one language; a plugin without it speaks English."""
        if language not in self._texts:
            texts = dict(host)
            for plugin in self.plugins:
                own = plugin.words
                texts.update(own.get("en", {}))
                texts.update(own.get(language, {}))
            self._texts[language] = texts
        return Words(language, self._texts[language])

    def guard(
        self, owner: Owned, run: Callable[..., Iterable[T]], *args: Any
    ) -> tuple[T, ...]:
        """Run a contribution to its end; a crash is a diagnostic and yields nothing."""
        return self.call(owner, lambda: tuple(run(*args))) or ()

    def call(self, owner: Owned, run: Callable[..., T], *args: Any) -> T | None:
        """Run a contribution that gives one value; a crash gives None.

        `last_crash` then holds the diagnostic, for who keeps it with a note.
        """
        try:
            return run(*args)
        except Exception as error:  # noqa: BLE001 - a stranger's code may raise anything
            self.note_crash(owner, error)
            return None

    def note_crash(self, owner: Owned, error: Exception) -> None:
        """Remember, once per contribution, that it raised."""
        name = getattr(owner.value, "name", "") or getattr(owner.value, "code", "")
        what = f"{type(owner.value).__name__} {name}".strip()
        said = f"{type(error).__name__}: {error}"[:200]
        self.crashed.setdefault(
            (owner.plugin.name, what),
            Diagnostic(
                "plugin/crashed",
                "error",
                msg("app.crashed", plugin=owner.plugin.name, what=what, error=said),
                hint=Msg("app.crashed.hint", (("plugin", owner.plugin.name),)),
            ),
        )
        self.last_crash = self.crashed[owner.plugin.name, what]
