"""Writes the help of every command into docs/commands.md; `--check` only shows it.

LC_ALL=C python tests/plugins/helptexts.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from vaultkit.cli import shell

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
SHARED = ("vault", "today", "lang", "quiet")
WIDTH = 96
_PLACE = re.compile(
    r"^<!-- help: (\w+) -->\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL
)


def commands() -> dict[str, click.Command]:
    """Every command that an installation without strangers has."""
    with click.Context(shell.app, info_name="vaultkit") as ctx:
        names = shell.app.list_commands(ctx)
        found = {name: shell.app.get_command(ctx, name) for name in names}
    return {name: command for name, command in found.items() if command is not None}


def own_help(name: str, command: click.Command) -> str:
    """Help without the options that every command has."""
    shown = [param for param in command.params if param.name not in SHARED]
    bare = click.Command(
        name,
        params=shown,
        help=command.help,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    bare.params = shown
    parent = click.Context(shell.app, info_name="vaultkit")
    ctx = click.Context(bare, parent, info_name=name, max_content_width=WIDTH)
    ctx.terminal_width = WIDTH
    lines = [line.rstrip() for line in bare.get_help(ctx).split("\n")]
    text = "\n".join(line for line in lines if "--help" not in line)
    return text.removesuffix("Options:").rstrip()


def shared_help(command: click.Command) -> str:
    """The options that every command has."""
    ctx = click.Context(command, terminal_width=WIDTH, max_content_width=WIDTH)
    records = [
        record
        for param in command.params
        if param.name in SHARED and (record := param.get_help_record(ctx))
    ]
    records.append(("-h, --help", "Show this message and exit."))
    formatter = ctx.make_formatter()
    formatter.write_dl(records)
    return formatter.getvalue()


def filled(page: str) -> str:
    """The page with every help as it is now."""
    known = commands()
    texts = {name: own_help(name, command) for name, command in known.items()}
    texts["shared"] = shared_help(known["sync"])

    def fill(found: re.Match[str]) -> str:
        text = texts.get(found[1])
        head = f"<!-- help: {found[1]} -->\n"
        return (
            head if text is None else f"{head}\n```text\n{text.strip(chr(10))}\n```\n"
        )

    return _PLACE.sub(fill, page)


if __name__ == "__main__":
    written = filled(PAGE.read_text("utf-8"))
    if "--check" in sys.argv:
        sys.stdout.write(written)
    else:
        PAGE.write_text(written, "utf-8")
