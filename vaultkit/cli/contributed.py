"""Commands that plugins describe, made into commands of the shell."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from vaultkit import wiring
from vaultkit.app import generate
from vaultkit.app.asking.view import VaultView
from vaultkit.app.errors import UsageError, VaultkitError
from vaultkit.app.indexing import extract, sync
from vaultkit.app.registry import Owned
from vaultkit.app.vault import Vault
from vaultkit.cli import completing, findings, helping, naming, show
from vaultkit.cli.asking import days_ahead
from vaultkit.cli.calling import session
from vaultkit.cli.session import Session
from vaultkit.core import dates, notes, text
from vaultkit.core.diagnostics import Diagnostic, Placed
from vaultkit.core.notes import Note
from vaultkit.core.words import Msg, Words, msg, over
from vaultkit.plugin.contributions import Command, Grid, Option, Outcome, Plugin

METAVARS = {"when": "WHEN", "within": "SPAN"}
"""How an option's value is called in its help."""


def _owned(session: Session) -> tuple[list[Owned], Collection[str]]:
    """The commands of a vault's plugins, and the names of plugins that are off."""
    try:
        vault = session.open(tolerant=True)
    except (VaultkitError, OSError):
        return _brought(wiring.builtins()), ()
    return list(vault.registry.of(Command)), vault.settings.off


def _brought(plugins: Iterable[Plugin]) -> list[Owned]:
    return [
        Owned(plugin, value)
        for plugin in plugins
        for value in plugin.contributes
        if isinstance(value, Command)
    ]


def _acting() -> list[Owned]:
    """Those of our plugins that only commands which write load."""
    first = {plugin.name for plugin in wiring.builtins()}
    ours = wiring.builtins(acting=True)
    return _brought(plugin for plugin in ours if plugin.name not in first)


def _all(session: Session) -> list[Owned]:
    found, off = _owned(session)
    acting = [owned for owned in _acting() if owned.plugin.name not in off]
    taken = {owned.value.name for owned in acting}
    return [*acting, *(owned for owned in found if owned.value.name not in taken)]


def names(session: Session) -> Sequence[str]:
    """The commands that plugins bring."""
    return [owned.value.name for owned in _all(session)]


def find(session: Session, name: str) -> Owned | None:
    """A plugin's command by its name; None if no plugin brings it."""
    if name in {owned.value.name for owned in _brought(wiring.builtins())}:
        known = _owned(session)[0]
    else:
        if name in {owned.value.name for owned in _acting()}:
            session.expect_writing()
        known = _all(session)
    return next((o for o in known if o.value.name == name), None)


