"""What all plugins contribute, each with its owner; clashes and crashes as values.

Nothing is discovered here: callers hand in plugins, only the wiring knows which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from vaultkit.app import returned
from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.words import Words, msg, over
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
ACTING = {"Settler": "kind", "Replies": ""}
"""The same of what acts on answers, by the type's name: few starts load the types.

Beside it the field that two plugins cannot share; "" = nobody else may bring any."""
HOST = "vaultkit"
RESERVED: Mapping[type, frozenset[str]] = {
    NoteKind: frozenset(("note",)),
    Command: frozenset(
        (
            *("init", "sync", "watch", "report", "check", "feed", "plugins"),
            *("serve", "undo", "doctor", "help"),
        )
    ),
    Section: frozenset(
        (
            *("schema", "today", "now", "timezone"),
            *("followups", "undated", "old", "diagnostics"),
        )
    ),
}
"""Names that are the host's own."""


class Owned(NamedTuple):
    """A contribution and the plugin that brought it."""

    plugin: Plugin
    value: Any


def _unshared(value: Any) -> str | None:
    """The name by which a contribution is asked for, which is one plugin's alone."""
    if isinstance(value, NAMED):
        return str(value.name)
    kind = type(value).__name__
    if kind not in ACTING:
        return None
    return str(getattr(value, ACTING[kind])) if ACTING[kind] else kind.lower()


class Registry:
    """The contributions of some plugins, by type, in the order of the plugins."""

    def __init__(
        self,
        plugins: Iterable[Plugin],
        options: Mapping[str, Any] | None = None,
        strangers: Iterable[str] = (),
        taken: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Take plugins in order; the first of two that clash keeps its place.

        What belongs to a plugin that is on and was not loaded is `taken`: its name by
        a contribution's type and name.

        What `strangers` give back is looked over before anybody works with it; the
        plugins that vaultkit brings are looked over by its tests.
        """
        self.strangers = frozenset(strangers)
        self._taken = dict(taken or {})
        self.sources: tuple[str, ...] = ()
        """Where the code of strangers lies."""
        self.passed_on: tuple[type[Exception], ...] = ()
        """What a contribution may meet without any fault of its own."""
        self.plugins: list[Plugin] = []
        self.options: dict[str, Any] = dict(options or {})
        self.diagnostics: list[Diagnostic] = []
        self.crashed: dict[tuple[str, str], Diagnostic] = {}
        self.last_crash: Diagnostic | None = None
        self._by_type: dict[type, list[Owned]] = {}
        self._names: dict[tuple[type, str], Plugin] = {}
        self._texts: dict[str, dict[str, str]] = {}
        self._givers: dict[str, Plugin] = {}
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
            if self._has_room(plugin, value):
                self._by_type.setdefault(type(value), []).append(Owned(plugin, value))

    def _has_room(self, plugin: Plugin, value: Any) -> bool:
        """Whether no other plugin, nor the host, has taken its names before."""
        kind = type(value)
        name = _unshared(value)
        if name is not None:
            if name in RESERVED.get(kind, ()):
                self._clash(kind.__name__, name, HOST, plugin.name)
                return False
            other = self._taken.get((kind.__name__, name), "")
            if other:
                self._clash(kind.__name__, name, other, plugin.name)
                return False
            first = self._names.setdefault((kind, name), plugin)
            if first is not plugin:
                self._clash(kind.__name__, name, first.name, plugin.name)
                return False
        if isinstance(value, Extract):
            for fact in value.gives:
                if self.facts.get(fact.name, fact) != fact:
                    first = self._givers[fact.name]
                    self._clash("FactKind", fact.name, first.name, plugin.name)
                    return False
            for fact in value.gives:
                self.facts.setdefault(fact.name, fact)
                self._givers.setdefault(fact.name, plugin)
        return True

    def _clash(self, what: str, name: str, first: str, second: str) -> None:
        self.diagnostics.append(clash(what.lower(), name, first, second))

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

    def words(self, language: str, host: Mapping[str, Mapping[str, str]]) -> Words:
        """All sentences of one language; whoever is without it speaks English.

        The host's come first, and are the same whenever this is asked.
        """
        if language not in self._texts:
            texts: dict[str, str] = {}
            for own in (host, *(plugin.words for plugin in self.plugins)):
                said = over(own.get("en", {}), own.get(language, {}))
                texts.update((id_, t) for id_, t in said.items() if id_ not in texts)
            self._texts[language] = texts
        return Words(language, self._texts[language])

    def guard(
        self, owner: Owned, run: Callable[..., Iterable[T]], *args: Any
    ) -> tuple[T, ...]:
        """Run a contribution to its end; a crash is a diagnostic and yields nothing."""
        return self.all(owner, run, *args) or ()

    def all(
        self, owner: Owned, run: Callable[..., Iterable[T]], *args: Any
    ) -> tuple[T, ...] | None:
        """As `guard`, but a crash gives None, to be told from nothing at all."""
        try:
            given = tuple(run(*args))
            if owner.plugin.name in self.strangers:
                returned.look_over(owner.plugin, owner.value, run, given)
        except Exception as error:  # noqa: BLE001 - a stranger's code may raise anything
            self.note_crash(owner, error)
            return None
        return given

    def call(self, owner: Owned, run: Callable[..., T], *args: Any) -> T | None:
        """Run a contribution that gives one value; a crash gives None.

        `last_crash` then holds the diagnostic, for who keeps it with a note.
        """
        try:
            given = run(*args)
            if owner.plugin.name in self.strangers:
                returned.look_over(owner.plugin, owner.value, run, given)
        except Exception as error:  # noqa: BLE001 - as above
            self.note_crash(owner, error)
            return None
        return given

    def note_crash(self, owner: Owned, error: Exception) -> None:
        """Remember, once per contribution, that it raised.

        What it was only the first to meet, such as a damaged index, is passed on.
        """
        if isinstance(error, self.passed_on):
            raise error
        found = crash(owner.plugin.name, _title(owner), error)
        key = (owner.plugin.name, _title(owner))
        self.last_crash = self.crashed.setdefault(key, found)

    def crash_of(self, owner: Owned) -> Diagnostic | None:
        """That a contribution raised, if it did."""
        return self.crashed.get((owner.plugin.name, _title(owner)))


def _title(owner: Owned) -> str:
    names = (getattr(owner.value, key, "") for key in ("name", "code", "of"))
    return (
        f"{type(owner.value).__name__.lower()} {next(filter(None, names), '')}".strip()
    )


def clash(what: str, name: str, first: str, second: str) -> Diagnostic:
    """That two plugins bring what there can be one of."""
    return Diagnostic(
        "plugin/clash",
        "error",
        msg("app.clash", what=what, name=name, first=first, second=second),
        hint=msg("app.clash.hint", second=second),
    )


def crash(plugin: str, what: str, error: Exception) -> Diagnostic:
    """That a plugin failed, and in what."""
    said = str(error)
    if not isinstance(error, returned.BreachError):
        said = f"{type(error).__name__}: {error}"
    return Diagnostic(
        "plugin/crashed",
        "error",
        msg("app.crashed", plugin=plugin, what=what, error=said[:200]),
        hint=msg("app.crashed.hint", plugin=plugin),
    )
