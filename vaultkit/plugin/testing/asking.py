"""Laws of the third stage: the same question at the same moment, the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vaultkit.core.diagnostics import Diagnostic
from vaultkit.core.words import Moment, Words
from vaultkit.plugin import checked
from vaultkit.plugin.contributions import (
    Block,
    Check,
    Command,
    Output,
    Plugin,
    Section,
    Setting,
    Survey,
)
from vaultkit.plugin.testing import saying
from vaultkit.plugin.testing.memory import MemoryVault


class _Asked:
    """One plugin at one moment, and all that is found out about it."""

    def __init__(
        self, plugin: Plugin, vault: MemoryVault, now: Moment, own: Sequence[str]
    ) -> None:
        self.plugin = plugin
        self.vault = vault
        self.now = now
        self.own = own
        self.found: list[str] = []
        self.texts = {
            id_: text
            for each in vault.plugins
            for id_, text in each.words.get("en", {}).items()
        }

    def twice(
        self, value: Any, run: Callable[..., Any], *args: Any, walks: bool = False
    ) -> Any:
        """Ask twice, each time with a new view, and look at what is given."""
        given = []
        name, wanted = checked.returned(value, run)
        at = f"{type(value).__name__}.{name}"
        for _ in range(2):
            view = self.vault.view(self.now, self.plugin, walks=walks)
            answer = run(*(view if arg is VIEW else arg for arg in args))
            given.append(answer if isinstance(answer, tuple) else _listed(answer))
        if given[0] != given[1]:
            self.found.append(f"{at}: two answers to one question")
        if wrong := checked.fault(given[0], wanted, at):
            self.found.append(wrong)
        self.found += saying.unsaid(given[0], self.texts, self.own, at)
        return given[0]


VIEW = object()
"""Stands where a contribution takes its view."""


def _listed(answer: Any) -> Any:
    """What is given bit by bit, at once."""
    return list(answer) if hasattr(answer, "__next__") else answer


def faults(
    plugin: Plugin, vault: MemoryVault, now: Moment, own: Sequence[str]
) -> list[str]:
    """What is wrong with answers at a moment."""
    asked = _Asked(plugin, vault, now, own)
    looks: Mapping[type, Callable[[_Asked, Any], None]] = {
        Check: _check,
        Section: _section,
        Block: _block,
        Output: _output,
        Command: _command,
        Survey: _survey,
    }
    for value in plugin.contributes:
        if look := looks.get(type(value)):
            look(asked, value)
    return asked.found


def _check(asked: _Asked, check: Check) -> None:
    for found in asked.twice(check, check.run, VIEW, asked.now):
        if not saying.begins(found.code, asked.own, "/"):
            asked.found.append(
                f"code {found.code!r} does not begin with {asked.own[0] + '/'!r}"
            )
        note = asked.vault.notes.get(found.path or "")
        if found.path is not None and note is None:
            asked.found.append(f"Check.run: there is no note {found.path!r}")
        span = found.span if isinstance(found, Diagnostic) else None
        if note and span and span.end > len(note.text):
            asked.found.append(f"Check.run: a span lies outside {found.path!r}")


def _section(asked: _Asked, section: Section) -> None:
    asked.twice(section, section.table, VIEW, asked.now)
    if section.data is not None:
        given = asked.twice(section, section.data, VIEW, asked.now)
        if wrong := checked.plain(given, "Section.data"):
            asked.found.append(wrong)


def _block(asked: _Asked, block: Block) -> None:
    day = asked.now[:10]
    view = asked.vault.view(day, asked.plugin)
    known = {due.uid for old in (False, True) for due in view.followups(old=old)}
    known |= {due.uid for due in view.followups(undated=True)}
    words = Words("en", asked.texts)
    above: set[str] = set()
    now, asked.now = asked.now, day
    for line in asked.twice(block, block.wanted, VIEW, {}, day):
        if line.uid and line.uid not in known:
            asked.found.append(f"Block.wanted: {line.uid!r} is nobody's follow-up")
        if line.under is not None and line.under not in above:
            asked.found.append("Block.wanted: a line stands under one that comes later")
        if "\n" in "".join(words.say(part) for part in line.text):
            asked.found.append("Block.wanted: a line holds a line break")
        above.add(line.uid)
    asked.now = now


def _output(asked: _Asked, output: Output) -> None:
    vault, day = asked.vault, asked.now[:10]
    own = Setting(
        *(vault.vault_id, "vault", "en", "UTC", "UTC0", None),
        Words("en", asked.texts),
        vault.option(asked.plugin),
    )
    path = asked.twice(output, output.path, own)
    if not path.endswith(output.suffix):
        asked.found.append(f"Output.path: {path!r} does not end with {output.suffix!r}")
    now, asked.now = asked.now, day + "T00:00"
    events = asked.twice(output, output.wanted, VIEW, day)
    asked.now = now
    items = [asked.twice(output, output.item, event, (), own) for event in events]
    made = asked.twice(output, output.join, items, b"", day, own)
    if asked.twice(output, output.join, items, made, day, own) != made:
        asked.found.append("Output.join: made again, the file is another")
    if output.foreign(made):
        asked.found.append("Output.foreign: it does not know its own file again")


def _command(asked: _Asked, command: Command) -> None:
    someone = next((e for e in asked.vault.entities.values() if e.kind != "note"), None)
    if someone is None and any(
        o.required and o.type in {"name", "names"} for o in command.options
    ):
        return
    for full in (False, True):
        given: dict[str, Any] = {}
        for option in command.options:
            wanted = full or option.required
            given[option.name] = {
                "flag": full,
                "name": someone if wanted else None,
                "names": (someone,) if wanted else (),
                "within": 30 if wanted else None,
                "when": asked.now if wanted else None,
                "choice": option.choices[0] if wanted and option.choices else None,
                "text": "text" if wanted else None,
            }[option.type]
        walks = command.walks
        asked.twice(command, command.run, VIEW, given, asked.now, walks=walks)


def _survey(asked: _Asked, survey: Survey) -> None:
    asked.twice(survey, survey.run, VIEW, asked.now, walks=True)
    if survey.language is not None:
        asked.twice(survey, survey.language, VIEW, walks=True)
