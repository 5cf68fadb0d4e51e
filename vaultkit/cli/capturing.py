"""Commands of plugins that write: one line each, from the shell into notes.

A plugin says what to change; it is written here, under the lock, with a journal. After
it comes a round, so that lists and feed follow; a watcher that lives does that itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import click
from click.shell_completion import CompletionItem

from vaultkit.app import apply, generate
from vaultkit.app import round as rounds
from vaultkit.app.asking.view import VaultView
from vaultkit.app.records import Change
from vaultkit.app.registry import Owned
from vaultkit.app.round import Written
from vaultkit.app.vault import Vault
from vaultkit.cli import (
    calling,
    completing,
    contributed,
    findings,
    helping,
    patch,
    show,
    typed,
)
from vaultkit.cli.session import Session
from vaultkit.core.edits import Edit
from vaultkit.core.words import Msg, Words, msg
from vaultkit.plugin.contributions import Command, Grid, Option, Outcome


def command(owned: Owned) -> click.Command:
    """A plugin's command that writes, as one of the shell."""
    described: Command = owned.value
    words = contributed.help_words(owned)
    head, gap, rest = words.say(described.summary).partition("\n\n")
    params: list[click.Parameter] = [_parameter(o, words) for o in described.options]
    params.append(
        click.Option(["--dry-run"], is_flag=True, help=helping.say("dry-run"))
    )
    params += contributed.shared()

    def run(**given: Any) -> int:
        return _run(calling.session(click.get_current_context()), owned, given)

    return click.Command(
        described.name,
        params=params,
        callback=run,
        help=contributed.sentence(head) + gap + rest,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _parameter(option: Option, words: Words) -> click.Parameter:
    if option.type not in typed.FOR_NAMES and not option.argument:
        return contributed.parameter(option, words)
    shown = option.name.upper()
    many = option.type not in typed.FOR_NAMES
    return click.Argument(
        [contributed.python(option.name)],
        nargs=-1 if many else 1,
        required=option.required,
        metavar=shown if option.required else f"[{shown}]",
        shell_complete=_offered if option.type in typed.FOR_NAMES else None,
    )


def _offered(
    ctx: click.Context, _argument: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Names as one word each, so that no shell parts them: `Anna-Weber`."""
    comma = begun.rfind(",") + 1
    before, last = begun[:comma], begun[comma:]
    session = calling.session(ctx)
    found = completing.names(session, (), last.replace("-", " "))
    return [
        CompletionItem(before + item.value.replace(" ", "-"), help=item.help)
        for item in found or completing.names(session, (), last)
    ]


# --- the call -----------------------------------------------------------------------
def _run(session: Session, owned: Owned, given: dict[str, Any]) -> int:
    described: Command = owned.value
    vault = session.open(writes=True)
    now, dry_run = session.now, given["dry_run"]
    with vault.journal.run(described.name, now) as record:
        with vault.locks.hold("write", rounds.WAIT):
            vault = session.refreshed()
            outcome = _asked(session, vault, owned, given)
            if outcome is None:
                return 1
            if outcome.exit:
                _refused(outcome, session.words)
                return outcome.exit
            made = list(_prepared(vault, outcome.edits))
            faults = [one for one in made if not isinstance(one, Change)]
            changes = [one for one in made if isinstance(one, Change)]
            if not faults and not dry_run:
                write = partial(apply.change, vault.files, record)
                faults = list(filter(None, (_written(write, one) for one in changes)))
        if faults:
            for fault in faults:
                hint = Msg(f"{fault.id}.hint")
                known = session.words.has(hint.id)
                show.complain(session.words, fault, hint if known else None)
            return 1
        if dry_run:
            for change in changes:
                patch.put(Written(*change[:3]))
                session.say(msg("cli.would-write", path=change.path))
            return 0
        _said(outcome, session.words)
        if not changes or vault.locks.holder("watch") is not None:
            return 0
        paths = frozenset(change.path for change in changes)
        summary = rounds.run(vault, now[:10], hint=paths, record=record)
    colour = show.colours(sys.stderr)
    for said in findings.shown(vault, summary.complaints, session.words, colour=colour):
        sys.stderr.write(said + "\n\n")
    return 1 if summary.complaints else 0


def _asked(
    session: Session, vault: Vault, owned: Owned, given: dict[str, Any]
) -> Outcome | None:
    """What the plugin answers; None, with the reason said, if it cannot."""
    described: Command = owned.value
    now = session.now
    if vault.settings.writes != "all" and not given["dry_run"]:
        said = msg("cli.writes-off", value=vault.settings.writes)
        show.complain(session.words, said, Msg("cli.writes-off.hint"))
        return None
    view = VaultView(generate.snapshot(vault), owned.plugin, now)
    given = typed.parted(described.options, given, view)
    asked = {
        option.name: typed.value(option, given, view, now, session.words)
        for option in described.options
    } | typed.leads(described.options, given)
    outcome: Outcome | None = vault.registry.call(
        owned, described.run, view, asked, now
    )
    if outcome is None:
        for fault in vault.registry.crashed.values():
            show.complain(session.words, fault.message, fault.hint)
    return outcome


def _prepared(vault: Vault, edits: Sequence[Edit]) -> Any:
    """Each change, or why it cannot be made; what is so already is left out."""
    for edit in edits:
        made = apply.prepared(vault.files, edit)
        if isinstance(made, Change):
            yield made
        elif made != "same":
            yield msg(f"app.unsettled-{made}", path=edit.path)


def _written(write: Any, change: Change) -> Msg | None:
    done = write(change)
    if done in ("written", "same"):
        return None
    return msg(f"app.unsettled-{done}", path=change.path)


def _said(outcome: Outcome, words: Words) -> None:
    for part in outcome.show:
        click.echo(_line(part, words))


def _refused(outcome: Outcome, words: Words) -> None:
    """Why nothing was done: a sentence, and what it was about."""
    first, *rest = outcome.show or (Msg("cli.refused"),)
    # An id without a text is shown as it is.
    show.complain(words, Msg(_line(first, words)), None)
    for part in rest:
        sys.stderr.write(f"  {_line(part, words)}\n")


def _line(part: Any, words: Words) -> str:
    if isinstance(part, Grid):
        return show.text_grid(part, words, columns=100, limit=None, colour=False)
    parts = (part,) if isinstance(part, (Msg, str)) else part
    return show.safe("".join(words.say(piece) for piece in parts))
