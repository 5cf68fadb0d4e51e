"""What `init` says: the notes, the settings, tomorrow's list, and what to do next."""

from __future__ import annotations

import shutil
import sys
import textwrap

import click

from vaultkit.app import apply, init
from vaultkit.app.apply import Done
from vaultkit.app.vault import Vault
from vaultkit.cli import show
from vaultkit.cli.session import PROGRESS_FROM
from vaultkit.core.words import Moment, Msg, Words, msg
from vaultkit.plugin.contributions import Grid, Outcome

WIDEST = 100
"""Columns of a paragraph in a terminal; elsewhere it is one line."""


class Telling:
    """Says it in one language, the answer to stdout and the rest beside it."""

    def __init__(self, words: Words, quiet: bool) -> None:
        """Take the words of the terminal's language."""
        self.words = words
        self.quiet = quiet
        self._colour = show.colours(sys.stdout)
        self._columns = 0
        if sys.stdout.isatty():
            self._columns = min(shutil.get_terminal_size().columns, WIDEST)

    def beside(self, message: Msg) -> None:
        """Something worth knowing, to stderr."""
        show.note(self.words, message, self.quiet)

    def done(self, done: Done, path: str) -> bool:
        """What became of a file that was to be written; whether it is there."""
        if done == "written":
            self.beside(msg("cli.written", path=path))
            return True
        fault = apply.complaint(done, path)
        if fault is not None:
            show.complain(self.words, fault.message, fault.hint)
        else:
            show.complain(
                self.words, msg("init.taken", path=path), Msg("init.taken.hint")
            )
        return False

    def vault(self, vault: Vault, now: Moment) -> None:
        """What there is, what is due tomorrow, what to do next."""
        count = len(init.note_paths(vault))
        id_ = "init.notes" if count else "init.no-notes"
        self._line(msg(id_, n=count, path=vault.files.root))
        if init.is_logseq(vault.files):
            self._line(Msg("init.logseq"))
        self._gap()
        for outcome in init.survey(vault, now):
            self._outcome(outcome)
        for fault in vault.registry.crashed.values():
            show.complain(self.words, fault.message, fault.hint)
        self._gap()
        self._settings(vault, now)
        self._gap()
        self._tomorrow(init.tomorrow(vault, now[:10]))
        self._gap()
        self._next(vault)

    def to_write(self, found: init.ToWrite) -> None:
        """Lines that an existing settings file still needs, or has otherwise."""
        for id_, lines in zip(("lacking", "differing"), found, strict=True):
            if lines:
                self._gap()
                self._line(Msg(f"init.{id_}"))
                for line in lines:
                    click.echo(f"  {line}")

    def progress(self) -> show.Progress:
        """A bar for many notes, only where somebody looks at it."""
        wanted = not self.quiet and sys.stderr.isatty()
        return show.Progress(
            wanted, lambda: self.words.say(Msg("cli.reading")), PROGRESS_FROM
        )

    def _outcome(self, outcome: Outcome) -> None:
        for part in outcome.show:
            if isinstance(part, Grid):
                self._grid(part)
            elif isinstance(part, (Msg, str)):
                self._line(part)
            else:
                self._line(*part)

    def _settings(self, vault: Vault, now: Moment) -> None:
        own = vault.settings
        self._line(
            msg(
                "init.set" if own.region else "init.set.nowhere",
                language=f"init.language.{own.language}",
                timezone=own.timezone,
                region=own.region or "",
                start=own.start or now[:10],
            )
        )

    def _tomorrow(self, found: init.Tomorrow) -> None:
        id_ = "init.tomorrow" if found.grid.rows else "init.tomorrow.nothing"
        self._line(msg(id_, day=found.day))
        self._grid(found.grid)
        if found.more:
            self._line(msg("init.more", n=found.more), indent="  ")
        if found.old:
            self._line(msg("app.old", n=found.old))
        if found.undated:
            self._line(msg("app.undated", n=found.undated))

    def _next(self, vault: Vault) -> None:
        note, outputs = init.filled(vault), ", ".join(init.output_paths(vault))
        if lines := init.unmarked(vault):
            self._line(msg("init.unmarked", path=note))
            for line in lines:
                click.echo(f"  {line}")
        if outputs:
            self._line(
                msg("init.next", note=note, output=outputs),
                " ",
                Msg("init.calendars"),
            )
        else:
            self._line(msg("init.next.list", note=note))

    def _grid(self, grid: Grid) -> None:
        if grid.rows:
            columns = self._columns or WIDEST
            text = show.text_grid(
                grid, self.words, columns=columns, limit=None, colour=self._colour
            )
            click.echo(text.lstrip("\n"))

    def _line(self, *parts: Msg | str, indent: str = "") -> None:
        text = show.safe("".join(map(self.words.say, parts)))
        if self._columns:
            text = textwrap.fill(
                text,
                self._columns,
                initial_indent=indent,
                subsequent_indent=indent + "  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        click.echo(text if self._columns else indent + text)

    def _gap(self) -> None:
        click.echo()
