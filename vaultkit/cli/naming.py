"""Who a name typed in a shell means; if nobody or several do, what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from vaultkit.app.asking.view import VaultView
from vaultkit.app.errors import UsageError
from vaultkit.core.words import Msg, msg
from vaultkit.plugin.followups import Due, Entity

CANDIDATES = 8
"""Names shown where several are meant."""


def who(typed: str, view: VaultView) -> Entity:
    """The one that a name means.

    Raises:
        UsageError: nobody, or several, answer to it.
    """
    found = [e for e in view.find(typed) if e.kind != "note"]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            msg("cli.several", text=typed, n=len(found)),
            msg("cli.several.hint", path=found[-1].path.removesuffix(".md")),
            lines=tuple(_told_apart(view, one) for one in found[:CANDIDATES]),
        )
    if lines := view.unowned(typed):
        raise _without_card(typed, lines)
    near = view.near(typed)
    raise UsageError(
        msg("cli.nobody", text=typed),
        msg("cli.nobody.hint", names=", ".join(near))
        if near
        else Msg("cli.nobody.plain"),
    )


def _told_apart(view: VaultView, entity: Entity) -> tuple[Msg | str, ...]:
    """Somebody with what tells them from their namesakes, as one line."""
    about, last = view.apart(entity)
    parts: list[Msg | str] = [entity.name]
    parts += (" · ", about) if about else ()
    parts += (" · ", msg("cli.last", on=last)) if last else ()
    return (*parts, f"  ({entity.path})")


def _without_card(typed: str, lines: Sequence[Due]) -> UsageError:
    """That somebody is due and has no note yet, with the line that says so."""
    first = lines[0]
    line = msg(
        "cli.no-card.hint",
        line=first.item.title,
        path=first.path,
        number=first.line,
        day=first.day or "",
    )
    return UsageError(msg("cli.no-card", text=typed), line)
