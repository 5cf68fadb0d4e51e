"""The door: everything a plugin may import."""

from __future__ import annotations

from vaultkit.core import dates, decode, links, markdown, tasks, words
from vaultkit.core.diagnostics import Diagnostic, Fix, Placed
from vaultkit.core.edits import Edit, Replacement
from vaultkit.core.frontmatter import Field, Frontmatter
from vaultkit.core.markdown import Row
from vaultkit.core.notes import Note
from vaultkit.core.spans import Located, Span
from vaultkit.core.tasks import Task
from vaultkit.core.words import Day, Moment, Msg, Words, msg
from vaultkit.plugin.contributions import (
    Block,
    Check,
    Command,
    Derive,
    Event,
    Extract,
    Fact,
    Grid,
    Line,
    NoteKind,
    Option,
    Outcome,
    Output,
    Plugin,
    Section,
    Setting,
    Survey,
)
from vaultkit.plugin.followups import (
    ALWAYS,
    Because,
    Derived,
    Due,
    Entity,
    FollowUp,
    Outline,
    Ref,
    Seen,
)
from vaultkit.plugin.kinds import FactKind, Table
from vaultkit.plugin.view import Facts, Place, View

__all__ = [
    "ALWAYS",
    "Because",
    "Block",
    "Check",
    "Command",
    "Day",
    "Derive",
    "Derived",
    "Diagnostic",
    "Due",
    "Edit",
    "Entity",
    "Event",
    "Extract",
    "Fact",
    "FactKind",
    "Facts",
    "Field",
    "Fix",
    "FollowUp",
    "Frontmatter",
    "Grid",
    "Line",
    "Located",
    "Moment",
    "Msg",
    "Note",
    "NoteKind",
    "Option",
    "Outcome",
    "Outline",
    "Output",
    "Place",
    "Placed",
    "Plugin",
    "Ref",
    "Replacement",
    "Row",
    "Section",
    "Seen",
    "Setting",
    "Span",
    "Survey",
    "Table",
    "Task",
    "View",
    "Words",
    "dates",
    "decode",
    "links",
    "markdown",
    "msg",
    "tasks",
    "words",
]
