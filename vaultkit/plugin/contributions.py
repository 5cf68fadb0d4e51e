"""Plugin and the contribution types: everything a plugin may bring, as values.

ENGINE in `docs/plugins.md` tells the three stages: extract and derive are pure and have
no clock; only what is asked at read time gets `now`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from vaultkit.core.diagnostics import Diagnostic, Placed
from vaultkit.core.edits import Edit
from vaultkit.core.notes import Note
from vaultkit.core.words import Day, Moment, Msg, Words
from vaultkit.plugin.followups import Derived, Due, Entity
from vaultkit.plugin.kinds import FactKind
from vaultkit.plugin.view import Facts, View


class Fact(NamedTuple):
    """Something a note states.

    `span` is stored beside the row and never compared. `about` are link targets as
    written; empty = the note's own entity. `who`, instead of `about`, are name keys
    from surest to weakest: the first that anybody answers decides. `answered`: words in
    the line itself answer what it asks for, and nobody has acted on them.
    """

    kind: FactKind[Any]
    row: tuple[Any, ...]
    span: tuple[int, int]
    about: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    answered: bool = False


class NoteKind(NamedTuple):
    """Says which notes are an entity of this kind.

    `called` takes a name apart that somebody typed: what is left of it without titles
    and the like, then the keys of `Entity.names` that mean the same, surest first.
    `apart` says what tells one from its namesakes, such as a company, and the last day
    on which one met, as of a day.
    """

    name: str
    entity: Callable[[Note, Any], Entity | None]
    called: Callable[[str], tuple[str, ...]] | None = None
    apart: Callable[[Facts, Day], tuple[str, Day | None]] | None = None


class Extract(NamedTuple):
    """Stage 1: one note to its facts; pure in (note, options)."""

    gives: tuple[FactKind[Any], ...]
    facts: Callable[[Note, Any], Iterable[Fact | Diagnostic]]


class Derive(NamedTuple):
    """Stage 2: one entity's facts to follow-ups; pure in (facts, options), no clock.

    Not called for an entity that has no fact of any kind in `reads`.
    """

    of: str
    reads: tuple[FactKind[Any], ...]
    run: Callable[[Facts, Any], Derived]


class Line(NamedTuple):
    """One line of a block. An empty `uid` is a generated line that is no task.

    Parts of `text` are said and joined without blanks between them. `under` is the
    uid of the line it stands under, indented. A line without uid and with `tail` set
    stands at the block's end, else where it comes (first of all: no group).
    """

    uid: str
    group: Msg | None
    text: tuple[Msg | str, ...]
    under: str | None = None
    tail: bool = False


class Block(NamedTuple):
    """A region inside notes, asked as of the first minute of a day."""

    name: str
    wanted: Callable[[View, Mapping[str, str], Day], Iterable[Line]]


Cell = Msg | str | tuple[Msg | str, ...]
"""A cell of a table; several parts are shown with a dot between them."""


class Grid(NamedTuple):
    """A table for people: heads, rows, and groups as (title, number of rows)."""

    columns: tuple[Msg, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[tuple[Msg, int], ...] = ()
    more: tuple[int, ...] = ()
    """How many rows each group has besides those given here."""


class Section(NamedTuple):
    """A part of the report; `data` is its plain JSON value under its name."""

    name: str
    title: Msg
    table: Callable[[View, Moment], Grid]
    data: Callable[[View, Moment], Any] | None = None


class Event(NamedTuple):
    """What one entry of an output shows; a bundle has several dues."""

    uid: str
    day: Day
    dues: tuple[Due, ...]
    more: tuple[tuple[str, int], ...] = ()
    """What it stands for besides, without naming it: each kind, and how many."""


class Setting(NamedTuple):
    """All that bytes in the vault may depend on, besides notes and day."""

    vault_id: str
    vault_name: str
    language: str
    timezone: str
    zone_rule: str | None
    region: str | None
    words: Words
    options: Any
    zone_shifts: tuple[tuple[Moment, int], ...] = ()
    """Only where `zone_rule` is None: UTC moments, and the zone's minutes ahead of UTC
    from then on."""


class Output(NamedTuple):
    """One generated file. `item` is cached by its inputs; `join` makes the file.

    `wanted` is asked for one day at a time, and again when that day's follow-ups may
    be others: the view has no more of them than those that fall on one day. What is
    overdue or has no day comes with the follow-ups of `day` itself.
    `foreign` says of the bytes found at its place that somebody else wrote them; such
    a file is never replaced. Left out, every file that is not empty is.
    """

    name: str
    suffix: str
    wanted: Callable[[View, Day], Iterable[Event]]
    item: Callable[[Event, Sequence[Msg], Setting], bytes]
    join: Callable[[Sequence[bytes], bytes, Day, Setting], bytes]
    path: Callable[[Setting], str]
    foreign: Callable[[bytes], bool] = bool


class Check(NamedTuple):
    """A vault-wide finding, such as two appointments at one time.

    What it finds at a stated fact's place is `Placed` and reads no note.
    """

    code: str
    summary: Msg
    run: Callable[[View, Moment], Iterable[Diagnostic | Placed]]


class Option(NamedTuple):
    """An option or argument of a command; `name` types are resolved by the host.

    `names` are several, with commas between them: a tuple of entities. Beside a `when`
    of a command that writes, `<name>-lead` is the word before its time, such as `ab`.
    """

    name: str
    type: Literal["text", "name", "names", "when", "within", "flag", "choice"]
    help: Msg
    choices: tuple[str, ...] = ()
    required: bool = False
    argument: bool = False
    """Stands in its place without `--name`; names always do."""


class Outcome(NamedTuple):
    """What a command answers: things to show, edits to make, an exit code.

    A plain tuple in `show` is one line: its parts are said and joined without blanks.
    What a command that writes shows with an exit code is why nothing was done.
    """

    show: tuple[Grid | Msg | str | tuple[Msg | str, ...], ...] = ()
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    exit: Literal[0, 1, 2] = 0
    data: Any = None


class Command(NamedTuple):
    """A command of the shell, described as data."""

    name: str
    summary: Msg
    options: tuple[Option, ...]
    run: Callable[[View, Mapping[str, Any], Moment], Outcome]
    walks: bool = False
    writes: bool = False
    """It makes edits. A name is then one argument, and the host offers `--dry-run`."""


class Survey(NamedTuple):
    """What a plugin tells of a vault on its first day; walks all notes.

    `language` counts, of what it recognised, what was written in which language.
    """

    name: str
    run: Callable[[View, Moment], Outcome]
    language: Callable[[View], Mapping[str, int]] | None = None


class Plugin(NamedTuple):
    """A plugin: a value with a name, options, words and contributions.

    `options` is a NamedTuple class whose fields all have defaults. Fields named
    `language`, `timezone`, `region`, `start`, `vault_id` or `us_keys` are filled by
    the host from the vault's settings. Word ids begin with the plugin's name and a dot.
    """

    name: str
    version: str
    options: type[Any] | None = None
    words: Mapping[str, Mapping[str, str]] = {}
    contributes: tuple[Any, ...] = ()
