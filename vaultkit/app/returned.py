"""What a contribution gave back, held against what it promised.

Asked for plugins of other houses only; the ones that vaultkit brings are held against
the same rules by its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from vaultkit.plugin import checked
from vaultkit.plugin.contributions import Extract, Fact, Plugin, Section
from vaultkit.plugin.followups import Derived
from vaultkit.plugin.kinds import Table


class BreachError(TypeError):
    """A contribution gave back what the door's types do not allow."""


def look_over(
    plugin: Plugin, contribution: Any, run: Callable[..., Any], given: Any
) -> None:
    """Look at what a function of a contribution gave.

    Raises:
        BreachError: it is not what the contribution promises.
    """
    name, wanted = checked.returned(contribution, run)
    at = f"{type(contribution).__name__}.{name}"
    wrong = checked.fault(given, wanted, at)
    if isinstance(contribution, Section) and name == "data":
        wrong = checked.plain(given, at)
    if isinstance(contribution, Extract):
        wrong = wrong or undeclared_facts(contribution, given)
    if isinstance(given, Derived):
        wrong = wrong or undeclared_rows(plugin, given)
    if wrong:
        raise BreachError(wrong)


def undeclared_facts(extract: Extract, given: Sequence[Any]) -> str:
    """Which fact an extract gives without saying so; "" if it gives none."""
    known = {kind.name for kind in extract.gives}
    for found in given:
        if isinstance(found, Fact) and found.kind.name not in known:
            return f"Extract.facts: {found.kind.name} is not among `gives`"
    return ""


def undeclared_rows(plugin: Plugin, made: Derived) -> str:
    """Which rows fit into no table of the plugin's; "" if all do."""
    wide = {t.name: len(t.columns) for t in plugin.contributes if isinstance(t, Table)}
    for name, rows in made.rows.items():
        if name not in wide:
            return f"Derived.rows: the plugin has no table {name!r}"
        if any(len(row) != wide[name] for row in rows):
            return f"Derived.rows: a row of {name!r} has not {wide[name]} values"
    return ""