def command(owned: Owned) -> click.Command:
    """A plugin's command that only reads, as one of the shell."""
    described: Command = owned.value
    words = help_words(owned)
    params: list[click.Parameter] = [parameter(o, words) for o in described.options]
    formats = click.Choice(["text", "json"])
    params.append(
        click.Option(
            ["--format"], type=formats, default="text", help=helping.say("format")
        )
    )
    params += shared()

    def run(**given: Any) -> int:
        return _run(session(click.get_current_context()), described.name, given)

    return click.Command(
        described.name,
        params=params,
        callback=run,
        help=sentence(words.say(described.summary)),
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def offered(
    ctx: click.Context, argument: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The names that a shell may offer here."""
    before = ctx.params.get(argument.name or "") or ()
    return completing.names(session(ctx), before, begun)


def sentence(text: str) -> str:
    """A help text as the others are written: a capital, and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text[-1:] in ".!?…" else ".")


def help_words(owned: Owned) -> Words:
    """A plugin's sentences in the terminal's language."""
    language = helping.language()
    own = owned.plugin.words
    return Words(language, over(own.get("en", {}), own.get(language, {})))


def shared() -> list[click.Parameter]:
    """The options that every command accepts."""
    return [
        click.Option(
            ["--vault"],
            metavar="DIR",
            help=helping.say("vault"),
            shell_complete=completing.folders,
        ),
        click.Option(["--today"], metavar="DAY[THH:MM]", help=helping.say("today")),
        click.Option(
            ["--lang"], type=click.Choice(["de", "en"]), help=helping.say("lang")
        ),
        click.Option(["-q", "--quiet"], is_flag=True, help=helping.say("quiet")),
    ]


def parameter(option: Option, words: Words) -> click.Parameter:
    """An option of a command as one of the shell."""
    if option.type == "name":
        shown = option.name.upper()
        return click.Argument(
            [python(option.name)],
            nargs=-1,
            required=option.required,
            metavar=shown if option.required else f"[{shown}]",
            shell_complete=offered,
        )
    flag = f"--{option.name.replace('_', '-')}"
    help_text = sentence(words.say(option.help))
    if option.type == "flag":
        return click.Option([flag, python(option.name)], is_flag=True, help=help_text)
    kind: Any = click.Choice(option.choices) if option.type == "choice" else str
    return click.Option(
        [flag, python(option.name)],
        type=kind,
        metavar=METAVARS.get(option.type),
        required=option.required,
        help=help_text,
    )


def python(name: str) -> str:
    """An option's name as that of a parameter."""
    return name.replace("-", "_")


def _run(session: Session, name: str, given: dict[str, Any]) -> int:
    vault = session.refreshed()
    owned = vault.registry.named(Command, name)
    assert owned is not None  # noqa: S101 - found a moment ago
    described: Command = owned.value
    now = session.now
    shared = generate.snapshot(vault)
    walks = (lambda under: _walk(vault, under)) if described.walks else None
    view = VaultView(shared, owned.plugin, now, walks=walks)
    asked = {
        option.name: value(option, given[python(option.name)], view, now)
        for option in described.options
    }
    outcome = vault.registry.call(owned, described.run, view, asked, now)
    if outcome is not None and outcome.edits:
        # Nobody makes them yet; an edit that is silently lost is worse than none.
        vault.registry.note_crash(owned, NotImplementedError("Outcome.edits"))
        outcome = None
    if outcome is None:
        for fault in vault.registry.crashed.values():
            show.complain(session.words, fault.message, fault.hint)
        return 1
    found = [placed(vault, one) for one in outcome.diagnostics]
    colour = show.colours(sys.stderr)
    for said in findings.shown(vault, found, session.words, colour=colour):
        sys.stderr.write(said + "\n\n")
    _show(outcome, session.words, given["format"])
    return outcome.exit


def placed(vault: Vault, found: Diagnostic) -> Placed:
    """A diagnostic with its line and column, if the note is there."""
    note = vault.note(found.path) if found.path and found.span else None
    return extract.placed(found, note.source if note else None)


def _walk(vault: Vault, under: str) -> Iterable[Note]:
    for path, (_, seen) in sorted(vault.index.notes().items()):
        if under and not path.startswith(under.rstrip("/") + "/"):
            continue
        if not sync.is_read(seen):
            continue
        data = vault.files.read(path)
        if data is not None:
            yield notes.parse(path, text.decode(data)[0])


def value(option: Option, given: Any, view: VaultView, now: str) -> Any:
    """What was typed, as its command wants it."""
    if option.type == "name":
        typed = " ".join(given).strip()
        if given and not typed:
            raise UsageError(Msg("cli.no-name"), Msg("cli.no-name.hint"))
        return naming.who(typed, view) if typed else None
    if given is None or option.type not in ("when", "within"):
        return given
    if option.type == "within":
        days = days_ahead(given)
        if days == 0:
            raise UsageError(
                msg("cli.bad-within", text=given), Msg("cli.bad-within.hint")
            )
        return days
    when = dates.whole(given, now[:10])
    if when is None or when.fault:
        raise UsageError(msg("cli.bad-today", text=given), Msg("cli.bad-today.hint"))
    return when.moment


def _show(outcome: Outcome, words: Words, form: str) -> None:
    if form == "json":
        sys.stdout.write(show.json_text(outcome.data))
        return
    colour = show.colours(sys.stdout)
    for part in outcome.show:
        if isinstance(part, Grid):
            made = show.text_grid(
                part, words, columns=100, limit=None, colour=colour, heads=True
            )
            click.echo(made.lstrip("\n"))
            continue
        parts = (part,) if isinstance(part, (Msg, str)) else part
        click.echo(show.safe("".join(words.say(piece) for piece in parts)))
