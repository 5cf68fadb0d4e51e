"""Day one in a folder of notes: what to begin with, and what the notes look like.

Plans two files, each only where there is none, and asks nothing. What plugins make of
the notes is theirs to tell; which notes, settings and lists there are is told here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from vaultkit.app import check, generate, report
from vaultkit.app.asking.view import VaultView
from vaultkit.app.indexing import sync
from vaultkit.app.ports import NoteFiles
from vaultkit.app.registry import Owned
from vaultkit.app.settings import FILE, Settings
from vaultkit.app.vault import Vault
from vaultkit.core import dates, notes, paths, text
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment
from vaultkit.plugin.contributions import Block, Grid, Outcome, Output, Survey

Render = Callable[[str, Mapping[str, Any]], str]
"""Port: a template's name and values to text."""

LISTS = {"de": "Wiedervorlage.md", "en": "Follow-ups.md"}
"""The note with the first list, by the vault's language."""

OPENING, CLOSING = b"<!-- vaultkit:", "<!-- /vaultkit -->"
LOGSEQ = "logseq/config.edn"
OBSIDIAN = (
    (".obsidian/templates.json", "folder"),
    (".obsidian/plugins/templater-obsidian/data.json", "templates_folder"),
)
TASKS = (".obsidian/plugins/obsidian-tasks-plugin/data.json", "globalFilter")
LONGEST_VALUE = 200
"""Characters; what is longer in another program's settings is no name."""

SHOWN = 5
"""Lines of tomorrow's list."""
AHEAD = 7
"""Days that it covers."""


class Choice(NamedTuple):
    """What the settings begin with; an empty region is left out."""

    vault_id: str
    language: str
    timezone: str
    region: str
    start: Day


class Wanted(NamedTuple):
    """A file that is to be there."""

    path: str
    data: bytes


class Tomorrow(NamedTuple):
    """The first lines of a day's list, and what is not shown."""

    day: Day
    grid: Grid
    more: int
    old: int
    """Open boxes from before the start."""
    undated: int
    """Days that say no year, and so are not among the lines."""


# --- what to begin with -----------------------------------------------------------
def language(vault: Vault, now: Moment) -> str:
    """The language of most of what plugins recognise in the notes, "" if undecided."""
    counts: Counter[str] = Counter()
    for owned in vault.registry.of(Survey):
        survey: Survey = owned.value
        if survey.language is not None:
            view = _view(vault, owned, now)
            counts.update(vault.registry.call(owned, survey.language, view) or {})
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else ""


def settings_text(files: NoteFiles, render: Render, choice: Choice) -> str:
    """The settings file, other programs' settings of the same folder honoured."""
    found = (_setting(files, *place) for place in OBSIDIAN)
    folders = dict.fromkeys(name.strip("/") for name in found)
    values = {
        "language": choice.language,
        "id": _quoted(choice.vault_id),
        "quoted_language": _quoted(choice.language),
        "timezone": _quoted(choice.timezone),
        "region": _quoted(choice.region),
        "start": choice.start,
        "template_folders": [_quoted(name) for name in folders if name],
        "task_filter": _quoted(_setting(files, *TASKS)),
    }
    return render("vaultkit.toml.j2", values)


def _setting(files: NoteFiles, path: str, key: str) -> str:
    """One text in another program's settings, "" if it cannot be used."""
    try:
        found = json.loads(files.read(path) or b"{}")
    except (ValueError, RecursionError):
        return ""
    value = found.get(key) if isinstance(found, dict) else None
    usable = isinstance(value, str) and value.isprintable()
    return str(value).strip() if usable and len(str(value)) <= LONGEST_VALUE else ""


def _quoted(value: str) -> str:
    """A text as TOML writes it; nothing for nothing."""
    return json.dumps(value, ensure_ascii=False) if value else ""


def missing(vault: Vault, render: Render, settings: str) -> Iterator[Wanted]:
    """The files that are to be there and are not.

    Args:
        vault: with the settings that hold, or are about to.
        render: makes text of a template.
        settings: the text of the settings file.
    """
    if vault.files.read(FILE) is None:
        yield Wanted(FILE, settings.encode())
    path = list_path(vault)
    block = _block(vault)
    if block is not None and vault.files.read(path) is None:
        opening, closing = _markers(block)
        values = {
            "language": vault.settings.language,
            "opening": opening,
            "closing": closing,
        }
        yield Wanted(path, render("checklist.md.j2", values).encode())


def list_path(vault: Vault) -> str:
    """The note that is given the first list."""
    return LISTS.get(vault.settings.language, LISTS["en"])


def filled(vault: Vault) -> str:
    """The note whose list the next round fills."""
    own, marked = list_path(vault), generate.with_blocks(vault)
    return marked[0] if marked and own not in marked else own


def unmarked(vault: Vault) -> tuple[str, ...]:
    """The lines that make a place for a list, where its note is there without them."""
    block, path = _block(vault), list_path(vault)
    if block is None or filled(vault) != path or path in generate.with_blocks(vault):
        return ()
    return _markers(block) if vault.files.read(path) is not None else ()


def _markers(block: Block) -> tuple[str, str]:
    return f"{OPENING.decode()}{block.name} -->", CLOSING


def _block(vault: Vault) -> Block | None:
    return next((owned.value for owned in vault.registry.of(Block)), None)


class ToWrite(NamedTuple):
    """Lines for a hand to write into an existing settings file."""

    lacking: tuple[str, ...]
    differing: tuple[str, ...]
    """Keys that are there and say something else than what was asked for."""


def to_write(own: Settings, choice: Choice, asked: Mapping[str, str]) -> ToWrite:
    """What an existing settings file lacks, or would need to say what was asked.

    Args:
        own: what the file says.
        choice: what it would have begun with.
        asked: what the call names, by key.
    """
    wanted = {
        "id": _quoted(choice.vault_id),
        "language": _quoted(choice.language),
        "timezone": _quoted(choice.timezone),
        "region": _quoted(choice.region),
        "start": choice.start,
    }
    lines = {key: f"{key} = {value}" for key, value in wanted.items() if value}
    lacking = {
        found.message.id.rpartition(".")[2]
        for found in own.diagnostics
        if found.code == "settings/missing-key"
    }
    other = {key for key, value in asked.items() if value != getattr(own, key)}
    return ToWrite(
        tuple(line for key, line in lines.items() if key in lacking),
        tuple(line for key, line in lines.items() if key in other - lacking),
    )


# --- what is there ------------------------------------------------------------------
def is_logseq(files: NoteFiles) -> bool:
    """Whether the folder is one of Logseq's, whose pages are not read yet."""
    return files.read(LOGSEQ) is not None


def survey(vault: Vault, now: Moment) -> Iterator[Outcome]:
    """What every plugin found in the notes."""
    for owned in vault.registry.of(Survey):
        view = _view(vault, owned, now)
        told = vault.registry.call(owned, owned.value.run, view, now)
        if told is not None:
            yield told


def _view(vault: Vault, owned: Owned, now: Moment) -> VaultView:
    shared = generate.snapshot(vault)
    return VaultView(shared, owned.plugin, now, walks=lambda under: walk(vault, under))


def walk(vault: Vault, under: str = "") -> Iterator[Note]:
    """Every note as it is on disk, in order of path; needs no index."""
    for path in note_paths(vault):
        if under and not path.startswith(under.rstrip("/") + "/"):
            continue
        data = vault.files.read(path)
        if data is not None:
            yield notes.parse(path, text.decode(data)[0])


def note_paths(vault: Vault) -> list[str]:
    """Every note that is read: not too large, no sync tool's copy, not our own list."""
    found = []
    for folder, (stamps, _, _) in vault.files.scan():
        prefix = f"{folder}/" if folder else ""
        for name, size, _, _ in stamps:
            copy = paths.conflict_of(name)
            if size <= sync.TOO_LARGE and not (copy and copy[1]):
                found.append(prefix + name)
    ours = list_path(vault)
    if ours in found and OPENING in (vault.files.read(ours) or b""):
        found.remove(ours)
    return sorted(found)


def tomorrow(vault: Vault, today: Day) -> Tomorrow:
    """How tomorrow's list begins."""
    day = dates.later(today, 1)
    now = day + "T00:00"
    view = VaultView(generate.snapshot(vault), None, now)
    dues = view.listed(until=dates.later(day, AHEAD))
    groups = report.grouped([due for due in dues if not due[4]], [], day)
    room = SHOWN
    shown = []
    for title, listed in groups:
        if room > 0:
            first = view.first(listed, room)
            shown.append((title, first, len(first)))
            room -= len(listed)
    total = sum(len(listed) for _, listed in groups)
    old = vault.index.count_old(now)
    more = max(0, total - SHOWN)
    return Tomorrow(day, report.table(shown), more, old, check.undated(vault))


def output_paths(vault: Vault) -> tuple[str, ...]:
    """The files that a round writes beside the notes."""
    found = (
        vault.registry.call(owned, owned.value.path, generate.setting(vault, owned))
        for owned in vault.registry.of(Output)
    )
    return tuple(path for path in found if path)
